"""Totals of an act are checked against their parts when the case is read."""

import pytest

from tests.casefile.folders import codes, tiny
from tests.casefile.test_acts import act

PARTS = """limits:
  - {id: first, measure: persons, quantity: {exact: 42}, clause: c1}
  - {id: second, measure: persons, quantity: QUANTITY, clause: c1}
  - {id: planes, measure: aircraft, quantity: {exact: 9}, clause: c1}
"""


def found(tmp_path, total, second="{exact: 160}", more=""):
    """Give the codes of the problems of an act with one total."""
    limits = PARTS.replace("QUANTITY", second)
    totals = f"totals:\n  - {{id: all, quantity: {total}, clause: c1}}\n"
    return codes(tiny(tmp_path, {"acts/xa-2.yaml": act(limits + totals + more)}))


@pytest.mark.parametrize(
    ("total", "second", "said"),
    [
        ("{exact: 202}, of: [first, second]", "{exact: 160}", []),
        ("{exact: 201}, of: [first, second]", "{exact: 160}", ["total-differs"]),
        ("{exact: 203}, of: [first, second]", "{exact: 160}", ["total-differs"]),
        ("{exact: 203}, of: [first, second]", "not_found", []),
        ("{exact: 41}, of: [first, second]", "not_found", ["total-differs"]),
        ("{exact: 141}, of: [first, second]", "tens", []),
        ("{exact: 142}, of: [first, second]", "tens", ["total-differs"]),
        ("tens, of: [first, second]", "{at_most: 160}", ["total-differs"]),
        ("not_found, of: [first, second]", "{exact: 160}", []),
        ("{exact: 51}, of: [first, planes]", "{exact: 160}", ["mixed-total"]),
        ("{exact: 42}, of: [first, third]", "{exact: 160}", ["unknown-item"]),
        ("{exact: 42}, of: []", "{exact: 160}", []),
        ("{exact: lots}, of: [first]", "{exact: 160}", ["bad-number"]),
        ("{exact: 42}, of: [first, second]", "{exact: many}", ["bad-number"]),
    ],
)
def test_a_wrong_sum_is_told_and_an_open_one_is_not(tmp_path, total, second, said):
    assert found(tmp_path, total, second) == said


def test_a_disputed_total_stays_as_it_is_told(tmp_path):
    dispute = (
        "conflicts:\n  - about: totals.all\n    versions:\n"
        "      - {says: [a], value: '201'}\n      - {says: [b], value: '202'}\n"
    )
    assert found(tmp_path, "{exact: 201}, of: [first, second]", more=dispute) == []


@pytest.mark.parametrize("field", ["totals", "contingents"])
def test_a_total_and_a_contingent_cite_a_clause(tmp_path, field):
    entry = {
        "totals": "{id: x, quantity: {exact: 0}, of: []}",
        "contingents": "{id: x, name: {es: Uno, en: One}}",
    }[field]
    case = tiny(tmp_path, {"acts/xa-2.yaml": act(f"{field}:\n  - {entry}\n")})
    assert codes(case) == ["no-clause"]


@pytest.mark.parametrize("field", ["totals", "contingents"])
def test_identifiers_are_used_once(tmp_path, field):
    entry = {
        "totals": "{id: x, quantity: {exact: 0}, of: [], clause: c1}",
        "contingents": "{id: x, name: {es: Uno, en: One}, clause: c1}",
    }[field]
    case = tiny(tmp_path, {"acts/xa-2.yaml": act(f"{field}:\n  - {entry}\n  - {entry}\n")})
    assert codes(case) == ["duplicate-id"]


def test_names_in_a_contingent_are_looked_up(tmp_path):
    line = (
        "contingents:\n  - {id: x, name: {es: Uno, en: One}, clause: c9, sender: QQ, "
        "categories: [nobody], window: never}\n"
    )
    case = tiny(tmp_path, {"acts/xa-2.yaml": act(line)})
    assert sorted(codes(case)) == [
        "unknown-category",
        "unknown-clause",
        "unknown-state",
        "unknown-window",
    ]


@pytest.mark.parametrize(("other", "said"), [("y", []), ("x", ["undeclared-overlap"])])
def test_arms_of_different_contingents_are_no_overlap(tmp_path, other, said):
    lines = (
        "contingents:\n"
        "  - {id: x, name: {es: Uno, en: One}, clause: c1}\n"
        "  - {id: y, name: {es: Dos, en: Two}, clause: c1}\n"
        "limits:\n"
        "  - {id: a1, measure: arms, quantity: tens, clause: c1, "
        "scope: {arms: [m4], contingents: [x]}}\n"
        "  - {id: a2, measure: arms, quantity: tens, clause: c1, "
        f"scope: {{arms: [m4], contingents: [{other}]}}}}\n"
    )
    assert codes(tiny(tmp_path, {"acts/xa-2.yaml": act(lines)})) == said
