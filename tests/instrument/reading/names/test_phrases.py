"""The small language of phrases in gazetteer files."""

import pytest

from relevo.instrument.reading.names.phrases import case_fits, forms, gap, joins, phrase_of


@pytest.mark.parametrize(
    ("phrase", "made"),
    [
        ("M4", {"M4"}),
        ("fuerza(s) especial(es)", {"fuerza especial", "fuerzas especial", "fuerza especiales",
                                    "fuerzas especiales"}),
        ("autoriz<ó|a|aron>", {"autorizó", "autoriza", "autorizaron"}),
        ("avi<ón|ones> (C-130|C-17)", {"avión ", "aviones ", "avión C-130", "aviones C-130",
                                       "avión C-17", "aviones C-17"}),
    ],
)  # fmt: skip
def test_the_forms_of_a_phrase(phrase, made):
    assert set(forms(phrase)) == made


def test_a_phrase_is_cut_at_the_border_of_letters_and_digits():
    phrase = phrase_of("UH-60A", cased=False)
    assert phrase.words == ("uh", "60", "a")
    assert phrase.gaps == ("", "")


def test_leading_and_closing_points_are_kept():
    assert phrase_of(".50 cal.", cased=False).lead == "."
    assert phrase_of("EE. UU.", cased=False).tail == "."
    assert phrase_of("EE. UU.", cased=False).gaps == (".",)
    assert phrase_of("--", cased=False) is None


@pytest.mark.parametrize(
    ("between", "plain"),
    [
        ("", ""), (" ", ""), ("-", ""), ("\n", ""), ("-\n", ""), ("  \n  ", ""), (". ", "."),
        (", ", ","), (" & ", "&"), (" - ", None), ("\n\n", None), (" -", None), ("...", None),
    ],
)  # fmt: skip
def test_what_joins_two_words(between, plain):
    assert gap(between) == plain


def test_a_point_of_the_phrase_may_be_missing_but_none_may_be_added():
    assert joins(".", "")
    assert joins(",", ".")
    assert not joins("", ".")


@pytest.mark.parametrize(
    ("printed", "found", "fits"),
    [
        ("SEAL", "SEAL", True), ("SEAL", "Seal", False), ("Marina", "Marina", True),
        ("Marina", "MARINA", True), ("Marina", "marina", False), ("de", "de", True),
        ("de", "De", False), ("Marina", "MaRina", False), ("SEALs", "SEALs", True),
        ("SEALs", "Seals", True), ("SEALs", "seals", False),
    ],
)  # fmt: skip
def test_capitals_that_count(printed, found, fits):
    assert case_fits(printed, found) is fits
