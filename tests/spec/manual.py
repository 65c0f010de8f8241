"""The manual of the rules: docstrings and tables, rendered.

Run ``python -m tests.spec.manual --write`` after a change to a rule or its table.
"""

from __future__ import annotations

import sys
from inspect import getdoc, getmodule
from pathlib import Path

import yaml
from tests.spec.acts_table import ActCase, act_cases_of
from tests.spec.status_table import StatusCase, status_cases_of
from tests.spec.table import Case, cases_of, said, shown

from relevo.compliance.acts_catalogue import ACT_RULES, ActRule
from relevo.compliance.catalogue import RULES
from relevo.compliance.rule import Rule
from relevo.compliance.status_catalogue import STATUS_RULES, StatusRule

MANUAL = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"

HEAD = """\
# Rules

What `relevo check` compares with what. A rule rests on the *law* (standing law, or an act in
force; only then can a finding be *breached*, said as "exceeds the recorded limit"), on an *aim*
or on *planning* (then it is *kept* or *short*). A finding compares recorded data with a cited
rule; it declares nothing illegal. This page is rendered from the rules and from the tables that
test them (`tests/spec/`); the cases are imaginary.

Three catalogues: rules on the acts and what is recorded of them, judged also where a case plans
nothing; rules on a plan; and rules on an ally status, judged in a case about one.
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
            STATUS_HEAD,
            *_index(STATUS_RULES),
            *(line for rule in STATUS_RULES for line in _page(rule, _status_cases(rule.id))),
        ]
    )


def _index(rules: tuple[Rule | ActRule | StatusRule, ...]) -> list[str]:
    """List the rules of a catalogue."""
    rows = [f"| [{r.id}](#{r.id.lower()}) | {r.basis} | {r.title.id} |" for r in rules]
    return ["| rule | rests on | about |", "| --- | --- | --- |", *rows, ""]


def _page(rule: Rule | ActRule | StatusRule, table: list[str]) -> list[str]:
    """Render one rule with its table."""
    first, _, rest = (getdoc(getmodule(rule.check)) or "").partition("\n")
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
    if not case.given:
        return "nothing"
    flow = yaml.safe_dump(case.given, default_flow_style=True, sort_keys=False, width=10_000)
    return f"`{flow.strip()[1:-1]}`".replace("|", "\\|")


def _tours(tours: tuple[str, ...]) -> str:
    """Give the tours of a case, one a line."""
    return "<br>".join(f"`{line}`" for line in tours) or "none"


def _found(case: Case | ActCase | StatusCase) -> str:
    """Give what the rule finds, in words and with its evidence."""
    cells = []
    for finding in case.findings():
        evidence = "".join(f"<br>`{line}`" for line in shown(finding)).replace("|", "\\|")
        cells.append(f"**{finding.verdict}**: {said(finding)}{evidence}")
    return "<br>".join(cells) or "nothing to say"


if __name__ == "__main__":
    if "--write" in sys.argv:
        MANUAL.parent.mkdir(parents=True, exist_ok=True)
        MANUAL.write_text(render_manual(), encoding="utf-8")
    else:
        sys.stdout.write(render_manual())
