"""Contingents, stated totals and named hulls of acts, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import text
from relevo.instrument.total import Sum, compare_total, span_of
from relevo.report.known import ENTRIES, known_words, source_names
from relevo.report.limits import WINDOWS
from relevo.report.mandate_acts import cited_words
from relevo.report.phrases import MEASURES, bound_words, quantity_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from relevo.core.codes import Codes
    from relevo.core.words import Arg, Speaker, Text
    from relevo.instrument.model import Act, Contingent, LimitLine, Total, Vessel
    from relevo.instrument.value import Value
    from relevo.mandate.model import Limit


def number_words(limit: Limit, acts: Mapping[str, Act]) -> Text:
    """Say the number of a limit as its act gives it.

    Args:
        limit: The limit.
        acts: Acts by identifier; where none holds its line, its first reading is said.
    """
    line = line_of(limit, acts)
    return quantity_words(line.quantity) if line else bound_words(limit.readings[0].bound)


def line_of(limit: Limit, acts: Mapping[str, Act]) -> LimitLine | None:
    """Give the line of the act that a limit comes from; None if no act given holds it.

    Args:
        limit: The limit.
        acts: Acts by identifier.
    """
    act = acts.get(limit.clause.act)
    lines = act.limits if act else ()
    return next((line for line in lines if limit.id == f"{limit.clause.act}/{line.id}"), None)


def contingent_lines(acts: Iterable[Act], codes: Codes) -> list[Text]:
    """Say each contingent: whose it is, when it stays and how it enters.

    Args:
        acts: Acts in force.
        codes: Names of sending states and categories.
    """
    return [
        text(
            "{name}: {said} [{clause}]",
            name=contingent.name,
            said=_contingent_words(contingent, act, codes),
            clause=cited_words(act, contingent.clause),
        )
        for act in acts
        for contingent in act.contingents
    ]


def _contingent_words(contingent: Contingent, act: Act, codes: Codes) -> tuple[Arg, ...]:
    """Say sending states, categories, window and class of entry of a contingent."""
    senders = (contingent.sender,) if contingent.sender else act.senders
    said: list[Arg] = [codes.states.name(sender) for sender in senders]
    said += [codes.categories.name(category) for category in contingent.categories]
    said += [
        text("{kind} {terms}", kind=WINDOWS[window.kind], terms=window.term)
        for window in act.windows
        if window.id == contingent.window
    ]
    entry = contingent.entry.value or (act.class_of_entry and act.class_of_entry.value)
    said.append(
        text("class of entry {entry}", entry=ENTRIES[entry] if entry else text("not found"))
    )
    return tuple(said)


def total_lines(acts: Iterable[Act]) -> list[Text]:
    """Say each stated total beside the sum of its parts.

    Args:
        acts: Acts in force.

    Returns:
        One line for each total with its clause; it says whether the parts add up to it.
    """
    return [
        text(
            "{sum} [{clause}]", sum=_total_words(total, act), clause=cited_words(act, total.clause)
        )
        for act in acts
        for total in act.totals
    ]


def _parts(total: Total, act: Act) -> list[LimitLine]:
    """Give the lines that a total adds."""
    lines = {line.id: line for line in act.limits}
    return [lines[part] for part in total.of]


def _total_words(total: Total, act: Act) -> Text:
    """Say a total, its parts and how they compare."""
    lines = _parts(total, act)
    quantities = [line.quantity for line in lines]
    what: Arg = MEASURES[lines[0].measure] if lines else total.id
    number = quantity_words(total.quantity)
    parts = tuple(quantity_words(one) if one.n is None else one.n for one in quantities)
    match compare_total(total.quantity, quantities):
        case Sum.AGREES:
            return text(
                "{what}, in total: {number}; the parts {parts} add up to it",
                what=what,
                number=number,
                parts=parts,
            )
        case Sum.DIFFERS:
            return text(
                "{what}, in total: {number}; the parts {parts} add up to another number, {sum}",
                what=what,
                number=number,
                parts=parts,
                sum=span_of(quantities)[0],
            )
        case Sum.OPEN:
            return text(
                "{what}, in total: {number}; the parts {parts} do not settle whether they add up"
                " to it",
                what=what,
                number=number,
                parts=parts,
            )


def vessel_lines(acts: Iterable[Act], codes: Codes) -> list[Text]:
    """Say each named hull, and each aircraft named as embarked.

    Args:
        acts: Acts in force.
        codes: Names of sending states.
    """
    return [
        text(
            "{name}: {said} [{act}: {how}]",
            name=text("{name} ({hull})", name=vessel.name, hull=vessel.hull)
            if vessel.hull
            else vessel.name,
            said=_vessel_words(vessel, codes),
            act=act.id,
            how=_known_of(vessel, act),
        )
        for act in acts
        for vessel in act.vessels
    ]


def _vessel_words(vessel: Vessel, codes: Codes) -> tuple[Arg, ...]:
    """Say whose a vessel is, and what is stated of it."""
    said: list[Arg] = [codes.states.name(vessel.sender)]
    if vessel.kind:
        said.append(vessel.kind)
    if vessel.displacement_t.value is not None:
        said.append(text("{n} tonnes", n=vessel.displacement_t.value))
    if vessel.officers.value is not None:
        said.append(text("{n} officers", n=vessel.officers.value))
    if vessel.embarked_on:
        said.append(text("embarked on {hulls}", hulls=vessel.embarked_on))
    else:
        said.append(text("crew {crew}", crew=_number_words(vessel.crew)))
    return tuple(said)


def _number_words(value: Value[int]) -> Arg:
    """Give a stated number, or say that it was not found."""
    return text("not found") if value.value is None else value.value


def _known_of(vessel: Vessel, act: Act) -> Text:
    """Say how what is stated of a vessel is known."""
    stated = (vessel.displacement_t, vessel.officers, vessel.crew)
    known = next((one for one in stated if one.value is not None), None)
    return known_words(known, source_names(act)) if known else text("as entered")


def annex_json(act: Act, speaker: Speaker) -> dict[str, Any]:
    """Give contingents, totals and vessels of an act for programs.

    Args:
        act: The act.
        speaker: Says names.

    Returns:
        ``contingents``, ``totals`` (``sum`` is ``agrees``, ``differs`` or ``open``) and
        ``vessels``; null where no source gives a value.
    """
    return {
        "contingents": [
            {
                "id": one.id,
                "name": speaker.say(one.name),
                "sender": one.sender or None,
                "categories": list(one.categories),
                "window": one.window or None,
                "entry": str(one.entry.value) if one.entry.value else None,
            }
            for one in act.contingents
        ],
        "totals": [_total_json(total, act) for total in act.totals],
        "vessels": [_vessel_json(vessel) for vessel in act.vessels],
    }


def _total_json(total: Total, act: Act) -> dict[str, Any]:
    """Give one total with its parts."""
    quantities = [line.quantity for line in _parts(total, act)]
    return {
        "id": total.id,
        "quantity": {"quantifier": str(total.quantity.quantifier), "n": total.quantity.n},
        "of": list(total.of),
        "sum": str(compare_total(total.quantity, quantities)),
    }


def _vessel_json(vessel: Vessel) -> dict[str, Any]:
    """Give one vessel."""
    return {
        "name": vessel.name,
        "hull": vessel.hull,
        "sender": vessel.sender,
        "kind": vessel.kind,
        "displacement_t": vessel.displacement_t.value,
        "officers": vessel.officers.value,
        "crew": vessel.crew.value,
        "embarked_on": list(vessel.embarked_on),
    }
