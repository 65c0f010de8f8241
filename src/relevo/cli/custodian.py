"""Who may record: the custodian's keys and options, and the log opened for recording."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relevo.cli.options import CASE_FILE, SomePath
from relevo.core.errors import RelevoError
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from relevo.casefile.keys import Keys
    from relevo.casefile.log_file import LogFile
    from relevo.casefile.model import Case
    from relevo.casefile.vault import Vault
    from relevo.core.words import Speaker

_LONGEST = 4096
"""Most bytes of a passphrase file that are read."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """A case opened for recording.

    Attributes:
        log: Its log.
        vault: Its persons.
        keys: The custodian's keys.
    """

    log: LogFile
    vault: Vault
    keys: Keys


def keys_option() -> click.Option:
    """Give the option ``--keys``, as the argument ``keys_root``."""
    return click.Option(
        ["keys_root", "--keys"],
        type=SomePath(),
        envvar="RELEVO_KEYS",
        default=lambda: Path(click.get_app_dir("relevo")) / "keys",
        metavar=_("FOLDER"),
        show_default=_("of this user"),
        help=_("Folder of the private keys, outside every case. Also: variable RELEVO_KEYS."),
    )


def passphrase_option() -> click.Option:
    """Give the option ``--passphrase-file``, as the argument ``passphrase_file``."""
    return click.Option(
        ["--passphrase-file"],
        type=SomePath(),
        metavar=_("FILE"),
        help=_("File whose first line is the passphrase of the keys."),
    )


def recorder_of(
    case: Case, keys_root: Path, passphrase_file: Path | None, speaker: Speaker
) -> Recorder:
    """Open the log and the persons of a case for recording.

    What a crash left is mended and said on stderr: at once, a person whose erasure was recorded and
    whose key was still there; when the command ends and the log is closed, a torn end of the log.

    Args:
        case: A case without problems.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase; None asks on a terminal if one is needed.
        speaker: Says what was mended.

    Raises:
        RelevoError: If the case has no custodian, or the key is not at hand or cannot be used: then
            the case is read-only here.
    """
    from relevo.casefile.log_file import LogFile
    from relevo.casefile.vault import Vault, highest_roll

    keys = keys_of(case, keys_root, passphrase_file)
    log = LogFile(case.folder, os.urandom, keys.signer)
    vault = Vault(keys, os.urandom, highest_roll(case.log.record))
    for roll in vault.finish(case.log.record):
        said = text(
            "The erasure of {roll} was recorded and not finished; the key is destroyed now.",
            roll=roll,
        )
        click.echo(speaker.say(said), err=True)
    click.get_current_context().call_on_close(lambda: close_log(log, speaker))
    return Recorder(log, vault, keys)


def keys_of(case: Case, keys_root: Path, passphrase_file: Path | None) -> Keys:
    """Give the keys of a case's custodian.

    Args:
        case: A case without problems.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase; None asks on a terminal if one is needed.

    Raises:
        RelevoError: As :func:`recorder_of`.
    """
    if not case.settings.custodian:
        raise RelevoError(
            text(
                "The case {folder} has no custodian, so nothing can be recorded in it. Make a key "
                "with: relevo key new {folder}",
                folder=str(case.folder),
            )
        )
    keys = keys_at_hand(case, keys_root, passphrase_file)
    if keys is None:
        raise RelevoError(
            text(
                "The case {folder} is read-only here: the private key of its custodian is not in "
                "{keys}. Record where that key is, or name its folder with --keys.",
                folder=str(case.folder),
                keys=str(keys_root),
            )
        )
    return keys


def keys_at_hand(case: Case, keys_root: Path, passphrase_file: Path | None) -> Keys | None:
    """Give the keys of a case's custodian; None if there is no custodian or no key at hand.

    Args:
        case: A case without problems.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase; None asks on a terminal if one is needed.

    Raises:
        RelevoError: If the keys lie in a case, cannot be used, or the passphrase is wrong.
    """
    from relevo.casefile.custody import custodians_of
    from relevo.casefile.keys import find_keys
    from relevo.ledger.custody import signers_now

    if not case.settings.custodian:
        return None
    outside_cases(keys_root)
    signers = signers_now(custodians_of(case.folder, case.settings.custodian))
    return find_keys(
        case.settings.custodian, keys_root, lambda: passphrase_of(passphrase_file), signers
    )


def outside_cases(keys_root: Path) -> None:
    """Refuse keys within a case: a copy of the case would give them away.

    Raises:
        RelevoError: If the folder of the keys lies in a case.
    """
    inside = keys_root.resolve()
    for folder in (inside, *inside.parents):
        if (folder / CASE_FILE).exists():
            raise RelevoError(
                text(
                    "The keys would lie in the case {folder}, and go with every copy of it. Name "
                    "another folder with --keys.",
                    folder=str(folder),
                )
            )


def passphrase_of(file: Path | None) -> bytes:
    """Give the passphrase of the keys: from a file, else asked for on the terminal.

    Raises:
        RelevoError: If the file is empty or cannot be read, or there is no terminal to ask on.
    """
    from relevo.casefile.reason import reason_of

    if file is None:
        if not sys.stdin.isatty():
            raise RelevoError(
                text("The keys have a passphrase. Name its file with --passphrase-file.")
            )
        said: str = click.prompt(_("Passphrase of the keys"), hide_input=True, err=True)
        return said.encode()
    try:
        with file.open("rb") as opened:
            first = opened.read(_LONGEST).partition(b"\n")[0].removesuffix(b"\r")
    except OSError as error:
        raise RelevoError(
            text(
                "The passphrase file {file} cannot be read: {reason}.",
                file=str(file),
                reason=reason_of(error),
            )
        ) from error
    if not first:
        raise RelevoError(text("The first line of {file} is empty.", file=str(file)))
    return first


def fresh() -> bytes:
    """Give 32 fresh random bytes."""
    return os.urandom(32)


def close_log(log: LogFile, speaker: Speaker) -> None:
    """Close a log, and say what a crash had left at its end and what could not follow.

    Args:
        log: The log.
        speaker: Says it, on stderr.
    """
    log.close()
    for one in log.mended:
        said = text(
            "{file} ended in an entry that was never confirmed; {dropped} bytes of it were taken "
            "away. What was confirmed is there.",
            file=one.file,
            dropped=one.dropped,
        )
        click.echo(speaker.say(said), err=True)
    if log.unsigned:
        unsigned = plural_text(
            "{n} entry at the end of the log was covered by no checkpoint and is signed now. After "
            "a crash that is as it must be; otherwise see who wrote it: relevo roll, relevo prove.",
            "{n} entries at the end of the log were covered by no checkpoint and are signed now. "
            "After a crash that is as it must be; otherwise see who wrote them: relevo roll, "
            "relevo prove.",
            log.unsigned,
        )
        click.echo(speaker.say(unsigned), err=True)
    if log.late is not None:
        late = text(
            "It is recorded, but index, tree or checkpoint could not be written: {reason}. They "
            "follow with the next entry.",
            reason=log.late,
        )
        click.echo(speaker.say(late), err=True)
