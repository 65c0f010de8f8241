"""A case folder is read whole, or every problem of every file is said."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from relevo.casefile.layout import plan_folder
from relevo.casefile.read import read_case
from relevo.core.clause import RowRef
from relevo.core.errors import RelevoError
from relevo.core.term import Term
from relevo.rotation.model import Held
from tests.casefile.folders import codes, read_good, tiny
from tests.errors.samples import BASE

UNITS = (BASE / "forces/units.csv").read_text(encoding="utf-8")
ACT = (BASE / "acts/xa-1.yaml").read_text(encoding="utf-8")
CASE = (BASE / "case.yaml").read_text(encoding="utf-8")
CSV = ("forces/units.csv", "forces/posts.csv", "forces/kits.csv")


def test_everything_has_its_row():
    planning = read_good(BASE).planning
    assert planning.horizon == Term.inclusive(date(2026, 1, 1), date(2026, 12, 31))
    assert planning.units["EJ-01"].row == RowRef("forces/units.csv", 2)
    assert planning.posts["P1"].row == RowRef("forces/posts.csv", 2)
    assert planning.kits["K-POST"].held is Held.STAYS_WITH_POST
    assert planning.institutions["XA-1BDE"].units_at_once == 2
    assert planning.points["AP"].moves_per_week == 3
    assert planning.mandate.windows[0].id == "xa-1/w1"


def semicolons(text):
    """Write a table as Excel does in Spanish."""
    return text.replace(",", ";").replace("\n", "\r\n").encode("utf-8-sig")


def test_semicolons_and_a_byte_order_mark_change_nothing(tmp_path):
    files = {
        path.relative_to(BASE).as_posix(): semicolons(path.read_text(encoding="utf-8"))
        for path in BASE.rglob("*.csv")
    }
    assert len(files) == 5
    assert read_good(tiny(tmp_path, files)).planning == read_good(BASE).planning


def workbook(path, typed=()):
    """Write the tiny case's forces as a workbook, some cells typed."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name in ("units", "posts", "kits"):
            text = (BASE / f"forces/{name}.csv").read_text(encoding="utf-8")
            sheet = book.add_worksheet(name)
            for row, line in enumerate(text.splitlines()):
                for column, cell in enumerate(line.split(",")):
                    sheet.write(row, column, int(cell) if cell.isdigit() else cell)
            for (where, row, column), value in typed:
                if where == name and isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif where == name:
                    sheet.write(row, column, value)
    return path


def without_rows(found):
    """Give units, posts or kits with the place of their rows forgotten."""
    return [repr(value).split("row=")[0] for value in found.values()]


def test_a_workbook_says_the_same_as_the_tables(tmp_path):
    case = tiny(tmp_path / "case", without=CSV)
    workbook(case / "forces/forces.xlsx")
    planning, plain = read_good(case).planning, read_good(BASE).planning
    assert planning.units["EJ-01"].row == RowRef("forces/forces.xlsx[units]", 2)
    for part in ("units", "posts", "kits"):
        assert without_rows(getattr(planning, part)) == without_rows(getattr(plain, part))


def test_typed_cells_of_a_workbook_become_text(tmp_path):
    typed = [
        (("units", 0, 4), "free_from"),
        (("units", 1, 4), date(2026, 3, 1)),
        (("units", 0, 5), "dwell_ratio"),
        (("units", 1, 5), 1.5),
        (("units", 1, 3), 12.0),
        (("units", 0, 6), "illustrative"),
        (("units", 1, 6), True),
    ]
    path = workbook(tmp_path / "mine.xlsx", typed)
    unit = read_good(BASE, forces=path).planning.units["EJ-01"]
    assert (unit.free_from, unit.dwell_x2, unit.persons) == (date(2026, 3, 1), 3, 12)
    assert unit.illustrative
    assert unit.row == RowRef(f"{path}[units]", 2)


def test_a_problem_in_a_workbook_names_sheet_row_and_column(tmp_path):
    path = workbook(tmp_path / "mine.xlsx", [(("units", 1, 3), -4)])
    case, (problem,) = read_case(BASE, forces=path)
    assert case is None
    assert (problem.code, problem.file) == ("too-small", f"{path}[units]")
    assert (problem.line, problem.column) == (2, 4)


