"""R-DWELL: every unit has the time at home that it is owed before it leaves again.

Criterion: the unit's dwell ratio and the first day it is free, in its row; a planning rule.

Counts: after a stay of L days a unit is owed the ratio times L days, rounded up, from the day
after departure to the eve of its next first day; an incumbent's stay counts. Its first tour
begins on or after the day it is free.

Undetermined when: never; a day less makes the finding short.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.compliance.wording import kept_or_short, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.rotation.model import Unit

RULE = "R-DWELL"


def check_dwell(matter: Judged) -> tuple[Finding, ...]:
    """Compare the time between the stays of each unit with what it is owed.

    Args:
        matter: The plan, the incumbents and the units.

    Returns:
        One finding for each unit with a stay, in file order.
    """
    return tuple(
        _unit(unit, stays)
        for unit in matter.planning.units.values()
        if (stays := matter.of(unit.id))
    )


def _unit(unit: Unit, stays: tuple[Stay, ...]) -> Finding:
    """Judge the time at home of one unit."""
    early = tuple(_early(unit, stays))
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        plural_text(
            "{unit} begins {n} tour before its time at home is over.",
            "{unit} begins {n} tours before its time at home is over.",
            len(early),
            unit=unit.id,
        )
        if early
        else text("{unit} has the time at home that it is owed.", unit=unit.id),
        subject=unit.id,
        row=row_of("unit", unit),
        short=[
            Evidence(
                what="tour",
                ref=stay.ref,
                term=stay.term,
                found=stay.term.start.isoformat(),
                expected=f">= {due.isoformat()}",
            )
            for stay, due in early
        ],
    )


def _early(unit: Unit, stays: tuple[Stay, ...]) -> Iterator[tuple[Stay, date]]:
    """Give the stays that begin too early, with the first day on which they might."""
    first = next((stay for stay in stays if not stay.incumbent), None)
    if first and unit.free_from and first.term.start < unit.free_from:
        yield first, unit.free_from
    for before, after in pairwise(stays):
        owed = -(-unit.dwell_x2 * before.term.days // 2)
        due = before.term.end + timedelta(days=owed)
        if after.term.start < due:
            yield after, due
