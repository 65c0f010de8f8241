"""One submission recorded: what is on record of it already, the gate's answer, the entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relevo.cli.gated import PLAN_UNREAD, ask_gate
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relevo.casefile.model import Case
    from relevo.cli.custodian import Recorder
    from relevo.core.words import Text
    from relevo.register.manifest import Manifest
    from relevo.register.model import Movement, Record, Recorded, Refusal
    from relevo.report.gate import Answered, CaseGate
    from relevo.report.recorded import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a party is to be recorded.

    Attributes:
        by: Officer or office that records; empty takes the manifest's.
        noting: Name and reason for what cannot be judged, or empty.
        despite: Name and reason for what is refused, or empty.
        corrects: Entry whose place it takes, or None.
        turned_back: Whether the party was turned back and did not cross.
        paper: Whether it was written on paper first.
        key: Idempotency key; empty makes one from what is submitted.
    """

    by: str = ""
    noting: str = ""
    despite: str = ""
    corrects: int | None = None
    turned_back: bool = False
    paper: bool = False
    key: str = ""

    @property
    def kind(self) -> str:
        """Kind of the entries."""
        return "refusal" if self.turned_back else "movement"


def withdraw(
    case: Case, recorder: Recorder, entry: int, *, by: str, noting: str
) -> tuple[Written, ...]:
    """Record that an entry never happened.

    Raises:
        RelevoError: If there is nothing to withdraw.
    """
    from relevo.casefile.recording import Submission, correctable
    from relevo.register.model import Movement
    from relevo.report.recorded import Written

    now = datetime.now(UTC)
    submission = Submission(
        recorder.log,
        case.log.record,
        key=f"withdraws/{entry}",
        now=now,
        day=now.astimezone(case.zone).date(),
    )
    if before := submission.found(("entry",)):
        return (Written(recorded=before["entry"], new=False),)
    named, _same = correctable(case.log.record, entry, recorder.log.size)
    what = named.record
    if noting:
        if not isinstance(what, Movement):
            raise RelevoError(text("--noting goes with a movement; this entry is none."))
        what = replace(what, noted=noting)
    if by:
        what = _recorded_by(what, by)
    submission.add("entry", what, corrects=entry, withdraws=True)
    return (Written(recorded=submission.write()[0], new=True),)


def _recorded_by(what: Record, by: str) -> Record:
    """Give a record with another name for who recorded it; a station names nobody."""
    from relevo.register.model import Adoption, Coverage, Handover, Movement, Muster, Refusal, Use

    match what:
        case Movement() | Handover() | Use() | Muster():
            return replace(what, officer=by)
        case Coverage() | Refusal() | Adoption():
            return replace(what, by=by)
        case _:
            return what


def record_party(
    case: Case, recorder: Recorder, manifest: Manifest, wanted: Wanted, *, planned: bool
) -> tuple[tuple[Written, ...], CaseGate | None]:
    """Ask the gate about what is not on record yet, and record it if it may be.

    Returns:
        The entries, in the order of the file; none if something more must be said. And the gate's
            answers; None if everything is on record already.

    Raises:
        RelevoError: If what is to be recorded contradicts what is on record.
    """
    from relevo.casefile.enrolment import (
        enrol,
        known_rolls,
        numbered_clearances,
        part_of,
        stand_ins,
        with_rolls,
    )
    from relevo.casefile.recording import Submission, correctable, submission_key
    from relevo.report.recorded import Written

    now = datetime.now(UTC)
    record = case.log.record
    submission = Submission(
        recorder.log,
        record,
        key=_key(wanted)
        or submission_key(recorder.keys.office, manifest, wanted.kind, wanted.corrects),
        now=now,
        day=now.astimezone(case.zone).date(),
    )
    places = range(len(manifest.movements))
    before = submission.found(
        [*(f"{wanted.kind}/{at}" for at in places), *map(part_of, manifest.persons)]
    )
    done = {at: before[f"{wanted.kind}/{at}"] for at in places if f"{wanted.kind}/{at}" in before}
    _refuse_others(manifest, done, record, wanted)
    if len(done) == len(places):
        return tuple(Written(recorded=done[at], new=False) for at in places), None
    replaced: frozenset[int] = frozenset()
    if wanted.corrects is not None:
        named, replaced = correctable(record, wanted.corrects, recorder.log.size)
        manifest = _taking_its_place(manifest, named, wanted)
    _refuse_future(manifest, now)
    pending = [at for at in places if at not in done]
    if not wanted.turned_back:
        given = [manifest.movements[at] for at in pending]
        numbers = dict(
            zip(pending, numbered_clearances(given, record, besides=replaced), strict=True)
        )
        movements = tuple(numbers.get(at, one) for at, one in enumerate(manifest.movements))
        manifest = replace(manifest, movements=movements)
    rolls = known_rolls(manifest, record, recorder.vault, before)
    stand = stand_ins(manifest, rolls, recorder.keys.office)
    drafts = with_rolls(manifest, stand)
    gate = ask_gate(
        case,
        [drafts[at] for at in pending],
        now=now,
        record=[one for one in record if one.entry not in replaced],
        despite=bool(wanted.despite),
        notes=() if planned else (PLAN_UNREAD,),
    )
    if not wanted.turned_back and lacking(gate, wanted):
        return (), gate
    answers = dict(zip(pending, gate.answers, strict=True))
    if wanted.turned_back:
        enrolled: Mapping[int, tuple[str, ...]] = {}
        for at in pending:
            submission.add(f"refusal/{at}", _refusal(answers[at], wanted), corrects=wanted.corrects)
    else:
        settled, enrolled = enrol(manifest, stand, record, submission, recorder.vault)
        crossings = with_rolls(manifest, settled)
        for at in pending:
            submission.add(
                f"movement/{at}",
                _settled(crossings[at], answers[at], wanted),
                corrects=wanted.corrects,
            )
    added = [one for one in submission.write() if wanted.kind == one.record.KIND]
    new = dict(zip(pending, added, strict=True))
    return (
        tuple(
            Written(recorded=new[at], new=True, enrolled=enrolled.get(at, ()))
            if at in new
            else Written(recorded=done[at], new=False)
            for at in places
        ),
        gate,
    )


