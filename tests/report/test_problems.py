"""Problems as lines with a caret, and as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.problem import Problem
from relevo.core.words import text
from relevo.report.problems import render_problem, render_problems_json


def problem(excerpt: str, line: int, column: int) -> Problem:
    """Give a problem at a place."""
    return Problem(
        code="no-such-day",
        file="case.yaml",
        line=line,
        column=column,
        excerpt=excerpt,
        what=text("found '{found}', expected a day", found="2030-02-30"),
        why=text("A day is written YYYY-MM-DD."),
        remedy=text("Write 2030-02-28."),
    )


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (
            ("from: 2030-02-30", 3, 7),
            (
                "case.yaml:3:7: found '2030-02-30', expected a day\n"
                "    from: 2030-02-30\n"
                "          ^\n"
                "    A day is written YYYY-MM-DD. Write 2030-02-28."
            ),
        ),
        (
            ("from: 2030-02-30", 3, 0),
            (
                "case.yaml:3: found '2030-02-30', expected a day\n"
                "    from: 2030-02-30\n"
                "    A day is written YYYY-MM-DD. Write 2030-02-28."
            ),
        ),
        (
            ("", 0, 0),
            (
                "case.yaml: found '2030-02-30', expected a day\n"
                "    A day is written YYYY-MM-DD. Write 2030-02-28."
            ),
        ),
    ],
)
def test_form(given_: tuple[str, int, int], expected: str) -> None:
    """Place and fault, line and caret, reason and remedy."""
    assert render_problem(problem(*given_), lang="en") == expected


@given(excerpt=st.text(alphabet="ab ,\t\x1b\u202e=é", min_size=1, max_size=400), data=st.data())
def test_caret_is_under_the_place_and_nothing_reaches_the_terminal(
    excerpt: str, data: st.DataObject
) -> None:
    """Long lines are cut around the place; control characters are shown, not obeyed."""
    column = data.draw(st.integers(1, len(excerpt)))
    marked = excerpt[: column - 1] + "X" + excerpt[column:]
    lines = render_problem(problem(marked, 1, column), lang="en").split("\n")
    assert len(lines) == 4
    assert lines[1][lines[2].index("^")] == "X"
    assert all(len(line) <= 106 for line in lines[1:3])
    assert not {"\x1b", "\u202e", "\t"} & set("".join(lines))


def test_json_holds_every_field() -> None:
    """Same content as the text."""
    content = json.loads(render_problems_json([problem("from: x", 3, 7)], lang="en"))
    assert content["version"] == 1
    (one,) = content["problems"]
    assert one == {
        "code": "no-such-day",
        "file": "case.yaml",
        "line": 3,
        "column": 7,
        "excerpt": "from: x",
        "what": "found '2030-02-30', expected a day",
        "why": "A day is written YYYY-MM-DD.",
        "remedy": "Write 2030-02-28.",
    }
