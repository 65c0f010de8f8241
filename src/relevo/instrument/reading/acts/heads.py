"""Kinds and models as a list names them: noun and model put together, unknown models kept.

``fusiles de asalto M4``, ``M4 carbines`` and ``B-747-200B (VC-25)`` are one head each; ``fusiles
XR-99`` is a head whose model no gazetteer holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.ownership import CUES, only
from relevo.instrument.reading.fields.counts import CALIBRE, is_loose, joined, meets
from relevo.instrument.reading.fields.new_models import new_models
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from relevo.instrument.reading.document import Document, Mention

NEAREST = 20
"""Names before an unknown type among which its kind is looked for."""

_UNKNOWN = re.compile(r"\b(?:[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2}\d?|(?:Type|Tipo) \d{1,3})\b")
_VARIANT = re.compile(
    r" (?:[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2}\b(?: [A-Z][a-z]{3,12}\b)?"
    r"|\d{1,3}(?=,? (?:de |of )?(?:calibre|caliber|cal)\b))"
)
_MAKER = re.compile(r"\s(?:[A-Z][\w&'\u2019-]{1,15}\s){1,2}")
"""Between a noun and a model, the name of who makes it: ``ametralladoras FN Herstal M249``."""

_SERIES = re.compile(r" \d{1,3} ")
"""Between a model and its noun, the number of a variant: ``Galil ACE 21 rifles``."""

_SUFFIX = re.compile(r"\s[A-Z]{2,5}\b")


@dataclass(frozen=True, slots=True)
class Family:
    """One gazetteer of things.

    Attributes:
        kind: Kind of its mentions.
        is_noun: Whether a code is a kind of thing, rather than a model or type.
        fits: Whether a model may follow the noun of a kind: ``fits(noun, model)``.
        unknown: Whether a model that no gazetteer holds is read after a noun.
        noun_in: The noun that a name of a model holds, and whether it stands first:
            ``noun_in("fusil m4", "m4")`` is ``("rifle", True)``.
        nearest: The model of a kind that a name is a misspelling of, or empty:
            ``nearest("pistol", "glok")`` is ``"glock"``.
    """

    kind: str
    is_noun: Callable[[str], bool]
    fits: Callable[[str, str], bool]
    unknown: bool = False
    noun_in: Callable[[str, str], tuple[str, bool]] = lambda _printed, _code: ("", False)
    nearest: Callable[[str, str], str] = lambda _noun, _printed: ""


@dataclass(frozen=True, slots=True)
class Head:
    """A kind or model as printed.

    Attributes:
        id: Its code; for a model that no gazetteer holds a slug.
        start: Offset of its first character, the noun's included.
        end: Offset after its last character.
        noun: Code of the noun printed with it, or empty.
        noun_first: Whether the noun stands before the model, or alone.
        known: Whether ``id`` is a code and the words match it exactly.
    """

    id: str
    start: int
    end: int
    noun: str = ""
    noun_first: bool = False
    known: bool = True


def heads_in(document: Document, start: int, end: int, family: Family) -> Iterator[Head]:
    """Give the kinds and models of a piece, noun and model put together."""
    current: Head | None = None
    for mention in _with_unknown(document, start, end, family):
        if current is not None:
            joined = _merged(document, current, mention, family)
            if joined is not None:
                current = joined
                continue
            yield _with_variant(document, current, mention.start)
        current = _alone(document, mention, family)
    if current is not None:
        yield _with_variant(document, current, end)


def _with_variant(document: Document, head: Head, end: int) -> Head:
    """Put the variant to a model that is printed after it: ``Beretta PX4 Storm``, ``ACE 21``."""
    if head.noun == head.id:
        return head
    match = _VARIANT.match(document.text, head.end, end)
    return replace(head, end=match.end()) if match else head


def _with_unknown(document: Document, start: int, end: int, family: Family) -> list[Mention]:
    """Give the mentions of a family, with models it does not hold marked by an empty code."""
    found = [
        m
        for m in document.within(family.kind, start, end)
        if not m.near and not is_loose(document, m)
    ]
    if not family.unknown or not found:
        return found
    others = [
        (m.start, m.end)
        for kind in ("arms", "aircraft", "vessel", "equipment", "institution", "place", "state")
        for m in document.within(kind, start, end)
    ]
    taken = joined([*others, *(m.span() for m in CALIBRE.finditer(document.folded, start, end))])
    for match in _UNKNOWN.finditer(document.text, start, end):
        if not meets(taken, *match.span()):
            found.append(replace(found[0], start=match.start(), end=match.end(), id=""))
    nouns = [m for m in found if _is_noun(m, family)]
    held = joined((m.start, m.end) for m in found)
    for span in new_models(document, start, end, nouns):
        if not meets(held, *span):
            found.append(replace(found[0], start=span[0], end=span[1], id=""))
    return _next_to_nouns(document, sorted(found, key=lambda m: m.start), family)


def _next_to_nouns(document: Document, found: list[Mention], family: Family) -> list[Mention]:
    """Leave out unknown models that stand neither beside a noun nor in its list."""
    kept: list[Mention] = []
    for i, mention in enumerate(found):
        if not mention.id:
            following = found[i + 1] if i + 1 < len(found) else None
            before = kept[-1] if kept else None
            if not (
                (before is not None and _follows(document, before, mention, family))
                or (
                    following is not None
                    and _is_noun(following, family)
                    and only(document, mention.end, following.start, "glue")
                )
                or _is_counted(document, mention, found[max(0, i - NEAREST) : i], family)
            ):
                continue
        kept.append(mention)
    return kept


def _is_counted(
    document: Document, mention: Mention, before: list[Mention], family: Family
) -> bool:
    """Whether an unknown type follows a number in a sentence that spoke of its kind before."""
    counted = re.search(
        r"\d\)?\s$|\)\s$", document.folded[max(0, mention.start - 4) : mention.start]
    )
    hyphened = "-" in document.text[mention.start : mention.end]
    return bool(counted) and hyphened and any(_is_noun(one, family) for one in before)


def _is_noun(mention: Mention, family: Family) -> bool:
    """Whether a mention is a noun of a family."""
    return bool(mention.id) and family.is_noun(mention.ids[0])


def _follows(document: Document, before: Mention, mention: Mention, family: Family) -> bool:
    """Whether an unknown model belongs to the noun before it, or to a list of models."""
    if _is_noun(before, family):
        maker = _MAKER.fullmatch(document.text, before.end, mention.start)
        return maker is not None or only(document, before.end, mention.start, "glue")
    return bool(joint(document, before.end, mention.start))


def _alone(document: Document, mention: Mention, family: Family) -> Head:
    """Make a head of one mention."""
    if not mention.id:
        return Head(_slug(document, mention), mention.start, mention.end, known=False)
    code = mention.ids[0]
    if family.is_noun(code):
        return Head(code, mention.start, mention.end, noun=code, noun_first=True)
    noun, first = family.noun_in(document.folded[mention.start : mention.end], code)
    return Head(code, mention.start, mention.end, noun=noun, noun_first=first)


def _merged(document: Document, head: Head, mention: Mention, family: Family) -> Head | None:
    """Give head and mention as one head, or None if they are two."""
    between = document.folded[head.end : mention.start]
    close = only(document, head.end, mention.start, "glue") or _only_calibre(between)
    if _is_maker(document, head, mention, family) or (
        bool(mention.id)
        and family.is_noun(mention.ids[0])
        and head.noun != head.id
        and _SERIES.fullmatch(between)
    ):
        close = True
    opened = bool(re.fullmatch(r"\s?[:(\"'«]\s?", between))
    if not (close or opened):
        return None
    is_noun = bool(mention.id) and family.is_noun(mention.ids[0])
    is_bare_noun = head.noun == head.id
    if is_bare_noun and not is_noun:
        code = mention.ids[0] if mention.id else ""
        fits = bool(code) and family.fits(head.noun, code)
        printed = document.folded[mention.start : mention.end]
        near = "" if mention.id else family.nearest(head.noun, printed)
        made = code if fits else near or _slug(document, mention)
        shut = mention.end + (
            "(" in between and document.folded[mention.end : mention.end + 1] == ")"
        )
        return replace(head, id=made, end=shut, known=fits)
    if opened:
        closes = document.folded[mention.end : mention.end + 2].lstrip()[:1] in set(")\"'»")
        nickname = closes and not is_noun and not is_bare_noun and bool(mention.id)
        named = nickname and ":" not in between
        return replace(head, end=mention.end + 1) if named else None
    if "\n" in between:
        return None
    if is_noun and not head.noun:
        noun = mention.ids[0]
        fits = head.known and family.fits(noun, head.id)
        near = "" if head.known else family.nearest(noun, document.folded[head.start : head.end])
        return replace(head, id=near or head.id, noun=noun, end=mention.end, known=fits)
    if is_noun and is_bare_noun:
        return replace(head, id=mention.ids[0], noun=mention.ids[0], end=mention.end)
    if not is_noun and head.id and mention.id and not is_bare_noun:
        return replace(head, end=mention.end)
    return None


def _is_maker(document: Document, head: Head, mention: Mention, family: Family) -> bool:
    """Whether nothing but a maker's name stands between a noun and a model of its kind."""
    return (
        head.noun == head.id
        and not (
            mention.id
            and (family.is_noun(mention.ids[0]) or not family.fits(head.noun, mention.ids[0]))
        )
        and _MAKER.fullmatch(document.text, head.end, mention.start) is not None
    )


def _only_calibre(between: str) -> bool:
    """Whether nothing but a calibre stands between two names."""
    bare = CALIBRE.sub("", between)
    return len(bare) < len(between) < 40 and not bare.strip(" ,de()")  # noqa: PLR2004


def _slug(document: Document, mention: Mention) -> str:
    """Give the printed name of an unknown model as a slug."""
    printed = document.folded[mention.start : mention.end]
    return re.sub(r"[^a-z0-9]+", "-", printed).strip("-") or "unknown"


def joint(document: Document, start: int, end: int) -> str:
    """Say how two names are joined: ``or``, ``and`` (a comma too), or empty if they are not."""
    between = document.folded[start:end]
    if len(between) > 40:  # noqa: PLR2004 - longer than any conjunction
        return ""
    if cut := _SUFFIX.match(document.text, start, end):
        between = document.folded[cut.end() : end]
    bare = CALIBRE.sub(" ", between).strip(" \"'(),;")
    if bare == "/" or cue(CUES, "or", document.language).fullmatch(bare):
        return "or"
    if cue(CUES, "and", document.language).fullmatch(bare) or (not bare and "," in between):
        return "and"
    return ""
