"""``relevo check`` on a case about an ally status: notices against the law on it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.words import Speaker


def check_status(
    case: Case,
    speaker: Speaker,
    *,
    given: Sequence[Path | None],
    as_of: date,
    every: bool,
    as_json: bool,
) -> None:
    """Judge the notices of a case about an ally status and exit; do nothing with another case.

    Args:
        case: The case.
        speaker: Says it.
        given: Forces, plan and act named on the command line, each None if it was not.
        as_of: Day of knowledge.
        every: Whether to print what is met too.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If forces, a plan or an act were named.
        SystemExit: With 0, 1 or 3, as ``relevo check`` always does.
    """
    law = case.ally_law
    if law is None:
        return
    if any(given):
        raise RelevoError(
            text(
                "A case about an ally status has no plan and no acts. Leave out --forces, --plan "
                "and --with"
            )
        )
    from relevo.compliance.status_catalogue import check_statuses
    from relevo.report.citing import Citing
    from relevo.report.findings import exit_code
    from relevo.report.status_findings import render_status_findings_text
    from relevo.report.status_json import render_status_findings_json

    findings = check_statuses(law, case.statuses, as_of=as_of)
    citing = Citing(acts={}, regime=law)
    invented = law.illustrative or any(one.illustrative for one in case.statuses.values())
    if as_json:
        shown = render_status_findings_json(
            findings, as_of=as_of, lang=speaker.lang, citing=citing, illustrative=invented
        )
    else:
        judged = {finding.subject for finding in findings}
        shown = render_status_findings_text(
            findings,
            law,
            lang=speaker.lang,
            every=every,
            illustrative=invented,
            unjudged=len(set(case.statuses) - judged),
        )
    click.echo(shown.rstrip("\n"))
    sys.exit(exit_code(findings))
