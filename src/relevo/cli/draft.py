"""``relevo draft``: the smallest annex that permits a plan, for another year."""

from __future__ import annotations

from datetime import timedelta
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import check_target, command_line, open_case, planning_of
from relevo.cli.options import (
    CASE_FILE,
    Day,
    SomePath,
    case_argument,
    forces_option,
    json_option,
    lang_option,
    plan_option,
)
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.words import Speaker
    from relevo.instrument.model import Act
    from relevo.report.brief import Bill
    from relevo.rotation.draft import Draft

_LAST_YEAR = 9998


def command() -> click.Command:
    """Give the command ``draft``."""
    return click.Command(
        name="draft",
        callback=draft,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Drafts, from the plan of a case, the smallest annex that permits it in a year: most "
            "persons and arms on any one day, reliefs included, categories, places, host "
            "institutions, days and stays; what the law asks for and the plan does not give; who "
            "consents; and the difference to the act before it. Writes an act nobody has adopted, "
            "a workbook, a page and a PDF.\n\nExit code 0: written. 2: the case cannot be read, "
            "has no plan, or a file cannot be written."
        ),
        short_help=_("Drafts the smallest annex that permits a plan."),
        params=[
            case_argument(),
            click.Option(
                ["--year"],
                type=click.IntRange(min=1, max=_LAST_YEAR),
                required=True,
                metavar=_("YEAR"),
                help=_("Year in which the plan begins; it keeps its days and months."),
            ),
            click.Option(
                ["--out"],
                type=SomePath(),
                required=True,
                metavar=_("FOLDER"),
                help=_("Folder to write to: a case of its own, with the draft in acts."),
            ),
            forces_option(),
            plan_option(),
            click.Option(
                ["--on"],
                type=Day(),
                metavar=_("DATE"),
                help=_("Day on which consent is supposed to be given; otherwise the eve of entry."),
            ),
            click.Option(
                ["--overwrite"], is_flag=True, help=_("Replace a draft that is there already.")
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def draft(
    speaker: Speaker,
    *,
    case: Path,
    year: int,
    out: Path,
    forces: Path | None,
    plan_from: Path | None,
    on: date | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Draft the annex and write it.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        year: Year in which the plan begins.
        out: Folder to write to.
        forces: Forces used instead of the case's own, or None.
        plan_from: Folder of the plan, or None for the plan of these forces in the case.
        on: Day on which consent is supposed to be given; None for the eve of entry.
        overwrite: Whether a draft that is there may be replaced.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If there is no plan, the year is before it, or a file is there already or
            cannot be written.
    """
    from relevo.casefile.write import write_files
    from relevo.cli.read_act import check_out
    from relevo.report.draft import draft_paper
    from relevo.report.draft_json import render_draft_json

    check_target(case, out)
    opened = open_case(case, speaker, forces=forces, plan=plan_from or True, as_json=as_json)
    drafted, bill = _drafted(opened, year, on, out, command_line("plan", case, forces))
    act = drafted.act
    check_out(out / "acts" / f"{act.id}.yaml", overwrite=overwrite)
    paper = draft_paper(bill, lang=speaker.lang)
    files = _files(drafted, bill, speaker, with_case=not (out / CASE_FILE).exists())
    try:
        from relevo.report.pdf import render_pdf

        files[f"{act.id}.pdf"] = render_pdf(paper)
    except RelevoError as error:
        click.echo(speaker.say(error.message), err=True)
    write_files(out, files)
    paths = [str(out / name) for name in files]
    if as_json:
        click.echo(render_draft_json(drafted, paths, lang=speaker.lang).rstrip("\n"))
        return
    for sentence in act.verify:
        click.echo(speaker.say(text("Still open: {what}", what=sentence)))
    for path in paths:
        click.echo(speaker.say(text("Written: {path}", path=path)))


def _drafted(
    case: Case, year: int, on: date | None, out: Path, plan_command: str
) -> tuple[Draft, Bill]:
    """Draft the act, and compare it with the one before it.

    Raises:
        RelevoError: If the case has no plan, nobody is present in it, or the year is before it.
    """
    from relevo.report.brief_bill import bill_of
    from relevo.rotation.draft import draft_act
    from relevo.rotation.needs import needs_of
    from relevo.rotation.shifted import shifted

    planning = planning_of(case)
    if not case.tours:
        raise RelevoError(
            text(
                "The case {folder} has no plan to draft from. Make one with: {command}",
                folder=str(case.folder),
                command=plan_command,
            )
        )
    years = year - planning.horizon.start.year
    if years < 0:
        raise RelevoError(
            text(
                "The plan begins in {year}. Give that year or a later one with --year",
                year=str(planning.horizon.start.year),
            )
        )
    planning, tours = shifted(planning, case.tours, years)
    needs = needs_of(planning, tours)
    first = min(term.start for need in needs for term in need.days)
    day = on or first - timedelta(days=1)
    drafted = draft_act(
        needs,
        act_id=f"{case.settings.host.lower()}-{year}-draft",
        host=case.settings.host,
        regime=case.regime,
        follows=_follows(case),
        asked_on=day,
        plan_name=f"Relevo, {case.folder.resolve().name}",
        codes=planning.codes,
        illustrative=planning.illustrative,
    )
    bill = bill_of(
        drafted.act,
        case=out.as_posix(),
        cases={
            out.as_posix(): (drafted.act,),
            case.folder.as_posix(): tuple(case.acts.values()),
        },
        regime=case.regime,
        codes=planning.codes,
        findings=(),
        folders=case.folder.parent.as_posix(),
        day=day,
    )
    return drafted, bill


def _follows(case: Case) -> Act | None:
    """Give the newest adopted act of a case that changes no other; None if it has none."""
    from relevo.instrument.model import ActStatus, Direction

    adopted = [
        act
        for act in case.acts.values()
        if act.status is ActStatus.ADOPTED
        and act.direction is Direction.INBOUND
        and act.windows
        and not act.amends
    ]
    return max(
        adopted, key=lambda act: (max(window.from_ for window in act.windows), act.id), default=None
    )


def _files(drafted: Draft, bill: Bill, speaker: Speaker, *, with_case: bool) -> dict[str, bytes]:
    """Give the files of a draft by path: the act, a case around it, a workbook and a page."""
    from relevo.casefile.write_act import write_act, write_settings
    from relevo.core.words import Localized
    from relevo.report.draft import draft_paper
    from relevo.report.draft_workbook import render_draft_workbook
    from relevo.report.paper_html import render_paper_html

    act = drafted.act
    comment = [
        speaker.say(
            text(
                "A draft that nobody has adopted, made by Relevo from a plan. It authorises "
                "nothing."
            )
        )
    ]
    files = {f"acts/{act.id}.yaml": write_act(act, comment).encode()}
    if with_case:
        name = Localized(es=act.title.es, en=act.title.en)
        settings = write_settings(name, act.host, act.senders, comment)
        files[CASE_FILE] = settings.encode()
    files[f"{act.id}.xlsx"] = render_draft_workbook(bill, lang=speaker.lang)
    page = draft_paper(bill, lang=speaker.lang)
    files[f"{act.id}.html"] = render_paper_html(page).encode()
    return files
