"""The custodian's keys on disk: private, whole or not there, and never another's."""

import os
import resource
import stat
import subprocess
import sys

import pytest

from relevo.casefile.keys import OFFICE, SIGNING, add_signer, find_keys, new_keys, signing_file
from relevo.core.errors import RelevoError
from relevo.tlog.note import Algorithm, Signer
from tests.casefile.enrolled import fresh

PASSPHRASE = b"six words that nobody can guess"


def never():
    """Fail if a passphrase is asked for."""
    raise AssertionError


def made(root, passphrase=b""):
    """Make keys."""
    return new_keys("relevo/test", root, seed=fresh(), office=fresh(), passphrase=passphrase)


def refused(keys, root, passphrase=never):
    """Give the message with which keys are refused."""
    with pytest.raises(RelevoError) as error:
        find_keys(keys.key.vkey, root, passphrase)
    return error.value.message.id


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_keys_are_private_whatever_the_umask(tmp_path, mask):
    before = os.umask(mask)
    try:
        keys = made(tmp_path / "keys")
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in tmp_path.rglob("*")
    }
    name = keys.folder.name
    assert modes == {
        "keys": 0o700,
        f"keys/{name}": 0o700,
        f"keys/{name}/persons": 0o700,
        f"keys/{name}/{SIGNING}": 0o600,
        f"keys/{name}/{OFFICE}": 0o600,
    }
    assert name == keys.key.id.hex()


def test_keys_are_found_again(tmp_path):
    keys = made(tmp_path)
    assert find_keys(keys.key.vkey, tmp_path, never) == keys
    assert find_keys(made(tmp_path / "else").key.vkey, tmp_path, never) is None
    assert find_keys(keys.key.vkey, tmp_path / "nowhere", never) is None


def test_a_passphrase_is_asked_for_once(tmp_path):
    keys = made(tmp_path, PASSPHRASE)
    asked = []

    def answer():
        asked.append(1)
        return PASSPHRASE

    assert find_keys(keys.key.vkey, tmp_path, answer) == keys
    assert asked == [1]
    assert "passphrase does not open" in refused(keys, tmp_path, lambda: b"another one")


def test_openssl_reads_the_signing_key(tmp_path):
    keys = made(tmp_path, PASSPHRASE)
    read = subprocess.run(
        [
            "openssl",
            "pkey",
            "-in",
            keys.folder / SIGNING,
            "-pubout",
            "-outform",
            "DER",
            "-passin",
            f"pass:{PASSPHRASE.decode()}",
        ],
        capture_output=True,
        check=False,
    )
    assert read.returncode == 0, read.stderr
    assert read.stdout.endswith(keys.key.public)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
@pytest.mark.parametrize("name", [SIGNING, OFFICE])
def test_a_key_that_others_can_read_is_refused(tmp_path, name, mode):
    keys = made(tmp_path)
    (keys.folder / name).chmod(mode)
    assert "chmod 600" in refused(keys, tmp_path)


@pytest.mark.parametrize("wreck", [b"", b"nothing", b"\xff\x00"])
@pytest.mark.parametrize("name", [SIGNING, OFFICE])
def test_a_damaged_key_is_refused(tmp_path, name, wreck):
    keys = made(tmp_path)
    (keys.folder / name).write_bytes(wreck)
    assert "is no private key" in refused(keys, tmp_path)


def test_files_that_changed_places_are_refused(tmp_path):
    keys = made(tmp_path)
    data = (keys.folder / SIGNING).read_bytes()
    (keys.folder / SIGNING).write_bytes((keys.folder / OFFICE).read_bytes())
    assert "is no private key" in refused(keys, tmp_path)
    (keys.folder / SIGNING).write_bytes(data)
    (keys.folder / OFFICE).write_bytes(data)
    assert "is no private key" in refused(keys, tmp_path)


def test_the_key_of_another_case_is_refused(tmp_path):
    keys, other = made(tmp_path), made(tmp_path)
    (keys.folder / SIGNING).write_bytes((other.folder / SIGNING).read_bytes())
    assert "not the one that signs" in refused(keys, tmp_path)


def test_a_missing_office_key_is_said(tmp_path):
    keys = made(tmp_path)
    (keys.folder / OFFICE).unlink()
    assert "cannot be read" in refused(keys, tmp_path)


def test_the_newest_signer_at_hand_is_taken(tmp_path):
    keys = made(tmp_path, PASSPHRASE)
    second = add_signer(keys, seed=fresh())
    elsewhere = Signer("relevo/test", Algorithm.ED25519, fresh())
    found = find_keys(
        keys.key.vkey, tmp_path, lambda: PASSPHRASE, (elsewhere.key, second.key, keys.key)
    )
    assert found.signer == second
    assert (found.key, found.office, found.folder) == (keys.key, keys.office, keys.folder)
    assert find_keys(keys.key.vkey, tmp_path, never, (elsewhere.key,)) is None
    assert signing_file(keys.folder, keys.key, second.key).stat().st_mode & 0o777 == 0o600


def test_no_secret_is_shown(tmp_path):
    keys = made(tmp_path, PASSPHRASE)
    shown = repr(keys)
    assert keys.office.hex() not in shown
    assert repr(keys.office) not in shown
    assert "six words" not in shown


FULL = """
import os, resource, signal, sys
from pathlib import Path
from relevo.casefile.keys import add_signer, new_keys
from relevo.core.errors import RelevoError

root = Path(sys.argv[1])
keys = new_keys("relevo/test", root / "whole", seed=os.urandom(32), office=os.urandom(32))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
for make in (
    lambda: new_keys("relevo/test", root / "full", seed=os.urandom(32), office=os.urandom(32)),
    lambda: add_signer(keys, seed=os.urandom(32)),
):
    try:
        make()
    except RelevoError as error:
        print(error.message.id)
"""


@pytest.mark.parametrize("room", [0, 50])
def test_a_full_disk_leaves_nothing_half_written(tmp_path, room):
    """The limit on a file's size stands for the disk."""
    assert resource.RLIMIT_FSIZE
    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL, str(tmp_path), str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.count("cannot be written") == 2, done.stderr
    assert list((tmp_path / "full").iterdir()) == []
    left = [path.name for path in (tmp_path / "whole").rglob("*") if path.is_file()]
    assert sorted(left) == [OFFICE, SIGNING]
