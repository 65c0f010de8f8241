"""What a saved page holds beside its article, told by cues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from relevo.core.codes import packaged_codes
from relevo.core.data import data_yaml
from relevo.instrument.reading.names.names import PACKAGE
from relevo.instrument.reading.page.fold import fold

LONGEST_PROMPT = 400
"""Characters of a furniture line that begins with a cue, at most."""

LONGEST_WEAK = 120
"""Characters of a furniture line without a stop that begins with a weak cue, at most."""

LONGEST_HOLDER = 300
"""Characters of a furniture line that holds a cue, at most."""

_STAMP = re.compile(
    r"(?:(?:de|del|dad[oa] el|a los|a) )?(?:[a-z' ]{3,30},? )?(?:[a-z]{3,13},? )?"
    r"(?:\d{1,2}(?: de)? [a-z]{3,10}\.?(?: de| del)?,? \d{4}|"
    r"[a-z]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})"
    r"(?:[ ,|/t-]{1,4}(?:a las )?\d{1,2}[:.h]\d{2}(?::\d{2})?"
    r"(?: ?[ap]\.? ?m\.?)?(?: ?[a-z]{1,4})?)?\.?"
)
_NOT_LETTERS = re.compile(r"[^a-z' ]+")
_SIGNED = re.compile(r"- [^\n()]{2,60} \(@\w{1,30}\)")
_GOES_ON = re.compile(r"[.!?] +[^\W\d_]")
_ARTICLES = ("el ", "la ", "los ", "las ", "o ", "a ", "os ", "as ", "the ")
_BARE = re.compile(r"[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of ``furniture.yaml``, ready to match folded lines.

    Attributes:
        over: Lines after which only readers write.
        related: Lines above lists of other articles.
        starts: How furniture begins.
        notices: How a notice about the whole text begins; the article may follow on its line.
        weak: How furniture without a stop begins.
        holds: What furniture holds.
        captions: How a caption begins.
        pictured: What a caption says of its picture.
        credits: A credit and the name after it.
        credit_ends: What ends a caption.
        bylines: How the line with the author begins.
        binds: Words after which a capitalised article belongs to a name.
        names: Names that begin with a capitalised article.
        gazette: How the lines of an instrument begin.
        instruments: A heading with the number of an instrument.
        mastheads: How the running heads of a gazette begin.
    """

    over: frozenset[str]
    related: frozenset[str]
    starts: re.Pattern[str]
    notices: re.Pattern[str]
    weak: re.Pattern[str]
    holds: re.Pattern[str]
    captions: re.Pattern[str]
    pictured: re.Pattern[str]
    credits: re.Pattern[str]
    credit_ends: re.Pattern[str]
    bylines: re.Pattern[str]
    binds: frozenset[str]
    names: re.Pattern[str]
    gazette: re.Pattern[str]
    instruments: re.Pattern[str]
    mastheads: re.Pattern[str]


def _places_with_article() -> tuple[str, ...]:
    """Give the folded names of places that begin with an article: ``la paloma``."""
    names = {
        fold(name)
        for code in packaged_codes().places.codes.values()
        for name in (code.name.es, code.name.en)
    }
    return tuple(
        rf"{re.escape(name)}(?!\w)" for name in sorted(names) if name.startswith(_ARTICLES)
    )


@cache
def cues() -> Cues:
    """Give the cues that ship with Relevo."""
    held = data_yaml("furniture.yaml", PACKAGE)

    def any_of(key: str) -> str:
        found = sorted(held[key], key=len, reverse=True)
        return "|".join(re.escape(cue) + (r"(?!\w)" if cue[-1].isalpha() else "") for cue in found)

    return Cues(
        over=frozenset(held["over"]),
        related=frozenset(held["related"]),
        starts=re.compile(rf"[\W_]{{0,4}}(?:{any_of('starts')})"),
        notices=re.compile(rf"[\W_]{{0,4}}(?:{any_of('notices')})[^\n]*"),
        weak=re.compile(rf"[\W_]{{0,4}}(?:{any_of('weak')})"),
        holds=re.compile(any_of("holds")),
        captions=re.compile(rf"[\W_]{{0,4}}(?:{any_of('captions')})"),
        pictured=re.compile(rf"(?<!\w)(?:{any_of('pictured')})"),
        credits=re.compile(rf"(?<!\w)(?:{any_of('credits')})(?: (?:de|por|by|do|da))?[ ]?[:/|] ?"),
        credit_ends=re.compile(
            rf"(?:(?<=[(/|:])|(?<=[(/|:.,-] ))(?:{any_of('credit_ends')})[)\]]?\.? ?"
        ),
        bylines=re.compile(rf"(?:{any_of('bylines')})"),
        binds=frozenset(held["binds"].split()),
        names=re.compile("|".join((any_of("names"), *_places_with_article()))),
        gazette=re.compile(rf"[\W_]{{0,3}}(?:{any_of('gazette')})"),
        instruments=re.compile(
            rf"(?:{any_of('instruments')})(?!\w)[^\n]{{0,80}}?\d|n(?:[.o°º] ?){{1,3}}\d"
            rf"|[^\n]{{0,40}}(?<!\w)(?:{any_of('instruments')}) n[o.°º]"
        ),
        mastheads=re.compile(rf"[\W\d_]{{0,6}}(?:{any_of('mastheads')})"),
    )


def heading(folded: str) -> str:
    """Give a line as the cues of headings are written: letters and spaces only."""
    return " ".join(_NOT_LETTERS.sub(" ", folded).split())


def is_stamp(folded: str) -> bool:
    """Whether a line is only a date and hour, perhaps with a place.

    Args:
        folded: The line, folded.
    """
    return bool(_STAMP.fullmatch(folded))


def is_furniture(folded: str) -> bool:
    """Whether a line or sentence is a prompt, a link or the like.

    Args:
        folded: The line, folded.
    """
    if _BARE.fullmatch(folded) or _SIGNED.match(folded):
        return True
    known = cues()
    if len(folded) <= LONGEST_PROMPT and known.starts.match(folded):
        return True
    if known.notices.match(folded) and not _GOES_ON.search(folded):
        return True
    if len(folded) <= LONGEST_WEAK and folded[-1] not in ".!?" and known.weak.match(folded):
        return True
    return len(folded) <= LONGEST_HOLDER and bool(known.holds.search(folded))
