"""The class of entry of a visit in words: why, which act it needs, and what would decide it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.compliance.act_words import kinds_words, purpose_words
from relevo.core.classes import EntryClass
from relevo.core.words import Speaker, text
from relevo.mandate.covering import covering
from relevo.regime.model import Feature
from relevo.report.known import ENTRIES
from relevo.report.law_page import render_page
from relevo.report.law_words import (
    Item,
    act_needed_words,
    classes_words,
    consent_item,
    norm_words,
    required_items,
)
from relevo.report.phrases import ILLUSTRATIVE
from relevo.report.visit_words import QUESTIONS, option_of, supposed_words, visit_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act
    from relevo.mandate.covering import Covering
    from relevo.regime.classify import Classified, Outcome
    from relevo.regime.model import Criterion, Purposes
    from relevo.report.law_page import Section

_FEW = 2
"""Most outcomes of which everything is said; of more only class, reason and act needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitClassified:
    """What the law of a day makes of a visit, and the acts that may cover it.

    Attributes:
        found: What the law makes of it.
        acts: Acts of the case by identifier; None if no case is given.
    """

    found: Classified
    acts: Mapping[str, Act] | None = field(default=None)

    def covering(self, outcome: Outcome) -> tuple[Covering, ...]:
        """Give the acts of the case that may cover a visit with some outcome."""
        entry = outcome.criterion.class_of_entry if outcome.criterion else None
        if self.acts is None or entry is None:
            return ()
        rules = [one.rule for one in outcome.consents]
        kinds = frozenset(kind for rule in rules for kind in rule.kinds)
        alike = frozenset(other for rule in rules for other in rule.classes or EntryClass)
        return covering(self.acts.values(), self.found.day, entry, kinds, alike)


def render_classify_text(
    classified: VisitClassified, codes: Codes, *, lang: str, width: int
) -> str:
    """Say the class of entry of a visit.

    Args:
        classified: What the law makes of it.
        codes: Names of codes.
        lang: Language of the words.
        width: Most characters of a line; the block to paste may be longer.

    Returns:
        Lines with a newline at the end.
    """
    found = classified.found
    heads: list[Arg] = [
        text(
            "{host}: class of entry on {day}",
            host=codes.states.name(found.regime.host),
            day=found.day,
        )
    ]
    if found.regime.illustrative:
        heads.append(text("{mark}: this law is invented.", mark=ILLUSTRATIVE))
    heads += [visit_words(found.visit), _verdict_words(found)]
    block = paste_block(found, Speaker(lang))
    return render_page(heads, _sections(classified), lang=lang, width=width, block=block)


def _verdict_words(found: Classified) -> Text:
    """Say in one sentence what came of it."""
    if found.settled:
        criterion = found.outcomes[0].criterion
        assert criterion is not None
        said = text("Class of entry: {entry}.", entry=entry_words(criterion))
        if _to_verify(criterion, found):
            return text("{said} To verify: its source was not read.", said=said)
        return said
    if len(found.outcomes) == 1:
        return text("Undetermined: no criterion on record fits this visit.")
    if found.open:
        return text(
            "Undetermined: {n} outcomes are possible, until what is asked below is known.",
            n=len(found.outcomes),
        )
    return text("Contested: whether a criterion is the law is in dispute. Both are given.")


def _to_verify(criterion: Criterion, found: Classified) -> bool:
    """Whether a criterion, or its norm, is still to be verified."""
    return criterion.verify or found.regime.norm(criterion.norm).verify


def entry_words(criterion: Criterion | None) -> Text:
    """Name the class that a criterion gives."""
    if criterion is None:
        return text("no criterion on record fits")
    if criterion.class_of_entry is None:
        return text("not the entry of a force, by this host's criteria")
    return ENTRIES[criterion.class_of_entry]


def _sections(classified: VisitClassified) -> list[Section]:
    """Give the open questions, then each outcome."""
    found = classified.found
    questions = [
        Item(words=text("{question} ({option})", question=QUESTIONS[one], option=option_of(one)))
        for one in found.open
    ]
    title = text("What would decide it")
    many = len(found.outcomes) > 1
    return [
        (title, questions),
        *(
            (
                text("Outcome {n}: {entry}", n=number, entry=entry_words(one.criterion))
                if many
                else text("Why, and what it needs"),
                _outcome_items(one, classified, full=len(found.outcomes) <= _FEW),
            )
            for number, one in enumerate(found.outcomes, start=1)
        ),
    ]


def _outcome_items(outcome: Outcome, classified: VisitClassified, *, full: bool) -> list[Item]:
    """Say one outcome: when, why, which act, what it must state, which act may cover it."""
    regime = classified.found.regime
    items = [Item(words=words) for words in _condition_words(outcome)]
    criterion = outcome.criterion
    if criterion is None:
        words = text("The law on record does not say of which class such a visit is.")
        return [*items, Item(words=words), *(_purposes(outcome, classified) if full else ())]
    items.append(
        Item(
            words=text("Why: {why}", why=criterion.why),
            under=(norm_words(regime, criterion.norm, verify=criterion.verify),),
        )
    )
    if outcome.no_entry:
        words = text(
            "It needs no act of consent by these criteria, and no rule judges it. Record it in "
            "delegations.csv of the case."
        )
        return [*items, Item(words=words)]
    items += _needed(outcome, classified)
    return [*items, *_details(outcome, classified)] if full else items