def test_other_forces_take_the_place_of_the_cases_own(tmp_path):
    case = tiny(tmp_path, {"short/units.csv": UNITS.replace("EJ-01", "EJ-09")})
    for name in ("posts", "kits"):
        (case / f"short/{name}.csv").write_bytes((BASE / f"forces/{name}.csv").read_bytes())
    units = read_good(case, forces=case / "short").planning.units
    assert list(units) == ["EJ-09"]
    assert units["EJ-09"].row == RowRef("short/units.csv", 2)


def test_missing_forces_are_said():
    with pytest.raises(RelevoError, match="no forces"):
        read_case(BASE, forces=Path("nowhere"))


@pytest.mark.parametrize("folder", [Path("nowhere"), Path(__file__)])
def test_a_missing_folder_is_said(folder):
    with pytest.raises(RelevoError, match="no folder"):
        read_case(folder)


def test_the_day_of_knowledge_limits_the_mandate():
    known = read_good(BASE, day=date(2025, 12, 14)).planning.mandate
    unknown = read_good(BASE, day=date(2025, 12, 13)).planning.mandate
    assert (len(known.acts), len(unknown.acts)) == (1, 0)


def test_a_case_without_planning_needs_no_forces(tmp_path):
    bare = CASE.rsplit("planning", 1)[0]
    plain = (*CSV, "hosts.csv", "points_of_entry.csv")
    case = read_good(tiny(tmp_path, {"case.yaml": bare}, without=plain))
    assert (case.planning, case.tours) == (None, None)
    assert list(case.acts) == ["xa-1"]


@pytest.mark.parametrize("path", [*CSV, "hosts.csv", "points_of_entry.csv", "case.yaml"])
def test_each_needed_file_is_missed(tmp_path, path):
    assert codes(tiny(tmp_path, without=[path])) == ["missing-file"]


def test_a_plan_is_read(tmp_path):
    plan = "unit,post,from,to,illustrative\nEJ-01,P1,2026-01-01,2026-06-30,si\n"
    (tour,) = read_good(tiny(tmp_path, {"plan/rotation.csv": plan})).tours
    assert (tour.unit, tour.post, tour.row.line) == ("EJ-01", "P1", 2)
    assert tour.stay == Term.inclusive(date(2026, 1, 1), date(2026, 6, 30))


def test_each_set_of_forces_has_its_own_plan(tmp_path):
    plan = "unit,post,from,to\nEJ-01,P1,2026-01-01,2026-06-30\n"
    folder = tiny(tmp_path, {"plan-forces-b/rotation.csv": plan})
    shutil.copytree(folder / "forces", folder / "forces-b")
    assert read_good(folder).tours is None
    case = read_good(folder, forces=folder / "forces-b")
    assert [str(tour.row) for tour in case.tours] == ["plan-forces-b/rotation.csv:2"]


@pytest.mark.parametrize(
    ("forces", "expected"),
    [
        (None, "plan"),
        ("case/forces", "plan"),
        ("case/../case/forces/", "plan"),
        ("case/forces/forces.xlsx", "plan"),
        ("case/forces-short", "plan-forces-short"),
        ("elsewhere/forces", "plan-forces"),
        ("elsewhere/v1.2", "plan-v1.2"),
        ("elsewhere/edited.xlsx", "plan-edited"),
    ],
)
def test_folder_of_the_plan_of_some_forces(tmp_path, forces, expected):
    (tmp_path / "elsewhere" / "v1.2").mkdir(parents=True)
    (tmp_path / "elsewhere" / "edited.xlsx").touch()
    given = None if forces is None else tmp_path / forces
    assert plan_folder(tmp_path / "case", given) == expected


def test_an_empty_plan_is_a_plan(tmp_path):
    assert read_good(tiny(tmp_path, {"plan/rotation.csv": "unit,post,from,to\n"})).tours == ()
    assert read_good(BASE).tours is None


