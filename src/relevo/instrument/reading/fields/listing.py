"""Lists of things: lines of one number and one or more kinds or models, as texts enumerate them.

``14 fusiles M4`` is a line; ``14 pistolas Glock o M17`` one line of two models, either of which
may make up the number; ``4 lanzagranadas M320 y M32`` one line of both together. ``M4 (14)``,
``M4: 14`` and table rows are lines too. Calibres and digits of models are no numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier, Quantity
from relevo.instrument.reading.acts.heads import Family, Head, heads_in, joint
from relevo.instrument.reading.acts.ownership import CUES, only
from relevo.instrument.reading.fields.counts import CALIBRE, counts_in
from relevo.instrument.reading.names.cues import NEVER, cue

if TYPE_CHECKING:
    from relevo.instrument.reading.document import Amount, Document

_ADJECTIVES = re.compile(r"\s(?:[^\W\d_]{2,20}[ -]){1,2}")
_BEFORE_COLUMN = re.compile(r"\s{0,8}[|\t:\xd7x]?\s{0,8}|\s{2,60}|\s?\.{2,60}\s?")
_AFTER_COLUMN = re.compile(
    r"\s{0,3}(?:\(|[:=|\xd7\t]|-{1,2}(?=\s)|\bx(?=\s?\d)|\s{2}|\.{2,60}|…)\s{0,40}"
)
_COLUMN = re.compile(r"[|\t]\s?$|\s{2}$|\.{3}\s?$")
_ROW = re.compile(r"[|\t]|\s{2}|\.{3}|:")
_AFTER_POST = re.compile(r"\s{0,3}(?:\)|[|;,.\n]|\s{2}|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One number and what it counts.

    Attributes:
        heads: Kinds or models, in order; several share the number.
        either: Whether any of them may make up the number (*or*), rather than all together.
        quantity: The number, or None.
        at: Offsets of the number with its quantifier; those of the first head if there is none.
    """

    heads: tuple[Head, ...]
    either: bool = False
    quantity: Quantity | None = None
    at: tuple[int, int] = (0, 0)

    @property
    def start(self) -> int:
        """Offset of its first character, the number's included."""
        return min(self.at[0], self.heads[0].start)

    @property
    def end(self) -> int:
        """Offset after its last character, the number's included."""
        return max(self.at[1], self.heads[-1].end)


def lines_in(document: Document, start: int, end: int, family: Family) -> tuple[Line, ...]:
    """Read the lines of a piece of a text.

    Args:
        document: The text.
        start: Offset of the piece, e.g. of a sentence.
        end: Offset after it.
        family: What to look for.

    Returns:
        In order; each number belongs to one line at most.
    """
    heads = list(heads_in(document, start, end, family))
    if not heads:
        return ()
    counts = counts_in(document, start, end)
    used: set[Amount] = set()
    lines: list[Line] = []
    for i, head in enumerate(heads):
        following = heads[i + 1].start if i + 1 < len(heads) else end
        behind = heads[i - 1].end if i else start
        line = _numbered(document, head, counts, used, (behind, following, start))
        if lines and _is_one_of(document, lines[-1], line):
            lines[-1] = replace(lines[-1], heads=(*lines[-1].heads, head), either=True)
        elif lines and line.quantity is None and _shares(document, lines[-1], line, family):
            joined = joint(document, lines[-1].end, head.start)
            lines[-1] = replace(lines[-1], heads=(*lines[-1].heads, head), either=joined == "or")
        elif lines and (joined := _gives_back(document, lines[-1], line, start)):
            heads_before = lines[-1].heads
            lines[-1] = replace(line, heads=(*heads_before, head), either=joined == "or")
        else:
            lines.append(line)
    left = [one for one in counts if one not in used]
    if len(lines) == len(left) == 1 and lines[0].quantity is None and left[0].start > lines[0].end:
        between = document.folded[lines[0].end : left[0].start]
        if _COLUMN.search(between) and not document.folded[left[0].end : end].strip(" |)"):
            lines = [replace(lines[0], quantity=left[0].quantity, at=(left[0].start, left[0].end))]
    return tuple(lines)


def _numbered(
    document: Document,
    head: Head,
    counts: tuple[Amount, ...],
    used: set[Amount],
    around: tuple[int, int, int],
) -> Line:
    """Give a head with the number before it, or after it where a column or a bracket gives it."""
    behind, following, start = around
    before = _count_before(document, head, counts, used, behind)
    after = _count_after(document, head, counts, following)
    if after and (before is None or _is_column(document, before, head)):
        used.add(after)
        return Line((head,), quantity=after.quantity, at=(after.start, after.end))
    if before:
        used.add(before)
        return Line((head,), quantity=before.quantity, at=(before.start, before.end))
    article = _article_before(document, head, max(behind, start))
    if article:
        return Line((head,), quantity=Quantity(Quantifier.EXACT, 1), at=article)
    return Line((head,), at=(head.start, head.end))


