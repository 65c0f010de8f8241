"""``relevo check``: words, JSON and exit codes."""

import json
import re
import shutil

import pytest

from tests.cli.shell import GOOD, ROOT, relevo
from tests.spec.acts_world import REGIME

NO_LAW = "No standing law of Imaginary State A is on record: what depends on it is undetermined."


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
    open_ = document["unsettled"] or "undetermined" in verdicts(done)
    assert done.code == (3 if open_ else 0)


def test_words(case):
    done = relevo("check", case, "--lang", "en")
    assert "declares nothing illegal" in " ".join(done.out.split())


def test_every_says_more(case):
    few = relevo("check", case, "--lang", "en").out.splitlines()
    all_of_them = relevo("check", case, "--every", "--lang", "en").out.splitlines()
    assert len(all_of_them) > len(few)


def test_without_a_plan_it_says_so_and_judges_the_acts(case, tmp_path):
    bare = without_plan(case, tmp_path / "bare")
    done = relevo("check", bare, "--as-of", "2026-03-01", "--lang", "en")
    assert done.code == 3
    first, *rest = done.out.splitlines()
    assert first == (
        f"No plan to judge: there is none in {bare / 'plan'}. Make one with: relevo plan {bare}"
    )
    assert rest[0] == (
        "The acts were read without a problem. Counted on 1 March 2026: xa-2026-exercise."
    )
    answer = relevo("check", bare, "--json", "--lang", "en")
    assert answer.code == 3
    document = json.loads(answer.out)
    assert (document["plan"], document["regime"]) == (None, None)
    assert {finding["about"] for finding in document["findings"]} == {"acts"}
    assert document["unsettled"] == [NO_LAW]
    assert str(bare) in answer.err


def test_with_a_plan_json_names_its_file(case):
    assert json.loads(relevo("check", case, "--json").out)["plan"] == "plan/rotation.csv"


def test_an_act_published_later_does_not_count_without_a_plan_either(case, tmp_path):
    bare = without_plan(case, tmp_path / "bare")
    done = relevo("check", bare, "--as-of", "2026-01-01", "--lang", "en")
    assert done.code == 3
    assert "None of them counts on 1 January 2026." in done.out
    assert "Not counted on 1 January 2026: xa-2026-exercise." in done.out


def test_what_the_acts_leave_unsettled_is_undetermined_without_a_plan(case, tmp_path):
    """A limit that nobody has accepted."""
    bare = without_plan(case, tmp_path / "bare")
    act = bare / "acts" / "xa-2026-exercise.yaml"
    lines = act.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line == "limits:") + 1
    lines[at] = lines[at].replace("{id:", "{state: unverified, id:", 1)
    act.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = relevo("check", bare, "--as-of", "2026-03-01", "--lang", "en")
    assert done.code == 3, done.err
    assert "[undetermined]" in done.out
    answer = relevo("check", bare, "--as-of", "2026-03-01", "--json")
    assert answer.code == 3
    assert len(json.loads(answer.out)["unsettled"]) == 2


def test_without_a_plan_disputes_and_doubts_of_the_acts_are_said():
    done = relevo("check", ROOT / "cases" / "peru-2023-jungle", "--lang", "en")
    assert done.code == 3
    assert "Sources differ in pe-2023-jungle on: Votes, Limits, Powers to amend." in done.out
    assert "is undetermined, since the day of publication was not found" in done.out
    assert "To verify in pe-2023-jungle: Neither the text" in done.out


def test_a_case_that_plans_nothing_says_so():
    done = relevo("check", ROOT / "cases" / "peru-2018-summit", "--lang", "en")
    assert done.code == 3
    assert "No plan to judge: the case" in done.out
    assert "pe-2018-prog" in done.out


@pytest.mark.parametrize("verb", ["check", "plan", "forces"])
def test_an_empty_path_is_not_the_current_folder(case, verb):
    done = relevo(verb, case, "--forces", "", "--lang", "en")
    assert done.code == 2
    assert "The path is empty" in done.err


