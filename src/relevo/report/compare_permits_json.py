"""Whether a change permits more, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.mandate.permits_model import Axis
from relevo.report.compare_movement import movement_words
from relevo.report.compare_permits import answer_words, direction_words, row_words

if TYPE_CHECKING:
    from relevo.core.words import Speaker
    from relevo.mandate.permits_model import (
        Compared,
        Direction,
        Doubt,
        Movement,
        Need,
        Party,
        Permission,
    )
    from relevo.report.compare_words import Version


def permission_json(
    permission: Permission, before: Version, after: Version, speaker: Speaker
) -> dict[str, Any]:
    """Give what a second mandate permits more and less than a first.

    Args:
        permission: What was found.
        before: The first mandate.
        after: The second.
        speaker: Says names and sentences.
    """
    return {
        "answer": str(permission.answer),
        "common_days": permission.common_days,
        "more": _direction(permission.more, before, after, speaker, more=True),
        "less": _direction(permission.less, before, after, speaker, more=False),
        "words": speaker.say(answer_words(permission, before, after)),
        "limits": [_limit(one, before, after, speaker) for one in permission.limits],
    }


def _limit(row: Compared, before: Version, after: Version, speaker: Speaker) -> dict[str, Any]:
    """Give one limit compared."""
    return {
        "aspect": str(row.aspect),
        "list": str(row.of) if row.of else None,
        "window": str(row.kind) if row.kind else None,
        "before": [one.id for one in row.before],
        "after": [one.id for one in row.after],
        "name": speaker.say(row_words(row, after.codes)),
        "answer": str(row.answer),
        "more": _direction(row.more, before, after, speaker, more=True),
        "less": _direction(row.less, before, after, speaker, more=False),
        "more_moves": _direction(row.more_moves, before, after, speaker, more=True),
        "less_moves": _direction(row.less_moves, before, after, speaker, more=False),
    }


def _direction(
    direction: Direction, before: Version, after: Version, speaker: Speaker, *, more: bool
) -> dict[str, Any]:
    """Give one direction with its witness."""
    words = direction_words(direction, before, after, more=more)
    return {
        "truth": str(direction.truth),
        "witness": _movement(direction.witness, after, speaker) if direction.witness else None,
        "doubts": [_doubt(one) for one in direction.doubts],
        "assuming": [_need(one) for one in direction.assuming],
        "words": speaker.say(words) if words else "",
    }


def _movement(movement: Movement, version: Version, speaker: Speaker) -> dict[str, Any]:
    """Give a movement by its parties."""
    return {
        "parties": [_party(party) for party in movement],
        "words": speaker.say(movement_words(movement, version.codes)),
    }


def _party(party: Party) -> dict[str, Any]:
    """Give one party, or several equal ones."""
    return {
        "parties": party.parties,
        "kind": str(party.cell.kind),
        **{str(axis): party.cell.on(axis) for axis in Axis},
        "from": party.term.start.isoformat(),
        "to": party.term.last.isoformat(),
        "persons": party.strength,
        "person_classes": {thing.code: n for thing, n in party.persons if thing.code},
        "brings": [
            {"measure": str(thing.measure), "code": thing.code, "n": n} for thing, n in party.brings
        ],
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    """Give why something is undetermined."""
    return {
        "side": "before" if doubt.before else "after",
        "why": str(doubt.why),
        **(_need(doubt.need) if doubt.need else {"aspect": None, "item": None}),
    }


def _need(need: Need) -> dict[str, Any]:
    """Give what an act asks for."""
    return {"aspect": str(need.aspect), "item": need.item.id if need.item else None}
