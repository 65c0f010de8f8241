"""The referee: each rule broken alone, and agreement with `relevo check` on broken plans."""

import ast
import copy
import json
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from benchmarks.rotation.evaluator import judge
from benchmarks.rotation.generator import national
from benchmarks.rotation.instance import form_of, rows_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from relevo.compliance.check import check
from relevo.core.finding import Verdict
from relevo.core.term import Term
from relevo.rotation.model import PostEnd, Tour
from relevo.rotation.solve import solve
from tests.rotation.tiny import tiny

few = settings(max_examples=min(50, settings.default.max_examples))

FILE = Path(__file__).parents[2] / "benchmarks" / "rotation" / "evaluator.py"

WORLD = {
    "days": 20,
    "overlap": 2,
    "weeks": [[0, 4], [4, 11], [11, 18], [18, 20]],
    "lengths": [
        {
            "first_end": [day + 4 if day + 4 <= 20 else 0 for day in range(20)],
            "last_end": [min(20, day + 8) if day + 4 <= 20 else 0 for day in range(20)],
        }
    ],
    "ceilings": [{"id": "persons", "at_most": [[0, 20, 30]]}],
    "institutions": {"I": 3, "J": None},
    "points": {"Q": {"moves_per_week": 3, "no_movement": [9]}},
    "posts": [
        {
            "id": "P",
            "begin": 0,
            "end": 20,
            "stays_on": True,
            "weight": 2,
            "institution": "I",
            "point": "Q",
            "keeps": [1],
            "incumbent": {"unit": "A", "begin": -3, "end": 3, "takes": [10]},
        },
        {
            "id": "R",
            "begin": 2,
            "end": 18,
            "stays_on": False,
            "weight": 1,
            "institution": "I",
            "point": "Q",
            "keeps": [0],
            "incumbent": None,
        },
    ],
    "units": [
        {"id": "A", "dwell_x2": 3, "free_from": 0, "available": [[0, 20]]},
        {"id": "B", "dwell_x2": 2, "free_from": 1, "available": [[0, 20]]},
        {"id": "C", "dwell_x2": 2, "free_from": 0, "available": [[0, 12], [13, 20]]},
    ],
    "pairs": [
        {"unit": "A", "post": "P", "cost": 5, "lengths": 0, "takes": [10]},
        {"unit": "B", "post": "P", "cost": 7, "lengths": 0, "takes": [9]},
        {"unit": "B", "post": "R", "cost": 7, "lengths": 0, "takes": [9]},
        {"unit": "C", "post": "P", "cost": 2, "lengths": 0, "takes": [12]},
        {"unit": "C", "post": "R", "cost": 1, "lengths": 0, "takes": [12]},
    ],
}
PLAN = [["B", "P", 1, 8], ["C", "R", 4, 12], ["A", "P", 14, 20]]
"""B relieves A in place; A is at home for 9 days after its 6 and comes back after a gap."""


def broken(plan=PLAN, world=WORLD):
    return {violation.rule for violation in judge(world, plan).violations}


def changed(**fields):
    """Give the world with other values at dotted places, numbers being places in lists."""
    world = copy.deepcopy(WORLD)
    for path, value in fields.items():
        *above, last = [int(part) if part.isdigit() else part for part in path.split("__")]
        place = world
        for part in above:
            place = place[part]
        place[last] = value
    return world


def test_a_valid_plan_breaks_nothing_and_is_worth_its_levels():
    judged = judge(WORLD, PLAN)
    assert judged.violations == ()
    assert judged.uncovered == 2 * len(range(8, 14)) + len([2, 3]) + len(range(12, 18))
    assert judged.cost == 7 + 1 + 5
    assert judged.fairness == 0


def test_the_empty_plan_leaves_all_but_the_incumbents_days():
    judged = judge(WORLD, [])
    assert (judged.uncovered, judged.cost, judged.violations) == (2 * 17 + 16, 0, ())


def test_fairness_counts_pairs_of_tours_of_a_unit():
    assert judge(WORLD, [["C", "R", 4, 8], ["C", "R", 13, 17]]).fairness == 2


