"""Disputes of a draft as conflicts of an act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier, Quantity
from relevo.core.words import text
from relevo.instrument.model import Conflict, Version

if TYPE_CHECKING:
    from relevo.instrument.reading.drafts.act_parts import Parts
    from relevo.instrument.reading.model import Draft, DraftConflict

_DATES = frozenset({"submitted", "approved", "signed", "published", "in_force"})
_PLAIN = frozenset({"host", "kind", "body", "number", "bill", "status", "direction"})
_LINE = re.compile(r"^(\w+\[\d+\])\.(\w+)$")
_NUMBERS = frozenset({"n", "qty"})
_CODES = frozenset({"item", "category", "code", "id"})
_DAYS = frozenset({"from", "to"})


def disputes_of(draft: Draft, parts: Parts) -> tuple[Conflict, ...]:
    """Give the disputes; one about something that the act does not hold is named instead.

    Args:
        draft: The draft.
        parts: The parts of the act, all lines added.
    """
    found: list[Conflict] = []
    for one in draft.conflicts:
        made = _conflicts(one, parts)
        found.extend(made)
        if not made:
            values = tuple(version.value for version in one.versions)
            parts.ask(text("{path}: sources give {values}", path=one.about, values=values))
    return tuple(found)


def _conflicts(one: DraftConflict, parts: Parts) -> tuple[Conflict, ...]:
    """Give the conflicts that one dispute is written as; empty if there is no place for it."""
    if field := _field(one.about):
        return (_plain(one, field, parts),)
    if one.about == "stay_days":
        return _numbers(one, parts.where.get("stay_days", ""), parts)
    line = _LINE.match(one.about)
    if line is None:
        return ()
    path, key = line.groups()
    about = parts.where.get(path, "")
    if key in _NUMBERS:
        return _numbers(one, about, parts)
    if key in _DAYS and about.startswith("windows."):
        return (_plain(one, f"{about}.{key}", parts),)
    return _items(one, path, parts) if key in _CODES else ()


def _field(about: str) -> str:
    """Give the field of the act that a value of its own stands in; empty for lines and others."""
    if about in _DATES:
        return f"dates.{about}"
    if about in _PLAIN or about.startswith("votes."):
        return about
    if about in {"class_of_entry", "armed"}:
        return "class_of_entry"
    return "rotation" if about.startswith("rotation") else ""


def _plain(one: DraftConflict, about: str, parts: Parts) -> Conflict:
    """Give a dispute whose versions are values as text."""
    return Conflict(
        about=about,
        versions=tuple(
            Version(says=version.says or parts.sources[:1], value=version.value)
            for version in one.versions
        ),
    )


def _numbers(one: DraftConflict, about: str, parts: Parts) -> tuple[Conflict, ...]:
    """Give a dispute about the number of a limit."""
    if not about.startswith("limits."):
        return ()
    versions = tuple(
        Version(says=version.says or parts.sources[:1], quantity=quantity_of(version.value))
        for version in one.versions
    )
    return (Conflict(about=about, versions=versions),)


def _items(one: DraftConflict, path: str, parts: Parts) -> tuple[Conflict, ...]:
    """Give a dispute about a code: of the limit that counts it, and of the list that names it."""
    made: list[Conflict] = []
    listed = parts.where.get(f"{path}.list", "")
    tree = {
        "arms": parts.codes.arms,
        "units": parts.codes.categories,
        "places": parts.codes.places,
        "host_institutions": parts.codes.institutions,
    }.get(path.partition("[")[0])
    if tree is None or any(version.value not in tree for version in one.versions):
        return ()
    if parts.where.get(path, "").startswith("limits."):
        made.append(
            Conflict(
                about=parts.where[path],
                versions=tuple(
                    Version(says=version.says or parts.sources[:1], arms=(version.value,))
                    for version in one.versions
                ),
            )
        )
    if listed:
        made.append(_plain(one, listed, parts))
    return tuple(made)


def quantity_of(written: str) -> Quantity:
    """Give the quantity that a dispute writes as ``14``, ``at_most 14`` or ``tens``.

    Args:
        written: What :func:`relevo.instrument.reading.drafts.reconcile.written` gives.
    """
    word, _, number = written.rpartition(" ")
    if number.isdecimal():
        return Quantity(Quantifier(word) if word else Quantifier.EXACT, int(number))
    return Quantity(Quantifier(written))
