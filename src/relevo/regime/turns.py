"""Days on which another body consents, amends or is owed a report: where the law turns over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from relevo.core.classes import EntryClass
from relevo.instrument.value import NOT_FOUND
from relevo.regime.model import in_force

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from relevo.regime.model import ChangePower, ClockRule, Consent, Element, Regime, Valid

_DAY = timedelta(days=1)

Ruled = TypeVar("Ruled", "Consent", "ChangePower")


class TurnOf(StrEnum):
    """What passes from one body to another."""

    CONSENT = "consent"
    CHANGE = "change"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who bears a role by the law of a day.

    Attributes:
        body: Identifier of the body; empty where no source names it.
        kinds: Kinds of instrument by which it acts; empty for an addressee.
        norm: Norm that says so.
        verify: Whether a source must still be found or read.
    """

    body: str
    kinds: tuple[str, ...]
    norm: str
    verify: bool

    @property
    def who(self) -> tuple[str, tuple[str, ...]]:
        """Body and instrument, by which two bearers are told apart."""
        return (self.body, self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A role that passes from one body to another.

    Attributes:
        day: First day of the new one.
        of: Which role.
        about: Class of entry consented to, element changed, or identifier of the clock.
        before: Who bears it on the eve; empty if no rule on record says.
        after: Who bears it on the day; empty if no rule on record says.
    """

    day: date
    of: TurnOf
    about: EntryClass | Element | str
    before: tuple[Bearer, ...]
    after: tuple[Bearer, ...]


def turns(regime: Regime, kinds: Collection[str] = ()) -> tuple[Turn, ...]:
    """Give every day on which a role passes to another body, is first borne, or no longer is.

    Rules that stand in for another, or hold in a circumstance of their own, do not count.

    Args:
        regime: Standing law of the host.
        kinds: Kinds of act whose change is asked about; empty means all.

    Returns:
        Turns by day, then consent, change and addressee.
    """
    consents = tuple(rule for rule in regime.consents if not rule.when and not rule.substitute_for)
    classes = dict.fromkeys(entry for rule in consents for entry in rule.classes or EntryClass)
    changes = [
        rule for rule in regime.changes if not kinds or not set(rule.kinds).isdisjoint(kinds)
    ]
    found = [
        *(
            turn
            for entry in classes
            for turn in _turns_of(
                TurnOf.CONSENT,
                entry,
                [rule for rule in consents if not rule.classes or entry in rule.classes],
                regime,
            )
        ),
        *(
            turn
            for element in dict.fromkeys(rule.element for rule in changes)
            for turn in _turns_of(
                TurnOf.CHANGE,
                element,
                [rule for rule in changes if rule.element is element],
                regime,
            )
        ),
        *(turn for clock in regime.clocks for turn in _addressees(clock, regime)),
    ]
    order = list(TurnOf)
    return tuple(sorted(found, key=lambda turn: (turn.day, order.index(turn.of))))


def _boundaries(spans: Iterable[Valid]) -> list[date]:
    """Give the days on which something begins, or has just ended, in order."""
    days = {span.from_ for span in spans if span.from_}
    days |= {span.to + _DAY for span in spans if span.to}
    return sorted(days)


def _turns_of(
    of: TurnOf, about: EntryClass | Element, rules: list[Ruled], regime: Regime
) -> Iterator[Turn]:
    """Give the turns of who consents, or who amends."""

    def bearers(day: date) -> tuple[Bearer, ...]:
        return tuple(
            Bearer(
                body=rule.body or "",
                kinds=rule.by if hasattr(rule, "by") else rule.kinds,
                norm=rule.norm,
                verify=rule.verify or regime.norm(rule.norm).verify,
            )
            for rule in in_force(rules, day)
        )

    for day in _boundaries(rules):
        before, after = bearers(day - _DAY), bearers(day)
        if {one.who for one in before} != {one.who for one in after}:
            yield Turn(day=day, of=of, about=about, before=before, after=after)


def _addressees(clock: ClockRule, regime: Regime) -> Iterator[Turn]:
    """Give the turns of who is owed a duty."""

    def bearers(day: date) -> tuple[Bearer, ...]:
        return tuple(
            Bearer(
                body="" if one.body == NOT_FOUND else one.body,
                kinds=(),
                norm=clock.norm,
                verify=one.verify or clock.verify or regime.norm(clock.norm).verify,
            )
            for one in in_force(clock.owed_to, day)
        )

    for day in _boundaries(clock.owed_to):
        before, after = bearers(day - _DAY), bearers(day)
        if {one.who for one in before} != {one.who for one in after}:
            yield Turn(day=day, of=TurnOf.ADDRESSEE, about=clock.id, before=before, after=after)
