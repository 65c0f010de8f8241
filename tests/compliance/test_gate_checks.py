"""What the gate checks, one by one: a crossing is clear but for one thing, and is held for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.compliance.facts.worlds import ZONE
from tests.spec.world import act, codes

from relevo.compliance.facts.matter import facts_of
from relevo.compliance.gate import Answer, ask
from relevo.core.classes import EntryClass, PersonClass
from relevo.core.finding import Verdict
from relevo.core.words import Speaker
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Chosen
from relevo.register.model import Cause, Kind, Materiel, Movement, Party, Person, Recorded, Way

AT = datetime(2026, 3, 2, 15, tzinfo=UTC)


def limit(id_, measure, quantity, **more):
    """Give a line of the act."""
    return {"id": id_, "measure": measure, "quantity": quantity, "clause": "c", **more}


def listed(id_, of, *items):
    """Give a complete list of the act."""
    return {"id": id_, "of": of, "items": list(items), "complete": True, "clause": "c"}


ACT = {
    "limits": [
        limit("persons", "persons", {"at_most": 10}, counting="concurrent"),
        limit("ever", "persons", {"at_most": 14}, counting="cumulative"),
        limit("rifles", "arms", {"at_most": 3}, counting="concurrent", scope={"arms": ["rifle"]}),
        limit("days", "stay_days", {"at_most": 30}, counting="per_contingent"),
    ],
    "lists": [
        listed("categories", "category", "special"),
        listed("places", "place", "XA-N"),
        listed("hosts", "institution", "BDE1"),
        listed("arms", "arms", "rifle"),
    ],
}


def rolls(first, last):
    """Give persons with the roll numbers of a range."""
    return tuple(Person(roll=f"R-{n:04}") for n in range(first, last))


def rifle(serial, item="m4"):
    """Give a rifle, or another arm."""
    return Materiel(kind=Kind.ARMS, item=item, serial=serial)


CLEAR = Movement(
    clearance="n",
    way=Way.IN,
    at=AT,
    day=AT.astimezone(ZONE).date(),
    act="act",
    place="XA-N",
    institution="BDE1",
    until=date(2026, 3, 20),
    party=Party(
        name="EJ-2",
        sender="XB",
        category="special",
        persons=rolls(20, 24),
        materiel=(rifle("S-20"),),
    ),
)
"""Four persons with a rifle, whom no limit refuses."""

THERE = replace(
    CLEAR,
    clearance="there",
    at=AT - timedelta(days=2),
    day=date(2026, 2, 28),
    party=Party(
        name="EJ-1",
        sender="XB",
        category="special",
        persons=rolls(0, 6),
        materiel=(rifle("S-1"), rifle("S-2")),
    ),
)
"""Six persons with two rifles who are in the country."""

GONE = [
    replace(
        THERE,
        clearance=f"gone-{way}",
        way=way,
        at=AT - timedelta(days=days),
        day=date(2026, 3, 2) - timedelta(days=days),
        party=replace(THERE.party, name="EJ-0", persons=rolls(50, 54), materiel=()),
    )
    for way, days in ((Way.IN, 9), (Way.OUT, 6))
]
"""Four persons who came and went."""


def advice(movement, before=(THERE,), over=None):
    """Ask the gate about a crossing."""
    record = [Recorded(entry=n, recorded_at=one.at, record=one) for n, one in enumerate(before)]
    given = act(**{**ACT, **(over or {})})
    mandate = mandate_on([given], max(movement.day, date(2026, 3, 2)))
    return ask(facts_of(record, mandate, Chosen(), codes(), ZONE, as_of=movement.at), movement)


def with_party(**more):
    """Change the party of the clear crossing."""
    return replace(CLEAR, party=replace(CLEAR.party, **more))


def on(day):
    """Move the clear crossing to another day."""
    at = datetime.combine(day, AT.timetz())
    return replace(CLEAR, at=at, day=day, until=None)


def found(movement, **more):
    """Give rule and limit of each reason."""
    return [(one.rule, one.limit.removeprefix("act/")) for one in advice(movement, **more).reasons]


def test_the_crossing_is_clear_but_for_what_each_case_changes():
    assert advice(CLEAR).answer is Answer.CLEAR
    assert advice(CLEAR).reasons == ()


@pytest.mark.parametrize(
    ("movement", "more", "reason"),
    [
        pytest.param(on(date(2027, 1, 4)), {}, ("R-FACT-WINDOW", "w"), id="window"),
        pytest.param(
            CLEAR,
            {
                "over": {"dates": {"published": "2026-01-10", "in_force": "2026-03-05"}},
                "before": (),
            },
            ("R-FACT-WINDOW", ""),
            id="not yet in force",
        ),
        pytest.param(
            with_party(category="civil"), {}, ("R-FACT-LIST", "categories"), id="category"
        ),
        pytest.param(
            with_party(persons=rolls(20, 25)), {}, ("R-FACT-LIMIT", "persons"), id="ceiling at once"
        ),
        pytest.param(
            with_party(persons=(), uncounted=((PersonClass.CREW, 5),)),
            {},
            ("R-FACT-LIMIT", "persons"),
            id="those only counted",
        ),
        pytest.param(
            with_party(materiel=(rifle("S-9", "glock"),)), {}, ("R-FACT-LIST", ""), id="kind"
        ),
        pytest.param(
            with_party(materiel=(rifle("S-20"), rifle("S-21"))),
            {},
            ("R-FACT-LIMIT", "rifles"),
            id="quantity of arms",
        ),
        pytest.param(
            with_party(materiel=(rifle("S-1"),)), {}, ("R-FACT-RECORD", ""), id="serial there"
        ),
        pytest.param(replace(CLEAR, place="XA-S"), {}, ("R-FACT-LIST", "places"), id="place"),
        pytest.param(
            replace(CLEAR, institution="POLICE"), {}, ("R-FACT-LIST", "hosts"), id="institution"
        ),
        pytest.param(
            CLEAR,
            {"over": {"class_of_entry": {"value": "unarmed", "clause": "c"}}},
            ("R-FACT-CLASS", "act"),
            id="class against arms carried",
        ),
        pytest.param(
            replace(CLEAR, entry=EntryClass.ACADEMIC),
            {"over": {"class_of_entry": {"value": "armed", "clause": "c"}}},
            ("R-FACT-CLASS", "act"),
            id="another class",
        ),
        pytest.param(
            with_party(persons=rolls(5, 6)), {}, ("R-FACT-RECORD", ""), id="person already present"
        ),
        pytest.param(
            replace(CLEAR, until=date(2026, 4, 1)), {}, ("R-FACT-END", "days"), id="days of stay"
        ),
        pytest.param(
            replace(CLEAR, until=date(2027, 1, 1)),
            {"over": {"limits": ACT["limits"][:3]}},
            ("R-FACT-END", "w"),
            id="stay beyond the window",
        ),
    ],
)
def test_each_thing_by_itself_holds_it(movement, more, reason):
    assert found(movement, **more) == [reason]
    for cause in (Cause.EVACUATION, Cause.RESCUE, Cause.FORCED_LANDING):
        assert advice(replace(movement, cause=cause), **more).answer is Answer.CLEAR
    assert advice(replace(movement, way=Way.OUT), **more).answer is Answer.CLEAR


def test_a_ceiling_over_the_whole_stay_counts_who_left():
    five = with_party(persons=rolls(20, 25))
    assert ("R-FACT-LIMIT", "ever") not in found(CLEAR, before=[*GONE, THERE])
    assert ("R-FACT-LIMIT", "ever") in found(five, before=[*GONE, THERE])


def test_who_came_before_adds_nothing_to_the_whole_stay():
    back = with_party(persons=rolls(50, 54))
    full = replace(THERE, party=replace(THERE.party, persons=rolls(0, 6), name="EJ-1"))
    more = replace(
        full,
        clearance="more",
        at=AT - timedelta(days=1),
        party=replace(full.party, name="EJ-3", persons=rolls(70, 80), materiel=()),
    )
    left = replace(more, clearance="left", way=Way.OUT, at=AT - timedelta(hours=20))
    before = [*GONE, full, more, left]
    assert ("R-FACT-LIMIT", "ever") not in found(back, before=before)
    assert ("R-FACT-LIMIT", "ever") in found(with_party(persons=rolls(90, 91)), before=before)


def test_the_day_of_publication_of_the_act_it_names():
    early = on(date(2025, 12, 1))
    rules = {rule for rule, _ in found(early, before=())}
    assert "R-FACT-PUBLICATION" in rules


@pytest.mark.parametrize(
    ("line", "answer", "standing"),
    [
        ({"quantity": "not_found"}, Answer.CLEAR, 1),
        ({"quantity": {"about": 5}}, Answer.OPEN, 0),
        ({"quantity": "tens"}, Answer.CLEAR, 0),
        ({"quantity": {"at_most": 9}, "state": "unverified"}, Answer.CLEAR, 0),
        (
            {"quantity": {"at_most": 9}, "state": "unverified", "accepted_by": "A. Person, doc 7"},
            Answer.REFUSED,
            0,
        ),
    ],
)
def test_a_number_not_found_stands_apart_and_an_accepted_one_counts(line, answer, standing):
    """Six are there and four come: ten."""
    line = {"id": "persons", "measure": "persons", "clause": "c", "counting": "concurrent", **line}
    given = advice(CLEAR, over={"limits": [line]})
    assert (given.answer, len(given.standing)) == (answer, standing)


def test_every_crossing_above_what_one_reading_permits_is_left_open():
    """Counted at once there is room, over the whole stay there is none: the act does not say."""
    line = limit("persons", "persons", {"at_most": 10}, counting="unspecified")
    before = [*GONE, THERE]
    for persons in (rolls(20, 21), rolls(20, 24)):
        given = advice(with_party(persons=persons), before, over={"limits": [line]})
        assert given.answer is Answer.OPEN


def test_a_shorter_stay_for_some_classes_is_left_open_where_nothing_says_the_class():
    scope = {"person_classes": ["crew"]}
    line = limit("days", "stay_days", {"at_most": 3}, counting="per_contingent", scope=scope)
    assert found(CLEAR, over={"limits": [line]}) == []
    crew = with_party(persons=(), uncounted=((PersonClass.CREW, 2),))
    assert found(crew, over={"limits": [line]}) == [("R-FACT-END", "days")]
    lost = {**line, "quantity": "not_found"}
    assert found(crew, over={"limits": [lost]}) == []


def test_the_last_day_of_a_stay_that_is_permitted():
    assert found(replace(CLEAR, until=date(2026, 3, 31))) == []


def test_a_last_day_before_the_crossing_foresees_no_stay():
    line = limit("days", "stay_days", {"at_most": 3})
    assert found(replace(CLEAR, until=CLEAR.day), over={"limits": [line]}) == []
    before = replace(CLEAR, until=CLEAR.day.replace(day=1))
    assert before.until < CLEAR.day
    assert found(before, over={"limits": [line]}) == []


SPECIAL = limit(
    "special", "persons", {"at_most": 5}, counting="concurrent", scope={"categories": ["special"]}
)


def test_what_only_may_add_to_a_limit_that_is_exceeded_is_left_open():
    """Six of a category where five are permitted: who comes without a category may be one more."""
    over = {"limits": [SPECIAL], "lists": []}
    (reason,) = advice(with_party(category=""), over=over).reasons
    assert reason.verdict is Verdict.UNDETERMINED
    assert "already" in Speaker("en").say(reason.message)
    assert advice(with_party(category=""), over=over).answer is Answer.OPEN
    assert advice(CLEAR, over=over).answer is Answer.REFUSED
    assert advice(with_party(category="civil"), over=over).answer is Answer.CLEAR


@pytest.mark.parametrize(
    ("most", "counting", "remedy"),
    [
        (8, "concurrent", "Fewer persons (by 2), or an act with a higher number."),
        (6, "concurrent", "An entry after others have left (persons: 4), or"),
        (4, "concurrent", "An entry after others have left (persons: 6), or"),
        (8, "cumulative", "Fewer persons (by 2), or an act with a higher number."),
        (6, "cumulative", "An act with a higher number."),
    ],
)
def test_what_would_make_it_lawful_can_be_done(most, counting, remedy):
    """Six are there and four come."""
    line = limit("persons", "persons", {"at_most": most}, counting=counting)
    (reason,) = advice(CLEAR, over={"limits": [line]}).reasons
    assert Speaker("en").say(reason.remedy).startswith(remedy)
