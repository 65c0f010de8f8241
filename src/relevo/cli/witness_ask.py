"""How a custodian asks a witness to cosign, over HTTP."""

from __future__ import annotations

import time
from http.client import HTTPException, HTTPResponse
from typing import NamedTuple
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from relevo.core.errors import RelevoError
from relevo.core.words import text

ADD = "/add-checkpoint"
LARGEST = 1_000_000
"""Most bytes of an answer."""

PATIENCE_S = 20.0
"""Seconds to wait for a witness."""

_PIECE = 1 << 14


class Answer(NamedTuple):
    """What a witness answered.

    Attributes:
        code: HTTP status.
        body: The body.
    """

    code: int
    body: bytes


def ask(url: str, body: bytes, patience_s: float = PATIENCE_S) -> Answer:
    """Ask a witness to cosign; nobody else is asked, whatever the answer says.

    Args:
        url: Its submission prefix.
        body: Body of the request.
        patience_s: Seconds to wait for each step of the answer, and for all of it.

    Raises:
        RelevoError: If the address is none, or the witness does not answer in time.
    """
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    try:
        asked = Request(  # noqa: S310 - the opener knows http and https only
            url.rstrip("/") + ADD, body, {"Content-Type": "text/plain; charset=utf-8"}
        )
        response = opener.open(asked, timeout=patience_s)
        if not isinstance(response, HTTPResponse):
            message = "no address that begins with http:// or https://"
            raise ValueError(message)  # noqa: TRY004, TRY301 - an address of the user
        with response:
            return Answer(response.status, _all_of(response, time.monotonic() + patience_s))
    except (OSError, ValueError, HTTPException) as error:
        raise RelevoError(
            text(
                "The witness at {url} did not answer: {why}. Nothing was changed.",
                url=url,
                why=str(getattr(error, "reason", error)) or type(error).__name__,
            )
        ) from error


def _all_of(response: HTTPResponse, until: float) -> bytes:
    """Read an answer, as long as it comes in time and has an end.

    Args:
        response: The answer.
        until: When time is over, on the monotonic clock.

    Raises:
        ValueError: If it has none.
        OSError: If it does not come.
    """
    parts = bytearray()
    while piece := response.read1(_PIECE):
        parts += piece
        if len(parts) > LARGEST or time.monotonic() > until:
            message = "too much, or too slow"
            raise ValueError(message)
    return bytes(parts)
