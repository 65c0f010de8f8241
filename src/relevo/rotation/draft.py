"""The smallest annex that permits a plan, as an act nobody has adopted: a draft to ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier, Quantity
from relevo.core.classes import EntryClass
from relevo.core.clause import Seen
from relevo.core.codes import Held
from relevo.core.term import Term
from relevo.core.words import text
from relevo.instrument.model import (
    Act,
    ActStatus,
    ClassOfEntry,
    Clause,
    Counting,
    DatedBody,
    IntervalReading,
    Joined,
    LimitLine,
    ListLine,
    ListOf,
    Measure,
    RotationInterval,
    Scope,
    Series,
    Source,
    Window,
    WindowKind,
)
from relevo.instrument.reading.drafts.act_parts import localized
from relevo.instrument.value import State, Value
from relevo.regime.authority import authority_on
from relevo.regime.check_act import WITHOUT_ARMS, check_act
from relevo.regime.content import Stating

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Text
    from relevo.regime.authority import MayConsent
    from relevo.regime.check_act import ContentFact
    from relevo.regime.model import Regime
    from relevo.rotation.needs import Needs

PLAN = "plan"
"""Identifier of the source of every value: the plan itself."""

_NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft act, and what is to be known before it is asked for.

    Attributes:
        act: The act, requested.
        asked_on: Day on which consent is supposed to be given.
        consents: Who may consent that day, for its class of entry; empty if no rule is on record.
        content: What the law asks such an act to state, and whether it does; empty likewise.
        follows: The act before it; None if none is at hand.
    """

    act: Act
    asked_on: date
    consents: tuple[MayConsent, ...]
    content: tuple[ContentFact, ...]
    follows: Act | None

    @property
    def missing(self) -> tuple[ContentFact, ...]:
        """What the law asks for and the draft does not state."""
        return tuple(one for one in self.content if one.stating is not Stating.STATED)


def draft_act(
    needs: Sequence[Needs],
    *,
    act_id: str,
    host: str,
    regime: Regime | None,
    follows: Act | None,
    asked_on: date,
    plan_name: str,
    codes: Codes,
    illustrative: bool,
) -> Draft:
    """Draft the smallest act that permits what a plan needs.

    Each number is the most that the plan has on any one day, reliefs included, so that one less
    would not permit it. Lists are complete: they hold what the plan uses and nothing else.

    Args:
        needs: What the plan needs, for each sending state; at least one.
        act_id: Identifier of the draft.
        host: Host state.
        regime: Its standing law; None if none is on record.
        follows: The act before it, whose series it goes on with; None if none is at hand.
        asked_on: Day on which consent is supposed to be given.
        plan_name: How the plan is named as the source.
        codes: Names of codes.
        illustrative: Whether the plan is invented for illustration.
    """
    entry = _entry(needs, follows)
    consents = authority_on(regime, asked_on, entry).consents if regime else ()
    usual = [one for one in consents if not one.rule.substitute_for and not one.rule.when]
    sole = usual[0] if len(usual) == 1 else None
    kinds = sole.rule.kinds if sole else ()
    act = Act(
        id=act_id,
        title=localized(text("Draft: entry of foreign personnel, {days}", days=_span(needs))),
        kind=kinds[0] if kinds else follows.kind if follows else _NOT_FOUND,
        host=host,
        senders=tuple(need.sender for need in needs),
        body=sole.body.name.es if sole and sole.body else _NOT_FOUND,
        status=ActStatus.REQUESTED,
        class_of_entry=_class(entry),
        authority=tuple(_dated(one) for one in usual if one.body),
        clauses=tuple(_clauses(needs)),
        windows=tuple(_windows(needs)),
        rotation=_rotation(needs),
        limits=tuple(_limits(needs)),
        lists=tuple(_lists(needs)),
        series=_series(follows),
        sources=(Source(id=PLAN, who=plan_name, kind="illustrative" if illustrative else "plan"),),
        illustrative=illustrative,
    )
    content = check_act(as_given(act, asked_on), regime).content if regime else ()
    draft = Draft(act=act, asked_on=asked_on, consents=consents, content=content, follows=follows)
    return replace(draft, act=replace(act, verify=tuple(map(localized, _verify(draft, codes)))))


def as_adopted(act: Act, day: date) -> Act:
    """Give an act as if it were adopted and in force from a day, to try what it permits."""
    supposed = Value(value=day, state=State.DERIVED)
    return replace(act, status=ActStatus.ADOPTED, dates=replace(act.dates, in_force=supposed))


def as_given(act: Act, day: date) -> Act:
    """Give an act as if its consent were given on a day."""
    supposed = Value(value=day, state=State.DERIVED)
    return replace(act, dates=replace(act.dates, approved=supposed))


def _entry(needs: Sequence[Needs], follows: Act | None) -> EntryClass | None:
    """Give the class of entry: armed if any arms come, else that of the act before without arms."""
    if any(need.arms for need in needs):
        return EntryClass.ARMED
    before = follows.class_of_entry.value if follows and follows.class_of_entry else None
    return before if before in WITHOUT_ARMS else None


def _class(entry: EntryClass | None) -> ClassOfEntry | None:
    """Give the class with its reason; what no arms decide is left open."""
    if entry is None:
        return None
    why = (
        text("The plan brings arms.")
        if entry is EntryClass.ARMED
        else text("The plan brings no arms; the class is that of the act before.")
    )
    return ClassOfEntry(value=entry, reason=Value(value=localized(why), says=(PLAN,)))


