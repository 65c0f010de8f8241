"""Documents become typed values, and every error of the validator gets words and a place."""

import pytest

from relevo.casefile.composer import parse_document
from relevo.casefile.fields import known_fields, parse_fields
from relevo.casefile.schema import ACT, SETTINGS
from relevo.core.bound import Quantifier, Quantity

HEAD = """id: a
title: {es: Ley, en: Law}
kind: law
host: NO
senders: [XB]
body: Assembly
status: adopted
"""


def read(more=""):
    """Read an act with some lines added."""
    document, problems = parse_document(HEAD + more, "a.yaml")
    return parse_fields(document, ACT), problems


def act(more=""):
    """Read an act without problems."""
    (found, problems), before = read(more)
    assert (problems, before) == ((), ())
    return found


def problems_of(more):
    """Give code, line and column of the problems of an act; lines count from the added ones."""
    (found, problems), before = read(more)
    assert found is None
    first = HEAD.count("\n")
    return [
        (problem.code, problem.line - first, problem.column) for problem in (*before, *problems)
    ]


def test_norway_stays_norway():
    assert act().host == "NO"


def test_a_number_with_a_leading_zero_stays_as_printed():
    assert act("number: 010\n").number.value == "010"


def test_values_are_read_in_every_form():
    found = act("bill: not_found\ndates: {published: {value: 2025-12-14, says: [s]}}\n")
    assert found.bill.value is None
    assert found.published_on().isoformat() == "2025-12-14"
    assert found.dates.published.says == ("s",)


@pytest.mark.parametrize("yes", ["true", "yes", "1", "si", "sí", "SÍ"])
def test_yes_in_both_languages(yes):
    assert act(f"framework: {yes}\ntext: {yes}\n").framework


def test_yes_in_spanish_hides_no_other_problem():
    assert problems_of("framework: sí\ntext: perhaps\n") == [("bad-yes-no", 2, 7)]


@pytest.mark.parametrize(
    ("written", "quantity"),
    [
        ("{exact: 14}", Quantity(Quantifier.EXACT, 14)),
        ("{about: 30}", Quantity(Quantifier.ABOUT, 30)),
        ("tens", Quantity(Quantifier.TENS)),
        ("not_found", Quantity(Quantifier.NOT_FOUND)),
    ],
)
def test_quantities(written, quantity):
    (line,) = act(f"limits: [{{id: l, measure: persons, clause: c, quantity: {written}}}]\n").limits
    assert line.quantity == quantity


@pytest.mark.parametrize(
    "written", ["exact", "{exact: -1}", "{tens: 3}", "{about: 3, exact: 2}", "{}"]
)
def test_what_is_no_quantity_is_said_once(written):
    found = problems_of(f"limits: [{{id: l, measure: persons, clause: c, quantity: {written}}}]\n")
    assert found == [("bad-quantity", 1, 57)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("dates: {signed: 2026-02-30}\n", ("no-such-day", 1, 17)),
        ("dates: {signed: 20260230}\n", ("bad-day", 1, 17)),
        ("dates: {signed: 2026-01-01T00:00}\n", ("bad-day", 1, 17)),
        ("dates: {signed: {valu: 2026-01-01}}\n", ("wrong-shape", 1, 17)),
        ("dates: []\n", ("wrong-shape", 1, 8)),
        ("votes: {for: 1.5, against: 2}\n", ("bad-number", 1, 8)),
        ("votes: {for: 99999999999999999999999999, against: x2}\n", ("bad-number", 1, 8)),
        ("title2: x\n", ("unknown-field", 1, 1)),
        ("series: {id: s, n: 1, folows: x}\n", ("unknown-field", 1, 23)),
        ("series: {id: s}\n", ("missing-field", 1, 9)),
        ("limits: [{id: l, measure: persons, quantity: tens}]\n", ("no-clause", 1, 10)),
        ("limits: [{id: l, quantity: {abot: 3}}]\n", ("unknown-word", 1, 28)),
        ("direction: in\n", ("unknown-word", 1, 12)),
    ],
)
def test_each_error_has_its_place(more, expected):
    assert expected in problems_of(more)


def test_a_node_already_reported_is_not_reported_again():
    assert problems_of("dates: {signed: }\nvotes: &x 5\n") == [
        ("empty-value", 1, 17),
        ("yaml-anchor", 2, 8),
    ]


def test_the_nearest_field_is_suggested():
    (_, (problem,)), _ = read("adressee: []\n")
    assert dict(problem.remedy.args) == {"near": "addressee", "field": "adressee"}


def test_known_fields_follow_references_and_alternatives():
    assert known_fields(ACT, ("dates",)) >= {"published", "in_force"}
    assert known_fields(ACT, ("votes",)) >= {"for", "against", "value", "says"}
    assert known_fields(ACT, ("limits", 0, "scope")) >= {"arms", "places"}
    assert known_fields(SETTINGS, ("planning",)) >= {"from", "to"}
    assert known_fields(ACT, ("nothing", 0)) == frozenset()
