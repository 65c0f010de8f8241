"""What is open about acts: not found, in conflict, not known to be complete, undetermined.

The same questions are put to a minister (``relevo brief``) and to whoever holds the papers
(``relevo ask``). Names of persons are never among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier
from relevo.core.finding import Verdict
from relevo.core.words import text
from relevo.instrument.model import ActStatus, ConsentStage
from relevo.instrument.value import NOT_FOUND
from relevo.mandate.from_acts import mandate_on
from relevo.regime.content import Stating
from relevo.report.known import known_words, source_names
from relevo.report.limits import LISTS, disputed_words, item_name
from relevo.report.mandate_acts import cited_words, disputed_version_words, field_words
from relevo.rotation.draft import as_adopted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes
    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, Duty
    from relevo.instrument.value import Value
    from relevo.mandate.model import Mandate
    from relevo.register.withheld import Withheld

ASKED: dict[str, Text] = {
    "number": text("the number of the act"),
    "bill": text("the number of the bill"),
    "senders": text("the name of the sending institution"),
    "dates.submitted": text("the day on which the act was asked for"),
    "dates.approved": text("the day of its approval"),
    "dates.signed": text("the day of its signature"),
    "dates.published": text("the day of its publication"),
    "dates.in_force": text("the day from which it is in force"),
    "votes": text("the votes"),
    "signed_by": text("the offices that signed it"),
    "reasons": text("the reasons"),
    "costs": text("the costs, and who bears them"),
    "status_of_forces": text("the status of the forces while they are there"),
    "sovereignty_clause": text("what the act says of sovereignty"),
    "rotation": text("how often the groups take turns, and what that counts"),
    "class_of_entry": text("the class of entry"),
    "amendment_powers": text("who may change the act, and how"),
}
"""What is asked for where a field is not found or disputed."""

PERSONAL = frozenset({"signed_by"})
"""Fields whose values name persons: they are asked for by office, and never repeated."""


class QuestionKind(StrEnum):
    """Why something is open.

    ``not_found``: no source read gives it. ``conflict``: sources differ. ``incomplete``: a list is
    not known to be complete. ``undetermined``: a finding on the act leaves it open. ``withheld``:
    an office withholds it.
    """

    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    INCOMPLETE = "incomplete"
    UNDETERMINED = "undetermined"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is open.

    Attributes:
        kind: Why.
        act: Identifier of the act.
        about: What it is about: a path in the act's file, or the rule of a finding.
        thing: The same in words; for a finding its message.
        versions: What sources give where they differ; for a list what is on it.
        cited: Clause or value and how it is known; None where a finding cites norms.
        norms: What a finding cites.
        verify: Whether the act says that a source must still be found or read.
    """

    kind: QuestionKind
    act: str
    about: str
    thing: Arg
    versions: tuple[Arg, ...] = ()
    cited: Arg | None = None
    norms: tuple[ClauseRef, ...] = ()
    verify: bool = False


def questions_of(
    act: Act, codes: Codes, day: date, findings: Sequence[Finding] = ()
) -> tuple[Question, ...]:
    """Give what is open about an act.

    Args:
        act: The act; one that is only asked for is not asked for its number, votes and days.
        codes: Names of codes.
        day: Day of knowledge.
        findings: Findings on the acts of its case; those on other acts, and those that say in
            other words what is asked already, are left out.

    Returns:
        Numbers first, then fields, duties, lists and findings; what sources dispute last.
    """
    mandate = mandate_on((as_adopted(act, day),), day)
    return (
        *_limits(act, mandate, codes),
        *_fields(act),
        *_duties(act),
        *_lists(act, codes),
        *_findings(act, findings),
        *_conflicts(act, mandate, codes),
    )


def questions_withheld(withheld: Sequence[Withheld], act: str) -> tuple[Question, ...]:
    """Give what an office withholds about an act: asked for with the reason it gives.

    Args:
        withheld: What is withheld, in the file's order.
        act: Identifier of the act; empty for what is about none.
    """
    return tuple(
        Question(
            kind=QuestionKind.WITHHELD,
            act=act,
            about=one.about or one.id,
            thing=one.what,
            versions=tuple(_reasons(one)),
        )
        for one in withheld
        if one.act == act
    )


def _reasons(one: Withheld) -> Iterator[Arg]:
    """Say on what basis something is withheld, who decided and when it is looked at again."""
    unsaid = text("not found")
    yield text("legal basis: {basis}", basis=one.basis or unsaid)
    yield text("decided by: {authoriser}", authoriser=one.authoriser or unsaid)
    yield text("to be reviewed on: {day}", day=one.review or unsaid)


def _limits(act: Act, mandate: Mandate, codes: Codes) -> Iterator[Question]:
    """Ask for numbers that no source gives."""
    for line in act.limits:
        if line.quantity.quantifier is Quantifier.NOT_FOUND:
            key = f"limits.{line.id}"
            yield Question(
                kind=QuestionKind.NOT_FOUND,
                act=act.id,
                about=key,
                thing=_item_words(key, mandate, codes),
                cited=cited_words(act, line.clause),
            )


