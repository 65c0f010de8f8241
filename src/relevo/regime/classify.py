"""Class of entry of a visit: a host's criteria asked in order, with yes, no or unknown.

What a visit leaves unanswered is never guessed: each answer it could have is followed, so the
outcomes are exactly those that some answer leads to. A contested criterion gives both: that it is
the law, and that it is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from relevo.regime.authority import authority_on
from relevo.regime.model import Feature, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from relevo.regime.authority import MayConsent
    from relevo.regime.model import Criterion, Purposes, Regime, Required, Test

COUNTED = frozenset({Feature.PERSONS, Feature.OFFICERS})
"""What is answered with a number."""

YES_NO = ("yes", "no")
"""The answers to what is neither a number nor a purpose."""

_OTHER = ""
"""Stands for a purpose that no criterion names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as described.

    Attributes:
        answers: What is known: ``yes`` or ``no``, a number, or the code of a purpose; what is not
            there is unknown.
    """

    answers: Mapping[Feature, str | int] = field(default_factory=dict)

    def answered(self, feature: Feature, answer: str | int) -> Visit:
        """Give the visit with one answer more."""
        return replace(self, answers={**self.answers, feature: answer})


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """Answers that count alike, one of which is supposed where the visit gives none.

    Attributes:
        feature: What is asked about.
        answers: The answers; empty for a number, and for a purpose that no criterion names.
        least: Least number, or None.
        most: Greatest number; None means that there is none.
    """

    feature: Feature
    answers: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One class that a visit may have.

    Attributes:
        criterion: Criterion that gives it; None where none on record fits.
        cases: Answers that lead here, each case a set of suppositions; one empty case if nothing
            needs to be supposed.
        unless: Contested criteria that would fit first, if they are the law.
        consents: Rules of consent that are law that day, of which one is needed.
        purposes: Rules on purposes for that entry, each with whether it holds the visit's purpose:
            None where that is undetermined. Empty if the visit gives no purpose.
        required: What the act must state.
    """

    criterion: Criterion | None
    cases: tuple[tuple[Supposed, ...], ...]
    unless: tuple[Criterion, ...] = ()
    consents: tuple[MayConsent, ...] = ()
    purposes: tuple[tuple[Purposes, bool | None], ...] = ()
    required: tuple[Required, ...] = ()

    @property
    def no_entry(self) -> bool:
        """Whether the visit is no entry of a force here."""
        return self.criterion is not None and self.criterion.class_of_entry is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """What the standing law of a day makes of a visit.

    Attributes:
        regime: The standing law.
        day: The day.
        visit: The visit.
        outcomes: Every class it may have, in the order of the criteria; at least one.
    """

    regime: Regime
    day: date
    visit: Visit
    outcomes: tuple[Outcome, ...]

    @property
    def open(self) -> tuple[Feature, ...]:
        """What must be known to decide, in the order in which it is asked."""
        features = [one.feature for out in self.outcomes for case in out.cases for one in case]
        return tuple(dict.fromkeys(features))

    @property
    def settled(self) -> bool:
        """Whether there is one outcome, and a criterion gives it."""
        return len(self.outcomes) == 1 and self.outcomes[0].criterion is not None


def classify(regime: Regime, visit: Visit, day: date) -> Classified:
    """Give every class of entry that a visit may have on a day.

    Args:
        regime: Standing law of the host.
        visit: The visit.
        day: Civil date of the host.

    Returns:
        The outcomes; one without a criterion means that none on record fits. Where every answer
        leads to one outcome, nothing needs to be supposed.
    """
    criteria = in_force(regime.criteria, day)
    tests = tuple(test for criterion in criteria for test in criterion.all_of)
    found: dict[tuple[str, ...], Outcome] = {}
    for outcome in _walk(criteria, tests, visit, (), ()):
        id_ = outcome.criterion.id if outcome.criterion else ""
        key = (id_, *(one.id for one in outcome.unless))
        known = found.get(key)
        found[key] = (
            replace(known, cases=(*known.cases, *outcome.cases))
            if known
            else _with_law(regime, visit, day, outcome)
        )
    order = {criterion.id: place for place, criterion in enumerate(criteria)}
    outcomes = sorted(
        found.values(),
        key=lambda one: order[one.criterion.id] if one.criterion else len(order),
    )
    if len(outcomes) == 1:
        outcomes = [replace(outcomes[0], cases=((),))]
    return Classified(regime=regime, day=day, visit=visit, outcomes=tuple(outcomes))


def fulfils(test: Test, visit: Visit) -> bool | None:
    """Say whether a visit fulfils a test.

    Args:
        test: The question and what answers it.
        visit: The visit.

    Returns:
        None if the visit does not say.
    """
    answer = visit.answers.get(test.of)
    if answer is None:
        return None
    if isinstance(answer, int):
        return (test.at_least is None or answer >= test.at_least) and (
            test.below is None or answer < test.below
        )
    return answer in test.is_


