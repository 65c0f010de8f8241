"""A new host is a data file plus tests like these: what its law must answer, day by day.

Each test asks what a lawyer would ask: the last day of the old law and the first of the new, who,
by what instrument, by when, and what is not known.
"""

from datetime import date

import pytest

from relevo.core.classes import EntryClass
from relevo.instrument.model import ClockUnit
from relevo.instrument.value import NOT_FOUND
from relevo.regime.authority import Settled, authority_on
from relevo.regime.classify import Visit, classify
from relevo.regime.model import Element, Feature, in_force
from tests.regime.host_xa import regime

LAST_OF_ASSEMBLY, FIRST_OF_SENATE = date(2026, 6, 30), date(2026, 7, 1)
DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "body"),
    [
        (date(2020, 1, 1), "assembly"),
        (LAST_OF_ASSEMBLY, "assembly"),
        (FIRST_OF_SENATE, "senate"),
    ],
)
def test_armed_entry_needs_a_law_of_the_body_of_the_day(day, body):
    authority = authority_on(regime(), day, EntryClass.ARMED)
    assert [one.body.id for one in authority.consents if not one.rule.when] == [body]
    assert authority.consent is Settled.YES


def test_before_the_constitution_nothing_is_known():
    authority = authority_on(regime(), date(2019, 12, 31), EntryClass.ARMED)
    assert authority.consents == ()
    assert authority.consent is Settled.UNKNOWN


def test_only_the_start_date_is_moved_without_a_new_law():
    powers = {one.rule.element: one.rule.by for one in authority_on(regime(), DAY).amendments}
    assert powers == {Element.START_DATE: ("supreme_resolution",), Element.ANY: ("law",)}


def test_the_clocks_have_their_own_author_addressee_and_time():
    hours, days = regime().clocks
    assert (hours.within.n, hours.within.unit) == (24, ClockUnit.HOUR)
    assert (days.within.n, days.within.unit) == (10, ClockUnit.WORKING_DAY)
    before, after = hours.owed_to
    assert (before.body, before.to) == ("assembly", LAST_OF_ASSEMBLY)
    assert (after.body, after.from_, after.verify) == (NOT_FOUND, FIRST_OF_SENATE, True)


@pytest.mark.parametrize(
    ("answers", "criterion"),
    [
        ({Feature.MILITARY: "no"}, ["police"]),
        ({Feature.MILITARY: "yes", Feature.ARMS: "yes"}, ["armed"]),
        (
            {
                Feature.MILITARY: "yes",
                Feature.ARMS: "no",
                Feature.OFFICERS: 4,
                Feature.PURPOSE: "training",
            },
            ["unarmed"],
        ),
        (
            {
                Feature.MILITARY: "yes",
                Feature.ARMS: "no",
                Feature.OFFICERS: 3,
                Feature.PURPOSE: "training",
            },
            ["few-officers", "unarmed"],
        ),
        (
            {
                Feature.MILITARY: "yes",
                Feature.ARMS: "no",
                Feature.OFFICERS: 4,
                Feature.PURPOSE: "parade",
            },
            [None],
        ),
    ],
)
def test_a_visit_is_classed_by_the_first_criterion_that_fits(answers, criterion):
    found = classify(regime(), Visit(answers=answers), DAY)
    assert [one.criterion and one.criterion.id for one in found.outcomes] == criterion


def test_purposes_are_listed_unclear_or_refused():
    (purposes,) = in_force(regime().purposes, DAY)
    assert purposes.complete
    assert "training" in purposes.items
    assert "exercise" in purposes.unclear
    assert "security" in purposes.excluded


def test_what_was_not_read_is_marked():
    assert [norm.id for norm in regime().norms if norm.verify] == ["law-2"]
    assert [paper.id for paper in regime().papers if paper.verify] == ["answer"]


def test_it_is_invented_and_says_so():
    assert regime().illustrative
