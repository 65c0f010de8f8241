"""``relevo witness add``, ``request`` and ``take``: a custodian has a checkpoint cosigned."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relevo.cli.custodian import passphrase_option
from relevo.cli.opened import open_case
from relevo.cli.options import SomePath, case_argument, json_option, lang_option
from relevo.cli.witness_words import (
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
    from collections.abc import Callable, Mapping

    from relevo.casefile.cosigning import Public
    from relevo.cli.witness_ask import Answer
    from relevo.core.words import Speaker, Text
    from relevo.tlog.note import Key

_OK, _CONFLICT = 200, 409
_TRIES = 4


def add_command() -> click.Command:
    """Give the command ``witness add``."""
    return click.Command(
        name="add",
        callback=add,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Asks a witness to cosign the newest public checkpoint of a case, and adds its "
            "signature to that checkpoint. The first time, give the verifier key that the witness "
            "told you by another way: it is kept in the file policy of the case.\n\nExit code 0: "
            "cosigned. 1: the witness refuses. 2: nothing is public yet, the witness does not "
            "answer, or its signature does not hold."
        ),
        short_help=_("Has the public checkpoint of a case cosigned."),
        params=[
            case_argument(),
            click.Argument(
                ["witness"],
                metavar=_("URL|FOLDER"),
                help=_("Where the witness answers, or its folder on this machine."),
            ),
            _vkey_option(),
            passphrase_option(),
            json_option(),
            lang_option(),
        ],
    )


def request_command() -> click.Command:
    """Give the command ``witness request``."""
    return click.Command(
        name="request",
        callback=request,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Writes a file for a witness that is not reached over the network: it answers with "
            "relevo witness cosign, and relevo witness take reads the answer.\n\nExit code 0: "
            "written. 2: nothing is public yet, or a file cannot be written."
        ),
        short_help=_("Writes a request for a witness as a file."),
        params=[
            case_argument(),
            out_option(),
            click.Option(
                ["--old"],
                type=click.IntRange(min=0),
                metavar=_("NUMBER"),
                help=_("Size that the witness last cosigned; otherwise what is known of it here."),
            ),
            click.Option(
                ["--vkey"],
                metavar=_("KEY"),
                help=_("Which witness, if the policy of the case names several."),
            ),
            json_option(),
            lang_option(),
        ],
    )


def take_command() -> click.Command:
    """Give the command ``witness take``."""
    return click.Command(
        name="take",
        callback=take,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Reads the answer of a witness from a file, and adds its signature to the public "
            "checkpoint of a case.\n\nExit code 0: added. 1: the witness last cosigned another "
            "size. 2: the answer does not hold, or is not for the newest public checkpoint."
        ),
        short_help=_("Reads the answer of a witness from a file."),
        params=[
            case_argument(),
            click.Argument(
                ["reply"], type=SomePath(), metavar=_("REPLY"), help=_("File of the answer.")
            ),
            _vkey_option(),
            json_option(),
            lang_option(),
        ],
    )


def _vkey_option() -> click.Option:
    """Give the option ``--vkey``."""
    return click.Option(
        ["--vkey"],
        metavar=_("KEY"),
        help=_("Verifier key of the witness, needed the first time."),
    )


@click.pass_obj
def add(
    speaker: Speaker,
    *,
    case: Path,
    witness: str,
    vkey: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Have the newest public checkpoint cosigned.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        witness: Address or folder of the witness.
        vkey: Its verifier key; None takes those that the policy of the case names.
        passphrase_file: File of the passphrase of a witness on this machine.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If nothing is public, the witness does not answer, or its answer does not hold.
        SystemExit: With code 1 if the witness refuses.
    """
    from relevo.casefile.cosigning import request_for, size_seen, take_answer
    from relevo.casefile.policy_file import witness_key, witnesses_at
    from relevo.casefile.witness_state import read_key
    from relevo.cli.witness_ask import Answer
    from relevo.tlog.checkpoint import parse_size
    from relevo.tlog.invalid import InvalidError

    public = _public(case, speaker, as_json=as_json)
    by_network = witness.lower().startswith(("http://", "https://"))
    url = witness if by_network else ""
    if not url.isascii() or len(url.split()) > 1:
        raise RelevoError(text("{url} is no address.", url=witness))
    pinned = witness_key(vkey) if vkey else None if by_network else read_key(Path(witness))
    keys = (pinned,) if pinned else witnesses_at(case, url)
    if not keys:
        raise RelevoError(
            text(
                "The policy of {folder} names no witness yet. Have the verifier key of {url} told "
                "to you by another way, and give it with --vkey.",
                folder=str(case),
                url=url,
            )
        )
    asked = _asker(witness, passphrase_file, by_network=by_network)
    old = size_seen(case, keys, public.checkpoint.origin)
    answer = Answer(_CONFLICT, b"")
    for _try in range(_TRIES):
        answer = asked(bytes(request_for(public, old)))
        if answer.code != _CONFLICT:
            break
        try:
            old = parse_size(answer.body.decode("ascii", "replace").removesuffix("\n"))
        except InvalidError:
            break
    if answer.code != _OK:
        _refuse(answer.code, answer.body, speaker, as_json=as_json)
    taken = take_answer(public, answer.body, pinned or (keys[0] if len(keys) == 1 else None), url)
    _print(public, taken, speaker, as_json=as_json)


