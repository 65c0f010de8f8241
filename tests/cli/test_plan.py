"""``relevo plan``: what it prints, what it writes, and how it ends."""

import json
import os
import shlex
import shutil
import signal
import subprocess

import pytest

from relevo.cli.interrupt import StopOnInterrupt
from relevo.cli.main import main
from relevo.rotation.model import Result, Status, Stopped
from tests.cli.shell import COMMAND, GOOD, ROOT, environment, relevo

FILES = {"rotation.csv", "rotation.xlsx", "result.json", "timeline.html", "timeline.svg"}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give a copy of the good case."""
    folder = tmp_path_factory.mktemp("cases") / "good"
    shutil.copytree(GOOD, folder)
    shutil.rmtree(folder / "plan", ignore_errors=True)
    return folder


@pytest.fixture(scope="module")
def planned(case):
    """Plan the case once."""
    return relevo("plan", case, "--lang", "en")


def test_prints_timeline_proof_and_files(planned, case):
    assert planned.code == 0
    assert "Proven optimal: no plan is better for the stated objective." in planned.out
    assert f"Written: {case / 'plan' / 'rotation.csv'}" in planned.out
    assert {path.name for path in (case / "plan").iterdir()} == FILES


def test_progress_goes_to_stderr_as_plain_lines(planned):
    assert "best" in planned.err
    assert "\x1b" not in planned.err + planned.out


@pytest.mark.usefixtures("planned")
def test_json_is_all_there_is_on_stdout(case, tmp_path):
    done = relevo("plan", case, "--json", "--out", tmp_path / "here", "--lang", "en")
    assert done.code == 0
    document = json.loads(done.out)
    assert document == json.loads((tmp_path / "here" / "result.json").read_text("utf-8"))
    assert document["status"] == "optimal"
    assert document["stopped"] == "proof"
    assert {path.name for path in (tmp_path / "here").iterdir()} == FILES


def test_a_plan_without_gaps_has_nothing_to_explain(planned):
    assert "relevo explain" not in planned.out


def test_days_without_presence_end_with_the_command_that_says_why(case, tmp_path):
    units = case / "forces" / "units.csv"
    lines = units.read_text("utf-8").splitlines(keepends=True)
    few = tmp_path / "few"
    few.mkdir()
    kept = "".join(line for line in lines if not line.startswith("EJ-E,"))
    (few / "units.csv").write_text(kept, "utf-8")
    for name in ("posts.csv", "kits.csv"):
        shutil.copy(case / "forces" / name, few)
    out = tmp_path / "with space"
    done = relevo("plan", case, "--forces", few, "--out", out, "--lang", "en")
    *_, judge, why = done.out.splitlines()
    assert judge.startswith("Judge it with: relevo check ")
    command = why.removeprefix("Ask why days are without presence with: ")
    words = shlex.split(command)
    assert words == ["relevo", "explain", str(case), "--forces", str(few), "--plan", str(out)]
    assert "no presence" in relevo(*words[1:], "--lang", "en").out


@pytest.mark.usefixtures("planned")
def test_same_seed_same_plan(case, tmp_path):
    assert relevo("plan", case, "--out", tmp_path).code == 0
    again = (tmp_path / "rotation.csv").read_bytes()
    assert again == (case / "plan" / "rotation.csv").read_bytes()


def test_the_plan_does_not_depend_on_how_python_orders_sets(tmp_path):
    for seed in ("1", "2"):
        done = relevo("plan", "cases/peru-2026", "--out", tmp_path / seed, PYTHONHASHSEED=seed)
        assert done.code == 0, done.err
    first, second = ((tmp_path / seed / "rotation.csv").read_bytes() for seed in ("1", "2"))
    assert first == second


@pytest.mark.usefixtures("planned")
def test_objective_persons_is_said(case, tmp_path):
    done = relevo("plan", case, "--objective", "persons", "--out", tmp_path, "--lang", "en")
    assert done.code == 0
    assert "Person-days in the country" in done.out


@pytest.mark.usefixtures("planned")
def test_forces_from_an_edited_workbook(case, tmp_path):
    workbook = tmp_path / "forces.xlsx"
    assert relevo("forces", case, "--out", workbook).code == 0
    done = relevo("plan", case, "--forces", workbook, "--out", tmp_path / "plan")
    assert done.code == 0, done.err
    tours = (tmp_path / "plan" / "rotation.csv").read_bytes()
    assert tours == (case / "plan" / "rotation.csv").read_bytes()


@pytest.mark.usefixtures("planned")
def test_other_forces_write_beside_the_plan_and_say_what_would_help(case, tmp_path):
    """One unit fewer than the posts need: the case's own plan stays as it was."""
    folder = tmp_path / "short"
    shutil.copytree(case, folder)
    own = (folder / "plan" / "rotation.csv").read_bytes()
    few = folder / "forces-few"
    shutil.copytree(folder / "forces", few)
    head, *units = (few / "units.csv").read_text("utf-8").splitlines()
    (few / "units.csv").write_text("\n".join([head, *units[:1]]) + "\n", encoding="utf-8")
    done = relevo("plan", folder, "--forces", few, "--lang", "en")
    assert done.code == 0, done.err
    assert (folder / "plan" / "rotation.csv").read_bytes() == own
    assert {path.name for path in (folder / "plan-forces-few").iterdir()} == FILES
    assert f"Judge it with: relevo check {folder} --forces {few}" in done.out
    document = json.loads((folder / "plan-forces-few" / "result.json").read_text("utf-8"))
    assert document["uncovered"]
    for heading, key in (
        ("What the data alone rule out:", "shortages"),
        ("What would help, each proven by solving again:", "remedies"),
    ):
        assert document[key], key
        said = done.out.split(f"\n{heading}\n")[1]
        assert said.startswith("".join(f"  - {sentence}\n" for sentence in document[key]))
    judged = relevo("check", folder, "--forces", few, "--lang", "en")
    assert judged.code in {0, 3}
    assert "falls short" in judged.out


