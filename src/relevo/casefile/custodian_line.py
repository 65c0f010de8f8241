"""The line of ``case.yaml`` that names the custodian: added once, every other byte kept."""

from __future__ import annotations

import fcntl
import re
from typing import TYPE_CHECKING

from relevo.casefile.composer import parse_document
from relevo.casefile.encoding import parse_text
from relevo.casefile.layout import CASE
from relevo.casefile.reason import reason_of
from relevo.casefile.write import write_files
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

_FIELD = "custodian"
_AFTER = re.compile(
    rb"^(?:time_zone|host): *[A-Za-z0-9_/+-]+ *(?:#[^\r\n]*)?(?:\r\n|\n|\r)", re.MULTILINE
)
_FIRST = re.compile(rb"^(?:\xef\xbb\xbf)?(?=[a-z_]+:)", re.MULTILINE)


def with_custodian(content: bytes, vkey: str) -> bytes | None:
    """Add the line to the bytes of a ``case.yaml``.

    Args:
        content: The file.
        vkey: The verifier key.

    Returns:
        The file with one line more, after the time zone or the host where they stand on a line of
        their own, else before the first field; None if the file names a custodian or has a form to
        which no line can be added.
    """
    after = list(_AFTER.finditer(content))
    first = _FIRST.search(content)
    at = after[-1].end() if after else first.end() if first else None
    if at is None:
        return None
    end = b"\r\n" if b"\r\n" in content else b"\n"
    written = content[:at] + f"{_FIELD}: {vkey}".encode() + end + content[at:]
    before, now = _tree(content), _tree(written)
    return written if now is not None and now == {**(before or {}), _FIELD: vkey} else None


def name_custodian(case: Path, vkey: str) -> None:
    """Name the custodian in a case's ``case.yaml``, durably; a reader sees the file old or new.

    Args:
        case: The case folder.
        vkey: The verifier key.

    Raises:
        RelevoError: If the file names one, has a form to which no line can be added, or cannot be
            read or written; it is as it was.
    """
    file = case / CASE
    try:
        with file.open("rb") as opened:
            fcntl.flock(opened.fileno(), fcntl.LOCK_EX)
            content = file.read_bytes()
            tree = _tree(content)
            if tree is not None and _FIELD in tree:
                raise RelevoError(
                    text("The case {folder} has a custodian already.", folder=str(case))
                )
            written = with_custodian(content, vkey)
            if written is None:
                raise RelevoError(
                    text(
                        "No line can be added to {file}. Write host: on a line of its own, with "
                        "nothing before it, and run this again.",
                        file=str(file),
                    )
                )
            write_files(case, {CASE: written})
    except OSError as error:
        raise RelevoError(
            text("{file} cannot be read: {reason}.", file=str(file), reason=reason_of(error))
        ) from error


def _tree(content: bytes) -> dict[str, object] | None:
    """Give the fields of a ``case.yaml``; None if it cannot be read whole."""
    read, problems = parse_text(content, CASE)
    if problems:
        return None
    document, found = parse_document(read, CASE)
    return document.tree if isinstance(document.tree, dict) and not found else None
