"""An act as the text of ``acts/<id>.yaml``, and a first ``case.yaml`` for a folder without one."""

from __future__ import annotations

import io
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import yaml

from relevo.core.bound import Quantity
from relevo.instrument.value import NOT_FOUND, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.words import Localized
    from relevo.instrument.model import Act

_WIDTH = 88
_ENDLESS = 1_000_000


class _Dumper(yaml.SafeDumper):
    """Writes items of a list indented below their field, and no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - PyYAML's signature
        """Indent the items of a list like any other value."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's signature
        """Write every value where it stands."""
        return True


def write_act(act: Act, comment: Iterable[str] = ()) -> str:
    """Give an act as YAML that reads back as the same act.

    Args:
        act: The act.
        comment: Lines put before it as comments.

    Returns:
        UTF-8 text; fields with their default value are left out.
    """
    return _dumped(_plain(act), comment)


def write_settings(
    name: Localized, host: str, senders: Iterable[str], comment: Iterable[str] = ()
) -> str:
    """Give the ``case.yaml`` of a case that plans nothing yet.

    Args:
        name: Name of the case in both languages.
        host: Host state by code.
        senders: Sending states by code.
        comment: Lines put before it as comments.
    """
    settings = {
        "name": {"es": name.es, "en": name.en},
        "host": host,
        "sending_states": list(senders),
    }
    return _dumped(settings, comment)


def _dumped(content: Any, comment: Iterable[str]) -> str:  # noqa: ANN401 - plain YAML
    """Write plain values as YAML below comment lines; what fits stands on one line."""
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment)
    dumper = _Dumper(io.StringIO(), width=_ENDLESS, allow_unicode=True, sort_keys=False)
    top = dumper.represent_data(content)
    assert isinstance(top, yaml.MappingNode)
    for _, below in top.value:
        _lay_out(below)
    top.flow_style = False
    written = str(yaml.serialize(top, Dumper=_Dumper, allow_unicode=True, width=_ENDLESS))
    return head + written.rstrip("\n") + "\n"


def _lay_out(node: yaml.Node) -> int:
    """Write a group or list on one line if it is short enough; give the room that it takes."""
    if not isinstance(node, yaml.CollectionNode):
        return len(node.value) + 2
    parts = [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
    room = sum(_lay_out(part) + 2 for part in parts)
    holds_groups = any(isinstance(part, yaml.MappingNode) for part in parts)
    listed = isinstance(node, yaml.SequenceNode)
    node.flow_style = room <= _WIDTH and not (listed and holds_groups)
    return room if node.flow_style else _ENDLESS


def _plain(value: object) -> Any:  # noqa: ANN401 - plain YAML
    """Give a value of an act as what YAML writes: groups, lists, texts, days and numbers."""
    match value:
        case Quantity():
            word = str(value.quantifier)
            return word if value.n is None else {word: value.n}
        case Value():
            return _stated(value)
        case Enum():
            return str(value.value)
        case tuple():
            return [_plain(item) for item in value]
        case bool() | int() | date() | str():
            return value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _group(value)
    message = f"an act holds no {type(value).__name__}"
    raise AssertionError(message)


def _stated(value: Value[Any]) -> Any:  # noqa: ANN401 - plain YAML
    """Give a value that may be not found, in the shortest form that says all of it."""
    bare = NOT_FOUND if value.value is None else _plain(value.value)
    rest = {key: one for key, one in _group(value).items() if key != "value"}
    if not rest and not (isinstance(value.value, tuple) or is_dataclass(value.value)):
        return bare
    return {"value": bare, **rest}


def _group(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """Give the fields of a group that differ from their defaults."""
    group: dict[str, Any] = {}
    for one in fields(value):
        held = getattr(value, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if held is not None and held != default:
            group[one.name.rstrip("_")] = _plain(held)
    return group
