"""The roll of a case in words: who and what is recorded in the country at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.register.manifest_words import CLASSES
from relevo.register.model import Kind
from relevo.register.roll import fold_arms, fold_left_behind, fold_stock
from relevo.report.columns import render_columns, wrapped
from relevo.report.phrases import ILLUSTRATIVE_RECORD, NO_POSITION
from relevo.report.roll_words import (
    GROUPS,
    HOLDERS,
    date_hour,
    days_words,
    held_words,
    ranges,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from relevo.core.codes import Codes
    from relevo.core.term import Term
    from relevo.core.words import Arg, Localized, Text
    from relevo.register.custody import Holding, Piece
    from relevo.register.model import Erasure
    from relevo.register.presence import Anomaly
    from relevo.register.roll import Roll, Stay
    from relevo.report.roll_words import By


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Persons who have something in common, e.g. the unit.

    Attributes:
        key: What they have in common; empty where that is not on record.
        name: The same for people.
        persons: How many are there at the instant.
        most: The largest number at any instant of the day.
    """

    key: str
    name: Arg
    persons: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRoll:
    """The roll of a case, with what must be said beside it.

    Attributes:
        name: Name of the case.
        codes: Names of codes.
        zone: Time zone of the host.
        day: Civil day asked about.
        at: Instant asked about, UTC.
        whole_day: Whether that is the end of the day.
        known: Day at whose end this was believed; None for what is known now.
        recorded: Number of records that stand and had happened by then.
        sealed: Entries that cannot be opened here.
        roll: Who and what was there.
        by: What the groups have in common.
        groups: Persons by that.
        most: The largest number of persons at any instant of the day.
        stays: Who was there and for how long.
        anomalies: What the record contradicts itself in.
        days: Day of each entry that moves, uses or hands over something.
        uncovered: Days so far on which presence was permitted and no signed return is on record.
        holders: Who holds each piece with a serial.
        erased: Persons whose name and document were erased.
        illustrative: Whether any record is invented for illustration.
    """

    name: Localized
    codes: Codes
    zone: ZoneInfo
    day: date
    at: datetime
    whole_day: bool
    known: date | None
    recorded: int
    sealed: int
    roll: Roll
    by: By
    groups: tuple[Group, ...]
    most: int
    stays: tuple[Stay, ...]
    anomalies: tuple[Anomaly, ...]
    days: Mapping[int, date]
    uncovered: tuple[Term, ...]
    holders: Mapping[Piece, Holding]
    erased: tuple[Erasure, ...]
    illustrative: bool

    @property
    def overdue(self) -> tuple[Stay, ...]:
        """Who is still there though the stay foreseen is over."""
        return tuple(one for one in self.stays if one.left is not None and one.left < 0)


def render_roll_text(found: CaseRoll, *, lang: str, width: int) -> str:
    """Say a roll.

    Args:
        found: The roll.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end: first the days without a signed return, last that Relevo
        takes no position.
    """
    say = Speaker(lang).say
    lines = [line for head in _heads(found) for line in wrapped(say(head), width, "")]
    if found.recorded:
        lines += ["", *_table(found, say, width)] if found.groups else []
        for title, items in (
            (text("Persons"), _persons(found)),
            (text("Arms on hand"), _arms(found)),
            (text("Other materiel on hand"), _things(found)),
            (text("Stock"), _stock(found)),
            (text("Who holds what"), _holders(found)),
            (text("To be looked into"), _odd(found)),
            (text("Persons erased"), _erased(found)),
        ):
            lines += _section(title, items, say, width)
    lines += ["", *wrapped(say(NO_POSITION), width, "")]
    return "\n".join(lines) + "\n"


def _heads(found: CaseRoll) -> Iterable[Text]:
    """Say what was asked, what is not known, and the number."""
    yield (
        text("{case}: on the roll at the end of {day}", case=found.name, day=found.day)
        if found.whole_day
        else text(
            "{case}: on the roll on {at}", case=found.name, at=date_hour(found.at, found.zone)
        )
    )
    if found.illustrative:
        yield ILLUSTRATIVE_RECORD
    if found.known is not None:
        yield text(
            "As it was believed at the end of {day}: what was recorded later is left out.",
            day=found.known,
        )
    if found.sealed:
        yield plural_text(
            "{n} entry of the log cannot be opened here and is not counted.",
            "{n} entries of the log cannot be opened here and are not counted.",
            found.sealed,
        )
    if not found.recorded:
        yield (
            text("Nothing of it can be read here, so nothing is known of who is there.")
            if found.sealed
            else text("This case has no record of movements: nothing is known of who is there.")
        )
        return
    if found.uncovered:
        yield plural_text(
            "{n} day so far without a signed return ({days}): nothing recorded does not mean "
            "nobody.",
            "{n} days so far without a signed return ({days}): nothing recorded does not mean "
            "nobody.",
            sum(term.days for term in found.uncovered),
            days=found.uncovered,
        )
    else:
        yield text("Signed returns cover every day so far.")
    yield text(
        "Recorded in the country: {n}. The largest number on this day: {most}.",
        n=plural_text("{n} person", "{n} persons", found.roll.strength),
        most=found.most,
    )


