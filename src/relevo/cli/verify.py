"""``relevo verify``: a proof, a case or a published log, checked offline and from nothing else."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.options import SomePath, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker
    from relevo.tlog.note import Key
    from relevo.tlog.policy import Policy


@dataclass(frozen=True, slots=True)
class Trusted:
    """What the user trusts beforehand.

    Attributes:
        key: Key of the log; None if none was given: what is checked names its own.
        policy: Witnesses that must have cosigned; None asks for none.
        since: An older checkpoint of the log, signed; None if there is none.
    """

    key: Key | None
    policy: Policy | None
    since: bytes | None


def command() -> click.Command:
    """Give the command ``verify``."""
    return click.Command(
        name="verify",
        callback=verify,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Checks a proof that relevo prove wrote, the log of a case, or a published log, from "
            "nothing but what it is given: every entry, the tree, the signatures; of a finding, "
            "that the rules say again what it says. Nothing is fetched.\n\n"
            "Without --key or --policy it can only be said that it is consistent with itself: "
            "compare the fingerprint of the key with one that you have from elsewhere.\n\n"
            "Exit code 0: it holds. 1: it does not. 2: it cannot be read."
        ),
        short_help=_("Checks a proof, a case's log or a published log."),
        params=[
            click.Argument(
                ["what"],
                type=SomePath(),
                metavar=_("FILE.proof|FOLDER"),
                help=_("A proof, the folder of a case, or of a published log."),
            ),
            click.Option(
                ["--key"],
                metavar=_("KEY"),
                help=_("Public key of the log that you trust, as relevo key show prints it."),
            ),
            click.Option(
                ["--policy"],
                type=SomePath(),
                metavar=_("FILE"),
                help=_("Logs and witnesses that you trust, as C2SP tlog-policy writes them."),
            ),
            click.Option(
                ["--since"],
                type=SomePath(),
                metavar=_("CHECKPOINT"),
                help=_("An older checkpoint of the log: it must have grown out of that."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def verify(
    speaker: Speaker,
    *,
    what: Path,
    key: str | None,
    policy: Path | None,
    since: Path | None,
    as_json: bool,
) -> None:
    """Check a proof, a case or a published log.

    Args:
        speaker: Says it in the user's language.
        what: File of a proof, or a folder.
        key: Public key that is trusted, or None.
        policy: File of a policy, or None.
        since: File of an older checkpoint, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If a file cannot be read or is none of its kind.
        SystemExit: With 0 or 1; see the help.
    """
    from relevo.casefile.proof_check import check_proof_file
    from relevo.casefile.verified_log import check_folder
    from relevo.report.verified import render_verified_json, render_verified_text

    trusted = _trusted(key, policy, since)
    if what.is_dir():
        verified = check_folder(what, trusted.key, trusted.policy, trusted.since)
    else:
        verified = check_proof_file(
            _read(what), trusted.key, trusted.policy, trusted.since, now=datetime.now(UTC)
        )
    if as_json:
        click.echo(render_verified_json(verified, lang=speaker.lang).rstrip("\n"))
    else:
        click.echo(render_verified_text(verified, lang=speaker.lang).rstrip("\n"))
    sys.exit(0 if verified.holds else 1)


def _trusted(key: str | None, policy: Path | None, since: Path | None) -> Trusted:
    """Read what the user trusts.

    Raises:
        RelevoError: If it cannot be read, or is none.
    """
    from relevo.tlog.invalid import InvalidError
    from relevo.tlog.note import Key
    from relevo.tlog.policy import parse_policy

    try:
        pinned = Key.parse(key) if key is not None else None
    except InvalidError as error:
        raise RelevoError(
            text("This is no public key of a log: {reason}", reason=str(error))
        ) from error
    try:
        agreed = parse_policy(_read(policy)) if policy else None
    except InvalidError as error:
        raise RelevoError(
            text("{path} is no policy: {reason}", path=str(policy), reason=str(error))
        ) from error
    return Trusted(pinned, agreed, _read(since) if since else None)


def _read(path: Path) -> bytes:
    """Read a file.

    Raises:
        RelevoError: If it cannot be read, or is too large for what is checked.
    """
    from relevo.casefile.reason import reason_of
    from relevo.ledger.proof import LARGEST

    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise RelevoError(
            text("{path} cannot be read: {reason}", path=str(path), reason=reason_of(error))
        ) from error
