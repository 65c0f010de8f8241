"""What the account of a case is made from."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.casefile.model import Case
    from relevo.compliance.stay import Judged
    from relevo.core.words import Arg, Speaker, Text
    from relevo.register.model import Recorded
    from relevo.report.account import CaseAccount, LogHead
    from relevo.report.clocks import CaseClocks


def account_of(case: Case, day: date, speaker: Speaker, *, full: bool) -> CaseAccount:
    """Give what the account of a case is made from.

    Args:
        case: A case without problems, its plan read, its mandate as known on the day.
        day: Day of knowledge; what happened or was recorded later is left out.
        speaker: Names cases beside it that cannot be read.
        full: Whether everything is named: the office's own account.

    Raises:
        RelevoError: If a table of the record may not be read.
    """
    from importlib.metadata import version

    from relevo.casefile.facts import end_of, facts_of_case
    from relevo.casefile.manifest_names import codes_of_case
    from relevo.cli.check_facts import facts_found
    from relevo.cli.grounds import judged_by
    from relevo.compliance.account import account_months, account_rows, account_tours
    from relevo.compliance.acts_catalogue import check_acts
    from relevo.core.term import union
    from relevo.instrument.model import WindowKind
    from relevo.report.account import CaseAccount
    from relevo.report.account_mask import mask_of
    from relevo.report.delegations import Beside

    as_of = end_of(day, case.zone, datetime.now(UTC))
    facts = facts_of_case(case, as_of)
    findings = facts_found(case, day) or ()
    record = tuple(one for one in case.log.record if one.recorded_at <= as_of)
    matter = _matter(case, day)
    tours = () if matter is None or case.tours is None else case.tours
    rows = account_tours(facts, tours)
    windows = union(
        term for window in facts.mandate.windows_of(WindowKind.PRESENCE) for term in window.terms
    )
    grounds = judged_by(case, speaker, day)
    return CaseAccount(
        case=case.folder.resolve().name,
        name=case.settings.name,
        host=case.settings.host,
        senders=case.settings.sending_states,
        acts=case.acts,
        regime=case.regime,
        codes=codes_of_case(case),
        day=day,
        as_of=as_of,
        made=version("relevo"),
        log=_head(case),
        record=record,
        late=len(case.log.record) - len(record),
        facts=facts,
        rows=account_rows(facts, findings, matter),
        tours=rows,
        later=len(tours) - len(rows),
        months=account_months(facts, windows, matter),
        findings=findings,
        of_acts=check_acts(grounds),
        clocks=_clocks(case, day),
        beside=Beside(
            delegations=case.delegations,
            processes=case.processes,
            statements=case.statements,
            names={source.id: source.who for source in case.sources},
        ),
        withheld=case.withheld,
        sources=case.sources,
        sealed=case.log.sealed,
        plan=_plan(case, as_of),
        mask=mask_of(
            case.log.record,
            (tour.unit for tour in sorted(tours, key=lambda one: one.stay)),
            (tour.post for tour in tours),
            full=full,
        ),
        invented=_invented(case, record),
    )


def _matter(case: Case, day: date) -> Judged | None:
    """Give the plan as the rules on plans judge it; None if there is none."""
    from relevo.compliance.stay import judged

    if case.planning is None or case.tours is None:
        return None
    return judged(case.planning, case.tours, as_of=day)


def _head(case: Case) -> LogHead | None:
    """Give the head of the log and the name of its custodian's key."""
    from relevo.casefile.log_head import read_head
    from relevo.report.account import LogHead

    head = read_head(case.folder)
    if head is None:
        return None
    return LogHead(
        size=head.size, root=head.root, custodian=case.settings.custodian.partition("+")[0]
    )


def _clocks(case: Case, day: date) -> CaseClocks:
    """Give the clocks of the case."""
    from relevo.compliance.clocks import clocks_of
    from relevo.report.clocks import CaseClocks

    running, unmatched = clocks_of(
        case.acts.values(), case.events, case.regime, zone=case.zone, as_of=day
    )
    return CaseClocks(
        name=case.settings.name,
        host=case.settings.host,
        clocks=running,
        unmatched=unmatched,
        acts=case.acts,
        regime=case.regime,
        zone=case.zone,
        as_of=day,
    )


def _plan(case: Case, as_of: datetime) -> Arg:
    """Say which plan is compared with, and whether it was adopted as it is."""
    from relevo.casefile.adopted import State, adopted_state
    from relevo.register.model import Adopted

    if case.tours is None:
        return text("No plan is on record: nothing is compared with one.")
    states = {one.state: one for one in adopted_state(case, as_of) if one.what is Adopted.PLAN}
    if adopted := states.get(State.ADOPTED):
        return text(
            "The plan compared with was adopted (entry {entry}) and has not changed since.",
            entry=adopted.entry or 0,
        )
    if changed := states.get(State.CHANGED):
        return text(
            "The plan compared with differs from the one that was adopted (entry {entry}).",
            entry=changed.entry or 0,
        )
    return text("The plan compared with is a draft: nobody adopted it.")


def _invented(case: Case, record: tuple[Recorded, ...]) -> Text | None:
    """Say what of a case is invented for illustration: the whole of it, or the forces planned."""
    from relevo.report.phrases import ILLUSTRATIVE_NOTE, ILLUSTRATIVE_RECORD

    if (
        any(one.record.illustrative for one in record)
        or any(act.illustrative for act in case.acts.values())
        or any(event.illustrative for event in case.events)
        or (case.regime and case.regime.illustrative)
    ):
        return ILLUSTRATIVE_RECORD
    return ILLUSTRATIVE_NOTE if case.planning and case.planning.illustrative else None
