"""A log is worked out again, and the first entry that differs is named."""

import shutil
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.casefile.log_check import check_log
from relevo.casefile.log_checkpoint import CHECKPOINT, PUBLIC, Seal
from relevo.casefile.log_contents import check_contents, check_index
from relevo.casefile.log_file import ENTRIES, INDEX, OPENINGS
from relevo.casefile.log_frames import frames_in
from relevo.casefile.log_publish import publish_log
from relevo.core.errors import RelevoError
from relevo.ledger.framing import frame
from relevo.tlog.note import Algorithm, Signer
from tests.casefile.logs import DAY, KEYS, SIGNER, filled, flip, new, opened, root_at

COUNT = 600
TODAY = date(2026, 3, 4)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give a case with a log that is whole, and what it made public."""
    case = tmp_path_factory.mktemp("whole") / "case"
    log = filled(case, COUNT)
    publish_log(case, log, SIGNER, case.parent / "public", before=None, keys=KEYS)
    log.close()
    return case


@pytest.fixture
def case(whole, tmp_path):
    """Give a copy of it."""
    return shutil.copytree(whole, tmp_path / "case")


@pytest.fixture
def public(whole, tmp_path):
    """Give a copy of what is public."""
    return shutil.copytree(whole.parent / "public", tmp_path / "public")


def rewritten(case, position, content):
    """Put other bytes in an entry's frame, its checksum right."""
    path = case / ENTRIES
    with path.open("rb") as file:
        entries = [one for one, _ in frames_in(file.fileno())]
    entries[position] = content(entries[position])
    path.write_bytes(b"".join(frame(at, one) for at, one in enumerate(entries)))


def first(folder):
    """Give the first difference found in a folder: its entry and its file."""
    found = check_log(folder, KEYS).first_difference
    return (found.entry, found.file) if found else None


def test_a_whole_log_agrees(case, public):
    for folder in (case, public):
        found = check_log(folder, KEYS, at=(1, 256, 10_000))
        assert found.differences == ()
        assert found.size == COUNT
        assert found.root == root_at(case, COUNT)
        assert found.signed_by == KEYS
        assert found.roots == {size: root_at(case, size) for size in (1, 256, COUNT)}
        assert (found.torn, found.missing) == (0, 0)


@pytest.mark.parametrize("position", [0, 255, 256, 599])
def test_an_entry_that_was_rewritten_is_named(case, position):
    rewritten(case, position, lambda entry: entry.replace(b"movement", b"movemenT"))
    found = check_log(case, KEYS)
    if position < 512:
        assert (found.first_difference.entry, found.first_difference.file) == (position, ENTRIES)
    else:
        assert (found.first_difference.entry, found.first_difference.file) == (None, CHECKPOINT)
        assert check_contents(case).differences == ()


@pytest.mark.parametrize("position", [0, 255, 256, 599])
def test_a_commitment_that_was_changed_is_named(case, position):
    rewritten(case, position, lambda entry: entry[:40] + b"Aa"[entry[40] == 65 :][:1] + entry[41:])
    found = [*check_log(case, KEYS).differences, *check_contents(case).differences]
    assert position in {one.entry for one in found}


@pytest.mark.parametrize("position", [0, 300, 599])
def test_a_damaged_entry_is_named(case, position):
    path = case / ENTRIES
    with path.open("rb") as file:
        ends = [0, *(end for _, end in frames_in(file.fileno()))]
    flip(path, ends[position] + 30)
    assert first(case) == (position, ENTRIES)


def test_an_entry_taken_out_of_the_end_is_named(case):
    path = case / ENTRIES
    with path.open("rb") as file:
        ends = [end for _, end in frames_in(file.fileno())]
    path.write_bytes(path.read_bytes()[: ends[-2]])
    assert first(case) == (COUNT - 1, ENTRIES)


def test_a_torn_end_is_no_difference(case):
    with (case / ENTRIES).open("ab") as file:
        file.write(b"torn")
    found = check_log(case, KEYS)
    assert found.first_difference is None
    assert found.torn == 4


@pytest.mark.parametrize("tile", ["0/000", "0/001", "1/000.p/2"])
def test_a_tile_that_differs_is_named(case, tile):
    flip(case / "log/tile" / tile, 40)
    entry = 1 if tile == "0/000" else 257 if tile == "0/001" else 256
    assert first(case) == (entry, f"tile/{tile}")


def test_a_tile_of_the_case_that_is_missing_is_counted(case):
    (case / "log/tile/0/000").unlink()
    found = check_log(case, KEYS)
    assert (found.differences, found.missing) == ((), 1)


@pytest.mark.parametrize(
    "path", ["tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001"]
)
def test_public_files_must_be_there_and_right(public, path):
    kept = (public / path).read_bytes()
    flip(public / path, 40)
    assert first(public) is not None
    (public / path).unlink()
    assert first(public) is not None
    (public / path).write_bytes(kept)
    assert first(public) is None


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_changed_bit_of_a_checkpoint_shows(whole, data):
    path = whole / CHECKPOINT
    kept = path.read_bytes()
    try:
        at = data.draw(st.integers(0, len(kept) - 1))
        changed = bytearray(kept)
        changed[at] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(changed)
        assert first(whole) is not None
    finally:
        path.write_bytes(kept)


def test_a_checkpoint_of_another_key_or_log_is_refused(case):
    path = case / CHECKPOINT
    other = Signer(SIGNER.name, Algorithm.ED25519, bytes(32))
    path.write_bytes(Seal(other).checkpoint(COUNT, root_at(case, COUNT)))
    assert first(case) == (None, CHECKPOINT)
    assert check_log(case).differences == ()
    path.unlink()
    assert first(case) == (None, CHECKPOINT)


