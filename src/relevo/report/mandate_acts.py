"""Acts of a mandate in words: what they state, where sources differ, who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.clause import ClauseRef, Seen
from relevo.core.words import text
from relevo.instrument.value import NOT_FOUND
from relevo.report.known import (
    ENTRIES,
    STATUSES,
    clock_words,
    known_words,
    source_names,
    value_words,
    version_words,
)
from relevo.report.limits import clause_words, disputed_words, item_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, DatedBody, Version
    from relevo.instrument.value import Value
    from relevo.mandate.model import Mandate

FIELDS: dict[str, Text] = {
    "number": text("Number"),
    "bill": text("Bill"),
    "body": text("Body"),
    "senders": text("Sending states"),
    "dates.submitted": text("Submitted"),
    "dates.approved": text("Approved"),
    "dates.signed": text("Signed"),
    "dates.published": text("Published"),
    "dates.in_force": text("In force"),
    "votes": text("Votes"),
    "signed_by": text("Signed by"),
    "reasons": text("Reasons"),
    "costs": text("Costs"),
    "status_of_forces": text("Status of forces"),
    "sovereignty_clause": text("Sovereignty"),
    "rotation": text("Rotation"),
    "limits": text("Limits"),
    "lists": text("Lists"),
    "windows": text("Windows"),
    "class_of_entry": text("Class of entry"),
    "amendment_powers": text("Powers to amend"),
}
"""Fields of an act that sources may dispute, in words."""

POWERS: dict[str, Text] = {
    "supreme_resolution": text("A supreme resolution"),
    "start_date": text("the start date"),
    "terms": text("the terms of stay"),
}
"""Instruments and elements of the power to amend, in words; others stand for themselves."""

_PRESS = frozenset({"agency", "newspaper", "broadcaster", ""})
"""Kinds of sources that are the press; one whose kind is not said counts as such."""


def act_title(act: Act) -> Text:
    """Name an act and say how far it has come."""
    return text(
        "{title} ({act}), {status}", title=act.title, act=act.id, status=STATUSES[act.status]
    )


def act_lines(act: Act) -> list[Text]:
    """Say number, bill, body, days, votes and what else is stated of an act.

    Args:
        act: The act.

    Returns:
        One line for each value with how it is known; the number always, even if not found; what
        else no source gives together in one last line.
    """
    names = source_names(act)
    stated = _stated(act)
    missing = [field for field, value in stated.items() if value.value is None]
    lines = [text("Body: {body} [{act}: as entered]", body=act.body, act=act.id)]
    lines += [
        text(
            "{field}: {value} [{act}: {how}]",
            field=FIELDS[field],
            value=value_words(value.value),
            act=act.id,
            how=known_words(value, names),
        )
        for field, value in stated.items()
        if field == "number" or field not in missing
    ]
    lines += [
        text("{field}, a remark: {note} [{act}]", field=FIELDS[field], note=value.note, act=act.id)
        for field, value in stated.items()
        if value.note
    ]
    if entry := act.class_of_entry:
        known = known_words(entry.reason, names)
        how = text("{act}: {how}", act=act.id, how=known)
        lines.append(
            text(
                "Class of entry: {value} [{how}]",
                value=ENTRIES[entry.value],
                how=cited_words(act, entry.clause) if entry.clause else how,
            )
        )
    others = tuple(FIELDS[field] for field in missing if field != "number")
    if others:
        lines.append(
            text("Not found: {fields} [{act}: no source gives it]", fields=others, act=act.id)
        )
    return lines


def _stated(act: Act) -> dict[str, Value[Any]]:
    """Give the values of an act, by field."""
    return {
        "number": act.number,
        "bill": act.bill,
        "dates.submitted": act.dates.submitted,
        "dates.approved": act.dates.approved,
        "dates.signed": act.dates.signed,
        "dates.published": act.dates.published,
        "dates.in_force": act.dates.in_force,
        "votes": act.votes,
        "signed_by": act.signed_by,
        "reasons": act.reasons,
        "costs": act.costs,
        "status_of_forces": act.status_of_forces,
        "sovereignty_clause": act.sovereignty_clause,
    }


def dispute_lines(mandate: Mandate, codes: Codes) -> list[Text]:
    """Say every version of what sources tell differently, and who says so.

    Args:
        mandate: Acts in force.
        codes: Names of codes.

    Returns:
        One line for each dispute, in the acts' order.
    """
    return [
        text(
            "{about}: {versions} [{act}: sources differ]",
            about=_about_words(conflict.about, mandate, codes),
            versions=tuple(
                disputed_version_words(conflict.about, version, one.act, mandate, codes)
                for version in conflict.versions
            ),
            act=one.act.id,
        )
        for one in mandate.acts
        for conflict in one.act.conflicts
    ]


def _about_words(about: str, mandate: Mandate, codes: Codes) -> Arg:
    """Name what is disputed: an item of the mandate, else a field of the act."""
    named = disputed_words(about, mandate, codes)
    return FIELDS.get(about, about) if named is None else named


def disputed_version_words(
    about: str, version: Version, act: Act, mandate: Mandate, codes: Codes
) -> Text:
    """Say one version of what is disputed; the code of a list's item by its name.

    Args:
        about: What is disputed.
        version: The version.
        act: The act that records the dispute.
        mandate: Where the item stands.
        codes: Names of codes.
    """
    name: Arg = version.value
    for permitted in mandate.permitted:
        if any(item.key == about for item in permitted.items) and version.value:
            name = item_name(permitted.of, version.value, codes)
    return text("({version})", version=version_words(version, name, codes, source_names(act)))


def duty_lines(acts: Sequence[Act], day: date) -> list[Text]:
    """Say who may change what, and who owes what to whom by when.

    Args:
        acts: Acts in force.
        day: Day asked about; whoever holds a role then is named.

    Returns:
        Powers, then duties, each with its clause.
    """
    powers = [
        text(
            "{by} may change {element} [{clause}]",
            by=POWERS.get(power.by, power.by),
            element=POWERS.get(power.element, power.element),
            clause=cited_words(act, power.clause),
        )
        for act in acts
        for power in act.amendment_powers
    ]
    duties = [
        text(
            "{what} Owed by: {by}; to: {whom}; {when} [{clause}]",
            what=duty.what,
            by=value_words(None if duty.by == NOT_FOUND else duty.by),
            whom=_holder_words(duty.to, day),
            when=clock_words(duty.within),
            clause=cited_words(act, duty.clause),
        )
        for act in acts
        for duty in (*act.duties, *(p.report for p in act.amendment_powers if p.report))
    ]
    return powers + duties


def _holder_words(bodies: Sequence[DatedBody], day: date) -> Arg:
    """Name who holds a role on a day; not found if no source names anybody."""
    holders = tuple(
        body.body
        for body in bodies
        if (body.from_ or day) <= day <= (body.to or day) and body.body != NOT_FOUND
    )
    return value_words(holders or None)


def cited_words(act: Act, clause: str) -> Text:
    """Cite a clause of an act and say how it is known.

    Args:
        act: The act.
        clause: Identifier of one of its clauses.

    Returns:
        As :func:`~relevo.report.limits.clause_words`; where no press reports the clause, those who
        do are named instead.
    """
    known = act.clause(clause)
    sources = [source for source in act.sources if source.id in known.says]
    if known.seen is Seen.REPORTED and sources and not any(s.kind in _PRESS for s in sources):
        return text(
            "clause {clause} of {act}: according to {sources}; text not read",
            clause=clause,
            act=act.id,
            sources=tuple(source.who for source in sources),
        )
    return clause_words(ClauseRef(act.id, clause, known.seen))
