"""Lists of what is permitted: which of them run for a stay, and what each reading holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from relevo.compliance.days import segments
from relevo.compliance.scope import listed
from relevo.compliance.wording import law
from relevo.core.codes import Held
from relevo.core.finding import Evidence, ReadingVerdict, Verdict, agree, worst
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from relevo.compliance.stay import Judged, Stay
    from relevo.core.clause import ClauseRef
    from relevo.core.codes import CodeTree
    from relevo.core.finding import Finding
    from relevo.core.term import Term
    from relevo.core.words import Localized, Text
    from relevo.mandate.model import ListedItem, Permitted


@dataclass(frozen=True, slots=True)
class Alternative:
    """One version of an item: the codes that these sources list in its place."""

    codes: tuple[str, ...]
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with every version of it.

    Attributes:
        key: Its key in a case's choices, e.g. ``"lists.hosts.PE-DIROPESP"``.
        versions: The file's own first.
    """

    key: str
    versions: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that lists codes: a list of the act, or a limit that names arms.

    Attributes:
        id: Identifier of the list or limit.
        clause: Clause it comes from.
        items: What it lists.
        complete: Whether what it does not hold is forbidden; None for a limit, which does not
            claim to name all.
        terms: Days it runs on.
        about: Whether it is about a stay.
    """

    id: str
    clause: ClauseRef
    items: tuple[Item, ...]
    complete: bool | None
    terms: tuple[Term, ...]
    about: Callable[[Stay], Held]


Running = tuple[tuple[int, Held], ...]
"""Holdings that run on a day, by their place in the catalogue, and whether they are about it."""

Picked = dict[tuple[int, int], Alternative]
"""Version chosen for each disputed item: by the holding's place, then the item's in it."""


def holding_of(permitted: Permitted, states: CodeTree) -> Holding:
    """Give what a list of the act holds."""
    return Holding(
        permitted.id,
        permitted.clause,
        tuple(_item(item) for item in permitted.items),
        permitted.complete,
        permitted.terms,
        lambda stay: listed(states, permitted.senders, stay.unit.sender),
    )


def _item(item: ListedItem) -> Item:
    """Give an item's versions as codes; one that has no code lists nothing."""
    return Item(
        item.key,
        tuple(Alternative((v.code,) if v.code else (), v.says) for v in item.versions),
    )


def judge_codes(
    rule: str,
    matter: Judged,
    holdings: Sequence[Holding],
    *,
    tree: CodeTree,
    codes_of: Callable[[Stay], Iterable[str]],
    things: Text,
) -> tuple[Finding, ...]:
    """Judge each distinct code that the stays have.

    Args:
        rule: Identifier of the rule.
        matter: The plan and the incumbents.
        holdings: Every list of the kind; days without any are not limited.
        tree: The tree of the codes.
        codes_of: Codes of one stay.
        things: What the lists name, in words, e.g. "places".

    Returns:
        One finding for each code, in the order of the codes; a code that appears only where no
        list runs gives none.
    """
    used: defaultdict[str, dict[Running, tuple[Stay, Term]]] = defaultdict(dict)
    for stay in matter.stays:
        codes = tuple(codes_of(stay))
        for running, part in _running(stay, holdings) if codes else ():
            for code in codes:
                used[code].setdefault(running, (stay, part))
    return tuple(
        _finding(rule, matter, holdings, code, used[code], tree=tree, things=things)
        for code in sorted(used)
    )


def _running(stay: Stay, holdings: Sequence[Holding]) -> Iterable[tuple[Running, Term]]:
    """Give the parts of a stay on which some holding runs, with those that do."""
    days = stay.judged
    if days is None:
        return
    about = {i: held for i, h in enumerate(holdings) if (held := h.about(stay)) is not Held.NO}
    for part in segments(days, (term for i in about for term in holdings[i].terms)):
        running = tuple(
            (i, held)
            for i, held in about.items()
            if any(part.meet(term) for term in holdings[i].terms)
        )
        if running:
            yield running, part


