"""``relevo ask``: the request in words, as a file and as JSON; and wrong lines."""

import json
import shutil

import pytest

from relevo.casefile.read import read_case
from tests.cli.shell import GOOD, ROOT, relevo

CASES = ROOT / "cases"
PERU = CASES / "peru-2026"
ON = ("--on", "2026-11-23")


def one_line(words):
    return " ".join(words.split())


def test_the_request_is_numbered_cited_and_says_to_whom_it_goes():
    words = one_line(relevo("ask", PERU, *ON, "--lang", "en").out)
    assert "To: the body that holds the documents (not found by name; to verify)" in words
    assert "The acts were given by: Congreso de la República" in words
    assert "Law 27806, on Transparency and Access to Public Information" in words
    assert "Time: within 10 working days." in words
    assert "1. The document that states this: number of: Persons. [clause annex-persons" in words
    assert "whom this is owed to from 28 July 2026" in words
    assert "Sources differ: (2 exactly: RPP), (4 exactly: Panamericana Televisión)." in words
    assert "takes no position" in words


def test_every_dispute_and_every_number_not_found_is_asked_for():
    case, _ = read_case(PERU)
    (act,) = case.acts.values()
    items = json.loads(relevo("ask", PERU, *ON, "--json").out)["items"]
    asked = {(item["kind"], item["about"]) for item in items}
    assert {("conflict", conflict.about) for conflict in act.conflicts} <= asked
    assert ("not_found", "limits.persons") in asked
    assert {("incomplete", f"lists.{line.id}") for line in act.lists} <= asked
    assert [item["n"] for item in items] == list(range(1, len(items) + 1))


@pytest.mark.parametrize("case", sorted(CASES.glob("peru-*")), ids=lambda path: path.name)
def test_nobody_is_named(case):
    done = relevo("ask", case, *ON, "--json")
    assert done.code == 0, done.err
    read, _ = read_case(case)
    signed = [act.signed_by.value or () for act in read.acts.values()]
    names = [who.split(" (")[0] for whoever in signed for who in whoever]
    assert [name for name in names if name in done.out] == []


def test_undetermined_findings_are_asked_for_with_their_norms():
    items = json.loads(relevo("ask", CASES / "peru-2016-rm945", *ON, "--json").out)["items"]
    found = [item for item in items if item["kind"] == "undetermined"]
    assert found
    assert all(item["clauses"] and item["cites"] for item in found)


def test_it_is_written_as_text_and_as_markdown(tmp_path):
    for name, begins in (("a.txt", "Pedido de acceso"), ("a.md", "# Pedido de acceso")):
        done = relevo("ask", PERU, *ON, "--out", tmp_path / name)
        assert done.code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 80


def test_json_keeps_what_is_said_about_a_file_off_stdout(tmp_path):
    done = relevo("ask", PERU, *ON, "--json", "--out", tmp_path / "a.md", "--lang", "en")
    assert json.loads(done.out)["to"] == []
    assert "Written:" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([PERU, "--out", "a.pdf"], "End it in .txt, .md"),
        ([PERU, "--on", "yesterday"], "is not a day"),
        ([CASES / "nowhere"], "There is no folder"),
        ([ROOT / "README.md"], "is a file"),
        ([GOOD / "acts"], "holds no case.yaml"),
    ],
)
def test_wrong_lines_are_told_what_to_do(words, told):
    done = relevo("ask", *words, "--lang", "en")
    assert done.code == 2
    assert told in one_line(done.err)


def test_what_is_withheld_is_asked_for_with_the_reason_given(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(PERU, case)
    (case / "withheld.csv").write_text(
        "id,act,what_es,what_en,basis,authoriser,review,illustrative\n"
        "w1,pe-2026-training,Los puestos,The posts,Ley de ejemplo,,2027-01-01,si\n"
        "w2,,Los partes,The returns,not_found,not_found,,si\n",
        encoding="utf-8",
    )
    found = relevo("ask", case, *ON, "--lang", "en")
    words = one_line(found.out)
    assert (
        "1. What is withheld: The returns (legal basis: not found, decided by: not found" in words
    )
    assert "What is withheld: The posts (legal basis: Ley de ejemplo" in words
    assert "to be reviewed on: 1 January 2027" in words
    document = json.loads(relevo("ask", case, *ON, "--json").out)
    withheld = [item["about"] for item in document["items"] if item["kind"] == "withheld"]
    assert (withheld, document["illustrative"]) == (["w2", "w1"], True)
