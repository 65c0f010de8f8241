"""``relevo explain``: why days stay without presence, and what would win them back."""

from __future__ import annotations

import time
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import command_line, open_case, planning_of
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
    planning, tours = _planned(opened, case, forces)
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


def _planned(opened: Case, case: Path, forces: Path | None) -> tuple[Planning, tuple[Tour, ...]]:
    """Give what the plan is made from, and the plan.

    Raises:
        RelevoError: If there is no plan, or it does not keep what a plan must keep.
    """
    from relevo.casefile.layout import plan_folder
    from relevo.compliance.check import check
    from relevo.core.finding import Verdict

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
    wrong = (Verdict.BREACHED, Verdict.SHORT)
    before = {
        (finding.rule, finding.limit, finding.subject)
        for finding in check(planning, (), as_of=planning.horizon.start)
        if finding.verdict in wrong
    }
    for finding in check(planning, opened.tours, as_of=planning.horizon.start):
        key = (finding.rule, finding.limit, finding.subject)
        if finding.verdict in wrong and finding.rule != "R-PRESENCE" and key not in before:
            raise RelevoError(
                text(
                    "The plan does not keep {rule} ({subject}), so its gaps prove nothing. See "
                    "what is wrong with: {command}",
                    rule=finding.rule,
                    subject=finding.subject or finding.limit or "",
                    command=command_line("check", case, forces),
                )
            )
    return planning, opened.tours


def _refuse_unknown(planning: Planning, *, unit: str, post: str, day: date) -> None:
    """Refuse a question about what the forces and the days planned do not hold.

    Raises:
        RelevoError: If there is no such unit or post, or the day is not planned.
    """
    from relevo.casefile.names import nearest

    if unit not in planning.units:
        raise RelevoError(
            text(
                "There is no unit {unit} in the forces. The nearest name is: {nearest}",
                unit=unit,
                nearest=nearest(unit, planning.units) or text("none is like it"),
            )
        )
    if post not in planning.posts:
        raise RelevoError(
            text(
                "There is no post {post} in the forces. The nearest name is: {nearest}",
                post=post,
                nearest=nearest(post, planning.posts) or text("none is like it"),
            )
        )
    if day not in planning.horizon:
        raise RelevoError(
            text(
                "{day} is not planned. The days planned: {horizon}",
                day=day,
                horizon=planning.horizon,
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
    from relevo.rotation.solver.budget import Budget

    with ProgressLine(speaker) as line, StopOnInterrupt() as interrupt:
        prepare_kernels(line.say)
        budget = Budget(time.monotonic, time.monotonic(), time_limit, interrupt.asked)
        return why_not(planning, tours, unit=unit, post=post, day=day, budget=budget)
