"""Limits in words, and which limits a timeline draws."""

from __future__ import annotations

from dataclasses import replace

from relevo.core.words import Speaker
from relevo.instrument.model import Counting, Scope
from relevo.mandate.model import Chosen
from relevo.report.charts import limit_note
from relevo.report.limits import (
    choice_words,
    most_used_arms,
    persons_limit,
    rule_of,
    subject_words,
)
from relevo.report.presence import stays_of
from tests.report import example

SAY = Speaker("en").say


def test_each_kind_of_rule_is_said_and_an_unknown_one_by_its_identifier() -> None:
    """What ``limits_enforced`` names is a sentence with its clause on the page."""
    planning = example.planning()
    for id_, words, clause in (
        ("xa-2030/arms-m4", "M4 rifle: at most 14, counted at any one time", "annex-arms"),
        ("xa-2030/year", "Presence from 1 January 2030 to 31 December 2030", "window"),
        ("xa-2030/hosts", "Host institutions as listed", "window"),
        (
            "xa-2030/rotation-1",
            "Rotation of 3 to 6 months, read as the length of each stay",
            "law",
        ),
        ("xa-2030/nothing", "xa-2030/nothing", None),
    ):
        rule = rule_of(id_, planning.mandate, planning.codes, planning.chosen)
        assert SAY(rule.words) == words
        assert (rule.clause.clause if rule.clause else None) == clause


def test_scope_is_named_beside_the_subject() -> None:
    """A limit for one category says so."""
    limit = persons_limit(example.planning().mandate)
    assert limit is not None
    scoped = replace(limit, scope=Scope(categories=("civil_affairs",), places=("XA-NOR",)))
    assert SAY(subject_words(scoped, example.codes())) == "Persons (Civil affairs, North region)"


def test_widest_limit_on_persons_is_the_one_drawn() -> None:
    """A limit for one category stands back behind one for all."""
    mandate = example.planning().mandate
    limit = persons_limit(mandate)
    assert limit is not None
    narrow = replace(limit, id="xa-2030/narrow", scope=Scope(categories=("civil_affairs",)))
    assert persons_limit(replace(mandate, limits=(narrow, limit))) == limit
    assert persons_limit(replace(mandate, limits=())) is None


def test_most_used_arms_line_is_the_one_with_the_largest_share() -> None:
    """Twelve rifles of fourteen are more than the pistols of forty."""
    planning = example.planning()
    stays = stays_of(example.tours(), planning)
    use = most_used_arms(stays, planning)
    assert use is not None
    assert (use.limit.id, max(use.each_day)) == ("xa-2030/arms-m4", 12)
    assert most_used_arms((), replace(planning, posts={})) is None


def test_choice_of_a_source_is_said_by_name() -> None:
    """Source and item in words, not identifiers."""
    planning = example.planning()
    chosen = Chosen(
        sources={
            "limits.arms-m4": "paper",
            "lists.hosts.XA-ARMY": "nobody",
            "lists.x.y": "nobody",
        }
    )
    assert [SAY(words) for words in choice_words(planning.mandate, planning.codes, chosen)] == [
        "Where sources differ on M4 rifle, the version of Daily paper of XA is used.",
        "Where sources differ on Host institutions, Army of XA, the version of nobody is used.",
        "Where sources differ on lists.x.y, the version of nobody is used.",
    ]


def test_a_limit_not_counted_by_day_has_words_instead_of_a_line() -> None:
    """A cumulative number is no ceiling for a single day."""
    planning = example.planning()
    limit = planning.mandate.limits[1]
    reading = limit.chosen(Chosen(counting=Counting.CUMULATIVE))
    said = SAY(limit_note(limit, reading))
    assert "the chart shows single days, so it has no limit line" in said
    assert SAY(limit_note(None, None)) == "No act in force sets a limit on this number."
