"""Required content of regimes, as texts that are read are held to it."""

from dataclasses import replace
from datetime import date

from relevo.instrument.reading.model import Draft
from relevo.regime.model import Content
from relevo.regime.packaged import packaged_regime
from relevo.regime.requirements import FIELDS, packaged_requirements, requirements_of


def test_every_requirement_cites_its_law_and_names_fields():
    fields = set(Draft.__slots__)
    found = packaged_requirements()
    assert {"AR", "MX", "PE", "UY"} <= {one.host for one in found}
    for one in found:
        assert one.citation.es
        assert one.citation.en
        assert one.elements
        assert set(one.elements) <= fields


def test_a_law_that_was_not_read_is_to_be_verified():
    peru = [one for one in packaged_requirements() if one.host == "PE"]
    assert all(one.verify for one in peru)
    departure = next(one for one in packaged_requirements() if one.host == "UY")
    assert departure.verify


def test_a_law_that_was_read_is_not():
    regime = packaged_regime("uy")
    (persons,) = (one for one in regime.required if one.id == "persons")
    (found,) = requirements_of([replace(regime, required=(replace(persons, verify=False),))])
    assert not found.verify


def test_the_days_of_the_law_are_kept():
    unarmed = [one for one in packaged_requirements() if one.kinds == ("ministerial_resolution",)]
    assert {one.from_ for one in unarmed} == {date(2006, 11, 30)}


def test_what_no_draft_holds_is_left_out():
    regime = packaged_regime("pe")
    costs = replace(regime.required[0], any_of=(Content.COSTS,))
    assert requirements_of([replace(regime, required=(costs,))]) == ()
    assert Content.COSTS not in FIELDS
