"""The smallest annex: the plan keeps it, and one less of any number would not permit the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from relevo.compliance.check import check
from relevo.core.bound import Quantity
from relevo.core.classes import EntryClass
from relevo.core.codes import Held
from relevo.core.finding import Verdict
from relevo.instrument.model import ActStatus, Measure
from relevo.mandate.from_acts import mandate_on
from relevo.regime.packaged import packaged_regime
from relevo.rotation.draft import as_adopted, draft_act
from relevo.rotation.needs import needs_of
from relevo.rotation.shifted import moved, shifted
from tests.compliance.worlds import GOOD_PLAN, GOOD_WORLD, worlds
from tests.report import example
from tests.spec.world import build, tour

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def drafted(planning, tours, *, regime=None, follows=None, asked_on=date(2026, 12, 31)):
    return draft_act(
        needs_of(planning, tours),
        act_id="xa-draft",
        host="XA",
        regime=regime,
        follows=follows,
        asked_on=asked_on,
        plan_name="plan",
        codes=planning.codes,
        illustrative=planning.illustrative,
    )


def law_under(act, planning, tours):
    """Give what the law says of a plan if an act were all that is in force."""
    day = min(window.from_ for window in act.windows)
    mandate = mandate_on([as_adopted(act, day)], day)
    return check(replace(planning, mandate=mandate), tours, as_of=day)


def verdict_of(findings, limit):
    (one,) = [found for found in findings if found.limit == limit]
    return one.verdict


def one_less(act, place):
    line = act.limits[place]
    less = replace(line, quantity=Quantity(line.quantity.quantifier, line.quantity.n - 1))
    return replace(act, limits=(*act.limits[:place], less, *act.limits[place + 1 :]))


@slow
@given(world=worlds(), years=st.integers(-2, 3))
def test_the_draft_is_the_smallest_that_permits_the_plan(world, years):
    planning, tours = shifted(*world, years)
    assume(needs_of(planning, tours))
    act = drafted(planning, tours).act
    assert {Verdict.BREACHED} & {one.verdict for one in law_under(act, planning, tours)} == set()
    for place, line in enumerate(act.limits):
        verdict = verdict_of(
            law_under(one_less(act, place), planning, tours), f"xa-draft/{line.id}"
        )
        arms, categories = planning.codes.arms, planning.codes.categories
        clear = all(arms.holds(line.scope.arms, code) is Held.YES for code in line.scope.arms)
        clear &= all(
            categories.holds(line.scope.categories, code) is Held.YES
            for code in line.scope.categories
        )
        assert verdict is Verdict.BREACHED if clear else verdict is not Verdict.MET, line.id


def test_a_good_plan_is_met_throughout_by_its_own_draft():
    planning, tours = shifted(build(GOOD_WORLD), [tour(line) for line in GOOD_PLAN], 1)
    found = law_under(drafted(planning, tours).act, planning, tours)
    assert {one.verdict for one in found} == {Verdict.MET, Verdict.KEPT}


def test_reliefs_count_twice_and_a_kit_that_stays_counts_once():
    planning, tours = example.planning(), example.tours()
    (need,) = needs_of(planning, tours)
    act = drafted(planning, tours).act
    most = max(
        sum(planning.units[one.unit].persons for one in tours if day in one.stay)
        for day in planning.horizon
    )
    assert need.persons >= most
    assert need.persons > max(unit.persons for unit in planning.units.values())
    assert [line.quantity.n for line in act.limits if line.id == "persons"] == [need.persons]
    assert sum(need.by_category.values()) >= need.persons


def test_without_reliefs_the_numbers_are_smaller():
    planning, tours = build(GOOD_WORLD), [tour(line) for line in GOOD_PLAN]
    (need,) = needs_of(planning, tours)
    (alone,) = needs_of(planning, tours[:1])
    assert alone.persons < need.persons


def test_a_draft_follows_the_series_and_the_law_of_its_day():
    planning, tours = example.planning(), example.tours()
    peru = packaged_regime("pe")
    before = drafted(planning, tours, regime=peru, asked_on=date(2026, 7, 27))
    after = drafted(planning, tours, regime=peru, asked_on=date(2026, 7, 28))
    assert (before.act.body, after.act.body) == ("Congreso de la República", "Senado")
    assert after.act.status is ActStatus.REQUESTED
    assert after.act.class_of_entry.value is EntryClass.ARMED
    assert [fact.rule.id for fact in after.missing] == ["armed-reasons"]
    assert any("los motivos" in one.es for one in after.act.verify)


def test_without_law_nothing_is_invented():
    planning, tours = example.planning(), example.tours()
    draft = drafted(planning, tours)
    assert (draft.act.kind, draft.act.body) == ("not_found", "not_found")
    assert draft.consents == draft.content == ()
    assert draft.act.illustrative == planning.illustrative
    assert draft.act.costs.value is None


def test_a_plan_without_arms_takes_the_class_of_the_act_before():
    planning, tours = example.planning(), example.tours()
    planning = replace(planning, kits={})
    assert drafted(planning, tours).act.class_of_entry is None
    unarmed = replace(
        example.act(),
        class_of_entry=replace(
            drafted(example.planning(), tours).act.class_of_entry, value=EntryClass.UNARMED
        ),
    )
    draft = drafted(planning, tours, follows=unarmed)
    assert draft.act.class_of_entry.value is EntryClass.UNARMED
    assert not any(line.measure is Measure.ARMS for line in draft.act.limits)


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), years=st.integers(-100, 100))
def test_a_moved_day_keeps_month_and_day_but_for_the_leap_day(day, years):
    there = moved(day, years)
    assert (there.year, there.month) == (day.year + years, day.month)
    assert there.day == day.day or (day.month, day.day, there.day) == (2, 29, 28)


def test_days_stay_in_order_when_moved():
    days = [date(2024, 2, 28) + timedelta(n) for n in range(3)]
    assert [moved(day, 1) for day in days] == [
        date(2025, 2, 28),
        date(2025, 2, 28),
        date(2025, 3, 1),
    ]
