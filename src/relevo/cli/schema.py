"""``relevo schema``: the JSON Schema of the files that people write by hand."""

from __future__ import annotations

import json
from gettext import gettext as _

import click

from relevo.cli.options import lang_option


def command() -> click.Command:
    """Give the command ``schema``."""
    return click.Command(
        name="schema",
        callback=schema,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Prints the JSON Schema of an act file, of case.yaml, regime.yaml or "
            "processes.yaml, or of a file of the folder status, for editors that check while you "
            "write."
        ),
        short_help=_("Prints the JSON Schema of a file."),
        params=[
            click.Argument(
                ["of"],
                type=click.Choice(["act", "case", "regime", "processes", "status"]),
                metavar="act|case|regime|processes|status",
                help=_("Which file: an act, case.yaml, regime.yaml, processes.yaml, or a status."),
            ),
            lang_option(),
        ],
    )


def schema(of: str) -> None:
    """Print a JSON Schema.

    Args:
        of: ``act``, ``case``, ``regime``, ``processes`` or ``status``.
    """
    from relevo.casefile.schema import (
        act_schema,
        case_schema,
        processes_schema,
        regime_schema,
        status_schema,
    )

    schemas = {
        "act": act_schema,
        "case": case_schema,
        "regime": regime_schema,
        "processes": processes_schema,
        "status": status_schema,
    }
    click.echo(json.dumps(schemas[of](), ensure_ascii=False, indent=2))
