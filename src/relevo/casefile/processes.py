"""``processes.yaml``: processes beside the entry of a force, and what authorities said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.act_names import repeated, told, unknown
from relevo.casefile.days import FIRST_YEAR, LAST_YEAR, iso_day
from relevo.casefile.fields import parse_fields
from relevo.casefile.problems import problem
from relevo.casefile.schema import PROCEEDINGS
from relevo.register.delegation import Proceedings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.document import Document
    from relevo.core.problem import Problem

_INPUTS = ("processes", "*", "inputs")


def process_ids(document: Document | None) -> frozenset[str] | None:
    """Give the processes that a file defines; None if nobody can tell.

    Args:
        document: The file; None if there is none.
    """
    if document is None:
        return frozenset()
    found = told(document, "processes")
    return None if found is None else frozenset(found)


def read_processes(
    document: Document | None,
    problems: list[Problem],
    *,
    acts: frozenset[str],
    delegations: frozenset[str] | None,
    sources: frozenset[str] | None,
) -> Proceedings:
    """Read ``processes.yaml``.

    Args:
        document: The file; None if there is none.
        problems: Where problems are collected.
        acts: All acts of the case.
        delegations: Delegations of the case; None if nobody can tell.
        sources: Sources of ``case.yaml`` and of the acts; None if nobody can tell.

    Returns:
        What it holds; complete only if no problem was added.
    """
    if document is None:
        return Proceedings()
    parsed = parse_fields(document, PROCEEDINGS)
    problems.extend(parsed[1])
    problems.extend(repeated(document, (("processes",), ("statements",))))
    problems.extend(_far_days(document))
    cited = (
        ((*_INPUTS, "delegations", "*"), delegations, "unknown-delegation"),
        ((*_INPUTS, "acts", "*"), acts, "unknown-act"),
        ((*_INPUTS, "statements", "*"), told(document, "statements"), "unknown-statement"),
        (("processes", "*", "says", "*"), sources, "unknown-source"),
        (("statements", "*", "says", "*"), sources, "unknown-source"),
    )
    for pattern, known, code in cited:
        for path, name in document.matching(pattern):
            problems.extend(unknown(document, path, name, known, code))
    return parsed[0] or Proceedings()


def _far_days(document: Document) -> Iterator[Problem]:
    """Report days in no sensible year."""
    for path in document.walk():
        day = iso_day(document, path) if path[-1:] in (("day",), ("since",)) else None
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield problem("far-day", document.place(path), found=day.isoformat())
