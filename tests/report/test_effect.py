"""The effect of an act in words: departures, limits, what was supposed."""

from dataclasses import replace
from datetime import date

import pytest

from relevo.compliance.effect import effect
from relevo.core.finding import Verdict
from relevo.core.words import Speaker
from relevo.mandate.from_acts import mandate_on
from relevo.report.effect import render_effect_text
from relevo.report.effect_json import render_effect_json
from relevo.report.effect_words import Trial, departure_words, trial_words
from tests.spec.world import act, build, term, tour

DAY = date(2026, 4, 1)
TOURS = (tour("U1 P1 2026-01-01..2026-06-30"), tour("U2 P1 2026-06-24..2026-12-31"))
WINDOW = {"id": "v", "kind": "presence", "from": "2026-01-01", "to": "2026-09-30", "clause": "c"}


def trial_of(*changes, given=None, tours=TOURS, **fields):
    """Give the effect of an amendment of the world's act, and the trial."""
    planning = build({"act": given or {}})
    first = act(**(given or {}))
    later = act(
        id="later",
        amends=[{"act": "act", "clause": "c", "changes": list(changes)}],
        **{"dates": {"published": "2026-04-01"}, "windows": [], **fields},
    )
    before = replace(planning, mandate=mandate_on([first], DAY))
    after = replace(planning, mandate=mandate_on([first, later], DAY))
    trial = Trial(act=later, day=DAY, before=before.mandate, after=after.mandate)
    return effect(before, after, tours, as_of=DAY), trial


SHORTER = {"kind": "replace", "item": "w", "by": "v"}
PERSONS = {"id": "p", "measure": "persons", "quantity": {"at_most": 1}, "clause": "press"}


def test_the_last_permitted_day_and_the_days_too_many():
    found, trial = trial_of(SHORTER, windows=[WINDOW])
    words = render_effect_text(found, trial, lang="en")
    assert (
        "  - U2 at P1: last permitted day 30 September 2026; planned until 31 December 2026, "
        "92 days too many [act/c, later/c]"
    ) in words
    assert "What changes, from 1 October 2026 on; every day before stays as it is:" in words
    assert "Tours that could not begin" not in words
    assert "ILLUSTRATIVE DATA" in words


def test_a_repeal_leaves_nobody():
    found, trial = trial_of({"kind": "repeal", "item": "w", "from": "2026-06-01"})
    words = render_effect_text(found, trial, lang="en")
    assert "U1 at P1: last permitted day 31 May 2026" in words
    assert "  - U2 at P1, planned from 24 June 2026 to 31 December 2026: 191 days are not" in words


def test_a_limit_newly_exceeded_names_who_is_in_place():
    replaced = {**PERSONS, "quantity": {"at_most": 900}}
    change = {"kind": "replace", "item": "p", "by": "q"}
    fewer = {**PERSONS, "id": "q", "counting": "concurrent"}
    found, trial = trial_of(change, given={"limits": [replaced]}, limits=[fewer])
    words = render_effect_text(found, trial, lang="en")
    assert "Too many in place" in words
    assert "In place and counted: U1 at P1 until 30 June 2026, U2 at P1 until 31 Dec" in words
    assert "Who must leave by when" not in words


def test_a_limit_in_doubt_says_nobody_must_leave():
    replaced = {**PERSONS, "quantity": {"at_most": 900}, "counting": "concurrent"}
    change = {"kind": "replace", "item": "p", "by": "q"}
    fewer = {**PERSONS, "id": "q", "quantity": "not_found", "counting": "concurrent"}
    found, trial = trial_of(change, given={"limits": [replaced]}, limits=[fewer])
    (surplus,) = found.surplus
    assert not surplus.certain
    words = render_effect_text(found, trial, lang="en")
    assert "Perhaps too many in place: whether some units, or their arms, have to leave" in words
    assert "must leave" not in words
    assert "deben salir" not in render_effect_text(found, trial, lang="es")


