"""What a text does not state is named."""

from dataclasses import fields
from datetime import date

from relevo.core.clause import Span
from relevo.instrument.model import WindowKind
from relevo.instrument.reading.fields.absent import FIELDS, absent
from relevo.instrument.reading.model import Draft, Read, ReadRotation, ReadVotes, ReadWindow

HERE = (Span(0, 1, 1, 1),)


def test_an_empty_draft_names_every_field():
    assert absent(Draft()) == tuple(FIELDS)


def test_the_names_are_the_fields_of_a_draft():
    made = {part.name for part in fields(Draft)}
    assert made - set(FIELDS) == {"direction", "absent", "conflicts"}
    assert set(FIELDS) <= made


def test_what_is_stated_in_part_is_named_by_the_part_that_is_missing():
    draft = Draft(
        votes=ReadVotes(for_=Read(value=92, spans=HERE)),
        rotation=ReadRotation(least=Read(value=3, spans=HERE), most=None),
        windows=(
            ReadWindow(
                kind=Read(value=WindowKind.PRESENCE, spans=HERE),
                from_=Read(value=date(2026, 1, 1), spans=HERE),
                to=None,
            ),
        ),
    )
    named = absent(draft)
    assert [name for name in named if "." in name] == [
        "votes.against", "votes.abstain", "windows[0].to", "rotation.max",
    ]  # fmt: skip
    assert not {"votes", "windows", "rotation"} & set(named)
    assert "headcounts" in named
