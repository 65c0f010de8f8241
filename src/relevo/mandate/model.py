"""The mandate: what is permitted, from when to when, and under which clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.core.finding import Basis
from relevo.instrument.model import Counting, IntervalReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from relevo.core.bound import Bound
    from relevo.core.clause import ClauseRef
    from relevo.core.term import Term
    from relevo.core.words import Localized, Text
    from relevo.instrument.model import Act, Joined, ListOf, Measure, Scope, WindowKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The readings that ``case.yaml`` names for the planner and the gate.

    Attributes:
        counting: How a number is counted where the act does not say.
        interval: What a rotation interval bounds where the act does not say.
        sources: For a disputed item (``limits.<id>``, ``lists.<id>.<item>``), the source whose
            version is used; an item not named here uses the file's own version.
    """

    counting: Counting = Counting.CONCURRENT
    interval: IntervalReading = IntervalReading.LENGTH_OF_STAY
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a limit.

    Attributes:
        id: E.g. ``"concurrent"`` or ``"cumulative|pana26"``: the counting, then the source whose
            version it follows when sources differ.
        label: The reading in words.
        counting: Concurrent, cumulative or per contingent; never unspecified.
        bound: The number it sets.
        arms: Codes counted together, for a limit on arms.
        absent: Whether these sources do not have the line at all: it then limits nothing.
        says: Sources of this version; empty when nothing is disputed.
    """

    id: str
    label: Text
    counting: Counting
    bound: Bound
    arms: tuple[str, ...] = ()
    absent: bool = False
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A number that the law sets; cannot exist without its clause.

    Attributes:
        id: ``<act>/<line>``, e.g. ``"pe-2026-training/arms-m4"``.
        key: The line's key in choices and conflicts, e.g. ``"limits.arms-m4"``.
        clause: Clause it comes from.
        measure: What it counts.
        scope: What it is about.
        terms: Days it runs on: disjoint, in order.
        readings: Every way to read it, the file's own version first; at least one.
        overlaps: Lines (ids) that may count the same piece.
        stays: Whether it is a stock that may be present with no unit.
        joined: How its source joins what it counts together; None if it does not say.
        contingents: Names of the contingents that its scope names, in order.
        basis: Law, or planning for a ceiling that no act sets: one asked for to see what it does.
    """

    id: str
    key: str
    clause: ClauseRef
    measure: Measure
    scope: Scope
    terms: tuple[Term, ...]
    readings: tuple[Reading, ...]
    overlaps: tuple[str, ...] = ()
    stays: bool = False
    joined: Joined | None = None
    contingents: tuple[Localized, ...] = ()
    basis: Basis = Basis.LAW

    def chosen(self, choice: Chosen) -> Reading:
        """Give the reading that a case names; the first that fits it."""
        source = choice.sources.get(self.key, "")
        fitting = [
            reading
            for reading in self.readings
            if not source or not reading.says or source in reading.says
        ] or list(self.readings)
        return next(
            (reading for reading in fitting if reading.counting is choice.counting), fitting[0]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVersion:
    """A listed item as some sources give it; ``code`` is empty if they do not have it."""

    code: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """An item of a list, with every version of it.

    Attributes:
        key: The item's key in choices and conflicts, e.g. ``"lists.hosts.PE-DIROPESP"``.
        versions: The file's own first; one when nothing is disputed.
        such_as: Whether the text gives it as an example only.
    """

    key: str
    versions: tuple[ItemVersion, ...]
    such_as: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """A list of what is permitted.

    Attributes:
        id: ``<act>/<list>``.
        clause: Clause it comes from.
        of: What it names.
        items: The items, in the act's order.
        complete: Whether what it does not hold is forbidden; else that is undetermined.
        terms: Days it runs on: disjoint, in order.
        senders: Sending states it is for; empty means all.
    """

    id: str
    clause: ClauseRef
    of: ListOf
    items: tuple[ListedItem, ...]
    complete: bool
    terms: tuple[Term, ...]
    senders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PermittedWindow:
    """Days on which presence (or activity, port call, waters) is permitted.

    Attributes:
        id: ``<act>/<window>``.
        clause: Clause it comes from.
        kind: What it dates.
        terms: The days left after amendments and suspensions: disjoint, in order.
        senders: Sending states it is for.
        places: Places it is for; empty means all of the act.
        name: Name of the activity or phase, or None.
    """

    id: str
    clause: ClauseRef
    kind: WindowKind
    terms: tuple[Term, ...]
    senders: tuple[str, ...]
    places: tuple[str, ...] = ()
    name: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TourLength:
    """How long a tour may be, in calendar months.

    Attributes:
        id: ``<act>/rotation`` and a number.
        clause: Clause it comes from.
        at_least: Fewest months.
        at_most: Most months.
        categories: Categories it is for; empty means all.
        terms: Days it runs on.
        readings: What it bounds: each possibility; one if the act says so.
    """

    id: str
    clause: ClauseRef
    at_least: int
    at_most: int
    terms: tuple[Term, ...]
    readings: tuple[IntervalReading, ...]
    categories: tuple[str, ...] = ()

    def chosen(self, choice: Chosen) -> IntervalReading:
        """Give the reading that a case names, or the act's own."""
        return choice.interval if choice.interval in self.readings else self.readings[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDay:
    """The day of publication as some sources give it; None if they give none."""

    day: date | None
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActInForce:
    """An act that is, or may be, in force on the mandate's day.

    Attributes:
        act: The act itself.
        published: The day of publication (in force, where given), each version.
        certain: Whether it is in force beyond doubt: false where the day from which it is was not
            found, or sources differ on it.
    """

    act: Act
    published: tuple[PublishedDay, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Everything permitted, as known on a day.

    Attributes:
        host: Host state.
        day: The day on which it is known: acts published later do not count.
        acts: Acts that are, or may be, in force on that day, in order of publication.
        windows: Permitted windows.
        limits: Numbers.
        permitted: Lists.
        tour_lengths: Rotation intervals.
        unsettled: What did not become a limit because nobody accepted it or its day is not
            known, in words.
    """

    host: str
    day: date
    acts: tuple[ActInForce, ...] = ()
    windows: tuple[PermittedWindow, ...] = ()
    limits: tuple[Limit, ...] = ()
    permitted: tuple[Permitted, ...] = ()
    tour_lengths: tuple[TourLength, ...] = ()
    unsettled: tuple[Text, ...] = ()

    def windows_of(self, kind: WindowKind) -> tuple[PermittedWindow, ...]:
        """Give the windows of one kind."""
        return tuple(window for window in self.windows if window.kind is kind)

    def lists_of(self, of: ListOf) -> tuple[Permitted, ...]:
        """Give the lists of one kind."""
        return tuple(permitted for permitted in self.permitted if permitted.of is of)

    def tour_length_for(self, category: str, lineage: Iterable[str]) -> tuple[TourLength, ...]:
        """Give the rotation intervals for a unit category, the category's containers included."""
        known = {category, *lineage}
        return tuple(
            length
            for length in self.tour_lengths
            if not length.categories or known & set(length.categories)
        )
