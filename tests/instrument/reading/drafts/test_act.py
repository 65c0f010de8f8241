"""Drafts become acts in which nothing unverified counts."""

from dataclasses import replace
from datetime import date

import pytest
from tests.instrument.reading.drafted import (
    arm,
    draft,
    exactly,
    full,
    host_institution,
    persons,
    place,
    said,
    unit,
    votes,
    window,
)

from relevo.core.clause import Seen
from relevo.core.codes import packaged_codes
from relevo.instrument.model import ActStatus, ListOf, Measure, Source
from relevo.instrument.reading.drafts.act import NoHostError, act_of
from relevo.instrument.reading.model import (
    DraftConflict,
    DraftVersion,
    ReadAmendment,
    ReadClaim,
    ReadDuty,
    ReadRotation,
    Stance,
)
from relevo.instrument.value import State
from relevo.mandate.from_acts import mandate_on
from relevo.regime.requirements import packaged_requirements

SOURCES = (
    Source(id="agency", who="An agency", kind="agency"),
    Source(id="paper", who="A paper", kind="newspaper"),
)


def made(one, **more):
    """Make an act of a draft."""
    return act_of(one, act_id="xa-1", sources=SOURCES, codes=packaged_codes(), **more)


def asked(act):
    """Give what a person must look at, in English."""
    return [one.en for one in act.verify]


def test_every_sort_of_field_lands():
    act = made(full())
    assert (act.host, act.senders, act.status) == ("XA", ("XB",), ActStatus.ADOPTED)
    assert act.dates.approved.value == date(2026, 1, 15)
    assert act.dates.approved.state is State.VERIFIED
    assert act.dates.approved.says == ("agency",)
    assert (act.votes.value.for_, act.votes.value.abstain) == (60, 10)
    assert [one.term.days for one in act.windows] == [122]
    assert [(one.at_least, one.at_most) for one in act.rotation] == [(1, 2)]
    assert [one.measure for one in act.limits] == [
        Measure.STAY_DAYS,
        Measure.PERSONS,
        Measure.ARMS,
        Measure.ARMS,
    ]
    assert [one.of for one in act.lists] == [
        ListOf.CATEGORY,
        ListOf.ARMS,
        ListOf.PLACE,
        ListOf.INSTITUTION,
        ListOf.PURPOSE,
    ]
    assert not any(one.complete for one in act.lists)
    assert {clause.seen for clause in act.clauses} == {Seen.REPORTED}
    assert act.verify == ()


def test_operative_text_is_seen_and_a_person_is_asked_whether_its_lists_are_complete():
    act = made(full(), operative=True, text_held=True)
    assert {clause.seen for clause in act.clauses} == {Seen.TEXT}
    assert not any(one.complete for one in act.lists)
    assert any(asks.startswith("lists: compare each") for asks in asked(act))
    assert act.text
    assert act.dates.approved.span.start == 0


def test_a_list_with_examples_is_never_complete():
    examples = draft(places=(place("XA-N"), place("XA-south-city", such_as=True)))
    (places,) = made(examples, operative=True).lists
    assert not places.complete
    assert places.such_as == ("XA-south-city",)


def test_nothing_unverified_is_a_limit_until_a_person_accepts_it():
    unsure = State.UNVERIFIED
    one = draft(
        published=said(date(2026, 1, 20)),
        windows=(window("2026-03-01", "2026-06-30"),),
        headcounts=(replace(persons(24), quantity=said(exactly(24), state=unsure)),),
        arms=(replace(arm("m4", 12), item=said("m4", state=unsure)),),
        places=(replace(place("XA-N"), code=said("XA-N", state=unsure)),),
        stay_days=said(30, state=unsure),
    )
    act = made(one)
    mandate = mandate_on([act], date(2026, 4, 1))
    assert mandate.limits == ()
    assert mandate.permitted == ()
    accepted = replace(act, limits=tuple(replace(x, accepted_by="A. Person") for x in act.limits))
    assert len(mandate_on([accepted], date(2026, 4, 1)).limits) == 3


@pytest.mark.parametrize(
    "field",
    [
        {"windows": (replace(window("2026-03-01", "2026-06-30"), to=None),)},
        {
            "windows": (
                replace(
                    window("2026-03-01", "2026-06-30"),
                    to=said(date(2026, 6, 30), state=State.UNVERIFIED),
                ),
            )
        },
        {"rotation": ReadRotation(least=said(3, state=State.UNVERIFIED), most=said(6))},
        {"rotation": ReadRotation(least=said(3), most=said(6), unit="week")},
        {"votes": votes(60, None)},
        {"class_of_entry": None, "armed": said(value=True, state=State.UNVERIFIED)},
        {"units": (unit("xr-unit"),)},
        {"host_institutions": (host_institution("XA-NOBODY"),)},
        {"kind": said("law", state=State.UNVERIFIED)},
        {"published": said(date(2026, 1, 20), state=State.UNVERIFIED)},
        {"senders": (said("XB", state=State.UNVERIFIED),)},
    ],
)
def test_what_cannot_count_is_named(field):
    act = made(draft(**field))
    assert len(asked(act)) == 1
    assert act.windows == ()
    assert act.rotation == ()
    assert act.lists == ()
    assert act.votes.value is None
    assert act.dates.published.value is None


