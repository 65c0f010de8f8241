"""``plan/rotation.xlsx``: weeks by posts, a sheet for each unit and each point of entry."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.core.words import Speaker, plural_text, text
from relevo.report.phrases import ILLUSTRATIVE, ILLUSTRATIVE_NOTE, NO_POSITION
from relevo.report.presence import (
    Crossing,
    movements_of,
    persons_each_day,
    stays_of,
    uncovered_by,
    weeks_of,
)
from relevo.report.workbook_sheet import Book

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relevo.core.words import Localized, Text
    from relevo.report.presence import Movement, Stay
    from relevo.report.workbook_sheet import Cell, Sheet
    from relevo.rotation.model import Planning, PointOfEntry, Tour, Unit

CROSSINGS: dict[Crossing, Text] = {Crossing.IN: text("arrival"), Crossing.OUT: text("departure")}
"""Direction of a movement, in words."""


def render_rotation_workbook(
    tours: Iterable[Tour], planning: Planning, *, lang: str, case_name: Localized
) -> bytes:
    """Write a plan as a workbook.

    Args:
        tours: The plan.
        planning: What it is made from.
        lang: Language of the words.
        case_name: Name of the case.

    Returns:
        An ``.xlsx`` file without formulas; equal input gives equal bytes.
    """
    speaker = Speaker(lang)
    mark = speaker.say(ILLUSTRATIVE) if planning.illustrative else ""
    book = Book(
        title=speaker.say(text("Rotation plan: {name}", name=case_name)),
        mark=mark,
        created=planning.horizon.start,
    )
    stays = stays_of(tours, planning)
    _write_weeks(book, stays, planning, speaker)
    for unit in planning.units.values():
        _write_unit(book, unit, [stay for stay in stays if stay.unit == unit.id], planning, speaker)
    movements = movements_of(stays, planning)
    for point in planning.points.values():
        own = [movement for movement in movements if movement.point == point.id]
        _write_point(book, point, own, planning, speaker)
    return book.closed()


def _header(planning: Planning, speaker: Speaker) -> list[Cell]:
    """Give the line that marks invented data; empty where nothing is invented."""
    return [speaker.say(ILLUSTRATIVE_NOTE)] if planning.illustrative else []


def _write_weeks(book: Book, stays: Sequence[Stay], planning: Planning, speaker: Speaker) -> None:
    """Write the sheet with posts as rows and ISO weeks as columns."""
    say = speaker.say
    weeks = weeks_of(planning.horizon)
    sheet = book.sheet(say(text("Weeks")))
    sheet.line([say(text("Rotation plan, {term}", term=planning.horizon))], bold=True)
    sheet.line(_header(planning, speaker), bold=True)
    numbers = [f"{week.isocalendar().year}-W{week.isocalendar().week:02d}" for week in weeks]
    sheet.head([say(text("Post")), say(text("Name")), *numbers])
    sheet.head([say(text("Monday")), "", *weeks])
    sheet.freeze(2)
    gaps = uncovered_by(stays, planning)
    for post in planning.posts.values():
        own = [stay for stay in stays if stay.post == post.id]
        empty = [gap.term for gap in gaps if gap.post == post.id]
        cells = [
            _week_cell(Term(week, week + timedelta(days=7)), own, empty, speaker) for week in weeks
        ]
        sheet.line(
            [post.id, post.name, *(words for words, _ in cells)],
            hatched={place + 2 for place, (_, gap) in enumerate(cells) if gap},
        )
    largest = _weekly_maxima(persons_each_day(stays, planning), weeks, planning.horizon)
    sheet.line([say(text("Persons, largest number on a day")), "", *largest], bold=True)
    sheet.line([])
    sheet.line([say(NO_POSITION)])
    sheet.widths([14, 28, *[11] * len(weeks)])


def _week_cell(
    week: Term, stays: Sequence[Stay], gaps: Sequence[Term], speaker: Speaker
) -> tuple[str, bool]:
    """Say who is at a post in a week, and whether a day of it is without presence."""
    present = [stay.unit for stay in stays if stay.term.meet(week)]
    empty = sum(shared.days for gap in gaps if (shared := gap.meet(week)))
    units = " + ".join(present)
    if not empty:
        return units, False
    if not present:
        return speaker.say(text("no presence")), True
    partly = plural_text(
        "{units}; no presence {n} day", "{units}; no presence {n} days", empty, units=units
    )
    return speaker.say(partly), True


def _weekly_maxima(
    each_day: Sequence[int], weeks: Sequence[date], horizon: Term
) -> tuple[int, ...]:
    """Give the largest number of each week's days within the horizon."""
    by_day = dict(zip(horizon, each_day, strict=True))
    return tuple(
        max(by_day.get(week + timedelta(days=day), 0) for day in range(7)) for week in weeks
    )


