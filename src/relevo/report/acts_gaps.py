"""Days without an act in force between the windows of a host and a sender; days with several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.mandate.from_acts import mandate_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relevo.instrument.model import Act

Spans = tuple[tuple[str, Term], ...]
"""Acts with the terms of their windows; an act may come several times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days on which no window of a host and a sender runs, between two that do.

    Attributes:
        host: Host state.
        sender: Sending state.
        term: The days.
        after: Acts whose windows end the day before.
        before: Acts whose windows begin the day after.
    """

    host: str
    sender: str
    term: Term
    after: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Days on which windows of the same several acts run.

    Attributes:
        host: Host state.
        sender: Sending state.
        term: The days.
        acts: The acts, at least two.
    """

    host: str
    sender: str
    term: Term
    acts: tuple[str, ...]


def gaps_of(cases: Iterable[Iterable[Act]]) -> tuple[Gap, ...]:
    """Give the days without an act in force between two windows of one host and sender.

    A window of any kind counts, from its first to its last day, less what amendments and
    suspensions of its case take away; also where its act was published later.

    Args:
        cases: Acts by case.

    Returns:
        Gaps by host, sender and day; none before a pair's first window or after its last.
    """
    return tuple(
        Gap(host=host, sender=sender, term=term, after=after, before=before)
        for (host, sender), spans in sorted(_spans(cases).items())
        for term, after, before in gaps_between(spans)
    )


def overlaps_of(cases: Iterable[Iterable[Act]]) -> tuple[Overlap, ...]:
    """Give the days on which more than one act of one host and sender is in force.

    Args:
        cases: Acts by case; windows count as for gaps.
    """
    return tuple(
        Overlap(host=host, sender=sender, term=term, acts=acts)
        for (host, sender), spans in sorted(_spans(cases).items())
        for term, acts in covered(spans)
        if len(acts) > 1
    )


def undated_acts(cases: Iterable[Iterable[Act]]) -> tuple[str, ...]:
    """Give the adopted inbound acts that set no days, so that no gap counts them.

    Args:
        cases: Acts by case.
    """
    return tuple(
        one.act.id
        for acts in cases
        for one in mandate_on(acts, date.max).acts
        if not one.act.windows
    )


def gaps_between(spans: Spans) -> Iterator[tuple[Term, tuple[str, ...], tuple[str, ...]]]:
    """Give the days between the first and the last window on which none runs.

    Args:
        spans: Acts with the terms of their windows, in any order.

    Yields:
        The days, the acts in force the day before, and those in force the day after.
    """
    for (earlier, ending), (later, beginning) in pairwise(covered(spans)):
        if earlier.end < later.start:
            yield Term(earlier.end, later.start), ending, beginning


def covered(spans: Spans) -> tuple[tuple[Term, tuple[str, ...]], ...]:
    """Give the days on which some window runs, cut wherever the acts in force change.

    Args:
        spans: Acts with the terms of their windows, in any order.

    Returns:
        Disjoint terms in order, each with its acts in order of name, at least one.
    """
    days = sorted({day for _, term in spans for day in (term.start, term.end)})
    pieces: list[tuple[Term, tuple[str, ...]]] = []
    for start, end in pairwise(days):
        acts = tuple(sorted({act for act, term in spans if start in term}))
        if pieces and pieces[-1][1] == acts and pieces[-1][0].end == start:
            pieces[-1] = (Term(pieces[-1][0].start, end), acts)
        elif acts:
            pieces.append((Term(start, end), acts))
    return tuple(pieces)


def _spans(cases: Iterable[Iterable[Act]]) -> Mapping[tuple[str, str], Spans]:
    """Give the windows of adopted inbound acts by host and sender."""
    found: defaultdict[tuple[str, str], list[tuple[str, Term]]] = defaultdict(list)
    for acts in cases:
        mandate = mandate_on(acts, date.max)
        for window in mandate.windows:
            for sender in window.senders:
                spans = found[mandate.host, sender]
                spans.extend((window.clause.act, term) for term in window.terms)
    return {pair: tuple(spans) for pair, spans in found.items()}
