"""``relevo brief``: two printed pages on an act or a bill, before it is voted."""

from __future__ import annotations

import shutil
from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case, refuse
from relevo.cli.options import (
    CASE_FILE,
    CaseFolder,
    SomePath,
    day_option,
    json_option,
    lang_option,
)
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.codes import Codes
    from relevo.core.finding import Finding
    from relevo.core.words import Speaker
    from relevo.instrument.model import Act


def command() -> click.Command:
    """Give the command ``brief``."""
    return click.Command(
        name="brief",
        callback=brief,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Writes two pages on an act or a bill for an adviser: what it asks for, against the "
            "act before it, what the law asks it to state, who consents, precedents with votes "
            "and lead times, what rests on which source, and questions for the minister.\n\n"
            "Exit code 0: written. 2: the act or its case cannot be read, or a file cannot be "
            "written."
        ),
        short_help=_("Writes two pages on an act, before it is voted."),
        params=[
            click.Argument(
                ["act"],
                type=SomePath(),
                metavar=_("ACT.yaml"),
                help=_(
                    "File of an act or a bill, e.g. cases/peru-2026/acts/pe-2026-training.yaml."
                ),
            ),
            click.Option(
                ["--case"],
                type=CaseFolder(),
                metavar=_("CASE"),
                help=_("Folder of its case; otherwise the case that the file lies in."),
            ),
            day_option(
                "--on",
                _("Day of knowledge, as YYYY-MM-DD; a bill is supposed to be consented to then."),
            ),
            click.Option(
                ["--pdf"],
                type=SomePath(),
                metavar=_("FILE"),
                help=_("Write the pages to this PDF."),
            ),
            click.Option(
                ["html_file", "--html"],
                type=SomePath(),
                metavar=_("FILE"),
                help=_("Write them to this page, which a browser prints on A4."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def brief(
    speaker: Speaker,
    *,
    act: Path,
    case: Path | None,
    on: date,
    pdf: Path | None,
    html_file: Path | None,
    as_json: bool,
) -> None:
    """Write the brief.

    Args:
        speaker: Says it in the user's language.
        act: File of the act.
        case: Folder of its case, or None for the one it lies in.
        on: Day of knowledge.
        pdf: PDF to write, or None.
        html_file: Page to write, or None.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the file lies in no case, or a file cannot be written.
    """
    from relevo.casefile.write import write_files
    from relevo.report.brief import brief_paper
    from relevo.report.brief_bill import bill_of
    from relevo.report.brief_json import render_brief_json
    from relevo.report.paper_html import render_paper_html
    from relevo.report.paper_text import render_paper_text

    for out, ending in ((pdf, ".pdf"), (html_file, ".html")):
        if out is not None and (out.suffix.lower() != ending or out.is_dir()):
            raise RelevoError(
                text(
                    "{path} does not name a file that ends in {ending}",
                    path=str(out),
                    ending=ending,
                )
            )
    folder = case or _case_of(act)
    opened = open_case(folder, speaker, day=on, as_json=as_json)
    held, every = _act(opened, act, speaker, on=on, as_json=as_json)
    codes, findings = _judged(opened, every, on)
    bill = bill_of(
        held,
        case=folder.as_posix(),
        cases=_cases(folder, every, speaker),
        regime=opened.regime,
        codes=codes,
        findings=findings,
        folders=folder.parent.as_posix(),
        day=on,
    )
    paper = brief_paper(bill, lang=speaker.lang)
    if as_json:
        click.echo(render_brief_json(bill, paper).rstrip("\n"))
    elif pdf is None and html_file is None:
        width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        click.echo(render_paper_text(paper, width=width).rstrip("\n"))
    if html_file is not None:
        write_files(html_file.parent, {html_file.name: render_paper_html(paper).encode()})
        click.echo(speaker.say(text("Written: {path}", path=str(html_file))), err=as_json)
    if pdf is not None:
        from relevo.report.pdf import render_pdf

        write_files(pdf.parent, {pdf.name: render_pdf(paper)})
        click.echo(speaker.say(text("Written: {path}", path=str(pdf))), err=as_json)


def _case_of(act: Path) -> Path:
    """Give the case that the file of an act lies in: beside it, or in the folder above.

    Raises:
        RelevoError: If there is no such file, or no case around it.
    """
    if not act.is_file():
        raise RelevoError(
            text(
                "There is no file {path}. Give the file of an act, for example "
                "cases/peru-2026/acts/pe-2026-training.yaml",
                path=str(act),
            )
        )
    for folder in (act.parent.parent, act.parent):
        if (folder / CASE_FILE).is_file() and act.name != CASE_FILE:
            return folder
    raise RelevoError(
        text("{path} lies in no case. Name the folder of its case with --case", path=str(act))
    )


def _act(
    case: Case, path: Path, speaker: Speaker, *, on: date, as_json: bool
) -> tuple[Act, tuple[Act, ...]]:
    """Give the act as its file has it, and every act of the case with it.

    Raises:
        RelevoError: If there is no such file, or it holds no act.
        SystemExit: With code 2 if the act has problems, which are printed first.
    """
    from relevo.casefile.extra_act import with_act
    from relevo.instrument.model import ActStatus
    from relevo.instrument.value import not_found

    amended, problems = with_act(case, path, as_of=on)
    if amended is None:
        refuse(problems, speaker, as_json=as_json)
    held = case.acts.get(path.stem)
    if held is None:
        held = amended.act
        if amended.adoption_supposed:
            held = replace(held, status=ActStatus.REQUESTED)
        if amended.day_supposed:
            held = replace(held, dates=replace(held.dates, in_force=not_found()))
    others = tuple(one for one in case.acts.values() if one.id != held.id)
    return held, (*others, held)


def _judged(case: Case, acts: Sequence[Act], on: date) -> tuple[Codes, tuple[Finding, ...]]:
    """Give the codes of the case and the findings on its acts, the bill among them."""
    from relevo.compliance.acts_catalogue import check_acts
    from relevo.compliance.grounds import grounds_of

    grounds = grounds_of(
        acts,
        case.events,
        case.regime,
        host=case.settings.host,
        time_zone=case.settings.time_zone,
        as_of=on,
        planning=case.planning,
    )
    return grounds.codes, check_acts(grounds)


def _cases(folder: Path, acts: tuple[Act, ...], speaker: Speaker) -> Mapping[str, tuple[Act, ...]]:
    """Give the acts of the case and of the cases beside it; those that cannot be read are named."""
    from relevo.casefile.folders import case_folders
    from relevo.casefile.read import read_case

    found = {folder.as_posix(): acts}
    for other in case_folders((folder.parent,)):
        if other.resolve() == folder.resolve():
            continue
        case, problems = read_case(other, plan=False)
        if case is None or problems:
            unread = text(
                "The case {folder} cannot be read, so its acts are not compared with.",
                folder=other.as_posix(),
            )
            click.echo(speaker.say(unread), err=True)
        else:
            found[other.as_posix()] = tuple(case.acts.values())
    return found
