"""Whatever is changed in a log, or in what follows from it, is found; and what is not is shown.

``RELEVO_TAMPERING`` says how often it is tried, e.g. ``10000``: then on a log of 10,000 entries.
"""

import os
import random
import shutil

import pytest

from relevo.casefile.disclosure import DISCLOSED
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC, Seal
from relevo.casefile.log_contents import check_index
from relevo.casefile.log_file import ENTRIES, INDEX, OPENINGS, LogFile
from relevo.casefile.log_tree import clear_tiles
from relevo.casefile.verified_log import check_folder
from relevo.core.errors import RelevoError
from relevo.core.words import Speaker
from relevo.ledger.framing import frame
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import leaf_hash, root_of
from relevo.tlog.note import Note, parse_note
from relevo.tlog.policy import parse_policy
from relevo.tlog.witness import RefusedError, Request
from tests.casefile import witnesses
from tests.casefile.tampering import (
    WITNESSES,
    Log,
    cosigned,
    files_of,
    holding,
    policy_of,
    tampered,
)

TRIES = int(os.environ.get("RELEVO_TAMPERING", "1000"))
SIZE, REAL = (300, 10) if TRIES <= 1000 else (10_000, 100)
SEED = int(os.environ.get("RELEVO_SEED", "7"))
ENGLISH = Speaker("en")


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """Give a log, public and cosigned."""
    return Log(tmp_path_factory.mktemp("log"), SIZE, real=REAL)


def refused(log, folder, **more):
    """Say why a folder does not hold; None if it does."""
    trusted = {"pinned": log.keys.key, "policy": log.policy, "since": log.since, **more}
    try:
        return check_folder(folder, **trusted).why
    except RelevoError as error:
        return error.message


def test_an_honest_log_holds(log):
    assert refused(log, log.case) is None
    assert refused(log, log.public) is None


def test_every_tampering_is_found(log):
    chance = random.Random(SEED)  # noqa: S311 - a repeatable sequence, no secret
    missed = []
    files = files_of(log)
    for number in range(TRIES):
        folder, path = files[number % len(files)]
        how, data = tampered(chance, path, path.read_bytes())
        if path.name == "disclosed" and not data:
            continue  # in a case it may lag, as its own tests say
        with holding(path, data):
            if refused(log, folder) is None:
                missed.append((number, path.relative_to(folder).as_posix(), how))
    assert missed == []


@pytest.fixture
def case(log, tmp_path):
    """Give a copy of the case."""
    return log.copy(tmp_path / "case")


def said(log, folder, **more):
    """Give the words of why a folder does not hold."""
    return ENGLISH.say(refused(log, folder, **more))


def leaves(case):
    """Give the entries of a case."""
    return list(LogFile(case, os.urandom).entries())


def shortened(case, size):
    """Keep the first entries of a case only, and make everything that follows from them again."""
    for name in (ENTRIES, OPENINGS):
        log = LogFile(case, os.urandom)
        held = log.entries() if name == ENTRIES else (one for _, one in log.opening_frames())
        kept = [one for one, _ in zip(held, range(size), strict=False)]
        (case / name).write_bytes(b"".join(frame(at, one) for at, one in enumerate(kept)))
    for view in (PUBLIC, DISCLOSED):
        (case / view).unlink()
    shutil.rmtree(case / "register")
    clear_tiles(case / "log")


def signed(log, case):
    """Give the checkpoint of what lies in a case, signed with the log's own key."""
    held = leaves(case)
    return Seal(log.keys.signer).checkpoint(len(held), root_of(map(leaf_hash, held)))


def forked(log, case, at):
    """Change an entry and have the office sign it, as who holds key and server can."""
    held = leaves(case)
    held[at] = held[at].replace(b'"kind":"note"', b'"kind":"nota"')
    (case / ENTRIES).write_bytes(b"".join(frame(at, one) for at, one in enumerate(held)))
    clear_tiles(case / "log")
    (case / PUBLIC).unlink()
    (case / CHECKPOINT).write_bytes(signed(log, case))


@pytest.mark.parametrize("name", ["log/tile/0/000", "register/movements.csv", PUBLIC, CHECKPOINT])
def test_a_view_that_was_changed_is_named(log, case, name):
    path = case / name
    data = path.read_bytes()
    path.write_bytes(data.replace(b"2025", b"2024") if name.endswith("csv") else data[:-1] + b"?")
    short = name.removeprefix("log/") if "tile" in name else name
    words = said(log, case, policy=None)
    assert short in words


