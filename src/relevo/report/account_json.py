"""An account for programs, and its limits as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from relevo.core.finding import finding_ids
from relevo.core.words import Speaker
from relevo.report.account_limits import hides
from relevo.report.account_presence import end_told, entered, marked
from relevo.report.delegations import beside_json
from relevo.report.findings import clauses_json
from relevo.report.limits import subject_words
from relevo.report.result_json import days_json, dumped
from relevo.report.roll_json import utc
from relevo.report.suppress import few

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from relevo.compliance.account import AccountRow, Measured
    from relevo.core.finding import Finding
    from relevo.core.words import Arg
    from relevo.report.account import CaseAccount
    from relevo.report.paper import Paper

VERSION = 1
"""Version of the format."""

COLUMNS = (
    "limit",
    "act",
    "clause",
    "seen",
    "measure",
    "counting",
    "permitted_lo",
    "permitted_hi",
    "planned",
    "recorded_sure",
    "recorded",
    "on",
    "margin",
    "verdict",
    "days_without_return",
    "entries",
    "illustrative",
)
"""Columns of the table of limits; their names and order are kept."""


def render_account_json(found: CaseAccount, paper: Paper) -> str:
    """Write an account for programs.

    Args:
        found: What it is made from.
        paper: The account in words.

    Returns:
        JSON as described in ``docs/formats/account.json.md``; what is withheld is ``"<5"`` or
            ``"withheld"``, null stands for *none*.
    """
    say = Speaker(paper.lang).say
    head = found.log
    return dumped(
        {
            "version": VERSION,
            "as_of": found.day.isoformat(),
            "at": utc(found.as_of),
            "rules": found.made,
            "full": found.mask.full,
            "host": found.host,
            "senders": list(found.senders),
            "regime": found.regime.id if found.regime else None,
            "illustrative": found.illustrative,
            "note": say(found.invented) if found.invented else None,
            "log": {"size": head.size, "root": head.root, "custodian": head.custodian or None}
            if head
            else None,
            "sealed": found.sealed,
            "acts": [force.act.id for force in found.facts.mandate.acts],
            "limits": [_row(row, found, say) for row in found.rows],
            "months": [
                {
                    **days_json(one.days),
                    "planned": None if one.planned is None else count_json(one.planned, found),
                    "recorded": count_json(one.actual, found),
                    "days_without_return": one.uncovered,
                }
                for one in found.months
                if one.closed or found.mask.full
            ],
            "entered": _entered(found, say),
            "tours": [
                {
                    "unit": say(found.mask.party(one.unit)),
                    "post": say(found.mask.post(one.post)),
                    "planned": days_json(one.planned)
                    if end_told(one, found)
                    else {"from": one.planned.start.isoformat(), "to": None},
                    "recorded": days_json(one.actual) if one.actual else None,
                    "came_late": one.late,
                    "left_late": one.overstayed,
                }
                for one in found.tours
            ],
            "findings": [
                {"id": id_, "about": about, **_finding(one, found, say)}
                for about, each in (("record", found.findings), ("acts", found.of_acts))
                for id_, one in zip(finding_ids(each), each, strict=True)
            ],
            "clocks": [
                {"id": one.id, "state": str(one.state), "what": say(one.owed.what)}
                for one in found.clocks.clocks
            ],
            **beside_json(found.beside, found.day, say),
            "withheld": [
                {
                    "id": one.id,
                    "what": say(one.what),
                    "basis": one.basis or None,
                    "authoriser": one.authoriser or None,
                    "review": _iso(one.review),
                }
                for one in found.withheld
            ],
            "title": paper.title,
            "lead": list(paper.lead),
            "parts": [asdict(part) for part in paper.parts],
        }
    )


def render_account_csv(found: CaseAccount) -> str:
    """Write the limits of an account as a table.

    Args:
        found: What the account is made from.

    Returns:
        Comma, LF, days as ``YYYY-MM-DD``, entries separated by bars; ``not_found`` where no source
        gives the number permitted, ``unspecified`` where the act permits without one.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in found.rows:
        bound = row.reading.bound
        actual = row.actual
        known = "unspecified" if bound.unlimited else "" if bound.known else "not_found"
        writer.writerow(
            (
                row.limit.id,
                row.limit.clause.act,
                row.limit.clause.clause,
                str(row.limit.clause.seen),
                str(row.limit.measure),
                str(row.reading.counting),
                known or bound.lo,
                known or ("" if bound.hi is None else bound.hi),
                _said(_number(row.planned, row, found)),
                _said(_number(actual, row, found, sure=True)),
                _said(_number(actual, row, found)),
                _iso(actual.day) or "" if actual else "",
                _said(_margin(row, found)),
                str(row.verdict or ("nothing_recorded" if row.runs else "not_in_force")),
                sum(term.days for term in row.uncovered),
                "|".join(map(str, actual.entries)) if actual else "",
                "si" if found.illustrative else "no",
            )
        )
    return file.getvalue()


