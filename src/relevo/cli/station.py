"""``relevo station``: where a party is from a day on."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.entry import day_param, entry_command, not_future
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.cli.entry import Now
    from relevo.register.model import Station


def command() -> click.Command:
    """Give the command ``station``."""
    return entry_command(
        "station",
        _station,
        click.Argument(["party"], metavar=_("PARTY"), help=_("A party on the roll.")),
        click.Argument(["place"], metavar=_("PLACE"), help=_("Place, by code or name.")),
        day_param("--from", _("First day there, as YYYY-MM-DD.")),
        click.Option(
            ["--institution"],
            default="",
            metavar=_("NAME"),
            help=_("Host institution, by code or name."),
        ),
        click.Option(["--post"], default="", metavar=_("POST"), help=_("Post of the plan.")),
        click.Option(
            ["--persons"],
            default="",
            metavar=_("R-0001,…"),
            help=_("Roll numbers, parted by commas; left out means the whole party."),
        ),
        help_=_(
            "Records where a party, or some of its persons, is from a day on: at which place, with "
            "which host institution, at which post."
        ),
        short_help=_("Records where a party is from a day on."),
    )


def _station(
    now: Now,
    *,
    party: str,
    place: str,
    from_day: date,
    institution: str,
    post: str,
    persons: str,
) -> Station:
    """Give the record of a station.

    Raises:
        RelevoError: If the case does not know what is named, or the day is yet to come.
    """
    from relevo.casefile.manifest_names import manifest_around
    from relevo.casefile.on_record import named
    from relevo.register.model import Station

    around = manifest_around(now.case)
    found = now.seen.party(party, not_future(from_day, now))
    rolls = [one.strip() for one in persons.split(",") if one.strip()]
    return Station(
        party=found,
        day=from_day,
        place=named(around.places, place, text("No place has the name {name}.", name=place)),
        institution=named(
            around.institutions,
            institution,
            text("No host institution has the name {name}.", name=institution),
        ),
        post=named(around.posts, post, text("The plan has no post {name}.", name=post)),
        persons=now.seen.persons(rolls, found),
        illustrative=now.illustrative,
    )
