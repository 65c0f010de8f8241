"""R-ARMS-KIND: every arm that is brought or stays with a post is one that the act lists.

Criterion: the clauses of the limits on arms, which name what they count, and of any list of arms,
in force for the unit, its sending state and its post.

Counts: each arms code of the kit that a unit brings and of the kit that stays with its post; a
listed code holds those within it.

Undetermined when: no line holds the code and no complete list of arms is in force ("not listed in
the sources"), the record is coarser than a line, or sources differ on what a line counts. Where
the acts limit no arms nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.holding import Alternative, Holding, Item, holding_of, judge_codes
from relevo.compliance.kit import arms_of
from relevo.compliance.scope import in_scope
from relevo.core.words import text
from relevo.instrument.model import ListOf, Measure

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged
    from relevo.core.codes import Codes
    from relevo.core.finding import Finding
    from relevo.mandate.model import Limit

RULE = "R-ARMS-KIND"


def check_arms_kind(matter: Judged) -> tuple[Finding, ...]:
    """Compare the arms of the kits with what the limits and lists name.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each arms code; none where no act limits arms.
    """
    planning = matter.planning
    lists = planning.mandate.lists_of(ListOf.ARMS)
    limits = [limit for limit in planning.mandate.limits if limit.measure is Measure.ARMS]
    return judge_codes(
        RULE,
        matter,
        [
            *(holding_of(permitted, planning.codes.states) for permitted in lists),
            *(_named(limit, planning.codes) for limit in limits),
        ],
        tree=planning.codes.arms,
        codes_of=lambda stay: arms_of(stay, planning.kits),
        things=text("arms"),
    )


def _named(limit: Limit, codes: Codes) -> Holding:
    """Give what a limit names: the codes of each version, none where sources lack the line."""
    versions = dict.fromkeys(
        Alternative(() if reading.absent else reading.arms, reading.says)
        for reading in limit.readings
    )
    return Holding(
        limit.id,
        limit.clause,
        (Item(limit.key, tuple(versions)),),
        None,
        limit.terms,
        lambda stay: in_scope(limit.scope, stay, codes),
    )
