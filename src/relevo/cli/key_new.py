"""``relevo key new``: the keys of a case that has none."""

from __future__ import annotations

import re
import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import (
    fresh,
    keys_option,
    outside_cases,
    passphrase_of,
    passphrase_option,
)
from relevo.cli.opened import open_case
from relevo.cli.options import case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relevo.casefile.keys import Keys
    from relevo.casefile.model import Case
    from relevo.core.words import Speaker, Text

_ORIGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,199}", re.ASCII)
_NOT_IN_ORIGIN = re.compile(r"[^a-z0-9._-]+")
_SHORTEST = 12
"""Fewest bytes of a passphrase: the standard form of a private key stretches it only a little."""


def new_command() -> click.Command:
    """Give the command ``key new``."""
    return click.Command(
        name="new",
        callback=new,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Makes the keys of a case that has none, and names them in its case.yaml, which stays "
            "as it is otherwise.\n\nExit code 0: made. 2: the case has a custodian or a record, or "
            "the keys cannot be written."
        ),
        short_help=_("Makes the keys of a case."),
        params=[
            case_argument(),
            click.Option(
                ["--origin"],
                metavar=_("NAME"),
                help=_(
                    "Name of the log, unique in the world, for example ministry.example/peru-2026. "
                    "Otherwise made from the folder's name."
                ),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def new(
    speaker: Speaker,
    *,
    case: Path,
    origin: str | None,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Make the keys of a case.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        origin: Name of the log; None makes one.
        keys_root: Folder of all keys.
        passphrase_file: File of a passphrase; None asks on a terminal, where none is an answer.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case has a custodian or a record, the origin or the passphrase will not
            do, or a file cannot be written.
    """
    import shutil

    from relevo.casefile.custodian_line import name_custodian
    from relevo.casefile.keys import new_keys

    opened = open_case(case, speaker, as_json=as_json)
    _refuse_second(opened)
    outside_cases(keys_root)
    keys = new_keys(
        _origin(origin, case),
        keys_root,
        seed=fresh(),
        office=fresh(),
        passphrase=new_passphrase(passphrase_file),
    )
    try:
        name_custodian(case, keys.key.vkey)
    except RelevoError:
        shutil.rmtree(keys.folder, ignore_errors=True)
        raise
    if as_json:
        _print_json(keys)
        return
    for line in _made(case, keys):
        click.echo(speaker.say(line))


def _refuse_second(case: Case) -> None:
    """Refuse a case that has a custodian, or a record without one.

    Raises:
        RelevoError: If it has.
    """
    from relevo.casefile.log_file import ENTRIES

    folder = str(case.folder)
    if case.settings.custodian:
        raise RelevoError(
            text(
                "The case {folder} has a custodian already. To replace its key: relevo key rotate "
                "{folder}",
                folder=folder,
            )
        )
    entries = case.folder / ENTRIES
    if entries.is_file() and entries.stat().st_size:
        raise RelevoError(
            text(
                "The case {folder} has a record, but its case.yaml names no custodian. Put the "
                "line custodian: back from a copy; a new key could not vouch for that record.",
                folder=folder,
            )
        )


def _origin(origin: str | None, case: Path) -> str:
    """Give the name of a new log.

    Raises:
        RelevoError: If the name that was asked for will not do.
    """
    from relevo.core.codes import plain

    if origin is None:
        name = _NOT_IN_ORIGIN.sub("-", plain(case.resolve().name)).strip("-._")[:80] or "case"
        return f"relevo/{name}-{fresh()[:4].hex()}"
    if not _ORIGIN.fullmatch(origin):
        raise RelevoError(
            text(
                "{origin} cannot be the name of a log. Write letters, digits, points, hyphens and "
                "slashes, for example ministry.example/peru-2026",
                origin=origin or '""',
            )
        )
    return origin


def new_passphrase(file: Path | None) -> bytes:
    """Give the passphrase of new keys; empty for none.

    Raises:
        RelevoError: If it is too short.
    """
    if file is not None:
        passphrase = passphrase_of(file)
    elif sys.stdin.isatty():
        said: str = click.prompt(
            _("Passphrase of the new keys (empty for none)"),
            default="",
            show_default=False,
            hide_input=True,
            confirmation_prompt=True,
            err=True,
        )
        passphrase = said.encode()
    else:
        passphrase = b""
    if passphrase and len(passphrase) < _SHORTEST:
        raise RelevoError(
            text(
                "The passphrase is too short: write at least {least} characters, better six words.",
                least=_SHORTEST,
            )
        )
    return passphrase


def _made(case: Path, keys: Keys) -> Iterator[str | Text]:
    """Say what was made and what to do with it."""
    from relevo.casefile.keys import OFFICE, PERSONS, SIGNING
    from relevo.ledger.custody import fingerprint

    yield keys.key.vkey
    yield text("Fingerprint: {fingerprint}", fingerprint=fingerprint(keys.key))
    yield text("Named as custodian in {path}", path=str(case / "case.yaml"))
    for name in (SIGNING, OFFICE):
        yield text("Written: {path}", path=str(keys.folder / name))
    if not keys.passphrase:
        yield text("The files have no passphrase: whoever copies them can record and read names.")
    yield text(
        "Keep a copy of both files apart, on a medium in a safe. Without signing.pem nothing can "
        "be recorded any more, without office.pem no name can be read; what is recorded stays "
        "readable."
    )
    yield text(
        "Of {path} keep only the newest copy: an older one would bring back persons who were "
        "erased.",
        path=str(keys.folder / PERSONS),
    )
    yield text("Give the fingerprint to whoever will check the record, by another way.")


def _print_json(keys: Keys) -> None:
    """Print new keys for programs."""
    from relevo.ledger.custody import fingerprint
    from relevo.report.result_json import dumped

    content = {
        "version": 1,
        "vkey": keys.key.vkey,
        "origin": keys.key.name,
        "fingerprint": fingerprint(keys.key),
        "passphrase": bool(keys.passphrase),
        "folder": str(keys.folder),
    }
    click.echo(dumped(content).rstrip("\n"))
