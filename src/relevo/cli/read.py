"""``relevo read``: from a text to a draft act in which every value points at its words."""

from __future__ import annotations

import shutil
import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from relevo.cli.options import SomePath, json_option
from relevo.core.words import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from relevo.core.words import Speaker

TEXT_LANGUAGES = ("es", "en", "pt")
"""Languages in which a text can be read."""


def command() -> click.Command:
    """Give the command ``read``."""
    return click.Command(
        name="read",
        callback=read,
        options_metavar=_("[OPTIONS]"),
        help=_(
            "Reads texts about an act that lets a foreign force in, in Spanish, English or "
            "Portuguese: a gazette, a bill, an article. Each value is shown with the words it "
            "comes from; what the text does not state is said. Several files are taken as reports "
            "of one act: where they differ, every version is kept.\n\n"
            "Exit code 0: read; also when the text reports no authorisation. 2: a text cannot be "
            "read."
        ),
        short_help=_("Reads a text and drafts the act it reports."),
        params=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                type=SomePath(),
                metavar=_("FILE..."),
                help=_("Texts, .txt, .html or .pdf; - is standard input."),
            ),
            click.Option(
                ["--show"],
                is_flag=True,
                help=_("Show the text with the words read marked, beside the values."),
            ),
            click.Option(
                ["html", "--html"],
                type=SomePath(),
                metavar=_("FILE.html"),
                help=_("Write a page with the text and the values side by side."),
            ),
            click.Option(
                ["out", "--out"],
                type=SomePath(),
                metavar=_("acts/ID.yaml"),
                help=_("Write the draft act to this file of a case."),
            ),
            click.Option(
                ["--keep-text"],
                is_flag=True,
                help=_("With --out: keep the text beside the act, where you may hold it."),
            ),
            click.Option(
                ["--overwrite"],
                is_flag=True,
                help=_("With --out: replace the file if it is there."),
            ),
            click.Option(
                ["kinds", "--kind"],
                multiple=True,
                metavar=_("[FILE=]KIND"),
                help=_(
                    "Kind of source: gazette, parliament, government, agency, broadcaster, "
                    "newspaper. Otherwise guessed from the text."
                ),
            ),
            click.Option(
                ["--text-lang"],
                type=click.Choice(TEXT_LANGUAGES),
                help=_("Language of the texts; otherwise told from their words."),
            ),
            json_option(),
            click.Option(
                ["lang", "--lang"],
                type=click.Choice([*LANGUAGES, "pt"]),
                help=_(
                    "Language of the screen, and of a text too short to tell its own. Also: "
                    "variable RELEVO_LANG."
                ),
            ),
        ],
    )


@click.pass_obj
def read(
    speaker: Speaker,
    *,
    files: tuple[Path, ...],
    show: bool,
    html: Path | None,
    out: Path | None,
    keep_text: bool,
    overwrite: bool,
    kinds: tuple[str, ...],
    text_lang: str | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """Read texts and show, or write, the act they report.

    Args:
        speaker: Says it in the user's language.
        files: Texts; ``-`` is standard input.
        show: Whether to show the marked text.
        html: Page to write, or None.
        out: File of the act to write, or None.
        keep_text: Whether the text is kept beside the act.
        overwrite: Whether a file that is there is replaced.
        kinds: Kinds of sources, for all or as ``file=kind``.
        text_lang: Language of the texts, or None to tell it.
        as_json: Whether to print JSON instead of words.
        lang: Language asked for; also of a text too short to tell its own.

    Raises:
        RelevoError: If a file is missing, or cannot be written.
        SystemExit: With code 2 if a text cannot be read.
    """
    from relevo.cli.read_act import check_out, write_out
    from relevo.cli.read_show import show_view
    from relevo.cli.read_texts import read_texts, view
    from relevo.report.reading_json import render_document_json
    from relevo.report.reading_page import render_reading_page
    from relevo.report.reading_text import render_reading_text

    if out is not None:
        check_out(out, overwrite=overwrite)
    texts = read_texts(
        files, speaker, kinds=kinds, language=text_lang, fallback=lang, as_json=as_json
    )
    shown = view(texts)
    if as_json:
        click.echo(render_document_json(texts.document(speaker.lang)).rstrip("\n"))
    elif show:
        show_view(shown, speaker)
    else:
        width = min(shutil.get_terminal_size((100, 24)).columns, 100)
        click.echo(render_reading_text(shown, lang=speaker.lang, width=width).rstrip("\n"))
    if html is not None:
        write_page(html, render_reading_page(shown, lang=speaker.lang), speaker, quiet=as_json)
    if out is not None:
        write_out(out, texts, speaker, keep_text=keep_text, overwrite=overwrite, quiet=as_json)
    sys.exit(0)


def write_page(path: Path, page: str, speaker: Speaker, *, quiet: bool) -> None:
    """Write a page and say so.

    Args:
        path: Where.
        page: The page.
        speaker: Says it.
        quiet: Whether it is said on stderr, stdout being for JSON.

    Raises:
        RelevoError: If it cannot be written.
    """
    from relevo.casefile.write import write_files
    from relevo.core.words import text

    write_files(path.parent, {path.name: page.encode()})
    click.echo(speaker.say(text("Written: {path}", path=str(path))), err=quiet)
