"""What an account for the public names, and what stands for the rest."""

from datetime import UTC, date, datetime

import pytest

from relevo.core.words import Speaker, text
from relevo.register.model import (
    Enrolment,
    Kind,
    Materiel,
    Movement,
    Muster,
    Occasion,
    Party,
    Person,
    Recorded,
    Refusal,
    Way,
)
from relevo.report.account_mask import mask_of

NOW = datetime(2026, 1, 5, tzinfo=UTC)
SHIP = Materiel(kind=Kind.VESSEL, item="EJ-TYPE", serial="EJ-HULL-1", name="EJ-SHIP")
CAME = Movement(
    clearance="1",
    way=Way.IN,
    at=NOW,
    day=NOW.date(),
    party=Party(
        name="EJ-SF-01",
        sender="XB",
        persons=(Person(roll="R-0001"), Person(roll="R-0002")),
        materiel=(SHIP, Materiel(kind=Kind.ARMS, item="m4", serial="S1")),
    ),
    officer="Officer A",
    despite="Officer B: order 14 for EJ-SF-01",
)
COUNT = Muster(day=NOW.date(), occasion=Occasion.OTHER, persons=("R-0003",), officer="Officer C")
REFUSED = Refusal(at=NOW, day=NOW.date(), party="EJ-IM-09", sender="XB", by="Officer D")
RECORDS = [
    Recorded(entry=n, recorded_at=NOW, record=one)
    for n, one in enumerate((CAME, COUNT, REFUSED, Enrolment(roll="R-0004")))
]
MASK = mask_of(RECORDS, ["EJ-SF-02"], ["EJ-NORTE"], full=False)
FULL = mask_of(RECORDS, ["EJ-SF-02"], ["EJ-NORTE"], full=True)
say = Speaker("en").say


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("EJ-SF-01", "group 1"),
        ("EJ-IM-09", "group 2"),
        ("EJ-SF-02", "group 3"),
        ("EJ-NORTE", "post 1"),
        ("R-0001", "a person"),
        ("R-0004", "a person"),
        ("S1", "a piece"),
        ("EJ-SHIP", "a piece"),
        ("EJ-HULL-1", "a piece"),
        (("R-0001", "R-0002"), "fewer than 5 persons"),
        (("S1", "EJ-HULL-1"), "2 pieces"),
        (("S1", "R-0003"), "a piece, a person"),
        ("EJ-SF-01: 3 military", "withheld"),
        ("seen by Officer C", "withheld"),
        ("Officer D", "withheld"),
        ("XS12 and R-00012", "XS12 and R-00012"),
        (date(2026, 1, 5), "5 January 2026"),
        (17, "17"),
    ],
)
def test_names_in_words(said, shown):
    sentence = text("{a} then {what}", a=text("{what}", what=said), what="plain")
    assert say(MASK.words(sentence)) == f"{shown} then plain"
    assert say(FULL.words(sentence)) == f"{say(said)} then plain"


def test_who_answers_and_why():
    assert say(FULL.who_and_why(CAME.despite)) == "Officer B: order 14 for EJ-SF-01"
    assert say(MASK.who_and_why(CAME.despite)) == "withheld"
    assert say(MASK.who_and_why("Officer B: order 14")) == "order 14"
    assert say(MASK.words("Officer B: order 14")) == "order 14"
    assert say(MASK.who_and_why("Officer B")) == "withheld"


@pytest.mark.parametrize(("persons", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5")])
def test_few_persons(persons, shown):
    assert say(MASK.count(persons)) == shown
    assert say(FULL.count(persons)) == str(persons)


def test_an_empty_record_hides_nothing():
    assert mask_of([], [], [], full=False).words("anything") == "anything"
