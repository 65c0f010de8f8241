"""Which limits of two mandates are about the same things, though no code of theirs is the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from relevo.mandate.item import Aspect, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.codes import CodeTree

Group = tuple[Aspect, Subject]
"""What things of one mandate are grouped by before they are compared."""

Kin = tuple[tuple[Group, ...], tuple[Group, ...]]
"""Limits of the first mandate, and those of the second that they are compared with."""


def match_kin(old: Iterable[Group], new: Iterable[Group], arms: CodeTree | None) -> tuple[Kin, ...]:
    """Match limits that count some of the same things under the same scope, the likest first.

    Limits that share a thing are matched one to one. Of the others, all finer ones stand together
    beside the coarser ones that contain them, so that none of them is picked at will.

    Args:
        old: Limits of the first mandate that the second does not have.
        new: Limits of the second that the first does not have.
        arms: Says which arms are kinds of which; None compares their codes only.

    Returns:
        Matches; each limit stands in one at most.
    """
    likeness = {
        (a, b): like
        for a, b in product(old, new)
        if a[0] is b[0] and _rest(a[1]) == _rest(b[1]) and (like := _likeness(a[1], b[1], arms))
    }
    ranked = sorted(likeness, key=lambda pair: (-likeness[pair], sorted(map(repr, pair))))
    found: list[Kin] = []
    taken: set[Group] = set()
    for a, b in ranked:
        if things_of(a[1]) & things_of(b[1]) and not {a, b} & taken:
            found.append(((a,), (b,)))
            taken |= {a, b}
    families: list[Kin] = []
    for a, b in ranked:
        if {a, b} & taken:
            continue
        kin = [one for one in families if a in one[0] or b in one[1]]
        families = [one for one in families if one not in kin]
        first = dict.fromkeys([*(key for one in kin for key in one[0]), a])
        second = dict.fromkeys([*(key for one in kin for key in one[1]), b])
        families.append((tuple(first), tuple(second)))
    return (*found, *families)


def things_of(subject: Subject) -> frozenset[str]:
    """Give the codes and names counted together.

    Args:
        subject: What a limit is about.
    """
    return frozenset((*subject.scope.arms, *subject.scope.named))


def _likeness(first: Subject, second: Subject, arms: CodeTree | None) -> int:
    """Say how much of what two limits count is the same: 2 for a shared thing, 1 for a kind of it.

    Things by name are the same or not; arms may be coarser on one side.
    """
    found = 0
    for one, other in product(things_of(first), things_of(second)):
        if one == other:
            found += 2
        elif arms and (arms.contains(one, other) or arms.contains(other, one)):
            found += 1
    return found


def _rest(subject: Subject) -> Subject:
    """Give a subject without what it counts together."""
    return replace(subject, scope=replace(subject.scope, arms=(), named=()))
