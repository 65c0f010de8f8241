"""The limits of an account: permitted, planned, recorded, and the clause of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.clause import Seen
from relevo.core.finding import Verdict
from relevo.core.words import plural_text, text
from relevo.instrument.model import Counting, Measure
from relevo.report.limits import subject_words
from relevo.report.norms import citation_words
from relevo.report.paper import Part, Table
from relevo.report.phrases import COUNTINGS, VERDICTS, bound_words
from relevo.report.roll_words import ranges
from relevo.report.suppress import few

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relevo.compliance.account import AccountRow, Measured
    from relevo.core.clause import ClauseRef
    from relevo.core.words import Arg, Text
    from relevo.report.account import CaseAccount

NOT_RUN = text("not yet in force")
"""What is said of a limit that did not run by the day of knowledge."""

NOTHING = text("nothing recorded")
"""What is said of a limit that ran while nobody recorded anything."""

NONE = "-"
"""What stands where there is no number."""


def short_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Put all limits side by side in one table.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    heads = (
        text("Limit"),
        text("Permitted"),
        text("Planned"),
        text("Recorded"),
        text("On the day"),
        text("Room left"),
        text("Verdict"),
    )
    rows = tuple(
        tuple(
            say(cell)
            for cell in (
                text("{n}. {limit}", n=number, limit=_limit(row, found)),
                _permitted(row),
                planned_cell(row, found),
                actual_cell(row, found),
                row.actual.day if row.actual and row.actual.day else NONE,
                margin_cell(row, found),
                text("{verdict}; kept as far as recorded", verdict=verdict_words(row))
                if only_returns(row)
                else verdict_words(row),
            )
        )
        for number, row in enumerate(found.rows, start=1)
    )
    intro = [_counts(found)] if rows else [text("No act of this case sets a number.")]
    return Part(
        title=say(text("Permitted, planned, recorded")),
        intro=tuple(say(line) for line in intro),
        table=Table(
            heads=tuple(say(head) for head in heads), rows=rows, shares=(24, 13, 10, 12, 14, 8, 19)
        )
        if rows
        else None,
        after=(
            say(
                text(
                    "“Recorded” is the largest number on record and the first day on which it was "
                    "so, or the sum where the act counts over the whole stay; “room left” is how "
                    "much more would have been permitted, less than 0 where more was recorded."
                )
            ),
            *(say(one) for one in _why_open(found)),
        )
        if rows
        else (),
    )


def screen_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say all limits one below the other, for a screen that holds no wide table.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    whole = short_part(found, say)
    if whole.table is None:
        return whole
    heads = whole.table.heads
    points = tuple(
        say(
            text(
                "{limit} [{verdict}] {cells}",
                limit=row[0].partition(" ")[2],
                verdict=row[-1],
                cells=tuple(
                    text("{head}: {cell}", head=head, cell=cell)
                    for head, cell in zip(heads[1:-1], row[1:-1], strict=True)
                    if cell != NONE
                ),
            )
        )
        for row in whole.table.rows
    )
    return replace(whole, table=None, points=points, first=1)


def _why_open(found: CaseAccount) -> tuple[Text, ...]:
    """Say why limits are undetermined though what is on record keeps them."""
    if not any(only_returns(row) for row in found.rows):
        return ()
    return (
        text(
            "“kept as far as recorded”: nothing on record exceeds the limit, but days without a "
            "signed return leave open what else happened."
        ),
    )


def limits_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part | None:
    """Say of each limit how it is counted, its clause, what decides, and how it reads otherwise.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    if not found.rows:
        return None
    return Part(
        title=say(text("Each limit and its clause")),
        points=tuple(" ".join(say(line) for line in _lines(row, found)) for row in found.rows),
        first=1,
    )


def _permitted(row: AccountRow) -> Arg:
    """Say what is permitted, and whether that is only known from others."""
    bound = bound_words(row.reading.bound)
    if row.limit.clause.seen in (Seen.TEXT, Seen.STATUTE):
        return bound
    return text("{bound} (text not read)", bound=bound)


def _limit(row: AccountRow, found: CaseAccount) -> Arg:
    """Name a limit, with what it counts together where that is a sum."""
    named = subject_words(row.limit, found.codes, row.reading.arms)
    if row.reading.counting is Counting.CONCURRENT or row.limit.measure is Measure.STAY_DAYS:
        return named
    return text("{limit}, {counting}", limit=named, counting=COUNTINGS[row.reading.counting])


def _counts(found: CaseAccount) -> Text:
    """Count the limits by verdict."""
    verdicts = [row.verdict for row in found.rows]
    counted: list[Arg] = [
        text("{verdict}: {n}", verdict=VERDICTS[verdict], n=verdicts.count(verdict))
        for verdict in (Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.MET)
        if verdict in verdicts
    ]
    counted += [
        text("{verdict}: {n}", verdict=words, n=number)
        for words in (NOTHING, NOT_RUN)
        if (number := sum(verdict_words(row) is words for row in found.rows))
    ]
    return plural_text(
        "{n} limit: {counts}.", "{n} limits: {counts}.", len(verdicts), counts=tuple(counted)
    )


