"""A witness over HTTP on loopback: published dialogues, forks, kills, hostile and slow clients."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.witness_logs import Trusted
from relevo.casefile.witness_state import REFUSED, origin_hash, trust_logs
from relevo.tlog.checkpoint import Checkpoint
from relevo.tlog.cosignature import verify_cosignature
from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import root_of
from relevo.tlog.note import Algorithm, Key, Note, Signature, parse_note
from relevo.tlog.policy import parse_policy
from relevo.tlog.witness import Request, parse_request
from tests.casefile.witnesses import LOG, NEW, OLD, STRANGER, Log, made, opened, serving
from tests.tlog.vectors import vectors

DIALOGUES = vectors("torchwood")["dialogues"]
POLICY = parse_policy(f"log {LOG.key.vkey}\nwitness w {NEW.key.vkey}\nquorum w\n".encode())
WAIT_S = 20


def connected(server):
    """Open a connection to a witness."""
    host, port = server.server_address[:2]
    return closing(http.client.HTTPConnection(host, port, timeout=WAIT_S))


def asked(connection, body, path="/add-checkpoint", method="POST"):
    """Send a request and give status, type and body of the answer."""
    connection.request(method, path, body)
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type"), answer.read()


def add(server, body):
    """Ask once, over a connection of its own."""
    with connected(server) as connection:
        return asked(connection, body)


def raw(server, sent):
    """Send bytes and give everything that comes back."""
    with closing(socket.create_connection(server.server_address[:2], timeout=WAIT_S)) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR)
        return everything(client)


def everything(client):
    """Read until the other side closes."""
    parts = []
    try:
        while part := client.recv(1 << 16):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


@pytest.fixture
def served(tmp_path):
    """Serve a witness that trusts one log."""
    with serving(made(tmp_path / "w")) as server:
        yield server


@pytest.mark.parametrize("name", DIALOGUES)
def test_a_published_dialogue_replays(tmp_path, name):
    """One answer differs: for a log it does not know, the specification has since asked for 404."""
    told = DIALOGUES[name]
    key = (
        Key.parse(told["vkey"])
        if "vkey" in told
        else Key(told["name"], Algorithm.ED25519, bytes.fromhex(told["public"]))
    )
    witness = made(tmp_path / "w", logs=())
    trust_logs(witness.folder, [Trusted(key, told["origin"])])
    with serving(witness) as server, connected(server) as connection:
        for exchange in told["exchanges"]:
            sent = exchange["request"].encode()
            code, kind, body = asked(connection, sent)
            expected = 404 if exchange["contains"] == "unknown log" else exchange["code"]
            assert code == expected
            assert kind == ("text/x.tlog.size" if code == 409 else "text/plain; charset=utf-8")
            if exchange["body"] is not None:
                assert body.decode() == exchange["body"]
            if code == 200:
                line = Signature.parse(body.decode().removesuffix("\n"))
                checkpoint = parse_request(sent).checkpoint
                assert verify_cosignature(NEW.key, checkpoint, line) <= time.time()
            elif exchange["contains"]:
                assert exchange["contains"] in body.decode()


def test_the_last_checkpoint_is_served_with_both_signatures(served):
    path = f"/{origin_hash(LOG.name)}/checkpoint"
    log = Log(9)
    with connected(served) as connection:
        assert asked(connection, None, path, "GET")[0] == 404
        code, _, line = asked(connection, log.body(0, 9))
        assert code == 200
        code, kind, body = asked(connection, None, path, "GET")
    assert (code, kind) == (200, "text/plain; charset=utf-8")
    assert body == bytes(log.signed(9)) + line
    checkpoint, _, seen = POLICY.open(body)
    assert (checkpoint, list(seen)) == (log.checkpoint(9), [NEW.key])


def test_two_logs_with_one_key_are_not_both_cosigned(served):
    shown, hidden = Log(9), Log(12, forked=3)
    assert add(served, shown.body(0, 5))[0] == 200
    assert add(served, hidden.body(5, 5))[0] == 422
    assert add(served, hidden.body(5, 12))[0] == 422
    assert add(served, shown.body(5, 9))[0] == 200
    assert add(served, hidden.body(9, 12))[0] == 422
    kept = [one.read_bytes() for one in (served.witness.folder / REFUSED).glob("*/*")]
    assert sorted(kept) == sorted([hidden.body(5, 5), hidden.body(5, 12), hidden.body(9, 12)])
    assert sum("does not follow" in told.id for told in served.told) == 3


def test_a_log_is_not_rolled_back(served):
    log = Log(9)
    assert add(served, log.body(0, 9))[0] == 200
    assert add(served, log.body(5, 5)) == (409, "text/x.tlog.size", b"9\n")
    assert add(served, log.body(0, 5))[2] == b"9\n"
    assert add(served, bytes(Request(9, (), log.signed(5), log.checkpoint(5))))[0] == 400
    assert add(served, log.body(9, 9))[0] == 200


def test_a_stranger_and_an_unknown_log_get_nothing(served):
    assert add(served, Log(5, signer=STRANGER).body(0, 5))[0] == 403
    other = Checkpoint("another.example/log", 5, root_of(Log(5).leaves))
    assert add(served, bytes(Request(0, (), Note(other.text).signed(LOG), other)))[0] == 404
    assert (served.witness.folder / "cosigned" / origin_hash(LOG.name)).read_bytes() == b""


@pytest.mark.parametrize("servers", [1, 2])
def test_of_many_at_once_one_passes(tmp_path, servers):
    witness = made(tmp_path / "w")
    witness.cosign(Log(3).body(0, 3), 1)
    forks = [Log(6, forked=3, mark=bytes([mark])) for mark in range(12)]
    with ExitStack() as stack, ThreadPoolExecutor(len(forks)) as pool:
        running = [stack.enter_context(serving(opened(tmp_path / "w"))) for _ in range(servers)]
        answers = list(
            pool.map(lambda at: add(running[at % servers], forks[at].body(3, 6)), range(len(forks)))
        )
    codes = sorted(code for code, _, _ in answers)
    assert codes == [200] + [409] * (len(forks) - 1)


def test_a_stolen_key_cannot_rewrite_what_was_cosigned(served):
    """Whoever has the log's key signs any history; the witness cosigns none but the one it saw."""
    honest = Log(9)
    _, _, line = add(served, honest.body(0, 9))
    cosigned = parse_note(bytes(honest.signed(9)) + line)
    forged = Log(14, forked=4)
    for size in (9, 10, 14):
        with_old = Note(forged.checkpoint(size).text, cosigned.signatures[1:])
        for proof in (
            forged.request(9, size).proof,
            honest.request(4, 9).proof,
            (),
            tuple(forged.leaves[:4]),
        ):
            tried = Request(9, proof, forged.signed(size), forged.checkpoint(size))
            assert add(served, bytes(tried))[0] == 422
        for note in (forged.signed(size), with_old.signed(LOG)):
            with pytest.raises(InvalidError):
                POLICY.open(bytes(note))
    assert POLICY.open(bytes(cosigned))[0].size == 9
    assert add(served, Log(14).body(9, 14))[0] == 200


