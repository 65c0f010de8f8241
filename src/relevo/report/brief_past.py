"""Precedents with votes and lead times, and what of an act rests on which source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.clause import Seen
from relevo.core.words import plural_text, text
from relevo.report.acts_words import lead_words, named_act
from relevo.report.brief_cut import cut_words, left_words
from relevo.report.known import ENTRIES, value_words
from relevo.report.paper import Part, Table
from relevo.report.phrases import SEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relevo.core.words import Arg, Text
    from relevo.report.acts import ActRow
    from relevo.report.brief import Bill


def precedents_part(bill: Bill, say: Callable[[Arg], str], longest: int) -> Part:
    """Write the other acts of the host, with votes and lead times.

    Args:
        bill: What the brief is made from.
        say: Says words.
        longest: Most rows.
    """
    rows = bill.precedents
    shown = rows[:longest]
    heads = (
        text("Act"),
        text("Entry"),
        text("First day"),
        text("Votes"),
        text("Approved"),
        text("Published"),
    )
    intro = text(
        "Approved and published: days from that day to the first day; several where sources differ."
    )
    none = text("No other act of this host is among the cases in {folder}.", folder=bill.folders)
    return Part(
        title=say(text("5. Precedents")),
        intro=(say(intro if rows else none),),
        table=Table(
            heads=tuple(map(say, heads)),
            rows=tuple(tuple(map(say, _row(row))) for row in shown),
            shares=(30, 14, 16, 26, 12, 12),
        )
        if rows
        else None,
        after=tuple(map(say, left_words(len(rows) - len(shown), f"relevo acts {bill.folders}"))),
    )


def _row(row: ActRow) -> tuple[Arg, ...]:
    """Say one act."""
    act = row.act
    invented = {act.id} if act.illustrative else set()
    entries = tuple(ENTRIES[one] for one in row.entries)
    return (
        named_act(act.id, invented),
        entries or text("not found"),
        row.window.from_ if row.window else text("not found"),
        value_words(act.votes.value),
        lead_words(row.lead_approved),
        lead_words(row.lead_published),
    )


def sources_part(bill: Bill, say: Callable[[Arg], str], longest: int) -> Part:
    """Write what rests on which source.

    Args:
        bill: What the brief is made from.
        say: Says words.
        longest: Most sources named of each kind.
    """
    return Part(
        title=say(text("6. What rests on which source")),
        points=tuple(map(say, _sources(bill, longest))),
    )


def _sources(bill: Bill, longest: int) -> Iterator[Arg]:
    """Say how clauses are known and by whom, and whether the text is held."""
    act = bill.act
    if not act.text:
        yield text("The text of the act is not held in this case.")
    who = {source.id: source.who for source in act.sources}
    for seen in Seen:
        clauses = [clause for clause in act.clauses if clause.seen is seen]
        if not clauses:
            continue
        names = dict.fromkeys(who.get(one, one) for clause in clauses for one in clause.says)
        yield plural_text(
            "{n} clause: {seen}. {clauses}. Sources: {sources}.",
            "{n} clauses: {seen}. {clauses}. Sources: {sources}.",
            len(clauses),
            seen=SEEN[seen],
            clauses=tuple(clause.id for clause in clauses),
            sources=cut_words(tuple(names), longest),
        )
    if act.conflicts:
        yield plural_text(
            "Sources differ on {n} point; each version is kept.",
            "Sources differ on {n} points; each version is kept.",
            len(act.conflicts),
        )
    yield from _norms(bill)


def _norms(bill: Bill) -> Iterator[Text]:
    """Say how many norms of standing law rest on a text that was read."""
    if bill.regime is None:
        return
    norms = bill.regime.norms
    yield text(
        "Norms of standing law on record: {n}. Read: {read}. Still to verify: {verify}.",
        n=len(norms),
        read=sum(one.seen in (Seen.TEXT, Seen.STATUTE) for one in norms),
        verify=sum(one.verify for one in norms),
    )
