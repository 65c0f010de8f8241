"""The log on disk: kills, torn ends, two writers, a full disk, a deleted index."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.casefile.log_check import check_log
from relevo.casefile.log_contents import check_index
from relevo.casefile.log_file import ENTRIES, INDEX, OPENINGS, LogFile, New
from relevo.casefile.log_frames import FrameFile
from relevo.core.errors import RelevoError
from relevo.ledger.entry import Entry
from tests.casefile.logs import KEYS, filled, new, signed
from tests.casefile.logs import opened as kept

DAY = date(2026, 3, 3)
WRITER = """
import os, sys
from datetime import date
from pathlib import Path
from relevo.casefile.log_file import LogFile

log = LogFile(Path(sys.argv[1]), os.urandom)
for number in range(int(sys.argv[3])):
    values = {"n": number, "pad": "x" * 300}
    log.append("movement", date(2026, 3, 3), values, key=f"{sys.argv[2]}{number}")
    print(number, flush=True)
"""


def opened(case):
    """Open the log of a folder."""
    return LogFile(case, os.urandom)


def said(case):
    """Give what each entry says, every opening checked against its entry."""
    log = opened(case)
    entries = [Entry.parse(one) for one in log.entries()]
    found = [{} for _ in entries]
    for opening in log.openings():
        entries[opening.entry].check(opening)
        found[opening.entry][opening.field] = opening.said
    return found


def writer(case, name, count):
    """Start a process that records."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(case), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_what_is_recorded_is_read_back(tmp_path):
    log = opened(tmp_path)
    assert log.size == 0
    assert log.append("movement", DAY, {"n": 1}, key="a") == (0, True)
    assert log.append("station", DAY, {"n": 2}, key="b") == (1, True)
    assert said(tmp_path) == [
        {"idempotency_key": "a", "n": 1},
        {"idempotency_key": "b", "n": 2},
    ]


def test_the_same_submission_twice_is_recorded_once(tmp_path):
    log = opened(tmp_path)
    log.append("movement", DAY, {"n": 1, "recorded_at": "2026-03-03T10:00:00Z"}, key="a")
    again = log.append("movement", DAY, {"n": 1, "recorded_at": "2026-03-03T11:00:00Z"}, key="a")
    assert again == (0, False)
    assert log.size == 1


def test_a_key_that_was_used_for_something_else_is_refused(tmp_path):
    log = opened(tmp_path)
    log.append("movement", DAY, {"n": 1}, key="a")
    with pytest.raises(RelevoError):
        log.append("movement", DAY, {"n": 2}, key="a")
    assert log.size == 1


@pytest.mark.parametrize("wreck", [Path.unlink, lambda path: path.write_bytes(b"no index")])
def test_the_index_is_made_again(tmp_path, wreck):
    log = opened(tmp_path)
    for number in range(3):
        log.append("movement", DAY, {"n": number}, key=f"k{number}")
    for beside in ("-wal", "-shm"):
        (tmp_path / f"{INDEX}{beside}").unlink(missing_ok=True)
    wreck(tmp_path / INDEX)
    assert opened(tmp_path).append("movement", DAY, {"n": 1}, key="k1") == (1, False)
    assert opened(tmp_path).append("movement", DAY, {"n": 9}, key="k9") == (3, True)


@settings(max_examples=60, deadline=None)
@given(path=st.sampled_from([ENTRIES, OPENINGS]), data=st.data())
def test_a_crash_at_any_byte_leaves_what_was_confirmed(tmp_path_factory, path, data):
    """The bytes that the last append had not yet written are cut off, of one file or of both."""
    case = tmp_path_factory.mktemp("case")
    log = opened(case)
    for number in range(3):
        log.append("movement", DAY, {"n": number}, key=f"k{number}")
    before = {name: (case / name).stat().st_size for name in (ENTRIES, OPENINGS)}
    log.append("movement", DAY, {"n": 3}, key="k3")
    after = (case / path).stat().st_size
    cut = data.draw(st.integers(before[path], after - 1))
    os.truncate(case / path, cut)
    if path == OPENINGS:
        os.truncate(case / ENTRIES, before[ENTRIES])
    again = opened(case)
    assert again.append("movement", DAY, {"n": 4}, key="k4") == (3, True)
    assert [one["n"] for one in said(case)] == [0, 1, 2, 4]
    assert bool(again.mended) == (cut > before[path] or path == ENTRIES)


