"""A case with one act more: what a bill or an amendment would make of it, before it is voted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.act_names import Known
from relevo.casefile.acts import TEXT, YAML, ActFiles, open_acts, open_document, read_acts
from relevo.casefile.folder import Folder
from relevo.casefile.offers import open_table
from relevo.casefile.read import open_codes
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.instrument.model import ActStatus
from relevo.instrument.value import State, Value
from relevo.mandate.from_acts import mandate_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from relevo.casefile.document import Document
    from relevo.casefile.model import Case
    from relevo.core.problem import Problem
    from relevo.instrument.model import Act


_FIELDS = frozenset({"id", "kind", "title"})
"""Fields of which an act has at least one, however little of it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A case without and with an act, both as known on one day.

    Attributes:
        act: The act as it counts in ``after``: adopted, and with a day from which it counts.
        day: Day of knowledge of both cases: the day asked for or, if later, the first on which
            the act counts.
        before: The case without the act.
        after: The case with it; differs from ``before`` in ``acts`` and ``planning.mandate`` only.
        adoption_supposed: Whether the file does not say that the act was adopted.
        day_supposed: Whether the file does not say from which day it counts; the day asked for is
            then supposed.
    """

    act: Act
    day: date
    before: Case
    after: Case
    adoption_supposed: bool = False
    day_supposed: bool = False


def with_act(case: Case, path: Path, *, as_of: date) -> tuple[Amended | None, tuple[Problem, ...]]:
    """Add an act to a case, as if it were adopted.

    An act that lies in the case's own folder ``acts``, such as a bill, is taken out of ``before``.

    Args:
        case: A case without problems.
        path: File of the act, ``<id>.yaml``; its text, if it has one, lies beside it.
        as_of: Day of knowledge asked for; also the day from which the act counts if its file
            gives none.

    Returns:
        Both cases and no problem, or None and every problem of the act, sorted by place.

    Raises:
        RelevoError: If there is no such file, if it holds no act, or if the case has another act
            of that name.
    """
    files = _files(case, path)
    problems: list[Problem] = []
    beside = Folder(path.parent)
    document = open_document(beside, path.name, problems)
    act: Act | None = None
    if document and isinstance(document.tree, dict) and not _FIELDS & document.tree.keys():
        raise RelevoError(
            text(
                "{path} holds no act: it has none of the fields {fields}. Give the file of an act, "
                "named <id>.yaml",
                path=str(path),
                fields=tuple(sorted(_FIELDS)),
            )
        )
    if document:
        act = _read(case, path, {**files.documents, path.stem: document}, problems)
    if problems or act is None:
        return None, tuple(sorted(problems, key=lambda one: (one.place, one.code)))
    known_day = act.published_on()
    counted = _as_adopted(act, as_of)
    day = max(as_of, counted.published_on() or as_of)
    others = {name: one for name, one in case.acts.items() if name != act.id}
    return Amended(
        act=counted,
        day=day,
        before=_of(case, others, day),
        after=_of(case, {**others, act.id: counted}, day),
        adoption_supposed=act.status is not ActStatus.ADOPTED,
        day_supposed=known_day is None,
    ), ()


def _files(case: Case, path: Path) -> ActFiles:
    """Give the acts of a case as documents.

    Raises:
        RelevoError: If ``path`` is no file, or another file of the case has its name.
    """
    if not path.is_file():
        raise RelevoError(
            text(
                "There is no file {path}. Give the file of an act, for example "
                "cases/peru-2026/acts/pe-2026-training.yaml",
                path=str(path),
            )
        )
    there = case.folder / layout.ACTS / f"{path.stem}{YAML}"
    if path.stem in case.acts and not there.samefile(path):
        raise RelevoError(
            text(
                "The case already has an act {act}: {path}. An act that changes it names it under "
                "amends, and has an id and a file name of its own",
                act=path.stem,
                path=str(there),
            )
        )
    return open_acts(Folder(case.folder), [])


def _read(
    case: Case, path: Path, documents: Mapping[str, Document], problems: list[Problem]
) -> Act | None:
    """Read an act among those of its case; the acts of the case have no problem of their own."""
    root = Folder(case.folder)
    known = Known(
        codes=open_codes(root, []), points=open_table(root, layout.POINTS, []).ids("point")
    )
    own = {f"{path.stem}{YAML}", f"{path.stem}{TEXT}"} & {*Folder(path.parent).names("")}
    files = ActFiles(documents=documents, names=frozenset({*root.names(layout.ACTS), *own}))
    return read_acts(files, case.settings.host, known, problems).get(path.stem)


def _as_adopted(act: Act, day: date) -> Act:
    """Give an act as if it were adopted, in force on a day if its file gives none."""
    adopted = replace(act, status=ActStatus.ADOPTED)
    if act.published_on() is not None:
        return adopted
    supposed = Value(value=day, state=State.DERIVED)
    return replace(adopted, dates=replace(act.dates, in_force=supposed))


def _of(case: Case, acts: Mapping[str, Act], day: date) -> Case:
    """Give a case with other acts, as known on a day."""
    planning = case.planning
    if planning:
        planning = replace(planning, mandate=mandate_on(acts.values(), day))
    return replace(case, acts=dict(acts), planning=planning)