def _count_before(
    document: Document, head: Head, counts: tuple[Amount, ...], used: set[Amount], behind: int
) -> Amount | None:
    """Give the amount that stands right before a head."""
    last = bisect_right(counts, head.start, key=_end_of)
    for amount in reversed(counts[max(0, last - 2) : last]):
        if amount in used:
            continue
        if amount.number[1] <= behind:
            return None
        gap = document.folded[amount.number[1] : head.start]
        if cue(CUES, "definite", document.language).fullmatch(gap.strip()):
            return None
        near = only(document, amount.number[1], head.start, "pieces", "glue")
        if near or _BEFORE_COLUMN.fullmatch(gap) or _only_adjectives(document, gap):
            return amount
        return None
    return None


def _end_of(amount: Amount) -> int:
    """Give the offset after the number of an amount."""
    return amount.number[1]


def _only_adjectives(document: Document, gap: str) -> bool:
    """Whether a gap holds one or two words that may be adjectives, where these stand first."""
    stop = cue(CUES, "stop", document.language)
    words = _ADJECTIVES.fullmatch(gap)
    return stop is not NEVER and words is not None and not stop.search(gap)


def _is_column(document: Document, amount: Amount, head: Head) -> bool:
    """Whether an amount stands in a column of its own, as row numbers do."""
    return bool(re.search(r"[|\t.]|\s{2}", document.folded[amount.number[1] : head.start]))


def _count_after(
    document: Document, head: Head, counts: tuple[Amount, ...], following: int
) -> Amount | None:
    """Give the amount that stands after a head in brackets, after a colon or in a column."""
    first = bisect_left(counts, head.end, key=lambda one: one.start)
    for amount in counts[first : first + 1]:
        if amount.start >= following:
            return None
        gap = CALIBRE.sub(" ", document.folded[head.end : amount.start])
        gap = cue(CUES, "quantity", document.language).sub(" ", gap)
        ends = cue(CUES, "quantity", document.language).sub(
            " ", document.folded[amount.number[1] : amount.number[1] + 20].split("\n")[0]
        )
        opened = _AFTER_COLUMN.fullmatch(gap) or re.fullmatch(r"\s*[|:(]\s*[|:.]?\s*", gap)
        return amount if opened and _AFTER_POST.match(ends) else None
    return None


def _article_before(document: Document, head: Head, start: int) -> tuple[int, int] | None:
    """Give the offsets of a word that says there is one: ``an MH-65E``, ``another helicopter``."""
    if document.folded[head.start : head.end].endswith("s") and head.id == head.noun:
        return None
    lead = max(start, head.start - 40)
    for name in ("one", "another"):
        found = None
        for match in cue(CUES, name, document.language).finditer(document.folded, lead, head.start):
            found = match
        if found and only(document, found.end(), head.start, "pieces", "glue"):
            return found.span()
    return None


def _is_one_of(document: Document, line: Line, new: Line) -> bool:
    """Whether a line says *one or another*: ``un P-8A o un P-3C``."""
    return (
        line.quantity is not None
        and line.quantity == new.quantity
        and line.quantity.n == 1
        and new.at[1] <= new.heads[0].start
        and joint(document, line.end, new.at[0]) == "or"
    )


def _shares(document: Document, line: Line, new: Line, family: Family) -> bool:
    """Whether a further name has no number of its own because it shares that of the line before."""
    head, last = new.heads[0], line.heads[-1]
    how = joint(document, line.end, head.start)
    if how == "or":
        return True
    if not how or line.quantity is None or line.at[0] > line.heads[0].start:
        return False
    if head.noun:
        return not head.noun_first and not last.noun
    noun = line.heads[0].noun
    return not noun or not head.known or family.fits(noun, head.id)


def _gives_back(document: Document, line: Line, new: Line, start: int) -> str:
    """Say how a name shares the number that follows the next one, or empty if it does not.

    ``Glock o M17 (14)`` is one line, and so is a row ``M249 y mini Dillon | 6``; in ``M249 y M240
    (2)`` the number may be that of the last alone.
    """
    if line.quantity is not None or new.quantity is None or new.at[0] < new.heads[0].end:
        return ""
    how = joint(document, line.end, new.heads[0].start)
    between = document.folded[new.heads[0].end : new.at[0]]
    is_row = bool(_ROW.search(between)) and (not new.heads[0].noun or line.heads[0].start == start)
    return how if how == "or" or is_row else ""