SERVER = """
import os, signal, sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from relevo.casefile.witness_state import open_witness
from relevo.cli.witness_http import WitnessServer

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

server = WitnessServer(open_witness(Path(sys.argv[1]), bytes), "127.0.0.1", 0, lambda _: None)
BaseHTTPRequestHandler.send_response = die
print(server.server_address[1], flush=True)
server.serve_forever()
"""


def test_killed_between_state_and_answer_the_witness_remembers(tmp_path):
    made(tmp_path / "w")
    killed = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path / "w")], stdout=subprocess.PIPE, text=True
    )
    port = int(killed.stdout.readline())
    with (
        closing(http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT_S)) as connection,
        pytest.raises(ConnectionError),
    ):
        asked(connection, Log(5).body(0, 5))
    assert killed.wait(WAIT_S) == -signal.SIGKILL
    killed.stdout.close()
    with serving(opened(tmp_path / "w")) as server:
        assert add(server, Log(5, forked=2).body(0, 5))[2] == b"5\n"
        assert add(server, Log(5, forked=2).body(5, 5))[0] == 422
        assert add(server, Log(5).body(0, 5))[2] == b"5\n"
        assert add(server, Log(5).body(5, 5))[0] == 200


COSIGN = """
import os, pathlib, signal, sys
from relevo.casefile.witness_state import open_witness

left = int(sys.argv[3])

def counted(real):
    def call(*args, **more):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    return call

witness = open_witness(pathlib.Path(sys.argv[1]), bytes)
for home, name in ((os, "fsync"), (os, "open"), (os, "close"), (pathlib.Path, "open"),
                   (pathlib.Path, "replace"), (pathlib.Path, "mkdir")):
    setattr(home, name, counted(getattr(home, name)))
answer, _ = witness.cosign(pathlib.Path(sys.argv[2]).read_bytes(), 1_790_000_000)
sys.stdout.buffer.write(answer)
"""


