"""Warnings of the office's own rules: they name what falls short, and refuse nobody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.compliance.test_gate_checks import AT, advice, with_party
from tests.spec.world import build, term, tour

from relevo.compliance.gate import Answer
from relevo.compliance.gate_plan import plan_warnings
from relevo.core.finding import Verdict
from relevo.register.model import Cause, Way

TOURS = [tour("U1 P1 2026-03-01..2026-03-15"), tour("U2 P1 2026-03-01..2026-06-30")]
PLANNED = replace(with_party(unit="U1"), until=date(2026, 3, 15))


def rules(movement, calendar=(), tours=TOURS):
    """Give the rules of the warnings, each checked to be no refusal."""
    world = build({"calendar": list(calendar)})
    found = list(plan_warnings(movement, world.calendar, tours))
    assert all(one.verdict is Verdict.SHORT and not one.clauses for one in found)
    return [one.rule for one in found]


@pytest.mark.parametrize(
    ("days", "points", "point", "expected"),
    [
        ("2026-03-01..2026-03-01", [], "A", []),
        ("2026-03-02..2026-03-02", [], "A", ["R-NO-MOVEMENT"]),
        ("2026-03-01..2026-03-03", ["A"], "A", ["R-NO-MOVEMENT"]),
        ("2026-03-01..2026-03-03", ["B"], "A", []),
    ],
)
def test_a_day_without_movements(days, points, point, expected):
    entry = {"days": days, "points": points}
    movement = replace(PLANNED, point=point)
    for way in Way:
        assert rules(replace(movement, way=way), [entry]) == expected
    assert rules(movement, [{**entry, "no_movement": False}]) == []
    assert rules(replace(movement, cause=Cause.EVACUATION), [entry]) == []


def test_a_stay_beyond_the_tour_of_the_plan():
    assert rules(PLANNED) == []
    longer = replace(PLANNED, until=PLANNED.until + timedelta(days=1))
    assert rules(longer) == ["R-FACT-PLAN"]
    assert rules(replace(longer, way=Way.OUT)) == []
    assert rules(replace(longer, until=None)) == []
    assert rules(longer, tours=[]) == []
    assert rules(replace(longer, party=replace(longer.party, unit="U2"))) == []
    again = replace(TOURS[0], stay=term("2026-03-02..2026-04-15"))
    assert rules(longer, tours=[*TOURS, again]) == []


def test_the_gate_itself_refuses_for_neither():
    longer = replace(PLANNED, until=date(2026, 3, 20))
    assert rules(longer, [{"days": f"{AT.date()}..{AT.date()}"}]) == [
        "R-NO-MOVEMENT",
        "R-FACT-PLAN",
    ]
    assert advice(longer).answer is Answer.CLEAR
