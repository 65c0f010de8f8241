"""Several texts about one act: one draft, each value with who gives it, and every dispute kept.

A hierarchy of sources proposes (the gazette over an agency over a newspaper); a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.drafts.align import (
    aligned,
    arms_alike,
    categories_alike,
    codes_agree,
    institutions_alike,
    same_of,
    same_windows,
)
from relevo.instrument.reading.drafts.settle import (
    KEYS,
    Ledger,
    finest_first,
    note_below,
    values_agree,
)
from relevo.instrument.reading.model import (
    Draft,
    Read,
    ReadRotation,
    ReadVotes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relevo.core.codes import Codes

RANKS = (
    "gazette",
    "parliament",
    "government",
    "agency",
    "broadcaster",
    "newspaper",
    "unknown",
)
"""Kinds of sources, the most trusted first; a kind that is not among them comes last."""

_SCALARS = (
    "host",
    "direction",
    "kind",
    "number",
    "bill",
    "submitted",
    "approved",
    "signed",
    "published",
    "in_force",
    "stay_days",
    "class_of_entry",
    "armed",
)
_SETS = ("senders", "purposes", "legal")


@dataclass(frozen=True, slots=True)
class Told:
    """A draft and who tells it.

    Attributes:
        source: Identifier of the source, e.g. the name of its file.
        kind: Kind of source, one of :data:`RANKS`.
        draft: What it says.
    """

    source: str
    kind: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One act as several texts tell it.

    Attributes:
        draft: Each value as the highest-ranking source that has it gives it; what sources dispute
            is ``disputed`` and listed under ``conflicts``. A span counts in the text of the first
            source that ``says`` names for its value.
        says: Sources of each value by its path in the JSON (``votes.for``, ``arms[0].qty``), the
            one whose words the spans show first.
        sources: All sources, in order of rank.
    """

    draft: Draft
    says: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]


def reconcile(told: Iterable[Told], codes: Codes) -> Reconciled:
    """Make one draft of several about one act.

    Args:
        told: Drafts with their sources, at least one.
        codes: Trees that tell which codes are near each other.
    """
    ranked = sorted(told, key=lambda one: rank_of(one.kind))
    ledger = Ledger()
    settled: dict[str, Any] = {name: ledger.settle(name, _given(ranked, name)) for name in _SCALARS}
    bodies = sorted(_given(ranked, "body"), key=lambda one: len(one[1].value), reverse=True)
    settled |= {
        "body": ledger.settle("body", bodies, _one_body),
        "status": _status(ledger, ranked),
        "votes": _votes(ledger, ranked),
        "rotation": _rotation(ledger, ranked),
        "amendment": _first(ledger, ranked, "amendment"),
    }
    settled |= {name: _union(ledger, ranked, name) for name in _SETS}
    settled |= _lists(ledger, ranked, codes)
    draft = Draft(**settled)
    own = tuple(
        replace(
            conflict,
            versions=tuple(
                replace(version, says=version.says or (one.source,))
                for version in conflict.versions
            ),
        )
        for one in ranked
        for conflict in one.draft.conflicts
        if conflict.about in _SCALARS or "[" not in conflict.about
    )
    known = {conflict.about for conflict in ledger.conflicts}
    more = tuple(conflict for conflict in own if conflict.about not in known)
    absent = tuple(
        name for name in ranked[0].draft.absent if all(name in one.draft.absent for one in ranked)
    )
    draft = replace(draft, conflicts=(*ledger.conflicts, *more), absent=absent)
    return Reconciled(draft, ledger.says, tuple(one.source for one in ranked))


def _one_body(one: str, other: str) -> bool:
    """Whether two names are of one body: one may say more, as the plenary of a congress."""
    return one.startswith(other) or other.startswith(one)


def rank_of(kind: str) -> int:
    """Give the place of a kind of source in the hierarchy, 0 for the most trusted.

    Args:
        kind: One of :data:`RANKS`; any other comes last.
    """
    return RANKS.index(kind) if kind in RANKS else len(RANKS)


def _given(ranked: Sequence[Told], *names: str) -> list[tuple[str, Read[Any]]]:
    """Give source and value of all that have a value.

    Args:
        ranked: Drafts in order of rank.
        names: Fields on the way to the value.
    """
    found: list[tuple[str, Read[Any]]] = []
    for one in ranked:
        value: Any = one.draft
        for name in names:
            value = getattr(value, name, None)
        if value is not None:
            found.append((one.source, value))
    return found


def _status(ledger: Ledger, ranked: Sequence[Told]) -> Read[ActStatus] | None:
    """Settle how far the act has come: a request is the earlier stage, not another version."""
    given = _given(ranked, "status")
    later = [one for one in given if one[1].value is not ActStatus.REQUESTED]
    return ledger.settle("status", later or given)


