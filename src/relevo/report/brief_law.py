"""What standing law asks of an act and who consents to it, in a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import between_words
from relevo.core.words import text
from relevo.instrument.model import WindowKind
from relevo.regime.authority import authority_on
from relevo.regime.content import Stating
from relevo.regime.turns import turns
from relevo.report.law_turns import turn_items
from relevo.report.law_words import consent_item, norm_words
from relevo.report.paper import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relevo.core.words import Arg, Text
    from relevo.report.brief import Bill

NO_LAW = text("No standing law of this host is on record: what it asks for is undetermined.")
"""What is said where there is no regime."""


def content_part(bill: Bill, say: Callable[[Arg], str], *, new_page: bool = True) -> Part:
    """Write what the law asks the act to state, and whether it does.

    Args:
        bill: What the brief is made from.
        say: Says words.
        new_page: Whether it begins a page.
    """
    title = say(text("3. What the law asks such an act to state"))
    if bill.regime is None or bill.facts is None:
        return Part(title=title, intro=(say(NO_LAW),), new_page=new_page)
    if not bill.facts.content:
        none = text("No rule on record says what an act of this kind must state.")
        return Part(title=title, intro=(say(none),), new_page=new_page)
    return Part(title=title, points=tuple(map(say, _content(bill))), new_page=new_page)


def _content(bill: Bill) -> Iterator[Arg]:
    """Say what is stated and what is not, then the norms that ask for it."""
    assert bill.facts is not None
    assert bill.regime is not None
    content = bill.facts.content
    for stating in Stating:
        things = tuple(one.rule.name for one in content if one.stating is stating)
        if things:
            yield _stating_words(stating, things)
    norms = {(one.rule.norm, one.rule.verify) for one in content}
    for norm, verify in sorted(norms):
        yield text(
            "The law that asks for it: {norm}",
            norm=norm_words(bill.regime, norm, verify=verify),
        )


def _stating_words(stating: Stating, things: tuple[Arg, ...]) -> Text:
    """Say whether the act states things."""
    match stating:
        case Stating.STATED:
            return text("Stated: {things}.", things=things)
        case Stating.UNREAD:
            return text("In the act, but no source read gives it: {things}.", things=things)
        case Stating.NOT_IN_SOURCES:
            return text("Not stated in the sources: {things}.", things=things)
        case Stating.NOT_RECORDED:
            return text("Whether the act has it is not recorded here: {things}.", things=things)
        case Stating.MISSING:
            return text("The act does not state what the law asks for: {things}.", things=things)


def consent_part(bill: Bill, say: Callable[[Arg], str]) -> Part:
    """Write who consents on the day, and what passes to another body within the act's windows.

    Args:
        bill: What the brief is made from.
        say: Says words.
    """
    day = (
        text("Day of consent: {day}.", day=between_words(bill.given_between))
        if bill.given_between
        else text("Supposing that consent is given on {day}.", day=bill.given)
    )
    intro: tuple[Arg, ...] = (day,)
    points: list[Arg] = []
    if bill.regime is None:
        intro = (day, NO_LAW)
    else:
        entry = bill.act.class_of_entry.value if bill.act.class_of_entry else None
        may = authority_on(bill.regime, bill.given, entry).consents
        for one in may:
            item = consent_item(one, bill.regime, brief=True)
            words: Arg = item.words
            if one.rule.when:
                words = text("{rule}. Only where: {when}", rule=words, when=one.rule.when)
            points.append(text("{rule} {under}", rule=words, under=item.under[-1]))
        if not may:
            points.append(text("No rule on record says who consents on that day."))
        points += _turns(bill)
    return Part(
        title=say(text("4. Who consents")),
        intro=tuple(map(say, intro)),
        points=tuple(map(say, points)),
    )


def _turns(bill: Bill) -> list[Arg]:
    """Say what passes to another body on a day of the act's presence."""
    assert bill.regime is not None
    days = [one.term for one in bill.act.windows if one.kind is WindowKind.PRESENCE]
    entry = bill.act.class_of_entry.value if bill.act.class_of_entry else None
    found = [
        turn
        for turn in turns(bill.regime, [bill.act.kind])
        if any(turn.day in term for term in days) and turn.about in _own(bill, entry)
    ]
    return [
        text("{turn} {norm}", turn=item.words, norm=item.under[-1])
        for item in turn_items(found, bill.regime)
    ]


def _own(bill: Bill, entry: object) -> frozenset[object]:
    """Give what turns may be about to matter for the act: its class, changes and its clocks."""
    assert bill.regime is not None
    clocks = (one.id for one in bill.regime.clocks if not one.kinds or bill.act.kind in one.kinds)
    return frozenset([entry, *(one.element for one in bill.regime.changes), *clocks])
