"""What a new plan changes and for whom, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.report.findings import SILENT
from relevo.report.phrases import ILLUSTRATIVE_NOTE, VERDICTS, level_rows, status_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.rotation.model import Planning, Result, Uncovered
    from relevo.rotation.replan import Answer


def fresh_findings(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that a new plan adds: not met, and not the same of the plan announced.

    Days without presence are told elsewhere and left out.
    """
    known = {(one.rule, one.limit, one.subject, one.verdict) for one in before}
    return tuple(
        one
        for one in after
        if one.verdict not in SILENT
        and one.rule != "R-PRESENCE"
        and (one.rule, one.limit, one.subject, one.verdict) not in known
    )


def render_replan_text(
    answer: Answer,
    result: Result,
    planning: Planning,
    *,
    asked: Sequence[Text],
    findings: Sequence[Finding],
    lang: str,
) -> str:
    """Say what changes, post by post, then unit by unit, then days without presence.

    Args:
        answer: The comparison of both plans.
        result: The new plan.
        planning: What it is made from.
        asked: The changes asked for.
        findings: What the new plan adds to the findings of ``relevo check``.
        lang: Language of the words.

    Returns:
        Lines with a newline at the end.
    """
    say = Speaker(lang).say
    gap_days = sum(gap.term.days for gap in answer.gaps_after)
    lines = [say(one) for one in asked]
    lines.append(say(text("Days before {day} are frozen.", day=answer.since)))
    lines += ["", *map(say, _tours(answer, planning)), "", *map(say, _units(answer))]
    lines += map(say, _presence(answer, planning))
    if findings:
        lines += ["", say(text("New findings of relevo check:"))]
        lines += [
            "  - "
            + say(text("[{verdict}] {message}", verdict=VERDICTS[one.verdict], message=one.message))
            for one in findings
        ]
    lines += ["", *map(say, status_words(result, gap_days)), *map(say, _levels(result))]
    if planning.illustrative:
        lines.append(say(ILLUSTRATIVE_NOTE))
    return "\n".join(lines) + "\n"


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
            cut = one in answer.cut
            yield (
                text(
                    "  - {unit}: announced {old}; leaves on {day}, on purpose: it may not stay.",
                    unit=one.before.unit,
                    old=one.before.stay,
                    day=one.after.stay.last,
                )
                if cut
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


def _levels(result: Result) -> Iterable[Text]:
    """Say each level of the objective."""
    for level, value, bound in level_rows(result):
        yield (
            text("{level}: {value}, proven the least", level=level, value=value)
            if value == bound
            else text(
                "{level}: {value}; proven at least {bound}", level=level, value=value, bound=bound
            )
        )
