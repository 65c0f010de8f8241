"""A paper as a PDF: the one place that knows the library which typesets.

Pages are A4. The file carries its fonts, its title and its language, and its tables and headings
as such for screen readers; equal papers give equal bytes, with no date in them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from relevo.report.paper import Paper

_TEMPLATE = r"""
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, date: none)
#set text(font: "Libertinus Serif", size: 8.7pt, lang: paper.lang, fill: rgb("#1b2733"))
#set page(
  paper: "a4",
  margin: (x: 13mm, top: 14mm, bottom: 12mm),
  header: grid(
    columns: (1fr, auto),
    gutter: 4mm,
    text(7pt, fill: rgb("#3c4a58"), paper.title),
    text(8pt, weight: "bold", paper.mark),
  ),
  footer: align(right, text(7pt, fill: rgb("#3c4a58"), context counter(page).display(
    "1 / 1", both: true,
  ))),
  header-ascent: 35%,
  footer-descent: 25%,
)
#set par(leading: 0.42em, spacing: 0.55em)
#set list(spacing: 0.42em, marker: [#sym.dash.en], indent: 1mm, body-indent: 1.5mm)
#set enum(spacing: 0.42em, indent: 1mm, body-indent: 1.5mm)
#show heading.where(level: 1): it => block(below: 0.5em, text(13pt, it.body))
#show heading.where(level: 2): it => block(
  above: 0.85em, below: 0.45em, width: 100%, stroke: (bottom: 0.8pt), inset: (bottom: 0.4em),
  text(9.5pt, it.body),
)
#if paper.warning != "" {
  block(width: 100%, inset: 1.5mm, fill: rgb("#fff4d6"), stroke: (dash: "dashed", thickness: 0.8pt),
    strong(paper.warning))
}
#heading(level: 1, paper.title)
#for words in paper.lead { par(text(fill: rgb("#3c4a58"), words)) }
#for part in paper.parts {
  if part.new_page { pagebreak(weak: true) }
  if part.title != "" { heading(level: 2, part.title) }
  for words in part.intro { par(words) }
  if part.table != none {
    table(
      columns: part.table.shares.map(share => share * 1fr),
      stroke: (x, y) => (bottom: if y == 0 { 0.8pt } else { 0.3pt + rgb("#d3dae2") }),
      inset: (left: 0pt, right: 2mm, top: 0.75mm, bottom: 0.75mm),
      table.header(..part.table.heads.map(head => strong(head))),
      ..part.table.rows.map(row => (strong(row.first()), ..row.slice(1))).flatten(),
    )
  }
  if part.points.len() > 0 {
    if part.first > 0 { enum(start: part.first, ..part.points) } else { list(..part.points) }
  }
  for words in part.after { par(emph(text(fill: rgb("#3c4a58"), words))) }
}
#block(above: 1em, width: 100%, stroke: (top: 0.8pt), inset: (top: 0.4em), breakable: false, {
  set text(7.8pt, fill: rgb("#3c4a58"))
  for words in paper.foot { par(words) }
})
"""


def render_pdf(paper: Paper) -> bytes:
    """Typeset a paper.

    Args:
        paper: The paper.

    Returns:
        A PDF that screen readers can read (PDF/UA-1).

    Raises:
        RelevoError: If the extra ``report`` is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise RelevoError(
            text(
                "A PDF needs a package that is not installed. Run: pip install 'relevo[report]', "
                "or write the page with --html and print it from a browser"
            )
        ) from error
    return bytes(
        typst.compile(
            _TEMPLATE.encode(),
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(asdict(paper), ensure_ascii=False)},
            pdf_standards="ua-1",
        )
    )
