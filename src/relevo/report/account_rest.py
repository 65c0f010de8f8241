"""What stands beside the numbers of an account: other findings, open questions, right of reply."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Verdict
from relevo.core.words import plural_text, text
from relevo.report.account_limits import hides, only_returns
from relevo.report.delegations import beside_lines
from relevo.report.norms import citation_words
from relevo.report.paper import Part
from relevo.report.phrases import VERDICTS
from relevo.report.roll_words import ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Text
    from relevo.report.account import CaseAccount

_OF_LIMITS = ("R-FACT-LIMIT", "R-FACT-STAY")
"""Rules whose findings stand with the limits; what somebody answers for stands apart too."""


def returns_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part | None:
    """Say first on which days nothing recorded does not mean that nothing happened.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    for one in found.findings:
        if one.rule == "R-FACT-RETURN":
            said: list[Arg] = [found.mask.words(one.message)]
            if one.verdict is Verdict.SHORT:
                said.append(text("Nothing recorded does not mean nobody."))
            return Part(
                title=say(text("Days without a signed return")),
                intro=(" ".join(say(line) for line in said),),
            )
    return None


def judged_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say what else was judged: windows, lists, class of entry, and the acts themselves.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    judged = [
        one
        for one in (*found.findings, *found.of_acts)
        if one.basis is Basis.LAW and one.rule not in _OF_LIMITS
    ]
    shown = [one for one in judged if one.verdict is Verdict.BREACHED]
    open_ = sum(one.verdict is Verdict.UNDETERMINED for one in judged)
    met = sum(one.verdict is Verdict.MET for one in judged)
    intro = [
        text(
            "Days, places, categories, host institutions, kinds of arms, class of entry, and the "
            "acts against standing law: {counts}.",
            counts=tuple(
                text("{verdict}: {n}", verdict=VERDICTS[verdict], n=number)
                for verdict, number in (
                    (Verdict.BREACHED, len(shown)),
                    (Verdict.UNDETERMINED, open_),
                    (Verdict.MET, met),
                )
            ),
        )
    ]
    return Part(
        title=say(text("Beside the numbers")),
        intro=tuple(say(line) for line in intro),
        points=tuple(say(_finding(one, found)) for one in shown),
    )


def open_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say what cannot be judged, and why.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    apart = (*_OF_LIMITS, "R-FACT-CROSSING")
    open_ = [
        one
        for one in (*found.findings, *found.of_acts)
        if one.verdict is Verdict.UNDETERMINED and one.rule not in apart
    ]
    points = [
        *_open_limits(found),
        *(_finding(one, found) for one in open_),
        *found.facts.mandate.unsettled,
    ]
    if found.sealed:
        points.append(
            plural_text(
                "{n} entry of the log cannot be opened here and is not counted.",
                "{n} entries of the log cannot be opened here and are not counted.",
                found.sealed,
            )
        )
    return Part(
        title=say(text("What cannot be judged, and why")),
        intro=() if points else (say(text("Everything could be judged.")),),
        points=tuple(dict.fromkeys(say(point) for point in points)),
    )


def _open_limits(found: CaseAccount) -> Iterable[Arg]:
    """Say which limits are undetermined: first those that only returns leave open."""
    open_ = [
        (number, row, row.finding)
        for number, row in enumerate(found.rows, start=1)
        if row.finding and row.verdict is Verdict.UNDETERMINED
    ]
    returns = [number for number, row, _ in open_ if only_returns(row)]
    if returns:
        yield plural_text(
            "Limit {numbers}: what is on record keeps it, but there are days without a signed "
            "return.",
            "Limits {numbers}: what is on record keeps them, but there are days without a signed "
            "return.",
            len(returns),
            numbers=tuple(returns),
        )
    for number, row, one in open_:
        if number not in returns:
            message = (
                text("The record does not settle whether it is kept.")
                if hides(row, row.actual, found)
                else found.mask.words(one.message)
            )
            yield text("Limit {n}: {message}", n=number, message=message)


def _finding(one: Finding, found: CaseAccount) -> Text:
    """Say a finding with its clauses and the entries that decide it."""
    said = text(
        "[{verdict}] {message}",
        verdict=VERDICTS[one.verdict],
        message=found.mask.words(one.message),
    )
    cited = tuple(
        dict.fromkeys(
            citation_words(ref, found.acts, found.regime) for ref in one.clauses if ref.act
        )
    )
    if cited:
        said = text(
            "{said} Rests on {clauses}.",
            said=said,
            clauses=cited,
        )
    entries = [datum.ref for datum in one.evidence if datum.what == "entry"]
    if entries:
        said = plural_text(
            "{said} Entry of the log: {entries}.",
            "{said} Entries of the log: {entries}.",
            len(entries),
            said=said,
            entries=ranges(entries),
        )
    return said


def beside_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part | None:
    """Say which delegations came and which processes run, which no rule judges.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    lines = beside_lines(found.beside, found.codes.states, found.day, say)
    if not lines:
        return None
    _, heading, *items = lines
    points: list[str] = []
    for line in items:
        said = line.strip()
        if said.startswith("- "):
            points.append(said.removeprefix("- "))
        else:
            points[-1] += f". {said}"
    return Part(title=heading, points=tuple(points))


def reply_part(found: CaseAccount, say: Callable[[Arg], str]) -> Part:
    """Say that everybody concerned may answer every finding.

    Args:
        found: What the account is made from.
        say: Says it.
    """
    lines = (
        text(
            "The office, the sending states and everybody whom a line of this account is about "
            "may reply to it, naming the line; a reply is printed beside it. No reply is on "
            "record in this case."
        ),
        text(
            "Whoever doubts a line can make this account again from the case folder: {command}",
            command=shlex.join(["relevo", "account", found.case, "--as-of", found.day.isoformat()]),
        ),
    )
    return Part(title=say(text("Right of reply")), intro=tuple(say(line) for line in lines))
