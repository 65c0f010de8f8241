"""R-AMENDMENT: an act is changed by whom, in what and when it may be changed.

Criterion: the norms of standing law on changing such an act, as they stood on the day of the
change, and the act's own clause on changes; one that permits the change is enough.

Counts: each act that amends another of the case, and each change on record in events.csv: the
instrument, who gave it, who countersigned, whether somebody had entered by then, whether the stay
grew. Who may change everything may change each thing.

Undetermined when: one of these is not on record, no rule of that day is, or the rule must still be
verified. Without an entry on record nobody is taken to have entered before the first window opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import between_words, clause_of, on_act, verdict_of
from relevo.compliance.act_words import ELEMENTS, kind_words, kinds_words
from relevo.compliance.changes import steps_of
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.regime.check_change import check_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.changes import Step
    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Text
    from relevo.regime.check_change import ChangeFacts, Power

RULE = "R-AMENDMENT"

_ORDER = (Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.MET)
_OPEN: dict[str, Text] = {
    "instrument": text("by which instrument"),
    "body": text("who gave it"),
    "countersigned": text("who countersigned"),
    "before_entry": text("whether anybody had entered by then"),
    "not_longer": text("whether the stay grew"),
}
"""What is not known of a change, in words."""


def check_amendment(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare each change of an act with the powers to change it.

    Args:
        grounds: Acts, events and standing law.

    Returns:
        For each change one finding by verdict, with what it touches.
    """
    return tuple(finding for step in steps_of(grounds) for finding in _step(step, grounds))


def _step(step: Step, grounds: Grounds) -> tuple[Finding, ...]:
    """Judge one change of one act."""
    facts = [check_change(made, grounds.regime) for made in step.made]
    groups = {
        verdict: found
        for verdict in _ORDER
        if (found := [one for one in facts if verdict_of(one.permitted) is verdict])
    }
    return tuple(
        on_act(
            RULE,
            verdict,
            _message(verdict, found),
            step.amended,
            norms=[power.clause for one in found for power in _decisive(verdict, one)],
            clauses=step.clauses or [clause_of(step.amended)],
            evidence=[step.shown],
        )
        for verdict, found in groups.items()
    )


def _decisive(verdict: Verdict, facts: ChangeFacts) -> Sequence[Power]:
    """Give the powers that decide: those that permit, or those certain that do not; else all."""
    if verdict is Verdict.MET:
        return [power for power in facts.powers if power.permits] or facts.powers
    if verdict is Verdict.BREACHED:
        return [power for power in facts.powers if power.certain]
    return facts.powers


def _message(verdict: Verdict, facts: Sequence[ChangeFacts]) -> Text:
    """Write the sentence."""
    made = facts[0].made
    elements = tuple(ELEMENTS[one.made.element] for one in facts if one.made.element)
    what: Arg = elements or text("something that no source names")
    days = between_words(made.days)
    if verdict is Verdict.MET:
        return text("The change of the act ({what}; {days}) is permitted.", what=what, days=days)
    say = _exceeds if verdict is Verdict.BREACHED else _open
    reason, *others = dict.fromkeys(say(one) for one in facts)
    for other in others:
        reason = text("{one} {more}", one=reason, more=other)
    return text(
        "The act was changed ({what}; {days}). {reason}", what=what, days=days, reason=reason
    )


def _nearest(powers: Sequence[Power]) -> Power:
    """Give the power that a change comes nearest to."""
    return min(
        powers,
        key=lambda power: (
            list(power.answers.values()).count(False),
            power.instrument is False,
            not power.certain,
        ),
    )


def _exceeds(facts: ChangeFacts) -> Text:
    """Say what a change does that no power permits."""
    made = facts.made
    certain = [one for one in facts.powers if one.certain]
    power = _nearest(certain)
    of_kind = [one for one in certain if one.instrument is not False]
    if not of_kind:
        kinds = tuple(dict.fromkeys(kind for one in facts.powers for kind in one.by))
        return text(
            "This may be changed only by: {kinds}; it was changed by: {kind}.",
            kinds=kinds_words(kinds),
            kind=kind_words(made.instrument),
        )
    power = power if power.instrument is not False else of_kind[0]
    wrong = next(name for name, answer in power.answers.items() if answer is False)
    reasons = {
        "body": text("Who gave the change is not who may: {body}.", body=made.by),
        "countersigned": text(
            "Who countersigned is not who must: {body}.", body=made.countersigned_by
        ),
        "before_entry": text("It came after entry, and may come only before."),
        "not_longer": text("It makes the stay longer, which it may not."),
    }
    return reasons[wrong]


def _open(facts: ChangeFacts) -> Text:
    """Say what of a change is not settled."""
    if not facts.powers:
        return text("No rule on record of that day says who could change it.")
    power = _nearest(facts.powers)
    lacking = tuple(_OPEN[name] for name, answer in power.answers.items() if answer is None)
    if lacking:
        return text("Not on record: {things}.", things=lacking)
    return text("Whether this rule covers it must still be verified.")
