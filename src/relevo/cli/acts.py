"""``relevo acts``: every act of many cases, with votes, lead times and days without an act."""

from __future__ import annotations

import shutil
import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relevo.cli.options import SomePath, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.words import Localized, Speaker, Text
    from relevo.instrument.model import Act
    from relevo.report.acts import Listing

CASES = Path("cases")
"""Folder listed when none is given."""

UNUSABLE = 2
"""Exit code when a case cannot be read."""


def command() -> click.Command:
    """Give the command ``acts``."""
    return click.Command(
        name="acts",
        callback=acts,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Lists the acts of every case under a folder: who gave them and with which votes, the "
            "days they permit, how long before the first day they were approved and published, "
            "and the days between two of them on which none has a window.\n\n"
            "Exit code 0: listed. 2: a case cannot be read; the others are listed."
        ),
        short_help=_("Lists all acts, with votes, lead times and gaps."),
        params=[
            click.Argument(
                ["folders"],
                nargs=-1,
                type=SomePath(),
                metavar=_("[FOLDER]..."),
                help=_("Folders that hold cases, or cases; otherwise the folder cases."),
            ),
            click.Option(
                ["--host"],
                metavar=_("STATE"),
                default="",
                help=_("List only acts of this host state, by its two-letter code, e.g. PE."),
            ),
            click.Option(
                ["csv_file", "--csv"],
                type=SomePath(),
                metavar=_("FILE.csv"),
                help=_("Write the acts to this table too, and the gaps to FILE-gaps.csv."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def acts(
    speaker: Speaker,
    *,
    folders: tuple[Path, ...],
    host: str,
    csv_file: Path | None,
    as_json: bool,
) -> None:
    """Print the acts of many cases.

    Args:
        speaker: Says it in the user's language.
        folders: Folders of cases; empty means :data:`CASES`.
        host: Host state listed; empty means all.
        csv_file: Table to write, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If a folder holds no case, the state is unknown, or the table cannot be
            written.
        SystemExit: With code 2 if a case could not be read.
    """
    from relevo.casefile.folders import case_folders
    from relevo.core.codes import packaged_codes
    from relevo.report.acts import list_acts
    from relevo.report.acts_json import render_acts_json
    from relevo.report.acts_text import render_acts_text

    states = packaged_codes().states
    host = host.upper()
    if host and host not in states:
        raise RelevoError(
            text("There is no state {code}. Write its two-letter code, e.g. PE", code=host)
        )
    if csv_file is not None and (csv_file.suffix.lower() != ".csv" or csv_file.is_dir()):
        raise RelevoError(
            text("{path} is not the name of a table. End it in .csv", path=str(csv_file))
        )
    if csv_file is not None and not csv_file.parent.is_dir():
        raise RelevoError(
            text(
                "There is no folder {folder} to write {path} in. Make it, or name another table",
                folder=str(csv_file.parent),
                path=csv_file.name,
            )
        )
    read, unread = _read(case_folders(folders or (CASES,)), speaker)
    listing = list_acts(read, host)
    if as_json:
        click.echo(render_acts_json(listing, unread, lang=speaker.lang).rstrip("\n"))
    elif listing.rows:
        width = shutil.get_terminal_size((100, 24)).columns
        shown = render_acts_text(listing, states, lang=speaker.lang, width=min(width, 100))
        click.echo(shown.rstrip("\n"))
    else:
        click.echo(speaker.say(_nothing(states.name(host) if host else None)))
    if csv_file is not None:
        _write(csv_file, listing, speaker, quiet=as_json)
    if unread:
        sys.exit(UNUSABLE)


def _read(
    folders: Sequence[Path], speaker: Speaker
) -> tuple[dict[str, tuple[Act, ...]], dict[str, tuple[str, ...]]]:
    """Read cases; say on stderr which cannot be read and why, and go on.

    Args:
        folders: Folders of cases.
        speaker: Says what is wrong.

    Returns:
        Acts by case, and what is wrong with each case that cannot be read. A case is named as its
            folder, by its whole path where two folders have one name.
    """
    from relevo.casefile.read import read_case
    from relevo.report.problems import render_problem

    names = [folder.resolve().name for folder in folders]
    read: dict[str, tuple[Act, ...]] = {}
    unread: dict[str, tuple[str, ...]] = {}
    for folder, name in zip(folders, names, strict=True):
        case_name = name if names.count(name) == 1 else folder.as_posix()
        try:
            case, problems = read_case(folder, plan=False)
            wrong = tuple(render_problem(one, lang=speaker.lang) for one in problems)
        except RelevoError as error:
            case, wrong = None, (speaker.say(error.message),)
        if case is not None and not wrong:
            read[case_name] = tuple(case.acts.values())
            continue
        unread[case_name] = wrong
        for lines in wrong:
            click.echo(lines, err=True)
        summary = plural_text(
            "{n} problem in the case {folder}; its acts are not listed.",
            "{n} problems in the case {folder}; its acts are not listed.",
            n=len(wrong),
            folder=str(folder),
        )
        click.echo(speaker.say(summary), err=True)
    return read, unread


def _write(path: Path, listing: Listing, speaker: Speaker, *, quiet: bool) -> None:
    """Write the two tables and say so; on stderr where stdout holds JSON."""
    from relevo.casefile.write import write_files
    from relevo.report.acts_csv import render_acts_csv, render_gaps_csv

    gaps = path.with_name(f"{path.stem}-gaps{path.suffix}")
    files = {
        path.name: render_acts_csv(listing).encode(),
        gaps.name: render_gaps_csv(listing).encode(),
    }
    write_files(path.parent, files)
    for written in (path, gaps):
        click.echo(speaker.say(text("Written: {path}", path=str(written))), err=quiet)


def _nothing(host: Localized | None) -> Text:
    """Say that there is nothing to list."""
    if host is None:
        return text("These cases hold no act.")
    return text("These cases hold no act of {host}.", host=host)
