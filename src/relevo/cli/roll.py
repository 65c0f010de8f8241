"""``relevo roll``: who and what is recorded in the country."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.hosted import screen_width
from relevo.cli.opened import open_case
from relevo.cli.options import (
    Day,
    case_argument,
    day_option,
    instant_option,
    json_option,
    lang_option,
)
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Speaker

BY = ("unit", "place", "sender", "act", "category")
"""What persons may be grouped by."""


def command() -> click.Command:
    """Give the command ``roll``."""
    return click.Command(
        name="roll",
        callback=roll,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Lists who and what is recorded in the country at the end of a day: persons by roll "
            "number, arms by kind and serial, stock, how long the stays last, and what does not "
            "fit together. Days without a signed return come first, since nothing recorded does "
            "not mean nobody.\n\nWith --known it gives what was believed at the end of another "
            "day: later records and corrections are left out.\n\nExit code 0: read, also where "
            "nothing is recorded. 2: the case cannot be read."
        ),
        short_help=_("Lists who and what is recorded in the country."),
        params=[
            case_argument(),
            day_option("--on", _("Day asked about, as YYYY-MM-DD; its end counts.")),
            instant_option("--at", _("Instant asked about, in place of --on.")),
            click.Option(
                ["--known"],
                type=Day(),
                metavar=_("DATE"),
                help=_("Day of knowledge, as YYYY-MM-DD; what was recorded later is left out."),
            ),
            click.Option(
                ["--by"],
                type=click.Choice(BY),
                default=BY[0],
                show_default=True,
                help=_("What persons are grouped by."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_context
def roll(
    context: click.Context,
    *,
    case: Path,
    on: date,
    at: datetime | None,
    known: date | None,
    by: str,
    as_json: bool,
) -> None:
    """Print the roll of a case.

    Args:
        context: Tells whether ``--on`` was given, and holds the speaker.
        case: Folder of the case.
        on: Day asked about.
        at: Instant asked about, or None.
        known: Day of knowledge, or None for now.
        by: What persons are grouped by.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If both a day and an instant are given, or a day that has not come yet.
    """
    from relevo.casefile.facts import end_of
    from relevo.casefile.manifest_names import codes_of_case, points_of_case
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.roll import render_roll_text
    from relevo.report.roll_json import render_roll_json
    from relevo.report.roll_of import roll_of
    from relevo.report.roll_words import By

    speaker: Speaker = context.obj
    given = context.get_parameter_source("on") is not click.core.ParameterSource.DEFAULT
    if at is not None and given:
        raise RelevoError(text("Give either --on or --at, not both"))
    opened = open_case(case, speaker, plan=False, as_json=as_json)
    now = datetime.now(UTC)
    zone = opened.zone
    today = now.astimezone(zone).date()
    asked = at.astimezone(zone).date() if at else on
    if asked > today or (at and at > now):
        raise RelevoError(text("{day} has not come yet: nothing can be on record of it", day=asked))
    found = roll_of(
        opened.log.record,
        mandate_on(opened.acts.values(), known or asked),
        name=opened.settings.name,
        codes=codes_of_case(opened),
        zone=zone,
        points=points_of_case(opened),
        at=at or end_of(on, zone, now),
        whole_day=None if at or on == today else on,
        known=(known, end_of(known, zone, now)) if known else None,
        by=By(by),
        sealed=opened.log.sealed,
    )
    shown = (
        render_roll_json(found, lang=speaker.lang)
        if as_json
        else render_roll_text(found, lang=speaker.lang, width=screen_width())
    )
    click.echo(shown.rstrip("\n"))
