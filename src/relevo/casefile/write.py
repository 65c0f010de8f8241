"""Writing files so that a kill, a full disk or a power cut leaves each old file whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from errno import EISDIR
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

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
            sync_folder(home)
    except OSError as error:
        for home in homes:
            _clean(home)
        raise _unwritten(folder, error) from error


def write_folder(folder: Path, files: Mapping[str, bytes], *, gone: Collection[str] = ()) -> None:
    """Write a set of files that belong together, so that no reader ever finds old beside new.

    Where the folder holds nothing else and the system can exchange two folders in one step, the
    set is written to a new folder that then takes the old one's place: killed at any moment, the
    old set or the new one is there, whole. Otherwise as :func:`write_files`, file by file.

    Args:
        folder: Folder of the set; made if it is not there.
        files: Contents by name.
        gone: Names of files that an older set may hold: those that this one does not go with it.

    Raises:
        RelevoError: If the files cannot be written.
    """
    home = folder.resolve()
    fresh = home.with_name(f".{home.name}{SUFFIX}")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        if not _holds_only(home, {*files, *gone}):
            _write_beside_others(folder, files, gone)
            return
        write_files(fresh, files)
        if home.exists() and not exchange(fresh, home):
            _write_beside_others(folder, files, gone)
        elif not home.exists():
            fresh.rename(home)
        sync_folder(home.parent)
    except OSError as error:
        raise _unwritten(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def remove_folder(folder: Path, names: Collection[str]) -> None:
    """Remove a set of files that belong together, and their folder if it holds nothing else.

    Args:
        folder: Folder of the set; nothing is done if it is not there.
        names: Names of the files.

    Raises:
        RelevoError: If the files cannot be removed.
    """
    home = folder.resolve()
    fresh = home.with_name(f".{home.name}{SUFFIX}")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        if home.exists() and _holds_only(home, names):
            home.rename(fresh)
            shutil.rmtree(fresh)
            return
        for name in names:
            (home / name).unlink(missing_ok=True)
    except OSError as error:
        raise _unwritten(folder, error) from error


def _write_beside_others(folder: Path, files: Mapping[str, bytes], gone: Collection[str]) -> None:
    """Write a set file by file where others lie too, then remove what is gone."""
    write_files(folder, files)
    for name in set(gone).difference(files):
        (folder / name).unlink(missing_ok=True)


def _holds_only(home: Path, files: Collection[str]) -> bool:
    """Whether a folder is missing or holds no more than files of the set."""
    return not home.exists() or all(
        entry.is_file() and (entry.name in files or entry.name.endswith(SUFFIX))
        for entry in home.iterdir()
    )


def exchange(one: Path | bytes, other: Path | bytes) -> bool:
    """Exchange two files or folders of one file system in one step; False where that cannot be.

    Args:
        one: The one; it is there.
        other: The other; it is there.
    """
    rename = _renameat2()
    if rename is None:
        return False
    here, swap = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)


@cache
def _renameat2() -> Callable[..., int] | None:
    """Give the system's call that exchanges names; None where it has none."""
    return getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None


def _unwritten(folder: Path, error: OSError) -> RelevoError:
    """Say that files could not be written, and why."""
    return RelevoError(
        text(
            "The files cannot be written to {folder}: {reason}. Each file there is whole.",
            folder=str(folder),
            reason=reason_of(error),
        )
    )


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


def sync_folder(home: Path) -> None:
    """Bring a folder's entries to disk, where the system can open a folder."""
    flags = getattr(os, "O_DIRECTORY", None)
    if flags is None:
        return
    handle = os.open(home, os.O_RDONLY | flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
