"""R-FACT-ADOPTED: acts, plan and accounts are those that the office adopted.

Criterion: none of law. A file that anybody may edit is a draft until the office adopts it, and its
hash stands in the log; what is judged by a file that changed since is judged by a draft.

Counts: each act of the case, its plan, and every account that was adopted: the file as it is
against the hash adopted last.

Undetermined when: never; the hashes are the same or they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.finding import Basis, Evidence, Finding, Verdict
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.words import Text

RULE = "R-FACT-ADOPTED"

_DRAFT, _CHANGED, _MISSING = "draft", "changed", "missing"


def check_adopted(files: Iterable[tuple[str, str, int | None]]) -> tuple[Finding, ...]:
    """Name the files that are not as they were adopted, and those that never were.

    Args:
        files: Path within the case, state (``draft``, ``adopted``, ``changed`` or ``missing``) and
            entry of the log that adopted it last, of each file.

    Returns:
        One finding for each file that changed or is missing, one for all drafts together; one that
        says so if everything is as it was adopted.
    """
    given = tuple(files)
    found = [
        _differs(file, state, entry)
        for file, state, entry in given
        if state in (_CHANGED, _MISSING)
    ]
    drafts = tuple(file for file, state, _ in given if state == _DRAFT)
    if drafts:
        found.append(
            _short(
                "",
                text(
                    "Not adopted, so drafts: {files}. Adopt them with relevo adopt.", files=drafts
                ),
                tuple(Evidence(what="file", ref=file) for file in drafts),
            )
        )
    if found or not given:
        return tuple(found)
    kept = text("Every file is as it was adopted.")
    return (Finding(rule=RULE, basis=Basis.PLANNING, verdict=Verdict.KEPT, message=kept),)


def _differs(file: str, state: str, entry: int | None) -> Finding:
    """Name a file that is not as it was adopted."""
    said = (
        text("{file} was adopted and has changed since: as it is, it is a draft.", file=file)
        if state == _CHANGED
        else text("{file} was adopted and is no longer there.", file=file)
    )
    evidence = (Evidence(what="file", ref=file), Evidence(what="entry", ref=str(entry)))
    return _short(file, said, evidence)


def _short(subject: str, message: Text, evidence: tuple[Evidence, ...]) -> Finding:
    """Make a finding that falls short."""
    return Finding(
        rule=RULE,
        basis=Basis.PLANNING,
        verdict=Verdict.SHORT,
        subject=subject,
        evidence=evidence,
        message=message,
    )
