"""Reading a case for a command: the case, or every problem on stderr and exit code 2."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from relevo.core.errors import RelevoError
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.problem import Problem
    from relevo.core.words import Speaker
    from relevo.rotation.model import Planning


def open_case(
    folder: Path,
    speaker: Speaker,
    *,
    forces: Path | None = None,
    day: date | None = None,
    plan: bool | Path = False,
    as_json: bool = False,
) -> Case:
    """Read a case.

    Args:
        folder: Folder of the case.
        speaker: Says the problems.
        forces: Folder or workbook used instead of the case's forces; None means the case's own.
        day: Day of knowledge; acts published later do not count. None counts all.
        plan: Whether the plan in the folder is read, a stale one being a problem then; or another
            folder whose plan is read instead.
        as_json: Whether problems are printed as JSON on stdout instead of words on stderr.

    Returns:
        The case, without problems.

    Raises:
        SystemExit: With code 2 if anything is wrong; every problem is printed first.
    """
    from relevo.casefile.read import read_case

    case, problems = read_case(folder, forces=forces, day=day, plan=plan)
    if case is None or problems:
        refuse(problems, speaker, as_json=as_json)
    return case


def refuse(problems: Sequence[Problem], speaker: Speaker, *, as_json: bool) -> NoReturn:
    """Print every problem and end.

    Args:
        problems: What is wrong, at least one.
        speaker: Says it.
        as_json: Whether it is printed as JSON on stdout instead of words on stderr.

    Raises:
        SystemExit: Always, with code 2.
    """
    from relevo.report.problems import render_problem, render_problems_json

    if as_json:
        click.echo(render_problems_json(problems, lang=speaker.lang).rstrip("\n"))
        sys.exit(2)
    for problem in problems:
        click.echo(render_problem(problem, lang=speaker.lang), err=True)
    summary = plural_text(
        "{n} problem found; the case was not used.",
        "{n} problems found; the case was not used.",
        n=len(problems),
    )
    click.echo(speaker.say(summary), err=True)
    sys.exit(2)


def planning_of(case: Case) -> Planning:
    """Give what a case plans.

    Raises:
        RelevoError: If its ``case.yaml`` has no ``planning``.
    """
    if case.planning is None:
        raise RelevoError(
            text(
                "The case {folder} plans nothing: its case.yaml has no planning section. "
                "See docs/formats/case.yaml.md",
                folder=str(case.folder),
            )
        )
    return case.planning


def command_line(verb: str, case: Path, forces: Path | None) -> str:
    """Give the line a user types to run a command on a case and the forces in use.

    Args:
        verb: The command, e.g. ``check``.
        case: Folder of the case, as the user named it.
        forces: Forces used instead of the case's own, or None.
    """
    with_forces = ["--forces", str(forces)] if forces else []
    return shlex.join(["relevo", verb, str(case), *with_forces])
