"""Units, posts and kits: what an empty cell means, and what cannot hold together."""

from datetime import date

import pytest

from relevo.casefile.read import read_case
from relevo.core.term import Term
from relevo.rotation.model import Incumbent, PostEnd, PostStart
from tests.casefile.folders import codes, read_good, tiny

UNIT = "EJ-01,XB,special_forces,4"
POST = "P1,special_forces,XA-1BDE,XA-N,AP"
YEAR = Term.inclusive(date(2026, 1, 1), date(2026, 12, 31))


def units(column="", cell="", row=UNIT):
    """Give a units table with one more column."""
    more = f",{column}" if column else ""
    return f"unit,sender,category,persons{more}\n{row}{',' if column else ''}{cell}\n"


def posts(columns="", cells="", row=POST):
    """Give a posts table with more columns."""
    return (
        f"post,category,institution,place,point_of_entry{',' if columns else ''}{columns}\n"
        f"{row}{',' if columns else ''}{cells}\n"
    )


def unit(tmp_path, column="", cell=""):
    """Read the one unit."""
    files = {"forces/units.csv": units(column, cell)}
    return read_good(tiny(tmp_path, files)).planning.units["EJ-01"]


def post(tmp_path, columns="", cells=""):
    """Read the one post."""
    files = {"forces/posts.csv": posts(columns, cells)}
    return read_good(tiny(tmp_path, files)).planning.posts["P1"]


def test_what_empty_cells_of_a_unit_mean(tmp_path):
    found = unit(tmp_path)
    assert (found.name, found.dwell_x2, found.free_from, found.kit) == ("EJ-01", 2, None, "")
    assert found.available == (YEAR,)
    assert found.posts == {"P1": 20}
    assert not found.illustrative


def test_what_empty_cells_of_a_post_mean(tmp_path):
    found = post(tmp_path)
    assert (found.window, found.weight, found.incumbent) == (YEAR, 1, None)
    assert (found.starts, found.ends) == (PostStart.OPENS, PostEnd.CLOSES)


@pytest.mark.parametrize(
    ("written", "twice"), [("1", 2), ("1.5", 3), ("1,5", 3), ("2.0", 4), ("0.5", 1), ("0", 0)]
)
def test_dwell_ratio(tmp_path, written, twice):
    assert unit(tmp_path, "dwell_ratio", f'"{written}"').dwell_x2 == twice


@pytest.mark.parametrize("written", ["1.25", "-1", "one", "1.", "1e1", "100"])
def test_what_is_no_dwell_ratio(tmp_path, written):
    assert codes(tiny(tmp_path, {"forces/units.csv": units("dwell_ratio", written)})) == [
        "bad-ratio"
    ]


def test_available_terms_are_put_in_order_and_joined(tmp_path):
    written = "2026-08-01..2026-12-31 | 2026-01-01..2026-03-31|2026-04-01..2026-06-30"
    assert unit(tmp_path, "available", written).available == (
        Term.inclusive(date(2026, 1, 1), date(2026, 6, 30)),
        Term.inclusive(date(2026, 8, 1), date(2026, 12, 31)),
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-01-01", "bad-term"),
        ("2026-01-01..2026-02-30", "no-such-day"),
        ("2026-02-01..2026-01-01", "from-after-to"),
        ("2026-01-01..2026-02-01|2026-02-01..2026-03-01", "overlapping-availability"),
        ("1700-01-01..2026-03-01", "far-day"),
    ],
)
def test_what_is_no_availability(tmp_path, written, code):
    assert codes(tiny(tmp_path, {"forces/units.csv": units("available", written)})) == [code]


def test_posts_with_their_costs(tmp_path):
    assert unit(tmp_path, "posts", "P1=0").posts == {"P1": 0}
    assert unit(tmp_path / "b", "posts", " P1 ").posts == {"P1": 20}


@pytest.mark.parametrize(("written", "code"), [("P1=x", "bad-number"), ("P1=-1", "too-small")])
def test_what_is_no_cost(tmp_path, written, code):
    assert codes(tiny(tmp_path, {"forces/units.csv": units("posts", written)})) == [code]


def test_an_empty_cell_means_the_posts_that_contain_the_category(tmp_path):
    table = posts(row=f"{POST}\nP2,civil_affairs,XA-1BDE,XA-N,AP")
    case = read_good(tiny(tmp_path, {"forces/posts.csv": table}))
    assert case.planning.units["EJ-01"].posts == {"P1": 20}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("si", True),
        ("SÍ", True),
        ("Yes", True),
        ("true", True),
        ("1", True),
        ("no", False),
        ("FALSE", False),
        ("0", False),
        ("", False),
    ],
)
def test_yes_and_no(tmp_path, written, expected):
    assert unit(tmp_path, "illustrative", written).illustrative is expected


