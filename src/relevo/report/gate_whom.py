"""Whom to ask about a movement that the gate does not let through, by standing law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.event import EventKind
from relevo.core.words import text
from relevo.regime.authority import authority_on
from relevo.regime.duties_on import duties_on
from relevo.register.model import Way
from relevo.report.clocks import holders_words
from relevo.report.law_words import NOT_NAMED, change_item, consent_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.compliance.gate_order import Asked
    from relevo.core.classes import EntryClass
    from relevo.core.words import Arg
    from relevo.regime.authority import Authority
    from relevo.regime.model import Regime
    from relevo.regime.owed import Owed
    from relevo.report.gate import CaseGate


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Whom to ask about a movement.

    Attributes:
        authority: Who may consent, and who may change the act.
        told: Duties to tell somebody of an entry; empty for an exit.
    """

    authority: Authority
    told: tuple[Owed, ...]


def whom_to_ask(
    asked: Asked, class_of_entry: EntryClass | None, regime: Regime, found: CaseGate
) -> Whom:
    """Give whom to ask about a movement.

    Args:
        asked: The movement and what it was judged by.
        class_of_entry: Class of entry; None if it is not settled: then the rules of every class.
        regime: Standing law of the host.
        found: What names the acts.
    """
    movement = asked.movement
    kinds = [found.acts[movement.act].kind] if movement.act in found.acts else []
    acts = [force.act for force in asked.facts.mandate.acts]
    return Whom(
        authority=authority_on(regime, movement.day, class_of_entry, kinds),
        told=tuple(
            owed
            for owed in duties_on(regime, movement.day, acts)
            if EventKind.ENTERED in owed.after and movement.way is Way.IN
        ),
    )


def whom_words(
    asked: Asked, class_of_entry: EntryClass | None, found: CaseGate
) -> Iterator[tuple[int, Arg]]:
    """Say whom to ask, each line with its depth; what is not on record is said to be not found.

    Args:
        asked: The movement and what it was judged by.
        class_of_entry: Class of entry; None if it is not settled.
        found: What names acts and standing law.
    """
    regime, day = found.regime, asked.movement.day
    if regime is None:
        words = text(
            "Whom to ask: not found. No standing law of {host} is on record.", host=found.host
        )
        yield 0, words
        return
    whom = whom_to_ask(asked, class_of_entry, regime, found)
    yield 0, text("Whom to ask, by the standing law of {host} on {day}:", host=found.host, day=day)
    consents = [consent_item(one, regime, brief=True) for one in whom.authority.consents]
    changes = [change_item(one, regime, brief=True) for one in whom.authority.amendments]
    if not consents:
        yield 1, text("Who may consent: not found.")
    for item in consents:
        yield 1, text("Who may consent: {rule}", rule=item.words)
        yield from ((2, under) for under in item.under)
    if not changes:
        yield 1, text("Who may change the act: not found.")
    for item in changes:
        yield 1, text("Who may change the act: {rule}", rule=item.words)
        yield from ((2, under) for under in item.under)
    if asked.movement.way is Way.IN and not whom.told:
        yield 1, text("Who is told of an entry: not found.")
    for owed in whom.told:
        holders = owed.holders(day, day)
        told = holders_words(holders) if holders else NOT_NAMED
        yield 1, text("Who is told of an entry: {to} ({what})", to=told, what=owed.what)