def test_a_case_that_plans_nothing(tmp_path):
    done = relevo("plan", ROOT / "cases" / "peru-2018-summit", "--out", tmp_path, "--lang", "en")
    assert done.code == 2
    assert "plans nothing" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_broken_case_leaves_the_old_plan(case, planned, tmp_path):
    assert planned.code == 0
    broken = tmp_path / "broken"
    shutil.copytree(case, broken)
    before = (broken / "plan" / "rotation.csv").read_bytes()
    with (broken / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("hots: PE\n")
    done = relevo("plan", broken, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert "case.yaml" in done.err
    assert "1 problem found; the case was not used." in done.err
    assert (broken / "plan" / "rotation.csv").read_bytes() == before


def test_a_stale_plan_does_not_stand_in_the_way(case, planned, tmp_path):
    """A unit of the old plan is no longer offered: check says so, plan makes a new one."""
    assert planned.code == 0
    stale = tmp_path / "stale"
    shutil.copytree(case, stale)
    rows = (stale / "plan" / "rotation.csv").read_text("utf-8")
    gone = rows.splitlines()[1].split(",")[0]
    (stale / "plan" / "rotation.csv").write_text(rows.replace(gone, "EJ-GONE"), encoding="utf-8")
    judged = relevo("check", stale, "--lang", "en")
    assert judged.code == 2
    assert "there is no unit EJ-GONE" in judged.err
    assert relevo("show", stale, "--on", "2026-03-01").code == 0
    assert relevo("plan", stale).code == 0
    assert (stale / "plan" / "rotation.csv").read_text("utf-8") == rows


def test_out_that_is_a_file(case, tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = relevo("plan", case, "--out", tmp_path / "file", "--lang", "en")
    assert done.code == 2
    assert "is a file" in done.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_no_plan_in_time_writes_nothing(case, planned, monkeypatch, capsys, tmp_path):
    """A status that cannot be had on demand: the solver's answer is put in its place."""
    assert planned.code == 0
    unknown = Result(status=Status.UNKNOWN, stopped=Stopped.TIME)
    monkeypatch.setattr("relevo.rotation.solve.solve", lambda *_, **__: unknown)
    with pytest.raises(SystemExit) as ended:
        main(["plan", str(case), "--out", str(tmp_path), "--lang", "en"])
    assert ended.value.code == 1
    assert "No valid plan was found in time" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_writes_the_best_plan(tmp_path):
    """Sent at the first sign of the search; the plan is written whether it was in time or not."""
    words = ["plan", "cases/peru-2026", "--out", str(tmp_path), "--lang", "en"]
    run = subprocess.Popen(
        [*COMMAND, *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(PYTHONUNBUFFERED="1"),
    )
    for line in run.stderr:
        if "best" in line:
            run.send_signal(signal.SIGINT)
            break
    out, err = run.communicate(timeout=120)
    assert run.returncode == 0, err
    assert "Written:" in out
    document = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert document["stopped"] in {"user", "proof"}
    assert document["status"] in {"optimal", "feasible"}


def test_first_interrupt_asks_and_second_ends():
    with StopOnInterrupt() as interrupt:
        assert not interrupt.asked()
        os.kill(os.getpid(), signal.SIGINT)
        assert interrupt.asked()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_the_interrupt_is_given_back():
    before = signal.getsignal(signal.SIGINT)
    with StopOnInterrupt():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before


@pytest.mark.parametrize("seconds", ["nan", "inf", "0", "-1", "pronto"])
def test_a_time_limit_is_a_number_of_seconds(case, seconds):
    done = relevo("plan", case, "--time-limit", seconds)
    assert done.code == 2
    assert "--time-limit" in done.err