def _table(found: CaseRoll, say: Callable[[Arg], str], width: int) -> list[str]:
    """Give the number of each group."""
    heads = (say(GROUPS[found.by]), say(text("Persons")), say(text("Most that day")))
    rows = [(say(group.name), say(group.persons), say(group.most)) for group in found.groups]
    return render_columns(heads, rows, width=width, right=(1, 2))


def _section(title: Text, items: Iterable[Arg], say: Callable[[Arg], str], width: int) -> list[str]:
    """Give a heading and its items; nothing if there are none."""
    lines = [line for item in items for line in wrapped(f"  - {say(item)}", width, "    ")]
    return ["", say(title), *lines] if lines else []


def _persons(found: CaseRoll) -> Iterable[Arg]:
    """Say who is there, those together who came together and are at one place."""
    names = found.codes
    together = sorted(found.stays, key=_together)
    for _, group in groupby(together, key=_together):
        stays = list(group)
        first = stays[0]
        came = first.present.came
        station = first.present.stations[-1].place
        of = first.present.of
        rolls = ranges(one.present.roll for one in stays if one.present.roll)
        who = plural_text("{n} person", "{n} persons", sum(one.present.count for one in stays))
        place = names.places.name(station) if station else text("place not recorded")
        yield text(
            "{party} ({sender}), {place}: {who}, {of}{rolls}; {days}",
            party=came.party.name,
            sender=names.states.name(came.party.sender),
            place=place,
            who=who,
            of=CLASSES[of],
            rolls=text(" ({rolls})", rolls=rolls) if rolls else "",
            days=days_words(first),
        )


def _together(one: Stay) -> tuple[str, datetime, str, str]:
    """Order persons: by party, coming, place and class."""
    present = one.present
    return present.came.party.name, present.since, present.stations[-1].place, present.of


def _arms(found: CaseRoll) -> Iterable[Arg]:
    """Say how many pieces of each kind there are, with their serials."""
    for item, (serials, pieces) in fold_arms(found.roll).items():
        words = text("{item}: {n}", item=found.codes.arms.name(item), n=pieces)
        if serials:
            yield text("{what} ({serials})", what=words, serials=ranges(serials))
        else:
            yield words


def _things(found: CaseRoll) -> Iterable[Arg]:
    """Say what else there is, by kind and type."""
    others = [one for one in found.roll.things if one.thing.kind not in (Kind.ARMS, Kind.STOCK)]
    return (held_words(one, found.codes) for one in others)


def _stock(found: CaseRoll) -> Iterable[Arg]:
    """Say the balance of each stock."""
    for (item, unit), quantity in sorted(fold_stock(found.roll).items()):
        words = text("{item}: {n}", item=item, n=quantity)
        yield text("{what} {unit}", what=words, unit=unit) if unit else words


def _holders(found: CaseRoll) -> Iterable[Arg]:
    """Say who holds which pieces with a serial."""
    ordered = sorted((holding.holder, piece) for piece, holding in found.holders.items())
    for (kind, who), group in groupby(ordered, key=lambda one: one[0]):
        yield text(
            "{kind} {who}: {pieces}",
            kind=HOLDERS[kind],
            who=who,
            pieces=tuple(
                text(
                    "{item} {serial}",
                    item=found.codes.arms.name(item),
                    serial=ranges(serial for _, (_, _, serial) in each),
                )
                for item, each in groupby(group, key=lambda one: one[1][1])
            ),
        )


def _odd(found: CaseRoll) -> Iterable[Arg]:
    """Say who stayed on, who left without coming, and what was left behind."""
    for stay in found.overdue:
        until = stay.present.came.until
        assert until is not None
        yield plural_text(
            "{who} is still on the roll; the stay foreseen ended on {until}, {n} day before.",
            "{who} is still on the roll; the stay foreseen ended on {until}, {n} days before.",
            -(stay.left or 0),
            who=stay.present.roll or stay.present.came.party.name,
            until=until,
        )
    for one in found.anomalies:
        yield text(
            "{what}: {kind} ({day}, entry {entry})",
            what=one.what,
            kind=_ODD[one.kind],
            day=found.days[one.entry],
            entry=one.entry,
        )
    for held in fold_left_behind(found.roll):
        yield text(
            "{what}: came in with {party}, whose persons have left, and did not go out",
            what=held_words(held, found.codes),
            party=held.came.party.name,
        )


_ODD: dict[str, Text] = {
    "entered_twice": text("entered, and was on the roll already"),
    "left_without_entering": text("left, and was not on the roll"),
    "serial_twice": text("came in, and was on hand already"),
    "never_came": text("left or was used, and was not on hand"),
    "not_on_hand": text("handed over, and was not on hand"),
    "not_held": text("handed over by somebody who did not hold it"),
    "to_nobody": text("handed over to somebody who was not on the roll"),
}


def _erased(found: CaseRoll) -> Iterable[Arg]:
    """Say whose name and document were erased, and by whose order."""
    for one in found.erased:
        words = text(
            "{roll}: name and document erased on {day} by order {order}",
            roll=one.roll,
            day=one.day,
            order=one.order,
        )
        words = text("{what}, {by}", what=words, by=one.by) if one.by else words
        yield text("{what}: {why}", what=words, why=one.why) if one.why else words
