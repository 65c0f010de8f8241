"""The mandate in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from relevo.core.bound import Bound, Quantifier, Quantity
from relevo.core.clause import Seen
from relevo.core.words import Localized, Speaker
from relevo.instrument.model import (
    AmendmentPower,
    Clause,
    Clock,
    ClockUnit,
    DatedBody,
    Duty,
    Source,
    Version,
)
from relevo.instrument.value import State, Value
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.model import Mandate
from relevo.report.known import known_words, version_words
from relevo.report.mandate import render_mandate_text
from relevo.report.mandate_acts import cited_words
from relevo.report.mandate_json import render_mandate_json
from relevo.report.phrases import bound_words, quantity_words
from tests.report import example

DAY = date(2030, 3, 1)


def lines(mandate: Mandate, day: date = DAY) -> list[str]:
    """Say a mandate in English."""
    return render_mandate_text(mandate, example.codes(), day=day, lang="en").splitlines()


def section(said: list[str], title: str) -> list[str]:
    """Give the items under a title."""
    start = said.index(title) + 1
    return said[start : said.index("", start)]


def test_every_item_ends_with_its_clause_and_how_it_is_known() -> None:
    """An item without a source in brackets is a bug."""
    said = lines(example.planning().mandate)
    items = [line for line in said if line.startswith("  - ")]
    assert len(items) > 15
    assert all(line.endswith("]") for line in items)
    for how in (
        "the text is held]",
        "cited law]",
        "according to the press; text not read]",
        "the clause was not seen]",
        "according to News agency of XA]",
        "no source gives it]",
    ):
        assert any(line.endswith(how) for line in items)


def test_items_of_the_day_and_others_with_their_days() -> None:
    """The port call of October is not on a day of March, and the other way round."""
    mandate = example.planning().mandate
    march, october = lines(mandate), lines(mandate, date(2030, 10, 5))
    call = "Port call “Naval visit” from 1 October 2030 to 9 October 2030"
    assert any(call in line for line in section(march, "Not on this day"))
    assert any(call in line for line in section(october, "On this day"))
    assert "Not on this day" not in october
    later = section(lines(mandate, date(2031, 2, 1)), "Not on this day")
    assert any(
        "M4 rifle: 14 exactly, counting not specified;"
        " runs from 1 January 2030 to 31 December 2030 [clause annex-arms" in line
        for line in later
    )


def test_limits_lists_disputes_and_notes_are_said() -> None:
    """Numbers by quantifier, or-lines together, examples, completeness, who says what."""
    said = lines(example.planning().mandate)
    text = "\n".join(said)
    for words in (
        "Persons: number not found",
        "M4 rifle: 14 exactly",
        "Glock pistol, M17 pistol together: at most 40, counted at any one time",
        "South region (as an example); the list is not known to be complete",
        "Army of XA, Navy of XA; the list is complete",
        "Number: not found",
        "Votes: 73 for, 25 against, 2 abstaining",
        "read in each way: as the length of each stay, as the time between two reliefs",
        "M4 rifle: (14 M4: News agency of XA), (12 M4, 12 exactly: Daily paper of XA)",
        "Read the annex in the gazette.",
        "ILLUSTRATIVE",
    ):
        assert words in text
    assert said[-1].startswith("Relevo takes no position")


def test_powers_and_duties_name_who_holds_the_role_on_the_day() -> None:
    """After the last known holder, the addressee is not found."""
    duty = Duty(
        id="report",
        what=Localized("Informar el cambio.", "Report the change."),
        by="Ministry",
        to=(DatedBody(body="Old committee", to=date(2030, 7, 27)), DatedBody(body="not_found")),
        after="change",
        within=Clock(n=48, unit=ClockUnit.HOUR),
        clause="law",
    )
    power = AmendmentPower(element="start_date", by="supreme_resolution", clause="law", report=duty)
    mandate = mandate_on([replace(example.act(), amendment_powers=(power,))], DAY)
    before = section(lines(mandate), "Powers and duties")
    assert before == [
        "  - A supreme resolution may change the start date [clause law of xa-2030: cited law]",
        (
            "  - Report the change. Owed by: Ministry; to: Old committee; within 48 hours"
            " [clause law of xa-2030: cited law]"
        ),
    ]
    after = section(lines(mandate, date(2030, 8, 1)), "Powers and duties")
    assert "to: not found;" in after[1]


def test_no_act_permits_nothing_and_says_so() -> None:
    """An empty mandate is not silence."""
    assert "No act recorded in this case is in force on this day." in lines(
        Mandate(host="XA", day=DAY)
    )


@pytest.mark.parametrize(
    ("quantity", "words", "as_bound"),
    [
        (Quantity(Quantifier.EXACT, 14), "14 exactly", "at most 14"),
        (Quantity(Quantifier.AT_MOST, 87), "at most 87", "at most 87"),
        (Quantity(Quantifier.AT_LEAST, 2), "at least 2", "at least 2"),
        (Quantity(Quantifier.ABOUT, 30), "about 30", "about 30"),
        (Quantity(Quantifier.TENS), "tens", "tens"),
        (
            Quantity(Quantifier.UNSPECIFIED),
            "permitted without a number",
            "permitted without a number",
        ),
        (Quantity(Quantifier.NOT_FOUND), "number not found", "number not found"),
    ],
)
def test_numbers_in_words(quantity: Quantity, words: str, as_bound: str) -> None:
    """Each quantifier, as the act gives it and as the bound it sets."""
    say = Speaker("en").say
    assert say(quantity_words(quantity)) == words
    assert say(bound_words(Bound.of(quantity))) == as_bound


def test_bounds_between_two_numbers() -> None:
    """An interval other than tens says both ends, in either direction."""
    say = Speaker("en").say
    assert say(bound_words(Bound(5, 9))) == "at most a number between 5 and 9"
    assert say(bound_words(Bound(5, 9, upper=False))) == "at least a number between 5 and 9"


@pytest.mark.parametrize(
    ("kinds", "how"),
    [
        (("parliament", "copy"), "according to Congress, Archive; text not read"),
        (("parliament", "agency"), "according to the press; text not read"),
        (("parliament", ""), "according to the press; text not read"),
        ((), "according to the press; text not read"),
    ],
)
def test_who_reports_a_clause_is_named_unless_it_is_the_press(
    kinds: tuple[str, ...], how: str
) -> None:
    """The site of a parliament is no press; a source whose kind is not said may be."""
    sources = tuple(
        Source(id=who.lower(), who=who, kind=kind)
        for who, kind in zip(("Congress", "Archive"), kinds, strict=False)
    )
    says = tuple(source.id for source in sources)
    clause = Clause(
        id="c1", summary=Localized("Presencia", "Presence"), seen=Seen.REPORTED, says=says
    )
    act = replace(example.planning().mandate.acts[0].act, clauses=(clause,), sources=sources)
    assert Speaker("en").say(cited_words(act, "c1")) == f"clause c1 of {act.id}: {how}"


def test_a_version_that_is_only_a_remark_is_said_after_who_makes_it() -> None:
    """What a source tells in its own words has no value to print."""
    version = Version(says=("a",), note=Localized("catorce nombres", "fourteen names"))
    said = version_words(version, "", example.codes(), {"a": "Agency"})
    assert Speaker("en").say(said) == "Agency: fourteen names"


def test_how_a_value_is_known() -> None:
    """Sources first, then the state; acceptance and doubt are added."""
    say = Speaker("en").say
    names = {"a": "Agency"}
    for value, words in (
        (Value(value=None), "no source gives it"),
        (Value(value=1), "entered without a source"),
        (Value(value=1, says=("a", "b")), "according to Agency, b"),
        (Value(value=1, state=State.VERIFIED), "verified in the text"),
        (
            Value(value=1, state=State.UNVERIFIED, accepted_by="A. B."),
            "read by a machine and confirmed by nobody; accepted by A. B.",
        ),
        (Value(value=1, says=("a",), verify=True), "according to Agency; to verify"),
    ):
        assert say(known_words(value, names)) == words


def test_json_says_what_runs_on_the_day() -> None:
    """Every reading, both ends of each bound, inclusive days."""
    mandate = example.planning().mandate
    content = json.loads(render_mandate_json(mandate, example.codes(), day=DAY, lang="en"))
    assert content["host"] == {"id": "XA", "name": "Imaginary state A"}
    assert [window["on_day"] for window in content["windows"]] == [True, False]
    assert content["windows"][0]["terms"] == [{"from": "2030-01-01", "to": "2030-12-31"}]
    persons, rifles, _ = content["limits"]
    assert persons["readings"][0]["bound"] == {"lo": 0, "hi": None, "upper": True}
    assert {tuple(reading["says"]) for reading in rifles["readings"]} == {("agency",), ("paper",)}
    assert content["lists"][0]["items"][1]["such_as"] is True
    assert content["acts"][0]["number"] is None
