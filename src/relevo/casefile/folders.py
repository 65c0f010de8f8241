"""Folders of cases: which cases lie in the folders that a user names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SETTINGS_FILE = "case.yaml"
"""What makes a folder a case."""


def case_folders(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Find the cases in folders: a folder that is a case, else the cases directly in it.

    A folder with acts and no ``case.yaml`` counts, so that reading it says what is missing.

    Args:
        folders: Folders as the user named them.

    Returns:
        Folders of cases in order of name, each once.

    Raises:
        RelevoError: If a folder is not there, is a file, or holds no case.
    """
    found: dict[Path, Path] = {}
    for folder in folders:
        if folder.is_file():
            raise RelevoError(
                text(
                    "{path} is a file, not a folder. Give a folder that holds cases: relevo acts "
                    "FOLDER",
                    path=str(folder),
                )
            )
        if not folder.is_dir():
            raise RelevoError(
                text(
                    "There is no folder {folder}. Give a folder that holds cases: relevo acts "
                    "FOLDER",
                    folder=str(folder),
                )
            )
        inner = (folder,) if _is_case(folder) else tuple(filter(_is_case, _entries(folder)))
        if not inner:
            raise RelevoError(
                text(
                    "The folder {folder} holds no case: no folder in it has a case.yaml. Give a "
                    "folder that holds cases, for example cases",
                    folder=str(folder),
                )
            )
        found |= {case.resolve(): case for case in inner if case.resolve() not in found}
    return tuple(found.values())


def _entries(folder: Path) -> list[Path]:
    """Give what lies in a folder, in order of name.

    Raises:
        RelevoError: If the folder may not be read.
    """
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise RelevoError(
            text(
                "The folder {folder} cannot be read: {reason}.",
                folder=str(folder),
                reason=reason_of(error),
            )
        ) from error


def _is_case(folder: Path) -> bool:
    """Whether a folder is a case, or would be one with a ``case.yaml``."""
    return (folder / SETTINGS_FILE).is_file() or (folder / "acts").is_dir()
