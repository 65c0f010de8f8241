"""Bodies as acts and events name them in free text, matched to those of a regime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.codes import plain
from relevo.regime.model import in_force

if TYPE_CHECKING:
    from datetime import date

    from relevo.regime.model import Body, Regime


def body_named(regime: Regime, name: str, day: date | None = None) -> Body | None:
    """Give the body that a text names; accents, case and outer space do not count.

    Args:
        regime: Standing law of the host.
        name: Name as printed.
        day: Day on which it is named, which tells bodies apart that bore one name after the other;
            None if it is not known.

    Returns:
        None if no body of the regime has that name, or more than one on that day: nothing can be
            said then.
    """
    wanted = plain(name)
    found = [
        body
        for body in regime.bodies
        if wanted in {plain(one) for one in (body.id, body.name.es, body.name.en, *body.also)}
    ]
    if len(found) > 1 and day is not None:
        found = list(in_force(found, day))
    return found[0] if len(found) == 1 else None
