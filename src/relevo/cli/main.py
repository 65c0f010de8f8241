"""The command ``relevo``: settles the language, finds the command, prints what went wrong."""

from __future__ import annotations

import io
import os
import sys
from gettext import gettext as _
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from relevo.cli.language import choose_language, speak_in
from relevo.cli.options import lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "read",
    "plan",
    "replan",
    "explain",
    "check",
    "show",
    "acts",
    "law",
    "classify",
    "clocks",
    "status",
    "compare",
    "brief",
    "draft",
    "ask",
    "forces",
    "template",
    "record",
    "station",
    "coverage",
    "muster",
    "handover",
    "use",
    "gate",
    "roll",
    "account",
    "erase",
    "adopt",
    "key",
    "log",
    "prove",
    "verify",
    "disclose",
    "witness",
    "schema",
)
"""Commands in the order of the help; each is the module of that name beside this one."""

UNUSABLE = 2
"""Exit code when the caller or the environment must mend something."""


class Commands(click.Group):
    """The group of commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Give the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        """Give a command built in the language now spoken, or None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"relevo.cli.{cmd_name}")
        return cast("click.Command", module.command())


def relevo() -> click.Group:
    """Give the whole command line, its help in the language now spoken."""
    group = Commands(
        name="relevo",
        help=_(
            "Shows whether what was authorised, planned and recorded about a visiting force "
            "agree.\n\nRelevo takes no position on whether a presence should exist. It is not "
            "legal advice and declares nothing illegal."
        ),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND …"),
        params=[lang_option()],
    )
    return click.version_option(package_name="relevo", message=_("relevo %(version)s"))(group)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line.

    Args:
        arguments: Words after the program's name; None takes those of the process.

    Raises:
        SystemExit: Always, with the command's exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = choose_language(words, os.environ)
    speak_in(language)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    speaker = Speaker(language)
    try:
        relevo().main(args=words, prog_name="relevo", obj=speaker)
    except RelevoError as error:
        click.echo(_("Error: {message}").format(message=speaker.say(error.message)), err=True)
        sys.exit(UNUSABLE)
