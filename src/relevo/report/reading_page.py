"""The review page of a reading: text and values side by side, each linked to the other."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.page_head import page_head
from relevo.report.phrases import NO_POSITION
from relevo.report.problems import render_problem
from relevo.report.reading_labels import SIGNS, STATES, part_words
from relevo.report.reading_text import (
    ILLUSTRATIVE_TEXT,
    NO_ACT,
    UNREVIEWED,
    after_words,
    heading,
    short,
    source_words,
    versions_of,
)
from relevo.report.reading_view import concerns, quote, stretches
from relevo.report.stylesheet import stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from relevo.instrument.reading.model import DraftConflict
    from relevo.report.reading_view import Numbered, TextShown, View

_SHEET = """
body{max-width:110rem}
.sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem;align-items:start}
.told{white-space:pre-wrap;font-family:Georgia,'Times New Roman',serif;font-size:1.05rem;
line-height:1.7;border:1px solid #d3dae2;padding:.8rem 1rem;max-width:none}
.values{position:sticky;top:0;max-height:100vh;overflow-y:auto}
mark{background:#fdf0c3;color:inherit;border-bottom:2px solid #7a5b00;padding:.05rem 0}
mark.derived{background:#e0ecfb;border-bottom-color:#1d4f91}
mark.disputed,mark.unverified{background:#fbe3dd;border-bottom-color:#9c2f12;
border-bottom-style:dashed}
a.n{font:700 .72rem system-ui,sans-serif;vertical-align:super;padding:.2rem .25rem;color:#0b4a8f}
:target{outline:3px solid #0b4a8f;outline-offset:2px;scroll-margin:6rem}
a:focus-visible{outline:3px solid #0b4a8f;outline-offset:1px}
.row{display:grid;grid-template-columns:2.6rem minmax(0,1fr);gap:.2rem .6rem;
border-bottom:1px solid #d3dae2;padding:.35rem .2rem}
.row dt{font-weight:700}
.row dd{margin:0}
.row .state{white-space:nowrap;font-size:.85rem;color:#3c4a58}
.row.disputed,.row.unverified{background:#fdf3f0}
.row q{display:block;color:#3c4a58;font-family:Georgia,serif}
.versions{display:block;font-weight:600}
.label{color:#51606f}
@media screen and (max-width:60rem){.sides{grid-template-columns:minmax(0,1fr)}
.values{position:static;max-height:none}}
@media print{.sides{gap:6mm}.values{position:static;max-height:none;overflow:visible}
.told{font-size:9pt}.row{break-inside:avoid}}
"""


def render_reading_page(view: View, *, lang: str) -> str:
    """Write the page.

    Args:
        view: What is shown.
        lang: Language of the page.

    Returns:
        A whole HTML document that loads nothing and runs no script.
    """
    speaker = Speaker(lang)
    say = speaker.say
    names = tuple(short(told.name) for told in view.texts)
    title = say(text("Read: {files}", files=names))
    style = stylesheet(title, say(ILLUSTRATIVE_TEXT) if view.illustrative else "") + _SHEET
    parts = [
        *page_head(title, style, lang=lang, skip=("values", say(text("Skip to the values")))),
        "<header>",
        f'<p class="mark">{escape(say(ILLUSTRATIVE_TEXT))}</p>' if view.illustrative else "",
        f"<h1>{escape(title)}</h1>",
        *(f"<p>{escape(say(one))}</p>" for one in source_words(view)),
        f'<p class="status">{escape(say(UNREVIEWED if view.rows else NO_ACT))}</p></header>',
        '<main class="sides">',
        f'<section aria-label="{escape(say(text("Text")), quote=True)}">',
        *(_told(index, told, view, speaker) for index, told in enumerate(view.texts)),
        "</section>",
        *_values(view, speaker),
        "</main>",
        f"<footer><p>{escape(say(NO_POSITION))}</p></footer>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts)


def _told(index: int, told: TextShown, view: View, speaker: Speaker) -> str:
    """Write one text with its marked words, each with links to its values."""
    rows = {row.number: row for row in view.rows}
    first: set[int] = set()
    parts: list[str] = []
    last: dict[int, int] = {}
    cut = stretches(told, view.rows)
    for position, one in enumerate(cut):
        last |= dict.fromkeys(one.rows, position)
    for position, one in enumerate(cut):
        words = escape(told.text[one.start : one.end])
        if not one.rows:
            parts.append(words)
            continue
        anchors = [number for number in one.rows if number not in first]
        first.update(anchors)
        ids = "".join(f'<span id="t{index}-{number}"></span>' for number in anchors)
        state = _weakest([rows[number] for number in one.rows])
        ending = cut[position + 1].rows if position + 1 < len(cut) else ()
        links = "".join(_link(number, speaker) for number in one.rows if number not in ending)
        parts.append(f'{ids}<mark class="{state}">{words}</mark>{links}')
    name = escape(speaker.say(text("{file} ({kind})", file=short(told.name), kind=told.kind)))
    return f'<h2>{name}</h2>\n<div class="told">{"".join(parts)}</div>'


def _weakest(rows: Sequence[Numbered]) -> str:
    """Give the state that most needs a look among the rows of some words."""
    order = ("unverified", "disputed", "derived", "verified", "entered")
    return min((str(row.row.state) for row in rows), key=order.index)


def _link(number: int, speaker: Speaker) -> str:
    """Write the link from marked words to their value."""
    label = escape(speaker.say(text("To value {n}", n=number)), quote=True)
    return f'<a class="n" href="#v{number}" aria-label="{label}">{number}</a>'


def _values(view: View, speaker: Speaker) -> list[str]:
    """Write the values of each act, what is not stated, and what is disputed."""
    say = speaker.say
    parts = [f'<section class="values" id="values" aria-label="{escape(say(text("Values")))}">']
    for index, (act, rows) in enumerate(view.acts, start=1):
        parts.append(f"<h2>{escape(say(heading(act, index, len(view.acts))))}</h2>")
        parts.extend(_rows(rows, view, speaker, act.draft.conflicts))
        parts.extend(f"<p>{escape(say(one))}</p>" for one in after_words(act, rows))
    if view.events:
        parts.append(f"<h2>{escape(say(text('Ally status')))}</h2>")
        parts.extend(_rows(view.events, view, speaker))
    if not view.acts:
        parts.append(f"<p>{escape(say(NO_ACT))}</p>")
    if view.problems:
        parts.append(f"<h2>{escape(say(text('To look at')))}</h2>")
        parts.extend(
            f"<pre>{escape(render_problem(one, lang=speaker.lang))}</pre>" for one in view.problems
        )
    return [*parts, "</section>"]


def _rows(
    rows: Iterable[Numbered],
    view: View,
    speaker: Speaker,
    conflicts: Sequence[DraftConflict] = (),
) -> list[str]:
    """Write rows as a list of terms, each linked to its words, disputed ones with every version."""
    written = ["<dl>"]
    for row in rows:
        versions = [
            _versions(conflict, speaker) for conflict in conflicts if concerns(conflict, row.row)
        ]
        written.append(_row(row, view, speaker, versions))
    return [*written, "</dl>"]


def _versions(conflict: DraftConflict, speaker: Speaker) -> str:
    """Say the versions of a dispute on one line, after the part of the value that it is about."""
    versions = " ≠ ".join(map(speaker.say, versions_of(conflict)))
    part = part_words(conflict.about)
    return f"{speaker.say(part)}: {versions}" if part else versions


def _row(row: Numbered, view: View, speaker: Speaker, versions: Sequence[str]) -> str:
    """Write one value: number linked to its words, field, value, state, words."""
    say = speaker.say
    index = next(
        (i for i, told in enumerate(view.texts) if row.pieces and told.name == row.pieces[0][0]), 0
    )
    label = escape(say(text("To the words of value {n}", n=row.number)), quote=True)
    state = f"{SIGNS[row.row.state]} {say(STATES[row.row.state])}"
    shown = f": {row.row.shown}" if row.row.shown else ""
    other = f'<span class="versions">{escape("; ".join(versions))}</span>' if versions else ""
    says = f" · {', '.join(map(short, row.says))}" if row.says and len(view.texts) > 1 else ""
    return (
        f'<div class="row {row.row.state}" id="v{row.number}">'
        f'<dt><a href="#t{index}-{row.number}" aria-label="{label}">{row.number}</a></dt>'
        f'<dd><span class="label">{escape(say(row.row.label))}:</span> '
        f"<strong>{escape(say(row.row.value))}</strong> "
        f'<span class="state">{escape(state + shown + says)}</span>'
        f"{other}<q>{escape(quote(view, row))}</q></dd></div>"
    )
