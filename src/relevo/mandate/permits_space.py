"""The space of movements, cut where two mandates tell movements apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from relevo.core.codes import Code, CodeKind, CodeTree, Held, plain
from relevo.core.words import Localized
from relevo.instrument.model import ListOf, Measure, WindowKind
from relevo.mandate.permits_model import (
    LISTED,
    OPTIONAL,
    OTHER,
    Axis,
    Cell,
    Law,
    Thing,
    weakest,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from relevo.core.codes import Codes
    from relevo.mandate.model import Limit, Reading

Told = Axis | Measure
"""What codes tell apart: parties, or what they bring."""

Question = tuple[tuple[tuple[str, ...], ...], ...]
"""What a law asks a code: items, each with its versions, each with its codes; one item is enough.

A field of a scope is one item with one version.
"""

_FREE = frozenset({Axis.PURPOSE, Axis.ACTIVITY, Axis.CONTINGENT, Axis.VESSEL})
"""Axes whose codes are names, compared without accents and case."""

_FLAT = CodeTree(CodeKind.INSTITUTION, {})
"""A tree that contains nothing: codes are the same or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """What movements two mandates can tell apart.

    Attributes:
        trees: Which codes lie in which, for each axis and measure.
        codes: Codes of which each stands for all that no list or scope tells apart from it.
        kinds: Kinds of windows that either mandate has, presence always.
        overlap_days: Days of relief in place.
        known: Answers given before.
        scopes: The same for the scopes of limits, which outlive the space.
        cells: Every combination of codes.
    """

    trees: Mapping[Told, CodeTree]
    codes: Mapping[Told, tuple[str, ...]]
    kinds: tuple[WindowKind, ...]
    overlap_days: int
    known: dict[tuple[Told, tuple[str, ...], str], Held] = field(default_factory=dict)
    scopes: dict[tuple[int, tuple[str, ...]], Held] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()

    def holds(self, told: Told, listed: tuple[str, ...], code: str) -> Held:
        """Say whether a list of codes holds one of the space's codes."""
        key = (told, listed, code)
        if key not in self.known:
            tree = self.trees.get(told, _FLAT)
            self.known[key] = tree.holds([_name(told, one) for one in listed], code)
        return self.known[key]

    def listed(self, axis: Axis, listed: tuple[str, ...], cell: Cell) -> Held:
        """Say whether a field of a scope holds a party; an empty field holds all."""
        code = cell.on(axis)
        if not listed:
            return Held.YES
        return self.holds(axis, listed, code) if code else Held.NO

    def in_scope(self, limit: Limit, cell: Cell) -> Held:
        """Say whether a limit is about a party, but for what it brings."""
        key = (id(limit), cell.at)
        if key not in self.scopes:
            self.scopes[key] = self._in_scope(limit, cell)
        return self.scopes[key]

    def _in_scope(self, limit: Limit, cell: Cell) -> Held:
        """Answer :meth:`in_scope`."""
        scope = limit.scope
        return weakest(
            (
                self.listed(Axis.SENDER, scope.senders, cell),
                self.listed(Axis.CATEGORY, scope.categories, cell),
                self.listed(Axis.PLACE, scope.places, cell),
                self.listed(Axis.INSTITUTION, scope.institutions, cell),
                self.listed(Axis.ACTIVITY, scope.activities, cell),
                self.listed(Axis.CONTINGENT, contingents(limit), cell),
            )
        )

    def counts(self, limit: Limit, reading: Reading, code: str) -> Held:
        """Say whether a reading of a limit counts a kind of what it measures."""
        things = things_of(limit, reading)
        return self.holds(limit.measure, things, code) if things else Held.YES

    def things(self, measure: Measure) -> tuple[Thing, ...]:
        """Give the kinds of a measure that are told apart."""
        return tuple(Thing(measure, code) for code in self.codes.get(measure, ("",)))


def contingents(limit: Limit) -> tuple[str, ...]:
    """Give the contingents a limit names, by name: their identifiers are an act's own."""
    return tuple(one.es for one in limit.contingents)


def things_of(limit: Limit, reading: Reading) -> tuple[str, ...]:
    """Give the kinds that a reading of a limit counts; none means every kind.

    Args:
        limit: The limit.
        reading: One of its readings.
    """
    scope = limit.scope
    if limit.measure is Measure.ARMS:
        return reading.arms
    if limit.measure is Measure.PERSONS:
        return tuple(str(one) for one in scope.person_classes)
    return (*scope.arms, *scope.named, *(one.es for one in scope.things))


