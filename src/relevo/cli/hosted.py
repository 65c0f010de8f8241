"""The host whose law a command asks about: of a case, or named on the command line."""

from __future__ import annotations

import shutil
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import refuse
from relevo.cli.options import CaseFolder
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Speaker, Text
    from relevo.regime.model import Regime

_WIDEST = 120


def optional_case() -> click.Argument:
    """Give the argument CASE that may be left out."""
    return click.Argument(
        ["case"],
        type=CaseFolder(),
        required=False,
        metavar=_("[CASE]"),
        help=_("Folder of the case, for example cases/peru-2026; or give --host."),
    )


def host_option() -> click.Option:
    """Give the option ``--host``."""
    return click.Option(
        ["--host"],
        metavar=_("STATE|FILE.yaml"),
        default="",
        help=_(
            "Host state, by its two-letter code, e.g. PE, instead of a case; or a regime.yaml, to "
            "see a law that is being written."
        ),
    )


def screen_width() -> int:
    """Give the width of the screen, at most that of a line that is easily read."""
    return min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)


def is_file_of_law(host: str) -> bool:
    """Whether the user names a regime file in place of a host."""
    return host.strip().lower().endswith((".yaml", ".yml"))


def regime_written(file: str, speaker: Speaker, *, as_json: bool) -> Regime:
    """Give the standing law that a file holds.

    Args:
        file: Path of the file.
        speaker: Says the problems.
        as_json: Whether problems are printed as JSON on stdout instead of words on stderr.

    Raises:
        RelevoError: If there is no such file.
        SystemExit: With code 2 if anything is wrong; every problem is printed first.
    """
    from pathlib import Path

    from relevo.casefile.regime_file import read_regime_file

    found, problems = read_regime_file(Path(file.strip()))
    if found is None:
        refuse(problems, speaker, as_json=as_json, of_case=False)
    return found


def regime_named(host: str) -> Regime:
    """Give the standing law of a host that the user names.

    Args:
        host: Two-letter code, in any case.

    Raises:
        RelevoError: If there is no such state, or none of its law is on record; the hosts on
            record are named.
    """
    from relevo.core.codes import packaged_codes
    from relevo.regime.packaged import regime_of_host

    code = host.strip().upper()
    states = packaged_codes().states
    if code not in states:
        raise RelevoError(
            text(
                "There is no state {code}. Give the two-letter code of a host whose standing law "
                "is on record: {hosts}",
                code=code or "“”",
                hosts=hosts_words(),
            )
        )
    found = regime_of_host(code)
    if found is None:
        raise RelevoError(
            text(
                "No standing law of {host} is on record, so nothing is known of it. Hosts on "
                "record: {hosts}. Another is added with a file regime.yaml in a case",
                host=states.name(code),
                hosts=hosts_words(),
            )
        )
    return found


def hosts_words() -> tuple[Text, ...]:
    """Name the hosts whose standing law is on record."""
    from relevo.core.codes import packaged_codes
    from relevo.regime.packaged import packaged_regimes

    states = packaged_codes().states
    return tuple(
        text("{host} ({code})", host=states.name(one.host), code=one.host)
        for one in packaged_regimes()
    )


def case_or_host(case: Path | None, host: str) -> None:
    """Refuse both a case and a host, and neither.

    Raises:
        RelevoError: In either case.
    """
    if case and host:
        raise RelevoError(
            text("Give either a case or --host, not both: a case names its host itself")
        )
    if not case and not host:
        raise RelevoError(
            text(
                "Give the folder of a case, for example cases/peru-2026, or --host with one of: "
                "{hosts}",
                hosts=hosts_words(),
            )
        )


def check_day(regime: Regime, day: date) -> None:
    """Refuse a day on which no rule on record is law.

    Args:
        regime: Standing law of the host.
        day: Day asked about.

    Raises:
        RelevoError: If there is none; the first day of the record is named.
    """
    from relevo.core.codes import packaged_codes
    from relevo.report.law import first_day, is_outside

    if not is_outside(regime, day):
        return
    host = packaged_codes().states.name(regime.host)
    first = first_day(regime)
    if first and day < first:
        raise RelevoError(
            text(
                "No rule on record for {host} is law on {day}: the first begins on {first}. Give "
                "a later day with --on",
                host=host,
                day=day,
                first=first,
            )
        )
    raise RelevoError(
        text(
            "No rule on record for {host} is law on {day}. Give another day with --on",
            host=host,
            day=day,
        )
    )
