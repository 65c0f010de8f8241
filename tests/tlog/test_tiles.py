"""Tiles: their paths, their hashes, the entries in them, and proofs put together from them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relevo.tlog.invalid import InvalidError
from relevo.tlog.merkle import leaf_hash, root_of
from relevo.tlog.proofs import (
    prove_consistency,
    prove_inclusion,
    verify_consistency,
    verify_inclusion,
)
from relevo.tlog.tiles import (
    WIDTH,
    Tile,
    TileHashes,
    bundle,
    bundles_of,
    parse_bundle,
    parse_tile,
    tiles_of,
)


def built(leaves):
    """Give the tiles of a tree by path, as the specification defines them."""
    tiles, level = {}, list(leaves)
    for tile in tiles_of(len(leaves)):
        if tile.level and tile.index == 0:
            level = [
                root_of(level[i : i + WIDTH]) for i in range(0, len(level) // WIDTH * WIDTH, WIDTH)
            ]
        start = tile.index * WIDTH
        tiles[tile.path] = b"".join(level[start : start + tile.width])
    return tiles


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(1, 273, 17), "tile/1/273.p/17"),
        (Tile(-1, 1000, 1), "tile/entries/x001/000.p/1"),
    ],
)
def test_paths(tile, path):
    assert tile.path == path
    assert Tile.parse(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/00/000",
        "tile/64/000",
        "tile/0/00",
        "tile/0/x000/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/001/000",
        "/tile/0/000",
        "tile/0/000/../001",
    ],
)
def test_what_is_no_path_is_refused(path):
    with pytest.raises(InvalidError):
        Tile.parse(path)


@given(st.integers(-1, 63), st.integers(0, 10**12), st.integers(1, 256))
def test_a_path_is_read_as_it_is_written(level, index, width):
    assert Tile.parse(Tile(level, index, width).path) == Tile(level, index, width)


def test_the_example_of_the_specification():
    tiles = list(tiles_of(70_000))
    assert len([t for t in tiles if t.level == 0 and t.width == WIDTH]) == 273
    assert [t for t in tiles if t.width < WIDTH] == [
        Tile(0, 273, 112),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_new_tiles_are_those_that_the_older_tree_has_not(one, two):
    old, size = sorted((one, two))
    new = set(tiles_of(size, old))
    assert new == set(tiles_of(size)) - set(tiles_of(old))
    assert {Tile(-1, t.index, t.width) for t in new if t.level == 0} == set(bundles_of(size, old))


@given(st.integers(1, 1000), st.data())
@example(size=257, data=None)
@example(size=512, data=None)
def test_proofs_come_from_tiles(size, data):
    leaves = [leaf_hash(i.to_bytes(4)) for i in range(size)]
    tiles = built(leaves)
    hashes = TileHashes(size, lambda tile: tiles[tile.path])
    root = root_of(leaves)
    assert hashes(0, size) == root
    index = data.draw(st.integers(0, size - 1)) if data else size - 1
    verify_inclusion(leaves[index], index, size, prove_inclusion(index, size, hashes), root)
    old = index + 1
    proof = prove_consistency(old, size, hashes)
    verify_consistency(old, size, proof, root_of(leaves[:old]), root)


@given(st.lists(st.binary(max_size=30), max_size=256))
def test_a_bundle_is_read_as_it_is_written(entries):
    assert parse_bundle(bundle(entries), len(entries)) == entries


@given(st.binary(max_size=60), st.integers(1, 256))
def test_hostile_bundles_are_refused_or_read_back(data, width):
    try:
        entries = parse_bundle(data, width)
    except InvalidError:
        return
    assert bundle(entries) == data
    assert len(entries) == width


def test_a_tile_of_another_length_is_refused():
    with pytest.raises(InvalidError):
        parse_tile(bytes(33), 1)


def test_an_entry_that_no_bundle_can_hold_is_refused():
    with pytest.raises(InvalidError):
        bundle([bytes(65_536)])
