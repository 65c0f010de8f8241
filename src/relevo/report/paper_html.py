"""A paper as a page: one file that loads nothing and prints on A4."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.page_head import page_head
from relevo.report.stylesheet import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.report.paper import Paper, Part, Table

_SHEET = """
*{box-sizing:border-box}
html{font-family:'Liberation Sans',Arial,Helvetica,sans-serif;color:#1b2733;background:#fff;
font-size-adjust:ch-width .556;line-height:1.4}
body{margin:0 auto;max-width:54rem;padding:1rem 1.5rem 2rem;overflow-wrap:break-word}
.skip{position:absolute;left:-999rem;background:#1b2733;color:#fff;padding:.5rem 1rem}
.skip:focus{left:1rem;top:.5rem}
h1{font-size:1.5rem;line-height:1.2;margin:.3rem 0}
h2{font-size:1.05rem;margin:1.2rem 0 .3rem;border-bottom:2px solid #1b2733}
p{margin:.2rem 0}
ul,ol{margin:.2rem 0;padding-left:1.5rem}
ol{padding-left:2rem}
.mark{border:2px dashed #1b2733;background:#fff4d6;padding:.3rem .6rem;font-weight:700}
.lead{color:#3c4a58}
.after{color:#3c4a58;font-style:italic}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.15rem .5rem .15rem 0;
border-bottom:1px solid #d3dae2}
thead th{border-bottom:2px solid #1b2733}
footer{margin-top:1.2rem;border-top:2px solid #1b2733;padding-top:.3rem;font-size:.9em;
color:#3c4a58}
@media screen and (max-width:44rem){
body{padding:.6rem}
.wide colgroup{display:none}
.wide thead{position:absolute;left:-999rem}
.wide,.wide :is(tbody,tr,th,td){display:block}
.wide tbody tr{border-bottom:2px solid #1b2733;padding:.3rem 0}
.wide tbody :is(th,td){border:0;padding:.05rem .3rem}
.wide tbody td::before{content:attr(data-head) ": ";color:#3c4a58}
}
"""
"""Rules for the screen; whichever font is there is set as wide as Arial, so that pages hold."""

_WIDE = 5
"""Columns from which on a narrow screen shows a table row by row."""

_PRINT = """
@page{size:A4 portrait;margin:13mm 13mm 12mm;
@top-left{content:"%(name)s";font:600 7pt sans-serif;color:#3c4a58}
@top-right{content:"%(mark)s";font:700 8pt sans-serif;color:#1b2733}
@bottom-right{content:counter(page) " / " counter(pages);font:7pt sans-serif;color:#3c4a58}}
@media print{
html{font-size:8pt;line-height:1.25;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{max-width:none;padding:0}
.skip{display:none}
h1{font-size:13pt;margin:0 0 1mm}
h2{font-size:9.5pt;margin:2mm 0 .7mm;break-after:avoid}
p,ul,ol,table{margin:.4mm 0}
th,td{padding:.25mm 2mm .25mm 0}
thead{display:table-header-group}
tr,li,footer{break-inside:avoid}
.new{break-before:page}
footer{margin-top:2mm;padding-top:.7mm}
}
"""


_BULLETS = ("<ul>", "</ul>")


def render_paper_html(paper: Paper) -> str:
    """Write a paper as a whole HTML document.

    Args:
        paper: The paper.

    Returns:
        A document that loads nothing; printed, each page carries the title, the mark and its
        number.
    """
    style = _SHEET + _PRINT % {"name": quoted(paper.title), "mark": quoted(paper.mark)}
    skip = ("content", Speaker(paper.lang).say(text("Skip to the content")))
    parts = [
        *page_head(paper.title, style, lang=paper.lang, skip=skip),
        "<header>",
        *([f'<p class="mark">{escape(paper.warning)}</p>'] if paper.warning else []),
        f"<h1>{escape(paper.title)}</h1>",
        *_paragraphs(paper.lead, "lead"),
        "</header>",
        '<main id="content">',
        *(line for part in paper.parts for line in _part(part)),
        "</main>",
        "<footer>",
        *_paragraphs(paper.foot),
        "</footer>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts)


def _part(part: Part) -> Iterable[str]:
    """Write a part."""
    yield '<section class="new">' if part.new_page else "<section>"
    if part.title:
        yield f"<h2>{escape(part.title)}</h2>"
    yield from _paragraphs(part.intro)
    if part.table:
        yield from _table(part.table)
    if part.points:
        opening, closing = (f'<ol start="{part.first}">', "</ol>") if part.first else _BULLETS
        yield opening
        yield from (f"<li>{escape(point)}</li>" for point in part.points)
        yield closing
    yield from _paragraphs(part.after, "after")
    yield "</section>"


def _table(table: Table) -> Iterable[str]:
    """Write a table; the first cell of each row heads it."""
    whole = sum(table.shares)
    yield '<table class="wide">' if len(table.heads) >= _WIDE else "<table>"
    yield "<colgroup>"
    yield from (f'<col width="{100 * share // whole}%">' for share in table.shares)
    yield "</colgroup>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    names = [escape(head, quote=True) for head in table.heads[1:]]
    for first, *rest in table.rows:
        cells = "".join(
            f'<td data-head="{name}">{escape(cell)}</td>'
            for name, cell in zip(names, rest, strict=True)
        )
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _paragraphs(words: Iterable[str], kind: str = "") -> Iterable[str]:
    """Write paragraphs."""
    opening = f'<p class="{kind}">' if kind else "<p>"
    return (f"{opening}{escape(one)}</p>" for one in words)
