"""The simulated year: the log is the story told, and every kind of mess is in it and is found."""

import shutil
from datetime import UTC, date, datetime

import pytest
from tests.acts.reading import ROOT
from tests.cases.simulated import CASE, story, write_log

from relevo.casefile.adopted import State, adopted_state
from relevo.casefile.facts import facts_of_case
from relevo.casefile.read import read_case
from relevo.compliance.facts.check import check_facts
from relevo.core.finding import Verdict
from relevo.register.known import fold_known
from relevo.register.model import Cause, Kind, Movement, Refusal, Use, Way
from relevo.register.roll import fold_roll, fold_stock

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def case():
    """Read the case."""
    found, problems = read_case(CASE)
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def facts(case):
    """Give what is judged of it."""
    return facts_of_case(case, AS_OF)


@pytest.fixture(scope="module")
def found(case, facts):
    """Judge it."""
    return check_facts(facts, case.tours)


def test_the_log_is_the_story_told(tmp_path):
    copy = tmp_path / "case"
    shutil.copytree(CASE, copy, ignore=shutil.ignore_patterns("log", "register", "account"))
    write_log(copy)
    for name in ("entries", "openings", "checkpoint"):
        assert (copy / "log" / name).read_bytes() == (CASE / "log" / name).read_bytes(), (
            "python -m tests.cases.simulated --write"
        )


def test_everything_in_it_says_that_it_is_invented(case):
    assert all(one.record.illustrative for one in case.log.record)
    assert all(act.illustrative for act in case.acts.values())
    assert len(case.log.record) == len(story())


def test_acts_and_plan_stand_as_they_were_adopted(case):
    assert {one.state for one in adopted_state(case)} == {State.ADOPTED}


@pytest.mark.parametrize(
    ("rule", "verdict", "subject"),
    [
        ("R-FACT-STAY", Verdict.BREACHED, ""),
        ("R-FACT-LIST", Verdict.BREACHED, "shotgun"),
        ("R-FACT-CROSSING", Verdict.UNDETERMINED, "EJ-CT-01"),
        ("R-FACT-CROSSING", Verdict.UNDETERMINED, "EJ-AS-01"),
        ("R-FACT-RECORD", Verdict.SHORT, "EJ-SF-01"),
        ("R-FACT-RETURN", Verdict.SHORT, ""),
        ("R-FACT-PLAN", Verdict.SHORT, "EJ-IM-02"),
        ("R-FACT-PRESENCE", Verdict.SHORT, "EJ-SUR"),
        ("R-FACT-PRESENCE", Verdict.KEPT, "EJ-NORTE"),
    ],
)
def test_what_went_wrong_is_found(found, rule, verdict, subject):
    assert (rule, verdict, subject) in {(one.rule, one.verdict, one.subject) for one in found}


def test_nothing_else_exceeds_a_recorded_limit(found):
    breached = [(one.rule, one.subject) for one in found if one.verdict is Verdict.BREACHED]
    assert breached == [("R-FACT-LIST", "shotgun"), ("R-FACT-STAY", "")]


def test_a_serial_and_a_day_were_corrected_and_both_beliefs_stay(case):
    corrections = [one for one in case.log.record if one.corrects is not None]
    assert len(corrections) == 2
    for one in corrections:
        assert case.log.record[one.corrects].record != one.record
    before = fold_known(case.log.record, as_of=datetime(2025, 7, 1, tzinfo=UTC))
    after = fold_known(case.log.record, as_of=AS_OF)
    left = [
        {one.record.day for one in known if _left(one.record, "EJ-IM-01")}
        for known in (before, after)
    ]
    assert left == [{date(2025, 6, 20), date(2025, 6, 23)}, {date(2025, 6, 20), date(2025, 6, 22)}]


def test_a_stockpile_stays_when_all_have_left(facts):
    roll = fold_roll(facts.presence, AS_OF)
    assert roll.strength == 0
    assert fold_stock(roll) == {("5.56 mm", "cartuchos"): 2_500}
    assert all(one.thing.kind is Kind.STOCK for one in roll.things)


def test_the_rest_of_the_mess_is_there(case):
    records = [one.record for one in case.log.record]
    movements = [one for one in records if isinstance(one, Movement)]
    assert [one.party for one in records if isinstance(one, Refusal)] == ["EJ-IM-09"]
    assert [one.day for one in movements if one.cause is Cause.EVACUATION] == [date(2025, 9, 3)]
    assert [one.stock[0].serial for one in records if isinstance(one, Use) and one.how == "lost"]
    paper = [one for one in case.log.record if getattr(one.record, "paper", False)]
    assert [(one.recorded_at - one.record.at).days for one in paper] == [2]


def test_the_cases_of_real_states_hold_no_invented_movement():
    logs = {path.parent.parent.name for path in (ROOT / "cases").glob("*/log/entries")}
    assert logs == {"ejemplo-simulado"}


def _left(record, party):
    """Whether a record says that a party left."""
    return isinstance(record, Movement) and record.way is Way.OUT and record.party.name == party
