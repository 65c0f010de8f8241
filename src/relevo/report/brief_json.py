"""A brief as JSON: the same parts as on paper, and the identifiers behind them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from relevo.report.brief import Bill
    from relevo.report.paper import Paper


def render_brief_json(bill: Bill, paper: Paper) -> str:
    """Write a brief for programs.

    Args:
        bill: What it is made from.
        paper: The brief.

    Returns:
        JSON; ``earlier`` is null where nothing is at hand to compare with, ``permits`` also where
            the two acts are of no common series.
    """
    earlier = bill.earlier
    permission = earlier.permission if earlier else None
    facts = bill.facts.content if bill.facts else ()
    return dumped(
        {
            "version": 1,
            "act": bill.act.id,
            "day": bill.day.isoformat(),
            "illustrative": bool(paper.mark),
            "regime": bill.regime.id if bill.regime else None,
            "earlier": earlier.act.id if earlier else None,
            "permits": str(permission.answer) if permission else None,
            "required": [
                {"id": one.rule.id, "stating": str(one.stating), "sure": one.sure} for one in facts
            ],
            "precedents": [row.act.id for row in bill.precedents],
            "questions": [
                {"kind": str(one.kind), "about": one.about, "verify": one.verify}
                for one in bill.questions
            ],
            "title": paper.title,
            "parts": [asdict(part) for part in paper.parts],
        }
    )
