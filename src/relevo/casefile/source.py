"""A text to be read, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    r"""The words of one file.

    Attributes:
        file: Path as the user gave it; ``-`` for standard input.
        text: The words, as they are read; line ends are ``\n``.
        form: ``text``, ``html`` or ``pdf``.
        title: Title that the page gives itself; empty if none.
        site: Who publishes it, as the page says; empty if it does not.
        dated: Day of publication as the page says, ``YYYY-MM-DD``; empty if it does not.
        problems: What a person must look at: pages that were read from a picture, or that are
            pictures without words beside pages that have some.
    """

    file: str
    text: str
    form: str = "text"
    title: str = ""
    site: str = ""
    dated: str = ""
    problems: tuple[Problem, ...] = ()


def missing_extra(file: str) -> RelevoError:
    """Give the error for a file whose form needs packages that are not installed.

    Args:
        file: Path as the user gave it.
    """
    return RelevoError(
        text(
            "{file}: pages and PDF files need packages that are not installed. "
            "Run: pip install 'relevo[read]'",
            file=file,
        )
    )
