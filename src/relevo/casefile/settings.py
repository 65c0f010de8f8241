"""``case.yaml``: what its names and numbers must hold together with."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from relevo.casefile.act_names import ids, repeated
from relevo.casefile.days import FIRST_YEAR, LAST_YEAR, check_days, iso_day, whole
from relevo.casefile.names import nearest, nearest_code
from relevo.casefile.problems import problem
from relevo.core.term import Term
from relevo.instrument.model import Counting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from relevo.casefile.document import Document
    from relevo.core.codes import CodeTree
    from relevo.core.problem import Problem

LONGEST_OVERLAP_DAYS = 60
"""Most days of relief in place."""

LONGEST_KEPT_DAYS = 36_525
"""Most days for which persons' data may be kept after they left: a hundred years."""

LONGEST_DELAY_DAYS = 3_660
"""Most days of the publication delay: ten years."""

LONGEST_WITHOUT_MUSTER = 24
"""Most calendar months without a count of arms."""


def check_settings(
    document: Document, states: CodeTree, disputes: Mapping[str, Collection[str]] | None
) -> Iterator[Problem]:
    """Report what ``case.yaml`` names and nothing defines, and numbers out of bounds.

    Args:
        document: The file.
        states: All states.
        disputes: For each thing that an act records a dispute about, the sources of its versions;
            None if nobody can tell.
    """
    for pattern in (("host",), ("sending_states", "*")):
        for path, name in document.matching(pattern):
            if name not in states:
                near = nearest_code(name, states)
                yield problem("unknown-state", document.place(path), near=near, name=name)
    yield from _hostless(document)
    yield from check_days(document)
    yield from _within(document, ("planning", "relief_overlap_days"), 0, LONGEST_OVERLAP_DAYS)
    yield from _within(document, ("muster_months",), 1, LONGEST_WITHOUT_MUSTER)
    yield from _within(document, ("persons_kept_days",), 0, LONGEST_KEPT_DAYS)
    yield from _within(document, ("publication_days",), 0, LONGEST_DELAY_DAYS)
    zone = ("time_zone",)
    if document.text(zone) and zone_of(document) is None:
        near = nearest(document.text(zone), available_timezones())
        place = document.place(zone)
        yield problem("unknown-time-zone", place, near=near, name=document.text(zone))
    counting = ("readings", "counting")
    if document.text(counting) == Counting.UNSPECIFIED:
        yield problem("no-reading", document.place(counting), found=document.text(counting))
    yield from repeated(document, (("sources",),))
    yield from _custodian(document)
    if disputes is not None:
        yield from _sources(document, disputes)


def _within(document: Document, path: tuple[str, ...], least: int, most: int) -> Iterator[Problem]:
    """Report a whole number that is too small or too large."""
    found, place = whole(document, path), document.place(path)
    if found is not None and found < least:
        yield problem("too-small", place, field=path[-1], found=found, least=least)
    elif found is not None and found > most:
        yield problem("too-large", place, field=path[-1], found=found, most=most)


def _custodian(document: Document) -> Iterator[Problem]:
    """Report a custodian that is no verifier key of a log."""
    path = ("custodian",)
    vkey = document.text(path)
    if not vkey:
        return
    from relevo.tlog.invalid import InvalidError
    from relevo.tlog.note import Algorithm, Key

    try:
        whole_key = Key.parse(vkey).algorithm is Algorithm.ED25519
    except InvalidError:
        whole_key = False
    if not whole_key:
        yield problem("bad-custodian", document.place(path))


def _hostless(document: Document) -> Iterator[Problem]:
    """Report a case about the entry of a force that does not say from where to where."""
    for field in ("host", "sending_states"):
        if document.get((field,)) is None and not document.text(("status",)):
            yield problem("missing-field", document.place(()), field=field)


def horizon_of(document: Document) -> Term | None:
    """Give the days planned; None if ``case.yaml`` does not say them right."""
    first, last = (iso_day(document, ("planning", name)) for name in ("from", "to"))
    if first is None or last is None or last < first:
        return None
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        return None
    return Term.inclusive(first, last)


def zone_of(document: Document) -> ZoneInfo | None:
    """Give the host's time zone; None if ``case.yaml`` names none that is known."""
    try:
        return ZoneInfo(document.text(("time_zone",)) or "UTC")
    except (KeyError, ValueError, OSError):
        return None


def sources_of(document: Document) -> frozenset[str]:
    """Give the sources that ``case.yaml`` lists."""
    return frozenset(ids(document, "sources"))


def _sources(document: Document, disputes: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Report a choice between versions that no act records."""
    chosen = document.get(("readings", "sources"))
    for about in chosen if isinstance(chosen, dict) else ():
        path = ("readings", "sources", about)
        if about not in disputes:
            place = document.place(path, key=True)
            near = nearest(about, disputes)
            yield problem("unknown-dispute", place, near=near, name=about)
            continue
        source = document.text(path)
        if source and source not in disputes[about]:
            near = nearest(source, disputes[about])
            yield problem("unknown-version", document.place(path), near=near, name=source)
