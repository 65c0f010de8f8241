"""``relevo compare``: words, JSON, and what a wrong line is told."""

import json

import pytest

from tests.cli.shell import ROOT, relevo

NOW, THEN = ROOT / "cases" / "peru-2026", ROOT / "cases" / "peru-2025"
BILL = NOW / "bills" / "ej-early-end.yaml"
ON = ("--on", "2026-08-01")


def test_the_answer_comes_first_with_what_is_not_known():
    done = relevo("compare", THEN, NOW, *ON, "--lang", "en")
    answer = " ".join(done.out.split("\n\n")[1].split())
    assert answer.startswith("peru-2026 permits less than peru-2025 for certain; whether it also")
    assert (
        "Whether it permits more cannot be said: Persons: number not found in peru-2026." in answer
    )
    assert "January 2025. peru-2025 permits it; peru-2026 does not." in answer
    limits = " ".join(done.out.split("Limit by limit")[1].split("\n\n")[0].split())
    assert "- Persons: undetermined (number not found in peru-2026)" in limits
    assert (
        "the list of peru-2026 may be incomplete. Example: 1 person, from United States, Huanc"
        in (limits)
    )


def test_permits_for_programs():
    answer = json.loads(relevo("compare", THEN, NOW, *ON, "--json").out)["permits"]
    assert answer["answer"] == "undetermined"
    assert (answer["more"]["truth"], answer["less"]["truth"]) == ("undetermined", "yes")
    (doubt,) = answer["more"]["doubts"]
    assert doubt == {
        "side": "after",
        "why": "number_not_found",
        "aspect": "persons",
        "item": "pe-2026-training/persons",
    }
    (party,) = answer["less"]["witness"]["parties"]
    assert party["sender"] == "US"
    assert party["from"] == "2025-01-01"
    (window,) = [one for one in answer["limits"] if one["window"] == "presence"]
    assert window["answer"] == "both"
    assert not answer["common_days"]


def test_a_bill_that_ends_the_stay_earlier_permits_less():
    done = relevo("compare", NOW, "--with", BILL, *ON, "--lang", "en")
    words = " ".join(done.out.split())
    assert done.code == 0
    assert "peru-2026 with ej-early-end permits less than peru-2026: nothing new" in words
    assert "This takes as kept what neither settles and both have alike: Persons." in words
    assert "ILLUSTRATIVE" in done.out


def test_2026_against_2025_in_words():
    done = relevo("compare", THEN, NOW, *ON, "--lang", "en")
    assert done.code == 0
    dropped = done.out.split("Dropped: in peru-2025, not in peru-2026")[1].split("\n\n")[0]
    assert "Places: Huancavelica, Santa Lucía [" in dropped
    assert "the list of peru-2026 is not known to be complete" in dropped
    assert "declares nothing illegal" in done.out


def test_a_number_that_2026_does_not_give_is_not_dropped():
    answer = json.loads(relevo("compare", THEN, NOW, *ON, "--json").out)
    (persons,) = [one for one in answer["differences"] if one["aspect"] == "persons"]
    assert persons["kind"] == "not_found"
    assert persons["before"]["known"]
    assert not persons["after"]["known"]
    assert persons["before"]["limits"][0]["readings"][0]["bound"]["hi"] == 55
    places = {
        one["before"]["name"]: one["kind"]
        for one in answer["differences"]
        if one["aspect"] == "place" and one["kind"] == "dropped"
    }
    assert places == {"PE-HUV": "dropped", "PE-santa-lucia": "dropped"}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_nobody_reports_that_the_power_to_move_the_start_changed(lang):
    out = " ".join(relevo("compare", THEN, NOW, *ON, "--lang", lang).out.split())
    assert "not_found" not in out
    assert "may change the start date" not in out
    assert "puede cambiar la fecha de inicio" not in out


def test_2025_is_not_compared_as_in_force_in_2020():
    done = relevo("compare", THEN, NOW, "--on", "2020-01-01", "--lang", "en")
    assert done.code == 0
    assert "Nothing is compared" in done.out
    assert "Dropped" not in done.out


def test_spanish_by_default():
    done = relevo("compare", THEN, NOW, *ON)
    assert "Lugares: Huancavelica, Santa Lucía" in done.out
    assert "ilegal" not in done.out.lower().replace("no declara ilegal nada", "")


def test_a_case_does_not_differ_from_itself():
    done = relevo("compare", NOW, NOW, *ON, "--lang", "en")
    assert done.code == 0
    assert "The two mandates do not differ." in done.out


def test_one_case_on_two_days():
    done = relevo("compare", NOW, NOW, "--on", "2025-01-01", "--on2", "2026-08-01", "--lang", "en")
    assert "From peru-2026 on 1 January 2025 to peru-2026 on 1 August 2026" in done.out
    assert "no act recorded in this case is in force" in done.out
    assert "Nothing is compared" in done.out
    assert "New in" not in done.out


def test_each_way_says_the_mirror():
    there, back = (
        json.loads(relevo("compare", *pair, *ON, "--json").out)["differences"]
        for pair in ((THEN, NOW), (NOW, THEN))
    )
    sides = [(one["aspect"], one["before"], one["after"]) for one in there]
    assert sides == [(one["aspect"], one["after"], one["before"]) for one in back]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing argument"),
        ((NOW,), "Name a second case to compare with"),
        ((NOW, THEN, "--with", BILL), "name one case and day"),
        ((NOW, "--with", "no-such.yaml"), "There is no file no-such.yaml"),
        (("no-such", NOW), "There is no folder no-such"),
        ((NOW, "src"), "holds no case.yaml"),
        ((NOW, THEN, "--on", "2026-02-30"), "is not a day"),
        ((NOW, THEN, "--on2", "tomorrow"), "is not a day"),
    ],
)
def test_a_wrong_line_says_what_to_mend(words, said):
    done = relevo("compare", *words, "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
