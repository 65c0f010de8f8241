"""The HTTP server of a witness, as C2SP ``tlog-witness`` has it."""

from __future__ import annotations

import io
import re
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from relevo.casefile.witness_state import REFUSED, last_of
from relevo.core.errors import RelevoError
from relevo.core.words import text
from relevo.tlog.witness import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

    from relevo.casefile.witness_state import Witness
    from relevo.core.words import Text

_CHECKPOINT = re.compile("/([0-9a-f]{64})/checkpoint")
ADD = "/add-checkpoint"
LARGEST = 1_000_000
"""Most bytes of a request."""

PATIENCE_S = 20.0
"""Seconds in which a request must have come whole."""

_MOST_AT_ONCE = 64
_PIECE = 1 << 14
_PLAIN, _SIZE = "text/plain; charset=utf-8", "text/x.tlog.size"
_OK, _MALFORMED, _NOT_FOUND, _CONFLICT, _FORKED, _BROKEN = 200, 400, 404, 409, 422, 500


_Connection = socket.socket | tuple[bytes, socket.socket]
_Address = tuple[str, int]


class _Patient(io.RawIOBase):
    """What a client sends, as long as it comes in time.

    Args:
        connection: The connection.

    Attributes:
        until: When patience ends, on the monotonic clock.
    """

    def __init__(self, connection: socket.socket) -> None:
        """Wait for nothing yet."""
        self._connection = connection
        self.until = 0.0

    def readable(self) -> bool:
        """Say that it is read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read some bytes.

        Raises:
            TimeoutError: If the time is over.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version, default_request_version = "HTTP/1.1", "HTTP/1.0"
    server: WitnessServer

    def setup(self) -> None:
        """Read through a file that knows when time is over."""
        super().setup()
        self.rfile.close()
        self._patient = _Patient(self.connection)
        self.rfile = io.BufferedReader(self._patient)

    def handle_one_request(self) -> None:
        """Answer one request, or close the connection when its time is over."""
        self._patient.until = time.monotonic() + self.server.patience_s
        super().handle_one_request()

    def do_POST(self) -> None:
        """Answer ``add-checkpoint``."""
        body = self._body()
        if body is None:
            self._answer(_MALFORMED, "malformed request\n")
        elif self.path != ADD:
            self._answer(_NOT_FOUND, "not found\n")
        else:
            self._answer(*self.server.add_checkpoint(body))

    def do_GET(self) -> None:
        """Answer with the last checkpoint that was cosigned of a log."""
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True
        self._answer(*self.server.last_checkpoint(self.path))

    def send_error(
        self,
        code: int,
        message: str | None = None,  # noqa: ARG002 - http.server's signature
        explain: str | None = None,  # noqa: ARG002 - the same
    ) -> None:
        """Answer what is no request of this protocol, and close the connection."""
        self.close_connection = True
        self._answer(code, "refused\n")

    def version_string(self) -> str:
        """Give the program's name, and nothing that helps an attacker."""
        return "relevo"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        """Print nothing: the server says what matters."""

    def _body(self) -> bytes | None:
        """Give the body; None if its length is not given once, or is too large."""
        lengths = self.headers.get_all("Content-Length", [])
        plain = len(lengths) == 1 and lengths[0].isascii() and lengths[0].isdigit()
        if "Transfer-Encoding" in self.headers or not plain or len(lengths[0]) > len(str(LARGEST)):
            self.close_connection = True
            return None
        length = int(lengths[0])
        body = self.rfile.read(length) if length <= LARGEST else b""
        if len(body) < length:
            self.close_connection = True
            return None
        return body

    def _answer(self, code: int, body: str, kind: str = _PLAIN) -> None:
        """Send an answer."""
        content = body.encode()
        self.connection.settimeout(self.server.patience_s)
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)


class WitnessServer(ThreadingHTTPServer):
    """Serves a witness.

    Args:
        witness: The witness.
        host: Address to listen on.
        port: Port; 0 takes a free one.
        tell: Told what was cosigned, refused as a fork, or could not be done.
        patience_s: Seconds in which a request must have come whole.
    """

    daemon_threads = True
    request_queue_size = _MOST_AT_ONCE

    def __init__(
        self,
        witness: Witness,
        host: str,
        port: int,
        tell: Callable[[Text], None],
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Listen.

        Raises:
            OSError: If that address cannot be listened on.
        """
        self.witness = witness
        self.tell = tell
        self.patience_s = patience_s
        self._room = BoundedSemaphore(_MOST_AT_ONCE)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        """The address under which it is asked."""
        host, port = self.server_address[:2]
        named = str(host)
        return f"http://[{named}]:{port}" if ":" in named else f"http://{named}:{port}"

    def server_bind(self) -> None:
        """Listen, asking nobody for the name of this machine."""
        TCPServer.server_bind(self)

    def process_request(self, request: _Connection, client_address: _Address) -> None:
        """Take a connection, unless so many are open that there is no room."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._room.release()
            raise

    def process_request_thread(self, request: _Connection, client_address: _Address) -> None:
        """Serve a connection, then make room."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: _Connection, client_address: _Address) -> None:
        """Pass over a client that went away; anything else is our own mistake."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def add_checkpoint(self, body: bytes) -> tuple[int, str, str]:
        """Answer ``add-checkpoint``: status, body and its type."""
        try:
            answer, given = self.witness.cosign(body, int(time.time()))
        except RefusedError as refused:
            if refused.code == _CONFLICT:
                return _CONFLICT, refused.body, _SIZE
            if refused.code == _FORKED:
                self.tell(
                    text(
                        "Refused: a checkpoint that a trusted key signed and that does not follow "
                        "what was cosigned before. It is kept in {folder}.",
                        folder=str(self.witness.folder / REFUSED),
                    )
                )
            return refused.code, f"{refused.body}\n", _PLAIN
        except RelevoError as error:
            self.tell(error.message)
            return _BROKEN, "the witness cannot answer now\n", _PLAIN
        self.tell(
            text(
                "Cosigned: {name}, {size} entries.",
                name=given.checkpoint.origin,
                size=given.checkpoint.size,
            )
        )
        return _OK, answer.decode(), _PLAIN

    def last_checkpoint(self, path: str) -> tuple[int, str, str]:
        """Answer with a checkpoint: ``/<origin hash>/checkpoint``; status, body and its type."""
        asked = _CHECKPOINT.fullmatch(path)
        try:
            found = last_of(self.witness.folder, self.witness.key, asked[1]) if asked else None
        except RelevoError as error:
            self.tell(error.message)
            return _BROKEN, "the witness cannot answer now\n", _PLAIN
        if found is None:
            return _NOT_FOUND, "not found\n", _PLAIN
        return _OK, bytes(found.note).decode(), _PLAIN