@click.pass_obj
def request(
    speaker: Speaker, *, case: Path, out: Path, old: int | None, vkey: str | None, as_json: bool
) -> None:
    """Write a request for a witness as a file.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        out: File of the request.
        old: Size that the witness last cosigned; None takes what is known.
        vkey: Verifier key of the witness; None takes those that the policy of the case names.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If nothing is public, or the file cannot be written.
    """
    from relevo.casefile.cosigning import request_for, size_seen
    from relevo.casefile.policy_file import read_policy, witness_key

    public = _public(case, speaker, as_json=as_json)
    free(out)
    if old is None:
        policy = read_policy(case)
        known = tuple(policy.witnesses.values()) if policy else ()
        keys = (witness_key(vkey),) if vkey else known
        old = size_seen(case, keys, public.checkpoint.origin)
    write_file(out, bytes(request_for(public, old)))
    checkpoint = public.checkpoint
    if as_json:
        print_json({"origin": checkpoint.origin, "old": old, "size": checkpoint.size})
        return
    for line in (
        text("Written: {path}", path=str(out)),
        text(
            "It asks for the checkpoint of {size} entries, continued from {old}. The witness "
            "answers with: relevo witness cosign FOLDER {file} --out REPLY",
            size=checkpoint.size,
            old=old,
            file=out.name,
        ),
    ):
        click.echo(speaker.say(line))


@click.pass_obj
def take(speaker: Speaker, *, case: Path, reply: Path, vkey: str | None, as_json: bool) -> None:
    """Read the answer of a witness from a file.

    Args:
        speaker: Says it in the user's language.
        case: Folder of the case.
        reply: File of the answer.
        vkey: Verifier key of the witness; None takes those that the policy of the case names.
        as_json: Whether to print JSON instead of words.

    Raises:
        RelevoError: If the answer does not hold.
        SystemExit: With code 1 if the witness last cosigned another size.
    """
    from relevo.casefile.cosigning import take_answer
    from relevo.casefile.policy_file import witness_key

    public = _public(case, speaker, as_json=as_json)
    data = read_file(reply)
    size = data.removesuffix(b"\n")
    if size.isdigit():
        _ask_again(case, size.decode()[:20], speaker, as_json=as_json)
    taken = take_answer(public, data, witness_key(vkey) if vkey else None)
    _print(public, taken, speaker, as_json=as_json)


def _public(case: Path, speaker: Speaker, *, as_json: bool) -> Public:
    """Give the newest public checkpoint of a case.

    Raises:
        RelevoError: If there is none, or the case has no custodian.
    """
    from relevo.casefile.cosigning import read_public

    vkey = open_case(case, speaker, as_json=as_json).settings.custodian
    if not vkey:
        raise RelevoError(
            text(
                "The case {folder} has no custodian, so nobody signs its record. Make a key with: "
                "relevo key new {folder}",
                folder=str(case),
            )
        )
    return read_public(case, vkey)


def _asker(
    witness: str, passphrase_file: Path | None, *, by_network: bool
) -> Callable[[bytes], Answer]:
    """Give what asks a witness: over HTTP, or in its folder on this machine."""
    from time import time

    from relevo.cli.witness_ask import Answer, ask
    from relevo.tlog.witness import RefusedError

    if by_network:
        return lambda body: ask(witness, body)
    held = open_at(Path(witness), passphrase_file)

    def asked(body: bytes) -> Answer:
        try:
            return Answer(_OK, held.cosign(body, int(time()))[0])
        except RefusedError as refused:
            return Answer(refused.code, refused.body.encode())

    return asked


def _refuse(code: int, body: bytes, speaker: Speaker, *, as_json: bool) -> None:
    """Say that a witness refused, and end.

    Raises:
        SystemExit: With code 1.
    """
    from relevo.casefile.cosigning import plain_words

    why = plain_words(body)
    if as_json:
        print_json({"cosigned": False, "code": code, "why": why})
    else:
        known = {
            403: text("It says that no key of the log that it trusts signed the checkpoint."),
            404: text("It does not trust this log: give its operator the key of the case."),
            422: text(
                "It says that the checkpoint does not continue what it cosigned before: the record "
                "was rewritten or split, or this case is another copy. See: relevo log fsck"
            ),
        }
        click.echo(
            speaker.say(
                text("The witness refuses ({code}): {why}", code=str(code), why=why or "?")
            ),
            err=True,
        )
        if code in known:
            click.echo(speaker.say(known[code]), err=True)
    raise SystemExit(1)


def _ask_again(case: Path, size: str, speaker: Speaker, *, as_json: bool) -> None:
    """Say that the witness knows another size than the request began at, and end.

    Raises:
        SystemExit: With code 1.
    """
    if as_json:
        print_json({"cosigned": False, "code": _CONFLICT, "why": size})
    else:
        said = text(
            "The witness last cosigned {size} entries. Make the request again: relevo witness "
            "request {folder} --old {size} --out FILE",
            size=size,
            folder=str(case),
        )
        click.echo(speaker.say(said), err=True)
    raise SystemExit(1)


def _print(public: Public, taken: Mapping[Key, int], speaker: Speaker, *, as_json: bool) -> None:
    """Say who cosigned."""
    from relevo.casefile.log_checkpoint import PUBLIC

    checkpoint = public.checkpoint
    if as_json:
        print_json(
            {
                "cosigned": True,
                "origin": checkpoint.origin,
                "size": checkpoint.size,
                "root": checkpoint.root.hex(),
                "witnesses": [
                    {"name": key.name, "vkey": key.vkey, "cosigned_at": when(time)}
                    for key, time in taken.items()
                ],
            }
        )
        return
    lines: list[Text] = [
        text(
            "{name} cosigned the checkpoint of {size} entries: {time}",
            name=key.name,
            size=checkpoint.size,
            time=when(time),
        )
        for key, time in taken.items()
    ]
    lines.append(text("Written: {path}", path=str(public.case / PUBLIC)))
    lines.append(
        text(
            "Publish it again, so that others see the signature: relevo log {folder} --publish "
            "FOLDER",
            folder=str(public.case),
        )
    )
    for line in lines:
        click.echo(speaker.say(line))
