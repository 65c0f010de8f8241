"""Numbers given, entries corrected, submissions known again."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.enrolment import (
    known_rolls,
    numbered_clearances,
    stand_ins,
    with_rolls,
)
from relevo.casefile.recording import (
    correctable,
    refusal_of,
    same_submitted,
    standing_for,
    submission_key,
)
from relevo.core.errors import RelevoError
from relevo.register.known import fold_known
from relevo.register.model import Enrolment, Erasure, Recorded
from tests.casefile.manifests import MOVEMENT, PERSON, good
from tests.ledger.records import MOVEMENTS

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
OFFICE = bytes(32)


def logged(*records):
    """Give records in order; a pair also names the entry it corrects, or withdraws."""
    found = []
    for entry, one in enumerate(records):
        record, corrects, withdraws = one if isinstance(one, tuple) else (one, None, False)
        found.append(
            Recorded(
                entry=entry,
                recorded_at=NOW,
                record=record,
                corrects=corrects,
                withdraws=withdraws,
            )
        )
    return found


def manifest(*persons, **movement):
    """Give a manifest of some persons."""
    return good({"movement": [{**MOVEMENT, **movement}], "persons": list(persons)})


@given(st.data())
def test_what_stands_is_what_is_known(data):
    """The last entry that stands for any is never withdrawn where the fold keeps it."""
    log = []
    for entry in range(data.draw(st.integers(1, 8))):
        corrects = data.draw(st.none() | st.integers(0, entry - 1)) if entry else None
        withdraws = corrects is not None and data.draw(st.booleans())
        record = data.draw(MOVEMENTS)
        log.append(
            Recorded(
                entry=entry,
                recorded_at=NOW,
                record=record,
                corrects=corrects,
                withdraws=withdraws,
            )
        )
    standing = standing_for(log)
    assert {one.entry for one in standing.values() if not one.withdraws} == {
        one.entry for one in fold_known(log)
    }
    for entry, last in standing.items():
        if last.entry == entry and not last.withdraws:
            assert correctable(log, entry, len(log))[0].entry == entry
        else:
            with pytest.raises(RelevoError):
                correctable(log, entry, len(log))


@given(st.lists(MOVEMENTS, min_size=1, max_size=4), st.lists(MOVEMENTS, max_size=4))
def test_clearance_numbers_are_given_once(drafts, before):
    drafts = [replace(one, clearance="") for one in drafts]
    before = [replace(one, clearance=f"2026-{n:04}") for n, one in enumerate(before, 3)]
    found = numbered_clearances(drafts, logged(*before), besides=frozenset())
    numbers = [one.clearance for one in found]
    assert len({*numbers, *(one.clearance for one in before)}) == len(numbers) + len(before)
    assert all(one.clearance.startswith(f"{one.day.year}-") for one in found)
    assert [replace(one, clearance="") for one in found] == drafts


def test_a_number_that_was_given_is_kept_and_never_twice():
    (first,) = manifest(PERSON).movements
    taken = logged(replace(first, clearance="K-1"))
    own = replace(first, clearance="K-1")
    with pytest.raises(RelevoError):
        numbered_clearances([own], taken, besides=frozenset())
    assert numbered_clearances([own], taken, besides=frozenset({0})) == (own,)
    given_too = replace(first, clearance="2026-0001")
    numbers = numbered_clearances([first, given_too], [], besides=frozenset())
    assert [one.clearance for one in numbers] == ["2026-0002", "2026-0001"]


def test_a_roll_number_that_nobody_has_or_that_was_erased():
    party = manifest({"roll": "R-0001"})
    enrolled = logged(Enrolment(roll="R-0001"))
    assert known_rolls(party, enrolled, None, {}) == ("R-0001",)
    erased = logged(Enrolment(roll="R-0001"), Erasure(roll="R-0001", day=NOW.date(), order="o"))
    for record in ([], erased):
        with pytest.raises(RelevoError):
            known_rolls(party, record, None, {})


def test_who_has_no_number_stands_by_row_and_the_same_document_is_one():
    same = {**PERSON, "clearance": "A"}
    back = {**PERSON, "clearance": "B", "document": "00-12"}
    other = {"name": "Persona Ilustrativa Dos", "clearance": "A"}
    two = good(
        {
            "movement": [
                {**MOVEMENT, "clearance": "A"},
                {**MOVEMENT, "clearance": "B", "way": "out"},
            ],
            "persons": [same, other, back],
        },
        "party.json",
    )
    stand = stand_ins(two, ("", "", ""), OFFICE)
    assert stand == ("party.json:1#1.1", "party.json:1#1.2", "party.json:1#1.1")
    assert stand_ins(two, ("", "", ""))[2] != stand[2]
    came, left = with_rolls(two, ("R-0001", "R-0002", "R-0001"))
    assert [one.roll for one in came.party.persons] == ["R-0001", "R-0002"]
    assert [one.roll for one in left.party.persons] == ["R-0001"]


def test_a_submission_is_known_by_all_that_it_says_and_tells_nothing():
    party = manifest(PERSON)
    key = submission_key(OFFICE, party, "movement", None)
    assert key == submission_key(OFFICE, manifest(PERSON), "movement", None)
    others = (
        submission_key(b"\1" * 32, party, "movement", None),
        submission_key(OFFICE, party, "refusal", None),
        submission_key(OFFICE, party, "movement", 3),
        submission_key(OFFICE, manifest({**PERSON, "document": "0013"}), "movement", None),
        submission_key(OFFICE, manifest({**PERSON, "name": "Otra"}), "movement", None),
        submission_key(OFFICE, manifest(PERSON, at="2026-03-02 14:31"), "movement", None),
    )
    assert len({key, *others}) == 7


def test_the_same_submission_whatever_was_told_beside_it():
    (draft,) = manifest(PERSON).movements
    told = replace(draft, clearance="2026-0001", officer="O", noted="A: b", paper=True)
    (person,) = draft.party.persons
    told = replace(told, party=replace(told.party, persons=(replace(person, roll="R-0009"),)))
    assert same_submitted(draft, told)
    assert not same_submitted(replace(draft, place="XA-N"), told)
    assert not same_submitted(replace(draft, party=replace(draft.party, persons=())), told)
    refusal = refusal_of(draft, ["a/b", "a/b"], reason="r", by="o")
    assert (refusal.persons, refusal.clauses) == (1, ("a/b",))
    assert same_submitted(draft, refusal)
    assert not same_submitted(replace(draft, place="", point="P"), refusal)
    assert not same_submitted(draft, Enrolment(roll="R-0001"))
