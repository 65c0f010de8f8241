"""R-BODY: an act is given by the body that may consent on its day.

Criterion: the norm of standing law that says who consents by such an instrument, as it stood on
the day of the approval, else of the signature; where neither was found, on every day until the
publication.

Counts: each adopted act of the host. An act from before a rule's first day is not judged by it.

Undetermined when: no body on record has the name that the act gives, no rule of that day is on
record, the norm must still be verified, the body may only stand in for the usual one (in recess,
in an emergency), it did so under a rule of other days and none of that day says who does, or the
days on which the act may have been given lie on both sides of a change of the law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import between_words, file_of, on_act, verdict_of
from relevo.compliance.act_words import kind_words
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.regime.bodies import body_named
from relevo.regime.check_act import check_act

if TYPE_CHECKING:
    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Localized, Text
    from relevo.instrument.model import Act
    from relevo.regime.check_act import ActFacts
    from relevo.regime.model import Regime

RULE = "R-BODY"


def check_body(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare the body that gave each act with the one that could.

    Args:
        grounds: Acts and standing law.

    Returns:
        One finding for each adopted act; none without standing law on record, nor for an act that
            only amends, which R-AMENDMENT judges.
    """
    if grounds.regime is None:
        return ()
    return tuple(
        _act(act, grounds.regime, facts)
        for act in grounds.adopted
        if not (facts := check_act(act, grounds.regime)).consent.only_amends
    )


def _act(act: Act, regime: Regime, facts: ActFacts) -> Finding:
    """Judge one act."""
    consent = facts.consent
    verdict = verdict_of(consent.body_fits)
    bodies = tuple(dict.fromkeys(rule.body for rule in consent.rules if rule.body))
    body = body_named(regime, act.body, facts.days.first)
    own = [rule for rule in consent.rules if body and rule.body == body.id]
    cited = own if own and verdict is Verdict.MET else consent.rules
    return on_act(
        RULE,
        verdict,
        _message(act, regime, facts, tuple(regime.body(one).name for one in bodies)),
        act,
        norms=[regime.cite(rule.norm) for rule in cited],
        evidence=[file_of(act, found=act.body, expected=" | ".join(bodies))],
    )


def _message(act: Act, regime: Regime, facts: ActFacts, bodies: tuple[Arg, ...]) -> Text:
    """Write the sentence."""
    kind, days = kind_words(act.kind), between_words(facts.days)
    match verdict_of(facts.consent.body_fits):
        case Verdict.MET:
            return text("The act was given by the body that consents: {body}.", body=act.body)
        case Verdict.BREACHED:
            return text(
                "The act was given by {body} ({days}). Those who may give such an act then: "
                "{bodies}.",
                body=act.body,
                days=days,
                bodies=bodies,
            )
    if not facts.consent.rules or not bodies:
        return text(
            "No rule on record says who gives an act of this kind ({kind}; {days}).",
            kind=kind,
            days=days,
        )
    if body_named(regime, act.body) is None:
        return text(
            "Whether {body}, which gave the act, is the body that consents cannot be told; the "
            "law on record names: {bodies}.",
            body=act.body,
            bodies=bodies,
        )
    own = [rule for rule in facts.consent.rules if rule.body == _id(act, regime)]
    if own and all(regime.norm(rule.norm).verify for rule in own):
        return text(
            "The act was given by {body}, which the rule on record names; that rule must still be "
            "verified.",
            body=act.body,
        )
    if circumstances := _circumstances(act, regime, facts):
        return text(
            "The act was given by {body}, which may stand in for the usual body in a case of "
            "which nothing is on record: {when}",
            body=act.body,
            when=circumstances,
        )
    return text(
        "Whether {body} could give the act ({days}) is not settled; the law on record names: "
        "{bodies}.",
        body=act.body,
        days=days,
        bodies=bodies,
    )


def _id(act: Act, regime: Regime) -> str | None:
    """Give the identifier of the body of an act; None if no body on record has its name."""
    body = body_named(regime, act.body)
    return body.id if body else None


def _circumstances(act: Act, regime: Regime, facts: ActFacts) -> tuple[Localized, ...]:
    """Give the circumstances in which the body of an act stands in for the usual one."""
    own = [rule for rule in facts.consent.rules if rule.body == _id(act, regime)]
    return tuple(rule.when for rule in own if rule.when and rule.substitute_for)
