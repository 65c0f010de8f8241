"""Duties that the law of a day and the acts of a case know, each once however often it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.regime.model import in_force
from relevo.regime.owed import owed_by_acts, owed_by_rules, same_duty

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.instrument.model import Act
    from relevo.regime.model import Regime
    from relevo.regime.owed import Owed


def duties_on(
    regime: Regime | None, day: date, acts: Iterable[Act] | None = None
) -> tuple[Owed, ...]:
    """Give the duties that an event of a day may start.

    Args:
        regime: Standing law of the host; None if it is not known.
        day: Civil date of the host.
        acts: Acts in force; None gives every duty of standing law, whatever acts there are.

    Returns:
        Those of standing law that an act of these kinds can start, then those that only acts
        state. A duty that both state is one, and cites both.
    """
    rules = in_force(owed_by_rules(regime), day) if regime else ()
    if acts is None:
        return rules
    known = tuple(acts)
    kinds = {act.kind for act in known}
    joined: list[Owed] = [rule for rule in rules if not rule.kinds or kinds & set(rule.kinds)]
    for duty in owed_by_acts(known, regime):
        same = [
            place
            for place, other in enumerate(joined)
            if set(other.after) & set(duty.after) and same_duty(duty, other, day)
        ]
        if len(same) == 1:
            joined[same[0]] = joined[same[0]].joined(duty)
        else:
            joined.append(duty)
    return tuple(joined)
