"""Scope: whether a limit is about a stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.codes import Held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.compliance.stay import Stay
    from relevo.core.codes import Codes, CodeTree
    from relevo.instrument.model import Scope


def in_scope(scope: Scope, stay: Stay, codes: Codes) -> Held:
    """Say whether a scope is about a stay.

    An empty field restricts nothing. A plan does not say in which activity a unit takes part, to
    which contingent of the act it belongs, nor which class its persons are of: a scope that names
    any is unclear for every stay.

    Args:
        scope: Scope of a limit.
        stay: A stay.
        codes: Trees of codes; a listed code holds what it contains.

    Returns:
        No if one field excludes the stay, else unclear if one leaves it open, else yes.
    """
    answers = {
        listed(codes.states, scope.senders, stay.unit.sender),
        listed(codes.categories, scope.categories, stay.unit.category),
        listed(codes.places, scope.places, stay.post.place),
        listed(codes.institutions, scope.institutions, stay.post.institution),
    }
    if scope.activities or scope.contingents or scope.person_classes or scope.named or scope.things:
        answers.add(Held.UNCLEAR)
    return weakest(answers)


def listed(tree: CodeTree, codes: tuple[str, ...], code: str) -> Held:
    """Say whether a field of a scope holds a code; an empty field holds all."""
    return tree.holds(codes, code) if codes else Held.YES


def weakest(answers: Iterable[Held]) -> Held:
    """Join answers that must all be yes."""
    known = set(answers)
    return next((held for held in (Held.NO, Held.UNCLEAR) if held in known), Held.YES)
