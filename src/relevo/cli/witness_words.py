"""What the commands of a witness share: files, the key, times and JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import passphrase_of
from relevo.cli.options import SomePath
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.witness_state import Witness

PORT = 8766
"""Port on which a witness is served if none is said."""

_LARGEST = 1_000_000
_LATEST = 253_402_300_799


def open_at(folder: Path, passphrase_file: Path | None) -> Witness:
    """Open a witness with its private key.

    Args:
        folder: Its folder.
        passphrase_file: File of the passphrase; None asks on a terminal if one is needed.

    Raises:
        RelevoError: If the folder is no witness's, or the key cannot be used.
    """
    from relevo.casefile.witness_state import open_witness

    return open_witness(folder, lambda: passphrase_of(passphrase_file))


def read_file(path: Path) -> bytes:
    """Read a file that came from elsewhere, no more of it than makes sense.

    Raises:
        RelevoError: If it cannot be read.
    """
    from relevo.casefile.reason import reason_of

    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as error:
        raise RelevoError(
            text("{file} cannot be read: {reason}.", file=str(path), reason=reason_of(error))
        ) from error


def folder_argument() -> click.Argument:
    """Give the argument FOLDER: that of a witness."""
    return click.Argument(
        ["folder"],
        type=SomePath(),
        metavar=_("FOLDER"),
        help=_("Folder of the witness."),
    )


def out_option() -> click.Option:
    """Give the option ``--out``, needed."""
    return click.Option(
        ["--out"],
        type=SomePath(),
        required=True,
        metavar=_("FILE"),
        help=_("File to write; it must not be there yet."),
    )


def free(path: Path) -> None:
    """Refuse a file that is there already, before anything is done.

    Raises:
        RelevoError: If it is.
    """
    if path.exists():
        raise RelevoError(
            text("{path} is there already. Give another file with --out.", path=str(path))
        )


def write_file(path: Path, content: bytes) -> None:
    """Write a new file.

    Raises:
        RelevoError: If one is there, or it cannot be written.
    """
    from relevo.casefile.reason import reason_of

    free(path)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RelevoError(
            text("{file} cannot be written: {reason}.", file=str(path), reason=reason_of(error))
        ) from error


def when(seconds: int) -> str:
    """Give a time as an instant, ISO 8601, UTC.

    Args:
        seconds: Since the epoch; beyond the year 9999 they are given as they are.
    """
    if seconds > _LATEST:
        return str(seconds)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def print_json(content: dict[str, object]) -> None:
    """Print JSON."""
    from relevo.report.result_json import dumped

    click.echo(dumped({"version": 1, **content}).rstrip("\n"))
