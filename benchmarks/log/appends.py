"""Durable appends, single and in batches, beside loops that only do what cannot be spared."""

from __future__ import annotations

import os
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.log.entries import DAY, SIGNER, news, values
from relevo.casefile.log_file import ENTRIES, KEY, OPENINGS
from relevo.casefile.log_held import HeldLog
from relevo.ledger.sealing import seal
from relevo.tlog.tiles import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relevo.casefile.log_file import LogFile

BLOCKS = 16
"""Turns that each way takes; they alternate, so that a busy disk slows all of them."""


def singles(folder: Path, log: LogFile, name: str, turns: int) -> dict[str, Any]:
    """Measure single appends beside the floors.

    Args:
        folder: Folder of the case; the floors write beside it.
        log: Its log.
        name: Begins the keys of what is added.
        turns: Appends in each block.

    Returns:
        Microseconds of an append and of each floor, and the floors as a ratio to it.
    """
    sizes = [(folder / path).stat().st_size for path in (OPENINGS, ENTRIES)]
    log.append("movement", DAY, values(0), key=f"{name}-first")
    after = [(folder / path).stat().st_size for path in (OPENINGS, ENTRIES)]
    frames = [os.urandom(new - old) for old, new in zip(sizes, after, strict=True)]
    numbers = iter(range(10_000_000))
    floor = Floor(folder.parent / "floor", frames)
    ways: dict[str, Callable[[], object]] = {
        "append": lambda: log.append("movement", DAY, values(1), key=f"{name}-{next(numbers)}"),
        "floor": floor.synced_and_signed,
        "floor_with_checkpoint": floor.with_checkpoint,
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(BLOCKS):
        for way, once in ways.items():
            begun = perf_counter()
            for _ in range(turns):
                once()
            taken[way].append((perf_counter() - begun) / turns * 1e6)
    floor.close()
    found = {way: round(median(times), 1) for way, times in taken.items()}
    return {
        "entries": log.size,
        "microseconds": found,
        "ratio": round(found["floor"] / found["append"], 3),
        "ratio_with_checkpoint": round(found["floor_with_checkpoint"] / found["append"], 3),
    }


class Floor:
    """A loop that writes the same bytes to two files, waits for both, and signs.

    Args:
        folder: Where it writes.
        frames: What it writes: openings and entry.
    """

    def __init__(self, folder: Path, frames: list[bytes]) -> None:
        """Open the files."""
        folder.mkdir(exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._files = [os.open(folder / name, flags) for name in ("openings", "entries")]
        self._frames = frames
        self._checkpoint = folder / "checkpoint"
        self._beside = folder / "checkpoint.new"
        self._key = Ed25519PrivateKey.from_private_bytes(SIGNER.seed)

    def synced_and_signed(self) -> bytes:
        """Write, wait for one file after the other, sign."""
        for file, data in zip(self._files, self._frames, strict=True):
            os.write(file, data)
        for file in self._files:
            os.fsync(file)
        return self._key.sign(b"x" * 90)

    def with_checkpoint(self) -> None:
        """The same, and put a signed checkpoint in the place of the one before."""
        self._beside.write_bytes(b"x" * 90 + self.synced_and_signed())
        self._beside.replace(self._checkpoint)

    def close(self) -> None:
        """Close the files."""
        for file in self._files:
            os.close(file)


def batch(folder: Path, log: LogFile, first: int, count: int) -> dict[str, float]:
    """Measure a batch; then another one in its two parts, sealing and the log.

    Args:
        folder: Folder of the case.
        log: Its log.
        first: Number of the first movement; twice as many as ``count`` are added.
        count: Entries of a batch.

    Returns:
        Entries a second of all, of sealing, and of the log.
    """
    begun = perf_counter()
    log.extend(news(first, count))
    whole = perf_counter() - begun
    log.close()
    begun = perf_counter()
    sealed = []
    for position, new in enumerate(news(first + count, count), start=log.size):
        values_said = {KEY: new.key, **new.values}
        one = seal(position, new.kind, DAY, values_said, salts=os.urandom)
        sealed.append((new.key, one.openings, one.entry))
    sealing = perf_counter() - begun
    held = HeldLog(folder, SIGNER)
    held.load()
    begun = perf_counter()
    for at in range(0, count, WIDTH):
        some = sealed[at : at + WIDTH]
        assert not held.find([key for key, _, _ in some])
        for key, opened, entry_bytes in some:
            held.take(key, opened, entry_bytes)
    held.commit()
    kept = perf_counter() - begun
    held.close()
    return {
        "entries": count,
        "entries_a_second": round(count / whole),
        "sealed_a_second": round(count / sealing),
        "log_entries_a_second": round(count / kept),
    }
