"""Whether a change permits more, in words: the answer, a witness, then limit by limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.mandate.item import Aspect
from relevo.mandate.model import Limit
from relevo.mandate.permits_law import laws_of
from relevo.mandate.permits_model import Answer, Direction, Truth, Why
from relevo.report.compare_movement import movement_words
from relevo.report.limits import LISTS, WINDOWS, subject_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.mandate.permits_model import Compared, Doubt, Need, Permission
    from relevo.report.compare_words import Version

ANSWERS: dict[Answer, Text] = {
    Answer.PERMITS_MORE: text("permits more"),
    Answer.PERMITS_LESS: text("permits less"),
    Answer.BOTH: text("permits more and permits less"),
    Answer.EQUAL: text("permits the same"),
    Answer.UNDETERMINED: text("undetermined"),
}
"""What a change does, in words."""


def answer_words(permission: Permission, before: Version, after: Version) -> Text:
    """Say the answer as a whole.

    Args:
        permission: What was found.
        before: The first mandate.
        after: The second.
    """
    first, second = before.name, after.name
    match permission.answer:
        case Answer.PERMITS_MORE:
            return text(
                "{second} permits more than {first}: all that {first} permits, and more.",
                first=first,
                second=second,
            )
        case Answer.PERMITS_LESS:
            return text(
                "{second} permits less than {first}: nothing new, and not all that {first} "
                "permits.",
                first=first,
                second=second,
            )
        case Answer.BOTH:
            return text(
                "{second} permits more and permits less than {first}: each permits what the other "
                "does not.",
                first=first,
                second=second,
            )
        case Answer.EQUAL:
            return text("{second} permits the same as {first}.", first=first, second=second)
        case Answer.UNDETERMINED:
            return _open_answer(permission, first, second)


def _open_answer(permission: Permission, first: Arg, second: Arg) -> Text:
    """Say what is certain of an answer that is open as a whole."""
    if permission.more.truth is Truth.YES:
        return text(
            "{second} permits more than {first} for certain; whether it also permits less cannot "
            "be said.",
            first=first,
            second=second,
        )
    if permission.less.truth is Truth.YES:
        return text(
            "{second} permits less than {first} for certain; whether it also permits more cannot "
            "be said.",
            first=first,
            second=second,
        )
    if permission.more.truth is Truth.NO:
        return text(
            "{second} does not permit more than {first}; whether it permits less cannot be said.",
            first=first,
            second=second,
        )
    if permission.less.truth is Truth.NO:
        return text(
            "{second} does not permit less than {first}; whether it permits more cannot be said.",
            first=first,
            second=second,
        )
    return text(
        "Whether {second} permits more or less than {first} cannot be said.",
        first=first,
        second=second,
    )


def direction_words(
    direction: Direction, before: Version, after: Version, *, more: bool
) -> Text | None:
    """Say what one mandate permits and the other does not; None if it is nothing.

    Args:
        direction: What was found.
        before: The first mandate.
        after: The second.
        more: Whether the second is the one that permits.
    """
    own, other = (after, before) if more else (before, after)
    if direction.truth is Truth.NO:
        return None
    if direction.truth is Truth.UNDETERMINED or direction.witness is None:
        why = _reasons(direction.doubts, before, after)
        if more:
            return text("Whether it permits more cannot be said: {why}.", why=why)
        return text("Whether it permits less cannot be said: {why}.", why=why)
    shown = movement_words(direction.witness, own.codes)
    words = (
        text(
            "Permits more: {movement}. {own} permits it; {other} does not.",
            movement=shown,
            own=own.name,
            other=other.name,
        )
        if more
        else text(
            "Permits less: {movement}. {own} permits it; {other} does not.",
            movement=shown,
            own=own.name,
            other=other.name,
        )
    )
    if len(laws_of(other.mandate)) > 1 and any(one.term.days > 1 for one in direction.witness):
        words = text(
            "{words} One stay is judged under one act: going on under another counts as a second "
            "stay.",
            words=words,
        )
    if not direction.assuming:
        return words
    return text(
        "{words} This takes as kept what neither settles and both have alike: {what}.",
        words=words,
        what=tuple(dict.fromkeys(need_words(need, own.codes) for need in direction.assuming)),
    )


def _reasons(doubts: tuple[Doubt, ...], before: Version, after: Version) -> tuple[Arg, ...]:
    """Say why something is undetermined, each reason once."""
    return tuple(dict.fromkeys(doubt_words(doubt, before, after) for doubt in doubts))


def doubt_words(doubt: Doubt, before: Version, after: Version) -> Text:
    """Say why something is undetermined.

    Args:
        doubt: The reason.
        before: The first mandate.
        after: The second.
    """
    own = before if doubt.before else after
    name = own.name
    what: Arg = need_words(doubt.need, own.codes) if doubt.need else ""
    match doubt.why:
        case Why.NUMBER_NOT_FOUND:
            return text("{what}: number not found in {name}", what=what, name=name)
        case Why.LIST_INCOMPLETE:
            return text("{what}: the list of {name} may be incomplete", what=what, name=name)
        case Why.NOT_STATED:
            return text(
                "{what}: what was read of {name} does not say whether it limits this",
                what=what,
                name=name,
            )
        case Why.OPEN:
            return text("{what}: the sources of {name} leave this open", what=what, name=name)
        case Why.COUNTING:
            return text("{what}: it depends on how the act counts", what=what)
        case Why.NO_ACT:
            return text("no act of {name} counts on that day", name=name)
        case Why.UNSETTLED:
            return text("something of {name} is not accepted, or its day is not known", name=name)
        case Why.TOO_MANY:
            return text("there are too many combinations to settle it")


def need_words(need: Need, codes: Codes) -> Arg:
    """Name what an act asks for.

    Args:
        need: What it asks.
        codes: Names of codes.
    """
    if isinstance(need.item, Limit):
        return subject_words(need.item, codes)
    if need.item:
        return text("Rotation")
    return LISTS[need.of] if need.of else text("Days of presence")


def row_words(row: Compared, codes: Codes) -> Arg:
    """Name what is compared as one limit.

    Args:
        row: What is compared.
        codes: Names of codes.
    """
    if row.of:
        return LISTS[row.of]
    if row.kind:
        return WINDOWS[row.kind]
    if row.aspect is Aspect.ROTATION:
        return text("Rotation")
    limits = [one for one in (row.after or row.before) if isinstance(one, Limit)]
    return tuple(dict.fromkeys(subject_words(one, codes) for one in limits))


def limits_words(permission: Permission, before: Version, after: Version) -> Iterator[Arg]:
    """Say limit by limit what the change does: first what is proven, then what is open.

    Args:
        permission: What was found.
        before: The first mandate.
        after: The second.
    """
    open_: dict[tuple[Arg, ...], list[Arg]] = {}
    equal: list[Arg] = []
    for row in permission.limits:
        name = row_words(row, after.codes)
        truths = {row.more.truth, row.less.truth}
        if Truth.YES in truths:
            yield text("{thing}: {what}", thing=name, what=_proven(row, permission, before, after))
        elif truths == {Truth.NO}:
            equal.append(name)
        elif row.of:
            yield text("{thing}: {what}", thing=name, what=_open(row, before, after))
        else:
            open_.setdefault(
                _kinds_of_doubt((*row.more.doubts, *row.less.doubts), before, after), []
            ).append(name)
    for why, names in open_.items():
        yield text("{things}: undetermined ({why})", things=tuple(names), why=why)
    if equal:
        yield text("{things}: no change", things=tuple(equal))


def _proven(
    row: Compared, permission: Permission, before: Version, after: Version
) -> tuple[Arg, ...]:
    """Say what a limit permits more and less by itself, and whether a movement shows it."""
    said: list[Arg] = []
    for more, alone, moves in (
        (True, row.more, row.more_moves),
        (False, row.less, row.less_moves),
    ):
        word = ANSWERS[Answer.PERMITS_MORE if more else Answer.PERMITS_LESS]
        if alone.truth is Truth.NO:
            continue
        if alone.truth is Truth.UNDETERMINED:
            why = _reasons(alone.doubts, before, after)
            said.append(text("{word}: undetermined ({why})", word=word, why=why))
        elif moves.truth is Truth.YES and moves.witness:
            shown = movement_words(moves.witness, after.codes)
            said.append(text("{word} ({movement})", word=word, movement=shown))
        elif alone.witness:
            shown = movement_words(alone.witness, after.codes)
            said.append(
                text(
                    "{word} by itself ({movement}); {moves}",
                    word=word,
                    movement=shown,
                    moves=_moves_words(moves, permission, before, after),
                )
            )
    return tuple(said)


def _moves_words(moves: Direction, permission: Permission, before: Version, after: Version) -> Text:
    """Say that no whole movement shows a change, or that none is known to."""
    if moves.truth is Truth.UNDETERMINED:
        why = _reasons(moves.doubts, before, after)
        return text("whether a movement changes cannot be said ({why})", why=why)
    if not permission.common_days:
        return text("the two share no day on which a movement could show it")
    return text("no movement changes, since something else limits it as much")


def _open(row: Compared, before: Version, after: Version) -> Arg:
    """Say what is not settled of a list, with an example."""
    said: list[Arg] = []
    for more, one in ((True, row.more), (False, row.less)):
        if one.truth is not Truth.UNDETERMINED:
            continue
        why = _kinds_of_doubt(one.doubts, before, after)
        words = (
            text("Whether it permits more cannot be said: {why}.", why=why)
            if more
            else text("Whether it permits less cannot be said: {why}.", why=why)
        )
        if one.witness:
            shown = movement_words(one.witness, after.codes)
            words = text("{words} Example: {movement}.", words=words, movement=shown)
        said.append(words)
    return said[0] if len(said) == 1 else text("{one} {two}", one=said[0], two=said[1])


def _kinds_of_doubt(doubts: tuple[Doubt, ...], before: Version, after: Version) -> tuple[Arg, ...]:
    """Give the sorts of reasons why a limit is not settled, without naming it."""
    found: dict[Arg, None] = {}
    for doubt in doubts:
        name = (before if doubt.before else after).name
        match doubt.why:
            case Why.NUMBER_NOT_FOUND:
                found[text("number not found in {name}", name=name)] = None
            case Why.LIST_INCOMPLETE if doubt.need and doubt.need.aspect is not Aspect.ARMS_KIND:
                found[text("the list of {name} may be incomplete", name=name)] = None
            case Why.LIST_INCOMPLETE:
                found[text("not listed in what was read of {name}", name=name)] = None
            case Why.NOT_STATED:
                found[text("not stated in what was read of {name}", name=name)] = None
            case Why.OPEN:
                found[text("the sources of {name} differ or leave it open", name=name)] = None
            case _:
                found[doubt_words(doubt, before, after)] = None
    return tuple(found)
