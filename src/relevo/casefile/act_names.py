"""Names in an act: every state, place, arm, clause, window and source it cites must exist.

The checks read the document, not the act, so that one wrong field hides no other problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.names import nearest, nearest_code
from relevo.casefile.own_codes import UNKNOWN
from relevo.casefile.problems import problem
from relevo.core.codes import CodeKind
from relevo.instrument.model import ListOf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from relevo.casefile.document import Document, Path
    from relevo.core.codes import Codes
    from relevo.core.problem import Problem
    from relevo.core.words import Arg

ITEMS = ("windows", "limits", "lists")
"""Fields whose entries an amendment or a dispute can name; they share one set of identifiers."""

_CODES: dict[CodeKind, tuple[Path, ...]] = {
    CodeKind.STATE: (
        ("host",),
        ("senders", "*"),
        ("windows", "*", "senders", "*"),
        ("limits", "*", "scope", "senders", "*"),
        ("lists", "*", "senders", "*"),
        ("vessels", "*", "sender"),
        ("contingents", "*", "sender"),
    ),
    CodeKind.PLACE: (("windows", "*", "places", "*"), ("limits", "*", "scope", "places", "*")),
    CodeKind.ARMS: (
        ("limits", "*", "scope", "arms", "*"),
        ("conflicts", "*", "versions", "*", "arms", "*"),
    ),
    CodeKind.CATEGORY: (
        ("rotation", "*", "categories", "*"),
        ("contingents", "*", "categories", "*"),
        ("limits", "*", "scope", "categories", "*"),
    ),
    CodeKind.INSTITUTION: (("limits", "*", "scope", "institutions", "*"),),
}
_OF = {
    ListOf.CATEGORY: CodeKind.CATEGORY,
    ListOf.PLACE: CodeKind.PLACE,
    ListOf.INSTITUTION: CodeKind.INSTITUTION,
    ListOf.ARMS: CodeKind.ARMS,
}
_MUST_CITE = (
    "windows",
    "contingents",
    "limits",
    "totals",
    "lists",
    "rotation",
    "duties",
    "amendment_powers",
    "amends",
)
_CLAUSES: tuple[Path, ...] = (
    *((field, "*", "clause") for field in _MUST_CITE),
    ("class_of_entry", "clause"),
    ("amendment_powers", "*", "report", "clause"),
)
_POINTS: tuple[Path, ...] = (
    ("windows", "*", "arrival_points", "*"),
    ("windows", "*", "departure_points", "*"),
)
_WINDOWED = ("contingents", "limits", "lists")
_DISTINCT = (("clauses",), ITEMS, ("contingents",), ("totals",), ("sources",), ("duties",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an act may cite outside itself.

    Attributes:
        codes: All codes of the case.
        points: Points of entry; None if the case has no table of them.
    """

    codes: Codes
    points: Collection[str] | None


def check_names(document: Document, known: Known) -> Iterator[Problem]:
    """Report each name in an act that nothing defines, or that two things have.

    Args:
        document: The act's file.
        known: What it may cite outside itself.
    """
    yield from repeated(document, _DISTINCT)
    for kind, patterns in _CODES.items():
        for pattern in patterns:
            for path, name in document.matching(pattern):
                yield from _code(document, path, name, kind, known)
    yield from _listed(document, known)
    for pattern in _POINTS:
        for path, name in document.matching(pattern):
            yield from unknown(document, path, name, known.points, "unknown-point")
    yield from _clauses(document)
    yield from _own(document)
    yield from _sources(document)


def ids(document: Document, *fields: str) -> tuple[str, ...]:
    """Give the identifiers of the entries of some fields of an act, in order."""
    return tuple(name for field in fields for _, name in document.matching((field, "*", "id")))


def told(document: Document, *fields: str) -> tuple[str, ...] | None:
    """Give the identifiers of the entries of some fields; None if nobody can tell them all.

    Nobody can where a field is no list, or an entry has no identifier: that is reported by itself,
    and what cites such an entry is not called unknown too.
    """
    for field in fields:
        node = document.get((field,))
        if node is not None and not isinstance(node, list):
            return None
        if len(ids(document, field)) < len(node or ()):
            return None
    return ids(document, *fields)


