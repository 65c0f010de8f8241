"""``relevo brief``: two pages in words, as a page, as a PDF and as JSON; and wrong lines."""

import json
import shutil

import pypdfium2
import pytest

from tests.cli.shell import ROOT, relevo

CASES = ROOT / "cases"
ACT = CASES / "peru-2026" / "acts" / "pe-2026-training.yaml"
BILL = CASES / "peru-2026" / "bills" / "ej-early-end.yaml"
ON = ("--on", "2026-11-23")


def one_line(words):
    return " ".join(words.split())


def pages(path):
    """Give the words of each page of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_peru_2026_makes_exactly_two_pages(lang, tmp_path):
    out = tmp_path / "brief.pdf"
    done = relevo("brief", ACT, *ON, "--pdf", out, "--lang", lang)
    assert done.code == 0, done.err
    first, second = pages(out)
    assert ACT.stem in first
    assert "2 / 2" in second
    assert ("no toma posición" if lang == "es" else "takes no position") in one_line(second)


def test_what_is_asked_against_last_year_in_spanish():
    words = one_line(relevo("brief", ACT, *ON).out)
    assert "1. QUÉ SE PIDE" in words
    assert "Personas | número no hallado | según la prensa; texto no leído" in words
    assert "pe-2026-training permite con certeza menos que pe-2025-training" in words
    assert "Personas | exactamente 55 | número no hallado | no hallado en un lado" in words
    assert "Está en el acto, pero ninguna fuente leída da su contenido: el número" in words
    assert "consiente: Congreso de la República" in words
    assert "Desde el 28 de julio de 2026 consiente: Senado" in words
    assert "Desde el 28 de julio de 2026 se informa a: no hallado (por verificar)" in words
    assert "pe-2025-stone" in words
    assert "67 a favor, 25 en contra" in words
    assert "Las fuentes difieren en 13 puntos" in words
    assert "1. Ninguna fuente leída lo da: número de: Personas. ¿Cuál es?" in words
    assert "relevo ask " in words
    assert "ILUSTRATIV" not in words


def test_a_bill_is_compared_with_the_act_that_it_amends():
    words = one_line(relevo("brief", BILL, *ON, "--lang", "en").out)
    assert "ILLUSTRATIVE DATA" in words
    assert "requested" in words
    assert "ej-early-end permits less than pe-2026-training" in words
    assert "Supposing that consent is given on 23 November 2026." in words
    assert "consents: Senate" in words


def test_precedents_are_not_later_than_the_act():
    act = CASES / "peru-2025" / "acts" / "pe-2025-training.yaml"
    brief = json.loads(relevo("brief", act, *ON, "--json").out)
    assert brief["earlier"] == "pe-2023-training"
    assert "pe-2026-training" not in brief["precedents"]
    assert "pe-2025-stone" not in brief["precedents"]
    assert "pe-2018-summit" in brief["precedents"]


def test_json_has_the_same_parts():
    brief = json.loads(relevo("brief", ACT, *ON, "--json", "--lang", "en").out)
    assert (brief["version"], brief["earlier"], brief["permits"]) == (
        1,
        "pe-2025-training",
        "undetermined",
    )
    assert len(brief["parts"]) == 7
    assert {"id": "armed-persons", "stating": "unread", "sure": False} in brief["required"]
    assert {"kind": "not_found", "about": "limits.persons", "verify": False} in brief["questions"]


def test_an_act_outside_a_case_needs_one(tmp_path):
    alone = tmp_path / "ej-early-end.yaml"
    shutil.copy(BILL, alone)
    refused = relevo("brief", alone, *ON, "--lang", "en")
    assert refused.code == 2
    assert "lies in no case" in refused.err
    done = relevo("brief", alone, "--case", CASES / "peru-2026", *ON, "--lang", "en")
    assert done.code == 0
    assert "ej-early-end" in done.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([CASES / "peru-2026" / "acts" / "no.yaml"], "There is no file"),
        ([CASES / "peru-2026" / "case.yaml"], "lies in no case"),
        ([ACT, "--pdf", "x.html"], "does not name a file that ends in .pdf"),
        ([ACT, "--html", "x.pdf"], "does not name a file that ends in .html"),
        ([ACT, "--case", CASES / "nowhere"], "There is no folder"),
    ],
)
def test_wrong_lines_are_told_what_to_do(words, told):
    done = relevo("brief", *words, *ON, "--lang", "en")
    assert done.code == 2
    assert told in one_line(done.err)
    assert done.out == ""