def test_a_stay_in_doubt_neither_must_end_nor_could_not_begin():
    found, trial = trial_of(SHORTER, windows=[WINDOW])
    doubted = replace(found, departures=tuple(replace(d, certain=False) for d in found.departures))
    unbegun = tuple(replace(one, last=None) for one in doubted.departures)
    for shown in (doubted, replace(doubted, departures=unbegun)):
        assert shown.departures
        words = render_effect_text(shown, trial, lang="en")
        assert "Stays that may have to end or may not begin" in words
        assert "Who must leave by when" not in words
        assert "could not begin as planned" not in words


def test_an_act_where_there_was_none_takes_nothing_away():
    planning = build({"act": {"limits": [{**PERSONS, "quantity": "not_found"}]}})
    before = replace(planning, mandate=mandate_on([], DAY))
    found = effect(before, planning, TOURS, as_of=DAY)
    assert {one.verdict for one in found.after} >= {Verdict.UNDETERMINED}
    assert found.changes
    assert (found.departures, found.surplus) == ((), ())


def test_an_act_where_there_was_none_says_what_exceeds_it():
    planning = build({"act": {"limits": [{**PERSONS, "counting": "concurrent"}]}})
    before = replace(planning, mandate=mandate_on([], DAY))
    (surplus,) = effect(before, planning, TOURS, as_of=DAY).surplus
    assert surplus.certain


def test_a_sum_over_the_stay_changes_on_no_single_day():
    tours = (TOURS[0], tour("U2 P1 2026-07-01..2026-12-31"))
    replaced = {**PERSONS, "quantity": {"at_most": 900}, "counting": "cumulative"}
    most = sum(build({}).units[one.unit].persons for one in tours) - 1
    change = {"kind": "replace", "item": "p", "by": "q"}
    fewer = {**PERSONS, "id": "q", "quantity": {"at_most": most}, "counting": "cumulative"}
    found, trial = trial_of(change, given={"limits": [replaced]}, tours=tours, limits=[fewer])
    assert found.changes
    assert [one.first for one in found.changes] == [None] * len(found.changes)
    words = render_effect_text(found, trial, lang="en")
    assert "no single day decides" in words
    assert "exceeds the recorded limit" in words


def test_nothing_changes():
    found, trial = trial_of()
    assert "Nothing changes" in render_effect_text(found, trial, lang="en")
    assert "Nada cambia" in render_effect_text(found, trial, lang="es")


def test_what_is_supposed_is_said():
    _, trial = trial_of()
    say = Speaker("en").say
    assert len(trial_words(trial)) == 1
    supposed = replace(trial, adoption_supposed=True, day_supposed=True, after=trial.before)
    words = " ".join(map(say, trial_words(supposed)))
    assert "not adopted" in words
    assert "1 April 2026 is supposed" in words
    assert "authorises nothing here" in words


def test_what_nobody_accepted_is_said():
    line = {**PERSONS, "state": "unverified"}
    found, trial = trial_of({"kind": "add", "item": "p"}, limits=[line])
    assert "p of later is not accepted by a person" in render_effect_text(found, trial, lang="en")


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("certain", [True, False])
@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("days", ["2026-10-01..2026-10-01", "2026-10-01..2026-10-02"])
def test_each_form_of_a_departure_can_be_said(lang, certain, begun, days):
    found, _ = trial_of(SHORTER, windows=[WINDOW])
    (one,) = found.departures
    last = one.last if begun else None
    shown = replace(one, certain=certain, last=last, over=(term(days),))
    words = Speaker(lang).say(departure_words(shown))
    assert "U2" in words
    assert f"{shown.days} d" in words
    assert "{" not in words


def test_json_marks_invented_stays():
    found, trial = trial_of(SHORTER, windows=[WINDOW])
    content = render_effect_json(found, trial, lang="en", illustrative=True)
    assert '"last_permitted": "2026-09-30"' in content
    assert '"days_over": 92' in content
    assert '"illustrative": true' in content
