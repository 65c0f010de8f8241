"""Files that describe a visit whose class of entry is asked for, with every problem placed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import TypeAdapter

from relevo.casefile.acts import open_document
from relevo.casefile.fields import parse_fields
from relevo.casefile.folder import Folder
from relevo.casefile.names import nearest
from relevo.casefile.problems import problem
from relevo.compliance.act_words import PURPOSES
from relevo.core.errors import RelevoError
from relevo.core.term import Day  # noqa: TC001 - pydantic reads the annotation
from relevo.core.words import text
from relevo.instrument.model import FILE_KEYS
from relevo.instrument.value import NOT_FOUND
from relevo.regime.classify import COUNTED, Visit
from relevo.regime.model import Feature
from relevo.regime.packaged import packaged_regimes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from relevo.casefile.document import Document
    from relevo.core.problem import Problem
    from relevo.regime.model import Regime

OTHER = "other"
"""A purpose that has no code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFile:
    """A described visit. What is left out, or says ``not_found``, is not known.

    Attributes:
        host: Host state; empty for that of the case or the command line.
        on: Day of the visit; None for that of the command line.
        arms: Whether it brings arms of war.
        military: Whether it is military personnel.
        persons: How many persons come.
        officers: How many of them are officers.
        purpose: Code of what it comes for.
        vessel: Whether it comes with a military vessel.
        aircraft: Whether it comes with a military aircraft.
        alights: Whether persons leave the vessel or aircraft.
        trains_with_host: Whether it trains with the host's forces.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    host: str = ""
    on: Day | None = None
    arms: bool | None = None
    military: bool | None = None
    persons: int | None = None
    officers: int | None = None
    purpose: str = ""
    vessel: bool | None = None
    aircraft: bool | None = None
    alights: bool | None = None
    trains_with_host: bool | None = None

    @property
    def visit(self) -> Visit:
        """The visit, with what is known of it."""
        given = {one: getattr(self, one) for one in Feature}
        return Visit(
            answers={one: _answer(value) for one, value in given.items() if value not in {None, ""}}
        )


_VISIT: TypeAdapter[VisitFile] = TypeAdapter(VisitFile)


def purpose_codes(regimes: Iterable[Regime]) -> tuple[str, ...]:
    """Give the codes of purposes: those with a name, and those that regimes ask about.

    Args:
        regimes: Regimes beside those that ship with Relevo.
    """
    asked = {
        code
        for regime in (*packaged_regimes(), *regimes)
        for code in (
            *(item for rule in regime.purposes for item in (*rule.items, *rule.excluded)),
            *(
                item
                for rule in regime.criteria
                for test in rule.all_of
                if test.of is Feature.PURPOSE
                for item in test.is_
            ),
        )
    }
    return (*sorted({*PURPOSES, *asked} - {OTHER}), OTHER)


def read_visit(
    path: Path, purposes: Collection[str]
) -> tuple[VisitFile | None, tuple[Problem, ...]]:
    """Read the description of a visit.

    Args:
        path: The file.
        purposes: Codes of purposes.

    Returns:
        The description and no problem, or None and every problem, sorted by place.

    Raises:
        RelevoError: If there is no such file.
    """
    if not path.is_file():
        raise RelevoError(
            text("There is no file {path}. Describe the visit in one", path=str(path))
        )
    problems: list[Problem] = []
    document = open_document(Folder(path.parent), path.name, problems)
    found: VisitFile | None = None
    if document is not None:
        known = _known(document)
        parsed = parse_fields(known, _VISIT)
        found = parsed[0]
        problems += (*parsed[1], *_values(known, purposes))
    if problems:
        return None, tuple(sorted(problems, key=lambda one: (one.place, one.code)))
    return found, ()


def _known(document: Document) -> Document:
    """Give a document without the fields that say ``not_found``."""
    if not isinstance(document.tree, dict):
        return document
    return replace(
        document,
        tree={name: node for name, node in document.tree.items() if node != NOT_FOUND},
    )


def _values(document: Document, purposes: Collection[str]) -> Iterator[Problem]:
    """Report purposes without a code, and numbers below 0."""
    purpose = document.text((Feature.PURPOSE,))
    if purpose and purpose not in purposes:
        yield problem(
            "unknown-word",
            document.place((Feature.PURPOSE,)),
            found=purpose,
            expected=tuple(purposes),
            near=nearest(purpose, purposes),
        )
    for name in sorted(COUNTED):
        found = document.text((name,)).strip()
        if found.startswith("-"):
            yield problem("bad-number", document.place((name,)), found=found)


def _answer(value: bool | int | str) -> str | int:  # noqa: FBT001 - the value of a field
    """Give an answer as a visit holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
