"""Making entries: each field committed to, and what opens it, as bytes that are kept.

Entries of a kind differ in their hashes, salts and values only; everything between those is worked
out once for the names of their fields.
"""

from __future__ import annotations

from binascii import b2a_base64
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from relevo.ledger.canonical import canonical, in_order
from relevo.ledger.entry import VERSION, Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

_SALT = 32


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry and what opens it, as they are kept.

    Attributes:
        entry: Canonical bytes of the entry.
        openings: Salt and value of each field that is not hidden, by field, in canonical JSON.
        hidden: Openings of the hidden fields.
    """

    entry: bytes
    openings: bytes
    hidden: tuple[Opening, ...]


def seal(
    position: int,
    kind: str,
    day: date,
    values: Mapping[str, object],
    *,
    salts: Callable[[int], bytes],
    hidden: Collection[str] = frozenset(),
) -> Sealed:
    """Make an entry and what opens it.

    Args:
        position: Position it will have in the log.
        kind: What it records.
        day: Day on which it is recorded.
        values: What each field says; all fields of a kind are given, empty ones too, so that the
            entry does not tell what was left out.
        salts: Gives so many fresh random bytes, as ``os.urandom`` does.
        hidden: Fields whose openings are given apart.

    Raises:
        ValueError: If a value, or the name of a field, cannot be written.
    """
    shape = _shape(tuple(values), frozenset(hidden))
    drawn = salts(_SALT * len(values))
    salted = [drawn[at : at + _SALT] for at in range(0, len(drawn), _SALT)]
    said = [canonical(value) for value in values.values()]
    at = position.to_bytes(8)
    hashes = [
        sha256(salt + at + name + value).digest()
        for salt, name, value in zip(salted, shape.names, said, strict=True)
    ]
    entry = shape.entry % (
        canonical(day.isoformat()),
        *[b2a_base64(hashes[which], newline=False) for which in shape.order],
        canonical(kind),
    )
    opened: list[bytes] = []
    for which in shape.shown:
        opened += (b2a_base64(salted[which], newline=False), said[which])
    kept = tuple(
        Opening(position, name, salted[which], said[which]) for which, name in shape.hidden
    )
    return Sealed(entry, shape.openings % tuple(opened), kept)


class _Shape:
    """What entries with the same fields have in common.

    Args:
        names: Names of the fields, as they are given.
        hidden: Those whose openings are given apart.

    Attributes:
        names: What stands before each value in what is hashed, after salt and position.
        order: The fields in canonical order, by number.
        shown: Those that are not hidden.
        hidden: Number and name of those that are.
        entry: The entry, with gaps for day, hashes and kind.
        openings: What opens it, with gaps for each salt and value.
    """

    __slots__ = ("entry", "hidden", "names", "openings", "order", "shown")

    def __init__(self, names: Sequence[str], hidden: frozenset[str]) -> None:
        """Work it out."""
        number = {name: which for which, name in enumerate(names)}
        ordered = in_order(names)
        quoted = {name: canonical(name).replace(b"%", b"%%") for name in names}
        fields = b",".join(b'%b:"%%b"' % quoted[name] for name in ordered)
        opened = [name for name in ordered if name not in hidden]
        self.names = [canonical(name) + b"\x00" for name in names]
        self.order = [number[name] for name in ordered]
        self.shown = [number[name] for name in opened]
        self.hidden = [(number[name], name) for name in names if name in hidden]
        self.entry = b'{"day":%%b,"fields":{%b},"kind":%%b,"v":%d}' % (fields, VERSION)
        self.openings = b"{%b}" % b",".join(b'%b:["%%b",%%b]' % quoted[name] for name in opened)


@lru_cache(maxsize=64)
def _shape(names: tuple[str, ...], hidden: frozenset[str]) -> _Shape:
    """Give what entries with some fields have in common."""
    return _Shape(names, hidden)
