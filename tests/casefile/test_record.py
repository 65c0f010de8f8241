"""What a case folder's log records: opened where it can be, named where it is not what it was."""

from relevo.casefile.log_file import ENTRIES, OPENINGS
from relevo.casefile.record import NO_LOG, read_record
from relevo.core.words import Speaker
from relevo.ledger.framing import frame, frames
from relevo.register.model import Enrolment
from tests.casefile.folders import codes, read_good, tiny
from tests.casefile.logged import moved, recorded, returned, seal, write_log

RECORD = recorded(moved(rolls=("R-0001",)), returned(), (returned(nil=True), 1, False))


def rewritten(path, change):
    """Change the content of the first frame of a file, its checksum included."""
    first, *rest = (one.content for one in frames(path.read_bytes()))
    contents = [change(first), *rest]
    path.write_bytes(b"".join(frame(at, one) for at, one in enumerate(contents)))


def test_a_case_without_a_log_has_no_record(tmp_path):
    assert read_record(tmp_path) == (NO_LOG, ())
    assert read_good(tiny(tmp_path)).log == NO_LOG


def test_everything_recorded_is_read_back(tmp_path):
    write_log(tiny(tmp_path), RECORD)
    log = read_good(tmp_path).log
    assert (log.record, log.sealed) == (RECORD, 0)
    assert [one.record.row.file for one in log.record] == [ENTRIES] * 3


def test_an_entry_that_cannot_be_opened_is_counted(tmp_path):
    log = write_log(tmp_path, RECORD)
    seal(log, returned(), "by")
    read, problems = read_record(tmp_path)
    assert (read.record, read.sealed, problems) == (RECORD, 1, ())


def test_a_hidden_field_seals_nothing(tmp_path):
    log = write_log(tmp_path, RECORD)
    seal(log, Enrolment(roll="R-0001"), "illustrative")
    assert read_record(tmp_path)[0].sealed == 1
    values = {"recorded_at": "2026-03-10T12:00:00Z", "corrects": None, "withdraws": False}
    log.append(
        "person",
        RECORD[0].recorded_at.date(),
        {**values, "roll": "R-0002", "illustrative": True},
        key="person",
        hidden={"name": "Persona Ilustrativa", "document": "1", "document_type": "", "state": ""},
        keep=lambda *_: None,
    )
    read, _ = read_record(tmp_path)
    assert read.sealed == 1
    assert read.record[-1].record == Enrolment(roll="R-0002", illustrative=True)


def test_an_entry_of_another_kind_records_nothing(tmp_path):
    log = write_log(tmp_path, RECORD)
    log.append("disclosure", RECORD[0].recorded_at.date(), {"fields": []}, key="d")
    read, problems = read_record(tmp_path)
    assert (read.record, read.sealed, problems) == (RECORD, 0, ())


def test_an_opening_that_says_something_else_is_a_problem(tmp_path):
    write_log(tiny(tmp_path), RECORD)
    rewritten(tmp_path / OPENINGS, lambda one: one.replace(b'"XB"', b'"XC"'))
    assert codes(tmp_path) == ["log-entry"]
    _, (found,) = read_record(tmp_path)
    assert Speaker("en").say(found.what).startswith("entry 0 of the log is not what it must be")


def test_bytes_that_are_no_entry_are_a_problem(tmp_path):
    write_log(tiny(tmp_path), RECORD)
    rewritten(tmp_path / ENTRIES, lambda one: one.replace(b'"kind"', b'"king"'))
    assert codes(tmp_path) == ["log-entry"]


def test_a_torn_end_is_passed_over(tmp_path):
    write_log(tiny(tmp_path), RECORD)
    path = tmp_path / ENTRIES
    path.write_bytes(path.read_bytes()[:-3])
    assert read_good(tmp_path).log.record == RECORD[:2]
