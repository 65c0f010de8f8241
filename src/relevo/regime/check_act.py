"""What an act does against its host's standing law on its date: facts, not findings.

Each answer is yes, no, or None where it cannot be told. A rule whose norm must still be verified
never makes an answer *no* nor, by itself, *yes*; and only the law of the act's own day is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.bound import Bound
from relevo.core.classes import EntryClass
from relevo.instrument.model import ListOf, Measure
from relevo.regime.bodies import body_named
from relevo.regime.content import Stating, stating
from relevo.regime.given import agreed, given_between, law_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.instrument.model import Act, LimitLine, ListLine
    from relevo.regime.given import Between
    from relevo.regime.model import Body, Consent, Purposes, Regime, Required

WITHOUT_ARMS = frozenset({EntryClass.UNARMED, EntryClass.ACADEMIC, EntryClass.PROTOCOL})
"""Classes of entry under which nobody brings arms of war."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFact:
    """By whom and by what instrument an act was given, against who could that day.

    Attributes:
        rules: Rules compared with: those for its instrument, else those for its class of entry.
        body_fits: Whether the body that gave it is the one that consents.
        kind_fits: Whether its instrument is one by which its class of entry is consented to.
        only_amends: Whether it amends another act by an instrument by which nothing is consented
            to that day: then the rules on changes are for it, and these are not.
    """

    rules: tuple[Consent, ...] = ()
    body_fits: bool | None = None
    kind_fits: bool | None = None
    only_amends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentFact:
    """One thing that the law of its day asks an act to state.

    Attributes:
        rule: The rule.
        stating: Whether the act states it.
        sure: Whether the rule surely asks for it: it is verified, and was law on every day on
            which the act may have been given.
    """

    rule: Required
    stating: Stating
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmsFact:
    """Arms that an act permits to an entry without arms.

    Attributes:
        line: Limit, or list, of the act.
        class_of_entry: Class of the entry; None where the act's instrument serves only such.
        brings: Whether it permits any; None if its number was not found.
    """

    line: LimitLine | ListLine
    class_of_entry: EntryClass | None
    brings: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeFact:
    """A purpose of an act against the purposes that the law of its day permits.

    Attributes:
        purpose: Its code; empty where the act gives none by code.
        rule: The rule.
        permitted: Whether the law permits it.
    """

    purpose: str
    rule: Purposes
    permitted: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """What an act does against standing law.

    Attributes:
        days: Between which days consent was given.
        consent: Who gave it and how.
        content: What it must state.
        arms: Arms it permits to entries without arms; empty also where no such entry is.
        unarmed: Rules by which its instrument serves only entries without arms.
        purposes: Its purposes.
    """

    days: Between
    consent: ConsentFact
    content: tuple[ContentFact, ...] = ()
    arms: tuple[ArmsFact, ...] = ()
    unarmed: tuple[Consent, ...] = ()
    purposes: tuple[PurposeFact, ...] = ()


def check_act(act: Act, regime: Regime, amended: Sequence[Act] = ()) -> ActFacts:
    """Compare an act with the standing law of the day on which it was given.

    Args:
        act: The act.
        regime: Standing law of its host.
        amended: Acts that it amends, as far as they are at hand.

    Returns:
        Facts; of what no rule of that day speaks there is none.
    """
    days = given_between(act)
    consents = law_of(regime.consents, days)
    unarmed = _unarmed(act, regime, consents)
    return ActFacts(
        days=days,
        consent=ConsentFact(
            rules=_compared(act, consents),
            body_fits=agreed(_body_fits(act, regime, rules, days) for rules in consents),
            kind_fits=agreed(_kind_fits(act, regime, rules) for rules in consents),
            only_amends=bool(act.amends) and act.kind not in _kinds(*consents),
        ),
        content=_content(act, regime, days, amended),
        arms=_arms(act, unarmed=bool(unarmed)),
        unarmed=unarmed,
        purposes=_purposes(act, regime, days),
    )


def classes_of(act: Act) -> frozenset[EntryClass]:
    """Give the classes of entry of an act and its contingents, as far as they are found."""
    own = {act.class_of_entry.value} if act.class_of_entry else set()
    return frozenset(own | {one.entry.value for one in act.contingents if one.entry.value})


def _for_class(act: Act, rules: Iterable[Consent]) -> tuple[Consent, ...]:
    """Give the rules of consent for the classes of an act; all if none is found."""
    classes = classes_of(act)
    return tuple(
        rule for rule in rules if not rule.classes or not classes or classes & set(rule.classes)
    )


def _compared(act: Act, consents: Iterable[tuple[Consent, ...]]) -> tuple[Consent, ...]:
    """Give the rules an act is compared with: for its instrument, else for its class."""
    fitting = [_for_class(act, rules) for rules in consents]
    every = tuple(dict.fromkeys(rule for rules in fitting for rule in rules))
    return tuple(rule for rule in every if act.kind in rule.kinds) or every


def _body_fits(act: Act, regime: Regime, rules: Iterable[Consent], days: Between) -> bool | None:
    """Whether the body of an act is one that consents by its instrument.

    What a rule itself must still have verified is its form; who consents rests on its norm.
    Whether the circumstance was there in which one body stands in for another cannot be told.
    """
    body = body_named(regime, act.body, days.first if days.first == days.last else None)
    own = [rule for rule in _for_class(act, rules) if act.kind in rule.kinds]
    if body is None or not own:
        return None
    named = [rule for rule in own if rule.body == body.id]
    if named:
        sure = [rule for rule in named if not regime.norm(rule.norm).verify]
        return True if any(not rule.substitute_for for rule in sure) else None
    if _once_stood_in(act, regime, body, own):
        return None
    certain = [rule for rule in own if not regime.norm(rule.norm).verify]
    usual = [rule for rule in certain if not rule.substitute_for]
    return False if usual and all(rule.body for rule in own) else None


