"""Reading every text, scored; and how many articles are read in a minute."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from benchmarks.reading.scoring import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.reading.gold import Text
    from benchmarks.reading.scoring import Score

ARTICLE = 2500
"""Characters of an article: texts of other lengths count as so many articles."""

MEASURED_S = 2.0
"""Seconds that speed is measured for, at most one round of texts longer."""


def scores_of(texts: Sequence[Text]) -> dict[str, tuple[Score, ...]]:
    """Read and score texts.

    Args:
        texts: The texts; their language is not told, as a reader of files is not told it either.

    Returns:
        The scores of each text by its name.
    """
    return {text.name: score(text.gold, _json(text.text)) for text in texts}


def articles_a_minute(texts: Sequence[Text], *, measured_s: float = MEASURED_S) -> float:
    """Measure speed on one core, gazetteers loaded: articles of 2,500 characters a minute."""
    from relevo.instrument.reading.read_text import read_text

    read_text(texts[0].text)
    rounds, began = 0, time.perf_counter()
    while (taken := time.perf_counter() - began) < measured_s or not rounds:
        for text in texts:
            read_text(text.text)
        rounds += 1
    return rounds * sum(len(text.text) for text in texts) / ARTICLE / taken * 60


def _json(text: str) -> dict[str, Any]:
    """Read one text into the stable JSON."""
    from relevo.instrument.reading.read_text import read_text
    from relevo.report.reading_json import reading_json

    return reading_json(read_text(text))
