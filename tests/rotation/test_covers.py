"""Cover rows: no plan breaks one, and the knapsack that finds them is exact."""

import itertools
import time
from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from relevo.instrument.model import Measure
from relevo.mandate.from_acts import mandate_on
from relevo.rotation.from_mandate import from_mandate
from relevo.rotation.solver.budget import Budget
from relevo.rotation.solver.columns import Columns
from relevo.rotation.solver.generation import generate
from relevo.rotation.solver.kernels import knapsack
from relevo.rotation.solver.master import Master
from relevo.rotation.solver.plan import only
from relevo.rotation.solver.search import Search
from tests.rotation.test_chains import chain
from tests.rotation.tiny import act, line


def crowded(draw):
    """Posts of some months under a ceiling on persons that does not let all be full at once."""
    posts = draw(st.integers(2, 4))
    planning = chain(posts, 3 * posts, draw(st.integers(9, 14)), dwell_x2=2)
    persons = [draw(st.integers(3, 9)) for _ in planning.units]
    units = {
        id_: replace(unit, persons=n)
        for (id_, unit), n in zip(planning.units.items(), persons, strict=True)
    }
    room = draw(st.integers(max(persons), posts * 6))
    limits = (
        line("stay", Measure.STAY_DAYS, draw(st.integers(4, 6))),
        line("persons", Measure.PERSONS, room),
    )
    mandate = mandate_on([act(planning.horizon, limits)], planning.horizon.start)
    return replace(planning, units=units, mandate=mandate)


@given(data=st.data())
def test_no_plan_that_keeps_the_ceilings_breaks_a_cover(data):
    instance = from_mandate(crowded(data.draw)).instance
    columns = Columns(instance)
    master = Master(instance, columns, only(0), (), 1e6)
    budget = Budget(time.monotonic, time.monotonic(), 20.0, lambda: False)
    made = generate(master, budget)
    assume(made.solved is not None)
    assume(master.cover(made.solved.share, 8))
    written = [branch for branch in master.written if branch.row.kind == "cover"]
    search = Search(instance, columns, only(0)._replace(cost=0.001), 0)
    for _ in range(20):
        search.run(data.draw(st.sampled_from([0.1, 3.0, 30.0])), 5)
        plan = search.best()
        master.take(plan)
        assert master.fits(plan)
        for branch in written:
            assert _used(master, branch.row, plan) <= branch.right + 1e-9


def _used(master, row, plan):
    """What a plan takes of a cover row, day and unit by unit."""
    cover, day = master.covers[row.x], row.y
    need = master.instance.needs.pair[:, cover.resource]
    post = master.instance.arrays.pair["post"]
    used = 0
    for column in plan:
        tours = master.columns.chain(column).tolist()
        here = [(i, s) for i, s, e in tours if s <= day < e]
        used += sum(int(need[i] >= cover.threshold[post[i]]) for i, _ in here)
        if len(here) == 2:
            used -= int(cover.once[post[here[0][0]]])
    return used


@given(data=st.data())
def test_the_knapsack_is_exact(data):
    groups = data.draw(
        st.lists(
            st.lists(st.tuples(st.integers(1, 9), st.integers(0, 20)), min_size=1, max_size=3),
            min_size=1,
            max_size=4,
        )
    )
    target = data.draw(st.integers(1, 25))
    rows = [(p, w, c / 20) for p, group in enumerate(groups) for w, c in group]
    ways = itertools.product(*[[(0, 0.0), *((w, c / 20) for w, c in group)] for group in groups])
    least = min(
        (sum(c for _, c in way) for way in ways if sum(w for w, _ in way) >= target), default=9.0
    )
    post, weight, cost = (np.array(column) for column in zip(*rows, strict=True))
    found = [
        int(i)
        for i in knapsack(post.astype(np.int32), weight.astype(np.int32), cost, target)
        if i >= 0
    ]
    assert len({rows[i][0] for i in found}) == len(found)
    if least < 1:
        assert sum(rows[i][1] for i in found) >= target
        assert abs(sum(rows[i][2] for i in found) - least) < 1e-9
    else:
        assert not found
