"""``relevo gate``: may this party enter, or leave, by what the acts permit? Nothing is recorded."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import keys_option, passphrase_option
from relevo.cli.gated import PLAN_UNREAD, ask_gate, moved, open_gate_case, open_party
from relevo.cli.hosted import screen_width
from relevo.cli.options import (
    SomePath,
    case_argument,
    instant_option,
    json_option,
    lang_option,
)
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.keys import Keys
    from relevo.casefile.model import Case
    from relevo.core.words import Speaker, Text
    from relevo.register.manifest import Manifest

NOTHING_RECORDED = text("Nothing was recorded.")
"""Said under every answer that records nothing."""


def party_argument(*, required: bool = True) -> click.Argument:
    """Give the argument PARTY.

    Args:
        required: Whether it must be given.
    """
    return click.Argument(
        ["party"],
        type=SomePath(),
        metavar=_("PARTY") if required else _("[PARTY]"),
        required=required,
        help=_("Manifest of the party, .xlsx, .csv or .json; see relevo template."),
    )


def command() -> click.Command:
    """Give the command ``gate``."""
    return click.Command(
        name="gate",
        callback=gate,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says of each movement of a party whether a limit refuses it, before it is recorded: "
            "why, by which clause and which record, what would make it lawful, and whom to ask. An "
            "exit, an evacuation, a rescue or a forced landing is never refused. The tool advises; "
            "the officer decides. Nothing is recorded.\n\nExit code 0: no limit refuses. 1: "
            "refused. 3: cannot be judged. 2: the case or the manifest cannot be read."
        ),
        short_help=_("Says whether a party may cross, and why."),
        params=[
            case_argument(),
            party_argument(),
            instant_option(
                "--at", _("Judge as if it crossed at this instant, not when the manifest says.")
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def gate(
    speaker: Speaker,
    *,
    case: Path,
    party: Path,
    at: datetime | None,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Print the gate's answer on a party.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        party: Manifest of the party.
        at: Instant of the crossing, UTC; None takes those of the manifest.
        keys_root: Folder of all keys: with the custodian's, persons are found again by document.
        passphrase_file: File of the passphrase, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If a file cannot be read, or the keys cannot be used.
        SystemExit: With 0, 1, 2 or 3; see the help.
    """
    from relevo.casefile.enrolment import known_rolls, stand_ins, with_rolls
    from relevo.casefile.vault import Vault
    from relevo.cli.custodian import keys_at_hand
    from relevo.report.gate import exit_code_of, render_gate_text
    from relevo.report.gate_json import render_gate_json

    opened, planned = open_gate_case(case, speaker, as_json=as_json)
    manifest = open_party(opened, party, speaker, as_json=as_json)
    if at is not None:
        manifest = moved(manifest, at, opened)
    keys = keys_at_hand(opened, keys_root, passphrase_file) if manifest.unnumbered else None
    vault = Vault(keys, os.urandom) if keys else None
    rolls = known_rolls(manifest, opened.log.record, vault, {})
    stand = stand_ins(manifest, rolls, keys.office if keys else None)
    found = ask_gate(
        opened,
        with_rolls(manifest, stand),
        now=datetime.now(UTC),
        notes=_notes(opened, manifest, keys, planned=planned),
    )
    if as_json:
        click.echo(render_gate_json(found, lang=speaker.lang).rstrip("\n"))
    else:
        shown = render_gate_text(
            found, lang=speaker.lang, width=screen_width(), end=(NOTHING_RECORDED,)
        )
        click.echo(shown.rstrip("\n"))
    sys.exit(exit_code_of(found.answer))


def _notes(case: Case, manifest: Manifest, keys: Keys | None, *, planned: bool) -> tuple[Text, ...]:
    """Say what limits the answers.

    Args:
        case: The case.
        manifest: The manifest.
        keys: The custodian's keys, or None.
        planned: Whether the plan was read.
    """
    said: list[Text] = [] if planned else [PLAN_UNREAD]
    if manifest.unnumbered and keys is None and case.log.record:
        said.append(
            plural_text(
                "{n} person without a roll number was not compared with those in the country: that "
                "needs the keys of the office.",
                "{n} persons without a roll number were not compared with those in the country: "
                "that needs the keys of the office.",
                manifest.unnumbered,
            )
        )
    return tuple(said)