def test_an_index_that_was_changed_is_named_or_still_leads_to_every_entry(log):
    path = log.case / INDEX
    chance = random.Random(SEED)  # noqa: S311 - a repeatable sequence, no secret
    for _ in range(100):
        _how, data = tampered(chance, path, path.read_bytes())
        with holding(path, data):
            found = check_index(log.case)
            assert found is None or found.file == INDEX
    assert check_index(log.case) is None


def test_a_rollback_is_found_by_an_older_checkpoint(log, case):
    shortened(case, log.shown - 20)
    (case / CHECKPOINT).write_bytes(signed(log, case))
    assert "rolled back" in said(log, case, policy=None)


def test_a_rewritten_log_is_found_by_an_older_checkpoint(log, case):
    forked(log, case, 7)
    assert refused(log, case, policy=None, since=None) is None
    assert "rewritten" in said(log, case, policy=None)


def test_a_witness_refuses_less_than_it_saw_and_a_split_view(tmp_path):
    honest, other = witnesses.Log(200), witnesses.Log(260, forked=150)
    witness = witnesses.made(tmp_path / "w")
    witness.cosign(honest.body(0, 200), witnesses.NOW)
    shorter = bytes(Request(200, (), honest.signed(150), honest.checkpoint(150)))
    for request in (other.body(200, 260), other.body(0, 200), shorter):
        with pytest.raises(RefusedError):
            witness.cosign(request, witnesses.NOW)


def test_a_stolen_key_cannot_rewrite_what_a_witness_cosigned(log, tmp_path):
    """The thief signs whatever he wants; the cosignatures do not go with it."""
    other = Log(tmp_path / "other", 50, real=10)
    thief = Seal(log.keys.signer)
    held = leaves(other.case)
    forged = thief.checkpoint(log.shown, root_of(map(leaf_hash, held)))
    lines = parse_note(log.since).signatures[1:]
    text = parse_note(forged)
    for signatures in ((), lines):
        with pytest.raises(InvalidError, match=r"witness|signature|cosign"):
            log.policy.open(bytes(Note(text.text, (*text.signatures, *signatures))))
    assert Checkpoint.parse(text.text).root != Checkpoint.parse(parse_note(log.since).text).root
    log.policy.open(log.since)


def test_one_witness_alone_does_not_meet_a_policy_of_two(log):
    note = parse_note(log.since)
    for line in note.signatures[1:]:
        with pytest.raises(InvalidError, match="too few"):
            log.policy.open(bytes(Note(note.text, (note.signatures[0], line))))


# What is not found, and stands in docs/explanation/threats.md


def test_not_found_a_shorter_copy_without_an_older_checkpoint(log, case):
    shortened(case, log.shown - 20)
    (case / CHECKPOINT).write_bytes(signed(log, case))
    assert refused(log, case, policy=None, since=None) is None


def test_not_found_witnesses_who_collude_with_the_office(log, tmp_path):
    """Who holds the key and every witness that a reader trusts can sign two logs."""
    log_of = {}
    for name in ("one", "two"):
        held = leaves(Log(tmp_path / name, 50, real=10).case)
        root = root_of(map(leaf_hash, held))
        log_of[root] = cosigned(Seal(log.keys.signer).checkpoint(50, root), WITNESSES)
    assert len(log_of) == 2
    for data in log_of.values():
        log.policy.open(data)


def test_not_found_one_lost_cosignature_where_the_policy_asks_for_fewer(log, case):
    note = parse_note(log.since)
    (case / PUBLIC).write_bytes(bytes(Note(note.text, note.signatures[:2])))
    assert refused(log, case) is not None
    any_of = parse_policy(policy_of(log.keys.key, least="any"))
    assert refused(log, case, policy=any_of) is None


def test_not_found_what_follows_the_last_entry(log, case):
    """It was never confirmed, and who records next takes it away and says so."""
    with (case / ENTRIES).open("ab") as file:
        file.write(b"never confirmed")
    assert refused(log, case) is None


def test_not_found_openings_that_are_held_back(log, case):
    """The entry stays; what it says cannot be read by whoever is not shown it."""
    (case / OPENINGS).unlink()
    shutil.rmtree(case / "register")
    assert refused(log, case) is None
