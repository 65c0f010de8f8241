"""Programme years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.clause import Seen
from relevo.core.term import Term
from relevo.core.words import Localized
from relevo.regime.model import Norm, Period, Regime
from relevo.regime.programme import periods_on, programme_year


def period(begins, ends):
    """Give a programme year."""
    return Period(id="p", name=Localized("p", "p"), begins=begins, ends=ends, norm="n")


@pytest.mark.parametrize(
    ("day", "first"),
    [("2026-09-01", 2026), ("2026-12-31", 2026), ("2026-08-31", 2025), ("2026-01-01", 2025)],
)
def test_from_september_to_august(day, first):
    found = programme_year(period("09-01", "08-31"), date.fromisoformat(day))
    assert found == Term.inclusive(date(first, 9, 1), date(first + 1, 8, 31))


def test_no_year_runs_between_two():
    assert programme_year(period("03-01", "11-30"), date(2026, 12, 1)) is None
    assert programme_year(period("03-01", "11-30"), date(2026, 2, 28)) is None


def test_the_29th_of_february_in_other_years_is_the_28th():
    found = programme_year(period("03-01", "02-29"), date(2026, 2, 28))
    assert found == Term.inclusive(date(2025, 3, 1), date(2026, 2, 28))
    assert programme_year(period("03-01", "02-29"), date(2028, 2, 29)).last == date(2028, 2, 29)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_a_whole_year_lies_in_one(day):
    assert day in programme_year(period("09-01", "08-31"), day)


def test_a_programme_year_is_law_while_its_norm_is():
    norm = Norm(
        id="n",
        title=Localized("n", "n"),
        seen=Seen.STATUTE,
        from_=date(2015, 12, 10),
        to=date(2024, 5, 31),
    )
    year = period("01-01", "12-31")
    regime = Regime(
        id="xa",
        host="XA",
        name=Localized("a", "a"),
        time_zone="UTC",
        norms=(norm,),
        periods=(year,),
    )
    assert periods_on(regime, date(2015, 12, 9)) == ()
    assert periods_on(regime, date(2015, 12, 10)) == (year,)
    assert periods_on(regime, date(2024, 5, 31)) == (year,)
    assert periods_on(regime, date(2024, 6, 1)) == ()
