"""How long it takes to fold a long record into who and what is in the country."""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from relevo.register.known import fold_known
from relevo.register.model import Kind, Materiel, Movement, Party, Person, Recorded, Way
from relevo.register.presence import fold_presence
from relevo.register.roll import fold_strength

if TYPE_CHECKING:
    from collections.abc import Iterator

START = datetime(2026, 1, 1, tzinfo=UTC)
PERSONS = 1000
"""Persons who come and go in turn, each with one weapon."""


def measure(movements: int) -> dict[str, Any]:
    """Fold so many movements, one minute after another.

    Returns:
        ``movements``, and seconds of one core: ``known_s`` (what stands after corrections),
        ``presence_s`` (who and what was there, from when to when), ``strength_s`` (persons at every
        instant), ``seconds`` in all; ``clock_s`` is all by the clock.
    """
    record = tuple(_record(movements))
    gc.freeze()  # what a command does once a case is read
    clock, begun = time.process_time, time.perf_counter()
    marks = [clock()]
    known = fold_known(record, as_of=START + timedelta(minutes=movements))
    marks.append(clock())
    presence = fold_presence(known)
    marks.append(clock())
    fold_strength(presence.persons)
    marks.append(clock())
    taken = time.perf_counter() - begun
    assert len(known) == movements
    assert not presence.anomalies
    assert len(presence.persons) == -(-movements // 2)
    parts = [round(later - earlier, 2) for earlier, later in pairwise(marks)]
    return {
        "movements": movements,
        "known_s": parts[0],
        "presence_s": parts[1],
        "strength_s": parts[2],
        "seconds": round(marks[-1] - marks[0], 2),
        "clock_s": round(taken, 2),
    }


def line_of(found: dict[str, Any]) -> str:
    """Say what a run took."""
    return (
        f"{found['movements']:,} movements folded in {found['seconds']} s of one core, "
        f"{found['clock_s']} s by the clock: what stands {found['known_s']} s, "
        f"presence {found['presence_s']} s, strength {found['strength_s']} s"
    )


def _record(movements: int) -> Iterator[Recorded]:
    """Make a record in which persons come and go."""
    parties = [
        Party(
            name="EJ-P",
            sender="XB",
            persons=(Person(roll=f"EJ-{n}"),),
            materiel=(Materiel(kind=Kind.ARMS, item="m4", serial=f"EJ-{n}"),),
        )
        for n in range(PERSONS)
    ]
    for n in range(movements):
        at = START + timedelta(minutes=n)
        yield Recorded(
            entry=n,
            recorded_at=at,
            record=Movement(
                clearance=f"EJ-{n}",
                way=Way.OUT if n % 2 else Way.IN,
                at=at,
                day=at.date(),
                party=parties[n // 2 % PERSONS],
                illustrative=True,
            ),
        )
