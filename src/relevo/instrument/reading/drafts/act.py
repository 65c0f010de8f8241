"""A draft to an act: every value with its state and source, nothing unverified as a limit.

What a machine read and could not verify stands under ``verify``, or in a line of its own with the
state ``unverified``: it counts for nothing until a person writes ``accepted_by``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.clause import Seen
from relevo.core.words import text
from relevo.instrument.model import (
    Act,
    ActStatus,
    Claim,
    Dates,
    Direction,
    Votes,
)
from relevo.instrument.reading.drafts.act_disputes import disputes_of
from relevo.instrument.reading.drafts.act_lines import add_lists, add_persons, add_stay, add_things
from relevo.instrument.reading.drafts.act_parts import Parts, localized, weakest
from relevo.instrument.reading.drafts.act_terms import (
    add_windows,
    duties_of,
    entry_of,
    powers_of,
    rotation_of,
)
from relevo.instrument.reading.drafts.required import missing_content
from relevo.instrument.value import NOT_FOUND, State, Value, not_found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.instrument.model import Source
    from relevo.instrument.reading.drafts.required import Requirement
    from relevo.instrument.reading.model import Draft, Read


class NoHostError(ValueError):
    """Neither the text nor anybody else says which state is entered: there is no act without."""


def act_of(
    draft: Draft,
    *,
    act_id: str,
    sources: Sequence[Source],
    codes: Codes,
    says: Mapping[str, tuple[str, ...]] | None = None,
    required: Sequence[Requirement] = (),
    host: str = "",
    operative: bool = False,
    text_held: bool = False,
    illustrative: bool = False,
) -> Act:
    """Make an act of a draft.

    Args:
        draft: What was read.
        act_id: Identifier of the act: the name of its file without ``.yaml``.
        sources: Who gives the values, in order of rank; at least one.
        codes: Trees of codes; what they do not hold is named under ``verify``.
        says: Sources of each value by path, for several texts; None for one.
        required: What the laws of hosts say that an act must state; what the draft does not is
            named under ``verify``.
        host: Host state where the text gives none, e.g. that of the case; empty if nobody does.
        operative: Whether the text read is the instrument itself, not a report of it.
        text_held: Whether the text may be kept beside the act; then values carry their spans.
        illustrative: Whether the act is invented for illustration.

    Returns:
        The act. None of its lists is complete: that nothing was overlooked, a person says.

    Raises:
        NoHostError: If neither the text nor ``host`` names the host state.
    """
    parts = Parts(
        codes=codes,
        sources=tuple(source.id for source in sources),
        says=says or {},
        seen=Seen.TEXT if operative else Seen.REPORTED,
        text_held=text_held,
    )
    host = _verified(draft.host, "host", parts) or host
    if not host:
        raise NoHostError
    senders = tuple(
        code
        for index, read in enumerate(draft.senders)
        if (code := _verified(read, f"senders[{index}]", parts))
    )
    add_windows(draft, parts)
    entry = entry_of(draft, parts)
    rotation = rotation_of(draft, parts)
    add_stay(draft, parts)
    add_persons(draft, parts)
    add_things(draft, parts, senders)
    add_lists(draft, parts)
    if operative and parts.lists:
        parts.ask(
            text(
                "lists: compare each with the text; where it names all that is permitted, write "
                "complete: true"
            )
        )
    powers, duties = powers_of(draft, parts), duties_of(draft, parts)
    if draft.legal:
        parts.clause(
            "legal-basis",
            text("Cites {items}.", items=tuple(read.value for read in draft.legal)),
            *(f"legal[{index}]" for index in range(len(draft.legal))),
        )
    claims = tuple(
        Claim(
            stance=claim.stance.value,
            about=claim.about.value,
            who=claim.who.value if claim.who else "",
            says=parts.said(f"claims[{index}]"),
        )
        for index, claim in enumerate(draft.claims)
    )
    for name in ("kind", "body", "direction"):
        read: Read[Any] | None = getattr(draft, name)
        if read is not None and read.state is State.UNVERIFIED:
            parts.ask(text("{path}: {value}, read by a machine", path=name, value=str(read.value)))
    conflicts = disputes_of(draft, parts)
    for one in missing_content(draft, required, host):
        parts.ask(text("{law} asks for {thing}; not stated", law=one.citation, thing=one.name))
    return Act(
        id=act_id,
        title=_title(senders, host, codes),
        kind=draft.kind.value if draft.kind else NOT_FOUND,
        host=host,
        senders=senders,
        body=draft.body.value if draft.body else NOT_FOUND,
        status=_status(draft, parts),
        direction=draft.direction.value if draft.direction else Direction.INBOUND,
        number=parts.value(draft.number, "number"),
        bill=parts.value(draft.bill, "bill"),
        dates=_dates(draft, parts),
        votes=_votes(draft, parts),
        class_of_entry=entry,
        clauses=tuple(parts.clauses.values()),
        windows=tuple(parts.windows),
        contingents=tuple(parts.contingents),
        rotation=rotation,
        limits=tuple(parts.limits),
        totals=tuple(parts.totals),
        lists=tuple(parts.lists),
        vessels=tuple(parts.vessels),
        amendment_powers=powers,
        duties=duties,
        claims=claims,
        conflicts=conflicts,
        sources=tuple(sources),
        verify=tuple(parts.verify),
        illustrative=illustrative,
        text=text_held,
    )


def _title(senders: tuple[str, ...], host: str, codes: Codes) -> Any:  # noqa: ANN401 - a Localized
    """Give the title in our words."""
    if not senders:
        return localized(text("Entry of foreign forces into {host}", host=codes.states.name(host)))
    return localized(
        text(
            "Entry of forces of {senders} into {host}",
            senders=tuple(codes.states.name(code) for code in senders),
            host=codes.states.name(host),
        )
    )


def _verified(read: Read[str] | None, path: str, parts: Parts) -> str:
    """Give a code that may be used as it is; an unverified or unknown one is named instead."""
    if read is None:
        return ""
    if read.state is State.UNVERIFIED or read.value not in parts.codes.states:
        parts.ask(text("{path}: {value}, read by a machine", path=path, value=read.value))
        return ""
    return read.value


def _status(draft: Draft, parts: Parts) -> ActStatus:
    """Give the status; an unverified one authorises nothing."""
    if draft.status is None:
        return ActStatus.REQUESTED
    if draft.status.state is State.UNVERIFIED:
        parts.ask(
            text("{path}: {value}, read by a machine", path="status", value=str(draft.status.value))
        )
        return ActStatus.REQUESTED
    return draft.status.value


def _dates(draft: Draft, parts: Parts) -> Dates:
    """Give the days of the act; an unverified one is named, so that it puts nothing in force."""
    days: dict[str, Value[Any]] = {}
    for name in ("submitted", "approved", "signed", "published", "in_force"):
        read: Read[date] | None = getattr(draft, name)
        if read is not None and read.state is State.UNVERIFIED:
            parts.ask(text("{path}: {value}, read by a machine", path=name, value=read.value))
            read = None
        days[name] = parts.value(read, name)
    return Dates(**days)


def _votes(draft: Draft, parts: Parts) -> Value[Votes]:
    """Give the vote; with numbers missing it is named under ``verify``."""
    votes = draft.votes
    if votes is None:
        return not_found()
    if votes.for_ is None or votes.against is None:
        given = tuple(
            f"{name} {read.value}"
            for name, read in (("for", votes.for_), ("against", votes.against))
            if read
        )
        parts.ask(text("votes: only {items} was read", items=given))
        return not_found()
    return Value(
        value=Votes(
            for_=votes.for_.value,
            against=votes.against.value,
            abstain=votes.abstain.value if votes.abstain else None,
        ),
        state=weakest(votes.for_, votes.against, votes.abstain),
        says=parts.said("votes"),
        span=votes.for_.spans[0] if parts.text_held else None,
    )
