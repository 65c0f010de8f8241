"""The tree on disk: tiles, the right edge, what lacks, what is behind, what must not be signed."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relevo.casefile.log_checkpoint import CHECKPOINT
from relevo.casefile.log_file import ENTRIES, INDEX, OPENINGS
from relevo.casefile.log_tree import LogTree, no_leaves
from relevo.core.errors import RelevoError
from relevo.tlog.checkpoint import Checkpoint, open_checkpoint
from relevo.tlog.merkle import EMPTY, leaf_hash, root_of
from relevo.tlog.note import Algorithm, Signer
from relevo.tlog.proofs import prove_consistency, verify_consistency
from relevo.tlog.tiles import WIDTH, parse_tile
from tests.casefile.logs import SIGNER, filled, flip, new, opened, root_at, signed

LEAVES = [leaf_hash(number.to_bytes(4)) for number in range(70_000)]


def grown(folder, size):
    """Give a tree with so many leaves."""
    tree = LogTree(folder, no_leaves)
    for leaf in LEAVES[:size]:
        tree.append(leaf)
    tree.settle()
    return tree


def given_leaves(first, count):
    """Give leaves as the entries would."""
    return LEAVES[first : first + count]


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 66_000])
def test_the_root_is_that_of_the_leaves(tmp_path, size):
    assert grown(tmp_path, size).root == (root_of(LEAVES[:size]) if size else EMPTY)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_tree_is_opened_from_its_tiles_and_grows_on(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("log")
    size = data.draw(st.integers(0, 2000))
    full = size // WIDTH * WIDTH
    grown(folder, size)
    tree = LogTree(folder, no_leaves, full)
    more = data.draw(st.integers(size, 2600))
    for leaf in LEAVES[full:more]:
        tree.append(leaf)
    tree.settle()
    assert tree.root == (root_of(LEAVES[:more]) if more else EMPTY)
    assert {path.name for path in (folder / "tile/0").glob("*")} == {
        f"{index:03}" for index in range(more // WIDTH)
    }


@pytest.mark.parametrize("gone", ["tile", "tile/0/003", "tile/1", "tile/1/000.p", "tile/0"])
def test_a_tile_that_lacks_is_made_again(tmp_path, gone):
    grown(tmp_path, 66_000)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    path = tmp_path / gone
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()
    tree = LogTree(tmp_path, given_leaves, 66_000 // WIDTH * WIDTH)
    assert tree.root == root_of(LEAVES[: 66_000 // WIDTH * WIDTH])
    assert tree.hash_of(768, 1024) == root_of(LEAVES[768:1024])
    tree.settle()
    if gone == "tile":
        assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before


def test_a_proof_comes_out_of_the_tiles(tmp_path):
    tree = grown(tmp_path, 66_000)
    opened_again = LogTree(tmp_path, given_leaves, 66_000)
    for old in (1, 255, 256, 65_536, 65_999):
        proof = prove_consistency(old, 66_000, opened_again.hash_of)
        verify_consistency(old, 66_000, proof, root_of(LEAVES[:old]), tree.root)


def test_tiles_are_where_the_specification_says(tmp_path):
    grown(tmp_path, 257 * WIDTH)
    assert parse_tile((tmp_path / "tile/0/256").read_bytes(), WIDTH) == LEAVES[65_536:65_792]
    assert parse_tile((tmp_path / "tile/1/000").read_bytes(), WIDTH)[0] == root_of(LEAVES[:256])
    assert (tmp_path / "tile/1/001.p/1").read_bytes() == root_of(LEAVES[65_536:65_792])
    assert (tmp_path / "tile/2/000.p/1").read_bytes() == root_of(LEAVES[:65_536])


@pytest.mark.parametrize("count", [1, 255, 256, 300, 600])
def test_the_checkpoint_is_of_all_entries(tmp_path, count):
    log = filled(tmp_path, count)
    assert signed(tmp_path) == Checkpoint(SIGNER.name, count, root_at(tmp_path, count))
    log.append("movement", new(1).day, {"n": 1}, key="another")
    assert signed(tmp_path).root == root_at(tmp_path, count + 1)


@pytest.mark.parametrize("gone", ["log/tile", INDEX, CHECKPOINT])
def test_a_view_that_is_gone_is_made_again(tmp_path, gone):
    filled(tmp_path, 600).close()
    before = signed(tmp_path)
    path = tmp_path / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    log = opened(tmp_path)
    log.settle()
    assert log.late is None
    assert signed(tmp_path) == before
    assert (tmp_path / "log/tile/0/001").is_file()


def test_a_log_kept_without_a_key_gets_its_tree_later(tmp_path):
    opened(tmp_path, signer=None).extend(new(number) for number in range(300))
    assert not (tmp_path / CHECKPOINT).exists()
    opened(tmp_path).settle()
    assert signed(tmp_path).root == root_at(tmp_path, 300)


def test_a_damaged_edge_is_noticed_before_anything_is_signed(tmp_path):
    filled(tmp_path, 600).close()
    flip(tmp_path / "log/tile/1/000.p/2", 5)
    opened(tmp_path).append("movement", new(1).day, {"n": 1}, key="another")
    assert signed(tmp_path).root == root_at(tmp_path, 601)


def test_no_other_entries_are_signed_than_before(tmp_path):
    filled(tmp_path, 300).close()
    other = tmp_path / "other"
    filled(other, 301).close()
    for path in (ENTRIES, OPENINGS):
        (tmp_path / path).write_bytes((other / path).read_bytes())
    before = (tmp_path / CHECKPOINT).read_bytes()
    with pytest.raises(RelevoError):
        opened(tmp_path).append("movement", new(1).day, {"n": 1}, key="another")
    assert (tmp_path / CHECKPOINT).read_bytes() == before


@pytest.mark.parametrize("keep", [ENTRIES, OPENINGS])
def test_a_checkpoint_is_never_rolled_back(tmp_path, keep):
    """One file lost confirmed entries: nothing is cut, nothing is signed."""
    filled(tmp_path, 5).close()
    lost = ENTRIES if keep == OPENINGS else OPENINGS
    data = (tmp_path / lost).read_bytes()
    (tmp_path / lost).write_bytes(data[: len(data) // 2])
    files = {path: (tmp_path / path).read_bytes() for path in (ENTRIES, OPENINGS, CHECKPOINT)}
    log = opened(tmp_path)
    with pytest.raises(RelevoError):
        log.append("movement", new(1).day, {"n": 1}, key="another")
    assert {path: (tmp_path / path).read_bytes() for path in files} == files


def test_entries_without_what_opens_them_are_not_cut(tmp_path):
    filled(tmp_path, 5).close()
    (tmp_path / OPENINGS).unlink()
    (tmp_path / CHECKPOINT).unlink()
    before = (tmp_path / ENTRIES).read_bytes()
    with pytest.raises(RelevoError):
        opened(tmp_path).settle()
    assert (tmp_path / ENTRIES).read_bytes() == before
    assert not (tmp_path / OPENINGS).exists()


def test_a_checkpoint_of_a_key_before_is_taken_over(tmp_path):
    filled(tmp_path, 4).close()
    successor = Signer(SIGNER.name, Algorithm.ED25519, bytes(32))
    opened(tmp_path, successor).settle()
    checkpoint, note = open_checkpoint((tmp_path / CHECKPOINT).read_bytes(), (successor.key,))
    assert checkpoint.root == root_at(tmp_path, 4)
    assert len(note.signatures) == 1


def test_cosignatures_stay_while_nothing_is_added(tmp_path):
    filled(tmp_path, 4).close()
    path = tmp_path / CHECKPOINT
    path.write_bytes(path.read_bytes() + "\N{EM DASH} witness.example AAAAAAAA\n".encode())
    opened(tmp_path).settle()
    assert b"witness.example" in path.read_bytes()


def test_views_that_cannot_follow_are_said_and_made_up_for(tmp_path):
    """A folder stands where a tile must go: what was recorded is recorded all the same."""
    log = filled(tmp_path, 255)
    (tmp_path / "log/tile/0/000/x").mkdir(parents=True)
    assert log.append("movement", new(1).day, {"n": 1}, key="another") == (255, True)
    assert log.late is not None
    assert signed(tmp_path).size == 255
    shutil.rmtree(tmp_path / "log/tile/0/000")
    assert log.append("movement", new(1).day, {"n": 1}, key="one more") == (256, True)
    assert log.late is None
    assert signed(tmp_path).root == root_at(tmp_path, 257)