def test_killed_at_any_step_no_fork_is_ever_cosigned(tmp_path):
    """The process is killed at each step of a decision; then the fork is asked for, and the log."""
    honest, forged = Log(7), Log(7, forked=3)
    request = tmp_path / "request"
    request.write_bytes(honest.body(3, 7))
    outcomes = set()
    for step in range(1, 40):
        folder = tmp_path / str(step)
        made(folder).cosign(honest.body(0, 3), 1)
        done = subprocess.run(
            [sys.executable, "-c", COSIGN, str(folder), str(request), str(step)],
            capture_output=True,
            check=False,
        )
        with serving(opened(folder)) as server:
            fork = add(server, forged.body(3, 7))
            log = add(server, honest.body(3, 7))
        given = [bool(done.stdout), fork[0] == 200]
        outcomes.add((done.returncode, *given))
        assert not all(given)
        assert fork[0] == 200 or fork[2] == b"7\n"
        assert log == (409, "text/x.tlog.size", b"7\n")
        if done.returncode == 0:
            break
    assert outcomes == {
        (-signal.SIGKILL, False, True),
        (-signal.SIGKILL, False, False),
        (0, True, False),
    }


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """Serve a witness for all hostile clients of this module."""
    witness = made(tmp_path_factory.mktemp("lasting") / "w", OLD)
    witness.cosign(Log(3).body(0, 3), 1)
    with serving(witness) as server:
        yield server


@given(st.binary(max_size=400))
def test_hostile_bodies_get_one_dull_answer(lasting, body):
    code, _, said = add(lasting, body)
    assert code in {400, 403}
    assert said.endswith(b"\n")
    assert len(said) < 200
    assert b"Traceback" not in said


@given(st.data())
def test_a_mutated_request_is_never_granted(lasting, data):
    body = bytearray(Log(9).body(3, 9))
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start, min(len(body), start + 40)))
    piece = data.draw(st.binary(max_size=40))
    changed = bytes(body[:start] + piece + body[end:])
    code, _, said = add(lasting, changed)
    if code == 200:
        asked_for = Log(9).request(3, 9)
        same = parse_request(changed)
        assert (same.old, same.proof, same.note.text) == (
            asked_for.old, asked_for.proof, asked_for.note.text,
        )  # fmt: skip
    else:
        assert code in {400, 403, 404, 409, 422}
        assert len(said) < 200


@given(st.binary(max_size=300))
def test_what_is_no_http_gets_a_dull_answer_or_none(lasting, sent):
    answer = raw(lasting, sent)
    assert b"Traceback" not in answer
    assert b"200 OK" not in answer
    assert len(answer) < 600


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"Content-Length: 1\r\nContent-Length: 1\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 1e3\r\n",
        b"Content-Length: 1000001\r\n",
        b"Content-Length: 99999999999999999999\r\n",
        b"Content-Length: 9\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: \N{SUPERSCRIPT TWO}\r\n".encode(),
    ],
)
def test_a_body_of_unknown_length_is_refused_and_the_connection_closed(lasting, head):
    answer = raw(lasting, b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\n" + head + b"\r\nx")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1") == 1
    assert answer.endswith(b"\r\n\r\nmalformed request\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"DELETE / HTTP/1.1", 501),
        (b"HEAD / HTTP/1.1", 501),
        (b"GET / HTTP/3.0", 505),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1", 414),
        (b"nonsense", 400),
        (b"GET /add-checkpoint HTTP/1.1", 404),
        (b"GET /../../etc/passwd HTTP/1.1", 404),
        (b"GET /%s/checkpoint HTTP/1.1" % (b"A" * 64), 404),
        (b"GET /%s/checkpoint HTTP/1.1" % (b"0" * 64), 404),
    ],
)
def test_other_requests_get_a_dull_answer(lasting, line, code):
    answer = raw(lasting, line + b"\r\nConnection: close\r\n\r\n")
    assert b" %d " % code in answer.split(b"\r\n")[0]
    assert answer.split(b"\r\n\r\n")[1] in {b"refused\n", b"not found\n"}


