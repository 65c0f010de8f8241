"""``relevo erase``: records who ordered it, then destroys the key of a person's data."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import keys_option, passphrase_option, recorder_of
from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.casefile.vault import Vault
    from relevo.cli.custodian import Recorder
    from relevo.core.words import Speaker, Text
    from relevo.register.model import Erasure, Recorded

_LONGEST = 10_000
_TWO_LINES = 2
_TELLING = 3
"""Fewest characters of a name or document that is looked for in what will be public."""


def command() -> click.Command:
    """Give the command ``erase``."""
    return click.Command(
        name="erase",
        callback=erase,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Erases the name and the document of a person: records who ordered it and why, then "
            "destroys the person's key. The record by roll number stays, and so do its proofs. "
            "It cannot be undone.\n\nExit code 0: erased, or erased before. 2: nobody is found, "
            "the person is in the country, the period is not over, or the key is not at hand."
        ),
        short_help=_("Erases a person's name and document."),
        params=[
            case_argument(),
            click.Argument(
                ["person"],
                required=False,
                metavar=_("[ROLL NUMBER]"),
                help=_("Roll number of the person, for example R-0007."),
            ),
            click.Option(
                ["--document-file"],
                type=SomePath(),
                metavar=_("FILE"),
                help=_(
                    "File that names the person instead: number of the document on the first "
                    "line, its state on the second."
                ),
            ),
            click.Option(
                ["--order"],
                required=True,
                metavar=_("REF"),
                help=_("The order, by its number or document, without a person's name."),
            ),
            click.Option(["--by"], default="", metavar=_("OFFICE"), help=_("Who ordered it.")),
            click.Option(["--why"], default="", metavar=_("TEXT"), help=_("Why.")),
            click.Option(
                ["--despite"],
                default="",
                metavar=_('"NAME: REASON"'),
                help=_(
                    "Who answers for erasing while the person is in the country or before the "
                    "period is over, and why."
                ),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def erase(
    speaker: Speaker,
    *,
    case: Path,
    person: str | None,
    document_file: Path | None,
    order: str,
    by: str,
    why: str,
    despite: str,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Erase a person.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        person: Roll number, or None.
        document_file: File of document and state, or None.
        order: The order.
        by: Who ordered it.
        why: Why.
        despite: Name and reason of who answers for erasing early; empty otherwise.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If nobody is found, the person's data is still kept, or something cannot be
            written.
    """
    from relevo.casefile.record import read_record
    from relevo.casefile.recording import one_at_a_time
    from relevo.casefile.views import write_views
    from relevo.register.model import Erasure

    _check_words(order, despite)
    opened = open_case(case, speaker, as_json=as_json)
    recorder = recorder_of(opened, keys_root, passphrase_file, speaker)
    now = datetime.now(UTC)
    with one_at_a_time(case):
        log, _problems = read_record(case)
        roll = _roll(person, document_file, recorder.vault, log.record)
        if before := _before(log.record, roll):
            _say_before(before, speaker, as_json=as_json)
            return
        _refuse_names(recorder.vault, roll, (order, by, why, despite))
        if not despite:
            _refuse_held(opened, log.record, roll, now)
        erasure = Erasure(
            roll=roll,
            day=now.astimezone(opened.zone).date(),
            order=order,
            by=by,
            why=why,
            despite=despite,
            illustrative=_illustrative(log.record, roll),
        )
        entry, held = _erase(recorder, erasure, now)
        if as_json:
            _print_json(entry, erasure, held=held)
        else:
            for line in _done(opened, recorder, entry, roll, held=held):
                click.echo(speaker.say(line))
        write_views(case)


def _erase(recorder: Recorder, erasure: Erasure, now: datetime) -> tuple[int, bool]:
    """Record the erasure, then destroy the key.

    Returns:
        Position of the entry, and whether there was a key.
    """
    from relevo.ledger.records import values_of
    from relevo.register.model import Recorded

    values = values_of(Recorded(entry=0, recorded_at=now, record=erasure))
    key = f"erasure/{erasure.roll}"
    entry, _new = recorder.log.append(erasure.KIND, erasure.day, values, key=key)
    return entry, recorder.vault.erase(erasure.roll)


def _check_words(order: str, despite: str) -> None:
    """Refuse an empty order, and an answer for erasing early that lacks its name or its reason.

    Raises:
        RelevoError: If either is so.
    """
    if not order.strip():
        raise RelevoError(text("Say which order it is, by its number or document, with --order."))
    name, _colon, reason = despite.partition(":")
    if despite and not (name.strip() and reason.strip()):
        raise RelevoError(text('Write --despite "NAME: REASON": who answers for it, and why.'))


def _roll(
    person: str | None, document_file: Path | None, vault: Vault, record: Sequence[Recorded]
) -> str:
    """Give the roll number of the person meant.

    Raises:
        RelevoError: If nobody is, or the person is named twice or not at all.
    """
    from relevo.register.erasable import rolls_of

    if (person is None) == (document_file is None):
        raise RelevoError(
            text("Name the person by the roll number, or by a file with --document-file.")
        )
    known = rolls_of(record)
    if document_file is not None:
        roll = vault.roll_of(*_document(document_file))
        if roll is None or roll not in known:
            raise RelevoError(
                text("Nobody with the document of {file} is on record.", file=str(document_file))
            )
        return roll
    assert person is not None
    if person in known:
        return person
    digits = "".join(char for char in person if char.isdecimal()).lstrip("0")
    meant = [roll for roll in known if digits and roll.lstrip("R-0") == digits]
    if meant:
        raise RelevoError(
            text(
                "Nobody on record has the roll number {roll}. The likeliest is {near}.",
                roll=person,
                near=meant[0],
            )
        )
    raise RelevoError(text("Nobody on record has the roll number {roll}.", roll=person))


