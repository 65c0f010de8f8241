"""Recording one entry for a command: asked and written under one lock, once, then shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from relevo.cli.custodian import keys_option, passphrase_option, recorder_of
from relevo.cli.opened import open_case, refuse
from relevo.cli.options import Day, case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import Speaker, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from relevo.casefile.log_file import LogFile
    from relevo.casefile.model import Case
    from relevo.casefile.on_record import OnRecord
    from relevo.core.finding import Finding
    from relevo.register.model import Record, Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every command that records one entry is given.

    Attributes:
        folder: Folder of the case.
        key: Idempotency key; None makes one of what is recorded.
        corrects: Entry that it corrects, or None.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys, or None.
        as_json: Whether to print JSON instead of words.
    """

    folder: Path
    key: str | None
    corrects: int | None
    keys_root: Path
    passphrase_file: Path | None
    as_json: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """A case while one entry is recorded in it.

    Attributes:
        case: The case, its record read anew.
        seen: What the record knows.
        at: This instant, UTC.
        today: The civil date of the host.
        illustrative: Whether what is recorded in it is invented.
    """

    case: Case
    seen: OnRecord
    at: datetime
    today: date
    illustrative: bool


def entry_command(
    name: str,
    make: Callable[..., Record],
    *own: click.Parameter,
    help_: str,
    short_help: str,
) -> click.Command:
    """Give a command that records one entry.

    Args:
        name: Its name.
        make: Gives the record from the case as it is now, with the command's own parameters by
            name; it refuses what the case does not know.
        own: Its own parameters.
        help_: Its help; the exit codes are added.
        short_help: Its line in the list of commands.
    """
    codes = _("Exit code 0: on record. 2: the case does not know what was named, or is read-only.")
    return click.Command(
        name=name,
        callback=lambda **given: _record(make, given),
        options_metavar=_("[OPTIONS]"),
        help=f"{help_}\n\n{codes}",
        short_help=short_help,
        params=[case_argument(), *own, *_shared()],
    )


def by_option(signed: str | None = None) -> click.Option:
    """Give the option ``--by``.

    Args:
        signed: Its help where it must be given; None where it may be left out.
    """
    return click.Option(
        ["--by"],
        default=None if signed else "",
        required=signed is not None,
        metavar=_("OFFICE"),
        help=signed or _("Who records it, by office or roll number; no names."),
    )


def _shared() -> list[click.Parameter]:
    """Give the options of every command that records one entry."""
    return [
        click.Option(
            ["--corrects"],
            type=click.IntRange(min=0),
            metavar=_("ENTRY"),
            help=_("Entry of the log, of the same kind, that this takes the place of."),
        ),
        click.Option(
            ["--key"],
            metavar=_("TEXT"),
            help=_("Tells apart two entries that say the same; without it they are one."),
        ),
        keys_option(),
        passphrase_option(),
        json_option(),
        lang_option(),
    ]


def day_param(name: str, what: str) -> click.Option:
    """Give an option that takes a day and must be given, as the argument ``<name>_day``.

    Args:
        name: The option, e.g. ``--on``.
        what: Its help.
    """
    return click.Option(
        [f"{name.strip('-')}_day", name], type=Day(), required=True, metavar=_("DATE"), help=what
    )


def _record(make: Callable[..., Record], given: dict[str, Any]) -> None:
    """Run a command that records one entry.

    Args:
        make: Gives the record.
        given: Parameters of the command by name.
    """
    speaker = click.get_current_context().find_object(Speaker)
    assert speaker is not None
    asked = Asked(
        folder=given.pop("case"),
        key=given.pop("key"),
        corrects=given.pop("corrects"),
        keys_root=given.pop("keys_root"),
        passphrase_file=given.pop("passphrase_file"),
        as_json=given.pop("as_json"),
    )
    record_entry(asked, speaker, lambda now: make(now, **given))


def record_entry(asked: Asked, speaker: Speaker, make: Callable[[Now], Record]) -> None:
    """Record one entry and print it.

    Args:
        asked: What the command was given.
        speaker: Says it in the user's language.
        make: Gives the record, and refuses what the case does not know.

    Raises:
        RelevoError: If the case is read-only here, does not know what is named, or cannot be
            written.
        SystemExit: With code 2 if the case cannot be read.
    """
    from relevo.casefile.recording import one_at_a_time

    case = open_case(asked.folder, speaker, as_json=asked.as_json)
    recorder = recorder_of(case, asked.keys_root, asked.passphrase_file, speaker)
    with one_at_a_time(asked.folder):
        now = _now(case, speaker, as_json=asked.as_json)
        record = make(now)
        one, new = _write(recorder.log, now, record, asked)
        write_tables(asked.folder, speaker)
    after = _again(case, speaker, as_json=asked.as_json)
    _print(after, one, speaker, new=new, as_json=asked.as_json)


