"""Days on which an act may have been given, and the law of them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from relevo.regime.given import Between, agreed, given_between, law_of, stated_between
from relevo.regime.model import Consent, in_force
from tests.spec.world import act

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12))


def conflict(field, *days):
    """Give a dispute about a day."""
    return [
        {"about": f"dates.{field}", "versions": [{"says": ["s"], "value": day} for day in days]}
    ]


def test_the_approval_counts_before_the_signature_and_the_publication():
    known = {"approved": "2026-01-02", "signed": "2026-01-03", "published": "2026-01-04"}
    assert given_between(act(dates=known)) == Between(first=date(2026, 1, 2), last=date(2026, 1, 2))
    del known["approved"]
    assert given_between(act(dates=known)).first == date(2026, 1, 3)


def test_without_either_it_is_no_later_than_the_publication():
    assert given_between(act(dates={"published": "2026-01-04"})) == Between(last=date(2026, 1, 4))
    asked = act(dates={"submitted": "2026-01-01", "published": "2026-01-04"})
    assert given_between(asked) == Between(first=date(2026, 1, 1), last=date(2026, 1, 4))


def test_days_between_which_it_was_published_count():
    found = act(dates={"published_between": {"from": "2026-01-01", "to": "2026-01-31"}})
    assert stated_between(found, "published") == Between(
        first=date(2026, 1, 1), last=date(2026, 1, 31)
    )


def test_sources_that_differ_give_every_day_between():
    found = act(
        dates={"approved": "2026-01-04"},
        conflicts=conflict("approved", "2026-01-04", "2026-01-15", ""),
    )
    assert given_between(found) == Between(first=date(2026, 1, 4), last=date(2026, 1, 15))


def test_nothing_known():
    found = given_between(act(dates={}))
    assert not found.known
    assert not found.surely_before(found)
    assert not found.surely_by(found)


def test_agreed():
    assert agreed([True, True]) is True
    assert agreed([False]) is False
    assert agreed([True, False]) is None
    assert agreed([True, None]) is None
    assert agreed([]) is None


@st.composite
def rules(draw):
    """Give a rule with open or closed ends."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return Consent(
        id=draw(st.sampled_from("abc")),
        norm="n",
        from_=draw(st.sampled_from([None, first])),
        to=draw(st.sampled_from([None, last])),
    )


@given(st.lists(rules(), max_size=4), DAYS, DAYS)
def test_the_law_of_days_is_the_law_of_each_of_them(found, one, other):
    first, last = sorted((one, other))
    by_day = {
        in_force(found, date.fromordinal(n)) for n in range(first.toordinal(), last.toordinal() + 1)
    }
    assert set(law_of(found, Between(first=first, last=last))) == by_day
    assert () not in law_of(found, Between(last=last))
