"""What a crossing does to the plan: warnings of the office's own rules, which refuse nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.facts.crossing import FREE
from relevo.compliance.facts.planned import RULE as PLAN
from relevo.compliance.gate import Reason
from relevo.compliance.rules.no_movement import RULE as NO_MOVEMENT
from relevo.compliance.stay import cite
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.register.model import Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from relevo.core.words import Text
    from relevo.register.model import Movement
    from relevo.rotation.model import CalendarEntry, Tour


def plan_warnings(
    movement: Movement, calendar: Iterable[CalendarEntry], tours: Sequence[Tour]
) -> Iterator[Reason]:
    """Name what falls short of the calendar and the plan.

    A day without movements and the last day of a tour are the office's own: no law asks for them,
    so they hold up nobody. Nothing is said of an evacuation, a rescue or a forced landing.

    Args:
        movement: The crossing.
        calendar: Days with a name.
        tours: The plan; empty if there is none.
    """
    if movement.cause in FREE:
        return
    for entry in calendar:
        there = not entry.points or movement.point in entry.points
        if entry.no_movement and there and movement.day in entry.term:
            yield _short(
                NO_MOVEMENT,
                cite(entry.row, f"{entry.kind}/{entry.term.start.isoformat()}"),
                text(
                    "{day} lies in “{name}” ({days}), when nobody may move.",
                    day=movement.day,
                    name=entry.name,
                    days=entry.term,
                ),
                text("A crossing on another day, or a change of the calendar."),
            )
    unit, until = movement.party.unit, movement.until
    if movement.way is Way.OUT or until is None:
        return
    own = [tour for tour in tours if tour.unit == unit and movement.day in tour.stay]
    if own and until > (tour := max(own, key=lambda one: one.stay.last)).stay.last:
        yield _short(
            PLAN,
            cite(tour.row, tour.unit),
            text(
                "The stay is foreseen to end on {until}, after the tour of {unit} in the plan, "
                "which ends on {last}.",
                until=until,
                unit=unit,
                last=tour.stay.last,
            ),
            text("A departure on {day} at the latest, or another plan.", day=tour.stay.last),
        )


def _short(rule: str, row: str, message: Text, remedy: Text) -> Reason:
    """Make a warning that cites a row of the planner."""
    return Reason(
        verdict=Verdict.SHORT,
        rule=rule,
        clauses=(),
        limit="",
        subject=row,
        message=message,
        remedy=remedy,
    )