def test_killed_at_any_time_the_confirmed_entries_are_there(tmp_path):
    """Some processes are killed while they record; every number they printed must be there."""
    confirmed = set()
    for turn in range(12):
        with writer(tmp_path, f"w{turn}-", 10_000) as process:
            first = process.stdout.readline()
            time.sleep(0.003 * turn)
            process.send_signal(signal.SIGKILL)
            lines = (first + process.stdout.read()).split("\n")[:-1]
        confirmed |= {(turn, int(line)) for line in lines}
    keys = [one["idempotency_key"] for one in said(tmp_path)]
    assert len(keys) == len(set(keys))
    assert {f"w{turn}-{number}" for turn, number in confirmed} <= set(keys)
    assert len(keys) <= len(confirmed) + 12
    position, new = opened(tmp_path).append("movement", DAY, {"n": 0}, key="after")
    assert (position, new) == (len(keys), True)


def test_two_writers_at_once_lose_nothing(tmp_path):
    processes = [writer(tmp_path, name, 40) for name in ("a", "b")]
    for process in processes:
        process.communicate(timeout=120)
    keys = [one["idempotency_key"] for one in said(tmp_path)]
    assert sorted(keys) == sorted(f"{name}{number}" for name in "ab" for number in range(40))


@pytest.mark.parametrize("room", [100, 700])
def test_a_full_disk_is_refused_and_nothing_is_half_written(tmp_path, room):
    """The limit on a file's size stands for the disk: the write fails in the middle."""
    log = opened(tmp_path)
    log.append("movement", DAY, {"n": 0}, key="k0")
    sizes = {name: (tmp_path / name).stat().st_size for name in (ENTRIES, OPENINGS)}
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(sizes.values()) + room, old[1]))
        with pytest.raises(RelevoError):
            log.append("movement", DAY, {"n": 1, "pad": "x" * 2000}, key="k1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert [one["n"] for one in said(tmp_path)] == [0]
    assert log.append("movement", DAY, {"n": 2}, key="k2") == (1, True)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "log").write_text("not a folder")
    with pytest.raises(RelevoError):
        opened(tmp_path).append("movement", DAY, {"n": 0}, key="k0")


def test_what_no_entry_can_hold_is_refused(tmp_path):
    values = {f"field{number}": number for number in range(2000)}
    with pytest.raises(RelevoError):
        opened(tmp_path).append("movement", DAY, values, key="k0")
    assert opened(tmp_path).size == 0


def test_a_batch_is_added_in_order(tmp_path):
    log = opened(tmp_path)
    log.append("movement", DAY, {"n": 0}, key="k0")
    found = log.extend([new(1), new(0), new(2), new(1)])
    assert found == [(1, True), (0, False), (2, True), (1, False)]
    assert [one["n"] for one in said(tmp_path)] == [0, 1, 2]
    assert log.find(["k0", "k2", "nothing"]) == {"k0": 0, "k2": 2}


@pytest.mark.parametrize("count", [3, 600])
def test_a_batch_is_added_whole_or_not_at_all(tmp_path, count):
    log = opened(tmp_path)
    log.append("movement", DAY, {"n": 0}, key="k0")
    files = {name: (tmp_path / name).read_bytes() for name in (ENTRIES, OPENINGS)}
    other = New(kind="movement", day=DAY, values={"n": 9}, key="k1")
    long = New(kind="movement", day=DAY, values={"n": "x" * 70_000}, key="long")
    for last in (other, long):
        with pytest.raises(RelevoError):
            log.extend([*(new(number) for number in range(count)), last])
        assert {name: (tmp_path / name).read_bytes() for name in files} == files
    assert log.append("movement", DAY, {"n": 1}, key="k1") == (1, True)


