"""The values of a draft as a flat list: path, value, words and state of each."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from relevo.instrument.reading.model import Draft, Read, ReadHeadcount, ReadThing

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = {"for_": "for", "from_": "from", "least": "min", "most": "max"}
_QUANTITY = {ReadHeadcount: "n", ReadThing: "qty"}
_APART = frozenset({"absent", "conflicts"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a draft that has words of its own.

    Attributes:
        path: Way to it in the JSON, e.g. ``votes.for``, ``arms[0].qty``.
        read: The value, its spans and its state.
    """

    path: str
    read: Read[Any]


def leaves_of(draft: Draft) -> Iterator[Leaf]:
    """Give every value of a draft that has words, in the order of its fields.

    Args:
        draft: The draft.
    """
    for one in fields(draft):
        if one.name not in _APART:
            yield from _below(getattr(draft, one.name), _KEYS.get(one.name, one.name))


def _below(value: object, path: str) -> Iterator[Leaf]:
    """Give the values at and below one field."""
    if isinstance(value, Read):
        yield Leaf(path, value)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, f"{path}[{index}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            key = _QUANTITY.get(type(value), "") if one.name == "quantity" else ""
            name = key or _KEYS.get(one.name, one.name)
            yield from _below(getattr(value, one.name), f"{path}.{name}")


def words_of(text: str, read: Read[Any] | None) -> str | None:
    """Give the words that a value comes from, on one line.

    Args:
        text: The text read.
        read: The value, or None.

    Returns:
        The pieces of the text, joined by an ellipsis where there are several; None for no value.
    """
    if read is None:
        return None
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in read.spans)


def words_between(text: str, *reads: Read[Any] | None) -> str:
    """Give the words of a line from the first piece of its values to the last.

    Args:
        text: The text read.
        reads: Values of one line; those that are None do not count.

    Returns:
        The piece of the text that holds them all if it is one stretch of a line or so, else the
            words of the first value.
    """
    spans = [span for read in reads if read for span in read.spans]
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    if end - start <= _STRETCH:
        return " ".join(text[start:end].split())
    return words_of(text, next(read for read in reads if read)) or ""


_STRETCH = 120
