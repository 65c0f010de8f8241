"""What may be opened to everybody, and when."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.data import data_yaml
from relevo.ledger.disclosure import (
    DisclosureError,
    disclosure_rules,
    fields_of,
    opened_from,
    read_opened,
    said_opened,
)
from relevo.ledger.records import HIDDEN, KINDS
from relevo.register.model import Recorded
from tests.ledger.plain import seal

ABOUT = {one.name for one in fields(Recorded)} - {"entry", "record"}
WITHHELD = set(
    "party point place institution officer evidence clearance until post persons pieces stock "
    "serial roll name document document_type state at by noted despite purpose sender key".split()
)
DATA = data_yaml("disclosed.yaml", "relevo.ledger")


def sealed(kind, on=date(2026, 3, 10), **values):
    """Give an entry and what opens it."""
    entry, openings = seal(3, kind, on, values, salts=bytes)
    return entry, {one.field: one for one in openings}


def test_every_field_of_every_kind_is_opened_or_said_to_stay_closed():
    closed = {name for one in DATA["closed"] for name in one["fields"]}
    assert all(one["reason"] for one in (*DATA["closed"], *DATA["kinds"]))
    for kind, model in KINDS.items():
        own = {one.name for one in fields(model)} - {"row"} | ABOUT | HIDDEN.get(kind, frozenset())
        rule = disclosure_rules().get(kind)
        opened = set(rule.fields) if rule else set()
        assert opened <= own, kind
        assert own - opened <= closed, kind


def test_what_leads_to_persons_places_and_serial_numbers_is_never_opened():
    for kind, rule in disclosure_rules().items():
        assert not set(rule.fields) & (WITHHELD | HIDDEN.get(kind, frozenset())), kind
    assert "person" not in disclosure_rules()


@pytest.mark.parametrize(
    ("recorded", "happened", "delay", "first"),
    [
        (date(2026, 3, 10), "2026-03-10", 30, date(2026, 4, 30)),
        (date(2026, 3, 31), "2026-03-31", 30, date(2026, 4, 30)),
        (date(2026, 4, 1), "2026-03-31", 30, date(2026, 5, 30)),
        (date(2026, 2, 1), "2026-03-31", 30, date(2026, 4, 30)),
        (date(2026, 3, 10), "2026-03-10", 0, date(2026, 3, 31)),
        (date(2025, 12, 31), "2025-12-31", 1, date(2026, 1, 1)),
    ],
)
def test_a_movement_waits_until_its_month_is_over_for_the_delay(recorded, happened, delay, first):
    entry, openings = sealed("movement", recorded, day=happened, way="in", party="EJ")
    assert opened_from(entry, openings, delay) == first
    assert fields_of(entry, openings) == ("day", "way")


def test_acts_and_accounts_are_opened_at_once_and_plans_never():
    for what, first in (("act", date(2026, 3, 10)), ("account", date(2026, 3, 10)), ("plan", None)):
        assert opened_from(*sealed("adoption", what=what, sha256="00"), 30) == first


def test_what_cannot_be_opened_here_is_not():
    entry, _ = sealed("movement", day="2026-03-10")
    assert opened_from(entry, {}, 30) is None
    assert opened_from(*sealed("unheard-of", day="2026-03-10"), 30) is None
    assert opened_from(*sealed("person", roll="P-1"), 0) is None


@given(
    st.dictionaries(
        st.integers(0, 10**6), st.sets(st.sampled_from("abcde"), min_size=1).map(sorted).map(tuple)
    )
)
def test_what_a_disclosure_says_is_read_back(opened):
    assert dict(read_opened(said_opened(opened))) == opened


@pytest.mark.parametrize(
    "said",
    [
        None,
        {},
        [3],
        [{"entries": [1]}],
        [{"entries": 1, "fields": ["a"]}],
        [{"entries": ["1"], "fields": ["a"]}],
        [{"entries": [1], "fields": [2]}],
    ],
)
def test_anything_else_is_refused(said):
    with pytest.raises(DisclosureError):
        list(read_opened(said))
