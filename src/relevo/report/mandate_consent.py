"""Steps by which a host consented to an act, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import text
from relevo.instrument.model import ConsentStage
from relevo.report.known import according_words, source_names, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, ConsentStep

STAGES: dict[ConsentStage, Text] = {
    ConsentStage.REQUEST: text("Request"),
    ConsentStage.CABINET: text("Cabinet"),
    ConsentStage.COMMITTEE: text("Committee"),
    ConsentStage.CHAMBER: text("Chamber"),
    ConsentStage.PROMULGATION: text("Promulgation"),
    ConsentStage.GAZETTE: text("Gazette"),
    ConsentStage.DECREE: text("Decree or resolution"),
    ConsentStage.COURT: text("Court"),
    ConsentStage.REFERENDUM: text("Referendum"),
    ConsentStage.RATIFICATION: text("Ratification"),
    ConsentStage.SIGNATURE: text("Signature"),
}
"""Steps by which hosts give consent, in words."""


def consent_lines(acts: Iterable[Act]) -> list[Text]:
    """Say each step by which the host consented, in the order taken.

    Args:
        acts: Acts in force.

    Returns:
        One line for each step: who, when, with which vote, and what came of it.
    """
    return [
        text(
            "{stage}: {said} [{act}: {how}]",
            stage=_stage_words(step),
            said=_step_words(step),
            act=act.id,
            how=_sources_words(step, act),
        )
        for act in acts
        for step in act.consent_chain
    ]


def _stage_words(step: ConsentStep) -> Text:
    """Name a step; say which vote it is where the act tells several apart."""
    stage = STAGES[step.stage]
    return text("{stage}, vote {n}", stage=stage, n=step.reading) if step.reading else stage


def _step_words(step: ConsentStep) -> tuple[Arg, ...]:
    """Say who acted and when, or that the step was dispensed with."""
    said: list[Arg] = [step.body]
    if step.waived:
        said.append(text("dispensed with"))
    else:
        said.append(step.date.value or text("day not found"))
    if step.votes.value is not None:
        said.append(value_words(step.votes.value))
    if step.result:
        said.append(step.result)
    return tuple(said)


def _sources_words(step: ConsentStep, act: Act) -> Text:
    """Say who reports a step."""
    names = source_names(act)
    who: tuple[Arg, ...] = tuple(names.get(one, one) for one in step.says)
    return according_words(who, any_of=step.any_of) if who else text("as entered")


def consent_json(act: Act) -> list[dict[str, Any]]:
    """Give the steps of an act for programs; null where no source gives a value.

    Args:
        act: The act.
    """
    return [_step_json(step) for step in act.consent_chain]


def _step_json(step: ConsentStep) -> dict[str, Any]:
    """Give one step."""
    votes = step.votes.value
    return {
        "stage": str(step.stage),
        "body": step.body,
        "date": step.date.value.isoformat() if step.date.value else None,
        "reading": step.reading,
        "waived": step.waived,
        "votes": {"for": votes.for_, "against": votes.against, "abstain": votes.abstain}
        if votes
        else None,
        "says": list(step.says),
        "any_of": step.any_of,
    }
