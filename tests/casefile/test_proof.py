"""Proofs of a case: findings judged again from the file alone, and what somebody might try."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from relevo.casefile.proof import prove_entry, prove_finding
from relevo.casefile.proof_check import check_proof_file
from relevo.casefile.proof_judged import UNREAD, claim_of, findings_of, stands_alone
from relevo.casefile.read import read_case
from relevo.casefile.record import Log
from relevo.casefile.views import write_views
from relevo.core.errors import RelevoError
from relevo.core.finding import Verdict, finding_ids
from relevo.core.words import Speaker
from relevo.ledger.proof import Scope, parse_proof, render_proof
from relevo.register.model import Adopted, Adoption, Movement
from relevo.report.verified import render_verified_text
from relevo.tlog.note import Algorithm, Signer
from relevo.tlog.policy import parse_policy
from tests.casefile.logged import recorded, write_log
from tests.cases.simulated import CASE, SIGNER

AS_OF = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def case():
    """Read the illustrative case."""
    found, problems = read_case(CASE)
    assert not problems
    return found


@pytest.fixture(scope="module")
def findings(case):
    """Give its findings by name."""
    found = findings_of(case, AS_OF)
    return dict(zip(finding_ids(found), found, strict=True))


def checked(proof, **trusted):
    """Check a proof as its file."""
    given = {"pinned": None, "policy": None, "since": None} | trusted
    return check_proof_file(render_proof(proof), **given)


def named(findings, rule, verdict):
    """Give the name of a finding of a rule."""
    return next(
        name for name, one in findings.items() if one.rule == rule and one.verdict is verdict
    )


@pytest.mark.parametrize(
    ("rule", "verdict", "scope"),
    [
        ("R-FACT-LIST", Verdict.BREACHED, Scope.ENTRIES),
        ("R-FACT-LIST", Verdict.UNDETERMINED, Scope.LOG),
        ("R-FACT-STAY", Verdict.BREACHED, Scope.LOG),
        ("R-FACT-PLAN", Verdict.SHORT, Scope.LOG),
        ("R-WINDOW", Verdict.MET, Scope.LOG),
    ],
)
def test_a_finding_is_judged_again_from_its_file_alone(case, findings, rule, verdict, scope):
    proof = prove_finding(case, named(findings, rule, verdict), AS_OF)
    assert proof.scope is scope
    outcome = checked(proof)
    assert outcome.holds
    assert outcome.claim["verdict"] == verdict
    assert outcome.illustrative
    assert not outcome.pinned
    assert outcome.unadopted == ()


def test_no_file_of_a_proof_opens_what_no_rule_reads(case, findings):
    proof = prove_finding(case, named(findings, "R-FACT-STAY", Verdict.BREACHED), AS_OF)
    opened = {opening.field for one in proof.entries for opening in one.openings}
    assert not opened & UNREAD
    assert "roll" in opened


def test_what_no_rule_reads_changes_no_finding(case, findings):
    bare = tuple(
        replace(
            one,
            record=replace(one.record, officer="", evidence=(), entry_reason="", entry_by=""),
        )
        if isinstance(one.record, Movement)
        else one
        for one in case.log.record
    )
    told = replace(case, log=Log(bare))
    assert [claim_of(told, one, AS_OF) for one in findings_of(told, AS_OF)] == [
        claim_of(case, one, AS_OF) for one in findings.values()
    ]


def test_a_pinned_key_makes_it_more_than_consistent_with_itself(case, findings):
    proof = prove_finding(case, named(findings, "R-FACT-LIST", Verdict.BREACHED), AS_OF)
    assert checked(proof, pinned=SIGNER.key).pinned
    other = Signer(SIGNER.name, Algorithm.ED25519, bytes(32)).key
    assert not checked(proof, pinned=other).holds


def test_a_policy_asks_for_its_witnesses(case):
    proof = prove_entry(case, 3)
    vkey = Signer("witness.example/w", Algorithm.ED25519_COSIGNATURE, bytes(32)).key.vkey
    alone = parse_policy(f"log {SIGNER.key.vkey}\nquorum none\n".encode())
    asks = f"log {SIGNER.key.vkey}\nwitness w {vkey}\nquorum w\n"
    assert checked(proof, policy=alone).pinned
    assert not checked(proof, policy=parse_policy(asks.encode())).holds


def test_an_older_checkpoint_shows_growth_rollback_and_rewriting(case, findings):
    from relevo.casefile.log_checkpoint import Seal
    from relevo.tlog.merkle import leaf_hash, root_of

    proof = prove_finding(case, named(findings, "R-FACT-STAY", Verdict.BREACHED), AS_OF)
    leaves = [leaf_hash(one.leaf) for one in proof.entries]
    seal = Seal(SIGNER)
    older = seal.checkpoint(20, root_of(leaves[:20]))
    assert checked(proof, since=older).since == 20
    for size, root in ((20, bytes(32)), (len(leaves) + 1, bytes(32))):
        assert not checked(proof, since=seal.checkpoint(size, root)).holds


@pytest.mark.parametrize("name", ["verdict", "message", "limit", "subject", "as_of"])
def test_a_claim_that_the_rules_do_not_make_is_refused(case, findings, name):
    proof = prove_finding(case, named(findings, "R-FACT-STAY", Verdict.BREACHED), AS_OF)
    changed = {
        "verdict": "met",
        "message": {"es": "Todo se cumplió.", "en": "All was met."},
        "limit": "xa-2025-training/persons",
        "subject": "R-0001",
        "as_of": "2025-03-01T00:00:00+00:00",
    }
    assert not checked(replace(proof, claim=dict(proof.claim) | {name: changed[name]})).holds


def test_leaving_an_entry_out_is_seen(case, findings):
    proof = prove_finding(case, named(findings, "R-FACT-STAY", Verdict.BREACHED), AS_OF)
    fewer = replace(proof, entries=proof.entries[:-1])
    assert not checked(fewer).holds
    assert not checked(replace(fewer, scope=Scope.ENTRIES)).holds


def test_what_only_the_whole_log_shows_is_not_shown_by_some_entries(case, findings):
    whole = prove_finding(case, named(findings, "R-FACT-STAY", Verdict.BREACHED), AS_OF)
    paths = {n: prove_entry(case, n).entries[-1].path for n in range(len(whole.entries))}
    some = tuple(replace(one, path=paths[one.index]) for one in whole.entries)
    outcome = checked(replace(whole, scope=Scope.ENTRIES, entries=some))
    assert not outcome.holds
    assert not stands_alone(findings[named(findings, "R-FACT-STAY", Verdict.BREACHED)])


def test_closing_a_field_that_rules_read_is_refused(case, findings):
    proof = prove_finding(case, named(findings, "R-FACT-LIST", Verdict.BREACHED), AS_OF)
    entries = tuple(
        replace(one, openings=tuple(own for own in one.openings if own.field != "cause"))
        for one in proof.entries
    )
    assert not checked(replace(proof, entries=entries)).holds


def test_a_changed_act_is_named_as_adopted_by_no_entry(case, findings, tmp_path):
    copy = tmp_path / "case"
    shutil.copytree(CASE, copy)
    act = copy / "acts" / "xa-2025-training.yaml"
    act.write_text(act.read_text("utf-8").replace("at_most: 184", "at_most: 100"), "utf-8")
    changed, _ = read_case(copy)
    found = findings_of(changed, AS_OF)
    name = next(
        own
        for own, one in zip(finding_ids(found), found, strict=True)
        if one.rule == "R-FACT-STAY" and one.verdict is Verdict.BREACHED
    )
    outcome = checked(prove_finding(changed, name, AS_OF))
    assert outcome.holds
    assert outcome.unadopted == ("acts/xa-2025-training.yaml",)


def test_a_path_out_of_the_folder_is_refused(case, findings):
    proof = prove_finding(case, named(findings, "R-FACT-LIST", Verdict.BREACHED), AS_OF)
    for name in ("../case.yaml", "acts/../../x.yaml", "/etc/x.yaml", "log/entries"):
        assert not checked(replace(proof, files={**proof.files, name: "x: 1\n"})).holds


def test_one_field_is_disclosed_and_no_other(case):
    entry = next(one.entry for one in case.log.record if isinstance(one.record, Movement))
    outcome = checked(prove_entry(case, entry, ["way"]))
    assert outcome.opened[entry] == {
        "kind": "movement",
        "day": case.log.record[entry].recorded_at.astimezone(case.zone).date().isoformat(),
        "way": "in",
    }
    with pytest.raises(RelevoError):
        prove_entry(case, entry, ["name"])


def test_an_entry_beyond_the_checkpoint_or_an_unknown_finding_is_refused(case):
    with pytest.raises(RelevoError):
        prove_entry(case, 10_000)
    for name in ("F-00000000", "R-FACT-LIMIT"):
        with pytest.raises(RelevoError):
            prove_finding(case, name, AS_OF)


def test_a_proof_is_json_that_anybody_can_read(case):
    document = json.loads(render_proof(prove_entry(case, 0)))
    assert document["relevo"] == "relevo/proof"
    assert parse_proof(render_proof(prove_entry(case, 0))) == prove_entry(case, 0)
    assert date.fromisoformat(json.loads(document["entries"][0]["leaf"])["day"])


@pytest.mark.parametrize(
    "name",
    ["acts/", "acts/.", "acts/..", "acts/a\0b.yaml", f"acts/{'x' * 400}.yaml", "/etc/x", "../x"],
    ids=ascii,
)
def test_a_proof_with_an_impossible_file_is_refused(case, findings, name):
    proof = prove_finding(case, named(findings, "R-FACT-LIST", Verdict.BREACHED), AS_OF)
    outcome = checked(replace(proof, files={**proof.files, name: "id: x\n"}))
    assert "is no file of a case" in Speaker("en").say(outcome.why)


def adopting(folder, act):
    """Copy the case, with an entry that adopts an act by another hash; give what its log shows."""
    shutil.copytree(CASE, folder)
    said = Adoption(what=Adopted.ACT, id=act, sha256="ab" * 32, day=date(2026, 2, 1), by="XA")
    write_log(folder, recorded(said, at=datetime(2026, 2, 1, tzinfo=UTC)), SIGNER).close()
    write_views(folder)
    found, problems = read_case(folder)
    assert not problems
    return checked(prove_finding(found, "R-FACT-STAY", AS_OF))


def test_an_act_that_was_adopted_cannot_be_left_out(tmp_path):
    outcome = adopting(tmp_path / "case", "xa-2026-extension")
    assert "acts/xa-2026-extension.yaml was adopted, and is left out" in Speaker("en").say(
        outcome.why
    )


def test_an_act_that_was_adopted_anew_is_not_adopted_as_it_was(tmp_path):
    outcome = adopting(tmp_path / "case", "xa-2025-start")
    assert outcome.holds
    assert outcome.unadopted == ("acts/xa-2025-start.yaml",)


@pytest.mark.parametrize("as_of", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00"])
def test_an_instant_beyond_the_calendar_is_no_finding(case, findings, as_of):
    proof = prove_finding(case, named(findings, "R-FACT-LIST", Verdict.BREACHED), AS_OF)
    assert not checked(replace(proof, claim={**proof.claim, "as_of": as_of})).holds


def test_a_proof_says_of_which_day_it_is_and_not_of_one_to_come(case, findings):
    proof = prove_finding(case, named(findings, "R-FACT-STAY", Verdict.BREACHED), AS_OF)
    assert checked(proof, now=AS_OF).holds
    said = render_verified_text(checked(proof), lang="en")
    assert "As known on 28 February 2026." in said
    assert "The last entry is of" in said
    assert "exceeds the recorded limit" in said
    assert not checked(proof, now=AS_OF - timedelta(seconds=1)).holds


def test_the_proof_of_an_invented_entry_says_so(case):
    assert checked(prove_entry(case, 3)).illustrative
