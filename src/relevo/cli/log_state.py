"""What is shown of a case's log, worked out from its folder; also where it is damaged."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.report.log import Differs, LogState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from relevo.casefile.log_check import Difference


def state_of(case: Path, *, contents: bool) -> LogState:
    """Give the state of a case's log.

    Args:
        case: The case folder; it has a log.
        contents: Whether what the entries say, the index and the tables are checked too.

    Raises:
        RelevoError: If the case's policy cannot be read.
    """
    from relevo.casefile.disclosure import check_disclosed
    from relevo.casefile.log_check import check_log
    from relevo.casefile.log_checkpoint import CHECKPOINT, read_note
    from relevo.casefile.log_contents import check_contents, check_index, is_invented
    from relevo.casefile.log_keys import log_keys

    claim = read_note(case / CHECKPOINT)
    found = check_log(case, log_keys(case, claim[0].size) if claim else ())
    differences = [*found.differences]
    checked = None
    if contents:
        inside = check_contents(case)
        differences += inside.differences
        checked = (found.size, inside.opened)
        views = (check_index(case), check_disclosed(case))
        differences += [one for one in views if one]
    public, cosigned, unknown, forged = _public(case)
    return LogState(
        origin=found.checkpoint.origin if found.checkpoint else "",
        size=found.size,
        root=found.root,
        signed=found.checkpoint.size if found.checkpoint else None,
        signers=found.signed_by,
        public=public,
        cosigned=cosigned,
        unknown=unknown,
        torn=found.torn,
        differences=(
            *map(_shown, differences),
            *forged,
            *(_tables(case) if contents and not differences else ()),
        ),
        illustrative=is_invented(case),
        checked=checked,
    )


def _shown(one: Difference) -> Differs:
    """Give a difference as it is shown."""
    return Differs(entry=one.entry, file=one.file, what=one.what)


def _public(
    case: Path,
) -> tuple[int | None, tuple[tuple[str, datetime], ...], tuple[str, ...], tuple[Differs, ...]]:
    """Say what is public: entries, cosignatures with their times, other signatures, what fails."""
    from relevo.casefile.log_checkpoint import PUBLIC, read_note
    from relevo.casefile.log_keys import log_keys
    from relevo.casefile.policy_file import read_policy
    from relevo.tlog.cosignature import cosigners
    from relevo.tlog.invalid import InvalidError

    found = read_note(case / PUBLIC)
    if found is None:
        return None, (), (), ()
    checkpoint, note = found
    policy = read_policy(case)
    witnesses = tuple(policy.witnesses.values()) if policy else ()
    known = (*log_keys(case, checkpoint.size), *witnesses)
    others = tuple(
        line.name
        for line in note.signatures
        if not any((line.name, line.key) == (key.name, key.id) for key in known)
    )
    try:
        seen = cosigners(note, checkpoint, witnesses)
    except InvalidError as error:
        what = text("A cosignature does not hold: {why}.", why=str(error))
        return checkpoint.size, (), others, (Differs(entry=None, file=PUBLIC, what=what),)
    cosigned = tuple((key.name, datetime.fromtimestamp(at, UTC)) for key, at in seen.items())
    return checkpoint.size, cosigned, others, ()


def _tables(case: Path) -> Iterator[Differs]:
    """Say which tables under ``register`` do not say what the log says."""
    from relevo.casefile.record import read_record
    from relevo.casefile.views import compare_views

    log, _problems = read_record(case)
    for one in compare_views(case, log):
        what = text("Line {line} differs from what the log says.", line=one.line)
        yield Differs(entry=None, file=one.file, what=what)
