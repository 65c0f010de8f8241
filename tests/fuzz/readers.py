"""What reads bytes that anybody may have written: each gives its one dull error, or reads them.

Each function takes any bytes. It fails if the reader raises anything else, or reads what it does
not write again byte for byte.
"""

from contextlib import suppress

from relevo.casefile.log_contents import opened_bytes
from relevo.casefile.log_file import read_openings
from relevo.casefile.proof_check import check_proof_file
from relevo.core.errors import RelevoError
from relevo.ledger.disclosure import DisclosureError, read_opened
from relevo.ledger.entry import Entry, EntryError
from relevo.ledger.framing import frame, frames, last_frame
from relevo.ledger.proof import ProofError, parse_proof, render_proof
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.invalid import InvalidError
from relevo.tlog.note import Key, parse_note
from relevo.tlog.policy import parse_policy
from relevo.tlog.tiles import Tile, bundle, parse_bundle, parse_tile
from relevo.tlog.witness import RefusedError, parse_request


def read_note(data):
    """Read a note, and its text as a checkpoint."""
    with suppress(InvalidError):
        note = parse_note(data)
        assert bytes(note) == data
        checkpoint = Checkpoint.parse(note.text)
        assert Checkpoint.parse(checkpoint.text) == checkpoint


def read_key(data):
    """Read a verifier key."""
    with suppress(InvalidError):
        said = data.decode("utf-8", "surrogateescape")
        assert Key.parse(said).vkey == said


def read_policy(data):
    """Read a policy."""
    with suppress(InvalidError):
        parse_policy(data)


def read_request(data):
    """Read what a witness is asked."""
    with suppress(RefusedError):
        assert bytes(parse_request(data)) == data


def read_tile(data):
    """Read a tile, a bundle of entries and the path of a tile; the first byte is the width."""
    width = (data[0] if data else 0) + 1
    with suppress(InvalidError):
        assert b"".join(parse_tile(data[1:], width)) == data[1:]
    with suppress(InvalidError):
        assert bundle(parse_bundle(data[1:], width)) == data[1:]
    with suppress(InvalidError):
        said = data.decode("latin-1")
        assert Tile.parse(said).path == said


def read_frames(data):
    """Read frames from both ends."""
    found = list(frames(data))
    again = b"".join(frame(one.position, one.content) for one in found)
    assert data.startswith(again)
    if again and again == data:
        assert last_frame(data, len(data)) == found[-1]


def read_entry(data):
    """Read an entry, and what opens one."""
    with suppress(EntryError):
        assert bytes(Entry.parse(data)) == data
    with suppress(EntryError):
        openings = tuple(read_openings(0, data))
        assert tuple(read_openings(0, opened_bytes(openings))) == openings
        with suppress(DisclosureError):
            for one in openings:
                list(read_opened(one.said))


def read_proof(data):
    """Read a proof, and check it."""
    with suppress(ProofError):
        proof = parse_proof(data)
        assert render_proof(proof) == data
        if proof.claim is None:
            with suppress(RelevoError):
                check_proof_file(data, None, None, None)


READERS = {
    reader.__name__: reader
    for reader in (
        read_note,
        read_key,
        read_policy,
        read_request,
        read_tile,
        read_frames,
        read_entry,
        read_proof,
    )
}
