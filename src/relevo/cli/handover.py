"""``relevo handover``: arms given to a person, a unit, an armoury or a vehicle."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.entry import by_option, day_param, entry_command, not_future
from relevo.cli.pieces import holder_of, pieces_of
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.cli.entry import Now
    from relevo.register.model import Handover


def command() -> click.Command:
    """Give the command ``handover``."""
    return entry_command(
        "handover",
        _handover,
        click.Option(
            ["--pieces"],
            required=True,
            metavar=_("KIND:ITEM:SERIAL,…"),
            help=_("Pieces, parted by commas, e.g. arms:m4:0007."),
        ),
        click.Option(
            ["--to"],
            required=True,
            metavar=_("HOLDER"),
            help=_("Who holds them then: person:R-0001, unit:, armoury: or vehicle:NAME."),
        ),
        day_param("--on", _("Day of the handover, as YYYY-MM-DD.")),
        click.Option(
            ["from_", "--from"],
            default="",
            metavar=_("HOLDER"),
            help=_("Who held them before; left out where it is not stated."),
        ),
        by_option(),
        help_=_(
            "Records that pieces were handed over within the country. What does not go with the "
            "record, such as a piece that somebody else held, is said at once."
        ),
        short_help=_("Records that arms were handed over."),
    )


def _handover(now: Now, *, pieces: str, to: str, on_day: date, from_: str, by: str) -> Handover:
    """Give the record of a handover.

    Raises:
        RelevoError: If the case does not know what is named, or the day is yet to come.
    """
    from relevo.register.model import Handover

    found = pieces_of(now, pieces)
    if not found:
        raise RelevoError(text("Name at least one piece, e.g. --pieces arms:m4:0007"))
    return Handover(
        day=not_future(on_day, now),
        pieces=found,
        to=holder_of(now, to),
        from_=holder_of(now, from_) if from_ else None,
        officer=by.strip(),
        illustrative=now.illustrative,
    )
