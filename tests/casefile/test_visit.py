"""Files that describe a visit."""

from datetime import date

import pytest

from relevo.casefile.visit import OTHER, purpose_codes, read_visit
from relevo.core.errors import RelevoError
from relevo.regime.model import Feature

CODES = purpose_codes([])


def read(folder, content):
    """Read a description."""
    path = folder / "visit.yaml"
    path.write_text(content, encoding="utf-8")
    return read_visit(path, CODES)


def test_what_is_said_and_what_is_not(tmp_path):
    found, problems = read(
        tmp_path,
        "host: UY\non: 2025-08-14\narms: no\nmilitary: sí\npersons: 6\npurpose: academic\n"
        "vessel: not_found\n",
    )
    assert problems == ()
    assert (found.host, found.on) == ("UY", date(2025, 8, 14))
    assert found.visit.answers == {
        Feature.ARMS: "no",
        Feature.MILITARY: "yes",
        Feature.PERSONS: 6,
        Feature.PURPOSE: "academic",
    }


def test_nobody_is_a_number(tmp_path):
    found, _ = read(tmp_path, "officers: 0\n")
    assert found.visit.answers == {Feature.OFFICERS: 0}


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("arms: perhaps\n", "bad-yes-no", 1),
        ("host: PE\npersons: many\n", "bad-number", 2),
        ("persons: -3\n", "bad-number", 1),
        ("arms: no\npurpose: acadmic\n", "unknown-word", 2),
        ("on: 2026-02-30\n", "no-such-day", 1),
        ("weapons: no\n", "unknown-field", 1),
        ("- arms\n", "wrong-shape", 1),
        ("arms:\n", "empty-value", 1),
    ],
)
def test_every_problem_has_its_line(tmp_path, content, code, line):
    found, problems = read(tmp_path, content)
    assert found is None
    assert [(one.code, one.line) for one in problems] == [(code, line)]


def test_an_empty_file_is_a_problem(tmp_path):
    found, problems = read(tmp_path, "")
    assert found is None
    assert [one.code for one in problems] == ["empty-file"]


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(RelevoError):
        read_visit(tmp_path / "none.yaml", CODES)


def test_purposes_hold_what_laws_ask_about():
    assert {"training", "academic", "honours", "coordination", OTHER} <= set(CODES)
    assert CODES[-1] == OTHER
