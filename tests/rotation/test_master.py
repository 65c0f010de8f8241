"""The restricted master: what it writes down and what it prices."""

from relevo.rotation.from_mandate import from_mandate
from relevo.rotation.solver.columns import Columns
from relevo.rotation.solver.master import Branch, Master
from relevo.rotation.solver.plan import only
from relevo.rotation.solver.rows import Row
from tests.rotation.test_chains import chain


def test_a_row_asked_for_twice_at_once_is_written_once():
    instance = from_mandate(chain(2, 6, 9, dwell_x2=2)).instance
    master = Master(instance, Columns(instance), only(0), (), 1e6)
    before = len(master.rows)
    row = Row("unit", 0, 3)
    master.write([row, row], [1.0, 1.0])
    assert len(master.rows) == before + 1
    assert master.written[Branch(row, 1.0)] == before
    assert master.relax() is not None
