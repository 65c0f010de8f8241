"""``withheld.csv``: that something is withheld, on what basis, by whom, until when."""

from datetime import date

import pytest

from tests.casefile.folders import codes, read_good, tiny

HEAD = "id,act,about,what_es,what_en,basis,authoriser,review,says,illustrative\n"


def folder(path, rows):
    """Give the tiny case with rows of ``withheld.csv``."""
    return tiny(path, {"withheld.csv": HEAD + rows})


def test_a_row_says_why_and_until_when(tmp_path):
    row = "w1,xa-1,limits.persons,Personas,Persons,Ley 1,Ministerio,2027-01-01,,si\n"
    (one,) = read_good(folder(tmp_path, row)).withheld
    assert (one.act, one.about, one.basis) == ("xa-1", "limits.persons", "Ley 1")
    assert (one.authoriser, one.review, one.illustrative) == ("Ministerio", date(2027, 1, 1), True)
    assert (one.what.es, one.what.en, str(one.row)) == ("Personas", "Persons", "withheld.csv:2")


def test_not_found_is_a_value(tmp_path):
    row = "w1,,,Personas,,not_found,not_found,not_found,,si\n"
    (one,) = read_good(folder(tmp_path, row)).withheld
    assert (one.basis, one.authoriser, one.review, one.what.en) == ("", "", None, "Personas")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (",xa-1,,Personas,,,,,,si\n", "missing-cell"),
        ("w1,xa-1,,,,,,,,si\n", "missing-cell"),
        ("w1,nobody,,Personas,,,,,,si\n", "unknown-act"),
        ("w1,xa-1,,Personas,,,,2027-02-30,,si\n", "no-such-day"),
        ("w1,xa-1,,Personas,,,,,nobody,si\n", "unknown-source"),
        ("w1,,,A,,,,,,si\nw1,,,B,,,,,,si\n", "duplicate-id"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, row, found):
    assert codes(folder(tmp_path, row)) == [found]
