"""JSON Schema of the YAML files, for editors: the same dataclasses that the loader reads."""

from __future__ import annotations

import re
from inspect import cleandoc
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from relevo.casefile import model as case_model
from relevo.casefile.model import CaseSettings
from relevo.core import bound, clause, event, words
from relevo.instrument import model as act_model
from relevo.instrument import value
from relevo.instrument.model import Act
from relevo.instrument.value import NOT_FOUND
from relevo.regime import ally as ally_model
from relevo.regime import model as regime_model
from relevo.regime import step as step_model
from relevo.regime.ally import Designation
from relevo.regime.model import Regime
from relevo.register import delegation as delegation_model
from relevo.register.delegation import Proceedings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ACT: TypeAdapter[Act] = TypeAdapter(Act)
"""Validator of ``acts/<id>.yaml``."""

SETTINGS: TypeAdapter[CaseSettings] = TypeAdapter(CaseSettings)
"""Validator of ``case.yaml``."""

PROCEEDINGS: TypeAdapter[Proceedings] = TypeAdapter(Proceedings)
"""Validator of ``processes.yaml``."""

STATUS: TypeAdapter[Designation] = TypeAdapter(Designation)
"""Validator of ``status/<STATE>.yaml``."""

REGIME: TypeAdapter[Regime] = TypeAdapter(Regime)
"""Validator of ``regime.yaml``."""

_CLASSES: Mapping[str, type] = MappingProxyType(
    {
        name: found
        for module in (
            case_model,
            act_model,
            regime_model,
            step_model,
            ally_model,
            delegation_model,
            value,
            bound,
            clause,
            event,
            words,
        )
        for name, found in vars(module).items()
        if isinstance(found, type)
    }
)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
_GENERIC = re.compile(r"^(Value)_.*$")
_ATTRIBUTE = re.compile(r"^    (\w+): (.*)$")


def act_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``acts/<id>.yaml``, with a description of every field."""
    return _described(ACT.json_schema(), Act, "Act of a case folder")


def case_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``case.yaml``, with a description of every field."""
    return _described(SETTINGS.json_schema(), CaseSettings, "Settings of a case folder")


def regime_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``regime.yaml``, with a description of every field."""
    return _described(REGIME.json_schema(), Regime, "Standing law of a host")


def status_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``status/<STATE>.yaml``, with a description of every field."""
    return _described(STATUS.json_schema(), Designation, "Ally status of a state")


def processes_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``processes.yaml``, with a description of every field."""
    return _described(PROCEEDINGS.json_schema(), Proceedings, "Processes of a case")


def _described(schema: dict[str, Any], model: type, title: str) -> dict[str, Any]:
    """Put what the docstrings say beside each group of fields and each field."""
    parts: dict[str, Any] = {}
    for name, part in schema["$defs"].items():
        empty = {"const": NOT_FOUND} if _GENERIC.match(name) else None
        model_of = _CLASSES[_GENERIC.sub(r"\1", name)]
        parts[name] = _with_words(_without_null(part, empty), model_of)
    top = _with_words(_without_null(schema, None), model)
    return {"$schema": _DIALECT, **top, "title": title, "$defs": parts}


def _without_null(part: dict[str, Any], instead: dict[str, Any] | None) -> dict[str, Any]:
    """Give a group of fields in which none may be null: a file leaves the field out.

    Args:
        part: Schema of the group.
        instead: What stands in the place of null; None for nothing.
    """
    if "properties" not in part:
        return part
    properties: dict[str, Any] = {}
    for name, field in part["properties"].items():
        kept = {key: value for key, value in field.items() if (key, value) != ("default", None)}
        if _NULL in kept.get("anyOf", ()):
            others = [one for one in kept.pop("anyOf") if one != _NULL]
            others += [instead] if instead else []
            kept |= {"anyOf": others} if len(others) > 1 else others[0]
        properties[name] = kept
    return {**part, "properties": properties}


def _with_words(part: dict[str, Any], model: type) -> dict[str, Any]:
    """Give one part of a schema with the words of its class."""
    summary, attributes = _words(model)
    described = {**part, "description": summary}
    for name, field in part.get("properties", {}).items():
        said = attributes.get(name) or attributes.get(f"{name}_")
        if said:
            properties = {**described["properties"], name: {**field, "description": said}}
            described["properties"] = properties
    return described


def _words(model: type) -> tuple[str, dict[str, str]]:
    """Give the first sentence of a docstring and what it says of each attribute.

    What a class inherits is described where it stands.
    """
    attributes: dict[str, str] = {}
    summary = ""
    for one in reversed(model.__mro__[:-1]):
        doc = cleandoc(one.__doc__ or "").replace("``", "")
        summary = " ".join(doc.partition("\n\n")[0].split())
        _, _, listed = doc.partition("Attributes:\n")
        attributes |= dict(_attributes(listed))
    return summary, attributes


def _attributes(listed: str) -> Iterator[tuple[str, str]]:
    """Give name and description of each attribute of a Google docstring."""
    name, said = "", ""
    for line in listed.splitlines():
        if begun := _ATTRIBUTE.match(line):
            if name:
                yield name, said
            name, said = begun[1], begun[2]
        elif line.startswith("        "):
            said += f" {line.strip()}"
        else:
            break
    if name:
        yield name, said
