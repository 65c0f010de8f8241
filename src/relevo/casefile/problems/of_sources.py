"""Problems of texts to be read: too large, encrypted, scanned, in another language."""

from __future__ import annotations

from types import MappingProxyType

from relevo.casefile.problems.kind import Kind
from relevo.core.words import text
from relevo.instrument.reading.fields.totals import TOTAL_MISMATCH

KINDS = MappingProxyType(
    {
        "source-form": Kind(
            text("{found} is no form of text that is read"),
            text("Texts are read from .txt, .html and .pdf files and from standard input."),
            text(
                "Save it in one of these forms: a word processor can save as PDF or as plain text."
            ),
        ),
        "source-too-large": Kind(
            text("the file is larger than {most} megabytes"),
            text("The text of an act is short; so large a file is something else."),
            text("Keep only the pages of the act, and read those."),
        ),
        "source-empty": Kind(
            text("there is no text in it"),
            text("Where there are no words, nothing can be read."),
            text("Check that the file is the right one and was saved whole."),
        ),
        "source-encoding": Kind(
            text("byte {byte} is not {encoding}"),
            text("A letter that is guessed could change a name or a number."),
            text(
                "Save the text again as UTF-8, or paste it into relevo read - from where it is"
                " shown right."
            ),
        ),
        "source-language": Kind(
            text("the text is not in Spanish, English or Portuguese, or too short to tell"),
            text("A text is read only in a language whose words are known."),
            text("If it is in one of the three, add --text-lang es, en or pt."),
        ),
        "pdf-encrypted": Kind(
            text("the PDF is protected by a password"),
            text("Without the password its words cannot be read."),
            text("Open it with its password and print it to a new PDF; read that."),
        ),
        "pdf-broken": Kind(
            text("the PDF cannot be opened"),
            text("It is damaged, or it is no PDF."),
            text("Download or save it again."),
        ),
        "pdf-too-long": Kind(
            text("the PDF has more than {most} pages"),
            text("The text of an act is short; so long a file is something else."),
            text("Print only the pages of the act to a new PDF, and read that."),
        ),
        "pdf-scanned": Kind(
            text("page {page} is a picture without words"),
            text("A scanned page is read only by tesseract, which is not there or has no Spanish."),
            text("Run: sudo apt-get install tesseract-ocr tesseract-ocr-spa tesseract-ocr-por"),
        ),
        "pdf-ocr": Kind(
            text("page {page} was read from a picture"),
            text("Letters and numbers on a scanned page may be misread."),
            text("Compare the values with the page."),
        ),
        "pdf-unread": Kind(
            text("no words could be made out in the scanned page {page}"),
            text("Tesseract found nothing on it that it could read, or took too long."),
            text("Scan the page again, straight and at 300 dots per inch."),
        ),
        "total-mismatch": Kind(*TOTAL_MISMATCH),
    }
)
"""Kinds of problems with a text to be read, by code."""
