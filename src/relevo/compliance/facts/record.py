"""R-FACT-RECORD: the record does not contradict itself.

Criterion: none of law. A person or a serial number enters once before it leaves, and leaves only
after it entered; a piece is handed over while it is there, by whoever holds it, to somebody who is
there; a count finds what should be there. What contradicts that is a slip of the record or
something that happened unseen, and the office must say which.

Counts: crossings in the order in which they happened, corrections applied; handovers by their day;
counts of persons, arms and quantities against the roll and what is on hand of that day, those at
departure before anybody left; a quantity only where the count gives one.

Undetermined when: never; a contradiction is there or it is not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.words import text
from relevo.regime.due import midnight
from relevo.register.custody import fold_holders
from relevo.register.model import Kind, Muster, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.compliance.facts.matter import Facts
    from relevo.core.words import Text
    from relevo.register.presence import Anomaly, Held, Present

RULE = "R-FACT-RECORD"

_ONE_DAY, _ONE_INSTANT = timedelta(days=1), timedelta(microseconds=1)

_SAID: dict[str, Text] = {
    "entered_twice": text("{what} entered and was on record as present already."),
    "left_without_entering": text("{what} left and was not on record as present."),
    "serial_twice": text("{what} entered and was on record as present already."),
    "never_came": text("{what} left or was used and was not on record as present."),
    "not_on_hand": text("{what} was handed over and was not on record as present."),
    "not_held": text("{what} was handed over by somebody who did not hold it."),
    "to_nobody": text("{what} was handed over to somebody who was not on the roll."),
}


def check_record(facts: Facts) -> tuple[Finding, ...]:
    """Name every contradiction of the record.

    Args:
        facts: The record.

    Returns:
        One finding for each contradiction, in order; one that says so if there is none.
    """
    found = (
        *(contradiction(one) for one in facts.presence.anomalies),
        *(contradiction(one) for one in fold_holders(facts.known, facts.zone).anomalies),
        *(finding for one in facts.known for finding in _muster(facts, one.entry, one.record)),
    )
    return found or (
        Finding(
            rule=RULE,
            basis=Basis.PLANNING,
            verdict=Verdict.KEPT,
            message=text("The record does not contradict itself."),
        ),
    )


def contradiction(one: Anomaly) -> Finding:
    """Say what cannot be."""
    said = replace(_SAID[one.kind], args=(("what", one.what),))
    others = () if one.other is None else (Evidence(what="entry", ref=str(one.other)),)
    return Finding(
        rule=RULE,
        basis=Basis.PLANNING,
        verdict=Verdict.SHORT,
        subject=one.what,
        evidence=(Evidence(what="entry", ref=str(one.entry)), *others),
        message=said,
    )


def _muster(facts: Facts, entry: int, record: object) -> Iterator[Finding]:
    """Compare a count with what should have been there.

    A count at departure is taken before anybody leaves, every other at any time of its day: nobody
    who came or left on that day is found too many.
    """
    if not isinstance(record, Muster):
        return
    persons, pieces = _expected(facts, record, whole_day=record.occasion is Occasion.DEPARTURE)
    seen_persons, seen_pieces = _expected(facts, record, whole_day=True)
    counted = {one.serial for one in record.pieces if one.serial}
    if amounts := tuple(_amounts(facts, record)):
        yield _differs(entry, record, text("quantities that differ: {what}"), amounts)
    differences = (
        (text("not found at the count: {what}"), persons - set(record.persons)),
        (
            text("found at the count and not on the roll: {what}"),
            set(record.persons) - seen_persons,
        ),
        (text("pieces not found at the count: {what}"), pieces - counted),
        (text("pieces found at the count and not on hand: {what}"), counted - seen_pieces),
    )
    for said, what in differences:
        if what:
            yield _differs(entry, record, said, tuple(sorted(what)))


def _differs(entry: int, record: Muster, said: Text, what: tuple[Text | str, ...]) -> Finding:
    """Say what a count and the record have otherwise."""
    return Finding(
        rule=RULE,
        basis=Basis.PLANNING,
        verdict=Verdict.SHORT,
        subject=record.party,
        evidence=(Evidence(what="entry", ref=str(entry), found=str(len(what))),),
        message=text(
            "Count of {day}, {difference}.",
            day=record.day,
            difference=replace(said, args=(("what", what),)),
        ),
    )


def _amounts(facts: Facts, record: Muster) -> Iterator[Text]:
    """Name the quantities that a count gives and the record another.

    Only what the count names is compared. Where a quantity changed on the day of the count, which
    may have been taken before or after, every number between the least and the most goes with it.
    """
    start = midnight(record.day, facts.zone)
    end = min(midnight(record.day + _ONE_DAY, facts.zone) - _ONE_INSTANT, facts.as_of)
    counted: dict[tuple[Kind, str], int] = {}
    for thing in record.pieces:
        if not thing.serial:
            key = thing.kind, thing.item
            counted[key] = counted.get(key, 0) + thing.quantity
    for (kind, item), found in sorted(counted.items()):
        held = [
            one
            for one in facts.presence.things
            if (one.thing.kind, one.thing.item, one.thing.serial) == (kind, item, "")
            and record.party in ("", one.came.party.name)
        ]
        changes = {at for one in held for at in (one.since, one.until) if at and start < at <= end}
        there = [
            sum(
                one.thing.quantity
                for one in held
                if one.since <= at and (one.until is None or one.until > at)
            )
            for at in sorted({start, end, *changes})
        ]
        if not min(there) <= found <= max(there):
            yield text(
                "{item} ({found} found, {expected} on record)",
                item=item,
                found=found,
                expected=there[-1],
            )


def _expected(facts: Facts, record: Muster, *, whole_day: bool) -> tuple[set[str], set[str]]:
    """Give the roll numbers and serials that a count should find.

    Args:
        facts: The record.
        record: The count.
        whole_day: Whether whoever was there at some time of its day counts, or at its end only.
    """
    end = min(midnight(record.day + _ONE_DAY, facts.zone) - _ONE_INSTANT, facts.as_of)
    start = midnight(record.day, facts.zone) if whole_day else end

    def there(one: Present | Held) -> bool:
        own = record.party in ("", one.came.party.name)
        return own and one.since <= end and (one.until is None or one.until > start)

    presence = facts.presence
    persons = {one.roll for one in presence.persons if one.roll and there(one)}
    pieces = {
        one.thing.serial
        for one in presence.things
        if one.thing.kind is Kind.ARMS and one.thing.serial and there(one)
    }
    return persons, pieces
