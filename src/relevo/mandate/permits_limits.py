"""Two mandates compared limit by limit: each by itself, and by the movements it changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from relevo.core.clause import ClauseRef, Seen
from relevo.core.codes import Held
from relevo.core.term import Term, union
from relevo.instrument.model import ListOf, Measure, WindowKind
from relevo.mandate.item import LIMIT_ASPECTS, LIST_ASPECTS, Aspect, Subject
from relevo.mandate.items import presence, sorted_scope
from relevo.mandate.matching import match_kin
from relevo.mandate.model import (
    ItemVersion,
    Limit,
    ListedItem,
    Permitted,
    PermittedWindow,
    TourLength,
)
from relevo.mandate.permits_between import Pair, between, joined, key_of
from relevo.mandate.permits_law import laws_of
from relevo.mandate.permits_model import Compared, Direction, Law, Truth
from relevo.mandate.permits_space import space_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from relevo.core.codes import Codes
    from relevo.mandate.matching import Group
    from relevo.mandate.model import Mandate
    from relevo.mandate.permits_between import NeedKey
    from relevo.mandate.permits_model import Need
    from relevo.mandate.permits_space import Space

Asked = Limit | Permitted | PermittedWindow | TourLength
"""Something that an act asks of a movement."""

_FOREVER = (Term(date.min, date.max),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What of two mandates is compared as one limit.

    Attributes:
        aspect: What it is about.
        of: The list, where it is about one.
        kind: The kind of window, where it is about one.
        before: The first mandate's; empty if it has none.
        after: The second's.
    """

    aspect: Aspect
    of: ListOf | None = None
    kind: WindowKind | None = None
    before: tuple[Asked, ...]
    after: tuple[Asked, ...]

    def side(self, *, first: bool) -> tuple[Asked, ...]:
        """Give one mandate's."""
        return self.before if first else self.after

    def keys(self, *, first: bool) -> tuple[NeedKey, ...]:
        """Give what the needs of one mandate are known by."""
        return tuple(
            dict.fromkeys(
                (self.aspect, one.id if isinstance(one, Limit | TourLength) else "")
                for one in self.side(first=first)
            )
        )


def rows_of(before: Mandate, after: Mandate, codes: Codes) -> tuple[Row, ...]:
    """Match what two mandates ask: windows and lists by kind, limits by what they count.

    Args:
        before: The first mandate.
        after: The second.
        codes: Says which arms are kinds of which.

    Returns:
        Rows by aspect, then in the mandates' order.
    """
    rows = [
        Row(
            aspect=Aspect.WINDOW,
            kind=kind,
            before=before.windows_of(kind),
            after=after.windows_of(kind),
        )
        for kind in WindowKind
    ]
    rows += [
        Row(aspect=LIST_ASPECTS[of], of=of, before=before.lists_of(of), after=after.lists_of(of))
        for of in ListOf
    ]
    rows.append(Row(aspect=Aspect.ROTATION, before=before.tour_lengths, after=after.tour_lengths))
    rows += _limit_rows(before, after, codes)
    own = [row for row in rows if row.before or row.after]
    return tuple(sorted(own, key=lambda row: list(Aspect).index(row.aspect)))


def _limit_rows(before: Mandate, after: Mandate, codes: Codes) -> Iterator[Row]:
    """Match limits by scope, then those that count kinds of each other's things."""
    old, new = _grouped(before.limits), _grouped(after.limits)
    only = [key for key in old if key not in new], [key for key in new if key not in old]
    kin = match_kin(*only, codes.arms)
    taken = {key for pair in kin for side in pair for key in side}
    for key in old:
        if key not in taken:
            yield Row(aspect=key[0], before=tuple(old[key]), after=tuple(new.get(key, ())))
    for first, second in kin:
        yield Row(
            aspect=first[0][0],
            before=tuple(one for key in first for one in old[key]),
            after=tuple(one for key in second for one in new[key]),
        )
    for key in only[1]:
        if key not in taken:
            yield Row(aspect=key[0], before=(), after=tuple(new[key]))


