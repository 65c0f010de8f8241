"""A log in memory, its forks, and witnesses of it, for tests."""

import threading
from contextlib import contextmanager

from relevo.casefile.witness_logs import trusted
from relevo.casefile.witness_state import Witness, new_witness, open_witness, trust_logs
from relevo.cli.witness_http import WitnessServer
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.merkle import leaf_hash, root_of
from relevo.tlog.note import Algorithm, Note, Signer
from relevo.tlog.proofs import prove_consistency
from relevo.tlog.witness import Request

LOG = Signer("relevo.example/log", Algorithm.ED25519, bytes(range(32)))
STRANGER = Signer("relevo.example/log", Algorithm.ED25519, b"\x09" * 32)
NEW = Signer("w.example/new", Algorithm.MLDSA44_COSIGNATURE, b"\x02" * 32)
OLD = Signer("w.example/old", Algorithm.ED25519_COSIGNATURE, b"\x01" * 32)
NOW = 1_790_000_000


class Log:
    """A log of short entries; those from ``forked`` on say something else."""

    def __init__(self, size, *, forked=None, mark=b"forked", signer=LOG):
        """Make its leaves."""
        start = size if forked is None else forked
        self.signer = signer
        self.leaves = [
            leaf_hash(bytes([at % 256]) + (mark if at >= start else b"")) for at in range(size)
        ]

    def checkpoint(self, size):
        """Give the checkpoint of its first entries."""
        return Checkpoint(self.signer.name, size, root_of(self.leaves[:size]))

    def signed(self, size):
        """Give the same as the log signs it."""
        return Note(self.checkpoint(size).text).signed(self.signer)

    def request(self, old, size):
        """Give what a witness is asked."""
        proof = ()
        if 0 < old <= size:
            proof = prove_consistency(old, size, lambda *of: root_of(self.leaves[slice(*of)]))
        return Request(old, tuple(proof), self.signed(size), self.checkpoint(size))

    def body(self, old, size):
        """Give the bytes of the same."""
        return bytes(self.request(old, size))


def made(folder, signer=NEW, *, logs=(LOG,)) -> Witness:
    """Make a witness that trusts logs, and open it."""
    new_witness(folder, signer)
    trust_logs(folder, [trusted(one.key.vkey) for one in logs])
    return opened(folder)


def opened(folder) -> Witness:
    """Open a witness without a passphrase."""
    return open_witness(folder, lambda: b"")


@contextmanager
def serving(witness, **more):
    """Serve a witness on a free port; what it tells is in ``told``."""
    told = []
    server = WitnessServer(witness, "127.0.0.1", 0, told.append, **more)
    server.told = told
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
