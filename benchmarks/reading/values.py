"""The values of a field in one act, gold or read, each with a label to name it by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.fields import Value, fair

_ROLES = frozenset({"host", "senders"})
"""Keys of one field that a label tells apart."""

_TOLD = (
    *("what", "within", "unit", "n", "qty", "min", "max", "item", "name", "code", "id"),
    *("category", "kind", "from", "to", "state", "event", "date"),
    *("who", "stance", "about", "element", "text"),
)
"""Keys that a label tells, where an item has them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value.

    Attributes:
        key: Key of the act that it stands under: a host is never a sender.
        label: What names it in a list of values missed or read wrongly.
        value: The value as the rules compare it.
        optional: Whether leaving it out is right too; only in gold answers.
    """

    key: str
    label: str
    value: Value
    optional: bool = False


def items_of(key: str, value: Any) -> tuple[Item, ...]:  # noqa: ANN401 - whatever JSON holds
    """Give the values under a key of an act.

    Args:
        key: The key, e.g. ``windows``.
        value: What stands under it; None and an empty list give nothing.
    """
    if value is None:
        return ()
    if key == "votes":
        pairs = ({"what": what, "n": n} for what, n in value.items() if n is not None)
        return tuple(_item(key, one) for one in pairs)
    several = value if isinstance(value, list) else [value]
    return tuple(_item(key, one) for one in several)


def _item(key: str, one: Any) -> Item:  # noqa: ANN401 - whatever JSON holds
    """Make an item of a list's entry or of a single value."""
    prefix = f"{key} " if key in _ROLES else ""
    if isinstance(one, Mapping) and isinstance(one.get("optional"), str):
        return Item(key, prefix + one["optional"], {"value": one["optional"]}, optional=True)
    if not isinstance(one, Mapping) or "any_of" in one:
        answers = fair(one)
        label = " or ".join(_written(answer) for answer in answers if answer is not None)
        return Item(key, prefix + label, {"value": one}, optional=None in answers)
    told = [_written(one[name]) for name in _TOLD if one.get(name) is not None]
    label = " ".join(dict.fromkeys(told)) or json.dumps(dict(one), ensure_ascii=False)
    return Item(key, prefix + label, one, optional=one.get("optional") is True)


def _written(value: object) -> str:
    """Write a value in a label."""
    if isinstance(value, Mapping):
        return "/".join("none" if one is None else str(one) for one in fair(value))
    return str(value)
