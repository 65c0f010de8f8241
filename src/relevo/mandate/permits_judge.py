"""One movement judged by one law: what is in doubt about it, need by need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.codes import Held
from relevo.core.finding import Verdict, agree, worst
from relevo.instrument.model import Counting, ListOf, Measure
from relevo.mandate.model import Limit
from relevo.mandate.permits_law import (
    arms_verdict,
    needs_of,
    of_one_stay,
    reading_verdict,
    readings_of,
    stay_verdict,
)
from relevo.mandate.permits_model import Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.mandate.model import Reading
    from relevo.mandate.permits_model import Law, Movement, Need, Party, Thing
    from relevo.mandate.permits_space import Space


def verdict_of(law: Law, movement: Movement, space: Space, counting: Counting | None) -> Verdict:
    """Judge a movement by everything that a law asks.

    Args:
        law: The law.
        movement: The movement.
        space: Trees of codes.
        counting: How numbers are counted where the act does not say; None takes each way.
    """
    return worst(tuple(need_verdict(law, n, movement, space, counting) for n in needs_of(law)))


def need_verdict(
    law: Law, need: Need, movement: Movement, space: Space, counting: Counting | None
) -> Verdict:
    """Judge a movement by one need of a law.

    Args:
        law: The law.
        need: One of its needs.
        movement: The movement.
        space: Trees of codes.
        counting: As for :func:`verdict_of`.
    """
    if isinstance(need.item, Limit) and not of_one_stay(need):
        return _limit_verdict(need.item, movement, space, counting)
    if need.of is ListOf.ARMS:
        return worst(
            tuple(
                arms_verdict(law, thing.code, party.cell, party.term, space)
                for party in movement
                for thing, _ in party.brings
                if thing.measure is Measure.ARMS
            )
        )
    return worst(
        tuple(stay_verdict(law, need, party.cell, party.term, space) for party in movement)
    )


def _limit_verdict(
    limit: Limit, movement: Movement, space: Space, counting: Counting | None
) -> Verdict:
    """Judge the numbers of a movement as the rules on numbers do."""
    about = [
        (party, held)
        for party in movement
        if (held := space.in_scope(limit, party.cell)) is not Held.NO
        and any(party.term.meet(term) for term in limit.terms)
    ]
    verdicts = []
    for reading in readings_of(limit, counting):
        least = _number(limit, reading, about, space, possible=False)
        most = _number(limit, reading, about, space, possible=True)
        nothing = not about if not reading.bound.upper else most == 0
        judged = agree((reading_verdict(reading, least), reading_verdict(reading, most)))
        verdicts.append(Verdict.MET if nothing else judged)
    return agree(tuple(verdicts))


def _number(
    limit: Limit,
    reading: Reading,
    about: Sequence[tuple[Party, Held]],
    space: Space,
    *,
    possible: bool,
) -> int:
    """Count what a reading counts: at once, in all, or of any party."""
    each = [
        (party, sum(_pieces(limit, reading, party, space, possible=possible)))
        for party, held in about
        if possible or held is Held.YES
    ]
    match reading.counting:
        case Counting.CUMULATIVE:
            return sum(number * party.parties for party, number in each)
        case Counting.PER_CONTINGENT:
            worst_of = max if reading.bound.upper else min
            return worst_of((number for _, number in each), default=0)
        case _:
            return max(
                (
                    sum(n * other.parties for other, n in each if party.term.start in other.term)
                    for party, _ in each
                ),
                default=0,
            )


def _pieces(
    limit: Limit, reading: Reading, party: Party, space: Space, *, possible: bool
) -> Iterator[int]:
    """Give what each party has of everything that a reading counts."""
    if limit.measure is Measure.UNITS:
        yield 1
        return
    answers = (Held.YES, Held.UNCLEAR) if possible else (Held.YES,)
    counted: tuple[tuple[Thing, int], ...] = (*party.persons, *party.brings)
    for thing, number in counted:
        if thing.measure is limit.measure and (space.counts(limit, reading, thing.code) in answers):
            yield number


def why_open(law: Law, need: Need) -> Why:
    """Say why a need leaves a movement in doubt.

    Args:
        law: The law.
        need: The need.
    """
    if isinstance(need.item, Limit):
        missing = any(not r.bound.known and not r.bound.unlimited for r in need.item.readings)
        return Why.NUMBER_NOT_FOUND if missing else Why.OPEN
    incomplete = any(one.of is need.of and not one.complete for one in law.lists)
    if need.of is ListOf.ARMS and not any(one.of is need.of for one in law.lists):
        incomplete = True
    return Why.LIST_INCOMPLETE if incomplete else Why.OPEN
