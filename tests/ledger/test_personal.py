"""Secrets of persons and of the office: found again, wrapped, sealed, and bound to their place."""

import ast
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.ledger import personal
from relevo.ledger.entry import Opening
from relevo.ledger.personal import (
    Person,
    PersonalError,
    Sort,
    document_hash,
    is_encrypted,
    open_sealed,
    private_file,
    seal_opening,
    secret_of,
    unwrap,
    wrap,
)

OFFICE, OTHER = bytes(range(32)), bytes(range(1, 33))
PERSON = Person("R-0007", bytes(reversed(range(32))))
SECRETS = st.binary(min_size=32, max_size=32)


@pytest.mark.parametrize("written", ["AB-123.456", "ab 123456", "\uff21\uff22123456", " Ab123456 "])
def test_who_comes_back_is_found_however_the_document_is_written(written):
    found = document_hash(OFFICE, written, "xb ")
    assert found == document_hash(OFFICE, "AB123456", "XB")
    assert len(found) == 64


def test_a_hash_needs_the_offices_key_and_holds_one_document_of_one_state():
    found = {
        document_hash(office, document, state)
        for office in (OFFICE, OTHER)
        for document in ("1", "12")
        for state in ("XA", "XB", "2XB")
    }
    assert len(found) == 12


def test_nothing_is_no_document():
    with pytest.raises(ValueError, match="letters or digits"):
        document_hash(OFFICE, " -/ ", "XB")


@given(office=SECRETS, secret=SECRETS, number=st.integers(0, 9999))
def test_a_wrapped_key_opens_for_its_person_alone(office, secret, number):
    person = Person(f"R-{number:04d}", secret)
    wrapped = wrap(office, person)
    assert len(wrapped) == 40
    assert unwrap(office, person.roll, wrapped) == person
    for wrong in (
        (bytes([office[0] ^ 1, *office[1:]]), person.roll, wrapped),
        (office, "R-10000", wrapped),
        (office, person.roll, bytes([wrapped[0] ^ 1, *wrapped[1:]])),
        (office, person.roll, wrapped[:-1]),
    ):
        with pytest.raises(PersonalError):
            unwrap(*wrong)


@given(name=st.text(max_size=300), entry=st.integers(0, 2**40))
def test_what_was_sealed_opens_where_it_belongs(name, entry):
    from relevo.ledger.canonical import canonical

    try:
        value = canonical(name)
    except UnicodeEncodeError:
        return
    opening = Opening(entry, "name", os.urandom(32), value)
    sealed = seal_opening(PERSON, opening, os.urandom)
    assert open_sealed(PERSON, entry, "name", sealed) == opening
    for person, position, field, data in (
        (Person("R-0008", PERSON.secret), entry, "name", sealed),
        (Person("R-0007", OTHER), entry, "name", sealed),
        (PERSON, entry + 1, "name", sealed),
        (PERSON, entry, "document", sealed),
        (PERSON, entry, "name", sealed[:-1]),
        (PERSON, entry, "name", bytes([sealed[0] ^ 1, *sealed[1:]])),
        (PERSON, entry, "name", b""),
    ):
        with pytest.raises(PersonalError):
            open_sealed(person, position, field, data)


def test_the_length_of_what_is_sealed_tells_no_name():
    lengths = {
        len(seal_opening(PERSON, Opening(3, "name", os.urandom(32), value), os.urandom))
        for value in (b'""', b'"Ana"', b'"' + b"x" * 120 + b'"')
    }
    assert len(lengths) == 1


@given(secret=SECRETS, sort=st.sampled_from(Sort))
def test_a_secret_is_read_back_from_its_file(secret, sort):
    data = private_file(secret, sort)
    assert not is_encrypted(data)
    assert secret_of(data, sort) == secret
    assert secret_of(data, sort, b"not needed") == secret
    for other in set(Sort) - {sort}:
        with pytest.raises(PersonalError):
            secret_of(data, other)


def test_an_encrypted_secret_needs_its_passphrase():
    data = private_file(OFFICE, Sort.OFFICE, b"six words that nobody can guess")
    assert is_encrypted(data)
    assert secret_of(data, Sort.OFFICE, b"six words that nobody can guess") == OFFICE
    for wrong in (b"", b"another"):
        with pytest.raises(PersonalError):
            secret_of(data, Sort.OFFICE, wrong)


@pytest.mark.parametrize(
    "data", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_refused(data):
    with pytest.raises(PersonalError):
        secret_of(data, Sort.SIGNING)


def test_a_key_of_another_kind_is_refused(tmp_path):
    made = subprocess.run(
        ["openssl", "genpkey", "-algorithm", "X448"], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("openssl makes no such key here")
    with pytest.raises(PersonalError):
        secret_of(made.stdout, Sort.OFFICE)


def test_no_secret_is_shown():
    assert repr(PERSON) == "Person('R-0007')"


def test_this_door_signs_and_verifies_nothing():
    """Signatures have their one door in tlog/note.py."""
    tree = ast.parse(Path(personal.__file__).read_text(encoding="utf-8"))
    called = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert called & {"sign", "verify", "exchange"} == set()
    assert "encrypt" in called
