"""The lines that a run prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.reading.results import Change

_LINE = "{:<18} {:>5} {:>5} {:>5} {:>9}  {:>9}  {:>6}  {:>6}"


def table_of(result: Mapping[str, Any]) -> Iterator[str]:
    """Give a line for each field that is stated or read somewhere, then the sum and the speed."""
    yield _LINE.format("field", "right", "wrong", "miss", "invented", "precision", "recall", "F1")
    lines = {**result["fields"], "all": result["all"]}
    for name, counts in lines.items():
        if counts["tp"] or counts["fp"] or counts["fn"]:
            shares = (f"{counts[share]:.3f}" for share in ("precision", "recall", "f1"))
            numbers = (counts["tp"], counts["fp"], counts["fn"], counts["invented"])
            yield _LINE.format(name, *numbers, *shares)
    yield f"{result['texts']} texts; 'wrong' counts the invented values too"
    if "speed" in result:
        yield f"{result['speed']:,.0f} articles of 2,500 characters a minute on one core"


def misses_of(result: Mapping[str, Any]) -> Iterator[str]:
    """Give a line for each value missed (-) or wrong (+), text by text."""
    for name, missed in result["missed"].items():
        wrong = result["wrong"][name]
        if missed or wrong:
            yield name
            yield from (f"  - {value}" for value in missed)
            yield from (f"  + {value}" for value in wrong)


def change_lines(change: Change) -> Iterator[str]:
    """Give a line for each value gained and lost, and for each newly read wrongly."""
    yield f"{len(change.gained)} gained, {len(change.lost)} lost"
    yield from (f"  gained {value}" for value in change.gained)
    yield from (f"  lost {value}" for value in change.lost)
    yield f"{len(change.invented)} newly wrong, {len(change.cleared)} no longer wrong"
    yield from (f"  newly wrong {value}" for value in change.invented)
    yield from (f"  no longer wrong {value}" for value in change.cleared)
