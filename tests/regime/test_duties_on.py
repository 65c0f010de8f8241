"""Duties of standing law and of acts, each once."""

from datetime import date

from relevo.regime.duties_on import duties_on
from tests.regime.host_xa import regime
from tests.spec.world import act

DAY = date(2026, 5, 1)
DUTY = {
    "id": "report",
    "what": {"es": "Informar.", "en": "Report."},
    "by": "Ministerio de Defensa",
    "to": [{"body": "Asamblea Nacional"}],
    "after": "end_of_stay",
    "within": {"n": 10, "unit": "working_day"},
    "clause": "c",
}
CLAUSE = {"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "text"}


def ids(*args):
    """Give the names of the duties."""
    return [owed.ids for owed in duties_on(*args)]


def with_duty(**over):
    """Give an act that states a duty."""
    return act(kind="law", clauses=[*act_clauses(), CLAUSE], duties=[{**DUTY, **over}])


def act_clauses():
    """Give the clauses of the world's act, as a file gives them."""
    return [
        {"id": one.id, "summary": {"es": "x", "en": "x"}, "seen": str(one.seen)}
        for one in act().clauses
    ]


def test_without_acts_every_duty_of_the_day():
    assert ids(regime(), DAY) == [("inform-24h",), ("report-10wd",)]


def test_duties_that_no_act_of_the_case_can_start_are_left_out():
    assert ids(regime(), DAY, [act(kind="law")]) == [("report-10wd",)]


def test_one_duty_that_law_and_act_state_cites_both():
    stating = with_duty()
    (owed,) = duties_on(regime(), DAY, [stating])
    assert owed.ids == ("report-10wd", f"{stating.id}/report")
    assert {ref.act for ref in owed.clauses} == {"xa", stating.id}


def test_another_time_is_another_duty():
    stating = with_duty(within={"n": 30, "unit": "day"})
    assert len(ids(regime(), DAY, [stating])) == 2


def test_without_standing_law_the_acts_alone_speak():
    stating = with_duty()
    assert ids(None, DAY, [stating]) == [(f"{stating.id}/report",)]


def test_before_a_rule_is_law_it_is_no_duty():
    assert ids(regime(), date(2020, 12, 31)) == []
