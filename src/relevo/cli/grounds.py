"""What the rules on acts judge of a case, with the acts of the cases beside it that it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.casefile.model import Case
    from relevo.compliance.grounds import Grounds
    from relevo.core.words import Speaker


def judged_by(case: Case, speaker: Speaker, as_of: date) -> Grounds:
    """Give what the rules on acts judge; cases beside it that cannot be read are named on stderr.

    Args:
        case: The case.
        speaker: Says it.
        as_of: Day of knowledge.
    """
    from relevo.casefile.forerunners import forerunners_of
    from relevo.compliance.grounds import grounds_of

    beside, unread = forerunners_of(case)
    for folder in unread:
        said = text(
            "The case {folder} holds an act that this case follows and cannot be read: the days "
            "between them are not judged. See: relevo check {folder}",
            folder=str(folder),
        )
        click.echo(speaker.say(said), err=True)
    return grounds_of(
        case.acts.values(),
        case.events,
        case.regime,
        host=case.settings.host,
        time_zone=case.settings.time_zone,
        as_of=as_of,
        planning=case.planning,
        tours=case.tours or (),
        codes=case.codes,
        beside=beside,
    )
