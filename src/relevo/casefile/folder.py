"""Folders on disk: bytes by path, and paths as the user named them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is read.

    Attributes:
        root: The folder, as the user named it.
    """

    root: Path

    @classmethod
    def opened(cls, root: Path) -> Folder:
        """Give a folder that is there.

        Raises:
            RelevoError: If there is no such folder.
        """
        if not root.is_dir():
            raise RelevoError(
                text("There is no folder {folder}. Name the folder of a case.", folder=str(root))
            )
        return cls(root)

    def shown(self, path: str) -> str:
        """Give the path of a file as the user would name it."""
        return (self.root / path).as_posix()

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return (self.root / path).is_file()

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file; None if there is no such file.

        Raises:
            RelevoError: If the file is there and may not be read.
        """
        if not self.has(path):
            return None
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise RelevoError(
                text(
                    "The file {file} cannot be read: {reason}.",
                    file=self.shown(path),
                    reason=reason_of(error),
                )
            ) from error

    def names(self, path: str) -> tuple[str, ...]:
        """Give the names of the files in a folder within this one, sorted.

        Hidden files and those that an office program keeps open are left out; empty if there is no
        such folder.
        """
        inner = self.root / path
        if not inner.is_dir():
            return ()
        return tuple(
            sorted(
                entry.name
                for entry in inner.iterdir()
                if entry.is_file() and not entry.name.startswith((".", "~"))
            )
        )
