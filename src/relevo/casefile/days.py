"""Days and numbers of a document, judged before it becomes a typed value."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from relevo.casefile.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.document import Document, Path
    from relevo.core.problem import Problem

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""A day as it is written in every file."""

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""Years a day may lie in, both included."""

WHOLE = re.compile(r"[+-]?\d{1,12}", re.ASCII)
"""A whole number as it is written in every file."""


def check_days(document: Document) -> Iterator[Problem]:
    """Report each group whose first day is after its last, and days in no sensible year."""
    for path in document.walk():
        if not isinstance(document.get(path), dict):
            continue
        first, last = (iso_day(document, (*path, name)) for name in ("from", "to"))
        far = False
        for name, day in (("from", first), ("to", last)):
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                far = True
                yield problem("far-day", document.place((*path, name)), found=day.isoformat())
        if first and last and last < first and not far:
            place = document.place((*path, "from"))
            yield problem("from-after-to", place, first=first, last=last)


def check_day(document: Document, path: Path) -> Iterator[Problem]:
    """Report a text that is there and is no day."""
    found = document.text(path)
    if found and not ISO_DAY.fullmatch(found):
        yield problem("bad-day", document.place(path), found=found)
    elif found and iso_day(document, path) is None:
        yield problem("no-such-day", document.place(path), found=found)


def iso_day(document: Document, path: Path) -> date | None:
    """Give the day at the end of a path; None if there is none or it is no day."""
    try:
        return date.fromisoformat(document.text(path))
    except ValueError:
        return None


def whole(document: Document, path: Path) -> int | None:
    """Give the whole number at the end of a path; None if there is none or it is no number."""
    found = document.text(path)
    return int(found) if WHOLE.fullmatch(found) else None
