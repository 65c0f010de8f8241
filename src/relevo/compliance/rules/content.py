"""R-CONTENT: an act states what the law asks acts of its kind to state.

Criterion: the norms of standing law on what such an act must state, as they stood on its day.

Counts: each act adopted or asked for. An act that amends others need not repeat what they state.
Something is missing only from an act whose text was read in full, every clause of it.

Undetermined when: the text was not read in full and the sources do not state it, a line on it is
known and its content is not, or the norm itself must still be verified. Lists of names are not
recorded, so that they are never found missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import file_of, on_act
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.regime.check_act import check_act
from relevo.regime.content import Stating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Localized, Text
    from relevo.instrument.model import Act
    from relevo.regime.check_act import ContentFact
    from relevo.regime.model import Regime

RULE = "R-CONTENT"


def check_content(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare what each act states with what it must state.

    Args:
        grounds: Acts and standing law.

    Returns:
        For each act and norm one finding, or two where something is missing and something else
        is open.
    """
    if grounds.regime is None:
        return ()
    return tuple(
        finding
        for act in grounds.judged
        for finding in _act(act, grounds.regime, _amended(act, grounds))
    )


def _amended(act: Act, grounds: Grounds) -> tuple[Act, ...]:
    """Give the acts that an act amends, as far as they are at hand."""
    return tuple(grounds.acts[one.act] for one in act.amends if one.act in grounds.acts)


def _act(act: Act, regime: Regime, amended: tuple[Act, ...]) -> tuple[Finding, ...]:
    """Judge one act, norm by norm."""
    facts = check_act(act, regime, amended).content
    norms = dict.fromkeys(fact.rule.norm for fact in facts)
    return tuple(
        finding
        for norm in norms
        for finding in _norm(act, regime, norm, [one for one in facts if one.rule.norm == norm])
    )


def _norm(act: Act, regime: Regime, norm: str, facts: Sequence[ContentFact]) -> tuple[Finding, ...]:
    """Judge an act by one norm."""
    groups: dict[Verdict, list[ContentFact]] = {}
    for fact in facts:
        groups.setdefault(_verdict(fact), []).append(fact)
    shown = {verdict: groups[verdict] for verdict in _OPEN if verdict in groups} or groups
    return tuple(
        on_act(
            RULE,
            verdict,
            _message(verdict, found),
            act,
            norms=[regime.cite(norm)],
            limit=found[0].rule.id if len(found) == 1 else None,
            evidence=[
                file_of(act, found=str(fact.stating), expected=fact.rule.id) for fact in found
            ],
        )
        for verdict, found in shown.items()
    )


_OPEN = (Verdict.BREACHED, Verdict.UNDETERMINED)


def _verdict(fact: ContentFact) -> Verdict:
    """Judge one thing."""
    if fact.stating is Stating.STATED:
        return Verdict.MET
    missing = fact.stating is Stating.MISSING and fact.sure
    return Verdict.BREACHED if missing else Verdict.UNDETERMINED


def _message(verdict: Verdict, facts: Sequence[ContentFact]) -> Text:
    """Write the sentences."""
    if verdict is Verdict.MET:
        return text("The act states what the law asks for: {things}.", things=_names(facts))
    if verdict is Verdict.BREACHED:
        return text("The act does not state what the law asks for: {things}.", things=_names(facts))
    parts = [
        words
        for stating in Stating
        if (some := [fact for fact in facts if fact.stating is stating])
        for words in [_part(stating, some)]
    ]
    if not any(fact.sure for fact in facts):
        parts.append(text("That the law asks for it must still be verified."))
    message, *more = parts
    for part in more:
        message = text("{one} {more}", one=message, more=part)
    return message


def _part(stating: Stating, facts: Sequence[ContentFact]) -> Text:
    """Say what is open for one reason."""
    things = _names(facts)
    match stating:
        case Stating.NOT_IN_SOURCES:
            return text("Not stated in the sources: {things}.", things=things)
        case Stating.UNREAD:
            return text("In the act, but no source read gives it: {things}.", things=things)
        case Stating.NOT_RECORDED:
            return text("Whether the act has it is not recorded here: {things}.", things=things)
        case _:
            return text("Not stated in the act: {things}.", things=things)


def _names(facts: Sequence[ContentFact]) -> tuple[Localized, ...]:
    """Name the things."""
    return tuple(fact.rule.name for fact in facts)
