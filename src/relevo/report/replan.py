"""What a new plan changes and for whom, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Verdict
from relevo.core.term import union
from relevo.core.words import Speaker, plural_text, text
from relevo.report.findings import SILENT, finding_lines
from relevo.report.phrases import (
    ILLUSTRATIVE_NOTE,
    NO_POSITION,
    VERDICTS,
    level_words,
    status_words,
)
from relevo.rotation.replan import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.rotation.model import Planning, Result, Uncovered
    from relevo.rotation.replan import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What ``relevo check`` says of a new plan.

    Attributes:
        exceeded: What exceeds a recorded limit or a ceiling asked for, in the plan announced too
            or not.
        known: Those of ``exceeded`` that the plan announced has just so.
        fresh: What else is not met and was not so in the plan announced. Days without presence
            are told elsewhere and left out.
    """

    exceeded: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    fresh: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 if something exceeds a limit, else 0."""
        return 1 if self.exceeded else 0


def judgement(before: Iterable[Finding], after: Sequence[Finding], planning: Planning) -> Judgement:
    """Compare the findings of a new plan with those of the plan announced.

    Args:
        before: Findings of the plan announced, judged as it was made.
        after: Findings of the new plan, with what changes.
        planning: What the new plan is made from; its mandate may hold ceilings asked for.
    """
    old = tuple(before)
    known = {(one.rule, one.limit, one.subject, one.verdict) for one in old}
    asked = {limit.id for limit in planning.mandate.limits if limit.basis is not Basis.LAW}
    exceeded = tuple(
        one
        for one in after
        if one.verdict is Verdict.BREACHED or (one.verdict is Verdict.SHORT and one.limit in asked)
    )
    return Judgement(
        exceeded=exceeded,
        known=tuple(one for one in exceeded if one in old),
        fresh=tuple(
            one
            for one in after
            if one not in exceeded
            and one.verdict not in SILENT
            and one.rule != "R-PRESENCE"
            and (one.rule, one.limit, one.subject, one.verdict) not in known
        ),
    )


def render_replan_text(
    answer: Answer,
    result: Result,
    planning: Planning,
    *,
    asked: Sequence[Text],
    judged: Judgement,
    lang: str,
) -> str:
    """Say what changes, post by post, then unit by unit, then days without presence.

    Args:
        answer: The comparison of both plans.
        result: The new plan.
        planning: What it is made from.
        asked: The changes asked for.
        judged: What ``relevo check`` says of the new plan.
        lang: Language of the words.

    Returns:
        Lines with a newline at the end; what exceeds a limit stands before what is proven, and
        the last line states that Relevo takes no position.
    """
    speaker = Speaker(lang)
    say = speaker.say
    gap_days = sum(gap.term.days for gap in answer.gaps_after)
    lines = [say(one) for one in asked]
    lines.append(say(text("Days before {day} are frozen.", day=answer.since)))
    lines += ["", *map(say, _tours(answer, planning)), "", *map(say, _units(answer))]
    lines += map(say, _presence(answer, planning))
    if judged.exceeded:
        lines += ["", say(text("What exceeds a limit in the new plan:"))]
        for one in judged.exceeded:
            lines += exceeded_lines(one, judged, speaker)
    if judged.fresh:
        lines += ["", say(text("New findings of relevo check:"))]
        lines += [
            "  - "
            + say(text("[{verdict}] {message}", verdict=VERDICTS[one.verdict], message=one.message))
            for one in judged.fresh
        ]
    status = status_words(result, gap_days, begun=True, exceeded=bool(judged.exceeded))
    lines += ["", *map(say, status), *map(say, level_words(result))]
    if planning.illustrative:
        lines.append(say(ILLUSTRATIVE_NOTE))
    return "\n".join([*lines, say(NO_POSITION)]) + "\n"


def exceeded_lines(finding: Finding, judged: Judgement, speaker: Speaker) -> list[str]:
    """Say what exceeds which limit, on which days, and whether the plan announced has it too.

    Args:
        finding: One of ``judged.exceeded``.
        judged: All that is said of the new plan.
        speaker: Says it.

    Returns:
        The lines of ``relevo check``, then the days unless they are in its sentence.
    """
    asked = None if finding.basis is Basis.LAW else text("exceeds the ceiling asked for")
    first, *rest = finding_lines(finding, speaker, asked)
    days = union(datum.term for datum in finding.evidence if datum.term)
    more: list[Text] = []
    if days and speaker.say(days) not in first:
        more.append(text("Days: {days}", days=days))
    if finding in judged.known:
        more.append(text("The plan announced has this too."))
    return [
        f"  - {first}",
        *(f"  {line}" for line in rest),
        *(f"      {speaker.say(m)}" for m in more),
    ]


_CUT = {
    Cut.AWAY: text("it is no longer available"),
    Cut.POST: text("its post is no longer open"),
    Cut.LAW: text("its presence there is no longer permitted"),
}
"""Why a unit in place leaves, in words."""


def _tours(answer: Answer, planning: Planning) -> Iterable[Text]:
    """Say the tours that change, by post, and count those that do not."""
    yield text(
        "Tours over before: {past}; kept: {kept}; with other days: {changed}; dropped: {dropped}; "
        "new: {new}.",
        past=len(answer.past),
        kept=len(answer.kept),
        changed=len(answer.changed),
        dropped=len(answer.dropped),
        new=len(answer.new),
    )
    if answer.unchanged:
        yield text("Nothing changes: the plan announced stays as it is.")
    for post in planning.posts.values():
        changed = [one for one in answer.changed if one.before.post == post.id]
        dropped = [tour for tour in answer.dropped if tour.post == post.id]
        new = [tour for tour in answer.new if tour.post == post.id]
        if not (changed or dropped or new):
            continue
        yield text("Post {post} ({name}):", post=post.id, name=post.name)
        for one in changed:
            yield (
                text(
                    "  - {unit}: announced {old}; leaves on {day}: {reason}.",
                    unit=one.before.unit,
                    old=one.before.stay,
                    day=one.after.stay.last,
                    reason=_CUT[one.cut],
                )
                if one.cut
                else text(
                    "  - {unit}: announced {old}; now {new}.",
                    unit=one.before.unit,
                    old=one.before.stay,
                    new=one.after.stay,
                )
            )
        for tour in dropped:
            yield text("  - {unit}: announced {old}; dropped.", unit=tour.unit, old=tour.stay)
        for tour in new:
            yield text("  - {unit}: new, {new}.", unit=tour.unit, new=tour.stay)


def _units(answer: Answer) -> Iterable[Text]:
    """Say for whom something changes."""
    units = sorted(
        {one.before.unit for one in answer.changed}
        | {tour.unit for tour in (*answer.dropped, *answer.new)}
    )
    if units:
        yield plural_text(
            "Something changes for {n} unit: {units}.",
            "Something changes for {n} units: {units}.",
            len(units),
            units=tuple(units),
        )


def _presence(answer: Answer, planning: Planning) -> Iterable[Text]:
    """Say the days without presence before and after."""
    before, after = (
        sum(gap.term.days for gap in gaps) for gaps in (answer.gaps_before, answer.gaps_after)
    )
    yield text(
        "Days without presence from {day} on, summed over the posts: {after}; in the plan "
        "announced: {before}.",
        day=answer.since,
        before=before,
        after=after,
    )
    for gap in answer.gaps_after:
        yield _gap(gap, planning, new=gap not in answer.gaps_before)


def _gap(gap: Uncovered, planning: Planning, *, new: bool) -> Text:
    """Say one run of days without presence, and whether the plan announced had it."""
    post = planning.posts[gap.post].name
    if new:
        return text("  - {post}: no presence {days} (new)", post=post, days=gap.term)
    return text("  - {post}: no presence {days} (as announced)", post=post, days=gap.term)
