"""``relevo disclose``, and one field shown to one inspector, as a user runs them."""

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest

from tests.casefile.enrolled import DOCUMENT, NAME, holding, office
from tests.casefile.folders import tiny
from tests.cli.shell import relevo

FIELDS = (
    *("act", "cause", "corrects", "day", "entry", "illustrative", "limits", "paper", "way"),
    "withdraws",
)


@pytest.fixture
def made(tmp_path):
    """Give a case in which a person came and left in March 2026."""
    held = office(tmp_path)
    held.visits(held.enrol())
    held.log.close()
    return held


def run(made, *words, lang="en"):
    """Run the command on the case."""
    return relevo("disclose", made.case, "--keys", made.root, *words, "--lang", lang)


def test_what_would_be_opened_needs_no_key(made, tmp_path):
    said = relevo("disclose", made.case, "--dry-run", "--keys", tmp_path / "none", "--lang", "es")
    assert said.code == 0
    assert "DATOS ILUSTRATIVOS" in said.out
    assert "se abrirían" in said.out
    assert not (made.case / "log/disclosed").exists()
    assert made.log.size == 3


def test_it_is_opened_once_and_goes_with_what_is_public(made, tmp_path):
    before = json.loads(run(made, "--dry-run", "--json").out)
    assert (before["dry_run"], before["added"]) == (True, 0)
    done = json.loads(run(made, "--json").out)
    assert done == {**before, "dry_run": False, "added": 1}
    assert done["opened"] == [
        {
            "kind": "movement",
            "fields": list(FIELDS),
            "entries": 2,
        }
    ]
    again = run(made)
    assert again.code == 0
    assert "Nothing more" in again.out
    public = tmp_path / "public"
    log = relevo("log", made.case, "--publish", public, "--now", "--keys", made.root)
    assert log.code == 0
    assert holding(public, NAME, DOCUMENT, "EJ-SF-01", "P-0001") == []
    assert b'"way":["' in (public / "disclosed").read_bytes()
    assert relevo("verify", public).code == 0
    assert relevo("verify", made.case).code == 0
    (public / "disclosed").write_bytes(b"{}\n")
    said = relevo("verify", public, "--lang", "en")
    assert said.code == 1
    assert "disclosed" in said.out


def test_what_waits_is_said(made):
    said = run(made, "--dry-run", "--on", "2026-04-01")
    assert "2 entries wait" in said.out
    assert "30 April 2026" in said.out


def test_the_delay_is_the_case_s(made):
    file = made.case / "case.yaml"
    file.write_text(f"{file.read_text('utf-8')}publication_days: 60\n", "utf-8")
    assert "30 May 2026" in run(made, "--dry-run", "--on", "2026-05-01").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--on", "2099-01-01"], "in the future"),
        (["--on", "tomorrow"], "is not a day"),
        (["--keys", "nowhere"], "read-only"),
    ],
)
def test_wrong_words_are_refused(made, words, why):
    said = run(made, *words)
    assert said.code == 2
    assert why in said.err
    assert made.log.size == 3


def test_a_case_without_a_log_is_refused(tmp_path):
    said = relevo("disclose", tiny(tmp_path / "case"), "--dry-run", "--lang", "en")
    assert said.code == 2
    assert "no log" in said.err


def test_one_field_is_shown_to_one_inspector_and_nothing_else(made, tmp_path):
    out = tmp_path / "x.proof"
    assert relevo("prove", made.case, "1", "--field", "way", "--out", out).code == 0
    data = out.read_bytes()
    (shown,) = json.loads(data)["entries"]
    assert shown["openings"].keys() == {"way"}
    salt, value = shown["openings"]["way"]
    assert value == "in"
    said = b64decode(salt) + (1).to_bytes(8) + b'"way"\x00"in"'
    held = json.loads(shown["leaf"])["fields"]
    assert b64decode(held["way"]) == sha256(said).digest()
    for one in made.log.openings():
        if (one.entry, one.field) != (1, "way"):
            assert b64encode(one.salt) not in data
    assert not re.search(rb"EJ-SF-01|P-0001|2026-03-02T", data)
    assert relevo("verify", out).code == 0
    for other in (data.replace(b'"in"', b'"out"'), data.replace(salt.encode(), b"A" * 43 + b"=")):
        out.write_bytes(other)
        assert relevo("verify", out).code == 1
    refused = relevo("prove", made.case, "0", "--field", "name", "--out", out)
    assert refused.code == 2