def _grouped(limits: Iterable[Limit]) -> dict[Group, list[Limit]]:
    """Put limits under what they count; contingents go by name."""
    found: defaultdict[Group, list[Limit]] = defaultdict(list)
    for limit in limits:
        scope = replace(limit.scope, contingents=tuple(one.es for one in limit.contingents))
        subject = Subject(kind=limit.measure, scope=sorted_scope(scope))
        found[LIMIT_ASPECTS[limit.measure], subject].append(limit)
    return dict(found)


def compare_limits(
    rows: Sequence[Row],
    mandates: tuple[Mandate, Mandate],
    codes: Codes,
    *,
    overlap_days: int,
    by_need: tuple[Mapping[NeedKey, Direction], Mapping[NeedKey, Direction]],
    untold: tuple[frozenset[NeedKey], frozenset[NeedKey]],
) -> tuple[Compared, ...]:
    """Compare each limit by itself, and say whether any movement shows the change.

    A limit, list or interval that runs on all days of presence of its mandate is compared
    whatever these days are; so are two that share no day.

    Args:
        rows: What is compared.
        mandates: The two mandates.
        codes: Trees of codes.
        overlap_days: Days of relief in place.
        by_need: By need of the first mandate what the second permits more as a whole; by need of
            the second what the first does.
        untold: Needs of the first of which the second has no like though it was not read whole;
            and the other way round.
    """
    return tuple(
        _compared(row, mandates, codes, overlap_days=overlap_days, by_need=by_need, untold=untold)
        for row in rows
    )


def _compared(
    row: Row,
    mandates: tuple[Mandate, Mandate],
    codes: Codes,
    *,
    overlap_days: int,
    by_need: tuple[Mapping[NeedKey, Direction], Mapping[NeedKey, Direction]],
    untold: tuple[frozenset[NeedKey], frozenset[NeedKey]],
) -> Compared:
    """Compare one row."""
    apart = not _share_days(row)
    laws = tuple(
        tuple(_only(law, row, mandate, first=first, undated=apart) for law in laws_of(mandate))
        for first, mandate in zip((True, False), mandates, strict=True)
    )
    space = _narrowed(space_of(chain(*laws), codes, overlap_days=overlap_days), row)
    less, more = (
        between(
            Pair(
                permits=laws[0] if first else laws[1],
                forbids=laws[1] if first else laws[0],
                space=space,
                from_first=first,
                base=base_of(mandates[0] if first else mandates[1]),
                asked=_asks(row, first=not first),
                untold=untold[1] if first else untold[0],
            )
        )[0]
        for first in (True, False)
    )
    return Compared(
        aspect=row.aspect,
        of=row.of,
        kind=row.kind,
        before=row.before,
        after=row.after,
        more=more,
        less=less,
        more_moves=_moves(row, by_need[0], more, first=True),
        less_moves=_moves(row, by_need[1], less, first=False),
    )


def base_of(mandate: Mandate) -> tuple[Term, ...]:
    """Give the days on which a mandate may permit something; its own day where it dates none.

    Args:
        mandate: The mandate.
    """
    dated = union(term for window in mandate.windows for term in window.terms)
    return dated or (Term(mandate.day, mandate.day + timedelta(days=1)),)


def _moves(
    row: Row, by_need: Mapping[NeedKey, Direction], alone: Direction, *, first: bool
) -> Direction:
    """Say whether a movement shows what a row changes, by the needs of the mandate that forbids.

    Where that mandate has no such limit, its lists may leave it open, as for a kind of arm.
    """
    keys = row.keys(first=first)
    if keys or row.aspect is not Aspect.ARMS:
        return joined(by_need[key] for key in keys if key in by_need)
    kinds = by_need.get((Aspect.ARMS_KIND, ""))
    return Direction(truth=Truth.NO) if kinds is None or kinds.truth is Truth.NO else alone


def _asks(row: Row, *, first: bool) -> Callable[[Need], bool]:
    """Give whether a need of the mandate that forbids belongs to a row."""
    keys = set(row.keys(first=first))
    kinds = row.aspect is Aspect.ARMS and not keys
    return lambda need: key_of(need) in keys or (kinds and need.of is ListOf.ARMS)


