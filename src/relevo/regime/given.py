"""When an act was given, as far as sources say; and which rules were law by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.regime.model import Lasting, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.instrument.model import Act

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Days between which something happened, both included.

    Attributes:
        first: The earliest; None if nothing bounds it.
        last: The latest; None if nothing bounds it.
    """

    first: date | None = None
    last: date | None = None

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return self.first is not None or self.last is not None

    def surely_before(self, other: Between) -> bool:
        """Whether it is on an earlier day than something else, whichever source is right."""
        return self.last is not None and other.first is not None and self.last < other.first

    def surely_by(self, other: Between) -> bool:
        """Whether it is on no later day than something else, whichever source is right."""
        return self.last is not None and other.first is not None and self.last <= other.first


def days_stated(act: Act, field: str) -> tuple[date, ...]:
    """Give the days that sources give for something, each once, the act's own first.

    Args:
        act: The act.
        field: Field of its dates, e.g. ``approved``.
    """
    own = getattr(act.dates, field).value
    others = [
        date.fromisoformat(version.value)
        for conflict in act.conflicts
        if conflict.about == f"dates.{field}"
        for version in conflict.versions
        if version.value
    ]
    return tuple(dict.fromkeys([*([own] if own else []), *others]))


def stated_between(act: Act, field: str) -> Between:
    """Give the days between which something happened by any source; open if none says.

    Args:
        act: The act.
        field: Field of its dates, e.g. ``published``.
    """
    days = days_stated(act, field)
    between = act.dates.published_between.value
    if not days and field == "published" and between:
        return Between(first=between.from_, last=between.to)
    return Between(first=min(days, default=None), last=max(days, default=None))


def given_between(act: Act) -> Between:
    """Give the days between which the host gave an act its consent.

    That is the day of its approval, else of its signature. Where neither was found it is no later
    than its publication, or than the day from which it is in force, and no earlier than the
    request.

    Args:
        act: The act.
    """
    for field in ("approved", "signed"):
        if (found := stated_between(act, field)).known:
            return found
    ends = (stated_between(act, field).last for field in ("published", "in_force"))
    return Between(
        first=stated_between(act, "submitted").first,
        last=next((day for day in ends if day), None),
    )


def law_of(rules: Sequence[Lasting], days: Between) -> tuple[tuple[Lasting, ...], ...]:
    """Give the rules that were law on the day of something, for each possibility.

    Args:
        rules: Rules with their days.
        days: The days between which it happened.

    Returns:
        Rules together in force, in order of days; empty for days on which none is. Where the first
        or last day is open, days without any rule are left out: nothing bounds the search.
    """
    start, end = days.first or date.min, days.last or date.max
    bounded = days.first is not None and days.last is not None
    cuts = {start, *(day for day in _changes(rules) if start < day <= end)}
    found = (in_force(rules, day) for day in sorted(cuts))
    return tuple(dict.fromkeys(together for together in found if together or bounded))


def _changes(rules: Iterable[Lasting]) -> Iterable[date]:
    """Give the days on which a rule becomes, or ceases to be, law."""
    for rule in rules:
        if rule.from_:
            yield rule.from_
        if rule.to and rule.to < date.max:
            yield rule.to + _ONE_DAY


def agreed(answers: Iterable[bool | None]) -> bool | None:
    """Join answers: what all say; None if they differ, one is open, or there is none."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None
