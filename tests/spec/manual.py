"""The manual of the rules: docstrings and tables, rendered.

Run ``python -m tests.spec.manual --write`` after a change to a rule or its table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from inspect import getdoc, getmodule
from pathlib import Path

import yaml
from tests.spec.acts_table import ActCase, act_cases_of
from tests.spec.facts_table import FactCase, fact_cases_of, shown_whole
from tests.spec.status_table import StatusCase, status_cases_of
from tests.spec.table import Case, cases_of, said, shown

from relevo.compliance.acts_catalogue import ACT_RULES, ActRule
from relevo.compliance.catalogue import RULES
from relevo.compliance.facts.catalogue import FACT_RULES, FactRule
from relevo.compliance.rule import Rule
from relevo.compliance.status_catalogue import STATUS_RULES, StatusRule
from relevo.core.finding import Finding

MANUAL = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"

HEAD = """\
# Rules

What `relevo check` compares with what. A rule rests on the *law* (standing law, or an act in
force; only then can a finding be *breached*, said as "exceeds the recorded limit"), on an *aim*
or on *planning* (then it is *kept* or *short*). A finding compares recorded data with a cited
rule; it declares nothing illegal. This page is rendered from the rules and from the tables that
test them (`tests/spec/`); the cases are imaginary.

Four catalogues: rules on the acts and what is recorded of them, judged also where a case plans
nothing; rules on a plan; rules on facts, judged where a case has a record; and rules on an ally
status, judged in a case about one.
"""

ACTS_HEAD = """\
# Rules on acts

The law of imaginary host XA: Congress consents to armed entries by resolution until 30 June 2026,
the Senate from 1 July; a Commission may stand in for it in recess, and the President by emergency
decree, which is reviewed within 10 days; the Minister consents to unarmed entries by ministerial
resolution, for training or protocol, and reports it within 5 days. A resolution states its reasons
and the number of persons. A supreme resolution that the Minister countersigns may move the start
date before entry, without a longer stay; Congress may change the rest by resolution. Unless a case
says otherwise there is one act of Congress, armed, read in full, of 1 December 2025, published on
15 December, for 2026, and it is judged on 31 December 2026. What a case gives is laid over that.
"""

PLAN_HEAD = """\
# Rules on a plan

Host XA, sending state XB, units U1 to U3, posts P1 and P2. Unless a case says otherwise both posts
have their window from 1 January to 30 June 2026, the act permits presence in 2026 and was
published on 15 December 2025, and a relief lasts 7 days.
"""

FACTS_HEAD = """\
# Rules on facts

The same world and the same act. A case gives what is recorded, entry by entry from 0: who came `in`
or went `out`, on which day; a movement's clearance number is C and its entry. Unless a case says
otherwise a signed return covers 2026, every movement is recorded on its day under the act, and the
record is judged on 31 December 2026. An entry that is permitted is said once, by R-FACT-CROSSING.
"""

STATUS_HEAD = """\
# Rules on an ally status

