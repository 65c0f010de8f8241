"""A request for access to information as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker
from relevo.report.ask import addressee_words, cited_in, ground_lines, request_words
from relevo.report.findings import clauses_json
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from relevo.report.ask import Asked


def render_ask_json(asked: Asked, *, lang: str) -> str:
    """Write a request for programs.

    Args:
        asked: What it is drafted from.
        lang: Language of the words.

    Returns:
        JSON; ``to`` is empty where no source names whom the request goes to.
    """
    say = Speaker(lang).say
    return dumped(
        {
            "version": 1,
            "day": asked.day.isoformat(),
            "illustrative": asked.illustrative,
            "regime": asked.regime.id if asked.regime else None,
            "to": [say(body) for body in asked.addressees],
            "addressee": [say(words) for words in addressee_words(asked)],
            "grounds": [say(words) for words in ground_lines(asked)],
            "items": [
                {
                    "n": number,
                    "kind": str(one.kind),
                    "act": one.act,
                    "about": one.about,
                    "asks": say(request_words(one)),
                    "versions": [say(version) for version in one.versions],
                    "cites": [say(cited) for cited in cited_in(one, asked)],
                    "clauses": clauses_json(one.norms),
                    "verify": one.verify,
                }
                for number, one in enumerate(asked.questions, start=1)
            ],
        }
    )
