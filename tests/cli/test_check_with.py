"""``relevo check --with`` and ``--plan``: the effect of an act before it is voted."""

import json

import pytest

from tests.casefile.trial import (
    PERU,
    RIFLES,
    SHORTER,
    plan_in,
    rifles,
    trial_act,
    window_until,
)
from tests.cli.shell import ROOT, relevo

DAY = ("--as-of", "2026-08-01")


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """Give a folder with a plan that covers every post."""
    return plan_in(tmp_path_factory.mktemp("plan"))


def check(plan, *words, **options):
    """Judge the case with the plan."""
    return relevo("check", PERU, "--plan", plan, *DAY, *words, **options)


def test_a_plan_of_another_folder_is_judged(plan):
    done = check(plan, "--json")
    assert done.code == 3
    assert json.loads(done.out)["findings"]


def test_who_must_leave_by_when(plan, tmp_path):
    act = trial_act(tmp_path, SHORTER, status="requested", **window_until("2026-09-30"))
    done = check(plan, "--with", act, "--lang", "en")
    assert done.code == 1
    assert "The act is not adopted: its effect is shown as if it were." in done.out
    assert "What changes, from 1 October 2026 on; every day before stays as it is:" in done.out
    assert "from 1 October 2026 to 31 December 2026: met; with the act: exceeds" in done.out
    leaving = done.out.split("Who must leave by when")[1].split("\n\n")[0].splitlines()[1:]
    assert leaving
    assert all("last permitted day 30 September 2026; planned until" in line for line in leaving)
    assert all("too many [" in line for line in leaving)
    assert "ILLUSTRATIVE DATA" in done.out
    spanish = check(plan, "--with", act)
    assert "Quién debe salir y hasta cuándo" in spanish.out
    assert "último día permitido, el 30 de setiembre de 2026" in spanish.out
    assert "ilegal" not in spanish.out.lower().replace("no declara ilegal nada", "")


def test_json_says_the_same(plan, tmp_path):
    act = trial_act(tmp_path, RIFLES, **rifles(10))
    done = check(plan, "--with", act, "--json")
    answer = json.loads(done.out)
    assert done.code == 1
    assert (answer["as_of"], answer["first_day"]) == ("2026-08-15", "2026-09-01")
    assert answer["act"]["id"] == "trial"
    assert answer["illustrative"]
    (change,) = [one for one in answer["changes"] if one["after"] == "breached"]
    assert change["rule"] == "R-ARMS-QUANTITY"
    assert change["days"] == [
        {"from": "2026-09-01", "to": "2026-12-31", "before": "met", "after": "breached"}
    ]
    assert change["clauses"] == [{"act": "trial", "clause": "c", "seen": "text"}]
    (surplus,) = answer["surplus"]
    assert {"EJ-SF-01"} <= {stay["unit"] for stay in surplus["stays"]}
    assert answer["departures"] == []


def test_an_act_that_changes_nothing_says_so_and_keeps_the_code(plan, tmp_path):
    done = check(plan, "--with", trial_act(tmp_path), "--lang", "en")
    assert done.code == check(plan).code == 3
    assert "Nothing changes" in done.out


def test_every_tells_what_is_only_counted(plan, tmp_path):
    act = trial_act(tmp_path, SHORTER, **window_until("2026-09-30"))
    few = check(plan, "--with", act, "--lang", "en").out
    every = check(plan, "--with", act, "--every", "--lang", "en").out
    assert "See them with --every." in few
    assert "See them with --every." not in every
    assert len(every.splitlines()) > len(few.splitlines())


def test_a_problem_points_at_the_line_of_the_act(plan, tmp_path):
    act = trial_act(tmp_path, {"kind": "repeal", "item": "arms-m44"})
    done = check(plan, "--with", act, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    line = next(n for n, row in enumerate(act.read_text().splitlines(), 1) if "arms-m44" in row)
    assert f"{act}:{line}:" in done.err
    answer = check(plan, "--with", act, "--json")
    assert answer.code == 2
    assert json.loads(answer.out)["problems"][0]["line"] == line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--with", "none.yaml"), "There is no file none.yaml"),
        (("--with", ROOT / "cases"), "Give the file of an act"),
        (("--with", ""), "The path is empty"),
        (("--plan", "none"), "There is no plan at none"),
    ],
)
def test_a_wrong_line_says_what_to_mend(plan, words, said):
    done = check(plan, *words, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_without_a_plan_there_is_no_effect(tmp_path):
    act = trial_act(tmp_path, id="other", amends=[])
    done = relevo("check", ROOT / "cases" / "peru-2018-summit", "--with", act, "--lang", "en")
    assert done.code == 2
    assert "has no plan, so an act has no effect on it to show" in done.err


def test_the_act_is_judged_by_standing_law_too(plan, tmp_path):
    longer = {
        "windows": [
            {"id": "w", "kind": "presence", "from": "2026-02-01", "to": "2027-02-28", "clause": "c"}
        ]
    }
    fields = {"kind": "supreme_resolution", "body": "Presidente de la República", **longer}
    act = trial_act(tmp_path, SHORTER, **fields, dates={}, status="requested")
    words = ("--plan", plan, "--with", act, "--as-of", "2026-03-01")
    done = relevo("check", PERU, *words, "--lang", "en")
    assert done.code == 1
    assert "It makes the stay longer, which it may not." in done.out
    assert "This may be changed only by: Legislative resolution" in done.out
    assert "ILLUSTRATIVE: The act was changed (the start date, the last day; 1 March" in done.out
    answer = json.loads(relevo("check", PERU, *words, "--json").out)
    (finding,) = [one for one in answer["of_acts"] if one["verdict"] == "breached"]
    assert (finding["rule"], finding["subject"]) == ("R-AMENDMENT", "pe-2026-training")
    assert finding["clauses"][0]["title"].startswith("Artículo 2")
