"""``relevo station``, ``coverage``, ``muster``, ``handover`` and ``use``: one entry each, once."""

import json
import shutil

import pytest

from relevo.casefile.record import read_record
from relevo.casefile.views import compare_views
from relevo.register.known import fold_known
from relevo.register.model import Coverage, Handover, Holder, Muster, Station, Use
from tests.casefile.logged import AMMUNITION, RIFLE
from tests.cli.recording import IN, PARTY, bytes_of, office, run


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a case with a party on its roll, to be copied."""
    return office(tmp_path_factory.mktemp("made"), IN)


@pytest.fixture
def case(made, tmp_path):
    """Give a case with a party on its roll, and its keys beside it."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "case"


def last(case):
    """Give what was recorded last."""
    log, problems = read_record(case)
    assert problems == ()
    assert compare_views(case, log) == ()
    return log.record[-1].record


def test_a_station(case):
    done = run(
        "station", case, "ej-a", "Ciudad imaginaria del Norte de A",
        "--from", "2026-03-12", "--persons", "R-0002", "--post", "NORTE",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    assert (
        done.out == "Recorded: entry 1.\nThis is illustrative: invented, or with invented parts.\n"
    )
    station = last(case)
    assert isinstance(station, Station)
    assert (station.party, station.place, station.post) == (PARTY, "XA-north-city", "NORTE")
    assert (station.persons, station.illustrative) == (("R-0002",), True)


def test_a_return_says_what_is_on_record(case):
    days = "--from", "2026-03-10", "--to", "2026-03-11", "--by", "Puesto"
    for words, said in (
        (("--point", "XA-AIR", "--nil"), "Leave out --nil"),
        (("--point", "XA-PORT"), "Add --nil if nothing crossed"),
        (("--all", "--nil"), "Leave out --nil"),
        (("--all", "--point", "XA-AIR"), "Give either --point"),
        ((), "Give either --point"),
        (("--point", "XA-AIRE"), "The likeliest name is XA-AIR."),
    ):
        done = run("coverage", case, *words, *days)
        assert (done.code, said in done.err) == (2, True), done.err
    assert run("coverage", case, "--point", "XA-PORT", "--nil", *days).code == 0
    assert last(case).nil
    assert run("coverage", case, "--all", *days).code == 0
    assert last(case) == Coverage(
        point="",
        from_=last(case).from_,
        to=last(case).to,
        nil=False,
        by="Puesto",
        illustrative=True,
    )


def test_a_return_of_days_that_are_not_over_is_refused(case):
    days = "--from", "2026-03-10", "--to", "2999-03-11"
    done = run("coverage", case, "--all", *days, "--by", "Puesto")
    assert (done.code, "is not over in the host state" in done.err) == (2, True)
    days = "--from", "2026-03-12", "--to", "2026-03-11"
    assert run("coverage", case, "--all", *days, "--by", "Puesto").code == 2
    done = run("coverage", case, "--all", "--from", "2026-03-10", "--to", "2026-03-10", "--by", " ")
    assert (done.code, "signed by somebody" in done.err) == (2, True)


def test_a_count_says_at_once_what_differs(case, tmp_path):
    table = tmp_path / "muster.csv"
    table.write_text("roll,item,serial\nR-0001,m4,EJ-0009\n", encoding="utf-8")
    words = table, "--on", "2026-03-11", "--occasion", "arrival", "--party", PARTY, "--by", "A1"
    done = run("muster", case, *words)
    assert done.code == 0, done.err
    assert "not found at the count: R-0002." in done.out
    assert "pieces not found at the count: EJ-0001." in done.out
    assert "pieces found at the count and not on hand: EJ-0009." in done.out
    muster = last(case)
    assert isinstance(muster, Muster)
    assert (muster.officer, muster.party, muster.persons) == ("A1", PARTY, ("R-0001",))


def test_wrong_cells_of_a_count_come_back_and_nothing_is_recorded(case, tmp_path):
    table = tmp_path / "muster.csv"
    table.write_text("roll,item\nR-1,m44\n", encoding="utf-8")
    before = bytes_of(case)
    words = table, "--on", "2026-03-11", "--occasion", "arrival", "--by", "A1"
    done = run("muster", case, *words)
    assert (done.code, done.out) == (2, "")
    assert f"{table}:2:1: " in done.err
    assert "2 problems found; nothing was read.\n" in done.err
    done = run("muster", case, *words, "--json")
    assert [one["code"] for one in json.loads(done.out)["problems"]] == ["bad-roll", "unknown-arm"]
    table.write_text("roll\nR-0003\n", encoding="utf-8")
    done = run("muster", case, *words)
    assert (done.code, done.err) == (
        2,
        "Error: The record knows no person R-0003. The likeliest name is R-0001.\n",
    )
    assert bytes_of(case) == before


def test_a_handover_and_what_cannot_be(case):
    words = "--pieces", "arms:m4:EJ-0001", "--on", "2026-03-12"
    done = run("handover", case, *words, "--to", "armoury:A1", "--from", f"unit:{PARTY}")
    assert (done.code, "falls short" in done.out) == (0, False)
    handover = last(case)
    assert isinstance(handover, Handover)
    assert handover.pieces == (RIFLE,)
    assert (handover.to, handover.from_) == ((Holder.ARMOURY, "A1"), (Holder.UNIT, PARTY))
    done = run("handover", case, *words, "--to", "person:R-0001", "--from", f"unit:{PARTY}")
    assert done.code == 0
    assert "handed over by somebody who did not hold it" in done.out


def test_stock_is_used_and_a_piece_is_lost(case):
    words = "--how", "used", "--on", "2026-03-12", "--stock", "5.56 MM:400"
    assert run("use", case, PARTY, *words).code == 0
    use = last(case)
    assert isinstance(use, Use)
    (stock,) = use.stock
    assert (stock.item, stock.unit, stock.quantity) == (AMMUNITION.item, "rounds", 400)
    words = "--how", "lost", "--on", "2026-03-13", "--pieces", "arms:m4:EJ-0001"
    done = run("use", case, PARTY, *words)
    assert (done.code, "falls short" in done.out) == (0, False)
    words = "--how", "used", "--on", "2026-03-14", "--stock", "5.56 mm:501:rounds", "--json"
    content = json.loads(run("use", case, PARTY, *words).out)
    assert (content["kind"], content["entry"], content["new"]) == ("use", 3, True)
    assert [one["rule"] for one in content["findings"]] == ["R-FACT-RECORD"]


def test_the_same_is_recorded_once_and_what_happened_twice_twice(case):
    words = PARTY, "--how", "used", "--on", "2026-03-12", "--stock", "5.56 mm:100"
    assert "entry 1." in run("use", case, *words).out
    again = run("use", case, *words)
    assert (again.code, "on record as entry 1; nothing was added" in again.out) == (0, True)
    assert "entry 2." in run("use", case, *words, "--key", "afternoon").out
    assert len(read_record(case)[0].record) == 3


def test_a_correction_takes_the_place_of_an_entry_of_its_kind(case):
    words = "--how", "used", "--on", "2026-03-12"
    run("use", case, PARTY, *words, "--stock", "5.56 mm:100")
    corrected = PARTY, *words, "--stock", "5.56 mm:200", "--corrects", "1"
    assert "entry 2." in run("use", case, *corrected).out
    assert "entry 2;" in run("use", case, *corrected).out
    (use,) = (
        one.record for one in fold_known(read_record(case)[0].record) if one.record.KIND == "use"
    )
    assert use.stock[0].quantity == 200
    for entry, said in (("0", "another kind"), ("1", "Name that one"), ("9", "no entry 9")):
        words = PARTY, "--how", "used", "--on", "2026-03-15", "--stock", "5.56 mm:1"
        done = run("use", case, *words, "--corrects", entry)
        assert (done.code, said in done.err) == (2, True), done.err
    done = run("use", case, PARTY, "--how", "used", "--on", "2026-03-12", "--stock", "5.56 mm:100")
    assert (done.code, "does not stand any more" in done.err) == (2, True)


WRONG = [
    (("station", "EJ-AA", "XA-north-city", "--from", "2026-03-12"), "The likeliest name is EJ-A."),
    (("station", PARTY, "XA-north-cty", "--from", "2026-03-12"), "likeliest name is XA-north-city"),
    (("station", PARTY, "XA-north-city", "--from", "2026-03-09"), "is not on the roll of 9 March"),
    (("station", PARTY, "XA-north-city", "--from", "2999-01-01"), "is yet to come"),
    (
        ("station", PARTY, "XA-north-city", "--from", "2026-03-12", "--post", "NORT"),
        "The plan has no post NORT. The likeliest name is NORTE.",
    ),
    (
        ("handover", "--pieces", "arms:m4:EJ-001", "--to", "armoury:A", "--on", "2026-03-12"),
        "The likeliest name is EJ-0001.",
    ),
    (
        ("handover", "--pieces", "arms:m4:EJ-0001", "--to", "armory:A", "--on", "2026-03-12"),
        "armory:A is no holder",
    ),
    (
        ("handover", "--pieces", "arms:m4:EJ-0001", "--to", "unit:EJ-Q", "--on", "2026-03-12"),
        "The case knows no unit EJ-Q.",
    ),
    (
        ("handover", "--pieces", "armas:m4:EJ-0001", "--to", "armoury:A", "--on", "2026-03-12"),
        "There is no kind of materiel armas. The likeliest name is arms.",
    ),
    (("handover", "--pieces", "m4", "--to", "armoury:A", "--on", "2026-03-12"), "is no piece"),
    (("handover", "--pieces", ",", "--to", "armoury:A", "--on", "2026-03-12"), "at least one"),
    (
        ("use", PARTY, "--stock", "9 mm:1", "--how", "used", "--on", "2026-03-12"),
        "no stock of 9 mm",
    ),
    (("use", PARTY, "--stock", "5.56 mm:x", "--how", "used", "--on", "2026-03-12"), "is no stock"),
    (("use", PARTY, "--stock", "5.56 mm:0", "--how", "used", "--on", "2026-03-12"), "is no stock"),
    (("use", PARTY, "--how", "used", "--on", "2026-03-12"), "Say what was used"),
    (
        ("use", PARTY, "--pieces", "arms:m4:EJ-0001", "--how", "used", "--on", "2026-03-12"),
        "A piece is not used up",
    ),
]


def test_what_the_case_does_not_know_is_refused_and_nothing_is_written(case):
    before = bytes_of(case)
    for (verb, *words), said in WRONG:
        done = run(verb, case, *words)
        assert (done.code, done.out, said in done.err) == (2, "", True), (words, done.err)
    assert bytes_of(case) == before


def test_a_case_without_its_key_is_read_only(case):
    shutil.rmtree(case.parent / "keys")
    before = bytes_of(case)
    done = run("station", case, PARTY, "XA-north-city", "--from", "2026-03-12", lang="es")
    assert (done.code, "solo" in done.err.lower()) == (2, True), done.err
    assert bytes_of(case) == before


def test_what_was_recorded_stands_without_its_tables(case):
    shutil.rmtree(case / "register")
    (case / "register").write_bytes(b"in the way")
    done = run("station", case, PARTY, "XA-north-city", "--from", "2026-03-12")
    assert (done.code, done.out.startswith("Recorded: entry 1.")) == (0, True)
    assert "its tables were not written" in done.err
    assert isinstance(read_record(case)[0].record[-1].record, Station)