def test_no_log_is_no_log(tmp_path):
    with pytest.raises(RelevoError):
        check_log(tmp_path)


@pytest.mark.parametrize("position", [0, 300, 599])
def test_what_opens_an_entry_must_fit(case, position):
    path = case / OPENINGS
    with path.open("rb") as file:
        held = [one for one, _ in frames_in(file.fileno())]
    held[position] = held[position].replace(b'"n":["', b'"m":["')
    path.write_bytes(b"".join(frame(at, one) for at, one in enumerate(held)))
    (found,) = check_contents(case).differences
    assert (found.entry, found.file) == (position, OPENINGS)


def test_openings_that_lack_are_named(case):
    path = case / OPENINGS
    path.write_bytes(path.read_bytes()[:-1])
    (found,) = check_contents(case).differences
    assert (found.entry, found.file) == (COUNT - 1, OPENINGS)
    path.unlink()
    assert check_contents(case).differences == ()
    assert check_contents(case).opened == 0


def test_entries_have_one_spelling(case):
    rewritten(case, 7, lambda entry: entry.replace(b'"day":', b'"day": '))
    (found, *_) = check_contents(case).differences
    assert (found.entry, found.file) == (7, ENTRIES)


def test_the_index_leads_to_every_entry(case, tmp_path):
    assert check_index(case) is None
    other = filled(tmp_path / "other", 0)
    other.extend(new(number, prefix="other") for number in range(COUNT))
    opened(tmp_path / "other").settle()
    (case / INDEX).write_bytes((tmp_path / "other" / INDEX).read_bytes())
    assert check_index(case).entry == 0
    (case / INDEX).write_bytes(b"no index")
    assert check_index(case).file == INDEX


def test_what_follows_from_the_entries_is_made_again(case):
    flip(case / "log/tile/0/001", 40)
    (case / INDEX).write_bytes(b"no index")
    entries = (case / ENTRIES).read_bytes()
    checkpoint = (case / CHECKPOINT).read_bytes()
    log = opened(case)
    log.rebuild(KEYS)
    assert first(case) is None
    assert check_index(case) is None
    assert ((case / ENTRIES).read_bytes(), (case / CHECKPOINT).read_bytes()) == (
        entries,
        checkpoint,
    )


def test_a_forged_checkpoint_is_made_again_and_a_true_one_never(case):
    path = case / CHECKPOINT
    other = Signer(SIGNER.name, Algorithm.ED25519, bytes(32))
    path.write_bytes(Seal(other).checkpoint(COUNT + 9, bytes(32)))
    opened(case).rebuild(KEYS)
    assert first(case) is None
    rewritten(case, 3, lambda entry: entry.replace(b"movement", b"movemenT"))
    kept = path.read_bytes()
    with pytest.raises(RelevoError):
        opened(case).rebuild(KEYS)
    assert path.read_bytes() == kept


def test_entries_of_today_are_kept_back(tmp_path):
    log = filled(tmp_path / "case", 5, DAY)
    log.append("movement", TODAY, {"n": 9}, key="today")
    folder = tmp_path / "public"
    found = publish_log(tmp_path / "case", log, SIGNER, folder, before=TODAY, keys=KEYS)
    assert (found.size, found.kept_back, found.new) == (5, 1, 5)
    assert check_log(folder, KEYS).size == 5
    assert (folder / "keys").read_text() == f"{SIGNER.key.vkey}\n"
    again = publish_log(tmp_path / "case", log, SIGNER, folder, before=TODAY, keys=KEYS)
    assert again.new == 0
    now = publish_log(tmp_path / "case", log, SIGNER, folder, before=None, keys=KEYS)
    assert (now.size, now.new) == (6, 1)
    later = publish_log(tmp_path / "case", log, SIGNER, folder, before=TODAY, keys=KEYS)
    assert (later.size, later.new) == (6, 0)
    assert check_log(folder, KEYS).differences == ()


def test_an_empty_log_is_made_public(tmp_path):
    log = filled(tmp_path / "case", 0)
    publish_log(tmp_path / "case", log, SIGNER, tmp_path / "public", before=None, keys=KEYS)
    assert check_log(tmp_path / "public", KEYS).differences == ()


def test_cosignatures_go_with_the_public_checkpoint(tmp_path):
    case, folder = tmp_path / "case", tmp_path / "public"
    log = filled(case, 3)
    publish_log(case, log, SIGNER, folder, before=None, keys=KEYS)
    line = "\N{EM DASH} witness.example AAAAAAAA\n".encode()
    (case / PUBLIC).write_bytes((case / PUBLIC).read_bytes() + line)
    publish_log(case, log, SIGNER, folder, before=TODAY, keys=KEYS)
    assert (folder / "checkpoint").read_bytes() == (case / PUBLIC).read_bytes()
    assert (folder / "checkpoint").read_bytes().endswith(line)


def test_a_log_that_did_not_grow_out_of_what_is_public_is_refused(tmp_path):
    case, folder = tmp_path / "case", tmp_path / "public"
    publish_log(case, filled(case, 3), SIGNER, folder, before=None, keys=KEYS)
    before = (folder / "checkpoint").read_bytes()
    other = filled(tmp_path / "other", 4)
    for held in (folder, tmp_path / "elsewhere"):
        (tmp_path / "other" / PUBLIC).write_bytes((case / PUBLIC).read_bytes())
        with pytest.raises(RelevoError):
            publish_log(tmp_path / "other", other, SIGNER, held, before=None, keys=KEYS)
    assert (folder / "checkpoint").read_bytes() == before
