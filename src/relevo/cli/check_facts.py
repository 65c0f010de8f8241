"""``relevo check`` on the record of a case: facts judged by the same limits as the plan."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from relevo.casefile.model import Case
    from relevo.core.finding import Finding


def facts_found(case: Case, as_of: date) -> tuple[Finding, ...] | None:
    """Judge what a case records.

    Args:
        case: A case without problems.
        as_of: Day of knowledge: what happened or was recorded later does not count.

    Returns:
        Findings, law first; None for a case that has no record, and whose log, if it has one, need
        not hold anything yet.

    Raises:
        RelevoError: If a table of the record may not be read.
    """
    from relevo.casefile.adopted import adopted_state
    from relevo.casefile.facts import end_of, facts_of_case
    from relevo.casefile.views import compare_views
    from relevo.compliance.facts.adopted import check_adopted
    from relevo.compliance.facts.check import check_facts
    from relevo.compliance.facts.sealed import with_sealed
    from relevo.compliance.facts.views import check_views
    from relevo.instrument.model import WindowKind

    log = case.log
    if not (log.record or log.sealed or case.settings.custodian):
        return None
    at = end_of(as_of, case.zone, datetime.now(UTC))
    facts = facts_of_case(case, at)
    windows = facts.mandate.windows_of(WindowKind.PRESENCE)
    opened = any(facts.spans(window.terms) for window in windows)
    if not (log.record or log.sealed or opened):
        return None
    files = ((one.file, str(one.state), one.entry) for one in adopted_state(case, at))
    differing = ((one.file, one.line) for one in compare_views(case.folder, log))
    return with_sealed(
        (
            *check_facts(facts, case.tours, muster_months=case.settings.muster_months),
            *check_adopted(files),
            *(check_views(differing) if not log.sealed else ()),
        ),
        log.sealed,
    )