@pytest.mark.parametrize(
    ("rule", "plan"),
    [
        ("unknown", [["X", "P", 4, 8]]),
        ("unknown", [["A", "R", 14, 18]]),
        ("window", [["C", "R", 1, 8]]),
        ("window", [["C", "R", 14, 19]]),
        ("length", [["C", "R", 4, 7]]),
        ("length", [["B", "R", 3, 12]]),
        ("availability", [["C", "R", 10, 14]]),
        ("dwell", [["B", "P", 0, 6]]),  # free from day 1; also no relief of two days
        ("no_movement", [["C", "R", 9, 12]]),
        ("no_movement", [["C", "R", 5, 10]]),
        ("one_place", [["B", "P", 1, 8], ["B", "R", 6, 12]]),
        ("dwell", [["C", "R", 2, 7], ["C", "P", 11, 15]]),
        ("dwell", [["A", "P", 11, 17]]),
        ("relief", [["B", "P", 2, 8]]),
        ("relief", [["B", "P", 3, 8]]),
        ("relief", [["A", "P", 13, 18], ["A", "P", 16, 20]]),
    ],
)
def test_a_plan_that_breaks_a_rule_is_caught(rule, plan):
    assert rule in broken(plan)


def test_three_at_a_post_are_a_crowd():
    lengths = [{"first_end": [d + 2 for d in range(19)] + [0], "last_end": [20] * 19 + [0]}]
    plan = [["A", "P", 12, 16], ["B", "P", 14, 16], ["C", "P", 14, 18]]
    found = judge({**WORLD, "lengths": lengths}, plan).violations
    assert ("relief", "P", 14) in found


@pytest.mark.parametrize(
    ("rule", "world"),
    [
        ("ceiling", changed(ceilings__0__at_most=[[0, 7, 30], [7, 8, 21], [8, 20, 30]])),
        ("ceiling", changed(pairs__4__takes=[22])),
        ("ceiling", changed(posts__0__keeps=[12])),
        ("institution", changed(institutions__I=1)),
        ("movements", changed(points__Q__moves_per_week=1)),
        ("no_movement", changed(points__Q__no_movement=[14])),
        ("no_movement", changed(posts__0__stays_on=False, points__Q__no_movement=[19])),
        ("window", changed(posts__1__end=11)),
        ("length", changed(lengths__0__first_end=[0] * 20)),
        ("availability", changed(units__1__available=[[0, 7]])),
        ("dwell", changed(units__0__dwell_x2=4)),
        ("relief", changed(overlap=3)),
    ],
)
def test_a_world_that_allows_less_breaks_the_plan_there_alone(rule, world):
    assert broken(world=world) == {rule}


@pytest.mark.parametrize(
    "world",
    [
        changed(ceilings__0__at_most=[[0, 3, 20], [3, 20, 30]]),
        changed(ceilings__0__at_most=[[0, 4, 22], [4, 8, 22], [8, 20, 30]]),
        changed(institutions__I=2),
        changed(points__Q__moves_per_week=2),
        changed(points__Q__no_movement=[19]),
        changed(points__Q__no_movement=[2]),
    ],
)
def test_the_last_number_that_a_plan_keeps_is_kept(world):
    assert broken(world=world) == set()


def test_what_incumbents_alone_exceed_is_not_held_against_the_plan():
    low = changed(ceilings__0__at_most=[[0, 3, 5], [3, 20, 30]])
    assert broken([["C", "R", 4, 12]], low) == set()
    assert broken([["B", "P", 1, 8]], low) == {"ceiling"}


@pytest.mark.parametrize(
    "row", [["B", "P", 1], ["B", "P", "1", 8], ["B", "P", 8, 8], ["B", "P", 8, 1], "BP18", [1] * 4]
)
def test_a_row_that_is_no_tour_is_refused(row):
    with pytest.raises(ValueError, match="a tour is"):
        judge(WORLD, [row])


