"""Limits that bind and changes that help, in words, each with its clause or row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import plural_text, text
from relevo.instrument.model import WindowKind
from relevo.report.limits import rule_of, subject_words
from relevo.report.phrases import SEEN
from relevo.rotation.explain.model import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from relevo.core.clause import ClauseRef
    from relevo.core.words import Arg, Text
    from relevo.rotation.explain.model import Member, Remedy
    from relevo.rotation.model import Planning


@dataclass(frozen=True, slots=True)
class Said:
    """A limit in words.

    Attributes:
        words: What it asks for.
        clauses: Clauses it comes from; empty for a row.
        rows: Rows it comes from, as ``file:line``; empty for a clause.
    """

    words: Arg
    clauses: tuple[ClauseRef, ...] = ()
    rows: tuple[str, ...] = ()

    @property
    def line(self) -> Text:
        """The words with where they come from."""
        cited: tuple[Arg, ...] = (
            *(
                text(
                    "clause {clause} of {act}: {seen}",
                    clause=c.clause,
                    act=c.act,
                    seen=SEEN[c.seen],
                )
                for c in self.clauses
            ),
            *self.rows,
        )
        return text("{words} [{cited}]", words=self.words, cited=cited)


def member_words(member: Member, planning: Planning) -> Said:
    """Say a limit that binds.

    Args:
        member: The limit.
        planning: Where it stands.
    """
    match member.kind:
        case Kind.WINDOWS:
            windows = planning.mandate.windows_of(WindowKind.PRESENCE)
            terms = tuple(term for window in windows for term in window.terms)
            clauses = tuple(dict.fromkeys(window.clause for window in windows))
            return Said(text("Presence only {terms}", terms=terms), clauses)
        case Kind.LIST | Kind.LENGTH | Kind.LIMIT:
            rule = rule_of(member.id, planning.mandate, planning.codes, planning.chosen)
            return Said(rule.words, (rule.clause,) if rule.clause else ())
        case Kind.AVAILABLE | Kind.FREE_FROM | Kind.DWELL:
            return _unit_words(member, planning)
        case _:
            return _place_words(member, planning)


def _unit_words(member: Member, planning: Planning) -> Said:
    """Say what a unit's row restricts."""
    unit = planning.units[member.id]
    rows = (str(unit.row),)
    if member.kind is Kind.AVAILABLE:
        return Said(
            text("{unit} is available only {terms}", unit=unit.id, terms=unit.available), rows=rows
        )
    if member.kind is Kind.FREE_FROM and unit.free_from is not None:
        return Said(
            text("{unit} begins no tour before {day}", unit=unit.id, day=unit.free_from), rows=rows
        )
    return Said(
        text(
            "{unit} owes days at home: {ratio} for each day of a tour",
            unit=unit.id,
            ratio=ratio(unit.dwell_x2),
        ),
        rows=rows,
    )


def _place_words(member: Member, planning: Planning) -> Said:
    """Say what units are offered, and what a host, a point of entry or the calendar allows."""
    if member.kind is Kind.OFFER:
        posts = {post.id for post in planning.posts.values() if post.category == member.id}
        offered = [unit for unit in planning.units.values() if unit.posts.keys() & posts]
        category = planning.codes.categories.name(member.id)
        words = (
            text(
                "Of the category {category} only {units} are offered",
                category=category,
                units=tuple(unit.id for unit in offered),
            )
            if offered
            else text("Of the category {category} no unit is offered", category=category)
        )
        return Said(words, rows=tuple(str(unit.row) for unit in offered))
    if member.kind is Kind.ROOM:
        host = planning.institutions[member.id]
        return Said(
            plural_text(
                "Room for {n} unit at once at {institution}",
                "Room for {n} units at once at {institution}",
                n=host.units_at_once or 0,
                institution=planning.codes.institutions.name(host.id),
            ),
            rows=(str(host.row),),
        )
    if member.kind is Kind.MOVES:
        point = planning.points[member.id]
        return Said(
            plural_text(
                "{n} movement a week at {point}",
                "{n} movements a week at {point}",
                n=point.moves_per_week or 0,
                point=point.name,
            ),
            rows=(str(point.row),),
        )
    entry = planning.calendar[int(member.id)]
    return Said(
        text("No movement {term}: {name}", term=entry.term, name=entry.name),
        rows=(str(entry.row),),
    )


