"""``relevo adopt``: the hash of a file goes into the record, once; only files of the case."""

import json
from hashlib import sha256

import pytest

from relevo.casefile.adopted import State, adopted_state
from relevo.register.model import Adopted, Adoption
from tests.casefile.enrolled import office
from tests.casefile.folders import read_good
from tests.cli.shell import GOOD, relevo

ACT = "xa-2026-exercise"


@pytest.fixture
def of(tmp_path):
    """Give a case with a custodian, an act and a plan."""
    made = office(tmp_path)
    import shutil

    from relevo.casefile.custodian_line import name_custodian

    shutil.rmtree(made.case)
    shutil.copytree(GOOD, made.case)
    name_custodian(made.case, made.keys.key.vkey)
    return made


def run(of, *words, lang="en"):
    """Run ``relevo adopt``."""
    return relevo("adopt", of.case, *words, RELEVO_KEYS=str(of.root), RELEVO_LANG=lang)


def adopted(of, *words):
    """Adopt, and give what was printed for programs."""
    done = run(of, *words, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def records(of):
    """Give the adoptions on record."""
    return [one.record for one in read_good(of.case).log.record]


def account(of, content=b'{"version": 1, "as_of": "2026-06-30"}', name="account.json"):
    """Write an account."""
    file = of.case / "account" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


def test_an_act_and_a_plan(of):
    first = adopted(of, "act", ACT, "--by", "EJ office")
    second = adopted(of, "plan")
    assert (first["entry"], second["entry"]) == (0, 1)
    act, plan = records(of)
    data = (of.case / "acts" / f"{ACT}.yaml").read_bytes()
    assert act == Adoption(
        what=Adopted.ACT,
        id=ACT,
        sha256=sha256(data).hexdigest(),
        day=act.day,
        by="EJ office",
        illustrative=act.illustrative,
    )
    assert (plan.what, plan.id) == (Adopted.PLAN, "plan/rotation.csv")
    assert {one.state for one in adopted_state(read_good(of.case))} == {State.ADOPTED}


@pytest.mark.parametrize("given", ["account/account.json", "whole"])
def test_an_account_says_up_to_when_it_knows_and_by_which_rules(of, given):
    file = account(of)
    adopted(of, "account", file if given == "whole" else given)
    (one,) = records(of)
    assert one.id == "account/account.json"
    assert one.as_of.isoformat().startswith("2026-0")
    assert one.rules.startswith("relevo ")
    assert one.as_of.astimezone(read_good(of.case).zone).date().isoformat() == "2026-06-30"


def test_an_account_without_a_day_needs_one(of):
    account(of, b"<html>", "account.en.html")
    done = run(of, "account", "account/account.en.html")
    assert done.code == 2
    assert "--as-of" in done.err
    adopted(of, "account", "account/account.en.html", "--as-of", "2026-06-30")
    assert run(of, "plan", "--as-of", "2026-06-30").code == 2


def test_the_same_file_is_adopted_once_and_again_after_a_change(of):
    file = of.case / "acts" / f"{ACT}.yaml"
    whole = file.read_bytes()
    first = adopted(of, "act", ACT)
    assert first["new"] is True
    again = adopted(of, "act", ACT, "--by", "somebody else")
    assert (again["entry"], again["new"]) == (first["entry"], False)
    file.write_bytes(whole + b"# changed\n")
    changed = adopted(of, "act", ACT)
    file.write_bytes(whole)
    back = adopted(of, "act", ACT)
    assert [changed["entry"], back["entry"]] == [1, 2]
    assert back["sha256"] == first["sha256"]


@pytest.mark.parametrize(
    "words",
    [
        ["act"],
        ["act", "xa-2026-exercis"],
        ["act", "../case"],
        ["account"],
        ["account", "account/none.json"],
        ["account", "../outside"],
        ["account", "."],
        ["plan", "acts/xa-2026-exercise.yaml"],
        ["plan", "plan/result.json"],
        ["law", "x"],
    ],
)
def test_what_is_not_there(of, words):
    (of.case.parent / "outside").write_bytes(b"x")
    done = run(of, *words)
    assert done.code == 2
    assert records(of) == []


def test_the_likeliest_act_is_named(of):
    assert ACT in run(of, "act", "xa-2026-exercis").err


def test_a_link_out_of_the_case_is_refused(of):
    outside = of.case.parent / "outside.json"
    outside.write_bytes(b'{"as_of": "2026-06-30"}')
    (of.case / "account").mkdir()
    (of.case / "account" / "link.json").symlink_to(outside)
    assert run(of, "account", "account/link.json").code == 2


def test_a_case_with_a_problem_adopts_nothing(of):
    (of.case / "acts" / f"{ACT}.yaml").write_bytes(b"id: x\n")
    assert run(of, "act", ACT).code == 2


@pytest.mark.parametrize(("lang", "word"), [("en", "Adopted"), ("es", "Adoptado")])
def test_what_is_said(of, lang, word):
    done = run(of, "act", ACT, lang=lang)
    assert word in done.out
    assert sha256((of.case / "acts" / f"{ACT}.yaml").read_bytes()).hexdigest() in done.out
