"""Witnesses: published dialogues, cosignatures of both kinds, policies."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.cosignature import cosign, cosigned_message, cosigners, verify_cosignature
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import leaf_hash, root_of
from relevo.tlog.note import Algorithm, Key, Note, Signature, Signer
from relevo.tlog.policy import parse_policy
from relevo.tlog.proofs import prove_consistency
from relevo.tlog.witness import RefusedError, Request, Seen, check_request, parse_request
from tests.tlog.vectors import vectors

DIALOGUES = vectors("torchwood")["dialogues"]
LOG = Signer("relevo.example/log", Algorithm.ED25519, bytes(range(32)))
OLD = Signer("w.example/1", Algorithm.ED25519_COSIGNATURE, b"\x01" * 32)
NEW = Signer("w.example/2", Algorithm.MLDSA44_COSIGNATURE, b"\x02" * 32)
LEAVES = [leaf_hash(bytes([i])) for i in range(9)]


def checkpoint(size):
    return Checkpoint(LOG.name, size, root_of(LEAVES[:size]))


def signed(size):
    return Note(checkpoint(size).text).signed(LOG)


def request(old, size):
    proof = prove_consistency(old, size, lambda start, end: root_of(LEAVES[start:end]))
    return Request(old, tuple(proof), signed(size), checkpoint(size))


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_published_dialogue_replays(name):
    """One answer differs: for a log it does not know, the specification has since asked for 404."""
    told = DIALOGUES[name]
    key = (
        Key.parse(told["vkey"])
        if "vkey" in told
        else Key(told["name"], Algorithm.ED25519, bytes.fromhex(told["public"]))
    )
    seen = Seen()
    for exchange in told["exchanges"]:
        try:
            asked = parse_request(exchange["request"].encode())
            keys = (key,) if asked.checkpoint.origin == told["origin"] else ()
            seen = check_request(asked, keys, seen)
            code, body = 200, f"— example.com/witness {asked.checkpoint.size}"
        except RefusedError as refused:
            code, body = refused.code, refused.body
        expected = 404 if exchange["contains"] == "unknown log" else exchange["code"]
        assert (code, exchange["contains"] or "") == (expected, exchange["contains"] or "")
        assert exchange["contains"] is None or exchange["contains"] in body
        assert exchange["body"] is None or exchange["body"] == body


def test_a_request_is_read_as_it_is_written():
    asked = request(3, 9)
    assert parse_request(bytes(asked)) == asked
    assert check_request(asked, (LOG.key,), Seen(3, root_of(LEAVES[:3]))) == Seen(
        9, root_of(LEAVES)
    )


def test_a_fork_is_refused():
    forged = root_of([*LEAVES[:2], leaf_hash(b"forged")])
    with pytest.raises(RefusedError) as refused:
        check_request(request(3, 9), (LOG.key,), Seen(3, forged))
    assert refused.value.code == 422
    same = Request(3, (), signed(3), checkpoint(3))
    with pytest.raises(RefusedError, match="split"):
        check_request(same, (LOG.key,), Seen(3, forged))


@pytest.mark.parametrize(
    ("old", "size", "seen", "code"),
    [(9, 3, Seen(9, root_of(LEAVES)), 400), (2, 9, Seen(3, root_of(LEAVES[:3])), 409)],
)
def test_a_rollback_and_an_old_view_are_refused(old, size, seen, code):
    asked = Request(old, (), signed(size), checkpoint(size))
    with pytest.raises(RefusedError) as refused:
        check_request(asked, (LOG.key,), seen)
    assert refused.value.code == code


def test_from_nothing_no_proof_is_taken():
    asked = Request(0, (bytes(32),), signed(3), checkpoint(3))
    with pytest.raises(RefusedError) as refused:
        check_request(asked, (LOG.key,), Seen())
    assert refused.value.code == 422


@given(st.binary(max_size=300))
def test_hostile_requests_are_refused(data):
    with pytest.raises(RefusedError) as refused:
        parse_request(data)
    assert refused.value.code in {400, 403}


@given(st.data())
def test_a_mutated_request_is_never_granted(data):
    body = bytearray(bytes(request(3, 9)))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(RefusedError):
        check_request(parse_request(bytes(body)), (LOG.key,), Seen(3, root_of(LEAVES[:3])))


@pytest.mark.parametrize("witness", [OLD, NEW])
def test_a_cosignature_holds_for_its_checkpoint_only(witness):
    line = cosign(witness, checkpoint(9), 1_700_000_000)
    assert verify_cosignature(witness.key, checkpoint(9), line) == 1_700_000_000
    for other in (checkpoint(8), Checkpoint("another.example/log", 9, root_of(LEAVES))):
        with pytest.raises(InvalidError):
            verify_cosignature(witness.key, other, line)
    later = Signature(line.name, line.key, (1_800_000_000).to_bytes(8) + line.value[8:])
    with pytest.raises(InvalidError):
        verify_cosignature(witness.key, checkpoint(9), later)
    with pytest.raises(InvalidError, match="malformed"):
        verify_cosignature(witness.key, checkpoint(9), Signature(line.name, line.key, bytes(8)))


def test_the_bytes_that_a_witness_signs():
    root = base64.b64encode(root_of(LEAVES)).decode()
    assert cosigned_message(OLD.key, checkpoint(9), 5) == (
        f"cosignature/v1\ntime 5\n{LOG.name}\n9\n{root}\n".encode()
    )
    name, origin = NEW.name.encode(), LOG.name.encode()
    assert cosigned_message(NEW.key, checkpoint(9), 5) == (
        b"subtree/v1\n\x00"
        + bytes([len(name)]) + name + (5).to_bytes(8)
        + bytes([len(origin)]) + origin + (0).to_bytes(8) + (9).to_bytes(8)
        + root_of(LEAVES)
    )  # fmt: skip


def test_a_subtree_is_cosigned_by_the_newer_kind_only():
    assert cosigned_message(NEW.key, checkpoint(8), 0, start=4)
    with pytest.raises(InvalidError, match="whole tree"):
        cosigned_message(OLD.key, checkpoint(8), 0, start=4)
    with pytest.raises(InvalidError, match="time"):
        cosigned_message(OLD.key, checkpoint(8), -1)
    long = Checkpoint("x" * 256, 8, bytes(32))
    with pytest.raises(InvalidError, match="255"):
        cosigned_message(NEW.key, long, 0)


POLICY = f"""
# two witnesses, one of them enough
log {LOG.key.vkey} https://relevo.example
witness W1 {OLD.key.vkey}
\twitness W2 {NEW.key.vkey} https://w.example
group both all W1 W2
group either any both
quorum either
"""


def cosigned(*witnesses):
    note = signed(9)
    for number, witness in enumerate(witnesses):
        line = cosign(witness, checkpoint(9), 100 + number)
        note = Note(note.text, (*note.signatures, line))
    return note


def test_a_policy_counts_its_witnesses():
    policy = parse_policy(POLICY.encode())
    read, _, seen = policy.open(bytes(cosigned(OLD, NEW)))
    assert read == checkpoint(9)
    assert seen == {OLD.key: 100, NEW.key: 101}
    with pytest.raises(InvalidError, match="too few"):
        policy.open(bytes(cosigned(OLD)))
    alone = parse_policy(f"log {LOG.key.vkey}\nquorum none\n".encode())
    assert alone.open(bytes(signed(9)))[2] == {}


def test_a_wrong_cosignature_of_a_trusted_witness_is_refused():
    note = cosigned(OLD)
    line = note.signatures[1]
    wrong = Signature(line.name, line.key, line.value[:-1] + bytes([line.value[-1] ^ 1]))
    with pytest.raises(InvalidError):
        cosigners(Note(note.text, (note.signatures[0], wrong)), checkpoint(9), (OLD.key,))


def test_a_checkpoint_of_another_log_under_a_trusted_key_is_refused():
    other = Checkpoint("another.example/log", 9, root_of(LEAVES))
    note = Note(other.text).signed(LOG)
    policy = parse_policy(f"log {LOG.key.vkey}\nquorum none\n".encode())
    with pytest.raises(InvalidError, match="another log"):
        policy.open(bytes(note))


@pytest.mark.parametrize(
    "line",
    [
        "log x",
        f"log {OLD.key.vkey}",
        f"log {LOG.key.vkey}",
        f"witness W1 {NEW.key.vkey}",
        f"witness W3 {LOG.key.vkey}",
        f"witness W3 {OLD.key.vkey}",
        f"witness none {OLD.key.vkey}",
        "group g any",
        "group g 0 W1",
        "group g 2 W1",
        "group g any nobody",
        "group g any W1",
        "quorum either",
        "quorum W1",
        "nonsense",
    ],
)
def test_what_is_no_policy_is_refused(line):
    with pytest.raises(InvalidError, match="policy, line"):
        parse_policy(f"{POLICY}{line}\n".encode())


@pytest.mark.parametrize("wrong", [b"", b"quorum none", b"quorum none\r\n", b"# nothing\n"])
def test_what_is_no_file_of_lines_is_refused(wrong):
    with pytest.raises(InvalidError):
        parse_policy(wrong)
