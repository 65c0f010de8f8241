"""``relevo read``: from a file to words, JSON, a page, and an act that ``check`` loads."""

import json
import os
import subprocess

import jsonschema
import pytest

from relevo.casefile.read import read_case
from tests.casefile.pdfs import encrypted_pdf, lines, scanned_pdf, text_pdf
from tests.cli.shell import COMMAND, ROOT, environment, relevo

TEXTS = ROOT / "docs" / "examples"
PAPER, AGENCY, RECIPE = (TEXTS / f"{name}.txt" for name in ("newspaper", "agency", "recipe"))
SCHEMA = json.loads((ROOT / "docs/schemas/reading.schema.json").read_text(encoding="utf-8"))


def document(*words, **environ):
    """Run with --json and give the document, which keeps to the schema."""
    done = relevo("read", *words, "--json", **environ)
    assert done.code == 0, done.err
    found = json.loads(done.out)
    jsonschema.validate(found, SCHEMA)
    return found


def test_values_stand_with_their_words():
    done = relevo("read", PAPER, "--lang", "en")
    assert done.code == 0
    assert "Votes: 73 for, 25 against, 2 abstaining (verified)" in done.out
    assert "“14 fusiles M4”" in done.out
    assert "Nobody has accepted it yet" in done.out


def test_spanish_by_default():
    done = relevo("read", PAPER)
    assert "Votos: 73 a favor, 25 en contra, abstenciones: 2 (verificado)" in done.out


def test_json_of_one_text():
    (act,) = document(PAPER)["acts"]
    assert (act["host"], act["senders"], act["status"]) == ("PE", ["US"], "approved")
    assert act["votes"] == {"for": 73, "against": 25, "abstain": 2}
    assert act["conflicts"] == []
    text = PAPER.read_text(encoding="utf-8")
    (start, end) = act["spans"]["votes.for"][0]
    assert text[start:end] == "73"


