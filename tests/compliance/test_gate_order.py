"""A file of movements asked about in order: each at its own instant, the earlier ones counted."""

from dataclasses import replace
from datetime import date, timedelta

from tests.compliance.facts.worlds import ZONE
from tests.compliance.test_gate_checks import ACT, AT, CLEAR, THERE, rolls, with_party
from tests.spec.world import act, codes

from relevo.compliance.facts.matter import facts_of
from relevo.compliance.gate import Answer
from relevo.compliance.gate_order import ask_in_order
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.register.model import Cause, Recorded, Station, Way

LATER = AT + timedelta(days=30)


def facts_at(known, at):
    """Give what the rules judge at an instant."""
    mandate = mandate_on([act(**ACT)], date(2026, 6, 1))
    return facts_of(known, mandate, Chosen(), codes(), ZONE, as_of=at)


def recorded(*records):
    """Give records as recorded long after they happened."""
    return [Recorded(entry=n, recorded_at=LATER, record=one) for n, one in enumerate(records)]


def answers(movements, *before, **more):
    """Ask about movements; give the answers."""
    asked = ask_in_order(movements, recorded(*before), facts_at, **more)
    return [one.advice.answer for one in asked]


def test_earlier_movements_of_the_file_count_whatever_their_order_in_it():
    first = with_party(name="EJ-4", persons=rolls(30, 34), materiel=())
    later = replace(CLEAR, at=AT + timedelta(hours=1))
    assert answers([CLEAR], THERE) == [Answer.CLEAR]
    assert answers([later, first], THERE) == [Answer.REFUSED, Answer.CLEAR]
    assert answers([first, later], THERE) == [Answer.CLEAR, Answer.REFUSED]


def test_what_was_refused_did_not_cross_unless_it_is_let_in_all_the_same():
    many = with_party(name="EJ-4", persons=rolls(30, 40), materiel=())
    later = replace(CLEAR, at=AT + timedelta(hours=1))
    assert answers([many, later], THERE) == [Answer.REFUSED, Answer.CLEAR]
    assert answers([many, later], THERE, despite=True) == [Answer.REFUSED, Answer.REFUSED]


def test_a_late_entry_meets_the_roll_of_its_own_instant():
    full = with_party(name="EJ-5", persons=rolls(60, 64), materiel=())
    after = replace(full, at=AT + timedelta(days=1), day=date(2026, 3, 3))
    assert answers([CLEAR], THERE, after) == [Answer.CLEAR]
    assert answers([CLEAR], THERE, replace(full, at=AT - timedelta(hours=1))) == [Answer.REFUSED]


def test_a_correction_recorded_later_counts_for_an_earlier_instant():
    wrong = replace(THERE, party=replace(THERE.party, persons=rolls(0, 9)))
    record = recorded(wrong)
    assert ask_in_order([CLEAR], record, facts_at)[0].advice.answer is Answer.REFUSED
    corrected = Recorded(entry=1, recorded_at=LATER, record=THERE, corrects=0)
    assert ask_in_order([CLEAR], [*record, corrected], facts_at)[0].advice.answer is Answer.CLEAR
    withdrawn = Recorded(entry=1, recorded_at=LATER, record=wrong, corrects=0, withdraws=True)
    assert ask_in_order([CLEAR], [*record, withdrawn], facts_at)[0].advice.answer is Answer.CLEAR


def test_where_a_party_goes_later_does_not_count_yet():
    scope = {"places": ["XA-S"]}
    line = {"id": "south", "measure": "persons", "quantity": {"at_most": 5}, "clause": "c"}
    given = act(limits=[{**line, "scope": scope, "counting": "concurrent"}])
    moved = Station(party="EJ-1", day=AT.date() + timedelta(days=5), place="XA-S")

    def at_place(known, at):
        mandate = mandate_on([given], date(2026, 6, 1))
        return facts_of(known, mandate, Chosen(), codes(), ZONE, as_of=at)

    south = replace(CLEAR, place="XA-S")
    (early,) = ask_in_order([south], recorded(THERE, moved), at_place)
    late = replace(south, at=AT + timedelta(days=6), day=AT.date() + timedelta(days=6))
    (after,) = ask_in_order([late], recorded(THERE, moved), at_place)
    assert (early.advice.answer, after.advice.answer) == (Answer.CLEAR, Answer.REFUSED)


def test_the_entries_that_make_up_a_number_are_named():
    left = replace(THERE, clearance="l", way=Way.OUT, at=AT - timedelta(days=1))
    five = with_party(persons=rolls(20, 25), materiel=())
    (asked,) = ask_in_order([five], recorded(THERE), facts_at)
    assert [one.entries for one in asked.advice.reasons] == [(0,)]
    eleven = with_party(persons=rolls(20, 31), materiel=())
    (asked,) = ask_in_order([eleven], recorded(THERE, left), facts_at)
    named = {one.limit: one.entries for one in asked.advice.reasons}
    assert named == {"act/persons": (), "act/ever": (0,)}


def test_the_same_person_twice_in_a_file_names_no_entry():
    again = replace(CLEAR, clearance="m", at=AT + timedelta(hours=1))
    asked = ask_in_order([CLEAR, again], [], facts_at)
    assert asked[1].advice.answer is Answer.REFUSED
    assert {one.entries for one in asked[1].advice.reasons} == {()}


def test_with_entries_that_cannot_be_opened_nothing_is_clear():
    assert answers([CLEAR], THERE, sealed=1) == [Answer.OPEN]
    assert answers([replace(CLEAR, way=Way.OUT)], THERE, sealed=1) == [Answer.CLEAR]
    assert answers([replace(CLEAR, cause=Cause.RESCUE)], THERE, sealed=1) == [Answer.CLEAR]
