"""Arguments and options that several commands share, each with its checks."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
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
            RelevoError: If the path is empty, if there is no such folder, if it is a file, or if
                it holds no ``case.yaml``.
        """
        if not str(value).strip():
            raise RelevoError(
                text(
                    "The path of the case is empty. Give the folder of a case, for example "
                    "cases/peru-2026"
                )
            )
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


class SomePath(click.Path):
    """A path that is not empty: an empty one would silently be the current folder."""

    def __init__(self) -> None:
        """Give paths as paths."""
        super().__init__(path_type=Path)

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - Click's signature
        """Give the path; refuse an empty text."""
        if not str(value).strip():
            self.fail(_("The path is empty; write one, or leave it out."), param, ctx)
        return super().convert(value, param, ctx)


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


class Instant(click.ParamType[datetime]):
    """An instant: a day and an hour with its distance to UTC."""

    name = "instant"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime:
        """Give the instant in UTC; refuse one that does not say its distance to UTC."""
        if isinstance(value, datetime):
            return value
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            self.fail(
                _(
                    "{value!r} is not an instant; write day, hour and distance to UTC, for "
                    "example 2026-06-30T14:00-05:00."
                ).format(value=value),
                param,
                ctx,
            )
        return at.astimezone(UTC)


def instant_option(name: str, what: str) -> click.Option:
    """Give an option that takes an instant, none if it is left out.

    Args:
        name: The option, e.g. ``--at``.
        what: Its help.
    """
    return click.Option([name], type=Instant(), metavar=_("INSTANT"), help=what)


def case_argument() -> click.Argument:
    """Give the argument CASE."""
    return click.Argument(
        ["case"],
        type=CaseFolder(),
        metavar=_("CASE"),
        help=_("Folder of the case, for example cases/peru-2026."),
    )


def day_option(name: str, what: str) -> click.Option:
    """Give an option that takes a day, today if it is left out.

    Args:
        name: The option, e.g. ``--on``.
        what: Its help.
    """
    return click.Option(
        [name],
        type=Day(),
        default=date.today,
        metavar=_("DATE"),
        show_default=_("today"),
        help=what,
    )


def forces_option() -> click.Option:
    """Give the option ``--forces``."""
    return click.Option(
        ["--forces"],
        type=SomePath(),
        metavar=_("PATH"),
        help=_("Folder or .xlsx workbook used instead of the case's own forces."),
    )


def with_option() -> click.Option:
    """Give the option ``--with``."""
    return click.Option(
        ["with_act", "--with"],
        type=SomePath(),
        metavar=_("ACT.yaml"),
        help=_(
            "File of an act to try, such as a bill or an amendment, named <id>.yaml: what would "
            "change if it were adopted."
        ),
    )


def plan_option() -> click.Option:
    """Give the option ``--plan``."""
    return click.Option(
        ["plan_from", "--plan"],
        type=SomePath(),
        metavar=_("FOLDER"),
        help=_("Folder whose rotation.csv is used instead of the case's own plan."),
    )


def seed_option() -> click.Option:
    """Give the option ``--seed``."""
    return click.Option(
        ["--seed"],
        type=click.IntRange(min=0),
        default=0,
        show_default=True,
        metavar=_("NUMBER"),
        help=_("Seed of the search: the same seed and data give the same plan."),
    )


def time_limit_option(explained: str, seconds: int = 60) -> click.Option:
    """Give the option ``--time-limit``.

    Args:
        explained: Its help, translated.
        seconds: What holds if it is left out.
    """
    return click.Option(
        ["--time-limit"],
        type=click.FloatRange(min=0, min_open=True),
        callback=_finite,
        default=seconds,
        show_default=True,
        metavar=_("SECONDS"),
        help=explained,
    )


def _finite(_context: click.Context, _option: click.Parameter, seconds: float) -> float:
    """Refuse ``nan`` and ``inf``, which pass for numbers.

    Raises:
        BadParameter: If ``seconds`` is neither.
    """
    if not math.isfinite(seconds):
        raise click.BadParameter(_("Give a number of seconds, e.g. 60."))
    return seconds


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
