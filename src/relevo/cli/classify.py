"""``relevo classify``: the class of entry of a described visit, and the act it needs."""

from __future__ import annotations

import sys
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.classify_asked import YesNo, asked
from relevo.cli.hosted import (
    check_day,
    host_option,
    hosts_words,
    is_file_of_law,
    optional_case,
    regime_named,
    regime_written,
    screen_width,
)
from relevo.cli.opened import open_case, refuse
from relevo.cli.options import Day, SomePath, json_option, lang_option
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.casefile.visit import VisitFile
    from relevo.core.words import Speaker
    from relevo.regime.model import Feature, Regime

UNDETERMINED = 3
"""Exit code when more than one class is possible, or none on record fits."""


def command() -> click.Command:
    """Give the command ``classify``."""
    return click.Command(
        name="classify",
        callback=classify,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Asks a host's criteria, in order, about a described visit, and says its class of "
            "entry, which act it needs and from whom that day, and why. What is not said of the "
            "visit is unknown: every class that is then possible is given, with the questions "
            "that would decide; in a terminal they are asked. It records nothing.\n\n"
            "Exit code 0: one class. 3: more than one is possible, it is contested, or no "
            "criterion on record fits. 2: something cannot be read."
        ),
        short_help=_("Says of which class a visit is, and which act it needs."),
        params=[
            optional_case(),
            host_option(),
            click.Option(
                ["--on"],
                type=Day(),
                metavar=_("DATE"),
                help=_("Day of the visit, as YYYY-MM-DD; otherwise that of the file, or today."),
            ),
            click.Option(
                ["visit_file", "--visit"],
                type=SomePath(),
                metavar=_("FILE.yaml"),
                help=_("File that describes the visit; the options below go before it."),
            ),
            *_features(),
            json_option(),
            lang_option(),
        ],
    )


def _features() -> list[click.Option]:
    """Give an option for each question that criteria ask."""
    yes_no = _("yes|no")
    number, code = _("NUMBER"), _("CODE")
    kinds = {
        "arms": (YesNo(), yes_no, _("Whether it brings arms of war.")),
        "military": (
            YesNo(),
            yes_no,
            _("Whether it is military personnel, and not police or justice officials."),
        ),
        "persons": (click.IntRange(min=0), number, _("How many persons come.")),
        "officers": (click.IntRange(min=0), number, _("How many of them are officers.")),
        "purpose": (
            click.STRING,
            code,
            _("What it comes for, e.g. training or academic; other for what has no code."),
        ),
        "vessel": (YesNo(), yes_no, _("Whether it comes with a military vessel.")),
        "aircraft": (YesNo(), yes_no, _("Whether it comes with a military aircraft.")),
        "alights": (YesNo(), yes_no, _("Whether persons leave the vessel or aircraft.")),
        "trains_with_host": (YesNo(), yes_no, _("Whether it trains with the host's forces.")),
    }
    return [
        click.Option(
            [name, f"--{name.replace('_', '-')}"], type=kind, metavar=metavar, help=explained
        )
        for name, (kind, metavar, explained) in kinds.items()
    ]


@click.pass_obj
def classify(
    speaker: Speaker,
    /,
    *,
    case: Path | None,
    host: str,
    on: date | None,
    visit_file: Path | None,
    as_json: bool,
    **answers: str | int | None,
) -> None:
    """Print the class of entry of a visit and exit with 0 if there is one, else 3.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case, or None.
        host: Host state asked about without a case, or the file of its law; or empty.
        on: Day of the visit, or None.
        visit_file: File that describes the visit, or None.
        as_json: Whether to print JSON instead of words.
        **answers: What the options say of the visit, by the names of the questions.

    Raises:
        RelevoError: If there is no host, its law is not on record, or a purpose has no such code.
        SystemExit: With 0 or 3.
    """
    from relevo.casefile.visit import VisitFile, purpose_codes, read_visit
    from relevo.core.codes import packaged_codes
    from relevo.regime.model import Feature
    from relevo.report.classify import VisitClassified, render_classify_text
    from relevo.report.classify_json import render_classify_json

    opened = open_case(case, speaker, as_json=as_json) if case else None
    written = regime_written(host, speaker, as_json=as_json) if is_file_of_law(host) else None
    own = written or (opened.regime if opened else None)
    codes = purpose_codes([own] if own else [])
    described = VisitFile()
    if visit_file:
        found, problems = read_visit(visit_file, codes)
        if found is None:
            refuse(problems, speaker, as_json=as_json, of_case=False)
        described = found
    visit = described.visit
    for feature in Feature:
        answer = answers[feature]
        if answer is not None:
            visit = visit.answered(feature, _known(feature, answer, codes))
    day = on or described.on or date.today()  # noqa: DTZ011 - the shell's own civil date
    regime = _regime(opened, written, written.host if written else host, described)
    check_day(regime, day)
    classified = asked(regime, visit, day, codes, speaker, quiet=as_json)
    shown = VisitClassified(found=classified, acts=opened.acts if opened else None)
    click.echo(
        (
            render_classify_json(shown, packaged_codes(), lang=speaker.lang)
            if as_json
            else render_classify_text(
                shown, packaged_codes(), lang=speaker.lang, width=screen_width()
            )
        ).rstrip("\n")
    )
    sys.exit(0 if classified.settled else UNDETERMINED)


def _regime(opened: Case | None, written: Regime | None, host: str, described: VisitFile) -> Regime:
    """Give the standing law that is asked.

    Raises:
        RelevoError: If nothing names a host, two things name different ones, or the law of the
            host is not on record.
    """
    named = {one.strip().upper() for one in (host, described.host) if one.strip()}
    if opened:
        named.add(opened.settings.host)
    if len(named) > 1:
        raise RelevoError(
            text(
                "The visit is to one host, and here are several: {hosts}. Name one",
                hosts=tuple(sorted(named)),
            )
        )
    if not named:
        raise RelevoError(
            text(
                "Say which host is visited: the folder of a case, host in the file of the visit, "
                "or --host with one of: {hosts}",
                hosts=hosts_words(),
            )
        )
    if written:
        return written
    if opened and opened.regime:
        return opened.regime
    return regime_named(named.pop())


def _known(feature: Feature, answer: str | int, codes: tuple[str, ...]) -> str | int:
    """Give an answer; a purpose as its code.

    Raises:
        RelevoError: If there is no such purpose.
    """
    from relevo.regime.model import Feature

    if feature is not Feature.PURPOSE or answer in codes:
        return answer
    raise RelevoError(
        text("There is no purpose {found}. Known: {known}", found=str(answer) or "“”", known=codes)
    )