def test_posting_elsewhere_finds_nothing(served):
    with connected(served) as connection:
        assert asked(connection, Log(5).body(0, 5), "/sign-subtree")[0] == 404
        assert asked(connection, Log(5).body(0, 5), "/add-checkpoint?x")[0] == 404
        assert asked(connection, Log(5).body(0, 5))[0] == 200


def trickled(client, most, meanwhile):
    """Send byte after byte until the other side has closed; give how many were taken."""
    for sent in range(most):
        try:
            client.sendall(b"x")
        except ConnectionError:
            return sent
        if sent == 0:
            assert meanwhile()[0] == 200
        time.sleep(0.05)
    return most


def test_a_slow_client_is_left_and_others_are_served(tmp_path, capfd):
    with (
        serving(made(tmp_path / "w"), patience_s=0.4) as server,
        closing(socket.create_connection(server.server_address[:2], timeout=WAIT_S)) as slow,
        closing(socket.create_connection(server.server_address[:2], timeout=WAIT_S)) as mute,
    ):
        slow.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 900\r\n\r\n")
        sent = trickled(slow, 900, meanwhile=lambda: add(server, Log(5).body(0, 5)))
        assert 0 < sent < 900
        assert everything(mute) == b""
        assert add(server, Log(5).body(5, 5))[0] == 200
    assert "Traceback" not in capfd.readouterr().err


def test_so_many_connections_and_no_more(served):
    address = served.server_address[:2]
    with ExitStack() as stack:
        waiting = [
            stack.enter_context(closing(socket.create_connection(address, timeout=WAIT_S)))
            for _ in range(64)
        ]
        for one in waiting:
            one.sendall(b"GET /x HTTP/1.1\r\n\r\n")
            assert one.recv(1 << 16).startswith(b"HTTP/1.1 404")
        late = stack.enter_context(closing(socket.create_connection(address, timeout=WAIT_S)))
        assert everything(late) == b""
    for _ in range(100):
        try:
            code, _, _ = add(served, Log(5).body(0, 5))
        except (ConnectionError, http.client.HTTPException):
            time.sleep(0.05)
        else:
            break
    assert code == 200


def test_a_client_that_went_away_leaves_no_traceback(served, capfd):
    for _ in range(5):
        client = socket.create_connection(served.server_address[:2], timeout=WAIT_S)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        client.sendall(b"GET /x HTTP/1.1\r\n\r\n" * 200)
        client.close()
    assert add(served, Log(5).body(0, 5))[0] == 200
    assert "Traceback" not in capfd.readouterr().err


def test_a_witness_that_lost_its_state_cosigns_nothing(served):
    log = Log(9)
    assert add(served, log.body(0, 5))[0] == 200
    state = served.witness.folder / "cosigned" / origin_hash(LOG.name)
    good = state.read_bytes()
    for damaged in (None, good[:-9], good.replace(b"\n5\n", b"\n4\n")):
        state.unlink() if damaged is None else state.write_bytes(damaged)
        assert add(served, log.body(0, 5)) == (
            500,
            "text/plain; charset=utf-8",
            b"the witness cannot answer now\n",
        )
        with connected(served) as connection:
            assert asked(connection, None, f"/{origin_hash(LOG.name)}/checkpoint", "GET")[0] == 500
    assert len(served.told) == 1 + 2 * 3
    state.write_bytes(good)
    assert add(served, log.body(5, 9))[0] == 200
