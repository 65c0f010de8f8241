"""R-ONE-MANDATE: of each party it is known which act lets it in.

Criterion: the clauses of the windows of two adopted acts.

Counts: the days on which windows of two acts run for the same sending state, where their lists
of categories of units, or of places, do not keep them apart. Where one act amends the other they
are one mandate.

Undetermined when: a party of that sending state could be there under either act: both are named.
That exceeds nothing: each permits presence; which limits count it is what is open.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from relevo.compliance.act_wording import file_of, on_act
from relevo.core.codes import Held
from relevo.core.finding import Verdict
from relevo.core.term import union
from relevo.core.words import text
from relevo.instrument.model import ListOf, WindowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.compliance.grounds import Grounds
    from relevo.core.codes import CodeTree
    from relevo.core.finding import Finding
    from relevo.core.term import Term
    from relevo.instrument.model import Act
    from relevo.mandate.model import PermittedWindow

RULE = "R-ONE-MANDATE"


def check_one_mandate(grounds: Grounds) -> tuple[Finding, ...]:
    """Find the days on which two acts may cover one party.

    Args:
        grounds: Acts and mandate.

    Returns:
        One finding for each two acts and sending state that share days; one that is met where
        several acts date presence and none do.
    """
    windows = _windows(grounds)
    dated = [act for act in grounds.adopted if act.id in windows]
    found = [
        finding
        for one, other in combinations(dated, 2)
        if not _amends(one, other, grounds)
        and _may_share(one, other, ListOf.CATEGORY, grounds.codes.categories)
        for finding in _pair(one, other, windows, grounds)
    ]
    if found or len(dated) < 2:  # noqa: PLR2004 - it takes two
        return tuple(found)
    return (
        on_act(
            RULE,
            Verdict.MET,
            text(
                "No two of these acts cover one party: {acts}.",
                acts=tuple(act.id for act in dated),
            ),
            dated[-1],
            clauses=[window.clause for act in dated for window in windows[act.id]],
            evidence=[file_of(act) for act in dated],
        ),
    )


def _windows(grounds: Grounds) -> dict[str, list[PermittedWindow]]:
    """Give the windows that let somebody be there, by act."""
    found: dict[str, list[PermittedWindow]] = {}
    for window in grounds.mandate.windows:
        if window.kind is not WindowKind.ACTIVITY:
            found.setdefault(window.clause.act, []).append(window)
    return found


def _amends(one: Act, other: Act, grounds: Grounds) -> bool:
    """Whether two acts amend each other or one and the same act."""
    roots = [
        {act.id, *(change.act for change in act.amends if change.act in grounds.acts)}
        for act in (one, other)
    ]
    return bool(roots[0] & roots[1])


def _pair(
    one: Act, other: Act, windows: Mapping[str, Sequence[PermittedWindow]], grounds: Grounds
) -> list[Finding]:
    """Judge two acts, by sending state."""
    shared: dict[str, list[tuple[Term, PermittedWindow, PermittedWindow]]] = {}
    for first, second in product(windows[one.id], windows[other.id]):
        days = [t for a in first.terms for b in second.terms if (t := a.meet(b))]
        if days and _same_place(one, other, first, second, grounds.codes.places):
            for sender in sorted(set(first.senders) & set(second.senders)):
                shared.setdefault(sender, []).extend((term, first, second) for term in days)
    return [
        on_act(
            RULE,
            Verdict.UNDETERMINED,
            text(
                "{one} and {other} both cover parties from {sender}: {days}. Which of them covers "
                "a party is not settled.",
                one=one.id,
                other=other.id,
                sender=grounds.codes.states.name(sender),
                days=union(term for term, _, _ in days),
            ),
            other,
            clauses=[window.clause for _, *both in days for window in both],
            evidence=[file_of(one), file_of(other)],
        )
        for sender, days in shared.items()
    ]


def _may_share(one: Act, other: Act, of: ListOf, tree: CodeTree) -> bool:
    """Whether two acts may hold the same category of units, or place.

    A category that one names and the other does not keeps them apart, also where the lists may be
    incomplete: a party of it relies on the act that names it. Places do so only where both lists
    are complete.
    """
    lists = [[line for line in act.lists if line.of is of and line.settled] for act in (one, other)]
    named = [[item for line in lines for item in line.items] for lines in lists]
    if of is ListOf.CATEGORY:
        apart = [
            [code for group in act.contingents for code in group.categories] for act in (one, other)
        ]
        named = [codes or others for codes, others in zip(named, apart, strict=True)]
    elif any(not line.complete for lines in lists for line in lines):
        return True
    return not all(named) or _meet(tree, *named)


def _same_place(
    one: Act, other: Act, first: PermittedWindow, second: PermittedWindow, tree: CodeTree
) -> bool:
    """Whether two windows may be for one place."""
    if first.places and second.places:
        return _meet(tree, first.places, second.places)
    return _may_share(one, other, ListOf.PLACE, tree)


def _meet(tree: CodeTree, first: Iterable[str], second: Iterable[str]) -> bool:
    """Whether two lists of codes may share something."""
    firsts, seconds = tuple(first), tuple(second)
    return any(tree.holds(firsts, code) is not Held.NO for code in seconds) or any(
        tree.holds(seconds, code) is not Held.NO for code in firsts
    )
