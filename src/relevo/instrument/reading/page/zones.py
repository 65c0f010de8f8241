"""Zones: which paragraphs are the article or the act, and which are the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.document import Zone
from relevo.instrument.reading.page.captions import (
    LONGEST_CAPTION,
    LONGEST_NAME,
    caption_end,
    dateline_end,
)
from relevo.instrument.reading.page.furniture import (
    LONGEST_PROMPT,
    cues,
    heading,
    is_furniture,
    is_stamp,
)
from relevo.instrument.reading.page.language import habits
from relevo.instrument.reading.page.lines import BULLET, blocks_of, ends_sentence, lines_of
from relevo.instrument.reading.page.rows import rows_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.instrument.reading.page.language import Habits
    from relevo.instrument.reading.page.lines import Block

LONGEST_HEADLINE = 25
"""Words of a line without a stop that is taken for a headline, at most."""

LONGEST_SUBHEADING = 22
"""Words of such a line below the first paragraph, at most: there it may have lost its stop."""

SHORTEST_PARAGRAPH = 5
"""Words of a paragraph with a stop that ends a list of other articles, at least."""

LONGEST_ITEM = 40
"""Words of a line after a colon that is taken for an item of a list, at most."""

LONGEST_PICTURED = 200
"""Characters of a caption told only by what it says of its picture, at most."""

LONGEST_HEADING = 60
"""Characters of a line that heads comments or links, at most."""

GLUED_BLOCKS = 2
"""Paragraphs at the start of the article to which a caption may be glued."""

FEWEST_GAZETTE = 2
"""Lines of an instrument that make a text an instrument."""


_HEAD_ENDS = re.compile(r"[\n:]")
_LABELLED = re.compile(r"[^\W\d_][^:.\n]{2,50}: \S")
_SENTENCE = re.compile(r"[.!?] ")
_TALLY = re.compile(r"(?:[a-z][a-z ]{1,24}:\s?\d{1,3}(?!\d)[\s,;.|/-]*){2,6}")
"""A line of counts and nothing else: "AYES: 132  NOES: 41", "A favor: 73 En contra: 25"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that lies in one zone.

    Attributes:
        start: Offset of its first character that is no space.
        end: Offset after its last.
        zone: Which zone.
        paragraph: Number of its paragraph.
        marker: What begins it if it is an item of a list: ``"-"``, ``"1"``, ``"a"``; ``"="`` for a
            row or an item without a sign; empty if it is none.
        indent: Characters before it on its line.
    """

    start: int
    end: int
    zone: Zone
    paragraph: int
    marker: str = ""
    indent: int = 0


def pieces_of(text: str, folded: str, language: str) -> tuple[Piece, ...]:
    """Cut a text into pieces, each of one zone.

    Args:
        text: The text as printed.
        folded: The text, folded.
        language: ``es``, ``en`` or ``pt``.

    Returns:
        Pieces in order; only spaces and list signs lie between them.
    """
    lines = lines_of(text)
    blocks = blocks_of(text, lines, rows_in(text, lines))
    gazette = sum(bool(cues().gazette.match(folded, line.start)) for line in lines)
    known = habits(language)
    zoned = _zoned(text, folded, blocks, known, is_gazette=gazette >= FEWEST_GAZETTE)
    if all(piece.zone not in {Zone.BODY, Zone.TABLE} for piece in zoned):
        zoned = [
            replace(piece, zone=Zone.BODY) if piece.zone is Zone.TITLE else piece for piece in zoned
        ]
    return tuple(_unglued(text, folded, zoned, known))


def _zoned(
    text: str, folded: str, blocks: Sequence[Block], known: Habits, *, is_gazette: bool
) -> list[Piece]:
    """Give each block its zone."""
    zoned: list[Piece] = []
    over = related = begun = False
    for number, block in enumerate(blocks):
        words = folded[block.start : block.end]
        head = heading(words) if len(words) <= LONGEST_HEADING else ""
        bullet = BULLET.match(text, block.start, block.end)
        stops = ends_sentence(words) and (begun or not _abbreviated(words, known))
        over = over or (begun and (head in cues().over or _comments(words)))
        if head in cues().related:
            related = True
        elif stops and not bullet:
            related = related and words.count(" ") < SHORTEST_PARAGRAPH
        listing = _listing(folded, zoned) and _short(words, stops=stops)
        zone, marker = Zone.FURNITURE, ""
        if over or related or is_furniture(words) or (is_stamp(words) and not is_gazette):
            pass
        elif block.row:
            zone, marker = Zone.TABLE, "="
        elif bullet and not begun and not stops and not _goes_on(text, blocks[number + 1 :]):
            zone = Zone.TITLE
        elif bullet:
            zone, marker = Zone.BODY, _kind(bullet.group())
        elif is_gazette and _operative(words):
            zone = Zone.BODY
        elif listing:
            zone, marker = Zone.BODY, "="
        else:
            longest = LONGEST_SUBHEADING if begun else LONGEST_HEADLINE
            zone = _zone(words, longest, stops=stops, is_gazette=is_gazette)
        begun = begun or zone is Zone.BODY
        start = bullet.end() if marker not in {"", "="} and bullet else block.start
        zoned.append(Piece(start, block.end, zone, number, marker, block.indent))
    return zoned


def _comments(words: str) -> bool:
    """Whether a block is a reader's comment, its heading before a line break or a colon."""
    head = heading(_HEAD_ENDS.split(words[:LONGEST_HEADING], maxsplit=1)[0])
    return head in cues().over and "coment" in head.replace("comment", "coment") and head != words


