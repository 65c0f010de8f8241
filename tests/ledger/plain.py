"""Entries made plainly, one field at a time: what the quick way is held against."""

from base64 import b64encode

from relevo.ledger.canonical import canonical
from relevo.ledger.entry import Entry, Opening


def seal(position, kind, day, values, *, salts):
    """Make an entry and what opens it."""
    openings = tuple(
        Opening(position, name, salts(32), canonical(value)) for name, value in values.items()
    )
    fields = {opening.field: opening.commitment for opening in openings}
    return Entry(kind, day.isoformat(), fields), openings


def opened(openings):
    """Give openings as a frame of the log holds them."""
    parts = [
        b'%b:["%b",%b]' % (canonical(one.field), b64encode(one.salt), one.value)
        for one in sorted(openings, key=lambda one: one.field.encode("utf-16-be"))
    ]
    return b"{" + b",".join(parts) + b"}"
