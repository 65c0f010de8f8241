"""Printed words made comparable: case, accents and punctuation do not tell values apart."""

from __future__ import annotations

import re
import unicodedata

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset("a al as da das de del do dos e el en la las los o of os the u y".split())

_DIVISIONS = frozenset(
    "ciudad cidade city departamento department distrito district estado state municipio "
    "provincia province region regiao".split()
)


def folded(text: str) -> str:
    """Give the words of a text: lower case, no accents, one space between them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def squeezed(text: str) -> str:
    """Give the letters and digits of a text alone, as numbers of laws are compared."""
    return folded(text).replace(" ", "")


def names(text: str) -> frozenset[str]:
    """Give the names that printed words hold: the whole, and an acronym in brackets by itself.

    Returns:
        ``Secretaría de Marina (SEMAR)`` gives ``secretaria marina semar``, ``secretaria marina``
        and ``semar``: words that only link others do not count.
    """
    parts = (text, _PARENTHESES.sub(" ", text), *_PARENTHESES.findall(text))
    return frozenset(name for part in parts if (name := _told(part)))


def place_name(text: str) -> str:
    """Give the name of a place without the word for its sort: ``provincia de Mendoza``."""
    words = _told(text).split()
    return " ".join([word for word in words if word not in _DIVISIONS] or words)


def holds(text: str, name: str) -> bool:
    """Tell whether printed words hold a name: whole words, with or without hyphens and spaces.

    ``dos aviones C-130J Hercules`` holds ``C-130J`` and ``C130J``, and not ``C-130``.
    """
    wanted, words = squeezed(name), folded(text).split()
    if not wanted:
        return False
    starts = range(len(words))
    return any(
        "".join(words[start:end]) in {wanted, f"{wanted}s", f"{wanted}es"}
        for start in starts
        for end in range(start + 1, len(words) + 1)
    )


def _told(part: str) -> str:
    """Give the words of a name without those that only link others."""
    return " ".join(word for word in folded(part).split() if word not in _ARTICLES)
