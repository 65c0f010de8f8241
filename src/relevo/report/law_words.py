"""Rules of standing law in words: each says its norm, how that is known, and when it is law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.act_words import ELEMENTS, kinds_words, purpose_words
from relevo.compliance.clock_words import EVENTS
from relevo.core.classes import EntryClass
from relevo.core.term import Term
from relevo.core.words import text
from relevo.regime.model import Paper
from relevo.regime.programme import programme_year
from relevo.report.clocks import cited_duty, holders_words
from relevo.report.known import ENTRIES, clock_words, within_words
from relevo.report.mandate_consent import STAGES
from relevo.report.norms import citation_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, AmendmentPower
    from relevo.regime.authority import MayAmend, MayConsent
    from relevo.regime.model import (
        ChangePower,
        Criterion,
        Norm,
        PaperRule,
        Period,
        Purposes,
        Regime,
        Required,
        Statement,
        Valid,
    )
    from relevo.regime.owed import Owed
    from relevo.regime.step import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line, and what stands indented under it.

    Attributes:
        words: The line.
        under: Lines under it: what qualifies it, its clause, its days.
    """

    words: Arg
    under: tuple[Arg, ...] = ()


NOT_NAMED = text("not found")
"""What stands for a body that no source names."""

PAPERS: dict[Paper, Text] = {
    Paper.ACCESS: text("Access"),
    Paper.SECRECY: text("Secrecy"),
    Paper.PERSONAL_DATA: text("Personal data"),
    Paper.RETENTION: text("How long records are kept"),
}
"""What a rule on papers is about, in words."""


def classes_words(classes: Sequence[EntryClass]) -> Arg:
    """Name classes of entry; none stands for every class."""
    if not classes or len(classes) == len(EntryClass):
        return text("every class")
    return tuple(ENTRIES[one] for one in classes)


def days_words(valid: Valid) -> Text | None:
    """Say from when to when something is law, as far as that is recorded; None if it is not."""
    if valid.from_ and valid.to:
        return text("Holds, as recorded, {term}.", term=Term.inclusive(valid.from_, valid.to))
    if valid.from_:
        return text("Holds, as recorded, since {day}.", day=valid.from_)
    if valid.to:
        return text("Holds, as recorded, until {day}.", day=valid.to)
    return None


def norm_words(regime: Regime, norm: str, *, verify: bool = False) -> Text:
    """Cite a norm, say how it is known, and that it or the rule is still to be verified.

    Args:
        regime: Standing law of the host.
        norm: Identifier of the norm.
        verify: Whether the rule that cites it is still to be verified.
    """
    cited = citation_words(regime.cite(norm), {}, regime)
    if verify and not regime.norm(norm).verify:
        cited = text("{cited}; this rule is to verify", cited=cited)
    return text("[{cited}]", cited=cited)


def _law(regime: Regime, norm: str, valid: Valid | None, *, verify: bool) -> tuple[Arg, ...]:
    """Give the last lines under a rule: its days and its norm."""
    days = days_words(valid) if valid else None
    return (*((days,) if days else ()), norm_words(regime, norm, verify=verify))


def _note(note: Arg | None) -> tuple[Arg, ...]:
    """Give the line of a remark; nothing if there is none."""
    return (text("Note: {note}", note=note),) if note else ()


def act_needed_words(may: MayConsent) -> Text:
    """Say by which instrument of which body a rule lets consent be given."""
    rule = may.rule
    if not rule.kinds:
        return text("No act of consent is needed")
    kinds = kinds_words(rule.kinds)
    body: Arg = may.body.name if may.body else NOT_NAMED
    if rule.framework:
        return text(
            "{kinds}, a framework without numbers under which each entry is recorded; "
            "consents: {body}",
            kinds=kinds,
            body=body,
        )
    return text("{kinds}; consents: {body}", kinds=kinds, body=body)


