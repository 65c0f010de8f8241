"""Logs of a few entries in case folders, for tests."""

import os
from datetime import UTC, date, datetime

from relevo.casefile.log_file import LogFile
from relevo.ledger.records import values_of
from relevo.register.model import (
    Coverage,
    Kind,
    Materiel,
    Movement,
    Party,
    Person,
    Recorded,
    Way,
)

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
RIFLE = Materiel(kind=Kind.ARMS, item="m4", serial="EJ-0001")
AMMUNITION = Materiel(kind=Kind.STOCK, item="5.56 mm", quantity=900, unit="rounds")


def moved(way=Way.IN, day="2026-03-10", *, party="EJ-A", rolls=(), materiel=(), **more):
    """Give a crossing at noon UTC of a day."""
    at = datetime.combine(date.fromisoformat(day), NOON.timetz())
    persons = tuple(Person(roll=roll) for roll in rolls)
    return Movement(
        clearance=more.pop("clearance", f"{way}-{day}-{party}"),
        way=way,
        at=at,
        day=at.date(),
        party=Party(name=party, sender="XB", persons=persons, materiel=tuple(materiel)),
        illustrative=True,
        **more,
    )


def returned(first="2026-03-01", last="2026-06-30", *, point="", nil=False):
    """Give a signed return."""
    return Coverage(
        point=point, from_=date.fromisoformat(first), to=date.fromisoformat(last), nil=nil, by="XA"
    )


def recorded(*records, at=NOON):
    """Give records, or records with what they correct and whether they withdraw it, as recorded."""
    found = []
    for entry, one in enumerate(records):
        record, corrects, withdraws = one if isinstance(one, tuple) else (one, None, False)
        found.append(
            Recorded(
                entry=entry, recorded_at=at, record=record, corrects=corrects, withdraws=withdraws
            )
        )
    return tuple(found)


def write_log(folder, records, signer=None):
    """Write records to the log of a case."""
    log = LogFile(folder, os.urandom, signer)
    for one in records:
        log.append(one.record.KIND, one.recorded_at.date(), values_of(one), key=str(one.entry))
    return log


def seal(log, record, field):
    """Add an entry of which one field cannot be opened."""
    values = values_of(Recorded(entry=0, recorded_at=NOON, record=record))
    hidden = {field: values.pop(field)}
    log.append(record.KIND, NOON.date(), values, key=field, hidden=hidden, keep=lambda *_: None)
