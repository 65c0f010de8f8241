"""What a log has opened to everybody: found, recorded, and shown in ``log/disclosed``.

That file follows from the entries of kind ``disclosure`` and from what opens the entries they name.
One line opens the disclosure itself, the lines after it what it says; so whoever has the public log
sees which fields were opened, and that no other is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.casefile.log_check import Difference
from relevo.casefile.log_contents import opened_bytes
from relevo.casefile.log_file import New, read_openings
from relevo.casefile.log_source import source_of
from relevo.casefile.write import write_files
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.disclosure import (
    KIND,
    ON,
    OPENED,
    DisclosureError,
    disclosure_rules,
    fields_of,
    opened_from,
    read_opened,
    said_opened,
)
from relevo.ledger.entry import Entry, EntryError
from relevo.ledger.records import RECORDED_AT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from relevo.casefile.log_file import LogFile
    from relevo.ledger.entry import Opening

DISCLOSED = "log/disclosed"
PUBLIC_NAME = "disclosed"
"""The same among the public files of a log."""

_MARK = f'"kind":"{KIND}"'.encode()
_ILLUSTRATIVE = "illustrative"
_LINE = re.compile(rb'\{"disclosure":(\d{1,15}),"entry":(\d{1,15}),"openings":(\{.*\})\}\n')
_MOST = 5_000
"""Most entries of which one disclosure opens fields: an entry holds no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be opened on a day, and what has to wait.

    Attributes:
        fields: Names of fields to be opened, by position of their entry.
        kinds: Kind of each of those entries.
        waiting: Entries of which fields will be opened on a later day.
        next_day: First such day; None if nothing waits.
        illustrative: Whether any of the entries is invented for illustration.
    """

    fields: Mapping[int, tuple[str, ...]]
    kinds: Mapping[int, str]
    waiting: int
    next_day: date | None
    illustrative: bool


def find_due(log: LogFile, on: date, delay_days: int) -> Due:
    """Find the fields that are to be opened on a day and are not yet.

    Args:
        log: The log of a case without problems.
        on: Civil date of the host.
        delay_days: The case's publication delay.
    """
    due: dict[int, tuple[str, ...]] = {}
    kinds: dict[int, str] = {}
    later: list[date] = []
    invented = False
    before = _opened_before(log)
    rules = disclosure_rules()
    for position, entry, frame in _entries(log):
        if entry.kind not in rules or entry.kind == KIND:
            continue
        openings = _by_field(position, frame)
        first = opened_from(entry, openings, delay_days)
        fields = tuple(
            name for name in fields_of(entry, openings) if name not in before.get(position, ())
        )
        if first is None or not fields:
            continue
        if first > on:
            later.append(first)
            continue
        due[position], kinds[position] = fields, entry.kind
        mark = openings.get(_ILLUSTRATIVE)
        invented = invented or bool(mark and mark.said)
    return Due(
        fields=due,
        kinds=kinds,
        waiting=len(later),
        next_day=min(later, default=None),
        illustrative=invented,
    )


def disclose(folder: Path, log: LogFile, due: Due, *, on: date, now: datetime, today: date) -> int:
    """Record what is opened, then open it. A kill between the two is made good by the next run.

    Args:
        folder: The case folder; nobody else records in it meanwhile.
        log: Its log, with the signer.
        due: What is to be opened.
        on: Day for which it was found.
        now: This instant, UTC.
        today: Civil date of the host at this instant.

    Returns:
        Number of entries that were added.

    Raises:
        RelevoError: If it cannot be written.
    """
    entries = sorted(due.fields)
    size = log.size
    new = [
        New(
            kind=KIND,
            day=today,
            values={
                RECORDED_AT: now.isoformat().replace("+00:00", "Z"),
                ON: on.isoformat(),
                OPENED: said_opened({at: due.fields[at] for at in entries[start : start + _MOST]}),
                _ILLUSTRATIVE: due.illustrative,
            },
            key=f"{KIND}/{size}/{start}",
        )
        for start in range(0, len(entries), _MOST)
    ]
    if new:
        log.extend(new)
    write_disclosed(folder, log)
    return len(new)


def write_disclosed(folder: Path, log: LogFile) -> None:
    """Write ``log/disclosed`` again, if it is not as it must be.

    Args:
        folder: The case folder.
        log: Its log.

    Raises:
        RelevoError: If it cannot be written, or a disclosure cannot be read.
    """
    data = b"".join(disclosed_lines(log, log.size))
    path = folder / DISCLOSED
    if data != (path.read_bytes() if path.is_file() else b""):
        write_files(folder, {DISCLOSED: data})


def disclosed_lines(log: LogFile, size: int) -> Iterator[bytes]:
    """Give the lines that open what was disclosed.

    Args:
        log: The log.
        size: Entries that count; disclosures after them do not.

    Raises:
        RelevoError: If a disclosure cannot be read.
    """
    said = _disclosures(log, size)
    wanted = {entry for _, _, opened in said for entry, _ in opened}
    held = {
        position: _by_field(position, frame)
        for position, frame in log.opening_frames()
        if position in wanted
    }
    for disclosure, own, opened in said:
        yield _line(disclosure, disclosure, own)
        for entry, fields in opened:
            openings = held.get(entry, {})
            yield _line(disclosure, entry, [openings[name] for name in fields if name in openings])


def check_disclosed(folder: Path) -> Difference | None:
    """Check that what a log opened is what its disclosures say, and opens its entries.

    Args:
        folder: A case folder, or a folder that a log was made public in.

    Returns:
        The first line that is not as it must be; None if there is none. In a case the file may lag.

    Raises:
        RelevoError: If the folder holds no log.
        OSError: If it cannot be read.
    """
    source = source_of(folder)
    name = PUBLIC_NAME if source.public else DISCLOSED
    path = folder / name
    lines = path.read_bytes().splitlines(keepends=True) if path.is_file() else []
    read = [_LINE.fullmatch(line) for line in lines]
    wanted = {int(one[2]) for one in read if one}
    entries: dict[int, bytes] = {}
    expected: list[int] = []
    for position, content in enumerate(source.read()):
        if _MARK in content:
            expected.append(position)
        if position in wanted or _MARK in content:
            entries[position] = content
    check = _Check(entries, expected)
    for number, (line, match) in enumerate(zip(lines, read, strict=True), start=1):
        if match is None or not check.takes(line, match):
            what = text("Line {line} opens something else than the log says.", line=number)
            return Difference(None, name, what)
    if check.waiting or (source.public and check.expected):
        return Difference(None, name, text("What the log has opened is not all there."))
    return None


@dataclass(slots=True)
class _Check:
    """Lines held against the log, one after the other.

    Attributes:
        entries: Bytes of entries, by position.
        expected: Disclosures whose lines have not begun.
        waiting: What the last disclosure still opens.
        now: The last disclosure.
    """

    entries: Mapping[int, bytes]
    expected: list[int]
    waiting: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    now: int = -1

    def takes(self, line: bytes, match: re.Match[bytes]) -> bool:
        """Whether a line is the one that must come next."""
        disclosure, position = int(match[1]), int(match[2])
        try:
            openings = tuple(read_openings(position, match[3]))
            entry = Entry.parse(self.entries[position])
            for one in openings:
                entry.check(one)
            if _line(disclosure, position, openings) != line:
                return False
            if not self.waiting:
                return self._begins(disclosure, position, openings)
        except (EntryError, DisclosureError, KeyError):
            return False
        at, fields = self.waiting.pop(0)
        named = {one.field for one in openings}
        return (disclosure, position, named) == (self.now, at, set(fields))

    def _begins(self, disclosure: int, position: int, openings: Sequence[Opening]) -> bool:
        """Whether a line opens the next disclosure."""
        if not self.expected or disclosure != position or position != self.expected.pop(0):
            return False
        rule = disclosure_rules()[KIND]
        said = {one.field: one for one in openings}
        if said.keys() != set(rule.fields):
            return False
        self.now, self.waiting = position, list(read_opened(said[OPENED].said))
        return True


def _entries(log: LogFile) -> Iterator[tuple[int, Entry, bytes]]:
    """Give position, entry and what opens it, of all that something opens."""
    for content, (position, frame) in zip(log.entries(), log.opening_frames(), strict=False):
        yield position, Entry.parse(content), frame


def _by_field(position: int, frame: bytes) -> dict[str, Opening]:
    """Give the openings of an entry by field."""
    return {one.field: one for one in read_openings(position, frame)}


def _opened_before(log: LogFile) -> dict[int, set[str]]:
    """Give the fields that earlier disclosures opened, by position of their entry."""
    found: dict[int, set[str]] = {}
    for _, _, opened in _disclosures(log, log.size):
        for entry, fields in opened:
            found.setdefault(entry, set()).update(fields)
    return found


def _disclosures(
    log: LogFile, size: int
) -> list[tuple[int, list[Opening], list[tuple[int, tuple[str, ...]]]]]:
    """Give each disclosure: its position, what opens it, and what it opens.

    Raises:
        RelevoError: If one cannot be read.
    """
    found = []
    own = set(disclosure_rules()[KIND].fields)
    both = zip(range(size), log.entries(), log.opening_frames(), strict=False)
    for position, content, (_, frame) in both:
        if _MARK not in content:
            continue
        try:
            entry = Entry.parse(content)
            openings = _by_field(position, frame)
            for one in openings.values():
                entry.check(one)
            opened = list(read_opened(openings[OPENED].said))
        except (EntryError, DisclosureError, KeyError) as error:
            raise RelevoError(
                text(
                    "Entry {entry} says what is opened to everybody and cannot be read. What "
                    "differs: relevo log fsck",
                    entry=position,
                )
            ) from error
        found.append((position, [openings[name] for name in sorted(own)], opened))
    return found


def _line(disclosure: int, entry: int, openings: Sequence[Opening]) -> bytes:
    """Give a line of the file."""
    opened = opened_bytes(openings)
    return b'{"disclosure":%d,"entry":%d,"openings":%b}\n' % (disclosure, entry, opened)
