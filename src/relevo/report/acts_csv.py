"""Listed acts, gaps and overlaps as tables for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from relevo.instrument.value import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from relevo.core.term import Term
    from relevo.report.acts import ActRow, Lead, Listing

ACT_COLUMNS = (
    "case",
    "act",
    "illustrative",
    "host",
    "senders",
    "kind",
    "number",
    "bill",
    "body",
    "status",
    "direction",
    "votes_for",
    "votes_against",
    "votes_abstain",
    "approved",
    "published",
    "window",
    "window_kind",
    "from",
    "to",
    "days",
    "entry",
    "lead_approved_days",
    "lead_published_days",
    "amends",
    "amended_by",
    "disputed",
    "lead_approved_versions",
    "lead_published_versions",
    "verify",
)
"""Columns of the table of acts; their names and order are kept."""

GAP_COLUMNS = (
    "kind",
    "host",
    "sender",
    "from",
    "to",
    "days",
    "after",
    "before",
    "acts",
    "perhaps",
    "disputed",
)
"""Columns of the table of gaps and overlaps; their names and order are kept."""


def render_acts_csv(listing: Listing) -> str:
    """Write one row for each act and window.

    Sample line: ``peru-2025,pe-2025-training,false,PE,US,legislative_resolution,32214,not_found,…``

    Args:
        listing: The acts.

    Returns:
        Comma, LF, both days included; ``not_found`` where no source gives a value, several values
        in one cell separated by a bar, nothing where there is nothing to say.
    """
    return _table(ACT_COLUMNS, (_act(row) for row in listing.rows))


def render_gaps_csv(listing: Listing) -> str:
    """Write one row for each gap and each overlap.

    Sample line: ``gap,PE,US,2024-06-24,2024-11-03,133,pe-2024-rs24,pe-2024-apec,,pe-2018-prog,``

    Args:
        listing: Gaps and overlaps.

    Returns:
        Comma, LF, both days included; ``after`` and ``before`` for a gap, ``acts`` for an overlap;
        ``perhaps`` names acts without known days that may cover some days of a gap, ``disputed``
        those on whose windows sources differ.
    """
    gaps = (
        (
            *("gap", gap.host, gap.sender, *_days(gap.term), _bar(gap.after), _bar(gap.before)),
            *("", _bar(gap.perhaps), _bar(gap.disputed)),
        )
        for gap in listing.gaps
    )
    overlaps = (
        ("overlap", one.host, one.sender, *_days(one.term), "", "", _bar(one.acts), "", "")
        for one in listing.overlaps
    )
    return _table(GAP_COLUMNS, (*gaps, *overlaps))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table with its heads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _act(row: ActRow) -> tuple[str, ...]:
    """Give the cells of one act and window."""
    act, window, votes = row.act, row.window, row.act.votes.value
    counts = (votes.for_, votes.against, votes.abstain) if votes else (None, None, None)
    return (
        row.case,
        act.id,
        "true" if act.illustrative else "false",
        act.host,
        _bar(row.senders) or NOT_FOUND,
        act.kind,
        act.number.value or NOT_FOUND,
        act.bill.value or NOT_FOUND,
        act.body,
        str(act.status),
        str(act.direction),
        *(_number(count) for count in counts),
        _day(act.dates.approved.value),
        _day(act.dates.published.value),
        window.id if window else NOT_FOUND,
        str(window.kind) if window else NOT_FOUND,
        *(_days(window.term) if window else (NOT_FOUND,) * 3),
        _bar(str(entry) for entry in row.entries) or NOT_FOUND,
        _number(row.lead_approved.days),
        _number(row.lead_published.days),
        _bar(row.amends),
        _bar(row.amended_by),
        _bar(row.disputed),
        _lead(row.lead_approved),
        _lead(row.lead_published),
        _bar(
            name
            for name, lead in (
                ("dates.approved", row.lead_approved),
                ("dates.published", row.lead_published),
            )
            if lead.verify
        ),
    )


def _lead(lead: Lead) -> str:
    """Give every version of a lead time; two dots between the fewest and the most days."""
    if lead.between:
        return "..".join(map(str, lead.between))
    return _bar(map(str, lead.versions)) or NOT_FOUND


def _number(n: int | None) -> str:
    """Give a number, or say that it was not found."""
    return NOT_FOUND if n is None else str(n)


def _day(day: date | None) -> str:
    """Give a day, or say that it was not found."""
    return NOT_FOUND if day is None else day.isoformat()


def _days(term: Term) -> tuple[str, str, str]:
    """Give first day, last day and number of days."""
    return term.start.isoformat(), term.last.isoformat(), str(term.days)


def _bar(items: Iterable[str]) -> str:
    """Join several values of one cell."""
    return "|".join(items)
