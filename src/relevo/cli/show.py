"""``relevo show``: the mandate of a case in words, as it stands on a day."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case
from relevo.cli.options import case_argument, day_option, json_option, lang_option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Speaker


def command() -> click.Command:
    """Give the command ``show``."""
    return click.Command(
        name="show",
        callback=show,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says what is permitted on a day, each line with its clause and how it is known.\n\n"
            "Exit code 0: shown. 2: the case cannot be read."
        ),
        short_help=_("Says in words what is permitted on a day."),
        params=[
            case_argument(),
            day_option(
                "--on",
                _("Day to show, as YYYY-MM-DD; acts published later do not count."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def show(speaker: Speaker, *, case: Path, on: date, as_json: bool) -> None:
    """Print the mandate of a case on a day.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        on: Day shown, and day of knowledge.
        as_json: Whether to print JSON instead of words.
    """
    from relevo.cli.status import show_statuses
    from relevo.core.codes import packaged_codes
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.delegations import Beside
    from relevo.report.mandate import render_mandate_text
    from relevo.report.mandate_json import render_mandate_json

    opened = open_case(case, speaker, day=on, as_json=as_json, of_status=True)
    if opened.ally_law:
        show_statuses(opened, opened.ally_law, speaker, on=on, as_json=as_json)
        return
    mandate = mandate_on(opened.acts.values(), on)
    codes = opened.planning.codes if opened.planning else packaged_codes()
    beside = Beside(
        delegations=opened.delegations,
        processes=opened.processes,
        statements=opened.statements,
        names={source.id: source.who for source in opened.sources},
    )
    render = render_mandate_json if as_json else render_mandate_text
    shown = render(mandate, codes, day=on, lang=speaker.lang, beside=beside)
    click.echo(shown.rstrip("\n"))
