"""The mandate of a day for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.delegations import beside_json
from relevo.report.mandate_annex import annex_json
from relevo.report.mandate_consent import consent_json
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes
    from relevo.core.term import Term
    from relevo.instrument.model import Scope
    from relevo.mandate.model import (
        ActInForce,
        Limit,
        Mandate,
        Permitted,
        PermittedWindow,
        Reading,
        TourLength,
    )
    from relevo.report.delegations import Beside


def render_mandate_json(
    mandate: Mandate, codes: Codes, *, day: date, lang: str, beside: Beside | None = None
) -> str:
    """Write what is permitted on a day.

    Args:
        mandate: What is permitted, as known on its own day.
        codes: Names of codes.
        day: Day asked about.
        lang: Language of names and labels.
        beside: Delegations and processes of the case; None if they are not given.

    Returns:
        JSON; each item says with ``on_day`` whether it runs on the day, bounds give both ends of
        their interval, null meaning no end.
    """
    speaker = Speaker(lang)
    return dumped(
        {
            "version": 1,
            "host": {"id": mandate.host, "name": speaker.say(codes.states.name(mandate.host))},
            "day": day.isoformat(),
            "known_on": mandate.day.isoformat(),
            "acts": [_act(one, speaker) for one in mandate.acts],
            "windows": [_window(window, day, speaker) for window in mandate.windows],
            "rotation": [_length(length, day) for length in mandate.tour_lengths],
            "limits": [_limit(limit, day, speaker) for limit in mandate.limits],
            "lists": [_list(permitted, day) for permitted in mandate.permitted],
            "unsettled": [speaker.say(words) for words in mandate.unsettled],
            **(beside_json(beside, day, speaker.say) if beside else {}),
        }
    )


def _act(one: ActInForce, speaker: Speaker) -> dict[str, Any]:
    """Give an act; null where no source gives a value."""
    act = one.act
    return {
        "id": act.id,
        "title": speaker.say(act.title),
        "kind": act.kind,
        "body": act.body,
        "status": str(act.status),
        "in_force_certain": one.certain,
        "number": act.number.value,
        "bill": act.bill.value,
        "published": [
            {"day": version.day.isoformat() if version.day else None, "says": list(version.says)}
            for version in one.published
        ],
        "illustrative": act.illustrative,
        "verify": [speaker.say(note) for note in act.verify],
        "consent": consent_json(act),
        **annex_json(act, speaker),
    }


def _running(terms: Iterable[Term], day: date) -> dict[str, Any]:
    """Give the days an item runs on, and whether the day asked about is one."""
    known = tuple(terms)
    return {
        "terms": [days_json(term) for term in known],
        "on_day": any(day in term for term in known),
    }


def _clause(ref: ClauseRef) -> dict[str, str]:
    """Give a citation."""
    return {"act": ref.act, "clause": ref.clause, "seen": str(ref.seen)}


def _window(window: PermittedWindow, day: date, speaker: Speaker) -> dict[str, Any]:
    """Give a window."""
    return {
        "id": window.id,
        "kind": str(window.kind),
        "name": speaker.say(window.name) if window.name else None,
        "senders": list(window.senders),
        "places": list(window.places),
        **_running(window.terms, day),
        "clause": _clause(window.clause),
    }


def _length(length: TourLength, day: date) -> dict[str, Any]:
    """Give a rotation interval."""
    return {
        "id": length.id,
        "at_least_months": length.at_least,
        "at_most_months": length.at_most,
        "categories": list(length.categories),
        "readings": [str(reading) for reading in length.readings],
        **_running(length.terms, day),
        "clause": _clause(length.clause),
    }


def _limit(limit: Limit, day: date, speaker: Speaker) -> dict[str, Any]:
    """Give a limit with every reading."""
    return {
        "id": limit.id,
        "measure": str(limit.measure),
        "scope": _scope(limit.scope, speaker),
        "readings": [_reading(reading, speaker) for reading in limit.readings],
        "joined": str(limit.joined) if limit.joined else None,
        "overlaps": list(limit.overlaps),
        "stays": limit.stays,
        **_running(limit.terms, day),
        "clause": _clause(limit.clause),
    }


def _scope(scope: Scope, speaker: Speaker) -> dict[str, list[str]]:
    """Give the fields that restrict a limit; those that do not are left out."""
    fields = {
        "senders": scope.senders,
        "categories": scope.categories,
        "contingents": scope.contingents,
        "places": scope.places,
        "institutions": scope.institutions,
        "activities": scope.activities,
        "person_classes": scope.person_classes,
        "arms": scope.arms,
        "named": scope.named,
        "things": tuple(speaker.say(thing) for thing in scope.things),
    }
    return {name: [str(item) for item in items] for name, items in fields.items() if items}


def _reading(reading: Reading, speaker: Speaker) -> dict[str, Any]:
    """Give one reading of a limit."""
    bound = reading.bound
    return {
        "reading": reading.id,
        "label": speaker.say(reading.label),
        "counting": str(reading.counting),
        "bound": {"lo": bound.lo, "hi": bound.hi, "upper": bound.upper},
        "arms": list(reading.arms),
        "absent": reading.absent,
        "says": list(reading.says),
    }


def _list(permitted: Permitted, day: date) -> dict[str, Any]:
    """Give a list with every version of each item; a null code means absent."""
    return {
        "id": permitted.id,
        "of": str(permitted.of),
        "complete": permitted.complete,
        "senders": list(permitted.senders),
        "items": [
            {
                "such_as": item.such_as,
                "versions": [
                    {"code": version.code or None, "says": list(version.says)}
                    for version in item.versions
                ],
            }
            for item in permitted.items
        ],
        **_running(permitted.terms, day),
        "clause": _clause(permitted.clause),
    }
