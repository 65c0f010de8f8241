"""Words that several rules share: how a clause is known, and names of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.stay import cite
from relevo.core.clause import Seen
from relevo.core.finding import Basis, Evidence, Finding, ReadingVerdict, Verdict
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.bound import Bound
    from relevo.core.clause import ClauseRef
    from relevo.core.words import Text
    from relevo.mandate.model import Reading
    from relevo.rotation.model import HostInstitution, PointOfEntry, Post, Unit


def law(
    rule: str,
    verdict: Verdict,
    message: Text,
    *,
    clauses: Iterable[ClauseRef],
    limit: str | None = None,
    subject: str = "",
    readings: Iterable[ReadingVerdict] = (),
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """Make a finding of law whose message says how its clauses are known.

    Args:
        rule: Identifier of the rule.
        verdict: Met, breached or undetermined.
        message: The sentence, without how the clauses are known.
        clauses: Clauses cited, at least one; repeats count once.
        limit: Limit or list judged, or None.
        subject: What was judged.
        readings: Verdict under each reading, if there are several.
        evidence: The data that decide it.
    """
    cited = tuple(dict.fromkeys(clauses))
    return Finding(
        rule=rule,
        basis=Basis.LAW,
        verdict=verdict,
        clauses=cited,
        limit=limit,
        subject=subject,
        readings=tuple(readings),
        evidence=tuple(evidence),
        message=said(message, cited),
    )


def kept_or_short(
    rule: str,
    basis: Basis,
    message: Text,
    *,
    subject: str,
    row: Evidence,
    short: Iterable[Evidence] = (),
) -> Finding:
    """Make a finding of an aim or a planning rule: short if anything shows it, else kept.

    Args:
        rule: Identifier of the rule.
        basis: Aim or planning.
        message: One sentence.
        subject: What was judged.
        row: The planner's row that asks for it.
        short: What falls short, in order; empty means it is kept.
    """
    found = tuple(short)
    return Finding(
        rule=rule,
        basis=basis,
        verdict=Verdict.SHORT if found else Verdict.KEPT,
        subject=subject,
        evidence=(row, *found),
        message=message,
    )


def told(
    verdicts: Sequence[tuple[Reading, Verdict]], chosen: Reading
) -> tuple[ReadingVerdict, ...]:
    """Give the verdict under each reading of a limit; none where it has one reading only.

    Args:
        verdicts: Each reading and what it gives.
        chosen: The reading that the case names.
    """
    if len(verdicts) == 1:
        return ()
    return tuple(
        ReadingVerdict(
            reading=reading.id, label=reading.label, verdict=verdict, chosen=reading is chosen
        )
        for reading, verdict in verdicts
    )


def said(message: Text, clauses: Iterable[ClauseRef]) -> Text:
    """Add to a sentence how its clauses are known, where nobody read their words."""
    seen = {clause.seen for clause in clauses}
    if Seen.REPORTED in seen:
        message = text("{finding} According to the press; text not read.", finding=message)
    if Seen.UNSEEN in seen:
        message = text("{finding} The clause was not seen.", finding=message)
    return message


def row_of(what: str, item: Unit | Post | HostInstitution | PointOfEntry) -> Evidence:
    """Cite the row of a unit, post, institution or point of entry."""
    return Evidence(what=what, ref=cite(item.row, item.id))


def post_name(post: Post) -> str:
    """Give the name of a post, or its identifier if it has none."""
    return post.name or post.id


def permits(bound: Bound) -> Text:
    """Say what a bound permits, as half a sentence."""
    if bound.unlimited:
        return text("the act permits them without a number")
    if not bound.known:
        return text("the number that the act permits was not found")
    lo, hi = bound.lo or 0, bound.hi
    if hi is None:
        return text("the act permits about {n}", n=lo)
    if not bound.upper:
        return text("the act asks for at least {n}", n=hi)
    if lo == hi:
        return text("the act permits at most {n}", n=hi)
    return text("the act permits a number between {lo} and {hi}", lo=lo, hi=hi)


def asked(bound: Bound) -> str:
    """Give a bound in signs, for evidence: ``<= 14``, ``>= 3``, ``20..99``, ``not_found``."""
    if bound.unlimited:
        return "unspecified"
    if not bound.known:
        return "not_found"
    if bound.hi is None:
        return f"~ {bound.lo}"
    if not bound.upper:
        return f">= {bound.hi}"
    return f"<= {bound.hi}" if bound.lo == bound.hi else f"{bound.lo}..{bound.hi}"
