"""Totals of persons that a text states, against the numbers beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.problem import Problem
from relevo.core.words import text
from relevo.instrument.reading.acts.ownership import CUES
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.total import Sum, compare_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.instrument.reading.document import Document
    from relevo.instrument.reading.model import ReadHeadcount

TOTAL_MISMATCH = (
    text("the text states a total of {found}, but the numbers beside it add up to {expected}"),
    text("A total that a text states is the sum of the numbers it states beside it."),
    text("Look at these numbers in the text; both are kept as printed."),
)
"""What is wrong, why, and what to do where a stated total is not the sum of its parts."""

FEWEST_PARTS = 2
"""Parts that a sum has at least."""


def total_problems(document: Document, headcounts: Sequence[ReadHeadcount]) -> tuple[Problem, ...]:
    """Say which stated totals are not the sum of their parts; both stay as printed.

    Args:
        document: The text.
        headcounts: Numbers of persons of one act.

    Returns:
        One problem for each total that no sum of the other numbers can be; its file is empty, for
        the reader of files to fill in.
    """
    parts = [one for one in headcounts if not one.total]
    return tuple(
        _differs(document, one, parts)
        for one in headcounts
        if one.total
        and len(parts) >= FEWEST_PARTS
        and compare_total(one.quantity.value, [part.quantity.value for part in parts])
        is Sum.DIFFERS
        and not _names_some(document, one, parts)
    )


def _names_some(document: Document, total: ReadHeadcount, parts: Sequence[ReadHeadcount]) -> bool:
    """Whether what follows a total is only some of it: ``50 soldiers, among them 4 medics``."""
    begins = total.quantity.spans[0].end
    after = [one.quantity.spans[0].start for one in parts]
    following = min((start for start in after if start >= begins), default=begins)
    among = cue(CUES, "among", document.language)
    less = sum(one.quantity.value.n or 0 for one in parts) < (total.quantity.value.n or 0)
    return less and among.search(document.folded, begins, following) is not None


def _differs(document: Document, total: ReadHeadcount, parts: Sequence[ReadHeadcount]) -> Problem:
    """Give the problem of one total."""
    span = total.quantity.spans[0]
    what, why, remedy = TOTAL_MISMATCH
    expected = sum(part.quantity.value.n or 0 for part in parts)
    return Problem(
        code="total-mismatch",
        file="",
        line=span.line,
        column=span.column,
        excerpt=document.text.split("\n")[span.line - 1],
        what=replace(what, args=(("found", total.quantity.value.n or 0), ("expected", expected))),
        why=why,
        remedy=remedy,
    )
