"""What the host's law says that an act must state."""

import pytest
from tests.instrument.reading.drafted import arm, draft, full, persons, said, window

from relevo.instrument.reading.drafts.required import missing_content, packaged_requirements
from relevo.instrument.reading.model import Draft

PERU = {"host": said("PE"), "kind": said("legislative_resolution")}


def missing(one, host=""):
    """Give what a draft lacks, in English."""
    return [gap.name.en for gap in missing_content(one, packaged_requirements(), host)]


def test_a_whole_act_lacks_nothing():
    whole = draft(
        **PERU,
        purposes=(said("training"),),
        headcounts=(persons(5),),
        arms=(arm("m4"),),
        windows=(window("2026-01-01", "2026-01-31"),),
    )
    assert missing(whole) == []


def test_one_of_several_is_enough():
    whole = draft(**PERU, purposes=(said("training"),), headcounts=(persons(5),), arms=(arm("m4"),))
    assert missing(whole) == ["the length of stay"]


def test_another_kind_of_the_same_host_has_other_rules():
    one = draft(**(PERU | {"kind": said("ministerial_resolution")}))
    assert "the list of equipment in transit" in missing(one)


@pytest.mark.parametrize("kind", [None, said("treaty")])
def test_what_nobody_knows_is_not_asked_for(kind):
    assert missing(draft(host=said("PE"), kind=kind)) == []


def test_a_host_without_data_asks_for_nothing():
    assert missing(full()) == []


def test_the_case_may_name_the_host():
    assert missing(Draft(kind=said("law")), host="UY") != []


def test_every_requirement_cites_its_law_and_names_fields():
    fields = set(Draft.__slots__)
    for one in packaged_requirements():
        assert one.citation.es
        assert one.citation.en
        assert set(one.elements) <= fields
