"""The imaginary host of the benchmark: its one act and its codes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier, Quantity
from relevo.core.clause import Seen
from relevo.core.codes import Code, CodeKind, Codes, CodeTree
from relevo.core.words import Localized
from relevo.instrument.model import (
    Act,
    ActStatus,
    Clause,
    Counting,
    Dates,
    IntervalReading,
    LimitLine,
    Measure,
    RotationInterval,
    Scope,
    Window,
    WindowKind,
)
from relevo.instrument.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.term import Term


def codes_of(categories: Iterable[str], institutions: Iterable[str]) -> Codes:
    """Give the codes that an instance uses: two states, one place, two kinds of arms."""
    return Codes(
        states=_tree(CodeKind.STATE, ("XA", "XB")),
        places=_tree(CodeKind.PLACE, ("XA",)),
        arms=_tree(CodeKind.ARMS, ("rifle", "mortar")),
        categories=_tree(CodeKind.CATEGORY, categories),
        institutions=_tree(CodeKind.INSTITUTION, institutions),
    )


def _tree(kind: CodeKind, ids: Iterable[str]) -> CodeTree:
    """Give codes without any above another."""
    return CodeTree(kind, {i: Code(id=i, name=Localized(i, i)) for i in ids})


def act_of(horizon: Term, peak: int, ceiling: float) -> Act:
    """Make the act that sets the ceilings, and tours of three to six months.

    Args:
        horizon: Days on which presence is permitted.
        peak: Persons of all posts at once, no relief counted.
        ceiling: Share of ``peak`` that is permitted, at any one time.
    """
    room = round(peak * ceiling)
    return Act(
        id="xa-benchmark",
        title=Localized("Acto de prueba", "Benchmark act"),
        kind="law",
        host="XA",
        senders=("XB",),
        body="XA",
        status=ActStatus.ADOPTED,
        dates=Dates(published=Value(value=date(2025, 12, 1))),
        clauses=(Clause(id="annex", summary=Localized("Anexo", "Annex"), seen=Seen.TEXT),),
        windows=(
            Window(
                id="stay",
                kind=WindowKind.PRESENCE,
                from_=horizon.start,
                to=horizon.last,
                clause="annex",
            ),
        ),
        rotation=(
            RotationInterval(
                at_least=3, at_most=6, clause="annex", reading=IntervalReading.LENGTH_OF_STAY
            ),
        ),
        limits=(
            _line("persons", Measure.PERSONS, room),
            _line("rifles", Measure.ARMS, round(1.05 * room), ("rifle",)),
            _line("mortars", Measure.ARMS, max(1, room // 15), ("mortar",)),
        ),
        illustrative=True,
    )


def _line(name: str, measure: Measure, most: int, arms: tuple[str, ...] = ()) -> LimitLine:
    """Give a line of the annex: at most so many at any one time."""
    return LimitLine(
        id=name,
        measure=measure,
        quantity=Quantity(Quantifier.AT_MOST, most),
        clause="annex",
        scope=Scope(arms=arms),
        counting=Counting.CONCURRENT,
    )
