"""The gate and its peers give one answer to every request of a tiny world."""

import json
from importlib.util import find_spec

import pytest
from benchmarks.gate import fold, runner
from benchmarks.gate.__main__ import main
from benchmarks.gate.engines import GATE, PEERS, Relevo, engine_of, missing
from benchmarks.gate.peer import Counters
from benchmarks.gate.world import world_of

from relevo.compliance.gate import Answer, Gate

peers = pytest.mark.skipif(
    any(find_spec(package) is None for package in PEERS.values()),
    reason="cedarpy and regopy are in the dependency group bench",
)


@pytest.fixture(scope="module")
def world():
    """Give a world of 100 persons, 30 limits and 120 requests."""
    return world_of(100, 30, 120)


@peers
@pytest.mark.parametrize("seed", [1, 2])
def test_gate_cedar_and_rego_agree(seed):
    few = world_of(100, 30, 120, seed)
    rows, differing = runner.measure(few, (GATE, *PEERS), seconds=0)
    assert differing == []
    assert [row["engine"] for row in rows] == [GATE, *PEERS]
    assert {row["asked"] for row in rows} == {120}
    (refused,) = {row["refused"] for row in rows}
    assert 0 < refused < 120
    assert rows[0]["reasons"] >= refused


@peers
@pytest.mark.parametrize("name", PEERS)
def test_a_peer_that_takes_note_of_crossings_answers_like_the_gate(world, name):
    gate, peer = engine_of(GATE, world), engine_of(name, world)
    coming = [one for one in world.requests if gate.ask(gate.given(one))]
    said = set()
    for one in (*coming, *coming[:3]):
        ours, theirs = (engine.ask(engine.given(one)) for engine in (gate, peer))
        assert ours == theirs
        said.add(ours)
        if ours:
            gate.renew(one)
            peer.renew(one)
    assert said == {True, False}


def test_every_request_is_decided_and_every_refusal_has_its_clause_or_entry(world):
    gate = Gate(world.facts)
    for one in world.requests:
        advice = gate.ask(one)
        assert advice.answer is not Answer.OPEN
        assert not advice.standing
        assert bool(advice.reasons) == (advice.answer is Answer.REFUSED)
        assert all(reason.clauses or reason.entries for reason in advice.reasons)


def test_the_gate_counts_what_plain_loops_count(world):
    gate, counters = Relevo(world), Counters(world)
    for one in world.requests[:20]:
        gate.renew(one)
        counters.take(one)
    running = gate._gate._counts.running
    fresh = {one.party.name for one in world.requests[:20]}
    assert len(fresh) > 15
    assert {key.rpartition("/")[2]: each.possible for key, (each,) in running.items()} == (
        counters.now
    )


def test_differences_name_the_request_and_who_says_what(world):
    few = world.requests[:2]
    found = runner.differences(few, {"a": (True, True), "b": (True, False)})
    assert found == [f"{few[1].clearance}: a allows, b refuses"]


def test_the_gate_is_compared_with_the_faster_peer():
    rows = [
        {"engine": name, **speed, "first_round": {**speed, "throughput": 300}}
        for name, speed in (
            (GATE, {"throughput": 900, "median_ms": 1.0, "p99_ms": 2.0}),
            ("x", {"throughput": 100, "median_ms": 9.0, "p99_ms": 9.0}),
            ("y", {"throughput": 300, "median_ms": 3.0, "p99_ms": 5.0}),
        )
    ]
    assert runner.ratios(rows) == {
        "faster_peer": "y",
        "throughput": 3.0,
        "median": 3.0,
        "p99": 2.5,
        "first_round": {"throughput": 1.0, "median": 3.0, "p99": 2.5},
    }
    assert runner.ratios(rows[:1]) == {}


def test_results_of_both_measurements_stand_in_one_file(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(runner, "one_core", lambda: None)
    file = tmp_path / "results" / "x.json"
    small = ["--persons", "40", "--limits", "5", "--requests", "10", "--seconds", "0"]
    assert main([*small, "--alone", "--save", str(file)]) == 0
    assert main(["--fold", "200", "--save", str(file)]) == 0
    assert "200 movements folded" in capsys.readouterr().out
    found = json.loads(file.read_text())
    assert set(found) == {"gate", "fold"}
    assert found["gate"]["rows"][0]["asked"] == 10
    assert found["gate"]["ratio"] == {}
    assert found["fold"]["movements"] == 200


def test_missing_peers_are_named(monkeypatch, capsys):
    monkeypatch.setattr("benchmarks.gate.__main__.missing", lambda _: ("cedarpy",))
    assert main([]) == 2
    assert "cedarpy" in capsys.readouterr().err
    assert missing(()) == ()


@pytest.mark.parametrize("wrong", ["0", "-3", "many"])
def test_a_wrong_number_is_refused(wrong, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--limits", wrong])
    assert caught.value.code == 2
    assert "expected a whole number" in capsys.readouterr().err


def test_the_fold_ends_with_everybody_out():
    assert fold.measure(501)["movements"] == 501
