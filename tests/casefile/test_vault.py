"""The persons' vault: found again, sealed durably, erased for good, through kills and races."""

import os
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.casefile.keys import PERSONS
from relevo.casefile.log_file import LogFile
from relevo.casefile.vault import SEALED, EnrolledError, Vault
from relevo.core.errors import RelevoError
from relevo.ledger.entry import Entry
from relevo.register.model import Erasure
from tests.casefile.enrolled import DOCUMENT, IN_AT, NAME, STATE, holding, office


def erasure(roll):
    """Give the record of an erasure."""
    return Erasure(roll=roll, day=IN_AT.date(), order="EJ-1", illustrative=True)


def test_a_person_is_known_again_and_read(tmp_path):
    of = office(tmp_path)
    roll = of.enrol()
    assert roll == "R-0001"
    vault = of.again().vault
    assert vault.roll_of("ej 4711 xb", "xb") == roll
    assert vault.roll_of(DOCUMENT, "XA") is None
    assert vault.roll_of("", STATE) is None
    assert vault.open(roll) == {
        "name": NAME,
        "document": DOCUMENT,
        "document_type": "passport",
        "state": STATE,
    }
    assert vault.holds(roll)
    assert not vault.holds("R-0002")


def test_each_opening_opens_its_entry(tmp_path):
    of = office(tmp_path)
    of.enrol("Persona Ilustrativa Dos", "EJ-1")
    roll = of.enrol()
    entries = [Entry.parse(content) for content in of.log.entries()]
    for opening in of.vault.openings(roll):
        assert opening.entry == 1
        entries[1].check(opening)


def test_neither_name_nor_document_lies_open_anywhere(tmp_path):
    of = office(tmp_path)
    of.visits(of.enrol())
    assert holding(tmp_path, NAME, DOCUMENT) == []


def test_who_has_no_document_gets_a_number_each_time(tmp_path):
    of = office(tmp_path)
    assert [of.enrol(document="", state="") for _ in range(2)] == ["R-0001", "R-0002"]
    assert of.again().vault.open("R-0002")["name"] == NAME


def test_erased_means_gone_and_the_number_is_not_given_again(tmp_path):
    of = office(tmp_path)
    roll, other = of.enrol(), of.enrol("Persona Ilustrativa Dos", "EJ-2")
    before = [path.read_bytes() for path in (of.keys.folder / PERSONS).glob("*.key")]
    assert of.vault.erase(roll)
    assert not of.vault.erase(roll)
    vault = of.again().vault
    assert not vault.holds(roll)
    assert vault.roll_of(DOCUMENT, STATE) is None
    with pytest.raises(RelevoError):
        vault.open(roll)
    assert vault.open(other)["document"] == "EJ-2"
    left = [path.read_bytes() for path in (of.keys.folder / PERSONS).iterdir()]
    assert sum(data in left for data in before) == 1
    assert of.again().enrol() == "R-0003"


def test_numbers_go_on_from_the_log_when_the_counter_is_lost(tmp_path):
    of = office(tmp_path)
    roll = of.enrol()
    of.record(erasure(roll))
    of.vault.erase(roll)
    (of.keys.folder / PERSONS / "next").unlink()
    assert of.again().vault.next_rolls(2) == ("R-0002", "R-0003")
    (of.keys.folder / PERSONS / "next").write_bytes(b"\xff")
    assert of.enrol("Persona Ilustrativa Dos", "EJ-2") == "R-0001"
    (of.keys.folder / PERSONS / "next").write_bytes(b"")
    assert of.again().vault.next_rolls(1) == ("R-0002",)


def test_the_document_of_somebody_else_is_refused_before_the_entry(tmp_path):
    of = office(tmp_path)
    roll, size = of.enrol(), of.log.size
    with pytest.raises(EnrolledError) as error:
        of.again().enrol("Persona Ilustrativa Dos")
    assert error.value.roll == roll
    assert of.again().log.size == size
    assert of.vault.open(roll)["name"] == NAME


