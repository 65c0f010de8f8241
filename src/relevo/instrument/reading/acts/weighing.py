"""How much the words around each state speak for it as a host or as a sender.

"Territorio peruano" and "Congreso de México" speak for a host, "tropas de Brasil" for a sender,
"entrenar a militares mexicanos" for a host again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.instrument.reading.acts.outward import going
from relevo.instrument.reading.acts.roles import (
    BARE,
    OF,
    THE,
    host_weight,
    is_partner,
    named_states,
    sends,
    speaks,
)
from relevo.instrument.reading.names.cues import cue

if TYPE_CHECKING:
    from relevo.instrument.reading.acts.consent import Consent
    from relevo.instrument.reading.document import Document, Mention, Sentence

_LINK = re.compile(
    rf"\s*(?:\([^()]{{1,40}}\))?\s*(?:,|;|/|\by\b|\be\b|\band\b)\s*(?:(?:y|e|and|como)\s+)?"
    r"(?:(?:\w+\s+){1,2}(?:countries|nations|states|paises|naciones|estados|nacoes)\s*"
    r"(?:,|\by\b|\be\b|\band\b)\s*)?"
    rf"(?:\w+\s+){{0,2}}?(?:{OF})?{THE}\s*"
)
_JOINED = re.compile(r"\s*(?:,|and|y|e)\s*")
_LISTED = 4
"""States that a sentence names whose forces come, however many join them: a list of them."""

_WITH_END = re.compile(r"\b(?:con|with|com)(?:\s+(?:el|la|los|the|o|os|a))?\s*$")

_AS_WELL = re.compile(
    r"(?:\s+(?:entre|del|desde|from|between|de|a partir)\s[^;:]{4,70})?,?\s*"
    r"(?:asi como|al igual que|como tambien|as well as|along with|bem como|assim como)"
    r"\s+(?:de(?:l|\s+los|\s+las)?\s+|from\s+|of\s+|d[ao]s?\s+)?(?:the\s+)?"
)
"""What goes on with a list of senders after their days: "…, así como de Cuba"."""

STRONG = 6.0
"""Weight that a sentence of consent gives to a sender."""


@dataclass
class Weights:
    """How much speaks for a state in each role, and the mention that says it best."""

    host: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    sender: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    host_at: dict[str, tuple[float, Mention]] = field(default_factory=dict)
    sender_at: dict[str, tuple[float, Mention]] = field(default_factory=dict)
    partner_at: dict[str, Mention] = field(default_factory=dict)
    parties: set[str] = field(default_factory=set)

    def add_host(self, state: str, weight: float, mention: Mention) -> None:
        """Weigh a mention for a host."""
        self.host[state] += weight
        if weight > self.host_at.get(state, (0.0, mention))[0]:
            self.host_at[state] = (weight, mention)

    def add_sender(self, state: str, weight: float, mention: Mention) -> None:
        """Weigh a mention for a sender."""
        self.sender[state] += weight
        if weight > self.sender_at.get(state, (0.0, mention))[0]:
            self.sender_at[state] = (weight, mention)


def weigh(document: Document, number: int, head: Consent | None, weights: Weights) -> None:
    """Weigh the mentions of states of one sentence."""
    sentence = document.sentences[number]
    covers = cue("consent", "covers", document.language).search(
        document.folded, sentence.start, sentence.end
    )
    times = 3.0 if head or covers else 1.0
    pact = _pact_in(document, sentence) if head is not None else None
    previous: tuple[Mention, bool] | None = None
    listed = (head is not None and head.sentence != number) or cue(
        "consent", "senders_label", document.language
    ).search(document.folded, sentence.start, sentence.end) is not None
    named = list(named_states(document, sentence.start, sentence.end))
    if head is not None and not head.outward:
        named = _without_going(document, sentence, named, weights, times)
    letting = _letting(document, sentence, named, head)
    for at, mention in enumerate(named):
        following = named[at + 1] if at + 1 < len(named) else None
        for state in mention.ids[:1]:
            as_sender = sends(document, sentence.start, sentence.end, mention)
            if following is not None and not as_sender:
                joined = _JOINED.fullmatch(document.folded, mention.end, following.start)
                as_sender = joined is not None and sends(
                    document, sentence.start, sentence.end, following
                )
            as_sender = as_sender or _is_party(document, pact, mention)
            if pact and as_sender:
                weights.parties.add(state)
            if not as_sender and previous and previous[1]:
                as_sender = _is_linked(document, previous[0], mention)
            alone = len({m.ids[0] for m in named}) < _LISTED
            trained = is_partner(document, sentence.start, mention) or state in letting
            if as_sender and alone and not pact and trained:
                weights.add_host(state, 1.0, mention)
                weights.partner_at.setdefault(state, mention)
                as_sender = False
            elif as_sender:
                after = head is not None and mention.start > head.movement
                weights.add_sender(state, 2.0 * times + (2.0 if after else 0.0), mention)
            else:
                weight = host_weight(document, sentence.start, sentence.end, mention, head)
                if listed and weight <= BARE:
                    weights.add_sender(state, STRONG, mention)
                    continue
                weights.add_host(state, weight * times if weight > 1 else weight, mention)
            previous = (mention, as_sender)


def _letting(
    document: Document, sentence: Sentence, named: list[Mention], head: Consent | None
) -> set[str]:
    """Give the states that speak before a grant and let another's force in: theirs do not come.

    ``El Consejo de Ministros de Mozambique autorizó a militares portugueses, que …``
    """
    if head is None or head.outward:
        return set()
    spoken = {
        mention.ids[0]
        for mention in named
        if mention.start < head.start and speaks(document, sentence.start, sentence.end, mention)
    }
    others = any(
        mention.start > head.movement and sends(document, sentence.start, sentence.end, mention)
        for mention in named
        if mention.ids[0] not in spoken
    )
    return spoken if others else set()


def _is_party(document: Document, pact: re.Match[str] | None, mention: Mention) -> bool:
    """Tell whether a pact is made with a state: "the pact with Japan", "the US bases"."""
    if pact is None:
        return False
    if pact.start() <= mention.start < pact.end():
        return True
    return _WITH_END.search(document.folded[mention.start - 20 : mention.start]) is not None


def _is_linked(document: Document, one: Mention, other: Mention) -> bool:
    """Tell whether nothing but a comma or "and" stands between two states of a list."""
    between = document.folded[one.end : other.start]
    if _AS_WELL.fullmatch(between):
        return True
    territory = cue("consent", "territory", document.language)
    linked = _LINK.fullmatch(between) is not None and bool(between.strip())
    return linked and territory.search(between) is None


def _pact_in(document: Document, sentence: Sentence) -> re.Match[str] | None:
    """Find the pact or military agreement that a sentence is about."""
    for name in ("pact", "treaty"):
        found = cue("consent", name, document.language).search(
            document.folded, sentence.start, sentence.end
        )
        if found:
            return found
    return None


def _without_going(
    document: Document,
    sentence: Sentence,
    named: list[Mention],
    weights: Weights,
    times: float,
) -> list[Mention]:
    """Leave out the states of a clause in which the host's own force goes to another state.

    Whose force goes while another's comes consents to both, and is the host.
    """
    pieces = going(document, sentence)
    inside = [m for m in named if any(low <= m.start < high for low, high in pieces)]
    rest = [m for m in named if m not in inside]
    own = {m.ids[0]: m for m in inside if sends(document, sentence.start, sentence.end, m)}
    coming = {m.ids[0] for m in rest if sends(document, sentence.start, sentence.end, m)}
    foreign = cue("consent", "foreign", document.language)
    others = coming - set(own) or foreign.search(document.folded, sentence.start, sentence.end)
    if len(own) != 1 or not others:
        return named
    for state, mention in own.items():
        weights.add_host(state, 3.0 * times, mention)
    return rest
