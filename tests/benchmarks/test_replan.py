"""The replanning benchmark, on the smallest instance."""

from benchmarks.rotation.replan import replanned, summed_up


def test_drop_outs_are_measured_and_judged():
    rows = list(replanned(3, 0, "slack", drops=3, plan_s=10.0, time_limit_s=5.0))
    assert len(rows) == 3
    for row in rows:
        assert 0 < row["shown_ms"] <= 1000 * row["final_s"] + 1  # each is rounded
        assert row["final_s"] <= row["ended_s"]
        assert row["uncovered_after"] <= row["uncovered_shown"]
        assert row["changes"] >= 1
        assert row["broken"] == []
    total = summed_up(rows)
    assert total["drop_outs"] == 3
    assert total["optimal"] == sum(row["optimal"] for row in rows)
    again = list(replanned(3, 0, "slack", drops=3, plan_s=10.0, time_limit_s=5.0))
    assert [(row["unit"], row["from"]) for row in again] == [
        (row["unit"], row["from"]) for row in rows
    ]
