"""Remedies against the enumeration of every plan: this much wins, one step less does not."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from relevo.core.term import Term, runs_of
from relevo.rotation.explain.candidates import ranks
from relevo.rotation.explain.model import Change
from relevo.rotation.explain.oracle import kept_days
from relevo.rotation.explain.remedy import cheapest_first, furthest
from tests.rotation.explain.test_clash import explained, few
from tests.rotation.explain.worlds import World, coverable, short

DAY = timedelta(days=1)


class Raised(World):
    """A world in which one number is larger on some days."""

    def __init__(self, planning, remedy, number, term):
        super().__init__(planning)
        start = planning.horizon.start
        self.remedy, self.larger = remedy, number
        self.on = {(day - start).days for day in term or planning.horizon}

    def bound(self, name, none, day):
        now = super().bound(name, none, day)
        mine = self.remedy.change is Change.LIMIT and self.remedy.id.split("/")[1] == name
        return self.larger if mine and day in self.on else now

    def room(self, host, day):
        mine = self.remedy.change is Change.ROOM and self.remedy.id == host.id
        return self.larger if mine and day in self.on else super().room(host, day)

    def moves(self, room, week):
        mine = self.remedy.change is Change.MOVES and week in {day // 7 for day in self.on}
        return self.larger if mine else room


def changed(planning, remedy, number, term, day):
    """Give the world with a change, by code of its own."""
    units = planning.units
    match remedy.change:
        case Change.UNIT:
            like = min(
                (unit for unit in units.values() if unit.posts),
                key=lambda unit: (unit.dwell_x2, unit.persons, unit.id),
            )
            more = replace(
                like,
                id="new",
                available=(term,),
                free_from=None,
                posts=dict.fromkeys(planning.posts, 1),
            )
            return World(replace(planning, units={**units, "new": more}))
        case Change.AVAILABLE | Change.FREE_FROM | Change.DWELL:
            unit = units[remedy.id]
            if remedy.change is Change.AVAILABLE:
                days = {d for span in (*unit.available, term) for d in span}
                unit = replace(unit, available=runs_of(days))
            elif remedy.change is Change.FREE_FROM:
                unit = replace(unit, free_from=day)
            else:
                unit = replace(unit, dwell_x2=number)
            return World(replace(planning, units={**units, remedy.id: unit}))
        case Change.CLOSED:
            calendar = list(planning.calendar)
            calendar[int(remedy.id)] = replace(calendar[int(remedy.id)], no_movement=False)
            return World(replace(planning, calendar=tuple(calendar)))
        case Change.WINDOW:
            post = replace(planning.posts[remedy.id], window=term)
            return World(replace(planning, posts={**planning.posts, remedy.id: post}))
        case _:
            world = Raised(planning, remedy, number, term)
            if remedy.id.endswith("/stay"):
                world.bounds["stay"] = number
            return world


def smaller(planning, remedy):
    """Give every change one step smaller: number, days at either end, and the day."""
    step = -1 if remedy.change is not Change.DWELL else 1
    if remedy.after is not None and remedy.after + step != remedy.before:
        yield remedy.after + step, remedy.term, remedy.day
    if remedy.term is not None and remedy.change is not Change.WINDOW:
        cut = 7 if remedy.change is Change.MOVES else 1
        if remedy.term.days > cut:
            yield remedy.after, Term(remedy.term.start + cut * DAY, remedy.term.end), None
            yield remedy.after, Term(remedy.term.start, remedy.term.end - cut * DAY), None
    if remedy.day is not None and remedy.day + DAY < planning.units[remedy.id].free_from:
        yield None, None, remedy.day + DAY


@few
@given(seed=st.integers(0, 1_000_000))
def test_a_remedy_wins_its_days_and_one_step_less_does_not(seed):
    planning, result = short(seed)
    kept = kept_days(planning, result.tours)
    for run in explained(planning, result):
        assert not run.unsettled
        for remedy in run.remedies:
            won = {day for term in remedy.won for day in term}
            assert won <= set(run.term)
            assert remedy.wins == planning.posts[run.post].weight * len(won)
            assert remedy.enough
            needed = {**kept, run.post: kept[run.post] | won}
            if remedy.change is Change.WINDOW:
                needed = kept
            world = changed(planning, remedy, remedy.after, remedy.term, remedy.day)
            assert coverable(world, needed), remedy
            for number, term, day in smaller(planning, remedy):
                less = changed(planning, remedy, number, term, day)
                assert not coverable(less, needed), (remedy, number, term, day)


@given(st.integers(1, 40), st.data())
def test_the_last_that_holds_is_found_and_the_next_is_known_not_to(size, data):
    last = data.draw(st.integers(0, size - 1))
    assert furthest(range(size), lambda i: i <= last) == (last, True)


def test_what_is_not_known_is_said_so():
    value, proven = furthest(range(10), lambda i: True if i < 4 else None)
    assert (value, proven) == (3, False)


def test_every_change_has_a_rank_and_the_cheaper_comes_first():
    assert set(ranks()) == set(Change)
    planning, result = next(_short_worlds())
    for run in explained(planning, result):
        order = [ranks()[remedy.change] for remedy in run.remedies]
        assert order == sorted(order)
        assert cheapest_first(run.remedies) == run.remedies


def _short_worlds():
    from tests.rotation.explain.worlds import planned

    for seed in range(100):
        planning, result = planned(seed)
        if len(result.uncovered) > 1:
            yield planning, result
