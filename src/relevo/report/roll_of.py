"""The roll of a case from its record: what was so at an instant, as known at another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.core.term import Term, union
from relevo.instrument.model import WindowKind
from relevo.regime.due import midnight
from relevo.register.custody import fold_holders
from relevo.register.known import fold_known
from relevo.register.model import Erasure, Handover, Movement, Use
from relevo.register.presence import fold_presence
from relevo.register.returns import fold_covered
from relevo.register.roll import (
    fold_places,
    fold_roll,
    fold_stays,
    fold_strength,
    happened_by,
    most_on,
)
from relevo.report.roll import CaseRoll, Group
from relevo.report.roll_words import NOT_RECORDED, By

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Localized
    from relevo.mandate.model import Mandate
    from relevo.register.model import Recorded
    from relevo.register.presence import Present


def roll_of(
    log: Sequence[Recorded],
    mandate: Mandate,
    *,
    name: Localized,
    codes: Codes,
    zone: ZoneInfo,
    points: Iterable[str],
    at: datetime,
    whole_day: date | None,
    known: tuple[date, datetime] | None,
    by: By,
    sealed: int = 0,
) -> CaseRoll:
    """Give the roll of a case.

    Args:
        log: Records in the log's order.
        mandate: What is permitted, whose days ask for signed returns.
        name: Name of the case.
        codes: Names of codes.
        zone: Time zone of the host.
        points: Points of entry of the case.
        at: Instant asked about, UTC.
        whole_day: The day whose end that is; None if an instant was asked about.
        known: Day and instant of knowledge; None means now.
        by: What persons are grouped by.
        sealed: Entries that cannot be opened here.
    """
    day = whole_day or at.astimezone(zone).date()
    believed = fold_known(log, as_of=known[1] if known else None)
    standing = happened_by(believed, at, day)
    presence = fold_presence(standing, zone)
    custody = fold_holders(standing, zone)
    roll = fold_roll(presence, at)
    start = midnight(day, zone)
    return CaseRoll(
        name=name,
        codes=codes,
        zone=zone,
        day=day,
        at=at,
        whole_day=whole_day is not None,
        known=known[0] if known else None,
        recorded=len(standing),
        sealed=sealed,
        roll=roll,
        by=by,
        groups=_groups(_split(presence.persons, by, zone), by, codes, start, at),
        most=max((most for *_, most in _counts(presence.persons, _all, start, at)), default=0),
        stays=fold_stays(roll, day),
        anomalies=(*presence.anomalies, *custody.anomalies),
        days={
            one.entry: one.record.day
            for one in standing
            if isinstance(one.record, Movement | Use | Handover)
        },
        uncovered=_uncovered(
            fold_covered(standing, tuple(points)), mandate, day, over=whole_day is not None
        ),
        holders=custody.holders,
        erased=tuple(one.record for one in standing if isinstance(one.record, Erasure)),
        illustrative=any(one.record.illustrative for one in standing),
    )


def _all(_: Present) -> str:
    """Put everybody into one group."""
    return ""


def _split(persons: tuple[Present, ...], by: By, zone: ZoneInfo) -> tuple[Present, ...]:
    """Give persons once for each place where that is what groups them."""
    if by is not By.PLACE:
        return persons
    return fold_places(persons, lambda day: midnight(day, zone))


_KEYS: Mapping[By, Callable[[Present], str]] = {
    By.UNIT: lambda one: one.came.party.unit or one.came.party.name,
    By.PLACE: lambda one: one.stations[-1].place,
    By.SENDER: lambda one: one.came.party.sender,
    By.ACT: lambda one: one.came.act,
    By.CATEGORY: lambda one: one.came.party.category,
}


def _groups(
    persons: tuple[Present, ...], by: By, codes: Codes, start: datetime, at: datetime
) -> tuple[Group, ...]:
    """Give the groups that have somebody at the instant, or had on its day."""
    names: dict[By, Callable[[str], Arg]] = {
        By.PLACE: codes.places.name,
        By.SENDER: codes.states.name,
        By.CATEGORY: codes.categories.name,
    }
    named = names.get(by, str)
    return tuple(
        Group(key=key, name=named(key) if key else NOT_RECORDED, persons=number, most=most)
        for key, number, most in sorted(_counts(persons, _KEYS[by], start, at))
        if most
    )


def _counts(
    persons: Iterable[Present], by: Callable[[Present], str], start: datetime, at: datetime
) -> Iterator[tuple[str, int, int]]:
    """Give, for each group, the number at an instant and the largest from the day's start to it."""
    for key, steps in fold_strength(persons, by).items():
        number = next((n for since, n in reversed(steps) if since <= at), 0)
        yield str(key), number, max(number, most_on(steps, start, at))


def _uncovered(
    covered: Iterable[Term], mandate: Mandate, day: date, *, over: bool
) -> tuple[Term, ...]:
    """Give the days of presence windows up to a day, itself included if it is over."""
    end = day + timedelta(days=1) if over else day
    past = Term(date.min, end)
    windows = union(
        term for window in mandate.windows_of(WindowKind.PRESENCE) for term in window.terms
    )
    return tuple(
        part for term in windows if (gone := term.meet(past)) for part in gone.outside(covered)
    )