def _condition_words(outcome: Outcome) -> list[Text]:
    """Say under which answers, and on which side of a dispute, an outcome holds."""
    words = [
        text("If {answers}", answers=tuple(supposed_words(one) for one in case))
        for case in outcome.cases
        if case
    ]
    words += [
        text("If this contested criterion is not the law: {why}", why=one.why)
        for one in outcome.unless
    ]
    if outcome.criterion and outcome.criterion.disputed:
        words.append(text("If this criterion is the law, which is contested"))
    return words


def _needed(outcome: Outcome, classified: VisitClassified) -> list[Item]:
    """Say which act an entry needs and from whom that day."""
    criterion = outcome.criterion
    if criterion is None or not criterion.consents:
        return [Item(words=text("By this criterion it needs no act of consent."))]
    if not outcome.consents:
        words = text(
            "Who may consent on {day} is undetermined: no rule on record is law then.",
            day=classified.found.day,
        )
        return [Item(words=words)]
    regime = classified.found.regime
    return [
        Item(
            words=text("Act needed: {act}", act=act_needed_words(one)),
            under=consent_item(one, regime, brief=True).under,
        )
        for one in outcome.consents
    ]


def _details(outcome: Outcome, classified: VisitClassified) -> list[Item]:
    """Say how the law takes the purpose, what the act must state, and which may cover it."""
    found = classified.found
    items = _purposes(outcome, classified)
    items += [
        Item(words=text("The act must state: {content}", content=one.words), under=one.under)
        for one in required_items(outcome.required, found.regime)
    ]
    if classified.acts is None:
        return items
    entry = outcome.criterion.class_of_entry if outcome.criterion else None
    acts = [_covering_item(one, entry) for one in classified.covering(outcome)]
    none = Item(words=text("No act of this case may cover it on this day."))
    return [*items, *(acts or [none])]


def _purposes(outcome: Outcome, classified: VisitClassified) -> list[Item]:
    """Say what the law of the day makes of the visit's purpose."""
    found = classified.found
    purpose = purpose_words(str(found.visit.answers.get(Feature.PURPOSE, "")))
    return [
        Item(
            words=_purpose_words(purpose, rule, held=held),
            under=(norm_words(found.regime, rule.norm, verify=rule.verify),),
        )
        for rule, held in outcome.purposes
    ]


def _purpose_words(purpose: Arg, rule: Purposes, *, held: bool | None) -> Text:
    """Say whether a rule permits a purpose."""
    kinds: Arg = kinds_words(rule.kinds) if rule.kinds else classes_words(rule.classes)
    if held is None:
        return text(
            "{kinds}, purpose, {purpose}: whether it is permitted is undetermined",
            kinds=kinds,
            purpose=purpose,
        )
    if held:
        return text(
            "{kinds}, purpose, {purpose}: it is permitted by the list of that day",
            kinds=kinds,
            purpose=purpose,
        )
    return text(
        "{kinds}, purpose, {purpose}: the list of that day does not permit it",
        kinds=kinds,
        purpose=purpose,
    )


def _covering_item(one: Covering, entry: EntryClass | None) -> Item:
    """Say that an act may cover the visit, or that it cannot be told."""
    act = one.staged.act
    words = text("May cover it, by class and days: {title} ({act})", title=act.title, act=act.id)
    under: list[Arg] = []
    if not one.classes:
        under.append(text("Undetermined: the act's class of entry is not on record."))
    elif entry not in one.classes:
        under.append(
            text(
                "Undetermined: the act is recorded as of another class ({classes}), to which the "
                "same rule lets consent be given.",
                classes=tuple(ENTRIES[other] for other in sorted(one.classes)),
            )
        )
    if not one.staged.certain:
        under.append(text("Undetermined: whether the act is in force on this day."))
    if not one.staged.terms:
        under.append(text("Undetermined: no window of the act is on record."))
    under.append(text("Whether the visit keeps its limits is not asked here."))
    return Item(words=words, under=tuple(under))


def paste_block(found: Classified, speaker: Speaker) -> tuple[str, ...]:
    """Give the lines to paste into an act, once nothing is left to ask.

    Args:
        found: What the law makes of the visit.
        speaker: Says the comments.

    Returns:
        YAML, a block for each class that the visit may have; empty while answers are missing, or
            where it has none.
    """
    entries = [
        criterion
        for one in found.outcomes
        if (criterion := one.criterion) and criterion.class_of_entry
    ]
    if found.open or not entries:
        return ()
    lines: list[str] = []
    if len(found.outcomes) > 1:
        said = text("Contested: paste this only if that class was decided.")
        lines.append(f"# {speaker.say(said)}")
    for number, criterion in enumerate(entries, start=1):
        if len(entries) > 1:
            named = text("Outcome {n}: {entry}", n=number, entry=entry_words(criterion))
            lines.append(f"# {speaker.say(named)}")
        lines += [
            "class_of_entry:",
            f"  value: {criterion.class_of_entry}",
            "  reason:",
            "    value:",
            f"      es: {json.dumps(criterion.why.es, ensure_ascii=False)}",
            f"      en: {json.dumps(criterion.why.en, ensure_ascii=False)}",
        ]
        if criterion.disputed or _to_verify(criterion, found):
            lines.append("    verify: true")
        who = speaker.say(text("write who decided it; Relevo decides nothing"))
        lines.append(f"  decided_by: not_found  # {who}")
    return tuple(lines)
