"""R-WINDOW: every stay lies within the days on which presence is permitted.

Criterion: the clauses of the presence windows of the acts in force, for the unit's sending state
and the post's place; a day in any of them is permitted.

Counts: every day of every tour, the day of departure included; an incumbent's days from the first
day of its post's window, since it came under an earlier act.

Undetermined when: a window names places and the record is coarser or ambiguous; an act in force
for the sending state, and not suspended on the day, names no window at all; or no act is recorded
as in force.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from relevo.compliance.scope import listed, weakest
from relevo.compliance.wording import law
from relevo.core.clause import ClauseRef, Seen
from relevo.core.codes import Held
from relevo.core.finding import Evidence, Verdict
from relevo.core.term import Term, union
from relevo.core.words import plural_text, text
from relevo.instrument.model import WindowKind

if TYPE_CHECKING:
    from relevo.compliance.stay import Judged, Stay
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.mandate.model import PermittedWindow

RULE = "R-WINDOW"
NO_ACT = ClauseRef("", "", Seen.UNSEEN)
"""What is cited where no act is recorded at all."""


def check_window(matter: Judged) -> tuple[Finding, ...]:
    """Compare the days of every stay with the presence windows.

    Args:
        matter: The plan, the incumbents and the mandate.

    Returns:
        One finding for each sending state with a stay, in their order.
    """
    senders = sorted({stay.unit.sender for stay in matter.stays if stay.judged})
    return tuple(_sender(matter, sender) for sender in senders)


def windows_for(stay: Stay, matter: Judged) -> tuple[tuple[PermittedWindow, Held], ...]:
    """Give the presence windows that are, or may be, for a stay."""
    codes = matter.planning.codes
    return tuple(
        (window, held)
        for window in matter.planning.mandate.windows_of(WindowKind.PRESENCE)
        if (
            held := weakest(
                (
                    listed(codes.states, window.senders, stay.unit.sender),
                    listed(codes.places, window.places, stay.post.place),
                )
            )
        )
        is not Held.NO
    )


def _sender(matter: Judged, sender: str) -> Finding:
    """Judge the stays of one sending state."""
    stays = [stay for stay in matter.stays if stay.unit.sender == sender]
    undated = _undated(matter, sender)
    over: list[Evidence] = []
    doubt: list[Evidence] = []
    used: dict[PermittedWindow, None] = {}
    for stay in stays:
        if stay.judged is None:
            continue
        windows = windows_for(stay, matter)
        used.update((window, None) for window, _ in windows)
        sure = [term for window, held in windows if held is Held.YES for term in window.terms]
        any_ = [term for window, _ in windows for term in window.terms]
        for days in stay.judged.outside(sure):
            perhaps = (*any_, *(term for act in undated for term in _unsuspended(days, act)))
            forbidden = days.outside(perhaps) if matter.planning.mandate.acts else ()
            over += [_days(stay, term) for term in forbidden]
            doubt += [_days(stay, term) for term in days.outside(forbidden)]
    verdict = Verdict.BREACHED if over else Verdict.UNDETERMINED if doubt else Verdict.MET
    permitted = union(chain.from_iterable(window.terms for window in used))
    return law(
        RULE,
        verdict,
        _message(matter, verdict, sender, permitted, tuple(over), with_window=bool(used)),
        clauses=_clauses(matter, tuple(used), undated),
        limit=next(iter(used)).id if len(used) == 1 else None,
        subject=sender,
        evidence=over or doubt,
    )


def _days(stay: Stay, term: Term) -> Evidence:
    """Name the days of a stay."""
    return Evidence(what="tour", ref=stay.ref, term=term)


def _undated(matter: Judged, sender: str) -> tuple[Act, ...]:
    """Give the acts in force for a sending state that date no presence, changes to acts apart."""
    return tuple(
        force.act
        for force in matter.planning.mandate.acts
        if not force.act.amends
        and sender in force.act.senders
        and not any(window.kind is WindowKind.PRESENCE for window in force.act.windows)
    )


def _unsuspended(days: Term, act: Act) -> tuple[Term, ...]:
    """Give the days on which an act is not suspended."""
    return days.outside(
        Term(stop.from_, stop.to + timedelta(days=1) if stop.to else date.max)
        for stop in act.suspended_by
    )


def _clauses(
    matter: Judged, used: tuple[PermittedWindow, ...], undated: tuple[Act, ...]
) -> tuple[ClauseRef, ...]:
    """Cite the windows for the stays and the acts that date none.

    Where there is neither, every presence window of the acts in force is cited, and where there
    is no act, its absence.
    """
    cited = [window.clause for window in used]
    cited += [
        act.cite(act.clauses[0].id) if act.clauses else ClauseRef(act.id, "", Seen.UNSEEN)
        for act in undated
    ]
    cited = cited or [
        force.act.cite(window.clause)
        for force in matter.planning.mandate.acts
        for window in force.act.windows
        if window.kind is WindowKind.PRESENCE
    ]
    cited = cited or [
        ClauseRef(force.act.id, "", Seen.UNSEEN) for force in matter.planning.mandate.acts
    ]
    return tuple(cited) or (NO_ACT,)


def _message(
    matter: Judged,
    verdict: Verdict,
    sender: str,
    permitted: tuple[Term, ...],
    over: tuple[Evidence, ...],
    *,
    with_window: bool,
) -> Text:
    """Write the sentence."""
    name = matter.planning.codes.states.name(sender)
    if verdict is Verdict.MET:
        return text(
            "Every stay of a unit from {sender} lies within the days permitted: {terms}.",
            sender=name,
            terms=permitted,
        )
    days = union(evidence.term for evidence in over if evidence.term)
    if verdict is Verdict.BREACHED and not permitted:
        return text(
            "Presence from {sender} exceeds the recorded limit: no act in force permits it "
            "({days}).",
            sender=name,
            days=days,
        )
    if verdict is Verdict.BREACHED:
        return plural_text(
            "Presence from {sender} exceeds the recorded limit on {n} day ({days}); permitted: "
            "{terms}.",
            "Presence from {sender} exceeds the recorded limit on {n} days ({days}); permitted: "
            "{terms}.",
            sum(term.days for term in days),
            sender=name,
            days=days,
            terms=permitted,
        )
    if not matter.planning.mandate.acts:
        return text("No act is recorded as in force on {day}.", day=matter.planning.mandate.day)
    if with_window:
        return text(
            "The sources do not settle whether every stay of a unit from {sender} lies within the "
            "days permitted at its place.",
            sender=name,
        )
    return text(
        "No act in force says on which days presence from {sender} is permitted.", sender=name
    )