The law of imaginary state XA asks for notice at least 30 days before a designation or its end. A
case gives what is on record of state XB, and is judged on 31 December 2026.
"""


def render_manual() -> str:
    """Render the page."""
    return "\n".join(
        [
            HEAD,
            ACTS_HEAD,
            *_index(ACT_RULES),
            *(line for rule in ACT_RULES for line in _page(rule, _act_cases(rule.id))),
            PLAN_HEAD,
            *_index(RULES),
            *(line for rule in RULES for line in _page(rule, _plan_cases(rule.id))),
            FACTS_HEAD,
            *_index(FACT_RULES),
            *(line for rule in FACT_RULES for line in _facts_page(rule)),
            STATUS_HEAD,
            *_index(STATUS_RULES),
            *(line for rule in STATUS_RULES for line in _page(rule, _status_cases(rule.id))),
        ]
    )


def _index(rules: tuple[Rule | ActRule | FactRule | StatusRule, ...]) -> list[str]:
    """List the rules of a catalogue."""
    rows = [f"| [{r.id}](#{r.id.lower()}) | {r.basis} | {r.title.id} |" for r in rules]
    return ["| rule | rests on | about |", "| --- | --- | --- |", *rows, ""]


def _page(rule: Rule | ActRule | StatusRule, table: list[str]) -> list[str]:
    """Render one rule with its table."""
    return _section(rule, getdoc(getmodule(rule.check)) or "", table)


def _facts_page(rule: FactRule) -> list[str]:
    """Render one rule on facts with its table."""
    rows = [
        f"| {c.name} | {_recorded(c)} | {_found(c, shown_whole)} |" for c in fact_cases_of(rule.id)
    ]
    table = ["| case | recorded | finding and evidence |", "| --- | --- | --- |", *rows]
    return _section(rule, rule.page, table)


def _section(
    rule: Rule | ActRule | FactRule | StatusRule, page: str, table: list[str]
) -> list[str]:
    """Render what a rule says of itself, and its table."""
    first, _, rest = page.partition("\n")
    _, _, sentence = first.partition(": ")
    body = rest.strip()
    for heading in ("Criterion:", "Counts:", "Undetermined when:"):
        body = body.replace(heading, f"**{heading}**")
    return [
        f"## {rule.id}",
        "",
        f"*{rule.title.id}; rests on {rule.basis}.* {sentence[:1].upper()}{sentence[1:]}",
        "",
        body,
        "",
        *table,
        "",
    ]


def _act_cases(rule: str) -> list[str]:
    """Render the cases of a rule on acts."""
    rows = [f"| {c.name} | {_given(c)} | {_found(c)} |" for c in act_cases_of(rule)]
    return ["| case | given | finding and evidence |", "| --- | --- | --- |", *rows]


def _status_cases(rule: str) -> list[str]:
    """Render the cases of a rule on an ally status."""
    rows = [f"| {c.name} | {_given(c)} | {_found(c)} |" for c in status_cases_of(rule)]
    return ["| case | on record | finding and evidence |", "| --- | --- | --- |", *rows]


def _plan_cases(rule: str) -> list[str]:
    """Render the cases of a rule on a plan."""
    rows = [f"| {c.name} | {_tours(c.tours)} | {_found(c)} |" for c in cases_of(rule)]
    return ["| case | tours | finding and evidence |", "| --- | --- | --- |", *rows]


def _given(case: ActCase | StatusCase) -> str:
    """Give what a case lays over the imaginary world, as data."""
    return _flow(case.given) if case.given else "nothing"


def _recorded(case: FactCase) -> str:
    """Give what a case lays over the world, its plan, and what is recorded, one entry a line."""
    parts = [_flow(case.given)] if case.given else []
    parts += [f"`{line}`" for line in case.tours]
    parts += [f"{entry}: {_flow(row)}" for entry, row in enumerate(case.record)]
    return "<br>".join(parts) or "nothing"


def _flow(data: dict) -> str:
    """Give data in one line."""
    flow = yaml.safe_dump(data, default_flow_style=True, sort_keys=False, width=10_000)
    return f"`{flow.strip()[1:-1]}`".replace("|", "\\|")


def _tours(tours: tuple[str, ...]) -> str:
    """Give the tours of a case, one a line."""
    return "<br>".join(f"`{line}`" for line in tours) or "none"


def _found(
    case: Case | ActCase | FactCase | StatusCase,
    evidence_of: Callable[[Finding], list[str]] = shown,
) -> str:
    """Give what the rule finds, in words and with its evidence."""
    cells = []
    for finding in case.findings():
        evidence = "".join(f"<br>`{line}`" for line in evidence_of(finding)).replace("|", "\\|")
        cells.append(f"**{finding.verdict}**: {said(finding)}{evidence}")
    return "<br>".join(cells) or "nothing to say"


if __name__ == "__main__":
    if "--write" in sys.argv:
        MANUAL.parent.mkdir(parents=True, exist_ok=True)
        MANUAL.write_text(render_manual(), encoding="utf-8")
    else:
        sys.stdout.write(render_manual())
