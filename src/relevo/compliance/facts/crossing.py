"""One crossing judged by itself: window, publication, lists, class of entry, end of the stay.

The gate asks this before a crossing is recorded, the check after; both get the same answer. An
exit, an evacuation, a rescue and a forced landing are never judged here: nothing may hold them up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.facts.foreseen import END, judge_days
from relevo.compliance.facts.judgement import NEW_ACT, RECORD_IT, Judgement
from relevo.compliance.facts.named import RULE, arms_of, running_lists
from relevo.compliance.scope import weakest
from relevo.core.classes import EntryClass
from relevo.core.codes import Held
from relevo.core.finding import Verdict
from relevo.core.term import union
from relevo.core.words import text
from relevo.instrument.model import WindowKind
from relevo.register.model import Cause, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from datetime import date

    from relevo.compliance.facts.matter import Facts
    from relevo.compliance.facts.named import RunningLists
    from relevo.core.codes import CodeTree
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.mandate.model import ActInForce, PermittedWindow
    from relevo.register.model import Movement

WINDOW, PUBLICATION = "R-FACT-WINDOW", "R-FACT-PUBLICATION"
LIST, CLASS = RULE, "R-FACT-CLASS"

FREE = frozenset({Cause.EVACUATION, Cause.RESCUE, Cause.FORCED_LANDING})
"""Causes for which nothing may hold up a crossing."""

_NOT_ARMED = frozenset({EntryClass.UNARMED, EntryClass.ACADEMIC, EntryClass.PROTOCOL})


class CrossingJudge:
    """The rules on single crossings, held ready: what like crossings share is worked out once.

    Args:
        facts: What the case is judged by; its record is not looked at.
    """

    def __init__(self, facts: Facts) -> None:
        """Begin with nothing worked out."""
        self._facts = facts
        self._known: dict[Hashable, tuple[Judgement, ...]] = {}
        self._running: dict[tuple[str, date], tuple[RunningLists, ...]] = {}
        self._listed: dict[Hashable, Judgement | None] = {}

    def judge(self, movement: Movement) -> tuple[Judgement, ...]:
        """Judge one crossing in by itself; numbers are judged with the roll, apart.

        Args:
            movement: The crossing.

        Returns:
            One judgement for each rule that bears on it, met ones too; none for an exit and for
            what nothing may hold up.
        """
        if movement.way is Way.OUT or movement.cause in FREE:
            return ()
        sender, act, armed = movement.party.sender, movement.act, bool(arms_of(movement))
        return (
            *self._once((WINDOW, sender, act, movement.day, movement.place), _days, movement),
            *self._lists(movement),
            *self._once((CLASS, sender, act, movement.entry, armed), _class, movement),
            *_end(self._facts, movement),
            *judge_days(self._facts, movement),
        )

    def _once(
        self,
        key: Hashable,
        judge: Callable[[Facts, Movement], Iterable[Judgement]],
        movement: Movement,
    ) -> tuple[Judgement, ...]:
        """Give what is known of crossings with a key; work it out the first time."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(judge(self._facts, movement))
        return found

    def _lists(self, movement: Movement) -> Iterator[Judgement]:
        """Judge what a crossing names against the lists that run on its day."""
        act, day, party = movement.act, movement.day, movement.party
        who = (
            party.sender,
            party.category,
            party.contingent,
            movement.activity,
            movement.place,
            movement.institution,
        )
        running = self._running.get((act, day))
        if running is None:
            running = tuple(running_lists(self._facts, act, day))
            self._running[act, day] = running
        for lists in running:
            for code in lists.named(movement):
                key = lists, who, code
                if key not in self._listed:
                    self._listed[key] = lists.judge(code, movement, self._facts.codes)
                judged = self._listed[key]
                if judged is not None:
                    yield judged


