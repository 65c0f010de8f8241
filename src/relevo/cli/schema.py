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
            "Prints the JSON Schema of an act file or of case.yaml, for editors that check while "
            "you write."
        ),
        short_help=_("Prints the JSON Schema of a file."),
        params=[
            click.Argument(
                ["of"],
                type=click.Choice(["act", "case"]),
                metavar="act|case",
                help=_("Which file: an act, or case.yaml."),
            ),
            lang_option(),
        ],
    )


def schema(of: str) -> None:
    """Print a JSON Schema.

    Args:
        of: ``act`` or ``case``.
    """
    from relevo.casefile.schema import act_schema, case_schema

    document = act_schema() if of == "act" else case_schema()
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
