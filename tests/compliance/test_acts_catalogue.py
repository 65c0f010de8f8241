"""The whole judgement of acts: its order, and the cases that ship."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compliance.worlds import acts
from tests.spec.acts_world import REGIME, build_grounds

from relevo.casefile.read import read_case
from relevo.compliance.acts_catalogue import ACT_RULES, check_acts
from relevo.compliance.grounds import grounds_of
from relevo.core.event import EventKind
from relevo.core.finding import Basis, Verdict
from relevo.core.words import Speaker
from relevo.regime.check_act import WITHOUT_ARMS, classes_of

CASES = sorted((Path(__file__).parents[2] / "cases").glob("peru-*"))


def judged(folder, day):
    """Judge the acts of a case as known on a day."""
    case, problems = read_case(folder, plan=False)
    assert problems == ()
    return check_acts(
        grounds_of(
            case.acts.values(),
            case.events,
            case.regime,
            host=case.settings.host,
            time_zone=case.settings.time_zone,
            as_of=day,
        )
    )


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_no_real_act_is_said_to_exceed_what_is_not_known(folder):
    found = judged(folder, date(2026, 11, 23))
    assert found
    assert [f for f in found if f.verdict is Verdict.BREACHED] == []
    for finding in found:
        assert finding.basis is Basis.LAW
        for language in ("es", "en"):
            sentence = Speaker(language).say(finding.message)
            assert sentence.rstrip().endswith((".", "»", "”")), sentence
            assert "{" not in sentence


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_what_is_open_on_an_act_is_said_once(folder):
    found = [one for one in judged(folder, date(2026, 11, 23)) if one.rule != "R-CLOCK"]
    places = [(one.rule, one.subject, one.verdict) for one in found]
    assert len(set(places)) == len(places)


def test_findings_come_act_by_act_then_in_the_order_of_the_catalogue():
    grounds = build_grounds({"acts": [{"id": "b"}, {"id": "a"}]})
    order = [rule.id for rule in ACT_RULES]
    places = [
        (list(grounds.acts).index(one.subject), order.index(one.rule))
        for one in check_acts(grounds)
        if one.subject in grounds.acts
    ]
    assert places == sorted(places)
    assert len({subject for subject, _ in places}) == 2


def test_an_act_that_is_not_known_yet_is_not_judged():
    assert check_acts(build_grounds({"day": "2025-11-30"})) == ()


def test_an_act_of_another_host_or_outbound_is_not_judged():
    assert check_acts(build_grounds({"act": {"host": "XC"}})) == ()
    assert check_acts(build_grounds({"act": {"direction": "outbound"}})) == ()


def test_rejected_and_withdrawn_bills_are_not_judged():
    for status in ("rejected", "withdrawn"):
        assert check_acts(build_grounds({"act": {"status": status}})) == ()


def test_what_exceeds_says_how_the_act_is_known():
    reported = {"clauses": [{"id": "c", "summary": {"es": "c", "en": "c"}, "seen": "reported"}]}
    given = {"act": {**reported, "dates": {"approved": "2026-07-01"}}}
    (finding,) = [f for f in check_acts(build_grounds(given)) if f.rule == "R-BODY"]
    assert finding.verdict is Verdict.BREACHED
    said = Speaker("en").say(finding.message)
    assert said.endswith("According to the press; text not read.")


@pytest.mark.parametrize("invented", [True, False])
def test_what_rests_on_an_invented_event_says_so(invented):
    given = {
        "act": {"dates": {"published": "2026-01-10"}},
        "events": [{"kind": "entered", "day": date(2026, 1, 9), "illustrative": invented}],
    }
    (finding,) = [f for f in check_acts(build_grounds(given)) if f.rule == "R-OPENING"]
    assert finding.verdict is Verdict.BREACHED
    assert Speaker("en").say(finding.message).startswith("ILLUSTRATIVE: ") is invented


def test_what_rests_on_an_invented_act_about_a_real_one_says_so():
    change = {"act": "real", "clause": "c", "changes": [{"kind": "add", "item": "p"}]}
    given = {
        "acts": [
            {"id": "real", "illustrative": False},
            {"id": "tried", "kind": "decree", "illustrative": True, "amends": [change]},
        ]
    }
    (finding,) = [f for f in check_acts(build_grounds(given)) if f.rule == "R-AMENDMENT"]
    assert finding.subject == "real"
    assert Speaker("en").say(finding.message).startswith("ILLUSTRATIVE: ")


DAY = st.one_of(st.none(), st.dates(date(2025, 11, 1), date(2026, 12, 31)))
BODIES = st.sampled_from(["Congress", "Senate", "Minister", "Nobody", ""])
KINDS = st.sampled_from(["resolution", "ministerial_resolution", "supreme_resolution", "x"])


@st.composite
def events(draw):
    """Give an event of any kind under one of two acts, as little or as much as is known of it."""
    return {
        "kind": str(draw(st.sampled_from(EventKind))),
        "day": draw(DAY),
        "act": draw(st.sampled_from(["act0", "act1", ""])),
        "instrument": draw(KINDS),
        "by": draw(BODIES),
        "countersigned_by": draw(BODIES),
        "element": draw(st.sampled_from(["", "start_date", "end_date", "stay", "persons"])),
        "value": draw(st.sampled_from(["", "2026-02-01", "soon"])),
    }


@st.composite
def changed(draw):
    """Give an act that may amend the first one."""
    fields = draw(acts())
    change = {
        "kind": draw(st.sampled_from(["add", "replace", "repeal"])),
        "item": draw(st.sampled_from(["w0", "w1", "l0", "p0", "gone"])),
        "by": draw(st.sampled_from(["w0", "l0", "p0", ""])),
    }
    amends = [{"act": "act0", "clause": "c", "changes": [change]}]
    return {**fields, "amends": amends} if draw(st.booleans()) else fields


@st.composite
def acts_given(draw):
    """Give two acts and what is on record of them."""
    both = [
        {
            **fields,
            "clauses": CLAUSES,
            "kind": draw(KINDS),
            "body": draw(BODIES),
            "class_of_entry": draw(
                st.sampled_from([None, {"value": "armed"}, {"value": "unarmed"}])
            ),
            "series": {"id": "s", "n": n},
        }
        for n, fields in enumerate((draw(acts()), draw(changed())))
    ]
    return {"acts": both, "events": draw(st.lists(events(), max_size=4))}


CLAUSES = [
    {"id": id_, "summary": {"es": id_, "en": id_}, "seen": seen}
    for id_, seen in (("c", "text"), ("press", "reported"), ("dark", "unseen"))
]


@settings(max_examples=60)
@given(acts_given())
def test_rules_never_raise_and_every_sentence_can_be_said(given):
    for finding in check_acts(build_grounds(given)):
        assert finding.clauses
        assert finding.evidence
        said = Speaker("es").say(finding.message)
        assert said
        assert "{" not in said


@settings(max_examples=60)
@given(acts_given())
def test_with_every_norm_still_to_be_verified_standing_law_exceeds_nothing(given):
    """Only what the acts themselves say, and the order of days, can exceed then."""
    norms = [{**norm, "verify": True} for norm in REGIME["norms"]]
    grounds = build_grounds({**given, "law": {"norms": norms}})
    exceeded = [one for one in check_acts(grounds) if one.verdict is Verdict.BREACHED]
    for finding in exceeded:
        own = {"R-DATES", "R-OPENING", "R-SUCCESSION"}
        if classes_of(grounds.acts[finding.subject]) & WITHOUT_ARMS:
            own.add("R-ENTRY-CLASS")
        assert finding.rule in own
