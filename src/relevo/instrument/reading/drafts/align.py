"""Which lines of several drafts are about the same thing, and which are nearly so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from relevo.core.data import data_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relevo.core.codes import Codes, CodeTree
    from relevo.instrument.reading.model import ReadInstitution, ReadThing, ReadUnit, ReadWindow

NEAR = 80
"""Likeness of two names, in percent, from which two sources may mean one thing by them."""

_BEGINNING = 3


def aligned(
    given: Sequence[tuple[str, Sequence[Any]]],
    same: Callable[[Any, Any], bool],
    near: Callable[[Any, Any], bool] | None = None,
) -> list[list[tuple[str, Any]]]:
    """Group the lines of several sources that are about one thing.

    Two lines of one source are never one thing. A line that is only near another is put with it
    if neither source has the other's line as well.

    Args:
        given: Sources in order of rank, each with its lines.
        same: Whether two lines are about the same thing.
        near: Whether two lines may be about the same thing; None if nothing is only near.

    Returns:
        Groups in the order of their first lines; each line with its source.
    """
    groups: list[list[tuple[str, Any]]] = []
    for source, lines in given:
        left: list[Any] = []
        for line in lines:
            group = _matching(groups, source, line, same)
            if group is None:
                left.append(line)
            else:
                group.append((source, line))
        for line in left:
            group = _matching(groups, source, line, near) if near and groups else None
            if group is None:
                groups.append([(source, line)])
            else:
                group.append((source, line))
    return groups


def _matching(
    groups: list[list[tuple[str, Any]]],
    source: str,
    line: Any,  # noqa: ANN401 - a line of any list
    matches: Callable[[Any, Any], bool],
) -> list[tuple[str, Any]] | None:
    """Give the first group without this source that a line matches."""
    for group in groups:
        if all(one != source for one, _ in group) and any(matches(held, line) for _, held in group):
            return group
    return None


def same_of(name: str, codes: Codes) -> Callable[[Any, Any], bool]:
    """Give what tells whether two lines of a list are about the same thing.

    Args:
        name: Name of the list in a draft.
        codes: Trees of codes.
    """
    rules: dict[str, Callable[[Any, Any], bool]] = {
        "windows": _windows,
        "units": lambda a, b: bool(
            a.category.value == b.category.value and _agree(a.sender, b.sender)
        ),
        "headcounts": lambda a, b: bool(
            _agree(a.sender, b.sender)
            and a.category == b.category
            and a.total == b.total
            and a.person_class == b.person_class
        ),
        "arms": lambda a, b: _things(a, b) or _kind_and_model(a, b, codes.arms),
        "aircraft": _things,
        "vessels": _vessels,
        "equipment": _things,
        "places": lambda a, b: codes_agree(a.code.value, b.code.value, codes),
        "host_institutions": lambda a, b: bool(a.id.value == b.id.value),
        "duties": lambda a, b: bool(a.what.value == b.what.value),
        "claims": lambda a, b: bool(
            a.stance == b.stance
            and a.about.value == b.about.value
            and (a.who.value if a.who else "") == (b.who.value if b.who else "")
        ),
    }
    return rules[name]


def _agree(one: str, other: str) -> bool:
    """Whether two senders are the same, or one is not said."""
    return one == other or not one or not other


def _windows(one: ReadWindow, other: ReadWindow) -> bool:
    """Whether two windows are one: of a kind, for senders that agree, with days in common."""
    if one.kind.value != other.kind.value:
        return False
    if one.senders and other.senders and set(one.senders) != set(other.senders):
        return False
    if one.of and other.of and one.of.value.casefold() == other.of.value.casefold():
        return True
    return _begins_by(one, other) and _begins_by(other, one)


def _begins_by(one: ReadWindow, other: ReadWindow) -> bool:
    """Whether a window begins before the other ends, as far as the texts tell."""
    return not (one.from_ and other.to and one.from_.value > other.to.value)


def _codes_of(thing: ReadThing) -> frozenset[str]:
    """Give all codes of a line of things."""
    return frozenset(read.value for read in (thing.item, *thing.alternatives, *thing.together))


def _things(one: ReadThing, other: ReadThing) -> bool:
    """Whether two lines name the same things for senders that agree."""
    return _codes_of(one) == _codes_of(other) and _agree(one.sender, other.sender)


def _vessels(one: ReadThing, other: ReadThing) -> bool:
    """Whether two lines name one ship, else the same kind."""
    if one.name and other.name:
        return bool(one.name.value.casefold() == other.name.value.casefold())
    return not (one.name or other.name) and _things(one, other)


def _kind_and_model(one: ReadThing, other: ReadThing, arms: CodeTree) -> bool:
    """Whether one line gives the kind, the other the model, of as many pieces."""
    a, b = one.item.value, other.item.value
    plain = not (one.alternatives or other.alternatives or one.together or other.together)
    return (
        plain
        and _number(one) == _number(other) != 0
        and (arms.contains(a, b) or arms.contains(b, a))
    )


def _number(thing: ReadThing) -> int:
    """Give the number of a line; 0 if there is none."""
    return (thing.quantity.value.n or 0) if thing.quantity else 0


def arms_alike(one: ReadThing, other: ReadThing, arms: CodeTree) -> bool:
    """Whether two lines of arms may be one: models of one kind with the same number.

    Where a number is missing, only models that sources are known to mix up.

    Args:
        one: A line of one source.
        other: A line of another source.
        arms: The tree of arms.
    """
    codes = [thing.item.value for thing in (one, other)]
    numbers = [_number(thing) for thing in (one, other)]
    if confused("arms", *codes):
        return numbers[0] == numbers[1] or 0 in numbers
    kinds = [arms.lineage(code)[-1] for code in codes]
    return kinds[0] == kinds[1] and kinds[0] not in codes and numbers[0] == numbers[1] != 0


def categories_alike(one: ReadUnit, other: ReadUnit) -> bool:
    """Whether sources are known to mix up two categories of unit.

    Args:
        one: A unit of one source.
        other: A unit of another source.
    """
    return confused("categories", one.category.value, other.category.value)


def institutions_alike(one: ReadInstitution, other: ReadInstitution, tree: CodeTree) -> bool:
    """Whether two institutions of one parent have names so alike that one may be meant.

    Args:
        one: An institution of one source.
        other: An institution of another source.
        tree: The tree of institutions.
    """
    codes = [held.id.value for held in (one, other)]
    if confused("institutions", *codes):
        return True
    parents = [tree.codes[code].parent if code in tree else "" for code in codes]
    names = [code.rpartition("-")[2].lower() for code in codes]
    return (
        parents[0] == parents[1] != ""
        and names[0][:_BEGINNING] == names[1][:_BEGINNING]
        and fuzz.ratio(*names) >= NEAR
    )


def confused(kind: str, one: str, other: str) -> bool:
    """Whether ``instrument/data/confusable.yaml`` says that sources mix up two codes.

    Args:
        kind: Which tree: ``arms``, ``categories`` or ``institutions``.
        one: A code.
        other: Another code.
    """
    return frozenset({one, other}) in _confusable()[kind]


@cache
def _confusable() -> dict[str, frozenset[frozenset[str]]]:
    """Give the pairs of codes that sources mix up, by tree."""
    data = data_yaml("confusable.yaml", "relevo.instrument")
    return {kind: frozenset(map(frozenset, pairs)) for kind, pairs in data.items()}


def codes_agree(one: str, other: str, codes: Codes) -> bool:
    """Whether two codes are the same, or one is the kind, or an ambiguous name, of the other.

    Args:
        one: A code of a place, arm or anything else.
        other: Another code.
        codes: Trees of codes.
    """
    if one == other:
        return True
    if one in codes.arms and other in codes.arms:
        return codes.arms.contains(one, other) or codes.arms.contains(other, one)
    means = [
        codes.places.codes[code].means if code in codes.places else () for code in (one, other)
    ]
    return other in means[0] or one in means[1]


def same_windows(some: Sequence[ReadWindow], others: Sequence[ReadWindow]) -> bool:
    """Whether any window of one draft has days in common with one of another.

    Args:
        some: Windows of one draft.
        others: Windows of another.
    """
    return any(_begins_by(a, b) and _begins_by(b, a) for a in some for b in others)
