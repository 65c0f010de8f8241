"""``relevo log``: the state of a case's log, its public files, and a full check of it."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import (
    close_log,
    keys_of,
    keys_option,
    outside_cases,
    passphrase_of,
    passphrase_option,
)
from relevo.cli.log_state import state_of
from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker

_SHOW = "show"


class _Log(click.Group):
    """The group; a first word that is none of its commands is the case to show."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after ``log``."""
        if args and args[0] not in self.commands and args[0] != "--help":
            args = [_SHOW, *args]
        return super().parse_args(ctx, args)


def command() -> click.Group:
    """Give the command ``log`` with what it can do."""
    group = _Log(
        name="log",
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("[COMMAND] CASE"),
        help=_(
            "Shows the log of a case: its size, the root of its tree, who signed its checkpoint, "
            "which witnesses cosigned what is public, and whether entries, tiles and checkpoint "
            "agree. relevo log CASE means relevo log show CASE."
        ),
        short_help=_("Shows and checks the log of a case, and makes it public."),
        params=[lang_option()],
    )
    for one in (_show(), _fsck()):
        group.add_command(one)
    return group


def _show() -> click.Command:
    """Give the command ``log show``."""
    return click.Command(
        name=_SHOW,
        callback=show,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Shows the log of a case, its tree worked out again from its entries.\n\nWith "
            "--publish it writes static files that any web server can serve: checkpoint, tiles and "
            "entries. Entries recorded since the last midnight of the host are kept back, so that "
            "nobody learns a movement from how the log grows.\n\nExit code 0: entries, tiles and "
            "checkpoint agree. 1: something differs. 2: the case cannot be read."
        ),
        short_help=_("Shows the log of a case, and makes it public."),
        params=[
            case_argument(),
            click.Option(
                ["--publish"],
                type=SomePath(),
                metavar=_("FOLDER"),
                help=_("Write the public files of the log to this folder."),
            ),
            click.Option(
                ["now_too", "--now"],
                is_flag=True,
                help=_("With --publish: keep back nothing of today."),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


def _fsck() -> click.Command:
    """Give the command ``log fsck``."""
    return click.Command(
        name="fsck",
        callback=fsck,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Works everything out again: frames and checksums, the spelling of every entry, what "
            "opens it, the index, tiles, root, the checkpoint's signature, and the tables under "
            "register. Names the first entry that differs.\n\nExit code 0: all agree. 1: "
            "something differs. 2: the case cannot be read."
        ),
        short_help=_("Checks the whole log and makes what follows from it again."),
        params=[
            case_argument(),
            click.Option(
                ["--rebuild"],
                is_flag=True,
                help=_(
                    "First make index, tiles, checkpoint and tables again. Entries are not touched."
                ),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def show(
    speaker: Speaker,
    *,
    case: Path,
    publish: Path | None,
    now_too: bool,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Show the log of a case.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        publish: Folder for the public files, or None.
        now_too: Whether today's entries are made public too.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case has no log, or its public files cannot be written.
        SystemExit: With 0 or 1; see the help.
    """
    if now_too and publish is None:
        raise RelevoError(text("--now says what --publish does; name its folder too."))
    if publish is not None:
        keys = (keys_root, passphrase_file)
        _publish(speaker, case, publish, keys, now_too=now_too, as_json=as_json)
    _print(speaker, case, contents=False, as_json=as_json)


@click.pass_obj
def fsck(
    speaker: Speaker,
    *,
    case: Path,
    rebuild: bool,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Check the log of a case.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        rebuild: Whether what follows from the entries is made again first.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case has no log, or something cannot be written.
        SystemExit: With 0 or 1; see the help.
    """
    if rebuild:
        _rebuild(speaker, case, keys_root, passphrase_file)
    _print(speaker, case, contents=True, as_json=as_json)


def _print(speaker: Speaker, case: Path, *, contents: bool, as_json: bool) -> None:
    """Print the state of a log, and exit."""
    from relevo.report.log import render_log_json, render_log_text

    _refuse_none(case)
    state = state_of(case, contents=contents)
    render = render_log_json if as_json else render_log_text
    click.echo(render(state, lang=speaker.lang).rstrip("\n"))
    sys.exit(1 if state.differences else 0)


def _publish(
    speaker: Speaker,
    case: Path,
    folder: Path,
    keys: tuple[Path, Path | None],
    *,
    now_too: bool,
    as_json: bool,
) -> None:
    """Make a log public, and say how much of it."""
    from relevo.casefile.custody import custodians_of
    from relevo.casefile.log_file import LogFile
    from relevo.casefile.log_publish import publish_log
    from relevo.casefile.recording import one_at_a_time

    _refuse_none(case)
    opened = open_case(case, speaker, as_json=as_json)
    signer = keys_of(opened, *keys).signer
    today = datetime.now(UTC).astimezone(opened.zone).date()
    with one_at_a_time(case):
        log = LogFile(case, os.urandom, signer)
        found = publish_log(
            case,
            log,
            signer,
            folder,
            before=None if now_too else today,
            keys=[one.key for one in custodians_of(case, opened.settings.custodian)],
        )
    said = [
        plural_text(
            "{n} entry is public in {folder}.",
            "{n} entries are public in {folder}.",
            found.size,
            folder=str(folder),
        )
    ]
    if found.kept_back:
        said.append(
            plural_text(
                "{n} entry of today is kept back until tomorrow.",
                "{n} entries of today are kept back until tomorrow.",
                found.kept_back,
            )
        )
    close_log(log, speaker)
    for line in said:
        click.echo(speaker.say(line), err=True)


def _rebuild(speaker: Speaker, case: Path, keys_root: Path, passphrase_file: Path | None) -> None:
    """Make again what follows from the entries, and say what was mended.

    Without the custodian's key only the index and the tables are made: the rest must be signed.
    """
    from relevo.casefile.disclosure import write_disclosed
    from relevo.casefile.keys import find_keys
    from relevo.casefile.log_file import LogFile, no_salts
    from relevo.casefile.log_keys import custodian_in, log_keys
    from relevo.casefile.recording import one_at_a_time
    from relevo.casefile.views import write_views

    _refuse_none(case)
    vkey = custodian_in(case)
    signers = log_keys(case, LogFile(case, no_salts).size)
    outside_cases(keys_root)
    keys = (
        find_keys(vkey, keys_root, lambda: passphrase_of(passphrase_file), signers)
        if signers
        else None
    )
    with one_at_a_time(case):
        log = LogFile(case, os.urandom, keys.signer if keys else None)
        log.rebuild(signers)
        write_views(case)
        write_disclosed(case, log)
    close_log(log, speaker)
    if keys is None:
        said = text(
            "Tiles and checkpoint were not made again: the private key of the case's custodian is "
            "not in {keys}.",
            keys=str(keys_root),
        )
        click.echo(speaker.say(said), err=True)


def _refuse_none(case: Path) -> None:
    """Refuse a case without a log.

    Raises:
        RelevoError: If it has none.
    """
    from relevo.casefile.log_file import ENTRIES

    if not (case / ENTRIES).is_file():
        raise RelevoError(
            text("The case {folder} has no log: nothing was recorded in it.", folder=str(case))
        )
