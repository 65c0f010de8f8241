"""How long a force stays, and how often its units replace each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.instrument.reading.fields.window_kind import first_cue, last_cue
from relevo.instrument.reading.fields.windows import starting_in
from relevo.instrument.reading.model import Read, ReadRotation
from relevo.instrument.reading.names.cues import cue
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.instrument.reading.acts.frame import Frame
    from relevo.instrument.reading.document import Document, LengthMention, Sentence

NEAR = 60
"""How far from a length its stay or rotation may be named, in characters."""

_STAY_DAYS = {"day": 1, "week": 7}
_ROTATION_UNITS = frozenset({"day", "week", "month", "year"})


def _facts(document: Document, frame: Frame) -> Iterator[Sentence]:
    """Give the sentences of an act that state facts."""
    for number in frame.sentences:
        if document.sentences[number].states_facts:
            yield document.sentences[number]


def _lengths(document: Document, sentence: Sentence) -> Sequence[LengthMention]:
    """Give the lengths of time in a sentence."""
    return starting_in(document.lengths, sentence.start, sentence.end)


def read_stay(document: Document, frame: Frame) -> Read[int] | None:
    """Read the length of stay in days, where the text states one.

    Weeks are derived. Months are not turned into days; a window's length is not a statement.

    Args:
        document: The text.
        frame: The act.

    Returns:
        None if the text states none, or more than one.
    """
    found: dict[int, Read[int]] = {}
    for sentence in _facts(document, frame):
        for length in _lengths(document, sentence):
            if length.unit in _STAY_DAYS and length.least == length.most:
                read = _stay(document, sentence, length)
                if read:
                    found.setdefault(read.value, read)
    return next(iter(found.values())) if len(found) == 1 else None


def _stay(document: Document, sentence: Sentence, length: LengthMention) -> Read[int] | None:
    """Give the days of a length that the words beside it make a stay, or None."""
    low, high = max(sentence.start, length.start - NEAR), min(sentence.end, length.end + NEAR)
    named = last_cue(document, "stay", low, length.start)
    other = last_cue(document, "not_stay", low, length.start)
    if other and not (named and named.start() > other.start()):
        return None
    near_after = first_cue(document, "stay", length.end, min(high, length.end + NEAR // 3))
    opener = last_cue(document, "for", low, length.start)
    beside = opener and not document.folded[opener.end() : length.start].strip()
    before = starting_in(document.ranges, sentence.start, length.start + 1)
    dated_by = any(length.start < r.end for r in before[-1:])
    present = last_cue(document, "presence", sentence.start, length.start)
    if not (
        named
        or near_after
        or (present and (beside or dated_by))
        or _counts_range(document, sentence, length)
    ):
        return None
    days = length.most * _STAY_DAYS[length.unit]
    span = (document.span(length.start, length.end),)
    if length.unit == "day":
        return Read(days, span)
    return Read(days, span, State.DERIVED, f"{length.most} x 7 = {days}")


def _counts_range(document: Document, sentence: Sentence, length: LengthMention) -> bool:
    """Tell whether a length in days is that of the range right before it, both ends included."""
    for mention in starting_in(document.ranges, sentence.start, length.start)[-1:]:
        if length.unit == "day" and 0 <= length.start - mention.end <= NEAR // 2:
            return (mention.to - mention.from_).days + 1 == length.most
    return False


def read_rotation(document: Document, frame: Frame) -> ReadRotation | None:
    """Read how often units replace each other.

    Args:
        document: The text.
        frame: The act.

    Returns:
        The length nearest to the first words for rotation, in its unit; None if there is none.
    """
    for sentence in _facts(document, frame):
        words = list(
            cue("times", "rotation", document.language).finditer(
                document.folded, sentence.start, sentence.end
            )
        )
        best: tuple[int, LengthMention] | None = None
        for length in _lengths(document, sentence) if words else ():
            if length.unit in _ROTATION_UNITS and not _is_stay(document, sentence, length):
                away = min(_distance(match.span(), length) for match in words)
                low = max(sentence.start, length.start - NEAR // 5)
                away -= NEAR if last_cue(document, "every", low, length.start) else 0
                if away <= 2 * NEAR and (best is None or away < best[0]):
                    best = away, length
        if best:
            return _rotation(document, best[1])
    return None


def _is_stay(document: Document, sentence: Sentence, length: LengthMention) -> bool:
    """Tell whether a length is that of the stay as a whole."""
    low = max(sentence.start, length.start - NEAR // 2)
    stay = last_cue(document, "stay", low, length.start)
    turn = last_cue(document, "rotation", low, length.start)
    plain = length.least == length.most
    granted = last_cue(document, "for", low, length.start)
    if (
        plain
        and turn is None
        and granted
        and not document.folded[granted.end() : length.start].strip()
    ):
        return last_cue(document, "rotation", sentence.start, low) is None
    return plain and stay is not None and (turn is None or turn.end() < stay.start())


def _distance(cue_at: tuple[int, int], length: LengthMention) -> int:
    """Give the characters between a cue and a length."""
    return max(length.start - cue_at[1], cue_at[0] - length.end, 0)


def _rotation(document: Document, length: LengthMention) -> ReadRotation:
    """Give an interval with the words of its two numbers."""
    inside = [n for n in document.numbers if length.start <= n.start and n.end <= length.end]
    least = next((n for n in inside if n.value == length.least), None)
    most = next((n for n in reversed(inside) if n.value == length.most), None)
    whole = document.span(length.start, length.end)
    return ReadRotation(
        least=Read(length.least, (document.span(least.start, least.end) if least else whole,)),
        most=Read(length.most, (document.span(most.start, most.end) if most else whole,)),
        unit=length.unit,
    )
