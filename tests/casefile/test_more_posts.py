"""Posts to add: read like those of a case, every problem with its line."""

import pytest

from relevo.casefile.more_posts import more_posts
from relevo.casefile.read import read_case
from relevo.core.errors import RelevoError
from relevo.core.term import Term
from tests.cli.shell import GOOD

HEAD = "post,category,institution,place,point_of_entry,from,to,kit\n"


@pytest.fixture(scope="module")
def planning():
    case, problems = read_case(GOOD)
    assert not problems
    return case.planning


def test_rows_become_posts_and_name_their_file(planning, tmp_path):
    path = tmp_path / "more.csv"
    path.write_text(HEAD + "ESTE,seal,XA-NAVY,XA-south-city,XA-PORT,2026-05-01,,\n")
    posts, problems = more_posts(planning, path)
    assert not problems
    assert list(posts) == ["ESTE"]
    assert posts["ESTE"].window == Term.inclusive(
        planning.horizon.start.replace(month=5), planning.horizon.last
    )
    assert str(posts["ESTE"].row) == "more.csv:2"


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("NORTE,seal,XA-NAVY,XA-south-city,XA-PORT,,,", {"duplicate-id"}),
        ("ESTE,sael,XA-NAVY,XA-south-city,XA-PORT,,,", {"unknown-category"}),
        ("ESTE,seal,XA-NAVY,XA-south-city,XA-PRT,,,", {"unknown-point"}),
        (
            "ESTE,seal,XA-NAVY,XA-south-city,XA-PORT,2027-01-01,2027-02-01,",
            {"post-outside-horizon"},
        ),
        ("ESTE,seal,XA-NAVY,XA-south-city,XA-PORT,,,NADA", {"unknown-kit"}),
        ("ESTE,seal,XA-NAVY,XA-south-city,XA-PORT,2026-06-01,2026-05-01,", {"from-after-to"}),
    ],
)
def test_what_is_wrong_has_file_and_line(planning, tmp_path, row, codes):
    path = tmp_path / "more.csv"
    path.write_text(HEAD + row + "\n")
    posts, problems = more_posts(planning, path)
    assert posts == {}
    assert {problem.code for problem in problems} == codes
    assert {(problem.file, problem.line) for problem in problems} == {(str(path), 2)}


def test_a_missing_file_is_named(planning, tmp_path):
    with pytest.raises(RelevoError):
        more_posts(planning, tmp_path / "none.csv")
