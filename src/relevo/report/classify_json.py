"""The class of entry of a visit, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.classify import paste_block
from relevo.report.law_json import VERSION, consent_json, rule_json
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from relevo.core.codes import Codes
    from relevo.regime.classify import Outcome, Supposed
    from relevo.report.classify import VisitClassified


def render_classify_json(classified: VisitClassified, codes: Codes, *, lang: str) -> str:
    """Write the class of entry of a visit.

    Args:
        classified: What the law makes of it.
        codes: Names of codes.
        lang: Language of names and sentences.

    Returns:
        JSON; ``settled`` is whether there is one outcome, and ``open`` what would decide.
    """
    found = classified.found
    speaker = Speaker(lang)
    return dumped(
        {
            "version": VERSION,
            "host": {
                "id": found.regime.host,
                "name": speaker.say(codes.states.name(found.regime.host)),
            },
            "day": found.day.isoformat(),
            "illustrative": found.regime.illustrative,
            "visit": {str(name): answer for name, answer in found.visit.answers.items()},
            "settled": found.settled,
            "open": [str(one) for one in found.open],
            "outcomes": [_outcome(one, classified, speaker) for one in found.outcomes],
            "paste": "\n".join(paste_block(found, speaker)) or None,
        }
    )


def _outcome(outcome: Outcome, classified: VisitClassified, speaker: Speaker) -> dict[str, Any]:
    """Give one class that the visit may have; the class is null where it is no entry."""
    regime = classified.found.regime
    criterion = outcome.criterion
    return {
        "criterion": rule_json(criterion, regime, speaker) if criterion else None,
        "class_of_entry": (
            str(criterion.class_of_entry) if criterion and criterion.class_of_entry else None
        ),
        "no_entry": outcome.no_entry,
        "contested": bool(outcome.unless) or bool(criterion and criterion.disputed),
        "unless": [one.id for one in outcome.unless],
        "cases": [[_supposed(one) for one in case] for case in outcome.cases],
        "consents": [consent_json(one, regime, speaker) for one in outcome.consents],
        "purposes": [{"rule": rule.id, "permitted": held} for rule, held in outcome.purposes],
        "required": [rule.id for rule in outcome.required],
        "acts": None
        if classified.acts is None
        else [
            {"act": one.staged.act.id, "may_cover": one.covers}
            for one in classified.covering(outcome)
        ],
    }


def _supposed(supposed: Supposed) -> dict[str, Any]:
    """Give an answer that is supposed; no answers and no numbers mean another purpose."""
    return {
        "feature": str(supposed.feature),
        "answers": list(supposed.answers),
        "least": supposed.least,
        "most": supposed.most,
    }
