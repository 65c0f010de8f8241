"""Opening a case for recording: what is mended is said, and a full disk leaves all as it was."""

import ctypes
import json
import resource
import subprocess

import pytest

from relevo.casefile.log_file import ENTRIES
from relevo.casefile.record import read_record
from tests.casefile.enrolled import DOCUMENT, NAME, holding, office
from tests.casefile.folders import read_good, tiny
from tests.cli.shell import COMMAND, ROOT, environment, relevo


def prepared(prepare, *words, **environ):
    """Run ``relevo`` in a process that was prepared before it began; it compiles nothing.

    Python would leave half of a compiled module where a file cannot grow.
    """
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=environment(RELEVO_LANG="en", PYTHONDONTWRITEBYTECODE="1", **environ),
        preexec_fn=prepare,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def limited(room, *words, **environ):
    """Run ``relevo`` where no file can grow beyond some bytes: the limit stands for the disk."""
    limits = (room, room)
    return prepared(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits), *words, **environ)


def bound_by_modes():
    """Give up root's right to read and write where the mode of a file forbids it."""
    drop_from_bounding_set, override_modes, override_search = 24, 1, 2
    for right in (override_modes, override_search):
        ctypes.CDLL(None).prctl(drop_from_bounding_set, right, 0, 0, 0)


def files(folder):
    """Give every file below a folder with its bytes; locks and the index of the log aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name not in {"log", "persons"}
    }


def test_a_torn_end_of_the_log_is_said(tmp_path):
    of = office(tmp_path)
    of.enrol()
    of.log.close()
    with (of.case / ENTRIES).open("ab") as file:
        file.write(b"torn")
    (act,) = read_good(of.case).acts
    words = ("adopt", of.case, "act", act)
    done = relevo(*words, "--json", RELEVO_KEYS=str(of.root), RELEVO_LANG="en")
    assert done.code == 0
    assert json.loads(done.out)["entry"] == 1
    assert "never confirmed" in done.err
    done = relevo(*words, RELEVO_KEYS=str(of.root), RELEVO_LANG="en")
    assert done.err == ""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_case_without_custodian_is_read_only(tmp_path, lang):
    case = tiny(tmp_path)
    (act,) = read_good(case).acts
    done = relevo("adopt", case, "act", act, RELEVO_LANG=lang)
    assert done.code == 2
    assert "relevo key new" in done.err
    assert not (case / "log").exists()


@pytest.mark.parametrize("room", [0, 60, 150])
def test_a_full_disk_makes_no_key(tmp_path, room):
    """Neither key fits, or both do and case.yaml does not."""
    case = tiny(tmp_path / "case")
    before = files(case)
    done = limited(room, "key", "new", case, RELEVO_KEYS=str(tmp_path / "keys"))
    assert done.returncode == 2
    assert files(case) == before
    assert files(tmp_path / "keys") == {}


def test_a_full_disk_adopts_nothing(tmp_path):
    of = office(tmp_path)
    of.enrol()
    of.log.close()
    (act,) = read_good(of.case).acts
    size = (of.case / ENTRIES).stat().st_size
    done = limited(size, "adopt", of.case, "act", act, RELEVO_KEYS=str(of.root))
    assert done.returncode == 2
    assert len(read_record(of.case)[0].record) == 1
    again = relevo("adopt", of.case, "act", act, RELEVO_KEYS=str(of.root), RELEVO_LANG="en")
    assert again.code == 0


def test_a_full_disk_leaves_no_key_that_no_entry_names(tmp_path):
    of = office(tmp_path)
    of.enrol()
    of.log.close()
    size = (of.case / ENTRIES).stat().st_size
    before = files(of.root)
    done = limited(size, "key", "rotate", of.case, RELEVO_KEYS=str(of.root))
    assert done.returncode == 2
    assert "Nothing was recorded" in done.stderr
    assert files(of.root) == before


def test_a_full_disk_erases_nobody(tmp_path):
    of = office(tmp_path)
    roll = of.enrol()
    of.log.close()
    words = ("erase", of.case, roll, "--order", "EJ-1")
    done = limited((of.case / ENTRIES).stat().st_size, *words, RELEVO_KEYS=str(of.root))
    assert done.returncode == 2
    assert of.again().vault.open(roll)["name"] == NAME
    assert len(read_record(of.case)[0].record) == 1
    assert relevo(*words, RELEVO_KEYS=str(of.root)).code == 0
    assert holding(tmp_path, NAME, DOCUMENT) == []


@pytest.fixture
def read_only():
    """Give what makes folders read-only until the test ends."""
    changed = []

    def make(folder):
        every = (folder, *folder.rglob("*"))
        changed.extend((path, path.stat().st_mode & 0o777) for path in every)
        for path, mode in changed:
            path.chmod(mode & 0o555)

    yield make
    for path, mode in changed:
        path.chmod(mode)


def test_keys_in_a_folder_that_can_only_be_read(tmp_path, read_only):
    case = tiny(tmp_path / "case")
    (tmp_path / "keys").mkdir()
    read_only(tmp_path / "keys")
    done = prepared(bound_by_modes, "key", "new", case, RELEVO_KEYS=str(tmp_path / "keys"))
    assert done.returncode == 2
    assert "may not" in done.stderr
    assert read_good(case).settings.custodian == ""


def test_a_case_that_can_only_be_read_gets_no_key(tmp_path, read_only):
    case = tiny(tmp_path / "case")
    read_only(case)
    done = prepared(bound_by_modes, "key", "new", case, RELEVO_KEYS=str(tmp_path / "keys"))
    assert done.returncode == 2
    assert files(tmp_path / "keys") == {}


def test_nothing_is_recorded_in_a_case_that_can_only_be_read(tmp_path, read_only):
    of = office(tmp_path)
    roll = of.enrol()
    of.log.close()
    (act,) = read_good(of.case).acts
    read_only(of.case)
    for words in (("adopt", of.case, "act", act), ("erase", of.case, roll, "--order", "EJ-1")):
        done = prepared(bound_by_modes, *words, RELEVO_KEYS=str(of.root))
        assert done.returncode == 2
        assert "Nothing was recorded" in done.stderr
    assert of.vault.open(roll)["name"] == NAME


@pytest.mark.parametrize("hidden", ["keys", "of-case", "persons"])
def test_keys_that_may_not_be_looked_at(tmp_path, hidden):
    of = office(tmp_path)
    roll = of.enrol()
    of.log.close()
    folder = {"keys": of.root, "of-case": of.keys.folder, "persons": of.keys.folder / "persons"}[
        hidden
    ]
    folder.chmod(0)
    words = ("erase", of.case, roll, "--order", "EJ-1")
    try:
        done = prepared(bound_by_modes, *words, RELEVO_KEYS=str(of.root))
    finally:
        folder.chmod(0o700)
    assert done.returncode == 2
    assert "may not" in done.stderr or "not readable" in done.stderr
    assert of.vault.open(roll)["name"] == NAME
