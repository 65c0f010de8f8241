"""Texts and their gold answers, and what is wrong with an answer itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.reading.fields import ACTS, ANY, EVENTS, FIELDS, fair
from benchmarks.reading.fold import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).with_name("texts")
"""The texts of the benchmark."""

ILLUSTRATIVE = ("Texto ilustrativo", "Illustrative text")
"""First line of a text whose facts are invented."""

_HEAD = {"version", "language", "illustrative", "traps", "note", "source", ACTS, EVENTS.name}
_ACT = {key for field in FIELDS for key in field.keys} | {"optional"}
_LISTS = "units headcounts arms aircraft vessels equipment places host_institutions".split()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its gold answer.

    Attributes:
        name: Identifier, e.g. ``es-pe-01``.
        text: The text.
        gold: The gold answer.
    """

    name: str
    text: str
    gold: Mapping[str, Any]


def read_texts(folder: Path = FOLDER) -> tuple[Text, ...]:
    """Read the texts of a folder that have a gold answer, by name.

    Raises:
        ValueError: If an answer is no JSON object.
        OSError: If an answer has no text beside it.
    """
    return tuple(
        Text(
            name=file.stem,
            text=file.with_suffix(".txt").read_text(encoding="utf-8"),
            gold=_answer(file),
        )
        for file in sorted(folder.glob("*.json"))
    )


def _answer(file: Path) -> dict[str, Any]:
    """Read a gold answer.

    Raises:
        ValueError: If the file is no JSON object.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        message = f"{file} holds no JSON object"
        raise ValueError(message)  # noqa: TRY004 - a file's content, not a caller's type
    return found


def mistakes(text: Text) -> tuple[str, ...]:
    """Name what is wrong with a gold answer: unknown keys, words that the text does not have."""
    return tuple(f"{text.name}: {one}" for one in _mistakes(text))


def _mistakes(text: Text) -> Iterator[str]:
    """Name the mistakes of an answer."""
    gold = text.gold
    if unknown := set(gold) - _HEAD:
        yield f"unknown keys {sorted(unknown)}"
    if gold.get("illustrative") and not text.text.startswith(ILLUSTRATIVE):
        yield "the text does not say in its first line that it is illustrative"
    for act in gold.get(ACTS, []):
        if unknown := set(act) - _ACT:
            yield f"unknown keys {sorted(unknown)} in an act"
        for key in _LISTS:
            if act.get(key) is not None and act[key] != ANY:
                yield from _unfounded(key, act[key], folded(text.text))


def _unfounded(key: str, items: list[Mapping[str, Any]], text: str) -> Iterator[str]:
    """Name the items whose words are not in the text."""
    for item in items:
        for name in ("text", "name", "hull"):
            said = [one for one in fair(item.get(name)) if one is not None]
            if said and not any(folded(one) in text for one in said):
                yield f"{key}: the text has no {said[0]!r}"
        if "text" not in item:
            yield f"{key}: an item without text"
