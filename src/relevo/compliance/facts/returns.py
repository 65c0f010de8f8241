"""R-FACT-RETURN: for every day with a permitted presence there is a signed return.

Criterion: none of law. A return says that everything which crossed at a point of entry is on
record, even nothing. Without one, what is not on record may have happened: no limit can then be
said to have been met.

Counts: the days of the presence windows up to the day before that of knowledge, on which a return
covers every point of entry of the case, or one covers all of them.

Undetermined when: never; a return is there or it is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.term import union
from relevo.core.words import plural_text, text
from relevo.instrument.model import WindowKind

if TYPE_CHECKING:
    from relevo.compliance.facts.matter import Facts

RULE = "R-FACT-RETURN"


def check_returns(facts: Facts) -> tuple[Finding, ...]:
    """Name the days without a return.

    Args:
        facts: The record and the mandate.

    Returns:
        One finding; none while no window has opened.
    """
    terms = union(
        term for window in facts.mandate.windows_of(WindowKind.PRESENCE) for term in window.terms
    )
    if not facts.spans(terms):
        return ()
    missing = facts.uncovered(terms)
    days = sum(term.days for term in missing)
    return (
        Finding(
            rule=RULE,
            basis=Basis.PLANNING,
            verdict=Verdict.SHORT if missing else Verdict.KEPT,
            evidence=tuple(Evidence(what="day", ref="", term=term) for term in missing),
            message=plural_text(
                "{n} day without a signed return ({terms}): nothing can be said to have been met "
                "there.",
                "{n} days without a signed return ({terms}): nothing can be said to have been met "
                "there.",
                days,
                terms=missing,
            )
            if missing
            else text("Signed returns cover every day so far."),
        ),
    )
