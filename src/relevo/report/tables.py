"""Tables of the timeline page: what the pictures show, for who reads rather than looks."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text
from relevo.report.limits import persons_limit, rule_of
from relevo.report.phrases import ILLUSTRATIVE, MONTHS, SEEN
from relevo.report.presence import (
    monthly_maxima,
    numbered_events,
    persons_each_day,
    reliefs_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relevo.core.words import Arg, Speaker
    from relevo.report.presence import Stay
    from relevo.rotation.model import Planning, Result, Uncovered


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A day or month in a cell.

    Attributes:
        machine: ISO form.
        words: What people read.
    """

    machine: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An identifier in a cell, never broken over lines."""

    id: str


Cell = str | Stamp | Key
"""A cell: plain text, a day or month, or an identifier."""


def tours_section(stays: Sequence[Stay], planning: Planning, speaker: Speaker) -> str:
    """Write one row for each stay."""
    say = speaker.say
    after = {relief.leaving: relief for relief in reliefs_of(stays)}
    rows: list[list[Cell]] = []
    for stay in stays:
        relief = after.get(stay)
        relieved = (
            plural_text(
                "by {unit}, {n} day together",
                "by {unit}, {n} days together",
                relief.term.days,
                unit=relief.arriving.unit,
            )
            if relief
            else ""
        )
        unit, post = planning.units[stay.unit], planning.posts[stay.post]
        place = text("{id}, {name}", id=stay.post, name=post.name)
        if stay.incumbent:
            place = text("{post} (in place before the plan)", post=place)
        rows.append(
            [
                say(stay.number),
                Key(id=stay.unit),
                say(place),
                _day(stay.term.start, speaker),
                _day(stay.term.last, speaker),
                say(stay.term.days),
                say(relieved),
                *_mark_cell(speaker, planning, marked=unit.illustrative or post.illustrative),
            ]
        )
    heads = [
        say(text("No.")),
        say(text("Unit")),
        say(text("Post")),
        say(text("From")),
        say(text("To, included")),
        say(text("Days")),
        say(text("Relieved")),
        *([say(text("Data"))] if planning.illustrative else []),
    ]
    return _section(
        text("Tours"), render_table(say(text("One row for each tour")), heads, rows), speaker
    )


def limits_table(result: Result, planning: Planning, speaker: Speaker) -> str:
    """Write the limits that the plan keeps and those that only the check judges, with clauses.

    Args:
        result: Says which limits were planned for.
        planning: The mandate and names of codes.
        speaker: Says words.

    Returns:
        A table; empty if there is no limit.
    """
    say = speaker.say
    judged: list[tuple[str, Arg]] = [
        (id_, text("kept by the plan")) for id_ in result.limits_enforced
    ]
    judged += [
        (id_, text("only checked: {reason}", reason=reason))
        for id_, reason in result.limits_only_checked
    ]
    rows: list[list[Cell]] = []
    for id_, how in judged:
        rule = rule_of(id_, planning.mandate, planning.codes, planning.chosen)
        cited = Key(id=f"{rule.clause.act}/{rule.clause.clause}") if rule.clause else ""
        seen = say(SEEN[rule.clause.seen]) if rule.clause else ""
        rows.append([say(rule.words), say(how), cited, seen])
    heads = [
        say(text("Limit")),
        say(text("In this plan")),
        say(text("Clause")),
        say(text("How it is known")),
    ]
    return render_table(say(text("Limits of the mandate")), heads, rows) if rows else ""


def gaps_section(gaps: Sequence[Uncovered], planning: Planning, speaker: Speaker) -> str:
    """Write the days without presence, or say that there are none."""
    say, title = speaker.say, text("Days without presence")
    if not gaps:
        words = say(text("None: every post is covered on every day of its window."))
        return _section(title, f"<p>{escape(words)}</p>", speaker)
    rows: list[list[Cell]] = [
        [
            say(text("{id}, {name}", id=gap.post, name=planning.posts[gap.post].name)),
            _day(gap.term.start, speaker),
            _day(gap.term.last, speaker),
            say(gap.term.days),
            *_mark_cell(speaker, planning, marked=planning.posts[gap.post].illustrative),
        ]
        for gap in gaps
    ]
    heads = [
        say(text("Post")),
        say(text("From")),
        say(text("To, included")),
        say(text("Days")),
        *([say(text("Data"))] if planning.illustrative else []),
    ]
    caption = say(text("Days on which nobody is at a post"))
    return _section(title, render_table(caption, heads, rows), speaker)


def strength_section(stays: Sequence[Stay], planning: Planning, speaker: Speaker) -> str:
    """Write the largest number of persons of each month."""
    say = speaker.say
    limit = persons_limit(planning.mandate)
    each_day = persons_each_day(stays, planning, limit.scope if limit else None)
    rows: list[list[Cell]] = [
        [
            Stamp(
                machine=f"{month:%Y-%m}",
                words=say(
                    text("{month} {year}", month=MONTHS[month.month - 1], year=str(month.year))
                ),
            ),
            say(largest),
            *_mark_cell(speaker, planning, marked=planning.illustrative),
        ]
        for month, largest in monthly_maxima(each_day, planning.horizon)
    ]
    heads = [
        say(text("Month")),
        say(text("Largest number of persons on a day")),
        *([say(text("Data"))] if planning.illustrative else []),
    ]
    caption = say(text("Persons in the country, by month"))
    return _section(text("Strength"), render_table(caption, heads, rows), speaker)


def calendar_section(planning: Planning, speaker: Speaker) -> str:
    """Write the named days of the calendar; nothing if there are none."""
    say = speaker.say
    everywhere = text("no movements at any point of entry")
    rows: list[list[Cell]] = [
        [
            say(number),
            say(entry.name),
            _day(entry.term.start, speaker),
            _day(entry.term.last, speaker),
            say(
                (
                    text(
                        "no movements at {points}",
                        points=tuple(
                            planning.points[point].name if point in planning.points else point
                            for point in entry.points
                        ),
                    )
                    if entry.points
                    else everywhere
                )
                if entry.no_movement
                else text("movements allowed")
            ),
        ]
        for number, entry in numbered_events(planning)
    ]
    heads = [
        say(text("No.")),
        say(text("Day")),
        say(text("From")),
        say(text("To, included")),
        say(text("Movements")),
    ]
    caption = say(text("Days with a name and days without movements"))
    return _section(text("Calendar"), render_table(caption, heads, rows), speaker) if rows else ""


def _section(title: Arg, body: str, speaker: Speaker) -> str:
    """Write a section under its heading."""
    return f"<section>\n<h2>{escape(speaker.say(title))}</h2>\n{body}\n</section>"


def _mark_cell(speaker: Speaker, planning: Planning, *, marked: bool) -> list[Cell]:
    """Give the cell that marks a row as invented; no cell where nothing is."""
    if not planning.illustrative:
        return []
    return [speaker.say(ILLUSTRATIVE) if marked else ""]


def _day(day: date, speaker: Speaker) -> Stamp:
    """Give a day for people and for machines."""
    return Stamp(machine=day.isoformat(), words=speaker.say(day))


def render_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table.

    Args:
        caption: What it holds.
        heads: Column names.
        rows: Cells, the first naming its row.

    Returns:
        HTML with a caption and scopes; every text is escaped.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<th scope="row" data-head="{escape(name)}">{_cell(cell)}</th>'
            if place == 0
            else f'<td data-head="{escape(name)}">{_cell(cell)}</td>'
            for place, (name, cell) in enumerate(zip(heads, row, strict=True))
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table class="columns-{len(heads)}">\n'
        f"<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )


def _cell(cell: Cell) -> str:
    """Write what a cell holds."""
    match cell:
        case Stamp():
            return f'<time datetime="{escape(cell.machine)}">{escape(cell.words)}</time>'
        case Key():
            return f'<span class="key">{escape(cell.id)}</span>'
        case _:
            return escape(cell)
