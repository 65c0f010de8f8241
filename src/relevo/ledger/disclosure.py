"""Disclosure: which fields of which entries are opened to everybody, and when.

What may be opened is data, ``data/disclosed.yaml``. That it was opened is itself an entry of the
log (kind ``disclosure``), so that nothing is opened in silence and nothing to some people only.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from relevo.ledger.entry import Entry, Opening

KIND, OPENED, ON = "disclosure", "opened", "on"

_DAY = "day"


class When(StrEnum):
    """When a field is opened."""

    AT_ONCE = "at_once"
    MONTH_CLOSED = "month_closed"


class DisclosureError(ValueError):
    """What an entry says it opens is no list of fields and entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is opened of one kind of entry.

    Attributes:
        kind: Kind of the entry.
        fields: Names of its fields.
        when: When they are opened.
        only: For some fields, the values that they must have; empty asks for none.
        reason: Why these, in one sentence.
    """

    kind: str
    fields: tuple[str, ...]
    when: When
    only: Mapping[str, tuple[str, ...]]
    reason: str


@cache
def disclosure_rules() -> Mapping[str, Rule]:
    """Give what is opened, by kind of entry; of kinds that are not there nothing is."""
    return {
        one["kind"]: Rule(
            kind=one["kind"],
            fields=tuple(one["fields"]),
            when=When(one["when"]),
            only={name: tuple(values) for name, values in one.get("only", {}).items()},
            reason=one["reason"],
        )
        for one in data_yaml("disclosed.yaml", "relevo.ledger")["kinds"]
    }


def opened_from(entry: Entry, openings: Mapping[str, Opening], delay_days: int) -> date | None:
    """Give the first day on which fields of an entry are opened; None if none ever is.

    Args:
        entry: The entry.
        openings: What opens it, by field.
        delay_days: The case's publication delay: days for which a month must have been over.
    """
    rule = disclosure_rules().get(entry.kind)
    if rule is None or not openings.keys() & set(rule.fields):
        return None
    for name, values in rule.only.items():
        if name not in openings or openings[name].said not in values:
            return None
    recorded = date.fromisoformat(entry.day)
    if rule.when is When.AT_ONCE:
        return recorded
    days = [recorded]
    if _DAY in openings:
        days.append(date.fromisoformat(openings[_DAY].said))
    last = max(days)
    closed = last.replace(day=monthrange(last.year, last.month)[1])
    return closed + timedelta(days=delay_days)


def fields_of(entry: Entry, openings: Mapping[str, Opening]) -> tuple[str, ...]:
    """Give the fields of an entry that are opened when its day has come, in order of their names.

    Args:
        entry: The entry.
        openings: What opens it, by field.
    """
    rule = disclosure_rules().get(entry.kind)
    return tuple(sorted(openings.keys() & set(rule.fields))) if rule else ()


def said_opened(fields: Mapping[int, tuple[str, ...]]) -> list[dict[str, object]]:
    """Give what an entry says that it opens.

    Args:
        fields: Names of fields, in order, by position of their entry.

    Returns:
        Sets of fields, each with the entries of which it opens them, e.g.
        ``[{"entries": [3, 7], "fields": ["act", "day"]}]``.
    """
    grouped: dict[tuple[str, ...], list[int]] = {}
    for entry in sorted(fields):
        grouped.setdefault(fields[entry], []).append(entry)
    return [{"entries": entries, "fields": list(names)} for names, entries in grouped.items()]


def read_opened(said: object) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Read what an entry says that it opens, as :func:`said_opened` writes it.

    Args:
        said: The value of its field ``opened``.

    Yields:
        Position of an entry, and the names of fields, in the order in which they are opened.

    Raises:
        DisclosureError: If it is something else.
    """
    for group in _list(said):
        if not isinstance(group, dict) or group.keys() != {"entries", "fields"}:
            raise DisclosureError(str(group))
        named = list(_list(group["fields"]))
        fields = tuple(name for name in named if isinstance(name, str))
        if len(fields) != len(named):
            raise DisclosureError(str(named))
        for entry in _list(group["entries"]):
            if not isinstance(entry, int):
                raise DisclosureError(str(entry))
            yield entry, fields


def _list(value: object) -> Iterable[object]:
    """Take a list."""
    if not isinstance(value, list):
        raise DisclosureError(str(value))
    return value
