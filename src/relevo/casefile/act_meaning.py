"""Meaning of an act: what is readable and named, yet cannot hold together."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations
from typing import TYPE_CHECKING

from relevo.casefile.act_names import ITEMS, ids, told, unknown
from relevo.casefile.act_totals import check_totals
from relevo.casefile.days import check_day, check_days, whole
from relevo.casefile.fields import known_fields
from relevo.casefile.names import nearest
from relevo.casefile.problems import problem
from relevo.casefile.schema import ACT
from relevo.core.clause import Seen
from relevo.core.codes import plain
from relevo.instrument.model import ChangeKind, Dates, Measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from relevo.casefile.document import Document, Path
    from relevo.core.codes import Codes, CodeTree
    from relevo.core.problem import Problem

_TRUE = frozenset({"true", "t", "yes", "y", "on", "1", "si"})
_IDENTIFIER = re.compile(r"\w[\w-]*")
_READ = frozenset({Seen.TEXT, Seen.STATUTE})
_DATES = frozenset(field.name for field in fields(Dates))


def check_meaning(
    document: Document, stem: str, host: str, codes: Codes, beside: Collection[str]
) -> Iterator[Problem]:
    """Report what cannot hold together within one act.

    Args:
        document: The act's file.
        stem: Name of the file without its ending.
        host: Host state of the case; empty if ``case.yaml`` could not be read.
        codes: All codes of the case.
        beside: Names of the files in the same folder.
    """
    found = document.text(("id",))
    if found and found != stem:
        place = document.place(("id",))
        yield problem("id-not-file-name", place, found=found, expected=stem)
    its_host = document.text(("host",))
    if its_host in codes.states and host and its_host != host:
        yield problem("host-differs", document.place(("host",)), found=its_host, expected=host)
    if _true(document, ("text",)) and f"{stem}.txt" not in beside:
        yield problem("no-text", document.place(("text",)), name=f"acts/{stem}.txt")
    mirrored = document.text(("mirror_of",))
    if mirrored and not _IDENTIFIER.fullmatch(mirrored):
        yield problem("bad-mirror", document.place(("mirror_of",)), found=mirrored)
    yield from check_days(document)
    yield from _intervals(document)
    yield from _complete(document)
    yield from _overlaps(document, codes)
    yield from check_totals(document)
    yield from _disputes(document)


def check_amendments(
    documents: Mapping[str, Document], unread: Collection[str] = ()
) -> Iterator[Problem]:
    """Report acts and items that an amendment names and nothing defines, and cycles.

    Args:
        documents: The acts of a case by the names of their files.
        unread: Acts whose files are there and could not be read; nobody can tell what they hold.
    """
    for stem, document in documents.items():
        for entry in document.groups(("amends",)):
            target = document.text((*entry, "act"))
            if target in unread:
                continue
            if target and target not in documents:
                path = (*entry, "act")
                yield from unknown(document, path, target, documents, "unknown-act")
                continue
            for change in document.groups((*entry, "changes")):
                yield from _changed(documents, stem, target, change)
        chain = _cycle(stem, documents)
        if chain and stem == min(chain):
            path = next(way for way, name in _amended(document) if name == chain[1])
            yield problem("cyclic-amends", document.place(path), name=stem, chain=chain)


def _true(document: Document, path: Path) -> bool:
    """Whether a yes-or-no field says yes."""
    return plain(document.text(path)) in _TRUE


def _amended(document: Document) -> Iterator[tuple[Path, str]]:
    """Give the acts that an act amends."""
    return document.matching(("amends", "*", "act"))


def _cycle(stem: str, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Give the shortest chain of amendments from an act back to itself; empty if there is none."""
    chains: list[tuple[str, ...]] = [(stem,)]
    seen: set[str] = set()
    while chains:
        chain = chains.pop(0)
        for _, name in _amended(documents[chain[-1]]):
            if name == stem:
                return (*chain, name)
            if name in documents and name not in seen:
                seen.add(name)
                chains.append((*chain, name))
    return ()


def _changed(
    documents: Mapping[str, Document], stem: str, target: str, change: Path
) -> Iterator[Problem]:
    """Report what a change names and neither act has."""
    document = documents[stem]
    own = told(document, *ITEMS)
    adds = document.text((*change, "kind")) == ChangeKind.ADD
    changed = stem if adds else target
    there = own if adds else told(documents[target], *ITEMS) if target else None
    for path, name in document.texts((*change, "item")):
        yield from unknown(document, path, name, there, "unknown-item", act=changed)
    for path, name in document.texts((*change, "by")):
        yield from unknown(document, path, name, own, "unknown-item", act=stem)


def _intervals(document: Document) -> Iterator[Problem]:
    """Report rotation intervals that no number of months can keep."""
    for entry in document.groups(("rotation",)):
        least, most = (whole(document, (*entry, name)) for name in ("at_least", "at_most"))
        place = document.place((*entry, "at_least"))
        if least is not None and least < 1:
            yield problem("too-small", place, field="at_least", found=least, least=1)
        elif least is not None and most is not None and least > most:
            yield problem("least-above-most", place, least=least, most=most)


