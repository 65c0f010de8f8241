"""Right bytes for each reader, to be spoilt."""

from pathlib import Path

from relevo.casefile.proof import prove_entry
from relevo.ledger.framing import frame
from relevo.ledger.proof import render_proof
from tests.casefile.folders import read_good
from tests.casefile.tampering import cosigned, policy_of
from tests.casefile.witnesses import LOG, Log
from tests.cases.simulated import CASE


def seeds():
    """Give some right bytes by the name of a reader."""
    log = Log(9)
    case = read_good(Path(CASE))
    entries = [one.leaf for one in prove_entry(case, 5).entries]
    note = bytes(log.signed(9))
    return {
        "read_note": [note, cosigned(note)],
        "read_key": [LOG.key.vkey.encode()],
        "read_policy": [policy_of(LOG.key)],
        "read_request": [log.body(4, 9), log.body(0, 9)],
        "read_tile": [
            b"\x08" + b"".join(log.leaves),
            b"\x00" + len(entries[-1]).to_bytes(2) + entries[-1],
            b"tile/entries/x001/234.p/7",
        ],
        "read_frames": [b"".join(frame(at, one) for at, one in enumerate((b"a", b"bb", b"c")))],
        "read_entry": [*entries, b'{"n":["' + b"A" * 43 + b'=",[{"entries":[1],"fields":["a"]}]]}'],
        "read_proof": [render_proof(prove_entry(case, at)) for at in (0, 5)],
    }
