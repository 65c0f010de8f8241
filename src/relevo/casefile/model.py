"""A case as read from its folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from relevo.casefile.record import NO_LOG
from relevo.core.term import Day, Term
from relevo.core.words import Localized
from relevo.instrument.model import FILE_KEYS, Counting, IntervalReading, Source
from relevo.mandate.model import Chosen
from relevo.rotation.model import Objective

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.record import Log
    from relevo.core.codes import Codes
    from relevo.core.event import Event
    from relevo.instrument.model import Act
    from relevo.regime.ally import AllyLaw, Designation
    from relevo.regime.model import Regime
    from relevo.register.delegation import Delegation, Process, Statement
    from relevo.register.withheld import Withheld
    from relevo.rotation.model import Planning, Tour


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The readings that the planner and the gate follow, printed with every result."""

    __pydantic_config__: ClassVar = FILE_KEYS

    counting: Counting = Counting.CONCURRENT
    interval: IntervalReading = IntervalReading.LENGTH_OF_STAY
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningSettings:
    """The days planned and the planner's own rules.

    Attributes:
        from_: First day planned.
        to: Last day planned, included.
        relief_overlap_days: Days of relief in place, 0 to 60.
        objective: Order of the levels.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    from_: Day
    to: Day
    relief_overlap_days: int = 7
    objective: Objective = Objective.PRESENCE

    @property
    def horizon(self) -> Term:
        """The days planned, as a term."""
        return Term.inclusive(self.from_, self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSettings:
    """``case.yaml``.

    Attributes:
        name: Name in both languages.
        host: Host state; empty only for a case about an ally status.
        sending_states: Sending states; empty likewise.
        regime: Identifier of the standing law, e.g. ``pe``; empty means that of the host.
        time_zone: Time zone of the host's civil dates, e.g. ``America/Lima``.
        readings: Readings chosen.
        planning: What to plan; None for a case without a plan.
        status: Law on ally status that the case is about, e.g. ``us-mnna``; empty for a case about
            the entry of a force. Such a case needs neither host nor acts.
        custodian: Verifier key (C2SP signed-note) of the case's log; its name is the log's origin.
            Empty for a case without a log. Who holds the private key is the custodian: for
            everybody else the case is read-only.
        persons_kept_days: Days for which names and documents of persons are kept after the last
            day in the country; None if no period is on record.
        muster_months: Calendar months that arms in the country may go without a count, 1 to 24;
            half a year if left out.
        publication_days: Days for which a calendar month must have been over before what was
            recorded in it is opened to everybody, as far as it ever is; 30 if left out.
        illustrative: Parts that are invented for illustration, e.g. ``[forces, hosts]``.
        sources: Sources of the case's own data.
        note: A remark for the reader, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    name: Localized
    host: str = ""
    sending_states: tuple[str, ...] = ()
    regime: str = ""
    time_zone: str = "UTC"
    readings: Readings = field(default_factory=Readings)
    planning: PlanningSettings | None = None
    status: str = ""
    custodian: str = ""
    persons_kept_days: int | None = None
    muster_months: int = 6
    publication_days: int = 30
    illustrative: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    note: Localized | None = None

    @property
    def chosen(self) -> Chosen:
        """Readings that the planner and the gate follow."""
        readings = self.readings
        return Chosen(
            counting=readings.counting, interval=readings.interval, sources=readings.sources
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything read from a case folder.

    Attributes:
        folder: The folder.
        settings: ``case.yaml``.
        acts: Acts by identifier.
        regime: Standing law of the host; None if there is none: then nothing is known of it.
        planning: Forces, hosts and calendar with the mandate; None if the case plans nothing.
        tours: Rows of the plan's ``rotation.csv``; None if there is no plan.
        events: Rows of ``events.csv``, in file order; empty if there is none.
        withheld: Rows of ``withheld.csv``, in file order; empty if there is none.
        delegations: Rows of ``delegations.csv``, in file order; empty if there is none.
        processes: Processes of ``processes.yaml``; empty if there is none.
        statements: What authorities said, from the same file.
        ally_law: Law on ally status that the case is about; None for another case.
        statuses: What is on record of each state's ally status, by state.
        codes: All codes, the case's own among them; None stands for those that ship with Relevo.
        log: The record of the case, as far as it can be opened here; empty if there is none.
    """

    folder: Path
    settings: CaseSettings
    acts: dict[str, Act]
    regime: Regime | None = None
    planning: Planning | None = None
    tours: tuple[Tour, ...] | None = None
    events: tuple[Event, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    processes: tuple[Process, ...] = ()
    statements: tuple[Statement, ...] = ()
    ally_law: AllyLaw | None = None
    statuses: dict[str, Designation] = field(default_factory=dict)
    codes: Codes | None = None
    log: Log = NO_LOG

    @property
    def zone(self) -> ZoneInfo:
        """Time zone of the host's civil dates: that of its standing law, else the case's."""
        return ZoneInfo(self.regime.time_zone if self.regime else self.settings.time_zone)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Sources of ``case.yaml``, then of the acts."""
        of_acts = (source for act in self.acts.values() for source in act.sources)
        return (*self.settings.sources, *of_acts)
