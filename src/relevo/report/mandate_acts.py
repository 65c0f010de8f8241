"""Acts of a mandate in words: what they state, where sources differ, who owes what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.clause import ClauseRef, Seen
from relevo.core.words import text
from relevo.mandate.standing import since_of
from relevo.report.bodies import body_words
from relevo.report.known import (
    ENTRIES,
    STATUSES,
    according_words,
    known_words,
    source_names,
    value_words,
    version_words,
)
from relevo.report.limits import clause_words, disputed_words, item_name

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, Version
    from relevo.instrument.value import Value
    from relevo.mandate.model import ActInForce, Mandate

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
    "dates.published_between": text("Published between"),
    "votes": text("Votes"),
    "votes.for": text("Votes in favour"),
    "votes.against": text("Votes against"),
    "votes.abstain": text("Abstentions"),
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

PRESS = frozenset({"agency", "newspaper", "broadcaster", ""})
"""Kinds of sources that are the press; one whose kind is not said counts as such."""


def field_words(about: str) -> Arg:
    """Name a disputed field; an item of the annex by the field it stands in.

    Args:
        about: What is disputed, as a path in the act's file.
    """
    return FIELDS.get(about, FIELDS.get(about.partition(".")[0], about))


def act_title(force: ActInForce, day: date) -> Text:
    """Name an act, say how far it has come, and whether it is in force where that is uncertain.

    Args:
        force: The act, as it counts on the day.
        day: Day on which the mandate is known.
    """
    act = force.act
    title = text(
        "{title} ({act}), {status}", title=act.title, act=act.id, status=STATUSES[act.status]
    )
    if force.certain:
        return title
    return text("{title}; {doubt}", title=title, doubt=_doubt_words(act, day))


def _doubt_words(act: Act, day: date) -> Text:
    """Say why nobody can tell whether an act is in force on a day."""
    since = since_of(act)
    if since.may is None:
        return text(
            "whether it is in force on {day} is undetermined: no source gives a day since when",
            day=day,
        )
    if act.dates.published.value is None:
        return text(
            "whether it is in force on {day} is undetermined: the day of its publication was not "
            "found",
            day=day,
        )
    return text(
        "whether it is in force on {day} is undetermined: sources differ on the day of its "
        "publication",
        day=day,
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
    missing = [
        field
        for field, value in stated.items()
        if value.value is None and field != "dates.published_between"
    ]
    lines = [text("Body: {body} [{act}: as entered]", body=body_words(act.body), act=act.id)]
    lines += [
        text(
            "{field}: {value} [{act}: {how}]",
            field=FIELDS[field],
            value=value_words(value.value),
            act=act.id,
            how=known_words(value, names),
        )
        for field, value in stated.items()
        if field == "number" or value.value is not None
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
        "dates.published_between": act.dates.published_between,
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
    if known.seen is Seen.REPORTED and sources and not any(s.kind in PRESS for s in sources):
        return text(
            "clause {clause} of {act}: {known}; text not read",
            clause=clause,
            act=act.id,
            known=according_words(tuple(one.who for one in sources), any_of=known.any_of),
        )
    return clause_words(ClauseRef(act.id, clause, known.seen))
