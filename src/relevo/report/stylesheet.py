"""The style sheet of the timeline page: screen, 200 % zoom and A4 landscape print."""

from __future__ import annotations

_SHEET = """
*{box-sizing:border-box}
html{font-family:system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;color:#1b2733;
background:#fff;line-height:1.5}
body{margin:0 auto;max-width:78rem;padding:1rem 1.5rem 2rem;overflow-wrap:break-word}
.skip{position:absolute;left:-999rem;background:#1b2733;color:#fff;padding:.5rem 1rem}
.skip:focus{left:1rem;top:.5rem}
h1{font-size:1.75rem;line-height:1.25;margin:.6rem 0 .2rem}
h2{font-size:1.2rem;margin:1.8rem 0 .4rem;border-bottom:2px solid #1b2733;padding-bottom:.2rem}
h3{font-size:1rem;margin:1rem 0 .2rem}
p{margin:.3rem 0;max-width:62rem}
ul{margin:.2rem 0;padding-left:1.3rem;max-width:70rem}
.mark{border:2px dashed #1b2733;background:#fff4d6;padding:.4rem .8rem;font-weight:700;
max-width:none}
.dates{color:#51606f}
.status{font-size:1.1rem;font-weight:600;border-left:.35rem solid #1b2733;padding:.2rem .8rem;
margin:.8rem 0}
figure{margin:1.4rem 0}
figcaption{font-size:.85rem;color:#51606f;max-width:70rem}
.picture{overflow-x:auto;border:1px solid #d3dae2}
.picture svg{display:block;width:100%;min-width:58rem;height:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.4rem 0}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d3dae2}
thead th{background:#eef2f5;border-bottom:2px solid #1b2733}
tbody th{font-weight:600}
time,.key{white-space:nowrap}
footer{margin-top:2rem;border-top:2px solid #1b2733;padding-top:.6rem;font-size:.85rem;
color:#3c4a58}
@media screen and (max-width:48rem){
body{padding:.6rem}
.columns-7 thead,.columns-8 thead{position:absolute;left:-999rem}
.columns-7,.columns-7 :is(tbody,tr,th,td,caption),
.columns-8,.columns-8 :is(tbody,tr,th,td,caption){display:block}
:is(.columns-7,.columns-8) tbody tr{border-bottom:2px solid #1b2733;padding:.3rem 0}
:is(.columns-7,.columns-8) tbody :is(th,td){border:0;padding:.05rem .3rem}
:is(.columns-7,.columns-8) tbody :is(th,td)::before{content:attr(data-head) ": ";
font-weight:400;color:#51606f}
time,.key{white-space:normal}
}
"""
"""Rules for the screen; narrow or enlarged screens read tables row by row."""

_PRINT = """
@page{size:A4 landscape;margin:13mm 12mm 14mm;
@top-left{content:"%(name)s";font:600 8pt sans-serif;color:#3c4a58}
@top-right{content:"%(mark)s";font:700 9pt sans-serif;color:#1b2733}
@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#3c4a58}}
@media print{
html{font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{max-width:none;padding:0}
.skip{display:none}
main{display:flex;flex-direction:column}
.terms{order:-1}
p,ul,figcaption{max-width:none}
.picture{overflow:visible;border:0}
.picture svg{min-width:0;width:100%%}
figure{break-inside:avoid;margin:0 0 4mm}
table{font-size:8.5pt}
h2,h3,caption{break-after:avoid}
thead{display:table-header-group}
tr,footer{break-inside:avoid}
}
"""
"""Rules for paper: each page carries name, mark and number; rows are never cut."""


def stylesheet(name: str, mark: str) -> str:
    """Give the style sheet of a page.

    Args:
        name: Printed at the top left of each page.
        mark: Printed at the top right of each page; empty for real data.

    Returns:
        CSS that loads nothing.
    """
    return _SHEET + _PRINT % {"name": quoted(name), "mark": quoted(mark)}


def quoted(words: str) -> str:
    """Write words inside a CSS string: all but letters, digits and spaces as code points.

    The space after each code point ends it and is not shown.
    """
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words)
