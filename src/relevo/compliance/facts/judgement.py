"""What one rule says of one crossing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.clause import ClauseRef
    from relevo.core.finding import Verdict
    from relevo.core.words import Text

NEW_ACT = text("An act that permits it, published before the crossing.")
"""Remedy where no act permits it."""

RECORD_IT = text("Record it, with the document it rests on.")
"""Remedy where the record leaves it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one rule says of one crossing.

    Attributes:
        rule: Identifier of the rule.
        verdict: Met, breached or undetermined.
        clauses: Clauses it rests on; empty where no act could be cited.
        limit: Window, list or limit judged; empty for none.
        subject: What was judged, e.g. a code.
        message: One sentence.
        remedy: What would make it lawful.
    """

    rule: str
    verdict: Verdict
    clauses: tuple[ClauseRef, ...]
    limit: str
    subject: str
    message: Text
    remedy: Text
