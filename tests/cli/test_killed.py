"""Killed while planning at any moment: the best plan so far is on disk, whole and valid."""

import json
import os
import random
import shutil
import signal
import subprocess
import time
from datetime import date

import pytest

from relevo.casefile.read import read_case
from relevo.compliance.check import check
from relevo.core.finding import Verdict
from tests.cli.shell import COMMAND, ROOT, environment, relevo

FILES = {"rotation.csv", "rotation.xlsx", "result.json", "timeline.html", "timeline.svg"}
KILLS = int(os.environ.get("RELEVO_KILLS", "12"))
"""Kills; ``RELEVO_KILLS=40`` tries harder."""

LONGEST_S = 2.5
"""Longest wait between the first sign of the search and the kill; the search takes longer."""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give a copy of the Peruvian case without a plan."""
    folder = tmp_path_factory.mktemp("killed") / "peru"
    shutil.copytree(ROOT / "cases" / "peru-2026", folder, ignore=shutil.ignore_patterns("plan*"))
    return folder


def killed(case, delay_s):
    """Plan, and kill the planner some time after its search showed its first plan."""
    with subprocess.Popen(
        [*COMMAND, "plan", str(case), "--lang", "en"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(PYTHONUNBUFFERED="1"),
    ) as run:
        for line in run.stderr:
            if ", best " in line:
                break
        time.sleep(delay_s)
        run.send_signal(signal.SIGKILL)
        return run.wait() == -signal.SIGKILL


def judged(case, folder):
    """Read a plan where it was left, in the place of the case's own, and judge it."""
    own = case / "plan"
    kept = case / "kept"
    if folder != own:
        if own.exists():
            own.rename(kept)
        folder.rename(own)
    try:
        read, problems = read_case(case)
        assert problems == ()
        findings = check(read.planning, read.tours, as_of=date(2026, 3, 1))
        return {f.rule for f in findings if f.verdict is Verdict.BREACHED}
    finally:
        if folder != own:
            own.rename(folder)
            if kept.exists():
                kept.rename(own)


def test_whenever_it_is_killed_a_whole_and_valid_plan_is_there(case):
    """Every third kill begins without a plan, the others beside the one left before."""
    rng = random.Random(6)  # noqa: S311 - random moments, not secrets
    own, beside = case / "plan", case / "plan.partial"
    interim = 0
    for turn in range(KILLS):
        if turn % 3 == 0:
            for folder in (own, beside):
                shutil.rmtree(folder, ignore_errors=True)
        before = {path.name: path.read_bytes() for path in own.iterdir()} if own.exists() else {}
        caught = killed(case, rng.uniform(0, LONGEST_S))
        if before and caught and not beside.exists():
            pytest.fail("a plan was there, and the better one so far is not beside it")
        for folder in (own, beside):
            if not folder.exists():
                continue
            files = {path.name for path in folder.iterdir()}
            document = json.loads((folder / "result.json").read_text("utf-8"))
            unfinished = document["stopped"] == "running"
            interim += unfinished
            assert files == (FILES | {"interim.txt"} if unfinished else FILES)
            assert document["status"] == ("feasible" if unfinished else "optimal")
            rows = (folder / "rotation.csv").read_text("utf-8").splitlines()[1:]
            assert [row.split(",")[:4] for row in rows] == [
                [tour[key] for key in ("unit", "post", "from", "to")] for tour in document["tours"]
            ]
            assert judged(case, folder) == set()
        assert own.exists()
        if before and caught:
            assert {path.name: path.read_bytes() for path in own.iterdir()} == before
    assert interim >= KILLS // 2


def test_the_next_commands_say_what_was_left_and_the_last_word_clears_it(case):
    for folder in (case / "plan", case / "plan.partial"):
        shutil.rmtree(folder, ignore_errors=True)
    assert killed(case, 0.0)
    assert killed(case, 0.0)
    not_last = f"The plan in {case / 'plan'} is not the last word: its search did not end."
    left = f"A search that did not end left its best plan in {case / 'plan.partial'};"
    there = relevo("check", case, "--plan", case / "plan.partial", "--lang", "en")
    assert there.code in {0, 3}
    assert "is not the last word" in there.err
    for verb in ("check", "plan"):
        done = relevo(verb, case, "--lang", "en")
        assert not_last in done.err
        assert left in done.err
    assert {path.name for path in (case / "plan").iterdir()} == FILES
    assert not (case / "plan.partial").exists()
    assert not list(case.glob(".*"))
    assert "did not end" not in relevo("check", case, "--lang", "en").err


def test_a_plan_that_cannot_be_kept_is_said_before_the_search_goes_on(case, tmp_path):
    """A file lies where the plan would be kept meanwhile."""
    target = tmp_path / "out"
    target.mkdir()
    (target / "rotation.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "out.partial").write_text("a file", encoding="utf-8")
    done = relevo("plan", case, "--out", target, "--lang", "en")
    assert done.code == 2
    assert "cannot be written" in done.err
    assert (target / "rotation.csv").read_text("utf-8") == "mine"
