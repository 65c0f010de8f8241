"""The regimes that ship: readable without a problem, sourced, and true to what sources say."""

from datetime import date
from pathlib import Path

import pytest

from relevo.casefile.folder import Folder
from relevo.casefile.regime_file import read_regime
from relevo.core.classes import EntryClass
from relevo.core.clause import Seen
from relevo.core.codes import packaged_codes
from relevo.instrument.model import ClockUnit, ConsentStage
from relevo.instrument.value import NOT_FOUND
from relevo.regime.classify import Visit, classify
from relevo.regime.model import Element, Feature, in_force
from relevo.regime.packaged import packaged_regime, packaged_regimes, regime_of_host
from relevo.regime.programme import periods_on

DATA = Path(__file__).parents[2] / "src" / "relevo" / "regime" / "data"
FILES = sorted(DATA.glob("*.yaml"))
REGIMES = packaged_regimes()
RULES = ("consents", "required", "purposes", "changes", "clocks", "criteria", "periods", "papers")
LAST_OF_CONGRESS, FIRST_OF_SENATE = date(2026, 7, 27), date(2026, 7, 28)


def named(regimes):
    """Name each regime in the report of a test."""
    return [one.id for one in regimes]


@pytest.fixture(scope="module")
def peru():
    """Give the regime of Peru."""
    return packaged_regime("pe")


def rule(rules, id_):
    """Give a rule by its identifier."""
    return next(one for one in rules if one.id == id_)


