"""Fields are opened by an entry, and only those."""

import os
import random
from datetime import UTC, date, datetime

import pytest

from relevo.casefile import disclosure
from relevo.casefile.disclosure import (
    DISCLOSED,
    check_disclosed,
    disclose,
    find_due,
    write_disclosed,
)
from relevo.casefile.log_publish import publish_log
from relevo.casefile.verified_log import check_folder
from relevo.core.errors import RelevoError
from relevo.register.model import Way
from tests.casefile.enrolled import DOCUMENT, NAME, holding, office
from tests.casefile.tampering import holding as replaced
from tests.casefile.tampering import tampered

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = NOW.date()
EARLY = date(2026, 4, 29)


@pytest.fixture
def made(tmp_path):
    """Give a case in which a person came and left in March 2026."""
    held = office(tmp_path)
    held.visits(held.enrol())
    return held


def opens(made, on=TODAY):
    """Disclose what is due on a day."""
    due = find_due(made.log, on, 30)
    return disclose(made.case, made.log, due, on=on, now=NOW, today=TODAY)


def published(made, folder):
    """Make the log public."""
    keys = (made.keys.key,)
    publish_log(made.case, made.log, made.keys.signer, folder, before=None, keys=keys)
    return folder


def test_before_its_day_nothing_is_opened(made):
    due = find_due(made.log, EARLY, 30)
    assert (due.fields, due.waiting, due.next_day) == ({}, 2, date(2026, 4, 30))
    assert opens(made, EARLY) == 0
    assert not (made.case / DISCLOSED).exists()
    assert find_due(made.log, date(2026, 4, 30), 30).fields.keys() == {1, 2}


def test_what_is_due_is_opened_once_by_an_entry(made):
    size = made.log.size
    assert opens(made) == 1
    assert made.log.size == size + 1
    data = (made.case / DISCLOSED).read_bytes()
    assert data.count(b"\n") == 3
    assert b'"way":["' in data
    assert b'"illustrative":["' in data
    assert opens(made) == 0
    assert (made.case / DISCLOSED).read_bytes() == data
    assert check_disclosed(made.case) is None
    made.crosses("P-0001", Way.IN, datetime(2026, 4, 2, tzinfo=UTC))
    assert opens(made) == 1
    assert (made.case / DISCLOSED).read_bytes().startswith(data)


def test_only_what_may_be_opened_is(made, tmp_path):
    opens(made)
    public = published(made, tmp_path / "public")
    assert holding(public, NAME, DOCUMENT, "EJ-SF-01", "P-0001") == []
    assert (public / "disclosed").read_bytes() == (made.case / DISCLOSED).read_bytes()
    assert check_folder(public, made.keys.key, None, None).holds
    assert check_folder(made.case, made.keys.key, None, None).holds


def test_a_kill_before_the_file_is_written_is_made_good(made, monkeypatch):
    def killed(*_of):
        raise KeyboardInterrupt

    monkeypatch.setattr(disclosure, "write_disclosed", killed)
    with pytest.raises(KeyboardInterrupt):
        opens(made)
    monkeypatch.undo()
    assert not (made.case / DISCLOSED).exists()
    assert check_disclosed(made.case) is None
    size = made.log.size
    assert opens(made) == 0
    assert made.log.size == size
    assert (made.case / DISCLOSED).read_bytes().count(b"\n") == 3


def test_many_entries_are_opened_by_several(made, monkeypatch):
    monkeypatch.setattr(disclosure, "_MOST", 1)
    assert opens(made) == 2
    assert (made.case / DISCLOSED).read_bytes().count(b"\n") == 4
    assert check_disclosed(made.case) is None


def test_the_public_file_opens_nothing_that_is_not_public_yet(made, tmp_path):
    published(made, tmp_path / "public")
    opens(made)
    keys = (made.keys.key,)
    publish_log(made.case, made.log, made.keys.signer, tmp_path / "public", before=TODAY, keys=keys)
    assert (tmp_path / "public/disclosed").read_bytes() == b""
    assert check_folder(tmp_path / "public", made.keys.key, None, None).holds


@pytest.mark.parametrize("where", ["case", "public"])
def test_every_tampering_with_the_file_is_found(made, tmp_path, where):
    opens(made)
    published(made, tmp_path / "public")
    folder, name = (made.case, DISCLOSED) if where == "case" else (tmp_path / "public", "disclosed")
    path = folder / name
    chance = random.Random(5)  # noqa: S311 - a repeatable sequence, no secret
    for _ in range(300):
        how, data = tampered(chance, path, path.read_bytes())
        with replaced(path, data):
            lags = where == "case" and data == b""
            assert (check_disclosed(folder) is None) == lags, (how, data)
    path.unlink()
    assert (check_disclosed(folder) is None) == (where == "case")


def test_an_opening_that_no_disclosure_names_is_found(made):
    opens(made)
    path = made.case / DISCLOSED
    lines = path.read_bytes().splitlines(keepends=True)
    for other in (lines + lines[1:2], lines + lines, lines[1:], [lines[0], *lines[:0:-1]]):
        path.write_bytes(b"".join(other))
        assert check_disclosed(made.case) is not None
    write_disclosed(made.case, made.log)
    assert check_disclosed(made.case) is None


def test_a_disclosure_that_cannot_be_read_is_said(made):
    made.log.append("disclosure", TODAY, {"opened": 3}, key=os.urandom(4).hex())
    with pytest.raises(RelevoError):
        find_due(made.log, TODAY, 30)
