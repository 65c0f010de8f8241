"""YAML to documents: every scalar stays text, and every node keeps its place.

The law must not be mangled by a file format: the state code ``NO`` is no *false*, ``010`` is no
eight, and 30 February is a text until a field of type day refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from relevo.casefile.document import Document, field_of
from relevo.casefile.encoding import BOM, lines_of
from relevo.casefile.place import Place
from relevo.casefile.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.casefile.document import Node, Path
    from relevo.core.problem import Problem
    from relevo.core.words import Arg

DEEPEST = 30
"""Deepest node read; no field of a case lies deeper."""

ASIDE = "\0"
"""Step to a node that is read only to find its problems; no field has this name."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def parse_document(content: str, file: str) -> tuple[Document, tuple[Problem, ...]]:
    """Read one YAML document.

    Args:
        content: Text of the file.
        file: Path as the user gave it.

    Returns:
        The document, as far as it can be read, and its problems in the order of the file.
    """
    content = content.removeprefix(BOM)
    composer = _Composer(Document(file, lines_of(content)))
    try:
        composer.read(yaml.parse(content, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        composer.problems.append(_syntax(composer.document, error))
        return Document(file, composer.document.lines), tuple(composer.problems)
    document = Document(
        file,
        composer.document.lines,
        composer.tree,
        composer.values,
        composer.keys,
        frozenset(composer.broken),
    )
    if not document.values:
        composer.problems.append(problem("empty-file", Place(file)))
    return document, tuple(composer.problems)


def _syntax(document: Document, error: yaml.MarkedYAMLError) -> Problem:
    """Place an error of the YAML parser: for a quote left open, where it was opened."""
    mark = error.problem_mark
    if error.context_mark and "quoted" in (error.context or ""):
        mark = error.context_mark
    line = min(mark.line, len(document.lines) - 1) if mark else 0
    excerpt = document.lines[line]
    tab = len(excerpt) - len(excerpt.lstrip(" "))
    if excerpt.lstrip(" ").startswith("\t"):
        return problem("yaml-tab", Place(document.file, line + 1, tab + 1, excerpt))
    column = mark.column + 1 if mark else 1
    return problem("yaml-syntax", Place(document.file, line + 1, column, excerpt))


class _Composer:
    """Builds the tree from the parser's events, noting places and problems.

    Args:
        document: File and lines, for the places of problems.
    """

    def __init__(self, document: Document) -> None:
        """Begin with an empty tree."""
        self.document = document
        self.problems: list[Problem] = []
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.broken: set[Path] = set()
        self.tree: Node = {}

    def read(self, events: Iterator[yaml.Event]) -> None:
        """Read the first document; a second one is a problem."""
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:  # noqa: PLR2004 - the second document
                    self._report("yaml-several-documents", event)
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, ())
                if documents == 1:
                    self.tree = node
                else:
                    return

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Node:
        """Build the node that an event begins."""
        self.values.setdefault(path, _mark(event))
        if len(path) > DEEPEST:
            return self._skipped(event, events, path)
        self._refuse_marks(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._group(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, (*path, len(items))))
            return items
        if isinstance(event, yaml.ScalarEvent):
            return "" if self._refused_empty(event, path) else str(event.value)
        return ""

    def _group(self, events: Iterator[yaml.Event], path: Path) -> dict[str, Node]:
        """Build a group of fields; of a field given twice the first value stays."""
        fields: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._report("yaml-key", event)
                self._node(event, events, (*path, ASIDE))
                self._node(next(events), events, (*path, ASIDE))
                continue
            name = str(event.value)
            self._refuse_marks(event, (*path, name))
            if name in fields:
                first = str(self.keys[*path, name][0])
                self._report("duplicate-key", event, field=name, first=first)
                self._node(next(events), events, (*path, name, ASIDE))
                continue
            self.keys[(*path, name)] = _mark(event)
            fields[name] = self._node(next(events), events, (*path, name))
        return fields

    def _refuse_marks(self, event: yaml.Event, path: Path) -> None:
        """Report an anchor, an alias or a tag."""
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._report("yaml-anchor", event, name=f"{sign}{event.anchor}")
            self.broken.add(path)
        if tag := getattr(event, "tag", None):
            self._report("yaml-tag", event, name=tag)
            self.broken.add(path)

    def _refused_empty(self, event: yaml.ScalarEvent, path: Path) -> bool:
        """Report a value left empty or written as null; empty quotes are a text."""
        if not event.implicit[0] or event.value not in _NULLS:
            return False
        self._report("empty-value", event, field=field_of(path))
        self.broken.add(path)
        return True

    def _skipped(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Node:
        """Report a node that lies too deep and pass over what it holds."""
        self._report("yaml-too-deep", event, most=DEEPEST)
        self.broken.add(path)
        opened = int(isinstance(event, yaml.CollectionStartEvent))
        while opened:
            event = next(events)
            opened += isinstance(event, yaml.CollectionStartEvent)
            opened -= isinstance(event, yaml.CollectionEndEvent)
        return ""

    def _report(self, code: str, event: yaml.Event, **gaps: Arg) -> None:
        """Note a problem at the place of an event."""
        self.problems.append(problem(code, self.document.at(*_mark(event)), near="", **gaps))


def _mark(event: yaml.Event) -> tuple[int, int]:
    """Give line and column of an event, from 1."""
    mark = event.start_mark
    assert mark is not None  # the parser marks every event
    return mark.line + 1, mark.column + 1
