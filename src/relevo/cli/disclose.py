"""``relevo disclose``: opens to everybody what has waited long enough, by an entry of the log."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import close_log, keys_of, keys_option, passphrase_option
from relevo.cli.opened import open_case
from relevo.cli.options import Day, case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker


def command() -> click.Command:
    """Give the command ``disclose``."""
    return click.Command(
        name="disclose",
        callback=disclose,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Opens fields of the log to everybody: acts and accounts that were adopted, returns "
            "and keys at once; of movements, counts and uses a few fields, when their month has "
            "been over for the publication delay (publication_days in case.yaml). Fields that "
            "lead to a person, a place, a unit or a serial number are never opened.\n\nAn entry "
            "of the log says what is opened, and log/disclosed holds what opens it. Run it again "
            "as often as you like: nothing is opened twice.\n\nExit code 0: done, or nothing to "
            "do. 2: the case cannot be read, or the key is not at hand."
        ),
        short_help=_("Opens to everybody what has waited long enough."),
        params=[
            case_argument(),
            click.Option(
                ["--on"],
                type=Day(),
                metavar=_("DAY"),
                help=_("Open what was due on this day, as YYYY-MM-DD; today if left out."),
            ),
            click.Option(
                ["--dry-run"],
                is_flag=True,
                help=_("Only show what would be opened; needs no key."),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def disclose(
    speaker: Speaker,
    *,
    case: Path,
    on: date | None,
    dry_run: bool,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Open fields of a log to everybody.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        on: Day for which it is asked, or None for today.
        dry_run: Whether nothing is recorded or opened.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case has no log, the day is in the future, the key is not at hand, or
            something cannot be written.
    """
    from relevo.casefile.disclosure import disclose as opens
    from relevo.casefile.disclosure import find_due
    from relevo.casefile.log_file import ENTRIES, LogFile
    from relevo.casefile.recording import one_at_a_time
    from relevo.report.disclosed import Disclosed, render_disclosed_json, render_disclosed_text

    opened = open_case(case, speaker, as_json=as_json)
    if not (case / ENTRIES).is_file():
        raise RelevoError(
            text("The case {folder} has no log: nothing was recorded in it.", folder=str(case))
        )
    now = datetime.now(UTC)
    today = now.astimezone(opened.zone).date()
    day = on or today
    if day > today:
        raise RelevoError(
            text("{day} is in the future: nothing is opened before its day has come.", day=day)
        )
    signer = None if dry_run else keys_of(opened, keys_root, passphrase_file).signer
    log = LogFile(case, os.urandom, signer)
    delay = opened.settings.publication_days
    if dry_run:
        added, due = None, find_due(log, day, delay)
    else:
        with one_at_a_time(case):
            log.settle()
            due = find_due(log, day, delay)
            added = opens(case, log, due, on=day, now=now, today=today)
        close_log(log, speaker)
    found = Disclosed(
        on=day,
        fields=due.fields,
        kinds=due.kinds,
        added=added,
        waiting=due.waiting,
        next_day=due.next_day,
        illustrative=due.illustrative,
    )
    said = (
        render_disclosed_json(found) if as_json else render_disclosed_text(found, lang=speaker.lang)
    )
    click.echo(said.rstrip("\n"))
