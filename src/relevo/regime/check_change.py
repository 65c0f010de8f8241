"""What a change of an act does against the powers to change it: facts, not findings.

Powers come from standing law and from the act itself; one that a change fits is enough. Each
answer is yes, no, or None where it cannot be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.instrument.value import NOT_FOUND
from relevo.regime.bodies import body_named
from relevo.regime.given import agreed, law_of
from relevo.regime.model import Element

if TYPE_CHECKING:
    from relevo.core.clause import ClauseRef
    from relevo.instrument.model import Act, AmendmentPower
    from relevo.regime.given import Between
    from relevo.regime.model import Body, ChangePower, Regime

_DAYS = frozenset({Element.START_DATE, Element.END_DATE, Element.STAY})
"""What a power may touch whose own words for it are not those of the regime, e.g. *terms*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A change that was made to an act.

    Attributes:
        amended: The act changed.
        element: What of it was changed; None if that is not known.
        instrument: Kind of instrument that changed it; empty if not found.
        by: Who gave that instrument, as printed; empty if not found.
        countersigned_by: Who countersigned it, as printed; empty if not found.
        days: Between which days it was given.
        before_entry: Whether nobody had entered by then; None if that is not known.
        not_longer: Whether the stay did not grow; None if that is not known.
    """

    amended: Act
    element: Element | None
    instrument: str
    by: str
    countersigned_by: str
    days: Between
    before_entry: bool | None
    not_longer: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """A power to change, of standing law or of the act itself, held against a change.

    Attributes:
        clause: Norm, or clause of the act, that gives it.
        by: Kinds of instrument that may make the change.
        instrument: Whether the instrument is one of them.
        body: Whether the body that gave it is the one that may.
        countersigned: Whether it was countersigned by who must.
        before_entry: Whether it came before entry, where it must.
        not_longer: Whether the stay did not grow, where it may not.
        certain: Whether the power is verified, and surely for what was changed.
    """

    clause: ClauseRef
    by: tuple[str, ...]
    instrument: bool | None
    body: bool | None = True
    countersigned: bool | None = True
    before_entry: bool | None = True
    not_longer: bool | None = True
    certain: bool = True

    @property
    def answers(self) -> dict[str, bool | None]:
        """Each condition by name, in the order in which a person would ask."""
        return {
            "instrument": self.instrument,
            "body": self.body,
            "countersigned": self.countersigned,
            "before_entry": self.before_entry,
            "not_longer": self.not_longer,
        }

    @property
    def permits(self) -> bool | None:
        """Whether it permits the change.

        What is not certain never says no by itself, nor surely yes: see :attr:`excluded`.
        """
        found = set(self.answers.values())
        if not self.certain:
            return None
        if False in found:
            return False
        return None if None in found else True

    @property
    def excluded(self) -> bool:
        """Whether it is not certain, and would not permit the change if it were."""
        return not self.certain and False in self.answers.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """A change held against every power that may permit it.

    Attributes:
        made: The change.
        powers: Powers for it, those of standing law first; empty if none is on record.
        permitted: Whether one of them permits it.
    """

    made: Made
    powers: tuple[Power, ...]
    permitted: bool | None


def check_change(made: Made, regime: Regime | None) -> ChangeFacts:
    """Hold a change against the powers of its day.

    Args:
        made: The change.
        regime: Standing law of the host; None leaves the act's own powers.

    Returns:
        Permitted if one power permits it; not permitted if a certain power does not and no other
        may.
    """
    amended = made.amended
    rules = [
        rule
        for rule in (regime.changes if regime else ())
        if amended.kind in rule.kinds and _may_be_for(rule.element, made.element)
    ]
    own = [power for own in amended.amendment_powers if (power := _of_act(made, own, regime))]
    verdicts: list[bool | None] = []
    powers: dict[Power, None] = {}
    for together in law_of(rules, made.days) or ((),):
        of_law = [_of_law(made, rule, regime) for rule in together if regime]
        powers.update(dict.fromkeys([*of_law, *own]))
        verdicts.append(_any([*of_law, *own]))
    return ChangeFacts(made=made, powers=tuple(powers), permitted=agreed(verdicts))


def _may_be_for(of_power: Element, changed: Element | None) -> bool:
    """Whether a power may be for what was changed; who may change all may change each thing."""
    return changed is None or of_power in (changed, Element.ANY)


def _of_law(made: Made, rule: ChangePower, regime: Regime) -> Power:
    """Hold a change against a power of standing law."""
    body = regime.body(rule.body) if rule.body else None
    countersign = regime.body(rule.countersign) if rule.countersign else None
    return Power(
        clause=regime.cite(rule.norm),
        by=rule.by,
        instrument=_instrument(made, rule.by),
        body=_same(body, made.by, regime) if body else True,
        countersigned=_same(countersign, made.countersigned_by, regime) if countersign else True,
        before_entry=made.before_entry if rule.before_entry else True,
        not_longer=made.not_longer if rule.stay_not_longer else True,
        certain=made.element is not None and not (rule.verify or regime.norm(rule.norm).verify),
    )


def _of_act(made: Made, own: AmendmentPower, regime: Regime | None) -> Power | None:
    """Hold a change against a power that the act itself gives; None if it is for something else."""
    named = own.element in tuple(Element)
    if named and not _may_be_for(Element(own.element), made.element):
        return None
    if not named and made.element not in {*_DAYS, None}:
        return None
    found = own.by != NOT_FOUND
    body = body_named(regime, own.countersign) if regime and own.countersign else None
    signed: bool | None = True
    if own.countersign:
        signed = _same(body, made.countersigned_by, regime) if body and regime else None
    return Power(
        clause=made.amended.cite(own.clause),
        by=(own.by,) if found else (),
        instrument=_instrument(made, (own.by,)) if found else None,
        countersigned=signed,
        before_entry=made.before_entry if own.before_entry else True,
        not_longer=made.not_longer if own.stay_not_longer else True,
        certain=named and made.element is not None,
    )


def _instrument(made: Made, by: tuple[str, ...]) -> bool | None:
    """Whether a change came by one of several kinds of instrument."""
    return made.instrument in by if made.instrument and by else None


def _same(body: Body, name: str, regime: Regime) -> bool | None:
    """Whether a name is that of a body; None if it is no body's, or not found."""
    found = body_named(regime, name) if name else None
    return found.id == body.id if found else None


def _any(powers: list[Power]) -> bool | None:
    """Say whether one of several powers permits; None if none is on record or one may.

    One that is not certain, and would not permit the change either way, leaves a certain no.
    """
    answers = {power.permits for power in powers if not power.excluded}
    if True in answers:
        return True
    return False if answers == {False} else None
