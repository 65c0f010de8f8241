"""The landing at Toluca: which permission covers it, under each account, on its day."""

import json

import pytest
from tests.acts.reading import ROOT
from tests.cli.shell import relevo

CASE = ROOT / "cases" / "mexico-2026-toluca"


def asked(account):
    """Ask the gate about an account; give its code and what it says of the one movement."""
    done = relevo("gate", CASE, CASE / "reported" / f"{account}.json", "--json")
    found = json.loads(done.out)
    (movement,) = found["movements"]
    return done.code, movement


@pytest.mark.parametrize("account", ["government", "no-permission-named"])
def test_no_account_settles_which_permission_covers_the_landing(account):
    code, movement = asked(account)
    assert code == 3
    assert movement["answer"] == "cannot_be_judged"
    assert {reason["verdict"] for reason in movement["reasons"]} == {"undetermined"}
    cited = {clause["act"] for reason in movement["reasons"] for clause in reason["clauses"]}
    assert cited <= {"mx-2025-defence-permit"}


def test_the_pending_request_covers_nothing_before_its_vote():
    code, movement = asked("pending-request")
    assert code == 1
    assert [reason["rule"] for reason in movement["reasons"]] == ["R-FACT-WINDOW"]
    assert movement["reasons"][0]["clauses"] == []


def test_nothing_is_recorded_in_the_case_and_every_account_stays_apart():
    assert not (CASE / "log").exists()
    said = relevo("show", CASE, "--lang", "es").out
    for account in ("Gabinete de Seguridad", "Presidencia de la República", "60 infantes", "opos"):
        assert account in said
