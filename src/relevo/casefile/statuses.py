"""The folder ``status``: what is on record of each state's ally status, with every problem."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.act_names import repeated, told, unknown
from relevo.casefile.acts import open_document
from relevo.casefile.days import FIRST_YEAR, LAST_YEAR, check_days, iso_day
from relevo.casefile.fields import parse_fields
from relevo.casefile.names import nearest, nearest_code
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.schema import STATUS
from relevo.regime.ally_laws import packaged_ally_law, packaged_ally_laws

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.document import Document
    from relevo.casefile.folder import Folder
    from relevo.core.codes import CodeTree
    from relevo.core.problem import Problem
    from relevo.regime.ally import AllyLaw, Designation

YAML = ".yaml"

EVENTS = ("announced", "notice", "designated", "notice_to_end", "terminated")
"""Fields that give versions of when something happened."""


def read_statuses(
    folder: Folder, settings: Document | None, states: CodeTree, problems: list[Problem]
) -> tuple[AllyLaw | None, dict[str, Designation]]:
    """Read the folder ``status`` by the law that ``case.yaml`` names.

    Args:
        folder: The case folder.
        settings: ``case.yaml``; None if it could not be read.
        states: All states.
        problems: Where problems are collected.

    Returns:
        The law, None if the case is not about a status; and the records by state, complete only if
            no problem was added.
    """
    name = settings.text(("status",)) if settings else ""
    law = packaged_ally_law(name) if name else None
    names = folder.names(layout.STATUS)
    if settings and name and law is None:
        known = {one.id for one in packaged_ally_laws()}
        near = nearest(name, known)
        place = settings.place(("status",))
        problems.append(problem("unknown-ally-law", place, near=near, name=name))
    if settings and name and settings.get(("host",)) is not None:
        place = settings.place(("host",), key=True)
        problems.append(problem("status-with-host", place, name=name))
    if settings and not name and names:
        place = Place(folder.shown(layout.STATUS))
        problems.append(problem("status-without-law", place))
    if law and not any(one.endswith(YAML) for one in names):
        problems.append(problem("no-statuses", Place(folder.shown(layout.STATUS))))
    found: dict[str, Designation] = {}
    for file in names:
        path = f"{layout.STATUS}/{file}"
        state = file.removesuffix(YAML)
        if not file.endswith(YAML):
            expected = f"{file.rpartition('.')[0] or file}{YAML}"
            place = Place(folder.shown(path))
            problems.append(problem("stray-status", place, name=file, expected=expected))
        elif document := open_document(folder, path, problems):
            read = _read(document, state, law, states, problems)
            if read:
                found[state] = read
    return law, found


def _read(
    document: Document, name: str, law: AllyLaw | None, states: CodeTree, problems: list[Problem]
) -> Designation | None:
    """Read one file; None if any field of it cannot be read."""
    parsed = parse_fields(document, STATUS)
    problems.extend(parsed[1])
    problems.extend(check_days(document))
    problems.extend(repeated(document, (("sources",),)))
    state = document.text(("state",))
    if state and state not in states:
        near = nearest_code(state, states)
        problems.append(problem("unknown-state", document.place(("state",)), near=near, name=state))
    elif state and state != name:
        place = document.place(("state",))
        problems.append(problem("state-not-file-name", place, found=state, expected=name))
    problems.extend(_sources(document))
    problems.extend(_twice(document))
    problems.extend(_far(document))
    if parsed[0] and law:
        problems.extend(_meaning(document, parsed[0], law))
    return parsed[0]


def _sources(document: Document) -> Iterator[Problem]:
    """Report who says something without being a source of the file."""
    sources = told(document, "sources")
    for way in document.walk():
        if way[-1:] == ("says",):
            for path, name in document.texts(way):
                yield from unknown(document, path, name, sources, "unknown-source")


def _twice(document: Document) -> Iterator[Problem]:
    """Report a source that gives two versions of one event."""
    for event in EVENTS:
        said: Counter[str] = Counter()
        for version in document.groups((event,)):
            for path, name in document.texts((*version, "says")):
                said[name] += 1
                if said[name] == 2:  # noqa: PLR2004 - the second version
                    yield problem("twice-said", document.place(path), name=name)


def _far(document: Document) -> Iterator[Problem]:
    """Report single days in no sensible year; first and last days are judged elsewhere."""
    for path in document.walk():
        day = iso_day(document, path) if path[-1:] in (("day",), ("published",)) else None
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield problem("far-day", document.place(path), found=day.isoformat())


def _meaning(document: Document, read: Designation, law: AllyLaw) -> Iterator[Problem]:
    """Report days that cannot be: another than the law gives, or an end before the beginning."""
    deemed = law.deemed_on(read.state)
    for index, one in enumerate(read.designated):
        if deemed and one.day and one.day != deemed:
            place = document.place(("designated", index, "day"))
            yield problem("not-deemed", place, name=read.state, found=one.day, expected=deemed)
    begun = [one.bounds[0] for one in read.designated if one.bounds]
    first = min(begun, default=date.min)
    for field in ("notice_to_end", "terminated"):
        for index, one in enumerate(getattr(read, field)):
            if one.bounds and one.bounds[1] < first:
                place = document.place((field, index))
                yield problem("ends-before-designated", place, found=one.bounds[1])
