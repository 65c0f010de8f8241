"""``relevo plan``: the rotation plan of a case, shown, explained and written."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import check_target, command_line, open_case, planning_of
from relevo.cli.options import (
    SomePath,
    case_argument,
    forces_option,
    json_option,
    lang_option,
    seed_option,
    time_limit_option,
)
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from relevo.core.words import Speaker, Text
    from relevo.rotation.model import Planning, Result

NO_PLAN = 1
"""Exit code when no valid plan was found in time."""

_WIDEST = 160
"""Columns beyond which a timeline is not easier to read."""


def command() -> click.Command:
    """Give the command ``plan``."""
    return click.Command(
        name="plan",
        callback=plan,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Plans who holds which post and when: constant presence within the limits, the best "
            "plan for the stated aims, with proof. Writes the plan as a table, a workbook, a "
            "result file and a timeline. Ctrl-C stops and writes the best plan found; killed while "
            "planning, the best plan so far is there and says that it is not the last word.\n\n"
            "Exit code 0: a valid plan was written, also when some days cannot be covered. 1: no "
            "valid plan was found in time and nothing was written. 2: the case cannot be read."
        ),
        short_help=_("Plans the rotation and writes the plan."),
        params=[
            case_argument(),
            forces_option(),
            time_limit_option(_("Longest search, in seconds.")),
            seed_option(),
            click.Option(
                ["--objective"],
                type=click.Choice(["presence", "persons"]),
                help=_(
                    "What comes after constant presence: least cost (presence), or fewest persons "
                    "in the country (persons). Otherwise as case.yaml says."
                ),
            ),
            click.Option(
                ["--out"],
                type=SomePath(),
                metavar=_("FOLDER"),
                help=_(
                    "Folder to write to; otherwise plan in the case, or plan-NAME with "
                    "--forces NAME."
                ),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def plan(
    speaker: Speaker,
    *,
    case: Path,
    forces: Path | None,
    time_limit: float,
    seed: int,
    objective: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Plan a case, show the plan and write it.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        forces: Forces used instead of the case's own, or None.
        time_limit: Longest search, in seconds.
        seed: Seed of the search.
        objective: Order of the levels, or None for the case's own.
        out: Folder to write to, or None for the folder of these forces' plan in the case.
        as_json: Whether to print ``result.json`` instead of words.

    Raises:
        RelevoError: If ``out`` is a file, or holds files of the case.
        SystemExit: With 1 if no valid plan was found in time.
    """
    from relevo.casefile.layout import plan_folder

    target = out or case / plan_folder(case, forces)
    check_target(case, target)
    from relevo.casefile.interim import PlanFolder, unfinished
    from relevo.report.plan import render_plan
    from relevo.rotation.model import Objective, Status

    opened = open_case(case, speaker, forces=forces, as_json=as_json)
    planning = planning_of(opened)
    if objective:
        planning = replace(planning, objective=Objective(objective))
    for sentence in unfinished(target):
        click.echo(speaker.say(sentence), err=True)
    home = PlanFolder.opened(target)
    rendered = partial(
        render_plan,
        planning=planning,
        lang=speaker.lang,
        case_name=opened.settings.name,
        versions=versions(),
    )
    result = _search(
        planning,
        speaker,
        time_limit_s=time_limit,
        seed=seed,
        write=lambda better: home.keep(rendered(better)),
    )
    if result.status is Status.UNKNOWN:
        for sentence in (*result.shortages, _NOT_FOUND):
            click.echo(speaker.say(sentence), err=True)
        sys.exit(NO_PLAN)
    files = rendered(result)
    home.finish(files)
    if as_json:
        click.echo(files["result.json"].decode().rstrip("\n"))
        return
    click.echo("\n".join(_summary(result, planning, speaker)))
    for name in files:
        click.echo(speaker.say(text("Written: {path}", path=str(target / name))))
    judge = command_line("check", case, forces, out)
    click.echo(speaker.say(text("Judge it with: {command}", command=judge)))
    if result.uncovered:
        reasons = command_line("explain", case, forces, out)
        click.echo(
            speaker.say(text("Ask why days are without presence with: {command}", command=reasons))
        )


_NOT_FOUND = text(
    "No valid plan was found in time, so nothing was written. Allow more time with --time-limit"
)


def _search(
    planning: Planning,
    speaker: Speaker,
    *,
    time_limit_s: float,
    seed: int,
    write: Callable[[Result], None],
) -> Result:
    """Search, showing where it stands; Ctrl-C ends the search and keeps its best plan.

    Each better plan is written soon after it is known, so that a kill loses little.
    """
    from relevo.cli.checkpoint import Checkpoint
    from relevo.cli.interrupt import StopOnInterrupt
    from relevo.cli.progress import ProgressLine
    from relevo.rotation.solve import known_before, prepare_kernels, solve

    with ProgressLine(speaker) as line:
        for sentence in known_before(planning):
            line.say(text("Known before any search: {sentence}", sentence=sentence))
        prepare_kernels(line.say)
        checkpoint = Checkpoint(write, time.monotonic)
        with StopOnInterrupt() as interrupt:

            def stopped() -> bool:
                checkpoint.turn()
                return interrupt.asked()

            return solve(
                planning,
                clock=time.monotonic,
                time_limit_s=time_limit_s,
                seed=seed,
                progress=line.show,
                stopped=stopped,
                keep=checkpoint.keep,
            )


def _summary(result: Result, planning: Planning, speaker: Speaker) -> list[str]:
    """Give the timeline, what is proven, what is missing and why, line by line."""
    from relevo.report.limits import rule_of
    from relevo.report.phrases import REMEDIES, SHORTAGES, level_words, reading_words, status_words
    from relevo.report.timeline_text import render_timeline_text

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    timeline = render_timeline_text(result.tours, planning, lang=speaker.lang, width=width)
    gap_days = sum(gap.term.days for gap in result.uncovered)
    gaps = (
        text("{post}: no presence {days}", post=planning.posts[gap.post].name, days=gap.term)
        for gap in result.uncovered
    )
    only_checked = (
        text(
            "Only checked, not planned for: “{limit}”, because {reason}.",
            limit=rule_of(limit, planning.mandate, planning.codes, planning.chosen).words,
            reason=reason,
        )
        for limit, reason in result.limits_only_checked
    )
    readings = reading_words(planning.chosen)
    sentences = (
        *status_words(result, gap_days),
        *level_words(result),
        *gaps,
        *only_checked,
        *readings,
    )
    return [
        timeline.rstrip("\n"),
        "",
        *map(speaker.say, sentences),
        *_block(SHORTAGES, result.shortages, speaker),
        *_block(REMEDIES, result.remedies, speaker),
        "",
    ]


def _block(heading: Text, sentences: Sequence[Text], speaker: Speaker) -> list[str]:
    """Give a heading and its sentences, one a line, after an empty line; nothing if none."""
    lines = [f"  - {speaker.say(sentence)}" for sentence in sentences]
    return ["", speaker.say(text("{heading}:", heading=heading)), *lines] if lines else []


def versions() -> dict[str, str]:
    """Give the versions that a plan rests on: Relevo, Python and the two solver libraries."""
    from importlib.metadata import version

    packages = {name: version(name) for name in ("relevo", "highspy", "numba", "numpy")}
    return {**packages, "python": ".".join(map(str, sys.version_info[:3]))}
