"""R-NOTICE: notice of an ally status, or of its end, is given long enough before.

Criterion: the law on the status, e.g. 22 USC 2321k(a): at least 30 days.
Counts: days from the notice to the designation, or to its end; each version that sources give of
either day is a reading. A state that the law itself designates needs no notice.
Undetermined when: readings disagree, a day is known only between two others that leave it open, or
a day must still be verified. A state of which either day is not on record is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.wording import law as finding_of_law
from relevo.core.codes import packaged_codes
from relevo.core.finding import Evidence, ReadingVerdict, Verdict, agree
from relevo.core.term import Term
from relevo.core.words import plural_text, text
from relevo.regime.status_on import Truth, known_on, waits_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Text
    from relevo.regime.ally import AllyLaw, Designation, When
    from relevo.regime.status_on import Wait

RULE = "R-NOTICE"

_VERDICTS = {
    Truth.YES: Verdict.MET,
    Truth.NO: Verdict.BREACHED,
    Truth.UNDETERMINED: Verdict.UNDETERMINED,
}


def check_notice(
    law: AllyLaw, statuses: Mapping[str, Designation], *, as_of: date
) -> tuple[Finding, ...]:
    """Judge the notices of every state.

    Args:
        law: The law on the status.
        statuses: What is on record, by state.
        as_of: Day of knowledge; what happened later is left out.

    Returns:
        For each state in order: a finding on the notice of the designation, and one on that of
            its end, where both days are on record by then.
    """
    return tuple(
        finding
        for state, one in sorted(statuses.items())
        for given, outcome, ends in (
            (one.notice, one.designated, False),
            (one.notice_to_end, one.terminated, True),
        )
        for finding in _judged(law, state, known_on(given, as_of), known_on(outcome, as_of), ends)
    )


def _judged(
    law: AllyLaw,
    state: str,
    given: Sequence[When],
    outcome: Sequence[When],
    ends: bool,  # noqa: FBT001 - passed on from one place
) -> Iterable[Finding]:
    """Judge one notice against what it announced; nothing if either is not on record."""
    waits = waits_between(law, given, outcome)
    if not waits:
        return
    readings = tuple(
        ReadingVerdict(
            reading="source:" + "+".join((*wait.notice.says, *wait.outcome.says)),
            label=_label(wait),
            verdict=_verdict(wait),
            chosen=number == 0,
        )
        for number, wait in enumerate(waits)
    )
    message = _message(law, state, waits, ends=ends)
    if len({one.verdict for one in readings}) > 1:
        message = text(
            "{finding} Sources differ on the days, and so does the answer.", finding=message
        )
    yield finding_of_law(
        RULE,
        agree(tuple(one.verdict for one in readings)),
        message,
        clauses=[law.cite(law.notice.norm)],
        limit="notice_to_end" if ends else "notice",
        subject=state,
        readings=readings if len(readings) > 1 else (),
        evidence=[_evidence(law, state, wait) for wait in waits],
    )


def _verdict(wait: Wait) -> Verdict:
    """Give the verdict under one version of both days."""
    return Verdict.UNDETERMINED if wait.remembered else _VERDICTS[wait.enough]


def _label(wait: Wait) -> Text:
    """Name a pair of versions by their days."""
    return text(
        "notice {notice}, then {outcome}: {days}",
        notice=bounds_words(wait.notice),
        outcome=bounds_words(wait.outcome),
        days=days_words(wait),
    )


def _message(law: AllyLaw, state: str, waits: Sequence[Wait], *, ends: bool) -> Text:
    """Write the sentence, by the version followed."""
    first = waits[0]
    gaps: dict[str, Arg] = {
        "state": packaged_codes().states.name(state),
        "notice": bounds_words(first.notice),
        "outcome": bounds_words(first.outcome),
        "days": days_words(first),
        "least": law.notice.days,
    }
    if any(wait.remembered for wait in waits):
        return text(
            "{state}: {days} from notice to outcome, where at least {least} are asked; a day of "
            "them must still be verified.",
            **gaps,
        )
    if ends:
        return text(
            "{state}: notice of the end {notice}, ended {outcome}: {days}; at least {least} are "
            "asked.",
            **gaps,
        )
    return text(
        "{state}: notice {notice}, designated {outcome}: {days}; at least {least} are asked.",
        **gaps,
    )


def bounds_words(version: When) -> Arg:
    """Say when something happened under one version.

    Args:
        version: The version.

    Returns:
        The day, the two days between which it lies, or that it was not found.
    """
    if version.bounds is None:
        return text("on a day not found")
    first, last = version.bounds
    if first == last:
        return text("on {day}", day=first)
    return text("between {first} and {last}", first=first, last=last)


def days_words(wait: Wait) -> Arg:
    """Say how many days passed under one version of both days.

    Args:
        wait: The days.
    """
    if wait.least is None or wait.most is None:
        return text("a number of days not found")
    if wait.least == wait.most:
        return plural_text("{n} day", "{n} days", wait.most)
    return text("{least} to {most} days", least=wait.least, most=wait.most)


def _evidence(law: AllyLaw, state: str, wait: Wait) -> Evidence:
    """Give the days that decide a reading."""
    given, then = wait.notice.bounds, wait.outcome.bounds
    term = Term.inclusive(given[0], then[1]) if given and then and given[0] <= then[1] else None
    known = wait.least is not None and wait.most is not None
    found = str(wait.least) if wait.least == wait.most else f"{wait.least}..{wait.most}"
    return Evidence(
        what="status",
        ref=f"status/{state}.yaml",
        term=term,
        found=found if known else "not_found",
        expected=f">= {law.notice.days}",
    )
