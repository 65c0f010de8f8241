"""``relevo prove``: an entry or a finding with what shows it, in one file."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, day_option, lang_option
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Speaker, Text
    from relevo.ledger.proof import Proof


def command() -> click.Command:
    """Give the command ``prove``."""
    return click.Command(
        name="prove",
        callback=prove,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Writes a proof: an entry of the log by its number, or a finding by the name that "
            "relevo check --json gives it, with all that it takes to judge it again. Whoever has "
            "the file and the public key of the log checks it with relevo verify, on any "
            "machine.\n\n"
            "The file opens what it carries: give it only to those who may read that."
        ),
        short_help=_("Writes the proof of an entry or a finding."),
        params=[
            case_argument(),
            click.Argument(
                ["what"],
                metavar=_("ENTRY|FINDING"),
                help=_("Number of an entry, or name of a finding, such as F-3fa91c07."),
            ),
            click.Option(
                ["--out"],
                type=SomePath(),
                required=True,
                metavar=_("FILE.proof"),
                help=_("File to write."),
            ),
            click.Option(
                ["--field", "fields"],
                multiple=True,
                metavar=_("FIELD"),
                help=_("Of an entry: field to open; all that can be opened if left out."),
            ),
            day_option(
                "--as-of",
                _("Of a finding: day of knowledge, as YYYY-MM-DD."),
            ),
            lang_option(),
        ],
    )


@click.pass_obj
def prove(
    speaker: Speaker,
    *,
    case: Path,
    what: str,
    out: Path,
    fields: tuple[str, ...],
    as_of: date,
) -> None:
    """Write a proof.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        what: Number of an entry, or name of a finding.
        out: File to write.
        fields: Fields of an entry that are opened; empty for all.
        as_of: Day of knowledge for a finding.

    Raises:
        RelevoError: If there is no such entry or finding, it cannot be shown, or the file cannot
            be written.
    """
    from relevo.casefile.facts import end_of
    from relevo.casefile.proof import prove_entry, prove_finding
    from relevo.casefile.write import write_files
    from relevo.ledger.proof import render_proof

    opened = open_case(case, speaker, day=as_of, plan=True)
    if what.isascii() and what.isdigit():
        proof = prove_entry(opened, int(what), fields or None)
    else:
        proof = prove_finding(opened, what, end_of(as_of, opened.zone, datetime.now(UTC)))
    write_files(out.parent, {out.name: render_proof(proof)})
    for line in (
        text("Written: {path}", path=str(out)),
        *_carried(proof),
        text("To check it, anywhere: relevo verify {path}", path=str(out)),
    ):
        click.echo(speaker.say(line))


def _carried(proof: Proof) -> tuple[Text, ...]:
    """Say what a proof carries and opens."""
    from relevo.ledger.proof import Scope

    n = len(proof.entries)
    carried = (
        plural_text(
            "It carries the whole log of its checkpoint: {n} entry.",
            "It carries the whole log of its checkpoint: {n} entries.",
            n,
        )
        if proof.scope is Scope.LOG
        else plural_text("It carries {n} entry.", "It carries {n} entries.", n)
    )
    opened = sum(bool(one.openings) for one in proof.entries)
    if not opened:
        return (carried,)
    return (
        carried,
        plural_text(
            "It opens {n} of them: give it only to those who may read that.",
            "It opens {n} of them: give it only to those who may read that.",
            opened,
        ),
    )
