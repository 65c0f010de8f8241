"""The standing law of a host on a day, in words: who consents, what is asked, what falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.classes import EntryClass
from relevo.core.words import text
from relevo.regime.authority import authority_on
from relevo.regime.duties_on import duties_on
from relevo.regime.model import in_force
from relevo.regime.programme import periods_on
from relevo.regime.turns import turns
from relevo.report.known import ENTRIES
from relevo.report.law_page import render_page
from relevo.report.law_turns import turn_items
from relevo.report.law_words import (
    Item,
    change_item,
    consent_item,
    criterion_item,
    duty_item,
    norm_item,
    paper_item,
    period_item,
    purposes_item,
    required_items,
    statement_item,
)
from relevo.report.phrases import ILLUSTRATIVE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Arg
    from relevo.regime.authority import MayConsent
    from relevo.regime.model import Regime
    from relevo.report.law_page import Section


def first_day(regime: Regime) -> date | None:
    """Give the first day on which any rule on entry is law; None if one always was."""
    days = [rule.from_ for rule in _rules(regime)]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def is_outside(regime: Regime, day: date) -> bool:
    """Whether no rule on entry is law on a day."""
    return not in_force(_rules(regime), day)


def _rules(regime: Regime) -> tuple[Any, ...]:
    """Give the rules on entry; papers and statements are not among them."""
    return (
        *regime.consents,
        *regime.required,
        *regime.purposes,
        *regime.changes,
        *regime.clocks,
        *regime.criteria,
    )


def render_law_text(regime: Regime, codes: Codes, *, day: date, lang: str, width: int) -> str:
    """Say the standing law of a host on a day.

    Args:
        regime: The standing law.
        codes: Names of codes.
        day: Civil date of the host.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end; norms with their sources stand last.
    """
    heads: list[Arg] = [
        text("{host}: the law on {day}", host=codes.states.name(regime.host), day=day)
    ]
    if regime.illustrative:
        heads.append(text("{mark}: this law is invented.", mark=ILLUSTRATIVE))
    heads.append(
        text(
            "What no rule here says is not known: it is neither permitted nor forbidden. “To "
            "verify” means that a source is still to be found or read."
        )
    )
    return render_page(heads, _sections(regime, day), lang=lang, width=width)


def consent_section(regime: Regime, day: date, *, brief: bool = False) -> Section:
    """Give who may consent on a day, and the classes of entry of which nothing is recorded.

    Args:
        regime: The standing law.
        day: Civil date of the host.
        brief: Whether steps and remarks are left out.
    """
    consents = _by_usual(authority_on(regime, day).consents)
    items = [consent_item(one, regime, brief=brief) for one in consents]
    open_to_all = any(not one.rule.classes for one in consents)
    named = {entry for one in consents for entry in one.rule.classes}
    lacking = tuple(ENTRIES[one] for one in EntryClass if one not in named and not open_to_all)
    if lacking:
        words = text("No rule on record for: {classes}. Undetermined.", classes=lacking)
        items.append(Item(words=words))
    return text("Who may consent, by class of entry"), items


def _by_usual(consents: Sequence[MayConsent]) -> list[MayConsent]:
    """Put each rule that stands in for another behind that one."""
    order = {one.rule.id: place for place, one in enumerate(consents)}
    return sorted(consents, key=lambda one: order.get(one.rule.substitute_for, order[one.rule.id]))


def change_section(
    regime: Regime, day: date, *, kinds: Sequence[str] = (), brief: bool = False
) -> Section:
    """Give who may change an act on a day.

    Args:
        regime: The standing law.
        day: Civil date of the host.
        kinds: Kinds of act asked about; empty means all.
        brief: Whether remarks are left out.
    """
    amendments = authority_on(regime, day, kinds=kinds).amendments
    items = [change_item(one, regime, brief=brief) for one in amendments] or [
        Item(words=text("No rule on record says who may change an act. Undetermined."))
    ]
    return text("Who may change what of an act"), items


def _sections(regime: Regime, day: date) -> list[Section]:
    """Give the law of a day by headings."""
    notes = {clock.id: clock.note for clock in regime.clocks}
    later = [turn for turn in turns(regime) if turn.day > day]
    periods = periods_on(regime, day)
    cited = {rule.norm for rule in (*in_force(_rules(regime), day), *periods)}
    cited |= {rule.norm for rule in in_force(regime.papers, day)}
    cited |= {rule.norm for rule in in_force(regime.statements, day)}
    return [
        consent_section(regime, day),
        (
            text("How the class of entry is found, in this order"),
            [criterion_item(one, regime) for one in in_force(regime.criteria, day)],
        ),
        (
            text("What an act must state"),
            required_items(in_force(regime.required, day), regime),
        ),
        (
            text("Purposes"),
            [purposes_item(one, regime) for one in in_force(regime.purposes, day)],
        ),
        change_section(regime, day),
        (
            text("Duties and times"),
            [
                duty_item(owed, day, {}, regime, notes.get(owed.ids[0]))
                for owed in duties_on(regime, day)
            ],
        ),
        (text("Programme year"), [period_item(one, regime, day) for one in periods]),
        (
            text("Access, secrecy and personal data"),
            [paper_item(one, regime) for one in in_force(regime.papers, day)],
        ),
        (
            text("What else is on record"),
            [statement_item(one, regime) for one in in_force(regime.statements, day)],
        ),
        (text("What changes after this day"), turn_items(later, regime)),
        (
            text("Norms and sources"),
            [norm_item(norm, regime) for norm in regime.norms if norm.id in cited],
        ),
    ]
