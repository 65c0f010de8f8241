"""``relevo replan``: an announced plan mended when something changes, with few other changes."""

from __future__ import annotations

import sys
import time
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.ceiling import Ceiling, CeilingType
from relevo.cli.opened import check_target, command_line, one_place_each, open_case, planning_of
from relevo.cli.options import (
    Day,
    SomePath,
    case_argument,
    forces_option,
    json_option,
    lang_option,
    plan_option,
    seed_option,
    time_limit_option,
    with_option,
)
from relevo.cli.plan import versions
from relevo.cli.replan_asked import Wish, read_wish
from relevo.core.errors import RelevoError
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.cli.replan_asked import Asked
    from relevo.core.words import Speaker, Text
    from relevo.report.replan import Judgement
    from relevo.rotation.model import Planning, Result, Tour


def command() -> click.Command:
    """Give the command ``replan``."""
    return click.Command(
        name="replan",
        callback=replan,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Mends the plan of a case when a unit drops out, a point of entry closes, a ceiling "
            "falls, a post is added or the law changes: fewest days without presence first, then "
            "fewest changes to the tours announced, then least cost. Days before --from are "
            "frozen; a unit in place then may leave earlier or later than announced, within the "
            "lengths permitted. Says what changes and for whom; writes the new plan only with "
            "--out.\n\n"
            "Exit code 0: the new plan exceeds no recorded limit and no ceiling asked for. 1: it "
            "does, and says what exceeds which limit and when. 2: the case or the change cannot be "
            "used."
        ),
        short_help=_("Mends the plan when something changes."),
        params=[
            case_argument(),
            forces_option(),
            plan_option(),
            click.Option(
                ["--drop"],
                multiple=True,
                metavar=_("UNIT"),
                help=_("Unit that drops out; may be given several times."),
            ),
            click.Option(
                ["--close"],
                multiple=True,
                metavar=_("POINT"),
                help=_(
                    "Point of entry that closes from --from to --to; may be given several times, "
                    "for the same days."
                ),
            ),
            click.Option(
                ["--ceiling"],
                type=CeilingType(),
                multiple=True,
                metavar=_("MEASURE=N"),
                help=_(
                    "Most there may be at once: persons=N, units=N or arms:CODE=N; may be given "
                    "several times."
                ),
            ),
            click.Option(
                ["add_post", "--add-post"],
                type=SomePath(),
                metavar=_("FILE"),
                help=_("Posts to add: rows like those of forces/posts.csv."),
            ),
            with_option(),
            click.Option(
                ["since", "--from"],
                type=Day(),
                metavar=_("DATE"),
                help=_("First day that can change, as YYYY-MM-DD."),
            ),
            click.Option(["--to"], type=Day(), metavar=_("DATE"), help=_("Last day of a closure.")),
            time_limit_option(
                _("Longest search, in seconds; it ends earlier once the plan is proven."), 5
            ),
            seed_option(),
            click.Option(
                ["--out"],
                type=SomePath(),
                metavar=_("FOLDER"),
                help=_("Folder to write the new plan to; otherwise nothing is written."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def replan(
    speaker: Speaker,
    *,
    case: Path,
    forces: Path | None,
    plan_from: Path | None,
    drop: tuple[str, ...],
    close: tuple[str, ...],
    ceiling: tuple[Ceiling, ...],
    add_post: Path | None,
    with_act: Path | None,
    since: date | None,
    to: date | None,
    time_limit: float,
    seed: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Mend the plan of a case and say what changes.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        forces: Forces used instead of the case's own, or None.
        plan_from: Folder of the plan announced, or None for the case's own.
        drop: Units that drop out.
        close: Points of entry that close.
        ceiling: Ceilings.
        add_post: File of posts to add, or None.
        with_act: File of an act to try, or None.
        since: First day that can change, or None.
        to: Last day of a closure, or None.
        time_limit: Longest search, in seconds.
        seed: Seed of the search.
        out: Folder to write the new plan to, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the change cannot be used.
        SystemExit: With 0 or 1; see the help.
    """
    from relevo.compliance.check import check
    from relevo.report.replan import judgement, render_replan_text
    from relevo.report.replan_json import render_replan_json
    from relevo.rotation.replan import answer, frozen

    if out is not None:
        check_target(case, out)
    opened = open_case(case, speaker, forces=forces, plan=plan_from or True, as_json=as_json)
    tours = _announced(opened, command_line("plan", case, forces), speaker)
    wish = Wish(
        drop=drop,
        close=close,
        ceilings=ceiling,
        posts=add_post,
        act=with_act,
        since=since,
        to=to,
    )
    today = date.today()  # noqa: DTZ011 - the shell's day, as for relevo check
    asked = read_wish(opened, wish, speaker, today=today, as_json=as_json)
    _touched(asked, wish, tours)
    one_place_each(
        asked.after,
        [tour for tour in tours if tour.stay.start < asked.since],
        text("The posts to add contradict the plan announced. Correct who is in place at them"),
        speaker,
    )
    planning = frozen(asked.after, tours, asked.since)
    result = _search(planning, asked, tours, speaker, time_limit_s=time_limit, seed=seed)
    found = answer(asked.before, tours, planning, result.tours)
    judged = judgement(
        check(asked.before, tours, as_of=today),
        check(planning, result.tours, as_of=today),
        planning,
    )
    if out is not None:
        _write(out, result, planning, opened, speaker, judged=judged)
    render = render_replan_json if as_json else render_replan_text
    shown = render(found, result, planning, asked=asked.words, judged=judged, lang=speaker.lang)
    click.echo(shown.rstrip("\n"))
    if not as_json:
        for sentence in _afterwards(out, asked):
            click.echo(speaker.say(sentence))
    sys.exit(judged.exit_code)


def _announced(case: Case, make: str, speaker: Speaker) -> tuple[Tour, ...]:
    """Give the tours of the plan announced; units in two places at once are all named first.

    Args:
        case: The case.
        make: What makes a plan.
        speaker: Says what contradicts itself, on stderr.

    Raises:
        RelevoError: If there is none, or a unit of it is in two places at once.
    """
    planning = planning_of(case)
    if case.tours is None:
        raise RelevoError(
            text(
                "The case {folder} has no plan yet, so there is nothing to mend. Make one with: "
                "{command}",
                folder=str(case.folder),
                command=make,
            )
        )
    one_place_each(
        planning,
        case.tours,
        text(
            "The plan announced contradicts itself. Mend it by hand, or make a new one with: "
            "{command}",
            command=make,
        ),
        speaker,
    )
    return case.tours


def _touched(asked: Asked, wish: Wish, tours: tuple[Tour, ...]) -> None:
    """Refuse to drop units that have no day left, where that is all that is asked for.

    Raises:
        RelevoError: If nothing can change.
    """
    if wish.close or wish.ceilings or wish.posts or wish.act:
        return
    posts = asked.before.posts.values()
    stays = [(tour.unit, tour.stay) for tour in tours]
    stays += [(post.incumbent.unit, post.incumbent.stay) for post in posts if post.incumbent]
    if not any(unit in wish.drop and stay.end > asked.since for unit, stay in stays):
        raise RelevoError(
            text(
                "Nothing changes: from {day} on, the plan has no day of {units}.",
                day=asked.since,
                units=wish.drop,
            )
        )


def _search(
    planning: Planning,
    asked: Asked,
    tours: tuple[Tour, ...],
    speaker: Speaker,
    *,
    time_limit_s: float,
    seed: int,
) -> Result:
    """Search, saying the first valid plan at once; Ctrl-C keeps the best plan found."""
    from relevo.cli.interrupt import StopOnInterrupt
    from relevo.cli.progress import ProgressLine
    from relevo.rotation.replan import answer
    from relevo.rotation.solve import prepare_kernels, solve

    with ProgressLine(speaker) as line:
        prepare_kernels(line.say)
        said = False

        def first(result: Result) -> None:
            nonlocal said
            if said:
                return
            said = True
            found = answer(asked.before, tours, planning, result.tours)
            days = sum(gap.term.days for gap in found.gaps_after)
            line.say(
                plural_text(
                    "Mended at once: {n} day without presence; tours with other days {changed}, "
                    "dropped {dropped}, new {new}. Looking for better.",
                    "Mended at once: {n} days without presence; tours with other days {changed}, "
                    "dropped {dropped}, new {new}. Looking for better.",
                    days,
                    changed=len(found.changed),
                    dropped=len(found.dropped),
                    new=len(found.new),
                )
            )

        with StopOnInterrupt() as interrupt:
            return solve(
                planning,
                clock=time.monotonic,
                time_limit_s=time_limit_s,
                seed=seed,
                progress=line.show,
                stopped=interrupt.asked,
                remedies_s=0.0,
                keep=first,
            )


def _write(
    folder: Path,
    result: Result,
    planning: Planning,
    case: Case,
    speaker: Speaker,
    *,
    judged: Judgement,
) -> None:
    """Write the new plan as ``relevo plan`` does, with what exceeds a limit."""
    from relevo.casefile.interim import PlanFolder
    from relevo.report.plan import render_plan

    files = render_plan(
        result,
        planning,
        lang=speaker.lang,
        case_name=case.settings.name,
        versions=versions(),
        exceeded=[finding.message for finding in judged.exceeded],
    )
    PlanFolder.opened(folder).finish(files)
    for name in files:
        click.echo(speaker.say(text("Written: {path}", path=str(folder / name))), err=True)


def _afterwards(out: Path | None, asked: Asked) -> tuple[Text, ...]:
    """Say what was not written, and where the change has to be entered to last."""
    if out is None:
        return (text("Nothing was written. Give --out FOLDER to write the new plan."),)
    return (
        text(
            "The change itself is not in the case: enter it in {places}, or relevo check judges "
            "the new plan against the old data.",
            places=asked.places,
        ),
    )
