"""Delegations, processes and statements of a case, which no rule judges, in words and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from relevo.core.term import Term
from relevo.core.words import plural_text, text
from relevo.instrument.value import NOT_FOUND
from relevo.register.delegation import DelegationClass, ProcessStatus
from relevo.report.phrases import ILLUSTRATIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from relevo.core.codes import CodeTree
    from relevo.core.words import Arg, Text
    from relevo.register.delegation import Delegation, Process, Statement

_CLASSES: dict[DelegationClass, Text] = {
    DelegationClass.POLICE: text("police"),
    DelegationClass.JUSTICE: text("justice"),
    DelegationClass.DIPLOMATIC: text("diplomatic"),
    DelegationClass.CIVILIAN: text("civilian"),
    DelegationClass.MIXED: text("several kinds of office"),
}
_STATUSES: dict[ProcessStatus, Text] = {
    ProcessStatus.ANNOUNCED: text("announced"),
    ProcessStatus.IN_PREPARATION: text("in preparation"),
    ProcessStatus.PRESENTED: text("presented"),
    ProcessStatus.APPROVED: text("approved"),
    ProcessStatus.IN_FORCE: text("in force"),
    ProcessStatus.ENDED: text("concluded"),
    ProcessStatus.DROPPED: text("dropped"),
    ProcessStatus.NOT_FOUND: text("not found"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a case records beside the entry of a force.

    Attributes:
        delegations: Delegations.
        processes: Processes.
        statements: What authorities said.
        names: Who reports, by source identifier.
    """

    delegations: tuple[Delegation, ...] = ()
    processes: tuple[Process, ...] = ()
    statements: tuple[Statement, ...] = ()
    names: Mapping[str, str]

    def known_on(self, day: date) -> Beside:
        """Give what had begun, or been said, by a day; what has no day stays.

        Args:
            day: Day of knowledge.
        """
        return Beside(
            delegations=tuple(one for one in self.delegations if one.known_on(day)),
            processes=self.processes,
            statements=tuple(one for one in self.statements if not one.day or one.day <= day),
            names=self.names,
        )


def beside_lines(
    beside: Beside, states: CodeTree, day: date, say: Callable[[Arg], str]
) -> list[str]:
    """Say what a case records beside the entry of a force, as known on a day.

    Args:
        beside: What it records.
        states: Names of states.
        day: Day of knowledge.
        say: Says it.

    Returns:
        Lines under a heading that begins with an empty line; nothing if nothing is recorded.
    """
    known = beside.known_on(day)
    items = [
        *(_delegation_lines(one, known, states) for one in known.delegations),
        *(_process_lines(one, known, day) for one in known.processes),
        *(_statement_lines(one, known) for one in known.statements),
    ]
    if not items:
        return []
    heading = text("Delegations and processes (no entry of a force; no rule judges them)")
    lines = ["", say(heading)]
    for head, *under in items:
        lines += [f"  - {say(head)}", *(f"      {say(line)}" for line in under)]
    return lines


def _delegation_lines(one: Delegation, beside: Beside, states: CodeTree) -> list[Arg]:
    """Say a delegation."""
    head = text(
        "Delegation of {body} ({state}, {of}): {when}, {persons}",
        body=one.body,
        state=states.name(one.state),
        of=_CLASSES[one.of],
        when=_stay_words(one),
        persons=text("number of persons not found")
        if one.persons is None
        else plural_text("{n} person", "{n} persons", one.persons),
    )
    process = {each.id: each.name for each in beside.processes}.get(one.process)
    lines: list[Arg] = [_marked(head, illustrative=one.illustrative)]
    if one.met:
        lines.append(text("Met: {met}", met=one.met))
    if one.about:
        lines.append(text("About: {about}", about=one.about))
    if process:
        lines.append(text("Feeds: {process}", process=process))
    return [*lines, *_last_lines(one.note, one.says, beside)]


def _stay_words(one: Delegation) -> Arg:
    """Say the days of a delegation as far as sources give them."""
    if one.from_ and one.to:
        return Term.inclusive(one.from_, one.to)
    if one.from_:
        return text("{day}, last day not found", day=one.from_)
    if one.to:
        return text("first day not found, until {day}", day=one.to)
    return text("days not found")


