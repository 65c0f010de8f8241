"""What the office adopted: the files of a case against the hashes that its log holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from relevo.casefile.layout import ACTS, ROTATION
from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.register.known import fold_known
from relevo.register.model import Adopted, Adoption

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from relevo.casefile.model import Case
    from relevo.register.model import Recorded


class State(StrEnum):
    """How a file stands to the log."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedFile:
    """A file of a case, and what the log says of it.

    Attributes:
        what: Act, plan or account.
        id: Identifier of the act; path of another file in the case folder.
        file: Path of the file in the case folder.
        state: Draft: never adopted; adopted: as it was adopted; changed: the file differs from
            the log; missing: adopted, and no longer there.
        found: SHA-256 of the file, hexadecimal; empty if it is missing.
        adoption: What was adopted last; None for a draft.
    """

    what: Adopted
    id: str
    file: str
    state: State
    found: str = ""
    adoption: Recorded | None = None

    @property
    def entry(self) -> int | None:
        """Entry that adopted it last; None for a draft."""
        return self.adoption.entry if self.adoption else None

    @property
    def held(self) -> str:
        """SHA-256 that the log holds; empty for a draft."""
        record = self.adoption.record if self.adoption else None
        return record.sha256 if isinstance(record, Adoption) else ""


def adopted_state(case: Case, as_of: datetime | None = None) -> tuple[AdoptedFile, ...]:
    """Hold the acts, the plan and whatever was adopted against the log.

    Args:
        case: A case without problems.
        as_of: Instant of knowledge, UTC: what was adopted later is left out. None means now.

    Returns:
        Acts by identifier, the plan if there is one, then other files that were adopted, by path.
        A case without custodian has no log: all its files are drafts.

    Raises:
        RelevoError: If a file cannot be read.
    """
    last = last_adoptions(case.log.record, as_of)
    drafts = [(Adopted.ACT, name) for name in sorted(case.acts)]
    if (case.folder / ROTATION.file).is_file():
        drafts.append((Adopted.PLAN, ROTATION.file))
    others = sorted(set(last).difference(drafts))
    return tuple(_file(case.folder, what, name, last) for what, name in (*drafts, *others))


def last_adoptions(
    record: tuple[Recorded, ...], as_of: datetime | None = None
) -> dict[tuple[Adopted, str], Recorded]:
    """Give what was adopted last, by what it is and its identifier.

    Args:
        record: Records of the case.
        as_of: Instant of knowledge, UTC. None means now.
    """
    return {
        (one.record.what, one.record.id): one
        for one in fold_known(record, as_of=as_of)
        if isinstance(one.record, Adoption)
    }


def path_of(what: Adopted, name: str) -> str:
    """Give the path in the case folder of what is adopted.

    Args:
        what: Act, plan or account.
        name: Identifier of the act, or the path itself.
    """
    return f"{ACTS}/{name}.yaml" if what is Adopted.ACT else name


def sha256_of(folder: Path, path: str) -> str:
    """Give the SHA-256 of a file of the case, hexadecimal; empty if there is none.

    Raises:
        RelevoError: If it cannot be read.
    """
    file = folder / path
    try:
        return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
    except OSError as error:
        raise RelevoError(
            text("{file} cannot be read: {reason}.", file=str(file), reason=reason_of(error))
        ) from error


def _file(
    folder: Path, what: Adopted, name: str, last: dict[tuple[Adopted, str], Recorded]
) -> AdoptedFile:
    """Hold one file against the log."""
    path = path_of(what, name)
    found, adoption = sha256_of(folder, path), last.get((what, name))
    one = AdoptedFile(
        what=what, id=name, file=path, state=State.DRAFT, found=found, adoption=adoption
    )
    if adoption is None:
        return one
    state = State.MISSING if not found else State.ADOPTED if found == one.held else State.CHANGED
    return AdoptedFile(what=what, id=name, file=path, state=state, found=found, adoption=adoption)
