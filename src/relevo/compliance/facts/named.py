"""R-FACT-LIST: what a crossing names is on the lists that run on its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.facts.brought import Brought
from relevo.compliance.facts.judgement import NEW_ACT, RECORD_IT, Judgement
from relevo.compliance.facts.listing import judge_code, listings
from relevo.core.codes import CodeKind
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import ListOf, Measure
from relevo.register.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from relevo.compliance.facts.listing import Listing
    from relevo.compliance.facts.matter import Facts
    from relevo.core.codes import Codes, CodeTree
    from relevo.core.words import Text
    from relevo.register.model import Movement

RULE = "R-FACT-LIST"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunningLists:
    """Lists of one kind that run on a day.

    Attributes:
        lists: The lists; at least one.
        tree: Tree of their codes; None for plain names.
        things: What they name, in words.
        named: Gives what a crossing names of that kind, each once.
    """

    lists: tuple[Listing, ...]
    tree: CodeTree | None
    things: Text
    named: Callable[[Movement], tuple[str, ...]]

    def judge(self, code: str, movement: Movement, codes: Codes) -> Judgement | None:
        """Judge one code.

        Args:
            code: The code; empty if it was not recorded.
            movement: The crossing.
            codes: Trees of codes.

        Returns:
            None where none of the lists is for such a crossing: nothing is limited.
        """
        item = Brought((Measure.ARMS, code, "", None), 1).as_item(movement)
        verdict = judge_code(self.lists, item, self.tree, codes)
        return None if verdict is None else _listed(verdict, self, code)


def running_lists(facts: Facts, act: str, day: date) -> Iterator[RunningLists]:
    """Give the lists that run on a day, by kind; kinds without any are left out.

    Args:
        facts: What the case is judged by.
        act: Act that a crossing names, whose lists alone are asked; empty for those of all.
        day: Day of the host state.
    """
    family = facts.families.get(act, act)
    for of, kind, things, named in _ASKED:
        lists = tuple(
            one
            for one in listings(facts.mandate, of, day)
            if not act or facts.families.get(one.clause.act, one.clause.act) == family
        )
        if lists:
            tree = facts.codes.of(kind) if kind else None
            yield RunningLists(lists=lists, tree=tree, things=things, named=named)


def arms_of(movement: Movement) -> tuple[str, ...]:
    """Give the kinds of arms of a party, each once."""
    return tuple(sorted({one.item for one in movement.party.materiel if one.kind is Kind.ARMS}))


def _vessels(movement: Movement) -> tuple[str, ...]:
    """Give the names of a party's vessels."""
    return tuple(
        one.name or one.serial for one in movement.party.materiel if one.kind is Kind.VESSEL
    )


_ASKED: tuple[tuple[ListOf, CodeKind | None, Text, Callable[[Movement], tuple[str, ...]]], ...] = (
    (
        ListOf.CATEGORY,
        CodeKind.CATEGORY,
        text("categories"),
        lambda movement: (movement.party.category,),
    ),
    (ListOf.PLACE, CodeKind.PLACE, text("places"), lambda movement: (movement.place,)),
    (
        ListOf.INSTITUTION,
        CodeKind.INSTITUTION,
        text("host institutions"),
        lambda movement: (movement.institution,),
    ),
    (ListOf.ARMS, CodeKind.ARMS, text("kinds of arms"), arms_of),
    (ListOf.PURPOSE, None, text("purposes"), lambda movement: (movement.purpose,)),
    (ListOf.ACTIVITY, None, text("activities"), lambda movement: (movement.activity,)),
    (ListOf.POINT_OF_ENTRY, None, text("points of entry"), lambda movement: (movement.point,)),
    (ListOf.VESSEL, None, text("vessels"), _vessels),
)
"""What lists name, its tree of codes (None: plain names), words for it, where crossings have it."""


def _listed(verdict: Verdict, running: RunningLists, code: str) -> Judgement:
    """Say what lists say of a code."""
    tree, things, lists = running.tree, running.things, running.lists
    name = tree.name(code) if tree is not None and code in tree.codes else code
    if not code:
        message = text("The record does not say which of the {things} it is.", things=things)
    else:
        message = {
            Verdict.MET: text("“{name}” is on the list of {things}.", name=name, things=things),
            Verdict.BREACHED: text(
                "“{name}” exceeds the recorded limit: the complete list of {things} does not hold "
                "it.",
                name=name,
                things=things,
            ),
            Verdict.UNDETERMINED: text(
                "Whether “{name}” is on the list of {things} is not settled.",
                name=name,
                things=things,
            ),
        }[verdict]
    return Judgement(
        rule=RULE,
        verdict=verdict,
        clauses=tuple(dict.fromkeys(one.clause for one in lists)),
        limit=lists[0].id if len(lists) == 1 else "",
        subject=code,
        message=message,
        remedy=NEW_ACT if code else RECORD_IT,
    )
