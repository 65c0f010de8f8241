"""R-PUBLICATION: nobody enters under an act before it is published.

Criterion: the clause of the presence window that a tour relies on; an act counts from the day it
is in force, where it gives one, else from its publication.

Counts: for each act, the first day on which a tour relies on it alone, that is, on which no other
act, published by then beyond dispute, permits presence. Incumbents entered under an earlier act.

Undetermined when: the day of publication is not found, or sources differ on it (each version is a
reading) and a tour enters between the versions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.days import within
from relevo.compliance.rules.window import windows_for
from relevo.compliance.wording import law
from relevo.core.codes import Held
from relevo.core.finding import Evidence, ReadingVerdict, Verdict, agree, worst
from relevo.core.term import Term
from relevo.core.words import text
from relevo.mandate.model import PublishedDay

if TYPE_CHECKING:
    from datetime import date

    from relevo.compliance.stay import Judged, Stay
    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Finding
    from relevo.core.words import Text
    from relevo.mandate.model import ActInForce

RULE = "R-PUBLICATION"


def check_publication(matter: Judged) -> tuple[Finding, ...]:
    """Compare the first day that relies on each act with the act's publication.

    Args:
        matter: The plan and the mandate.

    Returns:
        One finding for each act that a tour relies on, in the mandate's order.
    """
    return tuple(
        finding for force in matter.planning.mandate.acts for finding in _act(matter, force)
    )


def _act(matter: Judged, force: ActInForce) -> tuple[Finding, ...]:
    """Judge the tours that rely on one act."""
    entries: list[tuple[Stay, date]] = []
    clauses: dict[ClauseRef, None] = {}
    for stay in matter.tours:
        own = [w for w, _ in windows_for(stay, matter) if w.clause.act == force.act.id]
        clauses.update((window.clause, None) for window in own)
        days = within(stay.term, (term for window in own for term in window.terms))
        left = (part for term in days for part in term.outside(_elsewhere(matter, force, stay)))
        if first := min((part.start for part in left), default=None):
            entries.append((stay, first))
    if not entries:
        return ()
    days_given = tuple(dict.fromkeys(force.published)) or (PublishedDay(day=None),)
    verdicts = tuple(worst(tuple(_verdict(v, first) for _, first in entries)) for v in days_given)
    chosen = _chosen(matter, days_given)
    verdict = agree(verdicts)
    early = [
        (stay, first)
        for stay, first in entries
        if any(_verdict(v, first) is not Verdict.MET for v in days_given)
    ]
    return (
        law(
            RULE,
            verdict,
            _message(matter, verdict, force, days_given, min(first for _, first in entries)),
            clauses=clauses,
            limit=force.act.id,
            subject=force.act.id,
            readings=[
                ReadingVerdict(
                    reading=f"source:{'|'.join(version.says)}",
                    label=_label(matter, force, version),
                    verdict=each,
                    chosen=version is chosen,
                )
                for version, each in zip(days_given, verdicts, strict=True)
                if len(days_given) > 1
            ],
            evidence=[
                Evidence(
                    what="tour",
                    ref=stay.ref,
                    term=stay.term,
                    found=first.isoformat(),
                    expected=f">= {chosen.day.isoformat()}" if chosen.day else "not_found",
                )
                for stay, first in early
            ],
        ),
    )


def _elsewhere(matter: Judged, force: ActInForce, stay: Stay) -> tuple[Term, ...]:
    """Give the days on which another act, published by then in every version, has a window."""
    published = {
        other.act.id: max(day for version in other.published if (day := version.day))
        for other in matter.planning.mandate.acts
        if other is not force
        and other.published
        and all(version.day for version in other.published)
    }
    return tuple(
        Term(max(term.start, since), term.end)
        for window, held in windows_for(stay, matter)
        if held is Held.YES and (since := published.get(window.clause.act))
        for term in window.terms
        if since < term.end
    )


def _verdict(version: PublishedDay, first: date) -> Verdict:
    """Judge a first day under one version of the day of publication."""
    if version.day is None:
        return Verdict.UNDETERMINED
    return Verdict.MET if first >= version.day else Verdict.BREACHED


def _chosen(matter: Judged, versions: tuple[PublishedDay, ...]) -> PublishedDay:
    """Give the version that the case names, else the file's own."""
    source = matter.planning.chosen.sources.get("dates.published", "")
    return next((v for v in versions if source and source in v.says), versions[0])


def _label(matter: Judged, force: ActInForce, version: PublishedDay) -> Text:
    """Say a version in words."""
    sources = matter.who(force.act.id, version.says)
    if version.day is None:
        return text("day not found ({sources})", sources=sources)
    return text("{day} ({sources})", day=version.day, sources=sources)


def _message(
    matter: Judged,
    verdict: Verdict,
    force: ActInForce,
    versions: tuple[PublishedDay, ...],
    first: date,
) -> Text:
    """Write the sentence."""
    act = force.act.title
    known = sorted({version.day for version in versions if version.day})
    if verdict is Verdict.MET:
        return text(
            "The first unit enters under “{act}” on {first}; it counts from {day} at the latest.",
            act=act,
            first=first,
            day=known[-1],
        )
    if verdict is Verdict.BREACHED:
        return text(
            "Entry on {first} exceeds the recorded limit: “{act}” counts from {day} at the "
            "earliest.",
            act=act,
            first=first,
            day=known[0],
        )
    if known:
        return text(
            "A unit enters on {first}; the sources differ on the day from which “{act}” counts: "
            "{versions}.",
            act=act,
            first=first,
            versions=tuple(_label(matter, force, version) for version in versions),
        )
    return text(
        "A unit enters on {first}; the day on which “{act}” was published was not found.",
        act=act,
        first=first,
    )
