"""The gazetteer: every known name of a text, found in one pass.

Names are cut into words and kept as a tree of words, so that the time a text takes depends on its
length and not on how many names are known. Of one kind the leftmost name counts, then the longest.
A capitalised word one letter away from a word of a name ("Dirandrro") finds it too, marked
``near``; a word further away, a short one, or one that differs in its ending alone finds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from relevo.instrument.reading.document import Mention
from relevo.instrument.reading.names.names import entries, names_of
from relevo.instrument.reading.names.phrases import ORDINALS, WORD, case_fits, gap, joins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.names.names import Name

__all__ = ["entries", "mentions"]

SHORTEST_NEAR = 6
"""Letters that a misspelt word of a longer name has at least."""

LONGEST_NEAR = 24
"""Letters that a misspelt word has at most."""

SHORTEST_NEAR_NAME = 8
"""Letters that a name has at least to be found misspelt."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A place in the tree of words.

    Attributes:
        next: Where each further word leads.
        ends: Names that end here.
    """

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[Name] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Tree:
    """All names of one language.

    Attributes:
        root: Where every name begins.
        words: Every word of a name.
        without: Words of names that may be found misspelt, by what is left without one letter.
        near: Kinds of which names are found misspelt.
    """

    root: _Node
    words: frozenset[str]
    without: dict[str, tuple[str, ...]]
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text.

    Attributes:
        text: The text, as printed.
        folded: The text, folded.
        starts: Offset of each word.
        ends: Offset after each word.
        words: The words, folded, misspelt ones put right.
        put_right: Numbers of the words that were put right.
    """

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    put_right: frozenset[int]


def mentions(folded: str, text: str, language: str) -> tuple[Mention, ...]:
    """Find the known names of a text.

    Args:
        folded: The text, folded.
        text: The text as printed, of the same length.
        language: ``es``, ``en`` or ``pt``.

    Returns:
        Mentions in order of start, then of kind; of one kind they do not overlap.
    """
    tree = _tree(language)
    words = _words_of(folded, text, tree)
    free_from: defaultdict[str, int] = defaultdict(int)
    found: list[Mention] = []
    for first, word in enumerate(words.words):
        if word in tree.root.next:
            for mention in _longest(words, first, tree):
                if mention.start >= free_from[mention.kind]:
                    free_from[mention.kind] = mention.end
                    found.append(mention)
    return tuple(sorted(found, key=lambda m: (m.start, m.kind)))


def _longest(words: _Words, first: int, tree: _Tree) -> Iterator[Mention]:
    """Give the longest name of each kind that begins at a word."""
    ends: dict[str, list[tuple[Name, int]]] = {}
    for last, name in _names_at(words, first, tree.root):
        if not words.put_right.isdisjoint(range(first, last + 1)) and not _may_be_near(
            words, first, last, name, tree
        ):
            continue
        held = ends.get(name.kind)
        if held and held[0][1] == last:
            held.append((name, last))
        else:
            ends[name.kind] = [(name, last)]
    for kind, names in ends.items():
        last = names[0][1]
        lead = max(len(name.phrase.lead) for name, _ in names)
        yield Mention(
            start=words.starts[first] - lead,
            end=_end(words, last, names[0][0]),
            kind=kind,
            id="|".join(sorted({name.id for name, _ in names})),
            near=not words.put_right.isdisjoint(range(first, last + 1)),
        )


def _names_at(words: _Words, first: int, root: _Node) -> Iterator[tuple[int, Name]]:
    """Give each name that begins at a word, with the number of its last word, shortest first."""
    if first and words.ends[first - 1] == words.starts[first]:
        return
    node, at = root, first
    gaps: list[str] = []
    while at < len(words.words) and words.words[at] in node.next:
        node = node.next[words.words[at]]
        if node.ends and _stops(words, at):
            for name in node.ends:
                if _fits(words, first, name, gaps):
                    yield at, name
        between = words.folded[words.ends[at] : _start(words, at + 1)]
        plain = gap(between)
        if plain is None:
            return
        gaps.append(plain)
        at += 1


def _start(words: _Words, number: int) -> int:
    """Give the offset of a word, or the end of the text after the last."""
    return words.starts[number] if number < len(words.starts) else len(words.folded)


