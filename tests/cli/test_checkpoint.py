"""Better plans are written at once, then at most once a second, and the newest always."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from relevo.cli.checkpoint import Checkpoint


class Desk:
    """A clock that is set by hand, and what was written when."""

    def __init__(self, takes=0.0):
        self.now = 0.0
        self.takes = takes
        self.written = []
        self.checkpoint = Checkpoint(self.write, lambda: self.now)

    def write(self, plan):
        self.written.append((self.now, plan))
        self.now += self.takes

    def wait(self, seconds):
        self.now += seconds
        self.checkpoint.turn()


def test_the_first_plan_is_written_at_once():
    desk = Desk()
    desk.checkpoint.keep("first")
    assert desk.written == [(0.0, "first")]


def test_of_many_plans_the_newest_waits_for_its_turn():
    desk = Desk()
    for plan in ("first", "second", "third"):
        desk.checkpoint.keep(plan)
    desk.wait(0.5)
    assert [plan for _, plan in desk.written] == ["first"]
    desk.wait(0.6)
    assert [plan for _, plan in desk.written] == ["first", "third"]
    desk.wait(5)
    assert len(desk.written) == 2


def test_slow_writing_takes_a_tenth_of_the_time():
    desk = Desk(takes=2.0)
    desk.checkpoint.keep("first")
    desk.checkpoint.keep("second")
    desk.wait(19)
    assert len(desk.written) == 1
    desk.wait(2)
    assert desk.written[-1] == (23.0, "second")


@given(
    waits=st.lists(st.tuples(st.booleans(), st.sampled_from([0, 0.25, 0.5, 1, 1.75])), max_size=30)
)
def test_never_twice_in_a_second_and_the_newest_in_the_end(waits):
    desk = Desk()
    kept = []
    for at, (better, seconds) in enumerate(waits):
        if better:
            kept.append(at)
            desk.checkpoint.keep(at)
        desk.wait(seconds)
    desk.wait(2)
    times = [time for time, _ in desk.written]
    assert all(later - earlier >= 1 for earlier, later in itertools.pairwise(times))
    assert [plan for _, plan in desk.written][-1:] == kept[-1:]