def consent_item(may: MayConsent, regime: Regime, *, brief: bool = False) -> Item:
    """Say who consents to which class of entry, and how.

    Args:
        may: The rule that is law.
        regime: Where it stands.
        brief: Whether steps and remarks are left out.
    """
    rule = may.rule
    under: list[Arg] = []
    if rule.when:
        under.append(text("Only where: {when}", when=rule.when))
    if rule.substitute_for:
        usual = {one.id: one for one in regime.consents}[rule.substitute_for]
        under.append(
            text(
                "Stands in for: {kinds}; consents: {body}",
                kinds=kinds_words(usual.kinds),
                body=regime.body(usual.body).name if usual.body else NOT_NAMED,
            )
        )
    if not brief and rule.steps:
        steps = tuple(_step_words(step, regime) for step in rule.steps)
        under.append(text("Steps: {steps}", steps=steps))
    if not brief:
        under += _note(rule.note)
    return Item(
        words=text(
            "{classes}: {act}", classes=classes_words(rule.classes), act=act_needed_words(may)
        ),
        under=(*under, *_law(regime, rule.norm, rule, verify=rule.verify)),
    )


def _step_words(step: Step, regime: Regime) -> Arg:
    """Name a step of a consent, with the body that takes it where the rule names one."""
    if not step.body:
        return STAGES[step.stage]
    return text("{stage}: {body}", stage=STAGES[step.stage], body=regime.body(step.body).name)


def change_item(may: MayAmend, regime: Regime, *, brief: bool = False) -> Item:
    """Say who may change what of which acts, under which conditions.

    Args:
        may: The power that is law.
        regime: Where it stands.
        brief: Whether remarks are left out.
    """
    rule = may.rule
    signer: Arg = may.countersign.name if may.countersign else rule.countersign
    under: list[Arg] = [*conditions_words(rule, signer, rule.causes)]
    if not brief:
        under += _note(rule.note)
    words = text(
        "{kinds}; may be changed: {element}; by: {by}",
        kinds=kinds_words(rule.kinds),
        element=ELEMENTS[rule.element],
        by=kinds_words(rule.by),
    )
    if may.body:
        words = text("{change}; given by: {body}", change=words, body=may.body.name)
    return Item(words=words, under=(*under, *_law(regime, rule.norm, rule, verify=rule.verify)))


def conditions_words(
    power: ChangePower | AmendmentPower, signer: Arg, causes: Arg | None = None
) -> tuple[Text, ...]:
    """Say under which conditions something may be changed; nothing if there are none.

    Args:
        power: The power to change it, of standing law or of an act.
        signer: Who must countersign; empty if nobody.
        causes: Causes it is bound to, or None.
    """
    conditions: list[Arg] = []
    if signer:
        conditions.append(text("countersigned by: {who}", who=signer))
    if power.before_entry:
        conditions.append(text("before the foreign personnel enter"))
    if power.stay_not_longer:
        conditions.append(text("without a longer stay"))
    if causes:
        conditions.append(text("bound to: {causes}", causes=causes))
    return (text("Conditions: {conditions}", conditions=tuple(conditions)),) if conditions else ()


def duty_item(
    owed: Owed, day: date, acts: Mapping[str, Act], regime: Regime | None, note: Arg | None = None
) -> Item:
    """Say a duty: what, by whom, to whom that day, within which time after what.

    Args:
        owed: The duty.
        day: Day on which an event would start it.
        acts: Acts by identifier, whose clauses it may cite.
        regime: Standing law of the host; None if it is not known.
        note: A remark, or None.
    """
    holders = owed.holders(day, day)
    named: Arg = holders_words(holders)
    by: Arg = owed.by.name or NOT_NAMED
    first, *others = (*(EVENTS[kind] for kind in owed.after),) or (owed.starts,)
    after: Arg = first
    for other in others:
        after = text("{one} or {other}", one=after, other=other)
    return Item(
        words=owed.what,
        under=(
            text("Owed by: {by}; to: {to}", by=by, to=named if holders else NOT_NAMED),
            text("Time: {time}: {after}", time=within_words(owed), after=after)
            if owed.ahead
            else text("Time: {time}, from when {after}", time=within_words(owed), after=after),
            *_note(note),
            *((days,) if (days := days_words(owed)) else ()),
            *(text("[{cited}]", cited=one) for one in cited_duty(owed, acts, regime)),
        ),
    )


