"""``relevo check``: the acts of a case and its plan judged clause by clause."""

from __future__ import annotations

import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.check_facts import facts_found
from relevo.cli.check_status import check_status
from relevo.cli.check_with import check_with
from relevo.cli.grounds import judged_by
from relevo.cli.opened import command_line, open_case
from relevo.cli.options import (
    case_argument,
    day_option,
    forces_option,
    json_option,
    lang_option,
    plan_option,
    with_option,
)
from relevo.core.finding import Verdict
from relevo.core.words import plural_text, text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.compliance.grounds import Grounds
    from relevo.core.finding import Finding
    from relevo.core.words import Speaker, Text
    from relevo.mandate.model import Mandate


def command() -> click.Command:
    """Give the command ``check``."""
    return click.Command(
        name="check",
        callback=check,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Judges the acts of a case by its host's standing law, then its plan and what was "
            "recorded clause by clause, and prints a line for each finding that is not met. Where "
            "there is no plan to judge it says so, and what the acts leave unsettled.\n\n"
            "Exit code 0: nothing exceeds a recorded limit and nothing is undetermined, be it for "
            "lack of a plan. 1: something exceeds a recorded limit. 3: something is undetermined. "
            "2: the case cannot be read."
        ),
        short_help=_("Judges the acts, the plan and the record clause by clause."),
        params=[
            case_argument(),
            forces_option(),
            plan_option(),
            with_option(),
            day_option(
                "--as-of",
                _(
                    "Day of knowledge, as YYYY-MM-DD; what was published, happened or was recorded "
                    "later does not count."
                ),
            ),
            click.Option(["--every"], is_flag=True, help=_("Print findings that are met too.")),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def check(
    speaker: Speaker,
    *,
    case: Path,
    forces: Path | None,
    plan_from: Path | None,
    with_act: Path | None,
    as_of: date,
    every: bool,
    as_json: bool,
) -> None:
    """Judge the acts of a case, its plan and its record; exit with the verdict's code.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        forces: Forces used instead of the case's own, or None.
        plan_from: Folder of the plan judged, or None for the plan of these forces in the case.
        with_act: Act whose effect is shown, or None.
        as_of: Day of knowledge.
        every: Whether to print what is met and kept too.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If a plan or an act is given for a case about an ally status.
        SystemExit: With 0, 1 or 3; see the help.
    """
    from relevo.casefile.interim import unfinished
    from relevo.casefile.layout import plan_folder, rotation_of
    from relevo.compliance import check as compliance
    from relevo.compliance.acts_catalogue import check_acts
    from relevo.mandate.from_acts import mandate_on
    from relevo.report.citing import Citing
    from relevo.report.findings import (
        exit_code,
        render_findings_json,
        render_findings_text,
    )
    from relevo.report.phrases import VERDICTS, reading_words

    plan = plan_from or True
    opened = open_case(
        case, speaker, forces=forces, day=as_of, plan=plan, as_json=as_json, of_status=True
    )
    given = (forces, plan_from, with_act)
    check_status(opened, speaker, given=given, as_of=as_of, every=every, as_json=as_json)
    findings: tuple[Finding, ...] = ()
    folder = plan_from or case / plan_folder(case, forces)
    judged = (folder / "rotation.csv").as_posix() if plan_from else rotation_of(case, forces).file
    for sentence in unfinished(folder):
        click.echo(speaker.say(sentence), err=True)
    if with_act:
        check_with(opened, with_act, speaker, as_of=as_of, every=every, as_json=as_json)
    grounds = judged_by(opened, speaker, as_of)
    of_acts = check_acts(grounds)
    citing = Citing(acts=opened.acts, regime=opened.regime, events=opened.events)
    of_facts = facts_found(opened, as_of)
    invented = (
        citing.illustrative
        or (opened.planning is not None and opened.planning.illustrative)
        or any(one.record.illustrative for one in opened.log.record)
    )
    lacking = _lacking(opened, grounds)
    unsettled = lacking
    if opened.planning is None or opened.tours is None:
        mandate = mandate_on(opened.acts.values(), as_of)
        unsettled = (*mandate.unsettled, *lacking)
        for sentence in _no_plan(opened, folder, command_line("plan", case, forces), mandate):
            click.echo(speaker.say(sentence), err=as_json)
        click.echo(err=as_json)
    else:
        findings = compliance.check(opened.planning, opened.tours, as_of=as_of)
    if as_json:
        document = render_findings_json(
            findings,
            as_of=as_of,
            lang=speaker.lang,
            illustrative=invented,
            plan=None if opened.tours is None else judged,
            unsettled=unsettled,
            of_acts=of_acts,
            of_facts=of_facts,
            citing=citing,
        )
        click.echo(document.rstrip("\n"))
    else:
        for sentence in lacking:
            said = text(
                "[{verdict}] {message}", verdict=VERDICTS[Verdict.UNDETERMINED], message=sentence
            )
            click.echo(speaker.say(said))
        shown = render_findings_text(
            findings,
            lang=speaker.lang,
            every=every,
            illustrative=invented,
            of_acts=of_acts,
            of_facts=of_facts,
            citing=citing,
        )
        click.echo(shown.rstrip("\n"))
        if opened.planning and opened.tours is not None:
            for reading in reading_words(opened.planning.chosen):
                click.echo(speaker.say(reading))
    sys.exit(exit_code((*of_acts, *findings, *(of_facts or ())), unsettled=bool(unsettled)))


def _lacking(case: Case, grounds: Grounds) -> tuple[Text, ...]:
    """Say what is not at hand to judge by: standing law, and entries that cannot be opened."""
    from relevo.report.findings import no_regime_words

    said: list[Text] = []
    if case.regime is None and case.acts:
        said.append(no_regime_words(grounds.codes.states.name(grounds.host)))
    if case.log.sealed:
        said.append(
            plural_text(
                "{n} entry of the log cannot be opened here: what it says is not judged.",
                "{n} entries of the log cannot be opened here: what they say is not judged.",
                case.log.sealed,
            )
        )
    return tuple(said)


def _no_plan(case: Case, folder: Path, command: str, mandate: Mandate) -> tuple[Text, ...]:
    """Say that there is no plan to judge and why, then judge the acts alone.

    Args:
        case: The case.
        folder: Where its plan would lie.
        command: What makes a plan.
        mandate: What the acts permit.
    """
    from relevo.report.acts_judged import acts_judged

    absent = (
        text(
            "No plan to judge: there is none in {folder}. Make one with: {command}",
            folder=str(folder),
            command=command,
        )
        if case.planning
        else text("No plan to judge: the case {folder} plans nothing.", folder=str(case.folder))
    )
    return (absent, *acts_judged(case.acts, mandate))
