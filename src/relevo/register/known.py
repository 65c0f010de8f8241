"""What is believed: records as they stand once corrections are applied, as known at an instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from relevo.register.model import Recorded


def fold_known(log: Iterable[Recorded], *, as_of: datetime | None = None) -> tuple[Recorded, ...]:
    """Give the records that stand, as known at an instant.

    A correction takes the place of the entry it names, and of whatever corrected that before; the
    last one recorded counts. One that withdraws leaves nothing in its place.

    Args:
        log: Records in the log's order.
        as_of: Instant of knowledge, UTC; what was recorded later is left out. None means now.

    Returns:
        Records that stand, in the order of the entries they stand for.
    """
    root: dict[int, int] = {}
    standing: dict[int, Recorded] = {}
    for one in log:
        if as_of is not None and one.recorded_at > as_of:
            continue
        first = one.entry if one.corrects is None else root.get(one.corrects, one.corrects)
        root[one.entry] = first
        standing[first] = one
    return tuple(one for _, one in sorted(standing.items()) if not one.withdraws)
