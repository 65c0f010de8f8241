"""The state of a case's log, and what a check of it found, as lines for people and as JSON."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker, plural_text, text
from relevo.ledger.custody import fingerprint
from relevo.report.phrases import ILLUSTRATIVE_RECORD
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from relevo.core.words import Text
    from relevo.tlog.note import Key

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """Something that is not what it must be.

    Attributes:
        entry: The first entry it concerns; None if none can be named.
        file: File it was found in.
        what: What is wrong.
    """

    entry: int | None
    file: str
    what: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """What is shown of a log.

    Attributes:
        origin: Name of the log; empty if it has no checkpoint.
        size: Number of whole entries.
        root: Root of their tree.
        signed: Entries that the checkpoint covers; None if there is none.
        signers: Keys of the log whose signature of it is true.
        public: Entries that the public checkpoint covers; None if nothing is public yet.
        cosigned: Names of witnesses that cosigned the public checkpoint, and when, UTC.
        unknown: Names of further signatures on it, which no policy of the case lets judge.
        torn: Bytes at the end that were never confirmed.
        differences: What differs.
        illustrative: Whether the record is invented.
        checked: What a full check looked at: entries in their one spelling, and entries that
            something at hand opens; None if only the tree was worked out.
    """

    origin: str
    size: int
    root: bytes
    signed: int | None
    signers: tuple[Key, ...] = ()
    public: int | None = None
    cosigned: tuple[tuple[str, datetime], ...] = ()
    unknown: tuple[str, ...] = ()
    torn: int = 0
    differences: tuple[Differs, ...] = ()
    illustrative: bool = False
    checked: tuple[int, int] | None = None


def render_log_text(state: LogState, *, lang: str) -> str:
    """Say what a log is.

    Args:
        state: The log.
        lang: Language.
    """
    say = Speaker(lang).say
    return "".join(f"{say(line)}\n" for line in _lines(state))


def render_log_json(state: LogState, *, lang: str) -> str:
    """Give for programs what a log is.

    Args:
        state: The log.
        lang: Language of what differs.
    """
    say = Speaker(lang).say
    content: dict[str, Any] = {
        "version": VERSION,
        "origin": state.origin or None,
        "size": state.size,
        "root": b64encode(state.root).decode(),
        "checkpoint": None
        if state.signed is None
        else {
            "size": state.signed,
            "signed_by": [
                {"vkey": key.vkey, "fingerprint": fingerprint(key)} for key in state.signers
            ],
        },
        "public": None
        if state.public is None
        else {
            "size": state.public,
            "cosigned": [{"witness": name, "at": _instant(at)} for name, at in state.cosigned],
            "unknown": list(state.unknown),
        },
        "torn_bytes": state.torn,
        "checked": None
        if state.checked is None
        else {"entries": state.checked[0], "opened": state.checked[1]},
        "differences": [
            {"entry": one.entry, "file": one.file, "message": say(one.what)}
            for one in state.differences
        ],
        "illustrative": state.illustrative,
    }
    return dumped(content)


def _lines(state: LogState) -> Iterator[Text]:
    """Give the lines of a log."""
    if state.illustrative:
        yield ILLUSTRATIVE_RECORD
    if state.origin:
        yield text("Log: {name}", name=state.origin)
    yield plural_text("Entries: {n}", "Entries: {n}", state.size)
    yield text("Root of the tree: {root}", root=b64encode(state.root).decode())
    yield from _signed(state)
    yield from _public(state)
    if state.torn:
        yield plural_text(
            "{n} byte at the end belongs to an entry that was never confirmed; the next entry "
            "takes it away.",
            "{n} bytes at the end belong to an entry that was never confirmed; the next entry "
            "takes them away.",
            state.torn,
        )
    if state.checked:
        yield plural_text(
            "Checked: {n} entry; what opens an entry is at hand for {opened}.",
            "Checked: {n} entries; what opens an entry is at hand for {opened}.",
            state.checked[0],
            opened=state.checked[1],
        )
    for one in state.differences:
        yield text("{file}: {what}", file=one.file, what=one.what)
    if not state.differences:
        yield text("Entries, tiles and checkpoint agree.")


def _signed(state: LogState) -> Iterator[Text]:
    """Say what the checkpoint covers and who signed it."""
    if state.signed is None:
        return
    if state.signed < state.size:
        yield plural_text(
            "Checkpoint: the first {n} entry; the next entry signs for the others.",
            "Checkpoint: the first {n} entries; the next entry signs for the others.",
            state.signed,
        )
    elif state.signed == state.size:
        yield text("Checkpoint: all of them.")
    for key in state.signers:
        yield text("Signed by {name}, {fingerprint}", name=key.name, fingerprint=fingerprint(key))


def _public(state: LogState) -> Iterator[Text]:
    """Say what is public, and who vouched for it."""
    if state.public is None:
        yield text("Nothing of it was made public yet.")
        return
    if state.public == 0:
        yield text("Public: no entry yet")
        return
    yield plural_text("Public: the first {n} entry", "Public: the first {n} entries", state.public)
    for name, at in state.cosigned:
        yield text("Cosigned by {name}, {at}", name=name, at=_instant(at))
    for name in state.unknown:
        yield text("Signed by {name}, of whom the case's policy holds no key", name=name)


def _instant(at: datetime) -> str:
    """Give an instant as it is written."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
