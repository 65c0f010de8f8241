"""``relevo witness`` as a library and a ministry use it: over HTTP, in a folder, and by files."""

import json
import re
import shutil
import subprocess
from typing import NamedTuple

import pytest

from relevo.casefile.custodian_line import name_custodian
from relevo.casefile.keys import find_keys, new_keys
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC
from relevo.casefile.policy_file import read_policy
from relevo.casefile.witness_logs import trusted
from relevo.casefile.witness_state import trust_logs
from relevo.tlog.note import Key, Signer
from tests.casefile.folders import tiny
from tests.casefile.logged import moved, recorded, write_log
from tests.casefile.witnesses import LOG, NEW, STRANGER, made, opened, serving
from tests.cli.shell import COMMAND, environment, relevo


class Place(NamedTuple):
    """A case with a custodian, its public key, and a folder for whatever is made."""

    folder: object
    case: object
    keys: object
    vkey: str

    def publish(self, size, *, mark=""):
        """Record up to so many entries and make all of them public."""
        records = recorded(
            *(moved(party=f"EJ-{at}{mark}", clearance=f"c{at}{mark}") for at in range(size))
        )
        keys = find_keys(self.vkey, self.keys, bytes)
        write_log(self.case, records, keys.signer).close()
        shutil.copyfile(self.case / CHECKPOINT, self.case / PUBLIC)

    def witness(self, *words, lang="en"):
        """Run ``relevo witness``."""
        return relevo(
            "witness", *words, cwd=self.folder, RELEVO_KEYS=str(self.keys), RELEVO_LANG=lang
        )

    def seen(self):
        """Give the names of the witnesses whose cosignatures the public checkpoint carries."""
        policy = read_policy(self.case)
        _, _, seen = policy.open((self.case / PUBLIC).read_bytes())
        return {key.name for key in seen}


def placed(folder):
    """Make a case with three public entries."""
    case = tiny(folder / "case")
    keys = new_keys("relevo.example/tiny", folder / "keys", seed=LOG.seed, office=bytes(32))
    name_custodian(case, keys.key.vkey)
    here = Place(folder, case, folder / "keys", keys.key.vkey)
    here.publish(3)
    return here