def _share_days(row: Row) -> bool:
    """Whether both mandates have a row's limit on some day."""
    if not row.before or not row.after or row.aspect is Aspect.WINDOW:
        return True
    return any(
        one.meet(other)
        for first in row.before
        for second in row.after
        for one in first.terms
        for other in second.terms
    )


def _only(law: Law, row: Row, mandate: Mandate, *, first: bool, undated: bool) -> Law:
    """Give what a law asks of a row alone, at the same place and for the same sending states."""
    if row.aspect is Aspect.WINDOW:
        return replace(
            law,
            windows=tuple(one for one in law.windows if one[0].kind is row.kind),
            undated=tuple(one for one in law.undated if one[0] is row.kind),
            lists=(),
            limits=(),
            lengths=(),
        )
    own = {one.id for one in row.side(first=first)}
    limits = tuple(one for one in law.limits if one.id in own)
    lists = tuple(one for one in law.lists if one.id in own)
    if row.aspect is Aspect.ARMS or row.of is ListOf.ARMS:
        lists = tuple(one for one in law.lists if one.of is ListOf.ARMS)
        lists += tuple(
            _naming(one) for one in law.limits if one.measure is Measure.ARMS and one.id not in own
        )
    senders = {
        sender for kind, of, _ in law.undated if kind is WindowKind.PRESENCE for sender in of
    }

    def days(item: Limit | Permitted | TourLength, who: tuple[str, ...]) -> tuple[Term, ...]:
        """Give the days of an item; every day where it runs on all days of presence."""
        whole = presence(mandate, who)
        everywhere = all(any(own.covers(term) for own in item.terms) for term in whole)
        return _FOREVER if undated or everywhere else item.terms

    return Law(
        acts=law.acts,
        windows=tuple(
            (window, _FOREVER, _FOREVER)
            for window, _, _ in law.windows
            if window.kind is WindowKind.PRESENCE
        )
        + tuple((_any_day(law, sender), _FOREVER, _FOREVER) for sender in sorted(senders)),
        lists=tuple(replace(one, terms=days(one, one.senders)) for one in lists),
        limits=tuple(replace(one, terms=days(one, one.scope.senders)) for one in limits),
        lengths=tuple(replace(one, terms=days(one, ())) for one in law.lengths if one.id in own),
    )


def _any_day(law: Law, sender: str) -> PermittedWindow:
    """Give a window of every day, for an act that dates none."""
    return PermittedWindow(
        id=f"{law.acts[0]}/",
        clause=ClauseRef(law.acts[0], "", Seen.UNSEEN),
        kind=WindowKind.PRESENCE,
        terms=_FOREVER,
        senders=(sender,),
    )


def _naming(limit: Limit) -> Permitted:
    """Give a limit on arms as the list of what it names, which claims no completeness."""
    codes = dict.fromkeys(code for reading in limit.readings for code in reading.arms)
    versions = {
        (() if reading.absent else reading.arms, reading.says) for reading in limit.readings
    }
    return Permitted(
        id=limit.id,
        clause=limit.clause,
        of=ListOf.ARMS,
        items=tuple(
            ListedItem(
                key=f"{limit.key}.{code}",
                versions=tuple(
                    ItemVersion(code=code if code in arms else "", says=says)
                    for arms, says in sorted(versions)
                ),
            )
            for code in codes
        ),
        complete=False,
        terms=limit.terms,
        senders=limit.scope.senders,
    )


def _narrowed(space: Space, row: Row) -> Space:
    """Leave only the kinds of arms that a row's limits count, where it is about some of them."""
    limits = [one for one in (*row.before, *row.after) if isinstance(one, Limit)]
    if row.aspect is not Aspect.ARMS:
        return space
    counted = tuple(
        code
        for code in space.codes[Measure.ARMS]
        if any(
            space.counts(limit, reading, code) is not Held.NO
            for limit in limits
            for reading in limit.readings
        )
    )
    return replace(space, codes={**space.codes, Measure.ARMS: counted})
