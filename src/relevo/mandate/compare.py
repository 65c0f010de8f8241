"""Comparing two mandates: what is new, dropped and changed, and what one side does not give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from relevo.core.term import union
from relevo.instrument.model import ListOf
from relevo.mandate.item import LIST_ASPECTS, Aspect, Conditions
from relevo.mandate.items import is_read, items_of, presence
from relevo.mandate.matching import match_kin, things_of

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterator, Mapping, Sequence

    from relevo.core.codes import CodeTree
    from relevo.core.term import Term
    from relevo.mandate.item import Found, Item, Subject
    from relevo.mandate.matching import Group
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
        certain: For what is new or dropped: whether the side without it is known to hold all of
            its kind. False where a list is not known to be complete, where lines of an annex that
            nobody read are all that is known, or where that side's acts may not be in force.
        before: The first mandate's side; None if it has no such thing.
        after: The second's; None likewise. Never None on both sides.
    """

    aspect: Aspect
    kind: Kind
    before: Side | None
    after: Side | None
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A side with what must be equal in both."""

    aspect: Aspect
    side: Side
    value: Hashable
    conditions: tuple[Conditions, ...] = ()


_NEVER_UNKNOWN = frozenset({Aspect.CONFLICT, Aspect.SENDER, Aspect.READING})
"""What a mandate that does not have it has not, rather than does not tell."""

_LISTED_ELSEWHERE = {Aspect.ARMS: ListOf.ARMS}
"""Lists that say of which kinds a limit may be about."""

_ALWAYS_DATED = frozenset({Aspect.WINDOW, Aspect.STAY})
"""Aspects whose days are the thing itself."""


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
    or not the number, its value is not found there. What a clause that nobody read is not reported
    to say is not stated, never contradicted. Where no act of one mandate may be in force there is
    nothing to compare with.

    Args:
        before: The first mandate.
        after: The second.
        arms: Says which arms are kinds of which; None compares their codes only.
        chosen: Readings that the two cases follow; None leaves them out.

    Returns:
        Differences by aspect, then subject; empty if there is none, or no act on one side.
        Compared the other way round, the same with new and dropped, before and after exchanged.
    """
    if not before.acts or not after.acts:
        return ()
    first, second = chosen or (None, None)
    old, new = _grouped(before, first), _grouped(after, second)
    same = [key for key in old if key in new]
    only = [key for key in old if key not in new], [key for key in new if key not in old]
    kin = match_kin(*only, arms)
    pairs = [(old[key], new[key]) for key in same if old[key].value != new[key].value]
    pairs += [(_together(old, a), _together(new, b)) for a, b in kin]
    found = [
        Difference(aspect=a.aspect, kind=_changed(a, b), before=a.side, after=b.side)
        for a, b in pairs
    ]
    found += [
        Difference(
            aspect=key[0],
            kind=Kind.DROPPED if _tells(new, key) else Kind.NOT_FOUND,
            before=old[key].side,
            after=None,
            certain=_holds_all(after, key),
        )
        for key in _alone(old, {*same, *(key for a, _ in kin for key in a)})
    ]
    found += [
        Difference(
            aspect=key[0],
            kind=Kind.NEW if _tells(old, key) else Kind.NOT_FOUND,
            before=None,
            after=new[key].side,
            certain=_holds_all(before, key),
        )
        for key in _alone(new, {*same, *(key for _, b in kin for key in b)})
    ]
    return tuple(sorted(found, key=_place))


def _place(one: Difference) -> tuple[int, list[str]]:
    """Give the place of a difference among others: by aspect, then by subject."""
    subjects = sorted(repr(side.subject) for side in (one.before, one.after) if side)
    return list(Aspect).index(one.aspect), subjects


def _changed(old: _Compared, new: _Compared) -> Kind:
    """Say how two sides differ that both have a thing."""
    if not (old.side.known and new.side.known):
        return Kind.NOT_FOUND
    if (
        old.conditions
        and new.conditions
        and not any(a.contradicts(b) for a, b in product(old.conditions, new.conditions))
    ):
        return Kind.NOT_FOUND
    return Kind.CHANGED


