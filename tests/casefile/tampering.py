"""A log with everything that follows from it, and ways to tamper with its files, for tests."""

import random
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from relevo.casefile.disclosure import DISCLOSED, disclose, find_due
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC
from relevo.casefile.log_file import ENTRIES, OPENINGS, New
from relevo.casefile.log_frames import frames_in
from relevo.casefile.log_publish import publish_log
from relevo.casefile.views import write_views
from relevo.ledger.framing import frame
from relevo.ledger.records import values_of
from relevo.register.model import Recorded
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.cosignature import cosign
from relevo.tlog.note import Algorithm, Signer, parse_note
from relevo.tlog.policy import parse_policy
from relevo.tlog.tiles import bundle, parse_bundle
from tests.casefile.enrolled import office
from tests.casefile.logged import RIFLE, moved

WITNESSES = (
    Signer("w.example/parliament", Algorithm.MLDSA44_COSIGNATURE, b"\x03" * 32),
    Signer("w.example/newspaper", Algorithm.ED25519_COSIGNATURE, b"\x04" * 32),
)
BEGUN = datetime(2025, 1, 1, 12, tzinfo=UTC)
SEEN_AT = 1_790_000_000
TODAY = BEGUN + timedelta(days=3650)
BATCH = 200


class Log:
    """A case with a log, what it made public, and who cosigned that.

    Args:
        folder: An empty folder.
        size: Entries of the log; nine in ten are public.
        real: One entry in so many is a movement, which the tables show; others say one number.
    """

    def __init__(self, folder, size, *, real=1):
        """Record, disclose, publish, cosign and write the tables."""
        made = office(folder)
        self.keys = made.keys
        self.case, self.public = made.case, folder / "public"
        self.size, self.shown = size, size - size // 10
        self._real = real
        self._record(made, 0, self.shown - 1)
        with_day = {"on": TODAY.date(), "now": TODAY, "today": TODAY.date()}
        disclose(self.case, made.log, find_due(made.log, TODAY.date(), 30), **with_day)
        publish_log(
            self.case,
            made.log,
            made.keys.signer,
            self.public,
            before=None,
            keys=(made.keys.key,),
        )
        for path in (self.case / PUBLIC, self.public / "checkpoint"):
            path.write_bytes(cosigned(path.read_bytes()))
        self.since = (self.case / PUBLIC).read_bytes()
        self._record(made, self.shown, size)
        made.log.close()
        write_views(self.case)
        self.policy = parse_policy(policy_of(made.keys.key))

    def _record(self, made, first, last):
        """Record entries, some at a time."""
        for start in range(first, last, BATCH):
            made.log.extend([self._new(at) for at in range(start, min(start + BATCH, last))])

    def _new(self, at):
        """Give an entry of some day."""
        when = BEGUN + timedelta(hours=at)
        if at % self._real:
            return New(kind="note", day=when.date(), values={"n": at}, key=f"k{at}")
        record = moved(day=when.date().isoformat(), party=f"EJ-{at}", materiel=(RIFLE,))
        values = values_of(Recorded(entry=at, recorded_at=when, record=record))
        return New(kind="movement", day=when.date(), values=values, key=f"k{at}")

    def copy(self, folder):
        """Give a copy of the case in another folder."""
        return shutil.copytree(self.case, folder)


def policy_of(key, *, least="all"):
    """Give a policy that asks for the witnesses."""
    lines = [f"log {key.vkey}"]
    lines += [f"witness w{at} {one.key.vkey}" for at, one in enumerate(WITNESSES)]
    lines += [f"group both {least} w0 w1", "quorum both"]
    return "".join(f"{line}\n" for line in lines).encode()


def cosigned(data, witnesses=WITNESSES):
    """Give a public checkpoint with the cosignatures of witnesses."""
    checkpoint = Checkpoint.parse(parse_note(data).text)
    return data + "".join(str(cosign(one, checkpoint, SEEN_AT)) for one in witnesses).encode()


@contextmanager
def holding(path, data):
    """Put other bytes in a file for a while."""
    kept = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(kept)


def files_of(log):
    """Give what is tampered with: files of the case and of what is public, each with its folder."""
    tiles = [path for path in (log.case / "log/tile").rglob("*") if path.is_file()]
    held = [log.case / name for name in (ENTRIES, OPENINGS, CHECKPOINT, PUBLIC, DISCLOSED)]
    views = sorted(path for path in (log.case / "register").iterdir() if path.stat().st_size)
    public = [path for path in log.public.rglob("*") if path.is_file() and path.name != "keys"]
    return [
        *((log.case, path) for path in (*held, *sorted(tiles), *views)),
        *((log.public, path) for path in sorted(public)),
    ]


def tampered(chance: random.Random, path, data):
    """Give other bytes for a file, never the same, and how they were made.

    Bytes are changed, taken out, put in, exchanged and cut off at random places. Where a file holds
    entries, or what opens them, that is also done to whole ones, with checksums made again.
    """
    ways = [_changed, _taken, _put, _exchanged, _cut]
    if path.name in {"entries", "openings"} or "entries" in path.parts:
        ways += [_whole_changed, _whole_taken, _whole_put, _whole_exchanged]
    while True:
        way = chance.choice(ways)
        other = way(chance, path, data)
        if other not in (None, data):
            return way.__name__.removeprefix("_"), other


def _changed(chance, _path, data):
    """Change one byte."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _taken(chance, _path, data):
    """Take one byte out."""
    at = chance.randrange(len(data))
    return data[:at] + data[at + 1 :]


def _put(chance, _path, data):
    """Put one byte in, anywhere but at the end: what follows the last entry is no entry."""
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at:]


def _exchanged(chance, _path, data):
    """Exchange two bytes."""
    one, other = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    if one == other:
        return None
    middle = data[one + 1 : other]
    return data[:one] + data[other : other + 1] + middle + data[one : one + 1] + data[other + 1 :]


def _cut(chance, _path, data):
    """Cut the end off."""
    return data[: chance.randrange(len(data))]


def _whole_changed(chance, path, data):
    """Change one byte of a whole entry."""
    whole = _parts(path, data)
    at = chance.randrange(len(whole))
    whole[at] = _changed(chance, path, whole[at])
    return _joined(path, whole)


def _whole_taken(chance, path, data):
    """Take a whole entry out."""
    whole = _parts(path, data)
    whole.pop(chance.randrange(len(whole)))
    return _joined(path, whole)


def _whole_put(chance, path, data):
    """Put a copy of an entry somewhere before the last."""
    whole = _parts(path, data)
    whole.insert(chance.randrange(len(whole)), chance.choice(whole))
    return _joined(path, whole)


def _whole_exchanged(chance, path, data):
    """Exchange two entries."""
    whole = _parts(path, data)
    one, other = chance.randrange(len(whole)), chance.randrange(len(whole))
    whole[one], whole[other] = whole[other], whole[one]
    return _joined(path, whole)


def _parts(path, data):
    """Give the entries of a file of frames, or of a bundle."""
    if path.name in {"entries", "openings"}:
        with path.open("rb") as file:
            return [content for content, _ in frames_in(file.fileno())]
    width = int(path.name) if path.parent.name.endswith(".p") else 256
    return parse_bundle(data, width)


def _joined(path, whole):
    """Give the file of some entries."""
    if path.name in {"entries", "openings"}:
        return b"".join(frame(at, one) for at, one in enumerate(whole))
    return bundle(whole)