def _write_unit(
    book: Book, unit: Unit, stays: Sequence[Stay], planning: Planning, speaker: Speaker
) -> None:
    """Write a unit's tours, until when it owes time at home, and its next tour."""
    say = speaker.say
    sheet = book.sheet(unit.id)
    title = text(
        "{id}, {name}, {persons} persons", id=unit.id, name=unit.name, persons=unit.persons
    )
    sheet.line([say(title)], bold=True)
    sheet.line(_header(planning, speaker) if unit.illustrative else [], bold=True)
    sheet.head(
        [
            say(text("Post")),
            say(text("Name")),
            say(text("From")),
            say(text("To, included")),
            say(text("Days")),
            say(text("At home until, included")),
            say(text("Next tour")),
            say(text("Kind")),
        ]
    )
    sheet.freeze(1)
    ordered = sorted(stays, key=lambda stay: stay.term)
    for place, stay in enumerate(ordered):
        home = stay.term.last + timedelta(days=unit.dwell_days(stay.term.days))
        following = ordered[place + 1].term.start if place + 1 < len(ordered) else None
        sheet.line(
            [
                stay.post,
                planning.posts[stay.post].name,
                stay.term.start,
                stay.term.last,
                stay.term.days,
                home,
                following or say(text("none in this plan")),
                say(text("in place before")) if stay.incumbent else say(text("tour")),
            ]
        )
    if not stays:
        sheet.line([say(text("No tour in this plan."))])
    sheet.widths([16, 30, 13, 13, 8, 22, 18, 16])


def _write_point(
    book: Book,
    point: PointOfEntry,
    movements: Sequence[Movement],
    planning: Planning,
    speaker: Speaker,
) -> None:
    """Write a point's movements by day, then by calendar week against its capacity."""
    say = speaker.say
    sheet = book.sheet(point.id)
    sheet.line([say(text("{id}, {name}", id=point.id, name=point.name))], bold=True)
    sheet.line(_header(planning, speaker), bold=True)
    sheet.head(
        [
            say(text("Day")),
            say(text("Movement")),
            say(text("Unit")),
            say(text("Post")),
            say(text("Persons")),
        ]
    )
    sheet.freeze(1)
    for movement in movements:
        persons = planning.units[movement.unit].persons
        crossing = say(CROSSINGS[movement.crossing])
        sheet.line([movement.day, crossing, movement.unit, movement.post, persons])
    sheet.line([])
    _write_loads(sheet, point, movements, speaker)
    sheet.widths([16, 16, 16, 20, 12])


def _write_loads(
    sheet: Sheet, point: PointOfEntry, movements: Sequence[Movement], speaker: Speaker
) -> None:
    """Write the number of movements of each calendar week that has one."""
    say = speaker.say
    sheet.head(
        [say(text("Week")), say(text("Monday")), say(text("Movements")), say(text("Capacity"))]
    )
    capacity: Cell = (
        say(text("no bound known")) if point.moves_per_week is None else point.moves_per_week
    )

    def monday(movement: Movement) -> date:
        """Give the Monday of a movement's week."""
        return movement.day - timedelta(days=movement.day.weekday())

    for week, own in groupby(movements, key=monday):
        iso = week.isocalendar()
        sheet.line([f"{iso.year}-W{iso.week:02d}", week, len(list(own)), capacity])
