"""``relevo compare``: what is new, dropped and changed between two mandates."""

from __future__ import annotations

import shutil
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case
from relevo.cli.options import CaseFolder, Day, json_option, lang_option
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.codes import Codes
    from relevo.core.words import Speaker
    from relevo.mandate.model import Chosen


def command() -> click.Command:
    """Give the command ``compare``."""
    return click.Command(
        name="compare",
        callback=compare,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says what is new, dropped and changed in the mandate of a second case against that "
            "of a first, or in one case between two days. What a side gives nothing of is said as "
            "not found there; where its list is not known to be complete, that is said too.\n\n"
            "Exit code 0: compared. 2: a case cannot be read."
        ),
        short_help=_("Says what changed between two mandates."),
        params=[
            click.Argument(
                ["first"],
                type=CaseFolder(),
                metavar=_("CASE"),
                help=_("Folder of the first case, for example cases/peru-2025."),
            ),
            click.Argument(
                ["second"],
                type=CaseFolder(),
                metavar=_("CASE"),
                help=_("Folder of the second case, for example cases/peru-2026."),
            ),
            click.Option(
                ["--on"],
                type=Day(),
                default=date.today,
                metavar=_("DATE"),
                show_default=_("today"),
                help=_("Day of knowledge, as YYYY-MM-DD; acts published later do not count."),
            ),
            click.Option(
                ["--on2"],
                type=Day(),
                metavar=_("DATE"),
                help=_("Day of knowledge of the second case; otherwise the same."),
            ),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def compare(
    speaker: Speaker, *, first: Path, second: Path, on: date, on2: date | None, as_json: bool
) -> None:
    """Compare two mandates and print in what they differ.

    Args:
        speaker: Says it in the user's language.
        first: Folder of the first case.
        second: Folder of the second case.
        on: Day on which the first mandate is known.
        on2: Day on which the second is; None means the same day.
        as_json: Whether to print JSON instead of words.
    """
    from relevo.mandate.compare import compare as compared
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.compare import render_compare_text
    from relevo.report.compare_json import render_compare_json
    from relevo.report.compare_words import Version

    days = (on, on2 or on)
    between_days = first.resolve() == second.resolve() and days[0] != days[1]
    cases = [
        open_case(folder, speaker, day=day, as_json=as_json)
        for folder, day in zip((first, second), days, strict=True)
    ]
    mandates = [mandate_on(case.acts.values(), day) for case, day in zip(cases, days, strict=True)]
    senders = {s for m in mandates for window in m.windows for s in window.senders}
    codes = _codes(cases[0]).with_those_of(_codes(cases[1]))
    before, after = (
        Version(
            name=text("{name} on {day}", name=name, day=day) if between_days else name,
            day=day,
            mandate=mandate,
            codes=codes,
            several=len(senders) > 1,
            dated=between_days,
        )
        for name, day, mandate in zip(_names((first, second)), days, mandates, strict=True)
    )
    chosen = (_chosen(cases[0]), _chosen(cases[1]))
    differences = compared(before.mandate, after.mandate, arms=codes.arms, chosen=chosen)
    if as_json:
        shown = render_compare_json(differences, before, after, lang=speaker.lang)
    else:
        width = min(shutil.get_terminal_size((100, 24)).columns, 100)
        shown = render_compare_text(differences, before, after, lang=speaker.lang, width=width)
    click.echo(shown.rstrip("\n"))


def _codes(case: Case) -> Codes:
    """Give the codes of a case."""
    from relevo.core.codes import packaged_codes

    return case.planning.codes if case.planning else packaged_codes()


def _chosen(case: Case) -> Chosen:
    """Give the readings that a case follows."""
    from relevo.mandate.model import Chosen

    readings = case.settings.readings
    return Chosen(counting=readings.counting, interval=readings.interval, sources=readings.sources)


def _names(folders: tuple[Path, Path]) -> list[str]:
    """Name each case by its folder, by its path where two cases have one name."""
    names = [folder.resolve().name for folder in folders]
    if names[0] == names[1] and folders[0].resolve() != folders[1].resolve():
        return [folder.as_posix() for folder in folders]
    return names
