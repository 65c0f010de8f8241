"""What an act states, by each kind of content."""

import pytest

from relevo.regime.content import Stating, stating
from relevo.regime.model import Content
from tests.spec.world import act

BARE = {"text": True, "clauses": [{"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "text"}]}
NAME = {"es": "n", "en": "n"}


def limit(measure, quantity, **scope):
    """Give a limit line."""
    return {
        "limits": [
            {"id": "l", "measure": measure, "quantity": quantity, "clause": "c", "scope": scope}
        ]
    }


def listed(of, *items):
    """Give a list line."""
    return {"lists": [{"id": "l", "of": of, "items": items, "complete": False, "clause": "c"}]}


STATED = [
    (Content.REASONS, {"reasons": NAME}),
    (Content.REASONS, listed("purpose", "training")),
    (Content.ACTIVITY, listed("activity", "x")),
    (Content.UNITS, listed("category", "special")),
    (Content.UNITS, {"contingents": [{"id": "g", "name": NAME, "clause": "c"}]}),
    (Content.PERSONS, limit("persons", {"at_most": 9})),
    (Content.PERSONS, limit("persons", "tens")),
    (Content.ARMS, limit("arms", "not_found", arms=["rifle"])),
    (Content.ARMS, limit("arms", {"exact": 0})),
    (Content.EQUIPMENT, limit("equipment", "not_found", things=[NAME])),
    (Content.AIRCRAFT, limit("aircraft", {"exact": 2})),
    (Content.VESSELS, {"vessels": [{"name": "V", "sender": "XB"}]}),
    (Content.PLACES, listed("place", "XA-N")),
    (Content.HOST_INSTITUTIONS, listed("institution", "ARMY")),
    (Content.COSTS, {"costs": NAME}),
    (Content.STATUS_OF_FORCES, {"status_of_forces": NAME}),
    (Content.STAY, limit("stay_days", {"exact": 9})),
]


@pytest.mark.parametrize(("content", "fields"), STATED)
def test_stated(content, fields):
    assert stating(act(**{**BARE, "windows": [], **fields}), [content]) is Stating.STATED


@pytest.mark.parametrize("content", [c for c in Content if c is not Content.NAMED_PERSONS])
def test_a_text_read_in_full_that_has_nothing_of_it_misses_it(content):
    assert stating(act(**BARE, windows=[]), [content]) is Stating.MISSING
    unread = act(**{**BARE, "text": False}, windows=[])
    assert stating(unread, [content]) is Stating.NOT_IN_SOURCES


@pytest.mark.parametrize("content", [Content.STAY, Content.DATES, Content.DEPARTURE])
def test_a_window_states_stay_and_days(content):
    assert stating(act(**BARE), [content]) is Stating.STATED


def test_a_line_without_number_or_name_was_not_read():
    for content, measure in ((Content.PERSONS, "persons"), (Content.EQUIPMENT, "equipment")):
        found = act(**BARE, **limit(measure, "not_found"))
        assert stating(found, [content]) is Stating.UNREAD


def test_persons_permitted_without_a_number_are_not_a_number_of_persons():
    found = act(**BARE, **limit("persons", "unspecified"))
    assert stating(found, [Content.PERSONS]) is Stating.MISSING


def test_names_are_not_recorded():
    counted = act(**BARE, **limit("persons", {"exact": 3}))
    assert stating(counted, [Content.NAMED_PERSONS]) is Stating.NOT_RECORDED
    open_ = act(**BARE, **limit("persons", "not_found"))
    assert stating(open_, [Content.NAMED_PERSONS]) is Stating.UNREAD


def test_one_of_several_is_enough():
    found = act(**BARE, windows=[], **limit("stay_days", {"exact": 9}))
    assert stating(found, [Content.COSTS, Content.STAY]) is Stating.STATED


def test_what_is_amended_and_not_at_hand_may_state_it():
    change = {**BARE, "windows": [], "amends": [{"act": "base", "clause": "c", "changes": []}]}
    assert stating(act(**change), [Content.COSTS]) is Stating.NOT_IN_SOURCES
    base = act(**{**BARE, "id": "base"})
    assert stating(act(**change), [Content.COSTS], [base]) is Stating.MISSING
    assert stating(act(**change), [Content.STAY], [base]) is Stating.STATED
