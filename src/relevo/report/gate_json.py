"""The gate's answers for programs: ``relevo gate --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.findings import clauses_json
from relevo.report.gate import ADVISES, cited_clause, officer_of
from relevo.report.gate_whom import whom_to_ask
from relevo.report.law_json import consent_json, rule_json
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from datetime import datetime

    from relevo.compliance.gate import Reason
    from relevo.register.model import Movement, Recorded
    from relevo.report.gate import Answered, CaseGate

VERSION = 1
"""Version of the format."""


def render_gate_json(found: CaseGate, *, lang: str) -> str:
    """Write the gate's answers for programs.

    Args:
        found: The answers.
        lang: Language of messages.

    Returns:
        JSON as described in ``docs/formats/gate.json.md``.
    """
    return dumped(gate_json(found, lang=lang))


def gate_json(found: CaseGate, *, lang: str) -> dict[str, Any]:
    """Give the gate's answers.

    Args:
        found: The answers.
        lang: Language of messages.
    """
    speaker = Speaker(lang)
    say = speaker.say
    unsettled = dict.fromkeys(
        sentence for one in found.answers for sentence in one.asked.facts.mandate.unsettled
    )
    return {
        "version": VERSION,
        "case": say(found.name),
        "time_zone": str(found.zone),
        "illustrative": found.illustrative,
        "note": say(ILLUSTRATIVE_NOTE) if found.illustrative else None,
        "answer": str(found.answer),
        "movements": [_answered(one, found, speaker) for one in found.answers],
        "not_judged": [say(one) for one in unsettled],
        "notes": [say(one) for one in found.notes],
        "readings": {
            "counting": str(found.chosen.counting),
            "interval": str(found.chosen.interval),
            "sources": dict(sorted(found.chosen.sources.items())),
        },
        "advice": say(ADVISES),
        "position": say(NO_POSITION),
    }


def movement_json(movement: Movement) -> dict[str, Any]:
    """Give a movement; persons by roll number only."""
    party = movement.party
    return {
        "clearance": movement.clearance or None,
        "way": str(movement.way),
        "at": utc(movement.at),
        "day": movement.day.isoformat(),
        "party": party.name,
        "sender": party.sender,
        "act": movement.act or None,
        "cause": str(movement.cause),
        "persons": party.strength,
        "materiel": sum(one.quantity for one in party.materiel),
        "illustrative": movement.illustrative,
    }


def utc(at: datetime) -> str:
    """Give an instant in UTC by the second, e.g. ``2026-01-05T15:30:00Z``."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _answered(one: Answered, found: CaseGate, speaker: Speaker) -> dict[str, Any]:
    """Give the answer on one movement."""
    movement, advice = one.asked.movement, one.asked.advice
    return {
        **movement_json(movement),
        "answer": str(advice.answer),
        "reasons": [_reason(each, found, speaker) for each in advice.reasons],
        "warnings": [_reason(each, found, speaker) for each in one.warnings],
        "standing": [_reason(each, found, speaker) for each in advice.standing],
        "ask": _whom(one, found, speaker),
    }


def _reason(reason: Reason, found: CaseGate, speaker: Speaker) -> dict[str, Any]:
    """Give one reason."""
    say = speaker.say
    clauses = clauses_json(reason.clauses)
    for clause, ref in zip(clauses, reason.clauses, strict=True):
        clause["cited"] = say(cited_clause(ref, found))
    return {
        "verdict": str(reason.verdict),
        "rule": reason.rule,
        "limit": reason.limit or None,
        "subject": reason.subject,
        "clauses": clauses,
        "message": say(reason.message),
        "remedy": say(reason.remedy),
        "entries": [
            entry_json(found.record[entry]) for entry in reason.entries if entry in found.record
        ],
    }


def entry_json(one: Recorded) -> dict[str, Any]:
    """Give an entry of the record that decides something."""
    return {
        "entry": one.entry,
        "recorded_at": utc(one.recorded_at),
        "by": officer_of(one) or None,
        "clearance": getattr(one.record, "clearance", None),
    }


def _whom(one: Answered, found: CaseGate, speaker: Speaker) -> dict[str, Any] | None:
    """Give whom to ask; None where no standing law is on record."""
    day, regime = one.asked.movement.day, found.regime
    if regime is None:
        return None
    whom = whom_to_ask(one.asked, one.class_of_entry, regime, found)
    return {
        "consent": str(whom.authority.consent),
        "consents": [consent_json(each, regime, speaker) for each in whom.authority.consents],
        "changes": [rule_json(each.rule, regime, speaker) for each in whom.authority.amendments],
        "told": [
            {
                "to": [speaker.say(holder.name) or None for holder in owed.holders(day, day)],
                "what": speaker.say(owed.what),
            }
            for owed in whom.told
        ],
    }
