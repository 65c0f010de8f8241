"""The custodian's side of witnesses: requests from a case, answers taken into it."""

import shutil
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relevo.casefile.cosigning import (
    WITNESSED,
    plain_words,
    read_public,
    request_for,
    size_seen,
    take_answer,
)
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC
from relevo.casefile.log_file import LogFile
from relevo.casefile.policy_file import POLICY, read_policy, witness_key, witnesses_at
from relevo.casefile.witness_logs import trusted
from relevo.casefile.witness_state import Witness, trust_logs
from relevo.core.errors import RelevoError
from relevo.ledger.custody import KIND, NOTE, succession_note
from relevo.tlog.cosignature import cosign
from relevo.tlog.note import Signer, parse_note
from relevo.tlog.witness import RefusedError, Seen, check_request, parse_request
from tests.casefile.logged import moved, recorded, write_log
from tests.casefile.witnesses import LOG, NEW, NOW, OLD, STRANGER, made

URL = "https://library.example/witness"


class Office(NamedTuple):
    """A case with a public checkpoint, and a witness that trusts its log."""

    case: object
    witness: Witness

    def public(self):
        """Read the public checkpoint."""
        return read_public(self.case, LOG.key.vkey)

    def grow(self, size):
        """Record up to so many entries and make all of them public."""
        publish(self.case, size)
        return self.public()

    def answer(self, old):
        """Have the witness answer a request that begins at a size."""
        return self.witness.cosign(bytes(request_for(self.public(), old)), NOW)[0]


def publish(case, size):
    """Record up to so many entries, the first ones being there, and make all of them public."""
    records = recorded(*(moved(party=f"EJ-{at}", clearance=f"c{at}") for at in range(size)))
    write_log(case, records, LOG)
    shutil.copyfile(case / CHECKPOINT, case / PUBLIC)


@pytest.fixture
def office(tmp_path):
    """Give a case whose log has five public entries."""
    (tmp_path / "case").mkdir()
    publish(tmp_path / "case", 5)
    return Office(tmp_path / "case", made(tmp_path / "w"))


@pytest.fixture(scope="module")
def longer(tmp_path_factory):
    """Give a case with 23 public entries, and the checkpoints that it had before."""
    case = tmp_path_factory.mktemp("longer")
    seen = {0: Seen()}
    for size in range(1, 24):
        publish(case, size)
        checkpoint = read_public(case, LOG.key.vkey).checkpoint
        seen[size] = Seen(checkpoint.size, checkpoint.root)
    return case, seen


@given(size=st.integers(0, 23))
def test_a_request_shows_growth_from_every_size(longer, size):
    case, seen = longer
    asked = request_for(read_public(case, LOG.key.vkey), size)
    assert parse_request(bytes(asked)) == asked
    assert check_request(asked, (LOG.key,), seen[size]) == seen[23]


def test_an_answer_is_added_and_its_key_pinned(office):
    taken = take_answer(office.public(), office.answer(0), NEW.key, URL)
    assert taken == {NEW.key: NOW}
    assert (office.case / POLICY).read_text() == (
        f"log {LOG.key.vkey}\nquorum none\nwitness {NEW.name} {NEW.key.vkey} {URL}\n"
    )
    checkpoint, _, seen = read_policy(office.case).open((office.case / PUBLIC).read_bytes())
    assert (checkpoint.size, seen) == (5, {NEW.key: NOW})
    assert witnesses_at(office.case, f"{URL}/") == (NEW.key,)
    assert size_seen(office.case, [NEW.key], LOG.name) == 5
    assert size_seen(office.case, [NEW.key, OLD.key], LOG.name) == 0
    assert size_seen(office.case, [NEW.key], "another.example/log") == 0
    office.grow(8)
    assert take_answer(office.public(), office.answer(5)) == {NEW.key: NOW}
    assert size_seen(office.case, [NEW.key], LOG.name) == 8
    kept = (office.case / WITNESSED / NEW.key.id.hex()).read_bytes()
    assert read_policy(office.case).open(kept)[0].size == 8


def test_cosignatures_of_several_witnesses_stand_side_by_side(office, tmp_path):
    public = office.public()
    take_answer(public, office.answer(0), NEW.key)
    second = made(tmp_path / "second", OLD)
    asked = bytes(request_for(public, 0))
    take_answer(public, second.cosign(asked, NOW + 5)[0], OLD.key)
    take_answer(public, second.cosign(asked, NOW + 9, again=True)[0])
    note = parse_note((office.case / PUBLIC).read_bytes())
    assert [one.name for one in note.signatures] == [LOG.name, NEW.name, OLD.name]
    seen = read_policy(office.case).open(bytes(note))[2]
    assert seen == {NEW.key: NOW, OLD.key: NOW + 9}
    assert witnesses_at(office.case, URL) == (NEW.key, OLD.key)


def test_an_answer_of_nobody_known_is_not_taken(office):
    answer = office.answer(0)
    before = (office.case / PUBLIC).read_bytes()
    with pytest.raises(RelevoError, match="whose key is known"):
        take_answer(office.public(), answer)
    with pytest.raises(RelevoError, match="whose key is known"):
        take_answer(office.public(), answer, OLD.key)
    stranger = Signer(NEW.name, NEW.algorithm, b"\x08" * 32)
    line = str(cosign(stranger, office.public().checkpoint, NOW)).encode()
    with pytest.raises(RelevoError, match="whose key is known"):
        take_answer(office.public(), line, NEW.key)
    assert (office.case / PUBLIC).read_bytes() == before
    assert not (office.case / POLICY).exists()
    assert take_answer(office.public(), line + answer, NEW.key) == {NEW.key: NOW}


