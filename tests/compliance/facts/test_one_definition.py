"""One definition: gate, check of the record, check of a plan and planner say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.compliance.facts.records import ALWAYS, crossing, laws, log_of
from tests.compliance.facts.worlds import START, ZONE
from tests.compliance.worlds import plans
from tests.rotation.tiny import tiny
from tests.spec.world import build

from relevo.compliance.check import check
from relevo.compliance.facts.check import check_facts
from relevo.compliance.facts.crossing import CLASS, END, FREE, LIST, PUBLICATION, WINDOW
from relevo.compliance.facts.limits import RULE as LIMIT
from relevo.compliance.facts.limits import WHAT
from relevo.compliance.facts.matter import facts_of
from relevo.compliance.gate import Gate
from relevo.core.finding import Verdict
from relevo.instrument.model import Counting, Measure, WindowKind
from relevo.regime.due import midnight
from relevo.register.model import (
    Coverage,
    Kind,
    Materiel,
    Movement,
    Muster,
    Party,
    Person,
    Recorded,
    Way,
)
from relevo.rotation.solve import solve

SLOW = settings(
    max_examples=2 * settings.default.max_examples,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
SINGLE = {WINDOW, PUBLICATION, LIST, CLASS, END}


def judged(planning, log, as_of):
    """Give the matter of the rules."""
    return facts_of(log, planning.mandate, planning.chosen, planning.codes, ZONE, as_of=as_of)


def covered(log):
    """Leave out counts and returns, and put one return for every day: what is met is then met."""
    kept = [one for one in log if not isinstance(one.record, Muster | Coverage)]
    known = {one.entry for one in kept}
    kept = [one for one in kept if one.corrects is None or one.corrects in known]
    first = kept[0].recorded_at if kept else None
    entry = max(known, default=-1) + 1
    return [Recorded(entry=entry, recorded_at=first, record=ALWAYS), *kept] if kept else []


@st.composite
def at_the_gate(draw):
    """Draw a world, a record known by an instant, and somebody who comes at that instant."""
    planning = build(draw(laws()))
    rng = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - records, no secrets
    acts = [force.act.id for force in planning.mandate.acts]
    found = []
    for _ in range(5):
        log = covered(log_of(rng, acts, ZONE))
        taken = {one.record.at for one in log if isinstance(one.record, Movement)}
        coming = crossing(rng, acts, ZONE, taken, rng.choice([Way.IN] * 4 + [Way.OUT]))
        found.append((planning, log, coming))
    return found


def of_limits(findings):
    """Give the verdict of each limit."""
    return {one.limit: one.verdict for one in findings if one.rule == LIMIT}


def of_crossings(findings):
    """Give what is said of single crossings."""
    return {
        (one.rule, one.limit or "", one.subject, one.verdict)
        for one in findings
        if one.rule in SINGLE and one.verdict is not Verdict.MET
    }


@SLOW
@given(at_the_gate())
def test_the_gate_says_what_is_new_in_the_check(each):
    """Over limits decidable at the gate: ceilings that run on the day of the crossing."""
    for planning, log, coming in each:
        one = Recorded(entry=len(log) + 99, recorded_at=coming.at, record=coming)
        now = judged(planning, log, coming.at)
        then = judged(planning, [*log, one], coming.at)
        advice = Gate(now).ask(coming)
        old, new = check_facts(now), check_facts(then)
        if coming.way is Way.OUT or coming.cause in FREE:
            assert not any(each.rule in (LIMIT, *SINGLE) for each in advice.reasons)
            continue
        said = {r.limit: r.verdict for r in (*advice.reasons, *advice.standing) if r.rule == LIMIT}
        before, after = of_limits(old), of_limits(new)
        contradicted = len(then.presence.anomalies) - len(now.presence.anomalies)
        assert contradicted == sum(r.rule == "R-FACT-RECORD" for r in advice.reasons)
        for limit in planning.mandate.limits:
            runs = any(coming.day in term for term in limit.terms)
            if limit.measure not in WHAT or not runs or contradicted:
                continue
            if not all(reading.bound.upper for reading in limit.readings):
                assert limit.id not in said
                continue
            was, is_ = before[limit.id], after[limit.id]
            if was is Verdict.MET:
                assert said.get(limit.id, Verdict.MET) is is_
            if said.get(limit.id) is Verdict.BREACHED:
                assert is_ is Verdict.BREACHED
            if is_ is Verdict.BREACHED is not was and len(limit.readings) == 1:
                assert said[limit.id] is Verdict.BREACHED
        alone = {
            (r.rule, r.limit, r.subject, r.verdict) for r in advice.reasons if r.rule in SINGLE
        }
        assert of_crossings(new) - of_crossings(old) <= alone <= of_crossings(new)


@SLOW
@given(at_the_gate())
def test_a_gate_that_is_kept_answers_like_one_made_anew(each):
    """Movements that the gate takes one by one, parts of parties too, against all at once."""
    for planning, log, coming in each:
        moves = sorted(
            (
                one
                for one in log
                if isinstance(one.record, Movement)
                and one.corrects is None
                and one.record.at < coming.at
            ),
            key=lambda one: one.record.at,
        )
        past = [
            Recorded(entry=n, recorded_at=one.record.at, record=one.record)
            for n, one in enumerate(moves)
        ]
        anew = judged(planning, past, coming.at)
        if anew.presence.anomalies:
            continue
        kept = Gate(judged(planning, [], coming.at))
        for one in past:
            kept.take(one)
        assert kept.ask(coming) == Gate(anew).ask(coming)


@SLOW
@given(at_the_gate(), st.randoms(use_true_random=False))
def test_the_order_in_which_crossings_were_recorded_changes_no_answer(each, rng):
    for planning, log, coming in each:
        moves = [
            one.record for one in log if isinstance(one.record, Movement) and one.corrects is None
        ]
        mixed = rng.sample(moves, len(moves))
        answers = []
        for order in (moves, mixed):
            known = [
                Recorded(entry=n, recorded_at=coming.at, record=one) for n, one in enumerate(order)
            ]
            now = judged(planning, known, coming.at)
            advice = Gate(now).ask(coming)
            answers.append(
                (
                    advice.answer,
                    Counter((r.rule, r.limit, r.subject, r.verdict) for r in advice.reasons),
                    Counter((f.rule, f.limit, f.subject, f.verdict) for f in check_facts(now)),
                )
            )
        assert answers[0] == answers[1]


# --- a plan executed exactly -----------------------------------------------------------------

OF_CODES = {
    "R-CATEGORY": "category",
    "R-PLACE": "place",
    "R-HOST": "institution",
    "R-ARMS-KIND": "arms",
}
GRAVITY = [Verdict.MET, Verdict.UNDETERMINED, Verdict.BREACHED]
LATE = datetime(2027, 12, 31, 4, 0, tzinfo=UTC)
"""Long after every plan is over, within the days that the return covers."""


def executed(planning, tours, *, first_hour, last_hour):
    """Record a plan as carried out: each tour in on its first day and out on its last.

    Everybody is a new person on each tour and brings new pieces, since a plan counts each tour by
    itself. A kit that stays with its post comes with the first of each unbroken presence there, and
    leaves with the last.

    Args:
        planning: Units, posts and kits.
        tours: The plan.
        first_hour: Hours after midnight at which a unit comes.
        last_hour: The same for leaving; 24 means the last instant of the day.
    """
    records = [ALWAYS]
    for n, tour in enumerate(tours):
        unit, post = planning.units[tour.unit], planning.posts[tour.post]
        here = [t.stay for t in tours if t.post == tour.post]
        opens = not any(s.start < tour.stay.start <= s.end for s in here) and n == min(
            m
            for m, t in enumerate(tours)
            if t.post == tour.post and t.stay.start == tour.stay.start
        )
        closes = not any(s.start <= tour.stay.end < s.end for s in here) and n == max(
            m for m, t in enumerate(tours) if t.post == tour.post and t.stay.end == tour.stay.end
        )
        kept = pieces(planning, post.kit, post.id)
        brought = pieces(planning, unit.kit, f"{unit.id}-{n}")
        party = Party(
            name=f"{unit.id}-{n}",
            sender=unit.sender,
            unit=unit.id,
            category=unit.category,
            post=post.id,
            persons=tuple(Person(roll=f"{n}-{m}") for m in range(unit.persons)),
        )
        for way, day, hour, stays in (
            (Way.IN, tour.stay.start, first_hour, opens),
            (Way.OUT, tour.stay.last, last_hour, closes),
        ):
            at = midnight(day, ZONE) + timedelta(hours=hour)
            if hour == 24:
                at -= timedelta(microseconds=1)
            records.append(
                Movement(
                    clearance=f"{n}-{way}",
                    way=way,
                    at=at,
                    day=day,
                    party=replace(party, materiel=(*brought, *(kept if stays else ()))),
                    place=post.place,
                    institution=post.institution,
                    until=tour.stay.last if way is Way.IN else None,
                )
            )
    return [Recorded(entry=n, recorded_at=START, record=record) for n, record in enumerate(records)]


def pieces(planning, name, holder):
    """Give the arms of a kit as pieces with serial numbers."""
    if name not in planning.kits:
        return ()
    return tuple(
        Materiel(kind=Kind.ARMS, item=code, serial=f"{holder}-{m}")
        for code, number in planning.kits[name].arms.items()
        for m in range(number)
    )


@st.composite
def planned(draw):
    """Draw a world with one act that is surely in force and no incumbents, and a plan."""
    given = draw(laws())
    given["acts"] = given["acts"][:1]
    for post in given["posts"].values():
        post["incumbent"] = None
    for act in given["acts"]:
        act["dates"] = {"published": "2025-12-15"}
        act["conflicts"] = [one for one in act["conflicts"] if one["about"] != "dates.published"]
    planning = build(given)
    return planning, draw(plans(planning))


def verdicts(findings, rule):
    """Give the verdict of each limit under a rule."""
    return {one.limit: one.verdict for one in findings if one.rule == rule}


def comparable(planning, tours, limit):
    """Whether a limit asks only for what a plan says, and kits that stay are never in doubt."""
    scope = limit.scope
    if scope.activities or scope.contingents or scope.person_classes or scope.named or scope.things:
        return False
    own = {reading.counting for reading in limit.readings if not reading.absent}
    lower = not all(reading.bound.upper for reading in limit.readings)
    if Counting.PER_CONTINGENT in own and lower:
        return False  # whoever may not be concerned may be too few: the record leaves it open
    if limit.measure is Measure.ARMS and any(planning.posts[t.post].kit for t in tours):
        # a kit that stays counts with the party it came with, not with each in turn
        return not scope.categories and Counting.PER_CONTINGENT not in own
    return True


@SLOW
@given(planned())
def test_a_plan_executed_exactly_is_judged_as_the_plan(drawn):
    """Each tour in at 00:00 of its first day, out at 24:00 of its last: numbers are the same."""
    planning, tours = drawn
    assume(tours)
    on_paper = check(planning, tours, as_of=planning.mandate.day)
    facts = judged(planning, executed(planning, tours, first_hour=0, last_hour=24), LATE)
    assert not facts.presence.anomalies
    on_record = check_facts(facts)
    for rule, of_facts in (
        ("R-STRENGTH", LIMIT),
        ("R-ARMS-QUANTITY", LIMIT),
        ("R-STAY-DAYS", "R-FACT-STAY"),
    ):
        there = verdicts(on_record, of_facts)
        for limit_id, verdict in verdicts(on_paper, rule).items():
            limit = next(one for one in planning.mandate.limits if one.id == limit_id)
            if comparable(planning, tours, limit):
                assert there[limit_id] is verdict, (rule, limit_id)


@SLOW
@given(planned(), st.sampled_from([(8, 8), (8, 16), (16, 8)]))
def test_a_plan_executed_within_its_days_is_never_judged_worse(drawn, hours):
    """A plan counts whole days: two units of one day may never have met."""
    planning, tours = drawn
    first, last = hours
    assume(tours and all(t.stay.days > 1 or first < last for t in tours))
    assume(not any(planning.posts[t.post].kit for t in tours))
    log = executed(planning, tours, first_hour=first, last_hour=last)
    on_paper = check(planning, tours, as_of=planning.mandate.day)
    there = verdicts(check_facts(judged(planning, log, LATE)), LIMIT)
    for rule in ("R-STRENGTH", "R-ARMS-QUANTITY"):
        for limit_id, verdict in verdicts(on_paper, rule).items():
            limit = next(one for one in planning.mandate.limits if one.id == limit_id)
            if all(reading.bound.upper for reading in limit.readings):
                assert GRAVITY.index(there[limit_id]) <= GRAVITY.index(verdict)


@SLOW
@given(planned())
def test_days_and_codes_of_a_plan_executed_exactly_are_judged_as_the_plan(drawn):
    """A crossing is judged on its own day with the end foreseen; a plan on every day of it."""
    planning, tours = drawn
    assume(tours)
    on_paper = check(planning, tours, as_of=planning.mandate.day)
    log = executed(planning, tours, first_hour=0, last_hour=24)
    on_record = check_facts(judged(planning, log, LATE))
    windows = {window.id for window in planning.mandate.windows}
    dated = any(w.kind is WindowKind.PRESENCE for f in planning.mandate.acts for w in f.act.windows)
    senders = {planning.units[t.unit].sender: t for t in tours}
    for one in on_paper:
        if one.rule == "R-WINDOW":
            parties = {
                f"{t.unit}-{n}"
                for n, t in enumerate(tours)
                if planning.units[t.unit].sender == one.subject
            }
            found = {
                each.verdict
                for each in on_record
                if (each.rule == WINDOW and each.subject == one.subject)
                or (each.rule == END and each.limit in windows and each.subject in parties)
            }
            assert (Verdict.BREACHED not in found) or one.verdict is Verdict.BREACHED
            if dated and one.verdict is Verdict.BREACHED:
                assert Verdict.BREACHED in found
            if one.verdict is Verdict.MET:
                assert not found
    assert senders
    paper = {
        (OF_CODES[one.rule], one.subject): one.verdict for one in on_paper if one.rule in OF_CODES
    }
    for one in on_record:
        kinds = [rule for rule, code in paper if code == one.subject]
        if one.rule == LIST and one.subject and kinds:
            worst = max(GRAVITY.index(paper[kind, one.subject]) for kind in kinds)
            assert GRAVITY.index(one.verdict) <= worst
    for (_, code), verdict in paper.items():
        if verdict is Verdict.MET:
            assert not any(one.rule == LIST and one.subject == code for one in on_record)


@settings(max_examples=max(20, settings.default.max_examples // 4))
@given(st.integers(0, 10**6))
def test_an_optimal_plan_executed_exactly_keeps_every_limit_it_was_made_to_keep(seed):
    world = tiny(seed)
    posts = {name: replace(post, incumbent=None) for name, post in world.posts.items()}
    planning = replace(world, posts=posts)  # whoever is there already may exceed a limit by that
    clock = count()
    result = solve(
        planning,
        clock=lambda: next(clock) / 1e6,
        time_limit_s=60,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=0,
    )
    log = executed(planning, result.tours, first_hour=0, last_hour=24)
    found = check_facts(judged(planning, log, LATE))
    kept = {one.limit: one.verdict for one in found if one.rule in (LIMIT, "R-FACT-STAY")}
    assert result.limits_enforced
    for limit in result.limits_enforced:
        assert kept[limit] is Verdict.MET
