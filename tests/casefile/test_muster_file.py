"""The table of a count: rows that say who and what was found, and every wrong cell at once."""

import pytest

from relevo.casefile.manifest_names import manifest_around
from relevo.casefile.muster_file import MOST_BYTES, read_muster
from relevo.core.errors import RelevoError
from relevo.register.model import Kind, Materiel
from tests.casefile.folders import read_good
from tests.cli.shell import GOOD


@pytest.fixture(scope="module")
def arms():
    """Give the kinds of arms of the tiny case."""
    return manifest_around(read_good(GOOD)).arms


def read(tmp_path, arms, content):
    """Read a table."""
    path = tmp_path / "muster.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_muster(path, arms)


def refused(tmp_path, arms, content):
    """Give code, line and column of every problem."""
    found, problems = read(tmp_path, arms, content)
    assert found is None
    return [(one.code, one.line, one.column) for one in problems]


def test_a_row_names_a_person_a_piece_or_both(tmp_path, arms):
    found, problems = read(
        tmp_path,
        arms,
        "roll,kind,item,serial,quantity\n"
        "R-0001,,,,\n"
        "R-0002,arms,m4,0007,\n"
        ",,glock,,3\n"
        ",equipment,truck,T 1,1\n",
    )
    assert problems == ()
    assert found == (
        ("R-0001", "R-0002"),
        (
            Materiel(kind=Kind.ARMS, item="m4", serial="0007"),
            Materiel(kind=Kind.ARMS, item="glock", quantity=3),
            Materiel(kind=Kind.EQUIPMENT, item="truck", serial="T 1"),
        ),
    )


def test_columns_may_be_left_out_and_semicolons_part_them(tmp_path, arms):
    assert read(tmp_path, arms, "roll\nR-0001\n")[0] == (("R-0001",), ())
    found, _ = read(tmp_path, arms, "item;serial\nM4;0007\n")
    assert found == ((), (Materiel(kind=Kind.ARMS, item="m4", serial="0007"),))


def test_a_table_with_heads_alone_is_a_count_that_found_nothing(tmp_path, arms):
    assert read(tmp_path, arms, "roll,item\n") == (((), ()), ())


def test_every_wrong_cell_comes_back_at_once(tmp_path, arms):
    assert refused(
        tmp_path,
        arms,
        "roll,kind,item,serial,quantity\n"
        "R-1,,,,\n"
        "R-0001,arm,m4,,\n"
        "R-0001,,,,\n"
        ",,m44,,\n"
        ",,m4,7,2\n"
        ",,m4,8,\n"
        ",,m4,8,\n"
        ",,m4,,0\n"
        ",,,9,\n",
    ) == [
        ("bad-roll", 2, 1),
        ("unknown-word", 3, 8),
        ("person-twice", 4, 1),
        ("unknown-arm", 5, 3),
        ("serial-and-quantity", 6, 8),
        ("serial-twice", 8, 6),
        ("too-small", 9, 7),
        ("missing-cell", 10, 3),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\xff\xfe", "bad-encoding"),
        (b"roll,name\nR-0001,x\n", "unknown-column"),
        (b"roll,roll\nR-0001,R-0002\n", "duplicate-column"),
        (b"roll,item\nR-0001\n", "row-length"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path, arms, content, code):
    assert code in {one[0] for one in refused(tmp_path, arms, content)}


def test_a_file_that_is_not_there_or_is_too_large(tmp_path, arms):
    with pytest.raises(RelevoError):
        read_muster(tmp_path / "none.csv", arms)
    with pytest.raises(RelevoError):
        read(tmp_path, arms, b"roll\n" + b"\n" * MOST_BYTES)
