"""``relevo forces``: the forces of a case as a workbook to edit and plan from."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case, planning_of
from relevo.cli.options import SomePath, case_argument, forces_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker


def command() -> click.Command:
    """Give the command ``forces``."""
    return click.Command(
        name="forces",
        callback=forces,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Writes the units, posts and kits of a case as a workbook with lists to choose from. "
            "Edit it, then plan from it: relevo plan CASE --forces FILE.xlsx\n\n"
            "Exit code 0: written. 2: the case cannot be read."
        ),
        short_help=_("Writes the forces as a workbook to edit."),
        params=[
            case_argument(),
            forces_option(),
            click.Option(
                ["--out"],
                type=SomePath(),
                required=True,
                metavar=_("FILE.xlsx"),
                help=_("Workbook to write."),
            ),
            lang_option(),
        ],
    )


@click.pass_obj
def forces(speaker: Speaker, *, case: Path, forces: Path | None, out: Path) -> None:
    """Write the forces workbook.

    Args:
        speaker: Says where it was written.
        case: Folder of the case.
        forces: Forces used instead of the case's own, or None.
        out: Workbook to write.

    Raises:
        RelevoError: If ``out`` is not the name of an ``.xlsx`` file.
    """
    if out.suffix.lower() != ".xlsx" or out.is_dir():
        raise RelevoError(
            text("{path} is not the name of a workbook. End it in .xlsx", path=str(out))
        )
    from relevo.casefile.write import write_files
    from relevo.report.workbook_forces import render_forces_workbook

    planning = planning_of(open_case(case, speaker, forces=forces))
    write_files(out.parent, {out.name: render_forces_workbook(planning)})
    click.echo(speaker.say(text("Written: {path}", path=str(out))))
