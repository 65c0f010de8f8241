"""R-ENTRY-CLASS: an act is the one that its class of entry needs, and permits no more than that.

Criterion: the norms of standing law on who consents to which class of entry by what instrument, as
they stood on the act's day; and the act's own class of entry.

Counts: each act adopted or asked for: its instrument, save one that amends an act and names no
class of its own; and every limit or list of arms that is for
an entry without arms (unarmed, academic or of protocol), or for any entry under an instrument
that serves only such. A limit of no arms at all permits none.

Undetermined when: the class of entry was not found, the number of a line of arms that names none
was not found, the rule must still be verified, or an entry without arms came by the instrument that
armed ones need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_wording import clause_of, file_of, on_act
from relevo.compliance.act_words import kind_words, kinds_words
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import ListLine
from relevo.regime.check_act import check_act, classes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.compliance.grounds import Grounds
    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes
    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, LimitLine
    from relevo.regime.check_act import ActFacts
    from relevo.regime.model import Consent, Regime

RULE = "R-ENTRY-CLASS"


def check_entry_class(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare each act's instrument and arms with its class of entry.

    Args:
        grounds: Acts and standing law.

    Returns:
        For each act what is exceeded, else what is open, else that it is met; nothing where no
        rule of its day is on record.
    """
    if grounds.regime is None:
        return ()
    return tuple(
        finding
        for act in grounds.judged
        for finding in _act(
            act, grounds.regime, grounds.codes, classed=_has_class(act, grounds.acts)
        )
    )


def _usual(facts: ActFacts) -> tuple[Consent, ...]:
    """Give the rules compared with; those that stand in for the usual one only without it."""
    usual = tuple(rule for rule in facts.consent.rules if not rule.substitute_for)
    return usual or facts.consent.rules


def _norms(regime: Regime, facts: ActFacts) -> list[ClauseRef]:
    """Cite the norms compared with."""
    return [regime.cite(rule.norm) for rule in _usual(facts)]


def _has_class(act: Act, acts: Mapping[str, Act]) -> bool:
    """Whether an act has a class of entry of its own, or amends none that has one."""
    amended = (acts[one.act] for one in act.amends if one.act in acts)
    return bool(classes_of(act)) or not any(classes_of(one) for one in amended)


def _act(act: Act, regime: Regime, codes: Codes, *, classed: bool) -> tuple[Finding, ...]:
    """Judge one act; the instrument of one that leaves the class as it was is not asked."""
    facts = check_act(act, regime)
    if not facts.consent.rules or facts.consent.only_amends:
        return ()
    instrument = _instrument(act, regime, facts) if classed else ()
    found = [*_arms(act, regime, facts, codes), *instrument]
    worst = [one for one in found if one.verdict is Verdict.BREACHED]
    return tuple(worst or found[:1])


def _arms(act: Act, regime: Regime, facts: ActFacts, codes: Codes) -> tuple[Finding, ...]:
    """Judge arms of an entry without arms."""
    for brings, verdict in ((True, Verdict.BREACHED), (None, Verdict.UNDETERMINED)):
        facing = [one for one in facts.arms if one.brings is brings]
        if facing:
            lines = tuple(one.line.id for one in facing)
            things = tuple(thing for one in facing for thing in _things(one.line, codes))
            return (
                on_act(
                    RULE,
                    verdict,
                    text("The act permits arms to an entry without arms: {arms}.", arms=things)
                    if brings
                    else text(
                        "Whether the act permits arms to an entry without arms is not known; no "
                        "source gives the number: {arms}.",
                        arms=things,
                    ),
                    act,
                    norms=_norms(regime, facts),
                    clauses=[*_own(act), *(clause_of(act, one.line.clause) for one in facing)],
                    limit=f"{act.id}/{lines[0]}" if len(lines) == 1 else None,
                ),
            )
    return ()


def _things(line: LimitLine | ListLine, codes: Codes) -> tuple[Arg, ...]:
    """Name the arms of a line; one that names none by its identifier."""
    named = line.items if isinstance(line, ListLine) else line.scope.arms
    return tuple(codes.arms.name(code) for code in named) or (line.id,)


def _own(act: Act) -> list[ClauseRef]:
    """Cite the clause by which an act gives its class of entry, where it names one."""
    own = act.class_of_entry.clause if act.class_of_entry else ""
    return [clause_of(act, own)] if own else []


def _instrument(act: Act, regime: Regime, facts: ActFacts) -> tuple[Finding, ...]:
    """Judge the instrument of an act."""
    kinds = tuple(dict.fromkeys(kind for rule in _usual(facts) for kind in rule.kinds))
    fits = facts.consent.kind_fits
    verdict, message = Verdict.UNDETERMINED, _open(act)
    if fits:
        verdict = Verdict.MET
        message = text(
            "The act is of the kind that its class of entry needs: {kind}.",
            kind=kind_words(act.kind),
        )
    elif fits is False:
        verdict = Verdict.BREACHED
        message = text(
            "The class of entry needs an act of another kind ({kinds}); this one is: {kind}.",
            kinds=kinds_words(kinds),
            kind=kind_words(act.kind),
        )
    return (
        on_act(
            RULE,
            verdict,
            message,
            act,
            norms=_norms(regime, facts),
            clauses=_own(act) or [clause_of(act)],
            evidence=[file_of(act, found=act.kind, expected=" | ".join(kinds))],
        ),
    )


def _open(act: Act) -> Text:
    """Say why an instrument is not settled."""
    if not classes_of(act):
        return text("The class of entry was not found, nor who decided it.")
    return text(
        "Whether the class of entry needs an act of this kind ({kind}) is not settled.",
        kind=kind_words(act.kind),
    )
