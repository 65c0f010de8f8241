"""Two mandates compared, in words: what is permitted more and less, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.mandate.compare import Kind
from relevo.mandate.item import Aspect, Listed
from relevo.mandate.model import Limit
from relevo.report.columns import wrapped
from relevo.report.compare_permits import answer_words, direction_words, limits_words
from relevo.report.compare_values import listed_name, values_words
from relevo.report.compare_words import thing_words
from relevo.report.mandate_acts import act_title, cited_words
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relevo.core.words import Arg, Text
    from relevo.mandate.compare import Difference, Side
    from relevo.mandate.permits_model import Permission
    from relevo.report.compare_words import Version

WIDEST = 100
"""Most characters of a line."""


def render_compare_text(
    differences: Sequence[Difference],
    before: Version,
    after: Version,
    *,
    permission: Permission,
    lang: str,
    width: int = WIDEST,
) -> str:
    """Say what a second mandate permits more and less than a first, and in what they differ.

    Args:
        differences: The differences.
        before: The first mandate.
        after: The second.
        permission: What the second permits more and less.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end: the answer with its witnesses, the acts of both, the answer
        limit by limit, then what is new, what was dropped, what changed and what only one side
        gives, each with its clause.
    """
    say = Speaker(lang).say
    lines = [say(text("From {first} to {second}", first=before.name, second=after.name))]
    if any(one.act.illustrative for v in (before, after) for one in v.mandate.acts):
        lines.append(say(ILLUSTRATIVE_NOTE))
    compared = all(version.mandate.acts for version in (before, after))
    if compared:
        lines += ["", *_answer(permission, before, after, say, width), ""]
    for version in (before, after):
        lines += wrapped(say(_acts_words(version)), width, "  ")
    if compared and permission.limits:
        lines += ["", say(text("Limit by limit"))]
        for one in limits_words(permission, before, after):
            lines += wrapped(f"  - {say(one)}", width, "    ")
    titles = {
        Kind.NEW: text("New in {name}", name=after.name),
        Kind.DROPPED: text(
            "Dropped: in {first}, not in {second}", first=before.name, second=after.name
        ),
        Kind.CHANGED: text("Changed"),
        Kind.NOT_FOUND: text("Not found on one side, so not comparable"),
    }
    facts = [one for one in differences if one.aspect is not Aspect.CONFLICT]
    sections: dict[Text, Iterable[Arg]] = {
        title: _told([one for one in facts if one.kind is kind], before, after)
        for kind, title in titles.items()
    }
    disputes = (one for one in differences if one.aspect is Aspect.CONFLICT)
    sections[text("Disputes that the two do not share")] = (
        _dispute_words(one, before, after) for one in disputes
    )
    for title, sentences in sections.items():
        told = [line for one in sentences for line in wrapped(f"  - {say(one)}", width, "    ")]
        lines += ["", say(title), *told] if told else []
    if empty := tuple(v.name for v in (before, after) if not v.mandate.acts):
        nothing = text(
            "Nothing is compared: no act counts on that day in {names}. That none is recorded does "
            "not prove that there was none.",
            names=empty,
        )
        lines += ["", *wrapped(say(nothing), width, "")]
    elif not differences:
        lines += ["", say(text("The two mandates do not differ."))]
    return "\n".join([*lines, "", *wrapped(say(NO_POSITION), width, "")]) + "\n"


def _answer(
    permission: Permission, before: Version, after: Version, say: Callable[[Arg], str], width: int
) -> list[str]:
    """Say the answer as a whole, with a witness of each direction."""
    lines = wrapped(say(answer_words(permission, before, after)), width, "")
    for more, direction in ((True, permission.more), (False, permission.less)):
        if words := direction_words(direction, before, after, more=more):
            lines += wrapped(f"  {say(words)}", width, "    ")
    return lines


def _acts_words(version: Version) -> Text:
    """Name the acts of one mandate; those that may not be in force are compared as if they were."""
    name: Arg = version.name
    if not version.dated:
        name = text("{name}, on {day}", name=version.name, day=version.day)
    force = version.mandate.acts
    if not force:
        return text("{name}: no act recorded in this case is in force.", name=name)
    titles = tuple(act_title(one, version.day) for one in force)
    if all(one.certain for one in force):
        return text("{name}: {acts}", name=name, acts=titles)
    return text("{name}: {acts}. It is compared as if in force.", name=name, acts=titles)


def _dispute_words(one: Difference, before: Version, after: Version) -> Text:
    """Say a dispute that only one side records, or that both record with other versions."""
    words = difference_words(one, before, after)
    if one.before and one.after:
        return words
    name = before.name if one.before else after.name
    return text("Only in {name}: {what}", name=name, what=words)


def _told(found: Sequence[Difference], before: Version, after: Version) -> Iterator[Arg]:
    """Say differences of one kind: items of one list together, everything else by itself."""
    lists: dict[tuple[str, ...], list[Difference]] = {}
    for one in found:
        if key := _list_of(one):
            lists.setdefault(key, []).append(one)
    said: set[tuple[str, ...]] = set()
    for one in found:
        key = _list_of(one)
        if key and key not in said:
            said.add(key)
            yield _items(lists[key], before, after)
        elif not key:
            yield difference_words(one, before, after)


def _list_of(one: Difference) -> tuple[str, ...]:
    """Give the list and the sending states of an item that only one side has; else nothing."""
    side = one.before or one.after
    if side is None or (one.before and one.after):
        return ()
    listed = side.found[0]
    if not isinstance(listed, Listed):
        return ()
    return (listed.permitted.id, *side.subject.scope.senders)


def _items(group: Sequence[Difference], before: Version, after: Version) -> Arg:
    """Say items of one list that only one side has."""
    first = group[0]
    own, other = (before, after) if first.before else (after, before)
    sides = [side for one in group if (side := one.before or one.after)]
    found = [one for side in sides for one in side.found[:1] if isinstance(one, Listed)]
    act = next(a.act for a in own.mandate.acts if a.act.id == found[0].permitted.clause.act)
    words = text(
        "{thing}: {items} [{clause}]",
        thing=thing_words(first.aspect, sides[0], own),
        items=tuple(_item(one, side, own) for one, side in zip(found, sides, strict=True)),
        clause=cited_words(act, found[0].permitted.clause.clause),
    )
    if first.kind is Kind.NOT_FOUND:
        return text(
            "{what} in {first}; not found in {second}",
            what=words,
            first=own.name,
            second=other.name,
        )
    if all(one.certain for one in group):
        return words
    return text(
        "{what}; the list of {name} is not known to be complete", what=words, name=other.name
    )


def _item(listed: Listed, side: Side, version: Version) -> Arg:
    """Name an item of a list, with its days if they are not all days of presence."""
    name = listed_name(listed, version)
    return text("{value}, {terms}", value=name, terms=side.terms) if side.terms else name


def difference_words(one: Difference, before: Version, after: Version) -> Text:
    """Say one difference.

    Args:
        one: The difference.
        before: The first mandate.
        after: The second.

    Returns:
        One sentence with the values and clauses of both sides.
    """
    thing = thing_words(one.aspect, one.after, after) if one.after else ""
    if one.before:
        thing = thing or thing_words(one.aspect, one.before, before)
    if one.kind in (Kind.NEW, Kind.DROPPED):
        side, own, other = (one.after, after, before) if one.after else (one.before, before, after)
        assert side is not None
        words = text("{thing}: {value}", thing=thing, value=values_words(side, own, one.aspect))
        if one.certain:
            return words
        return text(
            "{what}; what was read of {name} does not say that it has none",
            what=words,
            name=other.name,
        )
    old, new = _side_words(one, one.before, before), _side_words(one, one.after, after)
    if one.before and one.after and one.before.subject != one.after.subject:
        return text(
            "{old} in {first}; {new} in {second}",
            old=old,
            first=before.name,
            new=new,
            second=after.name,
        )
    return text(
        "{thing}: {old} in {first}; {new} in {second}",
        thing=thing,
        old=old,
        first=before.name,
        new=new,
        second=after.name,
    )


def _side_words(one: Difference, side: Side | None, version: Version) -> Arg:
    """Say the values of one side, with the thing where the sides name it differently."""
    if side is None:
        return text("not found")
    values = values_words(side, version, one.aspect)
    several = len({found.scope for found in side.found if isinstance(found, Limit)}) > 1
    if several:
        return values
    if one.before and one.after and one.before.subject != one.after.subject:
        return text("{thing}: {value}", thing=thing_words(one.aspect, side, version), value=values)
    return values
