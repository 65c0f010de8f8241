"""The clocks of a case for programs: ``relevo clocks --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.findings import clauses_json
from relevo.report.phrases import ILLUSTRATIVE_NOTE
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from relevo.core.event import Event
    from relevo.core.words import Arg
    from relevo.regime.clocks import DutyClock
    from relevo.regime.due import Due
    from relevo.regime.owed import Holder
    from relevo.report.clocks import CaseClocks

VERSION = 1
"""Version of the format."""


def render_clocks_json(found: CaseClocks, *, lang: str) -> str:
    """Write the clocks of a case for programs.

    Args:
        found: The clocks.
        lang: Language of names and reasons.

    Returns:
        JSON as described in ``docs/formats/clocks.json.md``; null stands for *not found*.
    """
    say = Speaker(lang).say
    return dumped(
        {
            "version": VERSION,
            "as_of": found.as_of.isoformat(),
            "host": found.host,
            "regime": found.regime.id if found.regime else None,
            "time_zone": str(found.zone),
            "illustrative": found.illustrative,
            "note": say(ILLUSTRATIVE_NOTE) if found.illustrative else None,
            "clocks": [_clock(clock, say) for clock in found.clocks],
            "closes_no_clock": [_event(event) for event in found.unmatched],
        }
    )


def _clock(clock: DutyClock, say: Callable[[Arg], str]) -> dict[str, Any]:
    """Give one clock."""
    owed = clock.owed
    within = owed.within
    return {
        "id": clock.id,
        "duties": list(owed.ids),
        "state": str(clock.state),
        "why": say(clock.why) if clock.why else None,
        "what": say(owed.what),
        "act": clock.act or None,
        "after": [str(kind) for kind in owed.after],
        "event": _event(clock.event),
        "ahead": owed.ahead,
        "within": {"n": within.n, "unit": str(within.unit)} if within else None,
        "due": _due(clock.due),
        "on_record": _event(clock.answer),
        "by": say(owed.by.name) or None,
        "to": [_holder(one, say) for one in clock.owed_to],
        "clauses": clauses_json(owed.clauses),
        "verify": owed.verify,
        "illustrative": clock.illustrative,
    }


def _event(event: Event | None) -> dict[str, Any] | None:
    """Give an event."""
    if event is None:
        return None
    return {
        "id": event.id,
        "kind": str(event.kind),
        "day": _iso(event.day),
        "at": _utc(event.at),
        "fulfils": event.fulfils or None,
        "derived": event.row is None,
        "illustrative": event.illustrative,
    }


def _due(due: Due | None) -> dict[str, str | None] | None:
    """Give when a duty falls due: days, and the instants between which its time runs out."""
    if due is None:
        return None
    return {
        "first_day": _iso(due.first_day),
        "last_day": _iso(due.last_day),
        "first_at": _utc(due.at.first),
        "last_at": _utc(due.at.last),
    }


def _holder(holder: Holder, say: Callable[[Arg], str]) -> dict[str, Any]:
    """Give who is owed a duty."""
    return {
        "name": say(holder.name) or None,
        "from": _iso(holder.from_),
        "to": _iso(holder.to),
        "verify": holder.verify,
    }


def _iso(day: date | None) -> str | None:
    """Give a day as written in every file; None for none."""
    return day.isoformat() if day else None


def _utc(at: datetime | None) -> str | None:
    """Give an instant in UTC by the second, e.g. ``2026-01-05T15:30:00Z``; None for none."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else None
