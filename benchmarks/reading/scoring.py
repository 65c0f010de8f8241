"""Scores: the values read in a text against its gold answer, and their sums over texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.reading.fields import ACTS, ANY, EVENTS, FIELDS, Field
from benchmarks.reading.values import Item, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Act = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """What was right and wrong in one field of one text.

    Attributes:
        field: Name of the field.
        right: Values read that the gold answer has.
        missed: Values of the gold answer that were not read.
        wrong: Values read where the gold answer has others.
        invented: Values read where the gold answer has none.
    """

    field: str
    right: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts of one field over texts.

    Attributes:
        tp: Values right.
        fp: Values read that are not right; ``invented`` are some of them.
        fn: Values missed.
        invented: Values read where the text states none.
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0
    invented: int = 0

    @property
    def precision(self) -> float:
        """Give the share of the values read that are right; 1 if none was read."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Give the share of the values stated that were read; 1 if none is stated."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall; 1 if there was nothing to read."""
        counted = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / counted if counted else 1.0


def score(gold: Mapping[str, Any], read: Mapping[str, Any]) -> tuple[Score, ...]:
    """Score a text.

    Args:
        gold: The gold answer: ``acts`` and ``status_events``.
        read: The stable JSON of what was read.

    Returns:
        A score for each field in which something is stated or was read, acts first. A field
        appears once for each act.
    """
    pairs = _paired(gold.get("acts", []), read["acts"])
    found = [_whole(pairs), _scored(EVENTS, gold, read)]
    for mine, theirs in pairs:
        if mine is None or theirs is not None or not mine.get("optional"):
            found += [_scored(field, mine or {}, theirs or {}) for field in FIELDS]
    return tuple(one for one in found if one.right or one.missed or one.wrong or one.invented)


def sums_of(scores: Iterable[Score]) -> dict[str, Sums]:
    """Add scores up by field; every field has its line, in the order of the table."""
    counts = {name: Counter[str]() for name in (ACTS, *(f.name for f in FIELDS), EVENTS.name)}
    for one in scores:
        counts[one.field].update(
            tp=len(one.right),
            fp=len(one.wrong) + len(one.invented),
            fn=len(one.missed),
            invented=len(one.invented),
        )
    return {name: Sums(**count) for name, count in counts.items()}


def total_of(sums: Mapping[str, Sums]) -> Sums:
    """Add all fields up but the line of whole acts, whose values count by themselves."""
    told = [one for name, one in sums.items() if name != ACTS]
    return Sums(
        tp=sum(one.tp for one in told),
        fp=sum(one.fp for one in told),
        fn=sum(one.fn for one in told),
        invented=sum(one.invented for one in told),
    )


def _whole(pairs: Sequence[tuple[Act | None, Act | None]]) -> Score:
    """Score the acts themselves; an optional act that was not read is no miss."""
    return Score(
        ACTS,
        right=tuple(_name(gold) for gold, read in pairs if gold is not None and read is not None),
        missed=tuple(
            _name(gold)
            for gold, read in pairs
            if gold is not None and read is None and not gold.get("optional")
        ),
        invented=tuple(_name(read) for gold, read in pairs if gold is None and read is not None),
    )


def _name(act: Act) -> str:
    """Name an act by its host, its senders and its number."""
    told = [
        item.label for key in ("host", "senders", "number") for item in items_of(key, act.get(key))
    ]
    return ", ".join(told) or "act"


def _paired(
    golds: Sequence[Act], reads: Sequence[Act]
) -> tuple[tuple[Act | None, Act | None], ...]:
    """Pair each act of the gold answer with the act read that has most of its values."""
    alike = sorted(
        (
            (-sum(len(_scored(field, gold, read).right) for field in FIELDS), mine, theirs)
            for mine, gold in enumerate(golds)
            for theirs, read in enumerate(reads)
        ),
    )
    partner: dict[int, int] = {}
    for _, mine, theirs in alike:
        if mine not in partner and theirs not in partner.values():
            partner[mine] = theirs
    pairs: list[tuple[Act | None, Act | None]] = [
        (gold, reads[partner[mine]] if mine in partner else None) for mine, gold in enumerate(golds)
    ]
    pairs += [(None, read) for n, read in enumerate(reads) if n not in partner.values()]
    return tuple(pairs)


def _scored(field: Field, gold: Act, read: Act) -> Score:
    """Score one field of a pair of acts."""
    keys = [key for key in field.keys if gold.get(key) != ANY]
    mine = [item for key in keys for item in items_of(key, gold.get(key))]
    theirs = [item for key in keys for item in items_of(key, read.get(key))]
    matched = _matched(field, mine, theirs)
    rest = tuple(item.label for n, item in enumerate(theirs) if n not in matched.values())
    stated = any(not item.optional for item in mine)
    return Score(
        field.name,
        right=tuple(item.label for n, item in enumerate(mine) if n in matched),
        missed=tuple(
            item.label for n, item in enumerate(mine) if n not in matched and not item.optional
        ),
        wrong=rest if stated else (),
        invented=() if stated else rest,
    )


def _matched(field: Field, golds: Sequence[Item], reads: Sequence[Item]) -> dict[int, int]:
    """Give for each gold value its value read: as many as possible, required ones first."""
    fitting = {
        mine: [
            theirs
            for theirs, read in enumerate(reads)
            if gold.key == read.key and field.right(gold.value, read.value)
        ]
        for mine, gold in enumerate(golds)
    }
    taken: dict[int, int] = {}

    def placed(mine: int, seen: set[int]) -> bool:
        """Find a value read for a gold value, moving earlier ones along if needed."""
        for theirs in fitting[mine]:
            if theirs not in seen:
                seen.add(theirs)
                if theirs not in taken or placed(taken[theirs], seen):
                    taken[theirs] = mine
                    return True
        return False

    for mine in sorted(fitting, key=lambda one: golds[one].optional):
        placed(mine, set())
    return {mine: theirs for theirs, mine in taken.items()}
