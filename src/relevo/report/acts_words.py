"""Sentences about a listed act: what it is, how it was approved, what it amends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_words import KINDS
from relevo.core.words import text
from relevo.instrument.model import Direction
from relevo.report.bodies import body_words
from relevo.report.known import STATUSES, value_words
from relevo.report.limits import WINDOWS
from relevo.report.mandate_acts import field_words
from relevo.report.phrases import ILLUSTRATIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Window
    from relevo.report.acts import ActRow, Lead


def lead_words(lead: Lead) -> Arg:
    """Say how many days before a window's first day something happened.

    Args:
        lead: The days, in every version.

    Returns:
        The number of days; every number where sources differ, from fewest to most where only a
        range is known, a question mark where the day must still be verified.
    """
    if lead.between:
        least, most = lead.between
        return text("{least} to {most}", least=_days_words(least), most=_days_words(most))
    if not lead.versions:
        return text("not found")
    first, *others = (_days_words(days) for days in lead.versions)
    words: Arg = first
    for other in others:
        words = text("{one}/{other}", one=words, other=other)
    return text("{days} ?", days=words) if lead.verify else words


def _days_words(days: int) -> Arg:
    """Say a number of days; that it was afterwards, or the same day."""
    if days == 0:
        return text("same day")
    return text("{n} after", n=-days) if days < 0 else days


def named_act(act: str, invented: Collection[str]) -> Arg:
    """Name an act by its identifier; an invented one as such.

    Args:
        act: Identifier.
        invented: Identifiers of illustrative acts.
    """
    return text("{act} ({mark})", act=act, mark=ILLUSTRATIVE) if act in invented else act


def act_sentences(rows: Sequence[ActRow], invented: Collection[str]) -> list[Text]:
    """Say what an act is, one sentence a line.

    Args:
        rows: The act's rows, one for each window; at least one.
        invented: Identifiers of illustrative acts.

    Returns:
        Its name first; what no source gives is said as not found.
    """
    row = rows[0]
    act = row.act
    sentences = [
        text(
            "{act}, case {case}: {title}",
            act=named_act(act.id, invented),
            case=row.case,
            title=act.title,
        ),
        text(
            "{kind}, number {number}; bill {bill}; body: {body}; {status}.",
            kind=KINDS.get(act.kind, act.kind),
            number=value_words(act.number.value),
            bill=value_words(act.bill.value),
            body=body_words(act.body),
            status=STATUSES[act.status],
        ),
        text(
            "Votes: {votes}. Approved: {approved}. Published: {published}.",
            votes=value_words(act.votes.value),
            approved=value_words(act.dates.approved.value),
            published=value_words(act.dates.published.value or act.dates.published_between.value),
        ),
    ]
    sentences += [
        text("Window: {window}.", window=_window_words(one.window)) for one in rows if one.window
    ]
    if act.direction is Direction.OUTBOUND:
        sentences.append(text("It sends the host's own force out; no gap counts it."))
    if row.amends:
        sentences.append(text("Amends: {acts}.", acts=row.amends))
    if row.amended_by:
        sentences.append(text("Amended by: {acts}.", acts=row.amended_by))
    if row.disputed:
        fields = tuple(dict.fromkeys(field_words(about) for about in row.disputed))
        sentences.append(text("Sources differ on: {fields}.", fields=fields))
    return sentences


def _window_words(window: Window) -> Text:
    """Say a window: its kind, its name if it has one, and its days."""
    kind = WINDOWS[window.kind]
    if window.name:
        kind = text("{kind} “{name}”", kind=kind, name=window.name)
    return text("{kind} {terms}", kind=kind, terms=window.term)
