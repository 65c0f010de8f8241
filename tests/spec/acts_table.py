"""Spec tables of the rules on acts: what is given, and the findings that a rule must give."""

from __future__ import annotations

from dataclasses import dataclass

import yaml
from tests.spec.acts_world import build_grounds
from tests.spec.table import FOLDER

from relevo.compliance.acts_catalogue import ACT_RULES, check_acts
from relevo.core.finding import Finding


@dataclass(frozen=True)
class ActCase:
    """One row: what lies over the world, in words and as data, and what is found."""

    rule: str
    name: str
    given: dict
    finds: tuple[dict, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Judge the case and give the findings of its rule."""
        found = check_acts(build_grounds(self.given))
        return tuple(finding for finding in found if finding.rule == self.rule)


def act_cases_of(rule: str) -> tuple[ActCase, ...]:
    """Read the table of a rule."""
    rows = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    return tuple(
        ActCase(rule, row["case"], row.get("given", {}), tuple(row["finds"])) for row in rows
    )


def all_act_cases() -> tuple[ActCase, ...]:
    """Read every table, in the catalogue's order."""
    return tuple(case for rule in ACT_RULES for case in act_cases_of(rule.id))
