"""``relevo use``: stock used up, destroyed or lost, and pieces destroyed or lost."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.entry import by_option, day_param, entry_command, not_future
from relevo.cli.pieces import pieces_of, stock_of
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.cli.entry import Now
    from relevo.register.model import Use

_HOW = ("used", "destroyed", "lost")


def command() -> click.Command:
    """Give the command ``use``."""
    return entry_command(
        "use",
        _use,
        click.Argument(["party"], metavar=_("PARTY"), help=_("A party on the roll.")),
        click.Option(
            ["--stock"],
            default="",
            metavar=_("ITEM:QUANTITY[:UNIT],…"),
            help=_("Stock, parted by commas, e.g. 5.56 mm:900:rounds."),
        ),
        click.Option(
            ["--pieces"],
            default="",
            metavar=_("KIND:ITEM:SERIAL,…"),
            help=_("Pieces, parted by commas, e.g. arms:m17:0007."),
        ),
        click.Option(
            ["--how"], type=click.Choice(_HOW), required=True, help=_("What became of it.")
        ),
        day_param("--on", _("Day, as YYYY-MM-DD.")),
        by_option(),
        help_=_(
            "Records stock of a party that was used up, and stock or pieces that were destroyed or "
            "lost. Beside leaving, there is no other way in which what is on hand gets less."
        ),
        short_help=_("Records what was used up, destroyed or lost."),
    )


def _use(now: Now, *, party: str, stock: str, pieces: str, how: str, on_day: date, by: str) -> Use:
    """Give the record of a use.

    Raises:
        RelevoError: If the case does not know what is named, nothing is, or the day is yet to come.
    """
    from relevo.register.model import Use

    found = now.seen.party(party, not_future(on_day, now))
    what = (*stock_of(now, stock, found), *pieces_of(now, pieces))
    if not what:
        raise RelevoError(text("Say what was used: --stock ITEM:QUANTITY or --pieces"))
    if how == "used" and pieces:
        raise RelevoError(text("A piece is not used up: it is destroyed or lost"))
    return Use(
        day=on_day,
        party=found,
        stock=what,
        how=how,
        officer=by.strip(),
        illustrative=now.illustrative,
    )
