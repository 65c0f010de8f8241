"""Judging one limit: each reading counted, the readings joined, the sentence written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.scope import in_scope
from relevo.compliance.tally import Count, Share, Tally, tally
from relevo.compliance.wording import asked, law, permits, told
from relevo.core.codes import Held
from relevo.core.finding import Basis, Evidence, Finding, Verdict, agree
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.compliance.stay import Judged, Stay
    from relevo.core.words import Text
    from relevo.mandate.model import Limit, Reading

    Weigh = Callable[[Stay, Reading], tuple[Count, Count]]
    """Gives what a stay adds under a reading: what moves with it, what remains at the post."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One reading of a limit, counted.

    Attributes:
        reading: The reading.
        tally: The number and what decides; None if these sources do not have the line.
        chosen: Whether the case names this reading.
    """

    reading: Reading
    tally: Tally | None
    chosen: bool

    @property
    def verdict(self) -> Verdict:
        """The verdict under this reading: a line that is absent limits nothing."""
        return self.tally.verdict if self.tally else Verdict.MET

    @property
    def number(self) -> Count:
        """The number counted; none where there is no line."""
        return self.tally.number if self.tally else Count()


def judge_limit(
    rule: str,
    limit: Limit,
    matter: Judged,
    *,
    what: Text,
    weigh: Weigh,
    readings: Sequence[Reading] = (),
) -> tuple[Finding, ...]:
    """Judge one limit under each of its readings.

    Args:
        rule: Identifier of the rule.
        limit: The limit.
        matter: The plan and the incumbents; both count.
        what: What is counted, in words, e.g. "persons".
        weigh: What one stay adds under a reading: what moves with it, what remains at the post.
        readings: Readings to count; none means all of the limit.

    Returns:
        One finding; none if the limit runs on no day of the plan.
    """
    counted = count_limit(limit, matter, weigh=weigh, readings=readings)
    if not counted:
        return ()
    verdict = agree(tuple(one.verdict for one in counted))
    own = next(one for one in counted if one.chosen)
    if limit.basis is not Basis.LAW:
        return (_asked_for(rule, limit, what, own),)
    return (
        law(
            rule,
            verdict,
            _message(verdict, what, own, counted),
            clauses=[limit.clause],
            limit=limit.id,
            readings=told([(one.reading, one.verdict) for one in counted], own.reading),
            evidence=_evidence(limit, own, counted),
        ),
    )


def count_limit(
    limit: Limit,
    matter: Judged,
    *,
    weigh: Weigh,
    readings: Sequence[Reading] = (),
) -> tuple[Counted, ...]:
    """Count one limit under each of its readings.

    Args:
        limit: The limit.
        matter: The plan and the incumbents; both count.
        weigh: What one stay adds under a reading: what moves with it, what remains at the post.
        readings: Readings to count; none means all of the limit.

    Returns:
        Each reading with its number, one of them chosen; none if the limit runs on no day of the
            plan.
    """
    if not matter.runs(limit.terms):
        return ()
    choice = limit.chosen(matter.planning.chosen)
    used = tuple(readings) or limit.readings
    chosen = choice if choice in used else used[0]
    return tuple(
        Counted(reading, _count(limit, reading, matter, weigh), reading is chosen)
        for reading in used
    )


def _asked_for(rule: str, limit: Limit, what: Text, own: Counted) -> Finding:
    """Judge a ceiling that no act sets: kept only if it is for certain."""
    over = own.verdict is not Verdict.MET
    n, most = own.number.possible, own.reading.bound.hi or 0
    days = tuple(term for term, _ in own.tally.days) if own.tally else ()
    message = (
        text(
            "More than was asked for on the command line: {n} {what} at once ({days}); at most "
            "{most} asked for.",
            n=n,
            what=what,
            days=days,
            most=most,
        )
        if over
        else text(
            "As asked for on the command line, at most {most}: {n} {what} at once.",
            n=n,
            what=what,
            most=most,
        )
    )
    return Finding(
        rule=rule,
        basis=limit.basis,
        verdict=Verdict.SHORT if over else Verdict.KEPT,
        limit=limit.id,
        evidence=_evidence(limit, own, (own,)),
        message=message,
    )


def _count(
    limit: Limit,
    reading: Reading,
    matter: Judged,
    weigh: Weigh,
) -> Tally | None:
    """Count a limit under one reading; None if its sources do not have the line."""
    if reading.absent:
        return None
    shares: list[Share] = []
    for stay in matter.stays:
        held = in_scope(limit.scope, stay, matter.planning.codes)
        if held is not Held.NO:
            moves, remains = weigh(stay, reading)
            shares.append(Share(stay=stay, held=held, moves=moves, remains=remains))
    return tally(shares, limit.terms, reading.counting, reading.bound)


def _message(verdict: Verdict, what: Text, own: Counted, counted: Sequence[Counted]) -> Text:
    """Write the sentence, by the verdict and by what left it open."""
    if verdict is Verdict.BREACHED:
        return _breach(what, own)
    if verdict is Verdict.MET:
        return _kept(what, own)
    if len({one.verdict for one in counted}) > 1:
        return text(
            "Whether the limit on {what} is kept depends on how the act is read: {readings}.",
            what=what,
            readings=_differing(own, counted),
        )
    return _unsettled(what, own)


def _differing(own: Counted, counted: Sequence[Counted]) -> tuple[Text, ...]:
    """Say the reading that the case names, then the first of each other verdict."""
    first = {one.verdict: one for one in (*reversed(counted), own)}
    others = [first[verdict] for verdict in first if verdict is not own.verdict]
    return tuple(
        text(
            "{n} {reading} ({verdict})",
            n=one.number.possible,
            reading=one.reading.label,
            verdict=text("the number permitted was not found")
            if one.verdict is Verdict.UNDETERMINED and not one.reading.bound.known
            else _WORDS[one.verdict],
        )
        for one in (own, *others)
    )


def _kept(what: Text, own: Counted) -> Text:
    """Say how far the number goes, or that there is no line to keep to."""
    if own.tally is None:
        return text(
            "No limit on {what}: {reading}, the act has no such line.",
            what=what,
            reading=own.reading.label,
        )
    return text(
        "Within the limit: {n} {what}, {reading}; {bound}.",
        n=own.number.possible,
        what=what,
        reading=own.reading.label,
        bound=permits(own.reading.bound),
    )


def _unsettled(what: Text, own: Counted) -> Text:
    """Say what is missing: the number permitted, or what it counts."""
    n, how, bound = own.number.possible, own.reading.label, own.reading.bound
    if not bound.known:
        return text(
            "{n} {what}, {reading}; whether the act permits so many cannot be said, because its "
            "number was not found.",
            n=n,
            what=what,
            reading=how,
        )
    if own.number.sure != n:
        return text(
            "The sources do not settle how many {what} this limit counts: between {sure} and {n}, "
            "{reading}; {bound}.",
            what=what,
            sure=own.number.sure,
            n=n,
            reading=how,
            bound=permits(bound),
        )
    return text(
        "The sources do not settle whether the limit is kept: {n} {what}, {reading}; {bound}.",
        n=n,
        what=what,
        reading=how,
        bound=permits(bound),
    )


_WORDS: dict[Verdict, Text] = {
    Verdict.MET: text("within the limit"),
    Verdict.BREACHED: text("exceeds the recorded limit"),
    Verdict.UNDETERMINED: text("not settled"),
}


def _breach(what: Text, own: Counted) -> Text:
    """Say by how much, and on which days where days decide."""
    bound, n = own.reading.bound, own.number.sure
    if not bound.upper:
        return text(
            "Falls short of the recorded limit: {n} {what}, {reading}; {bound}.",
            n=own.number.possible,
            what=what,
            reading=own.reading.label,
            bound=permits(bound),
        )
    if own.tally and own.tally.days:
        return text(
            "Exceeds the recorded limit: {n} {what}, {reading} ({days}); {bound}.",
            n=n,
            what=what,
            reading=own.reading.label,
            days=tuple(term for term, _ in own.tally.days),
            bound=permits(bound),
        )
    return text(
        "Exceeds the recorded limit: {n} {what}, {reading}; {bound}.",
        n=n,
        what=what,
        reading=own.reading.label,
        bound=permits(bound),
    )


def _evidence(limit: Limit, own: Counted, counted: Sequence[Counted]) -> tuple[Evidence, ...]:
    """Give the days and stays that decide the chosen reading, then the number of each other."""
    expected = asked(own.reading.bound)
    if own.tally is None:
        decisive: list[Evidence] = []
    else:
        decisive = [
            Evidence(what="day", ref=limit.id, term=term, found=str(n), expected=expected)
            for term, n in own.tally.days
        ] + [
            Evidence(what="tour", ref=stay.ref, term=stay.term, found=str(n), expected=expected)
            for stay, n in own.tally.stays
        ]
    return (
        *decisive,
        *(
            Evidence(
                what="reading",
                ref=one.reading.id,
                found=str(one.number.possible) if one.tally else "absent",
                expected=asked(one.reading.bound) if one.tally else "absent",
            )
            for one in counted
            if not one.chosen or one.tally is None or not (one.tally.days or one.tally.stays)
        ),
    )
