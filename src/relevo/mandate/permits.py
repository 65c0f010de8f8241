"""Does a change permit more? Two mandates compared by what they permit, limit by limit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.mandate.items import is_read
from relevo.mandate.permits_between import Pair, between
from relevo.mandate.permits_law import laws_of
from relevo.mandate.permits_limits import base_of, compare_limits, rows_of
from relevo.mandate.permits_model import Direction, Doubt, Permission, Truth, Why
from relevo.mandate.permits_space import space_of

if TYPE_CHECKING:
    from relevo.core.codes import Codes
    from relevo.mandate.model import Mandate
    from relevo.mandate.permits_between import NeedKey
    from relevo.mandate.permits_limits import Row


def permits(
    before: Mandate, after: Mandate, *, codes: Codes | None = None, overlap_days: int = 0
) -> Permission:
    """Say whether a second mandate permits more or less than a first.

    A movement is permitted if one act in force permits all of it: every window, list, number and
    rotation interval of that act with its amendments is met. It is forbidden if each act forbids
    it. What sources leave open is neither. Every movement that the model can express is covered:
    see ``docs/explanation/permits.md``.

    Args:
        before: The first mandate.
        after: The second.
        codes: Trees of codes; None takes those that ship with Relevo.
        overlap_days: Days of relief in place, by which a rotation interval read as the time
            between two reliefs is longer; 0 or more.

    Returns:
        The answer as a whole and limit by limit, each with a witness. The other way round, the
        same with more and less exchanged.
    """
    known = codes or packaged_codes()
    if not before.acts or not after.acts:
        doubts = tuple(
            Doubt(first, Why.NO_ACT)
            for first, mandate in ((True, before), (False, after))
            if not mandate.acts
        )
        unsaid = Direction(truth=Truth.UNDETERMINED, doubts=doubts)
        return Permission(more=unsaid, less=unsaid, common_days=False)
    old, new = laws_of(before), laws_of(after)
    space = space_of((*old, *new), known, overlap_days=overlap_days)
    rows = rows_of(before, after, known)
    untold = _untold(rows, after, first=True), _untold(rows, before, first=False)
    more, more_by = between(
        Pair(
            permits=new,
            forbids=old,
            space=space,
            from_first=False,
            base=base_of(after),
            untold=untold[0],
        )
    )
    less, less_by = between(
        Pair(
            permits=old,
            forbids=new,
            space=space,
            from_first=True,
            base=base_of(before),
            untold=untold[1],
        )
    )
    shared = any(
        one.meet(other)
        for law in old
        for other_law in new
        for _, _, days in law.windows
        for _, _, other_days in other_law.windows
        for one in days
        for other in other_days
    )
    unsettled = tuple(
        Doubt(first, Why.UNSETTLED)
        for first, mandate in ((True, before), (False, after))
        if mandate.unsettled
    )
    return Permission(
        more=_unsettled(more, unsettled),
        less=_unsettled(less, unsettled),
        limits=compare_limits(
            rows,
            (before, after),
            known,
            overlap_days=overlap_days,
            by_need=(more_by, less_by),
            untold=untold,
        ),
        common_days=shared,
    )


def _unsettled(direction: Direction, doubts: tuple[Doubt, ...]) -> Direction:
    """Leave a direction open where something of a mandate is not settled."""
    if not doubts:
        return direction
    return replace(direction, truth=Truth.UNDETERMINED, doubts=(*doubts, *direction.doubts))


def _untold(rows: tuple[Row, ...], other: Mandate, *, first: bool) -> frozenset[NeedKey]:
    """Give the needs of one mandate of which the other has no like, not all of it being read."""
    if told_whole(other):
        return frozenset()
    return frozenset(
        key for row in rows if not row.side(first=not first) for key in row.keys(first=first)
    )


def told_whole(mandate: Mandate) -> bool:
    """Whether all of a mandate is in force for certain and was read, so that it has no more.

    Args:
        mandate: The mandate.
    """
    return all(
        force.certain and all(is_read(force.act, clause.id) for clause in force.act.clauses)
        for force in mandate.acts
    )
