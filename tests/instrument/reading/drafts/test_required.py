"""What the host's law says that an act must state; the law is given as data."""

from datetime import date

import pytest
from tests.instrument.reading.drafted import arm, draft, full, persons, said, window

from relevo.core.words import Localized
from relevo.instrument.reading.drafts.required import Requirement, missing_content
from relevo.instrument.reading.model import Draft

XA = {"host": said("XA"), "kind": said("law")}


def requirement(name, *elements, host="XA", kind="law", from_=None, to=None):
    """Ask acts of a kind for one thing."""
    return Requirement(
        host=host,
        kinds=(kind,),
        elements=elements,
        name=Localized(name, name),
        citation=Localized("Ley", "Law"),
        verify=False,
        from_=from_ and date.fromisoformat(from_),
        to=to and date.fromisoformat(to),
    )


LAW = (
    requirement("reasons", "purposes"),
    requirement("persons", "headcounts"),
    requirement("materiel", "arms", "equipment"),
    requirement("stay", "stay_days", "windows"),
    requirement("equipment", "equipment", kind="decree"),
    requirement("leave", "windows", host="XB"),
)


def missing(one, host="", law=LAW):
    """Give what a draft lacks."""
    return [gap.name.en for gap in missing_content(one, law, host)]


def test_a_whole_act_lacks_nothing():
    whole = draft(
        **XA,
        purposes=(said("training"),),
        headcounts=(persons(5),),
        arms=(arm("m4"),),
        windows=(window("2026-01-01", "2026-01-31"),),
    )
    assert missing(whole) == []


def test_one_of_several_is_enough():
    whole = draft(**XA, purposes=(said("training"),), headcounts=(persons(5),), arms=(arm("m4"),))
    assert missing(whole) == ["stay"]


def test_another_kind_of_the_same_host_has_other_rules():
    assert missing(draft(**(XA | {"kind": said("decree")}))) == ["equipment"]


@pytest.mark.parametrize("kind", [None, said("treaty")])
def test_what_nobody_knows_is_not_asked_for(kind):
    assert missing(draft(host=said("XA"), kind=kind)) == []


def test_a_draft_of_unknown_kind_is_held_to_the_only_law_of_its_host():
    assert missing(draft(host=said("XB"))) == ["leave"]


def test_a_host_without_data_asks_for_nothing():
    assert missing(full(), law=()) == []


def test_the_case_may_name_the_host():
    assert missing(Draft(kind=said("law")), host="XB") == ["leave"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-12-31", ["old"]),
        ("2026-01-01", ["new"]),
        (None, ["new"]),
    ],
)
def test_the_law_of_the_day_of_the_act_is_asked(day, expected):
    law = (
        requirement("old", "places", to="2025-12-31"),
        requirement("new", "places", from_="2026-01-01"),
    )
    read = said(date.fromisoformat(day)) if day else None
    for name in ("approved", "signed", "published", "submitted"):
        assert missing(draft(**XA, **{name: read}), law=law) == expected
