"""Two printed pages on an act before it is voted: what it asks, against what, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.act_words import kind_words
from relevo.core.words import Speaker, text
from relevo.report.brief_against import against_part
from relevo.report.brief_asked import asked_part
from relevo.report.brief_law import consent_part, content_part
from relevo.report.brief_past import precedents_part, sources_part
from relevo.report.brief_questions import questions_part
from relevo.report.known import STATUSES, value_words
from relevo.report.paper import Paper, lines_by_page
from relevo.report.phrases import ILLUSTRATIVE_DATA, ILLUSTRATIVE_NOTE, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.words import Arg
    from relevo.instrument.model import Act
    from relevo.mandate.compare import Difference
    from relevo.mandate.permits_model import Permission
    from relevo.regime.check_act import ActFacts
    from relevo.regime.given import Between
    from relevo.regime.model import Regime
    from relevo.report.acts import ActRow
    from relevo.report.compare_words import Version
    from relevo.report.questions import Question

PAGE_LINES = 82
"""Lines that a printed page holds, as :func:`~relevo.report.paper.lines_by_page` counts them."""

LONGEST, SHORTEST = 16, 2
"""Most entries of a list, tried from the longest until two pages hold them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The act that another is compared with.

    Attributes:
        act: The act.
        case: Folder of its case, as a user names it.
        version: Its mandate, named by the act.
        differences: In what the two mandates differ.
        permission: Whether the newer permits more; None for an act of another series, of which
            that is not asked.
    """

    act: Act
    case: str
    version: Version
    differences: tuple[Difference, ...]
    permission: Permission | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What a brief is made from.

    Attributes:
        act: The act or bill.
        case: Folder of its case, as a user names it.
        version: Its mandate as if adopted, named by the act.
        regime: Standing law of its host; None if none is on record.
        given: Day on which consent was, or is supposed to be, given.
        given_between: The days between which it was given; None if that is only supposed.
        facts: What it does against standing law; None without any.
        earlier: The act it is compared with; None if none is at hand.
        precedents: Other acts of the host, one row each, the closest first.
        questions: What is open about it.
        folders: Folder of all cases, as a user names it.
        day: Day of knowledge.
    """

    act: Act
    case: str
    version: Version
    regime: Regime | None
    given: date
    given_between: Between | None
    facts: ActFacts | None
    earlier: Earlier | None
    precedents: tuple[ActRow, ...]
    questions: tuple[Question, ...]
    folders: str
    day: date

    @property
    def codes(self) -> Codes:
        """Names of codes."""
        return self.version.codes


def brief_paper(bill: Bill, *, lang: str) -> Paper:
    """Write the brief.

    Args:
        bill: What it is made from.
        lang: Its language.

    Returns:
        A paper of two A4 pages: lists are as long as both pages hold, and where one is cut it says
        how many entries are left out and which command shows them.
    """
    fits = [SHORTEST, SHORTEST]
    for longest in range(SHORTEST, LONGEST + 1):
        needed = lines_by_page(_paper(bill, lang, longest, longest))
        fits = [
            longest if lines <= PAGE_LINES else known
            for lines, known in zip(needed, fits, strict=True)
        ]
    return _paper(bill, lang, *fits)


def _paper(bill: Bill, lang: str, first: int, second: int) -> Paper:
    """Write the brief with lists of some length on each page."""
    say: Callable[[Arg], str] = Speaker(lang).say
    act = bill.act
    parts = (
        asked_part(bill, say, first),
        against_part(bill, say, first),
        content_part(bill, say),
        consent_part(bill, say),
        precedents_part(bill, say, second),
        sources_part(bill, say, second),
        questions_part(bill, say, second),
    )
    illustrative = act.illustrative or bool(bill.earlier and bill.earlier.act.illustrative)
    return Paper(
        title=say(text("Brief: {act}", act=act.id)),
        lang=lang,
        lead=(
            say(act.title),
            say(
                text(
                    "{kind}, number {number}; bill {bill}; body: {body}; {status}. As known on "
                    "{day}.",
                    kind=kind_words(act.kind),
                    number=value_words(act.number.value),
                    bill=value_words(act.bill.value),
                    body=act.body,
                    status=STATUSES[act.status],
                    day=bill.day,
                )
            ),
        ),
        mark=say(ILLUSTRATIVE_DATA) if illustrative else "",
        warning=say(ILLUSTRATIVE_NOTE) if illustrative else "",
        parts=parts,
        foot=(say(NO_POSITION),),
    )
