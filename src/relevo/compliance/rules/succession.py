"""R-SUCCESSION: successive mandates of a series leave no days between them on which somebody stays.

Criterion: the clauses of the windows of acts that belong to one series, e.g. a yearly programme.

Counts: for each sending state, the days between the end of one mandate and the beginning of the
next that no mandate of the series covers; entries and ends of stay on record. A gap exceeds
nothing by itself: entering or staying in it does.

Undetermined when: there is such a gap and nothing on record says whether anybody was there.
Nothing is said of an act whose forerunner is neither in the case nor in a case beside it, and
nothing of gaps between acts of other cases. Acts that no source gave are not on record: no gap
proves that nothing permitted those days.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from relevo.compliance.act_wording import clause_of, file_of, on_act, row_of_event
from relevo.core.event import EventKind
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import WindowKind
from relevo.mandate.gaps import gaps_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.grounds import Grounds
    from relevo.core.event import Event
    from relevo.core.finding import Evidence, Finding
    from relevo.core.term import Term
    from relevo.instrument.model import Act

RULE = "R-SUCCESSION"


def check_succession(grounds: Grounds) -> tuple[Finding, ...]:
    """Find the days between successive mandates.

    Args:
        grounds: Acts, mandate and events.

    Returns:
        One finding for each gap of a series and sending state; one that is met for a series of
        several acts without any.
    """
    series: dict[str, list[Act]] = defaultdict(list)
    for act in (*(one.act for one in grounds.forerunners), *grounds.adopted):
        if act.series:
            series[act.series.id].append(act)
    return tuple(
        finding
        for acts in series.values()
        if len(acts) > 1 and any(act.id in grounds.acts for act in acts)
        for finding in _series(sorted(acts, key=_number), grounds)
    )


def _number(act: Act) -> int:
    """Give the number of an act in its series."""
    return act.series.n if act.series else 0


def _series(acts: Sequence[Act], grounds: Grounds) -> tuple[Finding, ...]:
    """Judge the acts of one series."""
    own = {act.id: act for act in acts}
    spans: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    earlier = [window for one in grounds.forerunners for window in one.windows]
    for window in (*earlier, *grounds.mandate.windows):
        if window.clause.act in own and window.kind is not WindowKind.ACTIVITY:
            for sender in window.senders:
                spans[sender] += [(window.clause.act, term) for term in window.terms]
    found = [
        _gap(sender, term, own[ending[-1]], own[next_], grounds)
        for sender, covered in sorted(spans.items())
        for term, ending, beginning in gaps_between(tuple(covered))
        for next_ in [act for act in beginning if act in grounds.acts][:1]
    ]
    dated = {act for covered in spans.values() for act, _ in covered}
    if found or len(dated) < len(acts):
        return tuple(found)
    return (
        on_act(
            RULE,
            Verdict.MET,
            text(
                "The mandates of the series follow each other without a gap: {acts}.",
                acts=tuple(own),
            ),
            acts[-1],
            clauses=[clause_of(act) for act in acts],
            evidence=[_file(act, grounds) for act in acts],
        ),
    )


def _gap(sender: str, days: Term, before: Act, after: Act, grounds: Grounds) -> Finding:
    """Judge the days between two mandates."""
    there = _there(days, (before.id, after.id), grounds.recorded)
    name = grounds.codes.states.name(sender)
    return on_act(
        RULE,
        Verdict.BREACHED if there else Verdict.UNDETERMINED,
        text(
            "For {sender}, no mandate of the series on record covers these days, and somebody "
            "entered or stayed by then: {days}.",
            days=days,
            sender=name,
        )
        if there
        else text(
            "For {sender}, no mandate of the series on record covers these days, between {before} "
            "and {after}: {days}. Whether anybody stayed is not on record.",
            days=days,
            sender=name,
            before=before.id,
            after=after.id,
        ),
        after,
        clauses=[clause_of(before), clause_of(after)],
        limit=after.series.id if after.series else None,
        evidence=[
            _file(before, grounds),
            _file(after, grounds),
            *(row_of_event(one) for one in there),
        ],
    )


def _file(act: Act, grounds: Grounds) -> Evidence:
    """Show the file of an act, in its own case."""
    cases = {one.act.id: one.case for one in grounds.forerunners}
    return file_of(act, case=cases.get(act.id, ""))


def _there(days: Term, acts: tuple[str, str], recorded: Sequence[Event]) -> list[Event]:
    """Give the events on record that show somebody there on the days of a gap."""
    before, _ = acts
    return [
        event
        for event in recorded
        if event.act in acts
        and event.day
        and (
            (event.kind is EventKind.ENTERED and event.day in days)
            or (
                event.kind is EventKind.STAY_ENDED
                and event.act == before
                and event.day >= days.start
            )
        )
    ]
