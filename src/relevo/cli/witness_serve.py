"""``relevo witness serve`` and ``cosign``: a witness answers, over HTTP or by files."""

from __future__ import annotations

import sys
from gettext import gettext as _
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import passphrase_option
from relevo.cli.options import SomePath, json_option, lang_option
from relevo.cli.witness_words import (
    PORT,
    folder_argument,
    free,
    open_at,
    out_option,
    print_json,
    read_file,
    when,
    write_file,
)
from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker, Text

_CONFLICT = 409


def serve_command() -> click.Command:
    """Give the command ``witness serve``."""
    return click.Command(
        name="serve",
        callback=serve,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Answers custodians over HTTP until it is stopped: POST /add-checkpoint, and GET "
            "/HASH/checkpoint for what was last cosigned, HASH being the SHA-256 of the log's name."
            "\n\nExit code 0: stopped. 2: the folder is no witness's, or the port is taken."
        ),
        short_help=_("Serves a witness over HTTP."),
        params=[
            folder_argument(),
            click.Option(
                ["--host"],
                default="127.0.0.1",
                show_default=True,
                metavar=_("ADDRESS"),
                help=_("Address to listen on. Others than this machine's own reach it then."),
            ),
            click.Option(
                ["--port"],
                type=click.IntRange(0, 65535),
                default=PORT,
                show_default=True,
                metavar=_("NUMBER"),
                help=_("Port; 0 takes a free one."),
            ),
            passphrase_option(),
            lang_option(),
        ],
    )


def cosign_command() -> click.Command:
    """Give the command ``witness cosign``."""
    return click.Command(
        name="cosign",
        callback=cosign,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Answers a request that came as a file, made with relevo witness request.\n\nExit code "
            "0: cosigned. 1: refused. 2: the folder is no witness's, or a file cannot be read or "
            "written."
        ),
        short_help=_("Answers a request that came as a file."),
        params=[
            folder_argument(),
            click.Argument(
                ["request"], type=SomePath(), metavar=_("REQUEST"), help=_("File of the request.")
            ),
            out_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


@click.pass_obj
def serve(
    speaker: Speaker, *, folder: Path, host: str, port: int, passphrase_file: Path | None
) -> None:
    """Serve a witness until it is stopped.

    Args:
        speaker: Says it in the user's language.
        folder: Folder of the witness.
        host: Address to listen on.
        port: Port; 0 takes a free one.
        passphrase_file: File of the passphrase; None asks on a terminal if one is needed.

    Raises:
        RelevoError: If the folder is no witness's, or nobody can listen on the address.
    """
    from relevo.casefile.reason import reason_of
    from relevo.casefile.witness_state import read_logs
    from relevo.cli.witness_http import WitnessServer

    if not host.strip():
        raise RelevoError(text("The address is empty. Leave --host out, or write one."))
    witness = open_at(folder, passphrase_file)
    logs = {one.origin for one in read_logs(folder)}

    def tell(said: Text) -> None:
        click.echo(speaker.say(said), err=True)

    try:
        server = WitnessServer(witness, host, port, tell)
    except (OSError, UnicodeError) as error:
        raise RelevoError(
            text(
                "Nobody can listen on {host}, port {port}: {reason}. Choose others with --host and "
                "--port.",
                host=host,
                port=str(port),
                reason=reason_of(error) if isinstance(error, OSError) else str(error),
            )
        ) from error
    with server:
        if not _is_loopback(server.server_address[0]):
            tell(
                text(
                    "Other machines can reach this address, without encryption. Put a web server "
                    "with HTTPS before it."
                )
            )
        if not logs:
            tell(text("It trusts no log yet."))
        click.echo(
            speaker.say(text("{name} answers at {url}", name=witness.key.name, url=server.url))
        )
        sys.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            tell(text("Stopped."))


@click.pass_obj
def cosign(
    speaker: Speaker,
    *,
    folder: Path,
    request: Path,
    out: Path,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Answer a request that came as a file.

    Args:
        speaker: Says it in the user's language.
        folder: Folder of the witness.
        request: File of the request.
        out: File of the answer.
        passphrase_file: File of the passphrase; None asks on a terminal if one is needed.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the folder is no witness's, or a file cannot be read or written.
        SystemExit: With code 1 if the witness refuses.
    """
    from time import time

    from relevo.tlog.witness import RefusedError

    witness = open_at(folder, passphrase_file)
    data = read_file(request)
    free(out)
    try:
        answer, given = witness.cosign(data, int(time()), again=True)
    except RefusedError as refused:
        body = refused.body if refused.code == _CONFLICT else ""
        if body:
            write_file(out, body.encode())
        if as_json:
            print_json({"cosigned": False, "code": refused.code, "why": refused.body.strip()})
        else:
            for line in _refused(refused.code, refused.body.strip(), out):
                click.echo(speaker.say(line), err=True)
        raise SystemExit(1) from refused
    write_file(out, answer)
    checkpoint = given.checkpoint
    if as_json:
        print_json(
            {
                "cosigned": True,
                "origin": checkpoint.origin,
                "size": checkpoint.size,
                "root": checkpoint.root.hex(),
                "cosigned_at": when(given.time),
            }
        )
        return
    click.echo(
        speaker.say(
            text("Cosigned: {name}, {size} entries.", name=checkpoint.origin, size=checkpoint.size)
        )
    )
    click.echo(speaker.say(text("Written: {path}", path=str(out))))


def _refused(code: int, said: str, out: Path) -> tuple[Text, ...]:
    """Say why a request was refused and what to do next."""
    if code == _CONFLICT:
        return (
            text("Refused: the request begins at another size than this witness last cosigned."),
            text(
                "That size, {size}, is written to {path}: the custodian takes it with relevo "
                "witness take, and makes the request again.",
                size=said,
                path=str(out),
            ),
        )
    known = {
        400: text("Refused: this is no request to a witness, or it is damaged."),
        403: text("Refused: no trusted key of that log signed the checkpoint."),
        404: text(
            "Refused: this witness does not trust that log. To trust it: relevo witness trust"
        ),
    }
    return (
        known.get(
            code,
            text(
                "Refused: the checkpoint does not continue what this witness cosigned before. The "
                "log may be split or rewritten; the request is kept in the folder of the witness."
            ),
        ),
    )


def _is_loopback(address: object) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(str(address)).is_loopback
    except ValueError:
        return False
