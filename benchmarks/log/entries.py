"""Imaginary movements to record, all alike but for their numbers; host XA and sender XB."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from relevo.casefile.log_file import LogFile, New
from relevo.tlog.note import Algorithm, Signer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 3, 3)
SIGNER = Signer("xa.example/benchmark", Algorithm.ED25519, bytes(32))


def values(number: int) -> dict[str, object]:
    """Give what the fields of a movement's entry say: as many, and as long, as in a case."""
    return {
        "recorded_at": "2026-03-03T10:00:00Z",
        "corrects": None,
        "withdraws": None,
        "clearance": f"2026-{number:07}",
        "way": "in",
        "at": "2026-03-03T09:00:00Z",
        "day": "2026-03-03",
        "party": {
            "name": "EJ-SF-01",
            "persons": [
                {"roll": f"R-{number % 9999:04}", "of": "military", "grade": "sgt", "officer": None}
            ],
        },
        "point": "EJ-AIRPORT",
        "act": "xa-2026-01",
        "limit": "",
        "entry": "armed",
        "officer": "officer 7",
        "evidence": "",
        "cause": "planned",
        "illustrative": True,
    }


def news(first: int, count: int) -> Iterator[New]:
    """Give movements to be added."""
    for number in range(first, first + count):
        yield New(kind="movement", day=DAY, values=values(number), key=f"benchmark-{number}")


def log_in(folder: Path) -> LogFile:
    """Open the log of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return LogFile(folder, os.urandom, SIGNER)