def _lists(act: Act, codes: Codes) -> Iterator[Question]:
    """Ask whether a list is complete."""
    for line in act.lists:
        if not line.complete:
            key = f"lists.{line.id}"
            yield Question(
                kind=QuestionKind.INCOMPLETE,
                act=act.id,
                about=key,
                thing=LISTS[line.of],
                versions=tuple(item_name(line.of, item, codes) for item in line.items),
                cited=cited_words(act, line.clause),
            )


def _conflicts(act: Act, mandate: Mandate, codes: Codes) -> Iterator[Question]:
    """Ask which version is right."""
    for conflict in act.conflicts:
        told = () if conflict.about in PERSONAL else conflict.versions
        yield Question(
            kind=QuestionKind.CONFLICT,
            act=act.id,
            about=conflict.about,
            thing=_item_words(conflict.about, mandate, codes),
            versions=tuple(
                disputed_version_words(conflict.about, one, act, mandate, codes) for one in told
            ),
            cited=_clause_words(act, conflict.about),
        )


def _item_words(about: str, mandate: Mandate, codes: Codes) -> Arg:
    """Name what is disputed or not found: a number, an item of a list, or a field."""
    if about in ASKED:
        return ASKED[about]
    named = disputed_words(about, mandate, codes)
    if named is None:
        return field_words(about)
    return text("number of: {what}", what=named) if about.startswith("limits.") else named


def _clause_words(act: Act, about: str) -> Arg | None:
    """Cite the clause of a limit, a window or a list, or of an item of one; None for a field."""
    lines = {
        f"{field}.{line.id}": line.clause
        for field, found in (("limits", act.limits), ("lists", act.lists), ("windows", act.windows))
        for line in found
    }
    clause = next(
        (its for name, its in lines.items() if about == name or about.startswith(f"{name}.")), None
    )
    return cited_words(act, clause) if clause else None


def _fields(act: Act) -> Iterator[Question]:
    """Ask for what no source gives of the act itself."""
    names = source_names(act)
    disputed = {conflict.about for conflict in act.conflicts}
    for field, value in _stated(act).items():
        if value.value is None and field not in disputed:
            yield Question(
                kind=QuestionKind.NOT_FOUND,
                act=act.id,
                about=field,
                thing=ASKED[field],
                cited=known_words(value, names),
                verify=value.verify,
            )


def _stated(act: Act) -> dict[str, Value[Any]]:
    """Give the fields of an act that it can have by now, by path in its file."""
    always: dict[str, Value[Any]] = {
        "reasons": act.reasons,
        "costs": act.costs,
        "status_of_forces": act.status_of_forces,
        "sovereignty_clause": act.sovereignty_clause,
        "dates.submitted": act.dates.submitted,
    }
    if act.status is not ActStatus.ADOPTED:
        return always
    given: dict[str, Value[Any]] = {
        "number": act.number,
        "dates.approved": act.dates.approved,
        "dates.signed": act.dates.signed,
        "signed_by": act.signed_by,
    }
    if act.dates.published_between.value is None:
        given["dates.published"] = act.dates.published
    if any(step.stage is ConsentStage.CHAMBER for step in act.consent_chain):
        given |= {"bill": act.bill, "votes": act.votes}
    return {**always, **given}


def _duties(act: Act) -> Iterator[Question]:
    """Ask to whom, and within which time, a duty of the act is owed."""
    powers = (power.report for power in act.amendment_powers if power.report)
    for duty in (*act.duties, *powers):
        key = f"duties.{duty.id}"
        if duty.within is None:
            yield _duty(
                act, duty, key, text("within which time this is owed: “{what}”", what=duty.what)
            )
        for body in duty.to:
            if body.body == NOT_FOUND:
                thing = (
                    text(
                        "whom this is owed to from {day}: “{what}”", day=body.from_, what=duty.what
                    )
                    if body.from_
                    else text("whom this is owed to: “{what}”", what=duty.what)
                )
                yield _duty(act, duty, key, thing, verify=body.verify)


def _duty(act: Act, duty: Duty, about: str, thing: Arg, *, verify: bool = False) -> Question:
    """Ask about a duty."""
    return Question(
        kind=QuestionKind.NOT_FOUND,
        act=act.id,
        about=about,
        thing=thing,
        cited=cited_words(act, duty.clause),
        verify=verify,
    )


def _findings(act: Act, findings: Sequence[Finding]) -> Iterator[Question]:
    """Ask for what settles a finding on the act."""
    dates = any(conflict.about.startswith("dates.") for conflict in act.conflicts)
    for finding in findings:
        if finding.verdict is not Verdict.UNDETERMINED or finding.subject != act.id:
            continue
        told = {evidence.found for evidence in finding.evidence}
        asked = told == {str(Stating.UNREAD)} or (dates and finding.rule == "R-DATES")
        if not asked:
            yield Question(
                kind=QuestionKind.UNDETERMINED,
                act=act.id,
                about=finding.rule,
                thing=finding.message,
                norms=finding.clauses,
            )
