"""Contingents, totals, vessels and steps of consent, as ``relevo show`` says them."""

import json
from dataclasses import replace
from datetime import date

import pytest

from relevo.core.bound import Quantifier, Quantity
from relevo.core.codes import packaged_codes
from relevo.mandate.from_acts import mandate_on
from relevo.report.mandate import render_mandate_text
from relevo.report.mandate_json import render_mandate_json
from tests.acts.reading import ROOT, act_of

CODES = packaged_codes()


def act(case, name):
    return act_of(ROOT / "cases" / case / "acts" / f"{name}.yaml")


def said(act, day, lang="en"):
    return render_mandate_text(mandate_on([act], day), CODES, day=day, lang=lang)


@pytest.fixture
def sentinel():
    return act("peru-2023-resolute-sentinel", "pe-2023-resolute-sentinel")


def test_a_total_that_agrees(sentinel):
    page = said(sentinel, date(2023, 6, 1))
    assert (
        "Persons, in total: 1,172 exactly; the parts 42, 160, 970 add up to it [clause "
        "total-persons of pe-2023-resolute-sentinel: according to Congreso de la República; text "
        "not read]"
    ) in page
    assert "Aircraft (other military personnel): 9 exactly" in page


def test_a_total_that_differs_and_one_that_stays_open(sentinel):
    (total,) = sentinel.totals
    wrong = replace(total, quantity=Quantity(Quantifier.EXACT, 1173))
    page = said(replace(sentinel, totals=(wrong,)), date(2023, 6, 1))
    assert "1,173 exactly; the parts 42, 160, 970 add up to another number, 1,172" in page
    unknown = replace(sentinel.limits[0], quantity=Quantity(Quantifier.NOT_FOUND))
    page = said(replace(sentinel, limits=(unknown, *sentinel.limits[1:])), date(2023, 6, 1))
    assert "the parts number not found, 160, 970 do not settle whether they add up to it" in page


def test_contingents_say_when_they_stay_and_how_they_enter():
    page = said(act("peru-2024-resolute-sentinel", "pe-2024-resolute-sentinel"), date(2024, 6, 1))
    assert (
        "contingent of Colombia: Colombia, Presence from 26 May 2024 to 16 June 2024, class of "
        "entry armed"
    ) in page
    assert "first contingent of Ecuador: Ecuador, Presence from 28 May 2024" in page
    assert "class of entry not found" in page


def test_a_ship_and_its_helicopter():
    stone = act("peru-2025-stone", "pe-2025-stone")
    page = said(stone, date(2025, 10, 3))
    assert "USCGC Stone (WMSL 758): United States, 4,500 tonnes, 28 officers, crew 138" in page
    assert "MH-65E: United States, embarked on USCGC Stone" in page
    assert "oficiales del buque" in said(stone, date(2025, 10, 3), "es")


def test_lines_joined_by_or_and_by_and():
    page = said(act("peru-2024-apec", "pe-2024-apec"), date(2024, 11, 5))
    assert "any of KC-135, KC-10: 4 exactly" in page
    assert "M249 machine gun, mini Dillon 7.62 mm together: 6 exactly" in page
    assert "infrared illuminators: 48 exactly" in page


def test_a_second_vote_that_was_not_taken():
    page = said(act("peru-2024-apec", "pe-2024-apec"), date(2024, 11, 5))
    assert "Chamber, vote 1: Congreso de la República, 31 October 2024, 62 for" in page
    assert "Chamber, vote 2: Congreso de la República, dispensed with" in page


def test_a_remark_on_a_value_is_said_also_where_the_value_was_not_found():
    page = said(act("peru-2025", "pe-2025-training"), date(2025, 6, 1))
    assert "Published, a remark: December 2024; the day was not found. [pe-2025-training]" in page


def test_json_holds_the_same(sentinel):
    day = date(2023, 6, 1)
    mandate = mandate_on([sentinel], day)
    document = json.loads(render_mandate_json(mandate, CODES, day=day, lang="en"))
    (found,) = document["acts"]
    assert found["totals"] == [
        {
            "id": "persons",
            "quantity": {"quantifier": "exact", "n": 1172},
            "of": list(sentinel.totals[0].of),
            "sum": "agrees",
        }
    ]
    assert [one["id"] for one in found["contingents"]] == [
        "special-forces",
        "other-military",
        "air-space-special",
    ]
    assert [step["stage"] for step in found["consent"]] == ["chamber"]
    limits = {limit["id"]: limit["scope"] for limit in document["limits"]}
    scope = limits["pe-2023-resolute-sentinel/aircraft"]
    assert scope == {"senders": ["US"], "contingents": ["other-military"]}
