"""Reads every text of the benchmark and prints precision, recall and F1 of each field.

Gold answers, rules of matching and the way to compare two commits are in the README beside this
file. Nothing here fails for being slow.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.reading import gold, results
from benchmarks.reading.commits import result_at
from benchmarks.reading.runner import articles_a_minute, scores_of
from benchmarks.reading.table import change_lines, misses_of, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from benchmarks.reading.results import Change


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; give the exit code: 0 done, 2 misused or a wrong gold answer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("only", nargs="*", help="names of texts, or how they begin: es-pe (all)")
    parser.add_argument("--texts", type=Path, default=gold.FOLDER, help="another folder of texts")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--misses", action="store_true", help="print each value missed or wrong")
    parser.add_argument("--save", metavar="FILE", type=Path, help="keep the result in a file")
    parser.add_argument(
        "--against",
        metavar="FILE|COMMIT",
        help="say what is gained and lost since a kept result, or since a commit: HEAD~1",
    )
    asked = parser.parse_args(arguments)
    try:
        before = _before(asked) if asked.against else None
        texts = gold.read_texts(asked.texts)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    chosen = [one for one in texts if not asked.only or one.name.startswith(tuple(asked.only))]
    wrong = [mistake for text in chosen for mistake in gold.mistakes(text)]
    if wrong or not chosen:
        print("\n".join(wrong) or f"no text in {asked.texts} to read", file=sys.stderr)
        return 2
    result = results.result_of(scores_of(chosen)) | {"speed": articles_a_minute(chosen)}
    change = results.change_of(before, result) if before else None
    if asked.save:
        results.save(asked.save, result)
    print("\n".join(_json(result, change) if asked.json else _lines(result, change, asked)))
    return 0


def _before(asked: argparse.Namespace) -> dict[str, Any]:
    """Give the result to compare with: kept in a file, or of a commit's reader."""
    kept = Path(asked.against)
    if kept.exists():
        return results.read(kept)
    return result_at(asked.against, (*asked.only, "--texts", str(asked.texts.absolute())))


def _json(result: Mapping[str, Any], change: Change | None) -> Iterator[str]:
    """Give the result, and what changed, as one JSON document."""
    told = {} if change is None else {"change": {key: getattr(change, key) for key in _CHANGE}}
    yield json.dumps({**result, **told}, ensure_ascii=False, indent=1)


def _lines(
    result: Mapping[str, Any], change: Change | None, asked: argparse.Namespace
) -> Iterator[str]:
    """Give the result as lines."""
    if asked.misses:
        yield from misses_of(result)
    yield from table_of(result)
    if change is not None:
        yield from change_lines(change)


_CHANGE = ("gained", "lost", "invented", "cleared")

if __name__ == "__main__":
    raise SystemExit(main())
