"""``relevo clocks``: duties that events have started, and when they fall due."""

from __future__ import annotations

import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.hosted import screen_width
from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, day_option, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Speaker


def command() -> click.Command:
    """Give the command ``clocks``."""
    return click.Command(
        name="clocks",
        callback=clocks,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Lists the duties that events have started: who owes what to whom and until when, "
            "each with its clause. A duty without a fulfilment on record is never called late: "
            "that nothing is on record proves nothing.\n\nExit code 0: nothing is late, and "
            "nothing undetermined. 1: a duty was fulfilled late, or a source says that it was "
            "not. 3: of a duty whose time is over nothing is on record, or something is "
            "undetermined. 2: the case cannot be read."
        ),
        short_help=_("Lists duties and when they fall due; writes a calendar."),
        params=[
            case_argument(),
            day_option(
                "--as-of", _("Day of knowledge, as YYYY-MM-DD; later acts and events do not count.")
            ),
            click.Option(
                ["--ics"],
                type=SomePath(),
                metavar=_("FILE.ics"),
                help=_("Calendar to write, of what is still to be done or to be found out."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def clocks(speaker: Speaker, *, case: Path, as_of: date, ics: Path | None, as_json: bool) -> None:
    """Print the clocks of a case, and write its calendar.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        as_of: Day of knowledge.
        ics: Calendar to write, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If ``ics`` is not the name of an ``.ics`` file, or cannot be written.
        SystemExit: With 0, 1 or 3; see the help.
    """
    from zoneinfo import ZoneInfo

    from relevo.casefile.write import write_files
    from relevo.compliance.clocks import clocks_of
    from relevo.compliance.rules.clock import check_clocks
    from relevo.report.clocks import CaseClocks, render_clocks_text
    from relevo.report.clocks_ics import render_clocks_ics
    from relevo.report.clocks_json import render_clocks_json
    from relevo.report.findings import exit_code

    if ics and (ics.suffix.lower() != ".ics" or ics.is_dir()):
        raise RelevoError(
            text("{path} is not the name of a calendar. End it in .ics", path=str(ics))
        )
    opened = open_case(case, speaker, as_json=as_json)
    zone = ZoneInfo(opened.regime.time_zone if opened.regime else opened.settings.time_zone)
    running, unmatched = clocks_of(
        opened.acts.values(), opened.events, opened.regime, zone=zone, as_of=as_of
    )
    found = CaseClocks(
        name=opened.settings.name,
        host=opened.settings.host,
        clocks=running,
        unmatched=unmatched,
        acts=opened.acts,
        regime=opened.regime,
        zone=zone,
        as_of=as_of,
    )
    if as_json:
        click.echo(render_clocks_json(found, lang=speaker.lang).rstrip("\n"))
    else:
        shown = render_clocks_text(found, lang=speaker.lang, width=screen_width())
        click.echo(shown.rstrip("\n"))
    if ics:
        write_files(ics.parent, {ics.name: render_clocks_ics(found, lang=speaker.lang)})
        click.echo(speaker.say(text("Written: {path}", path=str(ics))), err=as_json)
    sys.exit(exit_code(check_clocks(found.clocks, zone)))
