"""One crossing judged by itself: window, publication, lists, class of entry, end of the stay.

The gate asks this before a crossing is recorded, the check after; both get the same answer. An
exit, an evacuation, a rescue and a forced landing are never judged here: nothing may hold them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.facts.listing import judge_code, listings
from relevo.compliance.scope import weakest
from relevo.core.classes import EntryClass
from relevo.core.codes import Held
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import ListOf, WindowKind
from relevo.register.model import Cause, Kind, Way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from relevo.compliance.facts.listing import Listing
    from relevo.compliance.facts.matter import Facts
    from relevo.core.clause import ClauseRef
    from relevo.core.codes import CodeTree
    from relevo.core.words import Text
    from relevo.mandate.model import ActInForce, PermittedWindow
    from relevo.register.model import Movement

WINDOW, PUBLICATION = "R-FACT-WINDOW", "R-FACT-PUBLICATION"
LIST, CLASS, END = "R-FACT-LIST", "R-FACT-CLASS", "R-FACT-END"

FREE = frozenset({Cause.EVACUATION, Cause.RESCUE, Cause.FORCED_LANDING})
"""Causes for which nothing may hold up a crossing."""

_NOT_ARMED = frozenset({EntryClass.UNARMED, EntryClass.ACADEMIC, EntryClass.PROTOCOL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one rule says of one crossing.

    Attributes:
        rule: Identifier of the rule.
        verdict: Met, breached or undetermined.
        clauses: Clauses it rests on; empty where no act could be cited.
        limit: Window, list or limit judged; empty for none.
        subject: What was judged, e.g. a code.
        message: One sentence.
        remedy: What would make it lawful.
    """

    rule: str
    verdict: Verdict
    clauses: tuple[ClauseRef, ...]
    limit: str
    subject: str
    message: Text
    remedy: Text


_NEW_ACT = text("An act that permits it, published before the crossing.")
_RECORD_IT = text("Record it, with the document it rests on.")


def judge_crossing(facts: Facts, movement: Movement) -> tuple[Judgement, ...]:
    """Judge one crossing in by itself; numbers are judged with the roll, apart.

    Args:
        facts: What the case is judged by.
        movement: The crossing.

    Returns:
        One judgement for each rule that bears on it, met ones too; none for an exit and for what
        nothing may hold up.
    """
    if movement.way is Way.OUT or movement.cause in FREE:
        return ()
    acts = _acts(facts, movement)
    return (
        _window(facts, movement, acts),
        *(_published(facts, movement, act) for act in acts if movement.act),
        *_lists(facts, movement),
        *_class(movement, acts),
        *_end(facts, movement, acts),
    )


def _acts(facts: Facts, movement: Movement) -> tuple[ActInForce, ...]:
    """Give the acts in force that a crossing may come under."""
    family = facts.families.get(movement.act, movement.act)
    return tuple(
        force
        for force in facts.mandate.acts
        if movement.party.sender in force.act.senders
        and (not movement.act or facts.families[force.act.id] == family)
    )


def _windows(
    facts: Facts, movement: Movement, acts: tuple[ActInForce, ...]
) -> tuple[tuple[PermittedWindow, Held], ...]:
    """Give the presence windows that are, or may be, for a crossing."""
    named = {force.act.id for force in acts}
    return tuple(
        (window, held)
        for window in facts.mandate.windows_of(WindowKind.PRESENCE)
        if window.clause.act in named
        and (
            held := weakest(
                (
                    facts.codes.states.holds(window.senders, movement.party.sender),
                    _place(facts.codes.places, window.places, movement.place),
                )
            )
        )
        is not Held.NO
    )


def _place(tree: CodeTree, listed: tuple[str, ...], place: str) -> Held:
    """Say whether a window's places hold one."""
    if not listed:
        return Held.YES
    return tree.holds(listed, place) if place else Held.UNCLEAR


