"""Limits in words, and the limits that a timeline draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.finding import Basis
from relevo.core.words import text
from relevo.instrument.model import Joined, ListOf, Measure, Scope, WindowKind
from relevo.report.phrases import COUNTINGS, INTERVALS, MEASURES, SEEN, bound_words
from relevo.report.presence import arms_each_day
from relevo.report.reading_labels import TOPICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Localized, Text
    from relevo.mandate.model import Chosen, Limit, Mandate, Reading
    from relevo.report.presence import Stay
    from relevo.rotation.model import Planning

LISTS: dict[ListOf, Text] = {
    ListOf.CATEGORY: text("Categories of units"),
    ListOf.PLACE: text("Places"),
    ListOf.INSTITUTION: text("Host institutions"),
    ListOf.ARMS: text("Kinds of arms"),
    ListOf.VESSEL: text("Named vessels"),
    ListOf.PURPOSE: text("Purposes"),
    ListOf.ACTIVITY: text("Activities"),
    ListOf.POINT_OF_ENTRY: text("Points of entry"),
}
"""What a list names, in words."""

WINDOWS: dict[WindowKind, Text] = {
    WindowKind.PRESENCE: text("Presence"),
    WindowKind.ACTIVITY: text("Activity"),
    WindowKind.PORT_CALL: text("Port call"),
    WindowKind.WATERS: text("Waters"),
}
"""What a window dates, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmsUse:
    """How much of an arms line a plan uses.

    Attributes:
        limit: The line.
        reading: The reading the plan follows.
        each_day: Pieces present on each day of the horizon.
    """

    limit: Limit
    reading: Reading
    each_day: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A limit, list, window or rotation interval in words.

    Attributes:
        words: What it asks for.
        clause: Clause it comes from; None if the mandate has no such item.
    """

    words: Arg
    clause: ClauseRef | None


def clause_words(ref: ClauseRef) -> Text:
    """Cite a clause and say how it is known."""
    return text(
        "clause {clause} of {act}: {seen}", clause=ref.clause, act=ref.act, seen=SEEN[ref.seen]
    )


def subject_words(limit: Limit, codes: Codes, arms: Sequence[str] | None = None) -> Arg:
    """Say what a limit counts.

    Args:
        limit: The limit.
        codes: Names of codes.
        arms: Codes counted together in the reading meant; None takes the line's own.
    """
    scope = limit.scope
    things: tuple[Localized | str, ...] = (*scope.named, *scope.things)
    if limit.measure is Measure.ARMS:
        things = tuple(codes.arms.name(code) for code in (scope.arms if arms is None else arms))
    what: Arg = MEASURES[limit.measure]
    if len(things) > 1 and limit.joined is Joined.OR:
        what = text("any of {things}", things=things)
    elif len(things) > 1:
        what = text("{things} together", things=things)
    elif things:
        what = things[0]
    where = (*limit.contingents, *scope_words(scope, codes))
    return text("{what} ({where})", what=what, where=where) if where else what


def scope_words(scope: Scope, codes: Codes) -> tuple[Localized | str, ...]:
    """Name what a scope restricts to, beside senders and arms; empty if it restricts nothing."""
    return (
        *(codes.categories.name(code) for code in scope.categories),
        *(codes.places.name(code) for code in scope.places),
        *(codes.institutions.name(code) for code in scope.institutions),
        *scope.activities,
        *(str(kind) for kind in scope.person_classes),
    )


def rule_of(id_: str, mandate: Mandate, codes: Codes, chosen: Chosen) -> Rule:
    """Say a limit, list, window or rotation interval by its identifier.

    Args:
        id_: Identifier as in ``limits_enforced``, e.g. ``"pe-2026-training/arms-m4"``.
        mandate: Where it stands.
        codes: Names of codes.
        chosen: Readings the plan follows.

    Returns:
        The item in words with its clause; the identifier itself if the mandate has no such item.
    """
    for limit in mandate.limits:
        if limit.id == id_:
            reading = limit.chosen(chosen)
            words: Arg = text(
                "{what}: {number}, {counting}",
                what=subject_words(limit, codes, reading.arms),
                number=bound_words(reading.bound),
                counting=COUNTINGS[reading.counting],
            )
            if limit.basis is not Basis.LAW:
                asked = text("{limit}, asked for on the command line", limit=words)
                return Rule(words=asked, clause=None)
            return Rule(words=words, clause=limit.clause)
    for window in mandate.windows:
        if window.id == id_:
            words = text("{kind} {terms}", kind=WINDOWS[window.kind], terms=window.terms)
            return Rule(words=words, clause=window.clause)
    for permitted in mandate.permitted:
        if permitted.id == id_:
            words = text("{kind} as listed", kind=LISTS[permitted.of])
            return Rule(words=words, clause=permitted.clause)
    for length in mandate.tour_lengths:
        if length.id == id_:
            words = text(
                "Rotation of {least} to {most} months, read {reading}",
                least=length.at_least,
                most=length.at_most,
                reading=INTERVALS[length.chosen(chosen)],
            )
            return Rule(words=words, clause=length.clause)
    return Rule(words=id_, clause=None)


def item_name(of: ListOf, code: str, codes: Codes) -> Arg:
    """Name a code of a list; activities, vessels and purposes without a code name themselves."""
    trees = {
        ListOf.CATEGORY: codes.categories,
        ListOf.PLACE: codes.places,
        ListOf.INSTITUTION: codes.institutions,
        ListOf.ARMS: codes.arms,
    }
    if of is ListOf.PURPOSE:
        return TOPICS.get(code, code)
    return trees[of].name(code) if of in trees else code


def disputed_words(key: str, mandate: Mandate, codes: Codes) -> Arg | None:
    """Name a limit, window, list or item of a list by its key in choices and conflicts.

    Args:
        key: E.g. ``"limits.arms-m4"``, ``"windows.presence-2026"``, ``"lists.places"``,
            ``"lists.hosts.PE-DIROPESP"``.
        mandate: Where it stands.
        codes: Names of codes.

    Returns:
        Its name; None if the mandate has no such item.
    """
    for limit in mandate.limits:
        if limit.key == key:
            return subject_words(limit, codes)
    for window in mandate.windows:
        if key == f"windows.{window.id.rpartition('/')[2]}":
            return text("{kind} {terms}", kind=WINDOWS[window.kind], terms=window.terms)
    for permitted in mandate.permitted:
        if key == f"lists.{permitted.id.rpartition('/')[2]}":
            return LISTS[permitted.of]
        if any(item.key == key for item in permitted.items):
            return text(
                "{kind}, {name}",
                kind=LISTS[permitted.of],
                name=item_name(permitted.of, key.rpartition(".")[2], codes),
            )
    return None


def choice_words(mandate: Mandate, codes: Codes, chosen: Chosen) -> tuple[Text, ...]:
    """Say whose version a plan follows where sources differ.

    Args:
        mandate: Acts in force.
        codes: Names of codes.
        chosen: Readings the plan follows.

    Returns:
        One sentence for each disputed item decided, by item.
    """
    names = {source.id: source.who for act in mandate.acts for source in act.act.sources}
    return tuple(
        text(
            "Where sources differ on {item}, the version of {source} is used.",
            item=disputed_words(key, mandate, codes) or key,
            source=names.get(source, source),
        )
        for key, source in sorted(chosen.sources.items())
    )


def persons_limit(mandate: Mandate) -> Limit | None:
    """Give the limit on persons with the widest scope; None if no act sets one."""
    limits = [limit for limit in mandate.limits if limit.measure is Measure.PERSONS]
    return min(limits, key=_restrictions, default=None)


def _restrictions(limit: Limit) -> int:
    """Count the fields of a limit's scope that restrict it, senders aside."""
    scope = limit.scope
    fields = (
        scope.categories,
        scope.contingents,
        scope.places,
        scope.institutions,
        scope.activities,
        scope.person_classes,
    )
    return sum(1 for field in fields if field)


def most_used_arms(stays: Sequence[Stay], planning: Planning) -> ArmsUse | None:
    """Give the arms line of which the plan uses the largest share on some day.

    Lines without a known number come last; among equals the first of the act is taken.

    Args:
        stays: Tours and incumbents.
        planning: What the plan is made from.

    Returns:
        The line and its use; None if no act has one or the plan uses no arms of any.
    """
    uses: list[tuple[float, int, ArmsUse]] = []
    for place, limit in enumerate(planning.mandate.limits):
        if limit.measure is not Measure.ARMS:
            continue
        reading = limit.chosen(planning.chosen)
        each_day = arms_each_day(stays, planning, limit.scope, reading.arms or limit.scope.arms)
        largest = max(each_day, default=0)
        if not largest:
            continue
        share = largest / reading.bound.lo if reading.bound.lo else 0.0
        uses.append((-share, place, ArmsUse(limit=limit, reading=reading, each_day=each_day)))
    return min(uses, key=lambda use: use[:2])[2] if uses else None
