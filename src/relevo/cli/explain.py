"""``relevo explain``: why days stay without presence, and what would win them back."""

from __future__ import annotations

import time
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.known import POST, UNIT, known_name
from relevo.cli.opened import command_line, one_place_each, open_case, planning_of
from relevo.cli.options import (
    Day,
    case_argument,
    forces_option,
    json_option,
    lang_option,
    plan_option,
    time_limit_option,
)
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.words import Speaker
    from relevo.rotation.explain.model import Run, WhyNot
    from relevo.rotation.model import Planning, Tour


def command() -> click.Command:
    """Give the command ``explain``."""
    return click.Command(
        name="explain",
        callback=explain,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says for every day without presence which limits alone leave it so, and which "
            "changes would win it back, the cheapest first. Every claim is proven by solving or "
            "said to be unproven. With --unit, --post and --date together it says why that unit "
            "is not there then. Ctrl-C ends the search for proofs.\n\n"
            "Exit code 0: explained, be it in part. 2: the case or its plan cannot be used."
        ),
        short_help=_("Says why days are without presence."),
        params=[
            case_argument(),
            forces_option(),
            plan_option(),
            time_limit_option(_("Longest search for proofs, in seconds.")),
            click.Option(
                ["--unit"],
                metavar=_("UNIT"),
                help=_("With --post and --date: the unit that is not there."),
            ),
            click.Option(["--post"], metavar=_("POST"), help=_("The post it is not at.")),
            click.Option(
                ["--date", "day"],
                type=Day(),
                metavar=_("DATE"),
                help=_("The day it is not there, as YYYY-MM-DD."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def explain(
    speaker: Speaker,
    *,
    case: Path,
    forces: Path | None,
    plan_from: Path | None,
    time_limit: float,
    unit: str | None,
    post: str | None,
    day: date | None,
    as_json: bool,
) -> None:
    """Explain the plan of a case.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        forces: Forces used instead of the case's own, or None.
        plan_from: Folder of the plan explained, or None for the plan of these forces in the case.
        time_limit: Longest search for proofs, in seconds.
        unit: Unit asked about, or None.
        post: Post asked about, or None.
        day: Day asked about, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        UsageError: If only some of unit, post and day are given.
    """
    if len({one is None for one in (unit, post, day)}) > 1:
        raise click.UsageError(_("Give --unit, --post and --date together, or none of them."))
    from relevo.report.explain import render_explain_text, render_why_not_text
    from relevo.report.explain_json import render_explain_json, render_why_not_json

    opened = open_case(case, speaker, forces=forces, plan=plan_from or True, as_json=as_json)
    planning, tours = _planned(opened, case, forces, plan_from, speaker)
    lang = speaker.lang
    if unit is None or post is None or day is None:
        runs = _runs(planning, tours, speaker, time_limit)
        render = render_explain_json if as_json else render_explain_text
        shown = render(runs, planning, lang=lang)
    else:
        _refuse_unknown(planning, unit=unit, post=post, day=day)
        answer = _why_not(planning, tours, speaker, time_limit, unit=unit, post=post, day=day)
        say = render_why_not_json if as_json else render_why_not_text
        shown = say(answer, planning, unit=unit, post=post, day=day, lang=lang)
    click.echo(shown.rstrip("\n"))


def _planned(
    opened: Case, case: Path, forces: Path | None, plan: Path | None, speaker: Speaker
) -> tuple[Planning, tuple[Tour, ...]]:
    """Give what the plan is made from, and the plan.

    Args:
        opened: The case, with its plan.
        case: Its folder, as the user named it.
        forces: Forces used instead of the case's own, or None.
        plan: Folder of the plan, as the user named it, or None.
        speaker: Says what contradicts itself, on stderr.

    Raises:
        RelevoError: If there is no plan, or it does not keep what a plan must keep.
    """
    from relevo.casefile.layout import plan_folder
    from relevo.compliance.kept import not_kept

    planning = planning_of(opened)
    if opened.tours is None:
        raise RelevoError(
            text(
                "There is no plan in {folder}, so there is nothing to explain. Make one with: "
                "{command}",
                folder=str(case / plan_folder(case, forces)),
                command=command_line("plan", case, forces),
            )
        )
    one_place_each(
        planning,
        opened.tours,
        text(
            "The plan contradicts itself, so its gaps prove nothing. Mend it by hand, or make a "
            "new one with: {command}",
            command=command_line("plan", case, forces),
        ),
        speaker,
    )
    wrong = not_kept(planning, opened.tours)
    if wrong:
        raise RelevoError(
            text(
                "The plan does not keep {rule}, so its gaps prove nothing: {message} See all that "
                "is wrong with: {command}",
                rule=wrong[0].rule,
                message=wrong[0].message,
                command=command_line("check", case, forces, plan),
            )
        )
    return planning, opened.tours


def _refuse_unknown(planning: Planning, *, unit: str, post: str, day: date) -> None:
    """Refuse a question about what the forces and the days planned do not hold.

    Raises:
        RelevoError: If there is no such unit or post, or the day is not planned.
    """
    known_name(unit, planning.units, UNIT)
    known_name(post, planning.posts, POST)
    if day not in planning.horizon:
        raise RelevoError(
            text(
                "{day} is not one of the days planned, which are {days}.",
                day=day,
                days=planning.horizon,
            )
        )


def _runs(
    planning: Planning, tours: Sequence[Tour], speaker: Speaker, time_limit: float
) -> tuple[Run, ...]:
    """Explain every run of days, showing what is being done; Ctrl-C ends it."""
    from relevo.cli.interrupt import StopOnInterrupt
    from relevo.cli.progress import ProgressLine
    from relevo.rotation.explain.explain import explain, uncovered_runs
    from relevo.rotation.solve import prepare_kernels

    if not uncovered_runs(planning, tours):
        return ()
    with ProgressLine(speaker) as line, StopOnInterrupt() as interrupt:
        prepare_kernels(line.say)
        return explain(
            planning,
            tours,
            clock=time.monotonic,
            time_limit_s=time_limit,
            stopped=interrupt.asked,
            say=line.say,
        )


def _why_not(
    planning: Planning,
    tours: Sequence[Tour],
    speaker: Speaker,
    time_limit: float,
    *,
    unit: str,
    post: str,
    day: date,
) -> WhyNot:
    """Answer about one unit, post and day; Ctrl-C ends the search."""
    from relevo.cli.interrupt import StopOnInterrupt
    from relevo.cli.progress import ProgressLine
    from relevo.rotation.explain.why_not import why_not
    from relevo.rotation.solve import prepare_kernels

    with ProgressLine(speaker) as line, StopOnInterrupt() as interrupt:
        prepare_kernels(line.say)
        return why_not(
            planning,
            tours,
            unit=unit,
            post=post,
            day=day,
            clock=time.monotonic,
            time_limit_s=time_limit,
            stopped=interrupt.asked,
        )
