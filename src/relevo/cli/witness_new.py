"""``relevo witness new``, ``trust`` and ``list``: a witness, and the logs that it trusts."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import fresh, passphrase_option
from relevo.cli.key_new import new_passphrase
from relevo.cli.options import CASE_FILE, json_option, lang_option
from relevo.cli.witness_words import folder_argument, print_json, when
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker

_ALGORITHMS = ("ml-dsa-44", "ed25519")


def new_command() -> click.Command:
    """Give the command ``witness new``."""
    return click.Command(
        name="new",
        callback=new,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Makes a witness, its key and its empty state, in a new folder, and prints the "
            "verifier key that others pin.\n\nExit code 0: made. 2: the folder is taken or cannot "
            "be written."
        ),
        short_help=_("Makes a witness."),
        params=[
            folder_argument(),
            click.Option(
                ["--name"],
                required=True,
                metavar=_("NAME"),
                help=_("Name of the witness, unique in the world, e.g. library.example/witness."),
            ),
            click.Option(
                ["--algorithm"],
                type=click.Choice(_ALGORITHMS),
                default=_ALGORITHMS[0],
                show_default=True,
                help=_("What it signs with; ed25519 for those who cannot check the newer."),
            ),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


def trust_command() -> click.Command:
    """Give the command ``witness trust``."""
    return click.Command(
        name="trust",
        callback=trust,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Lets the witness trust logs by their verifier keys. Have a key told to you by another "
            "way than the log itself, and compare its fingerprint.\n\nExit code 0: trusted. 2: a "
            "key is malformed, or the folder is no witness's."
        ),
        short_help=_("Lets the witness trust a log."),
        params=[
            folder_argument(),
            click.Argument(
                ["vkeys"],
                nargs=-1,
                required=True,
                metavar=_("KEY …"),
                help=_("Verifier keys of logs, as relevo key show prints them."),
            ),
            click.Option(
                ["--origin"],
                metavar=_("NAME"),
                help=_("Name of the log, if it is not that of its key."),
            ),
            json_option(),
            lang_option(),
        ],
    )


def list_command() -> click.Command:
    """Give the command ``witness list``."""
    return click.Command(
        name="list",
        callback=list_,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Shows the witness's key, the logs that it trusts, and what it last cosigned of each."
            "\n\nExit code 0: shown. 2: the folder is no witness's, or its state is damaged."
        ),
        short_help=_("Shows what a witness trusts and has cosigned."),
        params=[folder_argument(), json_option(), lang_option()],
    )


@click.pass_obj
def new(
    speaker: Speaker,
    *,
    folder: Path,
    name: str,
    algorithm: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Make a witness.

    Args:
        speaker: Says it in the user's language.
        folder: Its folder.
        name: Its name.
        algorithm: What it signs with.
        passphrase_file: File of a passphrase; None asks on a terminal, where none is an answer.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the name or the passphrase will not do, or the folder is taken, lies in a
            case or cannot be written.
    """
    from relevo.casefile.witness_logs import LONGEST_NAME, is_plain
    from relevo.casefile.witness_state import PRIVATE_KEY, new_witness
    from relevo.ledger.custody import fingerprint
    from relevo.tlog.note import Algorithm, Signer

    if not is_plain(name) or "+" in name or " " in name:
        raise RelevoError(
            text(
                "{name} cannot be the name of a witness. Write up to {most} letters, digits, "
                "points, hyphens and slashes, for example library.example/witness",
                name=name or '""',
                most=LONGEST_NAME,
            )
        )
    _outside_cases(folder)
    kind = (
        Algorithm.ED25519_COSIGNATURE if algorithm == "ed25519" else Algorithm.MLDSA44_COSIGNATURE
    )
    key = new_witness(folder, Signer(name, kind, fresh()), new_passphrase(passphrase_file))
    if as_json:
        print_json({"vkey": key.vkey, "fingerprint": fingerprint(key), "folder": str(folder)})
        return
    click.echo(key.vkey)
    for line in (
        text("Fingerprint: {fingerprint}", fingerprint=fingerprint(key)),
        text("Written: {path}", path=str(folder / PRIVATE_KEY)),
        text("Publish the verifier key and its fingerprint where everybody can see them."),
        text(
            "Keep the folder on one machine only. Never put an older copy of it back: it would "
            "cosign again what it has forgotten. If it is lost, make a new witness."
        ),
        text("Now trust a log: relevo witness trust {folder} KEY", folder=str(folder)),
    ):
        click.echo(speaker.say(line))


