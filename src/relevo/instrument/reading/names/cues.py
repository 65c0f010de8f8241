"""Patterns of words, compiled from the packaged lists of phrases, one set for each language.

A phrase is matched against folded text, at word boundaries. In it a space stands for any white
space, ``*`` for the rest of a word, ``(a|b)`` for either, ``[a ]`` for words that may be missing
and ``~`` for up to nine words, an abbreviation such as ``U.S.`` among them. None of them repeats
another, so that matching stays linear.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from relevo.core.data import data_path, data_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SYNTAX = {
    " ": r"\s+",
    "*": r"\w*",
    "~": r"(?:\s+(?:[^\s.;]+|(?:[a-z]{1,2}\.){2,}(?:'s)?)){0,9}?\s+",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "[": "(?:",
    "]": ")?",
}
_STARTS = r"(?<!\w)"
"""Where a word may start; looked at once for all phrases, which is what makes tables fast."""

NEVER = re.compile(r"(?!)")
"""Matches nothing: the pattern of a cue that a language does not have."""


def compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Compile phrases into one pattern that tries the longest first.

    Args:
        phrases: In folded spelling, in the syntax that this module describes.
    """
    return re.compile(_STARTS + _alternation(phrases)) if phrases else NEVER


def _alternation(phrases: Iterable[str]) -> str:
    """Give the source of a pattern of phrases, the longest first, up to the end of a word."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(_translate, longest_first)) + r")(?!\w)"


def _translate(phrase: str) -> str:
    """Turn one phrase into the source of a pattern."""
    source = "".join(_SYNTAX.get(char) or re.escape(char) for char in phrase)
    return source.replace(r"\s+(?:\s+", r"(?:\s+")


@cache
def cue(file: str, name: str, language: str) -> re.Pattern[str]:
    """Give the pattern of one list of phrases.

    Args:
        file: File below ``instrument/data/<language>``, without ``.yaml``.
        name: Name of the list in it.
        language: Language of the text; one that has no such file has no cues.

    Returns:
        The pattern; one that never matches where the language has no such list.
    """
    return compiled(tuple(_lists(file, language).get(name, ())))


@cache
def table(file: str) -> re.Pattern[str]:
    """Give one pattern of every list of a file of all languages; its group names the list.

    Args:
        file: File below ``instrument/data``, without ``.yaml``; of two lists that match at one
            place the one that stands first in it counts.
    """
    lists = _lists(file, "").items()
    groups = (f"(?P<{name}>{_alternation(phrases)})" for name, phrases in lists if phrases)
    return re.compile(f"{_STARTS}(?:{'|'.join(groups)})")


@cache
def tables(file: str, language: str) -> Mapping[str, re.Pattern[str]]:
    """Give the patterns of every list of one language, of a file that holds each language's.

    Args:
        file: File below ``instrument/data``, without ``.yaml``.
        language: Language of the text; one that the file does not hold has no patterns.
    """
    lists: Mapping[str, Mapping[str, list[str]]] = data_yaml(f"{file}.yaml", "relevo.instrument")
    held = lists.get(language, {})
    return {name: compiled(tuple(phrases)) for name, phrases in held.items()}


@cache
def _lists(file: str, language: str) -> Mapping[str, list[str]]:
    """Give the lists of phrases of a file; none where the language has no such file."""
    name = f"{language}/{file}.yaml" if language else f"{file}.yaml"
    if not data_path(name, "relevo.instrument").is_file():
        return {}
    lists: Mapping[str, list[str]] = data_yaml(name, "relevo.instrument")
    return lists