def test_an_incumbent(tmp_path):
    columns = "starts,incumbent,incumbent_from,incumbent_to"
    found = post(tmp_path, columns, "continues,EJ-01,2025-10-01,2026-01-01")
    stay = Term.inclusive(date(2025, 10, 1), date(2026, 1, 1))
    assert found.incumbent == Incumbent(unit="EJ-01", stay=stay)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("continues,EJ-01,2025-10-01,", ["missing-cell"]),
        ("continues,,2025-10-01,2026-02-01", ["missing-cell"]),
        ("continues,EJ-02,2025-10-01,2026-02-01", ["unknown-unit"]),
        ("continues,EJ-01,2026-01-02,2026-02-01", ["incumbent-not-in-place"]),
        ("continues,EJ-01,2025-12-31,2025-10-01", ["from-after-to"]),
        (",EJ-01,2025-10-01,2026-02-01", ["incumbent-of-opening-post"]),
        ("begins,,,", ["unknown-word"]),
    ],
)
def test_what_is_no_incumbent(tmp_path, cells, expected):
    table = posts("starts,incumbent,incumbent_from,incumbent_to", cells)
    assert codes(tiny(tmp_path, {"forces/posts.csv": table})) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("2026-01-01,2026-12-31", []),
        ("2025-12-31,2026-12-31", ["post-outside-horizon"]),
        ("2026-01-01,2027-01-01", ["post-outside-horizon"]),
        ("2026-06-01,", []),
    ],
)
def test_a_post_lies_within_the_horizon(tmp_path, days, expected):
    assert codes(tiny(tmp_path, {"forces/posts.csv": posts("from,to", days)})) == expected


def test_rows_of_one_kit_are_joined(tmp_path):
    table = "kit,held,arms,pieces\nK,brought,m4,2\nK,brought,glock,3\n"
    kits = read_good(tiny(tmp_path, {"forces/kits.csv": table})).planning.kits
    assert (kits["K"].arms, kits["K"].row.line) == ({"m4": 2, "glock": 3}, 2)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("K,brought,m4,2\nK,brought,m4,2\n", ["duplicate-id"]),
        ("K,brought,m4,0\n", ["too-small"]),
        ("K,carried,m4,1\n", ["unknown-word"]),
        ("K,brought,,1\n", ["missing-cell"]),
    ],
)
def test_what_is_no_kit(tmp_path, rows, expected):
    table = f"kit,held,arms,pieces\n{rows}"
    assert codes(tiny(tmp_path, {"forces/kits.csv": table})) == expected


def test_a_posts_kit_stays_with_it(tmp_path):
    assert codes(tiny(tmp_path, {"forces/posts.csv": posts("kit", "K-UNIT")})) == ["kit-held"]
    files = {"forces/posts.csv": posts("kit", "K-POST"), "forces/units.csv": units("kit", "K-UNIT")}
    assert read_good(tiny(tmp_path / "b", files)).planning.posts["P1"].kit == "K-POST"


def test_columns_come_in_any_order_and_letters(tmp_path):
    table = "Persons,category,UNIT,sender,\n4,special_forces,EJ-01,XB,\n"
    assert (
        read_good(tiny(tmp_path, {"forces/units.csv": table})).planning.units["EJ-01"].persons == 4
    )


def test_a_short_row_is_said_once(tmp_path):
    table = "unit,sender,category,persons\nEJ-01,XB,special_forces\n"
    assert codes(tiny(tmp_path, {"forces/units.csv": table})) == ["row-length"]


def test_calendar(tmp_path):
    table = (
        "from,to,kind,name_es,name_en,no_movement,points,source\n"
        "2026-04-12,2026-04-12,election,Elecciones,Elections,si,AP,\n"
        "2026-07-28,2026-07-29,holiday,,,,,\n"
    )
    first, second = read_good(tiny(tmp_path, {"calendar.csv": table})).planning.calendar
    assert (first.no_movement, first.points, first.name.es) == (True, ("AP",), "Elecciones")
    assert (second.no_movement, second.points, second.name.en) == (False, (), "holiday")
    assert second.term == Term.inclusive(date(2026, 7, 28), date(2026, 7, 29))


def test_an_empty_capacity_is_no_bound(tmp_path):
    files = {
        "hosts.csv": "institution,units_at_once\nXA-1BDE,\n",
        "points_of_entry.csv": "point,place,moves_per_week\nAP,XA-N,\n",
    }
    planning = read_good(tiny(tmp_path, files)).planning
    assert planning.institutions["XA-1BDE"].units_at_once is None
    assert planning.points["AP"].moves_per_week is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("XA-a,XA-b\nXA-b,XA-a\nXA-c,XA-a\n", ["cyclic-codes"]),
        ("XA-a,XA-a\n", ["cyclic-codes"]),
        ("XA-a,XA-zz\n", ["unknown-place"]),
        ("XA-a,XA-N\nXA-a,XA-N\n", ["duplicate-id"]),
    ],
)
def test_own_codes_form_a_tree(tmp_path, rows, expected):
    assert codes(tiny(tmp_path, {"places.csv": f"id,parent\n{rows}"})) == expected


