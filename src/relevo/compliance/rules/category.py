"""R-CATEGORY: every unit is of a category that the act lists.

Criterion: the clause of each list of unit categories in force for the unit's sending state.

Counts: the category of each unit with a stay; a listed category holds those within it.

Undetermined when: the list may be incomplete and does not hold the category ("not listed in the
sources"), the unit's category is coarser than a listed one, or sources differ on an item. Where
no list of categories is in force nothing is limited and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.holding import holding_of, judge_codes
from relevo.core.words import text
from relevo.instrument.model import ListOf

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding

RULE = "R-CATEGORY"


def check_category(matter: Judged) -> tuple[Finding, ...]:
    """Compare the categories of the units with the lists in force.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each category; none where no list is in force.
    """
    codes = matter.planning.codes
    return judge_codes(
        RULE,
        matter,
        [holding_of(p, codes.states) for p in matter.planning.mandate.lists_of(ListOf.CATEGORY)],
        tree=codes.categories,
        codes_of=lambda stay: (stay.unit.category,),
        things=text("unit categories"),
    )
