"""Checking what a log's entries say: their one spelling, what opens them, the index."""

from __future__ import annotations

import os
import re
import sqlite3
from base64 import b64encode
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from relevo.casefile.log_check import Difference
from relevo.casefile.log_file import INDEX, OPENINGS, read_openings
from relevo.casefile.log_frames import frames_in
from relevo.casefile.log_index import leads_to
from relevo.casefile.log_source import source_of
from relevo.casefile.log_views import digest_in
from relevo.core.words import text
from relevo.ledger.canonical import canonical, in_order
from relevo.ledger.entry import Entry, EntryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from relevo.ledger.entry import Opening

_INVENTED = re.compile(rb'"illustrative":(?:\["[^"]*",)?true')


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in the entries of a log.

    Attributes:
        opened: Entries that something at hand opens.
        differences: What differs, by entry: of the entries, of what opens them.
        seconds: Time it took.
    """

    opened: int
    differences: tuple[Difference, ...]
    seconds: float


def check_contents(folder: Path) -> Contents:
    """Check that every entry is in its one spelling, and that what is at hand opens it.

    Of each file only the first entry that differs is named.

    Args:
        folder: A case folder, or a folder that a log was made public in.

    Raises:
        RelevoError: If the folder holds no log.
        OSError: If it cannot be read.
    """
    begun = perf_counter()
    source = source_of(folder)
    found: dict[str, Difference] = {}
    openings = _openings(folder / OPENINGS)
    opened = last = 0
    ended = False
    for position, content in enumerate(source.read()):
        try:
            entry = Entry.parse(content)
        except EntryError:
            what = text("Entry {entry} is not in its one spelling.", entry=position)
            found.setdefault(source.entries, Difference(position, source.entries, what))
            next(openings, None)
            continue
        held = next(openings, None)
        if held is None:
            ended, last = True, last if ended else position
            continue
        opened += 1
        if OPENINGS not in found and not _opens(entry, position, held):
            what = text("What opens entry {entry} does not fit it.", entry=position)
            found[OPENINGS] = Difference(position, OPENINGS, what)
    if ended and (folder / OPENINGS).is_file():
        what = text("What opens entry {entry} is damaged or missing.", entry=last)
        found.setdefault(OPENINGS, Difference(last, OPENINGS, what))
    ordered = sorted(found.values(), key=lambda one: one.entry or 0)
    return Contents(opened, tuple(ordered), perf_counter() - begun)


def check_index(folder: Path) -> Difference | None:
    """Check that the index of a case's log leads from each key to its entry.

    Args:
        folder: A case folder.

    Returns:
        The first entry that it does not lead to; None if there is none, or no index.
    """
    keys = (
        (position, digest_in(content))
        for position, content in enumerate(_openings(folder / OPENINGS))
    )
    try:
        entry = leads_to(folder / INDEX, keys)
    except (sqlite3.Error, ValueError, LookupError, TypeError):
        return Difference(None, INDEX, text("The index cannot be read."))
    if entry is None:
        return None
    return Difference(entry, INDEX, text("The index does not lead to entry {entry}.", entry=entry))


def _openings(path: Path) -> Iterator[bytes]:
    """Give what opens each entry, in order, as far as it is whole."""
    if not path.is_file():
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        for content, _ in frames_in(descriptor):
            yield content
    finally:
        os.close(descriptor)


def _opens(entry: Entry, position: int, content: bytes) -> bool:
    """Whether openings open fields of an entry, and are in their one spelling."""
    try:
        openings = tuple(read_openings(position, content))
        for opening in openings:
            entry.check(opening)
    except EntryError:
        return False
    return opened_bytes(openings) == content


def opened_bytes(openings: Iterable[Opening]) -> bytes:
    """Give openings of one entry in their one spelling, as a frame of ``log/openings`` holds them.

    Args:
        openings: Each with its salt and its value.
    """
    parts = {
        one.field: b'%b:["%b",%b]' % (canonical(one.field), b64encode(one.salt), one.value)
        for one in openings
    }
    return b"{%b}" % b",".join(parts[name] for name in in_order(parts))


def is_invented(folder: Path) -> bool:
    """Say whether an entry of a case's log is marked as invented for illustration.

    Args:
        folder: The case folder.
    """
    return any(_INVENTED.search(content) for content in _openings(folder / OPENINGS))