def _document(file: Path) -> tuple[str, str]:
    """Read document and state from a file of two lines.

    Raises:
        RelevoError: If it cannot be read or has another form.
    """
    from relevo.casefile.reason import reason_of

    try:
        with file.open("rb") as opened:
            lines = opened.read(_LONGEST).decode("utf-8-sig").split("\n")
    except OSError as error:
        raise RelevoError(
            text("{file} cannot be read: {reason}.", file=str(file), reason=reason_of(error))
        ) from error
    except UnicodeDecodeError:
        lines = []
    said = [line.strip() for line in lines if line.strip()]
    if len(said) != _TWO_LINES:
        raise RelevoError(
            text(
                "{file} must hold two lines: the number of the document, and its state.",
                file=str(file),
            )
        )
    return said[0], said[1]


def _before(record: Sequence[Recorded], roll: str) -> Recorded | None:
    """Give the erasure of a person that is on record, or None."""
    from relevo.register.model import Erasure

    return next(
        (one for one in record if isinstance(one.record, Erasure) and one.record.roll == roll), None
    )


def _refuse_names(vault: Vault, roll: str, said: Sequence[str]) -> None:
    """Refuse to write the person's name or document into the record.

    Raises:
        RelevoError: If one of the texts holds either.
    """
    from relevo.core.codes import plain

    if not vault.holds(roll):
        return
    held = vault.open(roll)
    telling = [plain(str(held.get(field, ""))) for field in ("name", "document")]
    for one in said:
        if any(len(word) >= _TELLING and word in plain(one) for word in telling):
            raise RelevoError(
                text(
                    "The person's name or document stands in the order, the office or the reason, "
                    "and would stay in the record. Write it without."
                )
            )


def _refuse_held(case: Case, record: Sequence[Recorded], roll: str, now: datetime) -> None:
    """Refuse while the person is in the country or the period is not over.

    Raises:
        RelevoError: If it is so.
    """
    from relevo.register.erasable import hold_of
    from relevo.register.known import fold_known

    day = now.astimezone(case.zone).date()
    kept = case.settings.persons_kept_days
    hold = hold_of(fold_known(record), roll, day, kept, case.zone)
    if hold is None:
        return
    if hold.last is None:
        raise RelevoError(
            text(
                "{roll} is in the country by the record, and whoever is must be known by name. "
                'Record the exit first; or, if a court orders it, add --despite "NAME: REASON".',
                roll=roll,
            )
        )
    raise RelevoError(
        text(
            "The data of {roll} is kept until {day} (persons_kept_days in case.yaml). Erase it "
            'after that day; or, if a court orders it, add --despite "NAME: REASON".',
            roll=roll,
            day=hold.last,
        )
    )


def _illustrative(record: Sequence[Recorded], roll: str) -> bool:
    """Whether the person is invented."""
    from relevo.register.model import Enrolment

    return any(
        isinstance(one.record, Enrolment) and one.record.roll == roll and one.record.illustrative
        for one in record
    )


def _say_before(before: Recorded, speaker: Speaker, *, as_json: bool) -> None:
    """Say that it was done before."""
    from relevo.register.model import Erasure

    assert isinstance(before.record, Erasure)
    if as_json:
        _print_json(before.entry, before.record, held=False)
        return
    said = text(
        "{roll} was erased before, on {day}: entry {entry}, order {order}.",
        roll=before.record.roll,
        day=before.record.day,
        entry=before.entry,
        order=before.record.order,
    )
    click.echo(speaker.say(said))


def _done(case: Case, recorder: Recorder, entry: int, roll: str, *, held: bool) -> Iterator[Text]:
    """Say what was done and what is left to do."""
    from relevo.casefile.keys import PERSONS

    if held:
        yield text(
            "The name and the document of {roll} are erased: the key is destroyed. Entry {entry} "
            "says who ordered it.",
            roll=roll,
            entry=entry,
        )
    else:
        yield text(
            "No key of {roll} was here, so no name could be read here; entry {entry} says that it "
            "is to be erased. Destroy the key wherever else it lies.",
            roll=roll,
            entry=entry,
        )
    if case.settings.persons_kept_days is None:
        yield text("No period for which persons' data is kept is on record in case.yaml.")
    yield text(
        "Destroy older copies of {path}, and the party's own files: Relevo keeps none of them.",
        path=str(recorder.keys.folder / PERSONS),
    )


def _print_json(entry: int, erasure: Erasure, *, held: bool) -> None:
    """Print what was done for programs."""
    from relevo.report.result_json import dumped

    content = {
        "version": 1,
        "roll": erasure.roll,
        "entry": entry,
        "day": erasure.day.isoformat(),
        "order": erasure.order,
        "by": erasure.by,
        "why": erasure.why,
        "despite": erasure.despite,
        "key_destroyed": held,
        "illustrative": erasure.illustrative,
    }
    click.echo(dumped(content).rstrip("\n"))
