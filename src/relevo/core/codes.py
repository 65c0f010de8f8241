"""Codes: places, arms, categories, institutions and states, as trees with names."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_text
from relevo.core.words import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CodeKind(StrEnum):
    """The trees; each is a file of ``core/data``."""

    STATE = "state"
    PLACE = "place"
    ARMS = "arms"
    CATEGORY = "category"
    INSTITUTION = "institution"


FILES: dict[CodeKind, str] = {
    CodeKind.STATE: "states.csv",
    CodeKind.PLACE: "places.csv",
    CodeKind.ARMS: "arms.csv",
    CodeKind.CATEGORY: "categories.csv",
    CodeKind.INSTITUTION: "institutions.csv",
}
"""File of ``core/data`` that holds each tree."""


class Held(StrEnum):
    """Whether a list of codes holds a code."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One named thing of a tree.

    Attributes:
        id: Identifier, e.g. ``"PE-LOR"``, ``"m4"``, ``"special_forces"``.
        name: Name in both languages.
        parent: Identifier of the code that contains it, or empty.
        kind: What sort of thing it is, e.g. ``region``, ``city``, ``brigade``; may be empty.
        means: Codes it may stand for when the name is ambiguous; empty for a plain code.
        aliases: Other names found in sources.
        source: Where the datum comes from.

    Sample line of ``core/data/places.csv``:
    ``PE-LOR,PE,region,Loreto,Loreto,,,ISO 3166-2:PE``
    """

    id: str
    name: Localized
    parent: str = ""
    kind: str = ""
    means: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""


COLUMNS = ("id", "parent", "kind", "name_es", "name_en", "means", "aliases", "source")
"""Columns of a code file; ``means`` and ``aliases`` are separated by ``|``."""


@dataclass(frozen=True, slots=True)
class CodeTree:
    """The codes of one kind.

    Attributes:
        kind: Which tree.
        codes: Code by identifier; never changed once the tree is made.
    """

    kind: CodeKind
    codes: Mapping[str, Code] = field(default_factory=dict)
    _answers: dict[tuple[tuple[str, ...], str], Held] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __contains__(self, code: object) -> bool:
        """Whether the identifier is known."""
        return code in self.codes

    def name(self, code: str) -> Localized:
        """Give the name of a code, or the identifier itself if it is not known."""
        found = self.codes.get(code)
        return found.name if found else Localized(code, code)

    def lineage(self, code: str) -> tuple[str, ...]:
        """Give a code and all that contain it, nearest first."""
        line: list[str] = []
        while code and code not in line:
            line.append(code)
            code = self.codes[code].parent if code in self.codes else ""
        return tuple(line)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether ``outer`` is ``inner`` or contains it."""
        return outer in self.lineage(inner)

    def holds(self, listed: Iterable[str], code: str) -> Held:
        """Say whether a list holds a code.

        A listed code holds what it contains. A code coarser than a listed one, and an ambiguous
        name whose meanings differ, leave the answer open.

        Args:
            listed: Codes of the list.
            code: The code to look for.

        Returns:
            Yes, no, or unclear.
        """
        asked = tuple(listed), code
        known = self._answers.get(asked)
        if known is None:
            answers = {self._holds_plain(asked[0], one) for one in self._meanings(code)}
            known = self._answers[asked] = answers.pop() if len(answers) == 1 else Held.UNCLEAR
        return known

    def _meanings(self, code: str) -> tuple[str, ...]:
        """Give the plain codes that a code may stand for."""
        found = self.codes.get(code)
        return found.means if found and found.means else (code,)

    def _holds_plain(self, listed: tuple[str, ...], code: str) -> Held:
        """Answer :meth:`holds` for an unambiguous code."""
        unclear = False
        for item in listed:
            meanings = self._meanings(item)
            inside = [self.contains(meaning, code) for meaning in meanings]
            if all(inside):
                return Held.YES
            unclear |= any(inside) or any(self.contains(code, meaning) for meaning in meanings)
        return Held.UNCLEAR if unclear else Held.NO

    def matching(self, name: str) -> tuple[Code, ...]:
        """Give the codes with this identifier, name or alias; accents and case do not count."""
        key = plain(name)
        return tuple(
            code
            for code in self.codes.values()
            if key in {plain(n) for n in (code.id, code.name.es, code.name.en, *code.aliases)}
        )

    def extended(self, more: Iterable[Code]) -> CodeTree:
        """Give the tree with a case's own codes added; they may never redefine one.

        Raises:
            ValueError: If an added identifier is already known.
        """
        added = {code.id: code for code in more}
        if clash := sorted(added.keys() & self.codes.keys()):
            message = f"redefined: {', '.join(clash)}"
            raise ValueError(message)
        return CodeTree(self.kind, {**self.codes, **added})

    def with_those_of(self, other: CodeTree) -> CodeTree:
        """Give the codes of both trees of one kind; the other's name what both have."""
        return CodeTree(self.kind, {**self.codes, **other.codes})


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """All trees together.

    Attributes:
        states: ISO 3166-1 alpha-2 codes, and imaginary states such as XA.
        places: Regions, cities, bases and waters.
        arms: Kinds and models of arms.
        categories: Categories of units.
        institutions: Host institutions.
    """

    states: CodeTree
    places: CodeTree
    arms: CodeTree
    categories: CodeTree
    institutions: CodeTree

    def of(self, kind: CodeKind) -> CodeTree:
        """Give the tree of a kind."""
        return {
            CodeKind.STATE: self.states,
            CodeKind.PLACE: self.places,
            CodeKind.ARMS: self.arms,
            CodeKind.CATEGORY: self.categories,
            CodeKind.INSTITUTION: self.institutions,
        }[kind]

    def with_those_of(self, other: Codes) -> Codes:
        """Give the codes of both; the other's name what both have."""
        return Codes(
            states=self.states.with_those_of(other.states),
            places=self.places.with_those_of(other.places),
            arms=self.arms.with_those_of(other.arms),
            categories=self.categories.with_those_of(other.categories),
            institutions=self.institutions.with_those_of(other.institutions),
        )


def plain(name: str) -> str:
    """Give a name without accents, case and outer space, for comparing."""
    decomposed = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def code_from_row(row: Mapping[str, str]) -> Code:
    """Make a code from a row with :data:`COLUMNS`; missing columns are empty."""

    def split(column: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in row.get(column, "").split("|") if part.strip())

    return Code(
        id=row["id"],
        parent=row.get("parent", ""),
        kind=row.get("kind", ""),
        name=Localized(row.get("name_es") or row["id"], row.get("name_en") or row["id"]),
        means=split("means"),
        aliases=split("aliases"),
        source=row.get("source", ""),
    )


@cache
def packaged_codes() -> Codes:
    """Give the codes that ship with Relevo."""

    def tree(kind: CodeKind) -> CodeTree:
        rows = csv.DictReader(io.StringIO(data_text(FILES[kind])))
        return CodeTree(kind, {row["id"]: code_from_row(row) for row in rows})

    return Codes(
        states=tree(CodeKind.STATE),
        places=tree(CodeKind.PLACE),
        arms=tree(CodeKind.ARMS),
        categories=tree(CodeKind.CATEGORY),
        institutions=tree(CodeKind.INSTITUTION),
    )
