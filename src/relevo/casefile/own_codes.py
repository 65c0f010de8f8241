"""The case's own codes: they may add to the trees that ship with Relevo, never redefine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.casefile.names import nearest_code
from relevo.casefile.rows import report_duplicates
from relevo.core.codes import COLUMNS, Code, CodeKind, Codes, CodeTree, code_from_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.casefile.offers import Offer

UNKNOWN: Mapping[CodeKind, str] = {
    CodeKind.STATE: "unknown-state",
    CodeKind.PLACE: "unknown-place",
    CodeKind.ARMS: "unknown-arm",
    CodeKind.CATEGORY: "unknown-category",
    CodeKind.INSTITUTION: "unknown-institution",
}
"""Problem of a name that a tree does not hold."""

_FIELDS = {
    CodeKind.PLACE: "places",
    CodeKind.ARMS: "arms",
    CodeKind.CATEGORY: "categories",
    CodeKind.INSTITUTION: "institutions",
}


def with_own(codes: Codes, offers: Mapping[CodeKind, Offer]) -> Codes:
    """Give the trees with the codes of a case added.

    Args:
        codes: Trees that ship with Relevo.
        offers: The case's own tables, by tree; those that it has.

    Returns:
        The trees; a code with a problem is added all the same where nothing is redefined, so that
            what names it is not reported too.
    """
    trees = {_FIELDS[kind]: _extended(codes.of(kind), offered) for kind, offered in offers.items()}
    return replace(codes, **trees)


def _extended(tree: CodeTree, offered: Offer) -> CodeTree:
    """Give one tree with the rows of one table added."""
    rows = offered.rows or ()
    report_duplicates(rows, "id")
    added: dict[str, Code] = {}
    for row in rows:
        name = row.text("id")
        if name in tree:
            row.report("redefined-code", "id", name=name)
        elif name:
            added[name] = code_from_row({column: row.text(column) for column in COLUMNS})
    whole = tree.extended(added.values())
    for row in rows:
        name, parent = row.text("id"), row.text("parent")
        for column, cited in (("parent", parent), *(("means", one) for one in row.parts("means"))):
            if cited and cited not in whole:
                near = nearest_code(cited, whole)
                row.report(UNKNOWN[tree.kind], column, name=cited, near=near)
        line = whole.lineage(name)
        first_of_cycle = next((one for one in added if one in line), "")
        if name and name == first_of_cycle and added.get(line[-1], added[name]).parent == name:
            row.report("cyclic-codes", "parent", name=name, chain=(*line, name))
    return whole
