"""Amendments and suspensions: on which days an act's own items, and those put in place, run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from relevo.core.term import Term, union
from relevo.core.words import text
from relevo.instrument.model import ChangeKind, WindowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.core.words import Text
    from relevo.instrument.model import Act, LimitLine, ListLine, Window

FOREVER = Term(date.min, date.max)
"""Every day; the term of an act that sets none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """An item of an amending act that takes an item's place, or joins the amended act.

    Attributes:
        act: The amending act.
        item: Its own item.
        amended: The amended act.
        instead: The item whose place is taken; empty for an addition.
        since: First day of the change; None if it is not known.
        dated: Whether the change itself names that day.
    """

    act: str
    item: str
    amended: str
    instead: str
    since: date | None
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendments:
    """What the acts in force do to each other.

    Attributes:
        acts: Acts in force, by identifier.
        cuts: Days taken away, by act and item; the item ``""`` stands for the whole act.
        joins: Items that take another's place or join an act.
        unsettled: Changes whose first day is not known, in words; they take nothing away.
    """

    acts: Mapping[str, Act]
    cuts: Mapping[tuple[str, str], list[Term]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    unsettled: tuple[Text, ...] = ()

    def window(self, act: Act, window: Window) -> tuple[Term, ...]:
        """Give the days of a window of an act: those before it takes another's place are not."""
        terms: tuple[Term, ...] = (window.term,)
        for join in self._of(act.id, window.id):
            if join.since and (join.instead or join.dated):
                terms = since(terms, join.since)
        return self._left(terms, act.id, window.id)

    def line(self, act: Act, line: LimitLine | ListLine) -> tuple[Term, ...]:
        """Give the days a limit or list of an act runs on.

        They are those of its window, else of the item whose place it takes, else of its act; see
        :meth:`presence`.
        """
        joins = self._of(act.id, line.id)
        named = [window for window in act.windows if window.id == line.window]
        if named:
            terms = self._standing(act, named)
        elif inherited := [join for join in joins if join.instead and join.amended in self.acts]:
            terms = union(term for join in inherited for term in self._replaced(join))
        else:
            terms = self.presence(act)
        for join in joins:
            if join.since and (join.instead or join.dated):
                terms = since(terms, join.since)
        return self._left(terms, act.id, line.id)

    def presence(self, act: Act) -> tuple[Term, ...]:
        """Give the days of the presence windows of an act, joined, with those put in their place.

        An act that dates no presence runs, if it amends others, with them from the day it is in
        force; else on every day.
        """
        windows = [window for window in act.windows if window.kind is WindowKind.PRESENCE]
        if windows:
            return self._standing(act, windows, added=True)
        amended = [self.acts[one.act] for one in act.amends if one.act in self.acts]
        if not amended:
            return (FOREVER,)
        terms = union(term for one in amended for term in self.presence(one))
        day = act.published_on()
        return since(terms, day) if day else terms

    def _standing(
        self, act: Act, windows: Sequence[Window], *, added: bool = False
    ) -> tuple[Term, ...]:
        """Give the days of windows of an act, of those in their place, and of those added."""
        names = {window.id for window in windows} | ({""} if added else set())
        terms = [term for window in windows for term in self.window(act, window)]
        for join in self.joins:
            if join.amended == act.id and join.instead in names and join.act in self.acts:
                later = self.acts[join.act]
                own = [one for one in later.windows if one.id == join.item]
                kept = [one for one in own if join.instead or one.kind is WindowKind.PRESENCE]
                terms += self._standing(later, kept)
        return union(terms)

    def _replaced(self, join: Join) -> tuple[Term, ...]:
        """Give the days that an item would run on had nothing taken its place."""
        act = self.acts[join.amended]
        lines: tuple[LimitLine | ListLine, ...] = (*act.limits, *act.lists)
        for line in lines:
            if line.id == join.instead:
                named = [window for window in act.windows if window.id == line.window]
                return self._standing(act, named) if named else self.presence(act)
        return self.presence(act)

    def _of(self, act: str, item: str) -> tuple[Join, ...]:
        """Give what an item of an act does to other acts."""
        return tuple(join for join in self.joins if (join.act, join.item) == (act, item))

    def _left(self, terms: Iterable[Term], act: str, item: str) -> tuple[Term, ...]:
        """Give what is left of terms after the cuts of an item and of its whole act."""
        cuts = (*self.cuts.get((act, ""), ()), *self.cuts.get((act, item), ()))
        return tuple(part for term in terms for part in term.outside(cuts))


def amendments_of(acts: Sequence[Act]) -> Amendments:
    """Give what acts do to each other.

    Args:
        acts: Acts in force; none amends itself, not even through others.
    """
    cuts: dict[tuple[str, str], list[Term]] = {}
    joins: list[Join] = []
    unsettled: list[Text] = []
    for act in acts:
        for stop in act.suspended_by:
            end = stop.to + timedelta(days=1) if stop.to else date.max
            cuts.setdefault((act.id, ""), []).append(Term(stop.from_, end))
        for amendment in act.amends:
            for change in amendment.changes:
                adds = change.kind is ChangeKind.ADD
                day = change.from_ or act.published_on()
                if own := change.item if adds else change.by:
                    joins.append(
                        Join(
                            act=act.id,
                            item=own,
                            amended=amendment.act,
                            instead="" if adds else change.item,
                            since=day,
                            dated=change.from_ is not None,
                        )
                    )
                if adds:
                    continue
                if day is None:
                    unsettled.append(
                        text(
                            "{act} changes {item} of {amended} from a day not found",
                            act=act.id,
                            item=change.item,
                            amended=amendment.act,
                        )
                    )
                    continue
                cuts.setdefault((amendment.act, change.item), []).append(Term(day, date.max))
    return Amendments(
        acts={act.id: act for act in acts},
        cuts=cuts,
        joins=tuple(joins),
        unsettled=tuple(unsettled),
    )


def since(terms: Iterable[Term], day: date) -> tuple[Term, ...]:
    """Give what is left of terms from a day on."""
    kept = (Term(max(term.start, day), term.end) for term in terms if term.end > day)
    return tuple(kept)
