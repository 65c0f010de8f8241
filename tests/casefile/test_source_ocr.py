"""Finding tesseract, and asking it."""

import os
import stat

import pytest

from relevo.casefile.source_ocr import PREFERRED, Tesseract, find_tesseract


def program(folder, script):
    """Write a program named tesseract."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


@pytest.fixture
def on_path(tmp_path, monkeypatch):
    """An empty folder that is looked at before the system's."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    return tmp_path


def test_none_where_the_program_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() is None


@pytest.mark.parametrize(
    ("script", "languages"),
    [
        ("printf 'List of languages\\nspa\\npor\\n'", ("spa", "por")),
        ("printf 'List of languages\\nosd\\n'", None),
        ("exit 1", None),
    ],
)
def test_only_with_data_of_a_language_that_is_read(on_path, script, languages):
    program(on_path, script)
    found = find_tesseract()
    assert (found.languages if found else None) == languages


def test_it_is_asked_with_all_languages_on_one_thread(tmp_path):
    path = program(tmp_path, 'cat > /dev/null; echo "$3 $4 $OMP_THREAD_LIMIT"')
    assert Tesseract(str(path), PREFERRED).words(b"picture") == "-l spa+eng+por 1"


def test_a_failure_makes_out_nothing(tmp_path):
    assert Tesseract(str(program(tmp_path, "exit 3")), PREFERRED).words(b"") == ""
    assert Tesseract(str(tmp_path / "gone"), PREFERRED).words(b"") == ""
