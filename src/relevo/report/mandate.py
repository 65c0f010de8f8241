"""The mandate of a day in words: each line ends with its clause and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, text
from relevo.report.delegations import beside_lines
from relevo.report.limits import LISTS, WINDOWS, item_name, subject_words
from relevo.report.mandate_acts import act_lines, act_title, cited_words, dispute_lines
from relevo.report.mandate_annex import (
    contingent_lines,
    line_of,
    number_words,
    total_lines,
    vessel_lines,
)
from relevo.report.mandate_consent import consent_lines
from relevo.report.mandate_duties import duty_lines
from relevo.report.phrases import (
    COUNTINGS,
    ILLUSTRATIVE_NOTE,
    INTERVALS,
    NO_POSITION,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from relevo.core.clause import ClauseRef
    from relevo.core.codes import Codes
    from relevo.core.term import Term
    from relevo.core.words import Arg, Text
    from relevo.instrument.model import Act, ListOf
    from relevo.mandate.model import (
        Limit,
        ListedItem,
        Mandate,
        Permitted,
        PermittedWindow,
        TourLength,
    )
    from relevo.report.delegations import Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of the mandate in words.

    Attributes:
        terms: Days on which it runs.
        words: The item, without its clause.
        clause: Clause it comes from.
        dated: Whether the words already say the days.
    """

    terms: tuple[Term, ...]
    words: Text
    clause: ClauseRef
    dated: bool = False


def render_mandate_text(
    mandate: Mandate, codes: Codes, *, day: date, lang: str, beside: Beside | None = None
) -> str:
    """Say what is permitted on a day.

    Args:
        mandate: What is permitted, as known on its own day.
        codes: Names of codes.
        day: Day asked about.
        lang: Language of the words.
        beside: Delegations and processes of the case; None if they are not said.

    Returns:
        Lines with a newline at the end: acts, what runs on the day, what does not and when it
        does, what is disputed, owed, unsettled or to be verified, what is kept beside.
    """
    say = Speaker(lang).say
    host = codes.states.name(mandate.host)
    lines = [say(text("Mandate of {host} on {day}", host=host, day=day))]
    if any(one.act.illustrative for one in mandate.acts):
        lines.append(say(ILLUSTRATIVE_NOTE))
    if not mandate.acts:
        lines += ["", say(text("No act recorded in this case is in force on this day."))]
    for one in mandate.acts:
        lines += _section(act_title(one, mandate.day), act_lines(one.act), say)
    entries = _entries(mandate, codes)
    acts = {one.act.id: one.act for one in mandate.acts}
    later = [_entry_words(entry, acts, on_day=False) for entry in entries if not _runs(entry, day)]
    lines += _section(text("On this day"), permitted_lines(mandate, codes, day), say)
    lines += _section(text("Not on this day"), later, say)
    lines += _section(text("Contingents"), contingent_lines(acts.values(), codes), say)
    lines += _section(text("Stated totals"), total_lines(acts.values()), say)
    lines += _section(
        text("Vessels and embarked aircraft"), vessel_lines(acts.values(), codes), say
    )
    lines += _section(text("Steps of consent"), consent_lines(acts.values()), say)
    lines += _section(text("Sources differ"), dispute_lines(mandate, codes), say)
    lines += _section(text("Powers and duties"), duty_lines(tuple(acts.values()), day), say)
    lines += _section(text("Not settled"), mandate.unsettled, say)
    notes = [
        text("{note} [{act}]", note=note, act=act.id)
        for act in acts.values()
        for note in act.verify
    ]
    lines += _section(text("To verify"), notes, say)
    lines += beside_lines(beside, codes.states, day, say) if beside else []
    return "\n".join([*lines, "", say(NO_POSITION)]) + "\n"


def permitted_lines(mandate: Mandate, codes: Codes, day: date) -> list[Text]:
    """Say windows, rotation, limits and lists that run on a day, each with its clause.

    Args:
        mandate: What is permitted.
        codes: Names of codes.
        day: Day asked about.
    """
    acts = {one.act.id: one.act for one in mandate.acts}
    return [
        _entry_words(entry, acts, on_day=True)
        for entry in _entries(mandate, codes)
        if _runs(entry, day)
    ]


