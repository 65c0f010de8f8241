"""Checking the file of a proof: its entries, its signatures, and the finding judged again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from relevo.casefile.proof_judged import judge_again, known_as_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.outcome import Outcome, Subject, cosigners_of, grown_since
from relevo.ledger.proof import ProofError, Scope, check_proof, parse_proof
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import leaf_hash, root_of
from relevo.tlog.note import Key

if TYPE_CHECKING:
    from datetime import datetime

    from relevo.core.words import Text
    from relevo.ledger.proof import Proof
    from relevo.tlog.policy import Policy


def check_proof_file(
    data: bytes,
    pinned: Key | None,
    policy: Policy | None,
    since: bytes | None,
    *,
    now: datetime | None = None,
) -> Outcome:
    """Check a proof.

    Args:
        data: The file.
        pinned: Key of the log that is trusted: the one that its case names, or a later one that
            signed this checkpoint. None takes the one that the proof names.
        policy: Witnesses that are trusted; None asks for none.
        since: An older checkpoint of the log; None if there is none.
        now: This instant, UTC: what is said of a later one does not hold. None asks for nothing.

    Raises:
        RelevoError: If it is no proof.
    """
    try:
        proof = parse_proof(data)
        named = Key.parse(proof.custodian)
    except (ProofError, InvalidError) as error:
        raise RelevoError(text("This is no proof: {reason}", reason=str(error))) from error
    outcome = Outcome(
        subject=Subject.ENTRY if proof.claim is None else Subject.FINDING,
        origin=named.name,
        entries=len(proof.entries),
        whole=proof.scope is Scope.LOG,
        claim=proof.claim,
    )
    try:
        found = _checked(proof, outcome, named, policy, since, pinned=pinned is not None)
        if proof.claim is not None and now is not None and known_as_of(proof.claim) > now:
            return replace(found, why=text("It is said of a day that has not come yet."))
    except (ProofError, InvalidError) as error:
        return replace(outcome, why=_why(error))
    if pinned is not None and pinned not in (named, found.key):
        return replace(outcome, why=text("It is of a log with another key than the one trusted."))
    return found


def _checked(
    proof: Proof,
    outcome: Outcome,
    named: Key,
    policy: Policy | None,
    since: bytes | None,
    *,
    pinned: bool,
) -> Outcome:
    """Check a proof whose form is right.

    Raises:
        ProofError: If it does not hold.
        InvalidError: If the policy does not accept its checkpoint.
    """
    verified = check_proof(proof, named)
    checkpoint = verified.checkpoint

    def root_at(size: int) -> bytes | None:
        """Give the root at a size, if the proof carries that much."""
        if proof.scope is Scope.LOG:
            return root_of(leaf_hash(one.leaf) for one in proof.entries[:size])
        return checkpoint.root if size == checkpoint.size else None

    grown, why = grown_since(since, checkpoint, (verified.signed_by, named), root_at)
    cosigned = cosigners_of(policy, verified.note)
    found = replace(
        outcome,
        size=checkpoint.size,
        root=checkpoint.root,
        key=verified.signed_by,
        pinned=pinned or (policy is not None and verified.signed_by in policy.logs),
        cosigned=cosigned,
        cosigned_size=checkpoint.size if cosigned else None,
        since=grown,
        why=why,
    )
    if proof.claim is None:
        opened = {
            one.index: {"kind": one.entry.kind, "day": one.entry.day}
            | {opening.field: opening.said for opening in one.openings}
            for one in proof.entries
        }
        invented = any(said.get("illustrative") is True for said in opened.values())
        return replace(found, opened=opened, illustrative=invented)
    with TemporaryDirectory(prefix="relevo-") as folder:
        judged = judge_again(proof, Path(folder))
    return replace(
        found,
        unadopted=judged.unadopted,
        known_on=judged.known_on,
        illustrative=judged.illustrative,
        last_day=proof.entries[-1].entry.day if proof.scope is Scope.LOG and proof.entries else "",
    )


def _why(error: Exception) -> Text:
    """Say why a proof does not hold."""
    return text("It does not hold: {reason}.", reason=str(error))
