"""``relevo law``: the law that holds on a day, for a case or for a host."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.hosted import (
    case_or_host,
    check_day,
    host_option,
    is_file_of_law,
    optional_case,
    regime_named,
    regime_written,
    screen_width,
)
from relevo.cli.opened import open_case
from relevo.cli.options import day_option, json_option, lang_option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.core.words import Speaker


def command() -> click.Command:
    """Give the command ``law``."""
    return click.Command(
        name="law",
        callback=law,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says what the law is on a day, each line with its clause and how it is known.\n\n"
            "With a case: which acts are in force, who may consent and who may change them, what "
            "they permit, which duties they bring, and what changes within their windows. With "
            "--host: the standing law of a host state.\n\n"
            "Exit code 0: shown. 2: the case cannot be read, the host is unknown, or no rule on "
            "record is law on that day."
        ),
        short_help=_("Says who may consent and what is asked on a day."),
        params=[
            optional_case(),
            host_option(),
            day_option(
                "--on", _("Day asked about, as YYYY-MM-DD; acts published later do not count.")
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def law(speaker: Speaker, *, case: Path | None, host: str, on: date, as_json: bool) -> None:
    """Print the law of a day.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case, or None.
        host: Host state asked about without a case, or the file of its law; or empty.
        on: Day shown, and day of knowledge.
        as_json: Whether to print JSON instead of words.
    """
    from relevo.core.codes import packaged_codes

    case_or_host(case, host)
    if case is None:
        from relevo.report.law import render_law_text
        from relevo.report.law_json import render_law_json

        regime = (
            regime_written(host, speaker, as_json=as_json)
            if is_file_of_law(host)
            else regime_named(host)
        )
        check_day(regime, on)
        shown = (
            render_law_json(regime, packaged_codes(), day=on, lang=speaker.lang)
            if as_json
            else render_law_text(
                regime, packaged_codes(), day=on, lang=speaker.lang, width=screen_width()
            )
        )
    else:
        from relevo.mandate.covering import staged_on
        from relevo.mandate.from_acts import mandate_on
        from relevo.report.law_case import CaseLaw, render_case_law_text
        from relevo.report.law_case_json import render_case_law_json

        opened = open_case(case, speaker, day=on, as_json=as_json)
        codes = opened.planning.codes if opened.planning else packaged_codes()
        found = CaseLaw(
            name=opened.settings.name,
            host=opened.settings.host,
            day=on,
            acts=staged_on(opened.acts.values(), on),
            mandate=mandate_on(opened.acts.values(), on),
            regime=opened.regime,
        )
        shown = (
            render_case_law_json(found, codes, lang=speaker.lang)
            if as_json
            else render_case_law_text(found, codes, lang=speaker.lang, width=screen_width())
        )
    click.echo(shown.rstrip("\n"))
