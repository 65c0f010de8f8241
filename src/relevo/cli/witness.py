"""``relevo witness``: runs a witness, and asks one to cosign the public checkpoint of a case."""

from __future__ import annotations

from gettext import gettext as _

import click

from relevo.cli.options import lang_option
from relevo.cli.witness_case import add_command, request_command, take_command
from relevo.cli.witness_new import list_command, new_command, trust_command
from relevo.cli.witness_serve import cosign_command, serve_command


def command() -> click.Group:
    """Give the command ``witness`` with what it can do."""
    group = click.Group(
        name="witness",
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND …"),
        help=_(
            "A witness remembers the last checkpoint of a log and signs the next only if it "
            "continues it: so nobody can show two versions of a record, or rewrite it, without "
            "being found out. A parliament's library or a newspaper runs one with new, trust and "
            "serve or cosign; a custodian asks with add, or with request and take where there is "
            "no network."
        ),
        short_help=_("Runs a witness of logs, or asks one to cosign."),
        params=[lang_option()],
    )
    commands = (
        new_command(),
        trust_command(),
        list_command(),
        serve_command(),
        cosign_command(),
        add_command(),
        request_command(),
        take_command(),
    )
    for one in commands:
        group.add_command(one)
    return group
