"""Phrases: how gazetteer files write the forms of a name, and the words that a text is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, product

from relevo.instrument.reading.page.fold import fold

WORD = re.compile(r"[^\W\d_]+|\d+")
"""A word of a folded text: letters, or digits; ``m4`` is two, as ``m-4`` and ``m 4`` are."""

ORDINALS = str.maketrans("ºª", "oa")
"""Ordinal signs as letters, so that ``1.ª`` and ``1a`` are the same words."""

MOST_FORMS = 512
"""Largest number of forms that one phrase may stand for."""

_CHOICE = re.compile(r"\(([^()<>]*)\)|<([^()<>]*)>")
_SPACE = re.compile(r"\s+")


def forms(phrase: str) -> tuple[str, ...]:
    """Give every form that a phrase of a data file stands for.

    Args:
        phrase: ``(x|y)`` is optional, ``<a|b>`` is one of the two; nothing is nested.

    Returns:
        The forms in order; without an optional part before with it.
    """
    parts: list[tuple[str, ...]] = []
    at = 0
    for match in _CHOICE.finditer(phrase):
        optional, one_of = match.groups()
        parts.append((phrase[at : match.start()],))
        parts.append(("", *optional.split("|")) if one_of is None else tuple(one_of.split("|")))
        at = match.end()
    parts.append((phrase[at:],))
    made = tuple("".join(chosen) for chosen in product(*parts))
    assert len(made) <= MOST_FORMS, phrase
    return made


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of a name, cut into words.

    Attributes:
        words: Folded words.
        gaps: What stands between each word and the next, by :func:`gap`.
        lead: Signs before the first word (the point of ``.50``), or empty.
        tail: ``"."`` if the form ends in a point, else empty.
        printed: The words as printed where case counts; else empty.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    lead: str = ""
    tail: str = ""
    printed: tuple[str, ...] = ()


def phrase_of(form: str, *, cased: bool) -> Phrase | None:
    """Cut a form into words; None if it has none.

    Args:
        form: One form, as :func:`forms` gives it.
        cased: Whether its capitals count.
    """
    form = form.strip()
    folded = fold(form).translate(ORDINALS)
    found = list(WORD.finditer(folded))
    if not found:
        return None
    spaces = [folded[one.end() : two.start()] for one, two in pairwise(found)]
    return Phrase(
        words=tuple(word.group() for word in found),
        gaps=tuple(gap(space) or "" for space in spaces),
        lead=folded[: found[0].start()].strip(),
        tail="." if folded[found[-1].end() :].startswith(".") else "",
        printed=tuple(form[word.start() : word.end()] for word in found) if cased else (),
    )


def gap(between: str) -> str | None:
    """Give what stands between two words in its plain form.

    Spaces, one line break, one hyphen or nothing are all the empty gap: they join words. Other
    signs stay, without the spaces around them.

    Args:
        between: Folded text between two words.

    Returns:
        The plain form, or None if nothing that belongs together stands so far apart: an empty
        line, a hyphen set off by spaces, more than two signs.
    """
    if between in {"", " ", "-"}:
        return ""
    if between.count("\n") > 1:
        return None
    signs = _SPACE.sub("", between)
    if signs == "-":
        return "" if between.rstrip(" ") in {"-", "-\n"} else None
    return signs if len(signs) <= 2 else None  # noqa: PLR2004 - as the docstring says


def joins(wanted: str, found: str) -> bool:
    """Whether what stands between two words of a text may stand there in a phrase.

    A point that the phrase has may be missing (``EE UU``), and a decimal comma may be a point.

    Args:
        wanted: Gap of the phrase.
        found: Gap of the text; both by :func:`gap`.
    """
    return wanted == found or (wanted == "." and not found) or (wanted == "," and found == ".")


def case_fits(printed: str, found: str) -> bool:
    """Whether a word has the capitals that a cased phrase asks for.

    Args:
        printed: Word of the phrase.
        found: Word of the text.
    """
    if found == printed:
        return True
    if printed.isupper():
        return found.isupper()
    if printed[:1].isupper():
        return found[:1].isupper() and (found[1:] == found[1:].lower() or found.isupper())
    return found == found.lower()
