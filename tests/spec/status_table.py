"""Spec tables of the rules on ally statuses: what is on record, and the findings of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import yaml
from pydantic import TypeAdapter
from tests.spec.table import FOLDER

from relevo.compliance.status_catalogue import STATUS_RULES, check_statuses
from relevo.core.finding import Finding
from relevo.core.words import Localized
from relevo.regime.ally import AllyLaw, Designation, NoticeRule
from relevo.regime.model import Norm

LAW = AllyLaw(
    id="xa-ally",
    state="XA",
    name=Localized("Aliado de XA", "Ally of XA"),
    by=Localized("el Presidente", "the President"),
    norms=(Norm(id="notice", title=Localized("Ley 1", "Law 1"), seen="statute"),),
    notice=NoticeRule(days=30, to=Localized("al Congreso", "Congress"), norm="notice"),
    illustrative=True,
)
"""The law of imaginary state XA."""

AS_OF = date(2026, 12, 31)


@dataclass(frozen=True)
class StatusCase:
    """One row: what is on record of state XB, and what is found."""

    rule: str
    name: str
    given: dict
    finds: tuple[dict, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Judge the case and give the findings of its rule."""
        record = TypeAdapter(Designation).validate_python({"state": "XB", **self.given})
        found = check_statuses(LAW, {"XB": record}, as_of=AS_OF)
        return tuple(finding for finding in found if finding.rule == self.rule)


def status_cases_of(rule: str) -> tuple[StatusCase, ...]:
    """Read the table of a rule."""
    rows = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    return tuple(
        StatusCase(rule, row["case"], row.get("given", {}), tuple(row["finds"])) for row in rows
    )


def all_status_cases() -> tuple[StatusCase, ...]:
    """Read every table, in the catalogue's order."""
    return tuple(case for rule in STATUS_RULES for case in status_cases_of(rule.id))