def holds(rule: Purposes, purpose: str, *, sure: bool) -> bool | None:
    """Say whether a rule permits a purpose.

    Args:
        rule: The rule.
        purpose: Code of the purpose.
        sure: Whether the rule and its norm need no more verifying; else it forbids nothing.

    Returns:
        None if that is undetermined: sources differ, the list is not known to be complete, or the
            rule that forbids is not sure.
    """
    if purpose in rule.items and purpose not in rule.excluded:
        return True
    forbidden = purpose in rule.excluded or (rule.complete and purpose not in rule.unclear)
    return False if forbidden and sure else None


def _walk(
    criteria: Sequence[Criterion],
    tests: Sequence[Test],
    visit: Visit,
    supposed: tuple[Supposed, ...],
    unless: tuple[Criterion, ...],
) -> Iterator[Outcome]:
    """Ask criteria in order; where the visit does not say, suppose each answer in turn."""
    if not criteria:
        yield Outcome(criterion=None, cases=(supposed,), unless=unless)
        return
    first, later = criteria[0], criteria[1:]
    verdicts = [fulfils(test, visit) for test in first.all_of]
    if False in verdicts:
        yield from _walk(later, tests, visit, supposed, unless)
    elif None in verdicts:
        feature = first.all_of[verdicts.index(None)].of
        for answer, cell in _cells(feature, tests):
            yield from _walk(
                criteria, tests, visit.answered(feature, answer), (*supposed, cell), unless
            )
    else:
        yield Outcome(criterion=first, cases=(supposed,), unless=unless)
        if first.disputed:
            yield from _walk(later, tests, visit, supposed, (*unless, first))


def _cells(feature: Feature, tests: Sequence[Test]) -> list[tuple[str | int, Supposed]]:
    """Give the answers to a question, those together that no test tells apart.

    Args:
        feature: What is asked about.
        tests: Every test of the criteria.

    Returns:
        One answer of each kind, and the kind.
    """
    asked = [test for test in tests if test.of is feature]
    if feature in COUNTED:
        cuts = {cut for test in asked for cut in (test.at_least, test.below) if cut is not None}
        starts = sorted({0, *cuts})
        ends = [*(start - 1 for start in starts[1:]), None]
        return [
            (start, Supposed(feature=feature, least=start, most=end))
            for start, end in zip(starts, ends, strict=True)
        ]
    if feature is not Feature.PURPOSE:
        return [(answer, Supposed(feature=feature, answers=(answer,))) for answer in YES_NO]
    kinds: dict[tuple[bool, ...], list[str]] = {}
    for code in dict.fromkeys(code for test in asked for code in test.is_):
        kinds.setdefault(tuple(code in test.is_ for test in asked), []).append(code)
    named: list[tuple[str | int, Supposed]] = [
        (codes[0], Supposed(feature=feature, answers=tuple(codes))) for codes in kinds.values()
    ]
    return [*named, (_OTHER, Supposed(feature=feature))]


def _with_law(regime: Regime, visit: Visit, day: date, outcome: Outcome) -> Outcome:
    """Add to an outcome which act it needs that day, and what that act must state.

    Where no criterion fits, every rule of the day on purposes says what it makes of the visit's.
    """
    criterion = outcome.criterion
    if criterion is None:
        return replace(outcome, purposes=_on_purpose(regime, visit, in_force(regime.purposes, day)))
    if criterion.class_of_entry is None:
        return outcome
    entry = criterion.class_of_entry
    consents = tuple(
        one
        for one in authority_on(regime, day, entry).consents
        if one.rule.id in criterion.consents
    )
    kinds = {kind for one in consents for kind in one.rule.kinds}
    rules = [
        rule
        for rule in in_force(regime.purposes, day)
        if (not rule.kinds or kinds & set(rule.kinds))
        and (not rule.classes or entry in rule.classes)
    ]
    return replace(
        outcome,
        consents=consents,
        purposes=_on_purpose(regime, visit, rules),
        required=tuple(rule for rule in in_force(regime.required, day) if kinds & set(rule.kinds)),
    )


def _on_purpose(
    regime: Regime, visit: Visit, rules: Iterable[Purposes]
) -> tuple[tuple[Purposes, bool | None], ...]:
    """Give what rules say of a visit's purpose; nothing if it is unknown."""
    purpose = visit.answers.get(Feature.PURPOSE)
    if purpose is None:
        return ()
    return tuple(
        (
            rule,
            holds(rule, str(purpose), sure=not (rule.verify or regime.norm(rule.norm).verify)),
        )
        for rule in rules
    )
