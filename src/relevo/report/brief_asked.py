"""What an act asks for, as a table: each thing and how it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import text
from relevo.instrument.model import ListOf, Measure
from relevo.report.brief_cut import cut_words
from relevo.report.known import ENTRIES, known_words, source_names, value_words
from relevo.report.limits import LISTS, WINDOWS, item_name, subject_words
from relevo.report.mandate_acts import FIELDS
from relevo.report.mandate_annex import number_words
from relevo.report.mandate_duties import power_words
from relevo.report.paper import Part, Table
from relevo.report.phrases import MEASURES, SEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from relevo.core.words import Arg
    from relevo.report.brief import Bill

_ALWAYS = (Measure.PERSONS, Measure.ARMS)
_LISTED = (ListOf.CATEGORY, ListOf.PLACE, ListOf.INSTITUTION)

Row = tuple["Arg", "Arg", "Arg"]
"""What, as asked, and how it is known."""


def asked_part(bill: Bill, say: Callable[[Arg], str], longest: int) -> Part:
    """Write what is asked.

    Args:
        bill: What the brief is made from.
        say: Says words.
        longest: Most items of a list.
    """
    heads = (text("What"), text("As asked for"), text("How it is known"))
    rows = (
        *_frame(bill),
        *_numbers(bill, longest),
        *_lists(bill, longest),
        *_terms(bill),
    )
    return Part(
        title=say(text("1. What is asked for")),
        table=Table(
            heads=tuple(map(say, heads)),
            rows=tuple(tuple(map(say, row)) for row in rows),
            shares=(18, 62, 28),
        ),
    )


def _seen(bill: Bill, clauses: Sequence[str]) -> Arg:
    """Say how clauses are known."""
    seen = (SEEN[bill.act.clause(clause).seen] for clause in clauses)
    return tuple(dict.fromkeys(seen)) or text("no source gives it")


def _frame(bill: Bill) -> Iterator[Row]:
    """Say whose force comes to whom, when, and as what."""
    act, states = bill.act, bill.codes.states
    senders = tuple(states.name(one) for one in act.senders)
    yield (
        text("Host and senders"),
        text("{host}; from: {senders}", host=states.name(act.host), senders=senders),
        text("as entered"),
    )
    windows = tuple(
        text("{kind} {terms}", kind=WINDOWS[one.kind], terms=one.term) for one in act.windows
    )
    yield FIELDS["windows"], cut_words(windows, 3), _seen(bill, [one.clause for one in act.windows])
    entry = act.class_of_entry
    yield (
        FIELDS["class_of_entry"],
        ENTRIES[entry.value] if entry else text("not found"),
        _seen(bill, [entry.clause]) if entry and entry.clause else text("as entered"),
    )


def _numbers(bill: Bill, longest: int) -> Iterator[Row]:
    """Say the numbers of persons, arms and other things; an act that amends gives only its own."""
    acts = {bill.act.id: bill.act}
    for measure in Measure:
        limits = [
            one
            for one in bill.version.mandate.limits
            if one.measure is measure and one.clause.act == bill.act.id
        ]
        if not limits and (bill.act.amends or measure not in _ALWAYS):
            continue
        said = tuple(
            number_words(one, acts)
            if (what := subject_words(one, bill.codes)) is MEASURES[measure]
            else text("{what}: {number}", what=what, number=number_words(one, acts))
            for one in limits
        )
        clauses = [one.clause.clause for one in limits]
        yield MEASURES[measure], cut_words(said, longest), _seen(bill, clauses)


def _lists(bill: Bill, longest: int) -> Iterator[Row]:
    """Say what is listed, and whether a list is known to be complete."""
    for of in ListOf:
        lines = [line for line in bill.act.lists if line.of is of]
        if not lines and (bill.act.amends or of not in _LISTED):
            continue
        items = [item_name(of, item, bill.codes) for line in lines for item in line.items]
        words = cut_words(items, longest)
        if lines and not all(line.complete for line in lines):
            words = text(
                "{n} named, the list is not known to be complete: {items}",
                n=len(items),
                items=words,
            )
        yield LISTS[of], words, _seen(bill, [line.clause for line in lines])


def _terms(bill: Bill) -> Iterator[Row]:
    """Say rotation, reasons, costs and who may change the act."""
    act, names = bill.act, source_names(bill.act)
    if act.rotation:
        said = tuple(
            text("every {least} to {most} months", least=one.at_least, most=one.at_most)
            for one in act.rotation
        )
        yield FIELDS["rotation"], said, _seen(bill, [one.clause for one in act.rotation])
    for field, value in (("reasons", act.reasons), ("costs", act.costs)):
        yield FIELDS[field], value_words(value.value), known_words(value, names)
    if act.amendment_powers:
        powers = tuple(power_words(one) for one in act.amendment_powers)
        clauses = [one.clause for one in act.amendment_powers]
        yield FIELDS["amendment_powers"], powers, _seen(bill, clauses)
