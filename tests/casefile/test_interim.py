"""A plan that is not the last word never takes the place of an older plan."""

import os

from relevo.casefile.interim import PARTIAL, PlanFolder, unfinished
from relevo.casefile.layout import FILES_WRITTEN
from relevo.core.words import Speaker

SET = {path.rpartition("/")[2]: b"interim" for path in FILES_WRITTEN}
LAST = {name: b"last" for name in SET if name != "interim.txt"}


def said(folder):
    return [Speaker("en").say(sentence) for sentence in unfinished(folder)]


def holds(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_where_nothing_is_lost_it_lies_in_the_plans_folder_and_says_so(tmp_path):
    plan = tmp_path / "plan"
    home = PlanFolder.opened(plan)
    home.keep(SET)
    assert holds(plan) == SET
    (sentence,) = said(plan)
    assert sentence == f"The plan in {plan} is not the last word: its search did not end."
    home.finish(LAST)
    assert holds(plan) == LAST
    assert said(plan) == []
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_an_older_plan_stays_until_the_last_word(tmp_path):
    plan = tmp_path / "plan"
    PlanFolder.opened(plan).finish(LAST)
    home = PlanFolder.opened(plan)
    home.keep(SET)
    assert holds(plan) == LAST
    assert holds(tmp_path / f"plan{PARTIAL}") == SET
    (sentence,) = said(plan)
    assert sentence.startswith(f"A search that did not end left its best plan in {plan}{PARTIAL};")
    home.finish(LAST)
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]
    assert said(plan) == []


def test_files_of_others_stay_in_both_folders(tmp_path):
    plan, beside = tmp_path / "plan", tmp_path / f"plan{PARTIAL}"
    for folder in (plan, beside):
        folder.mkdir()
        (folder / "note.txt").write_bytes(b"mine")
    home = PlanFolder.opened(plan)
    home.keep(SET)
    home.finish(LAST)
    assert holds(plan) == {**LAST, "note.txt": b"mine"}
    assert holds(beside) == {"note.txt": b"mine"}


def test_a_kill_after_the_last_word_leaves_nothing_to_say(tmp_path):
    """The plan kept beside is older than the last word: only its removal is missing."""
    plan = tmp_path / "plan"
    PlanFolder.opened(plan).finish(LAST)
    PlanFolder.opened(plan).keep(SET)
    os.utime(tmp_path / f"plan{PARTIAL}" / "rotation.csv", (1, 1))
    assert said(plan) == []
    PlanFolder.opened(plan).finish(LAST)
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_no_plan_and_nothing_to_say(tmp_path):
    assert said(tmp_path / "plan") == []
