"""Codes as trees: what a list holds, and where it leaves the answer open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.core.codes import (
    FILES,
    Code,
    CodeKind,
    CodeTree,
    Held,
    code_from_row,
    packaged_codes,
    plain,
)
from relevo.core.words import Localized

YES, NO, UNCLEAR = Held.YES, Held.NO, Held.UNCLEAR


def code(id_, parent="", *, means=(), es="", aliases=()):
    return Code(id=id_, parent=parent, means=means, name=Localized(es or id_, id_), aliases=aliases)


TREE = CodeTree(
    CodeKind.PLACE,
    {
        c.id: c
        for c in (
            code("N"),
            code("NC", "N"),
            code("NCB", "NC", es="Base Ñandú", aliases=("The Base",)),
            code("S"),
            code("SC", "S"),
            code("any", means=("N", "S")),
            code("north", means=("NC", "NCB")),
        )
    },
)


@pytest.mark.parametrize(
    ("listed", "asked", "held"),
    [
        (("N",), "N", YES),
        (("N",), "NC", YES),
        (("N",), "NCB", YES),
        (("S",), "NCB", NO),
        ((), "N", NO),
        (("NC",), "N", UNCLEAR),  # the record is coarser than the list
        (("S", "NCB"), "NC", UNCLEAR),
        (("any",), "NC", UNCLEAR),  # the list may mean the other one
        (("any",), "N", UNCLEAR),
        (("any", "N"), "NC", YES),
        (("any",), "elsewhere", NO),
        (("N",), "any", UNCLEAR),  # the record may mean the other one
        (("N", "S"), "any", YES),
        (("NC",), "north", YES),
        (("NCB",), "north", UNCLEAR),
        (("S",), "north", NO),
        (("unheard",), "unheard", YES),
    ],
)
def test_a_list_holds_a_code(listed, asked, held):
    assert TREE.holds(listed, asked) is held


@given(st.sets(st.sampled_from(sorted(TREE.codes))), st.sampled_from(sorted(TREE.codes)))
def test_a_longer_list_never_holds_less(listed, asked):
    rank = [NO, UNCLEAR, YES]
    for more in TREE.codes:
        longer = TREE.holds((*listed, more), asked)
        assert rank.index(longer) >= rank.index(TREE.holds(tuple(listed), asked))


def test_lineage_is_nearest_first_and_ends_even_in_a_circle():
    assert TREE.lineage("NCB") == ("NCB", "NC", "N")
    circle = CodeTree(CodeKind.ARMS, {"a": code("a", "b"), "b": code("b", "a")})
    assert circle.lineage("a") == ("a", "b")


def test_a_name_is_found_without_accents_and_case():
    assert [c.id for c in TREE.matching(" base nandu ")] == ["NCB"]
    assert [c.id for c in TREE.matching("the BASE")] == ["NCB"]
    assert TREE.matching("nowhere") == ()
    assert plain("  Ancón ") == "ancon"


def test_an_unknown_code_is_named_by_itself():
    assert TREE.name("nowhere") == Localized("nowhere", "nowhere")


def test_a_case_may_add_codes_and_never_redefine_one():
    more = TREE.extended([code("NX", "N")])
    assert more.contains("N", "NX")
    assert "NX" in more
    assert "NX" not in TREE
    with pytest.raises(ValueError, match="redefined: N, S"):
        TREE.extended([code("S"), code("N")])


def test_a_row_may_leave_columns_out():
    assert code_from_row({"id": "x"}) == code("x")
    row = {"id": "x", "name_es": "Equis", "means": "a | b|", "aliases": "ex"}
    assert code_from_row(row) == Code(
        id="x", name=Localized("Equis", "x"), means=("a", "b"), aliases=("ex",)
    )


@pytest.mark.parametrize("kind", FILES)
def test_packaged_codes_are_trees(kind):
    tree = packaged_codes().of(kind)
    assert tree.kind is kind
    for known in tree.codes.values():
        assert not known.parent or known.parent in tree
        assert all(meaning in tree for meaning in known.means)
        top = tree.lineage(known.id)[-1]
        assert not tree.codes[top].parent, f"{known.id} is in a circle"
