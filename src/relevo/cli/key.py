"""``relevo key``: the custodian's key of a case: made, shown, succeeded by another."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import (
    fresh,
    keys_option,
    passphrase_option,
    recorder_of,
)
from relevo.cli.key_new import new_command
from relevo.cli.opened import open_case
from relevo.cli.options import case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relevo.cli.custodian import Recorder
    from relevo.core.words import Speaker, Text
    from relevo.ledger.custody import Custodian
    from relevo.tlog.note import Key


def command() -> click.Group:
    """Give the command ``key`` with what it can do."""
    group = click.Group(
        name="key",
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND …"),
        help=_(
            "Makes, shows and replaces the key of a case's custodian. Who holds the private key "
            "records; for everybody else the case is read-only. Private keys lie outside every "
            "case."
        ),
        short_help=_("Makes, shows and replaces the key that signs the record."),
        params=[lang_option()],
    )
    for one in (new_command(), _show(), _rotate()):
        group.add_command(one)
    return group


def _show() -> click.Command:
    """Give the command ``key show``."""
    return click.Command(
        name="show",
        callback=show,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Shows the public key of a case, its fingerprint, which keys may sign its record, and "
            "whether a private key is at hand.\n\nExit code 0: shown. 2: the case has no "
            "custodian."
        ),
        short_help=_("Shows the key of a case and its fingerprint."),
        params=[case_argument(), keys_option(), json_option(), lang_option()],
    )


def _rotate() -> click.Command:
    """Give the command ``key rotate``."""
    return click.Command(
        name="rotate",
        callback=rotate,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Makes a new signing key and records that it takes the place of the one in use, signed "
            "by both. case.yaml keeps the first key: whoever checks follows the record from it.\n\n"
            "Exit code 0: recorded. 2: the case cannot be read or the key is not at hand."
        ),
        short_help=_("Replaces the signing key, or adds one."),
        params=[
            case_argument(),
            click.Option(["--add"], is_flag=True, help=_("The new key signs beside those in use.")),
            click.Option(
                ["--of"],
                metavar=_("KEY"),
                help=_(
                    "Key that is replaced, by the first digits of its fingerprint; otherwise the "
                    "one that signs here."
                ),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def show(speaker: Speaker, *, case: Path, keys_root: Path, as_json: bool) -> None:
    """Show the key of a case.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        keys_root: Folder of all keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case has no custodian, or an entry of its log that names a key does not
            hold.
    """
    from relevo.casefile.custody import custodians_of
    from relevo.casefile.keys import folder_of, is_at_hand
    from relevo.ledger.custody import fingerprint

    opened = open_case(case, speaker, as_json=as_json)
    vkey = opened.settings.custodian
    if not vkey:
        raise _no_custodian(case)
    chain = custodians_of(case, vkey)
    genesis = chain[0].key
    folder = folder_of(genesis, keys_root)
    at_hand = [one for one in chain if one.last is None and is_at_hand(folder, genesis, one.key)]
    if as_json:
        _print_json(
            {
                "vkey": vkey,
                "origin": genesis.name,
                "fingerprint": fingerprint(genesis),
                "at_hand": bool(at_hand),
                "folder": str(folder),
                "signers": [
                    {
                        "vkey": one.key.vkey,
                        "fingerprint": fingerprint(one.key),
                        "named_in": one.named_in,
                        "from_size": one.first,
                        "to_size": one.last,
                        "at_hand": one in at_hand,
                    }
                    for one in chain
                ],
            }
        )
        return
    click.echo(vkey)
    click.echo(speaker.say(text("Fingerprint: {fingerprint}", fingerprint=fingerprint(genesis))))
    for line in _shown(chain, at_hand, folder):
        click.echo(speaker.say(line))


@click.pass_obj
def rotate(
    speaker: Speaker,
    *,
    case: Path,
    add: bool,
    of: str | None,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Record a new signing key.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        add: Whether it signs beside the keys in use, not in the place of one.
        of: First digits of the fingerprint of the key that is replaced; None for the one at hand.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the key is not at hand, or something cannot be written.
    """
    from relevo.casefile.keys import add_signer, signing_file
    from relevo.casefile.recording import one_at_a_time
    from relevo.ledger.custody import KIND, NOTE, fingerprint, succession_note
    from relevo.ledger.records import RECORDED_AT

    if add and of:
        raise RelevoError(text("Name a key with --of, or add one with --add, not both."))
    opened = open_case(case, speaker, as_json=as_json)
    recorder = recorder_of(opened, keys_root, passphrase_file, speaker)
    keys = recorder.keys
    with one_at_a_time(case):
        meant = _replaced(recorder, case, of)
        replaced = None if add else meant
        now = datetime.now(UTC)
        recorded_at = now.isoformat(timespec="seconds").replace("+00:00", "Z")
        successor = add_signer(keys, seed=fresh())
        note = succession_note(
            keys.key, keys.signer, successor, replaces=replaced, recorded_at=recorded_at
        )
        file = signing_file(keys.folder, keys.key, successor.key)
        values = {
            RECORDED_AT: recorded_at,
            "replaces": replaced.vkey if replaced else "",
            "successor": successor.key.vkey,
            NOTE: bytes(note).decode(),
        }
        day = now.astimezone(opened.zone).date()
        try:
            entry, _added = recorder.log.append(KIND, day, values, key=f"key/{successor.key.vkey}")
        except RelevoError:
            file.unlink()
            raise
    if as_json:
        _print_json(
            {
                "vkey": successor.key.vkey,
                "fingerprint": fingerprint(successor.key),
                "entry": entry,
                "replaces": replaced.vkey if replaced else None,
                "file": str(file),
            }
        )
        return
    click.echo(successor.key.vkey)
    lines = [
        text("Fingerprint: {fingerprint}", fingerprint=fingerprint(successor.key)),
        text("Recorded as entry {entry}, signed by both keys.", entry=entry),
        text("Written: {path}", path=str(file)),
        text("Keep a copy of it apart, as of the others."),
    ]
    if replaced:
        lines.append(
            text(
                "The key {fingerprint} signs no more; destroy its file and every copy.",
                fingerprint=fingerprint(replaced),
            )
        )
    for line in lines:
        click.echo(speaker.say(line))


