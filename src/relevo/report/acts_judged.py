"""What a check says of the acts where there is no plan to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.report.phrases import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.words import Text
    from relevo.mandate.model import Mandate


def acts_judged(read: Iterable[str], mandate: Mandate) -> tuple[Text, ...]:
    """Say which acts count, how many limits they set, and what they leave unsettled.

    Args:
        read: Identifiers of the acts of the case.
        mandate: What they permit, as known on its day.

    Returns:
        Sentences in reading order; each thing that is unsettled is called undetermined.
    """
    counted = tuple(force.act.id for force in mandate.acts)
    aside = tuple(act for act in read if act not in counted)
    known = [limit for limit in mandate.limits if any(r.bound.known for r in limit.readings)]
    said = [
        text(
            "The acts were read without a problem. Counted on {day}: {acts}.",
            day=mandate.day,
            acts=counted,
        )
        if counted
        else text(
            "The acts were read without a problem. None of them counts on {day}.", day=mandate.day
        )
    ]
    if aside:
        said.append(text("Not counted on {day}: {acts}.", day=mandate.day, acts=aside))
    said.append(
        text(
            "Limits in these acts: {n}. Number not found: {lacking}.",
            n=len(mandate.limits),
            lacking=len(mandate.limits) - len(known),
        )
    )
    said += [
        text("[{verdict}] {message}", verdict=VERDICTS[Verdict.UNDETERMINED], message=sentence)
        for sentence in mandate.unsettled
    ]
    return tuple(said)