def ratio(x2: int) -> str:
    """Give a ratio from twice its value, e.g. ``"1.5"``."""
    return f"{x2 // 2}.5" if x2 % 2 else str(x2 // 2)


def remedy_words(remedy: Remedy, planning: Planning) -> tuple[Text, ...]:
    """Say a change that helps.

    Args:
        remedy: The change.
        planning: What it changes.

    Returns:
        What it is, how much it wins, and what is proven of a smaller one.
    """
    won = plural_text(
        "{n} weighted day without presence less.",
        "{n} weighted days without presence less.",
        n=remedy.wins,
    )
    if remedy.days:
        won = plural_text(
            "{won} {n} day of these stays without presence.",
            "{won} {n} days of these stay without presence.",
            n=remedy.days,
            won=won,
        )
    less = (
        _LESS[remedy.change](remedy.term is not None)
        if remedy.enough
        else text("Whether less is enough was not proven in the time allowed.")
    )
    change = text("{change}:", change=_change_words(remedy, planning))
    return (change, won) if less is None else (change, won, less)


def _number_less(dated: bool) -> Text:  # noqa: FBT001 - one table of functions
    """Say that a smaller number is not enough, nor fewer days if it has days of its own."""
    if dated:
        return text("One less, or one day less at either end, wins fewer.")
    return text("One less wins fewer.")


_LESS: dict[Change, Callable[[bool], Text | None]] = {
    Change.UNIT: lambda _: text("One day less at either end wins fewer."),
    Change.AVAILABLE: lambda _: text("One day less at either end wins fewer."),
    Change.FREE_FROM: lambda _: text("One day later wins fewer."),
    Change.DWELL: lambda _: text("Half a day more for each day wins fewer."),
    Change.ROOM: _number_less,
    Change.MOVES: lambda _: text("One less, or one week less at either end, wins fewer."),
    Change.LIMIT: _number_less,
    Change.CLOSED: lambda _: None,
    Change.LONGER: lambda _: text("One month less wins fewer."),
    Change.SHORTER: lambda _: text("One month more wins fewer."),
    Change.WINDOW: lambda _: text("The plan itself is the proof: nothing else changes."),
}
"""What is proven of a change one step smaller; nothing where there is no smaller one."""


def _change_words(remedy: Remedy, planning: Planning) -> Text:
    """Say what is changed, by how much and on which days."""
    before, after = remedy.before or 0, remedy.after or 0
    term: Arg = remedy.term or text("on every day")
    match remedy.change:
        case Change.UNIT:
            return text(
                "One more unit of the category {category}, free {term}",
                category=planning.codes.categories.name(remedy.id),
                term=term,
            )
        case Change.AVAILABLE:
            return text("{unit} available also {term}", unit=remedy.id, term=term)
        case Change.FREE_FROM:
            return text("{unit} free to begin a tour {day}", unit=remedy.id, day=remedy.day or term)
        case Change.DWELL:
            return text(
                "{unit} owing {after} days at home for each day of a tour, not {before}",
                unit=remedy.id,
                after=ratio(after),
                before=ratio(before),
            )
        case Change.ROOM:
            return text(
                "Room for {after} units at once instead of {before} at {institution} {term}",
                after=after,
                before=before,
                institution=planning.codes.institutions.name(remedy.id),
                term=term,
            )
        case Change.MOVES:
            return text(
                "{after} movements a week instead of {before} at {point} {term}",
                after=after,
                before=before,
                point=planning.points[remedy.id].name,
                term=term,
            )
        case _:
            return _rule_words(remedy, planning, term)


def _rule_words(remedy: Remedy, planning: Planning, term: Arg) -> Text:
    """Say what is changed of an act, the calendar or a post."""
    before, after = remedy.before or 0, remedy.after or 0
    match remedy.change:
        case Change.CLOSED:
            entry = planning.calendar[int(remedy.id)]
            return text(
                "Movement {days} ({name}, {row})",
                days=entry.term,
                name=entry.name,
                row=str(entry.row),
            )
        case Change.LONGER:
            return text(
                "Tours of at most {after} months instead of {before}", after=after, before=before
            )
        case Change.SHORTER:
            return text(
                "Tours of at least {after} months instead of {before}", after=after, before=before
            )
        case Change.WINDOW:
            return text("{post} held only {term}", post=remedy.id, term=term)
        case _:
            limit = next(one for one in planning.mandate.limits if one.id == remedy.id)
            arms = limit.chosen(planning.chosen).arms
            return text(
                "{what}: {after} instead of {before} {term}",
                what=subject_words(limit, planning.codes, arms),
                after=after,
                before=before,
                term=term,
            )
