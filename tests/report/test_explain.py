"""Explanations in words: every limit and every change has some, in both languages."""

import json
from datetime import date

import pytest

from relevo.core.term import Term
from relevo.core.words import Speaker
from relevo.report.explain import (
    clash_heading,
    forced_words,
    render_explain_text,
    render_why_not_text,
)
from relevo.report.explain_json import render_explain_json, render_why_not_json
from relevo.report.explain_words import member_words, ratio, remedy_words
from relevo.rotation.explain.members import members_of
from relevo.rotation.explain.model import (
    Change,
    Clash,
    Force,
    Forced,
    Kind,
    Member,
    Remedy,
    Run,
    WhyNot,
)
from relevo.rotation.model import Uncovered
from tests.rotation.test_peru import PERU, planning_of

MAY = Term(date(2026, 5, 1), date(2026, 5, 31))
LIMIT = "pe-2026-training/arms-m4"
LENGTH = "pe-2026-training/rotation-1"

CHANGES = {
    Change.UNIT: Remedy(
        change=Change.UNIT, id="civil_affairs", wins=3, won=(MAY,), days=0, term=MAY
    ),
    Change.AVAILABLE: Remedy(
        change=Change.AVAILABLE, id="EJ-CA-02", wins=1, won=(MAY,), days=2, term=MAY
    ),
    Change.FREE_FROM: Remedy(
        change=Change.FREE_FROM, id="EJ-SF-08", wins=1, won=(MAY,), days=0, day=date(2026, 2, 1)
    ),
    Change.DWELL: Remedy(
        change=Change.DWELL, id="EJ-CA-01", wins=1, won=(MAY,), days=0, before=2, after=1
    ),
    Change.ROOM: Remedy(
        change=Change.ROOM,
        id="PE-DIROES",
        wins=1,
        won=(MAY,),
        days=0,
        before=1,
        after=2,
        term=MAY,
        enough=False,
    ),
    Change.MOVES: Remedy(
        change=Change.MOVES, id="AP-LIM", wins=1, won=(MAY,), days=0, before=5, after=6, term=MAY
    ),
    Change.LIMIT: Remedy(
        change=Change.LIMIT, id=LIMIT, wins=1, won=(MAY,), days=0, before=14, after=16, term=MAY
    ),
    Change.CLOSED: Remedy(change=Change.CLOSED, id="2", wins=1, won=(MAY,), days=0),
    Change.LONGER: Remedy(
        change=Change.LONGER, id=LENGTH, wins=1, won=(MAY,), days=0, before=6, after=8
    ),
    Change.SHORTER: Remedy(
        change=Change.SHORTER, id=LENGTH, wins=1, won=(MAY,), days=0, before=3, after=2
    ),
    Change.WINDOW: Remedy(change=Change.WINDOW, id="CA-FEC", wins=1, won=(MAY,), days=0, term=MAY),
}


@pytest.fixture(scope="module")
def planning():
    """Give the planning problem with a plan that cannot cover every day."""
    return planning_of(PERU / "forces-short")


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_limit_names_its_clause_or_row(planning, lang):
    members = members_of(planning)
    assert {member.kind for member in members} >= set(Kind) - {Kind.LIST}
    for member in members:
        said = member_words(member, planning)
        assert said.clauses or said.rows, member
        line = Speaker(lang).say(said.line)
        assert "{" not in line
        assert line.endswith("]")


@pytest.mark.parametrize("change", Change)
def test_every_change_says_how_much_and_what_less_would_do(planning, change):
    remedy = CHANGES[change]
    english, spanish = (
        " ".join(map(Speaker(lang).say, remedy_words(remedy, planning))) for lang in ("en", "es")
    )
    assert english != spanish
    if remedy.term is not None:
        assert "1 May 2026" in english
        assert "30 May 2026" in english
    if remedy.after is not None and change is not Change.DWELL:
        assert f"{remedy.after}" in english
        assert f"{remedy.before}" in english
    if not remedy.enough:
        assert "was not proven" in english


def test_a_ratio_is_said_from_twice_its_value():
    assert [ratio(x2) for x2 in range(5)] == ["0", "0.5", "1", "1.5", "2"]


