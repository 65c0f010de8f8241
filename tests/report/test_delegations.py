"""Delegations, processes and statements in words and as JSON."""

from dataclasses import replace
from datetime import date

import pytest

from relevo.core.codes import packaged_codes
from relevo.core.words import Localized, Speaker
from relevo.register.delegation import (
    Delegation,
    DelegationClass,
    Inputs,
    Process,
    ProcessStatus,
    Statement,
)
from relevo.report.delegations import Beside, beside_json, beside_lines

STATES = packaged_codes().states
WORDS = Localized("algo", "something")
TEAM = Delegation(
    id="ej",
    from_=date(2026, 2, 3),
    to=None,
    state="XB",
    body="Police of XB",
    of=DelegationClass.POLICE,
    process="plan",
    says=("s",),
    illustrative=True,
)
PLAN = Process(
    id="plan",
    name=WORDS,
    status=ProcessStatus.PRESENTED,
    since=date(2026, 2, 12),
    inputs=Inputs(delegations=("ej",)),
    note=Localized("después", "afterwards"),
)
SAID = Statement(id="said", by=WORDS, what=WORDS, hook="not_found", day=date(2026, 2, 5))
ALL = Beside(delegations=(TEAM,), processes=(PLAN,), statements=(SAID,), names={"s": "Daily"})


def lines(beside, day):
    """Give the lines of a day in English."""
    return "\n".join(beside_lines(beside, STATES, date.fromisoformat(day), Speaker("en").say))


def test_nothing_recorded_says_nothing():
    assert beside_lines(Beside(names={}), STATES, date(2026, 1, 1), Speaker("en").say) == []


def test_on_the_first_day_of_each():
    shown = lines(ALL, "2026-02-12")
    assert "no rule judges them" in shown
    assert "ILLUSTRATIVE: Delegation of Police of XB" in shown
    assert "3 February 2026, last day not found, number of persons not found" in shown
    assert "According to Daily." in shown
    assert "Process “something”: presented on 12 February 2026" in shown
    assert "No norm that gives this was found." in shown


def test_what_came_later_is_not_told():
    shown = lines(ALL, "2026-02-02")
    assert "Delegation of" not in shown
    assert "how far it was on this day is not found" in shown
    assert "afterwards" not in shown
    assert "said" not in shown


@pytest.mark.parametrize(
    ("from_", "to", "words"),
    [
        (date(2026, 2, 3), date(2026, 2, 5), "from 3 February 2026 to 5 February 2026"),
        (None, date(2026, 2, 5), "first day not found, until 5 February 2026"),
        (None, None, "days not found"),
    ],
)
def test_days_as_far_as_they_are_known(from_, to, words):
    one = replace(TEAM, from_=from_, to=to, persons=6)
    assert f"{words}, 6 persons" in lines(replace(ALL, delegations=(one,)), "2026-02-12")


def test_a_law_that_gives_what_was_said_is_named():
    said = replace(ALL, statements=(replace(SAID, hook="Law 1, article 2"),))
    assert "Norm: Law 1, article 2" in lines(said, "2026-02-12")


def test_json_leaves_out_what_was_not_known():
    say = Speaker("en").say
    early = beside_json(ALL, date(2026, 2, 4), say)
    (process,) = early["processes"]
    assert (process["status"], process["since"], process["note"]) == (None, None, None)
    assert early["statements"] == []
    later = beside_json(ALL, date(2026, 2, 12), say)
    assert later["processes"][0]["status"] == "presented"
    assert later["statements"][0]["hook"] is None
    assert (later["delegations"][0]["from"], later["delegations"][0]["to"]) == ("2026-02-03", None)
