"""On which days a tour may begin and end: windows, publication, months and days of stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from relevo.core.codes import Held
from relevo.core.term import Term, union
from relevo.instrument.model import IntervalReading, Measure, WindowKind
from relevo.mandate.calendar import allowed_last_days
from relevo.rotation.counted import in_scope

if TYPE_CHECKING:
    from relevo.mandate.model import Limit, TourLength
    from relevo.rotation.model import Planning, Post, Unit
    from relevo.rotation.solver.instance import Ints


class Rules(NamedTuple):
    """The rules on the length of a tour of one unit at one post.

    Attributes:
        windows: Days on which the unit may be there.
        lengths: Rotation intervals.
        stays: Limits on days of stay.
    """

    windows: tuple[Term, ...]
    lengths: tuple[TourLength, ...]
    stays: tuple[Limit, ...]


class Fits:
    """The allowed last days for each first day, one row for each distinct set of rules."""

    def __init__(self, planning: Planning) -> None:
        """Start with no row."""
        self._planning = planning
        self._rows: dict[tuple[object, ...], int] = {}
        self._arrays: list[tuple[Ints, Ints]] = []

    def _rules(self, unit: Unit, post: Post) -> Rules:
        """Give the rules for a unit at a post."""
        planning = self._planning
        category = planning.codes.categories
        return Rules(
            presence_terms(planning, unit, post),
            planning.mandate.tour_length_for(unit.category, category.lineage(unit.category)),
            tuple(
                limit
                for limit in planning.mandate.limits
                if limit.measure is Measure.STAY_DAYS and in_scope(planning, limit, unit, post)
            ),
        )

    def row(self, unit: Unit, post: Post) -> int:
        """Give the row for a unit at a post, made if it is new."""
        rules = self._rules(unit, post)
        key = (
            rules.windows,
            tuple(length.id for length in rules.lengths),
            tuple(limit.id for limit in rules.stays),
        )
        if key not in self._rows:
            self._rows[key] = len(self._arrays)
            self._arrays.append(_allowed_ends(self._planning, rules))
        return self._rows[key]

    def last_days(self, unit: Unit, post: Post, first: date) -> tuple[date, date] | None:
        """Give the earliest and latest last day of a tour begun on a day.

        Returns:
            Both days, the earliest possibly after the latest: then no length is right. None if
            the unit may not be there on the day.
        """
        return _last_days(self._planning, self._rules(unit, post), first)

    def permitted_until(self, unit: Unit, post: Post, day: date) -> date | None:
        """Give the last of the days permitted without a break from a day on; None if none is."""
        terms = presence_terms(self._planning, unit, post)
        return next((term.last for term in terms if day in term), None)

    def seat(self, row: int, first: date, least: date, most: date) -> int:
        """Give a new row, like another but for tours that begin on one day.

        Args:
            row: The other row.
            first: The day.
            least: Earliest last day of a tour begun then.
            most: Latest.
        """
        start = self._planning.horizon.start
        first_end, last_end = (part.copy() for part in self._arrays[row])
        s = (first - start).days
        first_end[s], last_end[s] = (least - start).days + 1, (most - start).days + 1
        self._arrays.append((first_end, last_end))
        return len(self._arrays) - 1

    def arrays(self) -> tuple[Ints, Ints]:
        """Give the rows stacked: least and greatest excluded ends."""
        days = self._planning.horizon.days
        if not self._arrays:
            return np.zeros((1, days), np.int32), np.zeros((1, days), np.int32)
        return (
            np.stack([first for first, _ in self._arrays]),
            np.stack([last for _, last in self._arrays]),
        )


def presence_terms(planning: Planning, unit: Unit, post: Post) -> tuple[Term, ...]:
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
    return union(terms)


def _allowed_ends(planning: Planning, rules: Rules) -> tuple[Ints, Ints]:
    """Give the least and greatest excluded end of a tour for each first day; 0 if none."""
    horizon = planning.horizon
    first = np.zeros(horizon.days, np.int32)
    last = np.zeros(horizon.days, np.int32)
    for s, day in enumerate(horizon):
        if planning.frozen_until and day < planning.frozen_until:
            continue
        allowed = _last_days(planning, rules, day)
        if allowed and allowed[0] <= allowed[1]:
            first[s] = (allowed[0] - horizon.start).days + 1
            last[s] = (allowed[1] - horizon.start).days + 1
    return first, last


def _last_days(planning: Planning, rules: Rules, day: date) -> tuple[date, date] | None:
    """Give the earliest and latest last day of a tour begun on a day; None outside the windows."""
    window = next((window for window in rules.windows if day in window), None)
    if window is None:
        return None
    low, high = day, min(window.last, planning.horizon.last)
    for length in rules.lengths:
        if not any(day in term for term in length.terms):
            continue
        low_rule, high_rule = allowed_last_days(day, length.at_least, length.at_most)
        if length.chosen(planning.chosen) is IntervalReading.BETWEEN_RELIEFS:
            later = timedelta(days=planning.overlap_days)
            low_rule, high_rule = low_rule + later, high_rule + later
        low, high = max(low, low_rule), min(high, high_rule)
    for limit in rules.stays:
        number = limit.chosen(planning.chosen).bound.lo
        if number is not None and number > 0 and any(day in term for term in limit.terms):
            high = min(high, day + timedelta(days=number - 1))
    return low, high
