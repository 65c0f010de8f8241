"""The finding of a proof: what it says, and how it is judged again.

Whoever verifies writes the files of the proof into an empty folder, reads its entries as the
record, and runs the same rules: what comes out must be what the proof says, word for word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relevo.casefile import layout
from relevo.casefile.adopted import State, adopted_state
from relevo.casefile.facts import facts_of_case
from relevo.casefile.log_file import ENTRIES
from relevo.casefile.read import read_case
from relevo.casefile.record import Log
from relevo.compliance.check import check
from relevo.compliance.facts.check import check_facts
from relevo.core.clause import RowRef
from relevo.core.errors import RelevoError
from relevo.core.finding import Verdict
from relevo.core.words import LANGUAGES, Speaker
from relevo.ledger.proof import Proof, ProofError, Scope
from relevo.ledger.records import HIDDEN, KINDS, RecordError, record_of
from relevo.register.model import Adopted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.core.finding import Finding
    from relevo.register.model import Recorded

UNREAD = frozenset({"officer", "evidence", "entry_reason", "entry_by"})
"""Fields of a record that no rule reads: a proof leaves them closed."""

ALONE = frozenset({"R-FACT-LIST", "R-FACT-WINDOW", "R-FACT-CLASS", "R-FACT-CROSSING"})
"""Rules that judge one crossing by itself: what else is on record changes nothing about it, except
that the crossing might have been corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What comes out when the finding of a proof is judged again.

    Attributes:
        finding: The finding.
        known_on: Day of knowledge, as the host's calendar has it.
        unadopted: Acts and plan that are not as an entry of the proof last adopted them.
        illustrative: Whether anything in it is invented.
    """

    finding: Finding
    known_on: date
    unadopted: tuple[str, ...]
    illustrative: bool


def findings_of(case: Case, as_of: datetime) -> tuple[Finding, ...]:
    """Judge the plan and the record of a case by themselves.

    Args:
        case: A case without problems.
        as_of: Instant of knowledge, UTC.
    """
    day = as_of.astimezone(case.zone).date()
    planned = (
        check(case.planning, case.tours, as_of=day)
        if case.planning is not None and case.tours is not None
        else ()
    )
    recorded = (
        check_facts(
            facts_of_case(case, as_of), case.tours, muster_months=case.settings.muster_months
        )
        if case.log.record
        else ()
    )
    return (*planned, *recorded)


def claim_of(case: Case, finding: Finding, as_of: datetime) -> dict[str, Any]:
    """Give what a proof of a finding says: the finding, and the words of each clause.

    Args:
        case: The case.
        finding: The finding.
        as_of: Instant of knowledge, UTC.
    """
    return {
        "as_of": as_of.isoformat(),
        "rule": finding.rule,
        "basis": str(finding.basis),
        "verdict": str(finding.verdict),
        "limit": finding.limit,
        "subject": finding.subject,
        "clauses": [
            {
                "act": ref.act,
                "clause": ref.clause,
                "seen": str(ref.seen),
                "says": _words(case, ref.act, ref.clause),
            }
            for ref in finding.clauses
        ],
        "records": sorted({int(one.ref) for one in finding.evidence if one.what == "entry"}),
        "message": {lang: Speaker(lang).say(finding.message) for lang in LANGUAGES},
    }


def judge_again(proof: Proof, folder: Path) -> Judged:
    """Judge the finding of a proof again, from what it carries and nothing else.

    Args:
        proof: A proof whose entries were checked.
        folder: An empty folder for the files it carries.

    Raises:
        ProofError: If the files are no case, an entry is not opened as far as the rules read it, or
            what comes out is not what the proof says.
    """
    claim = proof.claim
    if claim is None:
        message = "it says nothing but that its entries are in the log"
        raise ProofError(message)
    case = _case(proof, folder)
    try:
        as_of = known_as_of(claim)
        same = [
            finding
            for finding in findings_of(case, as_of)
            if claim_of(case, finding, as_of) == claim
        ]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        message = "what it says is no finding"
        raise ProofError(message) from error
    if not same:
        message = "judged again, the rules do not say what it says"
        raise ProofError(message)
    if proof.scope is Scope.ENTRIES and not stands_alone(same[0]):
        message = "what it says can be shown by the whole log only"
        raise ProofError(message)
    return Judged(
        finding=same[0],
        known_on=as_of.astimezone(case.zone).date(),
        unadopted=_unadopted(case, as_of),
        illustrative=bool(case.settings.illustrative)
        or any(act.illustrative for act in case.acts.values())
        or any(one.record.illustrative for one in case.log.record),
    )


def known_as_of(claim: Mapping[str, Any]) -> datetime:
    """Give the instant of knowledge of what a proof says.

    Raises:
        KeyError, TypeError, ValueError: If it is none.
    """
    return datetime.fromisoformat(claim["as_of"])


def stands_alone(finding: Finding) -> bool:
    """Say whether a finding can be shown by some entries, whatever else is on record."""
    return finding.rule in ALONE and finding.verdict is Verdict.BREACHED


def is_read(name: str) -> bool:
    """Whether a file of a case folder is one that is read."""
    folder, _, file = name.rpartition("/")
    if folder in (layout.ACTS, layout.STATUS):
        return file not in ("", ".", "..")
    return name in layout.FILES_READ


def _case(proof: Proof, folder: Path) -> Case:
    """Read the case that a proof carries.

    Raises:
        ProofError: If its files are no case, or an entry is not opened.
    """
    for name, content in proof.files.items():
        message = f"{name!a} is no file of a case"
        if not is_read(name):
            raise ProofError(message)
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        except (OSError, ValueError) as error:
            raise ProofError(message) from error
    try:
        case, problems = read_case(folder)
    except RelevoError as error:
        raise ProofError(Speaker("en").say(error.message)) from error
    if case is None or problems:
        message = "the files it carries are no case without problems"
        raise ProofError(message)
    if case.settings.custodian != proof.custodian:
        message = "its case names another custodian"
        raise ProofError(message)
    return replace(case, log=Log(tuple(_records(proof))))


def _records(proof: Proof) -> Iterable[Recorded]:
    """Give what the entries of a proof record.

    Raises:
        ProofError: If a field that rules read is not opened.
    """
    for one in proof.entries:
        entry = one.entry
        if entry.kind not in KINDS:
            continue
        values = {opening.field: opening.said for opening in one.openings}
        hidden = HIDDEN.get(entry.kind, frozenset())
        if any(name not in values for name in set(entry.fields) - hidden - UNREAD):
            message = f"entry {one.index} is not opened"
            raise ProofError(message)
        try:
            yield record_of(one.index, entry.kind, values, RowRef(ENTRIES, one.index))
        except RecordError as error:
            raise ProofError(str(error)) from error


def _unadopted(case: Case, as_of: datetime) -> tuple[str, ...]:
    """Name the acts and the plan that are not as an entry last adopted them.

    Raises:
        ProofError: If one that was adopted is left out: without it the rest says something else.
    """
    held = [one for one in adopted_state(case, as_of) if one.what is not Adopted.ACCOUNT]
    for one in held:
        if one.state is State.MISSING:
            message = f"{one.file} was adopted, and is left out of it"
            raise ProofError(message)
    return tuple(one.file for one in held if one.state is not State.ADOPTED)


def _words(case: Case, act: str, clause: str) -> dict[str, str] | None:
    """Give what a clause says, in our own words; None for a clause of standing law."""
    own = case.acts.get(act)
    for one in own.clauses if own else ():
        if one.id == clause:
            return {"es": one.summary.es, "en": one.summary.en}
    return None
