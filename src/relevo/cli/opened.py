"""Reading a case for a command: the case, or every problem on stderr and exit code 2."""

from __future__ import annotations

import gc
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
    from relevo.core.words import Speaker, Text
    from relevo.rotation.model import Planning, Tour


def open_case(
    folder: Path,
    speaker: Speaker,
    *,
    forces: Path | None = None,
    day: date | None = None,
    plan: bool | Path = False,
    as_json: bool = False,
    of_status: bool = False,
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
        of_status: Whether the command can do with a case about an ally status, which has no host.

    Returns:
        The case, without problems.

    Raises:
        RelevoError: If the case is about an ally status and the command cannot do with that.
        SystemExit: With code 2 if anything is wrong; every problem is printed first.
    """
    from relevo.casefile.read import read_case

    case, problems = read_case(folder, forces=forces, day=day, plan=plan)
    if case is None or problems:
        refuse(problems, speaker, as_json=as_json)
    gc.freeze()  # a case is kept to the end: a long record is not gone through again and again
    if not case.settings.host and not of_status:
        raise RelevoError(
            text(
                "The case {folder} is about an ally status: it has no host and no acts. Ask it "
                "with: relevo status --case {folder}",
                folder=str(folder),
            )
        )
    return case


def refuse(
    problems: Sequence[Problem], speaker: Speaker, *, as_json: bool, of_case: bool = True
) -> NoReturn:
    """Print every problem and end.

    Args:
        problems: What is wrong, at least one.
        speaker: Says it.
        as_json: Whether it is printed as JSON on stdout instead of words on stderr.
        of_case: Whether it is a case that was not used, not a text.

    Raises:
        SystemExit: Always, with code 2.
    """
    from relevo.report.problems import render_problem, render_problems_json

    if as_json:
        click.echo(render_problems_json(problems, lang=speaker.lang).rstrip("\n"))
        sys.exit(2)
    for problem in problems:
        click.echo(render_problem(problem, lang=speaker.lang), err=True)
    summary = (
        plural_text(
            "{n} problem found; the case was not used.",
            "{n} problems found; the case was not used.",
            n=len(problems),
        )
        if of_case
        else plural_text(
            "{n} problem found; nothing was read.",
            "{n} problems found; nothing was read.",
            n=len(problems),
        )
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


def command_line(verb: str, case: Path, forces: Path | None, plan: Path | None = None) -> str:
    """Give the line a user types to run a command on a case, the forces in use and a plan.

    Args:
        verb: The command, e.g. ``check``.
        case: Folder of the case, as the user named it.
        forces: Forces used instead of the case's own, or None.
        plan: Folder of the plan, or None for the plan of these forces in the case.
    """
    with_forces = ["--forces", str(forces)] if forces else []
    with_plan = ["--plan", str(plan)] if plan else []
    return shlex.join(["relevo", verb, str(case), *with_forces, *with_plan])


def one_place_each(
    planning: Planning, tours: Sequence[Tour], otherwise: Text, speaker: Speaker
) -> None:
    """Refuse stays that put a unit in two places at once, after naming every one on stderr.

    Args:
        planning: Posts, whose incumbents count.
        tours: Tours that nothing can change.
        otherwise: What to mend.
        speaker: Says it.

    Raises:
        RelevoError: With ``otherwise``, if there are such stays.
    """
    from relevo.rotation.seated import in_two_places

    clashes = in_two_places(planning, tours)
    for clash in clashes:
        click.echo(speaker.say(clash), err=True)
    if clashes:
        raise RelevoError(otherwise)


def check_target(case: Path, folder: Path) -> None:
    """Refuse to write a plan where the files of its case lie, or over a file.

    Args:
        case: Folder of the case.
        folder: Folder to write the plan to; it need not be there.

    Raises:
        RelevoError: If it is a file, the case's own folder, or within its acts or forces.
    """
    from relevo.casefile import layout

    if folder.exists() and not folder.is_dir():
        raise RelevoError(text("{path} is a file. Give a folder to write to", path=str(folder)))
    root, target = case.resolve(), folder.resolve()
    inputs = (root / layout.ACTS, root / layout.FORCES)
    if target == root or any(target.is_relative_to(one) for one in inputs):
        raise RelevoError(
            text(
                "{path} holds files of the case, which a plan would be mixed with. Give another "
                "folder to write to",
                path=str(folder),
            )
        )
