"""Whether a person's data may be erased yet: presence, period, and who never came."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from relevo.register.erasable import Hold, hold_of, rolls_of
from relevo.register.model import Enrolment, Erasure, Movement, Party, Person, Recorded, Way

ZONE = ZoneInfo("America/Lima")
ENROLLED = datetime(2026, 3, 1, 15, tzinfo=UTC)


def recorded(*records):
    """Give records in order."""
    return tuple(
        Recorded(entry=at, recorded_at=ENROLLED, record=record) for at, record in enumerate(records)
    )


def crossing(way, day, roll="R-0001", hour=15):
    """Give a crossing of one person."""
    at = datetime(2026, 3, day, hour, tzinfo=UTC)
    return Movement(
        clearance=f"{way}{day}",
        way=way,
        at=at,
        day=at.astimezone(ZONE).date(),
        party=Party(name="EJ-SF-01", sender="XB", persons=(Person(roll=roll),)),
    )


ENROLMENT = Enrolment(roll="R-0001")
STAY = (ENROLMENT, crossing(Way.IN, 2), crossing(Way.OUT, 20))


def hold(records, day, kept):
    """Ask on a day of March 2026."""
    return hold_of(recorded(*records), "R-0001", date(2026, 3, day), kept, ZONE)


@pytest.mark.parametrize("kept", [None, 0, 5])
def test_who_is_in_the_country_is_kept(kept):
    assert hold(STAY[:2], 30, kept) == Hold(present=True)
    assert hold((*STAY, crossing(Way.IN, 25)), 30, kept) == Hold(present=True)


def test_without_a_period_only_presence_holds():
    assert hold(STAY, 20, None) is None


@pytest.mark.parametrize(
    ("day", "kept", "last"), [(20, 0, 20), (25, 5, 25), (21, 0, None), (26, 5, None)]
)
def test_the_period_runs_from_the_last_day_in_the_country(day, kept, last):
    expected = Hold(present=False, last=date(2026, 3, last)) if last else None
    assert hold(STAY, day, kept) == expected


def test_the_last_day_is_that_of_the_host():
    """Three in the morning of 21 March UTC is 20 March in Lima."""
    late = (ENROLMENT, crossing(Way.IN, 2), crossing(Way.OUT, 21, hour=3))
    assert hold(late, 21, 0) is None
    assert hold(late, 20, 0) == Hold(present=False, last=date(2026, 3, 20))


def test_the_period_of_who_never_came_runs_from_enrolment():
    assert hold((ENROLMENT,), 6, 5) == Hold(present=False, last=date(2026, 3, 6))
    assert hold((ENROLMENT,), 7, 5) is None


def test_others_do_not_count():
    other = crossing(Way.IN, 22, roll="R-0002")
    assert hold((*STAY, Enrolment(roll="R-0002"), other), 26, 5) is None


def test_every_roll_number_is_found():
    erased = Erasure(roll="R-0003", day=date(2026, 3, 9), order="EJ-1")
    records = recorded(*STAY, crossing(Way.IN, 9, roll="R-0002"), erased)
    assert rolls_of(records) == {"R-0001", "R-0002", "R-0003"}
