"""R-OPENING: an act is given and published before the first day that it permits.

Criterion: the clause of the first window of the act; an act counts from the day it is in force,
where it gives one, else from its publication.

Counts: each adopted act that dates a presence, a port call or waters; entries on record under it.
That a window opens earlier exceeds nothing by itself: entering before the act counts does. A plan
is judged by R-PUBLICATION. A window that opens on a day which the act amended already permits is
not asked.

Undetermined when: the day of publication was not found, sources differ on it, or the window opens
earlier and no entry under the act is on record. An act published only after its last day is left
to R-DATES.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import (
    between_words,
    clause_of,
    file_of,
    on_act,
    row_of_event,
)
from relevo.core.event import EventKind
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import WindowKind
from relevo.regime.given import Between, stated_between

if TYPE_CHECKING:
    from datetime import date

    from relevo.compliance.grounds import Grounds
    from relevo.core.event import Event
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.instrument.model import Act

RULE = "R-OPENING"


def check_opening(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare the day from which each act counts with the first day that it permits.

    Args:
        grounds: Acts and events.

    Returns:
        One finding for each adopted act with a window, save one published after its last day.
    """
    return tuple(finding for act in grounds.adopted for finding in _act(act, grounds))


def _act(act: Act, grounds: Grounds) -> tuple[Finding, ...]:
    """Judge one act."""
    before = [
        window
        for one in act.amends
        if one.act in grounds.acts
        for window in grounds.acts[one.act].windows
    ]
    windows = [
        one
        for one in act.windows
        if one.kind is not WindowKind.ACTIVITY
        and not any(other.from_ <= one.from_ <= other.to for other in before)
    ]
    if not windows:
        return ()
    opens = min(windows, key=lambda one: one.from_)
    since = _since(act)
    if since.first and since.first > max(one.to for one in windows):
        return ()
    entries = [
        event
        for event in grounds.recorded
        if event.kind is EventKind.ENTERED and event.act == act.id
    ]
    early = [one for one in entries if one.day and since.first and one.day < since.first]
    verdict = _verdict(since, opens.from_, entries, early)
    return (
        on_act(
            RULE,
            verdict,
            _message(verdict, since, opens.from_, early),
            act,
            clauses=[clause_of(act, opens.clause)],
            limit=f"{act.id}/{opens.id}",
            evidence=[
                file_of(act, found=_shown(since), expected=f"<= {opens.from_.isoformat()}"),
                *(row_of_event(one, expected=f">= {_shown(since)}") for one in early),
            ],
        ),
    )


def _since(act: Act) -> Between:
    """Give the days from which an act may count; no earlier than its approval."""
    for field in ("in_force", "published"):
        if (found := stated_between(act, field)).known:
            return found
    for field in ("signed", "approved"):
        if first := stated_between(act, field).first:
            return Between(first=first)
    return Between()


def _verdict(since: Between, opens: date, entries: list[Event], early: list[Event]) -> Verdict:
    """Judge an act by its days and the entries on record under it."""
    if early:
        return Verdict.BREACHED
    if since.last and since.last <= opens:
        return Verdict.MET
    late = [one for one in entries if one.day and since.last and one.day >= since.last]
    return Verdict.MET if entries and len(late) == len(entries) else Verdict.UNDETERMINED


def _message(verdict: Verdict, since: Between, opens: date, early: list[Event]) -> Text:
    """Write the sentence."""
    days = between_words(since)
    if verdict is Verdict.MET and since.last and since.last <= opens:
        return text(
            "The act is published, or in force ({days}), by the first day that it permits, "
            "{opens}.",
            days=days,
            opens=opens,
        )
    if verdict is Verdict.MET:
        return text(
            "Every entry on record came once the act was published, or in force ({days}).",
            days=days,
        )
    if early:
        return text(
            "Somebody entered under the act on {first}, before it counts ({days}).",
            first=min(one.day for one in early if one.day),
            days=days,
        )
    if since.first and since.first > opens:
        return text(
            "The first day permitted ({opens}) comes before the act counts ({days}). Whether "
            "anybody entered by then is not on record.",
            opens=opens,
            days=days,
        )
    if since.last is None:
        return text(
            "The day of publication was not found; the first day permitted is {opens}.",
            opens=opens,
        )
    return text(
        "Sources differ on whether the act counts ({days}) by the first day that it permits, "
        "{opens}.",
        days=days,
        opens=opens,
    )


def _shown(days: Between) -> str:
    """Give days as evidence: one, or the first and the last."""
    ends = dict.fromkeys(day.isoformat() if day else "not_found" for day in (days.first, days.last))
    return "..".join(ends)
