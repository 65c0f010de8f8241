"""The folder of a witness: its key, what it trusts, and what it remembers."""

import resource
import stat

import pytest

from relevo.casefile.witness_logs import Trusted, parse_logs, trusted
from relevo.casefile.witness_state import (
    COSIGNED,
    LOGS,
    PRIVATE_KEY,
    PUBLIC_KEY,
    REFUSED,
    Cosigned,
    last_cosigned,
    last_of,
    new_witness,
    open_witness,
    origin_hash,
    read_key,
    read_logs,
    trust_logs,
)
from relevo.core.errors import RelevoError
from relevo.tlog.cosignature import verify_cosignature
from relevo.tlog.note import Algorithm, Signature, Signer
from relevo.tlog.witness import RefusedError
from tests.casefile.witnesses import LOG, NEW, NOW, OLD, STRANGER, Log, made, opened

SECRET = b"six words that nobody will guess"


@pytest.mark.parametrize("signer", [NEW, OLD])
@pytest.mark.parametrize("passphrase", [b"", SECRET])
def test_a_witness_is_made_and_opened(tmp_path, signer, passphrase):
    folder = tmp_path / "below" / "w"
    assert new_witness(folder, signer, passphrase) == signer.key
    assert stat.S_IMODE((folder / PRIVATE_KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert read_key(folder) == signer.key
    assert open_witness(folder, lambda: passphrase).signer == signer
    assert (b"ENCRYPTED" in (folder / PRIVATE_KEY).read_bytes()) == bool(passphrase)
    assert read_logs(folder) == ()
    assert signer.seed.hex() not in repr(open_witness(folder, lambda: passphrase))


def test_only_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    new_witness(tmp_path / "empty", NEW)
    before = sorted((tmp_path / "empty").iterdir())
    (tmp_path / "file").write_text("")
    for taken in ("empty", "file"):
        with pytest.raises(RelevoError, match="there already"):
            new_witness(tmp_path / taken, OLD)
    with pytest.raises(RelevoError, match="cannot be made"):
        new_witness(tmp_path / "file" / "below", OLD)
    assert sorted((tmp_path / "empty").iterdir()) == before


def test_a_key_that_will_not_do_is_refused(tmp_path):
    folder = made(tmp_path / "w").folder
    made(tmp_path / "other", Signer("w.example/new", NEW.algorithm, b"\x05" * 32))
    made(tmp_path / "old", OLD)
    key = folder / PRIVATE_KEY
    good = key.read_bytes()
    for wrong in (b"", b"x", good[:-40], *(
        (tmp_path / one / PRIVATE_KEY).read_bytes() for one in ("other", "old")
    )):  # fmt: skip
        key.write_bytes(wrong)
        with pytest.raises(RelevoError, match="not the private key"):
            opened(folder)
    key.write_bytes(good)
    key.chmod(0o640)
    with pytest.raises(RelevoError, match="Others can read"):
        opened(folder)
    key.unlink()
    with pytest.raises(RelevoError, match="cannot be read"):
        opened(folder)
    new_witness(tmp_path / "locked", NEW, SECRET)
    with pytest.raises(RelevoError, match="passphrase does not open"):
        opened(tmp_path / "locked")


@pytest.mark.parametrize(
    "wrong", ["", "x", LOG.key.vkey, NEW.key.vkey[:-4], "\udcff+00000000+AA=="]
)
def test_a_folder_without_a_witness_key_is_none(tmp_path, wrong):
    folder = made(tmp_path / "w").folder
    (folder / PUBLIC_KEY).write_bytes(wrong.encode("utf-8", "surrogateescape"))
    with pytest.raises(RelevoError, match="witness"):
        read_key(folder)
    with pytest.raises(RelevoError, match="witness"):
        trust_logs(tmp_path / "nothing", [])


def test_a_log_is_trusted_once_and_may_have_several_keys(tmp_path):
    folder = made(tmp_path / "w", logs=()).folder
    first, second = Trusted(LOG.key, LOG.name), Trusted(STRANGER.key, LOG.name)
    assert trust_logs(folder, [first, first]) == (first,)
    opened(folder).cosign(Log(5).body(0, 5), NOW)
    assert trust_logs(folder, [first, second]) == (second,)
    assert read_logs(folder) == (first, second)
    _, given = opened(folder).cosign(Log(9, signer=STRANGER).body(5, 9), NOW)
    assert given.checkpoint.size == 9


def test_the_file_of_trusted_logs_may_be_written_by_hand(tmp_path):
    folder = made(tmp_path / "w", logs=()).folder
    (folder / LOGS).write_text(f"# the ministry\n\n  {LOG.key.vkey}")
    trust_logs(folder, [trusted(STRANGER.key.vkey, "go.sum database tree")])
    assert read_logs(folder) == (
        Trusted(LOG.key, LOG.name),
        Trusted(STRANGER.key, "go.sum database tree"),
    )
    (folder / LOGS).write_text(LOG.key.vkey.replace("+", "-"))
    with pytest.raises(RelevoError, match=r"line \{line\}"):
        opened(folder).cosign(Log(5).body(0, 5), NOW)
    (folder / LOGS).unlink()
    with pytest.raises(RelevoError, match="cannot be read"):
        read_logs(folder)


@pytest.mark.parametrize(
    ("vkey", "origin"),
    [
        ("", None),
        ("x", None),
        (NEW.key.vkey, None),
        (LOG.key.vkey, ""),
        (LOG.key.vkey, "a\nb"),
        (LOG.key.vkey, " a"),
        (LOG.key.vkey, "x" * 256),
        (LOG.key.vkey, "\udcff"),
        ("\udcff+00000000+" + LOG.key.vkey.split("+", 2)[2], None),
        (Signer("a\x01b", Algorithm.ED25519, bytes(32)).key.vkey, None),
    ],
)
def test_what_is_no_key_of_a_log_is_not_trusted(vkey, origin):
    with pytest.raises(RelevoError):
        trusted(vkey, origin)


def test_bytes_that_are_no_text_are_no_trusted_logs():
    with pytest.raises(RelevoError):
        parse_logs(b"\xff+00000000+AA==\n", "logs")


def test_what_was_cosigned_is_remembered(tmp_path):
    witness = made(tmp_path / "w")
    log = Log(9)
    assert last_cosigned(witness.folder, NEW.key, LOG.name) is None
    assert last_of(witness.folder, NEW.key, origin_hash(LOG.name)) is None
    answer, given = witness.cosign(log.body(0, 5), NOW)
    line = Signature.parse(answer.decode().removesuffix("\n"))
    assert verify_cosignature(NEW.key, log.checkpoint(5), line) == NOW
    assert given == Cosigned(log.checkpoint(5), NOW, given.note)
    assert opened(witness.folder).cosign(log.body(5, 9), NOW + 1)[1].checkpoint.size == 9
    assert last_of(witness.folder, NEW.key, origin_hash(LOG.name)).time == NOW + 1
    assert last_of(witness.folder, NEW.key, origin_hash("another.example/log")) is None


def test_a_clock_that_goes_back_states_no_earlier_time(tmp_path):
    witness = made(tmp_path / "w", OLD)
    assert witness.cosign(Log(5).body(0, 5), NOW)[1].time == NOW
    assert witness.cosign(Log(9).body(5, 9), NOW - 100)[1].time == NOW
    assert made(tmp_path / "z").cosign(Log(5).body(0, 5), 0)[1].time == 1


def test_an_answer_that_was_lost_is_given_again_where_asked_for(tmp_path):
    witness = made(tmp_path / "w")
    body = Log(5).body(0, 5)
    witness.cosign(body, NOW)
    with pytest.raises(RefusedError):
        witness.cosign(body, NOW)
    assert witness.cosign(body, NOW + 9, again=True)[1].time == NOW + 9
    for other in (Log(5, forked=2).body(0, 5), Log(4).body(0, 4), Log(6).body(0, 6)):
        with pytest.raises(RefusedError) as refused:
            witness.cosign(other, NOW, again=True)
        assert refused.value.code == 409


def test_only_so_many_forks_are_kept(tmp_path):
    witness = made(tmp_path / "w", OLD)
    witness.cosign(Log(3).body(0, 3), NOW)
    kept = witness.folder / REFUSED / origin_hash(LOG.name)
    for number in range(103):
        fork = Log(4, forked=2, mark=number.to_bytes(2))
        with pytest.raises(RefusedError):
            witness.cosign(fork.body(3, 4), NOW)
    assert len(list(kept.iterdir())) == 100
    with pytest.raises(RefusedError):
        witness.cosign(Log(4, signer=STRANGER).body(3, 4), NOW)
    assert witness.cosign(Log(4).body(3, 4), NOW)


def test_a_fork_is_refused_even_if_it_cannot_be_kept(tmp_path):
    witness = made(tmp_path / "w")
    witness.cosign(Log(3).body(0, 3), NOW)
    (witness.folder / REFUSED).write_text("")
    with pytest.raises(RefusedError):
        witness.cosign(Log(4, forked=2).body(3, 4), NOW)


@pytest.mark.parametrize("change", ["gone", "cut", "other size", "other log", "other witness"])
def test_state_that_is_damaged_is_no_fresh_start(tmp_path, change):
    witness = made(tmp_path / "w", OLD)
    witness.cosign(Log(5).body(0, 5), NOW)
    state = witness.folder / COSIGNED / origin_hash(LOG.name)
    good = state.read_bytes()
    match change:
        case "gone":
            state.unlink()
        case "cut":
            state.write_bytes(good[:40])
        case "other size":
            state.write_bytes(good.replace(b"\n5\n", b"\n4\n"))
        case "other log":
            other = Signer("b.example/log", Algorithm.ED25519, b"\x03" * 32)
            trust_logs(witness.folder, [trusted(other.key.vkey)])
            witness.cosign(Log(2, signer=other).body(0, 2), NOW)
            state.write_bytes((state.parent / origin_hash(other.name)).read_bytes())
        case _:
            stranger = made(tmp_path / "z", Signer(OLD.name, OLD.algorithm, b"\x07" * 32))
            stranger.cosign(Log(2).body(0, 2), NOW)
            state.write_bytes((stranger.folder / COSIGNED / state.name).read_bytes())
    with pytest.raises(RelevoError, match="missing or damaged"):
        witness.cosign(Log(5).body(0, 5), NOW)
    with pytest.raises(RelevoError, match="missing or damaged"):
        witness.cosign(Log(9).body(5, 9), NOW)
    state.write_bytes(good)
    assert witness.cosign(Log(9).body(5, 9), NOW)[1].checkpoint.size == 9


def test_another_key_of_a_log_whose_state_was_lost_is_no_fresh_start(tmp_path):
    witness = made(tmp_path / "w")
    witness.cosign(Log(5).body(0, 5), NOW)
    (witness.folder / COSIGNED / origin_hash(LOG.name)).unlink()
    trust_logs(witness.folder, [trusted(STRANGER.key.vkey)])
    with pytest.raises(RelevoError, match="missing or damaged"):
        witness.cosign(Log(5, forked=2, signer=STRANGER).body(0, 5), NOW)


def test_on_a_full_disk_nothing_is_signed_and_the_state_stays(tmp_path):
    witness = made(tmp_path / "w")
    _, before = witness.cosign(Log(5).body(0, 5), NOW)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, limit[1]))
    try:
        with pytest.raises(RelevoError, match="cannot be written"):
            witness.cosign(Log(9).body(5, 9), NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert last_cosigned(witness.folder, NEW.key, LOG.name) == before
    assert witness.cosign(Log(9).body(5, 9), NOW)
