"""What a new plan changes and for whom, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.findings import finding_json
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.words import Text
    from relevo.report.replan import Judgement
    from relevo.rotation.model import Planning, Result, Tour, Uncovered
    from relevo.rotation.replan import Answer

VERSION = 1
"""Version of the format."""


def render_replan_json(
    answer: Answer,
    result: Result,
    planning: Planning,
    *,
    asked: Sequence[Text],
    judged: Judgement,
    lang: str,
) -> str:
    """Write what changes.

    Args:
        answer: The comparison of both plans.
        result: The new plan.
        planning: What it is made from.
        asked: The changes asked for.
        judged: What ``relevo check`` says of the new plan.
        lang: Language of the words.

    Returns:
        JSON with a fixed order of keys; first and last days are both included. ``tours`` is the
        whole new plan; ``exceeded`` is empty if it keeps every limit; ``cut`` says why a unit in
        place leaves at once (``away``, ``post``, ``law``), else it is null.
    """
    say = Speaker(lang).say
    return dumped(
        {
            "version": VERSION,
            "from": answer.since.isoformat(),
            "asked": [say(one) for one in asked],
            "status": str(result.status),
            "stopped": str(result.stopped),
            "levels": [
                {"name": str(level.name), "value": level.value, "bound": level.bound}
                for level in result.levels
            ],
            "past": _tours(answer.past),
            "kept": _tours(answer.kept),
            "changed": [
                {
                    "unit": one.before.unit,
                    "post": one.before.post,
                    "before": days_json(one.before.stay),
                    "after": days_json(one.after.stay),
                    "cut": str(one.cut) if one.cut else None,
                }
                for one in answer.changed
            ],
            "dropped": _tours(answer.dropped),
            "new": _tours(answer.new),
            "uncovered_before": _gaps(answer.gaps_before),
            "uncovered_after": _gaps(answer.gaps_after),
            "exceeded": [finding_json(one, say) for one in judged.exceeded],
            "findings": [finding_json(one, say) for one in judged.fresh],
            "seed": result.seed,
            "seconds": round(result.seconds, 3),
            "illustrative": planning.illustrative,
            "note": say(ILLUSTRATIVE_NOTE) if planning.illustrative else None,
            "position": say(NO_POSITION),
            "tours": _tours(result.tours),
        }
    )


def _tours(tours: Iterable[Tour]) -> list[dict[str, Any]]:
    """Give tours."""
    return [{"unit": tour.unit, "post": tour.post, **days_json(tour.stay)} for tour in tours]


def _gaps(gaps: Iterable[Uncovered]) -> list[dict[str, Any]]:
    """Give days without presence."""
    return [{"post": gap.post, **days_json(gap.term)} for gap in gaps]
