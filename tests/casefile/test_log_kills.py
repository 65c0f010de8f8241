"""Killed at any moment while recording: what was confirmed is there, and no checkpoint forks.

``RELEVO_KILLS`` says how often; a few hundred are tried by hand before a release.
"""

import os
import random
import signal
import subprocess
import sys
import time
from base64 import b64encode

from relevo.casefile.log_check import check_log
from relevo.casefile.log_checkpoint import CHECKPOINT
from relevo.casefile.log_contents import check_contents, check_index
from relevo.casefile.log_file import ENTRIES, OPENINGS
from relevo.tlog.checkpoint import open_checkpoint
from relevo.tlog.merkle import Frontier, leaf_hash
from tests.casefile.logs import DAY, KEYS, opened

KILLS = int(os.environ.get("RELEVO_KILLS", "60"))
ROOM = 12
"""Writers that run at once before they are killed, two by two."""

WRITER = """
import sys
from pathlib import Path
from tests.casefile.logs import new, opened

case, name = Path(sys.argv[1]), sys.argv[2]
log = opened(case)
for turn in range(10_000):
    if turn % 7 == 3:
        batch = [new(turn * 1000 + n, prefix=name) for n in range(turn % 90)]
        positions = [position for position, _ in log.extend(batch)]
    else:
        positions = [log.append("movement", new(0).day, {"n": turn}, key=f"{name}-{turn}")[0]]
    note = (case / "log/checkpoint").read_text()
    said = " ".join(note.split("\\n")[1:3])
    print(*positions, ";", said, flush=True)
"""


def started(case, name):
    """Start a process that records and prints what was confirmed, and the checkpoint then."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(case), name], stdout=subprocess.PIPE, text=True
    )


def killed(process, chance):
    """Let a process confirm something, kill it a moment later; give its whole lines."""
    first = process.stdout.readline()
    time.sleep(chance.random() * 0.03)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    return (first + rest).split("\n")[:-1]


def test_killed_at_any_time_nothing_confirmed_is_lost_and_nothing_forks(tmp_path):
    chance = random.Random(11)  # noqa: S311 - moments, no secrets
    confirmed, printed = set(), set()
    for turn in range(0, KILLS, 2):
        processes = [started(tmp_path, f"w{turn + which}") for which in range(2)]
        for process in processes:
            for line in killed(process, chance):
                positions, said = line.split(" ; ")
                confirmed |= set(map(int, positions.split()))
                printed.add(said)
        if turn % ROOM == 0:
            log = opened(tmp_path)
            log.settle()
            log.close()
            open_checkpoint((tmp_path / CHECKPOINT).read_bytes(), KEYS)
            assert check_log(tmp_path, KEYS).first_difference is None
    log = opened(tmp_path)
    log.settle()
    found = check_log(tmp_path, KEYS)
    assert found.first_difference is None
    assert found.checkpoint.size == found.size
    assert check_contents(tmp_path).differences == ()
    assert check_contents(tmp_path).opened == found.size
    assert check_index(tmp_path) is None
    assert confirmed <= set(range(found.size))
    assert printed <= states(log)
    assert len(printed) > KILLS // 4


def states(log):
    """Give every size and root that the log went through, as a checkpoint says them."""
    tree = Frontier()
    found = set()
    for entry in log.entries():
        tree.append(leaf_hash(entry))
        found.add(f"{tree.size} {b64encode(tree.root()).decode()}")
    return found


def test_what_a_kill_left_unconfirmed_is_cut_and_said(tmp_path):
    """The last append reached one file only, or one and a half."""
    log = opened(tmp_path)
    log.append("movement", DAY, {"n": 0}, key="k0")
    log.close()
    kept = {path: (tmp_path / path).read_bytes() for path in (ENTRIES, OPENINGS, CHECKPOINT)}
    opened(tmp_path).append("movement", DAY, {"n": 1}, key="k1")
    after = {path: (tmp_path / path).read_bytes() for path in (ENTRIES, OPENINGS)}
    (tmp_path / CHECKPOINT).write_bytes(kept[CHECKPOINT])
    for entries, openings in ((ENTRIES, None), (None, OPENINGS)):
        for path in (ENTRIES, OPENINGS):
            whole = path in {entries, openings}
            (tmp_path / path).write_bytes(after[path] if whole else kept[path])
        again = opened(tmp_path)
        assert again.append("movement", DAY, {"n": 2}, key="k2") == (1, True)
        assert [(one.file, one.size) for one in again.mended] == [(entries or openings, 1)]
        (tmp_path / CHECKPOINT).write_bytes(kept[CHECKPOINT])
