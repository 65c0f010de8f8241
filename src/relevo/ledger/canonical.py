"""Canonical JSON (RFC 8785) of the few kinds of values that an entry holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST = (1 << 53) - 1


def canonical(value: object) -> bytes:
    """Give the one spelling of a value in JSON.

    Keys are ordered by their UTF-16 code units, as RFC 8785 asks.

    Args:
        value: Text, whole numbers, truth values, None, lists and mappings of them.

    Raises:
        ValueError: If it holds anything else.
    """
    return json.dumps(
        _ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def _ordered(value: object) -> object:
    """Give a value with the keys of its mappings in order."""
    if value is None or isinstance(value, (str, bool)):
        if isinstance(value, str):
            value.encode()
        return value
    if isinstance(value, int):
        if abs(value) > _LARGEST:
            message = "a number beyond 53 bits"
            raise ValueError(message)
        return value
    if isinstance(value, (list, tuple)):
        return [_ordered(one) for one in value]
    if isinstance(value, dict):
        return _mapping(value)
    message = f"{type(value).__name__} is not written in an entry"
    raise ValueError(message)


def _mapping(value: Mapping[object, object]) -> dict[str, object]:
    """Give a mapping with its keys in order."""
    if not all(isinstance(key, str) for key in value):
        message = "a key that is no text"
        raise ValueError(message)
    keys = sorted((str(key) for key in value), key=lambda key: key.encode("utf-16-be"))
    return {key: _ordered(value[key]) for key in keys}
