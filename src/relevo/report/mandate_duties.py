"""Powers to amend an act and duties owed under it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.instrument.value import NOT_FOUND
from relevo.report.known import clock_words, value_words
from relevo.report.mandate_acts import cited_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, AmendmentPower, DatedBody, Duty

_POWERS: dict[str, Text] = {
    "supreme_resolution": text("A supreme resolution"),
    "start_date": text("the start date"),
    "terms": text("the terms of stay"),
}
"""Instruments and elements of the power to amend, in words; others stand for themselves."""

_ISSUE = "issue"
"""What a duty comes after that arises with the act itself."""


def power_words(power: AmendmentPower) -> Text:
    """Say who may change what; an instrument that no source names is said as not found.

    Args:
        power: The power to amend.
    """
    element = _POWERS.get(power.element, power.element)
    if power.by == NOT_FOUND:
        return text("An instrument that no source names may change {element}", element=element)
    return text("{by} may change {element}", by=_POWERS.get(power.by, power.by), element=element)


def duty_lines(acts: Sequence[Act], day: date) -> list[Text]:
    """Say who may change what, and who owes what to whom by when.

    Args:
        acts: Acts in force.
        day: Day asked about; whoever holds a role when a duty arises, on that day at the latest,
            is named.

    Returns:
        Powers, then duties, each with its clause.
    """
    powers = [
        text("{power} [{clause}]", power=power_words(power), clause=cited_words(act, power.clause))
        for act in acts
        for power in act.amendment_powers
    ]
    duties = [
        text(
            "{what} Owed by: {by}; to: {whom}; {when} [{clause}]",
            what=duty.what,
            by=value_words(None if duty.by == NOT_FOUND else duty.by),
            whom=_holder_words(duty.to, _arisen(act, duty, day)),
            when=clock_words(duty.within),
            clause=cited_words(act, duty.clause),
        )
        for act in acts
        for duty in (*act.duties, *(p.report for p in act.amendment_powers if p.report))
    ]
    return powers + duties


def _arisen(act: Act, duty: Duty, day: date) -> date:
    """Give the day on which a duty arises: of the act itself, else within its windows."""
    if duty.after == _ISSUE:
        dates = act.dates
        known = (dates.signed.value, dates.approved.value, dates.published.value)
        return next((one for one in known if one), day)
    return min([day, *([max(window.to for window in act.windows)] if act.windows else [])])


def _holder_words(bodies: Sequence[DatedBody], day: date) -> Arg:
    """Name who holds a role on a day; not found if no source names anybody."""
    holders = tuple(
        body.body
        for body in bodies
        if (body.from_ or day) <= day <= (body.to or day) and body.body != NOT_FOUND
    )
    return value_words(holders or None)
