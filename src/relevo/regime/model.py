"""Standing law as data: one file for each host, that a lawyer reads and writes.

Every class here is read from ``regime/data/<id>.yaml`` or from a case's own ``regime.yaml``; field
names are the file's keys. A rule cites a norm and says from when to when it is law; where a source
is still to be read it says ``verify``. What no rule says is not known: that never means that
something is allowed, nor that it is forbidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from relevo.core.classes import EntryClass
from relevo.core.clause import ClauseRef, Seen
from relevo.core.event import EventKind
from relevo.core.term import Day
from relevo.core.words import Localized
from relevo.instrument.model import FILE_KEYS, Clock, DatedBody, Source
from relevo.regime.step import Stepped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Valid(Protocol):
    """What is law from a day to a day."""

    @property
    def from_(self) -> date | None:
        """First day, or None."""

    @property
    def to(self) -> date | None:
        """Last day, included, or None."""


Lasting = TypeVar("Lasting", bound=Valid)


class Content(StrEnum):
    """What an act may have to state."""

    REASONS = "reasons"
    ACTIVITY = "activity"
    UNITS = "units"
    PERSONS = "persons"
    NAMED_PERSONS = "named_persons"
    ARMS = "arms"
    EQUIPMENT = "equipment"
    AIRCRAFT = "aircraft"
    VESSELS = "vessels"
    PLACES = "places"
    HOST_INSTITUTIONS = "host_institutions"
    STAY = "stay"
    DATES = "dates"
    DEPARTURE = "departure"
    COSTS = "costs"
    STATUS_OF_FORCES = "status_of_forces"


class Element(StrEnum):
    """What of an act a change may touch; ``any`` stands for everything no other rule names."""

    START_DATE = "start_date"
    END_DATE = "end_date"
    STAY = "stay"
    PERSONS = "persons"
    ARMS = "arms"
    PLACES = "places"
    HOST_INSTITUTIONS = "host_institutions"
    UNITS = "units"
    PURPOSES = "purposes"
    ANY = "any"


class Feature(StrEnum):
    """What of a visit a criterion of class asks about."""

    ARMS = "arms"
    MILITARY = "military"
    PERSONS = "persons"
    OFFICERS = "officers"
    PURPOSE = "purpose"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    ALIGHTS = "alights"
    TRAINS_WITH_HOST = "trains_with_host"


class Paper(StrEnum):
    """What a rule on papers and records is about."""

    ACCESS = "access"
    SECRECY = "secrecy"
    PERSONAL_DATA = "personal_data"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """A norm that rules cite.

    Attributes:
        id: Identifier within the regime, e.g. ``law-27856-5``.
        title: How it is cited.
        seen: How it is known: ``statute`` when its own text was read, ``reported`` when others
            report it, ``unseen`` when neither.
        from_: First day on which it is law; None means since before anything recorded.
        to: Last day, included; None while it lasts.
        says: Sources.
        verify: Whether a source must still be found or read.
        note: A remark, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    title: Localized
    seen: Seen
    from_: Day | None = None
    to: Day | None = None
    says: tuple[str, ...] = ()
    verify: bool = False
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that consents, amends, owes or is owed.

    Attributes:
        id: Identifier within the regime, e.g. ``congress``.
        name: Its name.
        also: Other names under which acts and events name it, in any language.
        from_: First day on which it is there; None means since before anything recorded.
        to: Last day, included; None while it lasts.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    name: Localized
    also: tuple[str, ...] = ()
    from_: Day | None = None
    to: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule of a regime says of itself.

    Attributes:
        id: Identifier within the regime.
        norm: Norm it rests on.
        from_: First day on which it is law; None means since before anything recorded.
        to: Last day, included; None while it lasts.
        verify: Whether a source must still be found or read.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    norm: str
    from_: Day | None = None
    to: Day | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Rule):
    """Who consents to an entry, and how.

    Attributes:
        classes: Classes of entry it is for; empty means all.
        kinds: Kinds of instrument by which consent is given; empty means none is needed.
        body: Body that consents; None where no source names it.
        steps: Steps of the chain, in order, each with the body that takes it where a source names
            one; empty where no source gives them.
        when: Circumstance in which it applies instead of the usual rule, e.g. recess; or None.
        substitute_for: The rule it stands in for, e.g. a decree for a law; or empty.
        framework: Whether it gives no numbers and entries are registered under it.
        note: A remark, or None.
    """

    classes: tuple[EntryClass, ...] = ()
    kinds: tuple[str, ...] = ()
    body: str | None = None
    steps: tuple[Stepped, ...] = ()
    when: Localized | None = None
    substitute_for: str = ""
    framework: bool = False
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Required(Rule):
    """What acts of a kind must state.

    Attributes:
        kinds: Kinds of instrument it is for.
        any_of: What must be stated; one of several is enough.
        name: The same in words, e.g. *the length of stay*.
    """

    kinds: tuple[str, ...]
    any_of: tuple[Content, ...]
    name: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Purposes(Rule):
    """For what an entry of some classes may be.

    Attributes:
        kinds: Kinds of instrument it is for.
        classes: Classes of entry it is for; empty means all.
        items: Codes of purposes.
        unclear: Codes of which it is undetermined whether they are permitted, also where the list
            is complete: sources differ, or a word of the law may cover them.
        complete: Whether another purpose is not permitted; else it is undetermined.
        excluded: Codes of purposes that are not permitted, e.g. public security.
        note: A remark, or None.
    """

    kinds: tuple[str, ...] = ()
    classes: tuple[EntryClass, ...] = ()
    items: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    complete: bool = False
    excluded: tuple[str, ...] = ()
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePower(Rule):
    """Who may change what of an act in force, and under which conditions.

    Attributes:
        kinds: Kinds of act that may be changed so.
        element: What may be changed; ``any`` for all that no other rule names.
        by: Kinds of instrument that may change it.
        body: Body that gives that instrument; None where no source names it.
        countersign: Body that must countersign, or empty.
        before_entry: Whether only before the foreign personnel enter.
        stay_not_longer: Whether the stay may not grow.
        causes: Causes it is bound to, e.g. *unforeseen causes*; or None.
        note: A remark, or None.
    """

    kinds: tuple[str, ...]
    element: Element
    by: tuple[str, ...]
    body: str | None = None
    countersign: str = ""
    before_entry: bool = False
    stay_not_longer: bool = False
    causes: Localized | None = None
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRule(Rule):
    """A duty that an event starts.

    Attributes:
        what: The duty in words.
        after: Event that starts it.
        ahead: Whether it is due so long before that event, e.g. notice 30 days before an entry.
        kinds: Kinds of instrument whose events start it; empty means all.
        classes: Classes of entry whose events start it; empty means all.
        element: For a change: what was changed; None means any.
        by: Body that owes it; None where no source names it.
        owed_to: Bodies that are owed it, by date; ``not_found`` where no source names them.
        within: Time within which it is due; None where no source gives it.
        met_by: Event that fulfils it.
        note: A remark, or None.
    """

    what: Localized
    after: EventKind
    ahead: bool = False
    kinds: tuple[str, ...] = ()
    classes: tuple[EntryClass, ...] = ()
    element: Element | None = None
    by: str | None = None
    owed_to: tuple[DatedBody, ...] = ()
    within: Clock | None = None
    met_by: EventKind = EventKind.DUTY_MET
    note: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A question about a visit. In a file: ``{of: arms, is: [yes]}``, ``{of: officers, below: 4}``.

    Attributes:
        of: What is asked about.
        is_: Answers that fulfil it: ``yes``, ``no`` or codes of purposes; empty for a number.
        at_least: Least number that fulfils it, or None.
        below: Numbers below this fulfil it, or None.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    of: Feature
    is_: tuple[str, ...] = ()
    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Rule):
    """A class of entry and what puts a visit into it; criteria are asked in order.

    Attributes:
        all_of: Questions that must all be fulfilled; empty fits every visit.
        class_of_entry: The class; None where the visit is no entry of a force.
        consents: Rules of consent, by identifier, of which one is needed; empty means none.
        why: Why, in words.
        disputed: Whether it is contested that this is the law.
    """

    why: Localized
    all_of: tuple[Test, ...] = ()
    class_of_entry: EntryClass | None = None
    consents: tuple[str, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A programme year: acts of one series come once in it. In a file: ``begins: 09-01``.

    Attributes:
        id: Identifier within the regime.
        name: Its name.
        begins: Month and day of the first day, ``MM-DD``.
        ends: Month and day of the last day, included.
        due: When the bill for it is due, in words; or None.
        norm: Norm it rests on.
        verify: Whether a source must still be found or read.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    name: Localized
    begins: str
    ends: str
    norm: str
    due: Localized | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule(Rule):
    """A rule on access, secrecy, personal data or how long records are kept.

    Attributes:
        about: What it is about.
        says: The rule in words.
        within: For access: time within which a request is answered; for retention: how long.
        decided_by: Body that decides; None where no source names it.
    """

    about: Paper
    says: Localized
    within: Clock | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day on which working-day clocks stand still. In a file: ``{day: 2026-07-28, name: …}``.

    Attributes:
        day: The day.
        name: Its name.
        says: Sources.
        verify: Whether a source must still be found or read.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    day: Day
    name: Localized
    says: tuple[str, ...] = ()
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Rule):
    """A limit of the law that binds the host itself, or a fact about it, kept to be shown.

    Attributes:
        says: What it says, e.g. that foreign bases are banned.
    """

    says: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What every file of law says of itself: of a host, or on an ally status.

    Attributes:
        id: Identifier, the file's name without ``.yaml``, e.g. ``pe``.
        name: Its name.
        norms: Norms that rules cite.
        sources: Sources.
        illustrative: Whether it is invented for illustration.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    id: str
    name: Localized
    norms: tuple[Norm, ...]
    sources: tuple[Source, ...] = ()
    illustrative: bool = False

    def norm(self, id_: str) -> Norm:
        """Give a norm by its identifier.

        Raises:
            KeyError: If there is none; the loader, or a test of the packaged files, reports that.
        """
        return {norm.id: norm for norm in self.norms}[id_]

    def cite(self, norm: str) -> ClauseRef:
        """Cite a norm as a clause: the law takes the place of the act."""
        return ClauseRef(self.id, norm, self.norm(norm).seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime(Law):
    """The standing law of one host.

    Attributes:
        host: Host state.
        time_zone: Time zone of its civil dates, e.g. ``America/Lima``.
        bodies: Bodies that rules name.
        consents: Who consents.
        required: What acts must state.
        purposes: For what an entry may be.
        changes: What may be changed, by whom.
        clocks: Duties that events start.
        criteria: Classes of entry, asked in order.
        periods: Programme years.
        papers: Access, secrecy, personal data, retention.
        statements: What else is on record, kept to be shown.
        rest_days: Days of the week on which working-day clocks stand still, 1 Monday to 7 Sunday.
        holidays: Holidays.
        holidays_complete: Years whose holidays are all given; in others a working-day clock gives
            only the earliest day on which it can run out.
    """

    host: str
    time_zone: str
    bodies: tuple[Body, ...] = ()
    consents: tuple[Consent, ...] = ()
    required: tuple[Required, ...] = ()
    purposes: tuple[Purposes, ...] = ()
    changes: tuple[ChangePower, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    periods: tuple[Period, ...] = ()
    papers: tuple[PaperRule, ...] = ()
    statements: tuple[Statement, ...] = ()
    rest_days: tuple[int, ...] = (6, 7)
    holidays: tuple[Holiday, ...] = ()
    holidays_complete: tuple[int, ...] = ()

    def body(self, id_: str) -> Body:
        """Give a body by its identifier.

        Raises:
            KeyError: If there is none; the loader reports that as a problem.
        """
        return {body.id: body for body in self.bodies}[id_]


def in_force(rules: Iterable[Lasting], day: date) -> tuple[Lasting, ...]:
    """Give the rules that are law on a day, in their order."""
    return tuple(
        rule
        for rule in rules
        if (rule.from_ is None or rule.from_ <= day) and (rule.to is None or day <= rule.to)
    )