def write_tables(case: Path, speaker: Speaker) -> None:
    """Write the tables of what is on record; what was recorded stands without them.

    Args:
        case: Folder of the case.
        speaker: Says on stderr why they could not be written.
    """
    from relevo.casefile.views import write_views

    try:
        write_views(case)
    except RelevoError as error:
        said = text(
            "It was recorded, but its tables were not written: {why} Write them later with: relevo "
            "log fsck {case} --rebuild",
            why=error.message,
            case=str(case),
        )
        click.echo(speaker.say(said), err=True)


def not_future(day: date, now: Now) -> date:
    """Refuse a day that is yet to come.

    Raises:
        RelevoError: If it is.
    """
    if day > now.today:
        raise RelevoError(
            text("{day} is yet to come: what has not happened is not recorded.", day=day)
        )
    return day


def _again(case: Case, speaker: Speaker, *, as_json: bool) -> Case:
    """Read the record of a case anew; whatever another process wrote counts."""
    from relevo.casefile.record import read_record

    log, problems = read_record(case.folder)
    if problems:
        refuse(problems, speaker, as_json=as_json)
    return replace(case, log=log)


def _now(case: Case, speaker: Speaker, *, as_json: bool) -> Now:
    """Give the case as it is at this instant."""
    from relevo.casefile.on_record import on_record

    fresh = _again(case, speaker, as_json=as_json)
    at = datetime.now(UTC)
    return Now(
        case=fresh,
        seen=on_record(fresh.log.record),
        at=at,
        today=at.astimezone(case.zone).date(),
        illustrative="record" in case.settings.illustrative
        or any(act.illustrative for act in case.acts.values()),
    )


def _write(log: LogFile, now: Now, record: Record, asked: Asked) -> tuple[Recorded, bool]:
    """Add the entry, unless the same was recorded before.

    Raises:
        RelevoError: If it corrects what cannot be corrected, or the same was recorded and withdrawn
            or corrected since.
    """
    from hashlib import sha256

    from relevo.ledger.canonical import canonical
    from relevo.ledger.records import RECORDED_AT, values_of
    from relevo.register.model import Recorded

    one = Recorded(entry=0, recorded_at=now.at, record=record, corrects=asked.corrects)
    values = values_of(one)
    content = {name: value for name, value in values.items() if name != RECORDED_AT}
    key = asked.key or sha256(canonical([record.KIND, content])).hexdigest()
    before = {each.entry: each for each in now.case.log.record}
    if asked.corrects is not None and all(
        each.corrects != asked.corrects or each.record != record for each in before.values()
    ):
        _check_correction(now, record, asked.corrects, log.size)
    entry, new = log.append(record.KIND, now.today, values, key=f"entry/{key}")
    if not new and entry not in {each.entry for each in now.seen.known}:
        raise RelevoError(
            text(
                "The same was recorded as entry {entry} and does not stand any more. To record it "
                "again, give it a key of its own with --key.",
                entry=str(entry),
            )
        )
    return (replace(one, entry=entry) if new else before[entry]), new


def _check_correction(now: Now, record: Record, entry: int, size: int) -> None:
    """Refuse the correction of an entry of another kind, or of none.

    Raises:
        RelevoError: If it is one.
    """
    from relevo.casefile.recording import correctable

    corrected, _others = correctable(now.case.log.record, entry, size)
    if corrected.record.KIND != record.KIND:
        raise RelevoError(
            text(
                "Entry {entry} records something of another kind. Correct it with the command "
                "that recorded it, or withdraw it with relevo record --withdraws {entry}.",
                entry=str(entry),
            )
        )


def _print(case: Case, one: Recorded, speaker: Speaker, *, new: bool, as_json: bool) -> None:
    """Print what was recorded, and what of it contradicts the record."""
    from relevo.ledger.records import values_of
    from relevo.report.findings import finding_json, finding_lines
    from relevo.report.result_json import dumped

    found = _contradictions(case, one)
    if as_json:
        content = {
            "version": 1,
            "kind": one.record.KIND,
            "entry": one.entry,
            "new": new,
            "recorded": values_of(one),
            "findings": [finding_json(finding, speaker.say) for finding in found],
        }
        click.echo(dumped(content).rstrip("\n"))
        return
    said = (
        text("Recorded: entry {entry}.", entry=str(one.entry))
        if new
        else text(
            "The same is on record as entry {entry}; nothing was added. If it happened twice, give "
            "it a key of its own with --key.",
            entry=str(one.entry),
        )
    )
    click.echo(speaker.say(said))
    if one.record.illustrative:
        click.echo(speaker.say(text("This is illustrative: invented, or with invented parts.")))
    for finding in found:
        for line in finding_lines(finding, speaker):
            click.echo(line)


def _contradictions(case: Case, one: Recorded) -> tuple[Finding, ...]:
    """Give what the record contradicts in an entry."""
    from relevo.casefile.facts import facts_of_case
    from relevo.compliance.facts.record import check_record

    return tuple(
        finding
        for finding in check_record(facts_of_case(case, datetime.now(UTC)))
        if any(datum.what == "entry" and datum.ref == str(one.entry) for datum in finding.evidence)
    )