def _dated(may: MayConsent) -> DatedBody:
    """Give a body that consents, with the days of its rule."""
    assert may.body is not None
    rule = may.rule
    return DatedBody(body=may.body.name.es, from_=rule.from_, to=rule.to, verify=may.verify)


def _series(follows: Act | None) -> Series | None:
    """Give the place after the act before, in its series."""
    if follows is None or follows.series is None:
        return None
    return Series(id=follows.series.id, n=follows.series.n + 1, follows=follows.id)


def _span(needs: Sequence[Needs]) -> Term:
    """Give the days from the first to the last day of presence."""
    days = [term for need in needs for term in need.days]
    return Term(min(term.start for term in days), max(term.end for term in days))


def _clauses(needs: Sequence[Needs]) -> Iterator[Clause]:
    """Give the draft's clauses, in its own words."""
    summaries = {
        "window": text("Days on which presence is asked for."),
        "persons": text("Most persons present on any one day, reliefs included."),
        "arms": text("Arms by kind: most pieces present on any one day, reliefs included."),
        "units": text("Categories of the units."),
        "places": text("Places."),
        "hosts": text("Host institutions."),
        "stay": text("Length of each stay."),
    }
    for id_, summary in summaries.items():
        if id_ != "arms" or any(need.arms for need in needs):
            yield Clause(id=id_, summary=localized(summary), seen=Seen.TEXT, says=(PLAN,))


def _ending(need: Needs, needs: Sequence[Needs]) -> str:
    """Give the end of the names of a sender's lines; empty where there is one sender."""
    return f"-{need.sender.lower()}" if len(needs) > 1 else ""


def _windows(needs: Sequence[Needs]) -> Iterator[Window]:
    """Give a window for each unbroken presence of each sender."""
    for need in needs:
        for number, term in enumerate(need.days, start=1):
            name = f"presence{_ending(need, needs)}"
            yield Window(
                id=name if len(need.days) == 1 else f"{name}-{number}",
                kind=WindowKind.PRESENCE,
                from_=term.start,
                to=term.last,
                clause="window",
                senders=(need.sender,) if len(needs) > 1 else (),
            )


def _rotation(needs: Sequence[Needs]) -> tuple[RotationInterval, ...]:
    """Give the interval that every tour keeps; none where one is shorter than a month."""
    months = [need.months for need in needs]
    if not all(months):
        return ()
    known = [one for one in months if one]
    return (
        RotationInterval(
            at_least=min(least for least, _ in known),
            at_most=max(most for _, most in known),
            clause="stay",
            reading=IntervalReading.LENGTH_OF_STAY,
        ),
    )


def _limits(needs: Sequence[Needs]) -> Iterator[LimitLine]:
    """Give the numbers of each sender."""
    for need in needs:
        end, senders = _ending(need, needs), (need.sender,) if len(needs) > 1 else ()
        whole = Scope(senders=senders)
        yield _line(f"persons{end}", Measure.PERSONS, need.persons, "persons", whole)
        if len(need.by_category) > 1:
            for codes, persons in need.by_category.items():
                scope = Scope(senders=senders, categories=codes)
                name = f"persons-{codes[0].replace('_', '-')}{end}"
                yield _line(name, Measure.PERSONS, persons, "persons", scope)
        for arms in need.arms:
            scope = Scope(senders=senders, arms=arms.codes)
            line = _line(f"arms-{arms.codes[0]}{end}", Measure.ARMS, arms.pieces, "arms", scope)
            yield replace(line, joined=Joined.OR) if len(arms.codes) > 1 else line
        stay = _line(f"stay{end}", Measure.STAY_DAYS, need.longest_days, "stay", whole)
        yield replace(stay, counting=Counting.PER_CONTINGENT)


def _line(id_: str, measure: Measure, number: int, clause: str, scope: Scope) -> LimitLine:
    """Give a number that is not to be exceeded at any one time."""
    return LimitLine(
        id=id_,
        measure=measure,
        quantity=Quantity(Quantifier.AT_MOST, number),
        clause=clause,
        scope=scope,
        counting=Counting.CONCURRENT,
    )


def _lists(needs: Sequence[Needs]) -> Iterator[ListLine]:
    """Give the complete lists of each sender."""
    for need in needs:
        end, senders = _ending(need, needs), (need.sender,) if len(needs) > 1 else ()
        categories = tuple(code for codes in need.by_category for code in codes)
        arms = tuple(code for one in need.arms for code in one.codes)
        listed = (
            ("categories", ListOf.CATEGORY, categories, "units"),
            ("places", ListOf.PLACE, need.places, "places"),
            ("hosts", ListOf.INSTITUTION, need.institutions, "hosts"),
            ("arms", ListOf.ARMS, arms, "arms"),
        )
        for name, of, items, clause in listed:
            if items:
                yield ListLine(
                    id=f"{name}{end}",
                    of=of,
                    items=items,
                    complete=True,
                    clause=clause,
                    senders=senders,
                )


def _verify(draft: Draft, codes: Codes) -> Iterator[Text]:
    """Say what must still be written or settled."""
    for fact in draft.missing:
        yield text(
            "The plan does not give what the law on record asks for: {thing}.", thing=fact.rule.name
        )
    trees = {
        ListOf.PLACE: codes.places,
        ListOf.INSTITUTION: codes.institutions,
        ListOf.CATEGORY: codes.categories,
        ListOf.ARMS: codes.arms,
    }
    for line in draft.act.lists:
        tree = trees[line.of]
        for code in line.items:
            if tree.holds((code,), code) is not Held.YES:
                yield text(
                    "{name} may mean several; the annex should name one.", name=tree.name(code)
                )
