"""Families of things: arms with their tree, and gazetteers whose types name their kind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from relevo.core.codes import packaged_codes, plain
from relevo.instrument.reading.acts.heads import Family
from relevo.instrument.reading.names.gazetteer import entries

if TYPE_CHECKING:
    from relevo.core.words import Localized

ANY_ARM = "arm"

_ALIKE = (
    frozenset({"rifle", "carbine", "sniper_rifle", "submachine_gun"}),
    frozenset({"naval_gun", "automatic_cannon", "machine_gun", "short_cannon"}),
    frozenset(
        {
            "missile",
            "missile_launcher",
            "rocket_launcher",
            "air_defence_system",
            "anti_tank_weapon",
            "recoilless_rifle",
            "grenade_launcher",
            "launcher",
        }
    ),
    frozenset({"howitzer", "artillery_piece", "mortar"}),
)
"""Kinds of arms by which texts call each other's models."""

SHORTEST_NEAR = 4
"""Letters that a name must have more than, to be found misspelt beside its kind."""


@cache
def arms_family() -> Family:
    """Give the family of arms, from the tree of arms."""
    tree = packaged_codes().arms

    def is_noun(code: str) -> bool:
        return code in tree and tree.codes[code].kind != "model"

    def fits(noun: str, model: str) -> bool:
        kind = next((one for one in tree.lineage(model) if is_noun(one)), "")
        return noun in {ANY_ARM, *tree.lineage(model)} or any(
            {noun, kind} <= alike for alike in _ALIKE
        )

    first = {plain(n.split()[0]) for c in tree.codes if is_noun(c) for n in _both(tree.name(c))}
    last = {plain(n.split()[-1]) for c in tree.codes if is_noun(c) for n in _both(tree.name(c))}

    def noun_in(printed: str, model: str) -> tuple[str, bool]:
        words = printed.split()
        kind = next((one for one in tree.lineage(model) if is_noun(one)), "")
        if len(words) > 1 and words[0] in first:
            return kind, True
        return (kind, False) if len(words) > 1 and words[-1] in last else ("", False)

    return Family("arms", is_noun, fits, unknown=True, noun_in=noun_in, nearest=_nearest_arm)


def _nearest_arm(noun: str, printed: str) -> str:
    """Give the model of a kind whose name differs in one letter: ``pistolas Glok``."""
    tree = packaged_codes().arms
    close = {
        code
        for code in tree.codes
        if noun in tree.lineage(code) and code != noun
        for name in (code, *map(plain, tree.codes[code].aliases))
        if len(name) > SHORTEST_NEAR and OSA.distance(printed, name, score_cutoff=1) == 1
    }
    return close.pop() if len(close) == 1 else ""


def _both(name: Localized) -> tuple[str, str]:
    """Give a name in both languages."""
    return name.es, name.en


@cache
def typed(kind: str, *, unknown: bool) -> Family:
    """Give the family of a gazetteer whose types name their kind under ``parent``."""
    held = entries(kind)

    def is_noun(code: str) -> bool:
        return "parent" not in held.get(code, {})

    return Family(kind, is_noun, lambda _noun, _model: True, unknown=unknown)
