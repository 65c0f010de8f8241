"""The manual of the rules: docstrings and tables, rendered.

Run ``python -m tests.spec.manual --write`` after a change to a rule or its table.
"""

from __future__ import annotations

import sys
from inspect import getdoc, getmodule
from pathlib import Path

from tests.spec.table import cases_of, said, shown

from relevo.compliance.catalogue import RULES
from relevo.compliance.rule import Rule

MANUAL = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"

HEAD = """\
# Rules

What `relevo check` compares with what. A rule rests on the *law* (an act in force; only then can
a finding be *breached*, said as "exceeds the recorded limit"), on an *aim* or on *planning* (then
it is *kept* or *short*). A finding compares recorded data with a cited rule; it declares nothing
illegal. This page is rendered from the rules and from the tables that test them
(`tests/spec/`); the cases are imaginary: host XA, sending state XB, units U1 to U3, posts P1 and
P2. Unless a case says otherwise both posts have their window from 1 January to 30 June 2026, the
act permits presence in 2026 and was published on 15 December 2025, and a relief lasts 7 days.
"""


def render_manual() -> str:
    """Render the page."""
    rows = [f"| [{r.id}](#{r.id.lower()}) | {r.basis} | {r.title.id} |" for r in RULES]
    index = ["| rule | rests on | about |", "| --- | --- | --- |", *rows]
    return "\n".join([HEAD, *index, "", *(line for rule in RULES for line in _page(rule))])


def _page(rule: Rule) -> list[str]:
    """Render one rule."""
    first, _, rest = (getdoc(getmodule(rule.check)) or "").partition("\n")
    _, _, sentence = first.partition(": ")
    body = rest.strip()
    for heading in ("Criterion:", "Counts:", "Undetermined when:"):
        body = body.replace(heading, f"**{heading}**")
    rows = [
        f"| {case.name} | {_tours(case.tours)} | {_found(case)} |" for case in cases_of(rule.id)
    ]
    return [
        f"## {rule.id}",
        "",
        f"*{rule.title.id}; rests on {rule.basis}.* {sentence[:1].upper()}{sentence[1:]}",
        "",
        body,
        "",
        "| case | tours | finding and evidence |",
        "| --- | --- | --- |",
        *rows,
        "",
    ]


def _tours(tours: tuple[str, ...]) -> str:
    """Give the tours of a case, one a line."""
    return "<br>".join(f"`{line}`" for line in tours) or "none"


def _found(case) -> str:
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
