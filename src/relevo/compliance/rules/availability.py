"""R-AVAILABILITY: every tour is of a unit that is offered for that post on those days.

Criterion: the unit's row: its days, its posts and its category; a planning rule.

Counts: every day of each tour; a unit's category fits a post of the same category or of one that
contains it. An incumbent is a fact and is not asked whether it was offered.

Undetermined when: never; a day, post or category that does not fit makes the finding short, and
so does a tour of a unit or post that the case does not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.stay import cite
from relevo.compliance.wording import kept_or_short, row_of
from relevo.core.finding import Basis, Evidence
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.codes import CodeTree
    from relevo.core.finding import Finding
    from relevo.rotation.model import Tour, Unit

RULE = "R-AVAILABILITY"


def check_availability(matter: Judged) -> tuple[Finding, ...]:
    """Compare each tour with what its unit is offered for.

    Args:
        matter: The plan and the units.

    Returns:
        One finding for each unit with a tour, in file order, then one for each tour of a unit or
        post that is not in the case.
    """
    tree = matter.planning.codes.categories
    offered = tuple(
        _unit(unit, tours, tree)
        for unit in matter.planning.units.values()
        if (tours := tuple(stay for stay in matter.of(unit.id) if not stay.incumbent))
    )
    return offered + tuple(_unknown(tour) for tour in matter.unknown)


def _unit(unit: Unit, tours: tuple[Stay, ...], tree: CodeTree) -> Finding:
    """Judge the tours of one unit."""
    away = [
        Evidence(what="day", ref=stay.ref, term=term)
        for stay in tours
        for term in stay.term.outside(unit.available)
    ]
    unfit = [
        Evidence(
            what="post",
            ref=stay.ref,
            term=stay.term,
            found=stay.post.id,
            expected="|".join(unit.posts),
        )
        for stay in tours
        if stay.post.id not in unit.posts or not tree.contains(stay.post.category, unit.category)
    ]
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        text("{unit} has a tour on days or at a post for which it is not offered.", unit=unit.id)
        if away or unfit
        else text("{unit} is offered for every tour it has.", unit=unit.id),
        subject=unit.id,
        row=row_of("unit", unit),
        short=away + unfit,
    )


def _unknown(tour: Tour) -> Finding:
    """Say that a tour names a unit or post that is not in the case."""
    ref = cite(tour.row, f"{tour.unit}/{tour.post}")
    return kept_or_short(
        RULE,
        Basis.PLANNING,
        text(
            "The case has no unit {unit} or no post {post}: their tour is not judged.",
            unit=tour.unit,
            post=tour.post,
        ),
        subject=f"{tour.unit}/{tour.post}",
        row=Evidence(what="tour", ref=ref, term=tour.stay),
        short=[Evidence(what="tour", ref=ref, term=tour.stay, found="unknown")],
    )
