"""The stable JSON of a reading: ``relevo read --json``, described in ``docs/formats``."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from relevo.core.bound import Quantifier, Quantity
from relevo.core.codes import packaged_codes
from relevo.report.problems import problem_json
from relevo.report.reading_ids import (
    STATUSES,
    arm_id,
    hyphened,
    institution_id,
    place_id,
    public_value,
)
from relevo.report.reading_values import leaves_of, words_between, words_of
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relevo.core.problem import Problem
    from relevo.instrument.reading.model import (
        Draft,
        DraftConflict,
        Read,
        ReadHeadcount,
        Reading,
        ReadThing,
        ReadWindow,
        StatusEvent,
    )

VERSION = 1
"""Version of the format; a key that changes its meaning raises it, a new key does not."""


def reading_json(reading: Reading, *, lang: str = "en") -> dict[str, Any]:
    """Give what one text says as the stable JSON.

    Args:
        reading: What was read.
        lang: Language of the words of problems.

    Returns:
        A mapping with ``version``, ``acts``, ``status_events`` and ``problems``.
    """
    return document_json(
        [(draft_json(draft, reading.text)) for draft in reading.drafts],
        reading.status_events,
        reading.problems,
        lang=lang,
    )


def document_json(
    acts: Sequence[Mapping[str, Any]],
    events: Iterable[StatusEvent],
    problems: Iterable[Problem],
    *,
    lang: str,
) -> dict[str, Any]:
    """Give the whole document.

    Args:
        acts: Acts as :func:`draft_json` gives them.
        events: Steps of ally designations.
        problems: What a person must look at.
        lang: Language of the words of problems.
    """
    return {
        "version": VERSION,
        "acts": list(acts),
        "status_events": [_event(event) for event in events],
        "problems": [problem_json(problem, lang=lang) for problem in problems],
    }


def render_document_json(document: Mapping[str, Any]) -> str:
    """Write the document: keys in order, UTF-8, a newline at the end."""
    return dumped(document)


def draft_json(
    draft: Draft,
    text: str | Callable[[Read[Any]], str],
    says: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """Give one act.

    Args:
        draft: The draft.
        text: The text it was read from; for several texts, what gives the text of a value.
        says: For several texts: files that give each value, by path; the spans of a value count
            in the first.

    Returns:
        The keys of the format in its order; ``says`` last, only for several texts.
    """
    of = text if callable(text) else _always(text)
    leaves = tuple(leaves_of(draft))
    return {
        "host": _value(draft.host),
        "senders": [_value(sender) for sender in draft.senders],
        "status": STATUSES.get(draft.status.value, str(draft.status.value))
        if draft.status
        else None,
        "direction": _value(draft.direction),
        "kind": _value(draft.kind),
        "number": _value(draft.number),
        "bill": _value(draft.bill),
        "body": _value(draft.body),
        **_given(submitted=draft.submitted),
        "approved": _value(draft.approved),
        **_given(signed=draft.signed),
        "published": _value(draft.published),
        **_given(in_force=draft.in_force),
        "votes": _votes(draft),
        "windows": [_window(window) for window in draft.windows],
        "stay_days": _value(draft.stay_days),
        "rotation": _rotation(draft),
        "class_of_entry": _value(draft.class_of_entry),
        "armed": _value(draft.armed),
        "units": [
            {
                "category": hyphened(unit.category.value),
                "text": words_of(of(unit.category), unit.category),
                **_given(formation=unit.formation),
                **({"sender": unit.sender} if unit.sender else {}),
            }
            for unit in draft.units
        ],
        "headcounts": [_headcount(one, of) for one in draft.headcounts],
        "arms": [_arm(one, of) for one in draft.arms],
        "aircraft": [_thing(one, of, hyphened) for one in draft.aircraft],
        "vessels": [_thing(one, of, hyphened) for one in draft.vessels],
        "equipment": [_thing(one, of, hyphened) for one in draft.equipment],
        "places": [
            {
                "code": place_id(place),
                "text": words_of(of(place.code), place.code),
                "kind": str(place.kind),
                **({"means": list(place.means)} if place.means else {}),
                **({"such_as": True} if place.such_as else {}),
            }
            for place in draft.places
        ],
        "host_institutions": [
            {"id": institution_id(one.id.value), "text": words_of(of(one.id), one.id)}
            for one in draft.host_institutions
        ],
        "purposes": [_value(purpose) for purpose in draft.purposes],
        "claims": [
            {
                "who": _value(claim.who),
                "stance": str(claim.stance),
                "about": claim.about.value,
                "text": words_of(of(claim.about), claim.about),
            }
            for claim in draft.claims
        ],
        "legal": [_value(citation) for citation in draft.legal],
        "amendment": _amendment(draft),
        "duties": [
            {
                "what": duty.what.value,
                "by": _value(duty.by),
                "to": _value(duty.to),
                "within": _value(duty.within),
                "unit": str(duty.unit) if duty.unit else None,
                "after": _value(duty.after),
            }
            for duty in draft.duties
        ],
        "spans": {
            leaf.path: [[span.start, span.end] for span in leaf.read.spans] for leaf in leaves
        },
        "states": {leaf.path: str(leaf.read.state) for leaf in leaves},
        "absent": list(draft.absent),
        "conflicts": [_conflict(one) for one in draft.conflicts],
        **({"says": {path: list(names) for path, names in says.items()}} if says else {}),
    }


def _always(text: str) -> Callable[[Read[Any]], str]:
    """Give the one text, whatever value is asked for."""
    return lambda _read: text


def _value(read: Read[Any] | None) -> Any:  # noqa: ANN401 - whatever JSON writes
    """Give a value as JSON writes it; None for none."""
    if read is None:
        return None
    value = read.value
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _given(**reads: Read[Any] | None) -> dict[str, Any]:
    """Give keys that are written only where the text gives the value."""
    return {name: _value(read) for name, read in reads.items() if read is not None}


def _votes(draft: Draft) -> dict[str, int | None] | None:
    """Give the vote."""
    votes = draft.votes
    if votes is None:
        return None
    return {
        "for": _value(votes.for_),
        "against": _value(votes.against),
        "abstain": _value(votes.abstain),
    }


def _window(window: ReadWindow) -> dict[str, Any]:
    """Give a window; both days are included."""
    return {
        "kind": _value(window.kind),
        "from": _value(window.from_),
        "to": _value(window.to),
        "of": _value(window.of),
        **({"senders": list(window.senders)} if window.senders else {}),
        **({"places": list(window.places)} if window.places else {}),
    }


def _rotation(draft: Draft) -> dict[str, Any] | None:
    """Give the rotation."""
    rotation = draft.rotation
    if rotation is None:
        return None
    return {"min": _value(rotation.least), "max": _value(rotation.most), "unit": rotation.unit}


def _headcount(one: ReadHeadcount, of: Callable[[Read[Any]], str]) -> dict[str, Any]:
    """Give a number of persons."""
    quantity = one.quantity.value
    return {
        "n": quantity.n,
        "quantifier": str(quantity.quantifier),
        "of": _value(one.of),
        "sender": one.sender or None,
        "category": hyphened(one.category) if one.category else None,
        "total": one.total,
        "text": words_between(of(one.quantity), one.quantity, one.of),
        **({"class": str(one.person_class)} if one.person_class else {}),
        **({"window": one.window} if one.window is not None else {}),
    }


def _arm(one: ReadThing, of: Callable[[Read[Any]], str]) -> dict[str, Any]:
    """Give a line of arms."""
    arms = packaged_codes().arms
    return _thing(one, of, lambda code: arm_id(code, arms))


def _thing(
    one: ReadThing, of: Callable[[Read[Any]], str], named: Callable[[str], str]
) -> dict[str, Any]:
    """Give a line of arms, aircraft, vessels or equipment."""
    return {
        "item": named(one.item.value),
        "text": words_of(of(one.item), one.item),
        "qty": one.quantity.value.n if one.quantity else None,
        "alternatives": [named(other.value) for other in one.alternatives],
        **({"together": [named(other.value) for other in one.together]} if one.together else {}),
        **_quantifier(one.quantity),
        **({"such_as": True} if one.such_as else {}),
        **_given(name=one.name, hull=one.hull),
        **({"sender": one.sender} if one.sender else {}),
    }


def _quantifier(quantity: Read[Quantity] | None) -> dict[str, str]:
    """Give the quantifier of a number that is not exact."""
    if quantity is None or quantity.value.quantifier is Quantifier.EXACT:
        return {}
    return {"quantifier": str(quantity.value.quantifier)}


def _amendment(draft: Draft) -> dict[str, Any] | None:
    """Give the power to change the act."""
    power = draft.amendment
    if power is None:
        return None
    return {
        "element": power.element.value,
        "by": _value(power.by),
        "countersign": _value(power.countersign),
        "before_entry": power.before_entry,
        "stay_not_longer": power.stay_not_longer,
    }


def _conflict(conflict: DraftConflict) -> dict[str, Any]:
    """Give a dispute with all its versions."""
    arms = packaged_codes().arms
    return {
        "about": conflict.about,
        "versions": [
            {
                "value": public_value(conflict.about, version.value, arms),
                "spans": [[span.start, span.end] for span in version.spans],
                "says": list(version.says),
            }
            for version in conflict.versions
        ],
    }


def _event(event: StatusEvent) -> dict[str, Any]:
    """Give a step of an ally designation."""
    return {
        "state": event.state.value,
        "event": str(event.step.value),
        "to": _value(event.to),
        "date": _value(event.on),
    }
