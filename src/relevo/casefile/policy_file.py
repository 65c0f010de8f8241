"""``policy`` in a case folder: keys of the log and of its witnesses, as C2SP ``tlog-policy``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.casefile.reason import reason_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Algorithm, Key
from relevo.tlog.policy import Policy, parse_policy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

POLICY = "policy"

_COSIGNS = {Algorithm.ED25519_COSIGNATURE, Algorithm.MLDSA44_COSIGNATURE}


def read_policy(case: Path) -> Policy | None:
    """Give the policy of a case; None if it has none.

    Raises:
        RelevoError: If it is malformed or cannot be read.
    """
    data = _policy_of(case)
    return None if data is None else _parsed(case, data)


def witnesses_at(case: Path, url: str) -> tuple[Key, ...]:
    """Give the keys of the witnesses that may answer at an address.

    Args:
        case: The case folder.
        url: The address; a slash at its end does not count.

    Returns:
        Keys that the case's policy names with that address; all that it names if there is none.
    """
    policy = read_policy(case)
    if policy is None:
        return ()
    named = (
        row.split() for row in (_policy_of(case) or b"").decode("utf-8", "replace").split("\n")
    )
    names = {
        row[1]
        for row in named
        if len(row) == 4 and row[0] == "witness" and row[3].rstrip("/") == url.rstrip("/")  # noqa: PLR2004 - name, key and address
    }
    return tuple(
        key for name, key in policy.witnesses.items() if name in (names or policy.witnesses)
    )


def witness_key(vkey: str) -> Key:
    """Read the verifier key of a witness.

    Raises:
        RelevoError: If it is none.
    """
    try:
        key = Key.parse(vkey.strip())
    except InvalidError as error:
        raise RelevoError(
            text("{key} is no verifier key. It is written name+id+key, in one piece.", key=vkey)
        ) from error
    if key.algorithm not in _COSIGNS:
        raise RelevoError(text("The key of {name} is no witness's.", name=key.name))
    return key


def with_witness(
    case: Path, logs: Sequence[Key], pinned: Key | None, url: str
) -> tuple[Policy | None, bytes | None]:
    """Give the policy of a case with a witness named in it.

    Args:
        case: The case folder.
        logs: Keys of the log, for a policy that is begun.
        pinned: Key of the witness; None names none.
        url: Where it is asked; may be empty.

    Returns:
        The policy, and its new bytes; None for either that there is not.

    Raises:
        RelevoError: If the policy is malformed, cannot be read, or the name is taken in it.
    """
    data = _policy_of(case)
    policy = None if data is None else _parsed(case, data)
    if pinned is None or (policy and pinned in policy.witnesses.values()):
        return policy, None
    if data is None:
        data = "".join(f"log {key.vkey}\n" for key in logs).encode() + b"quorum none\n"
    gap = b"" if data.endswith(b"\n") else b"\n"
    line = " ".join(filter(None, ("witness", pinned.name, pinned.vkey, url)))
    data += gap + f"{line}\n".encode()
    return _parsed(case, data), data


def _policy_of(case: Path) -> bytes | None:
    """Read the bytes of a case's policy; None if there is none."""
    try:
        return (case / POLICY).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RelevoError(
            text(
                "{file} cannot be read: {reason}.", file=str(case / POLICY), reason=reason_of(error)
            )
        ) from error


def _parsed(case: Path, data: bytes) -> Policy:
    """Read a policy."""
    try:
        return parse_policy(data)
    except InvalidError as error:
        raise RelevoError(
            text(
                "{file} is no policy: {why}. Correct it as docs/formats/witness.md says.",
                file=str(case / POLICY),
                why=str(error),
            )
        ) from error
