"""What the gate counts, and what it leaves out because there is room for it."""

from dataclasses import replace
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.compliance.facts.worlds import ZONE, crossings, facts, logged, movement
from tests.compliance.worlds import FIRST, givens
from tests.spec.world import build

from relevo.compliance.facts.brought import brought_by
from relevo.compliance.facts.item import items_of
from relevo.compliance.gate import Answer, Gate, ask
from relevo.core.finding import Verdict
from relevo.instrument.model import Counting, Measure
from relevo.register.model import Kind, Materiel, Party, Person, Recorded, Way
from relevo.register.presence import fold_presence


def world(*limits, windows=()):
    """Give a world with limits on the whole year; ``windows`` adds others to date them."""
    whole = {"id": "w", "kind": "presence", "from": FIRST, "to": "2026-12-31", "clause": "c"}
    return build(
        {
            "acts": [
                {
                    "windows": [whole, *({**whole, **each} for each in windows)],
                    "limits": [
                        {"id": f"l{n}", "clause": "c", "counting": "concurrent", **limit}
                        for n, limit in enumerate(limits)
                    ],
                }
            ]
        }
    )


def party(name, *rolls, arms=()):
    return Party(
        name=name,
        sender="XB",
        category="special",
        persons=tuple(Person(roll=roll) for roll in rolls),
        materiel=tuple(Materiel(kind=Kind.ARMS, item=item, quantity=n) for item, n in arms),
    )


def crossing(hours, who, way=Way.IN):
    return movement(way, hours, who, act="act0", place="XA-N")


def exceeded(advice):
    return [one.limit for one in advice.reasons if one.verdict is Verdict.BREACHED]


def counted(items):
    """Sum items up by what limits tell apart, in order."""
    found = {}
    for item in items:
        kin = item.measure, item.code, item.name, item.of
        found[kin] = found.get(kin, 0) + item.count
    return found


@given(crossings(Way.IN))
def test_what_a_crossing_brings_is_what_the_record_would_count(one):
    recorded = Recorded(entry=-1, recorded_at=one.at, record=one)
    items = items_of(fold_presence((recorded,)), (recorded,), ZONE)
    assert {each.kin: each.count for each in brought_by(one)} == counted(items)
    keys = {key for each in brought_by(one) for key in each.keys}
    assert keys == {
        item.key
        for item in items
        if item.measure in (Measure.PERSONS, Measure.UNITS) and isinstance(item.key, str)
    } | {one.piece for one in one.party.materiel if one.serial}


def test_a_roll_number_and_a_serial_that_are_named_twice_count_once():
    pistol = Materiel(kind=Kind.ARMS, item="glock", serial="S1")
    who = replace(party("P", "P1", "P1"), materiel=(pistol, replace(pistol, name="again")))
    assert [(each.kin[0], each.count) for each in brought_by(crossing(0, who))] == [
        (Measure.PERSONS, 1),
        (Measure.UNITS, 1),
        (Measure.ARMS, 1),
        (Measure.ARMS, 0),
        (Measure.MOVEMENTS, 1),
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(givens(), st.lists(crossings(), max_size=5, unique_by=lambda one: one.at), crossings(Way.IN))
def test_limits_that_are_left_out_for_their_room_change_no_answer(world, before, one):
    planning = build(world)
    now = facts(planning, [each for each in before if each.at < one.at], one.at)
    hurried, thorough = Gate(now), Gate(now)
    with patch.object(thorough._counts, "_room", lambda _: -1):
        assert hurried.ask(one) == thorough.ask(one)


def test_a_kept_gate_counts_the_unit_that_came():
    given = world({"measure": "units", "quantity": {"at_most": 1}})
    first, second = crossing(200, party("P", "P1")), crossing(210, party("Q", "Q1"))
    gate = Gate(facts(given, [], second.at))
    assert gate.ask(second).answer is Answer.CLEAR
    gate.take(logged([first], returns=False)[0])
    assert exceeded(gate.ask(second)) == ["act0/l0"]
    more = crossing(220, party("P", "P2"))
    assert gate.ask(more).answer is Answer.CLEAR
    gate.take(logged([replace(first, way=Way.OUT)], returns=False)[0])
    assert gate.ask(second).answer is Answer.CLEAR


def test_what_left_before_a_sum_began_is_not_in_it():
    given = world(
        {"measure": "persons", "quantity": {"at_most": 1}, "counting": "cumulative", "window": "v"},
        windows=[{"id": "v", "from": "2026-01-20"}],
    )
    early = [
        crossing(24 * 6, party("P", "P1")),
        crossing(24 * 8, party("P", "P1"), Way.OUT),
    ]
    late = crossing(24 * 40, party("P", "P2"))
    assert ask(facts(given, early, late.at), late).answer is Answer.CLEAR
    stayed = early[:1]
    assert exceeded(ask(facts(given, stayed, late.at), late)) == ["act0/l0"]


def test_a_kept_gate_counts_crossings_once_and_for_all():
    given = world({"measure": "movements", "quantity": {"at_most": 2}, "counting": "cumulative"})
    first, second = crossing(200, party("P", "P1")), crossing(210, party("P", "P1"), Way.OUT)
    third = crossing(220, party("Q", "Q1"))
    kept = Gate(facts(given, [first], second.at))
    assert kept.ask(third).answer is Answer.CLEAR
    kept.take(Recorded(entry=7, recorded_at=second.at, record=second))
    assert exceeded(kept.ask(third)) == ["act0/l0"]
    assert kept.ask(third) == ask(facts(given, [first, second], third.at), third)


def test_two_kinds_together_exceed_what_each_alone_keeps():
    given = world(
        {"measure": "arms", "quantity": {"at_most": 4}, "scope": {"arms": ["pistol"]}},
        {"measure": "arms", "quantity": {"at_most": 3}, "scope": {"arms": ["glock"]}},
    )
    both = crossing(200, party("P", arms=[("glock", 3), ("m17", 2)]))
    assert exceeded(ask(facts(given, [], both.at), both)) == ["act0/l0"]
    fewer = crossing(200, party("P", arms=[("glock", 3), ("m17", 1)]))
    assert ask(facts(given, [], fewer.at), fewer).answer is Answer.CLEAR


def test_each_contingent_has_its_own_room():
    given = world(
        {"measure": "persons", "quantity": {"at_most": 2}, "counting": "per_contingent"},
    )
    gate = Gate(facts(given, [crossing(200, party("P", "P1", "P2"))], crossing(210, party("Q")).at))
    assert gate.ask(crossing(210, party("Q", "Q1", "Q2"))).answer is Answer.CLEAR
    assert exceeded(gate.ask(crossing(210, party("P", "P3")))) == ["act0/l0"]
    assert next(iter(given.mandate.limits)).readings[0].counting is Counting.PER_CONTINGENT
