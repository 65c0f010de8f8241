"""Names of models that no gazetteer holds, beside a counted noun: ``5 lanzadores Zorbatrón``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import only
from relevo.instrument.reading.document import between
from relevo.instrument.reading.fields.counts import joined, meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from relevo.instrument.reading.document import Document, Mention

REACH = 40
"""Characters from a number to the noun that it counts, at most."""

_NAME = r"[A-ZÁÉÍÓÚÑ][\w-]{2,15}(?:\s[A-ZÁÉÍÓÚÑ][\w-]{1,15})?"
_AFTER = re.compile(rf"\s({_NAME}(?:\s\d{{1,4}})?)\b")
_BEFORE = re.compile(rf"\s({_NAME}(?:\s\d{{1,4}})?)\s$")
_TAKEN = (
    "arms aircraft vessel equipment institution institution_role place state category branch"
    " person body force_mark".split()
)


def new_models(
    document: Document, start: int, end: int, nouns: Iterable[Mention]
) -> Iterator[tuple[int, int]]:
    """Give the offsets of names with a capital letter that stand beside counted nouns.

    Args:
        document: The text.
        start: Offset of the piece of text.
        end: Offset after it.
        nouns: Kinds of things that stand in it.

    Yields:
        Names right after a noun that a number stands before; in English also between the two.
    """
    held: list[tuple[int, int]] | None = None
    for noun in nouns:
        first = max(start, noun.start - REACH)
        counted = between(document.amounts, first, noun.start)
        if not counted:
            continue
        at = counted[-1].end
        if document.language == "en":
            match = _BEFORE.search(document.text, at, noun.start)
            plain = match is not None and match.start() == at
        else:
            match = _AFTER.match(document.text, noun.end, end)
            plain = only(document, at, noun.start, "between", "pieces", "glue")
        if match is None or not plain:
            continue
        if held is None:
            held = joined(
                (one.start, one.end) for kind in _TAKEN for one in document.within(kind, start, end)
            )
        if not meets(held, *match.span(1)):
            yield match.span(1)
