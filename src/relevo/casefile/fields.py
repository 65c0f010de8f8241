"""Documents to typed values: pydantic judges, and each of its errors gets a place and words."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from relevo.casefile.days import ISO_DAY
from relevo.casefile.document import field_of
from relevo.casefile.names import nearest
from relevo.casefile.problems import problem
from relevo.core.codes import plain
from relevo.core.words import text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from relevo.casefile.document import Document, Path
    from relevo.casefile.place import Place
    from relevo.core.problem import Problem
    from relevo.core.words import Text

T = TypeVar("T")

GROUP = text("a group of named fields")
LIST = text("a list")
VALUE = text("one value")
"""The three shapes of a node, in words."""

_EXPECTED = {"dataclass_type": GROUP, "dict_type": GROUP, "tuple_type": LIST}
_NUMBERS = frozenset({"int_parsing", "int_parsing_size", "int_from_float"})
_DAYS = frozenset({"date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"})
_UNKNOWN = "unexpected_keyword_argument"
_WORDS = frozenset({"enum", "literal_error"})
_CITING = frozenset(
    {"limits", "lists", "windows", "contingents", "totals", "rotation", "duties", "amends"}
)


def parse_fields(document: Document, model: TypeAdapter[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Read a document as a dataclass.

    Args:
        document: The document.
        model: Validator of the dataclass whose fields are the document's.

    Returns:
        The value, None if there is any problem, and the problems in the order pydantic finds them.
            Nodes that the document already reported are passed over.
    """
    try:
        return model.validate_python(document.tree), ()
    except ValidationError as error:
        errors = error.errors()
    yes = [
        tuple(error["loc"])
        for error in errors
        if error["type"] == "bool_parsing" and plain(str(error["input"])) == "si"
    ]
    if yes:
        return parse_fields(_with_yes(document, yes), model)
    unquantified = {error["loc"][:-1] for error in errors if error["loc"][-1:] == ("quantifier",)}
    return None, tuple(
        _translated(document, model, error)
        for error in errors
        if not document.is_broken(tuple(error["loc"]))
        and not (error["type"] == _UNKNOWN and error["loc"][:-1] in unquantified)
    )


def _with_yes(document: Document, paths: list[Path]) -> Document:
    """Give the document with the Spanish *sí* at the paths written *true*."""
    tree = deepcopy(document.tree)
    for path in paths:
        holder: Any = tree
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = "true"
    return replace(document, tree=tree)


def _translated(document: Document, model: TypeAdapter[T], error: ErrorDetails) -> Problem:
    """Give an error of pydantic as a problem of the catalogue."""
    path: Path = tuple(error["loc"])
    if error["type"] == "missing":
        return _missing(document, path)
    if error["type"] == _UNKNOWN:
        near = nearest(field_of(path), known_fields(model, path[:-1]))
        place = document.place(path, key=True)
        return problem("unknown-field", place, field=field_of(path), near=near)
    found = error["input"]
    if error["type"] not in _EXPECTED and isinstance(found, str):
        return _unreadable(document.place(path), found, error)
    place, name = document.place(path), field_of(document.nearest(path))
    if isinstance(found, dict) and "quantifier" in found:
        return problem("bad-quantity", place, field=name)
    expected = _EXPECTED.get(error["type"], VALUE)
    return problem("wrong-shape", place, field=name, found=_shape(found), expected=expected)


def _unreadable(place: Place, found: str, error: ErrorDetails) -> Problem:
    """Give the problem of a text that is not what its field holds."""
    kind = error["type"]
    if kind in _WORDS:
        words = tuple(re.findall(r"'([^']*)'", error["ctx"]["expected"]))
        near = nearest(found, words)
        return problem("unknown-word", place, found=found, expected=words, near=near)
    if kind in _NUMBERS:
        return problem("bad-number", place, found=found)
    if kind == "bool_parsing":
        return problem("bad-yes-no", place, found=found)
    code = "no-such-day" if kind in _DAYS and ISO_DAY.fullmatch(found.strip()) else "bad-day"
    return problem(code, place, found=found)


def _missing(document: Document, path: Path) -> Problem:
    """Place a missing field at the group that lacks it."""
    place, name = document.place(path[:-1]), field_of(path)
    if name == "quantifier":
        return problem("bad-quantity", place, field=field_of(path[:-1]))
    if name == "clause" and path[0] in _CITING:
        item = document.text((*path[:-1], "id")) or field_of(path[:-1])
        return problem("no-clause", place, item=item)
    return problem("missing-field", place, field=name)


def _shape(found: object) -> Text | str:
    """Say the shape of a node; a text is said itself."""
    if isinstance(found, str):
        return found
    return LIST if isinstance(found, (list, tuple)) else GROUP


def known_fields(model: TypeAdapter[Any], path: Path) -> frozenset[str]:
    """Give the names of the fields that a group may hold.

    Args:
        model: Validator of the whole document.
        path: Way to the group.
    """
    schema = _schema(model)
    nodes = [schema]
    for step in path:
        nodes = [
            found
            for node in _alternatives(schema, nodes)
            if (found := _step(node, step)) is not None
        ]
    return frozenset(
        name for node in _alternatives(schema, nodes) for name in node.get("properties", {})
    )


@cache
def _schema(model: TypeAdapter[Any]) -> dict[str, Any]:
    """Give the JSON Schema of a validator, built once."""
    return model.json_schema()


def _step(node: dict[str, Any], step: str | int) -> dict[str, Any] | None:
    """Give the schema of one step down; None if there is none."""
    if isinstance(step, int):
        return cast("dict[str, Any] | None", node.get("items"))
    return cast("dict[str, Any] | None", node.get("properties", {}).get(step))


def _alternatives(schema: dict[str, Any], nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give nodes with references followed and alternatives laid side by side."""
    plain_nodes: list[dict[str, Any]] = []
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if "$ref" in node:
            waiting.append(schema["$defs"][node["$ref"].rpartition("/")[2]])
        elif "anyOf" in node:
            waiting.extend(node["anyOf"])
        else:
            plain_nodes.append(node)
    return plain_nodes
