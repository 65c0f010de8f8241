"""The persons' vault: who is behind each roll number, outside every case.

In the custodian's folder ``persons/`` holds one small file a person (``<hash>.key``: roll number
and the person's own key, wrapped), and ``sealed``: frames that hold, under that key, what opens the
hidden fields of the person's entries. Destroying the key file erases the person, whatever copies of
``sealed`` there are. Whoever writes holds ``persons/lock``; the log is locked before it, never
after.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from base64 import b64decode, b64encode
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from relevo.casefile.keys import (
    PERSONS,
    PRIVATE,
    PRIVATE_FOLDER,
    unwritten,
    write_private,
)
from relevo.casefile.reason import reason_of
from relevo.casefile.sealed_file import append_frame
from relevo.casefile.write import SUFFIX, sync_folder
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.ledger.canonical import canonical
from relevo.ledger.framing import LARGEST, frames
from relevo.ledger.personal import (
    SECRET,
    Person,
    PersonalError,
    document_hash,
    open_sealed,
    seal_opening,
    unwrap,
    wrap,
)
from relevo.register.erasable import rolls_of
from relevo.register.model import Erasure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from relevo.casefile.keys import Keys
    from relevo.casefile.log_file import Keep
    from relevo.ledger.entry import Opening
    from relevo.register.model import Recorded

SEALED, LOCK, NEXT = "sealed", "lock", "next"

_KEY = ".key"
_NAMED = 32
"""Random bytes that name the file of a person without a document."""
_ROLL = re.compile(r"R-(\d{4,9})", re.ASCII)


class EnrolledError(RelevoError):
    """Somebody with that document has a roll number already.

    Args:
        roll: That roll number.
    """

    def __init__(self, roll: str) -> None:
        """Keep the roll number."""
        super().__init__(text("This person has the roll number {roll} already.", roll=roll))
        self.roll = roll


class Vault:
    """The persons of a case.

    Args:
        keys: The custodian's keys.
        salts: Gives so many fresh random bytes, as ``os.urandom`` does.
        used: Largest number of a roll number on record in the log.
    """

    def __init__(self, keys: Keys, salts: Callable[[int], bytes], used: int = 0) -> None:
        """Keep where it lies; nothing is read or written yet."""
        self._folder = keys.folder / PERSONS
        self._office = keys.office
        self._salts = salts
        self._used = used
        self._fresh: set[str] = set()
        self._clean = False

    def roll_of(self, document: str, state: str) -> str | None:
        """Give the roll number of whoever has a document.

        A crash between key and entry leaves a roll number that no entry enrols: whoever records
        asks the log whether it does, and otherwise enrols under the same number.

        Args:
            document: Number of the document; without letters or digits nobody is found.
            state: State of the document.
        """
        name = self._name(document, state)
        try:
            return _read(self._folder / name)[0] if name else None
        except FileNotFoundError:
            return None

    def next_rolls(self, n: int) -> tuple[str, ...]:
        """Take new roll numbers: no other process is given them, and none is ever given twice.

        Raises:
            RelevoError: If the folder cannot be written to.
        """
        with self._locked():
            first = max(self._last(), self._used) + 1
            write_private(self._folder / NEXT, str(first + n - 1).encode())
        rolls = tuple(f"R-{number:04d}" for number in range(first, first + n))
        self._fresh.update(rolls)
        return rolls

    def keep(self, roll: str, document: str = "", state: str = "") -> Keep:
        """Give what keeps the hidden fields of a person's entry, durably.

        Args:
            roll: Roll number.
            document: Number of the document, or empty.
            state: State of the document.

        Returns:
            What :meth:`LogFile.append` wants. It makes the person's key if there is none, and
            raises :class:`EnrolledError` if the document is another's, or `RelevoError` if the disk
            is full; then there is no entry.
        """
        name = self._name(document, state)

        def keep(position: int, openings: Sequence[Opening]) -> None:
            with self._locked():
                file, made = self._keyed(roll, name)
                try:
                    self._seal(_person(self._office, file), position, openings)
                except (OSError, RelevoError):
                    if made:
                        _destroy(file)
                    raise

        return keep

    def openings(self, roll: str) -> tuple[Opening, ...]:
        """Give all that was sealed for a person, in the order of sealing.

        What a crash left without its entry is there too: whoever needs what an entry says checks
        each opening against the entry.

        Raises:
            RelevoError: If the person's key is not here, or something was changed.
        """
        file = self._files().get(roll)
        try:
            person = _person(self._office, file) if file else None
        except FileNotFoundError:
            person = None
        if person is None:
            raise RelevoError(
                text("No key of {roll} is held here: erased, or kept elsewhere.", roll=roll)
            )
        found: list[Opening] = []
        for content in self._contents():
            if content["roll"] == roll:
                for field, sealed in content["fields"].items():
                    try:
                        opening = open_sealed(person, content["entry"], field, b64decode(sealed))
                    except PersonalError as error:
                        raise _damaged(self._folder / SEALED) from error
                    found.append(opening)
        if not found:
            raise _damaged(self._folder / SEALED)
        return tuple(found)

    def open(self, roll: str) -> dict[str, Any]:
        """Give what is held of a person, by field, as last recorded.

        Raises:
            RelevoError: As :meth:`openings`.
        """
        return {one.field: one.said for one in self.openings(roll)}

    def holds(self, roll: str) -> bool:
        """Whether a person's key is here."""
        return roll in self._files()

    def erase(self, roll: str) -> bool:
        """Destroy a person's key: overwritten, brought to disk, removed.

        Returns:
            Whether there was one.

        Raises:
            RelevoError: If it cannot be removed.
        """
        with self._locked():
            file = self._files().get(roll)
            if file is None:
                return False
            _destroy(file)
            sync_folder(self._folder)
            return True

    def finish(self, record: Iterable[Recorded]) -> tuple[str, ...]:
        """Destroy every key whose erasure is on record: a crash may have come in between.

        Args:
            record: Records of the case.

        Returns:
            Roll numbers whose keys were still there.
        """
        ordered = [one.record.roll for one in record if isinstance(one.record, Erasure)]
        held = self._files() if ordered else {}
        return tuple(roll for roll in ordered if roll in held and self.erase(roll))

    def _last(self) -> int:
        """Give the last number that was given; from the persons' files if the counter is lost."""
        try:
            return int((self._folder / NEXT).read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return max((_number(roll) for roll in self._files()), default=0)

    def _name(self, document: str, state: str) -> str | None:
        """Give the name of the file of whoever has a document; None if there is no document."""
        try:
            return document_hash(self._office, document, state) + _KEY
        except ValueError:
            return None

    def _files(self) -> dict[str, Path]:
        """Give every person's file by roll number."""
        try:
            files = sorted(self._folder.iterdir())
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unread(self._folder, error) from error
        found: dict[str, Path] = {}
        for file in files:
            if file.suffix == _KEY and not file.name.startswith("."):
                with suppress(FileNotFoundError):  # erased meanwhile by another process
                    found[_read(file)[0]] = file
        return found

    def _keyed(self, roll: str, name: str | None) -> tuple[Path, bool]:
        """Give a person's key file, and whether it was made now.

        Raises:
            EnrolledError: If the document is another's.
        """
        target = self._folder / name if name else None
        if target is not None and target.is_file():
            held, _ = _read(target)
            if held != roll:
                raise EnrolledError(held)
            return target, False
        there = None if roll in self._fresh else self._files().get(roll)
        if there is not None:
            if target is None:
                return there, False
            there.replace(target)
            sync_folder(self._folder)
            return target, False
        target = target or self._folder / (self._salts(_NAMED).hex() + _KEY)
        wrapped = wrap(self._office, Person(roll, self._salts(SECRET)))
        content = canonical({"key": b64encode(wrapped).decode(), "roll": roll, "v": 1})
        write_private(target, content)
        self._fresh.discard(roll)
        return target, True

    def _seal(self, person: Person, position: int, openings: Sequence[Opening]) -> None:
        """Add what opens a person's fields to ``sealed``, durably, or leave it as it was."""
        fields = {
            one.field: b64encode(seal_opening(person, one, self._salts)).decode()
            for one in openings
        }
        content = canonical({"entry": position, "fields": fields, "roll": person.roll})
        if len(content) > LARGEST:
            raise RelevoError(text("This is too much for one person. Shorten the name."))
        file = self._folder / SEALED
        new = not file.exists()
        append_frame(file, content)
        if new:
            sync_folder(self._folder)

    def _contents(self) -> Iterator[dict[str, Any]]:
        """Give what each frame of ``sealed`` holds; a torn end was never confirmed.

        Raises:
            RelevoError: If the file cannot be read.
        """
        file = self._folder / SEALED
        try:
            data = file.read_bytes() if file.is_file() else b""
        except OSError as error:
            raise _unread(file, error) from error
        for found in frames(data):
            yield json.loads(found.content)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the vault for writing; wait while another process does.

        Raises:
            RelevoError: If it cannot be written to; keys half written are removed.
        """
        try:
            self._folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            descriptor = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE)
        except OSError as error:
            raise unwritten(self._folder, error) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if not self._clean:
                for stray in self._folder.glob(f".*{SUFFIX}"):
                    _destroy(stray)
                self._clean = True
            yield
        except OSError as error:
            raise unwritten(self._folder, error) from error
        finally:
            os.close(descriptor)


def highest_roll(record: Sequence[Recorded]) -> int:
    """Give the largest number of a roll number on record; 0 if there is none."""
    return max(map(_number, rolls_of(record)), default=0)


def _number(roll: str) -> int:
    """Give the number of a roll number; 0 if it has another form."""
    found = _ROLL.fullmatch(roll)
    return int(found[1]) if found else 0


def _read(file: Path) -> tuple[str, bytes]:
    """Read a person's key file: roll number and wrapped key.

    Raises:
        FileNotFoundError: If it is not there.
        RelevoError: If it is damaged or cannot be read.
    """
    try:
        read = json.loads(file.read_bytes())
        return str(read["roll"]), b64decode(read["key"], validate=True)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise _unread(file, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(file) from error


def _person(office: bytes, file: Path) -> Person:
    """Open a person's key.

    Raises:
        FileNotFoundError: If it is not there.
        RelevoError: If the file is damaged, or was made under another office's key.
    """
    try:
        return unwrap(office, *_read(file))
    except PersonalError as error:
        raise _damaged(file) from error


def _destroy(file: Path) -> None:
    """Overwrite a file, bring that to disk, and remove it."""
    with file.open("r+b") as opened:
        opened.write(bytes(file.stat().st_size))
        opened.flush()
        os.fsync(opened.fileno())
    file.unlink()


def _damaged(file: Path) -> RelevoError:
    """Say that a file of the vault is not what was written."""
    if file.suffix == _KEY:
        return RelevoError(
            text(
                "{file} is damaged. Put it back from the newest copy of the keys; if there is "
                "none, remove it: the name of that one person is lost.",
                file=str(file),
            )
        )
    return RelevoError(
        text("{file} is damaged. Put it back from the newest copy of the keys.", file=str(file))
    )


def _unread(file: Path, error: OSError) -> RelevoError:
    """Say that a file of the vault cannot be read, and why."""
    return RelevoError(
        text("{file} cannot be read: {reason}.", file=str(file), reason=reason_of(error))
    )
