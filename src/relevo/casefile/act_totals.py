"""Totals of an act: what a source states for several limits must be their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.days import whole
from relevo.casefile.problems import problem
from relevo.core.bound import Quantifier, Quantity
from relevo.instrument.total import Sum, compare_total, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.document import Document, Path
    from relevo.core.problem import Problem


def check_totals(document: Document) -> Iterator[Problem]:
    """Report totals of unlike limits, and totals that are not the sum of their parts.

    A total that sources dispute is no problem: the dispute keeps it as it is told.

    Args:
        document: The act's file.
    """
    limits = {document.text((*entry, "id")): entry for entry in document.groups(("limits",))}
    disputed = {text for _, text in document.matching(("conflicts", "*", "about"))}
    for entry in document.groups(("totals",)):
        name = document.text((*entry, "id"))
        parts = [limits[part] for _, part in document.texts((*entry, "of")) if part in limits]
        measures = tuple(dict.fromkeys(document.text((*part, "measure")) for part in parts))
        if len(measures) > 1:
            place = document.place((*entry, "of"))
            yield problem("mixed-total", place, name=name, measures=measures)
        elif f"totals.{name}" not in disputed:
            yield from _compared(document, entry, name, parts)


def _compared(document: Document, entry: Path, name: str, parts: list[Path]) -> Iterator[Problem]:
    """Report a total that cannot be the sum of its parts."""
    stated = _quantity(document, (*entry, "quantity"))
    found = [_quantity(document, (*part, "quantity")) for part in parts]
    known = [quantity for quantity in found if quantity]
    if stated is None or not known or len(known) < len(found):
        return
    if compare_total(stated, known) is Sum.DIFFERS:
        place = document.place((*entry, "quantity"))
        least, _ = span_of(known)
        yield problem("total-differs", place, name=name, found=span_of([stated])[0], expected=least)


def _quantity(document: Document, path: Path) -> Quantity | None:
    """Give a number as the file writes it; None if it is not written right."""
    word = document.text(path)
    if word:
        written: dict[str, int | None] = {word: None}
    else:
        node = document.get(path)
        keys = tuple(node) if isinstance(node, dict) else ()
        written = {key: whole(document, (*path, key)) for key in keys}
    if len(written) != 1:
        return None
    ((quantifier, n),) = written.items()
    try:
        return Quantity(Quantifier(quantifier), n)
    except ValueError:
        return None
