"""What two mandates are compared by: each thing permitted or stated, by code and scope."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from relevo.core.clause import ClauseRef, Seen
from relevo.core.codes import plain
from relevo.core.term import union
from relevo.instrument.model import ListOf, Scope, WindowKind
from relevo.instrument.value import NOT_FOUND
from relevo.mandate.item import (
    LIMIT_ASPECTS,
    LIST_ASPECTS,
    Aspect,
    Conditions,
    Item,
    Listed,
    Stated,
    Subject,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from relevo.core.term import Term
    from relevo.core.words import Localized
    from relevo.instrument.model import Act
    from relevo.instrument.value import Value
    from relevo.mandate.model import Chosen, Limit, Mandate, Permitted, PermittedWindow

FREE_TEXT = frozenset({ListOf.PURPOSE, ListOf.ACTIVITY, ListOf.VESSEL})
"""Lists whose items are names, compared without accents and case."""


def items_of(mandate: Mandate, chosen: Chosen | None = None) -> Iterator[Item]:
    """Give everything that a mandate is compared by.

    Args:
        mandate: The mandate.
        chosen: Readings that its case follows; None compares none.
    """
    yield Item(
        aspect=Aspect.HOST,
        subject=Subject(),
        value=mandate.host or None,
        found=Stated(value=mandate.host or None),
    )
    for one in mandate.acts:
        yield from _of_act(one.act)
    for window in mandate.windows:
        yield from _of_window(window)
    for length in mandate.tour_lengths:
        yield Item(
            aspect=Aspect.ROTATION,
            subject=Subject(scope=Scope(categories=tuple(sorted(length.categories)))),
            value=(length.at_least, length.at_most, tuple(sorted(length.readings))),
            found=length,
            terms=length.terms,
        )
    for limit in mandate.limits:
        yield _of_limit(limit)
    for permitted in mandate.permitted:
        yield from _of_list(permitted)
    if chosen:
        for name in ("counting", "interval"):
            value = getattr(chosen, name)
            yield Item(
                aspect=Aspect.READING,
                subject=Subject(name=name),
                value=value,
                found=Stated(value=value),
            )


def presence(mandate: Mandate, senders: Collection[str] = ()) -> tuple[Term, ...]:
    """Give the days on which presence is permitted, joined.

    Args:
        mandate: The mandate.
        senders: Sending states whose presence is meant; none means anybody's.
    """
    return union(
        term
        for window in mandate.windows_of(WindowKind.PRESENCE)
        if not senders or set(senders) & set(window.senders)
        for term in window.terms
    )


def sorted_scope(scope: Scope) -> Scope:
    """Give a scope with the codes of each field sorted."""
    return Scope(**{one.name: tuple(sorted(getattr(scope, one.name))) for one in fields(scope)})


def _of_window(window: PermittedWindow) -> Iterator[Item]:
    """Give a window, and the stay it permits to each sending state."""
    scope = sorted_scope(Scope(senders=window.senders, places=window.places))
    yield Item(
        aspect=Aspect.WINDOW,
        subject=Subject(kind=window.kind, scope=scope),
        value=True,
        found=window,
        terms=window.terms,
    )
    if window.kind is WindowKind.PRESENCE:
        for sender in window.senders:
            yield Item(
                aspect=Aspect.STAY,
                subject=Subject(scope=Scope(senders=(sender,))),
                value=True,
                found=window,
                terms=window.terms,
            )


def _of_limit(limit: Limit) -> Item:
    """Give a limit: its number in the file's own version, and how it may be counted."""
    own = [one for one in limit.readings if one.says == limit.readings[0].says]
    bound = own[0].bound
    known = bound.known or bound.unlimited
    arms = tuple(sorted(own[0].arms))
    return Item(
        aspect=LIMIT_ASPECTS[limit.measure],
        subject=Subject(kind=limit.measure, scope=sorted_scope(limit.scope)),
        value=(bound, arms, own[0].absent, tuple(sorted(one.counting for one in own)), limit.stays)
        if known
        else None,
        found=limit,
        terms=limit.terms,
    )


