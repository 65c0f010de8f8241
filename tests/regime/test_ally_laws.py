"""The law on ally status that ships: readable, cited, and true to what sources say."""

from datetime import date

import pytest

from relevo.core.clause import Seen
from relevo.core.codes import packaged_codes
from relevo.regime.ally_laws import packaged_ally_law, packaged_ally_laws

LAWS = packaged_ally_laws()


@pytest.fixture(scope="module")
def law():
    """Give the law of the United States."""
    return packaged_ally_law("us-mnna")


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_everything_cited_is_there(law):
    norms, sources = {one.id for one in law.norms}, {one.id for one in law.sources}
    lists = {one.id for one in law.other_lists}
    cited = {law.notice.norm, *(one.norm for one in (*law.deemed, *law.treated_as))}
    cited |= {one.norm for one in (*law.other_lists, *law.benefits)}
    assert cited <= norms
    assert {one.norm for one in law.no_effect} - {""} <= norms
    said = [*law.norms, *law.benefits, *law.no_effect]
    assert {source for one in said for source in one.says} <= sources
    assert {one.other_list for one in law.benefits} - {""} <= lists


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_states_and_sources(law):
    states = packaged_codes().states
    named = {state for one in law.deemed for state in one.states}
    assert named | {law.state, *(one.state for one in law.treated_as)} <= set(states.codes)
    assert [one.id for one in law.sources if not one.link.startswith("http")] == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_nothing_unseen_goes_without_verify(law):
    assert [one.id for one in law.norms if one.seen is Seen.UNSEEN and not one.verify] == []
    assert not law.illustrative


def test_thirty_days_and_six_states_by_law(law):
    assert law.notice.days == 30
    assert law.deemed_on("JP") == date(1996, 7, 21)
    assert law.deemed_on("PE") is None
    assert {state for one in law.deemed for state in one.states} == set("AU EG IL JP KR NZ".split())
    assert law.treats("TW", date(2020, 1, 1))
    assert not law.treats("TW", date(2010, 1, 1))
    assert not law.treats("PE", date(2020, 1, 1))


def test_it_has_no_effect_on_entry_and_the_other_list_stays_apart(law):
    assert "entry" in {one.id for one in law.no_effect}
    (research,) = (one for one in law.benefits if one.other_list)
    assert research.other_list == "10-usc-2350a"
    assert all(one.verify for one in law.benefits)


def test_no_law_of_another_name():
    assert packaged_ally_law("pe") is None
