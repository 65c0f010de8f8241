"""PDF files: text layer, tables, scanned pages, and what cannot be opened."""

import os
import sys

import pytest

from relevo.casefile.source_ocr import find_tesseract
from relevo.casefile.source_pdf import MOST_PAGES, parse_pdf
from relevo.core.errors import RelevoError
from tests.casefile.pdfs import encrypted_pdf, lines, long_pdf, scanned_pdf, table, text_pdf

BODY = (
    "Texto ilustrativo. La Asamblea de A aprobó el ingreso de personal del Estado",
    "imaginario B del 1 de marzo al 30 de junio de 2026 para activi\u00ad",
    "dades de entrenamiento.",
    "- doce fusiles",
    "- ocho pistolas",
)


@pytest.fixture(scope="module")
def tesseract():
    """The installed tesseract; without one the tests are skipped, never where CI promises it."""
    found = find_tesseract()
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("no tesseract on the path, and CI must have one")
    if found is None:
        pytest.skip("no tesseract on the path: scanned pages were not tried")
    return found


def words(data, ocr=None):
    """Give the words of a PDF without problems."""
    source, problems = parse_pdf(data, "a.pdf", ocr)
    assert problems == ()
    return source.text


def test_lines_of_a_paragraph_are_joined_and_list_items_are_not():
    assert words(text_pdf(lines(*BODY))).splitlines() == [
        (
            "Texto ilustrativo. La Asamblea de A aprobó el ingreso de personal del Estado"
            " imaginario B del 1 de marzo al 30 de junio de 2026 para actividades de entrenamiento."
        ),
        "- doce fusiles",
        "- ocho pistolas",
    ]


def test_a_ruled_table_becomes_rows_between_its_surroundings():
    page = (
        lines("Anexo") + table([["Arma", "Cantidad"], ["Fusil M4", "12"]]) + lines("Fin.", top=400)
    )
    assert [line for line in words(text_pdf(page)).splitlines() if line] == [
        "Anexo",
        "Arma | Cantidad",
        "Fusil M4 | 12",
        "Fin.",
    ]


def test_pages_follow_each_other():
    assert words(text_pdf(lines("Uno."), lines("Dos."))) == "Uno.\n\nDos.\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (encrypted_pdf("Texto ilustrativo."), "pdf-encrypted"),
        (b"%PDF-1.7\n%%EOF", "pdf-broken"),
        (b"", "pdf-broken"),
        (text_pdf(""), "source-empty"),
        (scanned_pdf("Texto ilustrativo"), "pdf-scanned"),
        (long_pdf(MOST_PAGES + 1), "pdf-too-long"),
    ],
)
def test_what_cannot_be_read(data, code):
    source, problems = parse_pdf(data, "a.pdf", None)
    assert source is None
    assert [problem.code for problem in problems] == [code]


def test_cut_off_files_never_raise():
    whole = text_pdf(lines(*BODY))
    for size in range(0, len(whole), 40):
        source, problems = parse_pdf(whole[:size], "a.pdf", None)
        assert (source is None) == bool(problems)


def test_a_scanned_page_is_read_by_tesseract(tesseract):
    source, problems = parse_pdf(
        scanned_pdf("Texto ilustrativo inventado", "ingreso de 24 militares en 2026"),
        "a.pdf",
        tesseract,
    )
    assert problems == ()
    assert [problem.code for problem in source.problems] == ["pdf-ocr"]
    assert "ingreso de 24 militares en 2026" in source.text


def test_a_picture_beside_pages_with_words_is_named_and_does_not_stop(tesseract):
    both = text_pdf(lines("Texto ilustrativo."), "0 0 0 rg 50 50 200 200 re f")
    source, problems = parse_pdf(both, "a.pdf", tesseract)
    assert problems == ()
    assert source.text == "Texto ilustrativo.\n"
    assert [problem.code for problem in source.problems] == ["pdf-unread"]


def test_a_picture_without_words_is_said(tesseract):
    source, (problem,) = parse_pdf(scanned_pdf(), "a.pdf", tesseract)
    assert source is None
    assert problem.code == "pdf-unread"


@pytest.mark.parametrize("package", ["pypdfium2", "pdfplumber"])
def test_without_the_extra_the_line_to_run_is_said(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(RelevoError) as error:
        parse_pdf(b"%PDF-", "a.pdf", None)
    assert "relevo[read]" in error.value.message.id