def test_a_crash_before_the_entry_leaves_a_number_that_is_used_again(tmp_path):
    of = office(tmp_path)
    (roll,) = of.vault.next_rolls(1)

    class CrashError(Exception):
        """Stands for a kill."""

    keep = of.vault.keep(roll, DOCUMENT, STATE)

    def killed(position, openings):
        keep(position, openings)
        raise CrashError

    with pytest.raises(CrashError):
        of.log.append("person", IN_AT.date(), {}, key="a", hidden={"name": "first"}, keep=killed)
    again = of.again()
    assert again.log.size == 0
    assert again.vault.roll_of(DOCUMENT, STATE) == roll
    again.log.append(
        "person",
        IN_AT.date(),
        {},
        key="a",
        hidden={"name": "second"},
        keep=again.vault.keep(roll, DOCUMENT, STATE),
    )
    assert again.vault.open(roll) == {"name": "second"}
    entry = Entry.parse(next(iter(again.log.entries())))
    entry.check(again.vault.openings(roll)[-1])


def test_a_corrected_document_is_found_by_the_new_number(tmp_path):
    of = office(tmp_path)
    roll = of.enrol()
    keep = of.again().vault.keep(roll, "EJ-9", STATE)
    of.log.append("person", IN_AT.date(), {}, key="b", hidden={"document": "EJ-9"}, keep=keep)
    vault = of.again().vault
    assert vault.roll_of("EJ-9", STATE) == roll
    assert vault.roll_of(DOCUMENT, STATE) is None
    assert vault.open(roll)["document"] == "EJ-9"
    assert vault.open(roll)["name"] == NAME


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_torn_end_is_passed_over_and_taken_away(tmp_path_factory, data):
    of = office(tmp_path_factory.mktemp("vault"))
    roll = of.enrol()
    sealed = of.keys.folder / PERSONS / SEALED
    whole = sealed.stat().st_size
    other = of.enrol("Persona Ilustrativa Dos", "EJ-2")
    os.truncate(sealed, data.draw(st.integers(whole, sealed.stat().st_size - 1)))
    again = of.again()
    assert again.vault.open(roll)["name"] == NAME
    with pytest.raises(RelevoError):
        again.vault.open(other)
    third = again.enrol("Persona Ilustrativa Tres", "EJ-3")
    assert of.again().vault.open(third)["document"] == "EJ-3"


def test_a_damaged_key_file_is_said(tmp_path):
    of = office(tmp_path)
    roll = of.enrol()
    (file,) = (of.keys.folder / PERSONS).glob("*.key")
    for wreck in (
        b"",
        b"[]",
        b'{"roll": "R-0001"}',
        file.read_bytes().replace(b"R-0001", b"R-0002"),
    ):
        file.write_bytes(wreck)
        with pytest.raises(RelevoError):
            of.vault.open(roll if b"R-0002" not in wreck else "R-0002")


def test_an_erasure_that_a_crash_interrupted_is_finished(tmp_path):
    of = office(tmp_path)
    roll, other = of.enrol(), of.enrol("Persona Ilustrativa Dos", "EJ-2")
    of.record(erasure(roll))
    from relevo.casefile.record import read_record

    record = read_record(of.case)[0].record
    assert of.vault.finish(record) == (roll,)
    assert of.vault.finish(record) == ()
    assert not of.vault.holds(roll)
    assert of.vault.holds(other)


ENROL = """
import os, sys
from datetime import date
from pathlib import Path
from relevo.casefile.keys import find_keys
from relevo.casefile.log_file import LogFile
from relevo.casefile.vault import EnrolledError, Vault

case, root, vkey, name, count = sys.argv[1:]
keys = find_keys(vkey, Path(root), lambda: b"")
log, vault = LogFile(Path(case), os.urandom, keys.signer), Vault(keys, os.urandom)
for number in range(int(count)):
    document = f"EJ-{name}-{number}"
    if vault.roll_of(document, "XB") is None:
        (roll,) = vault.next_rolls(1)
        try:
            log.append(
                "person", date(2026, 3, 3), {"roll": roll}, key=roll,
                hidden={"document": document}, keep=vault.keep(roll, document, "XB"),
            )
        except EnrolledError:
            continue
    print(vault.roll_of(document, "XB"), flush=True)
"""


