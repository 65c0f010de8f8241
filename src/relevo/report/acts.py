"""Acts of many cases, one row for each act and window, with the time from consent to entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from relevo.mandate.gaps import Gap, Overlap, gaps_of, overlaps_of, undated_acts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.core.classes import EntryClass
    from relevo.instrument.model import Act, Window
    from relevo.instrument.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Days from approval or publication to the first day of a window; below 0 if it came later.

    Attributes:
        versions: One for each day that sources give, the file's own first, each number once; empty
            if the day is not known.
        between: Fewest and most days, where only the days between which it lies are known.
        verify: Whether the day must still be verified.
    """

    versions: tuple[int, ...] = ()
    between: tuple[int, int] | None = None
    verify: bool = False

    @property
    def days(self) -> int | None:
        """Days by the file's own version; None if the day is not known."""
        return self.versions[0] if self.versions else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act and one of its windows.

    Attributes:
        case: Case that holds the act.
        act: The act.
        window: One of its windows; None if it sets none.
        senders: Sending states of the window, else of the act; empty if no source gives any.
        entries: Classes of entry of those the window is for; empty if no source gives any.
        amended_by: Acts of the same case that amend it.
    """

    case: str
    act: Act
    window: Window | None
    senders: tuple[str, ...]
    entries: tuple[EntryClass, ...]
    amended_by: tuple[str, ...]

    @property
    def lead_approved(self) -> Lead:
        """From approval to the window's first day."""
        return self._lead("dates.approved", self.act.dates.approved)

    @property
    def lead_published(self) -> Lead:
        """From publication to the window's first day."""
        between = self.act.dates.published_between.value
        if self.window and between and self.act.dates.published.value is None:
            first = self.window.from_
            return Lead(between=((first - between.to).days, (first - between.from_).days))
        return self._lead("dates.published", self.act.dates.published)

    @property
    def amends(self) -> tuple[str, ...]:
        """Acts that this one amends."""
        return tuple(amendment.act for amendment in self.act.amends)

    @property
    def disputed(self) -> tuple[str, ...]:
        """What sources dispute about the act, as paths in its file, in the file's order."""
        return tuple(conflict.about for conflict in self.act.conflicts)

    def _lead(self, about: str, day: Value[date]) -> Lead:
        """Give the days from a day, in each version that sources give, to the window's first."""
        if self.window is None or day.value is None:
            return Lead()
        versions = (
            date.fromisoformat(version.value)
            for conflict in self.act.conflicts
            if conflict.about == about
            for version in conflict.versions
            if version.value
        )
        leads = [(self.window.from_ - one).days for one in (day.value, *versions)]
        return Lead(versions=tuple(dict.fromkeys(leads)), verify=day.verify)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The acts of many cases, and the days without an act between them.

    Attributes:
        rows: One for each act and window: by host, first day, act and window.
        gaps: Days without a window between two windows, by host, sender and day.
        overlaps: Days on which more than one act has a window, by host, sender and day.
        undated: Adopted acts that set no days, so that no gap counts them.
    """

    rows: tuple[ActRow, ...]
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]
    undated: tuple[str, ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """Host states, in order."""
        return tuple(dict.fromkeys(row.act.host for row in self.rows))


def list_acts(cases: Mapping[str, Iterable[Act]], host: str = "") -> Listing:
    """List the acts of cases.

    Args:
        cases: Acts by case; those of one case amend each other.
        host: Host state listed; empty means all.

    Returns:
        Every act of the host, whatever its status; gaps and overlaps count only adopted inbound
        ones.
    """
    chosen = {
        case: tuple(act for act in acts if not host or act.host == host)
        for case, acts in cases.items()
    }
    rows = [row for case, acts in chosen.items() for row in _rows(case, acts)]
    return Listing(
        rows=tuple(sorted(rows, key=_place)),
        gaps=gaps_of(chosen.values()),
        overlaps=overlaps_of(chosen.values()),
        undated=undated_acts(chosen.values()),
    )


def _rows(case: str, acts: tuple[Act, ...]) -> list[ActRow]:
    """Give the rows of one case."""
    return [
        ActRow(
            case=case,
            act=act,
            window=window,
            senders=(window.senders if window else ()) or act.senders,
            entries=_entries(act, window),
            amended_by=tuple(
                other.id for other in acts for one in other.amends if one.act == act.id
            ),
        )
        for act in acts
        for window in act.windows or (None,)
    ]


def _entries(act: Act, window: Window | None) -> tuple[EntryClass, ...]:
    """Give the classes of entry of a window's contingents, else of the act; each once."""
    found = [
        one.entry.value
        for one in act.contingents
        if window and one.window == window.id and one.entry.value
    ]
    if not found and act.class_of_entry:
        found = [act.class_of_entry.value]
    return tuple(dict.fromkeys(found))


def _place(row: ActRow) -> tuple[str, date, str, str, str]:
    """Give the order of a row: host, first day, act, window, case; undated acts come last."""
    window = row.window
    first = window.from_ if window else date.max
    return row.act.host, first, row.act.id, window.id if window else "", row.case
