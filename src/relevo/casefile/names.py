"""Near names: which known name somebody most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from relevo.core.codes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.codes import CodeTree

LIKENESS = 70
"""Least likeness, of 100, at which a name is worth suggesting."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name most like another; accents and case do not count.

    Args:
        name: The name found.
        known: Names to choose from.

    Returns:
        The nearest, the first in order among equals; empty if none is at least
            :data:`LIKENESS` alike.
    """
    found = process.extractOne(
        name, sorted(known), scorer=fuzz.ratio, processor=plain, score_cutoff=LIKENESS
    )
    return found[0] if found else ""


def nearest_code(name: str, tree: CodeTree) -> str:
    """Give the code with this name or alias, else the code most like it; empty if none is."""
    matching = tree.matching(name)
    return matching[0].id if matching else nearest(name, tree.codes)
