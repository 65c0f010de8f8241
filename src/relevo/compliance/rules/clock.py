"""R-CLOCK: a duty that an event starts is fulfilled within its time.

Criterion: the norm or clause that gives the duty; both where the act repeats what the law says.

Counts: fulfilments on record, each for the event it names; an event known by its day only may have
happened at any hour of it. Hours run through holidays; working days are the host's.

Undetermined when: no fulfilment is on record (that proves nothing: a report may have been made and
not recorded), the day of the event or the time is not found, not all holidays are known, the hours
decide and are not known, or the rule must still be verified. Exceeded only where a recorded
fulfilment surely came late, or a source says after the time was over that there was none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.clock_words import due_words, event_words
from relevo.compliance.clocks import VERDICTS
from relevo.compliance.rules.substitute import reviews_of
from relevo.compliance.wording import law
from relevo.core.finding import Evidence
from relevo.core.term import Term
from relevo.core.words import text
from relevo.regime.clock_state import ClockState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from relevo.compliance.grounds import Grounds
    from relevo.core.event import Event
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.regime.clocks import DutyClock

RULE = "R-CLOCK"


def check_clock(grounds: Grounds) -> tuple[Finding, ...]:
    """Judge the clocks of a case, save reviews of substitutes, which have a rule of their own.

    Args:
        grounds: Acts, events and their clocks.
    """
    left = reviews_of(grounds)
    return check_clocks([one for one in grounds.clocks if one not in left], grounds.zone)


def check_clocks(running: Iterable[DutyClock], zone: ZoneInfo) -> tuple[Finding, ...]:
    """Judge each clock that has run out, was closed, or cannot be told.

    Args:
        running: The clocks of a case.
        zone: Time zone of the host's civil dates.

    Returns:
        One finding for each clock that is neither open nor waiting, in their order.
    """
    return tuple(
        law(
            RULE,
            VERDICTS[clock.state],
            _message(clock, zone),
            clauses=clock.owed.clauses,
            limit=clock.owed.ids[0],
            subject=clock.event.id if clock.event else clock.act,
            evidence=[_evidence(event, clock) for event in (clock.event, clock.answer) if event],
        )
        for clock in running
        if clock.state in VERDICTS
    )


def _message(clock: DutyClock, zone: ZoneInfo) -> Text:
    """Write the sentence."""
    what = clock.owed.what
    if clock.why:
        return text("{what} Undetermined: {why}.", what=what, why=clock.why)
    assert clock.due is not None
    due = due_words(clock.due, zone)
    if clock.answer is None:
        return text("{what} Due {due}. No fulfilment is on record.", what=what, due=due)
    answer = event_words(clock.answer, zone)
    if clock.state is ClockState.LATE:
        return text(
            "{what} Due {due}. {answer}: that exceeds the recorded limit.",
            what=what,
            due=due,
            answer=answer,
        )
    return text("{what} Due {due}. {answer}.", what=what, due=due, answer=answer)


def _evidence(event: Event, clock: DutyClock) -> Evidence:
    """Give an event that decides a clock."""
    when = event.at or event.day
    due = clock.due
    return Evidence(
        what="event",
        ref=str(event.row) if event.row else event.id,
        term=Term.inclusive(event.day, event.day) if event.day else None,
        found=when.isoformat() if when else "not_found",
        expected=f"<= {(due.last_day or due.at.last or due.at.first).isoformat()}" if due else "",
    )