def test_an_unverified_status_authorises_nothing():
    act = made(draft(status=said(ActStatus.ADOPTED, state=State.UNVERIFIED)))
    assert act.status is ActStatus.REQUESTED
    assert asked(act) == ["status: adopted, read by a machine"]


@pytest.mark.parametrize("host", [None, said("XA", state=State.UNVERIFIED), said("ZZ")])
def test_without_a_host_the_case_names_it(host):
    lost = draft(host=host)
    with pytest.raises(NoHostError):
        made(lost)
    assert made(lost, host="XA").host == "XA"


def test_derived_days_show_their_arithmetic():
    end = said(date(2026, 5, 29), state=State.DERIVED, shown="2026-03-01 + 89 d")
    (one,) = made(draft(windows=(replace(window("2026-03-01", "2026-05-29"), to=end),))).windows
    assert one.note.en == "Derived: 2026-03-01 + 89 d."


def test_numbers_that_nothing_tells_apart_belong_to_groups():
    act = made(draft(headcounts=(persons(42), persons(160), persons(202, total=True))))
    assert [one.scope.contingents for one in act.limits] == [("group-1",), ("group-2",)]
    assert [one.id for one in act.contingents] == ["group-1", "group-2"]
    (total,) = act.totals
    assert total.of == ("persons-1", "persons-2")


def test_a_total_that_is_not_the_sum_is_named_and_counts_only_once_accepted():
    act = made(draft(headcounts=(persons(42), persons(160), persons(300, total=True))))
    assert act.totals == ()
    assert asked(act) == ["total of persons: the text says 300, its parts make another sum"]
    stated = next(one for one in act.limits if one.id == "persons-total")
    assert stated.quantity.n == 300
    assert stated.state is State.UNVERIFIED
    assert stated.accepted_by is None


def test_a_total_alone_is_the_number():
    (limit,) = made(draft(headcounts=(persons(87, total=True),))).limits
    assert limit.quantity == exactly(87)


def test_lines_that_may_count_one_piece_say_so():
    act = made(draft(arms=(arm("rifle", 20), arm("m4", 14), arm("glock", 8))))
    assert [one.overlaps for one in act.limits] == [(), ("arms-rifle",), ()]


def test_duties_powers_and_claims_are_kept():
    act = made(
        draft(
            amendment=ReadAmendment(element=said("start_date"), before_entry=True),
            duties=(ReadDuty(what=said("report"), within=said(48), unit="hour"),),
            claims=(
                ReadClaim(who=said("critics"), stance=Stance.OBJECTS, about=said("sovereignty")),
            ),
        )
    )
    assert [power.element for power in act.amendment_powers] == ["start_date"]
    assert [(duty.within.n, duty.to[0].body) for duty in act.duties] == [(48, "not_found")]
    assert [(one.who, one.stance, one.about) for one in act.claims] == [
        ("critics", "objects", "sovereignty")
    ]


def dispute(about, *values):
    """Give a dispute between the two sources."""
    versions = zip(values, SOURCES, strict=True)
    return DraftConflict(
        about=about,
        versions=tuple(DraftVersion(value=v, says=(source.id,)) for v, source in versions),
    )


@pytest.mark.parametrize(
    ("one", "about"),
    [
        (dispute("approved", "2026-01-15", "2026-01-16"), ["dates.approved"]),
        (dispute("votes.for", "60", "61"), ["votes.for"]),
        (dispute("body", "Assembly", "Senate"), ["body"]),
        (dispute("armed", "true", "false"), ["class_of_entry"]),
        (dispute("rotation.max", "2", "3"), ["rotation"]),
        (dispute("stay_days", "30", "31"), ["limits.stay"]),
        (dispute("headcounts[0].n", "24", "at_most 25"), ["limits.persons"]),
        (dispute("windows[0].to", "2026-06-30", "2026-07-01"), ["windows.presence-2026.to"]),
        (dispute("arms[0].item", "m4", "scar"), ["limits.arms-m4", "lists.arms.m4"]),
        (dispute("units[1].category", "seal", "marines"), ["lists.categories.seal"]),
        (dispute("host_institutions[0].id", "XA-1BDE", "XA-2BDE"), ["lists.hosts.XA-1BDE"]),
        (dispute("places[0].code", "XA-N", "XA-S"), ["lists.places.XA-N"]),
    ],
)
def test_each_dispute_finds_its_place(one, about):
    act = made(replace(full(), conflicts=(one,)))
    assert [conflict.about for conflict in act.conflicts] == about
    assert [version.says for version in act.conflicts[0].versions] == [("agency",), ("paper",)]
    assert act.verify == ()


@pytest.mark.parametrize(
    "one", [dispute("arms[0].item", "m4", "xr-99"), dispute("purposes[0]", "training", "support")]
)
def test_a_dispute_without_a_place_is_named(one):
    act = made(replace(full(), conflicts=(one,)))
    assert act.conflicts == ()
    assert len(asked(act)) == 1


def test_what_the_law_asks_for_is_named():
    peru = draft(host=said("PE"), kind=said("legislative_resolution"))
    assert asked(made(peru, required=packaged_requirements())) == [
        "Law 27856, article 3 asks for the reasons; not stated",
        "Law 27856, article 3 asks for the number of military personnel; not stated",
        "Law 27856, article 3 asks for the list of arms and equipment; not stated",
        "Law 27856, article 3 asks for the length of stay; not stated",
    ]
