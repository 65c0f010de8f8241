"""``relevo status``: the ally status of one state, or of all, on a day."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relevo.cli.hosted import screen_width
from relevo.cli.opened import open_case
from relevo.cli.options import CaseFolder, day_option, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from relevo.casefile.model import Case
    from relevo.core.codes import CodeTree
    from relevo.core.words import Speaker
    from relevo.regime.ally import AllyLaw

CASE = Path("cases") / "us-mnna"
"""Case asked when none is named."""


def command() -> click.Command:
    """Give the command ``status``."""
    return click.Command(
        name="status",
        callback=status,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says how a state stands with an ally status on a day: notice, earliest lawful date, "
            "determination, days between, benefits in force. What sources give differently stays "
            "apart; what they do not settle is undetermined. Without a state: a table of all.\n\n"
            "Such a status lets no force enter.\n\n"
            "Exit code 0: shown. 2: the case cannot be read, or has no such state."
        ),
        short_help=_("Says how a state stands with an ally status."),
        params=[
            click.Argument(
                ["state"],
                required=False,
                metavar=_("[STATE]"),
                help=_("State, by its two-letter code, e.g. PE."),
            ),
            click.Option(
                ["--case"],
                type=CaseFolder(),
                metavar=_("CASE"),
                help=_("Folder of a case on ally status; cases/us-mnna if left out."),
            ),
            day_option(
                "--on",
                _("Day asked about, as YYYY-MM-DD."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def status(
    speaker: Speaker, *, state: str | None, case: Path | None, on: date, as_json: bool
) -> None:
    """Print the ally status of a state, or of all.

    Args:
        speaker: Says it in the user's language.
        state: State asked about, or None for all.
        case: Folder of the case, or None for :data:`CASE`.
        on: Day asked about.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case is not about a status, or has no such state.
    """
    from relevo.core.codes import packaged_codes
    from relevo.regime.status_on import status_on
    from relevo.report.status import render_status_text
    from relevo.report.status_json import render_statuses_json

    folder = case or _usual()
    opened = open_case(folder, speaker, as_json=as_json, of_status=True)
    law = opened.ally_law
    if law is None:
        raise RelevoError(
            text(
                "The case {folder} is about no ally status: its case.yaml has no line status. "
                "Give another with --case, for example cases/us-mnna",
                folder=str(folder),
            )
        )
    if state is None:
        show_statuses(opened, law, speaker, on=on, as_json=as_json)
        return
    states = packaged_codes().states
    found = status_on(law, opened.statuses[_known(opened, state, states)], on)
    if as_json:
        shown = render_statuses_json((found,), law, states, day=on, lang=speaker.lang)
    else:
        shown = render_status_text(found, law, states, lang=speaker.lang, width=screen_width())
    click.echo(shown.rstrip("\n"))


def show_statuses(case: Case, law: AllyLaw, speaker: Speaker, *, on: date, as_json: bool) -> None:
    """Print the ally status of every state of a case.

    Args:
        case: The case.
        law: The law on the status that it is about.
        speaker: Says it in the user's language.
        on: Day asked about.
        as_json: Whether to print JSON instead of words.
    """
    from relevo.core.codes import packaged_codes
    from relevo.regime.status_on import status_on
    from relevo.report.status import render_statuses_text
    from relevo.report.status_json import render_statuses_json

    states = packaged_codes().states
    found = [status_on(law, one, on) for one in case.statuses.values()]
    shown = (
        render_statuses_json(found, law, states, day=on, lang=speaker.lang)
        if as_json
        else render_statuses_text(
            found, law, states, day=on, lang=speaker.lang, width=screen_width()
        )
    )
    click.echo(shown.rstrip("\n"))


def _usual() -> Path:
    """Give the case asked when none is named.

    Raises:
        RelevoError: If it is not there.
    """
    if not (CASE / "case.yaml").is_file():
        raise RelevoError(
            text(
                "There is no case {folder} here. Give the folder of a case on ally status with "
                "--case",
                folder=CASE.as_posix(),
            )
        )
    return CASE


def _known(case: Case, state: str, states: CodeTree) -> str:
    """Give the code of a state that the case records.

    Raises:
        RelevoError: If there is no such state, or the case records nothing of it.
    """
    code = state.strip().upper()
    if code in case.statuses:
        return code
    if code in states:
        raise RelevoError(
            text(
                "Nothing is on record of {state} in {folder}: no notice and no designation was "
                "found, or nobody looked. On record: {known}",
                state=states.name(code),
                folder=str(case.folder),
                known=tuple(case.statuses),
            )
        )
    raise RelevoError(
        text(
            "There is no state {code}. Give the two-letter code of a state, for example {near}",
            code=state.strip() or "“”",
            near=_near(state, case.statuses, states),
        )
    )


def _near(name: str, recorded: Collection[str], states: CodeTree) -> str:
    """Give the code that a name most likely means."""
    from relevo.casefile.names import nearest_code

    near = nearest_code(name, states)
    return near if near in recorded else min(recorded)
