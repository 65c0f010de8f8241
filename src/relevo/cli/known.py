"""Names that a command is given: one that nothing defines is refused, with the likeliest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.words import Text

UNIT = text("The case has no unit {name}. Units: {known}")
POST = text("The case has no post {name}. Posts: {known}")
POINT = text("The case has no point of entry {name}. Points of entry: {known}")
ARM = text("There is no kind of arm {name}. Kinds: {known}")

_MOST = 5
"""Names said when none is like the one given."""


def known_name(name: str, known: Iterable[str], otherwise: Text) -> None:
    """Refuse a name that nothing defines.

    Args:
        name: The name given.
        known: Names that are defined.
        otherwise: What is said, with gaps ``name`` and ``known``.

    Raises:
        RelevoError: If ``name`` is not one of ``known``; it names the likeliest, or the first.
    """
    names = sorted(known)
    if name not in names:
        raise RelevoError(replace(otherwise, args=(("name", name), ("known", _like(name, names)))))


def _like(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Give the known name most like one, or the first; three dots if there are more."""
    from relevo.casefile.names import nearest

    near = nearest(name, known)
    if near:
        return (near, *(("…",) if len(known) > 1 else ()))
    return (*known[:_MOST], *(("…",) if len(known) > _MOST else ()))
