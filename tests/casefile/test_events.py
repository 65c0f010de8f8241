"""``events.csv``: what a row becomes, and what is wrong with one."""

from datetime import UTC, date, datetime

import pytest

from relevo.core.clause import RowRef
from relevo.core.event import Event, EventKind
from tests.casefile.folders import codes, read_good, tiny

DUTY = """duties:
  - {id: report, what: {es: Informar, en: Report}, by: Ministry, to: [{body: Assembly}],
     after: end_of_stay, within: {n: 30, unit: day}, clause: c1}
"""


def case(folder, table, **files):
    """Write the tiny case with a duty and a table of events."""
    tiny(folder, {"events.csv": table, **files})
    act = folder / "acts" / "xa-1.yaml"
    act.write_text(act.read_text(encoding="utf-8") + DUTY, encoding="utf-8")
    return folder


def test_a_case_without_events_has_none(tmp_path):
    assert read_good(tiny(tmp_path)).events == ()


def test_a_whole_row(tmp_path):
    table = (
        "id,kind,day,at,act,state,instrument,number,by,countersigned_by,to,element,value,fulfils,"
        "of,says,illustrative\n"
        "e1,start_date_changed,2026-01-05,2026-01-05T10:30-05:00,xa-1,,supreme_resolution,1,"
        "President,Minister,Assembly,start_date,2026-02-01,,,press,si\n"
    )
    settings = (tiny(tmp_path / "base") / "case.yaml").read_text(encoding="utf-8")
    sources = "sources: [{id: press, who: Press}]\n"
    (event,) = read_good(case(tmp_path / "c", table, **{"case.yaml": settings + sources})).events
    assert event == Event(
        id="e1",
        kind=EventKind.START_DATE_CHANGED,
        day=date(2026, 1, 5),
        at=datetime(2026, 1, 5, 15, 30, tzinfo=UTC),
        act="xa-1",
        instrument="supreme_resolution",
        number="1",
        by="President",
        countersigned_by="Minister",
        to="Assembly",
        element="start_date",
        value="2026-02-01",
        says=("press",),
        illustrative=True,
        row=RowRef("events.csv", 2),
    )


def test_the_day_of_an_hour_is_that_of_the_host(tmp_path):
    table = "id,kind,at,act\ne1,entered,2026-01-05T03:00Z,xa-1\n"
    settings = (tiny(tmp_path / "base") / "case.yaml").read_text(encoding="utf-8")
    files = {"case.yaml": settings + "time_zone: America/Lima\n"}
    assert read_good(case(tmp_path / "c", table, **files)).events[0].day == date(2026, 1, 4)


def test_a_time_zone_that_nobody_knows(tmp_path):
    settings = (tiny(tmp_path / "base") / "case.yaml").read_text(encoding="utf-8")
    for zone in ("America/Limma", "../../etc/passwd", "America"):
        files = {"case.yaml": f"{settings}time_zone: {zone}\n"}
        assert codes(tiny(tmp_path / zone.replace("/", "-"), files)) == ["unknown-time-zone"]


def test_a_day_that_no_source_gives(tmp_path):
    table = "id;kind;day;act\ne1;act_issued;not_found;xa-1\n"
    (event,) = read_good(case(tmp_path, table)).events
    assert (event.day, event.at) == (None, None)


def test_what_was_derived_from_an_act_can_be_named(tmp_path):
    table = (
        "id,kind,day,act,fulfils,of\n"
        "e1,duty_met,2026-06-30,xa-1,xa-1/report,xa-1/stay_ended\n"
        "e2,duty_not_met,2027-06-30,xa-1,xa-1/report,xa-1/stay_ended\n"
    )
    assert [event.of for event in read_good(case(tmp_path, table)).events] == [
        "xa-1/stay_ended",
        "xa-1/stay_ended",
    ]


def test_an_entry_before_its_act_is_judged_and_not_refused(tmp_path):
    table = "id,kind,day,act\ne1,entered,2025-01-01,xa-1\n"
    assert len(read_good(case(tmp_path, table)).events) == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("e1,holiday,2026-03-01,,xa-1,,,,,", "unknown-word"),
        (",entered,2026-03-01,,xa-1,,,,,", "missing-cell"),
        ("e1,entered,01/03/2026,,xa-1,,,,,", "bad-day"),
        ("e1,entered,2026-02-30,,xa-1,,,,,", "no-such-day"),
        ("e1,entered,,10:30,xa-1,,,,,", "hour-without-zone"),
        ("e1,entered,,2026-03-01T10:30,xa-1,,,,,", "hour-without-zone"),
        ("e1,entered,,2026-03-01T25:30Z,xa-1,,,,,", "hour-without-zone"),
        ("e1,entered,,0001-01-01T00:00+14:00,xa-1,,,,,", "hour-without-zone"),
        ("e1,entered,,9026-03-01T10:30Z,xa-1,,,,,", "far-day"),
        ("e1,entered,,,xa-1,,,,,", "event-without-day"),
        ("e1,act_issued,2026-03-01,,,,,,,", "missing-cell"),
        ("e1,notice_given,2026-03-01,,,,,,,", "missing-cell"),
        ("e1,notice_given,2026-03-01,,,ZZ,,,,", "unknown-state"),
        ("e1,duty_met,2026-03-01,,xa-1,,,,,", "missing-cell"),
        ("e1,act_changed,2026-03-01,,xa-1,,colour,,,", "unknown-word"),
        ("e1,start_date_changed,2026-03-01,,xa-1,,start_date,soon,,", "bad-day"),
        ("e1,entered,2026-03-01,,xa-1,,,,,nobody", "unknown-source"),
    ],
)
def test_what_is_wrong_with_a_row(tmp_path, row, code):
    table = f"id,kind,day,at,act,state,element,value,fulfils,says\n{row}\n"
    assert codes(case(tmp_path, table)) == [code]


def test_two_events_alike_in_all_but_their_day_are_two(tmp_path):
    table = "id,kind,day,act\ne1,entered,2026-03-01,xa-1\ne2,entered,2026-03-02,xa-1\n"
    assert len(read_good(case(tmp_path, table)).events) == 2


def test_one_name_for_two_events(tmp_path):
    table = "id,kind,day,act\ne1,entered,2026-03-01,xa-1\ne1,entered,2026-03-02,xa-1\n"
    assert codes(case(tmp_path, table)) == ["duplicate-id"]


def test_an_act_that_cannot_be_read_makes_no_second_problem(tmp_path):
    table = (
        "id,kind,day,act,fulfils,of,says\n"
        "e1,duty_met,2026-03-01,xa-1,xa-1/report,xa-1/stay_ended,press\n"
    )
    assert codes(case(tmp_path, table, **{"acts/xa-1.yaml": "id: [\n"})) == ["yaml-syntax"]


def test_a_duty_that_cites_no_clause_of_its_act_makes_no_second_problem(tmp_path):
    folder = case(tmp_path, "id,kind,day,act,fulfils\ne1,duty_met,2026-03-01,xa-1,xa-1/report\n")
    act = folder / "acts" / "xa-1.yaml"
    text = act.read_text(encoding="utf-8")
    act.write_text(text.replace("day}, clause: c1", "day}, clause: c9"), encoding="utf-8")
    assert codes(folder) == ["unknown-clause"]
