"""Canonical JSON (RFC 8785) of the few kinds of values that an entry holds."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LARGEST = (1 << 53) - 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> bytes:
    """Give the one spelling of a value in JSON.

    Keys are ordered by their UTF-16 code units, as RFC 8785 asks.

    Args:
        value: Text, whole numbers, truth values, None, lists and mappings of them.

    Raises:
        ValueError: If it holds anything else.
    """
    if isinstance(value, str):
        return encode_basestring(value).encode()
    return _ENCODER.encode(_ordered(value)).encode()


def _ordered(value: object) -> object:
    """Give a value with the keys of its mappings in order."""
    if value is None or isinstance(value, (str, bool)):
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
    keys = [key for key in value if isinstance(key, str)]
    if len(keys) < len(value):
        message = "a key that is no text"
        raise ValueError(message)
    return {key: _ordered(value[key]) for key in in_order(keys)}


def in_order(names: Iterable[str]) -> list[str]:
    """Give names in the order of their UTF-16 code units."""
    return sorted(names, key=lambda name: name.encode("utf-16-be"))
