"""Saved pages: the article, without what stands around it."""

import sys

import pytest

from relevo.casefile.source_html import declared_encoding, parse_html
from relevo.core.errors import RelevoError

PAGE = """<!doctype html><html lang="es"><head><meta charset="utf-8">
<title>El Congreso aprueba | Diario imaginario</title>
<meta property="og:site_name" content="Diario imaginario">
<meta property="article:published_time" content="2026-01-16T10:00:00Z"></head><body>
<nav><a href="/">Portada</a> <a href="/p">Política</a></nav>
<article><h1>El Congreso aprueba un ingreso</h1>
<p>Texto ilustrativo. La Asamblea de A aprobó el 15 de enero de 2026 el ingreso de personal militar
del Estado imaginario B, con 60 votos a favor y 30 en contra, según informó su secretaría.</p>
<figure><img src="a.jpg" alt=""><figcaption>Archivo: 300 soldados en 2019.</figcaption></figure>
<p>La norma enumera las armas que ingresan con el personal en su anexo, como sigue:</p>
<ul><li>12 fusiles M4</li><li>8 pistolas Glock <b>o</b> M17</li></ul>
<table><tr><th>Arma</th><th>Cantidad</th></tr><tr><td>Mortero</td><td>2</td></tr></table>
<p>Las actividades duran<br>de marzo a junio, dice la norma en su segundo artículo.</p>
</article>
<section id="comments"><h3>Comentarios</h3><p>Juan: ¡son 500 soldados!</p></section>
<footer>Derechos reservados 2026</footer></body></html>"""


@pytest.fixture(scope="module")
def source():
    """The page, read."""
    found, problems = parse_html(PAGE, "a.html")
    assert problems == ()
    return found


def test_paragraphs_items_and_rows_are_lines(source):
    lines = source.text.splitlines()
    assert "- 12 fusiles M4" in lines
    assert "- 8 pistolas Glock o M17" in lines
    assert "Arma | Cantidad" in lines
    assert "Mortero | 2" in lines
    assert "de marzo a junio, dice la norma en su segundo artículo." in lines
    (first,) = [line for line in lines if "60 votos" in line]
    assert first.startswith("Texto ilustrativo. La Asamblea")


def test_furniture_is_left_out(source):
    for word in ("Portada", "500 soldados", "Derechos", "300 soldados"):
        assert word not in source.text


def test_title_site_and_day_are_kept_apart(source):
    assert source.title == "El Congreso aprueba un ingreso"
    assert source.site == "Diario imaginario"
    assert source.dated == "2026-01-16"


def test_a_page_without_an_article_gives_all_its_words():
    source, _ = parse_html("<html><body><div>Se aprueba el ingreso.</div></body></html>", "a.html")
    assert source.text.strip() == "Se aprueba el ingreso."


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><!-- x --></body></html>", "<<<>"])
def test_a_page_without_words_is_a_problem(page):
    source, (problem,) = parse_html(page, "a.html")
    assert source is None
    assert problem.code == "source-empty"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"<meta charset=iso-8859-1>", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        (b'<META CHARSET="ISO-8859-15">', "iso-8859-15"),
        (b'<meta charset="utf-8">', "utf-8"),
        (b'<meta charset="unheard-of">', "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_the_declared_encoding(head, encoding):
    assert declared_encoding(b"<html><head>" + head) == encoding


def test_without_the_extra_the_line_to_run_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(RelevoError) as error:
        parse_html(PAGE, "a.html")
    assert "relevo[read]" in error.value.message.id


def test_the_day_that_a_page_declares_heads_an_article_without_a_year():
    page = PAGE.replace("el 15 de enero de 2026 ", "")
    found, _ = parse_html(page, "a.html")
    assert found.text.startswith("2026-01-16\n\n")


def test_paragraphs_parted_by_breaks_alone_are_read():
    words = "La Asamblea de A autorizó el ingreso de personal militar del Estado imaginario B. "
    page = (
        f"<html><body><h1>Ingreso</h1>{words * 3}<br><br>{words * 3}<br><br>{words}</body></html>"
    )
    found, _ = parse_html(page, "a.html")
    assert found.text.count("autorizó") > 1
