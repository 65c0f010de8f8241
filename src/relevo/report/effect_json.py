"""The effect of an amendment on a plan, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.findings import clauses_json, finding_json
from relevo.report.phrases import ILLUSTRATIVE_NOTE
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.compliance.departure import Departure, Surplus
    from relevo.compliance.effect import Change, Effect
    from relevo.compliance.stay import Stay
    from relevo.core.finding import Finding, Verdict
    from relevo.report.citing import Citing
    from relevo.report.effect_words import Trial


def render_effect_json(
    effect: Effect,
    trial: Trial,
    *,
    lang: str,
    illustrative: bool = False,
    of_acts: Sequence[Finding] = (),
    citing: Citing | None = None,
) -> str:
    """Write what an act would do to a plan.

    Args:
        effect: The effect.
        trial: The act and what was supposed.
        lang: Language of messages and labels.
        illustrative: Whether the plan is about invented units or posts.
        of_acts: Findings on the act itself and on what it brings to the acts of the case.
        citing: Names norms in them; None if none is cited.

    Returns:
        JSON; ``findings`` are those on the plan with the act, ``of_acts`` those that the act brings
        against standing law, both as ``relevo check`` gives them. A verdict is null where nothing
        is judged.
    """
    speaker = Speaker(lang)
    marked = illustrative or trial.act.illustrative
    first = min((change.first for change in effect.changes if change.first), default=None)
    return dumped(
        {
            "version": 1,
            "as_of": trial.day.isoformat(),
            "illustrative": marked,
            "note": speaker.say(ILLUSTRATIVE_NOTE) if marked else None,
            "act": {
                "id": trial.act.id,
                "title": speaker.say(trial.act.title),
                "counts": trial.counts,
                "adoption_supposed": trial.adoption_supposed,
                "day_supposed": trial.day_supposed,
            },
            "first_day": first.isoformat() if first else None,
            "changes": [_change(change, speaker) for change in effect.changes],
            "departures": [_departure(one) for one in effect.departures],
            "surplus": [_surplus(one, speaker) for one in effect.surplus],
            "unsettled": [speaker.say(words) for words in trial.unsettled],
            "of_acts": [finding_json(finding, speaker.say, citing) for finding in of_acts],
            "findings": [finding_json(finding, speaker.say) for finding in effect.after],
        }
    )


def _change(change: Change, speaker: Speaker) -> dict[str, Any]:
    """Give one change."""
    finding = change.finding
    return {
        "rule": finding.rule,
        "basis": str(finding.basis),
        "subject": finding.subject,
        "before": _verdict(change.before.verdict if change.before else None),
        "after": _verdict(change.after.verdict if change.after else None),
        "days": [
            {**days_json(term), "before": _verdict(shift.before), "after": _verdict(shift.after)}
            for shift in change.shifts
            for term in shift.terms
        ],
        "clauses": clauses_json(change.clauses),
        "message": speaker.say(finding.message),
    }


def _verdict(verdict: Verdict | None) -> str | None:
    """Give a verdict; null for none."""
    return str(verdict) if verdict else None


def _stay(stay: Stay) -> dict[str, Any]:
    """Give a stay."""
    return {
        "unit": stay.unit.id,
        "post": stay.post.id,
        **days_json(stay.term),
        "illustrative": stay.unit.illustrative or stay.post.illustrative,
    }


def _departure(one: Departure) -> dict[str, Any]:
    """Give a stay that may not last as planned."""
    return {
        **_stay(one.stay),
        "last_permitted": one.last.isoformat() if one.last else None,
        "days_over": one.days,
        "over": [days_json(term) for term in one.over],
        "certain": one.certain,
        "clauses": clauses_json(one.clauses),
    }


def _surplus(one: Surplus, speaker: Speaker) -> dict[str, Any]:
    """Give a limit newly exceeded or in doubt."""
    return {
        "rule": one.finding.rule,
        "limit": one.finding.limit,
        "days": [days_json(term) for term in one.terms],
        "certain": one.certain,
        "stays": [_stay(stay) for stay in one.stays],
        "clauses": clauses_json(one.finding.clauses),
        "message": speaker.say(one.finding.message),
    }