def verdict_words(row: AccountRow) -> Text:
    """Say what the check says of a limit.

    Args:
        row: The limit.
    """
    if row.verdict is not None:
        return VERDICTS[row.verdict]
    return NOTHING if row.runs else NOT_RUN


def only_returns(row: AccountRow) -> bool:
    """Whether nothing but days without a signed return leaves a limit undetermined.

    Args:
        row: The limit.
    """
    finding = row.finding
    return (
        finding is not None
        and row.verdict is Verdict.UNDETERMINED
        and bool(finding.evidence)
        and all(datum.what == "return" for datum in finding.evidence)
    )


def planned_cell(row: AccountRow, found: CaseAccount) -> Arg:
    """Give the number planned; a dash where no plan gives one.

    Args:
        row: The limit.
        found: The account.
    """
    return _number(row.planned, row, found)


def actual_cell(row: AccountRow, found: CaseAccount) -> Arg:
    """Give the number recorded; a dash where there is none.

    Args:
        row: The limit.
        found: The account.
    """
    return _number(row.actual, row, found)


def margin_cell(row: AccountRow, found: CaseAccount) -> Arg:
    """Give how much more would have been permitted; withheld where it gave a small number away.

    Args:
        row: The limit.
        found: The account.
    """
    if row.margin is None:
        return NONE
    if hides(row, row.actual, found):
        return text("withheld")
    return row.margin


def hides(row: AccountRow, measured: Measured | None, found: CaseAccount) -> bool:
    """Whether a number of persons is too small to be shown.

    Args:
        row: The limit.
        measured: The number.
        found: The account.
    """
    return (
        measured is not None
        and row.limit.measure is Measure.PERSONS
        and not found.mask.full
        and (few(measured.number.possible) or few(measured.number.sure))
    )


def _number(measured: Measured | None, row: AccountRow, found: CaseAccount) -> Arg:
    """Give a number, or the least and the most it may be."""
    if measured is None:
        return NONE
    if hides(row, measured, found):
        return "<5"
    sure, possible = measured.number.sure, measured.number.possible
    return possible if sure == possible else text("{sure} to {n}", sure=sure, n=possible)


def _lines(row: AccountRow, found: CaseAccount) -> Iterable[Arg]:
    """Say one limit in sentences."""
    reading = row.reading
    yield text(
        "{limit}: {bound}, {counting}; {terms}.",
        limit=subject_words(row.limit, found.codes, reading.arms),
        bound=bound_words(reading.bound),
        counting=text("counted for each stay")
        if row.limit.measure is Measure.STAY_DAYS
        else reading.label,
        terms=row.limit.terms,
    )
    yield clause_words(row.limit.clause, found)
    yield from _recorded(row, found)
    if row.finding and len({one.verdict for one in row.finding.readings}) > 1:
        for one in row.finding.readings:
            yield text(
                "Read as “{label}”: {verdict}.", label=one.label, verdict=VERDICTS[one.verdict]
            )
    if row.uncovered:
        yield plural_text(
            "On {n} day of its term no signed return is on record.",
            "On {n} days of its term no signed return is on record.",
            sum(term.days for term in row.uncovered),
        )


def clause_words(ref: ClauseRef, found: CaseAccount) -> Arg:
    """Cite a clause with how it is known, and say in short what it says.

    Args:
        ref: The clause.
        found: The account.
    """
    cited = citation_words(ref, found.acts, found.regime)
    act = found.acts.get(ref.act)
    summary = (
        next((one.summary for one in act.clauses if one.id == ref.clause), None) if act else None
    )
    if summary is None:
        return text("Rests on {clause}.", clause=cited)
    return text("Rests on {clause}; in short: “{summary}”", clause=cited, summary=summary)


def _recorded(row: AccountRow, found: CaseAccount) -> Iterable[Arg]:
    """Say what was recorded, what decides it, and how it differs from the plan."""
    if row.actual is None:
        return
    day = row.actual.day
    number = _number(row.actual, row, found)
    verdict = verdict_words(row)
    if day:
        yield text("Recorded: {n} on {day}; {verdict}.", n=number, day=day, verdict=verdict)
    else:
        yield text("Recorded: {n}; {verdict}.", n=number, verdict=verdict)
    off = row.off_plan
    if off and not (hides(row, row.actual, found) or hides(row, row.planned, found)):
        yield (
            text("That is {n} more than planned.", n=off)
            if off > 0
            else text("That is {n} fewer than planned.", n=-off)
        )
    if row.actual.entries:
        entries = ranges(str(entry) for entry in row.actual.entries)
        yield plural_text(
            "Entry of the log: {entries}.",
            "Entries of the log: {entries}.",
            len(row.actual.entries),
            entries=entries,
        )
