"""``relevo erase``: nothing of the name is left, all else holds, and what must be refused."""

import json
import shutil
from datetime import timedelta

import pytest

from relevo.casefile.keys import PERSONS
from relevo.casefile.record import read_record
from relevo.ledger.entry import Entry
from relevo.register.known import fold_known
from relevo.register.model import Erasure, Way
from relevo.register.presence import fold_presence
from tests.casefile.enrolled import (
    DOCUMENT,
    IN_AT,
    NAME,
    OUT_AT,
    STATE,
    holding,
    office,
)
from tests.casefile.folders import read_good
from tests.cli.shell import relevo


@pytest.fixture
def of(tmp_path):
    """Give a case with a custodian and nobody yet."""
    return office(tmp_path)


def run(of, *words, order="EJ-ORDER-1", lang="en"):
    """Run ``relevo erase``."""
    more = ("--order", order) if order is not None else ()
    return relevo("erase", of.case, *words, *more, RELEVO_KEYS=str(of.root), RELEVO_LANG=lang)


def erasures(of):
    """Give the erasures on record."""
    record = read_record(of.case)[0].record
    return [one.record for one in record if isinstance(one.record, Erasure)]


def keep_days(of, days):
    """Write for how long persons' data is kept."""
    file = of.case / "case.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}persons_kept_days: {days}\n", "utf-8")


def test_the_name_is_gone_and_the_record_holds(of, tmp_path):
    roll, other = of.enrol(), of.enrol("Persona Ilustrativa Dos", "EJ-2")
    of.visits(roll)
    assert holding(tmp_path, NAME, DOCUMENT) == []
    assert of.again().vault.open(roll)["name"] == NAME
    before = fold_presence(fold_known(read_record(of.case)[0].record))
    entries = list(of.again().log.entries())
    done = run(of, roll, "--by", "EJ office", "--why", "the period is over")
    assert done.code == 0, done.err
    assert roll in done.out
    assert holding(tmp_path, NAME, DOCUMENT) == []
    again = of.again()
    assert not again.vault.holds(roll)
    assert again.vault.open(other)["document"] == "EJ-2"
    assert list(again.log.entries())[:-1] == entries
    for opening in again.log.openings():
        Entry.parse(list(again.log.entries())[opening.entry]).check(opening)
    (erased,) = erasures(of)
    assert (erased.roll, erased.order, erased.by) == (roll, "EJ-ORDER-1", "EJ office")
    assert erased.illustrative
    record = read_record(of.case)[0].record
    assert fold_presence(fold_known(record)) == before
    read_good(of.case)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ["erased", "destroyed", "No period"]), ("es", ["borra", "destru"])]
)
def test_what_is_said(of, lang, words):
    of.visits(of.enrol())
    done = run(of, "R-0001", lang=lang)
    assert [word for word in words if word not in done.out] == []


def test_twice_is_said_and_recorded_once(of):
    of.visits(of.enrol())
    first = json.loads(run(of, "R-0001", "--json").out)
    assert first["key_destroyed"] is True
    done = run(of, "R-0001", order="EJ-ORDER-2")
    assert done.code == 0
    assert "EJ-ORDER-1" in done.out
    assert json.loads(run(of, "R-0001", "--json").out)["entry"] == first["entry"]
    assert len(erasures(of)) == 1


def test_by_document_without_naming_it(of, tmp_path):
    of.enrol("Persona Ilustrativa Dos", "EJ-2")
    roll = of.enrol()
    file = tmp_path / "who"
    file.write_text(f"{DOCUMENT.lower()}\n{STATE}\n", encoding="utf-8-sig")
    done = run(of, "--document-file", file)
    assert done.code == 0, done.err
    assert [one.roll for one in erasures(of)] == [roll]
    again = run(of, "--document-file", file)
    assert again.code == 2
    assert DOCUMENT.lower() not in again.err.lower()


