"""Bodies of a regime against the days of the rules that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.casefile.problems import problem
from relevo.casefile.regime_days import common, days_of, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relevo.casefile.document import Document, Path
    from relevo.core.problem import Problem
    from relevo.regime.model import Valid

    Entries = list[tuple[Path, Any]]


def check_bodies(document: Document, read: Mapping[str, Entries]) -> Iterator[Problem]:
    """Report rules that name a body on days on which it is not there.

    Args:
        document: The regime's file.
        read: Entries of each list that could be read, each with its path.
    """
    bodies = {body.id: body for _, body in read["bodies"]}
    for way, name, rule, within in _named(read):
        body = bodies.get(name)
        together = common(rule, within) if within else days_of(rule)
        if body is None or together is None:
            continue
        first, last = days_of(body)
        if first <= last and (together[0] < first or together[1] > last):
            yield problem(
                "rule-beyond-body",
                document.place(way),
                name=rule.id,
                body=name,
                days=span(days_of(body)),
            )


def _named(read: Mapping[str, Entries]) -> Iterator[tuple[Path, str, Any, Valid | None]]:
    """Give each place where a rule names a body; with days of its own where it has any."""
    for path, rule in read["consents"]:
        yield (*path, "body"), rule.body, rule, None
        for place, step in enumerate(rule.steps):
            yield (*path, "steps", place, "body"), step.body, rule, None
    for path, rule in read["changes"]:
        yield (*path, "body"), rule.body, rule, None
        yield (*path, "countersign"), rule.countersign, rule, None
    for path, rule in read["clocks"]:
        yield (*path, "by"), rule.by, rule, None
        for place, one in enumerate(rule.owed_to):
            yield (*path, "owed_to", place, "body"), one.body, rule, one
    for path, rule in read["papers"]:
        yield (*path, "decided_by"), rule.decided_by, rule, None
