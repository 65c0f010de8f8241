"""Writing files so that a kill, a full disk or a power cut leaves each old file whole."""

from __future__ import annotations

import os
from errno import EISDIR
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIX = ".relevo-new"
"""Ending of a file that is being written; it also begins with a dot."""


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a set of files.

    All new contents are first written beside the old ones and brought to disk; only then is each
    put in the place of the old one, in the order given, and the folders are brought to disk. A
    reader sees each file old or new, never in part. What an earlier write left behind when it was
    killed is removed.

    Args:
        folder: Folder to write in; made if it is not there.
        files: Contents by path within the folder, with ``/`` between its parts.

    Raises:
        RelevoError: If the files cannot be written, e.g. because the disk is full; the old files
            that were not yet replaced are whole.
    """
    for path in files:
        parts = PurePosixPath(path)
        assert not parts.is_absolute() and ".." not in parts.parts, path  # noqa: PT018
    targets = {folder / path: content for path, content in files.items()}
    homes = sorted({target.parent for target in targets})
    try:
        for home in homes:
            home.mkdir(parents=True, exist_ok=True)
            _clean(home)
        for target in targets:
            if target.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target))
        for target, content in targets.items():
            _write_through(_beside(target), content)
        for target in targets:
            _beside(target).replace(target)
        for home in homes:
            _sync_folder(home)
    except OSError as error:
        for home in homes:
            _clean(home)
        raise RelevoError(
            text(
                "The files cannot be written to {folder}: {reason}. Each file there is whole.",
                folder=str(folder),
                reason=reason_of(error),
            )
        ) from error


def _beside(target: Path) -> Path:
    """Give the path at which a file is written before it takes its place."""
    return target.with_name(f".{target.name}{SUFFIX}")


def _clean(home: Path) -> None:
    """Remove what a killed write left in a folder."""
    for stray in home.glob(f".*{SUFFIX}"):
        stray.unlink(missing_ok=True)


def _write_through(path: Path, content: bytes) -> None:
    """Write a file and bring it to disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(home: Path) -> None:
    """Bring a folder's entries to disk, where the system can open a folder."""
    flags = getattr(os, "O_DIRECTORY", None)
    if flags is None:
        return
    handle = os.open(home, os.O_RDONLY | flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
