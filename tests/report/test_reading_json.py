"""The stable JSON of a reading keeps to its schema and its order."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from relevo.core.codes import packaged_codes
from relevo.instrument.reading.model import (
    PlaceKind,
    Reading,
    ReadPlace,
    StatusEvent,
    StatusStep,
)
from relevo.instrument.reading.read_text import read_text
from relevo.report.reading_ids import arm_id, institution_id
from relevo.report.reading_json import draft_json, reading_json, render_document_json
from tests.instrument.reading.drafted import arm, draft, full, persons, said

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/reading.schema.json").read_text(encoding="utf-8"))
TEXTS = sorted((ROOT / "benchmarks/reading/texts").glob("*.txt"))
KEYS = (
    "host senders status direction kind number bill body approved published votes windows stay_days"
    " rotation class_of_entry armed units headcounts arms aircraft vessels equipment places"
    " host_institutions purposes claims legal amendment duties spans states absent conflicts"
).split()
WORDS = "una palabra tras otra, hasta el final de un texto ilustrativo inventado"


def of(one):
    """Give the JSON of a draft."""
    return draft_json(one, WORDS)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_keys_and_their_order():
    shown = of(replace(full(), approved=None))
    assert list(shown) == KEYS
    assert list(reading_json(Reading(text="", language="es"))) == [
        "version",
        "acts",
        "status_events",
        "problems",
    ]


def test_days_that_are_rarely_given_stand_between_the_others():
    shown = list(of(draft(signed=said(full().approved.value))))
    assert shown[shown.index("approved") + 1] == "signed"


def test_values_spans_and_states_share_paths():
    shown = of(full())
    assert shown["votes"] == {"for": 60, "against": 30, "abstain": 10}
    assert shown["windows"][0]["to"] == "2026-06-30"
    assert shown["rotation"] == {"min": 1, "max": 2, "unit": "month"}
    for path in ("votes.for", "windows[0].to", "rotation.max", "arms[1].alternatives[0]"):
        assert shown["spans"][path] == [[0, 1]]
        assert shown["states"][path] == "verified"
    assert list(shown["spans"]) == list(shown["states"])


def test_an_adopted_act_is_approved():
    assert of(draft())["status"] == "approved"


def test_a_line_of_arms():
    line = of(draft(arms=(arm("glock", 14, alternatives=["m17"]),)))["arms"][0]
    assert line == {
        "item": "pistol-glock",
        "text": "u",
        "qty": 14,
        "alternatives": ["pistol-m17"],
    }


def test_a_headcount():
    line = of(draft(headcounts=(persons(55, sender="XB"),)))["headcounts"][0]
    assert line == {
        "n": 55,
        "quantifier": "exact",
        "of": None,
        "sender": "XB",
        "category": None,
        "total": False,
        "text": "u",
    }


def test_an_ambiguous_place_is_named_by_the_division_it_may_mean():
    lima = ReadPlace(
        code=said("PE-lima"),
        kind=PlaceKind.AMBIGUOUS,
        means=("PE-lima-province", "PE-LIM"),
    )
    (shown,) = of(draft(places=(lima,)))["places"]
    assert shown["code"] == "PE-LIM"
    assert shown["kind"] == "ambiguous"


def test_a_step_of_an_ally_designation():
    event = StatusEvent(state=said("XA"), step=said(StatusStep.NOTICE), to=said("Assembly of B"))
    shown = reading_json(Reading(text="u", language="es", status_events=(event,)))
    assert shown["status_events"] == [
        {"state": "XA", "event": "notice", "to": "Assembly of B", "date": None}
    ]


@pytest.mark.parametrize(
    ("code", "public"),
    [
        ("rifle", "rifle"),
        ("m4", "rifle-m4"),
        ("glock-19", "pistol-glock-19"),
        ("m240b", "machine-gun-m240b"),
        ("xm2010", "sniper-rifle-xm2010"),
        ("remington-shotgun", "shotgun-remington"),
        ("xr_99", "xr-99"),
    ],
)
def test_public_names_of_arms(code, public):
    assert arm_id(code, packaged_codes().arms) == public


@pytest.mark.parametrize(
    ("code", "public"), [("PE-CIOEC", "cioec"), ("MX-SEMAR", "semar"), ("some_unit", "some-unit")]
)
def test_public_names_of_institutions(code, public):
    assert institution_id(code) == public


def test_public_names_of_arms_are_told_apart():
    arms = packaged_codes().arms
    public = [arm_id(code, arms) for code in arms.codes]
    assert len(public) == len(set(public))


@pytest.mark.parametrize("path", TEXTS[::6], ids=lambda path: path.stem)
def test_texts_keep_to_the_schema(path):
    words = path.read_text(encoding="utf-8")
    shown = reading_json(read_text(words))
    jsonschema.validate(shown, SCHEMA)
    assert json.loads(render_document_json(shown)) == shown
    for act in shown["acts"]:
        for spans in act["spans"].values():
            assert all(0 <= start < end <= len(words) for start, end in spans)
