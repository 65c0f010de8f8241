"""Acts are judged alone and together, on their documents, whatever else is wrong in them."""

import pytest

from tests.casefile.folders import codes, read_good, tiny
from tests.errors.samples import BASE

CASE = (BASE / "case.yaml").read_text(encoding="utf-8")
HEAD = """id: {id}
title: {{es: Ley, en: Law}}
kind: law
host: XA
senders: [XB]
body: Assembly
status: adopted
clauses:
  - {{id: c1, summary: {{es: Uno, en: One}}, seen: reported}}
  - {{id: c2, summary: {{es: Dos, en: Two}}, seen: text}}
  - {{id: c3, summary: {{es: Tres, en: Three}}, seen: unseen, accepted_by: A. Person}}
sources: [{{id: a, who: A}}, {{id: b, who: B}}]
"""


def act(more="", name="xa-2"):
    """Give the text of an act with some lines added."""
    return HEAD.format(id=name) + more


def codes_of(tmp_path, more, **files):
    """Give the codes of the problems of a case with one more act."""
    return codes(tiny(tmp_path, {"acts/xa-2.yaml": act(more), **files}))


def limits(*lines):
    """Give limits on arms: id, codes, and further fields."""
    return "limits:\n" + "".join(
        f"  - {{id: {name}, measure: arms, quantity: tens, clause: c1, scope: {{{scope}}}{more}}}\n"
        for name, scope, more in lines
    )


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (("x", "arms: [m4]", ""), ("y", "arms: [m4]", ""), True),
        (("x", "arms: [rifle]", ""), ("y", "arms: [m17, m4]", ""), True),
        (("x", "arms: [m4]", ""), ("y", "arms: [rifle]", ""), True),
        (("x", "arms: [m4]", ""), ("y", "arms: [glock]", ""), False),
        (("x", "arms: [m4]", ", overlaps: [y]"), ("y", "arms: [m4]", ""), False),
        (("x", "arms: [m4]", ""), ("y", "arms: [m4]", ", overlaps: [x]"), False),
        (("x", "arms: [m4], places: [XA-N]", ""), ("y", "arms: [m4], places: [XA-S]", ""), False),
        (
            ("x", "arms: [m4], places: [XA-N]", ""),
            ("y", "arms: [m4], places: [XA-north-city]", ""),
            True,
        ),
        (("x", "arms: [m4], senders: [XB]", ""), ("y", "arms: [m4], senders: [PE]", ""), False),
        (("x", "arms: [m4], senders: [XB]", ""), ("y", "arms: [m4]", ""), True),
        (("x", "arms: [m4]", ", window: w1"), ("y", "arms: [m4]", ", window: w2"), False),
        (("x", "arms: [m4]", ", window: w1"), ("y", "arms: [m4]", ""), True),
    ],
)
def test_overlapping_lines_are_declared(tmp_path, first, second, clash):
    windows = "".join(
        f"  - {{id: {name}, kind: presence, from: 2026-01-01, to: 2026-06-30, clause: c1}}\n"
        for name in ("w1", "w2")
    )
    found = codes_of(tmp_path, f"windows:\n{windows}" + limits(first, second))
    assert found == (["undeclared-overlap"] if clash else [])


@pytest.mark.parametrize(
    ("clause", "more", "complains"),
    [
        ("c1", "", True),
        ("c1", ", accepted_by: A. Person", False),
        ("c2", "", False),
        ("c3", "", False),
    ],
)
def test_a_complete_list_was_read_or_accepted(tmp_path, clause, more, complains):
    line = f"lists: [{{id: l, of: place, items: [XA-N], complete: true, clause: {clause}{more}}}]\n"
    assert codes_of(tmp_path, line) == (["complete-not-read"] if complains else [])


@pytest.mark.parametrize(
    ("about", "good"),
    [
        ("dates.published", True),
        ("dates.printed", False),
        ("number", True),
        ("signed_by", True),
        ("nothing", False),
        ("limits.arms", True),
        ("limits.arms.quantity", True),
        ("limits.arms.colour", False),
        ("limits.other", False),
        ("lists.places", True),
        ("lists.places.XA-N", True),
        ("lists.places.XA-S", False),
        ("clauses.c1", True),
        ("clauses.c9", False),
        ("class_of_entry.reason", True),
    ],
)
def test_a_dispute_is_about_something(tmp_path, about, good):
    more = limits(("arms", "arms: [m4]", "")) + (
        "lists: [{id: places, of: place, items: [XA-N], complete: false, clause: c1}]\n"
        f"conflicts: [{{about: {about}, versions: [{{says: [a]}}, {{says: [b], absent: true}}]}}]\n"
    )
    assert codes_of(tmp_path, more) == ([] if good else ["unknown-about"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-12-14", []),
        ("2025-12-34", ["no-such-day"]),
        ("December", ["bad-day"]),
        ("''", []),
    ],
)
def test_a_disputed_day_is_a_day(tmp_path, value, expected):
    versions = f"[{{says: [a], value: {value}}}, {{says: [b], value: 2025-12-15}}]"
    more = f"conflicts: [{{about: dates.published, versions: {versions}}}]\n"
    assert codes_of(tmp_path, more) == expected


