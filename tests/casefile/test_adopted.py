"""Files of a case against what was adopted: draft, adopted, changed since, missing."""

from datetime import UTC, datetime
from hashlib import sha256

from relevo.casefile.adopted import State, adopted_state
from relevo.register.model import Adopted, Adoption, Recorded
from tests.casefile.enrolled import office
from tests.casefile.folders import read_good

FIRST = datetime(2026, 3, 2, tzinfo=UTC)
LATER = datetime(2026, 4, 2, tzinfo=UTC)


def adopt(of, what, name, path, at=FIRST):
    """Record that a file is adopted as it is."""
    digest = sha256((of.case / path).read_bytes()).hexdigest()
    return of.record(Adoption(what=what, id=name, sha256=digest, day=at.date()), at=at)


def states(of, as_of=None):
    """Give the state of each file by what it is and its identifier."""
    found = adopted_state(read_good(of.case), as_of)
    return {(one.what.value, one.id): one.state for one in found}


def case_with_plan(folder):
    """Make a case with one act and a plan."""
    of = office(folder)
    (of.case / "plan").mkdir(exist_ok=True)
    if not (of.case / "plan" / "rotation.csv").is_file():
        (of.case / "plan" / "rotation.csv").write_text("unit,post,from,to\n", encoding="utf-8")
    (act,) = read_good(of.case).acts
    return of, act


def test_what_nobody_adopted_is_a_draft(tmp_path):
    of, act = case_with_plan(tmp_path)
    assert states(of) == {("act", act): State.DRAFT, ("plan", "plan/rotation.csv"): State.DRAFT}


def test_adopted_and_changed_since(tmp_path):
    of, act = case_with_plan(tmp_path)
    entry = adopt(of, Adopted.ACT, act, f"acts/{act}.yaml")
    adopt(of, Adopted.PLAN, "plan/rotation.csv", "plan/rotation.csv")
    assert set(states(of).values()) == {State.ADOPTED}
    file = of.case / "acts" / f"{act}.yaml"
    file.write_bytes(file.read_bytes() + b"# one more line\n")
    (changed, plan) = adopted_state(read_good(of.case))
    assert (changed.state, plan.state) == (State.CHANGED, State.ADOPTED)
    assert changed.entry == entry
    assert changed.file == f"acts/{act}.yaml"
    assert changed.found == sha256(file.read_bytes()).hexdigest() != changed.held
    adopt(of, Adopted.ACT, act, f"acts/{act}.yaml", LATER)
    assert states(of)["act", act] is State.ADOPTED
    assert states(of, FIRST)["act", act] is State.CHANGED


def test_what_was_adopted_and_is_gone(tmp_path):
    of, _act = case_with_plan(tmp_path)
    (of.case / "account").mkdir()
    file = of.case / "account" / "account.json"
    file.write_bytes(b"{}")
    adopt(of, Adopted.ACCOUNT, "account/account.json", "account/account.json")
    assert states(of)["account", "account/account.json"] is State.ADOPTED
    file.unlink()
    (gone,) = (one for one in adopted_state(read_good(of.case)) if one.what is Adopted.ACCOUNT)
    assert gone.state is State.MISSING
    assert gone.found == ""
    assert len(gone.held) == 64


def test_an_adoption_that_was_withdrawn_leaves_a_draft(tmp_path):
    of, act = case_with_plan(tmp_path)
    entry = adopt(of, Adopted.ACT, act, f"acts/{act}.yaml")
    case = read_good(of.case)
    (first,) = case.log.record
    withdrawn = Recorded(
        entry=entry + 1, recorded_at=LATER, record=first.record, corrects=entry, withdraws=True
    )
    from dataclasses import replace

    case = replace(case, log=replace(case.log, record=(first, withdrawn)))
    assert {one.state for one in adopted_state(case)} == {State.DRAFT}
    assert State.ADOPTED in {one.state for one in adopted_state(case, FIRST)}