def test_standard_input():
    done = subprocess.run(
        [*COMMAND, "read", "-", "--json"],
        cwd=ROOT,
        input=PAPER.read_bytes(),
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["acts"][0]["bill"] is None


def test_several_files_are_one_act_with_disputes():
    (act,) = document(PAPER, AGENCY)["acts"]
    disputed = {one["about"]: [v["value"] for v in one["versions"]] for one in act["conflicts"]}
    assert disputed["published"] == ["2025-12-15", "2025-12-14"]
    assert disputed["arms[1].item"] == ["grenade-launcher-m32", "grenade-launcher-m320"]
    assert act["says"]["published"] == [str(AGENCY)]
    assert act["says"]["votes.for"] == [str(PAPER)]
    assert act["states"]["published"] == "disputed"


def test_a_person_ranks_the_sources():
    (act,) = document(PAPER, AGENCY, "--kind", f"{PAPER}=gazette")["acts"]
    assert act["published"] == "2025-12-14"


def test_no_authorisation_is_no_error(tmp_path):
    done = relevo("read", RECIPE, "--lang", "en", "--out", tmp_path / "acts" / "a.yaml")
    assert done.code == 0
    assert "No authorisation of an entry was found" in done.out
    assert "No act was written" in done.out
    assert list(tmp_path.iterdir()) == []
    assert document(RECIPE)["acts"] == []


def test_the_act_is_one_that_check_loads(tmp_path):
    case = tmp_path / "cases" / "x"
    done = relevo("read", PAPER, "--out", case / "acts" / "a.yaml", "--lang", "en")
    assert done.code == 0, done.err
    assert "Written:" in done.out
    assert not (case / "acts" / "a.txt").exists()
    read, problems = read_case(case)
    assert problems == ()
    act = read.acts["a"]
    assert act.illustrative
    assert act.votes.value.for_ == 73
    assert act.limits[0].scope.arms == ("m4",)
    assert relevo("check", case).code in {0, 3}
    assert "the number of military personnel" in relevo("check", case, "--lang", "en").out


def test_disputes_land_in_the_act(tmp_path):
    out = tmp_path / "acts" / "a.yaml"
    assert relevo("read", PAPER, AGENCY, "--out", out).code == 0
    read, problems = read_case(tmp_path)
    assert problems == ()
    about = {conflict.about for conflict in read.acts["a"].conflicts}
    assert {
        "dates.published",
        "limits.arms-m32",
        "lists.arms.m32",
        "lists.categories.military_intelligence",
        "lists.hosts.PE-DIROES",
    } <= about


def test_the_text_is_kept_only_when_asked(tmp_path):
    out = tmp_path / "acts" / "a.yaml"
    assert relevo("read", PAPER, "--out", out, "--keep-text").code == 0
    assert out.with_suffix(".txt").read_text("utf-8") == PAPER.read_text("utf-8")
    read, problems = read_case(tmp_path)
    assert problems == ()
    span = read.acts["a"].dates.approved.span
    assert PAPER.read_text("utf-8")[span.start : span.end] == "4 de diciembre de 2025"


def test_a_case_that_is_there_is_left_alone(tmp_path):
    settings = "name: {es: Uno, en: One}\nhost: PE\nsending_states: [US]\n"
    (tmp_path / "case.yaml").write_text(settings, encoding="utf-8")
    assert relevo("read", PAPER, "--out", tmp_path / "acts" / "a.yaml").code == 0
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == settings


def test_what_somebody_accepted_is_not_overwritten(tmp_path):
    out = tmp_path / "a.yaml"
    out.write_text("mine\n", encoding="utf-8")
    done = relevo("read", PAPER, "--out", out, "--lang", "en")
    assert done.code == 2
    assert "--overwrite" in done.err
    assert out.read_text(encoding="utf-8") == "mine\n"
    assert relevo("read", PAPER, "--out", out, "--overwrite").code == 0
    assert out.read_text(encoding="utf-8") != "mine\n"


def test_show_marks_and_numbers_the_words():
    done = relevo("read", PAPER, "--show", "--lang", "en", COLUMNS="80")
    assert "14 fusiles M4⟧" in done.out
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_show_stands_side_by_side_where_there_is_room():
    wide = relevo("read", PAPER, "--show", "--lang", "en", COLUMNS="140").out
    first = next(line for line in wide.splitlines() if "Texto ilustrativo" in line)
    assert wide.splitlines().index(first) < 5
    assert any("⟧" in line and "✓" in line for line in wide.splitlines())


def test_a_page_is_written(tmp_path):
    page = tmp_path / "review.html"
    done = relevo("read", PAPER, "--html", page, "--json", "--lang", "en")
    assert done.code == 0
    assert json.loads(done.out)["version"] == 1
    assert "Written" in done.err
    assert "<!doctype html>" in page.read_text(encoding="utf-8")


def test_pages_and_pdf_files(tmp_path):
    page = tmp_path / "a.html"
    paragraphs = "".join(f"<p>{line}</p>" for line in PAPER.read_text("utf-8").splitlines())
    page.write_text(
        f'<html><meta charset="utf-8"><article>{paragraphs}</article></html>', encoding="utf-8"
    )
    (tmp_path / "a.pdf").write_bytes(
        text_pdf(
            lines(
                "Texto ilustrativo.",
                "El Congreso de la República del Perú aprobó, con 73 votos a favor y 25 en",
                "contra, el ingreso de personal militar de los Estados Unidos con armas de guerra,",
                "del 1 de enero al 31 de diciembre de 2026.",
            )
        )
    )
    for path in (page, tmp_path / "a.pdf"):
        (act,) = document(path)["acts"]
        assert act["votes"]["for"] == 73
        assert act["windows"][0]["to"] == "2026-12-31"


def test_what_cannot_be_read_is_said_all_at_once(tmp_path):
    bad = {
        "empty.txt": b" \n",
        "latin.txt": "La resolución".encode("cp1252"),
        "word.docx": b"PK\x03\x04",
        "locked.pdf": encrypted_pdf("x"),
        "french.txt": "Le parlement a autorisé l'entrée des troupes dans le pays.".encode(),
        "large.txt": b"a" * (50 * 1024 * 1024),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    done = relevo("read", *(tmp_path / name for name in bad), "--lang", "en")
    assert done.code == 2
    assert done.out == ""
    assert [name for name in bad if name not in done.err] == []
    assert "6 problems found; nothing was read." in done.err
    again = relevo("read", *(tmp_path / name for name in bad), "--json")
    assert again.code == 2
    assert len(json.loads(again.out)["problems"]) == 6


def test_a_scanned_page_without_tesseract_says_what_to_install(tmp_path):
    (tmp_path / "a.pdf").write_bytes(scanned_pdf("Texto ilustrativo"))
    done = relevo("read", tmp_path / "a.pdf", "--lang", "en", PATH=str(tmp_path))
    assert done.code == 2
    assert "tesseract-ocr-spa" in done.err


def test_a_missing_extra_is_said_with_the_line_to_run(tmp_path):
    (tmp_path / "a.html").write_text("<html><p>x</p></html>", encoding="utf-8")
    (tmp_path / "trafilatura.py").write_text("raise ImportError\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = relevo("read", tmp_path / "a.html", "--lang", "en", PYTHONPATH=path)
    assert done.code == 2
    assert "pip install 'relevo[read]'" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.txt"], "There is no file none.txt"),
        (["src"], "src is a folder"),
        ([PAPER, PAPER], "is named twice"),
        ([PAPER, "--kind", "rumour"], "rumour is no kind of source"),
        ([PAPER, "--kind", "b.txt=gazette"], "not among the files"),
        ([PAPER, "--out", "act.txt"], "is not the name of an act"),
        ([PAPER, "--out", "a b.yaml"], "is not the name of an act"),
        ([PAPER, "--lang", "fr"], "--lang"),
        ([], "FILE"),
    ],
)
def test_wrong_calls(words, said):
    done = relevo("read", *words, *([] if "--lang" in words else ["--lang", "en"]))
    assert done.code == 2
    assert done.out == ""
    assert said in done.err


def test_the_language_of_a_short_text_may_be_said():
    short = subprocess.run(
        [*COMMAND, "read", "-", "--lang", "pt"],
        cwd=ROOT,
        input=b"Ok.",
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert short.returncode == 0, short.stderr


GAZETTE = """\
NORMAS LEGALES
RESOLUCIÓN LEGISLATIVA N.° 99
Artículo único. Autorízase el ingreso al territorio de Perú de personal militar de Estados Unidos
con 14 fusiles M4, del 1 de enero al 31 de diciembre de 2026.
Comuníquese y publíquese.
Texto inventado para esta prueba.
"""


def test_a_guessed_gazette_and_its_open_lists_are_points_to_settle(tmp_path):
    told = tmp_path / "norma.txt"
    told.write_text(GAZETTE, encoding="utf-8")
    out = tmp_path / "case" / "acts" / "a.yaml"
    assert relevo("read", told, "--out", out).code == 0
    written = out.read_text(encoding="utf-8")
    assert "complete: true\n" not in written.partition("verify:")[0]
    assert "norma.txt: taken for the gazette itself, from its form" in written
    assert "illustrative: true" in written
    assert relevo("read", told, "--kind", "gazette", "--out", out, "--overwrite").code == 0
    assert "taken for the gazette" not in out.read_text(encoding="utf-8")


def test_bodies_and_purposes_are_said_in_the_language_of_the_screen(tmp_path):
    out = tmp_path / "case" / "acts" / "a.yaml"
    told = tmp_path / "norma.txt"
    told.write_text(
        "El Pleno del Congreso del Perú aprobó el ingreso de militares de Estados Unidos para "
        "entrenamiento, del 1 de enero al 31 de diciembre de 2026.\n",
        encoding="utf-8",
    )
    assert relevo("read", told, "--out", out).code == 0
    shown = relevo("--lang", "es", "show", tmp_path / "case", "--on", "2026-03-01").out
    assert "Pleno del Congreso" in shown
    assert "entrenamiento" in shown