@pytest.fixture
def place(tmp_path):
    """Give a case with three public entries."""
    return placed(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """Give the same to tests that change nothing."""
    return placed(tmp_path_factory.mktemp("still"))


@pytest.fixture
def library(place):
    """Let a library run a witness of the case's log."""
    made(place.folder / "w", Signer("library.example/w", NEW.algorithm, NEW.seed), logs=())
    trust_logs(place.folder / "w", [trusted(place.vkey)])
    return place


def test_a_witness_is_made_trusts_and_is_listed(place):
    done = place.witness("new", "w", "--name", "library.example/w", "--algorithm", "ed25519")
    key = Key.parse(done.out.split("\n")[0])
    assert (done.code, key.name) == (0, "library.example/w")
    assert "trusts no log" in place.witness("list", "w").out
    assert "Trusted: relevo.example/tiny" in place.witness("trust", "w", place.vkey).out
    assert "Trusted before" in place.witness("trust", "w", place.vkey).out
    named = place.witness("trust", "w", STRANGER.key.vkey, "--origin", "a log", "--json")
    assert json.loads(named.out)["logs"][0]["origin"] == "a log"
    shown = json.loads(place.witness("list", "w", "--json").out)
    assert shown["vkey"] == key.vkey
    assert [(one["origin"], one["size"]) for one in shown["logs"]] == [
        ("relevo.example/tiny", None),
        ("a log", None),
    ]


def test_over_http_a_case_is_cosigned_and_followed(place):
    """The witness is another program; the custodian is told its key by another way."""
    place.witness("new", "w", "--name", "library.example/w")
    vkey = (place.folder / "w" / "vkey").read_text().strip()
    running = subprocess.Popen(
        [*COMMAND, "witness", "serve", "w", "--port", "0"],
        cwd=place.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(RELEVO_LANG="en"),
    )
    try:
        url = re.search(r"http://127\.0\.0\.1:\d+", running.stdout.readline())[0]
        unknown = place.witness("add", place.case, url)
        assert (unknown.code, "names no witness yet" in unknown.err) == (2, True)
        refused = place.witness("add", place.case, url, "--vkey", vkey)
        assert (refused.code, "does not trust this log" in refused.err) == (1, True)
        place.witness("trust", "w", place.vkey)
        done = place.witness("add", place.case, url, "--vkey", vkey)
        assert done.code == 0, done.err
        assert "cosigned the checkpoint of 3 entries" in done.out
        place.publish(300)
        again = place.witness("add", place.case, url, "--json")
        assert json.loads(again.out)["size"] == 300
        assert place.seen() == {"library.example/w"}
        shutil.rmtree(place.case / "log" / "witnessed")
        assert place.witness("add", place.case, url).code == 0
    finally:
        running.terminate()
        told = running.communicate()[1]
    assert "Traceback" not in told
    assert told.count("Cosigned: relevo.example/tiny") == 3


def test_a_witness_on_this_machine(library):
    done = library.witness("add", library.case, "w")
    assert done.code == 0, done.err
    assert library.seen() == {"library.example/w"}
    assert "3 entries, cosigned 20" in library.witness("list", "w").out


def test_by_files_between_two_offices(library):
    vkey = (library.folder / "w" / "vkey").read_text().strip()
    ask = ("request", library.case, "--out")
    assert library.witness(*ask, "r1").code == 0
    assert library.witness("cosign", "w", "r1", "--out", "a1").code == 0
    assert library.witness("take", library.case, "a1").code == 2
    assert library.witness("take", library.case, "a1", "--vkey", vkey).code == 0
    library.publish(8)
    told = json.loads(library.witness(*ask, "r2", "--json").out)
    assert (told["old"], told["size"]) == (3, 8)
    library.witness("cosign", "w", "r2", "--out", "lost")
    assert library.witness("cosign", "w", "r2", "--out", "a2").code == 0
    assert library.witness("take", library.case, "a2").code == 0
    assert library.seen() == {"library.example/w"}


def test_by_files_a_request_that_begins_elsewhere_is_made_again(library):
    library.witness("add", library.case, "w")
    library.publish(8)
    assert library.witness("request", library.case, "--old", "2", "--out", "r1").code == 0
    refused = library.witness("cosign", "w", "r1", "--out", "a1")
    assert (refused.code, (library.folder / "a1").read_text()) == (1, "3\n")
    told = library.witness("take", library.case, "a1")
    assert (told.code, "--old 3" in told.err) == (1, True)
    assert json.loads(library.witness("take", library.case, "a1", "--json").out)["why"] == "3"
    assert library.witness("request", library.case, "--old", "3", "--out", "r2").code == 0
    assert library.witness("cosign", "w", "r2", "--out", "a2").code == 0
    assert library.witness("take", library.case, "a2").code == 0


def test_a_second_history_of_the_case_is_refused(library):
    library.witness("add", library.case, "w")
    library.publish(6)
    library.witness("add", library.case, "w")
    policy = (library.case / "policy").read_bytes()
    shutil.rmtree(library.case / "log")
    library.publish(9, mark="x")
    (library.case / "policy").write_bytes(policy)
    refused = library.witness("add", library.case, "w")
    assert (refused.code, "rewritten or split" in refused.err) == (1, True)
    body = json.loads(library.witness("add", library.case, "w", "--json").out)
    assert (body["cosigned"], body["code"]) == (False, 422)
    assert len(list((library.folder / "w" / "refused").glob("*/*"))) == 1
    shutil.rmtree(library.case / "log")
    library.publish(4)
    rolled = library.witness("add", library.case, "w")
    assert (rolled.code, "older copy" in rolled.err) == (2, True)
    library.witness("request", library.case, "--old", "0", "--out", "r")
    assert library.witness("cosign", "w", "r", "--out", "a").code == 1
    assert (library.folder / "a").read_text() == "6\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", "w", "--name", "two words"], "cannot be the name"),
        (["new", "w", "--name", ""], "cannot be the name"),
        (["new", "w"], "--name"),
        (["new", "case/w", "--name", "w"], "would lie in the case"),
        (["new", "case", "--name", "w"], "would lie in the case"),
        (["trust", "w", "x"], "no verifier key"),
        (["list", "nothing"], "not the folder of a witness"),
        (["serve", "nothing"], "not the folder of a witness"),
        (["serve", "nothing", "--host", ""], "address is empty"),
        (["cosign", "nothing", "x", "--out", "y"], "not the folder of a witness"),
        (["add", "case", "nothing"], "not the folder of a witness"),
        (["add", "case", "http://127.0.0.1:1", "--vkey", "x"], "no verifier key"),
        (["add", "case", "http://127.0.0.1:1"], "names no witness yet"),
        (["add", "case", "http://a b"], "no address"),
        (["add", "case", "file:///etc/passwd"], "not the folder of a witness"),
        (["take", "case", "nothing"], "cannot be read"),
        (["request", "case", "--out", "case/case.yaml"], "there already"),
        (["request", "case", "--out", "r", "--old", "9"], "has seen 9"),
    ],
)
def test_wrong_input_is_said_in_words(still, words, said):
    done = still.witness(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_witness_that_is_not_there_or_is_none(library):
    vkey = (library.folder / "w" / "vkey").read_text().strip()
    closed = library.witness("add", library.case, "http://127.0.0.1:1", "--vkey", vkey)
    assert (closed.code, "did not answer" in closed.err) == (2, True)
    taken = library.witness("serve", "w", "--host", "203.0.113.1")
    assert (taken.code, "Nobody can listen" in taken.err) == (2, True)
    assert not (library.case / "policy").exists()


def test_a_case_without_a_custodian_or_public_checkpoint(place):
    (place.case / PUBLIC).unlink()
    assert "is public yet" in place.witness("add", place.case, "w").err
    case = place.case / "case.yaml"
    case.write_text(re.sub(r"(?m)^custodian:.*\n", "", case.read_text()))
    assert "no custodian" in place.witness("add", place.case, "w").err


def test_files_that_are_no_requests_are_refused(library):
    (library.folder / "r").write_bytes(b"\x00" * 10)
    done = library.witness("cosign", "w", "r", "--out", "a")
    assert (done.code, "no request" in done.err) == (1, True)
    other = made(library.folder / "z", logs=())
    assert other.key.name in library.witness("list", "z").out
    library.witness("request", library.case, "--out", "r2")
    done = library.witness("cosign", "z", "r2", "--out", "a", "--json")
    assert json.loads(done.out)["code"] == 404
    assert not (library.folder / "a").exists()


def test_a_passphrase_is_needed_where_there_is_one(library):
    (library.folder / "secret").write_text("six words that nobody will guess\n")
    words = ("new", "locked", "--name", "library.example/locked", "--passphrase-file")
    assert library.witness(*words, "secret").code == 0
    library.witness("trust", "locked", library.vkey)
    assert "--passphrase-file" in library.witness("add", library.case, "locked").err
    (library.folder / "wrong").write_text("another one that is wrong\n")
    done = library.witness("add", library.case, "locked", "--passphrase-file", "wrong")
    assert (done.code, "does not open" in done.err) == (2, True)
    done = library.witness("add", library.case, "locked", "--passphrase-file", "secret")
    assert done.code == 0, done.err


def test_an_answer_without_end_or_sense_is_not_waited_for(library):
    """The address is of a witness, and of none that the policy names: its answer does not count."""
    vkey = (library.folder / "w" / "vkey").read_text().strip()
    other = made(library.folder / "other", logs=())
    with serving(opened(other.folder)) as server:
        done = library.witness("add", library.case, f"{server.url}/prefix", "--vkey", vkey)
    assert done.code == 1
    assert "(404): not found" in done.err


def test_spanish(library):
    done = library.witness("add", library.case, "w", lang="es")
    assert done.code == 0, done.err
    assert "library.example/w cofirmó" in done.out
    assert "Huella" in library.witness("list", "w", lang="es").out
