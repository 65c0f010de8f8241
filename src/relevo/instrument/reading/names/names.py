"""The names that the gazetteers hold: those of the code trees and those of the data files."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from relevo.core.codes import CodeKind, packaged_codes
from relevo.core.data import data_names, data_text, data_yaml
from relevo.instrument.reading.names.phrases import Phrase, forms, phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from relevo.core.codes import Code

PACKAGE = "relevo.instrument"
LANGUAGES = ("es", "en", "pt")
"""Languages that texts are read in; each has a folder of its own in ``instrument/data``."""

_ENTRIES = re.compile(r"^entries:", re.MULTILINE)
_NEAR_KINDS = frozenset({"state", "place", "institution"})
_QUALIFIED = re.compile(r"\s*\([^()]*\)$")
_SHORT = re.compile(r"[^\W\d_a-z][^\W\d_a-z .&-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name and the code it stands for.

    Attributes:
        kind: Which gazetteer.
        id: The code.
        phrase: The form, cut into words.
    """

    kind: str
    id: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one language.

    Attributes:
        names: Every form of every name.
        near: Kinds of which names one letter away are found too.
    """

    names: tuple[Name, ...] = ()
    near: frozenset[str] = field(default_factory=frozenset)


@cache
def files() -> tuple[tuple[str, str, Mapping[str, Any]], ...]:
    """Give each gazetteer file: its name, its language (empty for all) and what it holds."""
    found: list[tuple[str, str, Mapping[str, Any]]] = []
    for language in ("", *LANGUAGES):
        found += (
            (name, language, data_yaml(name, PACKAGE))
            for name in data_names(language, ".yaml", PACKAGE)
            if _ENTRIES.search(data_text(name, PACKAGE))
        )
    return tuple(found)


@cache
def entries(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Give what the data files hold on each code of a kind, their own keys included.

    Args:
        kind: Kind of mention.

    Returns:
        Keys of the entry by code; what a later file says is added to the earlier.
    """
    merged: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for _, language, held in files():
        if held["kind"] == kind:
            for code, entry in held["entries"].items():
                merged[code] |= entry if isinstance(entry, dict) else {language or "any": entry}
    return merged


@cache
def names_of(language: str) -> Names:
    """Give all names to be found in texts of a language."""
    dropped = _dropped()
    found: dict[tuple[str, str, Phrase], Name] = {}
    for kind, code, form, cased in _of_trees():
        phrase = phrase_of(form, cased=cased)
        if phrase and (kind, code, phrase.words) not in dropped:
            found[kind, code, phrase] = Name(kind, code, phrase)
    for kind, code, form, cased in _of_files(language):
        phrase = phrase_of(form, cased=cased)
        if phrase:
            found[kind, code, phrase] = Name(kind, code, phrase)
    asked = {str(held["kind"]) for _, _, held in files() if held.get("near") == "yes"}
    return Names(tuple(found.values()), _NEAR_KINDS | asked)


def _dropped() -> frozenset[tuple[str, str, tuple[str, ...]]]:
    """Give the names of the code trees that a data file says are not to be looked for."""
    dropped: set[tuple[str, str, tuple[str, ...]]] = set()
    for _, _, held in files():
        for code, entry in held["entries"].items():
            for written in entry.get("drop", ()) if isinstance(entry, dict) else ():
                for form in forms(written):
                    if phrase := phrase_of(form, cased=False):
                        dropped.add((held["kind"], code, phrase.words))
    return frozenset(dropped)


def _of_trees() -> Iterator[tuple[str, str, str, bool]]:
    """Give kind, code, form and whether case counts for each name of the code trees."""
    for kind in CodeKind:
        for code in packaged_codes().of(kind).codes.values():
            for name in _names_of_code(kind, code):
                yield str(kind), code.id, name, bool(_SHORT.fullmatch(name))


def _names_of_code(kind: CodeKind, code: Code) -> Iterator[str]:
    """Give the names of a code as texts print them.

    A qualifier in parentheses is no part of a name; a place that needs one ("Lima (region)") has
    no name of its own beside the ambiguous one.
    """
    for name in dict.fromkeys((code.name.es, code.name.en)):
        bare = _QUALIFIED.sub("", name)
        if bare == name or kind is not CodeKind.PLACE:
            yield bare
    yield from code.aliases


def _of_files(language: str) -> Iterator[tuple[str, str, str, bool]]:
    """Give kind, code, form and whether case counts for each phrase of the data files."""
    for _, spoken, held in files():
        if spoken not in {"", language}:
            continue
        for code, entry in held["entries"].items():
            for written, cased in _written(entry, language):
                for form in forms(written):
                    yield held["kind"], code, form, cased


def _written(entry: Any, language: str) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - data
    """Give the phrases of one entry for a language, each with whether case counts."""
    if not isinstance(entry, dict):
        yield from ((written, False) for written in entry)
        return
    for key, cased in (
        ("any", False),
        (language, False),
        ("cased", True),
        (f"cased_{language}", True),
    ):
        yield from ((written, cased) for written in entry.get(key, ()))
