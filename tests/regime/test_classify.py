"""Class of entry: criteria in order, three-valued, exact over every answer that is possible."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.core.classes import EntryClass
from relevo.core.clause import Seen
from relevo.core.words import Localized
from relevo.regime.classify import COUNTED, Supposed, Visit, classify, fulfils, holds
from relevo.regime.model import Criterion, Feature, Norm, Purposes, Regime
from relevo.regime.model import Test as Question
from tests.regime.host_xa import regime

DAY = date(2026, 8, 1)
WORDS = Localized("es", "en")
CODES = ("training", "academic", "protocol")


def visit(**answers):
    """Give a visit by the names of the questions."""
    return Visit(answers={Feature(name): answer for name, answer in answers.items()})


def ids(found):
    """Give the criteria of the outcomes; empty for none."""
    return [one.criterion.id if one.criterion else "" for one in found.outcomes]


def test_police_is_no_entry_whatever_else_is_unknown():
    found = classify(regime(), visit(military="no"), DAY)
    assert ids(found) == ["police"]
    assert found.outcomes[0].no_entry
    assert found.settled
    assert found.open == ()


def test_arms_are_armed_and_need_the_act_of_that_day():
    (before,) = classify(regime(), visit(military="yes", arms="yes"), date(2026, 6, 30)).outcomes
    (after,) = classify(regime(), visit(military="yes", arms="yes"), date(2026, 7, 1)).outcomes
    assert before.criterion.class_of_entry is EntryClass.ARMED
    assert [one.body.id for one in before.consents] == ["assembly"]
    assert [one.rule.id for one in after.consents] == ["armed-senate", "armed-emergency"]
    assert [rule.id for rule in after.required] == ["persons", "stay"]


def test_unknown_arms_leave_both_and_ask_for_what_decides():
    found = classify(regime(), visit(military="yes", officers=9, purpose="training"), DAY)
    assert ids(found) == ["armed", "unarmed"]
    assert found.open == (Feature.ARMS,)
    assert found.outcomes[0].cases == ((Supposed(feature=Feature.ARMS, answers=("yes",)),),)
    assert not found.settled


@pytest.mark.parametrize(
    ("officers", "expected"),
    [(3, ["few-officers", "unarmed"]), (4, ["unarmed"]), (0, ["few-officers", "unarmed"])],
)
def test_a_contested_criterion_gives_both(officers, expected):
    described = visit(military="yes", arms="no", officers=officers, purpose="training")
    found = classify(regime(), described, DAY)
    assert ids(found) == expected
    assert found.settled == (len(expected) == 1)
    assert [one.id for one in found.outcomes[-1].unless] == expected[:-1]


def test_unknown_numbers_are_cut_where_a_criterion_cuts_them():
    described = visit(military="yes", arms="no", purpose="training")
    few, many, contested = classify(regime(), described, DAY).outcomes
    assert few.cases == ((Supposed(feature=Feature.OFFICERS, least=0, most=3),),)
    assert {out.cases[0][0].least for out in (many, contested)} == {0, 4}


def test_what_no_criterion_names_has_no_class():
    described = visit(military="yes", arms="no", officers=9, purpose="logistics")
    found = classify(regime(), described, DAY)
    assert ids(found) == [""]
    assert not found.settled
    assert [held for _, held in found.outcomes[0].purposes] == [False]


def test_before_any_criterion_is_law_there_is_none():
    assert ids(classify(regime(), visit(military="no"), date(2019, 12, 31))) == [""]


def test_the_purposes_of_the_day_are_judged_for_the_act_needed():
    described = visit(military="yes", arms="no", officers=9, purpose="academic")
    (found,) = classify(regime(), described, DAY).outcomes
    assert [(rule.id, held) for rule, held in found.purposes] == [("unarmed-purposes", True)]


@pytest.mark.parametrize(
    ("purpose", "complete", "sure", "held"),
    [
        ("training", True, True, True),
        ("training", False, False, True),
        ("security", False, True, False),
        ("security", False, False, None),
        ("exercise", True, True, None),
        ("fishing", True, True, False),
        ("fishing", True, False, None),
        ("fishing", False, True, None),
    ],
)
def test_purposes(purpose, complete, sure, held):
    rule = Purposes(
        id="p",
        norm="n",
        items=("training",),
        unclear=("exercise",),
        excluded=("security",),
        complete=complete,
    )
    assert holds(rule, purpose, sure=sure) is held


YES_NO = st.sampled_from([("yes",), ("no",), ("yes", "no")])
QUESTIONS = st.one_of(
    st.builds(
        Question, of=st.sampled_from([Feature.ARMS, Feature.MILITARY, Feature.VESSEL]), is_=YES_NO
    ),
    st.builds(
        Question,
        of=st.just(Feature.PURPOSE),
        is_=st.lists(st.sampled_from(CODES), min_size=1, unique=True).map(tuple),
    ),
    st.builds(
        Question,
        of=st.just(Feature.OFFICERS),
        at_least=st.none() | st.integers(0, 4),
        below=st.none() | st.integers(0, 5),
    ),
)
LAWS = st.lists(
    st.tuples(st.lists(QUESTIONS, max_size=3).map(tuple), st.booleans()), max_size=4
).map(
    lambda found: Regime(
        id="xa",
        host="XA",
        name=WORDS,
        time_zone="UTC",
        norms=(Norm(id="n", title=WORDS, seen=Seen.UNSEEN),),
        criteria=tuple(
            Criterion(id=f"c{at}", why=WORDS, norm="n", all_of=tests, disputed=disputed)
            for at, (tests, disputed) in enumerate(found)
        ),
    )
)
DOMAIN = {
    Feature.ARMS: ("yes", "no"),
    Feature.MILITARY: ("yes", "no"),
    Feature.VESSEL: ("yes", "no"),
    Feature.PURPOSE: (*CODES, "fishing"),
    Feature.OFFICERS: tuple(range(7)),
}
VISITS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(answers) for name, answers in DOMAIN.items()}
)


def naively(law, answers):
    """Give the outcomes of a visit of which everything is known, one criterion after another."""
    found, passed = set(), ()
    for criterion in law.criteria:
        if all(says_yes(test, answers[test.of]) for test in criterion.all_of):
            found.add((criterion.id, passed))
            if not criterion.disputed:
                return found
            passed = (*passed, criterion.id)
    return found | {("", passed)}


def says_yes(test, answer):
    """Whether an answer fulfils a question."""
    if test.of in COUNTED:
        low = 0 if test.at_least is None else test.at_least
        return low <= answer < (99 if test.below is None else test.below)
    return answer in test.is_


@given(law=LAWS, answers=VISITS)
@settings(deadline=None, max_examples=150)
def test_the_outcomes_are_those_that_some_answer_leads_to(law, answers):
    found = classify(law, Visit(answers=answers), DAY)
    given_by_law = {
        (one.criterion.id if one.criterion else "", tuple(c.id for c in one.unless)): one
        for one in found.outcomes
    }
    reached = set()
    unknown = [name for name in DOMAIN if name not in answers]
    for rest in product(*(DOMAIN[name] for name in unknown)):
        full = {**answers, **dict(zip(unknown, rest, strict=True))}
        outcomes = naively(law, full)
        reached |= outcomes
        for key, one in given_by_law.items():
            assert (key in outcomes) == any(
                all(fits(supposed, full, law) for supposed in case) for case in one.cases
            )
    assert reached == set(given_by_law)


def fits(supposed, answers, law):
    """Whether full answers are among those supposed."""
    answer = answers[supposed.feature]
    if supposed.feature in COUNTED:
        return supposed.least <= answer and (supposed.most is None or answer <= supposed.most)
    if supposed.answers:
        return answer in supposed.answers
    tests = [test for criterion in law.criteria for test in criterion.all_of]
    return not any(answer in test.is_ for test in tests if test.of is Feature.PURPOSE)


@given(law=LAWS, answers=VISITS)
@settings(deadline=None, max_examples=50)
def test_what_is_open_decides(law, answers):
    found = classify(law, Visit(answers=answers), DAY)
    assert not set(found.open) & set(answers)
    rest = {name: DOMAIN[name][0] for name in found.open}
    assert classify(law, Visit(answers={**answers, **rest}), DAY).open == ()


def test_an_unanswered_question_is_neither_fulfilled_nor_not():
    question = Question(of=Feature.OFFICERS, at_least=2)
    assert fulfils(question, visit()) is None
    assert fulfils(question, visit(officers=1)) is False
    assert fulfils(question, visit(officers=2)) is True
