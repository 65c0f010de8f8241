"""Proofs of a case: an entry, or a finding with all that it takes to judge it again.

A finding travels with the files of the case and with entries of its log. Where it might look
different if something else were on record, the whole log goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.casefile import layout
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC, read_note
from relevo.casefile.log_file import LogFile, no_salts
from relevo.casefile.proof_judged import UNREAD, claim_of, findings_of, is_read, stands_alone
from relevo.casefile.reason import reason_of
from relevo.casefile.record import Log
from relevo.core.errors import RelevoError
from relevo.core.finding import finding_ids
from relevo.core.words import text
from relevo.ledger.custody import NOTE
from relevo.ledger.proof import Proof, Scope, Shown
from relevo.register.model import Adoption
from relevo.tlog.merkle import leaf_hash, node_hash, split
from relevo.tlog.proofs import prove_inclusion

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from relevo.casefile.model import Case
    from relevo.core.finding import Finding
    from relevo.ledger.entry import Opening

_CARRIED = (".yaml", ".csv", ".txt")


@dataclass(frozen=True, slots=True)
class _Log:
    """A log as a proof needs it, up to the size of a checkpoint.

    Attributes:
        checkpoint: The signed note.
        leaves: Bytes of the entries.
        openings: What opens each entry, as far as it is at hand.
    """

    checkpoint: str
    leaves: tuple[bytes, ...]
    openings: Mapping[int, tuple[Opening, ...]]

    def shown(self, index: int, hash_of: Callable[[int, int], bytes] | None) -> Shown:
        """Give an entry as a proof carries it; without its path where the whole log is carried."""
        path = prove_inclusion(index, len(self.leaves), hash_of) if hash_of else ()
        return Shown(
            index=index,
            leaf=self.leaves[index],
            path=tuple(path),
            openings=self.openings.get(index, ()),
        )

    @property
    def keys(self) -> tuple[int, ...]:
        """Positions of the entries that name keys."""
        found = (index for index, own in self.openings.items() if any(_names_key(o) for o in own))
        return tuple(found)


def prove_entry(case: Case, index: int, fields: Collection[str] | None = None) -> Proof:
    """Make the proof of an entry.

    Args:
        case: A case without problems, whose log has a checkpoint.
        index: Position of the entry.
        fields: Fields that are opened; None opens all that are at hand.

    Raises:
        RelevoError: If the checkpoint does not cover the entry, or a field cannot be opened.
    """
    log = _read_log(case)
    if index >= len(log.leaves):
        raise RelevoError(
            text(
                "The checkpoint covers {n} entries. Entry {entry} is not among them",
                n=len(log.leaves),
                entry=index,
            )
        )
    hash_of = _hashes(log.leaves)
    shown = log.shown(index, hash_of)
    at_hand = {opening.field for opening in shown.openings}
    if fields is not None:
        for name in fields:
            if name not in at_hand:
                raise RelevoError(
                    text(
                        "The field {field} of entry {entry} cannot be opened here. At hand: "
                        "{fields}",
                        field=name,
                        entry=index,
                        fields=tuple(sorted(at_hand)),
                    )
                )
        kept = tuple(opening for opening in shown.openings if opening.field in fields)
        shown = replace(shown, openings=kept)
    keys = (log.shown(key, hash_of) for key in log.keys if key != index)
    return Proof(
        scope=Scope.ENTRIES,
        custodian=case.settings.custodian,
        checkpoint=log.checkpoint,
        entries=tuple(sorted((*keys, shown), key=lambda one: one.index)),
    )


def prove_finding(case: Case, wanted: str, as_of: datetime) -> Proof:
    """Make the proof of a finding.

    Args:
        case: A case without problems, whose log has a checkpoint.
        wanted: Identifier of the finding, or of a rule that has one finding.
        as_of: Instant of knowledge, UTC.

    Raises:
        RelevoError: If there is no such finding or several, the record cannot be opened here, or a
            file of the case cannot be carried.
    """
    log = _read_log(case)
    if case.log.sealed:
        raise RelevoError(
            text("Some entries of the log cannot be opened here. Prove findings where they can")
        )
    known = tuple(one for one in case.log.record if one.entry < len(log.leaves))
    told = replace(case, log=Log(known))
    finding = _wanted(findings_of(told, as_of), wanted)
    files = _files(case)
    alone = _entries_alone(told, finding, as_of)
    hash_of = None if alone is None else _hashes(log.leaves)
    carried = range(len(log.leaves)) if alone is None else sorted({*alone, *log.keys})
    return Proof(
        scope=Scope.LOG if alone is None else Scope.ENTRIES,
        custodian=case.settings.custodian,
        checkpoint=log.checkpoint,
        entries=tuple(_without_unread(log.shown(index, hash_of)) for index in carried),
        claim=claim_of(case, finding, as_of),
        files=files,
    )


def _entries_alone(case: Case, finding: Finding, as_of: datetime) -> tuple[int, ...] | None:
    """Give the entries that show a finding by themselves; None if only the whole log does."""
    if not stands_alone(finding):
        return None
    named = {int(one.ref) for one in finding.evidence if one.what == "entry"}
    adopted = {one.entry for one in case.log.record if isinstance(one.record, Adoption)}
    corrected = {one.corrects for one in case.log.record if one.entry in named}
    some = tuple(
        one
        for one in case.log.record
        if one.entry in named | adopted | corrected or one.corrects in named
    )
    claim = claim_of(case, finding, as_of)
    told = replace(case, log=Log(some))
    found = (claim_of(case, one, as_of) for one in findings_of(told, as_of))
    return tuple(one.entry for one in some) if claim in found else None


def _wanted(findings: Sequence[Finding], wanted: str) -> Finding:
    """Find a finding by its identifier, or by its rule if that has one only.

    Raises:
        RelevoError: If there is none, or there are several.
    """
    ids = finding_ids(findings)
    found = [
        (own, one)
        for own, one in zip(ids, findings, strict=True)
        if wanted in (own, one.rule, f"{one.rule}:{one.subject}")
    ]
    if not found:
        raise RelevoError(
            text(
                "The case has no finding {name}. relevo check CASE --json gives their names",
                name=wanted,
            )
        )
    if len(found) > 1:
        raise RelevoError(
            text(
                "{n} findings go by {name}. Name one of: {names}",
                n=len(found),
                name=wanted,
                names=tuple(own for own, _ in found),
            )
        )
    return found[0][1]


def _read_log(case: Case) -> _Log:
    """Read the log of a case up to its checkpoint: that with cosignatures if there is one.

    Raises:
        RelevoError: If it has no checkpoint, or less than it says.
    """
    for name in (PUBLIC, CHECKPOINT):
        if found := read_note(case.folder / name):
            break
    else:
        raise RelevoError(
            text(
                "The log of {folder} has no checkpoint, so nothing can be proven. Make one with: "
                "relevo log fsck {folder} --rebuild",
                folder=str(case.folder),
            )
        )
    checkpoint, note = found
    log = LogFile(case.folder, no_salts)
    leaves = tuple(leaf for _, leaf in zip(range(checkpoint.size), log.entries(), strict=False))
    if len(leaves) < checkpoint.size:
        raise RelevoError(
            text(
                "The log is shorter than its checkpoint. See: relevo verify {folder}",
                folder=str(case.folder),
            )
        )
    openings: dict[int, list[Opening]] = {}
    for opening in log.openings():
        openings.setdefault(opening.entry, []).append(opening)
    return _Log(
        bytes(note).decode(), leaves, {index: tuple(own) for index, own in openings.items()}
    )


def _names_key(opening: Opening) -> bool:
    """Whether an opening is of an entry that names a key."""
    return opening.field == NOTE


def _hashes(leaves: Sequence[bytes]) -> Callable[[int, int], bytes]:
    """Give the hashes of subtrees over some leaves, each worked out once."""
    made: dict[tuple[int, int], bytes] = {}

    def hash_of(start: int, end: int) -> bytes:
        """Give the hash over leaves ``[start, end)``."""
        if end - start == 1:
            return leaf_hash(leaves[start])
        if (start, end) not in made:
            middle = start + split(end - start)
            made[start, end] = node_hash(hash_of(start, middle), hash_of(middle, end))
        return made[start, end]

    return hash_of


def _without_unread(shown: Shown) -> Shown:
    """Leave closed what no rule reads."""
    return replace(shown, openings=tuple(one for one in shown.openings if one.field not in UNREAD))


def _files(case: Case) -> dict[str, str]:
    """Give the files of a case that its findings rest on.

    Raises:
        RelevoError: If one cannot be carried as text.
    """
    if (case.folder / layout.FORCES / layout.WORKBOOK).exists():
        raise RelevoError(
            text("A workbook of forces cannot travel with a proof. Save its sheets as CSV files")
        )
    found: dict[str, str] = {}
    for path in sorted(case.folder.rglob("*")):
        name = path.relative_to(case.folder).as_posix()
        if path.suffix in _CARRIED and path.is_file() and is_read(name):
            try:
                found[name] = path.read_bytes().decode()
            except (OSError, UnicodeDecodeError) as error:
                raise RelevoError(
                    text(
                        "{path} cannot travel with a proof: {reason}",
                        path=str(path),
                        reason=reason_of(error) if isinstance(error, OSError) else "UTF-8",
                    )
                ) from error
    return found
