"""The nearest known name is suggested, and nothing when none is near."""

import pytest

from relevo.casefile.names import nearest, nearest_code
from relevo.core.codes import packaged_codes


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("EJ-SF-O1", ["EJ-SF-01", "EJ-CA-02"], "EJ-SF-01"),
        ("INSTITUCIÓN", ["institucion"], "institucion"),
        ("xyz", ["EJ-SF-01"], ""),
        ("anything", [], ""),
        ("ab", ["abc", "abd"], "abc"),
    ],
)
def test_nearest(name, known, expected):
    assert nearest(name, known) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Imaginary North City of A", "XA-north-city"), ("XA-north-cit", "XA-north-city")],
)
def test_a_name_or_a_slip_leads_to_the_code(name, expected):
    assert nearest_code(name, packaged_codes().places) == expected
