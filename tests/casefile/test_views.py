"""The views of a log: what stands in them, and that any change of one is found."""

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.record import Log, read_record
from relevo.casefile.views import COLUMNS, REGISTER, compare_views, views_of, write_views
from relevo.core.classes import PersonClass
from relevo.register.model import (
    Cause,
    Enrolment,
    Handover,
    Holder,
    Muster,
    Occasion,
    Station,
    Use,
    Way,
)
from tests.casefile.logged import AMMUNITION, RIFLE, moved, recorded, returned, seal, write_log

ROLLS = ("R-0001", "R-0002")
ENTRY = moved(rolls=ROLLS, materiel=(RIFLE, AMMUNITION), point="XA-AIR", limits=("a/p", "a/r"))
STATION = Station(party="EJ-A", day=date(2026, 3, 12), place="XA-N", persons=ROLLS)
MUSTER = Muster(
    day=date(2026, 3, 11),
    occasion=Occasion.ARRIVAL,
    party="EJ-A",
    persons=("R-0001",),
    pieces=(RIFLE,),
    officer="Armoury, 1",
)
HANDOVER = Handover(
    day=date(2026, 3, 13),
    pieces=(RIFLE,),
    to=(Holder.ARMOURY, "A1"),
    from_=(Holder.UNIT, "EJ-A"),
)
USE = Use(day=date(2026, 3, 14), party="EJ-A", stock=(AMMUNITION,), how="used")
RECORD = recorded(ENTRY, STATION, MUSTER, HANDOVER, USE, returned(), Enrolment(roll="R-0001"))


def table(views, name):
    """Give the rows of a view by column."""
    return list(csv.DictReader(io.StringIO(views[f"{REGISTER}/{name}.csv"].decode())))


def column(views, name, *columns):
    """Give some columns of a view."""
    return [tuple(row[one] for one in columns) for row in table(views, name)]


def test_each_record_stands_in_its_view():
    views = views_of(RECORD)
    assert list(views) == list(COLUMNS)
    assert column(views, "movements", "log_entry", "clearance", "at", "limits", "paper") == [
        ("0", "in-2026-03-10-EJ-A", "2026-03-10T12:00:00Z", "a/p|a/r", "no")
    ]
    assert column(views, "persons", "roll", "class", "number") == [
        ("R-0001", "military", "1"),
        ("R-0002", "military", "1"),
    ]
    assert column(views, "materiel", "what", "item", "serial", "quantity", "from", "to") == [
        ("in", "m4", "EJ-0001", "1", "", ""),
        ("in", "5.56 mm", "", "900", "", ""),
        ("handover", "m4", "EJ-0001", "1", "unit:EJ-A", "armoury:A1"),
        ("used", "5.56 mm", "", "900", "", ""),
    ]
    assert column(views, "stations", "party", "from", "persons") == [
        ("EJ-A", "2026-03-12", "R-0001|R-0002")
    ]
    assert column(views, "musters", "roll", "serial", "recorded_by") == [
        ("R-0001", "", "Armoury, 1"),
        ("", "EJ-0001", "Armoury, 1"),
    ]
    assert column(views, "coverage", "point", "from", "to", "nil", "by") == [
        ("", "2026-03-01", "2026-06-30", "no", "XA")
    ]


def test_persons_only_counted_have_their_number_and_no_roll_number():
    party = ENTRY.party
    counted = type(party)(name="EJ-B", sender="XB", uncounted=((PersonClass.CREW, 4),))
    views = views_of(recorded(type(ENTRY)(**{**_fields(ENTRY), "party": counted})))
    assert column(views, "persons", "roll", "class", "number") == [("", "crew", "4")]


def test_a_count_that_found_nothing_has_a_row():
    nothing = Muster(day=date(2026, 3, 11), occasion=Occasion.OTHER)
    assert column(views_of(recorded(nothing)), "musters", "occasion", "roll", "item") == [
        ("other", "", "")
    ]


def test_a_correction_takes_the_place_of_its_entry_and_what_is_withdrawn_has_no_row():
    late = moved(day="2026-03-11")
    corrected = recorded(moved(), moved(party="EJ-B"), (late, 0, False))
    assert column(views_of(corrected), "movements", "log_entry", "corrects", "day", "party") == [
        ("2", "0", "2026-03-11", "EJ-A"),
        ("1", "", "2026-03-10", "EJ-B"),
    ]
    withdrawn = recorded(moved(rolls=ROLLS), (moved(rolls=ROLLS), 0, True))
    assert all(len(each.splitlines()) == 1 for each in views_of(withdrawn).values())


def test_what_is_written_is_what_the_log_says(tmp_path):
    write_log(tmp_path, RECORD)
    assert compare_views(tmp_path, read_record(tmp_path)[0]) == ()
    write_views(tmp_path)
    log, _ = read_record(tmp_path)
    assert {
        f"{REGISTER}/{path.name}": path.read_bytes() for path in (tmp_path / REGISTER).iterdir()
    } == views_of(log.record)
    assert compare_views(tmp_path, log) == ()


@given(st.data())
def test_any_change_of_a_view_is_found_at_its_line(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("case")
    (folder / REGISTER).mkdir()
    views = views_of(RECORD)
    file = data.draw(st.sampled_from(sorted(views)))
    before = views[file]
    at = data.draw(st.integers(0, len(before) - 1))
    after = data.draw(
        st.sampled_from(
            [
                before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :],
                before[:at] + before[at + 1 :],
                before[:at] + b"x" + before[at:],
                before + b"1,",
            ]
        )
    )
    (folder / file).write_bytes(after)
    if after == before:
        return
    (found,) = compare_views(folder, Log(RECORD))
    first = next(n for n in range(len(before) + 3) if before[n : n + 1] != after[n : n + 1])
    assert (found.file, found.line) == (file, before[:first].count(b"\n") + 1)


def test_a_view_that_is_missing_says_nothing_wrong(tmp_path):
    write_log(tmp_path, RECORD)
    write_views(tmp_path)
    (tmp_path / REGISTER / "persons.csv").unlink()
    assert compare_views(tmp_path, read_record(tmp_path)[0]) == ()


def test_nothing_is_written_or_compared_where_an_entry_is_sealed(tmp_path):
    log = write_log(tmp_path, RECORD)
    write_views(tmp_path)
    before = views_of(RECORD)
    seal(log, returned(), "by")
    changed = tmp_path / REGISTER / "persons.csv"
    changed.write_bytes(b"changed")
    write_views(tmp_path)
    read, _ = read_record(tmp_path)
    assert (len(read.record), read.sealed) == (len(RECORD), 1)
    assert compare_views(tmp_path, read) == ()
    assert changed.read_bytes() == b"changed"
    assert (tmp_path / REGISTER / "coverage.csv").read_bytes() == before[f"{REGISTER}/coverage.csv"]


def test_text_with_commas_quotes_and_lines_stays_one_cell():
    said = 'Office "A", written\norder'
    views = views_of(recorded(moved(despite=said, cause=Cause.RECALL, way=Way.OUT)))
    assert column(views, "movements", "despite", "cause", "way") == [(said, "recall", "out")]


def _fields(one):
    return {name: getattr(one, name) for name in one.__slots__ if name != "KIND"}
