"""Comparing two mandates: what is new, dropped and changed, and what one side does not give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from relevo.mandate.amendments import joined
from relevo.mandate.item import LIST_ASPECTS, Aspect
from relevo.mandate.items import items_of, presence

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterator, Mapping

    from relevo.core.codes import CodeTree
    from relevo.core.term import Term
    from relevo.mandate.item import Found, Item, Subject
    from relevo.mandate.model import Chosen, Mandate


class Kind(StrEnum):
    """How two mandates differ in one thing.

    ``not_found``: one side does not give the value, so that nobody can say whether it changed.
    """

    NEW = "new"
    DROPPED = "dropped"
    CHANGED = "changed"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A thing as one mandate has it.

    Attributes:
        subject: What it was matched by.
        found: The limits, windows, list items or values themselves, in the mandate's order.
        terms: Days it runs on where they are not all days of presence; else none.
        known: Whether some source gives its value.
    """

    subject: Subject
    found: tuple[Found, ...]
    terms: tuple[Term, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which two mandates differ.

    Attributes:
        aspect: What it is about.
        kind: How they differ.
        before: The first mandate's side; None if it has no such thing.
        after: The second's; None likewise. Never None on both sides.
    """

    aspect: Aspect
    kind: Kind
    before: Side | None
    after: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A side with what must be equal in both."""

    side: Side
    value: Hashable


_NEVER_UNKNOWN = frozenset({Aspect.CONFLICT, Aspect.SENDER, Aspect.READING})
"""What a mandate that does not have it has not, rather than does not tell."""

_ALWAYS_DATED = frozenset({Aspect.WINDOW, Aspect.STAY})
"""Aspects whose days are the thing itself."""

_Group = tuple[Aspect, "Subject"]


def compare(
    before: Mandate,
    after: Mandate,
    *,
    arms: CodeTree | None = None,
    chosen: tuple[Chosen, Chosen] | None = None,
) -> tuple[Difference, ...]:
    """Say in what two mandates differ.

    Things are matched by code and scope, never by the identifier of a line; a limit on arms that
    counts some of the same codes under the same scope, or coarser or finer ones, is the same limit
    changed. A thing that one
    mandate lacks is new or dropped if that mandate gives others of its kind; where it gives none,
    or not the number, its value is not found there.

    Args:
        before: The first mandate.
        after: The second.
        arms: Says which arms are kinds of which; None compares their codes only.
        chosen: Readings that the two cases follow; None leaves them out.

    Returns:
        Differences by aspect, then subject; empty if there is none. Compared the other way round,
        the same with new and dropped, before and after exchanged.
    """
    first, second = chosen or (None, None)
    old, new = _grouped(before, first), _grouped(after, second)
    pairs = [(key, key) for key in old if key in new]
    only = [key for key in old if key not in new], [key for key in new if key not in old]
    pairs += _overlapping(*only, arms)
    found = [
        Difference(
            aspect=a[0], kind=_changed(old[a], new[b]), before=old[a].side, after=new[b].side
        )
        for a, b in pairs
        if a != b or old[a].value != new[b].value
    ]
    for key in _alone(old, {a for a, _ in pairs}):
        kind = Kind.DROPPED if _tells(after, new, key[0]) else Kind.NOT_FOUND
        found.append(Difference(aspect=key[0], kind=kind, before=old[key].side, after=None))
    for key in _alone(new, {b for _, b in pairs}):
        kind = Kind.NEW if _tells(before, old, key[0]) else Kind.NOT_FOUND
        found.append(Difference(aspect=key[0], kind=kind, before=None, after=new[key].side))
    return tuple(sorted(found, key=_place))


def _place(one: Difference) -> tuple[int, list[str]]:
    """Give the place of a difference among others: by aspect, then by subject."""
    subjects = sorted(repr(side.subject) for side in (one.before, one.after) if side)
    return list(Aspect).index(one.aspect), subjects


def _changed(old: _Compared, new: _Compared) -> Kind:
    """Say how two sides differ that both have a thing."""
    return Kind.CHANGED if old.side.known and new.side.known else Kind.NOT_FOUND


def _alone(groups: Mapping[_Group, _Compared], paired: Container[_Group]) -> Iterator[_Group]:
    """Give what only one mandate has.

    Whether a list is complete says nothing by itself; nor does a value that is not found, unless
    it names what it is about.
    """
    for key, one in groups.items():
        aspect, subject = key
        itself = aspect in LIST_ASPECTS.values() and not subject.name
        if key not in paired and not itself and (one.side.known or _things(subject)):
            yield key


def _tells(mandate: Mandate, groups: Mapping[_Group, _Compared], aspect: Aspect) -> bool:
    """Whether a mandate gives something of an aspect, so that a thing it lacks is not permitted."""
    own = any(key[0] is aspect and one.side.known for key, one in groups.items())
    return own or aspect in _NEVER_UNKNOWN or not mandate.acts


def _grouped(mandate: Mandate, chosen: Chosen | None) -> dict[_Group, _Compared]:
    """Give what a mandate is compared by, things with one subject together."""
    groups: defaultdict[_Group, list[Item]] = defaultdict(list)
    for item in items_of(mandate, chosen):
        groups[item.aspect, item.subject].append(item)
    return {
        key: _compared(key[0], items, presence(mandate, key[1].scope.senders))
        for key, items in groups.items()
    }


def _compared(aspect: Aspect, items: list[Item], whole: tuple[Term, ...]) -> _Compared:
    """Join things with one subject: equal values run on the days of all of them."""
    terms: defaultdict[Hashable, list[Term]] = defaultdict(list)
    for item in items:
        terms[item.value].extend(item.terms)
    runs = {value: _runs(aspect, joined(days), whole) for value, days in terms.items()}
    value: Hashable = frozenset(runs.items())
    if aspect is Aspect.STAY:
        value = sum(term.days for days in runs.values() for term in days)
    return _Compared(
        side=Side(
            subject=items[0].subject,
            found=tuple(item.found for item in items),
            terms=joined(term for days in runs.values() for term in days),
            known=any(value is not None for value in runs),
        ),
        value=value,
    )


def _runs(aspect: Aspect, terms: tuple[Term, ...], whole: tuple[Term, ...]) -> tuple[Term, ...]:
    """Give the days a thing runs on; none if they are all days of presence."""
    if aspect in _ALWAYS_DATED:
        return terms
    everywhere = all(any(own.covers(term) for own in terms) for term in whole)
    return () if everywhere else terms


def _overlapping(
    old: list[_Group], new: list[_Group], arms: CodeTree | None
) -> list[tuple[_Group, _Group]]:
    """Pair limits that count some of the same things under the same scope, the likest first."""
    likeness = {
        (a, b): like
        for a, b in product(old, new)
        if a[0] is b[0] and _rest(a[1]) == _rest(b[1]) and (like := _likeness(a[1], b[1], arms))
    }
    pairs: list[tuple[_Group, _Group]] = []
    for a, b in sorted(likeness, key=lambda pair: (-likeness[pair], sorted(map(repr, pair)))):
        if all(a != one and b != other for one, other in pairs):
            pairs.append((a, b))
    return pairs


def _likeness(first: Subject, second: Subject, arms: CodeTree | None) -> int:
    """Say how much of what two limits count is the same: 2 for a shared thing, 1 for a kind of it.

    Things by name are the same or not; arms may be coarser on one side.
    """
    found = 0
    for one, other in product(_things(first), _things(second)):
        if one == other:
            found += 2
        elif arms and (arms.contains(one, other) or arms.contains(other, one)):
            found += 1
    return found


def _things(subject: Subject) -> frozenset[str]:
    """Give the codes and names counted together."""
    return frozenset((*subject.scope.arms, *subject.scope.named))


def _rest(subject: Subject) -> Subject:
    """Give a subject without what it counts together."""
    return replace(subject, scope=replace(subject.scope, arms=(), named=()))
