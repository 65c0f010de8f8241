"""The catalogue of problems: every message a reader of case files can show."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from relevo.casefile.problems import (
    of_events,
    of_files,
    of_manifest,
    of_meaning,
    of_names,
    of_records,
    of_regime,
    of_sources,
    of_values,
)
from relevo.core.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.casefile.place import Place
    from relevo.casefile.problems.kind import Kind
    from relevo.core.words import Arg, Text

CATALOGUE: Mapping[str, Kind] = MappingProxyType(
    {
        **of_files.KINDS,
        **of_values.KINDS,
        **of_names.KINDS,
        **of_meaning.KINDS,
        **of_regime.KINDS,
        **of_sources.KINDS,
        **of_events.KINDS,
        **of_records.KINDS,
        **of_manifest.KINDS,
    }
)
"""Every kind of problem by its code; a code is a public name and never changes its meaning."""


def problem(code: str, place: Place, /, *, near: str = "", **gaps: Arg) -> Problem:
    """Build a problem of the catalogue.

    Args:
        code: Key of :data:`CATALOGUE`, e.g. ``"duplicate-key"``.
        place: Where it is.
        near: Known name closest to the one found; empty if none is close.
        gaps: What fills the gaps of the three sentences.

    Returns:
        The problem, its sentences holding only the gaps they name.
    """
    kind = CATALOGUE[code]
    remedy = kind.near if near and kind.near else kind.remedy
    filling: dict[str, Arg] = {**gaps, "near": near}
    return Problem(
        code=code,
        file=place.file,
        line=place.line,
        column=place.column,
        excerpt=place.excerpt,
        what=_filled(kind.what, filling),
        why=_filled(kind.why, filling),
        remedy=_filled(remedy, filling),
    )


def _filled(sentence: Text, filling: Mapping[str, Arg]) -> Text:
    """Fill the gaps of a sentence, in the order in which they stand."""
    names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(sentence.id) if name)
    return replace(sentence, args=tuple((name, filling[name]) for name in names))