def _window(facts: Facts, movement: Movement, acts: tuple[ActInForce, ...]) -> Judgement:
    """Judge the day of the crossing against the presence windows."""
    windows = _windows(facts, movement, acts)
    on = [held for window, held in windows if any(movement.day in term for term in window.terms)]
    undated = any(
        not any(window.kind is WindowKind.PRESENCE for window in force.act.windows)
        for force in acts
        if not force.act.amends
    )
    doubtful = {force.act.id for force in acts if not force.certain}
    if Held.YES in on and not all(window.clause.act in doubtful for window, _ in windows):
        verdict = Verdict.MET
    elif on or undated or not facts.mandate.acts:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.BREACHED
    terms = tuple(term for window, _ in windows for term in window.terms)
    sender = facts.codes.states.name(movement.party.sender)
    if verdict is Verdict.MET:
        message = text("{day} lies within the days permitted.", day=movement.day)
    elif verdict is Verdict.UNDETERMINED:
        message = text(
            "Whether presence from {sender} is permitted on {day} is not settled.",
            sender=sender,
            day=movement.day,
        )
    elif terms:
        message = text(
            "{day} exceeds the recorded limit; permitted: {terms}.", day=movement.day, terms=terms
        )
    else:
        message = text(
            "No act in force permits presence from {sender} on {day}.",
            sender=sender,
            day=movement.day,
        )
    return Judgement(
        rule=WINDOW,
        verdict=verdict,
        clauses=tuple(window.clause for window, _ in windows),
        limit=windows[0][0].id if len(windows) == 1 else "",
        subject=movement.party.sender,
        message=message,
        remedy=text("A crossing within the days permitted, or an act with other days."),
    )


def _published(facts: Facts, movement: Movement, force: ActInForce) -> Judgement:
    """Judge the day of the crossing against the publication of the act it was recorded under."""
    days = [version.day for version in force.published]
    early = [day for day in days if day is not None and movement.day < day]
    if days and len(early) == len(days):
        verdict = Verdict.BREACHED
    elif early or None in days or not days:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.MET
    act = force.act
    message = {
        Verdict.MET: text("“{act}” counts on {day}.", act=act.title, day=movement.day),
        Verdict.BREACHED: text(
            "“{act}” does not count yet on {day}.", act=act.title, day=movement.day
        ),
        Verdict.UNDETERMINED: text(
            "Whether “{act}” counts already on {day} is not settled.",
            act=act.title,
            day=movement.day,
        ),
    }[verdict]
    clauses = tuple(window.clause for window, _ in _windows(facts, movement, (force,)))
    return Judgement(
        rule=PUBLICATION,
        verdict=verdict,
        clauses=clauses,
        limit=act.id,
        subject=act.id,
        message=message,
        remedy=text("A crossing after publication."),
    )


def _lists(facts: Facts, movement: Movement) -> Iterator[Judgement]:
    """Judge what a crossing names against the lists that run on its day."""
    codes = facts.codes
    party = movement.party
    asked: tuple[tuple[ListOf, CodeTree | None, tuple[str, ...], Text], ...] = (
        (ListOf.CATEGORY, codes.categories, (party.category,), text("categories")),
        (ListOf.PLACE, codes.places, (movement.place,), text("places")),
        (
            ListOf.INSTITUTION,
            codes.institutions,
            (movement.institution,),
            text("host institutions"),
        ),
        (ListOf.ARMS, codes.arms, _arms(movement), text("kinds of arms")),
        (ListOf.PURPOSE, None, (movement.purpose,), text("purposes")),
        (ListOf.ACTIVITY, None, (movement.activity,), text("activities")),
        (ListOf.POINT_OF_ENTRY, None, (movement.point,), text("points of entry")),
        (ListOf.VESSEL, None, _vessels(movement), text("vessels")),
    )
    for of, tree, named, things in asked:
        running = tuple(
            one
            for one in listings(facts.mandate, of, movement.day)
            if _same_act(facts, movement, one)
        )
        for code in named:
            verdict = judge_code(running, code, party.sender, tree, codes)
            if verdict is not None:
                yield _listed(verdict, running, code, tree, things)


def _arms(movement: Movement) -> tuple[str, ...]:
    """Give the kinds of arms of a party, each once."""
    return tuple(sorted({one.item for one in movement.party.materiel if one.kind is Kind.ARMS}))