def count_json(persons: int, found: CaseAccount) -> int | str:
    """Give a number of persons; few are ``"<5"``.

    Args:
        persons: The number.
        found: The account.
    """
    return "<5" if few(persons) and not found.mask.full else persons


def _row(row: AccountRow, found: CaseAccount, say: Callable[[Arg], str]) -> dict[str, Any]:
    """Give one limit."""
    bound, actual, planned = row.reading.bound, row.actual, row.planned
    finding = row.finding
    return {
        "limit": row.limit.id,
        "what": say(subject_words(row.limit, found.codes, row.reading.arms)),
        "measure": str(row.limit.measure),
        "counting": str(row.reading.counting),
        "reading": row.reading.id,
        "terms": [days_json(term) for term in row.limit.terms],
        "clauses": clauses_json([row.limit.clause]),
        "permitted": {
            "lo": bound.lo,
            "hi": bound.hi,
            "upper": bound.upper,
            "known": bound.known,
            "unlimited": bound.unlimited,
        },
        "planned": None
        if planned is None
        else {"number": _number(planned, row, found), "day": _iso(_told(planned.day, found))},
        "recorded": None
        if actual is None
        else {
            "sure": _number(actual, row, found, sure=True),
            "number": _number(actual, row, found),
            "day": _iso(actual.day),
            "entries": list(actual.entries),
        },
        "margin": _margin(row, found),
        "verdict": str(row.verdict) if row.verdict else None,
        "readings": [
            {"reading": one.reading, "verdict": str(one.verdict), "chosen": one.chosen}
            for one in (finding.readings if finding else ())
        ],
        "days_without_return": [days_json(term) for term in row.uncovered],
    }


def _told(day: date | None, found: CaseAccount) -> date | None:
    """Give a day of the plan; none that is still to come, for that is withheld."""
    return day if found.mask.full or day is None or day <= found.day else None


def _number(
    measured: Measured | None, row: AccountRow, found: CaseAccount, *, sure: bool = False
) -> int | str | None:
    """Give a number of a limit; few persons are ``"<5"``."""
    if measured is None:
        return None
    if hides(row, measured, found):
        return "<5"
    return measured.number.sure if sure else measured.number.possible


def _margin(row: AccountRow, found: CaseAccount) -> int | str | None:
    """Give how much more would have been permitted; withheld beside a number that is."""
    return "withheld" if hides(row, row.actual, found) else row.margin


def _entered(found: CaseAccount, say: Callable[[Arg], str]) -> list[dict[str, Any]]:
    """Give how many persons entered: one object for each cell, totals with null."""
    grid = entered(found)
    rows, columns, _ = grid
    if not rows:
        return []
    return [
        {
            "category": row,
            "class": str(column) if column else None,
            "persons": cell if isinstance(cell, int) else say(cell),
        }
        for row, cells in zip((*rows, None), marked(grid, found), strict=True)
        for column, cell in zip((*columns, None), cells, strict=True)
    ]


def _finding(one: Finding, found: CaseAccount, say: Callable[[Arg], str]) -> dict[str, Any]:
    """Give a finding: with its words where they give no small number of persons away."""
    entries = [datum.ref for datum in one.evidence if datum.what == "entry"]
    of_limit = one.rule in ("R-FACT-LIMIT", "R-FACT-STAY")
    return {
        "rule": one.rule,
        "basis": str(one.basis),
        "verdict": str(one.verdict),
        "clauses": clauses_json(one.clauses),
        "limit": one.limit,
        "entries": [int(entry) for entry in entries if entry.isdecimal()],
        "message": None if of_limit and not found.mask.full else say(found.mask.words(one.message)),
    }


def _iso(day: date | None) -> str | None:
    """Give a day as written in every file; None for none."""
    return day.isoformat() if day else None


def _said(value: int | str | None) -> str:
    """Give a cell; nothing for none."""
    return "" if value is None else str(value)
