"""``relevo muster``: a count of persons and arms, as they were found."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.entry import by_option, day_param, entry_command, not_future
from relevo.cli.opened import refuse
from relevo.cli.options import SomePath
from relevo.core.errors import RelevoError
from relevo.core.words import Speaker, text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.cli.entry import Now
    from relevo.register.model import Muster

_OCCASIONS = ("arrival", "handover", "half_year", "departure", "other")


def command() -> click.Command:
    """Give the command ``muster``."""
    return entry_command(
        "muster",
        _muster,
        click.Argument(
            ["file"],
            type=SomePath(),
            metavar=_("FILE.csv"),
            help=_("What was found; columns roll, kind, item, serial, quantity."),
        ),
        day_param("--on", _("Day of the count, as YYYY-MM-DD.")),
        click.Option(
            ["--occasion"],
            type=click.Choice(_OCCASIONS),
            required=True,
            help=_("On what occasion."),
        ),
        click.Option(
            ["--party"],
            default="",
            metavar=_("PARTY"),
            help=_("The party counted; left out means everybody."),
        ),
        by_option(_("Who counted, by office or roll number; no names.")),
        help_=_(
            "Records a count of persons and arms: who and what was found, not what should be "
            "there. It says at once what differs from the roll and the arms on hand."
        ),
        short_help=_("Records a count of persons and arms."),
    )


def _muster(now: Now, *, file: Path, on_day: date, occasion: str, party: str, by: str) -> Muster:
    """Give the record of a count.

    Raises:
        RelevoError: If the case does not know what is named, the day is yet to come, or the file
            cannot be read.
        SystemExit: With code 2 if a cell is wrong; every problem is printed first.
    """
    from relevo.casefile.manifest_names import manifest_around
    from relevo.casefile.muster_file import read_muster
    from relevo.register.model import Muster, Occasion

    context = click.get_current_context()
    found, problems = read_muster(file, manifest_around(now.case).arms)
    if found is None:
        speaker = context.find_object(Speaker)
        assert speaker is not None
        refuse(problems, speaker, as_json=context.params["as_json"], of_case=False)
    if not by.strip():
        raise RelevoError(text("A count is taken by somebody. Say by whom, with --by"))
    rolls, pieces = found
    day = not_future(on_day, now)
    return Muster(
        day=day,
        occasion=Occasion(occasion),
        party=now.seen.party(party, day) if party else "",
        persons=now.seen.persons(rolls),
        pieces=pieces,
        officer=by.strip(),
        illustrative=now.illustrative,
    )
