"""JSON with places: every value knows the line and column it stands at.

The standard reader forgets them, and a wrong value is reported where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs leave it out
from typing import TYPE_CHECKING

from relevo.casefile.encoding import BOM, parse_text
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.problem import Problem

DEEPEST = 12
"""Deepest value read; a manifest has four levels."""

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_DIGITS = 15
_NAMED: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Spot:
    """A value and its place.

    Attributes:
        value: An object, a list, or one value; the values in it are spots.
        line: Line, from 1.
        column: Column, from 1.
    """

    value: dict[str, Spot] | list[Spot] | str | int | float | bool | None
    line: int
    column: int


class _SyntaxError(Exception):
    """The text is no JSON from a position on.

    Args:
        at: Position.
    """

    def __init__(self, at: int) -> None:
        """Keep the position."""
        super().__init__()
        self.at = at


def parse_json(data: bytes, file: str) -> tuple[Spot | None, tuple[Problem, ...]]:
    """Read a JSON file.

    Args:
        data: Bytes of the file.
        file: Path as the user gave it.

    Returns:
        The value, None if the file is no JSON, and the problems: that, or a name given twice in
            one object.
    """
    content, problems = parse_text(data, file)
    if problems:
        return None, problems
    reader = _Reader(content.removeprefix(BOM), file)
    try:
        found = reader.whole()
    except _SyntaxError as error:
        line, column = reader.place(error.at)
        return None, (problem("json-syntax", Place(file, line, column)),)
    return found, tuple(reader.problems)


class _Reader:
    """Reads a text from its beginning.

    Args:
        content: The text.
        file: Path as the user gave it.
    """

    def __init__(self, content: str, file: str) -> None:
        """Begin at the first character."""
        self._content = content
        self._file = file
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", content))]
        self.problems: list[Problem] = []

    def place(self, at: int) -> tuple[int, int]:
        """Give line and column of a position."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def whole(self) -> Spot:
        """Give the one value of the text."""
        found = self._value(0)
        self._skip()
        if self._at < len(self._content):
            raise _SyntaxError(self._at)
        return found

    def _skip(self) -> None:
        """Go past space."""
        match = _SPACE.match(self._content, self._at)
        assert match is not None  # it also matches nothing
        self._at = match.end()

    def _next(self) -> str:
        """Give the next character that is no space; empty at the end."""
        self._skip()
        return self._content[self._at : self._at + 1]

    def _value(self, depth: int) -> Spot:
        """Read a value."""
        first = self._next()
        at = self._at
        if depth > DEEPEST:
            raise _SyntaxError(at)
        line, column = self.place(at)
        if first == "{":
            return Spot(self._object(depth), line, column)
        if first == "[":
            return Spot(self._list(depth), line, column)
        if first == '"':
            return Spot(self._string(), line, column)
        for name, value in _NAMED.items():
            if self._content.startswith(name, at):
                self._at += len(name)
                return Spot(value, line, column)
        match = _NUMBER.match(self._content, at)
        if match is None:
            raise _SyntaxError(at)
        self._at = match.end()
        said = match.group()
        whole = match.group(1) is None and match.group(2) is None and len(said) <= _DIGITS
        return Spot(int(said) if whole else float(said), line, column)

    def _string(self) -> str:
        """Read a text."""
        try:
            said, self._at = scanstring(self._content, self._at + 1, True)  # noqa: FBT003 - its signature
        except ValueError as error:
            raise _SyntaxError(self._at) from error
        return str(said)

    def _object(self, depth: int) -> dict[str, Spot]:
        """Read an object; of a name given twice the first value stays."""
        fields: dict[str, Spot] = {}
        self._at += 1
        if self._next() == "}":
            self._at += 1
            return fields
        while True:
            if self._next() != '"':
                raise _SyntaxError(self._at)
            at = self._at
            name = self._string()
            self._pass(":")
            value = self._value(depth + 1)
            if name in fields:
                place = Place(self._file, *self.place(at))
                first = str(fields[name].line)
                here = text("at this place")
                self.problems.append(problem("duplicate-key", place, field=here, first=first))
            else:
                fields[name] = value
            if self._pass(",", "}") == "}":
                return fields

    def _list(self, depth: int) -> list[Spot]:
        """Read a list."""
        items: list[Spot] = []
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return items
        while True:
            items.append(self._value(depth + 1))
            if self._pass(",", "]") == "]":
                return items

    def _pass(self, *signs: str) -> str:
        """Go past one of some signs and give it."""
        found = self._next()
        if found not in signs or not found:
            raise _SyntaxError(self._at)
        self._at += 1
        return found
