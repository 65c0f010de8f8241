"""Who was there, in an account: strength by month, who entered, tours planned and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.classes import PersonClass
from relevo.core.finding import Verdict
from relevo.core.words import plural_text, text
from relevo.register.manifest_words import CLASSES
from relevo.report.account_limits import NONE
from relevo.report.paper import Part, Table
from relevo.report.phrases import MONTHS, VERDICTS
from relevo.report.roll_words import NOT_RECORDED
from relevo.report.suppress import Mark, suppress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.compliance.account import TourRow
    from relevo.core.term import Term
    from relevo.core.words import Arg
    from relevo.report.account import CaseAccount


def months_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part | None:
    """Give the largest number of persons of each month.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    shown = [one for one in found.months if one.closed or found.mask.full]
    held_back = len(found.months) - len(shown)
    if not found.months:
        return None
    heads = (
        text("Month"),
        text("Most planned"),
        text("Most recorded"),
        text("Days without a signed return"),
    )
    after = (
        plural_text(
            "{n} month is not shown: its strength is withheld until 30 days after its end.",
            "{n} months are not shown: their strength is withheld until 30 days after their end.",
            held_back,
        ),
    )
    return Part(
        title=say(text("Persons in the country, by month")),
        table=Table(
            heads=tuple(say(head) for head in heads),
            rows=tuple(
                (
                    say(_month_words(one.days)),
                    say(NONE if one.planned is None else found.mask.count(one.planned)),
                    say(found.mask.count(one.actual)),
                    say(one.uncovered),
                )
                for one in shown
            ),
            shares=(25, 25, 25, 25),
        )
        if shown
        else None,
        after=tuple(say(line) for line in after) if held_back else (),
    )


def _month_words(days: Term) -> Arg:
    """Name a month; one of which only some days are meant by these."""
    if days.start.day == 1 and days.end.day == 1:
        month = MONTHS[days.start.month - 1]
        return text("{month} {year}", month=month, year=str(days.start.year))
    return days


Grid = tuple[tuple[str, ...], tuple[PersonClass, ...], tuple[tuple[int, ...], ...]]
"""Categories of units, classes of persons, and how many persons of each."""


def entered(found: CaseAccount) -> Grid:
    """Count the persons who entered: each roll number once, and who was only counted each time.

    Args:
        found: What the account is made from.
    """
    counts: dict[tuple[str, PersonClass], int] = {}
    seen: set[str] = set()
    for one in found.facts.presence.persons:
        if one.roll in seen:
            continue
        seen.update([one.roll] if one.roll else [])
        key = (one.came.party.category, one.of)
        counts[key] = counts.get(key, 0) + one.count
    rows = tuple(sorted({category for category, _ in counts}, key=lambda one: (not one, one)))
    columns = tuple(of for of in PersonClass if any(each is of for _, each in counts))
    return rows, columns, tuple(tuple(counts.get((r, c), 0) for c in columns) for r in rows)


def marked(grid: Grid, found: CaseAccount) -> tuple[tuple[Arg, ...], ...]:
    """Give the cells of a grid with totals, few and withheld ones as such.

    Args:
        grid: Rows, columns and counts; at least one row.
        found: The account.
    """
    _, _, counts = grid
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    marks: Sequence[Sequence[Mark]] = suppress(counts)
    if found.mask.full:
        return tuple(tuple(row) for row in rows)
    return tuple(
        tuple(_cell(number, mark) for number, mark in zip(row, of, strict=True))
        for row, of in zip(rows, marks, strict=True)
    )