def _replaced(recorder: Recorder, case: Path, of: str | None) -> Key:
    """Give the key that is replaced.

    Raises:
        RelevoError: If the key at hand signs no more, or no key that signs is meant.
    """
    from relevo.casefile.custody import custodians_of
    from relevo.ledger.custody import fingerprint, signers_now

    keys = recorder.keys
    signers = signers_now(custodians_of(case, keys.key.vkey))
    if keys.signer.key not in signers:
        raise RelevoError(
            text("Another key was recorded at the same time. Look at it with relevo key show.")
        )
    if of is None:
        return keys.signer.key
    digits = of.replace(" ", "").lower()
    meant = [one for one in signers if fingerprint(one).replace(" ", "").startswith(digits)]
    if len(meant) != 1 or not digits:
        raise RelevoError(
            text(
                "No key that signs has a fingerprint that alone begins with {of}. Look at them "
                "with relevo key show.",
                of=of or '""',
            )
        )
    return meant[0]


def _shown(chain: tuple[Custodian, ...], at_hand: list[Custodian], folder: Path) -> Iterator[Text]:
    """Say which keys may sign, and whether one is at hand."""
    from relevo.ledger.custody import fingerprint

    for one in chain[1:]:
        assert one.named_in is not None
        yield text(
            "Entry {entry} names the key {fingerprint}",
            entry=one.named_in,
            fingerprint=fingerprint(one.key),
        )
    for one in chain:
        if one.last is not None:
            yield text(
                "The key {fingerprint} signs no more since entry {entry}",
                fingerprint=fingerprint(one.key),
                entry=one.last - 1,
            )
    if at_hand:
        yield text(
            "A private key is at hand in {path}: this case can be recorded here.", path=str(folder)
        )
    else:
        yield text(
            "No private key is at hand in {path}: the case is read-only here.", path=str(folder)
        )


def _no_custodian(case: Path) -> RelevoError:
    """Say that a case has no custodian."""
    return RelevoError(
        text(
            "The case {folder} has no custodian. Make a key with: relevo key new {folder}",
            folder=str(case),
        )
    )


def _print_json(content: dict[str, object]) -> None:
    """Print JSON."""
    from relevo.report.result_json import dumped

    click.echo(dumped({"version": 1, **content}).rstrip("\n"))