def _complete(document: Document) -> Iterator[Problem]:
    """Report lists called complete whose clause nobody has read or accepted."""
    clauses = {document.text((*entry, "id")): entry for entry in document.groups(("clauses",))}
    for entry in document.groups(("lists",)):
        clause = clauses.get(document.text((*entry, "clause")))
        if clause is None or not _true(document, (*entry, "complete")):
            continue
        accepted = any(document.text((*one, "accepted_by")) for one in (entry, clause))
        if not accepted and document.text((*clause, "seen")) not in _READ:
            name = document.text((*entry, "id"))
            yield problem("complete-not-read", document.place((*entry, "complete")), name=name)


def _overlaps(document: Document, codes: Codes) -> Iterator[Problem]:
    """Report two limits on arms that may count one piece and do not say so."""
    lines = [
        entry
        for entry in document.groups(("limits",))
        if document.text((*entry, "measure")) == Measure.ARMS
    ]
    for first, second in combinations(lines, 2):
        names = [document.text((*line, "id")) for line in (first, second)]
        declared = {
            name for line in (first, second) for _, name in document.texts((*line, "overlaps"))
        }
        if declared & set(names) or not _together(document, first, second, codes):
            continue
        if path := _shared(document, first, second, codes.arms):
            yield problem(
                "undeclared-overlap",
                document.place(path),
                first=names[0],
                second=names[1],
                arm=document.text(path),
            )


def _together(document: Document, first: Path, second: Path, codes: Codes) -> bool:
    """Whether two limits may hold for the same days, senders, units and places."""
    windows = {document.text((*line, "window")) for line in (first, second)} - {""}
    if len(windows) > 1:
        return False
    named = [
        {name for _, name in document.texts((*line, "scope", "contingents"))}
        for line in (first, second)
    ]
    if all(named) and not named[0] & named[1]:
        return False
    trees = {
        "senders": codes.states,
        "categories": codes.categories,
        "places": codes.places,
        "institutions": codes.institutions,
    }
    return all(
        _meet(tree, *([*document.texts((*line, "scope", name))] for line in (first, second)))
        for name, tree in trees.items()
    )


def _meet(tree: CodeTree, first: list[tuple[Path, str]], second: list[tuple[Path, str]]) -> bool:
    """Whether two fields of a scope share a code; an empty one holds every code."""
    return (
        not first
        or not second
        or any(tree.contains(a, b) or tree.contains(b, a) for _, a in first for _, b in second)
    )


def _shared(document: Document, first: Path, second: Path, arms: CodeTree) -> Path:
    """Give the way to the first code of the second limit that the first may count too."""
    counted = [name for _, name in document.texts((*first, "scope", "arms"))]
    for path, name in document.texts((*second, "scope", "arms")):
        if any(arms.contains(name, one) or arms.contains(one, name) for one in counted):
            return path
    return ()


def _disputes(document: Document) -> Iterator[Problem]:
    """Report disputes about nothing, with one version, or with a day that is none."""
    for entry in document.groups(("conflicts",)):
        about = document.text((*entry, "about"))
        place = document.place((*entry, "about"))
        if about and not _resolves(document, about):
            near = nearest(about, _paths(document))
            yield problem("unknown-about", place, name=about, near=near)
        versions = document.get((*entry, "versions"))
        if isinstance(versions, list) and len(versions) < 2:  # noqa: PLR2004 - a dispute has two
            yield problem("one-version", place, name=about)
        if about.partition(".")[0] == "dates":
            for version in document.groups((*entry, "versions")):
                yield from check_day(document, (*version, "value"))


def _paths(document: Document) -> tuple[str, ...]:
    """Give what a dispute may be about, as paths."""
    items = tuple(f"{field}.{name}" for field in ITEMS for name in ids(document, field))
    entries = tuple(
        f"lists.{document.text((*entry, 'id'))}.{item}"
        for entry in document.groups(("lists",))
        for _, item in document.texts((*entry, "items"))
    )
    dates = tuple(f"dates.{name}" for name in sorted(_DATES))
    return (*items, *entries, *dates, *sorted(known_fields(ACT, ())))


def _resolves(document: Document, about: str) -> bool:
    """Whether a path names something in the act: a field, an entry by its identifier, an item."""
    field, _, rest = about.partition(".")
    if field not in known_fields(ACT, ()):
        return False
    if not rest:
        return True
    if field == "lists":
        return about in _paths(document)
    if names := ids(document, field):
        name = next((n for n in names if rest == n or rest.startswith(f"{n}.")), None)
        if name is None:
            return False
        inner = rest.removeprefix(name).removeprefix(".")
        return not inner or inner.partition(".")[0] in known_fields(ACT, (field, 0))
    return rest.partition(".")[0] in known_fields(ACT, (field,))