def unknown(  # noqa: D417 - gaps are described with the catalogue
    document: Document,
    path: Path,
    name: str,
    known: Collection[str] | None,
    code: str,
    **gaps: Arg,
) -> Iterator[Problem]:
    """Report a name that is not known; None for ``known`` means that nobody can tell.

    Args:
        document: The act's file.
        path: Way to the name.
        name: The name.
        known: Names that exist.
        code: Kind of problem.
    """
    if known is not None and name not in known:
        near = nearest(name, known)
        yield problem(code, document.place(path), near=near, name=name, **gaps)


def _code(
    document: Document, path: Path, name: str, kind: CodeKind, known: Known
) -> Iterator[Problem]:
    """Report a code that its tree does not hold."""
    tree = known.codes.of(kind)
    if name not in tree:
        near = nearest_code(name, tree)
        yield problem(UNKNOWN[kind], document.place(path), near=near, name=name)


def repeated(document: Document, together: Iterable[tuple[str, ...]]) -> Iterator[Problem]:
    """Report identifiers used twice among entries that are told apart by them.

    Args:
        document: The file.
        together: Fields whose entries share one set of identifiers.
    """
    for fields in together:
        first: dict[str, str] = {}
        for field in fields:
            for path, name in document.matching((field, "*", "id")):
                place = document.place(path)
                if name in first:
                    yield problem("duplicate-id", place, name=name, first=first[name])
                first.setdefault(name, str(place.line))


def _listed(document: Document, known: Known) -> Iterator[Problem]:
    """Report unknown items of lists of codes, also where a dispute puts another in their place."""
    for entry in document.groups(("lists",)):
        of = document.text((*entry, "of"))
        name = document.text((*entry, "id"))
        items = dict(document.texts((*entry, "items")))
        for path, item in document.texts((*entry, "such_as")):
            yield from unknown(document, path, item, items.values(), "unknown-item", act=name)
        cited = [*items.items(), *_instead(document, name)]
        for path, item in cited:
            if of in _OF:
                yield from _code(document, path, item, _OF[ListOf(of)], known)
            elif of == ListOf.POINT_OF_ENTRY:
                yield from unknown(document, path, item, known.points, "unknown-point")


def _instead(document: Document, name: str) -> Iterator[tuple[Path, str]]:
    """Give what the versions of disputed items of a list put in their place."""
    for dispute in document.groups(("conflicts",)):
        if document.text((*dispute, "about")).startswith(f"lists.{name}."):
            for version in document.groups((*dispute, "versions")):
                yield from document.texts((*version, "value"))


def _own(document: Document) -> Iterator[Problem]:
    """Report windows, limits and contingents that a line of the act names and the act lacks."""
    windows, contingents = told(document, "windows"), told(document, "contingents")
    for field in _WINDOWED:
        for path, name in document.matching((field, "*", "window")):
            yield from unknown(document, path, name, windows, "unknown-window")
    act, lines = document.text(("id",)), told(document, "limits")
    for pattern in (("limits", "*", "overlaps", "*"), ("totals", "*", "of", "*")):
        for path, name in document.matching(pattern):
            yield from unknown(document, path, name, lines, "unknown-item", act=act)
    for path, name in document.matching(("limits", "*", "scope", "contingents", "*")):
        yield from unknown(document, path, name, contingents, "unknown-contingent")


def _clauses(document: Document) -> Iterator[Problem]:
    """Report unknown clauses, and empty ones where one must be cited.

    Where the act lists no clauses at all, that is one problem, however often one is cited.
    """
    clauses = told(document, "clauses")
    cited = [one for pattern in _CLAUSES for one in document.matching(pattern)]
    if clauses == () and cited:
        place = document.place(("clauses",))
        yield problem("no-clauses", place, names=tuple(dict.fromkeys(name for _, name in cited)))
    else:
        for path, name in cited:
            yield from unknown(document, path, name, clauses, "unknown-clause")
    for field in _MUST_CITE:
        for entry in document.groups((field,)):
            path = (*entry, "clause")
            if document.get(path) == "" and not document.is_broken(path):
                item = document.text((*entry, "id")) or field
                yield problem("no-clause", document.place(path), item=item)


def _sources(document: Document) -> Iterator[Problem]:
    """Report who says something without being a source of the act."""
    sources = told(document, "sources")
    for path in document.walk():
        if path[-1:] == ("says",):
            for place, name in document.texts(path):
                yield from unknown(document, place, name, sources, "unknown-source")
