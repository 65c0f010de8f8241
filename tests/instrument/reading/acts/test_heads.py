"""Kinds and models put together; unknown models; how names are joined."""

import pytest
from tests.instrument.reading.framed import framed

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.acts.heads import Family, heads_in, joint

ARMS = packaged_codes().arms
FAMILY = Family(
    kind="arms",
    is_noun=lambda code: code in ARMS and ARMS.codes[code].kind != "model",
    fits=lambda noun, model: noun in ARMS.lineage(model),
    unknown=True,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fusiles de asalto M4", [("m4", True)]),
        ("fusiles M4 y pistolas", [("m4", True), ("pistol", True)]),
        ("fusiles XR-99 y XR-100", [("xr-99", False), ("xr-100", False)]),
        ("fusiles M17", [("m17", False)]),
        ("ley XR-99", []),
    ],
)
def test_heads(text, expected):
    document, _ = framed(text, language="es")
    assert [(one.id, one.known) for one in heads_in(document, 0, len(text), FAMILY)] == expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" o ", "or"),
        ("/", "or"),
        (" y ", "and"),
        (", ", "and"),
        (" con el apoyo de ", ""),
        (" ", ""),
    ],
)
def test_joints(between, expected):
    text = f"M249{between}M240"
    document, _ = framed(text, language="es")
    assert joint(document, 4, 4 + len(between)) == expected