def _stops(words: _Words, last: int) -> bool:
    """Whether a name may end with a word: nothing clings to it but the s of ``M4s``."""
    if _start(words, last + 1) != words.ends[last] or last + 1 == len(words.words):
        return True
    clings_s = words.words[last + 1] == "s" and words.words[last].isdigit()
    return clings_s and _start(words, last + 2) != words.ends[last + 1]


def _fits(words: _Words, first: int, name: Name, gaps: list[str]) -> bool:
    """Whether the signs between the words, before them, and their capitals are those of a name."""
    phrase = name.phrase
    if not all(map(joins, phrase.gaps, gaps)):
        return False
    start = words.starts[first]
    if phrase.lead:
        before = start - len(phrase.lead)
        if words.folded[max(before, 0) : start] != phrase.lead:
            return False
        if before > 0 and words.folded[before - 1].isalnum():
            return False
    return all(
        case_fits(printed, words.text[words.starts[n] : words.ends[n]])
        for n, printed in enumerate(phrase.printed, first)
        if printed.isalpha()
    )


def _end(words: _Words, last: int, name: Name) -> int:
    """Give the offset after a name, with its point or the s that clings to it."""
    end = words.ends[last]
    if name.phrase.tail and words.folded[end : end + 1] == name.phrase.tail:
        return end + 1
    if words.starts[last + 1 : last + 2] == [end] and words.words[last + 1] == "s":
        return end + 1
    return end


def _may_be_near(words: _Words, first: int, last: int, name: Name, tree: _Tree) -> bool:
    """Whether a name may be found although one of its words is misspelt."""
    letters = sum(len(word) for word in words.words[first : last + 1])
    wrong = sum(n in words.put_right for n in range(first, last + 1))
    return (
        name.kind in tree.near
        and wrong == 1
        and letters >= SHORTEST_NEAR_NAME
        and not name.phrase.printed
    )


def _words_of(folded: str, text: str, tree: _Tree) -> _Words:
    """Cut a text into words and put right those one letter away from a word of a name."""
    found = list(WORD.finditer(folded.translate(ORDINALS)))
    words = [match.group() for match in found]
    put_right: dict[int, str] = {}
    for number, word in enumerate(words):
        if word in tree.words or not SHORTEST_NEAR <= len(word) <= LONGEST_NEAR:
            continue
        if text[found[number].start()].isupper() and (right := _near_word(word, tree)):
            put_right[number] = right
    return _Words(
        text=text,
        folded=folded,
        starts=[match.start() for match in found],
        ends=[match.end() for match in found],
        words=[put_right.get(number, word) for number, word in enumerate(words)],
        put_right=frozenset(put_right),
    )


def _near_word(word: str, tree: _Tree) -> str:
    """Give the one word of a name that a word is a misspelling of, or nothing."""
    close = {
        known
        for left in (word, *_less_one(word))
        for known in tree.without.get(left, ())
        if OSA.distance(word, known, score_cutoff=1) == 1 and _stem(word) != _stem(known)
    }
    return close.pop() if len(close) == 1 else ""


def _stem(word: str) -> str:
    """Give a word without its ending, by which forms of one word differ."""
    return word.rstrip("s")[:-1]


def _less_one(word: str) -> Iterator[str]:
    """Give what is left of a word without each of its letters."""
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


@cache
def _tree(language: str) -> _Tree:
    """Build the tree of a language's names."""
    held = names_of(language)
    root = _Node()
    words: set[str] = set()
    may_be_near: set[str] = set()
    for name in held.names:
        node = root
        for word in name.phrase.words:
            node = node.next.setdefault(word, _Node())
        node.ends.append(name)
        words.update(name.phrase.words)
        if name.kind in held.near:
            may_be_near.update(w for w in name.phrase.words if len(w) >= SHORTEST_NEAR)
    without: defaultdict[str, list[str]] = defaultdict(list)
    for known in sorted(may_be_near):
        for left in {known, *_less_one(known)}:
            without[left].append(known)
    return _Tree(
        root, frozenset(words), {left: tuple(known) for left, known in without.items()}, held.near
    )
