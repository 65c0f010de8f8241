"""What hosts other than Peru need: fourteen points, one minimal act each."""

from datetime import date

import pytest
from tests.acts.reading import POINTS, act_of, point

from relevo.casefile.read import read_case
from relevo.core.bound import Bound, Quantifier
from relevo.core.classes import EntryClass, PersonClass
from relevo.core.codes import Held, packaged_codes
from relevo.instrument.model import (
    ChangeKind,
    ClockUnit,
    ConsentStage,
    Counting,
    Direction,
    Joined,
    Measure,
    WindowKind,
)
from relevo.mandate.from_acts import mandate_on

CASE = """name:
  es: Un acto solo
  en: One act alone
host: {host}
sending_states: [US]
"""


def limit(act, name):
    (found,) = (line for line in act.limits if line.id == name)
    return found


def test_there_is_one_act_for_each_point():
    assert [int(path.name[:2]) for path in POINTS] == list(range(1, 15))


@pytest.mark.parametrize("path", POINTS, ids=lambda path: path.stem)
def test_each_begins_by_saying_which_point_it_shows(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# yaml-language-server: $schema=")
    assert lines[1].startswith(f"# Point {int(path.name[:2])}: ")


@pytest.mark.parametrize("path", POINTS, ids=lambda path: path.stem)
def test_the_loader_reads_each_without_a_problem(path, tmp_path):
    act = act_of(path)
    (tmp_path / "case.yaml").write_text(CASE.format(host=act.host), encoding="utf-8")
    (tmp_path / "acts").mkdir()
    beside = [path, *(p for p in POINTS if p.stem in {amended.act for amended in act.amends})]
    for one in beside:
        (tmp_path / "acts" / one.name).write_bytes(one.read_bytes())
    case, problems = read_case(tmp_path)
    assert problems == ()
    assert case.acts[act.id] == act


@pytest.mark.parametrize("path", POINTS, ids=lambda path: path.stem)
def test_imaginary_states_are_marked_illustrative_and_real_ones_cite_sources(path):
    act = act_of(path)
    assert act.illustrative == (act.host == "XA")
    assert bool(act.sources) == (not act.illustrative)


def test_01_consent_is_a_chain_with_a_clock_for_review():
    decree, review = point(1).consent_chain
    assert (decree.stage, decree.rank) == (ConsentStage.DECREE, "emergency_decree")
    assert decree.date.value is None
    assert (review.within.n, review.within.unit) == (10, ClockUnit.WORKING_DAY)


def test_02_authority_and_addressee_depend_on_the_date():
    act = point(2)
    before, after = act.authority
    assert (before.to, after.from_) == (date(2026, 7, 27), date(2026, 7, 28))
    assert (after.body, act.addressee[1].verify) == ("Senado", True)


def test_03_presence_activity_port_call_and_waters_are_apart():
    act = point(3)
    assert {window.kind for window in act.windows} == set(WindowKind)
    assert len({window.term for window in act.windows}) == 4
    assert act.windows[0].arrival_points == ("XA-PORT",)
    assert act.windows[0].departure_points == ("XA-AIR",)


def test_04_ceilings_of_every_kind():
    act = point(4)
    assert {line.quantity.quantifier for line in act.limits} == set(Quantifier)
    assert {line.counting for line in act.limits} == set(Counting)
    assert limit(act, "at-most").scope.senders == ("XC",)
    assert [vessel.crew.value for vessel in act.vessels] == [120, None]
    bounds = {line.id: Bound.of(line.quantity) for line in act.limits}
    assert bounds["about"] == Bound(30, None)
    assert bounds["tens"] == Bound(20, 99)
    assert bounds["unspecified"].unlimited
    assert not bounds["at-least"].upper


def test_05_persons_come_in_classes_without_numbers():
    act = point(5)
    assert [line.scope.person_classes for line in act.limits] == [
        (PersonClass.MILITARY,),
        (PersonClass.CIVILIAN_EMPLOYEE,),
        (PersonClass.CONTRACTOR,),
    ]
    assert act.consent_chain[0].stage is ConsentStage.COURT


def test_06_materiel_without_people_joined_lines_and_open_lists():
    act = point(6)
    assert [line.id for line in act.limits if line.stays] == ["stock"]
    assert limit(act, "stock").measure is Measure.STOCK
    assert limit(act, "pistols").scope.arms == ("glock", "m17")
    assert limit(act, "guns").scope.arms == ("m249", "dillon-762")
    assert limit(act, "tankers").scope.named == ("KC-135", "KC-10")
    joined = {line.id: line.joined for line in act.limits}
    assert joined == {
        "pistols": Joined.OR,
        "guns": Joined.AND,
        "tankers": Joined.OR,
        "stock": None,
    }
    assert not act.lists[0].complete
    assert act.lists[0].such_as == ("rifle", "shotgun")


def test_07_places_have_kinds_and_contain_each_other():
    (places,) = point(7).lists
    tree = packaged_codes().places
    kinds = [tree.codes[item].kind for item in places.items]
    assert set(kinds) == {
        "region",
        "city",
        "district",
        "base",
        "agreed_area",
        "waters",
        "route",
        "ambiguous",
    }
    assert tree.holds(places.items, "XA-south-city") is Held.YES
    assert tree.holds(["XA-north"], "XA-N") is Held.UNCLEAR
    assert places.such_as == ("XA-north-base",)


def test_08_an_act_sends_the_own_force_out_and_mirrors_the_hosts():
    act = point(8)
    assert act.direction is Direction.OUTBOUND
    assert act.senders == (act.host,)
    assert act.mirror_of == "pe-2021-siforex"
    assert mandate_on([act], date(2021, 9, 22)).acts == ()


def test_09_a_framework_authorises_without_numbers():
    act = point(9)
    assert act.framework
    assert act.limits == ()
    assert act.consent_chain[2].votes.value.for_ == 53
    assert [one.act.id for one in mandate_on([act], date(2026, 4, 1)).acts] == [act.id]


def test_10_a_series_has_gaps():
    act = point(10)
    assert (act.series.id, act.series.n, act.series.follows) == (
        "pe-us-training",
        2,
        "pe-2023-training",
    )
    assert act.windows[0].from_ == date(2025, 1, 1)


def test_11_acts_are_amended_struck_in_part_and_suspended():
    act = point(11)
    assert [change.kind for change in act.amends[0].changes] == [
        ChangeKind.REPLACE,
        ChangeKind.ADD,
        ChangeKind.REPEAL,
    ]
    assert act.partial_enactment is not None
    assert act.substitute_rank is not None
    assert act.suspended_by[0].reinstated_by == "Corte imaginaria de A"
    limits = {one.id: one for one in mandate_on([point(4), act], date(2026, 5, 1)).limits}
    assert limits["04-ceilings/exact"].terms[-1].last == date(2026, 2, 28)
    assert limits["04-ceilings/at-least"].terms[-1].last == date(2026, 1, 31)
    before, after = limits["11-changes/rifles"].terms
    assert (before.last, after.start) == (date(2026, 3, 31), date(2026, 5, 1))


def test_12_the_class_of_entry_says_why_and_who_decided():
    entry = point(12).class_of_entry
    assert entry.value is EntryClass.ACADEMIC
    assert entry.decided_by.value == "Ministerio de Defensa Nacional"
    assert entry.reason.value is not None


def test_13_an_after_action_report_has_a_clock_of_its_own():
    (duty,) = point(13).duties
    assert (duty.after, duty.within.n, duty.within.unit) == ("end_of_stay", 30, ClockUnit.DAY)
    assert duty.to[0].body == "Senado de la República"


def test_14_not_found_is_not_none():
    act = point(14)
    bounds = {line.id: Bound.of(line.quantity) for line in act.limits}
    assert bounds["persons"] == Bound(0, None)
    assert bounds["arms"] == Bound(0, 0)
    assert act.costs.value is None
    assert act.duties[0].within.n == 24
