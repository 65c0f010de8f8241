"""``relevo ask``: a request for access to information, drafted from what is open in a case."""

from __future__ import annotations

import shutil
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, day_option, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.words import Speaker
    from relevo.report.ask import Asked

_ENDINGS = (".txt", ".md")


def command() -> click.Command:
    """Give the command ``ask``."""
    return click.Command(
        name="ask",
        callback=ask,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Drafts a request for access to information: one numbered document for everything "
            "about the acts of a case that no source gives, on which sources differ, or that is "
            "undetermined. Neutral, without personal data, with its citations. Nothing is sent.\n\n"
            "Exit code 0: drafted, also when nothing is open. 2: the case cannot be read or the "
            "file cannot be written."
        ),
        short_help=_("Drafts a request for the documents that are missing."),
        params=[
            case_argument(),
            day_option(
                "--on", _("Day of the request, as YYYY-MM-DD; the law of that day is cited.")
            ),
            click.Option(
                ["--out"],
                type=SomePath(),
                metavar=_("FILE"),
                help=_("Write the request to this file too: plain text (.txt) or Markdown (.md)."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def ask(speaker: Speaker, *, case: Path, on: date, out: Path | None, as_json: bool) -> None:
    """Draft the request.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        on: Day of the request.
        out: File to write, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If ``out`` has another ending, or cannot be written.
    """
    from relevo.casefile.write import write_files
    from relevo.report.ask import request_paper
    from relevo.report.ask_json import render_ask_json
    from relevo.report.paper_text import render_paper_markdown, render_paper_text

    if out is not None and (out.suffix.lower() not in _ENDINGS or out.is_dir()):
        raise RelevoError(
            text(
                "{path} is not the name of a request. End it in {endings}",
                path=str(out),
                endings=_ENDINGS,
            )
        )
    asked = _asked(open_case(case, speaker, day=on, as_json=as_json), on)
    paper = request_paper(asked, lang=speaker.lang)
    if as_json:
        click.echo(render_ask_json(asked, lang=speaker.lang).rstrip("\n"))
    elif asked.questions:
        width = min(shutil.get_terminal_size((100, 24)).columns, 100)
        click.echo(render_paper_text(paper, width=width).rstrip("\n"))
    else:
        click.echo(speaker.say(text("Nothing is open about the acts of this case.")))
    if out is not None:
        written = (
            render_paper_markdown(paper)
            if out.suffix.lower() == ".md"
            else render_paper_text(paper, width=80)
        )
        write_files(out.parent, {out.name: written.encode()})
        click.echo(speaker.say(text("Written: {path}", path=str(out))), err=as_json)


def _asked(case: Case, on: date) -> Asked:
    """Give what the request is drafted from."""
    from relevo.compliance.acts_catalogue import check_acts
    from relevo.compliance.grounds import grounds_of
    from relevo.report.ask import Asked
    from relevo.report.questions import questions_of, questions_withheld

    settings = case.settings
    grounds = grounds_of(
        case.acts.values(),
        case.events,
        case.regime,
        host=settings.host,
        time_zone=settings.time_zone,
        as_of=on,
        planning=case.planning,
    )
    findings = check_acts(grounds)
    acts = {act.id: act for act in grounds.judged}
    return Asked(
        case_name=settings.name,
        host=grounds.codes.states.name(settings.host),
        acts=acts,
        questions=(
            *questions_withheld(case.withheld, ""),
            *(
                question
                for act in acts.values()
                for question in (
                    *questions_of(act, grounds.codes, on, findings),
                    *questions_withheld(case.withheld, act.id),
                )
            ),
        ),
        regime=case.regime,
        day=on,
        illustrative=any(one.illustrative for one in acts.values())
        or any(one.illustrative for one in case.withheld),
    )
