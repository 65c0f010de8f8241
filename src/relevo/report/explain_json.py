"""Explanations for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.explain import clash_heading, forced_words, why_not_words
from relevo.report.explain_words import member_words, remedy_words
from relevo.report.phrases import ILLUSTRATIVE_NOTE
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.rotation.explain.model import Clash, Forced, Member, Remedy, Run, WhyNot
    from relevo.rotation.model import Planning

VERSION = 1
"""Version of the format."""


def render_explain_json(runs: Sequence[Run], planning: Planning, *, lang: str) -> str:
    """Write why days are without presence and what would help.

    Args:
        runs: Explained runs of days.
        planning: What the plan is made from.
        lang: Language of the words.

    Returns:
        JSON with a fixed order of keys; terms give first and last day, both included.
    """
    speaker = Speaker(lang)
    return dumped(
        {
            **_head(planning, speaker),
            "runs": [
                {
                    "post": run.post,
                    **days_json(run.term),
                    "clashes": [_clash_json(clash, planning, speaker) for clash in run.clashes],
                    "coverable": [days_json(term) for term in run.coverable],
                    "unproven": [days_json(term) for term in run.unproven],
                    "remedies": [_remedy_json(one, planning, speaker) for one in run.remedies],
                    "unsettled": [_member_json(one, planning, speaker) for one in run.unsettled],
                }
                for run in runs
            ],
        }
    )


def render_why_not_json(
    answer: WhyNot, planning: Planning, *, unit: str, post: str, day: date, lang: str
) -> str:
    """Write why a unit is not at a post on a day.

    Args:
        answer: The answer.
        planning: What the plan is made from.
        unit: The unit, by identifier.
        post: The post, by identifier.
        day: The day.
        lang: Language of the words.

    Returns:
        JSON with a fixed order of keys.
    """
    speaker = Speaker(lang)
    words = why_not_words(answer, unit=unit, post=post, day=day)
    return dumped(
        {
            **_head(planning, speaker),
            "unit": unit,
            "post": post,
            "day": day.isoformat(),
            "there": days_json(answer.there.stay) if answer.there else None,
            "forbids": [speaker.say(sentence) for sentence in answer.forbids],
            "limits": [_member_json(member, planning, speaker) for member in answer.members],
            "plan": [speaker.say(sentence) for sentence in answer.plan],
            "forced": _forced_json(answer.forced, speaker) if answer.forced else None,
            "words": [speaker.say(sentence) for sentence in words],
        }
    )


def _head(planning: Planning, speaker: Speaker) -> dict[str, Any]:
    """Give what every explanation begins with."""
    return {
        "version": VERSION,
        "illustrative": planning.illustrative,
        "note": speaker.say(ILLUSTRATIVE_NOTE) if planning.illustrative else None,
    }


def _member_json(member: Member, planning: Planning, speaker: Speaker) -> dict[str, Any]:
    """Give a limit that binds."""
    said = member_words(member, planning)
    return {
        "kind": str(member.kind),
        "id": member.id,
        "clauses": [
            {"act": ref.act, "clause": ref.clause, "seen": str(ref.seen)} for ref in said.clauses
        ],
        "rows": list(said.rows),
        "words": speaker.say(said.words),
    }


def _clash_json(clash: Clash, planning: Planning, speaker: Speaker) -> dict[str, Any]:
    """Give a clash; a limit is ``needed`` if that is proven."""
    return {
        "terms": [days_json(term) for term in clash.terms],
        "proven": clash.proven,
        "limits": [
            {**_member_json(member, planning, speaker), "needed": member in clash.needed}
            for member in clash.members
        ],
        "words": speaker.say(clash_heading(clash)),
    }


def _remedy_json(remedy: Remedy, planning: Planning, speaker: Speaker) -> dict[str, Any]:
    """Give a change that helps; ``enough`` says that one step less is proven to win fewer."""
    return {
        "change": str(remedy.change),
        "id": remedy.id,
        "wins": remedy.wins,
        "won": [days_json(term) for term in remedy.won],
        "days_left": remedy.days,
        "before": remedy.before,
        "after": remedy.after,
        **(days_json(remedy.term) if remedy.term else {"from": None, "to": None}),
        "day": remedy.day.isoformat() if remedy.day else None,
        "enough": remedy.enough,
        "words": " ".join(speaker.say(sentence) for sentence in remedy_words(remedy, planning)),
    }


def _forced_json(forced: Forced, speaker: Speaker) -> dict[str, Any]:
    """Give what having the unit there would take."""
    return {
        "force": str(forced.force),
        "more": forced.more,
        "least": forced.least,
        "cost": forced.cost,
        "cost_least": forced.cost_least,
        "uncovered": [{"post": gap.post, **days_json(gap.term)} for gap in forced.gaps],
        "words": " ".join(speaker.say(sentence) for sentence in forced_words(forced)),
    }
