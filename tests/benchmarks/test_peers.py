"""The peers prove, in processes of their own, what the planner proves."""

import json
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.rotation.evaluator import judge
from benchmarks.rotation.generator import named, national
from benchmarks.rotation.instance import form_of, rows_of
from benchmarks.rotation.runner import Asked, measure, run
from benchmarks.rotation.summary import summary_of
from benchmarks.rotation.worker import CPSAT, HIGHS, HINTED, PEERS, RELEVO

from relevo.rotation.solve import solve
from tests.rotation.tiny import tiny

ROOT = Path(__file__).parents[2]
ortools = pytest.mark.skipif(
    find_spec("ortools") is None, reason="OR-Tools is in the dependency group bench"
)
BATCH = """
import json, sys
from importlib import import_module
peer = import_module(f"benchmarks.rotation.{sys.argv[1]}")
print(json.dumps([peer.solve(**asked) for asked in json.load(sys.stdin)]))
"""


def answers(peer, asked):
    """Let a peer solve instances one after another in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", BATCH, peer],
        input=json.dumps(asked),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def solved(planning, limit):
    """Let the planner work for some seconds."""
    return solve(
        planning,
        clock=time.monotonic,
        time_limit_s=limit,
        seed=0,
        progress=lambda _: None,
        stopped=lambda: False,
        remedies_s=0.0,
    )


def optimum(planning):
    """Give the planner's plan of a world, and its first level, which it has proven."""
    result = solved(planning, 60.0)
    assert result.levels[0].value == result.levels[0].bound
    return rows_of(planning, result.tours), result.levels[0].value


@pytest.mark.parametrize("peer", [pytest.param("cpsat", marks=ortools), "mip"])
def test_a_peer_proves_the_optimum_of_tiny_worlds(peer):
    worlds = [tiny(seed) for seed in range(60)]
    forms = [form_of(world, "tiny") for world in worlds]
    expected = [optimum(world) for world in worlds]
    asked = [{"instance": form, "time_limit_s": 30.0, "workers": 1} for form in forms]
    if peer == "cpsat":
        for request, (plan, _) in zip(asked[::2], expected[::2], strict=True):
            request["hint"] = plan
    for form, answer, (_, value) in zip(forms, answers(peer, asked), expected, strict=True):
        judged = judge(form, answer["plan"])
        assert judged.violations == ()
        assert (judged.uncovered, answer["bound"], answer["status"]) == (value, value, "optimal")
        assert answer["trace"][-1][1] == value


@ortools
def test_cpsat_and_the_planner_agree_on_a_year_and_a_hint_is_whole():
    planning = national(3, 1)
    result = solved(planning, 5.0)
    plan, first = rows_of(planning, result.tours), result.levels[0]
    asked = {"instance": form_of(planning, "x"), "time_limit_s": 60.0, "workers": 1}
    free, hinted = answers("cpsat", [asked, {**asked, "hint": plan}])
    for answer in (free, hinted):
        judged = judge(asked["instance"], answer["plan"])
        assert judged.violations == ()
        assert judged.uncovered == answer["trace"][-1][1]
        assert answer["bound"] <= first.value
        assert judged.uncovered >= first.bound
    assert hinted["trace"][0][1] == first.value


def test_a_lattice_gives_a_plan_of_the_daily_problem_and_no_bound():
    planning = national(3, 1)
    first = solved(planning, 5.0).levels[0]
    form = form_of(planning, "x")
    asked = {"instance": form, "time_limit_s": 60.0, "workers": 1, "most_arcs": 2000}
    (answer,) = answers("mip", [asked])
    judged = judge(form, answer["plan"])
    assert answer["lattice"] > 1
    assert answer["bound"] is None
    assert answer["status"] == "feasible"
    assert all(bound is None for _, _, bound in answer["trace"])
    assert judged.violations == ()
    assert judged.uncovered >= first.bound


def test_a_peer_is_told_what_it_cannot_say():
    planning = tiny(0)
    form = form_of(planning, "x") | {"overlap": 0}
    form["units"] = [unit | {"dwell_x2": 0} for unit in form["units"]]
    name, _ = named(12, 0, "slack")
    request = {"method": HIGHS, "instance": form, "time_limit_s": 1.0, "workers": 1, "name": name}
    given = run(request)
    assert given["status"] == "failed"
    assert "time at home" in given["reason"]


@ortools
def test_every_method_gives_a_row_that_the_referee_has_judged():
    asked = Asked(
        sizes=(4,), seeds=(0,), ceilings=("0.855",), methods=(RELEVO, *PEERS), time_limit_s=5.0
    )
    rows = list(measure(asked))
    assert [row["method"] for row in rows] == [RELEVO, CPSAT, HINTED, HIGHS]
    values = [row["objective"] for row in rows if row["objective"] is not None]
    for row in rows:
        assert row["instance"] == "nat4-s0-0.855"
        assert row["reason"] is None
        assert row["broken"] == []
        assert row["memory_mb"] > 0
        if row["objective"] is None:  # a peer need not find a plan in so few seconds
            assert (row["method"], row["status"]) == (HIGHS, "unknown")
            continue
        assert row["status"] in {"optimal", "first-level-optimal", "feasible"}
        assert row["coverage"] == pytest.approx(1 - row["objective"] / row["required"], abs=1e-6)
        if row["bound"] is not None:
            assert row["bound"] <= min(values)
            assert row["gap"] == pytest.approx(
                (row["objective"] - row["bound"]) / max(1, row["objective"]), abs=1e-6
            )
    assert {row["method"] for row in rows if row["levels"]} == {RELEVO}
    (group,) = summary_of(rows)
    assert (group["size"], group["seeds"], group["broken"]) == (4, 1, 0)
    assert set(group["peers"]) == set(PEERS)
