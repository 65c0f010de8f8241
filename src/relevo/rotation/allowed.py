"""On which days a tour may begin and end: windows, publication, months and days of stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from relevo.core.codes import Held
from relevo.core.term import Term
from relevo.instrument.model import IntervalReading, Measure, WindowKind
from relevo.mandate.calendar import allowed_last_days
from relevo.rotation.counted import in_scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.mandate.model import Limit, TourLength
    from relevo.rotation.model import Planning, Post, Unit
    from relevo.rotation.solver.instance import Ints


class Fits:
    """The allowed last days for each first day, one row for each distinct set of rules."""

    def __init__(self, planning: Planning) -> None:
        """Start with no row."""
        self._planning = planning
        self._rows: dict[tuple[object, ...], int] = {}
        self._arrays: list[tuple[Ints, Ints]] = []

    def row(self, unit: Unit, post: Post) -> int:
        """Give the row for a unit at a post, made if it is new."""
        planning = self._planning
        windows = _presence(planning, unit, post)
        category = planning.codes.categories
        lengths = planning.mandate.tour_length_for(unit.category, category.lineage(unit.category))
        stays = tuple(
            limit
            for limit in planning.mandate.limits
            if limit.measure is Measure.STAY_DAYS and in_scope(planning, limit, unit, post)
        )
        key = (windows, tuple(length.id for length in lengths), tuple(s.id for s in stays))
        if key not in self._rows:
            self._rows[key] = len(self._arrays)
            self._arrays.append(_allowed_ends(planning, windows, lengths, stays))
        return self._rows[key]

    def arrays(self) -> tuple[Ints, Ints]:
        """Give the rows stacked: least and greatest excluded ends."""
        days = self._planning.horizon.days
        if not self._arrays:
            return np.zeros((1, days), np.int32), np.zeros((1, days), np.int32)
        return (
            np.stack([first for first, _ in self._arrays]),
            np.stack([last for _, last in self._arrays]),
        )


def _presence(planning: Planning, unit: Unit, post: Post) -> tuple[Term, ...]:
    """Give the days on which a unit may be present at a post, no day before publication."""
    published = {
        act.act.id: max((p.day for p in act.published if p.day is not None), default=date.min)
        for act in planning.mandate.acts
    }
    terms: list[Term] = []
    for window in planning.mandate.windows_of(WindowKind.PRESENCE):
        if window.senders and unit.sender not in window.senders:
            continue
        if window.places and planning.codes.places.holds(window.places, post.place) is Held.NO:
            continue
        since = published.get(window.clause.act, date.min)
        terms += [
            Term(max(term.start, since), term.end) for term in window.terms if term.end > since
        ]
    joined: list[Term] = []
    for term in sorted(terms):
        if joined and term.start <= joined[-1].end:
            joined[-1] = Term(joined[-1].start, max(joined[-1].end, term.end))
        else:
            joined.append(term)
    return tuple(joined)


def _allowed_ends(
    planning: Planning,
    windows: Sequence[Term],
    lengths: Sequence[TourLength],
    stays: Sequence[Limit],
) -> tuple[Ints, Ints]:
    """Give the least and greatest excluded end of a tour for each first day; 0 if none."""
    horizon = planning.horizon
    first = np.zeros(horizon.days, np.int32)
    last = np.zeros(horizon.days, np.int32)
    for s, day in enumerate(horizon):
        window = next((window for window in windows if day in window), None)
        if window is None:
            continue
        low, high = day, min(window.last, horizon.last)
        for length in lengths:
            if not any(day in term for term in length.terms):
                continue
            low_rule, high_rule = allowed_last_days(day, length.at_least, length.at_most)
            if length.chosen(planning.chosen) is IntervalReading.BETWEEN_RELIEFS:
                later = timedelta(days=planning.overlap_days)
                low_rule, high_rule = low_rule + later, high_rule + later
            low, high = max(low, low_rule), min(high, high_rule)
        for limit in stays:
            number = limit.chosen(planning.chosen).bound.lo
            if number is not None and number > 0 and any(day in term for term in limit.terms):
                high = min(high, day + timedelta(days=number - 1))
        if low <= high:
            first[s] = (low - horizon.start).days + 1
            last[s] = (high - horizon.start).days + 1
    return first, last
