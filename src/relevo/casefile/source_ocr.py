"""The one door to Debian's tesseract: a picture of a page to its words."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

PREFERRED = ("spa", "eng", "por")
"""Data that tesseract is asked to read with, where they are installed."""

_PAGE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed tesseract.

    Attributes:
        path: The program.
        languages: Its data among :data:`PREFERRED`; at least one.
    """

    path: str
    languages: tuple[str, ...]

    def words(self, picture: bytes) -> str:
        """Give the words on a picture of one page.

        Args:
            picture: The page as PNG.

        Returns:
            The words in reading order, a blank line between paragraphs; empty if none could be
                made out in two minutes.
        """
        command = [self.path, "stdin", "stdout", "-l", "+".join(self.languages)]
        try:
            done = subprocess.run(  # noqa: S603 - the installed program, no shell, fixed arguments
                command,
                input=picture,
                capture_output=True,
                check=True,
                timeout=_PAGE_SECONDS,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout.decode("utf-8", errors="replace").replace("\f", "").strip()


def find_tesseract() -> Tesseract | None:
    """Give the installed tesseract, or None if it or its data are not there."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - the installed program, no shell, fixed arguments
            [path, "--list-langs"], capture_output=True, check=True, timeout=_PAGE_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return None
    installed = done.stdout.decode("utf-8", errors="replace").split()
    languages = tuple(name for name in PREFERRED if name in installed)
    return Tesseract(path, languages) if languages else None
