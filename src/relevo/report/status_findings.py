"""Findings on ally statuses for people: ``relevo check`` on a case about one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.report.citing import Citing
from relevo.report.findings import SILENT, counts_words, finding_lines
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.finding import Finding
    from relevo.regime.ally import AllyLaw


def render_status_findings_text(
    findings: Sequence[Finding],
    law: AllyLaw,
    *,
    lang: str,
    every: bool,
    illustrative: bool,
    unjudged: int,
) -> str:
    """Say findings on notices: a line or two for each, then the counts.

    Args:
        findings: The findings.
        law: The law that they cite.
        lang: Language of the words.
        every: Whether what is met is said too, and not only counted.
        illustrative: Whether they are about invented records.
        unjudged: Number of states without both days on record.

    Returns:
        Lines with a newline at the end; the last states that Relevo takes no position.
    """
    speaker = Speaker(lang)
    say = speaker.say
    citing = Citing(acts={}, regime=law)
    lines = [say(text("Notices against the law on the status: {name}", name=law.name))]
    shown = [one for one in findings if every or one.verdict not in SILENT]
    for finding in shown:
        lines += finding_lines(finding, speaker, citing=citing)
    if not shown:
        lines.append(say(text("Nothing exceeds a recorded limit or is undetermined.")))
    lines += ["", say(counts_words(findings))]
    if unjudged:
        lines.append(
            say(
                plural_text(
                    "{n} state is not judged: the day of the notice, or of what it announced, is "
                    "not on record, or the law asks for no notice.",
                    "{n} states are not judged: the day of the notice, or of what it announced, "
                    "is not on record, or the law asks for no notice.",
                    unjudged,
                )
            )
        )
    if illustrative:
        lines.append(say(ILLUSTRATIVE_NOTE))
    lines.append(say(NO_POSITION))
    return "\n".join(lines) + "\n"
