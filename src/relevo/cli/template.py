"""``relevo template``: an empty manifest of a party, and the check of one that was filled in."""

from __future__ import annotations

import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, day_option, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.problem import Problem
    from relevo.core.words import Speaker
    from relevo.register.manifest import Manifest
    from relevo.report.manifest_lists import Offered


def command() -> click.Command:
    """Give the command ``template``."""
    return click.Command(
        name="template",
        callback=template,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Writes an empty manifest of a party as a workbook: one sheet for each section, lists "
            "from the mandate, instructions, and a paper form for when the line is down. With "
            "--check, reads one that was filled in and shows every wrong cell at once; nothing "
            "is recorded.\n\n"
            "Exit code 0: written, or no wrong cell. 2: a cell is wrong, or a file cannot be read."
        ),
        short_help=_("Writes an empty manifest, or checks a filled one."),
        params=[
            case_argument(),
            click.Option(
                ["--out"],
                type=SomePath(),
                metavar=_("FILE.xlsx"),
                help=_("Workbook to write."),
            ),
            click.Option(
                ["--check"],
                type=SomePath(),
                metavar=_("PARTY"),
                help=_("Manifest to check, .xlsx, .csv or .json."),
            ),
            click.Option(
                ["--marked"],
                type=SomePath(),
                metavar=_("MARKED.xlsx"),
                help=_("With --check of a workbook: copy to write, wrong cells marked."),
            ),
            day_option(
                "--on",
                _("Day whose mandate gives the lists, as YYYY-MM-DD."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def template(
    speaker: Speaker,
    *,
    case: Path,
    out: Path | None,
    check: Path | None,
    marked: Path | None,
    on: date,
    as_json: bool,
) -> None:
    """Write an empty manifest, or check one.

    Args:
        speaker: Says it in the user's language, which is that of the workbook too.
        case: Folder of the case.
        out: Workbook to write, or None.
        check: Manifest to check, or None.
        marked: Marked copy to write, or None.
        on: Day whose mandate gives the lists.
        as_json: Whether what was found is printed as JSON.

    Raises:
        RelevoError: If neither or both of ``out`` and ``check`` are given, a file is not of the
            kind it must be, or one cannot be read or written.
        SystemExit: With code 2 if a cell is wrong.
    """
    if (out is None) == (check is None):
        raise RelevoError(
            text("Give either --out to write an empty manifest or --check to check a filled one")
        )
    if marked is not None and (check is None or check.suffix.lower() != ".xlsx"):
        raise RelevoError(text("A marked copy is made of a workbook: --check FILE.xlsx"))
    for target in (out, marked):
        if target is not None:
            _check_target(target)
    if check is not None and marked is not None and marked.resolve() == check.resolve():
        raise RelevoError(text("The marked copy would replace the manifest. Give another name"))
    opened = open_case(case, speaker, day=on, as_json=as_json)
    if out is not None:
        _write(opened, out, on, speaker, as_json=as_json)
    elif check is not None:
        _check(opened, check, marked, on, speaker, as_json=as_json)


def _check_target(path: Path) -> None:
    """Refuse a name that is not that of a workbook.

    Raises:
        RelevoError: If it is none.
    """
    if path.suffix.lower() != ".xlsx" or path.is_dir():
        raise RelevoError(
            text("{path} is not the name of a workbook. End it in .xlsx", path=str(path))
        )


def offered_of(case: Case, on: date) -> Offered:
    """Give what the cells of a manifest may be chosen from.

    Args:
        case: A case without problems.
        on: Day whose mandate gives the lists.
    """
    from relevo.casefile.manifest_names import codes_of_case, points_of_case
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.manifest_lists import Offered

    return Offered(
        mandate=mandate_on(case.acts.values(), on),
        codes=codes_of_case(case),
        senders=case.settings.sending_states,
        points=points_of_case(case),
        planning=case.planning,
        illustrative=bool(case.settings.illustrative)
        or any(act.illustrative for act in case.acts.values()),
    )


def _write(case: Case, out: Path, on: date, speaker: Speaker, *, as_json: bool) -> None:
    """Write the empty manifest."""
    from relevo.casefile.write import write_files
    from relevo.report.result_json import dumped
    from relevo.report.workbook_manifest import render_manifest_template

    offered = offered_of(case, on)
    content = render_manifest_template(case.settings.name, offered, lang=speaker.lang)
    write_files(out.parent, {out.name: content})
    if as_json:
        click.echo(dumped({"version": 1, "written": str(out)}).rstrip("\n"))
    else:
        click.echo(speaker.say(text("Written: {path}", path=str(out))))


def _check(
    case: Case, path: Path, marked: Path | None, on: date, speaker: Speaker, *, as_json: bool
) -> None:
    """Check a manifest, and write its marked copy where a cell is wrong.

    Raises:
        SystemExit: With code 2 if a cell is wrong.
    """
    from relevo.casefile.manifest import manifest_bytes, parse_manifest
    from relevo.casefile.manifest_names import manifest_around
    from relevo.report.problems import render_problem, render_problems_json
    from relevo.report.result_json import dumped

    data = manifest_bytes(path)
    manifest, problems = parse_manifest(data, str(path), manifest_around(case))
    if manifest is not None:
        if as_json:
            click.echo(dumped(_counts(path, manifest)).rstrip("\n"))
            return
        for line in (
            text("{path}: no wrong cell.", path=str(path)),
            plural_text("{n} movement", "{n} movements", len(manifest.movements)),
            plural_text("{n} person by name", "{n} persons by name", len(manifest.persons)),
        ):
            click.echo(speaker.say(line))
        if marked is not None:
            click.echo(speaker.say(text("Nothing to mark: no copy was written.")))
        return
    if as_json:
        click.echo(render_problems_json(problems, lang=speaker.lang).rstrip("\n"))
    else:
        for one in problems:
            click.echo(render_problem(one, lang=speaker.lang), err=True)
        summary = plural_text(
            "{n} problem found; the manifest was not used.",
            "{n} problems found; the manifest was not used.",
            n=len(problems),
        )
        click.echo(speaker.say(summary), err=True)
    if marked is not None:
        _mark(data, str(path), problems, offered_of(case, on), marked, speaker=speaker)
    sys.exit(2)


def _counts(path: Path, manifest: Manifest) -> dict[str, object]:
    """Give for programs what a manifest without a wrong cell holds."""
    return {
        "version": 1,
        "file": str(path),
        "problems": [],
        "movements": len(manifest.movements),
        "persons": len(manifest.persons),
        "persons_without_roll_number": manifest.unnumbered,
    }


def _mark(
    data: bytes,
    file: str,
    problems: Sequence[Problem],
    offered: Offered,
    marked: Path,
    *,
    speaker: Speaker,
) -> None:
    """Write the marked copy, unless the workbook cannot be opened at all."""
    from relevo.casefile.manifest_book import UnreadableError, parse_sheets
    from relevo.casefile.manifest_cells import TooLargeError
    from relevo.casefile.write import write_files
    from relevo.report.workbook_marked import Sent, SentCell, render_marked_manifest

    try:
        sheets = parse_sheets(data)
    except (UnreadableError, TooLargeError):
        said = text("No marked copy was written: the workbook could not be read.")
        click.echo(speaker.say(said), err=True)
        return
    sent = tuple(
        Sent(
            sheet.name,
            tuple(
                SentCell(cell.line, cell.column, cell.error or cell.value, cell.formula)
                for row in sheet.rows
                for cell in row.values()
            ),
        )
        for sheet in sheets
    )
    content = render_marked_manifest(sent, problems, file, offered, lang=speaker.lang)
    write_files(marked.parent, {marked.name: content})
    click.echo(speaker.say(text("Written: {path}", path=str(marked))), err=True)
