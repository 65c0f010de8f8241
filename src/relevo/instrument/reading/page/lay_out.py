"""A text laid out: its language, zones and sentences, its names, numbers, days and lengths."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import Document, Sentence, Zone
from relevo.instrument.reading.grammar.amounts import amounts
from relevo.instrument.reading.grammar.days import days
from relevo.instrument.reading.grammar.lengths import lengths
from relevo.instrument.reading.grammar.numbers import numbers
from relevo.instrument.reading.grammar.ranges import ranges
from relevo.instrument.reading.names.gazetteer import mentions
from relevo.instrument.reading.names.names import LANGUAGES
from relevo.instrument.reading.page.fold import fold
from relevo.instrument.reading.page.furniture import is_furniture
from relevo.instrument.reading.page.language import language_of
from relevo.instrument.reading.page.sentences import sentences
from relevo.instrument.reading.page.zones import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.page.zones import Piece


def lay_out(text: str, language: str | None = None) -> Document:
    """Lay out a text for reading.

    Args:
        text: Any text; its soft hyphens and the like undone by ``instrument.reading.typesetting``.
        language: ``es``, ``en`` or ``pt``; None to tell it from the text. A text that does not tell
            is laid out as Spanish.

    Returns:
        The document; of an empty text it is empty.
    """
    language = language or language_of(text) or LANGUAGES[0]
    folded = fold(text)
    found_numbers = numbers(folded, language)
    found_days = days(folded, language)
    return Document(
        text=text,
        folded=folded,
        language=language,
        sentences=tuple(_sentences(text, folded, language)),
        mentions=mentions(folded, text, language),
        numbers=found_numbers,
        amounts=amounts(folded, language, found_numbers),
        days=found_days,
        ranges=ranges(folded, language, found_days),
        lengths=lengths(folded, language, found_numbers),
    )


@dataclass(slots=True)
class _Leads:
    """The sentences that introduce the lists still open.

    Attributes:
        open: Marker and indent of the items of each open list, and the number of its lead; the
            innermost last.
    """

    open: list[tuple[tuple[str, int], int]] = field(default_factory=list)

    def of(self, piece: Piece, before: int) -> int:
        """Give the lead of an item, or -1.

        Args:
            piece: The item.
            before: Number of the sentence before it if that ends in a colon, else -1.
        """
        look = (piece.marker, piece.indent)
        if before >= 0:
            self.open = [(other, lead) for other, lead in self.open if other != look]
        for depth in reversed(range(len(self.open) if before < 0 else 0)):
            if self.open[depth][0] == look:
                del self.open[depth + 1 :]
                return self.open[depth][1]
        if before < 0 and self.open and piece.marker == self.open[-1][0][0]:
            return self.open[-1][1]
        self.open.append((look, before))
        return before


def _sentences(text: str, folded: str, language: str) -> Iterator[Sentence]:
    """Give the sentences of a text in order."""
    leads = _Leads()
    number = 0
    colon = False
    for piece in pieces_of(text, folded, language):
        lead = -1
        if piece.marker:
            lead = leads.of(piece, number - 1 if colon else -1)
        elif piece.zone is Zone.BODY:
            leads.open.clear()
        for start, end in _cut(text, folded, piece, language):
            furniture = piece.zone is Zone.BODY and is_furniture(folded[start:end])
            zone = Zone.FURNITURE if furniture else piece.zone
            yield Sentence(start, end, zone, piece.paragraph, bool(piece.marker), lead)
            colon = folded[end - 1] in ":?"
            number += 1


def _cut(text: str, folded: str, piece: Piece, language: str) -> Iterator[tuple[int, int]]:
    """Cut a piece into sentences; a row, a headline and a prompt stay whole."""
    if piece.zone is Zone.BODY:
        yield from sentences(text, folded, piece.start, piece.end, language=language)
    else:
        yield piece.start, piece.end
