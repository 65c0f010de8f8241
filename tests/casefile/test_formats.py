"""Every file of a case folder has a page, and the samples of the pages are one good case."""

import re
from pathlib import Path

import pytest
import xlsxwriter

from relevo.casefile.fields import known_fields
from relevo.casefile.layout import FILES_READ, FILES_WRITTEN, SHEETS, TABLES
from relevo.casefile.schema import ACT, PROCEEDINGS, SETTINGS, STATUS
from relevo.casefile.views import COLUMNS as VIEWS
from relevo.core.bound import Bound
from tests.casefile.folders import read_good

FORMATS = Path(__file__).parents[2] / "docs" / "formats"
SAMPLE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATUS_SAMPLE = re.compile(r"^```\w+ status-case=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def read(page):
    """Give a page."""
    return (FORMATS / page).read_text(encoding="utf-8")


def samples():
    """Give the samples of all pages by the file they show."""
    pages = sorted(FORMATS.glob("*.md"))
    return dict(pair for page in pages for pair in SAMPLE.findall(read(page.name)))


def status_samples():
    """Give the samples of a case about an ally status by the file they show."""
    return dict(STATUS_SAMPLE.findall(read("status.md")))


@pytest.fixture
def folder(tmp_path):
    """Write the samples to a case folder."""
    for path, content in samples().items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_samples_are_one_good_case(folder):
    case = read_good(folder)
    assert list(case.acts) == ["xa-example", "xa-example-2"]
    assert list(case.planning.units) == ["EJ-SF-01", "EJ-SF-02"]
    assert case.planning.posts["SF-NORTH"].incumbent.unit == "EJ-SF-02"
    assert case.planning.units["EJ-SF-02"].posts == {"SF-NORTH": 20, "SF-CAMP": 20}
    assert len(case.tours) == 2
    assert [one.persons for one in case.delegations] == [6]
    assert [one.inputs.delegations for one in case.processes] == [("ej-police",)]
    assert [one.hook for one in case.statements] == ["not_found"]
    rifles = next(limit for limit in case.planning.mandate.limits if limit.key == "limits.rifles")
    assert rifles.chosen(case.planning.chosen).bound == Bound(14, 14)


def test_the_samples_of_a_status_are_one_good_case(tmp_path):
    (tmp_path / "status").mkdir()
    for path, content in status_samples().items():
        (tmp_path / path).write_text(content, encoding="utf-8")
    case = read_good(tmp_path)
    assert (list(case.statuses), case.acts, case.settings.host) == (["XB"], {}, "")
    assert len(case.statuses["XB"].notice) == 2


def test_the_samples_as_a_workbook_say_the_same(folder):
    before = read_good(folder).planning
    with xlsxwriter.Workbook(folder / "forces/forces.xlsx") as book:
        for name in SHEETS:
            table = folder / f"forces/{name}.csv"
            sheet = book.add_worksheet(name)
            for row, line in enumerate(table.read_text(encoding="utf-8").splitlines()):
                sheet.write_row(row, 0, line.split(","))
            table.unlink()
    after = read_good(folder).planning
    for part in ("units", "posts", "kits"):
        found, expected = getattr(after, part), getattr(before, part)
        assert list(found) == list(expected)
        for one, other in zip(found.values(), expected.values(), strict=True):
            assert repr(one).split("row=")[0] == repr(other).split("row=")[0]


@pytest.mark.parametrize("path", [*FILES_READ, *FILES_WRITTEN, *VIEWS])
def test_every_file_has_a_page(path):
    name = path.rpartition("/")[2] if path.startswith(("forces/", "plan/")) else path
    titles = [read(page.name).partition("\n")[0] for page in FORMATS.glob("*.md")]
    assert any(name in title for title in titles), name
    assert f"`{path}`" in read("README.md")


@pytest.mark.parametrize("path", [path for path in FILES_READ if not path.endswith(".xlsx")])
def test_every_file_that_is_read_has_a_sample(path):
    shown = {re.sub(r"^acts/.*(\.\w+)$", r"acts/<id>\1", name) for name in samples()}
    shown |= {re.sub(r"^status/.*$", "status/<STATE>.yaml", name) for name in status_samples()}
    assert path in shown


@pytest.mark.parametrize("layout", TABLES, ids=lambda layout: layout.file)
def test_every_column_is_described(layout):
    name = layout.file.rpartition("/")[2]
    (page,) = (page for page in FORMATS.glob("*.csv.md") if name in read(page.name).split("\n")[0])
    assert [
        column for column in layout.columns if f"`{column}`" not in page.read_text("utf-8")
    ] == []


@pytest.mark.parametrize("file", VIEWS)
def test_every_column_of_a_view_is_described(file):
    page = read("register.csv.md")
    assert [column for column in VIEWS[file] if f"`{column}`" not in page] == []


@pytest.mark.parametrize(
    ("page", "model"),
    [
        ("act.md", ACT),
        ("case.yaml.md", SETTINGS),
        ("processes.yaml.md", PROCEEDINGS),
        ("status.md", STATUS),
    ],
)
def test_every_field_is_described(page, model):
    assert [name for name in sorted(known_fields(model, ())) if f"`{name}`" not in read(page)] == []


@pytest.mark.parametrize("page", sorted(page.name for page in FORMATS.glob("*.md")))
def test_every_page_has_numbered_rules(page):
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", read(page), re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 2
