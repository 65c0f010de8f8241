"""What the record tells beside numbers: refusals, corrections, counts, losses, evacuations."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from relevo.core.finding import Verdict
from relevo.core.words import plural_text, text
from relevo.register.manifest_words import CAUSES, WAYS
from relevo.register.model import Cause, Kind, Movement, Muster, Refusal, Use
from relevo.report.norms import citation_words
from relevo.report.paper import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from relevo.core.words import Arg, Text
    from relevo.register.model import Materiel, Record, Recorded
    from relevo.report.account import CaseAccount

KINDS: dict[str, Text] = {
    "movement": text("crossing"),
    "station": text("place of a group"),
    "handover": text("handover"),
    "use": text("use of stock"),
    "muster": text("count"),
    "coverage": text("signed return"),
    "refusal": text("refusal"),
    "person": text("roll number"),
    "erasure": text("erasure"),
    "adoption": text("adoption"),
}
"""Kinds of records, in words."""

FIELDS: dict[str, Text] = {
    "at": text("day and hour"),
    "day": text("day"),
    "party": text("who and what crossed"),
    "place": text("place"),
    "institution": text("host institution"),
    "until": text("last day of the stay"),
    "act": text("act"),
    "point": text("point of entry"),
    "clearance": text("clearance number"),
    "way": text("entry or exit"),
    "limits": text("limits named"),
    "entry": text("class of entry"),
    "entry_reason": text("reason of the class of entry"),
    "entry_by": text("who set the class of entry"),
    "cause": text("cause"),
    "purpose": text("purpose"),
    "activity": text("activity"),
    "officer": text("who recorded it"),
    "evidence": text("documents named"),
    "noted": text("who answers for what could not be judged"),
    "despite": text("who answers for a refusal"),
    "paper": text("whether it was written on paper first"),
    "post": text("post of the plan"),
    "persons": text("persons"),
    "pieces": text("pieces"),
    "to": text("who took over, or the last day"),
    "from_": text("who handed over, or the first day"),
    "stock": text("what was used"),
    "how": text("what became of it"),
    "occasion": text("occasion"),
    "nil": text("whether nothing crossed"),
    "by": text("who signed"),
    "sender": text("sending state"),
    "clauses": text("clauses named"),
    "reason": text("reason"),
    "what": text("what was adopted"),
    "id": text("name of the file"),
    "sha256": text("fingerprint of the file"),
    "as_of": text("day of knowledge"),
    "rules": text("version of the rules"),
}
"""Fields of records, in words."""

_HOWS: dict[str, Text] = {
    "lost": text("lost"),
    "destroyed": text("destroyed"),
}
"""How something is gone, where that is a loss."""

_ODD = ("R-FACT-MUSTER", "R-FACT-RECORD", "R-FACT-ADOPTED")
"""Rules whose findings say that something of the record does not fit together."""


def despite_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say who was turned back, and what was recorded against advice or without a judgement.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    points: list[Arg] = []
    for one in found.facts.known:
        record = one.record
        if isinstance(record, Refusal):
            points.append(_refusal(one.entry, record, found))
        elif isinstance(record, Movement) and (record.despite or record.noted):
            points.append(_minded(one.entry, record, found))
    return Part(
        title=say(text("Turned back, and recorded against advice")),
        intro=() if points else (say(text("Nothing of the kind is on record.")),),
        points=tuple(say(point) for point in points),
    )


def _refusal(entry: int, record: Refusal, found: CaseAccount) -> Arg:
    """Say who was turned back, and why."""
    mask = found.mask
    said = text(
        "{day}: {party} with {persons} was turned back (entry {entry}).",
        day=record.day,
        party=mask.party(record.party),
        persons=mask.persons_words(record.persons),
        entry=entry,
    )
    if record.clauses:
        named = tuple(_clause(one, found) for one in record.clauses)
        said = text("{said} Clause named: {clauses}.", said=said, clauses=named)
    return (
        text("{said} Reason: {reason}", said=said, reason=mask.words(record.reason))
        if record.reason
        else said
    )


def _clause(named: str, found: CaseAccount) -> Arg:
    """Cite a clause that an officer named, as ``<act>/<clause>``, where its act is at hand."""
    act_id, _, clause = named.partition("/")
    act = found.acts.get(act_id)
    if act is None or clause not in {one.id for one in act.clauses}:
        return named
    return citation_words(act.cite(clause), found.acts, found.regime)


def _minded(entry: int, record: Movement, found: CaseAccount) -> Arg:
    """Say what somebody recorded although it was refused or could not be judged."""
    mask = found.mask
    said = text(
        "{day}: {way} of {party} with {persons} (entry {entry}).",
        day=record.day,
        way=WAYS[record.way],
        party=mask.party(record.party.name),
        persons=mask.persons_words(record.party.strength),
        entry=entry,
    )
    if record.despite:
        return text(
            "{said} Recorded against a refusal. Who answers for it, and why: {why}.",
            said=said,
            why=mask.who_and_why(record.despite),
        )
    return text(
        "{said} Recorded although it could not be judged. Who answers for it, and why: {why}.",
        said=said,
        why=mask.who_and_why(record.noted),
    )


def corrections_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say what was believed, since when it is known to be otherwise, and in what it differs.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    before = {one.entry: one for one in found.record}
    points = tuple(
        _correction(before[one.corrects], one, found)
        for one in found.record
        if one.corrects is not None and one.corrects in before
    )
    return Part(
        title=say(text("Corrections: what was believed, and what is known now")),
        intro=() if points else (say(text("No record was corrected.")),),
        points=tuple(say(point) for point in points),
    )


def _correction(wrong: Recorded, right: Recorded, found: CaseAccount) -> Arg:
    """Say one correction."""
    zone = found.facts.zone
    head = text(
        "Entry {wrong} ({kind}, recorded on {believed}) was corrected on {known} by entry {right}.",
        wrong=wrong.entry,
        kind=KINDS[wrong.record.KIND],
        believed=wrong.recorded_at.astimezone(zone).date(),
        known=right.recorded_at.astimezone(zone).date(),
        right=right.entry,
    )
    if right.withdraws:
        return text("{said} It never happened.", said=head)
    changed = tuple(_changes(wrong.record, right.record, found))
    return text("{said} Changed: {changed}.", said=head, changed=changed) if changed else head


def _changes(wrong: Record, right: Record, found: CaseAccount) -> Iterable[Arg]:
    """Say in what two records differ; values where they may be shown."""
    for field in fields(wrong):
        old, new = getattr(wrong, field.name), getattr(right, field.name, None)
        if field.name in ("row", "illustrative") or old == new:
            continue
        name = FIELDS[field.name]
        if field.name == "party" and isinstance(wrong, Movement) and isinstance(right, Movement):
            what = tuple(_party_changes(wrong, right, found))
            yield text("{field} ({what})", field=name, what=what) if what else name
        elif field.name == "day":
            yield text("{field} ({old}, now {new})", field=name, old=old, new=new or "")
        elif field.name != "at" or getattr(right, "day", None) == getattr(wrong, "day", None):
            yield name


def _party_changes(wrong: Movement, right: Movement, found: CaseAccount) -> Iterable[Arg]:
    """Say in what two parties differ."""
    old, new = wrong.party, right.party
    if old.persons != new.persons or old.uncounted != new.uncounted:
        yield text(
            "persons: {old}, now {new}",
            old=found.mask.count(old.strength),
            new=found.mask.count(new.strength),
        )
    gone = tuple(one for one in old.materiel if one not in new.materiel)
    come = tuple(one for one in new.materiel if one not in old.materiel)
    if gone and [replace(one, serial="") for one in gone] == [
        replace(one, serial="") for one in come
    ]:
        yield (
            text(
                "serial number: {old}, now {new}",
                old=_things(gone, found),
                new=_things(come, found),
            )
            if found.mask.full
            else text("serial number of {what}", what=_things(come, found))
        )
    elif gone or come:
        yield text("materiel: {old}, now {new}", old=_things(gone, found), new=_things(come, found))


def _things(things: tuple[Materiel, ...], found: CaseAccount) -> Arg:
    """Name pieces and quantities; serials where they may be shown."""
    if not things:
        return text("nothing")
    return tuple(_thing(one, found) for one in things)


def _thing(one: Materiel, found: CaseAccount) -> Arg:
    """Name a piece or a quantity."""
    name: Arg = found.codes.arms.name(one.item) if one.kind is Kind.ARMS else one.item
    if one.serial and found.mask.full:
        return text("{item} {serial}", item=name, serial=one.serial)
    if one.serial:
        return text("one {item}", item=name)
    counted = text("{item}: {n}", item=name, n=one.quantity)
    return text("{what} {unit}", what=counted, unit=one.unit) if one.unit else counted


def musters_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say how many counts were taken, which are missing, and what they found otherwise.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    taken = sum(isinstance(one.record, Muster) for one in found.facts.known)
    odd = [one for one in found.findings if one.rule in _ODD and one.verdict is Verdict.SHORT]
    return Part(
        title=say(text("Counts, and what does not fit together")),
        intro=(
            say(plural_text("{n} count is on record.", "{n} counts are on record.", taken)),
            *(
                ()
                if odd
                else (
                    say(
                        text("No count differs from the record, and it does not contradict itself.")
                    ),
                )
            ),
        ),
        points=tuple(say(found.mask.words(one.message)) for one in odd),
    )


def happened_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say what was lost, who crossed otherwise than planned, and whose data were erased.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    points = [point for one in found.facts.known for point in _happened(one, found)]
    points.sort(key=lambda one: one[0])
    erased = sum(one.record.KIND == "erasure" for one in found.facts.known)
    return Part(
        title=say(text("Losses, evacuations and other departures from the plan")),
        intro=() if points or erased else (say(text("Nothing of the kind is on record.")),),
        points=tuple(say(point) for _, point in points),
        after=(
            say(
                plural_text(
                    "The name and document of {n} person were erased by order; the record of the "
                    "crossings stays.",
                    "The names and documents of {n} persons were erased by order; the record of "
                    "the crossings stays.",
                    erased,
                )
            ),
        )
        if erased
        else (),
    )


def _happened(one: Recorded, found: CaseAccount) -> Iterable[tuple[date, Arg]]:
    """Say a loss, or a crossing that was not planned."""
    record = one.record
    if isinstance(record, Use) and record.how in _HOWS:
        yield (
            record.day,
            text(
                "{day}: {what}: {things}, of {party} (entry {entry}).",
                day=record.day,
                what=_HOWS[record.how],
                party=found.mask.party(record.party),
                things=_things(record.stock, found),
                entry=one.entry,
            ),
        )
    if isinstance(record, Movement) and record.cause is not Cause.PLANNED:
        yield (
            record.day,
            text(
                "{day}: {cause}, {way} of {persons} of {party} (entry {entry}).",
                day=record.day,
                cause=CAUSES[record.cause],
                way=WAYS[record.way],
                persons=found.mask.persons_words(record.party.strength),
                party=found.mask.party(record.party.name),
                entry=one.entry,
            ),
        )
