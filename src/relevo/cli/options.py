"""Arguments and options that several commands share, each with its checks."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

import click

from relevo.core.errors import RelevoError
from relevo.core.words import LANGUAGES, text

CASE_FILE = "case.yaml"
"""The file that makes a folder a case."""


class CaseFolder(click.ParamType[Path]):
    """A folder that holds a case."""

    name = "folder"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,  # noqa: ARG002 - Click's signature
        ctx: click.Context | None,  # noqa: ARG002 - Click's signature
    ) -> Path:
        """Give the folder.

        Raises:
            RelevoError: If there is none, if it is a file, or if it holds no ``case.yaml``.
        """
        folder = Path(value)
        if folder.is_file() and (folder.parent / CASE_FILE).is_file():
            raise RelevoError(
                text(
                    "{path} is a file. Give the folder that holds case.yaml: {parent}",
                    path=str(folder),
                    parent=str(folder.parent),
                )
            )
        if folder.is_file():
            raise RelevoError(
                text(
                    "{path} is a file. Give the folder of a case, for example cases/peru-2026",
                    path=str(folder),
                )
            )
        if not folder.is_dir():
            raise RelevoError(
                text(
                    "There is no folder {path}. Give the folder of a case, for example "
                    "cases/peru-2026",
                    path=str(folder),
                )
            )
        if not (folder / CASE_FILE).is_file():
            raise RelevoError(
                text(
                    "The folder {path} holds no case.yaml, so it is not a case. Give the folder "
                    "of a case, for example cases/peru-2026",
                    path=str(folder),
                )
            )
        return folder


class Day(click.ParamType[date]):
    """A civil date of the host state."""

    name = "day"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Give the date; refuse anything but ``YYYY-MM-DD``."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(
                _("{value!r} is not a day; write it as YYYY-MM-DD, for example 2026-06-30.").format(
                    value=value
                ),
                param,
                ctx,
            )
        return day


def case_argument() -> click.Argument:
    """Give the argument CASE."""
    return click.Argument(
        ["case"],
        type=CaseFolder(),
        metavar=_("CASE"),
        help=_("Folder of the case, for example cases/peru-2026."),
    )


def forces_option() -> click.Option:
    """Give the option ``--forces``."""
    return click.Option(
        ["--forces"],
        type=click.Path(path_type=Path),
        metavar=_("PATH"),
        help=_("Folder or .xlsx workbook used instead of the case's own forces."),
    )


def json_option() -> click.Option:
    """Give the option ``--json``."""
    return click.Option(
        ["as_json", "--json"], is_flag=True, help=_("Print JSON, and nothing else, on stdout.")
    )


def lang_option() -> click.Option:
    """Give the option ``--lang``; the language was settled before, here it is only checked."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=_("Language: Spanish or English. Also: variable RELEVO_LANG."),
    )