def test_what_is_hidden_is_kept_before_the_entry_and_not_with_it(tmp_path):
    kept = []

    def keep(position, openings):
        kept.append((position, [one.field for one in openings], opened(tmp_path).size))

    log = opened(tmp_path)
    hidden = {"name": "EJ Somebody"}
    log.extend(
        New(kind="person", day=DAY, values={"n": n}, key=f"p{n}", hidden=hidden, keep=keep)
        for n in range(2)
    )
    assert kept == [(0, ["name"], 0), (1, ["name"], 0)]
    assert b"Somebody" not in (tmp_path / OPENINGS).read_bytes()
    assert [sorted(one) for one in said(tmp_path)] == [["idempotency_key", "n"]] * 2


def test_two_logs_of_one_folder_take_turns(tmp_path):
    """Each takes in what the other wrote; both sign one tree."""
    logs = [kept(tmp_path), kept(tmp_path)]
    for turn in range(20):
        log = logs[turn % 2]
        log.extend(new(number) for number in range(turn * 30, turn * 30 + 30))
        assert log.append("movement", DAY, {"n": 5}, key="k5") == (5, False)
    assert [one["n"] for one in said(tmp_path)] == list(range(600))
    assert check_log(tmp_path, KEYS).first_difference is None


def test_files_that_were_put_back_are_read_again(tmp_path):
    log = kept(tmp_path)
    log.append("movement", DAY, {"n": 0}, key="k0")
    copies = {name: (tmp_path / name).read_bytes() for name in (ENTRIES, OPENINGS)}
    for name, data in copies.items():
        (tmp_path / f"{name}.copy").write_bytes(data)
        (tmp_path / f"{name}.copy").replace(tmp_path / name)
    assert log.append("movement", DAY, {"n": 1}, key="k1") == (1, True)
    assert check_log(tmp_path, KEYS).first_difference is None


def test_a_log_held_open_never_signs_less_than_another_process_did(tmp_path):
    """Another process confirmed entries, and some of them are gone."""
    held, other = kept(tmp_path), kept(tmp_path)
    held.append("movement", DAY, {"n": 0}, key="k0")
    other.extend(new(number) for number in range(1, 9))
    other.close()
    size = (tmp_path / ENTRIES).stat().st_size
    os.truncate(tmp_path / ENTRIES, size - 5)
    for _ in range(2):
        with pytest.raises(RelevoError):
            held.append("movement", DAY, {"n": 9}, key="k9")
    assert (tmp_path / ENTRIES).stat().st_size == size - 5


def test_a_full_disk_leaves_a_signed_log_as_it_was(tmp_path):
    log = kept(tmp_path)
    log.extend(new(number) for number in range(10))
    size = max((tmp_path / name).stat().st_size for name in (ENTRIES, OPENINGS))
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 500, old[1]))
        with pytest.raises(RelevoError):
            log.extend(new(number) for number in range(10, 400))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert check_log(tmp_path, KEYS).first_difference is None
    assert log.size == 10
    assert log.append("movement", DAY, {"n": 10}, key="k10") == (10, True)
    assert check_log(tmp_path, KEYS).checkpoint.size == 11


def test_a_key_is_found_while_the_index_lags(tmp_path):
    log = filled(tmp_path, 600)
    assert indexed(tmp_path) == 0
    with_index = opened(tmp_path)
    for one in (log, with_index, log):
        for number in (3, 300, 599):
            again = one.append("movement", DAY, {"n": number}, key=f"k{number}")
            assert again == (number, False)
    assert indexed(tmp_path) == 512
    assert log.append("movement", DAY, {"n": 600}, key="k600") == (600, True)
    assert with_index.append("movement", DAY, {"n": 600}, key="k600") == (600, False)


def test_the_index_is_written_once_in_many_entries(tmp_path):
    log = filled(tmp_path, 16_000)
    assert indexed(tmp_path) == 0
    log.extend(new(number) for number in range(16_000, 16_400))
    assert indexed(tmp_path) == 16_384
    assert check_index(tmp_path) is None


