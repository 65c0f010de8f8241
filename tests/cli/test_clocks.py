"""``relevo clocks``."""

import json
import shutil

import icalendar
import pytest

from tests.cli.shell import GOOD, ROOT, relevo

RM945 = ROOT / "cases" / "peru-2016-rm945"
PERU = ROOT / "cases" / "peru-2026"


def test_the_clock_of_24_hours_of_2016():
    done = relevo("clocks", RM945, "--as-of", "2016-09-30", "--lang", "en")
    assert done.code == 3
    assert "[no fulfilment on record]" in done.out
    assert "pe-2016-rm945/inform-congress" in done.out
    assert "to: Congress of the Republic" in done.out


def test_the_clock_of_48_hours_waits_for_a_change_of_the_start_date():
    document = json.loads(relevo("clocks", PERU, "--as-of", "2026-08-01", "--json").out)
    (clock,) = [one for one in document["clocks"] if one["act"]]
    assert clock["duties"] == ["start-date-48h", "pe-2026-training/report-start-date"]
    assert clock["state"] == "not_started"
    assert [one["name"] is None for one in clock["to"]] == [False, True]
    assert clock["to"][1]["verify"] is True
    assert document["version"] == 1


def test_spanish_by_default():
    done = relevo("clocks", RM945, "--as-of", "2016-08-30")
    assert (done.code, done.err) == (0, "")
    assert "[en curso]" in done.out


def test_a_calendar_is_written(tmp_path):
    target = tmp_path / "new" / "clocks.ics"
    done = relevo("clocks", RM945, "--as-of", "2016-08-29", "--ics", target, "--json")
    assert done.code == 0
    json.loads(done.out)
    assert str(target) in done.err
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    assert len(calendar.walk("VEVENT")) == 1


@pytest.mark.parametrize("name", ["clocks.txt", "clocks", "."])
def test_a_calendar_ends_in_ics(tmp_path, name):
    done = relevo("clocks", RM945, "--ics", tmp_path / name, "--lang", "en")
    assert done.code == 2
    assert "is not the name of a calendar" in done.err


def test_wrong_input():
    assert relevo("clocks").code == 2
    assert relevo("clocks", ROOT / "docs").code == 2
    assert relevo("clocks", RM945, "--as-of", "2016-13-01").code == 2
    assert relevo("clocks", RM945, "--ics", "").code == 2


def test_a_late_report_on_record(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(RM945, case)
    table = (
        "id,kind,day,at,act,fulfils,says,illustrative\n"
        "e1,duty_met,,2016-09-02T10:00-05:00,pe-2016-rm945,unarmed-24h,,si\n"
    )
    (case / "events.csv").write_text(table, encoding="utf-8")
    before = relevo("clocks", case, "--as-of", "2016-09-01", "--lang", "en")
    assert before.code == 3
    done = relevo("clocks", case, "--as-of", "2016-09-30", "--lang", "en")
    assert done.code == 1
    assert "ILLUSTRATIVE: [exceeds the recorded limit]" in done.out
    assert "On record: the duty was fulfilled: 2 September 2016, 10:00" in done.out


def test_a_wrong_row_is_shown_with_its_place(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(GOOD, case)
    (case / "events.csv").write_text("id,kind,at\ne1,entered,10:30\n", encoding="utf-8")
    done = relevo("clocks", case, "--lang", "en")
    assert done.code == 2
    assert "events.csv:2:12" in done.err
