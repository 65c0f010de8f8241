"""What findings on acts share: how they cite, and what they show as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.wording import said
from relevo.core.clause import ClauseRef, Seen
from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.words import text
from relevo.instrument.model import WindowKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.event import Event
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act
    from relevo.regime.given import Between


def on_act(
    rule: str,
    verdict: Verdict,
    message: Text,
    act: Act,
    *,
    norms: Iterable[ClauseRef] = (),
    clauses: Iterable[ClauseRef] = (),
    limit: str | None = None,
    evidence: Iterable[Evidence] = (),
) -> Finding:
    """Make a finding on an act; where it exceeds a limit, it says how the act is known.

    Args:
        rule: Identifier of the rule.
        verdict: Met, breached or undetermined.
        message: The sentence, without how the act is known.
        act: The act judged.
        norms: Norms of standing law it rests on.
        clauses: Clauses of acts it rests on; none takes the one that gives the act's days.
        limit: Rule of standing law or limit judged, or None.
        evidence: The data that decide it; none takes the act's file.
    """
    own = tuple(dict.fromkeys(clauses)) or (clause_of(act),)
    return Finding(
        rule=rule,
        basis=Basis.LAW,
        verdict=verdict,
        clauses=tuple(dict.fromkeys((*norms, *own))),
        limit=limit,
        subject=act.id,
        evidence=tuple(evidence) or (file_of(act),),
        message=said(message, own) if verdict is Verdict.BREACHED else message,
    )


def verdict_of(answer: bool | None) -> Verdict:  # noqa: FBT001 - the answer is what is judged
    """Give the verdict of an answer: yes is met, no breached, and open undetermined."""
    if answer is None:
        return Verdict.UNDETERMINED
    return Verdict.MET if answer else Verdict.BREACHED


def clause_of(act: Act, clause: str = "") -> ClauseRef:
    """Cite a clause of an act.

    Args:
        act: The act.
        clause: The clause; empty for that of its presence window, else of any window, else its
            first.

    Returns:
        An act without any clause is cited by itself, as unseen.
    """
    presence = [one.clause for one in act.windows if one.kind is WindowKind.PRESENCE]
    named = [clause] if clause else [*presence, *(one.clause for one in act.windows)]
    named = named or [one.id for one in act.clauses]
    if not named:
        return ClauseRef(act.id, "", Seen.UNSEEN)
    return act.cite(named[0])


def file_of(act: Act, *, found: str = "", expected: str = "", case: str = "") -> Evidence:
    """Show the file of an act.

    Args:
        act: The act.
        found: What it says, as text.
        expected: What the rule asks for, as text.
        case: Folder of another case that holds it, beside this one's; empty for this one.
    """
    folder = f"../{case}/acts" if case else "acts"
    return Evidence(what="act", ref=f"{folder}/{act.id}.yaml", found=found, expected=expected)


def row_of_event(event: Event, *, expected: str = "") -> Evidence:
    """Show an event: its row, or its name where an act gives it.

    Args:
        event: The event.
        expected: What the rule asks for, as text.
    """
    return Evidence(
        what="event",
        ref=str(event.row) if event.row else event.id,
        found=event.day.isoformat() if event.day else "not_found",
        expected=expected,
    )


def between_words(days: Between) -> Arg:
    """Say between which days something happened.

    Args:
        days: The days.
    """
    if days.first is None and days.last is None:
        return text("a day not found")
    if days.first is None:
        return text("no later than {day}", day=days.last or "")
    if days.last is None:
        return text("no earlier than {day}", day=days.first)
    if days.first == days.last:
        return days.first
    return text("between {first} and {last}", first=days.first, last=days.last)
