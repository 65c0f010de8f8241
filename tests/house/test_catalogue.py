"""The Spanish catalogue is complete, current and fits the code."""

import re
import string

import pytest

from tests.house import catalogue

CATALOGUE = catalogue.read_catalogue()
ENTRIES = [entry for entry in CATALOGUE if entry.id]


def keys(messages):
    """Give the first English form of each message."""
    return {message[0] if isinstance(message, tuple) else message for message in messages}


def gaps(said):
    """Give the gaps of a sentence: fields in braces and percent fields."""
    fields = {name for _, name, _, _ in string.Formatter().parse(said) if name is not None}
    return fields | set(re.findall(r"%\(\w+\)s", said))


def test_messages_are_found():
    assert len(catalogue.our_messages()) > 100
    assert len(catalogue.click_messages()) > 50


def test_every_message_is_a_literal():
    assert catalogue.unmarked() == []


def test_every_message_has_spanish():
    assert keys(catalogue.our_messages()) | keys(catalogue.click_messages()) == {
        catalogue.forms(entry)[0] for entry in ENTRIES
    }
    missing = [entry.id for entry in ENTRIES if not all(catalogue.spanish(entry))]
    assert missing == []
    assert [entry.id for entry in ENTRIES if entry.fuzzy] == []


def test_gaps_agree():
    differ = [
        entry.id
        for entry in ENTRIES
        if set().union(*map(gaps, catalogue.forms(entry)))
        != set().union(*map(gaps, catalogue.spanish(entry)))
    ]
    assert differ == []


def test_plural_of_a_pair_is_a_pair():
    pairs = [message for message in catalogue.our_messages() if isinstance(message, tuple)]
    assert pairs
    for one, many in pairs:
        assert CATALOGUE.get(one).id == (one, many)


@pytest.mark.parametrize(
    ("file", "made"),
    [
        (catalogue.PO, lambda: catalogue.po_bytes(catalogue.updated(CATALOGUE))),
        (catalogue.MO, lambda: catalogue.mo_bytes(CATALOGUE)),
        (catalogue.PAGE, lambda: catalogue.page(CATALOGUE).encode()),
    ],
    ids=["po", "mo", "page"],
)
def test_files_are_current(file, made):
    """Told by one word: to compare files of this size line by line would take gigabytes."""
    current = file.read_bytes() == made()
    assert current, f"run python -m tests.house.catalogue --write: {file.name} is not current"


def test_spanish_is_perus():
    said = " ".join(form for entry in ENTRIES for form in catalogue.spanish(entry)).casefold()
    assert "septiembre" not in said
    assert [word for word in said.split() if word.startswith(("usted", "tú", "vos"))] == []


def test_breached_is_said_as_exceeding():
    assert CATALOGUE.get("exceeds the recorded limit").string == "supera el límite registrado"
    illegal = [
        entry.id
        for entry in ENTRIES
        if "ilegal" in " ".join(catalogue.spanish(entry))
        and "declares nothing illegal" not in catalogue.forms(entry)[0]
    ]
    assert illegal == []
