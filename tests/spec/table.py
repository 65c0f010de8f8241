"""Spec tables: what is given, and the findings that a rule must give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from tests.spec.world import build, tour

from relevo.compliance.catalogue import RULES
from relevo.compliance.check import check
from relevo.core.finding import Basis, Evidence, Finding
from relevo.core.words import Speaker

FOLDER = Path(__file__).parent
AS_OF = date(2026, 1, 1)


@dataclass(frozen=True)
class Case:
    """One row: ``finds`` holds verdict, evidence and, where it gives them, subject and words."""

    rule: str
    name: str
    given: dict
    tours: tuple[str, ...]
    finds: tuple[dict, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Judge the case and give the findings of its rule."""
        found = check(build(self.given), [tour(line) for line in self.tours], as_of=AS_OF)
        return tuple(finding for finding in found if finding.rule == self.rule)


def shown(finding: Finding) -> list[str]:
    """Give the evidence in short; the planner's row that aims and planning rules cite is left out.

    ``day 2026-01-01..2026-01-07 20 <= 14``: what, days, what was found, what was asked for.
    """
    evidence = finding.evidence if finding.basis is Basis.LAW else finding.evidence[1:]
    return [_short(one) for one in evidence]


def _short(one: Evidence) -> str:
    days = f"{one.term.start}..{one.term.last}" if one.term else one.ref
    return " ".join(part for part in (one.what, days, one.found, one.expected) if part)


def said(finding: Finding) -> str:
    """Give a finding's sentence in English."""
    return Speaker("en").say(finding.message)


def cases_of(rule: str) -> tuple[Case, ...]:
    """Read the table of a rule."""
    rows = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            rule,
            row["case"],
            row.get("given", {}),
            tuple(row.get("tours", ())),
            tuple(row["finds"]),
        )
        for row in rows
    )


def all_cases() -> tuple[Case, ...]:
    """Read every table, in the catalogue's order."""
    return tuple(case for rule in RULES for case in cases_of(rule.id))
