"""The files of a plan: table, result, and that equal input gives equal bytes."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.term import Term
from relevo.report.plan import COLUMNS, render_plan, render_rotation_csv
from relevo.report.result_json import render_result_json
from relevo.rotation.model import Level, LevelName, Result, Status, Stopped, Tour
from tests.report import example

FILES = {"rotation.csv", "rotation.xlsx", "result.json", "timeline.html", "timeline.svg"}


def rendered() -> dict[str, bytes]:
    """Write the example's plan."""
    return render_plan(
        example.result(),
        example.planning(),
        lang="en",
        case_name=example.NAME,
        versions=example.VERSIONS,
    )


def test_every_file_is_there_and_equal_input_gives_equal_bytes() -> None:
    """Two runs differ in nothing."""
    first = rendered()
    assert set(first) == FILES
    assert rendered() == first


def test_every_file_is_marked_illustrative() -> None:
    """The mark is a word in each text file; the workbook has its own test."""
    files = rendered()
    assert files["rotation.csv"].count(b",true\n") == len(example.tours())
    for name in ("timeline.html", "timeline.svg"):
        assert b"ILLUSTRATIVE" in files[name]
    result = json.loads(files["result.json"])
    assert result["illustrative"] is True
    assert "ILLUSTRATIVE" in result["note"]
    assert all(tour["illustrative"] for tour in result["tours"])


@given(data=st.data())
def test_rotation_csv_reads_back(data: st.DataObject) -> None:
    """Whatever tours are written, the same rows are read, both days included."""
    planning = example.planning()
    stays = st.builds(
        lambda day, length: Term(
            date(2030, 1, 1) + timedelta(days=day), date(2030, 1, 2) + timedelta(days=day + length)
        ),
        st.integers(0, 300),
        st.integers(0, 200),
    )
    tours = data.draw(
        st.lists(
            st.builds(
                Tour,
                unit=st.sampled_from(list(planning.units)),
                post=st.sampled_from(list(planning.posts)),
                stay=stays,
            ),
            max_size=8,
        )
    )
    rows = list(csv.DictReader(io.StringIO(render_rotation_csv(tours, planning))))
    back = [
        Tour(
            unit=row["unit"],
            post=row["post"],
            stay=Term.inclusive(date.fromisoformat(row["from"]), date.fromisoformat(row["to"])),
        )
        for row in rows
    ]
    assert back == tours
    assert all(tuple(row) == COLUMNS for row in rows)


def test_result_json_holds_what_the_contract_promises() -> None:
    """Every key of the contract, in UTF-8, with a newline at the end."""
    text = render_result_json(
        example.result(), example.planning(), lang="en", versions=example.VERSIONS
    )
    result = json.loads(text)
    assert text.endswith("}\n")
    assert result["version"] == 1
    assert (result["status"], result["stopped"], result["gap"]) == ("optimal", "proof", 0.0)
    assert result["uncovered"] == [{"post": "CA-SUR", "from": "2030-09-02", "to": "2030-09-13"}]
    assert result["limits_only_checked"] == [
        {"limit": "xa-2030/persons", "reason": "the number was not found"}
    ]
    assert result["readings"] == {
        "counting": "concurrent",
        "interval": "length_of_stay",
        "sources": {"limits.arms-m4": "agency"},
    }
    assert result["shortages"] == ["Post CA-SUR: no unit offered may hold it."]
    assert result["remedies"] == ["Without the limit xa-2030/arms-m4"]
    assert result["versions"] == example.VERSIONS
    assert result["seed"] == 7
    assert [level["name"] for level in result["levels"]] == ["uncovered", "cost", "fairness"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (((12, 12), (460, 440), (14, 0)), (460, 440)),
        (((12, 12), (460, 460)), (460, 460)),
        (((12, 3), (460, 0)), (12, 3)),
        ((), (None, None)),
    ],
)
def test_objective_is_the_first_open_level_else_the_last(
    values: tuple[tuple[int, int], ...], expected: tuple[int | None, int | None]
) -> None:
    """One number and one bound, of the level that decides what is still unknown."""
    names = (LevelName.UNCOVERED, LevelName.COST, LevelName.FAIRNESS)
    levels = tuple(
        Level(name=name, value=value, bound=bound)
        for name, (value, bound) in zip(names, values, strict=False)
    )
    result = Result(status=Status.FEASIBLE, stopped=Stopped.TIME, levels=levels)
    text = render_result_json(result, example.planning(), lang="en", versions={})
    content = json.loads(text)
    assert (content["objective"], content["bound"]) == expected


def test_a_plan_that_is_not_illustrative_bears_no_mark() -> None:
    """Real data are not called invented."""
    planning = example.planning()
    real = replace(
        planning,
        units={id_: replace(u, illustrative=False) for id_, u in planning.units.items()},
        posts={id_: replace(p, illustrative=False) for id_, p in planning.posts.items()},
    )
    files = render_plan(example.result(real), real, lang="en", case_name=example.NAME, versions={})
    assert b"true" not in files["rotation.csv"]
    assert b"ILLUSTRATIVE" not in files["timeline.html"]
    assert b"ILLUSTRATIVE" not in files["timeline.svg"]
    assert json.loads(files["result.json"])["note"] is None


def test_spanish_is_the_first_language() -> None:
    """Words, dates, months and the mark are Spanish on every file that has words."""
    files = render_plan(
        example.result(),
        example.planning(),
        lang="es",
        case_name=example.NAME,
        versions=example.VERSIONS,
    )
    page = files["timeline.html"].decode()
    assert '<html lang="es">' in page
    for words in ("Ejemplo imaginario XA 2030", "ILUSTRATIVO", "1 de enero de 2030", ">set<"):
        assert words in page
    assert "ILUSTRATIV" in files["timeline.svg"].decode()
    assert "ILUSTRATIV" in json.loads(files["result.json"])["note"]
    assert "ILLUSTRATIVE" not in page


def test_a_plan_that_is_not_the_last_word_says_so_in_its_files() -> None:
    """A note beside it, in the page and, for programs, in the result."""
    running = replace(example.result(), status=Status.FEASIBLE, stopped=Stopped.RUNNING)
    files = render_plan(
        running,
        example.planning(),
        lang="en",
        case_name=example.NAME,
        versions=example.VERSIONS,
    )
    said = "This plan is not the last word: the search was still running when it was written."
    assert set(files) == FILES | {"interim.txt"}
    assert files["interim.txt"].decode() == f"{said}\n"
    assert said in files["timeline.html"].decode()
    assert json.loads(files["result.json"])["stopped"] == "running"