@click.pass_obj
def trust(
    speaker: Speaker, *, folder: Path, vkeys: tuple[str, ...], origin: str | None, as_json: bool
) -> None:
    """Let a witness trust logs.

    Args:
        speaker: Says it in the user's language.
        folder: Folder of the witness.
        vkeys: Verifier keys of logs.
        origin: Name of the log; None means the name of each key.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If a key is malformed, or the folder is no witness's or cannot be written.
    """
    from relevo.casefile.witness_logs import trusted
    from relevo.casefile.witness_state import trust_logs
    from relevo.ledger.custody import fingerprint

    asked = [trusted(vkey.strip(), origin) for vkey in vkeys]
    new = trust_logs(folder, asked)
    if as_json:
        print_json(
            {
                "logs": [
                    {
                        "origin": one.origin,
                        "vkey": one.key.vkey,
                        "fingerprint": fingerprint(one.key),
                        "new": one in new,
                    }
                    for one in asked
                ]
            }
        )
        return
    for one in asked:
        said = (
            text("Trusted: {name}", name=one.origin)
            if one in new
            else text("Trusted before: {name}", name=one.origin)
        )
        click.echo(speaker.say(said))
        click.echo(
            speaker.say(text("Fingerprint: {fingerprint}", fingerprint=fingerprint(one.key)))
        )


@click.pass_obj
def list_(speaker: Speaker, *, folder: Path, as_json: bool) -> None:
    """Show what a witness trusts and has cosigned.

    Args:
        speaker: Says it in the user's language.
        folder: Folder of the witness.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the folder is no witness's, or its state is damaged.
    """
    from relevo.casefile.witness_state import last_cosigned, read_key, read_logs
    from relevo.ledger.custody import fingerprint

    key = read_key(folder)
    found = [(one, last_cosigned(folder, key, one.origin)) for one in read_logs(folder)]
    if as_json:
        print_json(
            {
                "vkey": key.vkey,
                "fingerprint": fingerprint(key),
                "logs": [
                    {
                        "origin": one.origin,
                        "vkey": one.key.vkey,
                        "size": last.checkpoint.size if last else None,
                        "root": last.checkpoint.root.hex() if last else None,
                        "cosigned_at": when(last.time) if last else None,
                    }
                    for one, last in found
                ],
            }
        )
        return
    click.echo(key.vkey)
    click.echo(speaker.say(text("Fingerprint: {fingerprint}", fingerprint=fingerprint(key))))
    if not found:
        click.echo(speaker.say(text("It trusts no log yet.")))
    for one, last in found:
        said = (
            text(
                "{name}: {size} entries, cosigned {time}",
                name=one.origin,
                size=last.checkpoint.size,
                time=when(last.time),
            )
            if last
            else text("{name}: nothing cosigned yet", name=one.origin)
        )
        click.echo(speaker.say(said))


def _outside_cases(folder: Path) -> None:
    """Refuse a witness within a case: a copy of the case would give its key away.

    Raises:
        RelevoError: If the folder lies in a case.
    """
    inside = folder.resolve()
    for home in (inside, *inside.parents):
        if (home / CASE_FILE).exists():
            raise RelevoError(
                text(
                    "The witness would lie in the case {folder}, and its key go with every copy of "
                    "it. Give another folder, best on another machine.",
                    folder=str(home),
                )
            )
