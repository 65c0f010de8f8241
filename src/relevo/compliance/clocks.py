"""The clocks of a case: its acts, its events and its host's standing law together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.events import acts_known, events_known
from relevo.core.finding import Verdict
from relevo.instrument.model import ActStatus
from relevo.regime.clock_state import ClockState
from relevo.regime.clocks import Known, clocks, unmatched
from relevo.regime.due import WorkingDays
from relevo.regime.owed import owed_by_acts, owed_by_rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from zoneinfo import ZoneInfo

    from relevo.core.event import Event
    from relevo.instrument.model import Act
    from relevo.regime.clocks import DutyClock
    from relevo.regime.model import Regime


VERDICTS = {
    ClockState.MET: Verdict.MET,
    ClockState.LATE: Verdict.BREACHED,
    ClockState.NOT_ON_RECORD: Verdict.UNDETERMINED,
    ClockState.UNDETERMINED: Verdict.UNDETERMINED,
}
"""Verdict of a clock by its state; one that runs or waits is not judged."""


def clocks_of(
    acts: Iterable[Act],
    recorded: Iterable[Event],
    regime: Regime | None,
    *,
    zone: ZoneInfo,
    as_of: date,
) -> tuple[tuple[DutyClock, ...], tuple[Event, ...]]:
    """Give the clocks of a case on a day.

    Args:
        acts: Acts of the case; only adopted ones bind.
        recorded: Events on record.
        regime: Standing law of the host; None if it is not known: then only what acts themselves
            state runs, and working days are not known.
        zone: Time zone of the host's civil dates.
        as_of: Day of knowledge.

    Returns:
        The clocks, and the fulfilments on record that are about none of them.
    """
    known = acts_known(acts, as_of)
    adopted = {id_: act for id_, act in known.items() if act.status is ActStatus.ADOPTED}
    events = events_known(known, recorded, as_of)
    rules = owed_by_rules(regime) if regime else ()
    running = clocks(
        (*rules, *owed_by_acts(adopted.values(), regime)),
        Known(
            events=events,
            acts=adopted,
            zone=zone,
            working=WorkingDays.of(regime) if regime else None,
            as_of=as_of,
        ),
    )
    return running, unmatched(running, events)
