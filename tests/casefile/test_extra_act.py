"""A case with one act more, as if it were adopted."""

import shutil
from datetime import date

import pytest

from relevo.casefile.extra_act import with_act
from relevo.casefile.read import read_case
from relevo.core.errors import RelevoError
from relevo.instrument.model import ActStatus
from tests.casefile.trial import PERU, RIFLES, SHORTER, TRAINING, rifles, trial_act, window_until

DAY = date(2026, 8, 1)


@pytest.fixture(scope="module")
def case():
    """Give the case without its plan."""
    found, problems = read_case(PERU, plan=False)
    assert problems == ()
    return found


def codes(case, path):
    """Give the codes of an act's problems."""
    amended, problems = with_act(case, path, as_of=DAY)
    assert amended is None
    assert {problem.file for problem in problems} == {path.as_posix()}
    assert all(problem.line for problem in problems)
    return [problem.code for problem in problems]


def test_an_adopted_act_counts_from_the_day_it_states(case, tmp_path):
    amended, problems = with_act(
        case, trial_act(tmp_path, SHORTER, **window_until("2026-09-30")), as_of=DAY
    )
    assert problems == ()
    assert amended.day == date(2026, 8, 15)
    assert (amended.adoption_supposed, amended.day_supposed) == (False, False)
    assert set(amended.before.acts) == {TRAINING}
    assert set(amended.after.acts) == {TRAINING, "trial"}
    assert amended.before.planning.mandate.day == amended.after.planning.mandate.day == amended.day
    assert amended.after.planning.units is case.planning.units


def test_a_day_of_knowledge_later_than_the_act_stays(case, tmp_path):
    path = trial_act(tmp_path, RIFLES, **rifles(10))
    amended, _ = with_act(case, path, as_of=date(2026, 10, 1))
    assert amended.day == date(2026, 10, 1)


def test_a_bill_is_tried_as_if_adopted_on_the_day_of_knowledge(case, tmp_path):
    path = trial_act(tmp_path, RIFLES, status="requested", dates={}, **rifles(10))
    amended, problems = with_act(case, path, as_of=DAY)
    assert problems == ()
    assert amended.act.status is ActStatus.ADOPTED
    assert amended.act.published_on() == amended.day == DAY
    assert (amended.adoption_supposed, amended.day_supposed) == (True, True)
    assert len(amended.after.planning.mandate.limits) == 1 + len(case.planning.mandate.limits)


def test_a_bill_that_lies_in_the_case_is_taken_out_of_what_was_before(case, tmp_path):
    folder = tmp_path / "case"
    shutil.copytree(PERU, folder, ignore=shutil.ignore_patterns("plan*"))
    path = trial_act(folder / "acts", RIFLES, status="requested", **rifles(10))
    own, problems = read_case(folder, plan=False)
    assert problems == ()
    amended, problems = with_act(own, path, as_of=DAY)
    assert problems == ()
    assert set(amended.before.acts) == {TRAINING}
    assert amended.after.acts["trial"].status is ActStatus.ADOPTED


def test_every_problem_of_the_act_is_told_with_its_line(case, tmp_path):
    path = trial_act(tmp_path, {"kind": "repeal", "item": "arms-m44"}, **rifles(10))
    assert codes(case, path) == ["unknown-item"]
    path = trial_act(tmp_path, host="BR", status="voted")
    assert codes(case, path) == ["host-differs", "unknown-word"]
    stranger = [{"act": "pe-2025-training", "clause": "c", "changes": []}]
    assert codes(case, trial_act(tmp_path, amends=stranger)) == ["unknown-act"]
    assert codes(case, trial_act(tmp_path, text=True)) == ["no-text"]


def test_a_file_that_is_no_act(case, tmp_path):
    path = tmp_path / "trial.yaml"
    path.write_text("", encoding="utf-8")
    assert codes(case, path) == ["empty-file"]
    path.write_text("id: [", encoding="utf-8")
    assert codes(case, path) == ["yaml-syntax"]


def test_a_file_that_is_not_there_or_has_the_name_of_another_act(case, tmp_path):
    with pytest.raises(RelevoError, match="There is no file"):
        with_act(case, tmp_path / "none.yaml", as_of=DAY)
    path = trial_act(tmp_path, id=TRAINING)
    with pytest.raises(RelevoError, match="The case already has an act"):
        with_act(case, path, as_of=DAY)


@pytest.mark.parametrize("content", ["::: nope {\n", "a: 1\n"])
def test_a_file_that_is_no_act_is_one_thing_to_mend(case, tmp_path, content):
    path = tmp_path / "nope.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(RelevoError, match="holds no act"):
        with_act(case, path, as_of=DAY)
