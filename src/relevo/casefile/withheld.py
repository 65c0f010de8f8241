"""``withheld.csv``: what an office withholds, with every problem of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.rows import report_duplicates
from relevo.core.clause import RowRef
from relevo.core.words import Localized
from relevo.instrument.value import NOT_FOUND
from relevo.register.withheld import Withheld

if TYPE_CHECKING:
    from relevo.casefile.offers import Offer
    from relevo.casefile.rows import Row


def read_withheld(
    offered: Offer, *, acts: frozenset[str] | None, sources: frozenset[str] | None
) -> tuple[Withheld, ...]:
    """Read ``withheld.csv``.

    Args:
        offered: The table; what is wrong with a row joins its problems.
        acts: Acts of the case; None if nobody can tell.
        sources: Sources of ``case.yaml`` and of the acts; None if nobody can tell.

    Returns:
        The rows, in file order; complete only if no problem was added.
    """
    rows = offered.rows or ()
    report_duplicates(rows, "id")
    return tuple(_withheld(row, offered, acts, sources) for row in rows)


def _withheld(
    row: Row, offered: Offer, acts: frozenset[str] | None, sources: frozenset[str] | None
) -> Withheld:
    """Read one row."""
    row.known(row.text("act"), "act", acts, "unknown-act")
    for source in row.parts("says"):
        row.known(source, "says", sources, "unknown-source")
    es, en = row.needed("what_es"), row.text("what_en")
    review = row.text("review")
    return Withheld(
        id=row.text("id"),
        act=row.text("act"),
        about=row.text("about"),
        what=Localized(es, en or es),
        basis=_stated(row, "basis"),
        authoriser=_stated(row, "authoriser"),
        review=None if review in ("", NOT_FOUND) else row.day_of(review, "review"),
        says=row.parts("says"),
        illustrative=row.yes("illustrative"),
        row=RowRef(offered.ref, row.line),
    )


def _stated(row: Row, column: str) -> str:
    """Read a cell that may say ``not_found``; empty then."""
    found = row.text(column)
    return "" if found == NOT_FOUND else found
