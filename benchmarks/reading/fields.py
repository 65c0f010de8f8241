"""The fields that are scored: where their values stand in the JSON, and when one is right.

A rule is strict: numbers, days and codes must be equal. What a gold answer leaves out of an item,
a code that it does not know for instance, is not compared. The README beside this file is the
table of these rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.fold import folded, holds, names, place_name, squeezed

ANY = "any"
"""Gold answer of what is not scored."""

Value = Mapping[str, Any]
"""One value of a field: an item of a list, or a single value under ``value``."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an act, or of the whole text, that is scored.

    Attributes:
        name: Name in the table.
        keys: Keys of the JSON that it is scored from.
        right: Whether a value read is the one of the gold answer (given first).
    """

    name: str
    keys: tuple[str, ...]
    right: Callable[[Value, Value], bool]


def fair(gold: object) -> tuple[Any, ...]:
    """Give the answers that are fair for a gold value: several only with ``any_of``."""
    return tuple(gold["any_of"]) if isinstance(gold, Mapping) and "any_of" in gold else (gold,)


def fits(gold: object, read: object, compared: Callable[[Any], object] = lambda one: one) -> bool:
    """Tell whether a value read is one of the fair answers; ``any`` fits everything.

    Args:
        gold: The gold value, possibly with ``any_of``.
        read: The value read.
        compared: What makes two values comparable; never called with None.
    """
    return any(
        one == ANY
        or (one is None and read is None)
        or (one is not None and read is not None and compared(one) == compared(read))
        for one in fair(gold)
    )


def _plain(gold: Value, read: Value) -> bool:
    """Compare single values."""
    return fits(gold["value"], read["value"])


def _words(gold: Value, read: Value) -> bool:
    """Compare single values printed as words: case and hyphens do not matter."""
    return fits(gold["value"], read["value"], lambda one: folded(str(one)))


def _number(gold: Value, read: Value) -> bool:
    """Compare numbers of laws and bills: dots, spaces and slashes do not matter."""
    return fits(gold["value"], read["value"], lambda one: squeezed(str(one)))


def _given(gold: Value, read: Value, *keys: str) -> bool:
    """Compare the keys that the gold answer gives."""
    return all(fits(gold[key], read.get(key), _same) for key in keys if key in gold)


def _same(value: object) -> object:
    """Give a value as it is compared: words folded, anything else as it is."""
    return folded(value) if isinstance(value, str) else value


def _all_given(*keys: str) -> Callable[[Value, Value], bool]:
    """Compare several keys; a key that the gold answer leaves out is not compared."""
    return lambda gold, read: _given(gold, read, *keys)


def _window(gold: Value, read: Value) -> bool:
    """Compare kind, first and last day; a day that is left out is not stated."""
    return _given({"from": None, "to": None, **gold}, read, "kind", "from", "to")


def _unit(gold: Value, read: Value) -> bool:
    """Compare categories; words where the gold answer has no category."""
    if gold.get("category"):
        return _given(gold, read, "category")
    return bool(names(gold["text"]) & names(str(read.get("text", ""))))


def _headcount(gold: Value, read: Value) -> bool:
    """Compare number, quantifier, whether it is a total, and the sender where both tell it."""
    sender = read.get("sender")
    return (
        _given({"n": None, **gold}, read, "n", "quantifier")
        and fits(gold.get("total", False), bool(read.get("total")))
        and (not sender or "sender" not in gold or fits(gold["sender"], sender))
    )


def _quantity(gold: Value, read: Value) -> bool:
    """Compare how many: the number, and its quantifier, ``exact`` where none is written."""
    return fits(gold.get("qty"), read.get("qty")) and fits(
        gold.get("quantifier", "exact"), read.get("quantifier", "exact")
    )


def _arm(gold: Value, read: Value) -> bool:
    """Compare a line of arms: alternatives where the gold answer gives them, then as a thing."""
    other = gold.get("alternatives")
    if other and set(map(folded, other)) != set(map(folded, read.get("alternatives", ()))):
        return False
    return _thing(gold, read)


def _thing(gold: Value, read: Value) -> bool:
    """Compare a line of arms, aircraft or equipment: quantity, then item or printed name.

    A printed name stands for an item only if it has a figure: a rifle is not any rifle, an M4 is.
    """
    if not _quantity(gold, read):
        return False
    if gold.get("item") is None:
        return _printed(gold, read)
    if fits(gold["item"], read.get("item"), folded):
        return True
    return any(map(str.isdigit, gold.get("text", ""))) and _printed(gold, read)


def _printed(gold: Value, read: Value) -> bool:
    """Tell whether one line's printed name holds the other's, figures included."""
    mine, theirs = str(gold["text"]), str(read.get("text", ""))
    figures = any(map(str.isdigit, mine)) <= any(map(str.isdigit, theirs))
    return holds(f"{theirs} / {read.get('item', '')}", mine) or (figures and holds(mine, theirs))


def _vessel(gold: Value, read: Value) -> bool:
    """Compare a vessel: its name, and its hull where the gold answer gives it."""
    if not gold.get("name"):
        return _thing(gold, read)
    read_name = str(read.get("name") or read.get("text", ""))
    answers = tuple(map(str, fair(gold["name"])))
    named = any(holds(read_name, one) or holds(one, read_name) for one in answers)
    return named and ("hull" not in gold or fits(gold["hull"], read.get("hull"), squeezed))


def _place(gold: Value, read: Value) -> bool:
    """Compare code or printed name; the kind too where the gold answer gives it.

    A name read as ambiguous claims no kind.
    """
    coded = "code" in gold and fits(gold["code"], read.get("code"))
    if not coded and place_name(gold["text"]) != place_name(str(read.get("text", ""))):
        return False
    return read.get("kind") == "ambiguous" or _given(gold, read, "kind")


def _institution(gold: Value, read: Value) -> bool:
    """Compare id, or printed name or acronym."""
    if "id" in gold and fits(gold["id"], read.get("id")):
        return True
    told = (read.get("text", ""), *read.get("aliases", ()))
    printed = {name for one in told for name in names(one)}
    return bool(names(gold["text"]) & printed)


def _claim(gold: Value, read: Value) -> bool:
    """Compare side and subject, and who says it where the gold answer names somebody."""
    if not _given(gold, read, "stance", "about"):
        return False
    who, said = gold.get("who"), str(read.get("who") or "")
    return who in {None, ANY} or holds(said, str(who)) or holds(str(who), said)


SINGLE = (
    *("stay_days", "status", "direction", "kind", "class_of_entry", "armed"),
    *("submitted", "approved", "signed", "published", "in_force"),
)
"""Fields of one value that is compared as it is."""

FIELDS = (
    Field("states", ("host", "senders"), _plain),
    Field("window", ("windows",), _window),
    Field("votes", ("votes",), _all_given("what", "n")),
    Field("rotation", ("rotation",), _all_given("min", "max", "unit")),
    *(Field(name, (name,), _plain) for name in SINGLE),
    Field("number", ("number",), _number),
    Field("bill", ("bill",), _number),
    Field("body", ("body",), _words),
    Field("units", ("units",), _unit),
    Field("headcounts", ("headcounts",), _headcount),
    Field("arms", ("arms",), _arm),
    Field("aircraft", ("aircraft",), _thing),
    Field("vessels", ("vessels",), _vessel),
    Field("equipment", ("equipment",), _thing),
    Field("places", ("places",), _place),
    Field("host_institutions", ("host_institutions",), _institution),
    Field("purposes", ("purposes",), _words),
    Field("legal", ("legal",), _words),
    Field("claims", ("claims",), _claim),
    Field("amendment", ("amendment",), _all_given("element")),
    Field("duties", ("duties",), _all_given("what", "within", "unit")),
)
"""Fields of an act, in the order of the table."""

EVENTS = Field("status_events", ("status_events",), _all_given("state", "event", "date"))
"""The one field that belongs to the text and to no act."""

ACTS = "acts"
"""Name of the line that counts whole acts."""