def _goes_on(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a list goes on: the next block is an item or a row too."""
    return bool(blocks) and bool(
        blocks[0].row or BULLET.match(text, blocks[0].start, blocks[0].end)
    )


def _abbreviated(words: str, known: Habits) -> bool:
    """Whether a line ends in the point of an abbreviation, as a headline may."""
    last = words.rsplit(None, 1)[-1]
    return last.endswith(".") and last.rstrip(".") in known.abbreviations


def _operative(words: str) -> bool:
    """Whether a line of an instrument says something, although no stop ends it.

    Its kind and number, its day, the words that its parts begin with, and ``Places: …`` do.
    """
    known = cues()
    return bool(
        known.instruments.match(words)
        or known.gazette.match(words)
        or is_stamp(words)
        or (_LABELLED.match(words) and len(words) <= LONGEST_PROMPT)
    )


def _listing(folded: str, zoned: Sequence[Piece]) -> bool:
    """Whether the last piece introduces a list, or is an item without a sign of one."""
    if not zoned or zoned[-1].zone not in {Zone.BODY, Zone.TITLE}:
        return False
    stop = folded[zoned[-1].end - 1]
    return stop in ":?" or (zoned[-1].marker == "=" and stop not in ".!")


def _short(words: str, *, stops: bool) -> bool:
    """Whether a line after a colon is an item rather than a paragraph."""
    if words.count(" ") >= LONGEST_ITEM:
        return False
    return not stops or words[-1] in ";:" or words[0].isdigit()


def _kind(sign: str) -> str:
    """Give the kind of an item's sign: one digit or letter stands for all of its kind."""
    sign = sign.strip()
    letters = [c for c in sign if c.isalnum()]
    if not letters:
        return sign
    kind = "1" if letters[0].isdigit() else "i" if set(letters) <= set("ivx") else "a"
    return kind + sign[-1]


def _zone(words: str, longest: int, *, stops: bool, is_gazette: bool) -> Zone:
    """Give the zone of a block that is neither furniture nor part of a list.

    Args:
        words: The block, folded.
        longest: Words of a headline here, at most.
        stops: Whether a stop ends it.
        is_gazette: Whether the text is an instrument.
    """
    known = cues()
    if _TALLY.fullmatch(words):
        return Zone.BODY
    if len(words) <= LONGEST_CAPTION and (
        known.captions.match(words) or _credited(words) or _pictured(words)
    ):
        return Zone.CAPTION
    if is_gazette and known.mastheads.match(words) and not stops:
        return Zone.FURNITURE
    if stops:
        return Zone.TITLE if _question(words) else Zone.BODY
    if known.bylines.match(words) and words.count(" ") < 8:  # noqa: PLR2004 - a name and a trade
        return Zone.FURNITURE
    return Zone.TITLE if words.count(" ") < longest else Zone.BODY


def _credited(words: str) -> bool:
    """Whether a paragraph ends in a credit and a name."""
    credit = cues().credits.search(words)
    return credit is not None and len(words[credit.end() :].split()) <= LONGEST_NAME


def _pictured(words: str) -> bool:
    """Whether a paragraph is one short sentence that says what a picture shows."""
    short = len(words) <= LONGEST_PICTURED and not _SENTENCE.search(words)
    return short and bool(cues().pictured.search(words))


def _question(words: str) -> bool:
    """Whether a paragraph is only a question, as a heading may be."""
    return words.rstrip("\"'")[-1:] == "?" and not _SENTENCE.search(words)


def _unglued(text: str, folded: str, pieces: Sequence[Piece], known: Habits) -> Iterator[Piece]:
    """Part captions and datelines from the paragraphs they are glued to."""
    bodies = 0
    for piece in pieces:
        start = piece.start
        if piece.zone is Zone.BODY and not piece.marker:
            bodies += 1
            if bodies <= GLUED_BLOCKS:
                end = caption_end(text, folded, start, piece.end, known)
                heads = _heads(folded, start, end)
                yield from _part(text, piece, start, end, Zone.BODY if heads else Zone.CAPTION)
                start = end
            start += _spaces(text, start)
            end = dateline_end(text, start, piece.end, known, first=bodies <= GLUED_BLOCKS)
            yield from _part(text, piece, start, end, Zone.FURNITURE)
            start = end
        yield from _part(text, piece, start, piece.end, piece.zone)


def _heads(folded: str, start: int, end: int) -> bool:
    """Whether what is glued to a paragraph is the heading of the instrument that begins there."""
    at = end + _spaces(folded, end)
    return bool(cues().instruments.search(folded, start, end) and cues().gazette.match(folded, at))


def _spaces(text: str, start: int) -> int:
    """Count the spaces at an offset."""
    at = start
    while at < len(text) and text[at].isspace():
        at += 1
    return at - start


def _part(text: str, piece: Piece, start: int, end: int, zone: Zone) -> Iterator[Piece]:
    """Give a part of a piece, without the spaces around it, unless it is empty."""
    part = text[start:end]
    if part.strip():
        start += len(part) - len(part.lstrip())
        yield replace(piece, start=start, end=start + len(part.strip()), zone=zone)