def _votes(ledger: Ledger, ranked: Sequence[Told]) -> ReadVotes | None:
    """Settle the vote number by number."""
    settled = {
        name: ledger.settle(
            f"votes.{name.rstrip('_')}",
            _given(ranked, "votes", name),
        )
        for name in ("for_", "against", "abstain")
    }
    return ReadVotes(**settled) if any(settled.values()) else None


def _rotation(ledger: Ledger, ranked: Sequence[Told]) -> ReadRotation | None:
    """Settle the rotation among those that give it in the unit of the first."""
    first = next((one.draft.rotation for one in ranked if one.draft.rotation), None)
    if first is None:
        return None
    alike = [one for one in ranked if one.draft.rotation and one.draft.rotation.unit == first.unit]
    settled = {
        name: ledger.settle(
            f"rotation.{key}",
            _given(alike, "rotation", name),
        )
        for name, key in (("least", "min"), ("most", "max"))
    }
    return ReadRotation(unit=first.unit, **settled)


def _first(ledger: Ledger, ranked: Sequence[Told], name: str) -> Any:  # noqa: ANN401 - any field
    """Give the value of the first source that has one, and note who has it."""
    having = [one for one in ranked if getattr(one.draft, name) is not None]
    if not having:
        return None
    value = getattr(having[0].draft, name)
    note_below(ledger, name, value, tuple(one.source for one in having))
    return value


def _union(ledger: Ledger, ranked: Sequence[Told], name: str) -> tuple[Read[Any], ...]:
    """Join lists of single values, each value once."""
    groups = aligned(
        [(one.source, getattr(one.draft, name)) for one in ranked],
        lambda a, b: bool(a.value == b.value),
    )
    return tuple(
        read
        for index, group in enumerate(groups)
        if (read := ledger.settle(f"{name}[{index}]", group))
    )


def _lists(ledger: Ledger, ranked: Sequence[Told], codes: Codes) -> dict[str, tuple[Any, ...]]:
    """Join the lists of lines, each line once; near codes become one disputed line."""
    alike: dict[str, tuple[str, Callable[[Any, Any], bool] | None]] = {
        "windows": ("", None),
        "units": ("category", categories_alike),
        "headcounts": ("", None),
        "arms": ("item", lambda a, b: arms_alike(a, b, codes.arms)),
        "aircraft": ("item", None),
        "vessels": ("item", None),
        "equipment": ("item", None),
        "places": ("code", None),
        "host_institutions": ("id", lambda a, b: institutions_alike(a, b, codes.institutions)),
        "duties": ("what", None),
        "claims": ("", None),
    }
    joined: dict[str, tuple[Any, ...]] = {}
    for name, (code, near) in alike.items():
        given = [(one.source, getattr(one.draft, name)) for one in ranked]
        same = same_of(name, codes)
        groups = aligned(given, same, near)
        joined[name] = tuple(
            _line(ledger, f"{name}[{index}]", group, code, codes)
            for index, group in enumerate(groups)
        )
    return joined


def _line(
    ledger: Ledger, path: str, group: Sequence[tuple[str, Any]], code: str, codes: Codes
) -> Any:  # noqa: ANN401 - a line of any list
    """Make one line of those that several sources give of the same thing."""
    line = group[0][1]
    for one in fields(line):
        value = getattr(line, one.name)
        reads = [
            (source, read)
            for source, other in group
            if isinstance(read := getattr(other, one.name), Read)
        ]
        key = f"{path}.{_key(path, one.name)}"
        if reads:
            within = (lambda a, b: codes_agree(a, b, codes)) if one.name == code else values_agree
            line = replace(
                line, **{one.name: ledger.settle(key, finest_first(reads, codes), within)}
            )
        elif isinstance(value, tuple):
            note_below(ledger, key, value, (group[0][0],))
    return line


def _key(path: str, name: str) -> str:
    """Give the key of a field of a line in the JSON."""
    if name == "quantity":
        return "n" if path.startswith("headcounts") else "qty"
    return KEYS.get(name, name)


def grouped(told: Iterable[Told]) -> tuple[tuple[Told, ...], ...]:
    """Group drafts of several sources by the act they are about.

    Two drafts of one source are two acts. Drafts of different sources are one act unless their
    host, bill, number or sending states differ, or the days they permit have none in common.

    Args:
        told: Drafts with their sources.

    Returns:
        Groups in the order of their first drafts.
    """
    groups: list[list[Told]] = []
    for one in told:
        for group in groups:
            if all(one.source != held.source and _one_act(one.draft, held.draft) for held in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return tuple(tuple(group) for group in groups)


def _one_act(one: Draft, other: Draft) -> bool:
    """Whether nothing speaks against two drafts being about one act."""
    for name in ("host", "bill", "number"):
        pair = (getattr(one, name), getattr(other, name))
        if all(pair) and pair[0].value != pair[1].value:
            return False
    senders = [{read.value for read in draft.senders} for draft in (one, other)]
    if all(senders) and not senders[0] & senders[1]:
        return False
    same = same_windows(one.windows, other.windows)
    return same or not (one.windows and other.windows)
