"""A reading in words for a terminal: values with the words they come from, and what is missing."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from relevo.core.codes import packaged_codes
from relevo.core.words import Speaker, text
from relevo.report.problems import render_problem
from relevo.report.reading_labels import SIGNS, STATES, field_words
from relevo.report.reading_rows import disputed_words
from relevo.report.reading_view import concerns, quote, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relevo.core.words import Arg, Text
    from relevo.instrument.reading.drafts.required import Requirement
    from relevo.instrument.reading.model import DraftConflict
    from relevo.report.reading_view import ActRead, Numbered, TextShown, View

NARROWEST = 40
"""Fewest columns that lines are wrapped to."""

BEGIN, BETWEEN, END = "⟦", "·", "⟧"
"""Signs around marked words: ``⟦12·fusiles M4⟧``."""

NO_ACT = text("No authorisation of an entry was found in the text, so there is no act.")
"""Said of a text that reports no authorisation."""

ILLUSTRATIVE_TEXT = text("ILLUSTRATIVE: the text says that it is invented.")
"""Said of a text that calls itself invented."""

UNREVIEWED = text(
    "Read by a machine. Nobody has accepted it yet; check each value against its words."
)
"""Said of every reading."""


def render_reading_text(view: View, *, lang: str, width: int) -> str:
    """Say what was read: each value with its number, its state and its words.

    Args:
        view: What is shown.
        lang: Language of the words.
        width: Columns of the terminal.

    Returns:
        Lines no longer than the width, with a newline at the end.
    """
    speaker, width = Speaker(lang), max(width, NARROWEST)
    before = [ILLUSTRATIVE_TEXT] if view.illustrative else []
    blocks: list[list[str]] = [
        _wrapped(speaker.say(sentence), width) for sentence in (*before, *source_words(view))
    ]
    if not view.acts:
        blocks.append(_wrapped(speaker.say(NO_ACT), width))
    for index, (act, rows) in enumerate(view.acts, start=1):
        title = heading(act, index, len(view.acts))
        blocks.append(
            [
                *_wrapped(speaker.say(title), width),
                *(line for row in rows for line in row_lines(view, row, speaker, width)),
            ]
        )
        blocks.extend(_wrapped(speaker.say(one), width) for one in after_words(act, rows))
    if view.events:
        blocks.append([ln for row in view.events for ln in row_lines(view, row, speaker, width)])
    blocks.extend([render_problem(one, lang=lang)] for one in view.problems)
    if view.rows:
        blocks.append(_wrapped(speaker.say(UNREVIEWED), width))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def source_words(view: View) -> Iterator[Text]:
    """Say in which order several sources propose values.

    Args:
        view: What is shown.
    """
    if len(view.texts) > 1:
        sources = tuple(
            text("{file} ({kind})", file=short(told.name), kind=told.kind) for told in view.texts
        )
        yield text("Sources, the most trusted first: {sources}.", sources=sources)


def heading(act: ActRead, index: int, of: int) -> Text:
    """Say which act follows.

    Args:
        act: The act.
        index: Its position, from 1.
        of: Number of acts.
    """
    states = packaged_codes().states
    host = states.name(act.draft.host.value) if act.draft.host else text("host state not stated")
    senders = tuple(states.name(read.value) for read in act.draft.senders)
    if senders and not act.draft.host:
        return text(
            "Act {n} of {of}: {senders}; {host}", n=index, of=of, senders=senders, host=host
        )
    if not senders:
        return text("Act {n} of {of}: {host}", n=index, of=of, host=host)
    return text("Act {n} of {of}: {senders} in {host}", n=index, of=of, senders=senders, host=host)


def after_words(act: ActRead, rows: Sequence[Numbered]) -> Iterator[Text]:
    """Say what the texts do not state, what the law asks for, and what sources dispute.

    Args:
        act: The act.
        rows: Its rows.
    """
    names = tuple(map(field_words, act.draft.absent))
    if names:
        yield text("Not stated: {fields}.", fields=names)
    for citation, missing in _by_law(act.missing):
        yield _missing_words(citation, missing)
    for conflict in act.draft.conflicts:
        yield conflict_words(conflict, rows)


def _by_law(missing: Sequence[Requirement]) -> list[tuple[Requirement, list[Requirement]]]:
    """Group what is missing by the law that asks for it."""
    grouped: dict[str, list[Requirement]] = {}
    for one in missing:
        grouped.setdefault(one.citation.en, []).append(one)
    return [(group[0], group) for group in grouped.values()]


def _missing_words(law: Requirement, missing: Sequence[Requirement]) -> Text:
    """Say what a law says that an act must state and no text does."""
    things = tuple(one.name for one in missing)
    if law.verify:
        return text(
            "Required by {law} (to be verified) and not stated: {things}.",
            law=law.citation,
            things=things,
        )
    return text("Required by {law} and not stated: {things}.", law=law.citation, things=things)


def conflict_words(conflict: DraftConflict, rows: Sequence[Numbered]) -> Text:
    """Say a dispute: what it is about, and each version with who gives it.

    Args:
        conflict: The dispute.
        rows: Rows of the act; the one that it is about is named by its number.
    """
    versions = versions_of(conflict)
    label = field_words(conflict.about)
    number = next((row.number for row in rows if concerns(conflict, row.row)), None)
    if number is None:
        return text(
            "Disputed, {field}: {versions}. A person decides.", field=label, versions=versions
        )
    return text(
        "Disputed, value {n}, {field}: {versions}. A person decides.",
        n=number,
        field=label,
        versions=versions,
    )


def versions_of(conflict: DraftConflict) -> tuple[Arg, ...]:
    """Say the versions of a dispute, each with who gives it.

    Args:
        conflict: The dispute.
    """
    return tuple(
        text(
            "{value} ({says})",
            value=disputed_words(conflict.about, version.value),
            says=tuple(map(short, version.says)),
        )
        if version.says
        else disputed_words(conflict.about, version.value)
        for version in conflict.versions
    )


def short(name: str) -> str:
    """Give the name of a file without its folder."""
    return PurePath(name).name or name


def row_lines(view: View, row: Numbered, speaker: Speaker, width: int) -> list[str]:
    """Say one value: number, state by sign and word, field, value, words.

    Args:
        view: What is shown.
        row: The row.
        speaker: Says it.
        width: Columns.
    """
    say = speaker.say
    value = say(row.row.value)
    said = say(text("{field}: {value}", field=row.row.label, value=value))
    words = plain(quote(view, row))
    known = say(STATES[row.row.state])
    if row.row.shown:
        known = f"{known}: {row.row.shown}"
    if row.says and len(view.texts) > 1:
        known = f"{known}; {', '.join(map(short, row.says))}"
    number = f"{row.number:>3} {SIGNS[row.row.state]} "
    return _wrapped(f"{number}{plain(said)} ({known}) “{words}”", width, " " * len(number))


def marked_text(told: TextShown, view: View) -> str:
    """Give a text with the words of each row between signs: ``⟦12·fusiles M4⟧``.

    Args:
        told: The text.
        view: What is shown.

    Returns:
        The lines of the text; characters that a terminal would obey are shown as ``�``.
    """
    return "".join(sign + words + end for _, sign, words, end in marked_pieces(told, view))


def marked_pieces(told: TextShown, view: View) -> Iterator[tuple[int, str, str, str]]:
    """Give the stretches of a text: first row, opening sign, words, closing sign.

    Args:
        told: The text.
        view: What is shown.

    Returns:
        In order; 0 and no signs for words that nothing was read from.
    """
    for one in stretches(told, view.rows):
        words = "\n".join(map(plain, told.text[one.start : one.end].split("\n")))
        if one.rows:
            numbers = ",".join(map(str, one.rows))
            yield one.rows[0], f"{BEGIN}{numbers}{BETWEEN}", words, END
        else:
            yield 0, "", words, ""


def plain(words: str) -> str:
    """Make words of a text safe to print: control characters neither move nor colour.

    Args:
        words: Words without newlines.
    """
    return "".join(
        " " if c == "\t" else "�" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in words
    )


def _wrapped(line: str, width: int, indent: str = "") -> list[str]:
    """Wrap one line; the next ones are indented."""
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
