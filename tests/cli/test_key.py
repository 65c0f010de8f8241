"""``relevo key``: made once, shown, succeeded; and everything that must be refused."""

import fcntl
import json
import os
import pty
import shutil
import subprocess
import termios

import pytest

from relevo.casefile.custody import custodians_of
from relevo.casefile.log_file import LogFile
from relevo.ledger.custody import signers_at, signers_now
from relevo.tlog.checkpoint import open_checkpoint
from relevo.tlog.note import Key
from tests.casefile.folders import read_good, tiny
from tests.cli.shell import COMMAND, environment, relevo


@pytest.fixture
def case(tmp_path):
    """Give a case without custodian, under a name with spaces and accents."""
    return tiny(tmp_path / "Perú  2026, prueba")


def run(case, *words, lang="en", **environ):
    """Run ``relevo key`` with the keys beside the case."""
    return relevo(
        "key", *words, case, RELEVO_KEYS=str(case.parent / "keys"), RELEVO_LANG=lang, **environ
    )


def made(case, *words):
    """Make keys and give what was printed as JSON."""
    done = run(case, "new", "--json", *words)
    assert done.code == 0, done.err
    return json.loads(done.out)


def files(folder):
    """Give every file below a folder with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Fingerprint", "custodian", "passphrase", "signing.pem", "newest copy"]),
        ("es", ["Huella", "custodio", "contraseña", "signing.pem", "copia más reciente"]),
    ],
)
def test_new_says_what_was_made_and_what_to_do(case, lang, words):
    done = run(case, "new", lang=lang)
    assert done.code == 0, done.err
    assert [word for word in words if word not in done.out] == []
    vkey = done.out.splitlines()[0]
    assert read_good(case).settings.custodian == vkey
    assert Key.parse(vkey).name.startswith("relevo/peru-2026-prueba-")


def test_new_is_made_once(case):
    before = (case / "case.yaml").read_bytes()
    first = made(case, "--origin", "ministry.example/peru-2026")
    line = f"custodian: {first['vkey']}\n".encode()
    assert (case / "case.yaml").read_bytes().replace(line, b"", 1) == before
    assert first["origin"] == "ministry.example/peru-2026"
    whole = files(case.parent)
    done = run(case, "new")
    assert done.code == 2
    assert "relevo key rotate" in done.err
    assert files(case.parent) == whole


def test_a_record_without_custodian_gets_no_new_key(case):
    made(case)
    LogFile(case, os.urandom).append("note", read_good(case).settings.planning.from_, {}, key="a")
    content = (case / "case.yaml").read_text(encoding="utf-8")
    lines = [line for line in content.splitlines(keepends=True) if "custodian:" not in line]
    (case / "case.yaml").write_text("".join(lines), encoding="utf-8")
    done = run(case, "new")
    assert done.code == 2
    assert "custodian" in done.err


@pytest.mark.parametrize("origin", ["", "two words", "a+b", "-x", "x" * 300, "ñ", "a:b", "a\nb"])
def test_an_origin_that_will_not_do(case, origin):
    done = run(case, "new", "--origin", origin)
    assert done.code == 2
    assert not (case.parent / "keys").exists()
    assert read_good(case).settings.custodian == ""


def test_keys_never_lie_in_a_case(case):
    for folder in (case / "keys", case / "acts" / "deep" / "keys", case):
        done = run(case, "new", "--keys", folder)
        assert done.code == 2
        assert "--keys" in done.err
    assert list(case.rglob("*.pem")) == []
    made(case)
    shutil.copytree(case.parent / "keys", case / "keys")
    done = run(case, "rotate", "--keys", case / "keys")
    assert done.code == 2


def test_a_passphrase_file(case):
    words = case.parent / "words"
    words.write_text("six words that nobody can guess\r\n", encoding="utf-8")
    assert made(case, "--passphrase-file", words)["passphrase"] is True
    for file in (case.parent / "keys").rglob("*.pem"):
        assert file.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    done = run(case, "rotate")
    assert done.code == 2
    assert "--passphrase-file" in done.err
    wrong = case.parent / "wrong"
    wrong.write_text("six other words", encoding="utf-8")
    assert run(case, "rotate", "--passphrase-file", wrong).code == 2
    assert not (case / "log" / "entries").exists()
    assert run(case, "rotate", "--passphrase-file", words).code == 0
    assert run(case, "rotate", "--passphrase-file", words).code == 0
    assert len(list((case.parent / "keys").rglob("signing*.pem"))) == 3


@pytest.mark.parametrize("content", ["", "\n", "short", "eleven char"])
def test_a_passphrase_that_will_not_do(case, content):
    words = case.parent / "words"
    words.write_text(content, encoding="utf-8")
    assert run(case, "new", "--passphrase-file", words).code == 2
    assert run(case, "new", "--passphrase-file", case).code == 2
    assert not (case.parent / "keys").exists()


def test_a_file_where_the_keys_should_lie(case):
    (case.parent / "keys").write_bytes(b"")
    before = (case / "case.yaml").read_bytes()
    done = run(case, "new")
    assert done.code == 2
    assert (case / "case.yaml").read_bytes() == before


def test_show_says_whether_a_key_is_at_hand(case):
    assert run(case, "show").code == 2
    new = made(case)
    done = run(case, "show")
    assert done.code == 0
    assert new["vkey"] in done.out
    assert new["fingerprint"] in done.out
    shown = json.loads(run(case, "show", "--json").out)
    assert (shown["vkey"], shown["at_hand"]) == (new["vkey"], True)
    shutil.rmtree(case.parent / "keys")
    done = run(case, "show")
    assert done.code == 0
    assert "read-only" in done.out
    assert "solo" in run(case, "show", lang="es").out


def test_without_the_key_nothing_is_recorded(case):
    made(case)
    shutil.rmtree(case.parent / "keys")
    done = run(case, "rotate")
    assert done.code == 2
    assert "read-only" in done.err
    assert not (case / "log").exists()


def test_rotation_is_followed_from_the_first_key(case):
    first = made(case)["vkey"]
    second = json.loads(run(case, "rotate", "--json").out)
    assert second["replaces"] == first
    third = json.loads(run(case, "rotate", "--add", "--json").out)
    assert third["replaces"] is None
    chain = custodians_of(case, first)
    assert [key.vkey for key in signers_now(chain)] == [third["vkey"], second["vkey"]]
    assert read_good(case).settings.custodian == first
    data = (case / "log" / "checkpoint").read_bytes()
    checkpoint, _note = open_checkpoint(data, signers_at(chain, 2))
    assert checkpoint.size == 2
    shown = json.loads(run(case, "show", "--json").out)
    assert [(one["from_size"], one["to_size"]) for one in shown["signers"]] == [
        (0, 1),
        (1, None),
        (2, None),
    ]
    assert second["fingerprint"] in run(case, "show").out


def test_a_key_that_was_stolen_is_taken_out_by_another(case):
    made(case)
    deputy = json.loads(run(case, "rotate", "--add", "--json").out)
    done = run(case, "rotate", "--of", deputy["fingerprint"][:9])
    assert done.code == 0, done.err
    assert deputy["fingerprint"] in done.out
    chain = custodians_of(case, read_good(case).settings.custodian)
    assert deputy["vkey"] not in [key.vkey for key in signers_now(chain)]
    assert len(signers_now(chain)) == 2


@pytest.mark.parametrize("of", ["", "zz", "0000 0000 0000"])
def test_a_key_that_is_none(case, of):
    made(case)
    done = run(case, "rotate", "--of", of)
    assert done.code == 2
    assert not (case / "log" / "entries").exists()


def test_an_entry_that_names_a_key_and_was_changed_is_named(case):
    made(case)
    run(case, "rotate")
    openings = case / "log" / "openings"
    data = openings.read_bytes()
    place = data.index(b"relevo/key/v1")
    from relevo.ledger.framing import frame, frames

    (found,) = frames(data)
    changed = found.content.replace(b"relevo/key/v1", b"relevo/key/v2")
    assert place
    openings.write_bytes(frame(0, changed))
    done = run(case, "rotate")
    assert done.code == 2
    assert "0" in done.err


def test_the_group_without_a_command_helps():
    done = relevo("key", RELEVO_LANG="en")
    assert "rotate" in done.out + done.err
    assert "relevo key new" in relevo("key", "new", "--help", RELEVO_LANG="en").out


def typed(case, *words, answers):
    """Run ``relevo key`` on a terminal on which somebody types."""
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "key", *map(str, words), str(case)],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(RELEVO_KEYS=str(case.parent / "keys"), RELEVO_LANG="en"),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
    )
    os.close(terminal)
    for answer in answers:
        seen = b""
        while b":" not in seen:
            seen += os.read(master, 1000)
        os.write(master, f"{answer}\n".encode())
    out, err = process.communicate(timeout=60)
    os.close(master)
    return process.returncode, out, err


def test_a_passphrase_is_asked_for_on_a_terminal_and_never_shown(case):
    words = "six words that nobody can guess"
    code, out, err = typed(case, "new", answers=[words, words])
    assert code == 0, err
    assert words not in out + err
    assert "no passphrase" not in out
    code, out, err = typed(case, "rotate", answers=[words])
    assert code == 0, err
    code, _out, err = typed(case, "rotate", answers=["another"])
    assert code == 2
    assert "does not open" in err


def test_two_successors_at_once_leave_one_chain(case):
    vkey = made(case)["vkey"]
    command = [*COMMAND, "key", "rotate", str(case)]
    env = environment(RELEVO_KEYS=str(case.parent / "keys"), RELEVO_LANG="en")
    running = [
        subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    codes = [one.wait(timeout=60) for one in running]
    for one in running:
        one.communicate()
    chain = custodians_of(case, vkey)
    assert len(chain) == 1 + codes.count(0)
    assert len(signers_now(chain)) == 1
    assert set(codes) <= {0, 2}
    assert codes.count(0) >= 1
