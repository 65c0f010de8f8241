"""Forces of Peru that cannot cover every day: the reason at the police post, and what helps."""

from dataclasses import replace
from datetime import date

import pytest

from relevo.core.term import Term
from relevo.rotation.explain.model import Change, Kind, Member
from tests.rotation.explain.test_clash import explained
from tests.rotation.test_peru import PERU, planning_of, solved


@pytest.fixture(scope="module")
def run():
    """Explain the police post, as if it were the only one."""
    planning = planning_of(PERU / "forces-short")
    alone = replace(
        planning,
        posts={"SF-DIROES": planning.posts["SF-DIROES"]},
        units={id_: unit for id_, unit in planning.units.items() if "SF-DIROES" in unit.posts},
    )
    (run,) = explained(alone, solved(alone))
    return run


def test_rotation_and_room_alone_leave_a_day_without_presence(run):
    assert run.term.days == 1
    (clash,) = run.clashes
    assert clash.proven
    assert clash.members == (
        Member(Kind.LENGTH, "pe-2026-training/rotation-1"),
        Member(Kind.ROOM, "PE-DIROES"),
    )


def test_room_for_a_second_unit_is_needed_from_the_first_relief_to_the_last(run):
    room = next(remedy for remedy in run.remedies if remedy.change is Change.ROOM)
    assert (room.before, room.after, room.wins, room.enough) == (1, 2, 1, True)
    assert room.term is not None
    assert room.term.days >= 7
    assert Term(date(2026, 1, 1), date(2027, 1, 1)).covers(room.term)


def test_one_tour_of_a_whole_year_would_do_too(run):
    longer = next(remedy for remedy in run.remedies if remedy.change is Change.LONGER)
    assert (longer.before, longer.after, longer.enough) == (6, 12, True)


def test_the_cheaper_change_comes_first(run):
    assert [remedy.change for remedy in run.remedies] == [Change.ROOM, Change.LONGER]