def test_what_is_not_proven_is_said_at_the_member(planning):
    members = (Member(Kind.LENGTH, LENGTH), Member(Kind.ROOM, "PE-DIROES"))
    clash = Clash(terms=(MAY,), members=members, needed=members[:1])
    run = Run(
        post="SF-DIROES",
        term=MAY,
        clashes=(clash,),
        coverable=(MAY,),
        unproven=(MAY,),
        remedies=tuple(CHANGES.values()),
        unsettled=members,
    )
    text = render_explain_text((run,), planning, lang="en")
    assert "not proven in the time allowed is whether all of them are needed" in text
    assert text.count("whether it can be spared was not proven") == 1
    assert "Plan again." in text
    document = json.loads(render_explain_json((run,), planning, lang="en"))
    limits = document["runs"][0]["clashes"][0]["limits"]
    assert [limit["needed"] for limit in limits] == [True, False]
    assert len(document["runs"][0]["remedies"]) == len(Change)


def test_a_clash_of_none_one_or_more_is_said_rightly():
    one, two = Member(Kind.WINDOWS), Member(Kind.OFFER, "seal")
    say = Speaker("en").say
    assert "whatever the limits" in say(clash_heading(Clash(terms=(MAY,), members=(), needed=())))
    single = say(clash_heading(Clash(terms=(MAY,), members=(one,), needed=(one,))))
    assert "this limit alone" in single
    both = say(clash_heading(Clash(terms=(MAY,), members=(one, two), needed=(one, two))))
    assert "these 2 limits alone" in both


@pytest.mark.parametrize(
    ("forced", "said"),
    [
        (Forced(force=Force.SAME, cost=3, cost_least=3), "3 cost units more, proven the least"),
        (Forced(force=Force.SAME, cost=3, cost_least=1), "found costs 3 cost units more"),
        (Forced(force=Force.SAME, cost=-3), "3 cost units less"),
        (Forced(force=Force.SAME), "not settled"),
        (Forced(force=Force.WORSE, more=2, least=2), "2 weighted days more without presence, pr"),
        (Forced(force=Force.WORSE, more=3, least=2), "at least 2 weighted days more"),
        (Forced(force=Force.IMPOSSIBLE), "No plan that keeps the limits"),
        (Forced(force=Force.UNPROVEN, more=2), "Whether a better one exists"),
        (Forced(force=Force.UNPROVEN), "Whether a plan can have it there"),
    ],
)
def test_what_it_would_take_is_said_with_its_proof(planning, forced, said):
    assert said in " ".join(map(Speaker("en").say, forced_words(forced)))
    gaps = (Uncovered(post="CA-FEC", term=MAY),)
    answer = WhyNot(forced=Forced(force=forced.force, more=forced.more, gaps=gaps))
    asked = {"unit": "EJ-CA-01", "post": "CA-FEC", "day": date(2026, 5, 2), "lang": "en"}
    assert "Nothing by itself" in render_why_not_text(answer, planning, **asked)
    document = json.loads(render_why_not_json(answer, planning, **asked))
    assert document["forced"]["uncovered"] == [
        {"post": "CA-FEC", "from": "2026-05-01", "to": "2026-05-30"}
    ]


def test_what_was_not_settled_is_told_in_one_line(planning):
    members = members_of(planning)[:16]
    assert len(members) == 16
    clash = Clash(terms=(MAY,), members=members, needed=members[:1])
    run = Run(post="SF-CIOEC", term=MAY, clashes=(clash,), unsettled=members[:5])
    lines = render_explain_text([run], planning, lang="en").splitlines()
    told = [line for line in lines if line.startswith("    - ")]
    assert len(told) == 2
    assert told[0] == f"    - {Speaker('en').say(member_words(members[0], planning).line)}"
    assert told[1].startswith(
        "    - 15 more, of which it was not proven whether they can be spared"
    )
    rows = {row for one in members[1:] for row in member_words(one, planning).rows}
    assert rows
    assert all(row in told[1] for row in rows)
    (unsettled,) = (line for line in lines if "Whether a change of 5 limits more helps" in line)
    assert "--time-limit" in unsettled
