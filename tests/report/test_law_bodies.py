"""Bodies that only acts themselves name, beside standing law."""

from datetime import date

import pytest

from relevo.core.words import Speaker
from relevo.report.law_bodies import Role, own_bodies, own_body_items
from tests.regime.host_xa import regime
from tests.report.test_law import armed, case_page, of_case

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


def names(act, day, law=None):
    """Give the bodies that only an act names, by role."""
    return [(one.role, one.body.body) for one in own_bodies([act], law or regime(), day)]


def test_what_standing_law_names_too_is_left_out():
    both = [{"body": "asamblea nacional", "to": "2026-06-30"}, {"body": "Senate"}]
    agreed = armed(
        authority=[
            {"body": "Assembly", "to": "2026-06-30"},
            {"body": "Cámara Alta", "from": "2026-07-01"},
        ],
        addressee=[
            {"body": "assembly", "to": "2026-06-30"},
            {"body": "senate", "from": "2026-07-01"},
        ],
    )
    assert names(agreed, BEFORE) == []
    assert names(agreed, AFTER) == []
    assert names(armed(authority=both), BEFORE) == [(Role.AUTHORITY, "Senate")]


@pytest.mark.parametrize(
    ("day", "found"),
    [(BEFORE, [(Role.AUTHORITY, "Assembly")]), (AFTER, [(Role.AUTHORITY, "Assembly")])],
)
def test_a_body_that_outlasts_what_standing_law_says_is_given(day, found):
    late = armed(authority=[{"body": "Assembly", "from": "2026-07-01"}])
    assert names(late, day) == found


def test_a_body_whose_days_are_over_is_left_out():
    over = armed(authority=[{"body": "Junta", "to": "2026-06-30"}])
    assert names(over, BEFORE) == [(Role.AUTHORITY, "Junta")]
    assert names(over, AFTER) == []


def test_an_addressee_that_no_source_names_agrees_only_with_such_a_duty():
    unnamed = {"addressee": [{"body": "not_found", "verify": True}]}
    by_minister = armed(kind="ministerial_resolution", **unnamed)
    assert names(by_minister, AFTER) == []
    assert names(armed(**unnamed), AFTER) == [(Role.ADDRESSEE, "not_found")]


def test_without_standing_law_all_are_given():
    act = armed(authority=[{"body": "Assembly"}], addressee=[{"body": "Assembly"}])
    assert [one.role for one in own_bodies([act], None, AFTER)] == [Role.AUTHORITY, Role.ADDRESSEE]


def test_they_are_said_with_their_days():
    act = armed(
        authority=[{"body": "Junta", "from": "2026-01-01", "to": "2026-12-31"}, {"body": "Board"}],
        addressee=[{"body": "not_found", "from": "2026-08-01", "verify": True}],
    )
    say = Speaker("en").say
    said = [say(one.words) for one in own_body_items(own_bodies([act], regime(), AFTER))]
    consenting = "Junta (from 1 January 2026 to 31 December 2026), Board"
    owed = "not found (to verify) (from 1 August 2026 on)"
    assert said == [
        f"The file of the act {act.id} names as consenting: {consenting}",
        f"The file of the act {act.id} names as owed reports: {owed}",
    ]
    assert "Bodies that only the acts themselves name" in case_page(of_case(act, law=regime()))
    assert "Bodies that only" not in case_page(of_case(armed(), law=regime()))
