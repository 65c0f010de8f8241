"""Limits and lists of an act from the lines of a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relevo.core.bound import Quantifier, Quantity
from relevo.core.words import text
from relevo.instrument.model import (
    Contingent,
    Joined,
    LimitLine,
    ListLine,
    ListOf,
    Measure,
    Scope,
    Total,
    Vessel,
)
from relevo.instrument.reading.drafts.act_parts import localized, weakest
from relevo.instrument.total import Sum, compare_total
from relevo.instrument.value import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.core.codes import CodeTree
    from relevo.core.words import Text
    from relevo.instrument.reading.drafts.act_parts import Parts
    from relevo.instrument.reading.model import Draft, Read, ReadHeadcount, ReadThing

ARMS = "arms"
"""Identifier of the list of arms."""

_MEASURES = {
    "aircraft": Measure.AIRCRAFT,
    "vessels": Measure.VESSELS,
    "equipment": Measure.EQUIPMENT,
}
_SUMMARIES = {
    "arms": text("Arms, by kind and number."),
    "aircraft": text("Aircraft."),
    "vessels": text("Vessels."),
    "equipment": text("Equipment."),
}


def add_stay(draft: Draft, parts: Parts) -> None:
    """Add the length of stay as a limit on days."""
    stay = draft.stay_days
    if stay is None:
        return
    parts.where["stay_days"] = "limits.stay"
    parts.limits.append(
        LimitLine(
            id=parts.new_id("stay"),
            measure=Measure.STAY_DAYS,
            quantity=Quantity(Quantifier.AT_MOST, stay.value),
            clause=parts.clause("stay", text("Length of stay."), "stay_days"),
            state=stay.state,
        )
    )


def add_persons(draft: Draft, parts: Parts) -> None:
    """Add the numbers of persons.

    Numbers that belong to nobody told apart by sender, category or class are contingents: each is
    a limit on its own group, never on everybody. A total is a sum that is checked; the lines that
    it sums up are those that are no total.
    """
    lines = draft.headcounts
    if not lines:
        return
    clause = parts.clause("persons", text("Number of persons."), "headcounts")
    loose = [one for one in lines if not one.total]
    bare = [one for one in loose if _bare(one)]
    own: list[str] = []
    for index, one in enumerate(lines):
        path = f"headcounts[{index}]"
        if one.total and len(loose) > 1:
            continue
        scope = Scope(
            senders=(one.sender,) if one.sender in parts.codes.states else (),
            categories=(one.category,) if one.category in parts.codes.categories else (),
            person_classes=(one.person_class,) if one.person_class else (),
        )
        if len(loose) > 1 and (one in bare or loose.count(one) > 1):
            scope = replace(scope, contingents=(_contingent(one, index, clause, parts),))
        name = parts.new_id(f"persons-{index + 1}" if len(lines) > 1 else "persons")
        parts.where[path] = f"limits.{name}"
        own.append(name)
        parts.limits.append(
            LimitLine(
                id=name,
                measure=Measure.PERSONS,
                quantity=one.quantity.value,
                clause=clause,
                scope=scope,
                window=_window(one, parts),
                state=one.quantity.state,
            )
        )
    if len(loose) > 1:
        _totals(draft, parts, clause, own)


def _bare(one: ReadHeadcount) -> bool:
    """Whether nothing tells whom a number of persons belongs to."""
    return not (one.category or one.person_class)


def _contingent(one: ReadHeadcount, index: int, clause: str, parts: Parts) -> str:
    """Add a contingent for a number of persons; give its identifier."""
    name = parts.new_id(f"group-{index + 1}")
    of = one.of.value if one.of else ""
    title = text("Group {n}: {of}", n=index + 1, of=of) if of else text("Group {n}", n=index + 1)
    parts.contingents.append(
        Contingent(
            id=name,
            name=localized(title),
            clause=clause,
            sender=one.sender if one.sender in parts.codes.states else "",
        )
    )
    return name


def _window(one: ReadHeadcount, parts: Parts) -> str:
    """Give the window that a number of persons belongs to, or empty."""
    found = parts.where.get(f"windows[{one.window}]", "") if one.window is not None else ""
    return found.removeprefix("windows.")


def _totals(draft: Draft, parts: Parts, clause: str, own: Sequence[str]) -> None:
    """Add stated totals; one that is not the sum of its parts counts only once it is accepted."""
    known = [one.quantity.value for one in draft.headcounts if not one.total]
    for index, one in enumerate(draft.headcounts):
        if not one.total:
            continue
        if compare_total(one.quantity.value, known) is Sum.DIFFERS:
            parts.ask(
                text(
                    "total of persons: the text says {total}, its parts make another sum",
                    total=str(one.quantity.value.n),
                )
            )
            stated = parts.new_id("persons-total")
            parts.where[f"headcounts[{index}]"] = f"limits.{stated}"
            parts.limits.append(
                LimitLine(
                    id=stated,
                    measure=Measure.PERSONS,
                    quantity=one.quantity.value,
                    clause=clause,
                    scope=Scope(senders=(one.sender,) if one.sender in parts.codes.states else ()),
                    window=_window(one, parts),
                    state=State.UNVERIFIED,
                )
            )
            continue
        name = parts.new_id(f"total-{index + 1}")
        parts.where[f"headcounts[{index}]"] = f"totals.{name}"
        parts.totals.append(
            Total(id=name, quantity=one.quantity.value, of=tuple(own), clause=clause)
        )


def add_things(draft: Draft, parts: Parts, senders: tuple[str, ...]) -> None:
    """Add arms, aircraft, vessels and equipment.

    Args:
        draft: The draft.
        parts: Where they are added.
        senders: Sending states of the act.
    """
    for index, one in enumerate(draft.arms):
        _add_arms(one, f"arms[{index}]", parts)
    for index, one in enumerate(draft.vessels):
        if one.name is not None:
            _add_vessel(one, f"vessels[{index}]", parts, senders)
    for kind, measure in _MEASURES.items():
        for index, one in enumerate(getattr(draft, kind)):
            if kind != "vessels" or one.name is None:
                _add_named(one, f"{kind}[{index}]", measure, parts)


def _add_arms(one: ReadThing, path: str, parts: Parts) -> None:
    """Add a line of arms that has a number and known codes; others stand in the list only."""
    reads = (one.item, *one.alternatives, *one.together)
    known = tuple(read.value for read in reads if read.value in parts.codes.arms)
    if one.quantity is None or len(known) < len(reads):
        return
    clause = parts.clause(ARMS, _SUMMARIES["arms"], path)
    name = parts.new_id(f"arms-{known[0]}")
    parts.where[path] = f"limits.{name}"
    line = LimitLine(
        id=name,
        measure=Measure.ARMS,
        quantity=one.quantity.value,
        clause=clause,
        scope=Scope(arms=known, senders=(one.sender,) if one.sender else ()),
        joined=Joined.OR if one.alternatives else Joined.AND if one.together else None,
        state=weakest(*reads, one.quantity),
    )
    overlaps = tuple(
        other.id
        for other in parts.limits
        if other.measure is Measure.ARMS and _may_share(line, other, parts.codes.arms)
    )
    parts.limits.append(replace(line, overlaps=overlaps))


def _may_share(one: LimitLine, other: LimitLine, arms: CodeTree) -> bool:
    """Whether two lines may count the same piece."""
    apart = one.scope.senders and other.scope.senders and one.scope.senders != other.scope.senders
    return not apart and any(
        arms.contains(a, b) or arms.contains(b, a) for a in one.scope.arms for b in other.scope.arms
    )


def _add_vessel(one: ReadThing, path: str, parts: Parts, senders: tuple[str, ...]) -> None:
    """Add a named ship; without a sender that is known it is only named under ``verify``."""
    assert one.name is not None
    sender = one.sender or (senders[0] if len(senders) == 1 else "")
    if sender not in parts.codes.states or one.name.state is State.UNVERIFIED:
        parts.ask(text("vessel {name}: say whose it is", name=one.name.value))
        return
    parts.where[path] = "vessels"
    parts.clause("vessels", _SUMMARIES["vessels"], path)
    parts.vessels.append(
        Vessel(
            name=one.name.value,
            sender=sender,
            hull=one.hull.value if one.hull else "",
            kind=one.item.value.replace("_", " "),
        )
    )


def _add_named(one: ReadThing, path: str, measure: Measure, parts: Parts) -> None:
    """Add aircraft, unnamed vessels or equipment by the code of their type."""
    kind = path.partition("[")[0]
    quantity = one.quantity.value if one.quantity else Quantity(Quantifier.NOT_FOUND)
    reads = (one.item, *one.alternatives, *one.together)
    name = parts.new_id(f"{kind}-{one.item.value}")
    parts.where[path] = f"limits.{name}"
    parts.limits.append(
        LimitLine(
            id=name,
            measure=measure,
            quantity=quantity,
            clause=parts.clause(kind, _SUMMARIES[kind], path),
            scope=Scope(
                named=tuple(read.value for read in reads),
                senders=(one.sender,) if one.sender else (),
            ),
            joined=Joined.OR if one.alternatives else Joined.AND if one.together else None,
            state=weakest(*reads, one.quantity),
        )
    )


def add_lists(draft: Draft, parts: Parts) -> None:
    """Add what is permitted by name: categories, arms, places, host institutions, purposes.

    No list is complete by itself: that nothing was overlooked, only a person can say.
    """
    arms = [
        (f"arms[{index}]", read, one.such_as)
        for index, one in enumerate(draft.arms)
        for read in (one.item, *one.alternatives, *one.together)
    ]
    units = [(f"units[{i}]", one.category, False) for i, one in enumerate(draft.units)]
    places = [(f"places[{i}]", one.code, one.such_as) for i, one in enumerate(draft.places)]
    hosts = [
        (f"host_institutions[{i}]", one.id, False) for i, one in enumerate(draft.host_institutions)
    ]
    purposes = [(f"purposes[{i}]", read, False) for i, read in enumerate(draft.purposes)]
    codes = parts.codes
    for name, of, lines, tree, summary in (
        ("categories", ListOf.CATEGORY, units, codes.categories, text("Units.")),
        (ARMS, ListOf.ARMS, arms, codes.arms, _SUMMARIES["arms"]),
        ("places", ListOf.PLACE, places, codes.places, text("Places.")),
        ("hosts", ListOf.INSTITUTION, hosts, codes.institutions, text("Host institutions.")),
        ("purposes", ListOf.PURPOSE, purposes, None, text("Purposes.")),
    ):
        _list(name, of, lines=lines, tree=tree, summary=summary, parts=parts)


def _list(
    name: str,
    of: ListOf,
    *,
    lines: Sequence[tuple[str, Read[str], bool]],
    tree: CodeTree | None,
    summary: Text,
    parts: Parts,
) -> None:
    """Add a list of verified items, another of unverified ones, and name unknown codes.

    Args:
        name: Identifier of the list.
        of: What it names.
        lines: Path, value and whether it is an example, in order.
        tree: Known codes; None where items are plain words.
        summary: What its clause says.
        parts: Where it is added.
    """
    known = [line for line in lines if tree is None or line[1].value in tree]
    for path, read, _ in lines:
        if tree is not None and read.value not in tree:
            parts.ask(text("{path}: {value} is no known code", path=path, value=read.value))
    sure = [line for line in known if line[1].state is not State.UNVERIFIED]
    unsure = [line for line in known if line[1].state is State.UNVERIFIED]
    such_as = tuple(dict.fromkeys(read.value for _, read, example in sure if example))
    for chosen, state in ((sure, None), (unsure, State.UNVERIFIED)):
        if not chosen:
            continue
        list_id = parts.new_id(f"{name}-unverified" if state else name)
        for path, read, _ in chosen:
            parts.where[f"{path}.list"] = f"lists.{list_id}.{read.value}"
        disputed = any(read.state is State.DISPUTED for _, read, _ in chosen)
        parts.lists.append(
            ListLine(
                id=list_id,
                of=of,
                items=tuple(dict.fromkeys(read.value for _, read, _ in chosen)),
                complete=False,
                such_as=such_as if state is None else (),
                clause=parts.clause(name, summary, *(path for path, _, _ in chosen)),
                state=state or (State.DISPUTED if disputed else State.VERIFIED),
            )
        )
