"""The benchmark of the log runs on a tiny log, and says what its README promises."""

import json

from benchmarks.log.__main__ import main
from benchmarks.log.appends import Floor
from benchmarks.log.entries import log_in, news

from relevo.casefile.log_check import check_log

KEYS = set(
    "machine system cores python entries singles batch tree proofs pymerkle open check_tree "
    "check_contents".split()
)


def test_it_measures_a_tiny_log(tmp_path, capsys):
    (tmp_path / "disk").mkdir()
    file = tmp_path / "result.json"
    words = ["--entries", "400", "--turns", "1", "--folder", str(tmp_path / "disk")]
    assert main([*words, "--save", str(file)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == json.loads(file.read_text())
    assert set(found) == KEYS
    assert [one["size"] for one in found["singles"]] == [4, 40, 400]
    assert all(one["ratio"] > 0 for one in found["singles"])
    assert found["proofs"]["verify_ms"] > 0
    assert list((tmp_path / "disk").iterdir()) == []


def test_what_is_measured_is_a_log(tmp_path):
    log = log_in(tmp_path)
    log.extend(news(0, 300))
    assert check_log(tmp_path).first_difference is None
    assert check_log(tmp_path).size == 300


def test_the_floor_writes_what_it_is_given(tmp_path):
    floor = Floor(tmp_path / "floor", [b"openings", b"entries"])
    floor.with_checkpoint()
    floor.synced_and_signed()
    floor.close()
    assert (tmp_path / "floor" / "entries").read_bytes() == b"entries" * 2
    assert (tmp_path / "floor" / "openings").read_bytes() == b"openings" * 2
    assert len((tmp_path / "floor" / "checkpoint").read_bytes()) == 90 + 64
