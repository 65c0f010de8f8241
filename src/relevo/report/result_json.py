"""``plan/result.json``: what the planner proves, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.phrases import ILLUSTRATIVE_NOTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.core.term import Term
    from relevo.rotation.model import Planning, Result

VERSION = 1
"""Version of the format."""


def days_json(term: Term) -> dict[str, str]:
    """Give first and last day, both included.

    Args:
        term: The days.

    Returns:
        E.g. ``{"from": "2030-01-01", "to": "2030-06-30"}``.
    """
    return {"from": term.start.isoformat(), "to": term.last.isoformat()}


def dumped(content: Mapping[str, Any]) -> str:
    """Write JSON as every report does: keys in order given, UTF-8, a newline at the end."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def render_result_json(
    result: Result, planning: Planning, *, lang: str, versions: Mapping[str, str]
) -> str:
    """Write the result of a plan.

    ``objective`` and ``bound`` are those of the first level that is not closed, else of the last;
    both are null when no plan was found. ``levels`` holds all.

    Args:
        result: The planner's result.
        planning: What the plan is made from.
        lang: Language of reasons, shortages, remedies and the note.
        versions: Version of each program used.

    Returns:
        JSON with a fixed order of keys.
    """
    say = Speaker(lang).say
    level = next(
        (level for level in result.levels if level.value != level.bound),
        result.levels[-1] if result.levels else None,
    )
    content = {
        "version": VERSION,
        "status": str(result.status),
        "stopped": str(result.stopped),
        "objective": level.value if level else None,
        "bound": level.bound if level else None,
        "gap": result.gap,
        "levels": [
            {"name": str(level.name), "value": level.value, "bound": level.bound}
            for level in result.levels
        ],
        "uncovered": [{"post": gap.post, **days_json(gap.term)} for gap in result.uncovered],
        "shortages": [say(shortage) for shortage in result.shortages],
        "remedies": [say(remedy) for remedy in result.remedies],
        "limits_enforced": list(result.limits_enforced),
        "limits_only_checked": [
            {"limit": limit, "reason": say(reason)} for limit, reason in result.limits_only_checked
        ],
        "readings": {
            "counting": str(planning.chosen.counting),
            "interval": str(planning.chosen.interval),
            "sources": dict(sorted(planning.chosen.sources.items())),
        },
        "horizon": days_json(planning.horizon),
        "relief_overlap_days": planning.overlap_days,
        "levels_order": str(planning.objective),
        "seed": result.seed,
        "seconds": round(result.seconds, 3),
        "versions": dict(sorted(versions.items())),
        "illustrative": planning.illustrative,
        "note": say(ILLUSTRATIVE_NOTE) if planning.illustrative else None,
        "tours": [
            {
                "unit": tour.unit,
                "post": tour.post,
                **days_json(tour.stay),
                "illustrative": planning.units[tour.unit].illustrative
                or planning.posts[tour.post].illustrative,
            }
            for tour in result.tours
        ],
    }
    return dumped(content)
