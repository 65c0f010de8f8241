"""Records as fields of entries: nothing is lost, and no field tells what was left out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import RowRef
from relevo.ledger.canonical import canonical
from relevo.ledger.records import RecordError, record_of, values_of
from relevo.register.known import fold_known
from relevo.register.model import Recorded
from tests.ledger.records import INSTANTS, MOVEMENTS, RECORDS

ROW = RowRef("log/entries", 7)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@given(RECORDS, INSTANTS, st.none() | st.integers(0, 9))
def test_a_record_comes_back(record, at, corrects):
    recorded = Recorded(entry=7, recorded_at=at, record=record, corrects=corrects)
    values = values_of(recorded)
    canonical(values)
    again = record_of(7, record.KIND, {**values, "idempotency_key": "x"}, ROW)
    assert again == recorded
    assert again.record.row == ROW


@given(MOVEMENTS, MOVEMENTS)
def test_every_entry_of_a_kind_has_the_same_fields(one, other):
    first, second = (
        values_of(Recorded(entry=0, recorded_at=NOW, record=record)) for record in (one, other)
    )
    assert list(first) == list(second)


@given(MOVEMENTS)
def test_a_value_of_another_type_is_refused(record):
    values = values_of(Recorded(entry=0, recorded_at=NOW, record=record))
    for wrong in ({**values, "way": "sideways"}, {**values, "day": "yesterday"}, {"way": "in"}):
        with pytest.raises(RecordError, match="entry 3 is no movement"):
            record_of(3, "movement", wrong, ROW)


def recorded(entry, hour, record, corrects=None, *, withdraws=False):
    """Give a record of an hour of one day."""
    at = NOW.replace(hour=hour)
    return Recorded(
        entry=entry, recorded_at=at, record=record, corrects=corrects, withdraws=withdraws
    )


@given(MOVEMENTS)
def test_what_was_believed_and_what_is_believed(movement):
    wrong = replace(movement, clearance="wrong")
    log = [
        recorded(0, 8, wrong),
        recorded(1, 9, movement),
        recorded(2, 10, replace(wrong, clearance="right"), 0),
        recorded(3, 11, replace(wrong, clearance="better"), 2),
        recorded(4, 12, movement, 1, withdraws=True),
    ]

    def believed(hour):
        as_of = NOW.replace(hour=hour)
        return [one.entry for one in fold_known(log, as_of=as_of)]

    assert [believed(hour) for hour in range(7, 13)] == [[], [0], [0, 1], [2, 1], [3, 1], [3]]
    assert fold_known(log) == fold_known(log, as_of=NOW)
