"""R-TOUR-LENGTH: every tour is as long as the rotation interval allows.

Criterion: the clause of each rotation interval in force on the tour's first day, for the unit's
category; months are calendar months (three months from 1 July end on 30 September).

Counts: each tour of the plan from its first day to its departure, both included. Read as length
of stay, it ends between the last day of the fewest and of the most months; read as interval
between reliefs, each of those days is later by the days of relief in place. An incumbent is no
tour of the plan.

Undetermined when: the readings disagree, or a unit's category is coarser than those the interval
names and the tour is too short or too long for it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.compliance.months import last_day
from relevo.compliance.scope import listed
from relevo.compliance.wording import law
from relevo.core.codes import Held
from relevo.core.finding import Evidence, ReadingVerdict, Verdict, agree, worst
from relevo.core.words import plural_text, text
from relevo.instrument.model import IntervalReading

if TYPE_CHECKING:
    from datetime import date

    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.mandate.model import TourLength

RULE = "R-TOUR-LENGTH"
_LABELS: dict[IntervalReading, Text] = {
    IntervalReading.LENGTH_OF_STAY: text("as the length of each stay"),
    IntervalReading.BETWEEN_RELIEFS: text("as the time between two reliefs"),
}


def check_tour_length(matter: Judged) -> tuple[Finding, ...]:
    """Compare the length of every tour with the rotation intervals.

    Args:
        matter: The plan and the mandate.

    Returns:
        One finding for each interval that a tour falls under, in the mandate's order.
    """
    return tuple(
        finding
        for length in matter.planning.mandate.tour_lengths
        for finding in _interval(matter, length)
    )


def _interval(matter: Judged, length: TourLength) -> tuple[Finding, ...]:
    """Judge the tours that begin while an interval is in force."""
    tree = matter.planning.codes.categories
    tours = [
        (stay, held)
        for stay in matter.tours
        if any(stay.term.start in term for term in length.terms)
        and (held := listed(tree, length.categories, stay.unit.category)) is not Held.NO
    ]
    if not tours:
        return ()
    overlap = matter.planning.overlap_days
    under = {
        reading: [_verdict(length, reading, overlap, stay, held) for stay, held in tours]
        for reading in length.readings
    }
    verdicts = {reading: worst(tuple(each)) for reading, each in under.items()}
    verdict = agree(tuple(verdicts.values()))
    chosen = length.chosen(matter.planning.chosen)
    followed = [
        stay
        for (stay, _), each in zip(tours, under[chosen], strict=True)
        if each is not Verdict.MET
    ]
    decisive = followed or [
        stay
        for place, (stay, _) in enumerate(tours)
        if any(each[place] is not Verdict.MET for each in under.values())
    ]
    return (
        law(
            RULE,
            verdict,
            _message(verdict, length, verdicts, decisive),
            clauses=[length.clause],
            limit=length.id,
            readings=[
                ReadingVerdict(
                    reading=str(reading),
                    label=_LABELS[reading],
                    verdict=each,
                    chosen=reading is chosen,
                )
                for reading, each in verdicts.items()
                if len(verdicts) > 1
            ],
            evidence=[
                Evidence(
                    what="tour",
                    ref=stay.ref,
                    term=stay.term,
                    found=stay.term.last.isoformat(),
                    expected="..".join(
                        day.isoformat() for day in _allowed(length, chosen, overlap, stay)
                    ),
                )
                for stay in decisive
            ],
        ),
    )


def _allowed(
    length: TourLength, reading: IntervalReading, overlap: int, stay: Stay
) -> tuple[date, date]:
    """Give the first and last day on which a tour may end, under one reading."""
    later = timedelta(days=overlap if reading is IntervalReading.BETWEEN_RELIEFS else 0)
    first = stay.term.start
    return last_day(first, length.at_least) + later, last_day(first, length.at_most) + later


def _verdict(
    length: TourLength, reading: IntervalReading, overlap: int, stay: Stay, held: Held
) -> Verdict:
    """Judge one tour under one reading."""
    earliest, latest = _allowed(length, reading, overlap, stay)
    if earliest <= stay.term.last <= latest:
        return Verdict.MET
    return Verdict.BREACHED if held is Held.YES else Verdict.UNDETERMINED


def _message(
    verdict: Verdict,
    length: TourLength,
    verdicts: dict[IntervalReading, Verdict],
    decisive: list[Stay],
) -> Text:
    """Write the sentence."""
    least, most = length.at_least, length.at_most
    if verdict is Verdict.MET:
        return text("Every tour lasts between {least} and {most} months.", least=least, most=most)
    stay = decisive[0]
    if verdict is Verdict.BREACHED:
        return plural_text(
            "{n} tour exceeds the recorded limit of {least} to {most} months: {unit}, {days}.",
            "{n} tours exceed the recorded limit of {least} to {most} months; the first: {unit}, "
            "{days}.",
            len(decisive),
            least=least,
            most=most,
            unit=stay.unit.id,
            days=stay.term,
        )
    if len(set(verdicts.values())) > 1:
        return text(
            "Whether every tour lasts between {least} and {most} months depends on how the act is "
            "read: {readings}; see {unit}, {days}.",
            least=least,
            most=most,
            readings=tuple(
                text("{reading} ({verdict})", reading=_LABELS[reading], verdict=_WORDS[each])
                for reading, each in verdicts.items()
            ),
            unit=stay.unit.id,
            days=stay.term,
        )
    return text(
        "The sources do not settle whether the rotation of {least} to {most} months is for "
        "{unit}, {days}.",
        least=least,
        most=most,
        unit=stay.unit.id,
        days=stay.term,
    )


_WORDS: dict[Verdict, Text] = {
    Verdict.MET: text("within the limit"),
    Verdict.BREACHED: text("exceeds the recorded limit"),
    Verdict.UNDETERMINED: text("not settled"),
}
