"""What is known, supposed and asked of a visit, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_words import purpose_words
from relevo.core.words import text
from relevo.regime.classify import COUNTED
from relevo.regime.model import Feature

if TYPE_CHECKING:
    from relevo.core.words import Arg, Text
    from relevo.regime.classify import Supposed, Visit

FEATURES: dict[Feature, Text] = {
    Feature.ARMS: text("arms of war"),
    Feature.MILITARY: text("military personnel"),
    Feature.PERSONS: text("persons"),
    Feature.OFFICERS: text("officers"),
    Feature.PURPOSE: text("purpose"),
    Feature.VESSEL: text("vessel"),
    Feature.AIRCRAFT: text("aircraft"),
    Feature.ALIGHTS: text("persons leave the vessel or aircraft"),
    Feature.TRAINS_WITH_HOST: text("training with the host's forces"),
}
"""What of a visit is asked about, in words."""

QUESTIONS: dict[Feature, Text] = {
    Feature.ARMS: text("Does it bring arms of war?"),
    Feature.MILITARY: text("Is it military personnel, not police or justice officials?"),
    Feature.PERSONS: text("How many persons come?"),
    Feature.OFFICERS: text("How many of them are officers?"),
    Feature.PURPOSE: text("What does it come for?"),
    Feature.VESSEL: text("Does it come with a military vessel?"),
    Feature.AIRCRAFT: text("Does it come with a military aircraft?"),
    Feature.ALIGHTS: text("Do persons leave the vessel or aircraft?"),
    Feature.TRAINS_WITH_HOST: text("Does it train with the host's forces?"),
}
"""The same as questions."""

_YES_NO: dict[str, Text] = {"yes": text("yes"), "no": text("no")}


def option_of(feature: Feature) -> str:
    """Give the option of ``relevo classify`` that answers a question."""
    return f"--{feature.replace('_', '-')}"


def visit_words(visit: Visit) -> Text:
    """Say what is known of the visit."""
    answers = tuple(
        text("{what}: {answer}", what=FEATURES[feature], answer=answer_words(feature, answer))
        for feature, answer in visit.answers.items()
    )
    if not answers:
        return text("Nothing is said of the visit.")
    return text("The visit as described: {answers}.", answers=answers)


def answer_words(feature: Feature, answer: str | int) -> Arg:
    """Say an answer: a number, yes or no, or a purpose by its name."""
    if isinstance(answer, int):
        return answer
    return purpose_words(answer) if feature is Feature.PURPOSE else _YES_NO.get(answer, answer)


def supposed_words(supposed: Supposed) -> Text:
    """Say a supposed answer."""
    what = FEATURES[supposed.feature]
    if supposed.feature in COUNTED:
        least = supposed.least or 0
        if supposed.most is None:
            return text("{what}: {least} or more", what=what, least=least)
        if supposed.most == least:
            return text("{what}: {least}", what=what, least=least)
        return text("{what}: {least} to {most}", what=what, least=least, most=supposed.most)
    if not supposed.answers:
        return text("{what}: none that a criterion names", what=what)
    first, *others = (answer_words(supposed.feature, one) for one in supposed.answers)
    said = first
    for other in others:
        said = text("{one} or {other}", one=said, other=other)
    return text("{what}: {answer}", what=what, answer=said)
