"""What the rules on facts are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from relevo.compliance.facts.item import Item, items_of
from relevo.core.term import Term, union
from relevo.regime.due import midnight
from relevo.register.known import fold_known
from relevo.register.model import Coverage
from relevo.register.presence import Presence, fold_presence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from relevo.core.codes import Codes
    from relevo.mandate.model import Chosen, Mandate
    from relevo.register.model import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The record of a case and what it is judged by.

    Attributes:
        mandate: What is permitted, as known on the day of knowledge.
        chosen: Readings that the case follows.
        codes: Trees of codes, the case's own included.
        zone: Time zone of the host's civil dates.
        as_of: Instant of knowledge, UTC: what happened or was recorded later is left out.
        known: Records that stand.
        presence: Who and what was in the country.
        items: The same as limits count them.
        covered: Days on which a signed return says that everything is on record.
        families: For each act in force the one that it amends, directly or not; itself otherwise.
    """

    mandate: Mandate
    chosen: Chosen
    codes: Codes
    zone: ZoneInfo
    as_of: datetime
    known: tuple[Recorded, ...]
    presence: Presence
    items: tuple[Item, ...] = field(repr=False)
    covered: tuple[Term, ...]
    families: Mapping[str, str]

    def spans(self, terms: Iterable[Term]) -> tuple[tuple[datetime, datetime], ...]:
        """Give terms as instants, up to the instant of knowledge."""
        found = (
            (midnight(term.start, self.zone), min(self.as_of, midnight(term.end, self.zone)))
            for term in terms
        )
        return tuple((start, end) for start, end in found if start < end)

    def uncovered(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Give the days of terms, up to the day before that of knowledge, without a return."""
        past = Term(date.min, self.as_of.astimezone(self.zone).date())
        return tuple(
            part
            for term in terms
            if (gone := term.meet(past))
            for part in gone.outside(self.covered)
        )


def facts_of(
    log: Iterable[Recorded],
    mandate: Mandate,
    chosen: Chosen,
    codes: Codes,
    zone: ZoneInfo,
    *,
    as_of: datetime,
    points: Iterable[str] = (),
) -> Facts:
    """Give what the rules on facts judge.

    Args:
        log: Records in the log's order.
        mandate: What is permitted.
        chosen: Readings that the case follows.
        codes: Trees of codes.
        zone: Time zone of the host's civil dates.
        as_of: Instant of knowledge, UTC.
        points: Points of entry of the case: a day is covered if there is a return for each, or one
            for all.
    """
    known = tuple(
        one for one in fold_known(log, as_of=as_of) if getattr(one.record, "at", as_of) <= as_of
    )
    presence = fold_presence(known)
    return Facts(
        mandate=mandate,
        chosen=chosen,
        codes=codes,
        zone=zone,
        as_of=as_of,
        known=known,
        presence=presence,
        items=items_of(presence, known, zone),
        covered=_covered(known, tuple(points)),
        families=_families(mandate),
    )


def _covered(known: Iterable[Recorded], points: tuple[str, ...]) -> tuple[Term, ...]:
    """Give the days that returns cover at every point of entry."""
    returns = [one.record for one in known if isinstance(one.record, Coverage)]
    whole = [one.term for one in returns if not one.point]
    each = [
        union([*whole, *(one.term for one in returns if one.point == point)]) for point in points
    ]
    if not each:
        return union(whole)
    common = each[0]
    for other in each[1:]:
        common = union(part for one in common for two in other if (part := one.meet(two)))
    return common


def _families(mandate: Mandate) -> dict[str, str]:
    """Give for each act the one that it amends, directly or not."""
    amended = {force.act.id: force.act.amends[0].act for force in mandate.acts if force.act.amends}
    found: dict[str, str] = {}
    for force in mandate.acts:
        root, seen = force.act.id, set()
        while root in amended and root not in seen:
            seen.add(root)
            root = amended[root]
        found[force.act.id] = root
    return found
