"""The effect of an amendment on a plan: sentences on the act tried, verdicts and departures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.effect import SILENT
from relevo.core.words import plural_text, text
from relevo.report.phrases import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from relevo.compliance.departure import Departure, Surplus
    from relevo.compliance.effect import Change
    from relevo.compliance.stay import Stay
    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Verdict
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.mandate.model import Mandate

NOT_JUDGED = text("not judged")
"""What is said in the place of a verdict where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An act whose effect is shown, and what was supposed to show it.

    Attributes:
        act: The act.
        day: Day of knowledge of both mandates.
        before: The mandate without the act.
        after: The mandate with it.
        adoption_supposed: Whether its file does not say that it was adopted.
        day_supposed: Whether its file does not say from which day it counts.
    """

    act: Act
    day: date
    before: Mandate
    after: Mandate
    adoption_supposed: bool = False
    day_supposed: bool = False

    @property
    def counts(self) -> bool:
        """Whether the act is in force in the mandate that has it."""
        return any(one.act.id == self.act.id for one in self.after.acts)

    @property
    def unsettled(self) -> tuple[Text, ...]:
        """What of the act did not become law to judge by."""
        return tuple(words for words in self.after.unsettled if words not in self.before.unsettled)


def trial_words(trial: Trial) -> tuple[Text, ...]:
    """Say which act is tried, and what is supposed of it."""
    said = [
        text(
            "Effect of “{title}” ({act}) on the plan, as known on {day}.",
            title=trial.act.title,
            act=trial.act.id,
            day=trial.day,
        )
    ]
    if trial.adoption_supposed:
        said.append(text("The act is not adopted: its effect is shown as if it were."))
    if trial.day_supposed:
        said.append(
            text(
                "Its file does not say from which day it counts: {day} is supposed.", day=trial.day
            )
        )
    if not trial.counts:
        said.append(text("The act authorises nothing here: it is about a force that goes out."))
    return tuple(said)


def tells(change: Change) -> bool:
    """Whether a change is told by itself: a verdict that is not met or kept begins or ends.

    Where a finding is merely no longer judged on some days, because no limit runs on them, another
    finding says what the plan does there.
    """
    pairs = [(shift.before, shift.after) for shift in change.shifts]
    pairs.append(
        (
            change.before.verdict if change.before else None,
            change.after.verdict if change.after else None,
        )
    )
    return any(
        first is not second and second is not None and not {first, second} <= {None, *SILENT}
        for first, second in pairs
    )


def verdict_words(before: Verdict | None, after: Verdict | None) -> Text:
    """Say a verdict without and with the act; None means not judged."""
    first, second = (NOT_JUDGED if one is None else VERDICTS[one] for one in (before, after))
    if before is after:
        return text("{verdict}, as before", verdict=second)
    return text("{before}; with the act: {after}", before=first, after=second)


def cited(refs: Iterable[ClauseRef]) -> tuple[str, ...]:
    """Cite clauses as ``act/clause``, as every finding does."""
    return tuple(f"{ref.act}/{ref.clause}" for ref in refs)


def departure_words(one: Departure) -> Text:
    """Say by when a stay must end, or that it could not begin.

    Args:
        one: The departure.

    Returns:
        One sentence with unit, post, last permitted day, planned last day and days too many.
    """
    unit, post, last = one.stay.unit.id, one.stay.post.id, one.stay.term.last
    if one.last is None and one.certain:
        return plural_text(
            "{unit} at {post}, planned {days}: {n} day is not permitted ({over}) [{clauses}]",
            "{unit} at {post}, planned {days}: {n} days are not permitted ({over}) [{clauses}]",
            one.days,
            unit=unit,
            post=post,
            days=one.stay.term,
            over=one.over,
            clauses=cited(one.clauses),
        )
    if one.last is None:
        return plural_text(
            "{unit} at {post}, planned {days}: the sources do not settle whether {n} day is "
            "permitted ({over}) [{clauses}]",
            "{unit} at {post}, planned {days}: the sources do not settle whether {n} days are "
            "permitted ({over}) [{clauses}]",
            one.days,
            unit=unit,
            post=post,
            days=one.stay.term,
            over=one.over,
            clauses=cited(one.clauses),
        )
    if one.certain:
        return plural_text(
            "{unit} at {post}: last permitted day {day}; planned until {last}, {n} day too many "
            "[{clauses}]",
            "{unit} at {post}: last permitted day {day}; planned until {last}, {n} days too many "
            "[{clauses}]",
            one.days,
            unit=unit,
            post=post,
            day=one.last,
            last=last,
            clauses=cited(one.clauses),
        )
    return plural_text(
        "{unit} at {post}: last day beyond doubt {day}; planned until {last}; the sources do not "
        "settle whether {n} day more is permitted [{clauses}]",
        "{unit} at {post}: last day beyond doubt {day}; planned until {last}; the sources do not "
        "settle whether {n} days more are permitted [{clauses}]",
        one.days,
        unit=unit,
        post=post,
        day=one.last,
        last=last,
        clauses=cited(one.clauses),
    )


def surplus_words(one: Surplus) -> Text:
    """Say on which days a limit is newly exceeded or in doubt, and who counts towards it then.

    Args:
        one: The limit, the days and the stays.
    """
    return text(
        "{days}: {finding} In place and counted: {stays} [{clauses}]",
        days=one.terms,
        finding=one.finding.message,
        stays=tuple(_until(stay) for stay in one.stays),
        clauses=cited(one.finding.clauses),
    )


def _until(stay: Stay) -> Text:
    """Name a stay with its planned last day."""
    return text(
        "{unit} at {post} until {day}", unit=stay.unit.id, post=stay.post.id, day=stay.term.last
    )