def _process_lines(one: Process, beside: Beside, day: date) -> list[Arg]:
    """Say a process and how far it had come on a day."""
    if not _reached(one, day):
        later = text("Process “{name}”: how far it was on this day is not found", name=one.name)
        return [_marked(later, illustrative=one.illustrative)]
    status: Arg = _STATUSES[one.status]
    if one.since:
        status = text("{status} on {since}", status=status, since=one.since)
    if one.verify:
        status = text("{known}; to verify", known=status)
    head = text("Process “{name}”: {status}", name=one.name, status=status)
    inputs = (*one.inputs.delegations, *one.inputs.acts, *one.inputs.statements)
    lines: list[Arg] = [_marked(head, illustrative=one.illustrative)]
    if inputs:
        lines.append(text("Fed by: {inputs}", inputs=inputs))
    return [*lines, *_last_lines(one.note, one.says, beside)]


def _statement_lines(one: Statement, beside: Beside) -> list[Arg]:
    """Say a statement, and the law that gives what was said."""
    head = text("{by} said: {what}", by=one.by, what=one.what)
    if one.day:
        head = text("{by} said on {day}: {what}", by=one.by, day=one.day, what=one.what)
    hook = (
        text("No norm that gives this was found.")
        if one.hook == NOT_FOUND
        else text("Norm: {hook}", hook=one.hook)
    )
    return [
        _marked(head, illustrative=one.illustrative),
        hook,
        *_last_lines(one.note, one.says, beside),
    ]


def _marked(words: Text, *, illustrative: bool) -> Text:
    """Mark what is invented."""
    return text("{mark}: {line}", mark=ILLUSTRATIVE, line=words) if illustrative else words


def _last_lines(note: Arg | None, says: tuple[str, ...], beside: Beside) -> list[Arg]:
    """Give the lines of a remark and of who says so."""
    lines: list[Arg] = [text("Note: {note}", note=note)] if note else []
    if says:
        named = tuple(beside.names.get(one, one) for one in says)
        lines.append(text("According to {sources}.", sources=named))
    return lines


def beside_json(beside: Beside, day: date, say: Callable[[Arg], str]) -> dict[str, Any]:
    """Give what a case records beside the entry of a force, as known on a day.

    Args:
        beside: What it records.
        day: Day of knowledge.
        say: Says names and remarks.

    Returns:
        Keys ``delegations``, ``processes`` and ``statements``; null stands for *not found*.
    """
    known = beside.known_on(day)
    return {
        "delegations": [
            {
                "id": one.id,
                "from": _iso(one.from_),
                "to": _iso(one.to),
                "state": one.state,
                "body": one.body,
                "class": str(one.of),
                "persons": one.persons,
                "met": list(one.met),
                "about": one.about or None,
                "process": one.process or None,
                "says": list(one.says),
                "note": say(one.note) if one.note else None,
                "illustrative": one.illustrative,
            }
            for one in known.delegations
        ],
        "processes": [
            {
                "id": one.id,
                "name": say(one.name),
                "status": _status_json(one, day),
                "since": _iso(one.since) if _reached(one, day) else None,
                "inputs": {
                    "delegations": list(one.inputs.delegations),
                    "acts": list(one.inputs.acts),
                    "statements": list(one.inputs.statements),
                },
                "says": list(one.says),
                "note": say(one.note) if one.note and _reached(one, day) else None,
                "verify": one.verify,
                "illustrative": one.illustrative,
            }
            for one in known.processes
        ],
        "statements": [
            {
                "id": one.id,
                "by": say(one.by),
                "what": say(one.what),
                "hook": None if one.hook == NOT_FOUND else one.hook,
                "day": _iso(one.day),
                "says": list(one.says),
                "note": say(one.note) if one.note else None,
                "illustrative": one.illustrative,
            }
            for one in known.statements
        ],
    }


def _reached(one: Process, day: date) -> bool:
    """Whether a process stood by a day as it is recorded."""
    return one.since is None or one.since <= day


def _status_json(one: Process, day: date) -> str | None:
    """Give how far a process had come on a day; None if that is not on record."""
    known = one.status is not ProcessStatus.NOT_FOUND and _reached(one, day)
    return str(one.status) if known else None


def _iso(day: date | None) -> str | None:
    """Give a day as written in every file; None for none."""
    return day.isoformat() if day else None