THREE = "starts,incumbent,incumbent_from,incumbent_to"


def seats(*rows):
    """Give a posts table with incumbents, a row for each post."""
    lines = [f"{name},{category},XA-1BDE,XA-N,AP,continues,{rest}" for name, category, rest in rows]
    return posts(THREE, "", row="\n".join(lines)).replace(",\n", "\n")


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("EJ-01,2025-12-01,2026-03-01", ["incumbent-twice"]),
        ("EJ-01,2026-01-01,2026-02-01", ["incumbent-twice"]),
        ("EJ-02,2025-12-01,2026-03-01", []),
    ],
)
def test_one_unit_in_place_at_two_posts(tmp_path, second, found):
    files = {
        "forces/units.csv": units(row=f"{UNIT}\n{UNIT.replace('EJ-01', 'EJ-02')}"),
        "forces/posts.csv": seats(
            ("P1", "special_forces", "EJ-01,2025-10-01,2026-01-31"),
            ("P2", "special_forces", second),
        ),
    }
    assert codes(tiny(tmp_path, files)) == found


def test_a_unit_whose_stays_touch_is_in_one_place_at_a_time(tmp_path):
    """The second post begins later, and the unit moves there the day after it leaves the first."""
    rows = seats(
        ("P1", "special_forces", "EJ-01,2025-10-01,2026-01-31"),
        ("P2", "special_forces", "EJ-01,2026-02-01,2026-03-01"),
    ).splitlines()
    first = ["", ",2026-01-01", ",2026-02-01"]
    table = "\n".join(f"{row}{',from' if not at else first[at]}" for at, row in enumerate(rows))
    assert codes(tiny(tmp_path, {"forces/posts.csv": table + "\n"})) == []


@pytest.mark.parametrize(
    ("category", "found"), [("civil_affairs", ["incumbent-category"]), ("military", [])]
)
def test_an_incumbent_of_another_category(tmp_path, category, found):
    table = seats(("P1", category, "EJ-01,2025-10-01,2026-01-31"))
    assert codes(tiny(tmp_path, {"forces/posts.csv": table})) == found


@pytest.mark.parametrize("persons", ["100001", "999999999999"])
def test_more_persons_than_a_unit_can_have(tmp_path, persons):
    table = units(row=f"EJ-01,XB,special_forces,{persons}")
    assert codes(tiny(tmp_path, {"forces/units.csv": table})) == ["too-large"]


def test_the_most_persons_a_unit_can_have(tmp_path):
    table = units(row="EJ-01,XB,special_forces,100000")
    assert codes(tiny(tmp_path, {"forces/units.csv": table})) == []


@pytest.mark.parametrize(
    ("path", "table", "column"),
    [
        ("forces/units.csv", units("posts", "P1=1000001"), "posts"),
        ("forces/posts.csv", posts("weight", "1001"), "weight"),
        ("forces/kits.csv", "kit,held,arms,pieces\nK-UNIT,brought,m4,1000001\n", "pieces"),
        ("hosts.csv", "institution,units_at_once\nXA-1BDE,1000001\n", "units_at_once"),
        ("points_of_entry.csv", "point,place,moves_per_week\nAP,XA-N,1000001\n", "moves_per_week"),
    ],
)
def test_absurd_numbers(tmp_path, path, table, column):
    case, (problem,) = read_case(tiny(tmp_path, {path: table}))
    assert case is None
    assert (problem.code, dict(problem.what.args)["field"]) == ("too-large", column)


ARABIC = {ord("0") + n: 0x0660 + n for n in range(10)}
WIDE = {ord("0") + n: 0xFF10 + n for n in range(10)}


@pytest.mark.parametrize("digits", [ARABIC, WIDE])
@pytest.mark.parametrize(
    ("table", "code"),
    [
        (("row", "EJ-01,XB,special_forces,{}", "4"), "bad-number"),
        (("dwell_ratio", "{}", "1.5"), "bad-ratio"),
        (("free_from", "{}", "2026-03-01"), "bad-day"),
        (("available", "{}", "2026-01-01..2026-12-31"), "bad-day"),
        (("posts", "P1={}", "20"), "bad-number"),
    ],
)
def test_digits_are_those_of_ascii(tmp_path, digits, table, code):
    column, cell, number = table
    written = cell.format(number.translate(digits))
    content = units(row=written) if column == "row" else units(column, written)
    assert set(codes(tiny(tmp_path, {"forces/units.csv": content}))) == {code}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("holiday", []),
        ("event", []),
        ("holyday", ["unknown-word"]),
        ("Holiday", ["unknown-word"]),
        ("", ["missing-cell"]),
    ],
)
def test_what_a_named_day_may_be(tmp_path, kind, expected):
    table = f"from,to,kind\n2026-05-01,2026-05-01,{kind}\n"
    assert codes(tiny(tmp_path, {"calendar.csv": table})) == expected
