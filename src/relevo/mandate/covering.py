"""Acts of a case on a day: which run, which not yet or no longer, and which may cover a visit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus, Direction, WindowKind
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.standing import Standing, standing
from relevo.regime.check_act import classes_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from relevo.core.classes import EntryClass
    from relevo.core.term import Term
    from relevo.instrument.model import Act


class Stage(StrEnum):
    """How an act stands on a day.

    ``running``: in force, and one of its windows holds the day, or it has none. ``not_begun``: in
    force, its first window is still to come. ``between``: between two of its windows. ``ended``:
    its last window is over. ``not_yet``: adopted, but not in force yet. ``not_adopted``: requested,
    rejected or withdrawn. ``outbound``: it sends the host's own force out.
    """

    RUNNING = "running"
    NOT_BEGUN = "not_begun"
    BETWEEN = "between"
    ENDED = "ended"
    NOT_YET = "not_yet"
    NOT_ADOPTED = "not_adopted"
    OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """An act as it stands on a day.

    Attributes:
        act: The act.
        stage: How it stands.
        certain: Whether it is in force beyond doubt, or surely not.
        terms: Days of its windows of presence, else of all its windows, amendments applied:
            disjoint and in order for each window.
    """

    act: Act
    stage: Stage
    certain: bool
    terms: tuple[Term, ...]

    @property
    def first(self) -> date | None:
        """First day of its first window; None if it has none."""
        return min((term.start for term in self.terms), default=None)

    @property
    def last(self) -> date | None:
        """Last day of its last window; None if it has none."""
        return max((term.last for term in self.terms), default=None)

    def next_after(self, day: date) -> date | None:
        """Give the first day of the next window after a day; None if none follows."""
        return min((term.start for term in self.terms if term.start > day), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering:
    """Whether an act may cover an entry of a class on a day.

    Attributes:
        staged: The act as it stands that day.
        covers: Yes as far as class and days go; None if it cannot be told.
        classes: The act's classes of entry, as far as they are on record.
    """

    staged: Staged
    covers: bool | None
    classes: frozenset[EntryClass]


def staged_on(acts: Iterable[Act], day: date) -> tuple[Staged, ...]:
    """Say of each act how it stands on a day.

    Args:
        acts: Acts of one host.
        day: Civil date of the host, and day of knowledge.

    Returns:
        In the order of :class:`Stage`, then of their first days.
    """
    known = tuple(acts)
    mandate = mandate_on(known, day)
    found = []
    for act in known:
        windows = [one for one in mandate.windows if one.clause.act == act.id]
        kept = [one for one in windows if one.kind is WindowKind.PRESENCE] or windows
        terms = tuple(term for one in kept for term in one.terms)
        if standing(act, day) is Standing.NOT_IN_FORCE:
            terms = _stated(act)
        found.append(
            Staged(
                act=act,
                stage=_stage(act, terms, day),
                certain=standing(act, day) is not Standing.UNDETERMINED,
                terms=terms,
            )
        )
    order = list(Stage)
    latest = max((one.first for one in found if one.first), default=day)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.stage), one.first or latest, one.act.id))
    )


def covering(
    acts: Iterable[Act],
    day: date,
    entry: EntryClass,
    kinds: Collection[str],
    alike: Collection[EntryClass] = (),
) -> tuple[Covering, ...]:
    """Give the acts that may cover an entry on a day, by its class and days.

    Whether the entry keeps their limits is not asked here.

    Args:
        acts: Acts of one host.
        day: Civil date of the host.
        entry: Class of the entry.
        kinds: Kinds of instrument that the entry needs; a framework may be of any kind.
        alike: Classes to which consent is given by the same rule: whether an act recorded under
            one of them covers the entry cannot be told.

    Returns:
        Those that surely do not are left out.
    """
    found = []
    for one in staged_on(acts, day):
        classes = classes_of(one.act)
        served = not classes or classes & {entry, *alike}
        of_kind = not kinds or one.act.kind in kinds or one.act.framework
        if one.stage is Stage.RUNNING and served and of_kind:
            sure = entry in classes and one.certain and bool(one.terms)
            found.append(Covering(staged=one, covers=True if sure else None, classes=classes))
    return tuple(found)


def _stated(act: Act) -> tuple[Term, ...]:
    """Give the days that the windows of an act state, amendments aside."""
    presence = [one for one in act.windows if one.kind is WindowKind.PRESENCE]
    return tuple(one.term for one in presence or act.windows)


def _stage(act: Act, terms: tuple[Term, ...], day: date) -> Stage:
    """Say how an act stands on a day."""
    if act.direction is not Direction.INBOUND:
        return Stage.OUTBOUND
    if act.status is not ActStatus.ADOPTED:
        return Stage.NOT_ADOPTED
    if standing(act, day) is Standing.NOT_IN_FORCE:
        return Stage.NOT_YET
    if not act.windows or any(day in term for term in terms):
        return Stage.RUNNING
    if all(term.last < day for term in terms):
        return Stage.ENDED
    return Stage.NOT_BEGUN if all(day < term.start for term in terms) else Stage.BETWEEN
