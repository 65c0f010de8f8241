"""Notes and checkpoints: the specification's examples, published cases, hostile bytes."""

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relevo.tlog.checkpoint import Checkpoint, open_checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import EMPTY, leaf_hash
from relevo.tlog.note import Algorithm, Key, Note, Signature, Signer, parse_note, verify_note
from relevo.tlog.proofs import verify_inclusion
from tests.tlog.vectors import vectors

EXAMPLE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONnc"
    "AlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
LOG = Signer("relevo.example/log", Algorithm.ED25519, bytes(range(32)))
SIGSTORE = vectors("sigstore")["cases"]
EDGES = vectors("ed25519")


def test_the_example_of_the_specification_verifies():
    key = Key.parse(EXAMPLE_KEY)
    note = parse_note(EXAMPLE.encode())
    assert bytes(note) == EXAMPLE.encode()
    assert verify_note(note, (key,)) == (key,)
    assert key.vkey == EXAMPLE_KEY


def test_another_text_under_the_same_signature_is_refused():
    note = parse_note(EXAMPLE.replace("an example", "another").encode())
    with pytest.raises(InvalidError, match="invalid signature"):
        verify_note(note, (Key.parse(EXAMPLE_KEY),))


def test_signatures_of_unknown_keys_are_passed_over():
    note = Note("a\n").signed(LOG)
    other = Signer(LOG.name, Algorithm.ED25519, bytes(32))
    mixed = note.signed(other)
    assert verify_note(mixed, (LOG.key,)) == (LOG.key,)
    with pytest.raises(InvalidError, match="no trusted key"):
        verify_note(note, (other.key,))


def test_sixteen_signatures_are_read():
    note = Note("a\n")
    signers = [Signer(f"w{i}", Algorithm.ED25519, bytes([i]) * 32) for i in range(16)]
    for signer in signers:
        note = note.signed(signer)
    keys = tuple(signer.key for signer in signers)
    assert verify_note(parse_note(bytes(note)), keys) == keys


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"text\n",
        b"text\n\n",
        b"text\n\n- name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA".encode(),
        "text\n\n— na+me AAAAAAAA\n".encode(),
        "text\n\n— name AAAA\n".encode(),
        "text\n\n— name AAAAAAA\n".encode(),
        "text\n\n— name AAAAAAB=\n".encode(),
        "te\txt\n\n— name AAAAAAAA\n".encode(),
        b"text\xff\n\n",
        b"x" * 1_000_001,
    ],
)
def test_what_is_no_note_is_refused(wrong):
    with pytest.raises(InvalidError):
        parse_note(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        "name",
        "name+00000000",
        "name+00000000+",
        EXAMPLE_KEY.replace("530d903a", "530d903b"),
        EXAMPLE_KEY.replace("+Aeky", "+Ceky"),
        EXAMPLE_KEY[:-4],
        EXAMPLE_KEY.replace("example.com", "exam ple.com"),
        EXAMPLE_KEY.replace("example.com", "\udcff"),
    ],
)
def test_what_is_no_key_is_refused(wrong):
    with pytest.raises(InvalidError):
        Key.parse(wrong)


@given(st.text(min_size=0, max_size=60), st.integers(0, 3))
def test_a_note_comes_back_as_it_was(body, count):
    text = "".join(
        char for char in body if ord(char) >= 0x20 and ord(char) not in range(0xD800, 0xE000)
    )
    note = Note(f"{text}\n", tuple(Signature(f"n{i}", bytes(4), b"s") for i in range(count + 1)))
    assert parse_note(bytes(note)) == note


@given(st.binary(max_size=200))
@example(EXAMPLE.encode())
def test_hostile_bytes_are_refused_or_read_back(data):
    try:
        note = parse_note(data)
    except InvalidError:
        return
    assert bytes(note) == data


def test_a_signer_never_shows_its_key():
    assert bytes(range(32)).hex() not in repr(LOG)
    assert "\\x01" not in repr(LOG)


def test_edge_cases_of_ed25519_are_decided_as_written_down():
    """Non-canonical R and a low-order residue are refused; everything else is accepted."""
    flags = EDGES["flags"]
    for key, signature, message, marks in EDGES["vectors"]:
        named = {flags[mark] for mark in marks}
        refused = named & {"non_canonical_R", "low_order_residue"}
        public = Key("edge", Algorithm.ED25519, bytes.fromhex(key))
        try:
            public.verify(bytes.fromhex(signature), message.encode())
        except InvalidError:
            assert refused, (key, named)
        else:
            assert not refused, (key, named)


def test_a_checkpoint_is_written_as_the_specification_says():
    checkpoint = Checkpoint(LOG.name, 3, leaf_hash(b"a"))
    note = Note(checkpoint.text).signed(LOG)
    read, again = open_checkpoint(bytes(note), (LOG.key,))
    assert (read, again) == (checkpoint, note)
    root = base64.b64encode(leaf_hash(b"a")).decode()
    assert checkpoint.text == f"{LOG.name}\n3\n{root}\n"


@pytest.mark.parametrize(
    "text",
    [
        "log\n3\n",
        "log\n03\n{root}\n",
        "log\n+3\n{root}\n",
        "log\n3\n{root}\n\n",
        "\n3\n{root}\n",
        "log\n9223372036854775808\n{root}\n",
        "log\n٣\n{root}\n",
        "log\n3\nAAAA\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text):
    root = base64.b64encode(bytes(32)).decode()
    with pytest.raises(InvalidError):
        Checkpoint.parse(text.format(root=root))


def test_an_empty_log_has_the_root_of_nothing():
    wrong = Note(Checkpoint(LOG.name, 0, bytes(32)).text).signed(LOG)
    with pytest.raises(InvalidError, match="root of nothing"):
        open_checkpoint(bytes(wrong), (LOG.key,))
    right = Note(Checkpoint(LOG.name, 0, EMPTY).text).signed(LOG)
    assert open_checkpoint(bytes(right), (LOG.key,))[0].size == 0


@pytest.mark.parametrize("name", SIGSTORE)
def test_a_published_checkpoint_is_accepted_or_refused_as_named(name):
    case = SIGSTORE[name]
    keys = tuple(
        Key(origin, Algorithm.ED25519, base64.b64decode(key)[-32:]) for origin, key in case["keys"]
    )

    def decide():
        checkpoint, _ = open_checkpoint(case["checkpoint"].encode(), keys)
        leaf = leaf_hash(base64.b64decode(case["entry"]))
        proof = [base64.b64decode(one) for one in case["proof"]]
        verify_inclusion(leaf, case["index"], checkpoint.size, proof, checkpoint.root)

    if case["accepted"]:
        decide()
    else:
        with pytest.raises(InvalidError):
            decide()


def test_the_checkpoint_that_is_not_the_bundles_fails_by_its_root_too():
    case = SIGSTORE["checkpoint-wrong-roothash_fail"]
    checkpoint = Checkpoint.parse(parse_note(case["checkpoint"].encode()).text)
    leaf = leaf_hash(base64.b64decode(case["entry"]))
    proof = [base64.b64decode(one) for one in case["proof"]]
    with pytest.raises(InvalidError):
        verify_inclusion(leaf, case["index"], case["size"], proof, checkpoint.root)
