"""Names and values of a regime file: every norm, body, rule and kind it cites must exist.

The checks read the document, not the regime, so that one wrong field hides no other problem.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from relevo.casefile.act_names import repeated, told, unknown
from relevo.casefile.days import FIRST_YEAR, LAST_YEAR, check_days, whole
from relevo.casefile.names import nearest, nearest_code
from relevo.casefile.problems import problem
from relevo.core.clause import Seen
from relevo.core.data import data_yaml
from relevo.instrument.value import NOT_FOUND
from relevo.regime.model import Feature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.document import Document, Path
    from relevo.core.codes import CodeTree
    from relevo.core.problem import Problem

RULES = (
    "consents",
    "required",
    "purposes",
    "changes",
    "clocks",
    "criteria",
    "periods",
    "papers",
    "statements",
)
"""Lists of rules; each rule cites a norm."""

_DISTINCT = tuple((field,) for field in ("norms", "bodies", "sources", *RULES))
_CITED: dict[str, tuple[str, tuple[Path, ...]]] = {
    "norms": ("unknown-norm", tuple((field, "*", "norm") for field in RULES)),
    "bodies": (
        "unknown-body",
        (
            ("consents", "*", "body"),
            ("consents", "*", "steps", "*", "body"),
            ("changes", "*", "body"),
            ("changes", "*", "countersign"),
            ("clocks", "*", "by"),
            ("clocks", "*", "owed_to", "*", "body"),
            ("papers", "*", "decided_by"),
        ),
    ),
    "consents": (
        "unknown-consent",
        (("consents", "*", "substitute_for"), ("criteria", "*", "consents", "*")),
    ),
}
"""What rules cite: the list that defines it, the problem if it does not, and where it is cited."""

_KINDS: tuple[Path, ...] = (
    *((field, "*", "kinds", "*") for field in RULES[:5]),
    ("changes", "*", "by", "*"),
)
_WITHIN: tuple[Path, ...] = (("clocks", "*", "within", "n"), ("papers", "*", "within", "n"))
_FILLED = (
    ("required", "kinds"),
    ("required", "any_of"),
    ("changes", "kinds"),
    ("changes", "by"),
)
"""Lists of which an empty one would say nothing."""

_COUNTED = frozenset({Feature.PERSONS, Feature.OFFICERS})
_ASKED = frozenset(Feature) - _COUNTED - {Feature.PURPOSE}
_YES_NO = ("yes", "no")
_MONTH_DAY = re.compile(r"\d{2}-\d{2}", re.ASCII)
_LEAP_YEAR = 2000
_LAST_WEEKDAY = 7


def check_regime_names(document: Document, states: CodeTree) -> Iterator[Problem]:
    """Report each name that nothing defines, or that two things have.

    Args:
        document: The regime's file.
        states: All states.
    """
    host = document.text(("host",))
    if host and host not in states:
        near = nearest_code(host, states)
        yield problem("unknown-state", document.place(("host",)), near=near, name=host)
    yield from repeated(document, _DISTINCT)
    for field, (code, patterns) in _CITED.items():
        known = told(document, field) if field in _listed(document) else None
        for pattern in patterns:
            for path, name in document.matching(pattern):
                if name != NOT_FOUND or "owed_to" not in path:
                    yield from unknown(document, path, name, known, code)
    for pattern in _KINDS:
        for path, name in document.matching(pattern):
            yield from unknown(document, path, name, _instrument_kinds(), "unknown-instrument")
    yield from _sources(document)


def check_regime_values(document: Document) -> Iterator[Problem]:
    """Report days, numbers and answers that no rule can mean, and norms that rest on nothing.

    Args:
        document: The regime's file.
    """
    yield from check_days(document)
    yield from _numbers(document)
    yield from _nothing(document)
    yield from _years(document)
    zone, zones = document.text(("time_zone",)), available_timezones()
    if zone and zones and zone not in zones:
        near = nearest(zone, zones)
        yield problem("unknown-time-zone", document.place(("time_zone",)), near=near, name=zone)
    for name in ("begins", "ends"):
        for path, found in document.matching(("periods", "*", name)):
            if not _is_month_day(found):
                yield problem("bad-month-day", document.place(path), found=found)
    for entry in document.groups(("criteria",)):
        for test in document.groups((*entry, "all_of")):
            yield from _test(document, test)
    for entry in document.groups(("norms",)):
        sourced = any(document.texts((*entry, "says")))
        seen = document.text((*entry, "seen"))
        if not sourced and seen not in ("", Seen.UNSEEN) and not _invented(document):
            name = document.text((*entry, "id"))
            yield problem("norm-without-source", document.place(entry), name=name)


def _listed(document: Document) -> frozenset[str]:
    """Give the lists that others cite: a regime without norms is one problem, not one a rule."""
    return frozenset(_CITED) - (frozenset({"norms"}) if document.get(("norms",)) is None else set())


@cache
def _instrument_kinds() -> frozenset[str]:
    """Give the kinds of instrument that Relevo knows."""
    return frozenset(data_yaml("instruments.yaml", "relevo.instrument"))


def _sources(document: Document) -> Iterator[Problem]:
    """Report who says something without being a source of the regime."""
    sources = told(document, "sources")
    for way in document.walk():
        if way[-1:] == ("says",):
            for path, name in document.texts(way):
                yield from unknown(document, path, name, sources, "unknown-source")


def _invented(document: Document) -> bool:
    """Whether the file says that it is invented."""
    return document.text(("illustrative",)) == "true"


def _numbers(document: Document) -> Iterator[Problem]:
    """Report times of nothing and days of the week that are none."""
    for pattern in _WITHIN:
        for path, _ in document.matching(pattern):
            n = whole(document, path)
            if n is not None and n < 1:
                yield problem("too-small", document.place(path), field="n", found=n, least=1)
    for path, _ in document.matching(("rest_days", "*")):
        n, place = whole(document, path), document.place(path)
        if n is not None and n < 1:
            yield problem("too-small", place, field="rest_days", found=n, least=1)
        elif n is not None and n > _LAST_WEEKDAY:
            yield problem("too-large", place, field="rest_days", found=n, most=_LAST_WEEKDAY)


def _nothing(document: Document) -> Iterator[Problem]:
    """Report lists that must hold something and hold nothing: their rule would never apply."""
    for field, name in _FILLED:
        for entry in document.groups((field,)):
            if document.get((*entry, name)) == []:
                yield problem("empty-value", document.place((*entry, name)), field=name)


def _years(document: Document) -> Iterator[Problem]:
    """Report years that no calendar of holidays is for."""
    for path, found in document.matching(("holidays_complete", "*")):
        year = whole(document, path)
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            yield problem("far-day", document.place(path), found=found)


def _is_month_day(found: str) -> bool:
    """Whether a text is a month and a day of the calendar."""
    if not _MONTH_DAY.fullmatch(found):
        return False
    try:
        date.fromisoformat(f"{_LEAP_YEAR}-{found}")
    except ValueError:
        return False
    return True


def _test(document: Document, test: Path) -> Iterator[Problem]:
    """Report a question without answer, or with an answer that it cannot have."""
    of = document.text((*test, "of"))
    answers = list(document.texts((*test, "is")))
    bounds = [name for name in ("at_least", "below") if document.text((*test, name))]
    if not answers and not bounds:
        yield problem("test-without-answer", document.place(test), name=of)
    if of not in set(Feature):
        return
    least, below = (whole(document, (*test, name)) for name in ("at_least", "below"))
    if least is not None and below is not None and least >= below:
        yield problem("test-impossible", document.place(test), least=least, below=below)
    wrong = bounds
    if of in _COUNTED:
        wrong = ["is"] if answers else []
    for name in wrong:
        yield problem("test-answer", document.place((*test, name)), name=of, field=name)
    for path, found in answers:
        if of in _ASKED and found not in _YES_NO:
            near = nearest(found, _YES_NO)
            place = document.place(path)
            yield problem("unknown-word", place, found=found, expected=_YES_NO, near=near)
