"""Canonical JSON (RFC 8785) of the few kinds of values that an entry holds."""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LARGEST = (1 << 53) - 1


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
    return _written(value).encode()


def _written(value: object) -> str:
    """Write a value: piece by piece, for most are too short for a JSON encoder to pay."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, (list, tuple)):
        return f"[{','.join(map(_written, value))}]"
    if isinstance(value, int):
        if abs(value) > _LARGEST:
            message = "a number beyond 53 bits"
            raise ValueError(message)
        return int.__repr__(value)
    message = f"{type(value).__name__} is not written in an entry"
    raise ValueError(message)


def _mapping(value: Mapping[str, object]) -> str:
    """Write a mapping with its keys in order."""
    try:
        names = in_order(value)
    except TypeError as error:
        message = "a key that is no text"
        raise ValueError(message) from error
    pairs = [f"{encode_basestring(name)}:{_written(value[name])}" for name in names]
    return f"{{{','.join(pairs)}}}"


def in_order(names: Iterable[str]) -> list[str]:
    """Give names in the order of their UTF-16 code units.

    Raises:
        TypeError: If one is no text.
    """
    found = list(names)
    if all(map(str.isascii, found)):
        return sorted(found)
    return sorted(found, key=lambda name: name.encode("utf-16-be"))
