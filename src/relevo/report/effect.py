"""The effect of an amendment on a plan, in words: what changes on which days, who must leave."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.report.effect_words import (
    cited,
    departure_words,
    surplus_words,
    tells,
    trial_words,
    verdict_words,
)
from relevo.report.findings import counts_words
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from relevo.compliance.effect import Change, Effect
    from relevo.core.words import Arg, Text
    from relevo.report.effect_words import Trial


def render_effect_text(
    effect: Effect,
    trial: Trial,
    *,
    lang: str,
    every: bool = False,
    illustrative: bool = False,
    of_acts: Sequence[str] = (),
) -> str:
    """Say what an act would do to a plan.

    Args:
        effect: The effect.
        trial: The act and what was supposed.
        lang: Language of the words.
        every: Whether changes between verdicts under which nothing falls short are said too.
        illustrative: Whether the plan is about invented units or posts.
        of_acts: Lines on the act against standing law, which come before its effect.

    Returns:
        Lines with a newline at the end: changes by their first day, who must leave by when, limits
        newly exceeded with who is in place, and the counts with the act.
    """
    say = Speaker(lang).say
    lines = [say(sentence) for sentence in trial_words(trial)]
    if illustrative or trial.act.illustrative:
        lines.append(say(ILLUSTRATIVE_NOTE))
    shown = [change for change in effect.changes if every or tells(change)]
    lines += ["", *of_acts, say(_summary(effect))]
    for change in shown:
        lines += _change_lines(change, Speaker(lang))
    lines += [f"  - {say(sentence)}" for sentence in _counted_only(effect.changes, shown)]
    leaving = [one for one in effect.departures if one.certain and one.last]
    barred = [one for one in effect.departures if one.certain and not one.last]
    doubted = [one for one in effect.departures if not one.certain]
    lines += _section(text("Who must leave by when"), map(departure_words, leaving), say)
    lines += _section(
        text("Tours that could not begin as planned"), map(departure_words, barred), say
    )
    lines += _section(
        text(
            "Too many in place: some units, or their arms, must leave; the act does not say which"
        ),
        [surplus_words(one) for one in effect.surplus if one.certain],
        say,
    )
    lines += _section(
        text("Stays that may have to end or may not begin: the sources do not settle it"),
        map(departure_words, doubted),
        say,
    )
    lines += _section(
        text(
            "Perhaps too many in place: whether some units, or their arms, have to leave is not "
            "settled"
        ),
        [surplus_words(one) for one in effect.surplus if not one.certain],
        say,
    )
    lines += _section(text("Not settled"), trial.unsettled, say)
    lines += ["", say(text("With the act. {counts}", counts=counts_words(effect.after)))]
    return "\n".join([*lines, say(NO_POSITION)]) + "\n"


def _summary(effect: Effect) -> Text:
    """Say whether anything changes, and from which day on."""
    if not effect.changes:
        return text("Nothing changes: every finding is the same with and without the act.")
    first = min((change.first for change in effect.changes if change.first), default=None)
    if first is None:
        return text("What changes over the whole plan; no single day decides:")
    return text("What changes, from {day} on; every day before stays as it is:", day=first)


def _change_lines(change: Change, speaker: Speaker) -> list[str]:
    """Say one change: over the whole plan, then its days, then its clauses."""
    finding = change.finding
    named = (finding.rule, finding.subject) if finding.subject else (finding.rule,)
    lines = [
        "  - "
        + speaker.say(
            text(
                "[{verdicts}] {message} ({cited})",
                verdicts=verdict_words(
                    change.before.verdict if change.before else None,
                    change.after.verdict if change.after else None,
                ),
                message=finding.message,
                cited=named,
            )
        )
    ]
    lines += [
        "      "
        + speaker.say(
            text(
                "{days}: {verdicts}",
                days=shift.terms,
                verdicts=verdict_words(shift.before, shift.after),
            )
        )
        for shift in change.shifts
    ]
    if change.clauses:
        lines.append(
            "      " + speaker.say(text("Clause: {clauses}", clauses=cited(change.clauses)))
        )
    return lines


def _counted_only(changes: Sequence[Change], shown: Sequence[Change]) -> Iterator[Text]:
    """Count the changes that are not told by themselves."""
    quiet = [change for change in changes if change not in shown]
    kinds = Counter(
        all(shift.after is None for shift in change.shifts) and change.after is not None
        for change in quiet
        if change.shifts
    )
    if kinds[True]:
        yield plural_text(
            "{n} finding more is no longer judged on some of these days, because what it rests on "
            "does not run then. See it with --every.",
            "{n} findings more are no longer judged on some of these days, because what they rest "
            "on does not run then. See them with --every.",
            kinds[True],
        )
    if others := len(quiet) - kinds[True]:
        yield plural_text(
            "{n} finding more appears or disappears without falling short. See it with --every.",
            "{n} findings more appear or disappear without falling short. See them with --every.",
            others,
        )


def _section(title: Text, items: Iterable[Arg], say: Callable[[Arg], str]) -> list[str]:
    """Give a titled list; nothing if it is empty."""
    lines = [f"  - {say(item)}" for item in items]
    return ["", say(title), *lines] if lines else []
