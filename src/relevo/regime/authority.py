"""Who may consent to an entry, and who may change an act in force, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.regime.model import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.classes import EntryClass
    from relevo.regime.model import Body, ChangePower, Consent, Norm, Regime


class Settled(StrEnum):
    """How far the law on record says who may do something.

    ``yes``: it names them. ``undetermined``: it names nobody, several for the same thing, or what
    it says must still be verified. ``unknown``: no rule of that day is on record.
    """

    YES = "yes"
    UNDETERMINED = "undetermined"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class MayConsent:
    """A rule of consent that is law on the day.

    Attributes:
        rule: The rule.
        norm: Norm it rests on.
        body: Body that consents; None where no source names it.
        verify: Whether a source must still be found or read for the rule or its norm.
    """

    rule: Consent
    norm: Norm
    body: Body | None
    verify: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MayAmend:
    """A power to change an act that is law on the day.

    Attributes:
        rule: The rule.
        norm: Norm it rests on.
        body: Body that gives the instrument; None where no source names it.
        countersign: Body that must countersign; None where none must.
        verify: Whether a source must still be found or read for the rule or its norm.
    """

    rule: ChangePower
    norm: Norm
    body: Body | None
    countersign: Body | None
    verify: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who may consent and who may change on a day.

    Attributes:
        day: The day.
        class_of_entry: Class of entry asked about; None for all.
        consents: Rules of consent, the usual ones before those that stand in for them.
        amendments: Powers to change acts, in the regime's order.
    """

    day: date
    class_of_entry: EntryClass | None
    consents: tuple[MayConsent, ...]
    amendments: tuple[MayAmend, ...]

    @property
    def consent(self) -> Settled:
        """How far it is known who may consent."""
        usual = [one for one in self.consents if not one.rule.substitute_for and not one.rule.when]
        classes = {one.rule.classes for one in usual}
        open_ = any(one.verify or (one.body is None and one.rule.kinds) for one in usual)
        return _settled(
            known=bool(self.consents), doubt=open_ or len(classes) < len(usual) or not usual
        )

    @property
    def amendment(self) -> Settled:
        """How far it is known who may change an act."""
        return _settled(
            known=bool(self.amendments), doubt=any(one.verify for one in self.amendments)
        )


def authority_on(
    regime: Regime,
    day: date,
    class_of_entry: EntryClass | None = None,
    kinds: Iterable[str] = (),
) -> Authority:
    """Give who may consent to an entry, and who may change an act, on a day.

    Args:
        regime: Standing law of the host.
        day: Civil date of the host.
        class_of_entry: Class of entry; None gives the rules of every class.
        kinds: Kinds of act whose change is asked about; empty gives every power. With a class and
            no kinds they are those by which an entry of that class is consented to on the day.

    Returns:
        What is law that day; no rule means that none is on record, never that nobody is needed.
    """
    rules = [
        rule
        for rule in in_force(regime.consents, day)
        if class_of_entry is None or not rule.classes or class_of_entry in rule.classes
    ]
    rules.sort(key=lambda rule: bool(rule.substitute_for))
    asked = frozenset(kinds)
    if not asked and class_of_entry is not None:
        asked = frozenset(kind for rule in rules for kind in rule.kinds)
    return Authority(
        day=day,
        class_of_entry=class_of_entry,
        consents=tuple(_may_consent(regime, rule) for rule in rules),
        amendments=tuple(
            _may_amend(regime, rule)
            for rule in in_force(regime.changes, day)
            if (class_of_entry is None and not asked) or asked & set(rule.kinds)
        ),
    )


def _may_consent(regime: Regime, rule: Consent) -> MayConsent:
    """Join a rule of consent with its norm and body."""
    norm = regime.norm(rule.norm)
    return MayConsent(
        rule=rule,
        norm=norm,
        body=regime.body(rule.body) if rule.body else None,
        verify=rule.verify or norm.verify,
    )


def _may_amend(regime: Regime, rule: ChangePower) -> MayAmend:
    """Join a power to change an act with its norm and bodies."""
    norm = regime.norm(rule.norm)
    return MayAmend(
        rule=rule,
        norm=norm,
        body=regime.body(rule.body) if rule.body else None,
        countersign=regime.body(rule.countersign) if rule.countersign else None,
        verify=rule.verify or norm.verify,
    )


def _settled(*, known: bool, doubt: bool) -> Settled:
    """Say how far something is settled."""
    if not known:
        return Settled.UNKNOWN
    return Settled.UNDETERMINED if doubt else Settled.YES
