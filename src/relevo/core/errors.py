"""Errors that the shells print without a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from relevo.core.words import Text


class RelevoError(Exception):
    """Something the caller or the environment must mend; a shell prints it and exits 2.

    Args:
        message: What is wrong and what to do next, in words that can be translated.
    """

    def __init__(self, message: Text) -> None:
        """Keep the translatable message beside its English rendering."""
        super().__init__(message.id)
        self.message = message