def _finding(
    rule: str,
    matter: Judged,
    holdings: Sequence[Holding],
    code: str,
    used: Mapping[Running, tuple[Stay, Term]],
    *,
    tree: CodeTree,
    things: Text,
) -> Finding:
    """Judge one code under each reading of the lists that run where it appears."""
    running = sorted({i for group in used for i, _ in group})
    cited = [i for i in running if _may_hold(holdings[i], code, tree)] or running
    disputed = {
        (i, place): item
        for i in running
        for place, item in enumerate(holdings[i].items)
        if len(item.versions) > 1
        and any(tree.holds(version.codes, code) is not Held.NO for version in item.versions)
    }
    choices = matter.planning.chosen.sources
    own = tuple(_choice(item, choices.get(item.key, "")) for item in disputed.values())
    verdicts: dict[tuple[Alternative, ...], Verdict] = {}
    for reading in product(*(item.versions for item in disputed.values())):
        picked = dict(zip(disputed, reading, strict=True))
        verdicts[reading] = worst(
            tuple(_verdict(holdings, group, code, tree, picked) for group in used)
        )
    verdict = agree(tuple(verdicts.values()))
    picked = dict(zip(disputed, own, strict=True))

    def sources_of(reading: tuple[Alternative, ...]) -> tuple[str, ...]:
        """Name the sources that a reading follows."""
        return tuple(
            name
            for (i, _), version in zip(disputed, reading, strict=True)
            for name in matter.who(holdings[i].clause.act, version.says)
        )

    return law(
        rule,
        verdict,
        _message(
            verdict,
            {sources_of(reading): each for reading, each in verdicts.items()},
            tree.name(code),
            things,
            unclear=_open(holdings, used, code, tree=tree, picked=picked),
        ),
        clauses=[holdings[i].clause for i in cited],
        limit=holdings[cited[0]].id if len(cited) == 1 else None,
        subject=code,
        readings=[
            ReadingVerdict(
                reading=f"source:{'|'.join(a.says[0] if a.says else '' for a in reading)}",
                label=text("according to {sources}", sources=sources_of(reading)),
                verdict=each,
                chosen=reading == own,
            )
            for reading, each in verdicts.items()
            if len(verdicts) > 1
        ],
        evidence=[
            Evidence(what="tour", ref=stay.ref, term=part, found=code)
            for group, (stay, part) in used.items()
            if _verdict(holdings, group, code, tree, picked) is not Verdict.MET
        ],
    )


def _may_hold(holding: Holding, code: str, tree: CodeTree) -> bool:
    """Whether some version of some item holds a code, or leaves it open."""
    return any(
        tree.holds(version.codes, code) is not Held.NO
        for item in holding.items
        for version in item.versions
    )


def _choice(item: Item, source: str) -> Alternative:
    """Give the version that a case names, else the file's own."""
    return next((v for v in item.versions if source and source in v.says), item.versions[0])


def _codes(
    holdings: Sequence[Holding], group: Running, picked: Picked, held: Held
) -> tuple[str, ...]:
    """Give the codes of the holdings that are, or may be, about a stay."""
    return tuple(
        code
        for i, about in group
        if about is held
        for place, item in enumerate(holdings[i].items)
        for code in picked.get((i, place), item.versions[0]).codes
    )


def _verdict(
    holdings: Sequence[Holding],
    group: Running,
    code: str,
    tree: CodeTree,
    picked: Picked,
) -> Verdict:
    """Judge a code against the holdings that run together, under one reading."""
    sure = _codes(holdings, group, picked, Held.YES)
    if tree.holds(sure, code) is Held.YES:
        return Verdict.MET
    perhaps = _codes(holdings, group, picked, Held.UNCLEAR)
    if tree.holds((*sure, *perhaps), code) is not Held.NO:
        return Verdict.UNDETERMINED
    claims = {holdings[i].complete for i, _ in group}
    binding = any(holdings[i].complete for i, about in group if about is Held.YES)
    return Verdict.BREACHED if binding and False not in claims else Verdict.UNDETERMINED


def _open(
    holdings: Sequence[Holding],
    used: Iterable[Running],
    code: str,
    *,
    tree: CodeTree,
    picked: Picked,
) -> bool:
    """Whether some list may hold the code, so that more than its absence is in doubt."""
    return any(
        tree.holds(
            (
                *_codes(holdings, group, picked, Held.YES),
                *_codes(holdings, group, picked, Held.UNCLEAR),
            ),
            code,
        )
        is Held.UNCLEAR
        for group in used
    )


def _message(
    verdict: Verdict,
    verdicts: Mapping[tuple[str, ...], Verdict],
    name: Localized,
    things: Text,
    *,
    unclear: bool,
) -> Text:
    """Write the sentence, by the verdict and by what left it open."""
    if verdict is Verdict.MET:
        return text("“{name}” is on the list of {things} of the act.", name=name, things=things)
    if verdict is Verdict.BREACHED:
        return text(
            "“{name}” exceeds the recorded limit: the complete list of {things} does not hold it.",
            name=name,
            things=things,
        )
    if len(set(verdicts.values())) > 1:
        return text(
            "Whether “{name}” is on the list of {things} depends on the source: {readings}.",
            name=name,
            things=things,
            readings=tuple(
                text("{verdict} ({sources})", verdict=_WORDS[each], sources=sources)
                for sources, each in verdicts.items()
            ),
        )
    if unclear:
        return text(
            "The sources do not settle whether “{name}” is on the list of {things}.",
            name=name,
            things=things,
        )
    return text(
        "“{name}” is not listed in the sources; their list of {things} may be incomplete.",
        name=name,
        things=things,
    )


_WORDS: dict[Verdict, Text] = {
    Verdict.MET: text("listed"),
    Verdict.BREACHED: text("not listed"),
    Verdict.UNDETERMINED: text("not known to be listed"),
}
