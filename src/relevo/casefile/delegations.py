"""``delegations.csv``: visits that are no entry of a force, with every problem of every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.casefile.rows import report_duplicates
from relevo.core.clause import RowRef
from relevo.core.words import Localized
from relevo.instrument.value import NOT_FOUND
from relevo.register.delegation import Delegation, DelegationClass

if TYPE_CHECKING:
    from datetime import date

    from relevo.casefile.offers import Offer
    from relevo.casefile.rows import Row
    from relevo.core.codes import CodeTree

_FORCE = "military"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What delegations may name.

    Attributes:
        processes: Processes of the case; None if nobody can tell.
        sources: Sources of ``case.yaml`` and of the acts; None if nobody can tell.
        states: All states.
    """

    processes: frozenset[str] | None
    sources: frozenset[str] | None
    states: CodeTree


def read_delegations(offered: Offer, named: Named) -> tuple[Delegation, ...]:
    """Read ``delegations.csv``.

    Args:
        offered: The table; what is wrong with a row joins its problems.
        named: What delegations may name.

    Returns:
        The delegations that could be read, in file order; complete only if no problem was added.
    """
    rows = offered.rows or ()
    report_duplicates(rows, "id")
    read = (_delegation(row, offered, named) for row in rows)
    return tuple(one for one in read if one is not None)


def _delegation(row: Row, offered: Offer, named: Named) -> Delegation | None:
    """Read one row; None if what kind of office it is cannot be told."""
    from_ = _day(row, "from", needed=True)
    to = _day(row, "to", needed=False)
    row.term(from_, to, "from")
    persons = _persons(row)
    row.known(row.text("process"), "process", named.processes, "unknown-process")
    for source in row.parts("says"):
        row.known(source, "says", named.sources, "unknown-source")
    of = _class(row)
    body, state = row.needed("body"), row.code("state", named.states, "unknown-state")
    es, en = row.text("note_es"), row.text("note_en")
    illustrative = row.yes("illustrative")
    if of is None:
        return None
    return Delegation(
        id=row.text("id"),
        from_=from_,
        to=to or (from_ if not row.text("to") else None),
        state=state,
        body=body,
        of=of,
        persons=persons,
        met=row.parts("met"),
        about=row.text("about"),
        process=row.text("process"),
        says=row.parts("says"),
        note=Localized(es or en, en or es) if es or en else None,
        illustrative=illustrative,
        row=RowRef(offered.ref, row.line),
    )


def _day(row: Row, column: str, *, needed: bool) -> date | None:
    """Read a day; None where no source gives it."""
    found = row.text(column)
    if not found and needed and row.has(column):
        row.report("day-or-not-found", column, column=column)
    return None if found in ("", NOT_FOUND) else row.day_of(found, column)


def _persons(row: Row) -> int | None:
    """Read the number of persons; None where no source gives it."""
    found = row.text("persons")
    if not found and row.has("persons"):
        row.report("day-or-not-found", "persons", column="persons")
    if found in ("", NOT_FOUND):
        return None
    return row.whole_of(found, "persons", least=1)


def _class(row: Row) -> DelegationClass | None:
    """Read what kind of office it is; military persons are no delegation."""
    if row.text("class") == _FORCE:
        row.report("delegation-of-force", "class")
        return None
    return row.word("class", DelegationClass)
