"""Findings: what a comparison of data with a cited rule says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.clause import ClauseRef
    from relevo.core.term import Term
    from relevo.core.words import Text


class Basis(StrEnum):
    """What a rule rests on: only ``law`` can be breached."""

    LAW = "law"
    AIM = "aim"
    PLANNING = "planning"


class Verdict(StrEnum):
    """What a finding says. Law: met, breached, undetermined. Aim, planning: kept, short."""

    MET = "met"
    BREACHED = "breached"
    UNDETERMINED = "undetermined"
    KEPT = "kept"
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One datum that decides a finding.

    Attributes:
        what: Kind of thing counted, e.g. ``"day"``, ``"tour"``, ``"unit"``, ``"post"``.
        ref: Which one: an identifier or ``file:line``, e.g. ``"plan/rotation.csv:4"``.
        term: The days concerned, if any.
        found: Number or value found, as text; empty if the thing itself is the evidence.
        expected: What the rule asks for, as text; empty likewise.
    """

    what: str
    ref: str
    term: Term | None = None
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingVerdict:
    """The verdict under one reading of the law.

    Attributes:
        reading: Identifier of the reading, e.g. ``"cumulative"`` or ``"source:pana26"``.
        label: The reading in words.
        verdict: Met, breached or undetermined under it.
        chosen: Whether ``case.yaml`` names this reading for the planner and the gate.
    """

    reading: str
    label: Text
    verdict: Verdict
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The verdict of one rule on one subject.

    Attributes:
        rule: Identifier of the rule, e.g. ``"R-STRENGTH"``.
        basis: What the rule rests on.
        verdict: Met, breached or undetermined for law; kept or short otherwise.
        clauses: Clauses cited; empty for aims and planning rules, which cite rows as evidence.
        limit: Identifier of the limit or list judged, or None.
        subject: What was judged, e.g. a unit, post or tour; empty for the plan as a whole.
        readings: Verdict under each reading; empty when the law has one reading only.
        evidence: The data that decide it, in order; empty if nothing had to be shown.
        message: One sentence that a minister understands.

    Raises:
        ValueError: If the verdict does not belong to the basis.
    """

    rule: str
    basis: Basis
    verdict: Verdict
    clauses: tuple[ClauseRef, ...] = ()
    limit: str | None = None
    subject: str = ""
    readings: tuple[ReadingVerdict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    message: Text

    def __post_init__(self) -> None:
        """Refuse a verdict that does not belong to the basis, or law without a clause."""
        of_law = self.verdict in (Verdict.MET, Verdict.BREACHED, Verdict.UNDETERMINED)
        if of_law != (self.basis is Basis.LAW):
            message = f"a finding of basis {self.basis} cannot be {self.verdict}"
            raise ValueError(message)
        if self.basis is Basis.LAW and not self.clauses:
            message = f"{self.rule}: a finding of law cites its clause"
            raise ValueError(message)


def finding_ids(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Give each finding the name by which it can be asked for.

    It is made of rule, limit, subject and clauses, so it stays the same while the case goes on;
    where several findings share those, of their evidence too.

    Args:
        findings: All findings of a check.

    Returns:
        Names such as ``F-3fa91c07``, in the order of the findings.
    """
    named = [_name(one) for one in findings]
    shared = Counter(named)
    full = [
        name if shared[name] == 1 else _name(one, whole=True)
        for name, one in zip(named, findings, strict=True)
    ]
    again: Counter[str] = Counter()
    ids: list[str] = []
    for name in full:
        again[name] += 1
        ids.append(name if again[name] == 1 else f"{name}-{again[name]}")
    return tuple(ids)


def _name(finding: Finding, *, whole: bool = False) -> str:
    """Give a short name made of what a finding is about."""
    clauses = (f"{ref.act}/{ref.clause}" for ref in finding.clauses)
    evidence = (f"{one.what} {one.ref} {one.term}" for one in finding.evidence if whole)
    about = (finding.rule, finding.limit or "", finding.subject, *clauses, *evidence)
    return f"F-{sha256(repr(about).encode()).hexdigest()[:8]}"


def agree(verdicts: tuple[Verdict, ...]) -> Verdict:
    """Join the verdicts of several readings: what all say, else undetermined.

    Args:
        verdicts: One verdict of law for each reading; at least one.

    Returns:
        Met if all are met, breached if all are breached, else undetermined.
    """
    first, *rest = verdicts
    return first if all(verdict is first for verdict in rest) else Verdict.UNDETERMINED


def worst(verdicts: tuple[Verdict, ...]) -> Verdict:
    """Join the verdicts of several subjects of law under one reading.

    Args:
        verdicts: Verdicts of law; empty means nothing was counted.

    Returns:
        Breached if any is breached, else undetermined if any is, else met.
    """
    for verdict in (Verdict.BREACHED, Verdict.UNDETERMINED):
        if verdict in verdicts:
            return verdict
    return Verdict.MET