def judge_crossing(facts: Facts, movement: Movement) -> tuple[Judgement, ...]:
    """Judge one crossing in by itself; for many, keep a :class:`CrossingJudge`."""
    return CrossingJudge(facts).judge(movement)


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


def _days(facts: Facts, movement: Movement) -> Iterator[Judgement]:
    """Judge the day of a crossing: windows, then publication of the act it names."""
    acts = _acts(facts, movement)
    yield _window(facts, movement, acts)
    if movement.act:
        for force in acts:
            if force.act.id == movement.act or _needed(facts, movement, force, acts):
                yield _published(facts, movement, force)


def _needed(
    facts: Facts, movement: Movement, force: ActInForce, acts: tuple[ActInForce, ...]
) -> bool:
    """Whether a day is permitted by an act and surely by no other that was published by then."""
    counts = {
        other.act.id
        for other in acts
        if other is not force
        and all(one.day is not None and one.day <= movement.day for one in other.published)
    }
    on = [
        (window.clause.act, held)
        for window, held in _windows(facts, movement, acts)
        if any(movement.day in term for term in window.terms)
    ]
    return any(act == force.act.id for act, _ in on) and not any(
        act in counts and held is Held.YES for act, held in on
    )


def _window(facts: Facts, movement: Movement, acts: tuple[ActInForce, ...]) -> Judgement:
    """Judge the day of the crossing against the presence windows."""
    windows = _windows(facts, movement, acts)
    on = [
        (window.clause.act, held)
        for window, held in windows
        if any(movement.day in term for term in window.terms)
    ]
    undated = tuple(
        force.act
        for force in acts
        if not force.act.amends
        and not _suspended(force.act, movement.day)
        and not any(window.kind is WindowKind.PRESENCE for window in force.act.windows)
    )
    certain = {force.act.id for force in acts if force.certain}
    if any(held is Held.YES and act in certain for act, held in on):
        verdict = Verdict.MET
    elif on or undated or not facts.mandate.acts:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.BREACHED
    terms = tuple(term for window, _ in windows for term in window.terms)
    sender = facts.codes.states.name(movement.party.sender)
    clauses = tuple(window.clause for window, _ in windows)
    if verdict is Verdict.MET:
        message = text("{day} lies within the days permitted.", day=movement.day)
    elif verdict is Verdict.UNDETERMINED and undated and not on:
        clauses = tuple(act.cite(act.clauses[0].id) for act in undated if act.clauses)
        message = text(
            "Whether presence from {sender} is permitted on {day} is not settled: no days of "
            "presence were found for {acts}.",
            sender=sender,
            day=movement.day,
            acts=tuple(act.title for act in undated),
        )
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
        clauses=clauses,
        limit=windows[0][0].id if len(windows) == 1 else "",
        subject=movement.party.sender,
        message=message,
        remedy=text("A crossing within the days permitted, or an act with other days."),
    )


def _suspended(act: Act, day: date) -> bool:
    """Whether an act is suspended on a day."""
    return any(
        stop.from_ <= day and (stop.to is None or day <= stop.to) for stop in act.suspended_by
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


def _class(facts: Facts, movement: Movement) -> Iterator[Judgement]:
    """Judge the arms carried and the class recorded against the class of the act."""
    armed = bool(arms_of(movement))
    for force in _acts(facts, movement):
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
            remedy=NEW_ACT if verdict is Verdict.BREACHED else RECORD_IT,
        )


def _end(facts: Facts, movement: Movement) -> Iterator[Judgement]:
    """Judge the last day foreseen against the windows that permit the first."""
    if movement.until is None:
        return
    windows = [
        (window, term)
        for window, _ in _windows(facts, movement, _acts(facts, movement))
        for term in window.terms
        if movement.day in term
    ]
    if not windows:
        return
    every = union(
        term
        for window, _ in _windows(facts, movement, _acts(facts, movement))
        for term in window.terms
    )
    last = next(term.last for term in every if movement.day in term)
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