def _settled(movement: Movement, answered: Answered, wanted: Wanted) -> Movement:
    """Give a movement as it is recorded: who records it, and who answers for it."""
    from relevo.compliance.gate import Answer

    answer = answered.asked.advice.answer
    return replace(
        movement,
        officer=wanted.by or movement.officer,
        paper=wanted.paper or movement.paper,
        noted=wanted.noting if answer is Answer.OPEN else "",
        despite=wanted.despite if answer is Answer.REFUSED else "",
    )


def _refusal(answered: Answered, wanted: Wanted) -> Refusal:
    """Give the record of a party that was turned back, with the clauses that the gate names."""
    from relevo.casefile.recording import refusal_of

    movement = answered.asked.movement
    return refusal_of(
        movement,
        (
            f"{clause.act}/{clause.clause}"
            for reason in answered.asked.advice.reasons
            for clause in reason.clauses
        ),
        reason=wanted.noting,
        by=wanted.by or movement.officer,
    )


def _key(wanted: Wanted) -> str:
    """Give the key that the user gave, as it stands in the log; empty if none."""
    return f"given/{wanted.key}" if wanted.key else ""


def _refuse_others(
    manifest: Manifest, done: Mapping[int, Recorded], record: Sequence[Recorded], wanted: Wanted
) -> None:
    """Refuse a key under which something else was recorded, or what was withdrawn since.

    Raises:
        RelevoError: If a movement is not the one on record, or that one was withdrawn.
    """
    from relevo.casefile.recording import same_submitted, standing_for

    standing = standing_for(record) if done else {}
    for at, one in done.items():
        same = same_submitted(manifest.movements[at], one.record)
        if not same or one.corrects != wanted.corrects:
            raise RelevoError(
                text(
                    "Entry {entry} was recorded under the same key and says something else. "
                    "Correct it, or give another key.",
                    entry=str(one.entry),
                )
            )
        last = standing[one.entry]
        if last.withdraws:
            raise RelevoError(
                text(
                    "This was recorded as entry {entry} and withdrawn by entry {other}. To record "
                    "it again, give it a --key of its own.",
                    entry=str(one.entry),
                    other=str(last.entry),
                )
            )


def _taking_its_place(manifest: Manifest, named: Recorded, wanted: Wanted) -> Manifest:
    """Give the manifest of a correction: one movement, with the corrected one's number.

    Raises:
        RelevoError: If the file holds several movements, or the entry is of another kind.
    """
    from relevo.register.model import Movement

    if wanted.kind != named.record.KIND:
        raise RelevoError(
            text(
                "Entry {entry} is no {kind}: it is not corrected by a manifest.",
                entry=str(named.entry),
                kind=_KINDS[wanted.kind],
            )
        )
    if len(manifest.movements) != 1:
        raise RelevoError(
            text("A correction takes the place of one entry: give a file with one movement.")
        )
    movement = manifest.movements[0]
    if isinstance(named.record, Movement) and not movement.clearance:
        movement = replace(movement, clearance=named.record.clearance)
    return replace(manifest, movements=(movement,))


_KINDS: dict[str, Text] = {
    "movement": text("movement"),
    "refusal": text("party that was turned back"),
}
"""What a manifest can correct, in words."""


def _refuse_future(manifest: Manifest, now: datetime) -> None:
    """Refuse a movement that has not happened.

    Raises:
        RelevoError: If one lies in the future.
    """
    for movement in manifest.movements:
        if movement.at > now:
            raise RelevoError(
                text(
                    "{row}: the movement of {day} lies in the future. What has not happened is not "
                    "recorded; ask about it with relevo gate.",
                    row=str(movement.row),
                    day=movement.day,
                )
            )


def lacking(gate: CaseGate, wanted: Wanted) -> int:
    """Give the exit code of what is missing: 1 for --despite, 3 for --noting, 0 for nothing."""
    from relevo.compliance.gate import Answer

    found = {one.asked.advice.answer for one in gate.answers}
    if Answer.REFUSED in found and not wanted.despite:
        return 1
    return 3 if Answer.OPEN in found and not wanted.noting else 0
