"""Listed acts, gaps and overlaps in words: plain text that can be read aloud line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.instrument.model import WindowKind
from relevo.report.acts_words import act_sentences, lead_words, named_act
from relevo.report.columns import render_columns, wrapped
from relevo.report.known import ENTRIES
from relevo.report.phrases import NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.core.codes import CodeTree
    from relevo.core.term import Term
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act
    from relevo.report.acts import ActRow, Listing

WIDEST = 100
"""Most characters of a line."""

_NOT_FOUND = text("not found")


def render_acts_text(listing: Listing, states: CodeTree, *, lang: str, width: int = WIDEST) -> str:
    """Say which acts there are, host by host.

    Args:
        listing: Acts, gaps and overlaps.
        states: Names of states.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end: for each host a table of windows, the acts, days without
        an act, days with several. A narrow screen gets lists instead of tables.
    """
    page = _Page(listing, states, Speaker(lang), width)
    lines = [line for host in listing.hosts for line in page.host(host)]
    return "\n".join([*lines, *wrapped(page.say(NO_POSITION), width, "")]) + "\n"


class _Page:
    """Writes the parts of one listing in one language.

    Args:
        listing: What is listed.
        states: Names of states.
        speaker: Says words.
        width: Most characters of a line.
    """

    def __init__(self, listing: Listing, states: CodeTree, speaker: Speaker, width: int) -> None:
        """Remember what every part needs."""
        self.listing = listing
        self.states = states
        self.say = speaker.say
        self.width = width
        self.invented = frozenset(row.act.id for row in listing.rows if row.act.illustrative)

    def host(self, host: str) -> list[str]:
        """Give the lines of one host state, with an empty line at the end."""
        rows = [row for row in self.listing.rows if row.act.host == host]
        title = text("Acts about visiting forces in {host}", host=self.states.name(host))
        return [
            self.say(title),
            "",
            *self._paragraph(
                text(
                    "Approved and published: days from that day to the first day of the window; "
                    'several where sources differ; "?": still to verify; "after": the window '
                    "began first."
                )
            ),
            *self._paragraph(self._legend(rows)),
            "",
            *self._windows(rows),
            "",
            *self._undated(rows),
            *self._acts(rows),
            *self._gaps(host),
            *self._overlaps(host),
            *self._paragraph(
                text(
                    "These days rest on the acts listed here; that no other act was found does "
                    "not prove that there was none."
                )
            ),
            "",
        ]

    def _legend(self, rows: Iterable[ActRow]) -> Text:
        """Name the sending states."""
        senders = sorted({sender for row in rows for sender in row.senders})
        named: tuple[Arg, ...] = tuple(
            text("{code} is {name}", code=sender, name=self.states.name(sender))
            for sender in senders
        )
        return text("For: {states}.", states=named or _NOT_FOUND)

    def _windows(self, rows: Iterable[ActRow]) -> list[str]:
        """Write the table of windows; phases of an activity only where an act has no other."""
        heads: tuple[Arg, ...] = (
            text("Act"),
            text("From"),
            text("To"),
            text("Days"),
            text("For"),
            text("Entry"),
            text("Approved"),
            text("Published"),
        )
        cells: list[tuple[Arg, ...]] = [
            (
                named_act(row.act.id, self.invented),
                *self._days(row.window.term),
                row.senders or _NOT_FOUND,
                tuple(ENTRIES[entry] for entry in row.entries) or _NOT_FOUND,
                lead_words(row.lead_approved),
                lead_words(row.lead_published),
            )
            for row in rows
            if row.window and (row.window.kind is not WindowKind.ACTIVITY or _only_phases(row.act))
        ]
        return self._table(heads, cells)

    def _acts(self, rows: Sequence[ActRow]) -> list[str]:
        """Write what each act is, once."""
        lines = [self.say(text("The acts"))]
        several = {row.act.id: [one for one in rows if one.act.id == row.act.id] for row in rows}
        for windows in several.values():
            name, *sentences = act_sentences(windows, self.invented)
            lines += wrapped(self.say(name), self.width, "  ")
            for sentence in sentences:
                words = wrapped(self.say(sentence), self.width - 2, "")
                lines += [f"  {line}" for line in words]
            lines.append("")
        return lines

    def _gaps(self, host: str) -> list[str]:
        """Write the days on which no act listed has a window, and what they leave open."""
        heads = (text("For"), text("From"), text("To"), text("Days"), text("After"), text("Before"))
        cells: list[tuple[Arg, ...]] = [
            (
                gap.sender,
                gap.term.start.isoformat(),
                gap.term.last.isoformat(),
                text("up to {n}", n=gap.term.days) if gap.perhaps else gap.term.days,
                self._named(gap.after),
                self._named(gap.before),
            )
            for gap in self.listing.gaps
            if gap.host == host
        ]
        none = text("None: between the first and the last window there is no day without one.")
        title = text("Days on which no act listed here has a window")
        lines = self._section(title, none, heads, cells)
        return [*lines, *self._open_gaps(host)]

    def _open_gaps(self, host: str) -> list[str]:
        """Say what leaves days without a window undetermined."""
        said: list[str] = []
        gaps = [gap for gap in self.listing.gaps if gap.host == host]
        if perhaps := tuple(dict.fromkeys(act for gap in gaps for act in gap.perhaps)):
            words = text(
                "Undetermined: no days of {acts} were found, so it may cover some of the days "
                'marked "up to".',
                acts=self._named(perhaps),
            )
            said += [*self._paragraph(words), ""]
        if disputed := tuple(dict.fromkeys(act for gap in gaps for act in gap.disputed)):
            words = text(
                "Sources differ on the days of {acts}; the days before or after them differ "
                "accordingly.",
                acts=self._named(disputed),
            )
            said += [*self._paragraph(words), ""]
        return said

    def _overlaps(self, host: str) -> list[str]:
        """Write the days on which more than one act has a window."""
        heads = (text("For"), text("From"), text("To"), text("Days"), text("Acts"))
        cells: list[tuple[Arg, ...]] = [
            (one.sender, *self._days(one.term), self._named(one.acts))
            for one in self.listing.overlaps
            if one.host == host
        ]
        none = text("None: on no day does more than one act have a window.")
        title = text("Days on which more than one act has a window")
        return self._section(title, none, heads, cells)

    def _undated(self, rows: Iterable[ActRow]) -> list[str]:
        """Name the acts that set no days, with an empty line at the end; nothing if all do."""
        here = tuple(dict.fromkeys(row.act.id for row in rows if row.window is None))
        if not here:
            return []
        words = text("No days were found for: {acts}.", acts=self._named(here))
        return [*self._paragraph(words), ""]

    def _section(
        self,
        title: Text,
        none: Text,
        heads: Sequence[Arg],
        cells: Sequence[tuple[Arg, ...]],
    ) -> list[str]:
        """Write a titled table, or that there is nothing in it; with an empty line at the end."""
        body = self._table(heads, cells, right=(3,)) if cells else self._paragraph(none)
        return [self.say(title), *body, ""]

    def _table(
        self, heads: Sequence[Arg], cells: Sequence[Sequence[Arg]], right: Sequence[int] = (3,)
    ) -> list[str]:
        """Write a table of arguments."""
        return render_columns(
            [self.say(head) for head in heads],
            [[self.say(cell) for cell in row] for row in cells],
            width=self.width,
            right=right,
        )

    def _days(self, term: Term) -> tuple[Arg, Arg, Arg]:
        """Give first day, last day and number of days."""
        return term.start.isoformat(), term.last.isoformat(), term.days

    def _named(self, acts: Iterable[str]) -> tuple[Arg, ...]:
        """Name acts, invented ones as such."""
        return tuple(named_act(act, self.invented) for act in acts)

    def _paragraph(self, words: Text) -> list[str]:
        """Write a sentence over as many lines as it needs."""
        return wrapped(self.say(words), self.width, "")


def _only_phases(act: Act) -> bool:
    """Whether an act dates phases of an activity and nothing else."""
    return all(window.kind is WindowKind.ACTIVITY for window in act.windows)