def test_it_imports_nothing_but_python():
    roots = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(FILE.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert roots <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("plan", "code", "said"),
    [
        (PLAN, 0, "weighted days without presence: 20"),
        ({"plan": PLAN[:1]}, 0, "cost of tours: 7"),
        ([["B", "P", 2, 8]], 1, "broken: relief P from day 2"),
        ([["B", "P"]], 2, "a tour is"),
        ("[", 2, "unreadable"),
    ],
)
def test_it_runs_alone(tmp_path, plan, code, said):
    instance, file = tmp_path / "instance.json", tmp_path / "plan.json"
    instance.write_text(json.dumps(WORLD), encoding="utf-8")
    file.write_text(plan if isinstance(plan, str) else json.dumps(plan), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", FILE, instance, file], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert said in done.stdout + done.stderr


RULES = {
    "R-WINDOW": "length",
    "R-TOUR-LENGTH": "length",
    "R-STAY-DAYS": "length",
    "R-POST-WINDOW": "window",
    "R-AVAILABILITY": "availability",
    "R-NO-MOVEMENT": "no_movement",
    "R-ONE-PLACE": "one_place",
    "R-DWELL": "dwell",
    "R-RELIEF": "relief",
    "R-STRENGTH": "ceiling",
    "R-ARMS-QUANTITY": "ceiling",
    "R-HOST-CAPACITY": "institution",
    "R-POINT-CAPACITY": "movements",
}
"""What the referee calls each rule of `relevo check`."""


def checked(planning, plan):
    """Give the rules that `relevo check` says a plan breaks, in the referee's words."""
    first = planning.horizon.start
    tours = [
        Tour(unit=u, post=p, stay=Term(first + timedelta(days=b), first + timedelta(days=e)))
        for u, p, b, e in plan
    ]
    return {
        RULES[finding.rule]
        for finding in check(planning, tours, as_of=first)
        if finding.verdict in {Verdict.BREACHED, Verdict.SHORT} and finding.rule != "R-PRESENCE"
    }


def solved(planning, limit):
    return solve(
        planning,
        clock=time.monotonic,
        time_limit_s=limit,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=0.0,
    )


@st.composite
def damage(draw, planning, plan):
    """Change some tours of a plan: other days, another unit, another post, gone, or one more."""
    found = [list(row) for row in plan]
    posts, units = list(planning.posts), list(planning.units)
    days = planning.horizon.days
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["add", "move", "unit", "post", "drop"]))
        if kind == "add" or not found:
            begin = draw(st.integers(0, days - 1))
            end = draw(st.integers(begin + 1, days))
            found.append([draw(st.sampled_from(units)), draw(st.sampled_from(posts)), begin, end])
            continue
        row = draw(st.integers(0, len(found) - 1))
        if kind == "move":
            begin, end = found[row][2:]
            begin = max(0, min(days - 1, begin + draw(st.integers(-9, 9))))
            found[row][2:] = [begin, max(begin + 1, min(days, end + draw(st.integers(-9, 9))))]
        elif kind == "unit":
            found[row][0] = draw(st.sampled_from(units))
        elif kind == "post":
            found[row][1] = draw(st.sampled_from(posts))
        else:
            del found[row]
    first = planning.horizon.start
    for row in found:
        post = planning.posts[row[1]]
        stays_on = post.ends is PostEnd.CONTINUES
        # After its window a post that continues is the next mandate's: nothing is planned there.
        assume(not (stays_on and row[3] > (post.window.end - first).days))
    return found


def compare(planning, plan):
    """Assert that both judges see the same rules broken, and the same days without presence."""
    said = {"availability" if rule == "unknown" else rule for rule in _said(planning, plan)}
    expected = checked(planning, plan)
    unknown = {(u, p) for u, p, _, _ in plan} - {
        (unit.id, post) for unit in planning.units.values() for post in unit.posts
    }
    if unknown:  # the referee goes on without such tours, `relevo check` with them
        assert "availability" in said & expected
    else:
        assert said == expected, plan


def _said(planning, plan):
    return {v.rule for v in judge(form_of(planning, "x"), plan).violations}


@few
@given(data=st.data(), seed=st.integers(0, 1_000_000))
def test_it_agrees_with_relevo_on_plans_and_broken_plans_of_tiny_worlds(data, seed):
    planning = tiny(seed)
    result = solved(planning, 20.0)
    plan = rows_of(planning, result.tours)
    judged = judge(form_of(planning, "x"), plan)
    assert judged.violations == ()
    assert [judged.uncovered, judged.cost, judged.fairness] == [x.value for x in result.levels]
    if not checked(planning, []):  # incumbents alone break nothing
        compare(planning, plan)
        compare(planning, data.draw(damage(planning, plan)))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_it_agrees_with_relevo_check_on_broken_plans_of_a_year(seed):
    planning = national(4, seed)
    assert not checked(planning, [])
    result = solved(planning, 2.0)
    plan = rows_of(planning, result.tours)
    judged = judge(form_of(planning, "x"), plan)
    assert judged.violations == ()
    levels = {str(level.name): level.value for level in result.levels}
    assert (judged.uncovered, judged.cost, judged.fairness) == tuple(levels.values())

    @few
    @given(data=st.data())
    def agree(data):
        compare(planning, data.draw(damage(planning, plan)))

    agree()
