"""A text read: the drafts of the acts it reports, each value with its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.fields.absent import absent
from relevo.instrument.reading.fields.body_of import read_body
from relevo.instrument.reading.fields.claims_of import read_claims
from relevo.instrument.reading.fields.dates_of import (
    read_approved,
    read_in_force,
    read_published,
    read_signed,
    read_submitted,
)
from relevo.instrument.reading.fields.duties_of import read_amendment, read_duties
from relevo.instrument.reading.fields.entry_of import read_armed, read_class_of_entry, read_purposes
from relevo.instrument.reading.fields.headcounts_of import read_headcounts
from relevo.instrument.reading.fields.institutions_of import read_institutions
from relevo.instrument.reading.fields.instrument_of import read_bill, read_kind, read_number
from relevo.instrument.reading.fields.legal_of import read_legal
from relevo.instrument.reading.fields.places_of import read_places
from relevo.instrument.reading.fields.status_of import read_status
from relevo.instrument.reading.fields.stay_of import read_rotation, read_stay
from relevo.instrument.reading.fields.things_of import read_aircraft, read_arms, read_equipment
from relevo.instrument.reading.fields.time_of import read_windows
from relevo.instrument.reading.fields.totals import total_problems
from relevo.instrument.reading.fields.units_of import read_units
from relevo.instrument.reading.fields.vessels_of import read_vessels
from relevo.instrument.reading.fields.votes_of import read_votes
from relevo.instrument.reading.model import Draft, Reading
from relevo.instrument.reading.page.language import language_of
from relevo.instrument.reading.page.lay_out import lay_out
from relevo.instrument.reading.page.typesetting import moved, plain

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document


def read_text(text: str, language: str | None = None) -> Reading:
    """Read a text.

    Args:
        text: Any text: a gazette, a bill, an article, a page pasted whole.
        language: ``es``, ``en`` or ``pt``; None to tell it from the text.

    Returns:
        The reading. It has no draft if the text reports no authorisation, and no language if it is
        in none of the three or too short to tell.
    """
    origin = plain(text)
    language = language or language_of(origin.text)
    if language is None:
        return Reading(text=text, language="")
    document = lay_out(origin.text, language)
    drafts = tuple(read_draft(document, frame) for frame in frames(document))
    reading = Reading(
        text=origin.text,
        language=language,
        drafts=drafts,
        status_events=read_status(document),
        problems=tuple(p for draft in drafts for p in total_problems(document, draft.headcounts)),
    )
    if origin.text == text:
        return reading
    return replace(moved(reading, text, origin), text=text)


def read_draft(document: Document, frame: Frame) -> Draft:
    """Read one act of a text.

    Args:
        document: The text, laid out.
        frame: Which act, and which sentences are about it.

    Returns:
        The draft, what the text does not state under ``absent``.
    """
    draft = Draft(
        host=frame.host,
        senders=frame.senders,
        status=frame.status,
        direction=frame.direction,
        kind=read_kind(document, frame),
        number=read_number(document, frame),
        bill=read_bill(document, frame),
        body=read_body(document, frame),
        submitted=read_submitted(document, frame),
        approved=read_approved(document, frame),
        signed=read_signed(document, frame),
        published=read_published(document, frame),
        in_force=read_in_force(document, frame),
        votes=read_votes(document, frame),
        windows=read_windows(document, frame),
        stay_days=read_stay(document, frame),
        rotation=read_rotation(document, frame),
        class_of_entry=read_class_of_entry(document, frame),
        armed=read_armed(document, frame),
        units=read_units(document, frame),
        headcounts=read_headcounts(document, frame),
        arms=read_arms(document, frame),
        aircraft=read_aircraft(document, frame),
        vessels=read_vessels(document, frame),
        equipment=read_equipment(document, frame),
        places=read_places(document, frame),
        host_institutions=read_institutions(document, frame),
        purposes=read_purposes(document, frame),
        legal=read_legal(document, frame),
        amendment=read_amendment(document, frame),
        duties=read_duties(document, frame),
        claims=read_claims(document, frame),
    )
    return replace(draft, absent=absent(draft))
