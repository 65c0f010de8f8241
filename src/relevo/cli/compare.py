"""``relevo compare``: does a second mandate permit more than a first, and what differs."""

from __future__ import annotations

import shutil
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.opened import open_case, refuse
from relevo.cli.options import CaseFolder, Day, day_option, json_option, lang_option, with_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Speaker
    from relevo.mandate.model import Chosen
    from relevo.report.compare_words import Version


def command() -> click.Command:
    """Give the command ``compare``."""
    return click.Command(
        name="compare",
        callback=compare,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Says whether the mandate of a second case permits more or less than that of a "
            "first, as a whole and limit by limit, each with a movement that only one of them "
            "permits; then what is new, dropped and changed. Also in one case between two days, "
            "or without and with an act. What a side gives nothing of is said as not found "
            "there; where its list is not known to be complete, that is said too.\n\n"
            "Exit code 0: compared. 2: a case or an act cannot be read."
        ),
        short_help=_("Says whether a change permits more, and what changed."),
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
                required=False,
                metavar=_("[CASE]"),
                help=_("Folder of the second case, for example cases/peru-2026; not with --with."),
            ),
            with_option(),
            day_option(
                "--on", _("Day of knowledge, as YYYY-MM-DD; acts published later do not count.")
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
    speaker: Speaker,
    *,
    first: Path,
    second: Path | None,
    with_act: Path | None,
    on: date,
    on2: date | None,
    as_json: bool,
) -> None:
    """Compare two mandates and print what permits more, and in what they differ.

    Args:
        speaker: Says it in the user's language.
        first: Folder of the first case.
        second: Folder of the second case; None with an act.
        with_act: Act without and with which the first case is compared, or None.
        on: Day on which the first mandate is known.
        on2: Day on which the second is; None means the same day.
        as_json: Whether to print JSON instead of words.
    """
    from relevo.mandate.compare import compare as compared
    from relevo.mandate.permits import permits
    from relevo.report.compare import render_compare_text
    from relevo.report.compare_json import render_compare_json

    if with_act:
        cases, before, after = _with(first, second, with_act, speaker, (on, on2), as_json=as_json)
    elif second:
        cases, before, after = _two((first, second), speaker, (on, on2 or on), as_json=as_json)
    else:
        raise RelevoError(
            text("Name a second case to compare with, or an act to try with --with ACT.yaml")
        )
    permission = permits(
        before.mandate,
        after.mandate,
        codes=after.codes,
        overlap_days=max(_overlap(case) for case in cases),
    )
    chosen = (_chosen(cases[0]), _chosen(cases[1]))
    differences = compared(before.mandate, after.mandate, arms=after.codes.arms, chosen=chosen)
    if as_json:
        shown = render_compare_json(
            differences, before, after, permission=permission, lang=speaker.lang
        )
    else:
        width = min(shutil.get_terminal_size((100, 24)).columns, 100)
        shown = render_compare_text(
            differences, before, after, permission=permission, lang=speaker.lang, width=width
        )
    click.echo(shown.rstrip("\n"))


def _two(
    folders: tuple[Path, Path], speaker: Speaker, days: tuple[date, date], *, as_json: bool
) -> tuple[tuple[Case, Case], Version, Version]:
    """Read two cases, or one on two days."""
    between_days = folders[0].resolve() == folders[1].resolve() and days[0] != days[1]
    first, second = (
        open_case(folder, speaker, day=day, as_json=as_json)
        for folder, day in zip(folders, days, strict=True)
    )
    names: list[Arg] = [
        text("{name} on {day}", name=name, day=day) if between_days else name
        for name, day in zip(_names(folders), days, strict=True)
    ]
    return ((first, second), *_versions((first, second), names, days, dated=between_days))


def _with(
    folder: Path,
    second: Path | None,
    act: Path,
    speaker: Speaker,
    days: tuple[date, date | None],
    *,
    as_json: bool,
) -> tuple[tuple[Case, Case], Version, Version]:
    """Read a case without and with an act.

    Raises:
        RelevoError: If a second case or a second day is named too.
        SystemExit: With code 2 if the act cannot be read.
    """
    from relevo.casefile.extra_act import with_act

    on, on2 = days
    if second or on2:
        raise RelevoError(
            text("With --with, one case is compared without and with an act: name one case and day")
        )
    case = open_case(folder, speaker, day=on, as_json=as_json)
    amended, problems = with_act(case, act, as_of=on)
    if amended is None:
        refuse(problems, speaker, as_json=as_json)
    name = folder.resolve().name
    names: list[Arg] = [name, text("{name} with {act}", name=name, act=amended.act.id)]
    cases = (amended.before, amended.after)
    return (cases, *_versions(cases, names, (amended.day, amended.day), dated=False))


def _versions(
    cases: tuple[Case, Case], names: Sequence[Arg], days: tuple[date, date], *, dated: bool
) -> tuple[Version, Version]:
    """Give the mandates of two cases as they are named."""
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.compare_words import Version

    mandates = [mandate_on(case.acts.values(), day) for case, day in zip(cases, days, strict=True)]
    senders = {s for m in mandates for window in m.windows for s in window.senders}
    codes = _codes(cases[0]).with_those_of(_codes(cases[1]))
    before, after = (
        Version(
            name=name,
            day=day,
            mandate=mandate,
            codes=codes,
            several=len(senders) > 1,
            dated=dated,
        )
        for name, day, mandate in zip(names, days, mandates, strict=True)
    )
    return before, after


def _codes(case: Case) -> Codes:
    """Give the codes of a case."""
    from relevo.core.codes import packaged_codes

    return case.planning.codes if case.planning else packaged_codes()


def _overlap(case: Case) -> int:
    """Give the days of relief in place that a case plans with; none where it plans nothing."""
    return case.planning.overlap_days if case.planning else 0


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