def usual(regime, day, entry):
    """Give the rules of consent for a class on a day, without those for a circumstance."""
    return [
        one
        for one in in_force(regime.consents, day)
        if not one.when and (not one.classes or entry in one.classes)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_without_a_problem_and_by_both_readers_alike(path):
    problems = []
    read = read_regime(Folder(path.parent), path.name, packaged_codes().states, problems)
    assert problems == []
    assert read.id == path.stem
    assert read == packaged_regime(path.stem)


def test_every_host_has_one_regime():
    assert {"ar", "ec", "mx", "pe", "py", "uy"} <= {one.id for one in REGIMES}
    assert len({one.host for one in REGIMES}) == len(REGIMES)
    assert regime_of_host("PE") is packaged_regime("pe")
    assert regime_of_host("XA") is None
    assert packaged_regime("xa") is None


@pytest.mark.parametrize("regime", REGIMES, ids=named(REGIMES))
def test_nothing_unseen_goes_without_verify(regime):
    unseen = [norm for norm in regime.norms if norm.seen is Seen.UNSEEN]
    assert [norm.id for norm in unseen if not norm.verify] == []
    assert not regime.illustrative


@pytest.mark.parametrize("regime", REGIMES, ids=named(REGIMES))
def test_every_source_that_is_cited_has_an_address(regime):
    assert [one.id for one in regime.sources if not one.link.startswith("http")] == []


@pytest.mark.parametrize("regime", REGIMES, ids=named(REGIMES))
def test_every_norm_carries_a_rule(regime):
    cited = {one.norm for name in RULES for one in getattr(regime, name)}
    cited |= {one.norm for one in regime.statements}
    uncited = {norm.id for norm in regime.norms} - cited
    assert uncited <= ({"holidays"} if regime.holidays else set())


@pytest.mark.parametrize("regime", REGIMES, ids=named(REGIMES))
def test_what_no_source_names_is_marked(regime):
    for clock in regime.clocks:
        assert [one for one in clock.owed_to if one.body == NOT_FOUND and not one.verify] == []


@pytest.mark.parametrize(
    ("day", "body"),
    [
        (LAST_OF_CONGRESS, "congress"),
        (FIRST_OF_SENATE, "senate"),
        (date(2026, 1, 1), "congress"),
    ],
)
def test_peru_consent_passes_to_the_senate(peru, day, body):
    (armed,) = usual(peru, day, EntryClass.ARMED)
    assert armed.body == body
    assert armed.kinds == ("legislative_resolution",)
    (change,) = (one for one in in_force(peru.changes, day) if one.element is Element.ANY)
    assert change.body == body


def test_peru_in_recess_the_permanent_commission(peru):
    recess = rule(peru.consents, "armed-recess")
    assert recess.body == "permanent-commission"
    assert recess.substitute_for == "armed-congress"
    assert recess.when
    assert recess.verify
    assert recess.to == LAST_OF_CONGRESS


def test_peru_unarmed_entry_by_the_minister(peru):
    (unarmed,) = usual(peru, date(2016, 8, 29), EntryClass.UNARMED)
    assert (unarmed.kinds, unarmed.body) == (("ministerial_resolution",), "defence")
    (before,) = usual(peru, date(2006, 6, 6), EntryClass.UNARMED)
    assert before.kinds == ("supreme_resolution",)


def test_peru_the_two_clocks_are_not_merged(peru):
    first, second = rule(peru.clocks, "unarmed-24h"), rule(peru.clocks, "start-date-48h")
    assert (first.within.n, first.within.unit) == (24, ClockUnit.HOUR)
    assert (second.within.n, second.within.unit) == (48, ClockUnit.HOUR)
    assert (first.by, second.by) == ("prime-minister", "defence")
    assert first.owed_to[0].body == "congress"
    assert second.owed_to[0].body == "defence-commission"
    assert first.after is not second.after


def test_peru_no_source_names_the_addressee_from_28_july_2026(peru):
    for clock in (rule(peru.clocks, "unarmed-24h"), rule(peru.clocks, "start-date-48h")):
        before, after = clock.owed_to
        assert before.to == LAST_OF_CONGRESS
        assert (after.body, after.from_, after.verify) == (NOT_FOUND, FIRST_OF_SENATE, True)


@pytest.mark.parametrize(
    ("day", "listed", "unclear"),
    [(date(2011, 5, 18), True, False), (date(2016, 8, 29), False, True)],
)
def test_peru_the_academic_purpose_has_versions(peru, day, listed, unclear):
    (purposes,) = in_force(peru.purposes, day)
    assert purposes.complete
    assert ("academic" in purposes.items) is listed
    assert ("academic" in purposes.unclear) is unclear


def test_peru_only_the_start_date_is_moved_without_a_new_resolution(peru):
    (power,) = (one for one in peru.changes if one.element is not Element.ANY)
    assert power.element is Element.START_DATE
    assert (power.by, power.countersign) == (("supreme_resolution",), "defence")
    assert power.before_entry
    assert power.stay_not_longer


def test_peru_holidays_of_2026_are_not_called_complete(peru):
    assert date(2026, 7, 28) in {one.day for one in peru.holidays}
    assert peru.holidays_complete == ()


def test_mexico_reports_within_30_days():
    (clock,) = packaged_regime("mx").clocks
    assert (clock.within.n, clock.within.unit) == (30, ClockUnit.DAY)


def test_argentina_has_a_programme_year_and_a_review_clock():
    argentina = packaged_regime("ar")
    (year,) = argentina.periods
    assert (year.begins, year.ends) == ("09-01", "08-31")
    (clock,) = argentina.clocks
    assert (clock.within.n, clock.within.unit) == (10, ClockUnit.WORKING_DAY)
    assert rule(argentina.consents, "emergency-decree").substitute_for == "law"


def test_uruguay_a_bill_is_no_law():
    uruguay = packaged_regime("uy")
    assert rule(uruguay.statements, "proposed-threshold").norm == "bill-interpretation"
    features = {test.of for one in uruguay.criteria for test in one.all_of}
    assert "officers" not in features
    assert rule(uruguay.required, "departure").norm == "const-85-11"


@pytest.mark.parametrize("id_", ["ec", "py"])
def test_frameworks_give_no_numbers(id_):
    (framework,) = packaged_regime(id_).consents
    assert framework.framework
    assert packaged_regime(id_).required == ()


def test_ecuador_bans_foreign_bases():
    assert rule(packaged_regime("ec").statements, "no-foreign-bases").norm == "const-5"


@pytest.mark.parametrize("host", ["AR", "EC", "MX", "PE", "PY", "UY"])
def test_an_armed_police_team_is_nowhere_a_force_with_arms(host):
    visit = Visit(answers={Feature.MILITARY: "no", Feature.ARMS: "yes", Feature.PERSONS: 8})
    outcomes = classify(regime_of_host(host), visit, date(2026, 7, 1)).outcomes
    classes = {one.criterion.class_of_entry for one in outcomes if one.criterion}
    assert EntryClass.ARMED not in classes


def test_peru_a_minister_and_no_cabinet_permits_unarmed_entry(peru):
    steps = rule(peru.consents, "unarmed-minister").steps
    assert [(one.stage, one.body) for one in steps] == [
        (ConsentStage.REQUEST, "foreign-affairs"),
        (ConsentStage.DECREE, "defence"),
    ]


def test_peru_the_annual_programme_is_law_from_its_first_record(peru):
    assert periods_on(peru, date(2015, 12, 9)) == ()
    assert [one.id for one in periods_on(peru, date(2015, 12, 10))] == ["programme"]
