"""Regime files: the standing law of a host, with every problem placed.

The same reader serves a case's own ``regime.yaml`` and, in tests, the files that ship with Relevo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.acts import open_document
from relevo.casefile.fields import parse_fields
from relevo.casefile.folder import Folder
from relevo.casefile.names import nearest
from relevo.casefile.problems import problem
from relevo.casefile.regime_meaning import check_rules
from relevo.casefile.regime_names import check_regime_names, check_regime_values
from relevo.casefile.schema import REGIME
from relevo.core.codes import packaged_codes
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.regime.packaged import packaged_regime, packaged_regimes, regime_of_host

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from relevo.casefile.document import Document
    from relevo.casefile.document import Path as Way
    from relevo.core.codes import CodeTree
    from relevo.core.problem import Problem
    from relevo.regime.model import Regime


def read_regime(
    folder: Folder, path: str, states: CodeTree, problems: list[Problem], *, host: str = ""
) -> Regime | None:
    """Read a regime file.

    Args:
        folder: Folder that holds the file.
        path: Path of the file within it.
        states: All states.
        problems: Where problems are collected.
        host: Host state of the case it lies in; empty for any.

    Returns:
        The regime; None if the file is missing or any field cannot be read. It is right only if no
            problem was added.
    """
    document = open_document(folder, path, problems)
    if document is None:
        return None
    if host and document.text(("host",)) in states and document.text(("host",)) != host:
        problems.append(_other_host(document, document.text(("id",)), ("host",), host))
    parsed = parse_fields(document, REGIME)
    problems.extend(parsed[1])
    problems.extend(check_regime_names(document, states))
    problems.extend(check_regime_values(document))
    problems.extend(check_rules(document, parsed[0]))
    return parsed[0]


def read_regime_file(path: Path) -> tuple[Regime | None, tuple[Problem, ...]]:
    """Read a regime file that lies in no case.

    Args:
        path: The file.

    Returns:
        The regime and no problem, or None and every problem, sorted by place.

    Raises:
        RelevoError: If there is no such file.
    """
    if not path.is_file():
        raise RelevoError(
            text("There is no file {path}. Name a regime.yaml that is there", path=str(path))
        )
    problems: list[Problem] = []
    found = read_regime(Folder(path.parent), path.name, packaged_codes().states, problems)
    if problems:
        return None, tuple(sorted(problems, key=lambda one: (one.place, one.code)))
    return found, ()


def regime_of_case(
    folder: Folder, settings: Document | None, states: CodeTree, problems: list[Problem]
) -> Regime | None:
    """Give the standing law of a case's host.

    Args:
        folder: The case folder.
        settings: ``case.yaml``; None if it could not be read.
        states: All states.
        problems: Where problems are collected.

    Returns:
        That of the case's own ``regime.yaml``, else the packaged one that ``case.yaml`` names, else
            that of its host; None if there is none.
    """
    name, host = (settings.text((key,)) if settings else "" for key in ("regime", "host"))
    shipped = {one.id for one in packaged_regimes()}
    if folder.has(layout.REGIME):
        own = read_regime(folder, layout.REGIME, states, problems, host=host)
        if settings and own and name and name not in shipped | {own.id}:
            problems.append(_unknown(settings, name, shipped | {own.id}))
        return own
    if settings is None or not name:
        return regime_of_host(host)
    found = packaged_regime(name)
    if found is None:
        problems.append(_unknown(settings, name, shipped))
    elif host in states and found.host != host:
        problems.append(_other_host(settings, name, ("regime",), host, found.host))
    return found


def _unknown(settings: Document, name: str, known: Collection[str]) -> Problem:
    """Report a regime that ``case.yaml`` names and that neither it nor Relevo has."""
    near = nearest(name, known)
    return problem("unknown-regime", settings.place(("regime",)), near=near, name=name)


def _other_host(
    document: Document, name: str, path: Way, expected: str, found: str = ""
) -> Problem:
    """Report the regime of another state than the case's host; its own file says which."""
    found = found or document.text(path)
    place = document.place(path)
    return problem("regime-host-differs", place, name=name, found=found, expected=expected)