def _of_list(permitted: Permitted) -> Iterator[Item]:
    """Give each item of a list for each sending state, and whether the list is complete."""
    aspect = LIST_ASPECTS[permitted.of]
    for sender in permitted.senders or ("",):
        scope = Scope(senders=(sender,) if sender else ())
        yield Item(
            aspect=aspect,
            subject=Subject(kind=permitted.of, scope=scope),
            value=permitted.complete,
            found=Listed(permitted=permitted),
        )
        for item in permitted.items:
            code = item.versions[0].code or item.key.rpartition(".")[2]
            name = plain(code) if permitted.of in FREE_TEXT else code
            yield Item(
                aspect=aspect,
                subject=Subject(name=name, kind=permitted.of, scope=scope),
                value=item.such_as,
                found=Listed(permitted=permitted, item=item),
                terms=permitted.terms,
            )


def _of_act(act: Act) -> Iterator[Item]:
    """Give what an act states beside windows, limits and lists."""
    for sender in act.senders:
        found = Stated(value=sender, act=act.id)
        subject = Subject(name=sender)
        yield Item(aspect=Aspect.SENDER, subject=subject, value=True, found=found)
    body = None if act.body == NOT_FOUND else act.body
    found = Stated(value=body, act=act.id)
    yield Item(aspect=Aspect.BODY, subject=Subject(), value=body, found=found)
    if entry := act.class_of_entry:
        found = Stated(value=entry.value, act=act.id, clause=_clause(act, entry.clause))
        subject = Subject()
        yield Item(aspect=Aspect.CLASS_OF_ENTRY, subject=subject, value=entry.value, found=found)
    conditions: dict[str, Value[Localized]] = {
        "reasons": act.reasons,
        "costs": act.costs,
        "status_of_forces": act.status_of_forces,
        "sovereignty_clause": act.sovereignty_clause,
    }
    for name, stated in conditions.items():
        found = Stated(value=stated.value, act=act.id)
        subject = Subject(name=name)
        yield Item(aspect=Aspect.CONDITION, subject=subject, value=stated.value, found=found)
    for vessel in act.vessels:
        found = Stated(value=vessel, act=act.id)
        subject = Subject(name=plain(vessel.name), scope=Scope(senders=(vessel.sender,)))
        yield Item(aspect=Aspect.HULL, subject=subject, value=True, found=found)
    yield from _of_duties(act)
    for conflict in act.conflicts:
        yield Item(
            aspect=Aspect.CONFLICT,
            subject=_disputed(act, conflict.about),
            value=frozenset(replace(version, says=(), note=None) for version in conflict.versions),
            found=Stated(value=conflict, act=act.id),
        )


def _of_duties(act: Act) -> Iterator[Item]:
    """Give who may change an act, and who owes what to whom.

    What the report of a clause does not say is not stated; only a clause that was read can lack
    a condition.
    """
    for power in act.amendment_powers:
        read = is_read(act, power.clause)
        given = (
            power.countersign,
            power.before_entry,
            power.stay_not_longer,
            power.report.within if power.report else "",
        )
        yield Item(
            aspect=Aspect.POWER,
            subject=Subject(name=power.element, kind=power.by),
            value=Conditions(given if read else tuple(one or None for one in given)),
            found=Stated(value=power, act=act.id, clause=_clause(act, power.clause)),
        )
    for duty in act.duties:
        yield Item(
            aspect=Aspect.DUTY,
            subject=Subject(name=duty.after, kind=duty.by),
            value=Conditions(
                (duty.within, tuple(sorted({body.body for body in duty.to} - {NOT_FOUND})) or None)
            ),
            found=Stated(value=duty, act=act.id, clause=_clause(act, duty.clause)),
        )


def _disputed(act: Act, about: str) -> Subject:
    """Give what a dispute is about by code and scope; a field by its name."""
    field, _, rest = about.partition(".")
    if field == "limits":
        for line in act.limits:
            if line.id == rest:
                return Subject(kind=line.measure, scope=sorted_scope(line.scope))
    if field == "lists":
        for listed in act.lists:
            if rest == listed.id or rest.startswith(f"{listed.id}."):
                return Subject(name=rest.removeprefix(listed.id)[1:], kind=listed.of)
    return Subject(name=about)


def is_read(act: Act, clause: str) -> bool:
    """Whether somebody read a clause, so that what it does not say is not there.

    Args:
        act: The act.
        clause: Identifier of one of its clauses.
    """
    return act.clause(clause).seen in (Seen.TEXT, Seen.STATUTE)


def _clause(act: Act, clause: str) -> ClauseRef | None:
    """Cite a clause of an act; None if none is named."""
    return act.cite(clause) if clause else None
