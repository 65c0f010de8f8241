"""What is shown of a reading: texts with numbered words, and the values they were read as."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from relevo.report.reading_rows import Row, event_rows, rows_of
from relevo.report.reading_values import leaves_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from relevo.core.problem import Problem
    from relevo.core.words import Text
    from relevo.instrument.reading.drafts.required import Requirement
    from relevo.instrument.reading.model import Draft, DraftConflict, StatusEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShown:
    """A text that was read.

    Attributes:
        name: File as the user gave it.
        text: The words.
        kind: What kind of source it is, in words.
        illustrative: Whether it says of itself that it is invented.
    """

    name: str
    text: str
    kind: Text
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRead:
    """One act as one text, or several, tell it.

    Attributes:
        draft: The draft.
        says: Names of the files that give each value, by path, the one whose words are shown
            first; for one text empty.
        sources: Names of the files that tell the act, in order of rank.
        missing: What the law says an act must state and no text does.
    """

    draft: Draft
    says: Mapping[str, Sequence[str]]
    sources: tuple[str, ...]
    missing: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row with its number and the pieces of texts it was read from.

    Attributes:
        number: Number of the row, from 1, over all acts.
        row: The row.
        pieces: Name of the text, first character and end of each piece, in order.
        says: Files that give it; empty for one text.
        disputed: Pieces of other texts that give another value.
    """

    number: int
    row: Row
    pieces: tuple[tuple[str, int, int], ...]
    says: tuple[str, ...] = ()
    disputed: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that is shown.

    Attributes:
        texts: The texts read, the most trusted first.
        acts: Each act with its rows.
        events: Rows of steps of ally designations.
        problems: What a person must look at.
    """

    texts: tuple[TextShown, ...]
    acts: tuple[tuple[ActRead, tuple[Numbered, ...]], ...]
    events: tuple[Numbered, ...]
    problems: tuple[Problem, ...]

    @property
    def illustrative(self) -> bool:
        """Whether a text says of itself that it is invented."""
        return any(told.illustrative for told in self.texts)

    @property
    def rows(self) -> tuple[Numbered, ...]:
        """Give all rows in the order of their numbers."""
        return (*(row for _, rows in self.acts for row in rows), *self.events)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text, and the rows that were read from it.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        rows: Numbers of the rows; empty for words that nothing was read from.
    """

    start: int
    end: int
    rows: tuple[int, ...]


def view_of(
    texts: Sequence[TextShown],
    acts: Iterable[ActRead],
    events: Sequence[tuple[str, StatusEvent]],
    problems: Iterable[Problem],
) -> View:
    """Number the rows of all acts.

    Args:
        texts: The texts read, at least one.
        acts: The acts.
        events: Steps of ally designations, each with the name of its text.
        problems: What a person must look at.
    """
    numbered: list[tuple[ActRead, tuple[Numbered, ...]]] = []
    number = 0
    for act in acts:
        paths = {id(leaf.read): leaf.path for leaf in leaves_of(act.draft)}
        rows: list[Numbered] = []
        for row in rows_of(act.draft):
            number += 1
            told = [act.says.get(paths.get(id(read), ""), ()) for read in row.reads]
            pieces = [
                (names[0] if names else act.sources[0], span.start, span.end)
                for read, names in zip(row.reads, told, strict=True)
                for span in read.spans
            ]
            disputed = [
                (version.says[0] if version.says else act.sources[0], span.start, span.end)
                for conflict in act.draft.conflicts
                if concerns(conflict, row)
                for version in conflict.versions
                for span in version.spans
            ]
            says = tuple(dict.fromkeys(name for names in told for name in names))
            own = _joined(pieces, texts)
            others = tuple(
                (name, start, end)
                for name, start, end in _joined(disputed, texts)
                if not any(name == n and a <= start and end <= b for n, a, b in own)
            )
            rows.append(Numbered(number, row, own, says, others))
        numbered.append((act, tuple(rows)))
    shown = event_rows(tuple(event for _, event in events))
    event_numbers = tuple(
        Numbered(
            number + index,
            row,
            _joined(
                [(name, one.start, one.end) for read in row.reads for one in read.spans], texts
            ),
        )
        for index, ((name, _), row) in enumerate(zip(events, shown, strict=True), start=1)
    )
    return View(
        texts=tuple(texts),
        acts=tuple(numbered),
        events=event_numbers,
        problems=tuple(problems),
    )


def concerns(conflict: DraftConflict, row: Row) -> bool:
    """Whether a dispute is about a row, or about a part of it.

    Args:
        conflict: The dispute.
        row: The row.
    """
    return conflict.about == row.path or conflict.about.startswith(f"{row.path}.")


def _joined(
    pieces: Iterable[tuple[str, int, int]], texts: Sequence[TextShown]
) -> tuple[tuple[str, int, int], ...]:
    """Join pieces of one text that touch, or have only spaces between them."""
    words = {told.name: told.text for told in texts}
    joined: list[tuple[str, int, int]] = []
    for name, start, end in sorted(set(pieces)):
        if joined and joined[-1][0] == name and not words[name][joined[-1][2] : start].strip(" "):
            joined[-1] = (name, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((name, start, end))
    return tuple(joined)


def stretches(told: TextShown, rows: Iterable[Numbered]) -> tuple[Stretch, ...]:
    """Cut a text where the words of a row begin or end.

    Args:
        told: The text.
        rows: All rows.

    Returns:
        Stretches that make up the whole text, in order; none is empty.
    """
    pieces = [
        (start, end, row.number)
        for row in rows
        for name, start, end in (*row.pieces, *row.disputed)
        if name == told.name
    ]
    cuts = sorted({0, len(told.text), *(cut for start, end, _ in pieces for cut in (start, end))})
    return tuple(
        Stretch(start, end, tuple(sorted({n for a, b, n in pieces if a <= start and end <= b})))
        for start, end in pairwise(cuts)
    )


def quote(view: View, row: Numbered) -> str:
    """Give the words a row was read from, on one line.

    Args:
        view: What is shown.
        row: One of its rows.
    """
    words = {told.name: told.text for told in view.texts}
    return " … ".join(" ".join(words[name][a:b].split()) for name, a, b in row.pieces)
