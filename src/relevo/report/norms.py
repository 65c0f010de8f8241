"""Clauses of acts and norms of standing law, cited in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.clause import Seen
from relevo.core.words import text
from relevo.report.limits import clause_words
from relevo.report.mandate_acts import PRESS, cited_words
from relevo.report.phrases import SEEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.core.clause import ClauseRef
    from relevo.core.words import Text
    from relevo.instrument.model import Act
    from relevo.regime.model import Norm, Regime

_NO_DOCUMENT = frozenset({"illustrative", "memory"})
"""Kinds of sources that are neither the press nor a document."""


def citation_words(ref: ClauseRef, acts: Mapping[str, Act], regime: Regime | None) -> Text:
    """Cite a clause of an act or a norm of standing law, and say how it is known.

    Args:
        ref: The clause; for standing law the regime takes the place of the act.
        acts: Acts by identifier.
        regime: Standing law of the host; None if it is not known.
    """
    if ref.act in acts:
        return cited_words(acts[ref.act], ref.clause)
    if regime is None or ref.act != regime.id:
        return clause_words(ref)
    norm = regime.norm(ref.clause)
    known = _known_words(norm, regime)
    if norm.verify:
        return text("{norm}: {known}; to verify", norm=norm.title, known=known)
    return text("{norm}: {known}", norm=norm.title, known=known)


def _known_words(norm: Norm, regime: Regime) -> Text:
    """Say how a norm is known; one that other documents cite was reported by no press."""
    kinds = {source.kind for source in regime.sources if source.id in norm.says}
    if norm.seen is Seen.REPORTED and kinds and not kinds & (PRESS | _NO_DOCUMENT):
        return text("according to other documents; text not read")
    return SEEN[norm.seen]
