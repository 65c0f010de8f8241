"""Replanning: against every plan of tiny worlds, against the checker, and by hand."""

import itertools
import time
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.core.term import Term
from relevo.instrument.model import Measure
from relevo.mandate.from_acts import mandate_on
from relevo.rotation.model import Incumbent, LevelName, PostEnd, PostStart, Status, Tour
from relevo.rotation.replan import Cut, add_posts, answer, close, drop, frozen, lower, under
from relevo.rotation.solve import solve
from tests.rotation.brute import World
from tests.rotation.tiny import FIRST, act, day, line, term, tiny

seeds = st.integers(0, 1_000_000)
few = settings(max_examples=settings.default.max_examples)
BAD = {Verdict.BREACHED, Verdict.SHORT}


def solved(planning, *, limit=60.0, keep=lambda _: None):
    return solve(
        planning,
        clock=time.monotonic,
        time_limit_s=limit,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        keep=keep,
    )


@st.composite
def changed(draw):
    """A tiny world, its plan, and the world changed and frozen on some day."""
    planning = tiny(draw(seeds))
    tours = solved(planning).tours
    since = planning.horizon.start + timedelta(days=draw(st.integers(0, planning.horizon.days - 1)))
    now = planning
    for kind in draw(st.sets(st.sampled_from(["drop", "close", "persons", "rifles"]), max_size=2)):
        match kind:
            case "drop":
                now = drop(now, draw(st.sampled_from(sorted(now.units))), since)
            case "close":
                last = since + timedelta(days=draw(st.integers(0, 2)))
                now = close(now, "Q", Term.inclusive(since, last))
            case "persons":
                now = lower(now, Measure.PERSONS, draw(st.integers(1, 3)), since)
            case _:
                now = lower(now, Measure.ARMS, draw(st.integers(0, 2)), since, "rifle")
    return planning, tours, frozen(now, tours, since)


class Frozen(World):
    """Every plan that keeps what has begun; a tour in place may end on any day allowed."""

    def __init__(self, planning):
        super().__init__(planning)
        self.since = self.number[planning.frozen_until]
        self.lines = [
            ("rifles" if name == "arms-rifle" else name, limit.readings[0].bound.lo, first)
            for limit in planning.mandate.limits
            for name in [limit.id.split("/")[1]]
            for first in [max(0, self.number.get(limit.terms[0].start, 0))]
        ]
        self.bounds = {"stay": next(n for name, n, _ in self.lines if name == "stay")}
        self.had = {
            (t.unit, t.post, self.number[t.stay.start], self.number[t.stay.last])
            for t in planning.announced
        }

    def begun(self, post):
        """First days, last days and units of the tours begun at a post, in order."""
        return sorted((a, b, u) for u, p, a, b in self.had if p == post.id and a < self.since)

    def chains(self, post):
        begun = self.begun(post)
        for chain in super().chains(post):
            mine = sorted((a, b, u) for u, a, b in chain if a < self.since)
            if [(a, u) for a, _, u in mine] == [(a, u) for a, _, u in begun] and all(
                self.may_end(then, now[1], last=then == begun[-1])
                for now, then in zip(mine, begun, strict=True)
            ):
                yield chain

    def may_end(self, stay, end, *, last):
        """Whether a tour begun may end on a day: only the last one in place may change."""
        if stay[1] < self.since:
            return end == stay[1]
        if self.since not in self.free_days(self.planning.units[stay[2]]):
            return end == self.since - 1
        return end >= self.since and (last or end == stay[1])

    def fits(self, plan):
        if not super().fits(plan):
            return False
        stays = [(u, p, a, b) for p, chain in plan.items() for u, a, b in chain]
        for post in self.planning.posts.values():
            if post.incumbent is not None:
                stay = post.incumbent.stay
                stays.append((post.incumbent.unit, post.id, -9, self.number[stay.last]))
        for d in range(self.days):
            counts = self.counts([(u, p) for u, p, a, b in stays if a <= d <= b])
            for name, n, first in self.lines:
                if name != "stay" and d >= first and counts[name] > n:
                    return False
        return True

    def worth(self, plan):
        """Uncovered days of the whole horizon; changes; cost and fairness of what may change."""
        planning = self.planning
        tours = {(u, p, a, b) for p, chain in plan.items() for u, a, b in chain}
        latest = {(p, *self.begun(post)[-1:]) for p, post in planning.posts.items()}
        free = [
            (u, p)
            for u, p, a, b in tours
            if a >= self.since
            or (b >= self.since and any(q == p and s[::2] == (a, u) for q, *r in latest for s in r))
        ]
        units = [u for u, _ in free]
        return (
            sum(
                planning.posts[p].weight * self.uncovered(planning.posts[p], chain)
                for p, chain in plan.items()
            ),
            len(tours ^ self.had),
            sum(planning.units[u].posts[p] for u, p in free),
            sum(n * (n - 1) for n in map(units.count, set(units))),
        )

    def best(self):
        chains = [list(self.chains(post)) for post in self.planning.posts.values()]
        plans = (
            dict(zip(self.planning.posts, combo, strict=True))
            for combo in itertools.product(*chains)
        )
        return min((self.worth(plan) for plan in plans if self.fits(plan)), default=None)


