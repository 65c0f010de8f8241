"""R-SUBSTITUTE: an instrument that stands in for the usual one is reviewed as the law asks.

Criterion: the norm of standing law that asks for the review of such an instrument, e.g. of an
emergency decree given in place of a law.

Counts: each adopted act of a kind that only stands in for the usual one, where the law on record
starts a clock for that kind: its fulfilment on record, or a later step of the act's own chain of
consent before a committee, a chamber or a court.

Undetermined when: no review is on record once its time is over, which does not prove that there
was none; or its time cannot be told. Exceeded where a source says that there was none, or it came
late. While its time runs nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import file_of, on_act
from relevo.compliance.clocks import VERDICTS
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import ConsentStage

if TYPE_CHECKING:
    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.regime.clocks import DutyClock
    from relevo.regime.model import Regime

RULE = "R-SUBSTITUTE"

_REVIEWS = frozenset({ConsentStage.COMMITTEE, ConsentStage.CHAMBER, ConsentStage.COURT})


def check_substitute(grounds: Grounds) -> tuple[Finding, ...]:
    """Judge the review of each act that stands in for the usual instrument.

    Args:
        grounds: Acts, clocks and standing law.

    Returns:
        One finding for each review whose time is not running any more.
    """
    return tuple(
        _finding(clock, grounds.acts[clock.act], grounds)
        for clock in reviews_of(grounds)
        if clock.state in VERDICTS
    )


def reviews_of(grounds: Grounds) -> tuple[DutyClock, ...]:
    """Give the clocks of reviews, which :mod:`relevo.compliance.rules.clock` leaves to this rule.

    Args:
        grounds: Acts, clocks and standing law.
    """
    if grounds.regime is None:
        return ()
    kinds = _standing_in(grounds.regime)
    return tuple(
        clock
        for clock in grounds.clocks
        if clock.act in grounds.acts
        and clock.owed.kinds
        and kinds.issuperset(clock.owed.kinds)
        and not clock.owed.act
    )


def _standing_in(regime: Regime) -> frozenset[str]:
    """Give the kinds of instrument that only stand in for the usual one."""
    usual = {kind for rule in regime.consents if not rule.substitute_for for kind in rule.kinds}
    return frozenset(
        kind
        for rule in regime.consents
        if rule.substitute_for
        for kind in rule.kinds
        if kind not in usual
    )


def _finding(clock: DutyClock, act: Act, grounds: Grounds) -> Finding:
    """Judge one review."""
    reviewed = _in_chain(act)
    verdict = VERDICTS[clock.state]
    if reviewed and verdict is Verdict.UNDETERMINED:
        verdict = Verdict.MET
    regime = grounds.regime
    norms = [one for one in clock.owed.clauses if regime and one.act == regime.id]
    return on_act(
        RULE,
        verdict,
        _message(verdict, clock, reviewed),
        act,
        norms=norms,
        limit=clock.owed.ids[0],
        evidence=[file_of(act, found=str(clock.state))],
    )


def _in_chain(act: Act) -> str:
    """Give the body that reviewed an act by its chain of consent; empty if none is recorded."""
    given = [
        at
        for at, step in enumerate(act.consent_chain)
        if step.stage in (ConsentStage.DECREE, ConsentStage.CABINET)
    ]
    later = act.consent_chain[given[0] + 1 :] if given else ()
    return next((step.body for step in later if step.stage in _REVIEWS and not step.waived), "")


def _message(verdict: Verdict, clock: DutyClock, reviewed: str) -> Text:
    """Write the sentence."""
    what = clock.owed.what
    match verdict:
        case Verdict.MET if reviewed:
            return text(
                "The act stands in for the usual one; its review is on record: {body}.",
                body=reviewed,
            )
        case Verdict.MET:
            return text("The act stands in for the usual one; its review is on record.")
        case Verdict.BREACHED:
            return text(
                "The act stands in for the usual one; its review came late, or a source says that "
                "there was none. {what}",
                what=what,
            )
        case _:
            return text(
                "The act stands in for the usual one; no review in time is on record. {what}",
                what=what,
            )
