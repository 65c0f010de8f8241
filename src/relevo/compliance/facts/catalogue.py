"""The catalogue of rules on facts: law first, then what the office asks of its own record."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

from relevo.compliance.facts import (
    adopted,
    crossing_rules,
    crossings,
    limits,
    musters,
    planned,
    posts,
    record,
    returns,
    stays,
    views,
)
from relevo.compliance.facts.crossing import CLASS, LIST, PUBLICATION, WINDOW
from relevo.compliance.facts.foreseen import END
from relevo.core.finding import Basis
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.core.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRule:
    """A rule on facts.

    Attributes:
        id: Identifier, e.g. ``"R-FACT-LIMIT"``.
        basis: What it rests on.
        title: Its name for people.
        page: Its page in the manual: identifier and what it says, then its headings.
    """

    id: str
    basis: Basis
    title: Text
    page: str


def _rule(id_: str, basis: Basis, title: Text, doc: str | None) -> FactRule:
    """Give a rule whose page is a docstring."""
    return FactRule(id=id_, basis=basis, title=title, page=cleandoc(doc or ""))


_LAW, _PLANNING = Basis.LAW, Basis.PLANNING

FACT_RULES: tuple[FactRule, ...] = (
    _rule(WINDOW, _LAW, text("Day of a recorded entry"), crossing_rules.OF_WINDOW),
    _rule(
        PUBLICATION,
        _LAW,
        text("Publication before a recorded entry"),
        crossing_rules.OF_PUBLICATION,
    ),
    _rule(LIST, _LAW, text("What came in, against the lists of the act"), crossing_rules.OF_LIST),
    _rule(CLASS, _LAW, text("Class of a recorded entry"), crossing_rules.OF_CLASS),
    _rule(END, _LAW, text("End of the stay foreseen"), crossing_rules.OF_END),
    _rule(crossings.RULE, _LAW, text("Entries that somebody answers for"), crossings.__doc__),
    _rule(limits.RULE, _LAW, text("Numbers recorded, against the limits"), limits.__doc__),
    _rule(stays.RULE, _LAW, text("Length of recorded stays"), stays.__doc__),
    _rule(record.RULE, _PLANNING, text("Contradictions of the record"), record.__doc__),
    _rule(musters.RULE, _PLANNING, text("Counts of arms"), musters.__doc__),
    _rule(returns.RULE, _PLANNING, text("Signed returns"), returns.__doc__),
    _rule(planned.RULE, _PLANNING, text("Plan and record"), planned.__doc__),
    _rule(posts.RULE, Basis.AIM, text("Constant presence, as recorded"), posts.__doc__),
    _rule(adopted.RULE, _PLANNING, text("Files as adopted"), adopted.__doc__),
    _rule(views.RULE, _PLANNING, text("Tables beside the log"), views.__doc__),
)
"""Every rule on facts, in the order in which findings are given."""