def test_every_problem_of_every_file_in_one_run(tmp_path):
    files = {
        "case.yaml": CASE + "readings: {counting: sometimes}\n",
        "acts/xa-1.yaml": ACT.replace("2025-12-14", "2025-02-30").replace(
            "clause: c1", "clause: c"
        ),
        "acts/xa-2.yaml": b"id: \xe9\n",
        "forces/units.csv": UNITS.replace(",4", ",-4").replace("XB", "XX"),
        "hosts.csv": "",
        "calendar.csv": "from,to\n2026-01-01,2025-01-01\n",
        "points_of_entry.csv": "point,place,moves_per_week\nAP,XA-N,x\nAP,XA-Q,1\n",
        "plan/rotation.csv": "unit,post,from,to\nEJ-1,P2,2026-01-01,\n",
    }
    case, problems = read_case(tiny(tmp_path, files))
    assert case is None
    assert [problem.place for problem in problems] == sorted(p.place for p in problems)
    found = [(Path(p.file).relative_to(tmp_path).as_posix(), p.line, p.code) for p in problems]
    assert found == [
        ("acts/xa-1.yaml", 8, "no-such-day"),
        ("acts/xa-1.yaml", 12, "unknown-clause"),
        ("acts/xa-2.yaml", 1, "bad-encoding"),
        ("calendar.csv", 1, "missing-column"),
        ("calendar.csv", 2, "from-after-to"),
        ("case.yaml", 5, "unknown-word"),
        ("forces/units.csv", 2, "unknown-state"),
        ("forces/units.csv", 2, "too-small"),
        ("hosts.csv", 1, "empty-file"),
        ("plan/rotation.csv", 2, "unknown-unit"),
        ("plan/rotation.csv", 2, "unknown-post"),
        ("plan/rotation.csv", 2, "missing-cell"),
        ("points_of_entry.csv", 2, "bad-number"),
        ("points_of_entry.csv", 3, "duplicate-id"),
        ("points_of_entry.csv", 3, "unknown-place"),
    ]


def test_a_broken_case_file_hides_no_other_problem(tmp_path):
    files = {"case.yaml": "name: [\n", "forces/units.csv": UNITS.replace("XB", "XX")}
    assert codes(tiny(tmp_path, files)) == ["yaml-syntax", "unknown-state"]


def test_a_table_that_cannot_be_read_makes_no_name_unknown(tmp_path):
    assert codes(tiny(tmp_path, {"forces/posts.csv": b"\xff"})) == ["bad-encoding"]


def test_the_cases_own_codes(tmp_path):
    files = {
        "places.csv": "id,parent,kind,name_es,name_en\nXA-camp,XA-N,base,Campo,Camp\n",
        "forces/posts.csv": (BASE / "forces/posts.csv")
        .read_text(encoding="utf-8")
        .replace("XA-N", "XA-camp"),
    }
    planning = read_good(tiny(tmp_path, files)).planning
    assert planning.posts["P1"].place == "XA-camp"
    assert planning.codes.places.contains("XA-N", "XA-camp")


def test_hidden_files_and_blank_rows_are_no_problem(tmp_path):
    files = {"acts/.DS_Store": b"\0", "forces/units.csv": UNITS + "\n,,,,\n\n"}
    assert list(read_good(tiny(tmp_path, files)).planning.units) == ["EJ-01"]


def test_paths_are_shown_as_given(tmp_path, monkeypatch):
    tiny(tmp_path / "x", without=["hosts.csv"])
    monkeypatch.chdir(tmp_path)
    _, (problem,) = read_case(Path("x"))
    assert problem.file == "x/hosts.csv"
    monkeypatch.chdir(tmp_path / "x")
    _, (problem,) = read_case(Path())
    assert problem.file == "hosts.csv"


def test_bytes_of_a_workbook_do_not_matter_to_its_name():
    """A sheet in another case of letters is the same sheet."""
    from relevo.casefile.workbook import parse_workbook

    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.add_worksheet("Units").write(0, 0, "unit")
    tables, problems = parse_workbook(data.getvalue(), "f.xlsx", ("units",))
    assert (list(tables), problems) == (["units"], ())