def _alone(groups: Mapping[Group, _Compared], paired: Container[Group]) -> Iterator[Group]:
    """Give what only one mandate has.

    Whether a list is complete says nothing by itself; nor does a value that is not found, unless
    it names what it is about.
    """
    for key, one in groups.items():
        aspect, subject = key
        itself = aspect in LIST_ASPECTS.values() and not subject.name
        if key not in paired and not itself and (one.side.known or things_of(subject)):
            yield key


def _tells(groups: Mapping[Group, _Compared], lacking: Group) -> bool:
    """Whether a mandate gives something of the kind that it lacks.

    Windows tell only of windows that date the same: who dates presence says nothing of activities.
    """
    aspect, subject = lacking
    own = any(
        key[0] is aspect and one.side.known and key[1].kind == subject.kind
        for key, one in groups.items()
    )
    return own or aspect in _NEVER_UNKNOWN


def _holds_all(mandate: Mandate, lacking: Group) -> bool:
    """Whether a mandate is known to hold everything of the kind of a thing that it lacks."""
    aspect, subject = lacking
    if aspect in _NEVER_UNKNOWN:
        return True
    if not all(force.certain for force in mandate.acts):
        return False
    of = _LISTED_ELSEWHERE.get(aspect) or next(
        (one for one, its in LIST_ASPECTS.items() if its is aspect), None
    )
    lists = mandate.lists_of(of) if of else ()
    if lists or aspect in LIST_ASPECTS.values():
        senders = set(subject.scope.senders)
        own = [one for one in lists if not senders or senders & set(one.senders)]
        return bool(own) and all(one.complete for one in own)
    return all(
        is_read(force.act, clause.id) for force in mandate.acts for clause in force.act.clauses
    )


def _grouped(mandate: Mandate, chosen: Chosen | None) -> dict[Group, _Compared]:
    """Give what a mandate is compared by, things with one subject together."""
    groups: defaultdict[Group, list[Item]] = defaultdict(list)
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
    runs = {value: _runs(aspect, union(days), whole) for value, days in terms.items()}
    value: Hashable = frozenset(runs.items())
    if aspect is Aspect.STAY:
        value = sum(term.days for days in runs.values() for term in days)
    return _Compared(
        aspect=aspect,
        side=Side(
            subject=items[0].subject,
            found=tuple(item.found for item in items),
            terms=union(term for days in runs.values() for term in days),
            known=any(value is not None for value in runs),
        ),
        value=value,
        conditions=tuple(one for one in runs if isinstance(one, Conditions)),
    )


def _runs(aspect: Aspect, terms: tuple[Term, ...], whole: tuple[Term, ...]) -> tuple[Term, ...]:
    """Give the days a thing runs on; none if they are all days of presence."""
    if aspect in _ALWAYS_DATED:
        return terms
    everywhere = all(any(own.covers(term) for own in terms) for term in whole)
    return () if everywhere else terms


def _together(groups: Mapping[Group, _Compared], keys: Sequence[Group]) -> _Compared:
    """Give what is compared under several subjects as one side."""
    if len(keys) == 1:
        return groups[keys[0]]
    ordered = sorted(keys, key=repr)
    sides = [groups[key].side for key in ordered]
    scope = replace(
        sides[0].subject.scope,
        arms=tuple(sorted({code for side in sides for code in side.subject.scope.arms})),
        named=tuple(sorted({name for side in sides for name in side.subject.scope.named})),
    )
    return _Compared(
        aspect=ordered[0][0],
        side=Side(
            subject=replace(sides[0].subject, scope=scope),
            found=tuple(found for side in sides for found in side.found),
            terms=union(term for side in sides for term in side.terms),
            known=any(side.known for side in sides),
        ),
        value=tuple(groups[key].value for key in ordered),
    )
