"""Every message a reader of case files can show has a tiny sample that shows it."""

import pytest

from relevo.casefile.problems import CATALOGUE
from relevo.casefile.read import read_case
from tests.errors.samples import BASE, ERRORS, problems_of, shown


def test_the_tiny_case_has_no_problem():
    case, problems = read_case(BASE)
    assert problems == ()
    assert case is not None
    assert list(case.planning.units) == ["EJ-01"]


def test_every_code_has_a_sample_and_no_sample_is_left_over():
    samples = {path.name for path in ERRORS.iterdir() if path.is_dir() and path.name[0] not in "_."}
    assert samples == set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_sample(code, tmp_path):
    case, problems = problems_of(code, tmp_path)
    assert case is None
    assert code in {problem.code for problem in problems}
    expected = (ERRORS / code / "expected.txt").read_text(encoding="utf-8")
    assert "".join(shown(problem) for problem in problems) == expected


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_sample_spoils_only_what_it_shows(code, tmp_path):
    _, problems = problems_of(code, tmp_path)
    assert {problem.code for problem in problems} - {code, *CONSEQUENCES.get(code, ())} == set()


CONSEQUENCES = {"yaml-too-deep": ("wrong-shape",)}
"""Problems that cannot be shown without another."""
