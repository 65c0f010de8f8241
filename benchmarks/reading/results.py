"""Results of a run: kept as a file for each version, and compared with another run's."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.reading.scoring import sums_of, total_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from benchmarks.reading.scoring import Score, Sums

FOLDER = Path(__file__).with_name("results")
"""Results by version."""


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two runs, in the texts that both had.

    Attributes:
        gained: Values right now that were not.
        lost: Values right before that are not now.
        invented: Values read wrongly now that were not.
        cleared: Values read wrongly before that are not now.
    """

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    invented: tuple[str, ...]
    cleared: tuple[str, ...]


def result_of(scores: Mapping[str, Sequence[Score]]) -> dict[str, Any]:
    """Give the result of a run as JSON.

    Args:
        scores: Scores of each text by its name.

    Returns:
        ``texts`` (how many), ``fields`` and ``all`` (counts, precision, recall, F1), and ``right``,
        ``missed`` and ``wrong``: for each text its values, as ``field: value``.
    """
    sums = sums_of(one for several in scores.values() for one in several)
    return {
        "texts": len(scores),
        "fields": {name: _counts(one) for name, one in sums.items()},
        "all": _counts(total_of(sums)),
        "right": {name: _told(several, "right") for name, several in scores.items()},
        "missed": {name: _told(several, "missed") for name, several in scores.items()},
        "wrong": {
            name: sorted(_told(several, "wrong") + _told(several, "invented"))
            for name, several in scores.items()
        },
    }


def change_of(before: Mapping[str, Any], now: Mapping[str, Any]) -> Change:
    """Compare two results of :func:`result_of`; a value that a text has twice counts once."""
    both = sorted(before["right"].keys() & now["right"].keys())

    def fresh(key: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
        """Give the values under a key that one result has and the other does not."""
        return tuple(
            f"{name} {value}"
            for name in both
            for value in sorted(set(one[key][name]) - set(other[key][name]))
        )

    return Change(
        gained=fresh("right", now, before),
        lost=fresh("right", before, now),
        invented=fresh("wrong", now, before),
        cleared=fresh("wrong", before, now),
    )


def f1_of(result: Mapping[str, Any], texts: Collection[str]) -> dict[str, float]:
    """Give the F1 of each field over some texts of a result; of fields with nothing there, none."""
    counts: dict[str, Counter[str]] = {}
    for heading in ("right", "missed", "wrong"):
        for text in texts:
            for value in result[heading][text]:
                counts.setdefault(value.partition(":")[0], Counter())[heading] += 1
    return {
        field: 2 * count["right"] / (2 * count["right"] + count["missed"] + count["wrong"])
        for field, count in counts.items()
    }


def read(file: Path) -> dict[str, Any]:
    """Read a result.

    Raises:
        ValueError: If the file is no result of this benchmark.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict) or not {"fields", "right", "missed", "wrong"} <= found.keys():
        raise ValueError(f"{file} is no result of this benchmark")
    return found


def save(file: Path, result: Mapping[str, Any]) -> None:
    """Write a result, replaced as a whole; how fast the machine was is not kept."""
    kept = {key: value for key, value in result.items() if key != "speed"}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".part")
    fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(file)


def recorded() -> tuple[Path, ...]:
    """Give the files of results, the newest version first."""
    return tuple(sorted(FOLDER.glob("*.json"), key=lambda file: _version(file.stem), reverse=True))


def _version(name: str) -> tuple[tuple[int, str], ...]:
    """Give what sorts versions: numbers as numbers."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in name.split("."))


def _counts(one: Sums) -> dict[str, int | float]:
    """Give counts and shares as JSON."""
    return {
        "tp": one.tp,
        "fp": one.fp,
        "fn": one.fn,
        "invented": one.invented,
        "precision": round(one.precision, 4),
        "recall": round(one.recall, 4),
        "f1": round(one.f1, 4),
    }


def _told(scores: Sequence[Score], what: str) -> list[str]:
    """Give the values of all scores of a text under one heading."""
    return sorted(f"{one.field}: {label}" for one in scores for label in getattr(one, what))
