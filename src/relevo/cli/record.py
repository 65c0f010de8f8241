"""``relevo record``: a party's movements recorded, after the gate was asked."""

from __future__ import annotations

import sys
from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import keys_option, passphrase_option
from relevo.cli.entry import write_tables
from relevo.cli.gate import NOTHING_RECORDED, party_argument
from relevo.cli.gated import open_gate_case, open_party
from relevo.cli.hosted import screen_width
from relevo.cli.opened import refuse
from relevo.cli.options import case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.cli.submitted import Wanted
    from relevo.core.words import Speaker, Text
    from relevo.report.gate import CaseGate
    from relevo.report.recorded import Written


def command() -> click.Command:
    """Give the command ``record``."""
    return click.Command(
        name="record",
        callback=record,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Asks the gate, then records each movement of a party: gives clearance numbers, and a "
            "roll number to each person who has none. What cannot be judged is recorded only with "
            "--noting, what is refused only with --despite, each with name and reason. An exit, "
            "an evacuation, a rescue or a forced landing needs neither. The same file twice is "
            "recorded once.\n\nExit code 0: recorded, now or before. 1: refused; nothing was "
            "recorded. 3: it cannot be judged; nothing was recorded. 2: a file or the keys cannot "
            "be used; nothing was recorded."
        ),
        short_help=_("Records the movements of a party."),
        params=[
            case_argument(),
            party_argument(required=False),
            click.Option(
                ["--by"],
                default="",
                metavar=_("OFFICER"),
                help=_("Who records: an office, or an officer by number."),
            ),
            click.Option(
                ["--noting"],
                default="",
                metavar=_("NAME: REASON"),
                help=_("Who records what cannot be judged, and why."),
            ),
            click.Option(
                ["--despite"],
                default="",
                metavar=_("NAME: REASON"),
                help=_("Who records what is refused, and why; it becomes a finding."),
            ),
            click.Option(
                ["--corrects"],
                type=click.IntRange(min=0),
                metavar=_("ENTRY"),
                help=_("Entry whose place the one movement of the file takes."),
            ),
            click.Option(
                ["--withdraws"],
                type=click.IntRange(min=0),
                metavar=_("ENTRY"),
                help=_("Entry that never happened; it needs no PARTY."),
            ),
            click.Option(
                ["--turned-back"],
                is_flag=True,
                help=_("The party was turned back; no person is enrolled."),
            ),
            click.Option(
                ["--paper"],
                is_flag=True,
                help=_("It was written on paper first; both times are kept."),
            ),
            click.Option(
                ["--key"],
                default="",
                metavar=_("TEXT"),
                help=_("What the submission is known again by; left out, what it says."),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def record(
    speaker: Speaker,
    *,
    case: Path,
    party: Path | None,
    by: str,
    noting: str,
    despite: str,
    corrects: int | None,
    withdraws: int | None,
    turned_back: bool,
    paper: bool,
    key: str,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Record a party, or withdraw an entry.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        party: Manifest of the party; None to withdraw an entry.
        by: Who records, or empty.
        noting: Name and reason, or empty.
        despite: Name and reason, or empty.
        corrects: Entry whose place the movement takes, or None.
        withdraws: Entry that never happened, or None.
        turned_back: Whether the party did not cross.
        paper: Whether it was written on paper first.
        key: Idempotency key, or empty.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the options make no sense together, a file or the keys cannot be used, or
            what is to be recorded contradicts what is on record.
        SystemExit: With 1, 2 or 3; see the help.
    """
    from relevo.casefile.recording import one_at_a_time
    from relevo.cli.custodian import recorder_of
    from relevo.cli.submitted import Wanted, lacking, record_party, withdraw

    for name, said in (("--noting", noting), ("--despite", despite)):
        _named_reason(name, said)
    _check_words(party, corrects, withdraws, beside=bool(despite or turned_back or paper or key))
    opened, planned = open_gate_case(case, speaker, as_json=as_json)
    recorder = recorder_of(opened, keys_root, passphrase_file, speaker)
    manifest = open_party(opened, party, speaker, as_json=as_json) if party else None
    wanted = Wanted(
        by=by,
        noting=noting,
        despite=despite,
        corrects=corrects,
        turned_back=turned_back,
        paper=paper,
        key=key,
    )
    with one_at_a_time(case):
        opened = _as_it_is(opened, speaker, as_json=as_json)
        gate: CaseGate | None = None
        if manifest is not None:
            written, gate = record_party(opened, recorder, manifest, wanted, planned=planned)
        else:
            assert withdraws is not None
            written = withdraw(opened, recorder, withdraws, by=by, noting=noting)
        if any(one.new for one in written):
            write_tables(case, speaker)
    _show(opened, written, gate, wanted, speaker, as_json=as_json)
    sys.exit(0 if written or gate is None else lacking(gate, wanted))


def _named_reason(option: str, said: str) -> None:
    """Refuse a reason without a name, or a name without a reason.

    Raises:
        RelevoError: If either is missing.
    """
    name, colon, reason = said.partition(":")
    if said and not (colon and name.strip() and reason.strip()):
        raise RelevoError(
            text(
                '{option} takes a name and a reason, for example: {option} "Office of entries: '
                'order 12 of the ministry"',
                option=option,
            )
        )


def _check_words(
    party: Path | None, corrects: int | None, withdraws: int | None, *, beside: bool
) -> None:
    """Refuse options that make no sense together.

    Raises:
        RelevoError: If a party and a withdrawal, or neither, are given.
    """
    if (party is None) == (withdraws is None):
        raise RelevoError(
            text("Give the manifest of a party, or --withdraws ENTRY to withdraw an entry.")
        )
    if withdraws is not None and (corrects is not None or beside):
        raise RelevoError(text("--withdraws goes with --by and --noting only."))


def _as_it_is(case: Case, speaker: Speaker, *, as_json: bool) -> Case:
    """Give a case with its record as it is now that nobody else records."""
    from relevo.casefile.record import read_record

    log, problems = read_record(case.folder)
    if problems:
        refuse(problems, speaker, as_json=as_json)
    return replace(case, log=log)


def _show(
    case: Case,
    written: Sequence[Written],
    gate: CaseGate | None,
    wanted: Wanted,
    speaker: Speaker,
    *,
    as_json: bool,
) -> None:
    """Say what was recorded, or what is missing for it."""
    from relevo.compliance.gate import Answer
    from relevo.report.gate import ADVISES, render_gate_text
    from relevo.report.phrases import ILLUSTRATIVE_NOTE, NO_POSITION
    from relevo.report.recorded import render_record_json, render_recorded_text

    illustrative = any(one.illustrative for one in written) or bool(gate and gate.illustrative)
    if as_json:
        document = render_record_json(written, gate, lang=speaker.lang, illustrative=illustrative)
        click.echo(document.rstrip("\n"))
        return
    width = screen_width()
    if written:
        shown = render_recorded_text(written, case.zone, lang=speaker.lang, width=width)
        click.echo(shown.rstrip("\n"))
    said = gate is not None and (
        gate.answer is not Answer.CLEAR
        or any(one.warnings or one.asked.advice.reasons for one in gate.answers)
    )
    if gate is not None and said:
        end = () if written else (*_missing(gate, wanted), NOTHING_RECORDED)
        if written:
            click.echo()
        click.echo(render_gate_text(gate, lang=speaker.lang, width=width, end=end).rstrip("\n"))
        return
    notes = gate.notes if gate else ()
    for words in (*notes, ADVISES, *((ILLUSTRATIVE_NOTE,) if illustrative else ()), NO_POSITION):
        click.echo(speaker.say(words))


def _missing(gate: CaseGate, wanted: Wanted) -> tuple[Text, ...]:
    """Say what must be added so that it is recorded."""
    from relevo.compliance.gate import Answer

    found = {one.asked.advice.answer for one in gate.answers}
    said: list[Text] = []
    if Answer.REFUSED in found and not wanted.despite:
        said.append(text('To record what is refused all the same, add: --despite "NAME: REASON"'))
    if Answer.OPEN in found and not wanted.noting:
        said.append(text('To record what cannot be judged, add: --noting "NAME: REASON"'))
    return tuple(said)
