"""Documents: trees of groups, lists and texts in which every node knows its line and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from relevo.casefile.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
"""Way from the top of a document to a node: names of fields and positions in lists."""

Node = dict[str, Any] | list[Any] | str
"""A group of fields, a list, or a text."""

ANY = "*"
"""Step of a pattern that any item of a list matches."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document.

    Attributes:
        file: Path as the user gave it.
        lines: Its lines.
        tree: Its content: groups, lists and texts; an empty group when it could not be read.
        values: Line and column of each node, from 1.
        keys: Line and column of the name of each field.
        broken: Nodes already reported; nothing more is said about them.
    """

    file: str
    lines: tuple[str, ...] = ()
    tree: Node = field(default_factory=dict)
    values: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    broken: frozenset[Path] = frozenset()

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Give the place of a node, or of the nearest node that holds it.

        Args:
            path: Way to the node.
            key: Whether the name of the field is meant, not its value.
        """
        if key and path in self.keys:
            return self.at(*self.keys[path])
        return self.at(*self.values.get(self.nearest(path), (0, 0)))

    def nearest(self, path: Path) -> Path:
        """Give the way to a node, or to the nearest node that holds it."""
        while path and path not in self.values:
            path = path[:-1]
        return path

    def is_broken(self, path: Path) -> bool:
        """Whether a node, or one that holds it, was already reported."""
        return any(path[:depth] in self.broken for depth in range(len(path) + 1))

    def get(self, path: Path) -> Node | None:
        """Give the node at the end of a path, or None."""
        node: Node | None = self.tree
        for step in path:
            if isinstance(node, dict):
                node = node.get(str(step))
            elif isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
            else:
                return None
        return node

    def text(self, path: Path) -> str:
        """Give the text at the end of a path; empty if there is none."""
        node = self.get(path)
        return node if isinstance(node, str) else ""

    def groups(self, path: Path) -> Iterator[Path]:
        """Give the path of each group of fields in the list at the end of a path."""
        node = self.get(path)
        for index, item in enumerate(node if isinstance(node, list) else []):
            if isinstance(item, dict):
                yield (*path, index)

    def texts(self, path: Path) -> Iterator[tuple[Path, str]]:
        """Give path and value of each text in the list, or of the text, at the end of a path."""
        node = self.get(path)
        if isinstance(node, str) and node:
            yield path, node
        for index, item in enumerate(node if isinstance(node, list) else []):
            if isinstance(item, str) and item:
                yield (*path, index), item

    def matching(self, pattern: Path) -> Iterator[tuple[Path, str]]:
        """Give path and value of each text that a pattern reaches; ``*`` is any item of a list.

        Args:
            pattern: Names of fields and ``*``, e.g. ``("limits", "*", "clause")``.
        """
        ways: list[Path] = [()]
        for step in pattern:
            if step == ANY:
                nodes = ((way, self.get(way)) for way in ways)
                ways = [
                    (*way, index)
                    for way, node in nodes
                    if isinstance(node, list)
                    for index in range(len(node))
                ]
            else:
                ways = [(*way, step) for way in ways]
        for way in ways:
            if found := self.text(way):
                yield way, found

    def walk(self, path: Path = ()) -> Iterator[Path]:
        """Give the path of every node, outer ones first."""
        yield path
        node = self.get(path)
        steps: Iterator[str | int] = iter(())
        if isinstance(node, dict):
            steps = iter(node)
        elif isinstance(node, list):
            steps = iter(range(len(node)))
        for step in steps:
            yield from self.walk((*path, step))

    def at(self, line: int, column: int) -> Place:
        """Give the place at a line and a column, with the line shown.

        What the parser finds missing after the last line is placed at the end of that line.
        """
        if line > len(self.lines):
            line, column = len(self.lines), len(self.lines[-1]) + 1
        return Place(self.file, line, column, self.lines[line - 1] if line else "")


def field_of(path: Path) -> str:
    """Give the name of the innermost field on a path; a question mark if there is none."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "?")
