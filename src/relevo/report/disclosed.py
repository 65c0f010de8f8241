"""What was opened to everybody, or would be, as lines for people and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.report.account_record import KINDS
from relevo.report.phrases import ILLUSTRATIVE_RECORD
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from relevo.core.words import Text

VERSION = 1

_KINDS: dict[str, Text] = {**KINDS, "key": text("key of the log")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """What is shown of a disclosure.

    Attributes:
        on: Day for which it was found.
        fields: Names of fields that are opened, by position of their entry.
        kinds: Kind of each of those entries.
        added: Entries added to the log; None if it was only asked what would be opened.
        waiting: Entries of which fields are opened on a later day.
        next_day: First such day; None if nothing waits.
        illustrative: Whether any of the entries is invented.
    """

    on: date
    fields: Mapping[int, tuple[str, ...]]
    kinds: Mapping[int, str]
    added: int | None
    waiting: int
    next_day: date | None
    illustrative: bool


def render_disclosed_text(found: Disclosed, *, lang: str) -> str:
    """Give the lines that say what was opened, or would be.

    Args:
        found: What was found.
        lang: Language, ``es`` or ``en``.
    """
    speaker = Speaker(lang)
    return "".join(f"{speaker.say(line)}\n" for line in _lines(found))


def render_disclosed_json(found: Disclosed) -> str:
    """Give the same as JSON; see ``docs/formats/disclosed.md``.

    Args:
        found: What was found.
    """
    return dumped(
        {
            "version": VERSION,
            "on": found.on.isoformat(),
            "dry_run": found.added is None,
            "added": found.added or 0,
            "opened": [
                {"kind": kind, "fields": list(names), "entries": count}
                for (kind, names), count in _groups(found)
            ],
            "waiting": {
                "entries": found.waiting,
                "next": found.next_day.isoformat() if found.next_day else None,
            },
            "illustrative": found.illustrative,
        }
    )


def _groups(found: Disclosed) -> list[tuple[tuple[str, tuple[str, ...]], int]]:
    """Give how many entries of each kind have the same fields opened."""
    return sorted(Counter((found.kinds[at], names) for at, names in found.fields.items()).items())


def _lines(found: Disclosed) -> Iterator[Text]:
    """Give the lines."""
    if found.illustrative:
        yield ILLUSTRATIVE_RECORD
    if not found.fields:
        yield text("Nothing more is to be opened on {day}.", day=found.on)
    elif found.added is None:
        yield plural_text(
            "On {day} fields of {n} entry would be opened to everybody:",
            "On {day} fields of {n} entries would be opened to everybody:",
            len(found.fields),
            day=found.on,
        )
    else:
        yield plural_text(
            "Fields of {n} entry are opened to everybody, as of {day}:",
            "Fields of {n} entries are opened to everybody, as of {day}:",
            len(found.fields),
            day=found.on,
        )
    for (kind, names), count in _groups(found):
        yield plural_text(
            "{kind}, {n} entry: {fields}", "{kind}, {n} entries: {fields}", count,
            kind=_KINDS[kind], fields=names,
        )  # fmt: skip
    if found.waiting and found.next_day:
        yield plural_text(
            "{n} entry waits for its day; the first is {day}.",
            "{n} entries wait for their day; the first is {day}.",
            found.waiting,
            day=found.next_day,
        )
    if found.added:
        yield text(
            "They stand in log/disclosed. To make them public: relevo log CASE --publish FOLDER"
        )