def enrolling(of, name, count):
    """Start a process that enrols persons."""
    words = (of.case, of.root, of.keys.key.vkey, name, count)
    return subprocess.Popen(
        [sys.executable, "-c", ENROL, *map(str, words)], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_at_once_give_two_numbers(tmp_path):
    of = office(tmp_path)
    running = [enrolling(of, name, 15) for name in "ab"]
    rolls = [roll for one in running for roll in one.communicate(timeout=120)[0].split()]
    assert len(rolls) == len(set(rolls)) == 30
    assert of.log.size == 30


def test_two_processes_with_the_same_persons_give_one_number_each(tmp_path):
    of = office(tmp_path)
    running = [enrolling(of, "a", 15) for _ in range(2)]
    rolls = {roll for one in running for roll in one.communicate(timeout=120)[0].split()}
    assert len(rolls) == of.again().log.size == 15


def test_killed_at_any_time_every_confirmed_person_is_there(tmp_path):
    of = office(tmp_path)
    confirmed = []
    for turn in range(10):
        with enrolling(of, f"w{turn}", 10_000) as process:
            first = process.stdout.readline()
            time.sleep(0.004 * turn)
            process.send_signal(signal.SIGKILL)
            lines = (first + process.stdout.read()).split("\n")[:-1]
        confirmed += [(roll, f"EJ-w{turn}-{at}") for at, roll in enumerate(lines)]
    again = of.again()
    again.enrol()
    assert confirmed
    for roll, document in confirmed:
        assert again.vault.open(roll)["document"] == document
    strays = [path for path in (of.keys.folder / PERSONS).iterdir() if path.name[0] == "."]
    assert strays == []


FULL = """
import os, resource, signal, sys
from datetime import date
from pathlib import Path
from relevo.casefile.keys import find_keys
from relevo.casefile.log_file import LogFile
from relevo.casefile.vault import Vault
from relevo.core.errors import RelevoError

case, root, vkey, room = sys.argv[1:]
keys = find_keys(vkey, Path(root), lambda: b"")
log, vault = LogFile(Path(case), os.urandom, keys.signer), Vault(keys, os.urandom)
(roll,) = vault.next_rolls(1)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))
try:
    log.append("person", date(2026, 3, 3), {"roll": roll}, key=roll,
               hidden={"document": "EJ-1"}, keep=vault.keep(roll, "EJ-1", "XB"))
except RelevoError as error:
    print(error.message.id)
"""


@pytest.mark.parametrize("room", [10, 130, 1200])
def test_a_full_disk_leaves_neither_key_nor_entry(tmp_path, room):
    """The limit on a file's size stands for the disk: key, sealed text or entry does not fit."""
    of = office(tmp_path)
    roll = of.enrol()
    before = sorted(path.name for path in (of.keys.folder / PERSONS).glob("*.key"))
    size = (of.keys.folder / PERSONS / SEALED).stat().st_size
    done = subprocess.run(
        [sys.executable, "-B", "-c", FULL, of.case, of.root, of.keys.key.vkey, str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cannot be written" in done.stdout, done.stderr
    again = of.again()
    assert again.log.size == 1
    assert sorted(path.name for path in (of.keys.folder / PERSONS).glob("*.key")) == before
    assert (of.keys.folder / PERSONS / SEALED).stat().st_size == size
    assert again.vault.open(roll)["name"] == NAME


def test_a_folder_that_can_only_be_read_is_said(tmp_path):
    of = office(tmp_path)
    of.enrol()
    (of.keys.folder / PERSONS).rename(of.keys.folder / "gone")
    (of.keys.folder / PERSONS).write_bytes(b"a file where the folder was")
    with pytest.raises(RelevoError):
        of.vault.next_rolls(1)
    assert LogFile(of.case, os.urandom).size == 1
    assert isinstance(of.vault, Vault)
