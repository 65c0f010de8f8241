"""``relevo check``: the plan of a case judged clause by clause."""

from __future__ import annotations

import sys
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import command_line, open_case
from relevo.cli.options import Day, case_argument, forces_option, json_option, lang_option
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.finding import Finding
    from relevo.core.words import Speaker, Text


def command() -> click.Command:
    """Give the command ``check``."""
    return click.Command(
        name="check",
        callback=check,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Judges the plan of a case clause by clause, and prints a line for each finding that "
            "is not met.\n\nExit code 0: nothing exceeds a recorded limit and nothing is "
            "undetermined. 1: something exceeds a recorded limit. 3: something is undetermined. "
            "2: the case cannot be read."
        ),
        short_help=_("Judges the plan clause by clause."),
        params=[
            case_argument(),
            forces_option(),
            click.Option(
                ["--as-of"],
                type=Day(),
                default=date.today,
                metavar=_("DATE"),
                show_default=_("today"),
                help=_("Day of knowledge, as YYYY-MM-DD; acts published later do not count."),
            ),
            click.Option(["--every"], is_flag=True, help=_("Print findings that are met too.")),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def check(
    speaker: Speaker,
    *,
    case: Path,
    forces: Path | None,
    as_of: date,
    every: bool,
    as_json: bool,
) -> None:
    """Judge the plan of a case and exit with the verdict's code.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        forces: Forces used instead of the case's own, or None.
        as_of: Day of knowledge.
        every: Whether to print what is met and kept too.
        as_json: Whether to print JSON instead of words.

    Raises:
        SystemExit: With 0, 1 or 3; see the help.
    """
    from relevo.compliance import check as compliance
    from relevo.report.findings import exit_code, render_findings_json, render_findings_text
    from relevo.report.phrases import reading_words

    opened = open_case(case, speaker, forces=forces, day=as_of, plan=True, as_json=as_json)
    findings: tuple[Finding, ...] = ()
    invented = opened.planning is not None and opened.planning.illustrative
    if opened.planning is None or opened.tours is None:
        notice = _unjudged(case, forces, plans=opened.planning is not None)
        click.echo(speaker.say(notice), err=as_json)
    else:
        findings = compliance.check(opened.planning, opened.tours, as_of=as_of)
        if not as_json:
            shown = render_findings_text(
                findings, lang=speaker.lang, every=every, illustrative=invented
            )
            click.echo(shown.rstrip("\n"))
            for reading in reading_words(opened.planning.chosen):
                click.echo(speaker.say(reading))
    if as_json:
        document = render_findings_json(
            findings, as_of=as_of, lang=speaker.lang, illustrative=invented
        )
        click.echo(document.rstrip("\n"))
    sys.exit(exit_code(findings))


def _unjudged(case: Path, forces: Path | None, *, plans: bool) -> Text:
    """Say why nothing was judged: the case plans nothing, or has no plan for these forces yet."""
    from relevo.casefile.layout import plan_folder

    if not plans:
        return text("The case {folder} plans nothing, so nothing was judged.", folder=str(case))
    return text(
        "There is no plan in {folder}, so nothing was judged. Make one with: {command}",
        folder=str(case / plan_folder(case, forces)),
        command=command_line("plan", case, forces),
    )
