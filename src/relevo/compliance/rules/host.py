"""R-HOST: every post trains with a host institution that the act lists.

Criterion: the clause of each list of host institutions in force for the unit's sending state.

Counts: the institution of each post with a stay; a listed institution holds those under it.

Undetermined when: the list may be incomplete and does not hold the institution ("not listed in
the sources"), the record is coarser than a listed institution, or sources differ on an item.
Where no list of institutions is in force nothing is limited and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.holding import holding_of, judge_codes
from relevo.core.words import text
from relevo.instrument.model import ListOf

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.finding import Finding

RULE = "R-HOST"


def check_host(matter: Judged) -> tuple[Finding, ...]:
    """Compare the host institutions of the posts with the lists in force.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each institution; none where no list is in force.
    """
    codes = matter.planning.codes
    lists = matter.planning.mandate.lists_of(ListOf.INSTITUTION)
    return judge_codes(
        RULE,
        matter,
        [holding_of(permitted, codes.states) for permitted in lists],
        tree=codes.institutions,
        codes_of=lambda stay: (stay.post.institution,),
        things=text("host institutions"),
    )