@few
@given(world=changed())
def test_no_plan_that_keeps_what_has_begun_is_better(world):
    _, _, planning = world
    every = Frozen(planning)
    assume(every.plans() < 20_000)
    best = every.best()
    assume(best is not None)
    result = solved(planning)
    assert result.status is Status.OPTIMAL
    assert tuple(level.value for level in result.levels) == best
    assert result.levels[1].name is LevelName.CHANGES


@few
@given(world=changed())
def test_a_new_plan_breaks_nothing_but_what_has_begun_breaks(world):
    _, _, planning = world
    better = []
    tours = solved(planning, keep=better.append).tours
    for plan in (tours, *(one.tours for one in better)):
        begun = [tour for tour in plan if tour.stay.start < planning.frozen_until]
        facts = {key(f): f.verdict for f in check(planning, begun, as_of=FIRST)}
        for finding in check(planning, plan, as_of=FIRST):
            if finding.verdict in BAD and finding.rule != "R-PRESENCE":
                assert facts.get(key(finding)) is finding.verdict, finding


def key(finding):
    return finding.rule, finding.limit, finding.subject


@few
@given(world=changed())
def test_days_before_the_first_that_can_change_stay_as_they_were(world):
    _, tours, planning = world
    after = solved(planning).tours
    for one in planning.horizon:
        assert one >= planning.frozen_until or there(after, one) == there(tours, one)


def there(tours, on):
    return {(tour.unit, tour.post, tour.stay.start) for tour in tours if on in tour.stay}


@few
@given(seed=seeds, n=st.integers(0, 5))
def test_an_optimal_plan_stays_if_nothing_changes(seed, n):
    planning = tiny(seed)
    tours = solved(planning).tours
    again = frozen(planning, tours, day(n))
    result = solved(again)
    assert set(result.tours) == set(tours)
    found = answer(planning, tours, again, result.tours)
    assert found.unchanged
    assert found.gaps_before == found.gaps_after


@few
@given(world=changed())
def test_the_answer_names_every_tour_of_both_plans_once(world):
    before, tours, planning = world
    after = solved(planning).tours
    found = answer(before, tours, planning, after)
    same = [*found.past, *found.kept]
    assert bag(tours) == bag([*same, *(m.before for m in found.changed), *found.dropped])
    assert bag(after) == bag([*same, *(m.after for m in found.changed), *found.new])
    for moved in found.changed:
        assert (moved.before.unit, moved.before.post) == (moved.after.unit, moved.after.post)
        assert moved.before.stay != moved.after.stay
    assert all(tour.stay.start >= planning.frozen_until for tour in found.new)
    assert all(tour.stay.start >= planning.frozen_until for tour in found.dropped)
    assert all(gap.term.start >= planning.frozen_until for gap in found.gaps_after)


