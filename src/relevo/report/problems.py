"""Problems as lines for people and as JSON."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from relevo.core.problem import column_letters
from relevo.core.words import Speaker
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.problem import Problem

_INDENT = "    "
_ROOM = 100
_BEFORE = 60


def render_problem(problem: Problem, *, lang: str) -> str:
    """Say a problem: where and what, the line with its place marked, why and what to do.

    Sample::

        case.yaml:3:7: found '30 February', expected a day of the calendar
            from: 2030-02-30
                  ^
            A day is written YYYY-MM-DD. Write 2030-02-28.

    Args:
        problem: The problem.
        lang: Language of the words.

    Returns:
        Lines without a newline at the end; the column of a sheet goes by its letters, and
        the excerpt is left out if there is none.
        Characters that a terminal would obey are shown as ``�``.
    """
    say = Speaker(lang).say
    column = str(problem.column)
    if problem.file.endswith("]"):
        column = column_letters(problem.column)
    place = [problem.file, str(problem.line), *([column] if problem.column else [])]
    if not problem.line:
        place = [problem.file]
    lines = [_plain(f"{':'.join(place)}: {say(problem.what)}")]
    if problem.excerpt:
        lines += [_INDENT + line for line in _marked(problem.excerpt, problem.column)]
    lines.append(_plain(f"{_INDENT}{say(problem.why)} {say(problem.remedy)}"))
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Make text from a file safe to print: control characters neither move nor colour."""
    return "".join("�" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in words)


def _marked(excerpt: str, column: int) -> list[str]:
    """Give the line and, if the column is known, a caret under it; long lines are cut."""
    shown = _plain(excerpt.replace("\t", " "))
    caret = column - 1
    if len(shown) > _ROOM:
        start = max(0, min(caret - _BEFORE, len(shown) - _ROOM))
        tail = "…" if start + _ROOM < len(shown) else ""
        head = "…" if start else ""
        shown = head + shown[start : start + _ROOM] + tail
        caret += len(head) - start
    return [shown] if column < 1 else [shown, " " * caret + "^"]


def render_problems_json(problems: Iterable[Problem], *, lang: str) -> str:
    """Write problems for programs.

    Args:
        problems: Problems in order.
        lang: Language of the words.

    Returns:
        ``{"version":1,"problems":[{"code","file","line","column","excerpt","what","why",
        "remedy"}]}``; a problem with a whole file stands at line 1, column 1.
    """
    return dumped(
        {"version": 1, "problems": [problem_json(problem, lang=lang) for problem in problems]}
    )


def problem_json(problem: Problem, *, lang: str) -> dict[str, str | int]:
    """Give one problem for programs.

    Args:
        problem: The problem.
        lang: Language of the words.
    """
    say = Speaker(lang).say
    return {
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "excerpt": problem.excerpt,
        "what": say(problem.what),
        "why": say(problem.why),
        "remedy": say(problem.remedy),
    }