def indexed(case):
    """Give the number of keys that an index holds."""
    with closing(sqlite3.connect(case / INDEX)) as database:
        return database.execute("SELECT COUNT(*) FROM keys").fetchone()[0]


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """Give a case whose log has two full tiles and a part of one, and what lies there."""
    case = tmp_path_factory.mktemp("long")
    log = opened(case)
    log.extend(new(number) for number in range(600))
    opened(case).settle()
    return case, list(log.entries()), list(log.opening_frames()), list(log.openings())


@pytest.mark.parametrize("start", [1, 255, 256, 257, 511, 512, 599, 600, 700, 10**12])
def test_reading_from_an_entry_on_gives_what_comes_after_it(long, start):
    case, entries, frames, openings = long
    log = opened(case)
    assert list(log.entries(start)) == entries[start:]
    assert list(log.opening_frames(start)) == frames[start:]
    assert list(log.openings(start)) == [one for one in openings if one.entry >= start]


def test_reading_from_an_entry_on_does_not_read_those_before_its_tile(long):
    case, entries, frames, _ = long
    kept = {path: (case / path).read_bytes() for path in (ENTRIES, OPENINGS)}
    for path, data in kept.items():
        (case / path).write_bytes(bytes(100) + data[100:])
    log = opened(case)
    assert list(log.entries(520)) == entries[520:]
    assert list(log.opening_frames(520)) == frames[520:]
    assert list(log.entries()) == []
    for path, data in kept.items():
        (case / path).write_bytes(data)


@pytest.mark.parametrize(
    "wreck",
    [
        lambda index: index.unlink(),
        lambda index: index.write_bytes(b"no database"),
        lambda index: changed(index, "UPDATE tiles SET entries = 7, openings = 'x'"),
        lambda index: changed(index, "UPDATE tiles SET entries = 10000000000, openings = 3"),
        lambda index: changed(index, "UPDATE tiles SET tile = tile - 1, openings = -5"),
        lambda index: changed(index, "DROP TABLE tiles"),
    ],
)
def test_an_index_that_is_wrong_misleads_nobody_who_reads_on(long, wreck):
    case, entries, frames, _ = long
    whole = (case / INDEX).read_bytes()
    wreck(case / INDEX)
    assert list(opened(case).entries(520)) == entries[520:]
    assert list(opened(case).opening_frames(520)) == frames[520:]
    (case / INDEX).write_bytes(whole)


def changed(index, statement):
    """Change an index."""
    with closing(sqlite3.connect(index)) as database, database:
        database.execute(statement)


def test_an_error_of_the_disk_in_the_middle_of_a_batch_is_not_forgotten(tmp_path, monkeypatch):
    """The system tells it once; what is begun early must tell it at the end."""
    log = kept(tmp_path)
    log.append("movement", DAY, {"n": 0}, key="first")
    before = {path: (tmp_path / path).read_bytes() for path in (ENTRIES, OPENINGS)}
    failing = [OSError(5, os.strerror(5))]
    whole = FrameFile.sync

    def once(file):
        if failing and file.path.name == "entries":
            raise failing.pop()
        whole(file)

    monkeypatch.setattr(FrameFile, "sync", once)
    many = [
        New(kind="use", day=DAY, values={"pad": "x" * 50_000, "n": n}, key=f"b{n}")
        for n in range(40)
    ]
    with pytest.raises(RelevoError, match="Nothing was recorded"):
        log.extend(many)
    assert failing == []
    assert {path: (tmp_path / path).read_bytes() for path in before} == before
    assert log.extend(many)[-1] == (40, True)
    assert check_log(tmp_path, KEYS).first_difference is None


def test_entries_that_no_checkpoint_covered_are_said_when_they_are_signed(tmp_path):
    filled(tmp_path, 3).close()
    stranger = kept(tmp_path, signer=None)
    stranger.append("movement", DAY, {"n": 9}, key="stranger")
    stranger.close()
    assert signed(tmp_path).size == 3
    log = kept(tmp_path)
    log.extend([new(4)])
    assert log.unsigned == 1
    log.extend([new(5)])
    assert log.unsigned == 1
    log.close()
    assert signed(tmp_path).size == 6
    again = kept(tmp_path)
    again.extend([new(6)])
    assert again.unsigned == 0
