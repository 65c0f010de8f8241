"""The class of entry of a visit in words and for programs."""

import json
from datetime import date

import pytest

from relevo.casefile.composer import parse_document
from relevo.core.codes import packaged_codes
from relevo.core.words import Speaker
from relevo.instrument.model import ClassOfEntry
from relevo.regime.classify import Visit, classify
from relevo.regime.model import Feature
from relevo.regime.packaged import regime_of_host
from relevo.report.classify import VisitClassified, paste_block, render_classify_text
from relevo.report.classify_json import render_classify_json
from relevo.report.visit_words import FEATURES, QUESTIONS, option_of
from tests.regime.host_xa import regime
from tests.spec.world import act

DAY = date(2026, 8, 1)


def classified(acts=None, law=None, day=DAY, **answers):
    """Classify a visit by the law of XA unless another is given."""
    visit = Visit(answers={Feature(name): answer for name, answer in answers.items()})
    return VisitClassified(found=classify(law or regime(), visit, day), acts=acts)


def page(found, lang="en", width=100):
    """Give it in words."""
    return render_classify_text(found, packaged_codes(), lang=lang, width=width)


def running(entry="armed", kind="law"):
    """Give an act that runs all through 2026."""
    clause = act().windows[0].clause
    window = {"id": "w", "kind": "presence", "from": "2026-01-01", "to": "2026-12-31"}
    return act(
        kind=kind,
        dates={"published": "2025-12-01"},
        windows=[{**window, "clause": clause}],
        class_of_entry={"value": entry},
    )


def test_one_class_says_why_and_what_it_needs():
    said = page(classified(military="yes", arms="yes"))
    assert "Class of entry: armed." in said
    assert "Why: It enters with arms." in said
    assert "Act needed: Law; consents: Upper Chamber" in said
    assert "The act must state: Law: the number of persons, the stay" in said
    assert "What would decide it" not in said


def test_a_delegation_is_no_entry_and_goes_to_delegations():
    said = page(classified(military="no"))
    assert "not the entry of a force, by this host's criteria" in said
    assert "delegations.csv" in said
    assert "class_of_entry" not in said


def test_what_is_missing_is_asked_with_its_option():
    said = page(classified(military="yes", purpose="training", officers=9))
    assert "Does it bring arms of war? (--arms)" in said
    assert "Outcome 1: armed" in said
    assert "If arms of war: no" in said
    assert "class_of_entry" not in said


def test_contested_uruguay_gives_both():
    said = page(
        classified(
            law=regime_of_host("UY"),
            day=date(2025, 8, 14),
            military="yes",
            arms="no",
            persons=6,
            purpose="academic",
        )
    )
    assert "Contested: whether a criterion is the law is in dispute." in said
    assert "Outcome 1: academic" in said
    assert "By this criterion it needs no act of consent." in said
    assert "Outcome 2: unarmed" in said
    assert "Act needed: Law; consents: General Assembly" in said


def test_the_act_of_the_case_that_may_cover_it_is_named():
    one = running()
    said = page(classified(acts={one.id: one}, military="yes", arms="yes"))
    assert f"May cover it, by class and days: {one.title.en} ({one.id})" in said
    other = running("unarmed", "ministerial_resolution")
    said = page(classified(acts={other.id: other}, military="yes", arms="yes"))
    assert "No act of this case may cover it on this day." in said


def test_without_a_case_no_act_is_spoken_of():
    assert "of this case" not in page(classified(military="yes", arms="yes"))


@pytest.mark.parametrize(
    "answers",
    [
        {"military": "yes", "arms": "yes"},
        {"military": "yes", "arms": "no", "officers": 2, "purpose": "training"},
    ],
)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_block_is_what_an_act_reads(answers, lang):
    from pydantic import TypeAdapter

    found = classified(**answers).found
    lines = paste_block(found, Speaker(lang))
    starts = [at for at, line in enumerate(lines) if line == "class_of_entry:"]
    entries = [one.criterion for one in found.outcomes if one.criterion.class_of_entry]
    assert len(starts) == len(entries)
    for start, end, criterion in zip(starts, [*starts[1:], len(lines)], entries, strict=True):
        document, problems = parse_document("\n".join(lines[start:end]) + "\n", "act.yaml")
        assert problems == ()
        entry = TypeAdapter(ClassOfEntry).validate_python(document.tree["class_of_entry"])
        assert entry.value is criterion.class_of_entry
        assert entry.reason.value == criterion.why
        assert entry.decided_by.value is None
        assert entry.reason.verify == criterion.disputed


def test_every_question_has_words_and_an_option():
    assert set(FEATURES) == set(QUESTIONS) == set(Feature)
    assert option_of(Feature.TRAINS_WITH_HOST) == "--trains-with-host"


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_but_the_block_is_wider_than_the_screen(width):
    said = page(classified(law=regime_of_host("PE")), lang="es", width=width)
    assert max(map(len, said.splitlines())) <= width


def test_as_json():
    one = running()
    document = json.loads(
        render_classify_json(
            classified(acts={one.id: one}, military="yes", arms="no", officers=2),
            packaged_codes(),
            lang="en",
        )
    )
    assert document["version"] == 1
    assert document["illustrative"] is True
    assert document["settled"] is False
    assert document["open"] == ["purpose"]
    contested, unarmed, none = document["outcomes"]
    assert contested["contested"] is True
    assert unarmed["unless"] == ["few-officers"]
    assert unarmed["cases"][0][0]["answers"] == ["training", "academic"]
    assert unarmed["acts"] == []
    assert none["criterion"] is None
    assert document["paste"] is None
