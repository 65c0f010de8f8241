"""R-FACT-VIEW: the tables beside the log say what the log says.

Criterion: none of law. The log is the record; the tables in ``register`` only show it, and whoever
reads a table that was changed by hand reads something that nobody recorded.

Counts: each table of ``register`` that is there, compared byte by byte with what the log gives.

Undetermined when: never; where an entry of the log cannot be opened nothing is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterable

RULE = "R-FACT-VIEW"


def check_views(differing: Iterable[tuple[str, int]]) -> tuple[Finding, ...]:
    """Name the tables that differ from the log.

    Args:
        differing: File and first differing line, from 1, of each table that differs.

    Returns:
        One finding for each; one that says so if none differs.
    """
    found = tuple(
        Finding(
            rule=RULE,
            basis=Basis.PLANNING,
            verdict=Verdict.SHORT,
            subject=file,
            evidence=(Evidence(what="line", ref=f"{file}:{line}"),),
            message=text(
                "{file} differs from the log, first in line {line}. Write it again: {command}",
                file=file,
                line=line,
                command="relevo log fsck CASE --rebuild",
            ),
        )
        for file, line in differing
    )
    kept = text("The tables in register say what the log says.")
    return found or (Finding(rule=RULE, basis=Basis.PLANNING, verdict=Verdict.KEPT, message=kept),)
