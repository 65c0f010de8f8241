"""Ally status in words: how a state stands, since when, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.rules.notice import bounds_words, days_words
from relevo.core.words import text
from relevo.regime.status_on import Standing, Truth
from relevo.report.law_words import Item
from relevo.report.phrases import SEEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Conflict
    from relevo.regime.ally import AllyLaw, Determination, When
    from relevo.regime.status_on import BenefitOn, Earliest, StatusOn, Wait

STANDINGS: dict[Standing, Text] = {
    Standing.BY_STATUTE: text("designated by the law itself"),
    Standing.DESIGNATED: text("designated"),
    Standing.ENDING: text("designated; notice of the end was given"),
    Standing.NOTIFIED: text("notified, not yet designated"),
    Standing.TERMINATED: text("no longer designated"),
    Standing.TREATED_AS: text("treated as if designated, without designation"),
    Standing.NONE: text("no notice and no designation on record"),
}
"""How a state stands, in words."""

OPEN_TO: dict[Truth, Text] = {
    Truth.YES: text("open to it"),
    Truth.NO: text("not by this status"),
    Truth.UNDETERMINED: text("undetermined whether open to it"),
}
"""Whether a benefit is open to a state, in words."""

ABOUT: dict[str, Text] = {
    "notice.to": text("to whom notice was given"),
    "others": text("which other states have the status"),
    "procedure": text("how it came about"),
}
"""What sources tell differently, in words."""


def standing_words(status: StatusOn) -> Text:
    """Say how a state stands on the day asked about.

    Args:
        status: The status.

    Returns:
        The standing; each possibility where it is not settled. After a notice it says when the
            earliest lawful date is, by the version followed.
    """
    if not status.settled:
        return text(
            "undetermined; by what is on record: {possibilities}",
            possibilities=tuple(
                text("“{standing}”", standing=STANDINGS[one]) for one in status.standings
            ),
        )
    (standing,) = status.standings
    said = STANDINGS[standing]
    if standing is Standing.NOTIFIED:
        return _earliest_words(said, status.earliest, status.day)
    if standing is Standing.ENDING:
        return _earliest_words(said, status.earliest_end, status.day)
    return text("{standing} (to verify)", standing=said) if status.verify else said


def _earliest_words(standing: Text, earliest: Sequence[Earliest], day: date) -> Text:
    """Say a standing with the earliest lawful date that follows from the notice."""
    first = earliest[0]
    if {one.passed for one in earliest} not in ({Truth.YES}, {Truth.NO}):
        return text(
            "{standing}; whether the earliest lawful date has come is undetermined",
            standing=standing,
        )
    assert first.first is not None
    assert first.last is not None
    if first.first != first.last:
        return text(
            "{standing}; earliest lawful date between {first} and {last}",
            standing=standing,
            first=first.first,
            last=first.last,
        )
    if first.passed is Truth.NO:
        return text(
            "{standing}; earliest lawful date on {day}, still to come",
            standing=standing,
            day=first.first,
        )
    if first.first == day:
        return text("{standing}; the earliest lawful date is this day", standing=standing)
    return text(
        "{standing}; earliest lawful date passed on {day}", standing=standing, day=first.first
    )


def when_item(version: When, names: Mapping[str, str], under: Sequence[Arg] = ()) -> Item:
    """Say one version of when something happened.

    Args:
        version: The version.
        names: Who reports, by source identifier.
        under: Lines that follow from it.
    """
    lines: list[Arg] = list(under)
    if version.verify and version.day and version.between:
        lines.append(text("Noted from memory: {day}; to verify.", day=version.day))
    if version.note:
        lines.append(text("Note: {note}", note=version.note))
    said: Arg = bounds_words(version)
    if version.says:
        said = text(
            "{when}, according to {sources}", when=said, sources=_named(version.says, names)
        )
    if version.remembered:
        said = text("{known}; to verify", known=said)
    return Item(words=said, under=tuple(lines))


def earliest_line(earliest: Earliest) -> Arg:
    """Say the earliest lawful date that follows from one version of a notice.

    Args:
        earliest: The date.
    """
    if earliest.first is None or earliest.last is None:
        return text("Earliest lawful date: undetermined.")
    if earliest.first == earliest.last:
        return text("Earliest lawful date: {day}.", day=earliest.first)
    return text(
        "Earliest lawful date: between {first} and {last}.",
        first=earliest.first,
        last=earliest.last,
    )


def wait_item(wait: Wait) -> Item:
    """Say the days between one version of a notice and one of what it announced.

    Args:
        wait: The days.
    """
    return Item(
        words=text(
            "{days}: notice {notice}, then {outcome}",
            days=days_words(wait),
            notice=bounds_words(wait.notice),
            outcome=bounds_words(wait.outcome),
        )
    )


def determination_item(found: Determination, names: Mapping[str, str]) -> Item:
    """Say the instrument that designates.

    Args:
        found: The instrument.
        names: Who reports, by source identifier.
    """
    missing = text("not found")
    under: list[Arg] = []
    if found.published:
        under.append(text("Published on {day}.", day=found.published))
    if found.says:
        under.append(text("According to {sources}.", sources=_named(found.says, names)))
    said = text(
        "number {number}; gazette {gazette}",
        number=found.number or missing,
        gazette=found.gazette or missing,
    )
    known = text("{known}; to verify", known=said) if found.verify else said
    return Item(words=known, under=tuple(under))


def benefit_item(found: BenefitOn, law: AllyLaw) -> Item:
    """Say a benefit, whether it is open to the state, and its norm.

    Args:
        found: The benefit on the day.
        law: The law on the status.
    """
    benefit = found.benefit
    under: list[Arg] = []
    if benefit.other_list:
        listed = next(one for one in law.other_lists if one.id == benefit.other_list)
        under.append(text("It takes another list: {name}.", name=listed.name))
        under += [text("Note: {note}", note=listed.note)] if listed.note else []
    if benefit.note:
        under.append(text("Note: {note}", note=benefit.note))
    under.append(norm_words(law, benefit.norm, verify=benefit.verify))
    said = text("{what}: {open_to}", what=benefit.what, open_to=OPEN_TO[found.open_to])
    return Item(words=said, under=tuple(under))


def norm_words(law: AllyLaw, norm: str, *, verify: bool = False) -> Text:
    """Cite a norm, say how it is known, and whether it is still to be verified.

    Args:
        law: The law on the status.
        norm: Identifier of the norm.
        verify: Whether what cites it is still to be verified.
    """
    found = law.norm(norm)
    if verify or found.verify:
        return text("[{norm}: {known}; to verify]", norm=found.title, known=SEEN[found.seen])
    return text("[{norm}: {known}]", norm=found.title, known=SEEN[found.seen])


def conflict_item(conflict: Conflict, names: Mapping[str, str]) -> Item:
    """Say what sources tell differently, each version with who gives it.

    Args:
        conflict: The dispute.
        names: Who reports, by source identifier.
    """
    versions: list[Arg] = [
        text("{what}: {sources}", what=one.value, sources=_named(one.says, names))
        for one in conflict.versions
    ]
    return Item(words=ABOUT.get(conflict.about, conflict.about), under=tuple(versions))


def _named(says: Sequence[str], names: Mapping[str, str]) -> tuple[Arg, ...]:
    """Name sources; an identifier without a name stands for itself."""
    return tuple(names.get(one, one) for one in says)
