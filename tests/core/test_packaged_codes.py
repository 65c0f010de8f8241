"""The code files that ship with Relevo: whole trees, unique names, both languages."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from relevo.core.codes import COLUMNS, FILES, CodeKind, Held, packaged_codes
from relevo.core.data import data_path, data_text

KINDS = list(CodeKind)


def rows(kind):
    return list(csv.DictReader(io.StringIO(data_text(FILES[kind]))))


@pytest.mark.parametrize("kind", KINDS)
def test_file_is_plain_utf8_with_the_columns_in_order(kind):
    raw = data_path(FILES[kind]).read_bytes()
    assert raw.decode("utf-8").splitlines()[0] == ",".join(COLUMNS)
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_has_an_identifier_of_its_own_and_both_names(kind):
    repeated = [i for i, n in Counter(row["id"] for row in rows(kind)).items() if n > 1]
    assert repeated == []
    assert [
        row for row in rows(kind) if not (row["id"] and row["name_es"] and row["name_en"])
    ] == []
    assert [row["id"] for row in rows(kind) if not row["source"]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_parents_and_meanings_exist_and_nothing_contains_itself(kind):
    tree = packaged_codes().of(kind)
    for code in tree.codes.values():
        assert not code.parent or code.parent in tree, code.id
        assert all(one in tree and not tree.codes[one].means for one in code.means), code.id
        assert tree.codes[tree.lineage(code.id)[-1]].parent == "", code.id


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_aliases_lead_to_one_code(kind):
    tree = packaged_codes().of(kind)
    for code in tree.codes.values():
        for name in (code.id, code.name.es, code.name.en, *code.aliases):
            assert [one.id for one in tree.matching(name)] == [code.id], name


def test_states_are_those_of_iso_3166_and_three_imaginary_ones():
    states = packaged_codes().states.codes
    imaginary = {code for code, state in states.items() if state.kind == "imaginary"}
    assert imaginary == {"XA", "XB", "XC"}
    assert len(states) - len(imaginary) == 249
    assert states["NO"].name.es == "Noruega"


def test_peru_has_its_regions_and_the_municipality_of_lima():
    places = packaged_codes().places
    regions = {c.id for c in places.codes.values() if c.parent == "PE" and c.kind == "region"}
    assert len(regions) == 25
    assert places.codes["PE-LMA"].kind == "municipality"


def test_lima_of_unknown_kind_holds_nothing_for_certain():
    places = packaged_codes().places
    assert places.holds(["PE-lima"], "PE-pucusana") is Held.UNCLEAR
    assert places.holds(["PE-lima"], "PE-lima") is Held.UNCLEAR
    assert places.holds(["PE-LIM", "PE-LMA"], "PE-lima") is Held.YES
    assert places.holds(["PE-lima"], "PE-CAL") is Held.NO


def test_madre_de_dios_is_not_held_by_its_capital():
    places = packaged_codes().places
    assert places.holds(["PE-puerto-maldonado"], "PE-MDD") is Held.UNCLEAR
    assert places.holds(["PE-LOR"], "PE-iquitos-naval-base") is Held.YES


def test_codes_that_sources_confuse_stay_apart():
    codes = packaged_codes()
    for tree, one, other in (
        (codes.categories, "military_information_support", "military_intelligence"),
        (codes.institutions, "PE-DIROPESP", "PE-DIROES"),
        (codes.arms, "m320", "m32"),
    ):
        assert tree.holds([one], other) is Held.NO


def test_a_kind_of_arm_holds_its_models():
    arms = packaged_codes().arms
    assert arms.holds(["pistol"], "glock-19") is Held.YES
    assert arms.holds(["glock", "m17"], "glock-19") is Held.YES
    assert arms.holds(["m240b"], "m240") is Held.UNCLEAR
