"""``relevo check --with``: what an act would do to the plan, before it is voted.

The act is judged by the standing law of its host too, as if it were adopted.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import click

from relevo.cli.grounds import judged_by
from relevo.cli.opened import refuse
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from relevo.casefile.extra_act import Amended
    from relevo.casefile.model import Case
    from relevo.core.finding import Finding
    from relevo.core.words import Speaker


def check_with(
    case: Case, act: Path, speaker: Speaker, *, as_of: date, every: bool, as_json: bool
) -> NoReturn:
    """Print what an act exceeds and its effect on the plan of a case; exit with the verdict's code.

    Args:
        case: The case, with its plan.
        act: File of the act.
        speaker: Says it in the user's language.
        as_of: Day of knowledge.
        every: Whether changes that fall short of nothing are printed too.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the case has no plan, or there is no such act.
        SystemExit: With 0, 1 or 3 as for ``relevo check``, with the act; 2 if the act cannot be
            read.
    """
    from relevo.casefile.extra_act import with_act
    from relevo.compliance.effect import effect
    from relevo.report.citing import Citing
    from relevo.report.effect import render_effect_text
    from relevo.report.effect_json import render_effect_json
    from relevo.report.effect_words import Trial
    from relevo.report.findings import acts_section, exit_code
    from relevo.report.phrases import reading_words

    amended, problems = with_act(case, act, as_of=as_of)
    if amended is None:
        refuse(problems, speaker, as_json=as_json)
    before, after = amended.before.planning, amended.after.planning
    if before is None or after is None or case.tours is None:
        raise RelevoError(
            text(
                "The case {folder} has no plan, so an act has no effect on it to show. Judge the "
                "act by the law with relevo brief {act}, or make a plan with relevo plan",
                folder=str(case.folder),
                act=str(act),
            )
        )
    found = effect(before, after, case.tours, as_of=amended.day)
    trial = Trial(
        act=amended.act,
        day=amended.day,
        before=before.mandate,
        after=after.mandate,
        adoption_supposed=amended.adoption_supposed,
        day_supposed=amended.day_supposed,
    )
    invented = after.illustrative
    of_acts = _of_acts(amended, speaker)
    citing = Citing(acts=amended.after.acts, regime=case.regime, events=case.events)
    if as_json:
        shown = render_effect_json(
            found,
            trial,
            lang=speaker.lang,
            illustrative=invented,
            of_acts=of_acts,
            citing=citing,
        )
        click.echo(shown.rstrip("\n"))
    else:
        shown = render_effect_text(
            found,
            trial,
            lang=speaker.lang,
            every=every,
            illustrative=invented,
            of_acts=acts_section(of_acts, citing, speaker, every=every),
        )
        click.echo(shown.rstrip("\n"))
        for reading in reading_words(after.chosen):
            click.echo(speaker.say(reading))
    sys.exit(exit_code((*of_acts, *found.after)))


def _of_acts(amended: Amended, speaker: Speaker) -> tuple[Finding, ...]:
    """Give the findings on acts that an act brings; none that the case has without it.

    An act whose file gives no day is judged on the day that is supposed.

    Args:
        amended: The case without and with the act.
        speaker: Names on stderr what cannot be read beside the case.
    """
    from relevo.compliance.acts_catalogue import check_acts
    from relevo.instrument.value import State, Value
    from relevo.regime.given import given_between

    act, after = amended.act, amended.after
    if amended.day_supposed and given_between(act).first is None:
        day = Value(value=amended.day, state=State.DERIVED)
        act = replace(act, dates=replace(act.dates, approved=day))
        after = replace(after, acts={**after.acts, act.id: act})
    before = set(check_acts(judged_by(amended.before, speaker, amended.day)))
    found = check_acts(judged_by(after, speaker, amended.day))
    return tuple(one for one in found if one not in before)