def purposes_item(rule: Purposes, regime: Regime) -> Item:
    """Say for which purposes an entry by acts of some kinds may be."""
    under: list[Arg] = []
    if rule.unclear:
        named = tuple(purpose_words(code) for code in rule.unclear)
        under.append(text("Undetermined whether permitted: {purposes}", purposes=named))
    if rule.excluded:
        named = tuple(purpose_words(code) for code in rule.excluded)
        under.append(text("Not permitted: {purposes}", purposes=named))
    under.append(
        text("The list is closed: no other purpose is permitted.")
        if rule.complete
        else text("The list is not known to be complete: any other purpose is undetermined.")
    )
    under += _note(rule.note)
    items = tuple(purpose_words(code) for code in rule.items)
    kinds: Arg = kinds_words(rule.kinds) if rule.kinds else classes_words(rule.classes)
    return Item(
        words=text("{kinds}: {purposes}", kinds=kinds, purposes=items)
        if items
        else text("{kinds}: no list of permitted purposes is recorded", kinds=kinds),
        under=(*under, *_law(regime, rule.norm, rule, verify=rule.verify)),
    )


def required_items(rules: Iterable[Required], regime: Regime) -> list[Item]:
    """Say what acts must state: one line for all that one norm asks of acts of the same kinds."""
    together: dict[tuple[object, ...], list[Required]] = {}
    for rule in rules:
        key = (rule.kinds, rule.norm, rule.verify, rule.from_, rule.to)
        together.setdefault(key, []).append(rule)
    return [
        Item(
            words=text(
                "{kinds}: {content}",
                kinds=kinds_words(same[0].kinds),
                content=tuple(rule.name for rule in same),
            ),
            under=_law(regime, same[0].norm, same[0], verify=same[0].verify),
        )
        for same in together.values()
    ]


def criterion_item(rule: Criterion, regime: Regime) -> Item:
    """Say what puts a visit into a class of entry."""
    entry: Arg = (
        ENTRIES[rule.class_of_entry] if rule.class_of_entry else text("no entry of a force")
    )
    words = text("{entry}: {why}", entry=entry, why=rule.why)
    return Item(
        words=text("{criterion} Contested.", criterion=words) if rule.disputed else words,
        under=_law(regime, rule.norm, rule, verify=rule.verify),
    )


def period_item(period: Period, regime: Regime, day: date) -> Item:
    """Say a programme year, and the one that a day lies in."""
    year = programme_year(period, day)
    return Item(
        words=text("{name}: the year that runs is {term}", name=period.name, term=year)
        if year
        else text("{name}: none runs on {day}", name=period.name, day=day),
        under=(
            *((period.due,) if period.due else ()),
            *_law(regime, period.norm, None, verify=period.verify),
        ),
    )


def paper_item(rule: PaperRule, regime: Regime) -> Item:
    """Say a rule on access, secrecy, personal data or retention."""
    under: list[Arg] = []
    if rule.within:
        under.append(text("Time: {time}", time=clock_words(rule.within)))
    if rule.decided_by:
        under.append(text("Decided by: {body}", body=regime.body(rule.decided_by).name))
    return Item(
        words=text("{about}: {says}", about=PAPERS[rule.about], says=rule.says),
        under=(*under, *_law(regime, rule.norm, rule, verify=rule.verify)),
    )


def statement_item(rule: Statement, regime: Regime) -> Item:
    """Say what else the law says."""
    return Item(words=rule.says, under=_law(regime, rule.norm, rule, verify=rule.verify))


def norm_item(norm: Norm, regime: Regime) -> Item:
    """Say a norm with its days, its sources and what is to be remarked on it."""
    who = {source.id: source.who for source in regime.sources}
    under: list[Arg] = [days] if (days := days_words(norm)) else []
    sources = tuple(dict.fromkeys(who.get(one, one) for one in norm.says))
    under.append(
        text("Sources: {sources}", sources=sources) if sources else text("No source was found.")
    )
    return Item(
        words=citation_words(regime.cite(norm.id), {}, regime), under=(*under, *_note(norm.note))
    )
