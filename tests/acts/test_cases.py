"""The acts of the published cases: what their mandate says, and that each value has a source."""

from datetime import date

import pytest
from tests.acts.reading import CASES, ROOT, act_of, raw_of

from relevo.core.bound import Bound
from relevo.core.clause import Seen
from relevo.core.codes import packaged_codes
from relevo.instrument.model import Counting, IntervalReading, ListOf, Measure
from relevo.mandate.from_acts import mandate_on

DAY = date(2026, 3, 1)
TRAINING = ROOT / "cases" / "peru-2026" / "acts" / "pe-2026-training.yaml"
SUMMIT = ROOT / "cases" / "peru-2018-summit" / "acts"
REAL = [path for path in CASES if not act_of(path).illustrative]
"""Acts of real states; of those that are invented the words are held."""


@pytest.fixture(scope="module")
def training():
    return act_of(TRAINING)


@pytest.fixture(scope="module")
def mandate(training):
    return mandate_on([training], DAY)


def said(value):
    """Give every source that a file names under ``says``, at any depth."""
    if isinstance(value, dict):
        yield from value.get("says", ())
        for inner in value.values():
            yield from said(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_who_says_something_is_a_source_with_a_link_or_a_remark(path):
    act = act_of(path)
    assert set(said(raw_of(path))) <= {source.id for source in act.sources}
    assert all(source.link or source.note for source in act.sources)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_clause_says_who_reports_it_and_none_was_read(path):
    act = act_of(path)
    assert all(clause.says for clause in act.clauses)
    assert {clause.seen for clause in act.clauses} <= {Seen.REPORTED, Seen.UNSEEN}
    assert not any(line.complete for line in act.lists)


def test_limits_are_reported_and_cite_a_clause(mandate):
    cited = [one.clause for one in (*mandate.limits, *mandate.permitted, *mandate.tour_lengths)]
    assert {clause.seen for clause in cited} == {Seen.REPORTED}
    assert {clause.clause for clause in cited} == {
        "annex-persons",
        "annex-arms",
        "annex-places",
        "annex-hosts",
        "annex-units",
        "rotation",
    }


def test_eleven_lines_of_arms_hold_48_pieces(training):
    lines = {line.id: line for line in training.limits if line.measure is Measure.ARMS}
    assert len(lines) == 11
    assert sum(line.quantity.n for line in lines.values()) == 48
    assert lines["arms-pistols"].scope.arms == ("glock", "m17")
    assert {name: line.quantity.n for name, line in lines.items() if line.quantity.n != 2} == {
        "arms-m4": 14,
        "arms-pistols": 14,
        "arms-scar": 4,
    }


def test_the_number_of_persons_is_not_found(mandate):
    (persons,) = (one for one in mandate.limits if one.measure is Measure.PERSONS)
    assert {reading.bound for reading in persons.readings} == {Bound(0, None)}
    assert {reading.counting for reading in persons.readings} == set(Counting) - {
        Counting.UNSPECIFIED
    }


def test_fourteen_places_of_mixed_kind(mandate):
    (places,) = mandate.lists_of(ListOf.PLACE)
    tree = packaged_codes().places
    codes = [item.versions[0].code for item in places.items]
    assert len(codes) == 14
    assert {tree.codes[code].kind for code in codes} == {"region", "city", "district", "ambiguous"}
    assert "PE-MDD" not in codes


def test_the_fourth_category_and_the_police_unit_have_two_versions(mandate):
    disputed = {
        item.key: [version.code for version in item.versions]
        for permitted in mandate.permitted
        for item in permitted.items
        if len(item.versions) > 1
    }
    assert disputed == {
        "lists.categories.military_information_support": [
            "military_information_support",
            "military_intelligence",
        ],
        "lists.hosts.PE-DIROPESP": ["PE-DIROPESP", "PE-DIROES"],
    }


def test_disputed_arms_keep_every_version(mandate):
    versions = {
        one.key: [
            (reading.arms, reading.bound.hi, reading.absent)
            for reading in one.readings
            if reading.counting is Counting.CONCURRENT
        ]
        for one in mandate.limits
    }
    assert {key: found for key, found in versions.items() if len(found) > 1} == {
        "limits.arms-m249": [(("m249",), 2, False), (("m249",), 4, False)],
        "limits.arms-m240": [(("m240",), 2, False), (("m240",), 2, True)],
        "limits.arms-m320": [(("m320",), 2, False), (("m32",), None, False)],
        "limits.arms-xm2010": [(("xm2010",), 2, False), (("xm2010",), 4, False)],
        "limits.arms-m110": [(("m110",), 2, False), (("m110",), 2, True)],
    }


def test_three_to_six_months_have_both_readings(mandate):
    (length,) = mandate.tour_lengths
    assert (length.at_least, length.at_most) == (3, 6)
    assert set(length.readings) == set(IntervalReading)


def test_the_day_of_publication_has_three_versions(mandate):
    (act,) = mandate.acts
    assert [one.day for one in act.published] == [
        date(2025, 12, 14),
        date(2025, 12, 15),
        date(2025, 12, 5),
    ]


def test_nothing_counts_before_publication(training):
    assert mandate_on([training], date(2025, 12, 13)).acts == ()
    assert mandate_on([training], date(2025, 12, 14)).acts != ()


def test_the_report_of_a_changed_date_is_due_in_48_hours(training):
    (power,) = training.amendment_powers
    assert (power.element, power.before_entry, power.stay_not_longer) == ("start_date", True, True)
    assert power.report.within.n == 48
    assert [body.verify for body in power.report.to] == [False, True]
    assert training.authority[1].body == "Senado"


def test_the_number_is_not_found_and_the_bill_is(training):
    assert training.number.value is None
    assert training.bill.value == "13436/2025-CR"
    assert (training.votes.value.for_, training.votes.value.against) == (73, 25)


def test_the_summit_adds_to_the_programme_for_eighteen_days():
    acts = [act_of(SUMMIT / f"pe-2018-{name}.yaml") for name in ("prog", "summit")]
    mandate = mandate_on(acts, date(2018, 4, 10))
    assert mandate.unsettled == ()
    (window,) = mandate.windows
    assert window.terms[0].days == 18
    most = {one.key: one.readings[0].bound.hi for one in mandate.limits}
    assert most == {
        "limits.persons-army": 114,
        "limits.persons-air-force": 454,
        "limits.aircraft-black-hawk": 2,
        "limits.aircraft-e3": 4,
        "limits.aircraft-c17": 1,
    }
    assert acts[1].amends[0].act == acts[0].id
