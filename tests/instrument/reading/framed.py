"""A text laid out, and a frame of all its sentences: what a field module is given."""

from __future__ import annotations

from relevo.core.clause import Span
from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.frame import Frame
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.page.lay_out import lay_out

HERE = (Span(0, 1, 1, 1),)


def framed(text, host="PE", senders=("US",), language=None):
    """Lay a text out and frame all of it as one act of a host."""
    document = lay_out(text, language)
    frame = Frame(
        sentences=tuple(range(len(document.sentences))),
        host=Read(value=host, spans=HERE) if host else None,
        senders=tuple(Read(value=sender, spans=HERE) for sender in senders),
        status=Read(value=ActStatus.ADOPTED, spans=HERE),
    )
    return document, frame


def words(text, read):
    """Give the words that a value points at."""
    return text[read.spans[0].start : read.spans[0].end]