@pytest.mark.parametrize("content", [b"", b"one\n", b"a\nb\nc\n", b"\xff\xfe\nXB\n"])
def test_a_document_file_of_another_form(of, tmp_path, content):
    of.enrol()
    file = tmp_path / "who"
    file.write_bytes(content)
    assert run(of, "--document-file", file).code == 2
    assert run(of, "--document-file", tmp_path).code == 2
    assert erasures(of) == []


def test_who_is_in_the_country_is_not_erased(of):
    roll = of.enrol()
    of.crosses(roll, Way.IN, IN_AT)
    done = run(of, roll)
    assert done.code == 2
    assert "--despite" in done.err
    assert of.again().vault.holds(roll)
    for wrong in ("nobody", "name:", ": reason"):
        assert run(of, roll, "--despite", wrong).code == 2
    done = run(of, roll, "--despite", "Judge of EJ: order of a court")
    assert done.code == 0, done.err
    (erased,) = erasures(of)
    assert erased.despite == "Judge of EJ: order of a court"


def test_the_period_is_kept(of):
    roll = of.enrol()
    of.visits(roll)
    keep_days(of, 36_000)
    done = run(of, roll)
    assert done.code == 2
    assert "2124" in done.err
    assert erasures(of) == []


def test_after_the_period(of):
    roll = of.enrol()
    of.visits(roll)
    keep_days(of, 0)
    assert OUT_AT + timedelta(days=1) < IN_AT.replace(year=2027)
    done = run(of, roll)
    assert done.code == 0, done.err
    assert "No period" not in done.out


@pytest.mark.parametrize("days", ["-1", "40000", "many"])
def test_a_period_that_is_none(of, days):
    of.enrol()
    keep_days(of, days)
    done = run(of, "R-0001")
    assert done.code == 2
    assert "persons_kept_days" in done.err


@pytest.mark.parametrize("words", [[], ["R-0009"], ["nobody"], ["R-0001", "--document-file", "x"]])
def test_nobody_is_meant(of, words):
    of.enrol()
    done = run(of, *words)
    assert done.code == 2
    assert erasures(of) == []


@pytest.mark.parametrize("written", ["R-001", "r1", "1", "R 0001"])
def test_the_same_number_written_otherwise_is_named(of, written):
    of.enrol()
    assert "R-0001" in run(of, written).err


def test_no_other_number_is_suggested(of):
    of.enrol()
    assert "R-0001" not in run(of, "R-0009").err


@pytest.mark.parametrize("order", [None, "", "  "])
def test_an_order_is_needed(of, order):
    of.enrol()
    assert run(of, "R-0001", order=order).code == 2


@pytest.mark.parametrize("text", [NAME, NAME.upper(), DOCUMENT])
def test_the_name_does_not_come_back_through_the_reason(of, tmp_path, text):
    roll = of.enrol()
    for words in (["--why", f"for {text}"], ["--by", text], ["--despite", f"{text}: reason"]):
        done = run(of, roll, *words)
        assert done.code == 2
        assert NAME not in done.err
    assert run(of, roll, order=f"order on {text}").code == 2
    assert holding(tmp_path, NAME, DOCUMENT) == []
    assert erasures(of) == []


def test_a_kill_between_entry_and_key_is_finished_and_said(of):
    roll = of.enrol()
    of.visits(roll)
    of.record(Erasure(roll=roll, day=OUT_AT.date(), order="EJ-1"), at=OUT_AT)
    assert of.vault.holds(roll)
    done = run(of, roll)
    assert done.code == 0
    assert roll in done.err
    assert "not finished" in done.err
    assert not of.again().vault.holds(roll)
    assert run(of, roll).err == ""


def test_where_the_key_is_elsewhere_that_is_said(of):
    roll = of.enrol()
    of.visits(roll)
    for file in (of.keys.folder / PERSONS).glob("*.key"):
        file.unlink()
    done = run(of, roll)
    assert done.code == 0
    assert "No key" in done.out
    assert len(erasures(of)) == 1


def test_without_the_custodians_key_nothing_happens(of):
    of.enrol()
    shutil.move(of.root, of.root.with_name("away"))
    done = run(of, "R-0001")
    assert done.code == 2
    assert "read-only" in done.err
    assert erasures(of) == []