@pytest.mark.parametrize("of", ["another size", "another time", "no time"])
def test_a_cosignature_of_something_else_is_refused(office, of):
    checkpoint = office.public().checkpoint
    line = str(cosign(NEW, checkpoint, 0 if of == "no time" else NOW))
    if of == "another size":
        office.grow(6)
    if of == "another time":
        raw = parse_note(f"x\n\n{line}".encode()).signatures[0]
        line = str(type(raw)(raw.name, raw.key, (NOW + 1).to_bytes(8) + raw.value[8:]))
    before = (office.case / PUBLIC).read_bytes()
    with pytest.raises(RelevoError, match="not one of this checkpoint"):
        take_answer(office.public(), line.encode(), NEW.key)
    assert (office.case / PUBLIC).read_bytes() == before


def test_what_became_public_meanwhile_is_not_overwritten(office):
    asked_about, answer = office.public(), office.answer(0)
    office.grow(7)
    before = (office.case / PUBLIC).read_bytes()
    with pytest.raises(RelevoError, match="meanwhile"):
        take_answer(asked_about, answer, NEW.key)
    assert (office.case / PUBLIC).read_bytes() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_hostile_answers_are_refused(office, answer):
    with pytest.raises(RelevoError):
        take_answer(office.public(), answer, NEW.key)
    assert not (office.case / POLICY).exists()
    assert plain_words(answer).isprintable()


def test_a_rolled_back_case_asks_nothing(office):
    with pytest.raises(RelevoError, match="has seen"):
        request_for(office.public(), 6)


def test_entries_that_are_not_those_made_public_are_not_shown_to_a_witness(office):
    public = office.public()
    log = office.case / "log"
    shutil.rmtree(log)
    other = recorded(*(moved(party=f"EJ-{at}", clearance=f"x{at}") for at in range(5)))
    write_log(office.case, other, LOG)
    with pytest.raises(RelevoError, match="not those of its public checkpoint"):
        request_for(public, 0)
    (log / "entries").unlink()
    with pytest.raises(RelevoError, match="not those of its public checkpoint"):
        request_for(public, 0)


def test_a_checkpoint_that_the_case_did_not_sign_is_not_used(office):
    with pytest.raises(RelevoError, match="not signed by a key"):
        read_public(office.case, STRANGER.key.vkey)
    (office.case / PUBLIC).write_text("nonsense")
    with pytest.raises(RelevoError, match="public yet"):
        office.public()


def test_a_policy_of_the_user_is_kept_and_added_to(office):
    mine = f"# of the library\nwitness {OLD.name} {OLD.key.vkey}\nquorum {OLD.name}"
    (office.case / POLICY).write_text(f"{mine}\n")
    take_answer(office.public(), office.answer(0), NEW.key)
    assert (office.case / POLICY).read_text() == f"{mine}\nwitness {NEW.name} {NEW.key.vkey}\n"


@pytest.mark.parametrize(
    "wrong", [b"", b"quorum", b"quorum none\r\n", b"log \xff+1+AA==\nquorum none\n"]
)
def test_what_is_no_policy_is_said(office, wrong):
    (office.case / POLICY).write_bytes(wrong)
    with pytest.raises(RelevoError, match="is no policy"):
        take_answer(office.public(), office.answer(0), NEW.key)
    with pytest.raises(RelevoError, match="is no policy"):
        witnesses_at(office.case, URL)


def test_a_name_that_the_policy_uses_for_another_key_is_not_added(office):
    other = Signer(NEW.name, NEW.algorithm, b"\x08" * 32)
    (office.case / POLICY).write_text(f"witness {NEW.name} {other.key.vkey}\nquorum none\n")
    with pytest.raises(RelevoError, match="is no policy"):
        take_answer(office.public(), office.answer(0), NEW.key)


@pytest.mark.parametrize("vkey", ["", "x", LOG.key.vkey, NEW.key.vkey[:-8], "\udcff+00000000+AA=="])
def test_what_is_no_key_of_a_witness_is_refused(vkey):
    with pytest.raises(RelevoError):
        witness_key(vkey)
    assert witness_key(f" {OLD.key.vkey}\n") == OLD.key


def test_the_successor_of_a_key_is_cosigned_once_the_witness_trusts_it(office):
    """An entry names the new key, signed by both; the witness is told of it by its own operator."""
    take_answer(office.public(), office.answer(0), NEW.key)
    note = succession_note(
        LOG.key, LOG, STRANGER, replaces=LOG.key, recorded_at="2026-03-11T00:00:00Z"
    )
    LogFile(office.case, bytes, LOG).append(
        KIND, date(2026, 3, 11), {NOTE: bytes(note).decode()}, key="key"
    )
    log = LogFile(office.case, bytes, STRANGER)
    log.append("movement", date(2026, 3, 11), {"n": 1}, key="after")
    log.close()
    shutil.copyfile(office.case / CHECKPOINT, office.case / PUBLIC)
    assert office.public().signers == (STRANGER.key,)
    with pytest.raises(RefusedError) as refused:
        office.answer(5)
    assert refused.value.code == 403
    trust_logs(office.witness.folder, [trusted(STRANGER.key.vkey)])
    assert take_answer(office.public(), office.answer(5)) == {NEW.key: NOW}