def entered_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part | None:
    """Give how many persons entered, by category of unit and class of person.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    grid = entered(found)
    categories, classes, _ = grid
    if not categories:
        return None
    names = [found.codes.categories.name(one) if one else NOT_RECORDED for one in categories]
    heads = (text("Category of unit"), *(CLASSES[of] for of in classes), text("total"))
    return Part(
        title=say(text("Persons who entered")),
        intro=(say(text("Each person by roll number counts once, however often they entered.")),),
        table=Table(
            heads=tuple(say(head) for head in heads),
            rows=tuple(
                (say(name), *(say(cell) for cell in row))
                for name, row in zip((*names, text("total")), marked(grid, found), strict=True)
            ),
            shares=(30, *(14 for _ in classes), 14),
        ),
        after=()
        if found.mask.full
        else (
            say(
                text(
                    "“<5”: fewer than 5 persons. “withheld”: not shown because a sum would give a "
                    "number below 5 away."
                )
            ),
        ),
    )


def _cell(number: int, mark: Mark) -> Arg:
    """Give a cell as it is shown."""
    match mark:
        case Mark.SHOWN:
            return number
        case Mark.FEW:
            return "<5"
        case Mark.WITHHELD:
            return text("withheld")


def tours_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part | None:
    """Compare the tours planned with the record, and say on which days a post had nobody.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    if not found.tours:
        return None
    heads = (
        text("Tour"),
        text("Category"),
        text("Planned"),
        text("Recorded"),
        text("Difference"),
    )
    units = {one.unit for one in found.tours}
    beside = [
        one
        for one in found.findings
        if one.rule == "R-FACT-PRESENCE" or (one.rule == "R-FACT-PLAN" and one.subject not in units)
    ]
    intro = (
        text(
            "That some unit is there without a break is the plan's aim; no act asks for it. A "
            "difference from the plan exceeds no limit."
        ),
    )
    return Part(
        title=say(text("Rotation, planned and recorded")),
        intro=tuple(say(line) for line in intro),
        table=Table(
            heads=tuple(say(head) for head in heads),
            rows=tuple(
                (
                    say(
                        text(
                            "{unit}, {post}",
                            unit=found.mask.party(one.unit),
                            post=found.mask.post(one.post),
                        )
                    ),
                    say(_category(one, found)),
                    say(_planned(one, found)),
                    say(one.actual or text("nobody on record")),
                    say(_difference(one)),
                )
                for one in found.tours
            ),
            shares=(17, 15, 24, 24, 20),
        ),
        points=tuple(
            say(
                text(
                    "[{verdict}] {message}",
                    verdict=VERDICTS[one.verdict],
                    message=found.mask.words(one.message),
                )
            )
            for one in beside
            if one.subject
        ),
        after=(
            say(
                plural_text(
                    "{n} tour that has not begun is not shown.",
                    "{n} tours that have not begun are not shown.",
                    found.later,
                )
            ),
        )
        if found.later
        else (),
    )


def end_told(one: TourRow, found: CaseAccount) -> bool:
    """Whether the day on which a tour is planned to end may be told: not while it is to come.

    Args:
        one: The tour.
        found: The account.
    """
    return found.mask.full or one.planned.last <= found.day


def _planned(one: TourRow, found: CaseAccount) -> Arg:
    """Say the days planned; the last only if it may be told."""
    if end_told(one, found):
        return one.planned
    return text("from {day}; its end is still to come", day=one.planned.start)


def _category(one: TourRow, found: CaseAccount) -> Arg:
    """Name the category of the unit, as it was recorded on entering."""
    recorded = {
        each.came.party.category
        for each in found.facts.presence.persons
        if (each.came.party.unit or each.came.party.name) == one.unit
    } - {""}
    return tuple(found.codes.categories.name(code) for code in sorted(recorded)) or NONE


def _difference(one: TourRow) -> Arg:
    """Say how a tour differed from its plan; kept if in nothing."""
    if one.actual is None:
        return VERDICTS[Verdict.SHORT]
    said: list[Arg] = []
    if one.late:
        said.append(
            plural_text("came {n} day late", "came {n} days late", one.late)
            if one.late > 0
            else plural_text("came {n} day early", "came {n} days early", -one.late)
        )
    over = one.overstayed
    if over:
        said.append(
            plural_text("last left {n} day late", "last left {n} days late", over)
            if over > 0
            else plural_text("last left {n} day early", "last left {n} days early", -over)
        )
    if one.there and not said:
        return text("as planned so far")
    return tuple(said) or VERDICTS[Verdict.KEPT]
