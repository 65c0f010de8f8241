"""R-PLACE: every post is in a place that the act lists.

Criterion: the clause of each list of places in force for the unit's sending state.

Counts: the place of each post with a stay; a place is permitted if a listed place contains it.

Undetermined when: the list may be incomplete and does not hold the place ("not listed in the
sources"), the place is coarser than a listed one or of unknown kind, or sources differ on an
item. Where no list of places is in force nothing is limited and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.holding import holding_of, judge_codes
from relevo.core.words import text
from relevo.instrument.model import ListOf

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding

RULE = "R-PLACE"


def check_place(matter: Judged) -> tuple[Finding, ...]:
    """Compare the places of the posts with the lists in force.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each place; none where no list is in force.
    """
    codes = matter.planning.codes
    return judge_codes(
        RULE,
        matter,
        [holding_of(p, codes.states) for p in matter.planning.mandate.lists_of(ListOf.PLACE)],
        tree=codes.places,
        codes_of=lambda stay: (stay.post.place,),
        things=text("places"),
    )
