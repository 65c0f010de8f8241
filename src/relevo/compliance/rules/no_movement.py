"""R-NO-MOVEMENT: nobody arrives or leaves on a day without movements.

Criterion: the calendar's row for the day and the point of entry; a planning rule.

Counts: the arrival on the first day and the departure on the last day of each tour, and the
departure of an incumbent; a stay still in place on the last day of a post that continues makes no
departure.

Undetermined when: never; one movement makes the finding short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.movement import movements_at
from relevo.compliance.stay import cite
from relevo.compliance.wording import kept_or_short
from relevo.core.finding import Basis, Evidence
from relevo.core.term import Term
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding
    from relevo.rotation.model import CalendarEntry

RULE = "R-NO-MOVEMENT"


def check_no_movement(matter: Judged) -> tuple[Finding, ...]:
    """Find the movements on days without movements.

    Args:
        matter: The plan, the incumbents and the calendar.

    Returns:
        One finding for each row of the calendar that forbids movements, in file order.
    """
    return tuple(_entry(matter, entry) for entry in matter.planning.calendar if entry.no_movement)


def _entry(matter: Judged, entry: CalendarEntry) -> Finding:
    """Judge the movements on the days of one row."""
    points = entry.points or tuple(dict.fromkeys(stay.post.point for stay in matter.stays))
    wrong = [
        movement
        for point in dict.fromkeys(points)
        for movement in movements_at(point, matter.stays)
        if movement.day in entry.term
    ]
    row = cite(entry.row, f"{entry.kind}/{entry.term.start.isoformat()}")
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        plural_text(
            "{n} movement falls within “{name}” ({days}), when nobody may move.",
            "{n} movements fall within “{name}” ({days}), when nobody may move.",
            len(wrong),
            name=entry.name,
            days=entry.term,
        )
        if wrong
        else text(
            "Nobody arrives or leaves during “{name}” ({days}).", name=entry.name, days=entry.term
        ),
        subject=row,
        row=Evidence(what="calendar", ref=row, term=entry.term),
        short=[
            Evidence(
                what="arrival" if movement.arrives else "departure",
                ref=movement.stay.ref,
                term=Term.inclusive(movement.day, movement.day),
            )
            for movement in wrong
        ],
    )
