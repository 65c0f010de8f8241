"""R-FACT-CROSSING: every recorded entry came under an act that permits it.

Criterion: the clauses of windows, publication, lists and class of entry that the crossing names or
falls under; see the gate, which asks the same before.

Counts: each crossing in, by itself, on its own day. Exits, evacuations, rescues and forced landings
are not judged. A crossing that was recorded against a refusal, or although it could not be judged,
is named with who did it and why.

Undetermined when: the record leaves out what a list asks for, a list is not known to be complete,
sources differ, or the act's day of publication was not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.facts.crossing import CrossingJudge
from relevo.compliance.facts.item import crossed_in
from relevo.compliance.rules.window import NO_ACT
from relevo.compliance.wording import law
from relevo.core.finding import Evidence, Verdict
from relevo.core.words import text
from relevo.register.model import Movement

if TYPE_CHECKING:
    from relevo.compliance.facts.judgement import Judgement
    from relevo.compliance.facts.matter import Facts
    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Finding

RULE = "R-FACT-CROSSING"


def check_crossings(facts: Facts) -> tuple[Finding, ...]:
    """Judge every recorded crossing in.

    Args:
        facts: The record and the mandate.

    Returns:
        One finding for everything that is not met, the crossings it shows in as evidence; one for
        each crossing that somebody answers for; one that says so if all were permitted.
    """
    found: dict[tuple[str, str, str, Verdict], tuple[Judgement, list[Evidence]]] = {}
    clauses: dict[ClauseRef, None] = {}
    minded: list[Finding] = []
    judge = CrossingJudge(facts)
    for one in crossed_in(facts.known):
        movement = one.record
        assert isinstance(movement, Movement)
        judged = judge.judge(movement)
        clauses.update((clause, None) for each in judged for clause in each.clauses)
        for each in judged:
            if each.verdict is not Verdict.MET:
                key = each.rule, each.limit, each.subject, each.verdict
                evidence = Evidence(what="entry", ref=str(one.entry), found=movement.clearance)
                found.setdefault(key, (each, []))[1].append(evidence)
        if movement.despite or movement.noted:
            minded.append(_minded(one.entry, movement, judged))
    findings = tuple(
        law(
            each.rule,
            each.verdict,
            each.message,
            clauses=each.clauses or (NO_ACT,),
            limit=each.limit or None,
            subject=each.subject,
            evidence=evidence,
        )
        for each, evidence in found.values()
    )
    if findings or minded or not clauses:
        return (*findings, *minded)
    message = text("Every recorded entry came under an act that permits it.")
    return (law(RULE, Verdict.MET, message, clauses=clauses),)


def _minded(entry: int, movement: Movement, judged: tuple[Judgement, ...]) -> Finding:
    """Name a crossing that somebody answers for: against a refusal, or where none could judge."""
    open_ = [each for each in judged if each.verdict is not Verdict.MET]
    cited = tuple(dict.fromkeys(clause for each in open_ or judged for clause in each.clauses))
    party = movement.party.name
    return law(
        RULE,
        Verdict.UNDETERMINED,
        text("{party} was recorded against a refusal: {who}.", party=party, who=movement.despite)
        if movement.despite
        else text(
            "{party} was recorded although it could not be judged: {who}.",
            party=party,
            who=movement.noted,
        ),
        clauses=cited or (NO_ACT,),
        subject=party,
        evidence=[Evidence(what="entry", ref=str(entry), found=movement.clearance)],
    )
