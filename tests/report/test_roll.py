"""The roll in words: what is said of whom, and what is said first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from relevo.core.classes import PersonClass
from relevo.core.words import Localized
from relevo.regime.due import midnight
from relevo.register.model import (
    Coverage,
    Enrolment,
    Erasure,
    Handover,
    Holder,
    Kind,
    Materiel,
    Party,
    Person,
    Recorded,
    Way,
)
from relevo.report.roll import render_roll_text
from relevo.report.roll_of import roll_of
from relevo.report.roll_words import By, ranges
from tests.compliance.facts.worlds import START, ZONE, movement
from tests.spec.world import build

DAY = date(2026, 1, 10)
RIFLE = Materiel(kind=Kind.ARMS, item="m4", serial="S1")
PARTY = Party(
    name="P",
    sender="XB",
    persons=(Person(roll="R-1"), Person(roll="R-2")),
    uncounted=((PersonClass.CREW, 3),),
    materiel=(
        RIFLE,
        Materiel(kind=Kind.ARMS, item="glock", quantity=4),
        Materiel(kind=Kind.AIRCRAFT, item="C-130", serial="T-1"),
        Materiel(kind=Kind.VESSEL, item="frigate", serial="H-1", name="Example"),
        Materiel(kind=Kind.EQUIPMENT, item="radio", quantity=2, unit="sets"),
        Materiel(kind=Kind.STOCK, item="rounds", quantity=50),
    ),
)


def said(*records, lang="en", by=By.UNIT, day=DAY, known=None, sealed=0, at=None):
    """Give the roll of some records in words, all on one line."""
    log = [Recorded(entry=n, recorded_at=START, record=one) for n, one in enumerate(records)]
    planning = build({})
    found = roll_of(
        log,
        planning.mandate,
        name=Localized("Caso", "Case"),
        codes=planning.codes,
        zone=ZONE,
        points=(),
        at=at or midnight(day + timedelta(days=1), ZONE) - timedelta(microseconds=1),
        whole_day=None if at else day,
        known=known,
        by=by,
        sealed=sealed,
    )
    return " ".join(render_roll_text(found, lang=lang, width=80).split())


CAME = movement(Way.IN, 24 * 8 + 15, PARTY, place="XA-NC")


def test_nothing_recorded():
    words = said()
    assert "no record of movements" in words
    assert "Persons" not in words


def test_who_and_what_is_there():
    words = said(CAME)
    assert "Recorded in the country: 5 persons. The largest number on this day: 5." in words
    assert "P (XB), XA-NC: 3 persons, crew; since 5 January 2026, 6 days so far; no end" in words
    assert "P (XB), XA-NC: 2 persons, military (R-1, R-2)" in words
    assert "- glock: 4 - m4: 1 (S1)" in words
    assert "- aircraft C-130 T-1" in words
    assert "- vessel frigate “Example” H-1" in words
    assert "- equipment radio: 2 sets" in words
    assert "Stock - rounds: 50" in words
    assert "unit P: C-130 T-1, m4 S1, frigate H-1" in words


def test_days_without_a_return_are_said_before_the_number():
    words = said(CAME)
    assert (
        "10 days so far without a signed return (from 1 January 2026 to 10 January 2026)" in words
    )
    whole = Coverage(point="", from_=date(2026, 1, 1), to=date(2026, 1, 9), nil=False, by="XA")
    assert "1 day so far without a signed return (10 January 2026)" in said(CAME, whole)
    every = replace(whole, to=DAY)
    assert "Signed returns cover every day so far" in said(CAME, every)
    noon = midnight(DAY, ZONE) + timedelta(hours=12)
    assert "Signed returns cover every day so far" in said(CAME, whole, at=noon)
    assert "on the roll on 10 January 2026, 12:00" in said(CAME, whole, at=noon)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (date(2026, 1, 10), "6 days so far, 0 days left"),
        (date(2026, 1, 11), "6 days so far, 1 day left"),
        (date(2026, 1, 9), "the stay foreseen is over"),
    ],
)
def test_days_left(until, words):
    shown = said(replace(CAME, until=until))
    assert words in shown
    over = "R-1 is still on the roll; the stay foreseen ended on 9 January 2026, 1 day before."
    assert (over in shown) == (until < DAY)


def test_what_does_not_fit_together():
    left = movement(Way.OUT, 24 * 9 + 15, replace(PARTY, materiel=()))
    again = movement(Way.OUT, 24 * 10 + 15, Party(name="P", sender="XB", persons=PARTY.persons[:1]))
    handed = Handover(day=DAY, pieces=(replace(RIFLE, serial="S9"),), to=(Holder.PERSON, "R-1"))
    words = said(CAME, left, again, handed)
    assert "R-1: left, and was not on the roll (7 January 2026, entry 2)" in words
    assert "S9: handed over, and was not on hand (10 January 2026, entry 3)" in words
    assert "arm m4 S1: came in with P, whose persons have left, and did not go out" in words


def test_a_person_holds_a_piece():
    handed = Handover(day=DAY, pieces=(RIFLE,), to=(Holder.PERSON, "R-1"))
    assert "person R-1: m4 S1" in said(CAME, handed)


def test_an_erased_person_leaves_a_tombstone():
    gone = Erasure(roll="R-7", day=DAY, order="EJ-4", by="Court", why="period over")
    words = said(Enrolment(roll="R-7"), gone)
    assert (
        "R-7: name and document erased on 10 January 2026 by order EJ-4, Court: period over"
        in words
    )
    assert "Persons erased" not in said(Enrolment(roll="R-7"))


def test_entries_that_cannot_be_opened_are_said():
    assert "2 entries of the log cannot be opened here" in said(CAME, sealed=2)


def test_invented_records_are_marked():
    assert "ILLUSTRATIVE" not in said(CAME)
    assert "DATOS ILUSTRATIVOS" in said(replace(CAME, illustrative=True), lang="es")


def test_what_is_not_recorded_is_said():
    words = said(replace(CAME, place=""), by=By.PLACE)
    assert "not recorded 5 5" in words
    assert "place not recorded" in words


@pytest.mark.parametrize(
    ("rolls", "shown"),
    [
        ([], []),
        (["R-2", "R-1"], ["R-1", "R-2"]),
        (["R-9", "R-10", "R-11"], ["R-9", "R-10", "R-11"]),
        (["X", "R-01", "R-07", "X"], ["R-01", "R-07", "X"]),
    ],
)
def test_numbers_that_are_no_range(rolls, shown):
    assert list(ranges(rolls)) == shown


def test_numbers_that_follow_each_other_are_a_range():
    found = ranges(["R-0003", "R-0001", "R-0002", "R-0009"])
    assert [dict(one.args) if not isinstance(one, str) else one for one in found] == [
        {"first": "R-0001", "last": "R-0003"},
        "R-0009",
    ]