def bag(tours):
    return sorted((tour.unit, tour.post, tour.stay) for tour in tours)


def quiet(horizon, posts, tours, *, units=(), overlap=1):
    """A world of posts and equal units with stays of at most 4 days, and nothing in their way."""
    planning = tiny(3)
    names = sorted({tour.unit for tour in tours} | set(units))
    model = next(iter(planning.units.values()))
    offered = {
        name: replace(
            model,
            id=name,
            persons=1,
            available=(horizon,),
            posts=dict.fromkeys(posts, 1),
            dwell_x2=6,
            free_from=None,
            kit="",
        )
        for name in names
    }
    post = next(iter(planning.posts.values()))
    return replace(
        planning,
        horizon=horizon,
        mandate=mandate_on([act(horizon, (line("stay", Measure.STAY_DAYS, 4),))], FIRST),
        units=offered,
        posts={
            name: replace(
                post,
                id=name,
                institution="I0",
                window=horizon,
                starts=PostStart.CONTINUES,
                ends=PostEnd.CLOSES,
                weight=1,
                kit="",
                incumbent=None,
            )
            for name in posts
        },
        institutions={},
        points={"Q": replace(planning.points["Q"], moves_per_week=None)},
        calendar=(),
        overlap_days=overlap,
    )


def tour(unit, first, last, post="P"):
    return Tour(unit=unit, post=post, stay=term(first, last))


PLAN = (tour("A", 0, 2), tour("B", 2, 5), tour("C", 5, 7))


def test_the_unit_in_place_stays_on_when_its_relief_drops_out():
    tours = (tour("A", 0, 2), tour("B", 2, 5), tour("C", 5, 6))
    planning = quiet(term(0, 6), ["P"], tours)
    again = frozen(drop(planning, "B", day(1)), tours, day(1))
    result = solved(again)
    assert result.tours == (tour("A", 0, 3), tour("C", 3, 6))
    assert [level.value for level in result.levels[:2]] == [0, 5]
    found = answer(planning, tours, again, result.tours)
    assert [(one.before, one.after) for one in found.changed] == [
        (tour("A", 0, 2), tour("A", 0, 3)),
        (tour("C", 5, 6), tour("C", 3, 6)),
    ]
    assert found.dropped == (tour("B", 2, 5),)
    assert not found.cut


def test_a_unit_that_drops_out_leaves_on_the_eve():
    planning = quiet(term(0, 7), ["P"], PLAN)
    again = frozen(drop(planning, "B", day(4)), PLAN, day(4))
    found = answer(planning, PLAN, again, solved(again).tours)
    assert [(moved.after, moved.cut) for moved in found.cut] == [(tour("B", 2, 3), Cut.AWAY)]
    assert found.gaps_after[0].term.start == day(4)


def test_of_two_units_at_a_relief_the_leaving_one_goes_as_announced():
    planning = quiet(term(0, 7), ["P"], PLAN, overlap=2)
    tours = (tour("A", 0, 3), tour("B", 2, 5), tour("C", 4, 7))
    again = frozen(lower(planning, Measure.PERSONS, 1, day(3)), tours, day(3))
    result = solved(again)
    assert tour("A", 0, 3) in result.tours
    assert check_of(again, result.tours)["R-RELIEF"] is Verdict.KEPT


def check_of(planning, tours):
    return {finding.rule: finding.verdict for finding in check(planning, tours, as_of=FIRST)}


def test_a_closed_point_moves_the_departure_of_the_unit_in_place():
    planning = quiet(term(0, 7), ["P"], PLAN)
    again = frozen(close(planning, "Q", term(2, 2)), PLAN, day(1))
    result = solved(again)
    assert check_of(again, result.tours)["R-NO-MOVEMENT"] is Verdict.KEPT
    assert tour("A", 0, 3) in result.tours


