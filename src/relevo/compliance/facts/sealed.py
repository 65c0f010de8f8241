"""Entries that cannot be opened here: with them nothing can be said to have been met."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.finding import Verdict
from relevo.core.words import plural_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.finding import Finding


def with_sealed(findings: Iterable[Finding], sealed: int) -> tuple[Finding, ...]:
    """Say of findings that some entries of the log cannot be opened.

    What is met as far as the others tell is undetermined then; what exceeds a limit does so as
    recorded in those that are open.

    Args:
        findings: Findings on the entries that can be opened.
        sealed: Number of entries that cannot.
    """
    if not sealed:
        return tuple(findings)
    return tuple(
        replace(
            one,
            verdict=Verdict.UNDETERMINED,
            message=plural_text(
                "{finding} But {n} entry of the log cannot be opened here.",
                "{finding} But {n} entries of the log cannot be opened here.",
                sealed,
                finding=one.message,
            ),
        )
        if one.verdict is Verdict.MET
        else one
        for one in findings
    )