def test_an_empty_out_is_not_the_current_folder(case, tmp_path):
    for verb in ("plan", "forces"):
        done = relevo(verb, case, "--out", " ", "--lang", "en", cwd=tmp_path)
        assert done.code == 2
        assert "The path is empty" in done.err
    assert list(tmp_path.iterdir()) == []


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
    assert before.code == 3
    assert f"there is none in {folder / 'plan-forces-other'}" in before.out
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


@pytest.fixture
def lawful(case, tmp_path):
    """Give a copy of the good case without its plan and with a law of its host beside it."""
    folder = without_plan(case, tmp_path / "lawful")
    law = json.dumps(REGIME, ensure_ascii=False)
    (folder / "regime.yaml").write_text(f"{law}\n", encoding="utf-8")
    act = folder / "acts" / "xa-2026-exercise.yaml"
    text = act.read_text("utf-8")
    act.write_text(
        re.sub(r"(?m)^kind: .*$", "kind: resolution", re.sub(r"(?m)^body: .*$", "body: X", text)),
        encoding="utf-8",
    )
    return folder


def given_by(folder, body, day):
    """Write who gave the act, and when."""
    act = folder / "acts" / "xa-2026-exercise.yaml"
    text = re.sub(r"(?m)^body: .*$", f"body: {body}", act.read_text("utf-8"))
    dates = f"dates: {{approved: {day}, published: {day}}}"
    text = re.sub(r"(?ms)^dates:.*?(?=^\w)", f"{dates}\n", text)
    act.write_text(text, encoding="utf-8")


def test_an_act_by_the_wrong_body_for_its_day_exits_1(lawful):
    given_by(lawful, "Congress", "2026-07-01")
    done = relevo("check", lawful, "--as-of", "2026-12-31", "--lang", "en")
    assert done.code == 1, done.out + done.err
    assert "The acts against the standing law of XA:" in done.out
    assert (
        "[exceeds the recorded limit] The act was given by Congress (1 July 2026). Those who may "
        "give such an act then: Senate, Commission. (R-BODY, xa-2026-exercise (ILLUSTRATIVE))"
    ) in done.out
    assert "Clause: Charter, 2, Charter, 1, xa-2026-exercise/" in done.out
    assert NO_LAW not in done.out
    given_by(lawful, "Senate", "2026-07-01")
    again = relevo("check", lawful, "--as-of", "2026-12-31", "--lang", "en", "--every")
    assert "[met] The act was given by the body that consents: Senate." in again.out


def test_findings_on_acts_come_first_and_name_norms_by_title(lawful):
    given_by(lawful, "Congress", "2026-07-01")
    done = relevo("check", lawful, "--as-of", "2026-12-31", "--json", "--lang", "en")
    document = json.loads(done.out)
    assert (done.code, document["regime"], document["illustrative"]) == (1, "xa", True)
    (finding,) = [one for one in document["findings"] if one["rule"] == "R-BODY"]
    assert finding["about"] == "acts"
    assert finding["clauses"][0] == {
        "act": "xa",
        "clause": "new",
        "seen": "statute",
        "title": "Charter, 2",
    }
    assert "title" not in finding["clauses"][-1]
    assert finding["evidence"][0]["ref"] == "acts/xa-2026-exercise.yaml"


def test_with_a_plan_the_acts_come_under_their_own_heading(case):
    done = relevo("check", case, "--lang", "en", "--every")
    acts = done.out.index("The acts by themselves:")
    plan = done.out.index("The plan against the acts:")
    assert acts < plan
    assert f"[undetermined] {NO_LAW}" in done.out
    about = [one["about"] for one in json.loads(relevo("check", case, "--json").out)["findings"]]
    assert about == sorted(about)
    assert set(about) == {"acts", "plan"}


def test_the_page_on_json_names_every_field(case):
    page = (ROOT / "docs" / "formats" / "findings.json.md").read_text("utf-8")
    document = json.loads(relevo("check", case, "--json").out)
    sample = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1))
    assert list(sample) == list(document)
    assert list(sample["findings"][0]) == list(document["findings"][0])
    for field in (*document, *document["findings"][0]):
        assert f"`{field}`" in page or field == "version"
