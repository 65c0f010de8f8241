"""``logs`` in the folder of a witness: the keys of the logs that it trusts, one a line."""

from __future__ import annotations

from dataclasses import dataclass

from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Algorithm, Key

LOGS = "logs"

LONGEST_NAME = 255
"""Most bytes of the name of a log or a witness that an ML-DSA-44 cosignature can hold."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """A key that may sign checkpoints of a log.

    Attributes:
        key: The key.
        origin: Name of the log, as the first line of its checkpoints has it.

    Sample line of ``logs``: ``relevo.example/peru-2026+5ebb…+AbOq… relevo.example/peru-2026``
    """

    key: Key
    origin: str


def trusted(vkey: str, origin: str | None = None) -> Trusted:
    """Read a key that a witness is to trust.

    Args:
        vkey: The verifier key.
        origin: Name of the log; None means the name of the key.

    Raises:
        RelevoError: If it is no key that signs checkpoints, or the name will not do.
    """
    try:
        key = Key.parse(vkey)
    except InvalidError as error:
        raise RelevoError(
            text("{key} is no verifier key. It is written name+id+key, in one piece.", key=vkey)
        ) from error
    name = key.name if origin is None else origin
    if key.algorithm is not Algorithm.ED25519:
        raise RelevoError(
            text("The key of {name} is no log's: it may not sign checkpoints.", name=key.name)
        )
    if not (is_plain(name) and is_plain(key.name)):
        raise RelevoError(
            text(
                "{name} cannot be the name of a log: it has 1 to {most} bytes and no line ends.",
                name=name,
                most=LONGEST_NAME,
            )
        )
    return Trusted(key, name)


def is_plain(name: str) -> bool:
    """Whether a name can stand in a file of lines and in any cosignature."""
    return name.isprintable() and name == name.strip() and 1 <= len(name.encode()) <= LONGEST_NAME


def line_of(log: Trusted) -> str:
    """Give the line of a trusted key, its end included."""
    return f"{log.key.vkey} {log.origin}\n"


def parse_logs(data: bytes, file: str) -> tuple[Trusted, ...]:
    """Read the keys that a witness trusts.

    Args:
        data: The file.
        file: Its name, for what is wrong with it.

    Raises:
        RelevoError: If a line is malformed; empty lines and those after ``#`` say nothing.
    """
    found = []
    for number, row in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), start=1):
        line = row.strip()
        if not line or line.startswith("#"):
            continue
        vkey, _, origin = line.partition(" ")
        try:
            found.append(trusted(vkey, origin.strip() or None))
        except RelevoError as error:
            raise RelevoError(
                text(
                    "{file}, line {line}: {why} Nothing is cosigned until the line is right.",
                    file=file,
                    line=number,
                    why=error.message,
                )
            ) from error
    return tuple(found)
