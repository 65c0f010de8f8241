"""Meaning of a regime: rules that outlast their norm, and rules that contradict each other."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from relevo.casefile.problems import problem
from relevo.casefile.regime_bodies import check_bodies
from relevo.casefile.regime_days import common, days_of, span
from relevo.casefile.regime_names import RULES
from relevo.core.codes import plain
from relevo.regime.model import Regime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from relevo.casefile.document import Document, Path
    from relevo.core.problem import Problem
    from relevo.regime.model import (
        Body,
        ChangePower,
        ClockRule,
        Consent,
        PaperRule,
        Purposes,
    )

    Entries = list[tuple[Path, Any]]


def check_rules(document: Document, regime: Regime | None) -> Iterator[Problem]:
    """Report what cannot hold together in a regime.

    Args:
        document: The regime's file.
        regime: The regime as read from it; None if some field could not be read: then the entries
            that can be read are judged.
    """
    read = {name: _entries(document, regime, name) for name in ("norms", "bodies", *RULES)}
    yield from _beyond_norm(document, read)
    yield from _clash(document, read["consents"], _consents_differ)
    yield from _clash(document, read["purposes"], _purposes_differ)
    yield from _clash(document, read["changes"], _changes_differ)
    yield from _clash(document, read["clocks"], _clocks_differ)
    yield from _clash(document, read["papers"], _papers_differ)
    yield from _same_name(document, read["bodies"])
    yield from check_bodies(document, read)


def _entries(document: Document, regime: Regime | None, field: str) -> Entries:
    """Give the entries of a list that can be read, each with its path."""
    if regime is not None:
        return [((field, index), rule) for index, rule in enumerate(getattr(regime, field))]
    found: Entries = []
    for path in document.groups((field,)):
        try:
            found.append((path, _reader(field).validate_python(document.get(path))))
        except ValidationError:
            continue
    return found


@cache
def _reader(field: str) -> TypeAdapter[Any]:
    """Give the validator of the entries of a list."""
    listed = get_type_hints(Regime, include_extras=True)[field]
    return TypeAdapter(get_args(listed)[0])


def _beyond_norm(document: Document, read: Mapping[str, Entries]) -> Iterator[Problem]:
    """Report rules that begin before their norm or outlast it."""
    norms = {norm.id: norm for _, norm in read["norms"]}
    dated = ((path, rule) for name in RULES for path, rule in read[name] if hasattr(rule, "from_"))
    for path, rule in dated:
        if rule.norm not in norms:
            continue
        (from_, to), (norm_from, norm_to) = days_of(rule), days_of(norms[rule.norm])
        if norm_from <= norm_to and (from_ < norm_from or to > norm_to):
            place = document.place((*path, "id"))
            days = span((norm_from, norm_to))
            yield problem("rule-beyond-norm", place, name=rule.id, norm=rule.norm, days=days)


def _clash(
    document: Document, rules: Entries, differ: Callable[[Any, Any], bool]
) -> Iterator[Problem]:
    """Report pairs of rules on the same thing that are law on one day and say different things."""
    for (_, first), (path, second) in combinations(rules, 2):
        overlap = common(first, second)
        if overlap and differ(first, second):
            yield problem(
                "contradictory-rules",
                document.place((*path, "id")),
                name=second.id,
                other=first.id,
                days=span(overlap),
            )


def _share(first: Sequence[Any], second: Sequence[Any]) -> bool:
    """Whether two restrictions may hold for one thing; an empty one restricts nothing."""
    return not first or not second or bool(set(first) & set(second))


def _consents_differ(first: Consent, second: Consent) -> bool:
    """Whether two rules of consent for one class name another body or instrument.

    One that applies in a circumstance of its own, or in place of another, contradicts nothing.
    """
    special = (first.when, second.when, first.substitute_for, second.substitute_for)
    if any(special) or not _share(first.classes, second.classes):
        return False
    return (set(first.kinds), first.body, first.framework) != (
        set(second.kinds),
        second.body,
        second.framework,
    )


def _purposes_differ(first: Purposes, second: Purposes) -> bool:
    """Whether one rule permits a purpose that another, on the same acts, does not."""
    if not _share(first.kinds, second.kinds) or not _share(first.classes, second.classes):
        return False
    return _refuses(first, second) or _refuses(second, first)


def _refuses(rule: Purposes, other: Purposes) -> bool:
    """Whether a rule does not permit a purpose that another permits."""
    beyond = set(other.items) - set(rule.items) - set(rule.unclear)
    return bool(set(other.items) & set(rule.excluded)) or (rule.complete and bool(beyond))


def _changes_differ(first: ChangePower, second: ChangePower) -> bool:
    """Whether two rules on changing one thing of the same acts ask for different things."""
    if first.element != second.element or not _share(first.kinds, second.kinds):
        return False
    return _power(first) != _power(second)


def _power(rule: ChangePower) -> tuple[object, ...]:
    """Give what a change must keep to."""
    return (
        set(rule.by),
        rule.body,
        rule.countersign,
        rule.before_entry,
        rule.stay_not_longer,
    )


def _clocks_differ(first: ClockRule, second: ClockRule) -> bool:
    """Whether two rules give one duty different times.

    It is one duty if the same body owes it to a same body after the same event.
    """
    same = (first.after, first.by, first.met_by) == (second.after, second.by, second.met_by)
    elements = first.element is None or second.element in (None, first.element)
    bodies = [{one.body for one in rule.owed_to} for rule in (first, second)]
    return (
        same
        and elements
        and first.within != second.within
        and _share(first.kinds, second.kinds)
        and _share(first.classes, second.classes)
        and (bodies[0] == bodies[1] or bool(bodies[0] & bodies[1]))
    )


def _papers_differ(first: PaperRule, second: PaperRule) -> bool:
    """Whether two rules on the same papers give different times."""
    times = (first.within, second.within)
    return first.about == second.about and None not in times and times[0] != times[1]


def _same_name(document: Document, bodies: Entries) -> Iterator[Problem]:
    """Report a name that two bodies have on one day: nobody could tell whose act it is."""
    for (_, first), (path, second) in combinations(bodies, 2):
        shared = _names(first) & _names(second)
        if shared and common(first, second):
            yield problem(
                "body-named-twice",
                document.place((*path, "id")),
                name=second.id,
                other=first.id,
                found=min(shared),
            )


def _names(body: Body) -> frozenset[str]:
    """Give the names of a body as they are compared."""
    return frozenset(plain(name) for name in (body.name.es, body.name.en, *body.also))
