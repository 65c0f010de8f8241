"""R-FACT-RECORD: the record does not contradict itself.

Criterion: none of law. A person or a serial number enters once before it leaves, and leaves only
after it entered; a count finds what should be there. What contradicts that is a slip of the record
or something that happened unseen, and the office must say which.

Counts: crossings in the order in which they happened, corrections applied; counts of persons and
arms against the roll and the arms on hand of that day.

Undetermined when: never; a contradiction is there or it is not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.words import text
from relevo.regime.due import midnight
from relevo.register.model import Kind, Muster
from relevo.register.roll import fold_roll

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.compliance.facts.matter import Facts
    from relevo.core.words import Text
    from relevo.register.presence import Anomaly

RULE = "R-FACT-RECORD"

_SAID: dict[str, Text] = {
    "entered_twice": text("{what} entered and was on record as present already."),
    "left_without_entering": text("{what} left and was not on record as present."),
    "serial_twice": text("The piece {what} entered and was on record as present already."),
    "never_came": text("{what} left or was used and was not on record as present."),
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
    """Compare a count with what should have been there at the end of its day."""
    if not isinstance(record, Muster):
        return
    at = midnight(record.day + timedelta(days=1), facts.zone)
    roll = fold_roll(facts.presence, min(at, facts.as_of))
    persons = {
        one.roll for one in roll.persons if one.roll and record.party in ("", one.came.party.name)
    }
    pieces = {
        one.thing.serial
        for one in roll.things
        if one.thing.kind is Kind.ARMS
        and one.thing.serial
        and record.party in ("", one.came.party.name)
    }
    counted = {one.serial for one in record.pieces if one.serial}
    differences = (
        (text("not found at the count: {what}"), persons - set(record.persons)),
        (text("found at the count and not on the roll: {what}"), set(record.persons) - persons),
        (text("pieces not found at the count: {what}"), pieces - counted),
        (text("pieces found at the count and not on hand: {what}"), counted - pieces),
    )
    for said, what in differences:
        if what:
            named = tuple(sorted(what))
            yield Finding(
                rule=RULE,
                basis=Basis.PLANNING,
                verdict=Verdict.SHORT,
                subject=record.party,
                evidence=(Evidence(what="entry", ref=str(entry), found=str(len(named))),),
                message=text(
                    "Count of {day}, {difference}.",
                    day=record.day,
                    difference=replace(said, args=(("what", named),)),
                ),
            )
