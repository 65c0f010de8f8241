"""What the rules on acts are given: a case's acts and events, and its host's standing law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from relevo.compliance.clocks import clocks_of
from relevo.compliance.events import acts_known, events_known
from relevo.core.codes import packaged_codes
from relevo.instrument.model import ActStatus
from relevo.mandate.from_acts import mandate_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.event import Event
    from relevo.instrument.model import Act
    from relevo.mandate.model import Mandate, PermittedWindow
    from relevo.regime.clocks import DutyClock
    from relevo.regime.model import Regime
    from relevo.rotation.model import Planning, Tour


@dataclass(frozen=True, slots=True, kw_only=True)
class Forerunner:
    """An act of another case that an act of this one follows.

    Attributes:
        act: The act.
        case: Name of the folder of its case, which lies beside this one's.
        windows: Its windows, as what amends it in its own case leaves them.
    """

    act: Act
    case: str
    windows: tuple[PermittedWindow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What every rule on acts is given.

    Attributes:
        host: Host state.
        regime: Standing law of the host; None if none is on record.
        acts: Inbound acts of which something was known by ``as_of``, by identifier.
        events: Events by then, those of acts and those on record, by day.
        recorded: Those on record alone.
        clocks: Clocks of the duties that they start.
        mandate: What the acts permit.
        zone: Time zone of the host's civil dates.
        codes: All codes.
        as_of: Day of knowledge.
        planning: Forces and calendar; None if nothing is planned.
        tours: The plan; empty if there is none.
        forerunners: Acts of other cases that acts of this one follow, each with its windows.
    """

    host: str
    regime: Regime | None
    acts: Mapping[str, Act]
    events: tuple[Event, ...]
    recorded: tuple[Event, ...]
    clocks: tuple[DutyClock, ...]
    mandate: Mandate
    zone: ZoneInfo
    codes: Codes
    as_of: date
    planning: Planning | None = None
    tours: tuple[Tour, ...] = ()
    forerunners: tuple[Forerunner, ...] = ()

    @property
    def judged(self) -> tuple[Act, ...]:
        """Acts adopted or asked for, of this host, in the case's order."""
        return tuple(
            act
            for act in self.acts.values()
            if act.status in (ActStatus.ADOPTED, ActStatus.REQUESTED) and act.host == self.host
        )

    @property
    def adopted(self) -> tuple[Act, ...]:
        """Those of :attr:`judged` that were adopted."""
        return tuple(act for act in self.judged if act.status is ActStatus.ADOPTED)


def grounds_of(
    acts: Iterable[Act],
    recorded: Iterable[Event],
    regime: Regime | None,
    *,
    host: str,
    time_zone: str,
    as_of: date,
    planning: Planning | None = None,
    tours: Iterable[Tour] = (),
    codes: Codes | None = None,
    beside: Mapping[str, Iterable[Act]] | None = None,
) -> Grounds:
    """Join what a case holds, as far as it was known on a day.

    Args:
        acts: Acts of the case, in its order.
        recorded: Events on record.
        regime: Standing law of the host; None if none is on record.
        host: Host state.
        time_zone: Time zone of the case; the regime's own comes first.
        as_of: Day of knowledge.
        planning: Forces and calendar; None if nothing is planned.
        tours: The plan.
        codes: Codes of the case; None takes those of ``planning``, else those that ship.
        beside: Acts of other cases, by folder; those that acts of this case follow are taken.
    """
    every, rows = tuple(acts), tuple(recorded)
    known = acts_known(every, as_of)
    zone = ZoneInfo(regime.time_zone if regime else time_zone)
    clocks, _ = clocks_of(every, rows, regime, zone=zone, as_of=as_of)
    return Grounds(
        host=host,
        regime=regime,
        acts=known,
        events=events_known(known, rows, as_of),
        recorded=tuple(one for one in rows if one.day is None or one.day <= as_of),
        clocks=clocks,
        mandate=planning.mandate if planning else mandate_on(every, as_of),
        zone=zone,
        codes=codes or (planning.codes if planning else packaged_codes()),
        as_of=as_of,
        planning=planning,
        tours=tuple(tours),
        forerunners=tuple(_followed(known, beside or {}, as_of)),
    )


def _followed(
    acts: Mapping[str, Act], beside: Mapping[str, Iterable[Act]], as_of: date
) -> Iterator[Forerunner]:
    """Give the acts of other cases that acts of this one follow, known and in force on a day."""
    followed = {act.series.follows for act in acts.values() if act.series} - set(acts)
    for case, every in beside.items():
        mandate = mandate_on(tuple(every), as_of)
        for one in mandate.acts:
            if one.act.id in followed:
                windows = (own for own in mandate.windows if own.clause.act == one.act.id)
                yield Forerunner(act=one.act, case=case, windows=tuple(windows))
