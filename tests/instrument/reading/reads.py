"""Helps to test the readers of one act: a text laid out and the first act found in it.

Sentences of these tests are invented for illustration unless they retell what sources report.
"""

from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.page.lay_out import lay_out

PERU = (
    "El Congreso del Perú aprobó la resolución legislativa que autoriza el ingreso de militares "
    "de Estados Unidos al territorio peruano. "
)


def first(text, language="es"):
    """Give a text laid out and the frame of its first act."""
    document = lay_out(text, language)
    return document, frames(document)[0]


def read(reader, text, language="es"):
    """Give what a reader reads of the first act of a text."""
    return reader(*first(text, language))


def value(read_):
    """Give the value of what was read, or None."""
    return read_.value if read_ is not None else None


def words(text, read_):
    """Give the words of a text that a value was read from."""
    return [text[span.start : span.end] for span in read_.spans]
