"""R-DATES: the days of an act come in their order.

Criterion: the clause that gives the act's days; a request comes before the approval, that before
the signature, the publication and the entry into force, and an act is not published only after
the last day that it permits.

Counts: each pair of neighbouring days that sources give, in every version. Where a treaty is
ratified, its signature comes first and is not compared with its approval.

Undetermined when: sources differ and the order holds in some versions only. Of days that no source
gives nothing is said.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.compliance.act_wording import between_words, file_of, on_act
from relevo.core.finding import Verdict, worst
from relevo.core.words import text
from relevo.instrument.model import ConsentStage, WindowKind
from relevo.regime.given import Between, stated_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.instrument.model import Act

RULE = "R-DATES"

_DAYS: dict[str, Text] = {
    "submitted": text("the request"),
    "approved": text("the approval"),
    "signed": text("the signature"),
    "published": text("the publication"),
    "in_force": text("the entry into force"),
}
_LAST_DAY = text("the last day permitted")

_Pair = tuple["Text", "Between", "Text", "Between"]


def check_dates(grounds: Grounds) -> tuple[Finding, ...]:
    """Compare the days of each act with each other.

    Args:
        grounds: Acts.

    Returns:
        One finding for each act with two days to compare.
    """
    return tuple(finding for act in grounds.judged for finding in _act(act))


def _act(act: Act) -> tuple[Finding, ...]:
    """Judge one act."""
    judged = [(_verdict(pair), pair) for pair in _pairs(act)]
    if not judged:
        return ()
    verdict = worst(tuple(one for one, _ in judged))
    decisive = [pair for one, pair in judged if one is verdict]
    said = tuple(
        text(
            "{second} ({then}) before {first} ({when})",
            first=first,
            when=between_words(when),
            second=second,
            then=between_words(then),
        )
        if verdict is Verdict.BREACHED
        else text(
            "{first} ({when}), {second} ({then})",
            first=first,
            when=between_words(when),
            second=second,
            then=between_words(then),
        )
        for first, when, second, then in decisive
    )
    return (
        on_act(
            RULE,
            verdict,
            _message(verdict, said),
            act,
            evidence=[
                file_of(act, found=_shown(then), expected=f">= {_shown(when)}")
                for _, when, _, then in decisive
            ],
        ),
    )


def _pairs(act: Act) -> Iterator[_Pair]:
    """Give the days to compare, what must come first before what must come later."""
    known = [(field, days) for field in _DAYS if (days := stated_between(act, field)).known]
    stages = {step.stage for step in act.consent_chain}
    treaty = act.framework or ConsentStage.RATIFICATION in stages
    if treaty:
        known = [(field, days) for field, days in known if field != "signed"]
    for (first, when), (second, then) in pairwise(known):
        yield _DAYS[first], when, _DAYS[second], then
    ends = [window.to for window in act.windows if window.kind is not WindowKind.ACTIVITY]
    published = stated_between(act, "published")
    if published.known and ends:
        yield _DAYS["published"], published, _LAST_DAY, Between(first=max(ends), last=max(ends))


def _verdict(pair: _Pair) -> Verdict:
    """Judge two days."""
    _, when, _, then = pair
    if then.surely_before(when):
        return Verdict.BREACHED
    return Verdict.MET if when.surely_by(then) else Verdict.UNDETERMINED


def _shown(days: Between) -> str:
    """Give days as evidence: one, or the first and the last."""
    ends = dict.fromkeys(day.isoformat() for day in (days.first, days.last) if day)
    return "..".join(ends)


def _message(verdict: Verdict, said: tuple[Text, ...]) -> Text:
    """Write the sentence."""
    match verdict:
        case Verdict.MET:
            return text("The days of the act come in their order, as far as they are known.")
        case Verdict.BREACHED:
            return text("The days of the act do not come in their order: {days}.", days=said)
        case _:
            return text(
                "Sources differ, so that the order of the days is not settled: {days}.", days=said
            )
