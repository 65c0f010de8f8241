"""What a check says of the acts where there is no plan to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.report.mandate_acts import field_words
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
    if doubtful := tuple(force.act.id for force in mandate.acts if not force.certain):
        said.append(
            text(
                "Whether these are in force on {day} is undetermined, since the day of publication "
                "was not found or sources differ on it: {acts}.",
                day=mandate.day,
                acts=doubtful,
            )
        )
    said.append(
        text(
            "Limits in these acts: {n}. Number not found: {lacking}.",
            n=len(mandate.limits),
            lacking=len(mandate.limits) - len(known),
        )
    )
    said += _open_points(mandate)
    said += [
        text("[{verdict}] {message}", verdict=VERDICTS[Verdict.UNDETERMINED], message=sentence)
        for sentence in mandate.unsettled
    ]
    return tuple(said)


def _open_points(mandate: Mandate) -> list[Text]:
    """Say on what sources differ, and how much is still to be verified, act by act."""
    said: list[Text] = []
    for force in mandate.acts:
        act = force.act
        if act.conflicts:
            fields = tuple(dict.fromkeys(field_words(one.about) for one in act.conflicts))
            said.append(
                text(
                    "Sources differ in {act} on: {fields}. Every version is kept; relevo show "
                    "says them.",
                    act=act.id,
                    fields=fields,
                )
            )
        said += [text("To verify in {act}: {note}", act=act.id, note=note) for note in act.verify]
    return said
