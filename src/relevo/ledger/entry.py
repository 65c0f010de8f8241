"""Entries: kind, day and one commitment per field. An entry is public; what it says may not be.

A commitment is the SHA-256 hash of a 32-byte salt, the entry's position, the field's name and its
value: all commitments look alike, and none can be guessed or moved. Whoever holds salt and value
can show one field and nothing else.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING, Any

from relevo.ledger.canonical import canonical, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
SALT = 32
"""Bytes of a salt."""


class EntryError(ValueError):
    """Bytes that are no entry, or an opening that does not open its field."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one field of one entry.

    Attributes:
        entry: Position of the entry, from 0.
        field: Name of the field.
        salt: 32 random bytes.
        value: The value, canonical JSON.
    """

    entry: int
    field: str
    salt: bytes
    value: bytes

    @property
    def commitment(self) -> bytes:
        """The 32 bytes that the entry holds."""
        return sha256(
            self.salt + self.entry.to_bytes(8) + canonical(self.field) + b"\x00" + self.value
        ).digest()

    @property
    def said(self) -> Any:  # noqa: ANN401 - whatever the field says
        """The value."""
        return json.loads(self.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log.

    Attributes:
        kind: What it records, e.g. ``movement``.
        day: Civil date of the host state on which it was recorded.
        fields: Commitment of each field, by name.
    """

    kind: str
    day: str
    fields: Mapping[str, bytes]

    def __bytes__(self) -> bytes:
        """Give the canonical bytes: the leaf of the log's tree."""
        fields = b",".join(
            b'%b:"%b"' % (canonical(name), base64.b64encode(self.fields[name]))
            for name in in_order(self.fields)
        )
        said = (canonical(self.day), fields, canonical(self.kind), VERSION)
        return b'{"day":%b,"fields":{%b},"kind":%b,"v":%d}' % said

    @classmethod
    def parse(cls, data: bytes) -> Entry:
        """Read an entry.

        Raises:
            EntryError: If the bytes are not exactly the canonical form of one.
        """
        try:
            read = json.loads(data)
            fields = {name: base64.b64decode(one) for name, one in read["fields"].items()}
            entry = cls(str(read["kind"]), str(read["day"]), fields)
            same = bytes(entry) == data
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            message = "no entry"
            raise EntryError(message) from error
        if not same or any(len(one) != sha256().digest_size for one in fields.values()):
            message = "no entry in its one spelling"
            raise EntryError(message)
        return entry

    def check(self, opening: Opening) -> None:
        """Check that an opening opens a field of this entry.

        Raises:
            EntryError: If it does not.
        """
        held = self.fields.get(opening.field)
        if held is None or not compare_digest(held, opening.commitment):
            message = f"the opening of {opening.field} does not fit entry {opening.entry}"
            raise EntryError(message)