def _section(title: Text, items: Sequence[Arg], say: Callable[[Arg], str]) -> list[str]:
    """Give a titled list; nothing if it is empty."""
    return ["", say(title), *(f"  - {say(item)}" for item in items)] if items else []


def _runs(entry: Entry, day: date) -> bool:
    """Whether an item runs on a day."""
    return any(day in term for term in entry.terms)


def _entry_words(entry: Entry, acts: Mapping[str, Act], *, on_day: bool) -> Text:
    """Say an item with its clause; with the days it runs on if the day asked about is none."""
    clause = cited_words(acts[entry.clause.act], entry.clause.clause)
    if on_day or entry.dated:
        return text("{item} [{clause}]", item=entry.words, clause=clause)
    return text(
        "{item}; runs {terms} [{clause}]", item=entry.words, terms=entry.terms, clause=clause
    )


def _entries(mandate: Mandate, codes: Codes) -> list[Entry]:
    """Give windows, rotation, limits and lists with the days they run on."""
    acts = {one.act.id: one.act for one in mandate.acts}
    windows = [
        Entry(terms=w.terms, words=_window_words(w, codes), clause=w.clause, dated=True)
        for w in mandate.windows
    ]
    lengths = [
        Entry(terms=length.terms, words=_length_words(length, codes), clause=length.clause)
        for length in mandate.tour_lengths
    ]
    limits = [
        Entry(terms=limit.terms, words=_limit_words(limit, acts, codes), clause=limit.clause)
        for limit in mandate.limits
    ]
    lists = [
        Entry(terms=listed.terms, words=_list_words(listed, codes), clause=listed.clause)
        for listed in mandate.permitted
    ]
    return [*windows, *lengths, *limits, *lists]


def _window_words(window: PermittedWindow, codes: Codes) -> Text:
    """Say a window."""
    name: Arg = WINDOWS[window.kind]
    if window.name:
        name = text("{kind} “{name}”", kind=name, name=window.name)
    if window.places:
        places = tuple(codes.places.name(place) for place in window.places)
        name = text("{kind} at {places}", kind=name, places=places)
    return text(
        "{kind} {terms}, for {senders}",
        kind=name,
        terms=window.terms,
        senders=tuple(codes.states.name(sender) for sender in window.senders),
    )


def _length_words(length: TourLength, codes: Codes) -> Text:
    """Say a rotation interval and how it can be read."""
    readings = tuple(INTERVALS[reading] for reading in length.readings)
    whom: Arg = text("all units")
    if length.categories:
        whom = tuple(codes.categories.name(category) for category in length.categories)
    if len(readings) == 1:
        return text(
            "Rotation of {least} to {most} months for {whom}, read {reading}",
            least=length.at_least,
            most=length.at_most,
            whom=whom,
            reading=readings[0],
        )
    return text(
        "Rotation of {least} to {most} months for {whom}; the act does not say what these months"
        " measure, so they are read in each way: {readings}",
        least=length.at_least,
        most=length.at_most,
        whom=whom,
        readings=readings,
    )


def _limit_words(limit: Limit, acts: dict[str, Act], codes: Codes) -> Text:
    """Say a limit with its number as the act gives it."""
    line = line_of(limit, acts)
    counting = line.counting if line else limit.readings[0].counting
    return text(
        "{what}: {number}, {counting}",
        what=subject_words(limit, codes),
        number=number_words(limit, acts),
        counting=COUNTINGS[counting],
    )


def _list_words(permitted: Permitted, codes: Codes) -> Text:
    """Say a list, its examples, and whether it is complete."""
    items = tuple(_item_words(permitted.of, item, codes) for item in permitted.items)
    if permitted.complete:
        return text(
            "{kind}: {items}; the list is complete",
            kind=LISTS[permitted.of],
            items=items,
        )
    return text(
        "{kind}: {items}; the list is not known to be complete",
        kind=LISTS[permitted.of],
        items=items,
    )


def _item_words(of: ListOf, item: ListedItem, codes: Codes) -> Arg:
    """Name a listed item; say if it is an example only, or disputed."""
    name = item_name(of, item.versions[0].code or item.key.rpartition(".")[2], codes)
    if item.such_as:
        name = text("{name} (as an example)", name=name)
    return text("{name} (sources differ)", name=name) if len(item.versions) > 1 else name
