"""``relevo account``: what was permitted, planned and recorded, as a document for parliament."""

from __future__ import annotations

import shlex
from gettext import gettext as _
from hashlib import sha256
from typing import TYPE_CHECKING

import click

from relevo.cli.hosted import screen_width
from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, day_option, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.words import Speaker
    from relevo.report.paper import Paper


def command() -> click.Command:
    """Give the command ``account``."""
    return click.Command(
        name="account",
        callback=account,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Writes the account of a case for a parliament: for each limit what was permitted, "
            "planned and recorded, with clause, verdict and the entries that decide it; then "
            "rotations, refusals, corrections, counts, losses, duties, what is withheld, what "
            "cannot be judged and why. Prints the limits, and writes a page, a PDF, a table and "
            "JSON into the folder account of the case.\n\nWithout --full it names no group, "
            "person, serial number or officer, and gives no number of persons below 5.\n\nExit "
            "code 0: written. 2: the case cannot be read, or a file cannot be written."
        ),
        short_help=_("Writes what was permitted, planned and recorded, for a parliament."),
        params=[
            case_argument(),
            day_option(
                "--as-of",
                _(
                    "Day of knowledge, as YYYY-MM-DD; what happened or was recorded later is "
                    "left out."
                ),
            ),
            click.Option(
                ["--out"],
                type=SomePath(),
                metavar=_("FOLDER"),
                help=_("Folder to write to, in place of account in the case."),
            ),
            click.Option(
                ["--full"],
                is_flag=True,
                help=_("Name groups, roll numbers, serials and officers: not for publication."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def account(
    speaker: Speaker, *, case: Path, as_of: date, out: Path | None, full: bool, as_json: bool
) -> None:
    """Write the account of a case.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        as_of: Day of knowledge.
        out: Folder to write to, or None for ``account`` in the case.
        full: Whether everything is named.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the day has not come yet, or a file cannot be written.
    """
    from datetime import UTC, datetime

    from relevo.casefile.write import write_files
    from relevo.cli.accounted import account_of
    from relevo.report.account import account_paper
    from relevo.report.account_json import render_account_csv, render_account_json
    from relevo.report.paper_html import render_paper_html
    from relevo.report.paper_text import render_paper_text

    opened = open_case(case, speaker, day=as_of, plan=True, as_json=as_json)
    if as_of > datetime.now(UTC).astimezone(opened.zone).date():
        raise RelevoError(text("{day} has not come yet: nothing can be on record of it", day=as_of))
    found = account_of(opened, as_of, speaker, full=full)
    paper = account_paper(found, lang=speaker.lang)
    name = "account-full" if full else "account"
    document = render_account_json(found, paper)
    files = {
        f"{name}.{speaker.lang}.html": render_paper_html(paper).encode(),
        f"{name}.csv": render_account_csv(found).encode(),
        f"{name}.json": document.encode(),
    }
    if pdf := _pdf(paper, speaker):
        files[f"{name}.{speaker.lang}.pdf"] = pdf
    folder = out or case / "account"
    _keep_adopted(opened, folder, files)
    write_files(folder, files)
    if as_json:
        click.echo(document.rstrip("\n"))
    else:
        short = account_paper(found, lang=speaker.lang, short=True)
        click.echo(render_paper_text(short, width=screen_width()).rstrip("\n"))
        click.echo()
    for path in sorted(files):
        click.echo(speaker.say(text("Written: {path}", path=str(folder / path))), err=as_json)
    digest = sha256(document.encode()).hexdigest()
    click.echo(
        speaker.say(text("SHA-256 of {file}: {digest}", file=f"{name}.json", digest=digest)),
        err=as_json,
    )
    if out is None and found.log and not full:
        said = text(
            "To adopt it as the office's own: {command}",
            command=shlex.join(["relevo", "adopt", str(case), "account", f"account/{name}.json"]),
        )
        click.echo(speaker.say(said), err=as_json)


def _keep_adopted(case: Case, folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuse to write over an account that stands as it was adopted.

    Raises:
        RelevoError: If one of the files would change.
    """
    from relevo.casefile.adopted import State, adopted_state

    for one in adopted_state(case):
        path = case.folder / one.file
        content = files.get(path.name)
        if (
            one.state is State.ADOPTED
            and content is not None
            and path.parent.resolve() == folder.resolve()
            and sha256(content).hexdigest() != one.found
        ):
            raise RelevoError(
                text(
                    "{file} was adopted (entry {entry}) and would change. Write this account "
                    "elsewhere with --out",
                    file=one.file,
                    entry=one.entry or 0,
                )
            )


def _pdf(paper: Paper, speaker: Speaker) -> bytes | None:
    """Typeset the account; None, and said, where that is not installed."""
    from relevo.report.pdf import render_pdf

    try:
        return render_pdf(paper)
    except RelevoError as error:
        click.echo(speaker.say(error.message), err=True)
        return None