def test_what_stands_in_place_of_a_disputed_item_is_a_known_code(tmp_path):
    more = (
        "lists: [{id: places, of: place, items: [XA-N], complete: false, clause: c1}]\n"
        "conflicts:\n  - about: lists.places.XA-N\n"
        "    versions: [{says: [a], value: XA-N}, {says: [b], value: XA-X}]\n"
    )
    assert codes_of(tmp_path, more) == ["unknown-place"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("{kind: repeal, item: w1}", []),
        ("{kind: repeal, item: ''}", []),
        ("{kind: repeal, item: own}", ["unknown-item"]),
        ("{kind: replace, item: w1, by: own}", []),
        ("{kind: replace, item: w1, by: w1}", ["unknown-item"]),
        ("{kind: add, item: own}", []),
        ("{kind: add, item: w1}", ["unknown-item"]),
    ],
)
def test_a_change_names_what_is_there(tmp_path, change, expected):
    more = (
        "windows: [{id: own, kind: presence, from: 2026-01-01, to: 2026-02-01, clause: c1}]\n"
        f"amends: [{{act: xa-1, clause: c1, changes: [{change}]}}]\n"
    )
    assert codes_of(tmp_path, more) == expected


def test_a_cycle_of_three_acts_is_said_once(tmp_path):
    def amending(name, target):
        return act(f"amends: [{{act: {target}, clause: c1, changes: []}}]\n", name)

    files = {
        "acts/xa-2.yaml": amending("xa-2", "xa-3"),
        "acts/xa-3.yaml": amending("xa-3", "xa-4"),
        "acts/xa-4.yaml": amending("xa-4", "xa-2"),
        "acts/xa-5.yaml": amending("xa-5", "xa-4"),
    }
    assert codes(tiny(tmp_path, files)) == ["cyclic-amends"]


def test_an_act_that_amends_itself_is_a_cycle(tmp_path):
    more = "amends: [{act: xa-2, clause: c1, changes: []}]\n"
    assert codes_of(tmp_path, more) == ["cyclic-amends"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("duties: [{id: d, what: {es: D, en: D}, by: X, to: [], after: e, clause: c9}]\n", 1),
        ("amendment_powers: [{element: e, by: b, clause: c9}]\n", 1),
        ("class_of_entry: {value: armed, clause: c9}\n", 1),
        ("class_of_entry: {value: armed}\n", 0),
        ("rotation: [{at_least: 3, at_most: 6, clause: c9}]\n", 1),
    ],
)
def test_every_citation_leads_to_a_clause(tmp_path, more, expected):
    assert codes_of(tmp_path, more) == ["unknown-clause"] * expected


def test_an_empty_clause_is_no_clause(tmp_path):
    more = "rotation: [{at_least: 3, at_most: 6, clause: ''}]\n"
    assert codes_of(tmp_path, more) == ["no-clause"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("rotation: [{at_least: 0, at_most: 6, clause: c1}]\n", "too-small"),
        (
            "rotation: [{at_least: 3, at_most: 6, clause: c1, categories: [x]}]\n",
            "unknown-category",
        ),
        ("vessels: [{name: A, sender: XX}]\n", "unknown-state"),
        ("lists: [{id: l, of: arms, items: [zz], complete: false, clause: c1}]\n", "unknown-arm"),
        (
            (
                "lists: [{id: l, of: place, items: [XA-N], such_as: [XA-S], complete: false,"
                " clause: c1}]\n"
            ),
            "unknown-item",
        ),
        (
            "lists: [{id: l, of: point_of_entry, items: [AQ], complete: false, clause: c1}]\n",
            "unknown-point",
        ),
        (
            (
                "windows: [{id: w, kind: presence, from: 2026-01-01, to: 2026-01-02, clause: c1,"
                " arrival_points: [AQ]}]\n"
            ),
            "unknown-point",
        ),
        ("suspended_by: [{by: Court, from: 2026-02-01, to: 2026-01-01}]\n", "from-after-to"),
    ],
)
def test_one_problem_each(tmp_path, more, code):
    assert codes_of(tmp_path, more) == [code]


def test_a_window_and_a_limit_share_no_identifier(tmp_path):
    more = (
        "windows: [{id: x, kind: presence, from: 2026-01-01, to: 2026-01-02, clause: c1}]\n"
        + limits(("x", "arms: [m4]", ""))
    )
    assert codes_of(tmp_path, more) == ["duplicate-id"]


def test_a_wrong_field_hides_no_wrong_name(tmp_path):
    more = "votes: {for: x, against: 2}\nrotation: [{at_least: 3, at_most: 6, clause: c9}]\n"
    assert codes_of(tmp_path, more) == ["bad-number", "unknown-clause"]


def test_the_text_of_an_act_lies_beside_it(tmp_path):
    files = {"acts/xa-2.yaml": act("text: true\n"), "acts/xa-2.txt": "Artículo único.\n"}
    assert read_good(tiny(tmp_path, files)).acts["xa-2"].text
    files["acts/xa-2.txt"] = "Artículo".encode("latin-1")
    assert codes(tiny(tmp_path, files)) == ["bad-encoding"]


DISPUTE = """conflicts:
  - about: number
    versions: [{says: [a], value: 1}, {says: [b], value: 2}]
"""


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("number: b", []),
        ("number: c", ["unknown-version"]),
        ("numbr: a", ["unknown-dispute"]),
    ],
)
def test_a_case_chooses_versions_that_are_there(tmp_path, chosen, expected):
    files = {"case.yaml": CASE + f"readings: {{sources: {{{chosen}}}}}\n"}
    assert codes_of(tmp_path, DISPUTE, **files) == expected
