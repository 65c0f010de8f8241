"""Whether lists of an act hold a code, under each version that sources give."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import about_party, about_thing
from relevo.compliance.scope import weakest
from relevo.core.codes import Held
from relevo.core.finding import Verdict, agree
from relevo.instrument.model import ListOf, Measure, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relevo.compliance.facts.item import Item
    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes, CodeTree
    from relevo.mandate.model import Mandate, Permitted


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed under a clause.

    Attributes:
        id: Identifier of the list or limit.
        clause: Clause it comes from.
        versions: Codes held, for each combination of the sources' versions; the first is the
            file's own.
        complete: Whether what it does not hold is forbidden; None for a limit that names arms.
        scope: What it is for: sending states of a list, the whole scope of a limit.
    """

    id: str
    clause: ClauseRef
    versions: tuple[tuple[str, ...], ...]
    complete: bool | None
    scope: Scope


def listings(mandate: Mandate, of: ListOf, day: date) -> tuple[Listing, ...]:
    """Give the lists of a kind that run on a day; arms that limits name count as listed.

    Args:
        mandate: The mandate.
        of: What they name.
        day: Day of the host state.
    """
    found = [
        Listing(one.id, one.clause, _versions(one), one.complete, Scope(senders=one.senders))
        for one in mandate.lists_of(of)
        if any(day in term for term in one.terms)
    ]
    if of is ListOf.ARMS:
        found += [
            Listing(
                limit.id,
                limit.clause,
                tuple(
                    dict.fromkeys(() if r.absent else r.arms for r in limit.readings),
                ),
                None,
                limit.scope,
            )
            for limit in mandate.limits
            if limit.measure is Measure.ARMS and any(day in term for term in limit.terms)
        ]
    return tuple(found)


def _versions(permitted: Permitted) -> tuple[tuple[str, ...], ...]:
    """Give the codes of a list for each combination of versions of its disputed items."""
    every = product(*(item.versions for item in permitted.items))
    return tuple(
        dict.fromkeys(tuple(v.code for v in chosen if v.code) for chosen in every),
    )


def judge_code(
    lists: Sequence[Listing], item: Item, tree: CodeTree | None, codes: Codes
) -> Verdict | None:
    """Judge one code against the lists that run together; together they hold what each holds.

    Args:
        lists: Lists of one kind that run on the day.
        item: What has the code, with whom it came and where it is; its code is empty if it was
            not recorded.
        tree: Tree of the codes; None for plain names, which are equal or not.
        codes: Trees of codes, for the scopes.

    Returns:
        The verdict; None where no list runs, so that nothing is limited.
    """
    own = [
        (one, held)
        for one in lists
        if (held := weakest((about_party(one.scope, item, codes), about_thing(one.scope, item))))
        is not Held.NO
    ]
    if not own:
        return None
    if not item.code:
        return Verdict.UNDETERMINED
    return agree(tuple(_verdict(own, reading, item.code, tree) for reading in _readings(own)))


def _readings(
    own: Sequence[tuple[Listing, Held]],
) -> Iterable[tuple[tuple[str, ...], ...]]:
    """Give every combination of versions of the lists."""
    return product(*(one.versions or ((),) for one, _ in own))


def _verdict(
    own: Sequence[tuple[Listing, Held]],
    reading: tuple[tuple[str, ...], ...],
    code: str,
    tree: CodeTree | None,
) -> Verdict:
    """Judge a code under one combination of versions."""
    versions = [(held, version) for (_, held), version in zip(own, reading, strict=True)]
    surely = tuple(c for held, version in versions if held is Held.YES for c in version)
    if _holds(tree, surely, code) is Held.YES:
        return Verdict.MET
    if _holds(tree, tuple(c for _, version in versions for c in version), code) is not Held.NO:
        return Verdict.UNDETERMINED
    claims = {one.complete for one, _ in own}
    binding = any(one.complete and held is Held.YES for one, held in own)
    return Verdict.BREACHED if binding and False not in claims else Verdict.UNDETERMINED


def _holds(tree: CodeTree | None, listed: tuple[str, ...], code: str) -> Held:
    """Say whether a version holds a code."""
    if tree is None:
        return Held.YES if code in listed else Held.NO
    return tree.holds(listed, code)
