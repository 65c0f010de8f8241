"""Changes of who consents, who amends and who is owed a report, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.compliance.act_words import ELEMENTS, kinds_words
from relevo.core.classes import EntryClass
from relevo.core.words import text
from relevo.regime.model import Element
from relevo.regime.turns import TurnOf
from relevo.report.law_words import Item, classes_words, norm_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.words import Arg, Text
    from relevo.regime.model import Regime
    from relevo.regime.turns import Bearer, Turn


def turn_items(found: Sequence[Turn], regime: Regime) -> list[Item]:
    """Say changes of authority and addressee; those alike together.

    Args:
        found: The changes, by day.
        regime: Where they stand.
    """
    together: dict[tuple[object, ...], list[Turn]] = {}
    for turn in found:
        key = (turn.day, turn.of, _who(turn.before), _who(turn.after))
        together.setdefault(key, []).append(turn)
    return [_item(alike, regime) for alike in together.values()]


def _who(bearers: Sequence[Bearer]) -> frozenset[object]:
    """Give what tells bearers apart."""
    return frozenset(one.who for one in bearers)


def _item(alike: Sequence[Turn], regime: Regime) -> Item:
    """Say changes that differ only in what they are about."""
    turn = alike[0]
    after, before = _bearers(turn.after, regime), _bearers(turn.before, regime)
    return Item(
        words=_words(alike, after, regime),
        under=(
            text("Until then: {who}", who=before),
            *dict.fromkeys(norm_words(regime, one.norm, verify=one.verify) for one in turn.after),
        ),
    )


def _words(alike: Sequence[Turn], after: Arg, regime: Regime) -> Text:
    """Say from which day who bears which role."""
    turn = alike[0]
    match turn.of:
        case TurnOf.CONSENT:
            entries = tuple(one.about for one in alike if isinstance(one.about, EntryClass))
            return text(
                "From {day} consents: {who}; class of entry: {classes}",
                day=turn.day,
                who=after,
                classes=classes_words(entries),
            )
        case TurnOf.CHANGE:
            elements = tuple(ELEMENTS[one.about] for one in alike if isinstance(one.about, Element))
            return text(
                "From {day} may change {elements}: {who}",
                day=turn.day,
                elements=elements,
                who=after,
            )
        case TurnOf.ADDRESSEE:
            duties = {clock.id: clock.what for clock in regime.clocks}
            return text(
                "From {day} the report is owed to: {who}. The duty: {duties}",
                day=turn.day,
                who=after,
                duties=tuple(duties[str(one.about)] for one in alike),
            )


def _bearers(bearers: Sequence[Bearer], regime: Regime) -> Arg:
    """Name who bears a role; that no rule on record says, if so."""
    if not bearers:
        return text("no rule on record says")
    return tuple(_bearer(one, regime) for one in bearers)


def _bearer(bearer: Bearer, regime: Regime) -> Arg:
    """Name one who bears a role, with the instrument used and whether it is to be verified."""
    name: Arg = regime.body(bearer.body).name if bearer.body else text("not found")
    if bearer.kinds:
        name = text("{body}, by {kinds}", body=name, kinds=kinds_words(bearer.kinds))
    return text("{name} (to verify)", name=name) if bearer.verify else name
