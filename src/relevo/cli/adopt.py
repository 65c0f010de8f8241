"""``relevo adopt``: records that the office adopts an act, a plan or an account, by its hash."""

from __future__ import annotations

from datetime import UTC, date, datetime
from gettext import gettext as _
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import keys_option, passphrase_option, recorder_of
from relevo.cli.opened import open_case
from relevo.cli.options import Day, case_argument, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.casefile.model import Case
    from relevo.core.words import Speaker
    from relevo.register.model import Adopted, Adoption

_WHAT = ("act", "plan", "account")


def command() -> click.Command:
    """Give the command ``adopt``."""
    return click.Command(
        name="adopt",
        callback=adopt,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Records that the office adopts an act by its identifier, a plan or an account: the "
            "hash of the file goes into the record. Until then a file is a draft, and a file that "
            "changes afterwards is named by relevo check.\n\nExit code 0: recorded, or adopted "
            "before and unchanged. 2: there is no such file, the case cannot be read, or the key "
            "is not at hand."
        ),
        short_help=_("Records that an act, a plan or an account is adopted."),
        params=[
            case_argument(),
            click.Argument(
                ["what"],
                type=click.Choice(_WHAT),
                metavar=_("act|plan|account"),
                help=_("What is adopted."),
            ),
            click.Argument(
                ["name"],
                required=False,
                metavar=_("[ID OR FILE]"),
                help=_(
                    "Identifier of the act; file of the account in the case; for a plan its file, "
                    "plan/rotation.csv if left out."
                ),
            ),
            click.Option(["--by"], default="", metavar=_("OFFICE"), help=_("Who adopted it.")),
            click.Option(
                ["--as-of"],
                type=Day(),
                metavar=_("DATE"),
                help=_("For an account: the day up to which it knows; read from account.json."),
            ),
            keys_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def adopt(
    speaker: Speaker,
    *,
    case: Path,
    what: str,
    name: str | None,
    by: str,
    as_of: date | None,
    keys_root: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Record an adoption.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        what: Act, plan or account.
        name: Identifier or file; None only for the plan.
        by: Who adopted it.
        as_of: For an account, the day up to which it knows.
        keys_root: Folder of all keys.
        passphrase_file: File of the passphrase of the keys.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If there is no such file, or something cannot be written.
    """
    from relevo.casefile.adopted import last_adoptions, path_of, sha256_of
    from relevo.casefile.record import read_record
    from relevo.casefile.recording import one_at_a_time
    from relevo.ledger.records import values_of
    from relevo.register.model import Adopted, Adoption, Recorded

    kind = Adopted(what)
    if as_of and kind is not Adopted.ACCOUNT:
        raise RelevoError(text("Only an account is adopted with --as-of."))
    plan = _plan_of(case, name) if kind is Adopted.PLAN else False
    opened = open_case(case, speaker, plan=plan, as_json=as_json)
    identifier = _identifier(opened, kind, name)
    recorder = recorder_of(opened, keys_root, passphrase_file, speaker)
    now = datetime.now(UTC)
    with one_at_a_time(case):
        log, _problems = read_record(case)
        adoption = Adoption(
            what=kind,
            id=identifier,
            sha256=sha256_of(case, path_of(kind, identifier)),
            day=now.astimezone(opened.zone).date(),
            by=by,
            as_of=_known_to(opened, identifier, as_of, now) if kind is Adopted.ACCOUNT else None,
            rules=_rules() if kind is Adopted.ACCOUNT else "",
            illustrative=_illustrative(opened, kind, identifier),
        )
        before = last_adoptions(log.record).get((kind, identifier))
        held = before.record if before else None
        if before and isinstance(held, Adoption) and held.sha256 == adoption.sha256:
            entry, fresh, adoption = before.entry, False, held
        else:
            times = sum(isinstance(one.record, Adoption) for one in log.record)
            values = values_of(Recorded(entry=0, recorded_at=now, record=adoption))
            entry, fresh = recorder.log.append(
                Adoption.KIND,
                adoption.day,
                values,
                key=f"adoption/{times}/{kind}/{identifier}/{adoption.sha256}",
            )
    _print(adoption, entry, speaker, fresh=fresh, as_json=as_json)


def _plan_of(case: Path, name: str | None) -> Path | bool:
    """Give the folder whose plan is read: that of the file named, or the case's own."""
    return True if name is None else _within(case, name).parent


def _identifier(case: Case, what: Adopted, name: str | None) -> str:
    """Give what the adoption calls the file by.

    Raises:
        RelevoError: If there is no such act or file, or it lies outside the case.
    """
    from relevo.casefile.layout import ROTATION
    from relevo.casefile.names import nearest
    from relevo.register.model import Adopted

    if what is Adopted.PLAN:
        path = _within(case.folder, name or ROTATION.file)
        if path.name != PurePath(ROTATION.file).name:
            raise RelevoError(
                text("{path} is no plan. A plan is a file rotation.csv.", path=str(path))
            )
    elif name is None:
        raise RelevoError(
            text("Say which: relevo adopt CASE act ID, or relevo adopt CASE account FILE")
        )
    elif what is Adopted.ACT:
        if name in case.acts:
            return name
        near = nearest(name, case.acts)
        raise RelevoError(
            text("The case has no act {name}. The likeliest is {near}.", name=name, near=near)
            if near
            else text("The case has no act {name}.", name=name)
        )
    else:
        path = _within(case.folder, name)
    return path.resolve().relative_to(case.folder.resolve()).as_posix()


def _within(case: Path, name: str) -> Path:
    """Give a file of the case: as the path was given, or within the case folder.

    Raises:
        RelevoError: If there is no such file in the case.
    """
    for path in (case / name, Path(name)):
        if path.is_file() and path.resolve().is_relative_to(case.resolve()):
            return path
    raise RelevoError(
        text(
            "There is no file {path} in the case {folder}. What is adopted lies in the case.",
            path=name,
            folder=str(case),
        )
    )


def _known_to(case: Case, path: str, as_of: date | None, now: datetime) -> datetime:
    """Give the instant up to which an account knows.

    Raises:
        RelevoError: If nothing says it.
    """
    import json

    from relevo.casefile.facts import end_of

    if as_of is None:
        try:
            read = json.loads((case.folder / path).read_bytes())
            as_of = date.fromisoformat(str(read["as_of"])[:10])
        except (ValueError, KeyError, TypeError, OSError):
            as_of = None
    if as_of is None:
        raise RelevoError(
            text(
                "Say up to which day the account knows, with --as-of DATE, as the account says it."
            )
        )
    return end_of(as_of, case.zone, now)


def _rules() -> str:
    """Give the version of the rules that judged an account: that of Relevo."""
    from importlib.metadata import version

    return f"relevo {version('relevo')}"


def _illustrative(case: Case, what: Adopted, identifier: str) -> bool:
    """Whether what is adopted is, or holds, something invented."""
    from relevo.register.model import Adopted

    if what is Adopted.ACT:
        return case.acts[identifier].illustrative
    return bool(case.settings.illustrative)


def _print(adoption: Adoption, entry: int, speaker: Speaker, *, fresh: bool, as_json: bool) -> None:
    """Print what was adopted."""
    if as_json:
        from relevo.report.result_json import dumped

        content = {
            "version": 1,
            "what": adoption.what.value,
            "id": adoption.id,
            "sha256": adoption.sha256,
            "entry": entry,
            "new": fresh,
            "day": adoption.day.isoformat(),
            "by": adoption.by,
            "as_of": adoption.as_of.isoformat() if adoption.as_of else None,
            "rules": adoption.rules,
            "illustrative": adoption.illustrative,
        }
        click.echo(dumped(content).rstrip("\n"))
        return
    said = (
        text("Adopted: {name}, entry {entry}.", name=adoption.id, entry=entry)
        if fresh
        else text(
            "{name} was adopted before, on {day}, and has not changed: entry {entry}.",
            name=adoption.id,
            day=adoption.day,
            entry=entry,
        )
    )
    click.echo(speaker.say(said))
    click.echo(f"SHA-256 {adoption.sha256}")
    if adoption.illustrative:
        click.echo(speaker.say(text("This is illustrative: invented, or with invented parts.")))