def _vessels(movement: Movement) -> tuple[str, ...]:
    """Give the names of a party's vessels."""
    return tuple(
        one.name or one.serial for one in movement.party.materiel if one.kind is Kind.VESSEL
    )


def _same_act(facts: Facts, movement: Movement, one: Listing) -> bool:
    """Whether a list is of the act that a crossing was recorded under, or of any."""
    act = one.clause.act
    family = facts.families.get(movement.act, movement.act)
    return not movement.act or facts.families.get(act, act) == family


def _listed(
    verdict: Verdict,
    running: tuple[Listing, ...],
    code: str,
    tree: CodeTree | None,
    things: Text,
) -> Judgement:
    """Say what lists say of a code."""
    name = tree.name(code) if tree is not None and code in tree.codes else code
    if not code:
        message = text("The record does not say which of the {things} it is.", things=things)
    else:
        message = {
            Verdict.MET: text("“{name}” is on the list of {things}.", name=name, things=things),
            Verdict.BREACHED: text(
                "“{name}” exceeds the recorded limit: the complete list of {things} does not hold "
                "it.",
                name=name,
                things=things,
            ),
            Verdict.UNDETERMINED: text(
                "Whether “{name}” is on the list of {things} is not settled.",
                name=name,
                things=things,
            ),
        }[verdict]
    return Judgement(
        rule=LIST,
        verdict=verdict,
        clauses=tuple(dict.fromkeys(one.clause for one in running)),
        limit=running[0].id if len(running) == 1 else "",
        subject=code,
        message=message,
        remedy=_NEW_ACT if code else _RECORD_IT,
    )


def _class(movement: Movement, acts: tuple[ActInForce, ...]) -> Iterator[Judgement]:
    """Judge the arms carried and the class recorded against the class of the act."""
    armed = bool(_arms(movement))
    for force in acts:
        stated = force.act.class_of_entry
        if stated is None or not movement.act:
            continue
        other = movement.entry is not None and movement.entry is not stated.value
        if armed and stated.value in _NOT_ARMED:
            verdict = Verdict.BREACHED
            message = text(
                "Arms are carried under “{act}”, which permits entry without arms.",
                act=force.act.title,
            )
        elif other:
            verdict = Verdict.UNDETERMINED
            message = text(
                "The class of entry recorded is not that of “{act}”.", act=force.act.title
            )
        else:
            verdict = Verdict.MET
            message = text("The class of entry is that of “{act}”.", act=force.act.title)
        named = [clause.id for clause in force.act.clauses]
        clause = stated.clause or next(iter(named), "")
        yield Judgement(
            rule=CLASS,
            verdict=verdict,
            clauses=(force.act.cite(clause),) if clause in named else (),
            limit=force.act.id,
            subject=movement.entry.value if movement.entry else "",
            message=message,
            remedy=_NEW_ACT if verdict is Verdict.BREACHED else _RECORD_IT,
        )


def _end(facts: Facts, movement: Movement, acts: tuple[ActInForce, ...]) -> Iterator[Judgement]:
    """Judge the last day foreseen against the windows that permit the first."""
    if movement.until is None:
        return
    windows = [
        (window, term)
        for window, _ in _windows(facts, movement, acts)
        for term in window.terms
        if movement.day in term
    ]
    if not windows:
        return
    last = max(term.last for _, term in windows)
    verdict = Verdict.MET if movement.until <= last else Verdict.BREACHED
    yield Judgement(
        rule=END,
        verdict=verdict,
        clauses=tuple(dict.fromkeys(window.clause for window, _ in windows)),
        limit=windows[0][0].id,
        subject=movement.party.name,
        message=_until(verdict, movement.until, last),
        remedy=text("A departure on {day} at the latest.", day=last),
    )


def _until(verdict: Verdict, until: date, last: date) -> Text:
    """Say whether a stay is foreseen to end in time."""
    if verdict is Verdict.MET:
        return text("The stay is foreseen to end on {until}, in time.", until=until)
    return text(
        "The stay is foreseen to end on {until}, after the last day permitted, {last}.",
        until=until,
        last=last,
    )
