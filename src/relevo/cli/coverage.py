"""``relevo coverage``: the signed return of a point of entry for a period."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.entry import by_option, day_param, entry_command
from relevo.core.errors import RelevoError
from relevo.core.term import Term
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.cli.entry import Now
    from relevo.register.model import Coverage


def command() -> click.Command:
    """Give the command ``coverage``."""
    return entry_command(
        "coverage",
        _coverage,
        click.Option(
            ["--point"], default="", metavar=_("POINT"), help=_("Point of entry, by code or name.")
        ),
        click.Option(["every", "--all"], is_flag=True, help=_("All points of entry of the case.")),
        day_param("--from", _("First day, as YYYY-MM-DD.")),
        day_param("--to", _("Last day, as YYYY-MM-DD; it must be over.")),
        click.Option(["--nil"], is_flag=True, help=_("Nothing crossed.")),
        by_option(_("Who signed, by office or roll number; no names.")),
        help_=_(
            "Records a signed return: everything that crossed at a point of entry in a period is "
            "on record, or nothing crossed. Without one, nothing can be said to have been met on "
            "these days."
        ),
        short_help=_("Records the signed return of a point of entry."),
    )


def _coverage(
    now: Now,
    *,
    point: str,
    every: bool,
    from_day: date,
    to_day: date,
    nil: bool,
    by: str,
) -> Coverage:
    """Give the record of a return.

    Raises:
        RelevoError: If the case does not know the point, the days are not over, or what is signed
            is not what is on record.
    """
    from relevo.casefile.manifest_names import manifest_around
    from relevo.casefile.on_record import named
    from relevo.register.model import Coverage

    if every == bool(point):
        raise RelevoError(text("Give either --point with a point of entry, or --all"))
    if to_day < from_day:
        raise RelevoError(
            text("The last day, {last}, is before the first, {first}.", last=to_day, first=from_day)
        )
    if to_day >= now.today:
        raise RelevoError(
            text(
                "{day} is not over in the host state: a return is signed for days that are.",
                day=to_day,
            )
        )
    if not by.strip():
        raise RelevoError(text("A return is signed by somebody. Say by whom, with --by"))
    found = named(
        manifest_around(now.case).points,
        point,
        text("The case has no point of entry {name}.", name=point),
    )
    _as_recorded(now, found, Term.inclusive(from_day, to_day), nil=nil)
    return Coverage(
        point=found,
        from_=from_day,
        to=to_day,
        nil=nil,
        by=by.strip(),
        illustrative=now.illustrative,
    )


def _as_recorded(now: Now, point: str, days: Term, *, nil: bool) -> None:
    """Refuse a return that does not say what is on record.

    Raises:
        RelevoError: If nothing is said to have crossed and something did, or the reverse.
    """
    from relevo.register.model import Movement

    crossed = tuple(
        str(one.entry)
        for one in now.seen.known
        if isinstance(one.record, Movement)
        and one.record.day in days
        and point in ("", one.record.point)
    )
    if nil and crossed:
        raise RelevoError(
            text(
                "Movements are on record in these days (entries of the log: {entries}). Leave out "
                "--nil, or withdraw them with relevo record --withdraws",
                entries=crossed,
            )
        )
    if not nil and not crossed:
        raise RelevoError(
            text(
                "No movement is on record in these days. Add --nil if nothing crossed; otherwise "
                "record first what did"
            )
        )
