"""What an act states of what the law asks acts to state."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.bound import Bound
from relevo.core.clause import Seen
from relevo.instrument.model import ListOf, Measure
from relevo.regime.model import Content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.instrument.model import Act, LimitLine


class Stating(StrEnum):
    """Whether an act states something.

    ``stated``: it does, by what is recorded of it. ``unread``: it has a line on it, whose content
    no source gives. ``not_in_sources``: no source has it, and the text was not read in full.
    ``not_recorded``: it is of a kind that is not recorded here: names of persons. ``missing``: the
    text was read in full and does not have it.
    """

    STATED = "stated"
    UNREAD = "unread"
    NOT_IN_SOURCES = "not_in_sources"
    NOT_RECORDED = "not_recorded"
    MISSING = "missing"


_MEASURES: dict[Content, Measure] = {
    Content.PERSONS: Measure.PERSONS,
    Content.NAMED_PERSONS: Measure.PERSONS,
    Content.ARMS: Measure.ARMS,
    Content.EQUIPMENT: Measure.EQUIPMENT,
    Content.AIRCRAFT: Measure.AIRCRAFT,
    Content.VESSELS: Measure.VESSELS,
    Content.UNITS: Measure.UNITS,
    Content.STAY: Measure.STAY_DAYS,
}
_LISTS: dict[Content, tuple[ListOf, ...]] = {
    Content.REASONS: (ListOf.PURPOSE,),
    Content.ACTIVITY: (ListOf.ACTIVITY, ListOf.PURPOSE),
    Content.UNITS: (ListOf.CATEGORY,),
    Content.ARMS: (ListOf.ARMS,),
    Content.VESSELS: (ListOf.VESSEL,),
    Content.PLACES: (ListOf.PLACE,),
    Content.HOST_INSTITUTIONS: (ListOf.INSTITUTION,),
}
_NUMBERS = frozenset({Content.PERSONS, Content.NAMED_PERSONS, Content.STAY})
"""What a line without a number does not state, however it names its things."""


def read_in_full(act: Act) -> bool:
    """Whether the words of an act are held and every clause of it was read in them."""
    return act.text and all(clause.seen is Seen.TEXT for clause in act.clauses)


def stating(act: Act, any_of: Iterable[Content], amended: Iterable[Act] = ()) -> Stating:
    """Say whether an act states one of several things.

    Args:
        act: The act.
        any_of: What is asked for; one is enough.
        amended: Acts that it amends, whose content it need not repeat.

    Returns:
        The best that holds of any of them. Names of persons are not recorded, so that a list of
        them is never found missing.
    """
    asked = tuple(any_of)
    acts = (act, *amended)
    if any(_states(one, content) for one in acts for content in asked):
        return Stating.STATED
    if any(_mentions(one, content) for one in acts for content in asked):
        return Stating.UNREAD
    whole = all(read_in_full(one) for one in acts) and len(acts) == 1 + len(
        {one.act for one in act.amends}
    )
    named = Content.NAMED_PERSONS in asked
    if named and (whole or len(asked) == 1):
        return Stating.NOT_RECORDED
    return Stating.MISSING if whole else Stating.NOT_IN_SOURCES


def _states(act: Act, content: Content) -> bool:
    """Whether what is recorded of an act states something."""
    if content is Content.NAMED_PERSONS:
        return False
    listed = any(line.items for line in act.lists if line.of in _LISTS.get(content, ()))
    return (
        listed
        or _in_fields(act, content)
        or any(_says(line, numbered=content in _NUMBERS) for line in _lines(act, content))
    )


def _in_fields(act: Act, content: Content) -> bool:
    """Whether a field of an act other than its limits and lists states something."""
    fields: dict[Content, object] = {
        Content.REASONS: act.reasons.value,
        Content.COSTS: act.costs.value,
        Content.STATUS_OF_FORCES: act.status_of_forces.value,
        Content.STAY: act.windows,
        Content.DATES: act.windows,
        Content.DEPARTURE: act.windows,
        Content.ACTIVITY: [window for window in act.windows if window.name],
        Content.UNITS: act.contingents or act.vessels,
        Content.VESSELS: act.vessels,
        Content.PLACES: [window for window in act.windows if window.places],
    }
    return bool(fields.get(content))


def _mentions(act: Act, content: Content) -> bool:
    """Whether an act has a line on something, but without its content."""
    return any(
        not _says(line, numbered=content in _NUMBERS) and not Bound.of(line.quantity).unlimited
        for line in _lines(act, content)
    )


def _lines(act: Act, content: Content) -> tuple[LimitLine, ...]:
    """Give the limits of an act on something."""
    measure = _MEASURES.get(content)
    return tuple(line for line in act.limits if line.measure is measure)


def _says(line: LimitLine, *, numbered: bool) -> bool:
    """Whether a line says what it asks for: a number, or the names of things."""
    bound = Bound.of(line.quantity)
    zero = bound.lo == bound.hi == 0
    scope = line.scope
    return (
        bound.known
        or zero
        or (not numbered and bool(scope.arms or scope.named or scope.things or bound.unlimited))
    )