def _once_stood_in(act: Act, regime: Regime, body: Body, own: Iterable[Consent]) -> bool:
    """Whether a body stood in for the usual one on other days, and no rule now says who does."""
    return not any(rule.substitute_for for rule in own) and any(
        rule.substitute_for and rule.body == body.id and act.kind in rule.kinds
        for rule in regime.consents
    )


def _kind_fits(act: Act, regime: Regime, rules: Iterable[Consent]) -> bool | None:
    """Whether an act's instrument is one by which its class of entry is consented to.

    That who consents to arms may also consent to an entry without them is not settled by the rule
    for the latter.
    """
    if not classes_of(act) or act.kind not in _kinds(regime.consents):
        return None
    own = _for_class(act, rules)
    fitting = [rule for rule in own if act.kind in rule.kinds]
    if fitting:
        return True if any(_sure(rule, regime) for rule in fitting) else None
    if classes_of(act) <= WITHOUT_ARMS and any(
        act.kind in rule.kinds and not WITHOUT_ARMS.issuperset(rule.classes) for rule in rules
    ):
        return None
    usual = [rule for rule in own if not rule.substitute_for]
    sure = [rule for rule in usual if _sure(rule, regime)]
    return False if sure and len(sure) == len(usual) and all(rule.kinds for rule in own) else None


def _sure(rule: Consent | Required | Purposes, regime: Regime) -> bool:
    """Whether neither a rule nor its norm must still be verified."""
    return not (rule.verify or regime.norm(rule.norm).verify)


def _kinds(*consents: Iterable[Consent]) -> frozenset[str]:
    """Give the kinds of instrument that rules of consent name."""
    return frozenset(kind for rules in consents for rule in rules for kind in rule.kinds)


def _content(
    act: Act, regime: Regime, days: Between, amended: Sequence[Act]
) -> tuple[ContentFact, ...]:
    """Compare what an act states with what the law of its day asks acts of its kind to state."""
    rules = [rule for rule in regime.required if act.kind in rule.kinds]
    together = law_of(rules, days)
    return tuple(
        ContentFact(
            rule=rule,
            stating=stating(act, rule.any_of, amended),
            sure=_sure(rule, regime) and all(rule in others for others in together),
        )
        for rule in dict.fromkeys(rule for others in together for rule in others)
    )


def _unarmed(
    act: Act, regime: Regime, consents: Iterable[tuple[Consent, ...]]
) -> tuple[Consent, ...]:
    """Give the rules for an act's instrument, if it surely served only entries without arms."""
    own = dict.fromkeys(rule for rules in consents for rule in rules if act.kind in rule.kinds)
    only = all(rule.classes and WITHOUT_ARMS.issuperset(rule.classes) for rule in own)
    sure = any(_sure(rule, regime) for rule in own)
    return tuple(own) if only and sure else ()


def _arms(act: Act, *, unarmed: bool) -> tuple[ArmsFact, ...]:
    """Find arms permitted to entries without arms.

    Args:
        act: The act.
        unarmed: Whether its instrument serves only such entries.
    """
    own = act.class_of_entry.value if act.class_of_entry else None
    apart = {one.id: one.entry.value or own for one in act.contingents}
    lines: list[tuple[LimitLine | ListLine, set[EntryClass | None], bool | None]] = [
        (line, {apart.get(one, own) for one in line.scope.contingents} or {own}, _brings(line))
        for line in act.limits
        if line.measure is Measure.ARMS and line.settled
    ]
    lines += [
        (line, {own}, True if line.items else None)
        for line in act.lists
        if line.of is ListOf.ARMS and line.settled
    ]
    return tuple(
        ArmsFact(line=line, class_of_entry=min(bare, default=None), brings=brings)
        for line, classes, brings in lines
        if (bare := sorted(one for one in classes if one in WITHOUT_ARMS)) or unarmed
    )


def _brings(line: LimitLine) -> bool | None:
    """Whether a line permits any piece; None if its number was not found."""
    bound = Bound.of(line.quantity)
    if bound.lo == bound.hi == 0:
        return False
    named = bool(line.scope.arms)
    return True if bound.known or bound.unlimited or named else None


def _purposes(act: Act, regime: Regime, days: Between) -> tuple[PurposeFact, ...]:
    """Compare an act's purposes with those the law of its day permits."""
    classes = classes_of(act)
    rules = [
        rule
        for rule in regime.purposes
        if (not rule.kinds or act.kind in rule.kinds)
        and (not rule.classes or classes & set(rule.classes))
    ]
    codes = [
        item
        for line in act.lists
        if line.of is ListOf.PURPOSE and line.settled
        for item in line.items
    ]
    together = law_of(rules, days)
    named = [rule for others in together for rule in others]
    if not named:
        return ()
    return tuple(
        PurposeFact(
            purpose=code,
            rule=named[0],
            permitted=agreed(
                agreed(_permitted(code, rule, sure=_sure(rule, regime)) for rule in others)
                for others in together
            ),
        )
        for code in (codes or [""])
    )


def _permitted(code: str, rule: Purposes, *, sure: bool) -> bool | None:
    """Whether a rule permits a purpose."""
    if code in rule.excluded:
        return False if sure else None
    if code in rule.items:
        return True if sure else None
    if not code or code in rule.unclear or not rule.complete:
        return None
    return False if sure else None
