"""The roll of a case for programs: ``relevo roll --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.register.roll import fold_arms, fold_left_behind, fold_stock
from relevo.report.phrases import ILLUSTRATIVE_RECORD
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from datetime import datetime

    from relevo.register.presence import Held
    from relevo.register.roll import Stay
    from relevo.report.roll import CaseRoll

VERSION = 1
"""Version of the format."""


def render_roll_json(found: CaseRoll, *, lang: str) -> str:
    """Write a roll for programs.

    Args:
        found: The roll.
        lang: Language of names.

    Returns:
        JSON as described in ``docs/formats/roll.json.md``; null stands for *not recorded*.
    """
    say = Speaker(lang).say
    return dumped(
        {
            "version": VERSION,
            "on": found.day.isoformat(),
            "at": utc(found.at),
            "whole_day": found.whole_day,
            "known": found.known.isoformat() if found.known else None,
            "time_zone": str(found.zone),
            "illustrative": found.illustrative,
            "note": say(ILLUSTRATIVE_RECORD) if found.illustrative else None,
            "records": found.recorded,
            "sealed": found.sealed,
            "days_without_return": [days_json(term) for term in found.uncovered],
            "strength": found.roll.strength,
            "most": found.most,
            "by": str(found.by),
            "groups": [
                {
                    "key": group.key or None,
                    "name": say(group.name) if group.key else None,
                    "persons": group.persons,
                    "most": group.most,
                }
                for group in found.groups
            ],
            "persons": [_person(one) for one in found.stays],
            "arms": [
                {"item": item, "pieces": pieces, "serials": list(serials)}
                for item, (serials, pieces) in fold_arms(found.roll).items()
            ],
            "materiel": [_thing(one) for one in found.roll.things],
            "stock": [
                {"item": item, "unit": unit or None, "quantity": quantity}
                for (item, unit), quantity in sorted(fold_stock(found.roll).items())
            ],
            "holders": [
                {
                    "kind": str(kind),
                    "item": item,
                    "serial": serial,
                    "holder": str(holding.holder[0]),
                    "id": holding.holder[1] or None,
                    "since": holding.since.isoformat(),
                    "entry": holding.entry,
                }
                for (kind, item, serial), holding in sorted(found.holders.items())
            ],
            "overdue": [one.present.roll or None for one in found.overdue],
            "contradictions": [
                {"kind": one.kind, "entry": one.entry, "what": one.what, "other": one.other}
                for one in found.anomalies
            ],
            "left_behind": [_thing(one) for one in fold_left_behind(found.roll)],
            "erased": [
                {
                    "roll": one.roll,
                    "day": one.day.isoformat(),
                    "order": one.order,
                    "by": one.by or None,
                    "why": one.why or None,
                }
                for one in found.erased
            ],
        }
    )


def _person(one: Stay) -> dict[str, Any]:
    """Give a person, or some who were counted."""
    present, came = one.present, one.present.came
    station = present.stations[-1]
    return {
        "roll": present.roll or None,
        "count": present.count,
        "class": str(present.of),
        "party": came.party.name,
        "unit": came.party.unit or None,
        "category": came.party.category or None,
        "sender": came.party.sender,
        "act": came.act or None,
        "place": station.place or None,
        "institution": station.institution or None,
        "post": station.post or None,
        "since": utc(present.since),
        "entry": present.entry_in,
        "days": one.days,
        "until": came.until.isoformat() if came.until else None,
        "days_left": one.left,
    }


def _thing(one: Held) -> dict[str, Any]:
    """Give a piece or a quantity."""
    thing = one.thing
    return {
        "kind": str(thing.kind),
        "item": thing.item,
        "serial": thing.serial or None,
        "quantity": thing.quantity,
        "name": thing.name or None,
        "unit": thing.unit or None,
        "party": one.came.party.name,
        "since": utc(one.since),
        "entry": one.entry_in,
    }


def utc(at: datetime) -> str:
    """Give an instant in UTC by the second, e.g. ``2026-01-05T15:30:00Z``.

    Args:
        at: The instant, UTC.
    """
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
