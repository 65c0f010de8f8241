"""Days on which no act of a host and a sender has a window, between two that do; and overlaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.core.term import Term
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.standing import since_of

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
        perhaps: Acts that set no days that were found and may cover some of these: adopted, of
            the same host, for this sender or for a sender not found, and not surely later.
        disputed: Acts before or after on whose windows sources differ, so that the days do too.
    """

    host: str
    sender: str
    term: Term
    after: tuple[str, ...]
    before: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()


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
    """Give the days without a window between two windows of one host and sender.

    A window of any kind counts, from its first to its last day, less what amendments and
    suspensions of its case take away; also where its act was published later.

    Args:
        cases: Acts by case.

    Returns:
        Gaps by host, sender and day; none before a pair's first window or after its last.
    """
    known = tuple(tuple(acts) for acts in cases)
    undated = _undated(known)
    unsure = {act.id for acts in known for act in acts if _days_disputed(act)}
    return tuple(
        Gap(
            host=host,
            sender=sender,
            term=term,
            after=after,
            before=before,
            perhaps=tuple(act.id for act in undated if _may_cover(act, host, sender, term)),
            disputed=tuple(act for act in (*after, *before) if act in unsure),
        )
        for (host, sender), spans in sorted(_spans(known).items())
        for term, after, before in gaps_between(spans)
    )


def overlaps_of(cases: Iterable[Iterable[Act]]) -> tuple[Overlap, ...]:
    """Give the days on which more than one act of one host and sender has a window.

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
    return tuple(act.id for act in _undated(cases))


def _undated(cases: Iterable[Iterable[Act]]) -> tuple[Act, ...]:
    """Give the adopted inbound acts that set no days."""
    return tuple(
        one.act for acts in cases for one in mandate_on(acts, date.max).acts if not one.act.windows
    )


def _may_cover(act: Act, host: str, sender: str, term: Term) -> bool:
    """Whether an act without days may cover some days of a term."""
    since = since_of(act).may
    return (
        act.host == host
        and (not act.senders or sender in act.senders)
        and (since is None or since < term.end)
    )


def _days_disputed(act: Act) -> bool:
    """Whether sources differ on the days of a window of an act."""
    days = {f"windows.{window.id}" for window in act.windows} | {"windows"}
    return any(
        conflict.about in days and len({version.value for version in conflict.versions}) > 1
        for conflict in act.conflicts
    )


def gaps_between(spans: Spans) -> Iterator[tuple[Term, tuple[str, ...], tuple[str, ...]]]:
    """Give the days between the first and the last window on which none runs.

    Args:
        spans: Acts with the terms of their windows, in any order.

    Yields:
        The days, the acts that run the day before, and those that run the day after.
    """
    for (earlier, ending), (later, beginning) in pairwise(covered(spans)):
        if earlier.end < later.start:
            yield Term(earlier.end, later.start), ending, beginning


def covered(spans: Spans) -> tuple[tuple[Term, tuple[str, ...]], ...]:
    """Give the days on which some window runs, cut wherever the acts that run change.

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
