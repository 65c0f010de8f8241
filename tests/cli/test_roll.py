"""``relevo roll``."""

import json

import pytest

from tests.cli.shell import ROOT, relevo

CASE = ROOT / "cases" / "ejemplo-simulado"


def document(*words):
    """Give what a roll says as JSON."""
    done = relevo("roll", CASE, *words, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_who_is_there_at_the_end_of_a_day():
    roll = document("--on", "2025-06-22")
    assert (roll["strength"], roll["most"]) == (14, 21)
    assert [(one["key"], one["persons"], one["most"]) for one in roll["groups"]] == [
        ("EJ-AC-01", 1, 5),
        ("EJ-AC-02", 5, 5),
        ("EJ-IM-01", 0, 3),
        ("EJ-SF-01", 8, 8),
    ]
    assert roll["illustrative"] is True


def test_what_was_believed_before_a_correction():
    """The crossing of 22 June was first recorded as one of 23 June."""
    assert document("--on", "2025-06-22", "--known", "2025-07-04")["strength"] == 17
    assert document("--on", "2025-06-22", "--known", "2025-07-05")["strength"] == 14
    assert document("--on", "2025-06-22", "--known", "2025-06-21")["strength"] == 21


def test_an_instant_and_the_end_of_its_day():
    before = document("--at", "2025-06-22T09:59-05:00")
    after = document("--at", "2025-06-22T10:00-05:00")
    assert (before["strength"], after["strength"]) == (21, 17)
    assert before["at"] == "2025-06-22T14:59:00Z"
    assert before["whole_day"] is False


def test_a_place_changes_with_a_station():
    moved = {
        one["key"]: one["persons"]
        for one in document("--on", "2025-04-10", "--by", "place")["groups"]
    }
    back = {
        one["key"]: one["persons"]
        for one in document("--on", "2025-04-20", "--by", "place")["groups"]
    }
    assert (moved["XA-south-city"], back["XA-south-city"]) == (4, 6)


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("sender", ["XB"]),
        ("act", ["xa-2025-training"]),
        ("category", [None, "civil_affairs", "marines", "special_forces"]),
    ],
)
def test_groups(by, keys):
    assert [one["key"] for one in document("--on", "2025-04-10", "--by", by)["groups"]] == keys


def test_days_without_a_return_come_first():
    done = relevo("roll", CASE, "--on", "2025-08-15", "--lang", "en", COLUMNS="80")
    said = " ".join(done.out.split())
    assert "5 days so far without a signed return" in said
    assert "nothing recorded does not mean nobody" in said
    assert said.index("without a signed return") < said.index("Recorded in the country")
    assert max(map(len, done.out.splitlines())) <= 80
    assert document("--on", "2025-08-15")["days_without_return"] == [
        {"from": "2025-08-11", "to": "2025-08-15"}
    ]


def test_who_stayed_on_and_what_was_left_behind():
    done = relevo("roll", CASE, "--on", "2025-06-30", "--lang", "en")
    assert "R-0019 is still on the roll; the stay foreseen ended on 22 June 2025" in done.out
    end = document("--on", "2025-12-31")
    assert end["strength"] == 0
    assert [(one["item"], one["quantity"]) for one in end["stock"]] == [("5.56 mm", 2500)]


def test_spanish_by_default():
    done = relevo("roll", CASE, "--on", "2025-06-30")
    assert done.code == 0
    assert "Constan en el país: 20 personas" in done.out
    assert "DATOS ILUSTRATIVOS" in done.out
    assert "unidad EJ-SF-02: pistola M17 EJ-M17-0003" in done.out


def test_a_case_without_a_record_says_so():
    done = relevo("roll", ROOT / "cases" / "peru-2026", "--on", "2026-03-01", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "no record of movements" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "2025-13-01"), "is not a day"),
        (("--on", "9999-01-01"), "has not come yet"),
        (("--at", "2025-06-22"), "is not an instant"),
        (("--at", "2025-06-22T10:00"), "is not an instant"),
        (("--on", "2025-06-22", "--at", "2025-06-22T10:00-05:00"), "not both"),
        (("--by", "name"), "unit"),
        (("--known", "yesterday"), "is not a day"),
    ],
)
def test_wrong_input(words, said):
    done = relevo("roll", CASE, *words, "--lang", "en")
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_not_a_case():
    assert relevo("roll", ROOT / "docs").code == 2
    assert relevo("roll", ROOT / "cases" / "us-mnna").code == 2
    assert relevo("roll").code == 2


def test_the_documented_sample_has_the_fields_that_are_written():
    page = (ROOT / "docs" / "formats" / "roll.json.md").read_text(encoding="utf-8")
    sample = json.loads(page.split("```json\n")[1].split("```")[0])
    roll = document("--on", "2025-06-30")
    assert list(sample) == list(roll)
    for name in ("groups", "persons", "arms", "materiel", "stock", "holders"):
        assert list(sample[name][0]) == list(roll[name][0]), name
