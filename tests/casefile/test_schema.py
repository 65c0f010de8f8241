"""The JSON Schemas for editors are current, described, and agree with the loader."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from relevo.casefile.composer import parse_document
from relevo.casefile.fields import parse_fields
from relevo.casefile.schema import (
    ACT,
    act_schema,
    case_schema,
    processes_schema,
    regime_schema,
    status_schema,
)
from tests.errors.samples import BASE

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "schemas"
CASES = sorted((ROOT / "cases").glob("*/case.yaml"))
ACTS = sorted((ROOT / "cases").glob("*/acts/*.yaml"))
PROCESSES = sorted((ROOT / "cases").glob("*/processes.yaml"))
STATUSES = sorted((ROOT / "cases").glob("*/status/*.yaml"))
REGIMES = sorted((ROOT / "src" / "relevo" / "regime" / "data").glob("*.yaml"))


class EditorLoader(yaml.SafeLoader):
    """Reads YAML 1.2 as an editor does: days stay text, NO is no false."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:bool") and first not in "yYnNoO"
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def edited(path):
    """Read a file as an editor does."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 - a SafeLoader


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("act.schema.json", act_schema()),
        ("case.schema.json", case_schema()),
        ("processes.schema.json", processes_schema()),
        ("status.schema.json", status_schema()),
        ("regime.schema.json", regime_schema()),
    ],
)
def test_exported_schemas_are_current(name, schema):
    hint = "run: python -m tests.casefile.test_schema"
    assert json.loads((SCHEMAS / name).read_text(encoding="utf-8")) == schema, hint
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    "schema", [act_schema(), case_schema(), processes_schema(), regime_schema(), status_schema()]
)
def test_everything_is_described(schema):
    for name, part in {"": schema, **schema["$defs"]}.items():
        assert part["description"], name
        assert "``" not in part["description"]
    assert schema["title"]


@pytest.mark.parametrize("path", [BASE / "case.yaml", *CASES], ids=lambda path: path.parent.name)
def test_cases_keep_to_the_schema(path):
    jsonschema.validate(edited(path), case_schema())


@pytest.mark.parametrize("path", [BASE / "acts/xa-1.yaml", *ACTS], ids=lambda path: path.stem)
def test_acts_keep_to_the_schema(path):
    jsonschema.validate(edited(path), act_schema())


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.parent.name)
def test_processes_keep_to_the_schema(path):
    jsonschema.validate(edited(path), processes_schema())


@pytest.mark.parametrize("path", STATUSES, ids=lambda path: path.stem)
def test_statuses_keep_to_the_schema(path):
    jsonschema.validate(edited(path), status_schema())


@pytest.mark.parametrize("path", REGIMES, ids=lambda path: path.stem)
def test_regimes_keep_to_the_schema(path):
    jsonschema.validate(edited(path), regime_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: adopted", "status: adoptd"),
        ("body: Assembly", "boddy: Assembly"),
        ("senders: [XB]", "senders: XB"),
        (", clause: c1}", "}"),
    ],
)
def test_editor_and_loader_refuse_the_same(old, new, tmp_path):
    content = (BASE / "acts/xa-1.yaml").read_text(encoding="utf-8")
    assert old in content
    path = tmp_path / "act.yaml"
    path.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(edited(path), act_schema())
    document, _ = parse_document(content.replace(old, new), "act.yaml")
    assert parse_fields(document, ACT)[0] is None


if __name__ == "__main__":
    SCHEMAS.mkdir(parents=True, exist_ok=True)
    for file, schema in (
        ("act", act_schema()),
        ("case", case_schema()),
        ("processes", processes_schema()),
        ("status", status_schema()),
        ("regime", regime_schema()),
    ):
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (SCHEMAS / f"{file}.schema.json").write_text(text, encoding="utf-8")