def space_of(laws: Iterable[Law], codes: Codes, *, overlap_days: int = 0) -> Space:
    """Cut the space of movements by what some laws name.

    Two codes that every list, scope and window of the laws answers for alike are one: whatever
    movement has the one, the laws judge the same movement with the other alike.

    Args:
        laws: Laws of both mandates.
        codes: Trees of codes.
        overlap_days: Days of relief in place, 0 or more.
    """
    own = tuple(laws)
    trees = {
        Axis.SENDER: codes.states,
        Axis.CATEGORY: codes.categories,
        Axis.PLACE: codes.places,
        Axis.INSTITUTION: codes.institutions,
        Measure.ARMS: codes.arms,
        Measure.STOCK: codes.arms,
    }
    asked = _asked(own)
    cut: dict[Told, CodeTree] = {}
    found: dict[Told, tuple[str, ...]] = {}
    told: Told
    for told in (*Axis, *Measure):
        questions = asked.get(told, set())
        tree, leaves = _leaves(told, trees.get(told, _FLAT), questions)
        cut[told] = tree
        found[told] = _apart(tree, told, leaves, questions)
    kinds = {window.kind for law in own for window, _, _ in law.windows} | {WindowKind.PRESENCE}
    ordered = tuple(kind for kind in WindowKind if kind in kinds)
    return Space(
        trees=cut,
        codes=found,
        kinds=ordered,
        overlap_days=overlap_days,
        cells=tuple(
            Cell(kind, at) for kind in ordered for at in product(*(found[axis] for axis in Axis))
        ),
    )


def _asked(laws: Sequence[Law]) -> dict[Told, set[Question]]:
    """Give everything that some law asks a movement about, by axis and measure."""
    asked: dict[Told, set[Question]] = {told: set() for told in (*Axis, *Measure)}

    def ask(told: Told, *fields: tuple[str, ...]) -> None:
        """Ask about the codes of some fields of a scope, each by itself."""
        asked[told].update(((field,),) for field in fields if field)

    for law in laws:
        for window, _, _ in law.windows:
            ask(Axis.SENDER, window.senders)
            ask(Axis.PLACE, window.places)
        for _, senders, _ in law.undated:
            ask(Axis.SENDER, *((one,) for one in senders))
        for listed in law.lists:
            about: Told = Measure.ARMS if listed.of is ListOf.ARMS else LISTED[listed.of]
            ask(Axis.SENDER, listed.senders)
            asked[about].add(
                tuple(
                    tuple((version.code,) if version.code else () for version in item.versions)
                    for item in listed.items
                )
            )
        for limit in law.limits:
            ask(Axis.SENDER, limit.scope.senders)
            ask(Axis.CATEGORY, limit.scope.categories)
            ask(Axis.PLACE, limit.scope.places)
            ask(Axis.INSTITUTION, limit.scope.institutions)
            ask(Axis.ACTIVITY, limit.scope.activities)
            ask(Axis.CONTINGENT, contingents(limit))
            ask(limit.measure, *(things_of(limit, one) for one in limit.readings))
        for length in law.lengths:
            ask(Axis.CATEGORY, length.categories)
    return asked


def _name(told: Told, code: str) -> str:
    """Give a code as it is compared."""
    return plain(code) if told in _FREE or told in _NAMED else code


_NAMED = frozenset({Measure.AIRCRAFT, Measure.VESSELS, Measure.EQUIPMENT})
"""Measures whose kinds are names."""


def _leaves(
    told: Told, tree: CodeTree, questions: Iterable[Question]
) -> tuple[CodeTree, tuple[str, ...]]:
    """Give the finest codes of a tree that questions tell apart, and the tree with them.

    A named code that contains another named one stands for whatever else lies in it; beside all of
    them there is whatever lies in none. An ambiguous name is no code of a movement: what it may
    mean is.
    """
    named: set[str] = set()
    waiting = [
        _name(told, code)
        for question in questions
        for item in question
        for version in item
        for code in version
    ]
    while waiting:
        code = waiting.pop()
        means = tree.codes[code].means if code in tree else ()
        if means:
            waiting += [one for one in means if one not in named]
        else:
            named.add(code)
    if not named:
        return tree, ("",)
    outer = {other for code in named for other in tree.lineage(code)[1:] if other in named}
    others = [
        Code(id=code + OTHER, name=Localized(code, code), parent=code) for code in sorted(outer)
    ]
    leaves = [code + OTHER if code in outer else code for code in sorted(named)]
    return tree.extended(others), (*([""] if told in OPTIONAL else []), *leaves, OTHER)


def _apart(
    tree: CodeTree, told: Told, leaves: Sequence[str], questions: Iterable[Question]
) -> tuple[str, ...]:
    """Keep one code of those that every question answers alike, and none beside all others."""
    asked = sorted(questions)
    first: dict[Hashable, str] = {}
    for leaf in leaves:
        answers = tuple(_answer(question, leaf, told, tree) for question in asked if leaf)
        first.setdefault((bool(leaf), answers), leaf)
    return tuple(first.values())


def _answer(question: Question, leaf: str, told: Told, tree: CodeTree) -> Held:
    """Answer a question about a code: yes if one item holds it in each of its versions."""
    items = {
        frozenset(tree.holds([_name(told, code) for code in version], leaf) for version in item)
        for item in question
    }
    if frozenset({Held.YES}) in items:
        return Held.YES
    return Held.NO if items <= {frozenset({Held.NO})} else Held.UNCLEAR
