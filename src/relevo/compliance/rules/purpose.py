"""R-PURPOSE: an act is for a purpose that the law permits to its kind.

Criterion: the norm of standing law that lists purposes, as it stood on the act's day; lists of
other days are not asked.

Counts: each purpose that the act gives by code, against the list for its instrument and class of
entry.

Undetermined when: the act gives its purpose in words only or not at all, the list may be
incomplete, a word of the law may cover it, sources differ on the list, or the norm must still be
verified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import clause_of, file_of, on_act, verdict_of
from relevo.compliance.act_words import purpose_words
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import ListOf
from relevo.regime.check_act import check_act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.regime.check_act import PurposeFact
    from relevo.regime.model import Regime

RULE = "R-PURPOSE"
_ORDER = (Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.MET)


def check_purpose(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare the purposes of each act with those that the law permits.

    Args:
        grounds: Acts and standing law.

    Returns:
        For each act under such a list, one finding by verdict: what is exceeded, what is open,
        and what is met only where nothing else is.
    """
    if grounds.regime is None:
        return ()
    return tuple(finding for act in grounds.judged for finding in _act(act, grounds.regime))


def _act(act: Act, regime: Regime) -> tuple[Finding, ...]:
    """Judge one act."""
    facts = check_act(act, regime).purposes
    groups = {
        verdict: found
        for verdict in _ORDER
        if (found := [fact for fact in facts if verdict_of(fact.permitted) is verdict])
    }
    if len(groups) > 1:
        groups.pop(Verdict.MET, None)
    clauses = [clause_of(act, line.clause) for line in act.lists if line.of is ListOf.PURPOSE]
    return tuple(
        on_act(
            RULE,
            verdict,
            _message(act, verdict, found),
            act,
            norms=[regime.cite(fact.rule.norm) for fact in found],
            clauses=clauses,
            limit=found[0].rule.id,
            evidence=[
                file_of(act, found=fact.purpose, expected=" | ".join(fact.rule.items))
                for fact in found
            ],
        )
        for verdict, found in groups.items()
    )


def _message(act: Act, verdict: Verdict, facts: Sequence[PurposeFact]) -> Text:
    """Write the sentence."""
    purposes = tuple(purpose_words(fact.purpose) for fact in facts if fact.purpose)
    if verdict is Verdict.BREACHED:
        return text(
            "Not among the purposes that the law permits to such an act: {purposes}.",
            purposes=purposes,
        )
    if verdict is Verdict.MET:
        return text(
            "Among the purposes that the law permits to such an act: {purposes}.",
            purposes=purposes,
        )
    if purposes:
        return text(
            "Whether the law permits this purpose to such an act is not settled: {purposes}.",
            purposes=purposes,
        )
    if act.reasons.value is not None:
        return text(
            "The act gives its purpose in words only (“{reasons}”), which are not compared with "
            "those of the law.",
            reasons=act.reasons.value,
        )
    return text("No source gives the purpose; the law permits only some to such an act.")
