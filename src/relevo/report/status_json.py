"""Ally status for programs: ``relevo status --json``, and its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.findings import finding_json
from relevo.report.phrases import ILLUSTRATIVE_NOTE
from relevo.report.result_json import dumped
from relevo.report.status_words import standing_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from relevo.core.codes import CodeTree
    from relevo.core.finding import Finding
    from relevo.core.words import Arg
    from relevo.regime.ally import AllyLaw, Determination, When
    from relevo.regime.status_on import BenefitOn, Earliest, StatusOn, Wait
    from relevo.report.citing import Citing

VERSION = 1
"""Version of the format."""


def render_statuses_json(
    statuses: Sequence[StatusOn], law: AllyLaw, states: CodeTree, *, day: date, lang: str
) -> str:
    """Write statuses on a day for programs.

    Args:
        statuses: Statuses, one or more.
        law: The law on them.
        states: Names of states.
        day: Day asked about.
        lang: Language of names and sentences.

    Returns:
        JSON as described in ``docs/formats/status.json.md``; null stands for *not found*.
    """
    say = Speaker(lang).say
    invented = law.illustrative or any(one.designation.illustrative for one in statuses)
    return dumped(
        {
            "version": VERSION,
            "on": day.isoformat(),
            "law": {
                "id": law.id,
                "state": law.state,
                "name": say(law.name),
                "notice_days": law.notice.days,
                "norm": law.norm(law.notice.norm).id,
            },
            "illustrative": invented,
            "note": say(ILLUSTRATIVE_NOTE) if invented else None,
            "effect_on_entry": "none",
            "no_effect": [say(one.what) for one in law.no_effect],
            "states": [_status(one, law, states, say) for one in statuses],
        }
    )


def render_status_findings_json(
    findings: Sequence[Finding], *, as_of: date, lang: str, citing: Citing, illustrative: bool
) -> str:
    """Write findings on statuses for programs, in the form of ``relevo check --json``.

    Args:
        findings: The findings.
        as_of: Day of knowledge.
        lang: Language of messages and labels.
        citing: Names norms.
        illustrative: Whether they are about invented records.
    """
    say = Speaker(lang).say
    return dumped(
        {
            "version": 1,
            "as_of": as_of.isoformat(),
            "illustrative": illustrative,
            "note": say(ILLUSTRATIVE_NOTE) if illustrative else None,
            "regime": citing.regime.id if citing.regime else None,
            "plan": None,
            "unsettled": [],
            "findings": [
                {"about": "status", **finding_json(finding, say, citing)} for finding in findings
            ],
        }
    )


def _status(
    status: StatusOn, law: AllyLaw, states: CodeTree, say: Callable[[Arg], str]
) -> dict[str, Any]:
    """Give one status."""
    record = status.designation
    return {
        "state": record.state,
        "name": say(states.name(record.state)),
        "standings": [str(one) for one in status.standings],
        "answer": say(standing_words(status)),
        "holds": str(status.holds),
        "verify": status.verify,
        "announced": [_when(one) for one in record.announced],
        "notice": [_when(one) for one in record.notice],
        "earliest": [_earliest(one) for one in status.earliest],
        "designated": [_when(one) for one in record.designated],
        "determination": _determination(record.determination),
        "days": [_wait(one) for one in status.waits],
        "notice_to_end": [_when(one) for one in record.notice_to_end],
        "earliest_end": [_earliest(one) for one in status.earliest_end],
        "terminated": [_when(one) for one in record.terminated],
        "days_to_end": [_wait(one) for one in status.waits_to_end],
        "benefits": [_benefit(one, law, say) for one in status.benefits],
        "conflicts": [
            {
                "about": one.about,
                "versions": [
                    {"value": each.value, "says": list(each.says)} for each in one.versions
                ],
            }
            for one in record.conflicts
        ],
        "sources": [
            {"id": one.id, "who": one.who, "link": one.link or None, "kind": one.kind or None}
            for one in record.sources
        ],
        "illustrative": record.illustrative,
    }


def _when(version: When) -> dict[str, Any]:
    """Give one version of when something happened."""
    bounds = version.bounds
    return {
        "day": _iso(version.day),
        "from": _iso(bounds[0]) if bounds else None,
        "to": _iso(bounds[1]) if bounds else None,
        "says": list(version.says),
        "verify": version.verify,
    }


def _earliest(found: Earliest) -> dict[str, Any]:
    """Give the earliest lawful date by one version of a notice."""
    return {
        "from": _iso(found.first),
        "to": _iso(found.last),
        "passed": str(found.passed),
        "says": list(found.notice.says),
    }


def _wait(wait: Wait) -> dict[str, Any]:
    """Give the days from notice to outcome by one version of each."""
    return {
        "least": wait.least,
        "most": wait.most,
        "enough": str(wait.enough),
        "says": {"notice": list(wait.notice.says), "outcome": list(wait.outcome.says)},
    }


def _determination(found: Determination | None) -> dict[str, Any] | None:
    """Give the instrument that designates."""
    if found is None:
        return None
    return {
        "number": found.number or None,
        "gazette": found.gazette or None,
        "published": _iso(found.published),
        "says": list(found.says),
        "verify": found.verify,
    }


def _benefit(found: BenefitOn, law: AllyLaw, say: Callable[[Arg], str]) -> dict[str, Any]:
    """Give a benefit."""
    benefit = found.benefit
    norm = law.norm(benefit.norm)
    return {
        "id": benefit.id,
        "what": say(benefit.what),
        "open_to": str(found.open_to),
        "norm": norm.id,
        "title": say(norm.title),
        "seen": str(norm.seen),
        "other_list": benefit.other_list or None,
        "verify": benefit.verify or norm.verify,
    }


def _iso(day: date | None) -> str | None:
    """Give a day as written in every file; None for none."""
    return day.isoformat() if day else None
