"""Small logs, recorded and kept by an imaginary custodian; for tests."""

import os
from datetime import date

from relevo.casefile.log_checkpoint import CHECKPOINT
from relevo.casefile.log_file import LogFile, New
from relevo.tlog.checkpoint import open_checkpoint
from relevo.tlog.merkle import leaf_hash, root_of
from relevo.tlog.note import Algorithm, Signer

DAY = date(2026, 3, 3)
SIGNER = Signer("xa.example/log", Algorithm.ED25519, bytes(range(32)))
KEYS = (SIGNER.key,)


def opened(case, signer=SIGNER):
    """Open the log of a folder."""
    return LogFile(case, os.urandom, signer)


def new(number, day=DAY, prefix="k"):
    """Give something to be added."""
    return New(kind="movement", day=day, values={"n": number}, key=f"{prefix}{number}")


def filled(case, count, day=DAY):
    """Give a log with so many entries."""
    case.mkdir(parents=True, exist_ok=True)
    log = opened(case)
    log.extend(new(number, day) for number in range(count))
    return log


def signed(case):
    """Give the checkpoint of a case, its signature checked."""
    return open_checkpoint((case / CHECKPOINT).read_bytes(), KEYS)[0]


def root_at(case, size):
    """Give the root of the first entries, worked out plainly."""
    entries = list(opened(case).entries())[:size]
    assert len(entries) == size
    return root_of(map(leaf_hash, entries))


def flip(path, at):
    """Change one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
