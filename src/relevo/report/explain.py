"""Explanations as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.report.explain_words import member_words, remedy_words
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION
from relevo.rotation.explain.model import Force

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from relevo.core.words import Text
    from relevo.rotation.explain.model import Clash, Forced, Member, Run, WhyNot
    from relevo.rotation.model import Planning

EVERY_DAY = text("Every post is covered on every day: there is nothing to explain.")
"""What there is to say of a plan without a gap."""


def render_explain_text(runs: Sequence[Run], planning: Planning, *, lang: str) -> str:
    """Say why days are without presence and what would help.

    Args:
        runs: Explained runs of days; none means that every day is covered.
        planning: What the plan is made from.
        lang: Language of the words.

    Returns:
        A block for each run, then the notes; a newline at the end.
    """
    speaker = Speaker(lang)
    lines: list[str] = []
    for run in runs:
        lines += [*_run_lines(run, planning, speaker), ""]
    if not runs:
        lines += [speaker.say(EVERY_DAY), ""]
    return "\n".join([*lines, *_notes(planning, speaker)]) + "\n"


def _notes(planning: Planning, speaker: Speaker) -> Iterator[str]:
    """Give the notes under every explanation."""
    if planning.illustrative:
        yield speaker.say(ILLUSTRATIVE_NOTE)
    yield speaker.say(NO_POSITION)


def _run_lines(run: Run, planning: Planning, speaker: Speaker) -> Iterator[str]:
    """Say one run."""
    say = speaker.say
    yield say(
        text(
            "{post} ({name}): no presence {days}",
            post=run.post,
            name=planning.posts[run.post].name,
            days=run.term,
        )
    )
    for clash in run.clashes:
        yield f"  {say(clash_heading(clash))}"
        needed = clash.members if len(clash.members) <= _FEW else clash.needed
        for member in needed:
            line = member_words(member, planning).line
            unproven = text("{line} (whether it can be spared was not proven)", line=line)
            yield f"    - {say(line if member in clash.needed else unproven)}"
        if len(needed) < len(clash.members):
            rest = [member for member in clash.members if member not in needed]
            yield "    - " + say(
                text(
                    "{n} more, of which it was not proven whether they can be spared: {rows}",
                    n=len(rest),
                    rows=_places(rest, planning),
                )
            )
    if run.coverable:
        yield "  " + say(
            text(
                "A plan that covers {days} too exists: this plan is not the best. Plan again.",
                days=run.coverable,
            )
        )
    if run.unproven:
        yield "  " + say(
            text("{days}: the reason was not proven in the time allowed.", days=run.unproven)
        )
    if run.remedies:
        yield "  " + say(
            text("What would help, cheapest first, all else as planned still covered:")
        )
    for remedy in run.remedies:
        yield "    - " + " ".join(map(say, remedy_words(remedy, planning)))
    if run.unsettled:
        yield "  " + say(
            plural_text(
                "Whether a change of {n} limit more helps was not proven in the time allowed; give "
                "--time-limit more seconds.",
                "Whether a change of {n} limits more helps was not proven in the time allowed; "
                "give --time-limit more seconds.",
                len(run.unsettled),
            )
        )


_FEW = 8
"""Limits of a clash that are told one by one, whatever is proven of them."""


def _places(members: Sequence[Member], planning: Planning) -> tuple[str, ...]:
    """Give the clauses and rows of limits, each once."""
    said = [member_words(member, planning) for member in members]
    found = (
        place
        for one in said
        for place in (*(f"{ref.act}/{ref.clause}" for ref in one.clauses), *one.rows)
    )
    return tuple(dict.fromkeys(found))


def clash_heading(clash: Clash) -> Text:
    """Say what a clash proves."""
    if not clash.members:
        return text(
            "{days}: relief in place, the post's own days and the units in place before them "
            "leave this without presence, whatever the limits.",
            days=clash.terms,
        )
    if clash.proven:
        return plural_text(
            "{days}: this limit alone leaves it without presence; without it, it could be covered "
            "(proven).",
            "{days}: these {n} limits alone leave it without presence; without any one of them it "
            "could be covered (all proven).",
            n=len(clash.members),
            days=clash.terms,
        )
    return text(
        "{days}: these limits alone leave it without presence (proven); not proven in the time "
        "allowed is whether all of them are needed.",
        days=clash.terms,
    )


def render_why_not_text(
    answer: WhyNot, planning: Planning, *, unit: str, post: str, day: date, lang: str
) -> str:
    """Say why a unit is not at a post on a day.

    Args:
        answer: The answer.
        planning: What the plan is made from.
        unit: The unit, by identifier.
        post: The post, by identifier.
        day: The day.
        lang: Language of the words.

    Returns:
        Lines, then the notes; a newline at the end.
    """
    speaker = Speaker(lang)
    say = speaker.say
    lines = [say(sentence) for sentence in why_not_words(answer, unit=unit, post=post, day=day)]
    lines += [f"  - {say(member_words(member, planning).line)}" for member in answer.members]
    return "\n".join([*lines, "", *_notes(planning, speaker)]) + "\n"


def why_not_words(answer: WhyNot, *, unit: str, post: str, day: date) -> tuple[Text, ...]:
    """Say an answer; the limits it names follow it.

    Args:
        answer: The answer.
        unit: The unit, by identifier.
        post: The post, by identifier.
        day: The day.

    Returns:
        Sentences in reading order.
    """
    if answer.there is not None:
        return (
            text(
                "{unit} is at {post} on {day}: {stay} ({row}).",
                unit=unit,
                post=post,
                day=day,
                stay=answer.there.stay,
                row=str(answer.there.row),
            ),
        )
    if answer.forbids:
        return answer.forbids
    if answer.members:
        return (
            plural_text(
                "{unit} has no tour at {post} that could hold {day}, whatever the others do: this "
                "limit alone leaves it none, and without it there is one.",
                "{unit} has no tour at {post} that could hold {day}, whatever the others do: these "
                "{n} limits together leave it none, and without any one of them there is one.",
                n=len(answer.members),
                unit=unit,
                post=post,
                day=day,
            ),
        )
    nothing = text(
        "Nothing by itself keeps {unit} from being at {post} on {day}.",
        unit=unit,
        post=post,
        day=day,
    )
    forced = () if answer.forced is None else forced_words(answer.forced)
    return (nothing, *answer.plan, *forced)


def forced_words(forced: Forced) -> tuple[Text, ...]:
    """Say what having the unit there would take."""
    lost = tuple(text("{post} {days}", post=gap.post, days=gap.term) for gap in forced.gaps)
    match forced.force:
        case Force.SAME:
            same = text("Another plan has it there with no more days without presence.")
            return (same, *_cost_words(forced))
        case Force.WORSE if forced.more == forced.least:
            return (
                plural_text(
                    "Having it there leaves {n} weighted day more without presence, proven the "
                    "least; for example {lost}.",
                    "Having it there leaves {n} weighted days more without presence, proven the "
                    "least; for example {lost}.",
                    n=forced.more,
                    lost=lost,
                ),
            )
        case Force.WORSE:
            return (
                text(
                    "Having it there leaves at least {least} weighted days more without presence "
                    "(proven); the best plan found with it leaves {more} more: {lost}.",
                    least=forced.least,
                    more=forced.more,
                    lost=lost,
                ),
            )
        case Force.IMPOSSIBLE:
            return (text("No plan that keeps the limits has it there (proven)."),)
        case Force.UNPROVEN if forced.more:
            return (
                text(
                    "The best plan found with it there leaves {more} weighted days more without "
                    "presence: {lost}. Whether a better one exists was not proven in the time "
                    "allowed.",
                    more=forced.more,
                    lost=lost,
                ),
            )
        case Force.UNPROVEN:
            return (text("Whether a plan can have it there was not proven in the time allowed."),)


def _cost_words(forced: Forced) -> Iterator[Text]:
    """Say what such a plan costs."""
    if forced.cost is None:
        yield text("What it costs was not settled in the time allowed.")
    elif forced.cost == forced.cost_least and forced.cost >= 0:
        yield text("It costs {cost} cost units more, proven the least.", cost=forced.cost)
    elif forced.cost >= 0:
        yield text("The one found costs {cost} cost units more.", cost=forced.cost)
    else:
        yield text("The one found costs {cost} cost units less.", cost=-forced.cost)
