"""What is written reads back as the same act."""

from pathlib import Path

import pytest
import yaml

from relevo.casefile.composer import parse_document
from relevo.casefile.fields import parse_fields
from relevo.casefile.read import read_case
from relevo.casefile.schema import ACT, SETTINGS
from relevo.casefile.write_act import write_act, write_settings
from relevo.core.codes import packaged_codes
from relevo.core.words import Localized
from relevo.instrument.model import Source
from relevo.instrument.reading.drafts.act import act_of
from relevo.instrument.reading.read_text import read_text
from relevo.regime.requirements import packaged_requirements

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "benchmarks/reading/texts").glob("*.txt"))
ACTS = sorted((ROOT / "cases").glob("*/acts/*.yaml"))


def read(content, model=ACT):
    """Read a file's content as the loader does."""
    document, problems = parse_document(content, "a.yaml")
    assert problems == ()
    value, problems = parse_fields(document, model)
    assert problems == ()
    return value


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_every_act_of_the_cases_round_trips(path):
    act = read(path.read_text(encoding="utf-8"))
    assert read(write_act(act)) == act


def test_comment_and_lines(tmp_path):
    act = read((ROOT / "tests/errors/_base/acts/xa-1.yaml").read_text(encoding="utf-8"))
    content = write_act(act, ["A draft.", "Nobody accepted it."])
    assert content.startswith("# A draft.\n# Nobody accepted it.\nid: xa-1\n")
    assert content.endswith("\n")
    assert not content.endswith("\n\n")
    assert "&" not in content


@pytest.mark.parametrize("name", ["NO: a colon", "on", "2026-01-01", "'", "# no comment", "é\n\nb"])
def test_awkward_words_survive(name):
    content = write_settings(Localized(name, name), "NO", ["XB"])
    settings = read(content, SETTINGS)
    assert settings.name == Localized(name, name)
    assert (settings.host, settings.sending_states) == ("NO", ("XB",))
    assert yaml.safe_load(content)["host"] == "NO"


@pytest.mark.parametrize("path", TEXTS[::4], ids=lambda path: path.stem)
def test_every_act_that_is_read_is_one_that_a_case_loads(path, tmp_path):
    written = {}
    for index, draft in enumerate(read_text(path.read_text(encoding="utf-8")).drafts):
        if draft.host is None:
            continue
        act = act_of(
            draft,
            act_id=f"act-{index}",
            sources=(Source(id="text", who="A text"),),
            codes=packaged_codes(),
            required=packaged_requirements(),
            operative=bool(index % 2),
        )
        case = tmp_path / f"case-{index}"
        (case / "acts").mkdir(parents=True)
        (case / "acts" / f"{act.id}.yaml").write_text(write_act(act), encoding="utf-8")
        settings = write_settings(Localized("Uno", "One"), act.host, act.senders)
        (case / "case.yaml").write_text(settings, encoding="utf-8")
        written[case] = act
    for case, act in written.items():
        found, problems = read_case(case)
        assert problems == ()
        assert found.acts == {act.id: act}
