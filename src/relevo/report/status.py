"""Ally status for people: one state in words, or all states of a case in a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.regime.status_on import Standing, Truth, known_on
from relevo.report.columns import render_columns, wrapped
from relevo.report.law_page import render_page
from relevo.report.law_words import Item
from relevo.report.phrases import ILLUSTRATIVE, NO_POSITION
from relevo.report.status_words import (
    benefit_item,
    conflict_item,
    determination_item,
    earliest_line,
    norm_words,
    standing_words,
    wait_item,
    when_item,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from relevo.core.codes import CodeTree
    from relevo.core.words import Arg, Text
    from relevo.regime.ally import AllyLaw, When
    from relevo.regime.status_on import Earliest, StatusOn
    from relevo.report.law_page import Section

_SHORT: dict[Standing, Text] = {
    Standing.BY_STATUTE: text("by law"),
    Standing.DESIGNATED: text("designated"),
    Standing.ENDING: text("ending"),
    Standing.NOTIFIED: text("notified"),
    Standing.TERMINATED: text("ended"),
    Standing.TREATED_AS: text("treated as"),
    Standing.NONE: text("nothing on record"),
}
"""How a state stands, in the words of a table."""


def render_status_text(
    status: StatusOn, law: AllyLaw, states: CodeTree, *, lang: str, width: int
) -> str:
    """Say the status of one state on a day.

    Args:
        status: The status.
        law: The law on it.
        states: Names of states.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end; the first answers, the rest says why.
    """
    heads: list[Arg] = [
        text(
            "{state} on {day}: {standing}",
            state=states.name(status.designation.state),
            day=status.day,
            standing=standing_words(status),
        )
    ]
    if status.designation.illustrative or law.illustrative:
        heads.append(text("{mark}: this record is invented.", mark=ILLUSTRATIVE))
    heads += _others(status)
    heads.append(text("Status: {name}", name=law.name))
    if status.designation.note:
        heads.append(text("Note: {note}", note=status.designation.note))
    return render_page(heads, _sections(status, law), lang=lang, width=width)


def _others(status: StatusOn) -> list[Arg]:
    """Say which earliest lawful dates follow from the notices that other sources give."""
    if not status.settled:
        return []
    by_standing = {
        Standing.NOTIFIED: status.earliest,
        Standing.ENDING: status.earliest_end,
    }
    first, *others = by_standing.get(status.standings[0], ()) or (None,)
    if first is None or not others:
        return []
    days = tuple(one.first for one in sorted(others, key=_first_day) if one.first)
    return [
        text("Sources differ on the day of the notice; by others that date is: {days}.", days=days)
    ]


def _first_day(earliest: Earliest) -> str:
    """Give the key by which earliest lawful dates are ordered."""
    return earliest.first.isoformat() if earliest.first else ""


def _sections(status: StatusOn, law: AllyLaw) -> list[Section]:
    """Give what is on record, what came later, what is open to the state."""
    record = status.designation
    names = {source.id: source.who for source in (*law.sources, *record.sources)}

    def told(versions: Sequence[When], earliest: Sequence[Earliest] = ()) -> list[Item]:
        if not earliest:
            return [when_item(version, names) for version in versions]
        return [when_item(one.notice, names, (earliest_line(one),)) for one in earliest]

    notice = told(known_on(record.notice, status.day), status.earliest)
    designated = told(known_on(record.designated, status.day))
    later = [
        Item(words=text("{what}: {when}", what=what, when=item.words), under=item.under)
        for what, versions in (
            (text("Notice"), record.notice),
            (text("Designation"), record.designated),
            (text("Notice of the end"), record.notice_to_end),
            (text("End"), record.terminated),
        )
        if versions and not known_on(versions, status.day)
        for item in told(versions)
    ]
    return [
        (
            text("Announced in public, which is no notice"),
            told(known_on(record.announced, status.day)),
        ),
        (
            text("Notice"),
            notice or _no_notice(status, law),
        ),
        (text("Designation"), designated or _treated(status, law)),
        (
            text("Determination"),
            [determination_item(record.determination, names)]
            if record.determination and designated and status.settled
            else [],
        ),
        (text("Days from notice to designation"), [wait_item(one) for one in status.waits]),
        (
            text("Notice of the end"),
            told(known_on(record.notice_to_end, status.day), status.earliest_end),
        ),
        (text("End"), told(known_on(record.terminated, status.day))),
        (text("Days from notice to end"), [wait_item(one) for one in status.waits_to_end]),
        (text("On record for later days"), later),
        (
            text("Sources differ"),
            [conflict_item(one, names) for one in record.conflicts],
        ),
        *_law_sections(status, law),
    ]


def _no_notice(status: StatusOn, law: AllyLaw) -> list[Item]:
    """Say why no notice by the day asked about is on record; nothing where none was to be."""
    for one in law.deemed:
        if status.designation.state in one.states and one.since <= status.day:
            said = text("none is needed: the law itself designates the state")
            return [Item(words=said, under=(norm_words(law, one.norm),))]
    if status.designation.notice or law.treats(status.designation.state, status.day):
        return []
    return [Item(words=text("not found"))]


def _treated(status: StatusOn, law: AllyLaw) -> list[Item]:
    """Say that a state is treated as if designated on the day; nothing for others."""
    if not law.treats(status.designation.state, status.day):
        return []
    return [
        Item(
            words=text("none; it is treated as if designated"),
            under=(norm_words(law, one.norm),),
        )
        for one in law.treated_as
        if one.state == status.designation.state
    ]


def _law_sections(status: StatusOn, law: AllyLaw) -> list[Section]:
    """Give what the law says of the status: notice, benefits, and what it does not do."""
    begins = law.norm(law.notice.norm).from_
    asked = Item(
        words=text("The law on record begins on {day}.", day=begins)
        if begins and status.day < begins
        else text(
            "At least {days} days before a designation or its end, {by} notifies {to}.",
            days=law.notice.days,
            by=law.by,
            to=law.notice.to,
        ),
        under=(norm_words(law, law.notice.norm),),
    )
    possible: list[Item] = []
    if status.holds is Truth.NO and Standing.TREATED_AS not in status.standings:
        possible.append(Item(words=text("None by this status on this day.")))
    else:
        possible += [benefit_item(one, law) for one in status.benefits]
    return [
        (text("What the law asks"), [asked]),
        (text("Benefits in force on this day; none comes by itself"), possible),
        (
            text("What the status does not do"),
            [
                Item(
                    words=one.what,
                    under=(norm_words(law, one.norm),) if one.norm else (),
                )
                for one in law.no_effect
            ],
        ),
    ]


def render_statuses_text(
    statuses: Sequence[StatusOn],
    law: AllyLaw,
    states: CodeTree,
    *,
    day: date,
    lang: str,
    width: int,
) -> str:
    """Say the status of all states of a case on a day.

    Args:
        statuses: Statuses by state.
        law: The law on them.
        states: Names of states.
        day: Day asked about.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        A table with a newline at the end, then counts and what the status does not do.
    """
    say = Speaker(lang).say
    heads = (text("State"), text("Status"), text("Notice"), text("Designated"), text("Days"))
    rows = [
        [
            f"{say(states.name(one.designation.state))} ({one.designation.state})",
            say(_short(one)),
            _days(known_on(one.designation.notice, day)),
            _days(known_on(one.designation.designated, day)),
            _waits(one),
        ]
        for one in sorted(statuses, key=lambda one: say(states.name(one.designation.state)))
    ]
    lines = wrapped(say(text("{name}: {day}", name=law.name, day=day)), width, "")
    if law.illustrative or any(one.designation.illustrative for one in statuses):
        lines.append(say(text("{mark}: this record is invented.", mark=ILLUSTRATIVE)))
    lines += ["", *render_columns([say(head) for head in heads], rows, width=width), ""]
    counts = Counter(one.holds for one in statuses)
    counted: list[Arg] = [
        plural_text(
            "On this day {n} state has the status.",
            "On this day {n} states have it.",
            counts[Truth.YES],
        )
    ]
    if counts[Truth.UNDETERMINED]:
        counted.append(
            plural_text(
                "For {n} it is undetermined.",
                "For {n} it is undetermined.",
                counts[Truth.UNDETERMINED],
            )
        )
    for sentence in (
        text(
            "Days: from notice to designation, or to the end where that is over; the law asks for "
            "at least {n}. A sign ? marks what sources give differently or no source gives "
            "exactly.",
            n=law.notice.days,
        ),
        *_begins(law, day),
        *counted,
        *(one.what for one in law.no_effect),
        NO_POSITION,
    ):
        lines += wrapped(say(sentence), width, "")
    return "\n".join(lines) + "\n"


def _begins(law: AllyLaw, day: date) -> list[Text]:
    """Say that a day lies before the law on record; nothing for others."""
    begins = law.norm(law.notice.norm).from_
    if begins is None or begins <= day:
        return []
    return [text("The law on record begins on {day}.", day=begins)]


def _short(status: StatusOn) -> Text:
    """Say how a state stands, for a table."""
    if not status.settled:
        return text("undetermined")
    (standing,) = status.standings
    said = _SHORT[standing]
    return text("{standing} (to verify)", standing=said) if status.verify else said


def _days(versions: Sequence[When]) -> str:
    """Give the day of the version followed, for a table; a sign where it is not one day."""
    if not versions:
        return "—"
    first = versions[0]
    if first.bounds is None:
        return "?"
    start, end = first.bounds
    exact = start == end and len(versions) == 1 and not first.remembered
    said = start.isoformat()
    if start != end:
        same_month = (start.year, start.month) == (end.year, end.month)
        said = f"{start:%Y-%m}" if same_month else f"{start:%Y}"
    return said if exact else f"{said} ?"


def _waits(status: StatusOn) -> str:
    """Give the days from notice to outcome by the version followed, for a table."""
    waits = status.waits_to_end or status.waits
    if not waits:
        return "—"
    first = waits[0]
    if first.least is None:
        return "?"
    said = str(first.least) if first.least == first.most else f"{first.least}-{first.most}"
    return said if len(waits) == 1 and not first.remembered else f"{said} ?"
