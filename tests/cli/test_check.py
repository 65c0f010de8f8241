"""``relevo check``: words, JSON and exit codes."""

import json
import shutil

import pytest

from tests.cli.shell import GOOD, ROOT, relevo


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Give a copy of the good case, which has a plan."""
    folder = tmp_path_factory.mktemp("cases") / "good"
    shutil.copytree(GOOD, folder)
    return folder


def without_plan(case, folder):
    """Copy a case without its plan."""
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns("plan"))
    return folder


def verdicts(done):
    """Give the verdicts in a JSON answer."""
    return {finding["verdict"] for finding in json.loads(done.out)["findings"]}


def test_code_says_what_json_says(case):
    done = relevo("check", case, "--json", "--as-of", "2026-06-30")
    document = json.loads(done.out)
    assert document["version"] == 1
    assert document["as_of"] == "2026-06-30"
    assert "breached" not in verdicts(done)
    assert done.code == (3 if "undetermined" in verdicts(done) else 0)


def test_words(case):
    done = relevo("check", case, "--lang", "en")
    assert "declares nothing illegal" in " ".join(done.out.split())


def test_every_says_more(case):
    few = relevo("check", case, "--lang", "en").out.splitlines()
    all_of_them = relevo("check", case, "--every", "--lang", "en").out.splitlines()
    assert len(all_of_them) > len(few)


def test_no_plan_judges_nothing(case, tmp_path):
    bare = without_plan(case, tmp_path / "bare")
    done = relevo("check", bare, "--lang", "en")
    assert done.code == 0
    assert f"relevo plan {bare}" in done.out
    answer = relevo("check", bare, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["findings"] == []
    assert str(bare) in answer.err


def test_a_case_that_plans_nothing_says_so():
    done = relevo("check", ROOT / "cases" / "peru-2018-summit", "--lang", "en")
    assert done.code == 0
    assert "plans nothing, so nothing was judged." in done.out


def test_the_plan_of_other_forces_lies_in_its_own_folder(case, tmp_path):
    """The plan in ``plan`` is not judged against forces it was not made from."""
    folder = tmp_path / "two"
    shutil.copytree(case, folder)
    other = folder / "forces-other"
    shutil.copytree(folder / "forces", other)
    units = (other / "units.csv").read_text("utf-8")
    first = units.splitlines()[1].split(",")[0]
    (other / "units.csv").write_text(units.replace(first, f"{first}-B"), encoding="utf-8")
    before = relevo("check", folder, "--forces", other, "--lang", "en")
    assert before.code == 0
    assert f"There is no plan in {folder / 'plan-forces-other'}" in before.out
    assert f"relevo plan {folder} --forces {other}" in before.out
    rows = (folder / "plan" / "rotation.csv").read_text("utf-8").replace(first, f"{first}-B")
    (folder / "plan-forces-other").mkdir()
    (folder / "plan-forces-other" / "rotation.csv").write_text(rows, encoding="utf-8")
    after = relevo("check", folder, "--forces", other, "--json")
    assert after.code == relevo("check", folder).code
    assert json.loads(after.out)["findings"] != []


def test_a_breach_exits_1_and_is_said_in_words(case, tmp_path):
    """A tour that begins before the window of the act."""
    late = tmp_path / "late"
    shutil.copytree(case, late)
    plan = late / "plan" / "rotation.csv"
    head, first, *rest = plan.read_text("utf-8").splitlines()
    unit, post, _, _, invented = first.split(",")
    moved = f"{unit},{post},2019-01-01,2019-04-30,{invented}"
    plan.write_text("\n".join([head, moved, *rest]) + "\n", encoding="utf-8")
    done = relevo("check", late, "--lang", "en")
    assert done.code == 1
    assert "exceeds the recorded limit" in done.out.lower()
    spanish = relevo("check", late)
    assert "supera el límite registrado" in spanish.out.lower()
    assert "ilegal" not in spanish.out.lower().replace("no declara ilegal nada", "")


def test_problems_exit_2(case, tmp_path):
    broken = without_plan(case, tmp_path / "broken")
    (broken / "case.yaml").write_text("", encoding="utf-8")
    done = relevo("check", broken, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert "case.yaml" in done.err
    answer = relevo("check", broken, "--json")
    assert answer.code == 2
    assert answer.err == ""
    assert json.loads(answer.out)["problems"][0]["file"].endswith("case.yaml")


def test_bad_day():
    done = relevo("check", ROOT / "cases" / "peru-2026", "--as-of", "2026-02-30", "--lang", "en")
    assert done.code == 2
    assert "'2026-02-30' is not a day" in done.err
