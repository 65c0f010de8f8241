"""Findings as lines for people, as JSON, and as an exit code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from relevo.core.finding import Verdict, finding_ids
from relevo.core.words import Speaker, plural_text, text
from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION, VERDICTS
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Evidence, Finding
    from relevo.core.words import Arg, Localized, Text
    from relevo.report.citing import Citing

SILENT = frozenset({Verdict.MET, Verdict.KEPT})
"""Verdicts that are only counted unless every finding is wanted."""

ORDER = (Verdict.BREACHED, Verdict.UNDETERMINED, Verdict.SHORT, Verdict.MET, Verdict.KEPT)
"""Order of the counts: what needs attention first."""


_ENTRIES_SHOWN = 12
"""Most entries of the log that are named for one finding; JSON has all."""


def exit_code(findings: Sequence[Finding], *, unsettled: bool = False) -> int:
    """Give the exit code of a check.

    Args:
        findings: All findings.
        unsettled: Whether the acts themselves leave something unsettled, where they are all that
            was judged.

    Returns:
        1 if something is breached, else 3 if something is undetermined, else 0.
    """
    verdicts = {finding.verdict for finding in findings}
    if Verdict.BREACHED in verdicts:
        return 1
    return 3 if unsettled or Verdict.UNDETERMINED in verdicts else 0


def render_findings_json(
    findings: Sequence[Finding],
    *,
    as_of: date,
    lang: str,
    illustrative: bool = False,
    plan: str | None = None,
    unsettled: Sequence[Text] = (),
    of_acts: Sequence[Finding] = (),
    of_facts: Sequence[Finding] | None = None,
    citing: Citing | None = None,
) -> str:
    """Write findings for programs.

    Args:
        findings: Findings on the plan, in catalogue order.
        as_of: Day of knowledge.
        lang: Language of messages and labels.
        illustrative: Whether they are about invented units or posts.
        plan: File judged, within the case folder; None if there was no plan to judge.
        unsettled: What the acts leave unsettled, said where there is no plan, and that no standing
            law is on record.
        of_acts: Findings on the acts; they come before those on the plan.
        of_facts: Findings on what was recorded, in a list of their own; None without a record.
        citing: Names norms; None if none is cited.

    Returns:
        JSON as promised in the architecture, with the subject of each finding; terms give their
        first and last day, both included.
    """
    say = Speaker(lang).say
    of_acts_ids, names = finding_ids(of_acts), finding_ids((*findings, *(of_facts or ())))
    return dumped(
        {
            "version": 1,
            "as_of": as_of.isoformat(),
            "illustrative": illustrative,
            "note": say(ILLUSTRATIVE_NOTE) if illustrative else None,
            "regime": citing.regime.id if citing and citing.regime else None,
            "plan": plan,
            "unsettled": [say(sentence) for sentence in unsettled],
            "findings": [
                {"id": id_, "about": about, **finding_json(finding, say, citing)}
                for about, found, ids in (("acts", of_acts, of_acts_ids), ("plan", findings, names))
                for id_, finding in zip(ids, found, strict=False)
            ],
            "facts": None
            if of_facts is None
            else [
                {"id": id_, "about": "facts", **finding_json(one, say, citing)}
                for id_, one in zip(names[len(findings) :], of_facts, strict=True)
            ],
        }
    )


def finding_json(
    finding: Finding, say: Callable[[Arg], str], citing: Citing | None = None
) -> dict[str, Any]:
    """Give one finding.

    Args:
        finding: The finding.
        say: Says message and labels.
        citing: Names norms; each then has its title. None if none is cited.
    """
    clauses = clauses_json(finding.clauses)
    for clause, ref in zip(clauses, finding.clauses, strict=True):
        if citing and (title := citing.title(ref)):
            clause["title"] = say(title)
    return {
        "rule": finding.rule,
        "basis": str(finding.basis),
        "verdict": str(finding.verdict),
        "subject": finding.subject,
        "clauses": clauses,
        "limit": finding.limit,
        "readings": [
            {
                "reading": reading.reading,
                "label": say(reading.label),
                "verdict": str(reading.verdict),
                "chosen": reading.chosen,
            }
            for reading in finding.readings
        ],
        "evidence": [_evidence_json(datum) for datum in finding.evidence],
        "message": say(finding.message),
    }


def clauses_json(refs: Iterable[ClauseRef]) -> list[dict[str, str]]:
    """Give citations of clauses, each with how it is known."""
    return [{"act": ref.act, "clause": ref.clause, "seen": str(ref.seen)} for ref in refs]


def _evidence_json(datum: Evidence) -> dict[str, Any]:
    """Give one datum; first and last day are null if it has no days."""
    days = days_json(datum.term) if datum.term else {"from": None, "to": None}
    return {
        "what": datum.what,
        "ref": datum.ref,
        **days,
        "found": datum.found,
        "expected": datum.expected,
    }


def render_findings_text(
    findings: Sequence[Finding],
    *,
    lang: str,
    every: bool = False,
    illustrative: bool = False,
    of_acts: Sequence[Finding] = (),
    of_facts: Sequence[Finding] | None = None,
    citing: Citing | None = None,
) -> str:
    """Say findings: a line or two for each, then the counts.

    Args:
        findings: Findings on the plan, in catalogue order.
        lang: Language of the words.
        every: Whether findings met or kept are said too, and not only counted.
        illustrative: Whether they are about invented units or posts.
        of_acts: Findings on the acts; they come first, under a heading of their own.
        of_facts: Findings on what was recorded; they come last, likewise. None without a record.
        citing: Names norms and acts; None if there are only findings on the plan.

    Returns:
        Lines with a newline at the end; the last states that Relevo takes no position.
    """
    speaker = Speaker(lang)
    lines = acts_section(of_acts, citing, speaker, every=every) if citing else []
    shown = [one for one in findings if every or one.verdict not in SILENT]
    if shown and citing:
        lines.append(speaker.say(text("The plan against the acts:")))
    for finding in shown:
        lines += finding_lines(finding, speaker)
    if shown:
        lines.append("")
    if of_facts is not None:
        lines += facts_section(of_facts, citing, speaker, every=every)
    lines.append(speaker.say(counts_words((*of_acts, *findings, *(of_facts or ())))))
    if illustrative:
        lines.append(speaker.say(ILLUSTRATIVE_NOTE))
    lines.append(speaker.say(NO_POSITION))
    return "\n".join(lines) + "\n"


def acts_section(
    findings: Sequence[Finding], citing: Citing, speaker: Speaker, *, every: bool
) -> list[str]:
    """Say findings on acts under their heading, with an empty line after them.

    Args:
        findings: Findings on the acts of a case.
        citing: Names norms and acts.
        speaker: Says it.
        every: Whether findings met are said too, and not only counted.
    """
    say = speaker.say
    heading = (
        text("The acts against the standing law of {host}:", host=citing.regime.name)
        if citing.regime
        else text("The acts by themselves:")
    )
    shown = [one for one in findings if every or one.verdict not in SILENT]
    lines = [say(heading)]
    if not shown:
        lines.append(say(text("Nothing exceeds a recorded limit or is undetermined.")))
    for finding in shown:
        lines += finding_lines(finding, speaker, citing=citing)
    return [*lines, ""]


def facts_section(
    findings: Sequence[Finding], citing: Citing | None, speaker: Speaker, *, every: bool
) -> list[str]:
    """Say findings on what was recorded under their heading, with an empty line after them.

    Args:
        findings: Findings on the record of a case.
        citing: Names norms and acts; None cites all by identifier.
        speaker: Says it.
        every: Whether what is met and kept is said too, and not only counted.
    """
    shown = [one for one in findings if every or one.verdict not in SILENT]
    lines = [speaker.say(text("What was recorded, against the acts and the plan:"))]
    if not shown:
        lines.append(speaker.say(text("Nothing exceeds a recorded limit or is undetermined.")))
    for finding in shown:
        lines += finding_lines(finding, speaker, citing=citing)
        entries = tuple(
            dict.fromkeys(datum.ref for datum in finding.evidence if datum.what == "entry")
        )
        if entries:
            lines.append("    " + speaker.say(_entries_words(entries)))
    return [*lines, ""]


def _entries_words(entries: tuple[str, ...]) -> Text:
    """Name the entries of the log that decide a finding, the first few of many."""
    first = entries[:_ENTRIES_SHOWN]
    if len(first) == len(entries):
        return plural_text(
            "Entry of the log: {entries}",
            "Entries of the log: {entries}",
            len(first),
            entries=first,
        )
    return text(
        "Entries of the log: {entries} and {n} more",
        entries=first,
        n=len(entries) - len(first),
    )


def no_regime_words(host: Localized) -> Text:
    """Say, once, that nothing is judged by the standing law of a host.

    Args:
        host: Name of the host state.
    """
    return text(
        "No standing law of {host} is on record: what depends on it is undetermined.", host=host
    )


def finding_lines(
    finding: Finding,
    speaker: Speaker,
    verdict: Text | None = None,
    citing: Citing | None = None,
) -> list[str]:
    """Say one finding: verdict, sentence, rule; then clauses, and readings that differ.

    Args:
        finding: The finding.
        speaker: Says it.
        verdict: Words for its verdict; None takes the usual ones.
        citing: Names norms and acts; None cites all by identifier.
    """
    say = speaker.say
    subject: tuple[Arg, ...] = (finding.subject,) if finding.subject else ()
    if citing and finding.subject:
        subject = (citing.subject(finding.subject),)
    lines = [
        say(
            text(
                "[{verdict}] {message} ({cited})",
                verdict=verdict or VERDICTS[finding.verdict],
                message=finding.message,
                cited=(finding.rule, *subject),
            )
        )
    ]
    if finding.clauses:
        cited = tuple(
            citing.clause(ref) if citing else f"{ref.act}/{ref.clause}" for ref in finding.clauses
        )
        lines.append("    " + say(text("Clause: {clauses}", clauses=cited)))
    if len({reading.verdict for reading in finding.readings}) > 1:
        lines += [
            "    " + say(_reading_words(reading.label, reading.verdict, chosen=reading.chosen))
            for reading in finding.readings
        ]
    return lines


def _reading_words(label: Text, verdict: Verdict, *, chosen: bool) -> Text:
    """Say the verdict under one reading."""
    if chosen:
        return text(
            "Reading “{label}”: {verdict} (the one this case follows)",
            label=label,
            verdict=VERDICTS[verdict],
        )
    return text("Reading “{label}”: {verdict}", label=label, verdict=VERDICTS[verdict])


def counts_words(findings: Sequence[Finding]) -> Text:
    """Count the findings by verdict, those that need attention first."""
    counts = Counter(finding.verdict for finding in findings)
    counted = tuple(
        text("{verdict}: {n}", verdict=VERDICTS[verdict], n=counts[verdict])
        for verdict in ORDER
        if counts[verdict]
    )
    if not counted:
        return text("Nothing was judged.")
    return text("Findings: {counts}.", counts=counted)