def test_a_departure_that_no_day_allows_is_said():
    planning = quiet(term(0, 7), ["P"], PLAN)
    again = frozen(close(planning, "Q", term(1, 7)), PLAN, day(1))
    result = solved(again)
    assert [one.unit for one in result.tours] == ["A"]
    assert check_of(again, result.tours)["R-NO-MOVEMENT"] is Verdict.SHORT


def test_a_ceiling_below_those_in_place_is_said_and_nobody_comes():
    planning = quiet(term(0, 7), ["P"], PLAN)
    again = frozen(lower(planning, Measure.PERSONS, 0, day(1)), PLAN, day(1))
    result = solved(again)
    assert result.tours == (tour("A", 0, 1),)
    assert check_of(again, result.tours)["R-STRENGTH"] is Verdict.SHORT
    assert "command-line/persons" in result.limits_enforced


def test_an_incumbent_that_drops_out_leaves_on_the_eve():
    planning = quiet(term(0, 7), ["P"], PLAN)
    post = replace(planning.posts["P"], incumbent=Incumbent(unit="A", stay=term(-2, 3)))
    planning = replace(planning, posts={"P": post})
    assert drop(planning, "A", day(2)).posts["P"].incumbent.stay == term(-2, 1)
    assert drop(planning, "A", day(0)).posts["P"].incumbent is None
    assert drop(planning, "B", day(2)).posts == planning.posts


def test_an_added_post_is_offered_to_its_category_and_takes_no_post_from_another():
    planning = quiet(term(0, 7), ["P"], PLAN, units=["D", "E"])
    new = replace(planning.posts["P"], id="N", window=term(4, 7))
    again = frozen(add_posts(planning, [new], {"N": 1}), PLAN, day(4))
    result = solved(again)
    found = answer(planning, PLAN, again, result.tours)
    assert found.kept == PLAN[1:]
    assert not found.changed
    assert {one.post for one in found.new} == {"N"}
    assert found.gaps_after == ()


def test_a_shorter_mandate_sends_those_in_place_home():
    planning = quiet(term(0, 7), ["P"], PLAN)
    post = replace(planning.posts["P"], incumbent=None)
    shorter = mandate_on(
        [act(term(0, 3), (line("stay", Measure.STAY_DAYS, 4),))], planning.horizon.start
    )
    planning = replace(planning, posts={"P": post})
    again = frozen(under(planning, shorter, day(3)), PLAN, day(3))
    result = solved(again)
    assert result.tours == (tour("A", 0, 2), tour("B", 2, 3))
    assert check_of(again, result.tours)["R-WINDOW"] is Verdict.MET


def test_a_mandate_that_ends_at_once_is_the_reason_to_leave():
    planning = quiet(term(0, 7), ["P"], PLAN)
    ended = mandate_on([act(term(0, 3), ())], planning.horizon.start)
    again = frozen(under(planning, ended, day(4)), PLAN, day(4))
    found = answer(planning, PLAN, again, solved(again).tours)
    assert [(moved.after, moved.cut) for moved in found.cut] == [(tour("B", 2, 3), Cut.LAW)]


def test_a_shorter_mandate_sends_incumbents_home():
    planning = quiet(term(0, 7), ["P"], PLAN)
    post = replace(planning.posts["P"], incumbent=Incumbent(unit="A", stay=term(-2, 5)))
    planning = replace(planning, posts={"P": post})
    shorter = mandate_on([act(term(0, 3), ())], planning.horizon.start)
    assert under(planning, shorter, day(2)).posts["P"].incumbent.stay == term(-2, 3)
    assert under(planning, planning.mandate, day(2)).posts == planning.posts


def test_the_first_plan_is_there_before_any_search():
    planning = quiet(term(0, 7), ["P"], PLAN)
    again = frozen(drop(planning, "C", day(4)), PLAN, day(4))
    kept = []
    result = solve(
        again,
        clock=time.monotonic,
        time_limit_s=60.0,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: True,
        keep=kept.append,
    )
    assert result.tours == kept[-1].tours
    assert tour("B", 2, 5) in kept[0].tours
    assert "C" not in {one.unit for one in kept[0].tours}
