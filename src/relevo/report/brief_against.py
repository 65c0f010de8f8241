"""An act against the one before it: whether it permits more, and in what they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Localized, text
from relevo.mandate.compare import Kind
from relevo.mandate.item import Aspect, Listed, Stated
from relevo.mandate.model import Limit, PermittedWindow, TourLength
from relevo.report.brief_cut import cut_words, left_words
from relevo.report.compare_permits import answer_words
from relevo.report.compare_values import listed_name, values_words
from relevo.report.compare_words import thing_words
from relevo.report.known import value_words
from relevo.report.limits import LISTS, subject_words
from relevo.report.mandate_annex import number_words
from relevo.report.paper import Part, Table
from relevo.report.phrases import INTERVALS, MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from relevo.core.words import Arg, Text
    from relevo.mandate.compare import Difference, Side
    from relevo.mandate.item import Found
    from relevo.report.brief import Bill
    from relevo.report.compare_words import Version

KINDS: dict[Kind, Text] = {
    Kind.NEW: text("new"),
    Kind.DROPPED: text("no longer there"),
    Kind.CHANGED: text("changed"),
    Kind.NOT_FOUND: text("not found on one side"),
}
"""How two mandates differ in one thing, in a word."""


def against_part(bill: Bill, say: Callable[[Arg], str], longest: int) -> Part:
    """Write the act against the one before it.

    Args:
        bill: What the brief is made from.
        say: Says words.
        longest: Most rows, and most items of a list.
    """
    title = say(text("2. Against the act before it"))
    earlier = bill.earlier
    if earlier is None:
        none = text(
            "No earlier act of the same series, or for the same sending states, is among the cases "
            "in {folder}.",
            folder=bill.folders,
        )
        return Part(title=title, intro=(say(none),))
    rows = list(_rows(bill, earlier.version, longest))
    shown = rows[:longest]
    intro: tuple[Arg, ...] = (
        text("Compared with: {title} ({act}).", title=earlier.act.title, act=earlier.act.id),
        answer_words(earlier.permission, earlier.version, bill.version)
        if earlier.permission
        else text("The two are of no common series: whether one permits more is not asked here."),
    )
    heads: tuple[Arg, ...] = (text("What"), earlier.act.id, bill.act.id, text("Difference"))
    left = left_words(len(rows) - len(shown), f"relevo compare {earlier.case} {bill.case}")
    same: tuple[Text, ...] = () if rows else (text("The two mandates do not differ."),)
    return Part(
        title=title,
        intro=tuple(map(say, intro)),
        table=Table(
            heads=tuple(map(say, heads)),
            rows=tuple(tuple(map(say, row)) for row in shown),
            shares=(17, 38, 38, 15),
        )
        if rows
        else None,
        after=tuple(map(say, (*same, *left))),
    )


def _rows(bill: Bill, before: Version, longest: int) -> Iterator[tuple[Arg, ...]]:
    """Give one row for each aspect and kind of difference; disputes stand among the questions."""
    assert bill.earlier is not None
    together: dict[tuple[Aspect, Kind], list[Difference]] = {}
    for one in bill.earlier.differences:
        if one.aspect not in (Aspect.CONFLICT, Aspect.READING):
            together.setdefault((one.aspect, one.kind), []).append(one)
    for (aspect, kind), alike in together.items():
        first = alike[0]
        some = first.before or first.after
        assert some is not None
        thing = _thing(aspect, some, before if first.before else bill.version)
        sides = ([one.before for one in alike], [one.after for one in alike])
        cells = [
            _cell(aspect, [side for side in own if side], version, longest)
            for own, version in zip(sides, (before, bill.version), strict=True)
        ]
        doubt = kind is not Kind.NOT_FOUND and not all(one.certain for one in alike)
        word: Arg = KINDS[kind]
        yield (
            thing,
            *cells,
            text("{kind}; the list may not be complete", kind=word) if doubt else word,
        )


def _thing(aspect: Aspect, side: Side, version: Version) -> Arg:
    """Name an aspect: limits by what they count, lists by what they hold."""
    match side.found[0]:
        case Limit() as limit:
            return MEASURES[limit.measure]
        case Listed() as listed:
            return LISTS[listed.permitted.of]
    return thing_words(aspect, side, version)


def _cell(aspect: Aspect, sides: Sequence[Side], version: Version, longest: int) -> Arg:
    """Say what one mandate gives; a dash stands for nothing."""
    said = [
        words for side in sides for found in side.found for words in _value(aspect, found, version)
    ]
    if not said and sides:
        said = [words for side in sides for words in values_words(side, version, aspect)]
    return cut_words(said, longest) if said else "-"


def _value(aspect: Aspect, found: Found, version: Version) -> tuple[Arg, ...]:
    """Say one value without its clause; nothing for what only a sentence can say."""
    acts = {one.act.id: one.act for one in version.mandate.acts}
    match found:
        case Limit():
            number = number_words(found, acts)
            if found.scope.arms or found.scope.named or found.scope.categories:
                return (
                    text(
                        "{what}: {number}", what=subject_words(found, version.codes), number=number
                    ),
                )
            return (number,)
        case Listed(item=None):
            complete = found.permitted.complete
            return (
                text("the list is complete")
                if complete
                else text("the list is not known to be complete"),
            )
        case Listed():
            return (listed_name(found, version),)
        case TourLength():
            return (
                text(
                    "every {least} to {most} months, read {readings}",
                    least=found.at_least,
                    most=found.at_most,
                    readings=tuple(INTERVALS[reading] for reading in found.readings),
                ),
            )
        case PermittedWindow() if aspect is Aspect.WINDOW:
            return found.terms
        case Stated(value=str() | Localized() | None):
            return (value_words(found.value),)
        case _:
            return ()
