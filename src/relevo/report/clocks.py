"""The clocks of a case in words: what is late, what is not on record, what runs, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.compliance.clock_words import due_words, event_words
from relevo.core.words import Speaker, text
from relevo.regime.clock_state import ClockState
from relevo.report.columns import wrapped
from relevo.report.known import within_words
from relevo.report.norms import citation_words
from relevo.report.phrases import ILLUSTRATIVE, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from relevo.core.clause import ClauseRef
    from relevo.core.event import Event
    from relevo.core.words import Arg, Localized, Text
    from relevo.instrument.model import Act
    from relevo.regime.clocks import DutyClock
    from relevo.regime.model import Regime
    from relevo.regime.owed import Holder, Owed


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClocks:
    """The clocks of a case on a day, with what names them.

    Attributes:
        name: Name of the case.
        host: Host state.
        clocks: Its clocks.
        unmatched: Fulfilments on record that are about none of them.
        acts: Acts by identifier.
        regime: Standing law of the host; None if it is not known.
        zone: Time zone of the host's civil dates.
        as_of: Day of knowledge.
    """

    name: Localized
    host: str
    clocks: tuple[DutyClock, ...]
    unmatched: tuple[Event, ...]
    acts: Mapping[str, Act]
    regime: Regime | None
    zone: ZoneInfo
    as_of: date

    @property
    def illustrative(self) -> bool:
        """Whether any clock or fulfilment is invented for illustration."""
        return any(clock.illustrative for clock in self.clocks) or any(
            event.illustrative for event in self.unmatched
        )


STATES: dict[ClockState, Text] = {
    ClockState.LATE: text("exceeds the recorded limit"),
    ClockState.NOT_ON_RECORD: text("no fulfilment on record"),
    ClockState.UNDETERMINED: text("undetermined"),
    ClockState.OPEN: text("open"),
    ClockState.MET: text("met"),
    ClockState.NOT_STARTED: text("not started"),
}
"""States in words, in the order in which they are listed: what needs attention first."""

_NOT_KNOWN = text("not found")
_INDENT = "    "


def render_clocks_text(found: CaseClocks, *, lang: str, width: int) -> str:
    """Say the clocks of a case.

    Args:
        found: The clocks.
        lang: Language of the words.
        width: Most characters of a line.

    Returns:
        Lines with a newline at the end; the last states that Relevo takes no position.
    """
    say = Speaker(lang).say
    lines = [say(text("{case}: clocks on {day}", case=found.name, day=found.as_of))]
    if found.regime is None:
        lines.append(
            say(
                text(
                    "No standing law of the host is known here: only the duties that acts "
                    "themselves state are listed."
                )
            )
        )
    for state in STATES:
        for clock in found.clocks:
            if clock.state is state:
                head, *rest = (say(line) for line in clock_lines(clock, found))
                lines += ["", *wrapped(head, width, _INDENT)]
                lines += [
                    part for one in rest for part in wrapped(_INDENT + one, width, 2 * _INDENT)
                ]
    for event in found.unmatched:
        line = text(
            "{event}. It closes no clock: no event on record starts {duty} before it, or column of "
            "names another event ({id}).",
            event=event_words(event, found.zone),
            duty=event.fulfils,
            id=event.id,
        )
        marked = text("{mark}: {line}", mark=ILLUSTRATIVE, line=line)
        lines += ["", say(marked if event.illustrative else line)]
    if not found.clocks:
        lines += ["", say(text("No duty with a time is known."))]
    lines += ["", say(text("Hours are those of {zone}.", zone=str(found.zone)))]
    if any(clock.state is ClockState.NOT_ON_RECORD for clock in found.clocks):
        lines.append(
            say(
                text(
                    "No fulfilment on record does not mean that none was made: record it in "
                    "events.csv as duty_met, or as duty_not_met where a source says so."
                )
            )
        )
    lines.append(say(NO_POSITION))
    return "\n".join(part for one in lines for part in wrapped(one, width, "") or [""]) + "\n"


def clock_lines(clock: DutyClock, found: CaseClocks) -> list[Text]:
    """Say one clock: state and duty; then event, time, who, whom, clauses.

    Args:
        clock: The clock.
        found: The clocks of its case.
    """
    owed = clock.owed
    head = text("[{state}] {what}", state=STATES[clock.state], what=owed.what)
    lines = [
        text("{mark}: {line}", mark=ILLUSTRATIVE, line=head) if clock.illustrative else head,
        text("Clock: {names}", names=(clock.id, *owed.ids[1:])),
    ]
    if clock.act in found.acts:
        lines.append(text("Act: {act}", act=found.acts[clock.act].title))
    if clock.event:
        lines.append(text("Since: {event}", event=event_words(clock.event, found.zone)))
    elif owed.after:
        lines.append(text("No event on record has started it."))
    lines.append(text("Time: {time}", time=time_words(clock, found.zone)))
    if clock.answer:
        lines.append(text("On record: {event}", event=event_words(clock.answer, found.zone)))
    if clock.why:
        lines.append(text("Undetermined: {why}", why=clock.why))
    lines.append(
        text(
            "Owed by: {by}; to: {to}",
            by=owed.by.name or _NOT_KNOWN,
            to=holders_words(clock.owed_to),
        )
    )
    cited = cited_duty(owed, found.acts, found.regime)
    return [*lines, *(text("Clause: {clauses}", clauses=one) for one in cited)]


def cited_duty(owed: Owed, acts: Mapping[str, Act], regime: Regime | None) -> tuple[Text, ...]:
    """Cite the clauses of a duty, each with how it is known and whether it is still to be verified.

    Args:
        owed: The duty.
        acts: Acts by identifier, whose clauses it may cite.
        regime: Standing law of the host; None if it is not known.
    """
    return tuple(_cited(owed, ref, acts, regime) for ref in owed.clauses)


def _cited(owed: Owed, ref: ClauseRef, acts: Mapping[str, Act], regime: Regime | None) -> Text:
    """Cite one clause; of a rule still to be verified that is said once, by its norm or here."""
    cited = citation_words(ref, acts, regime)
    of_law = regime if regime and ref.act == regime.id else None
    if of_law and owed.verify and not of_law.norm(ref.clause).verify:
        return text("{cited}; this rule is to verify", cited=cited)
    return cited


def time_words(clock: DutyClock, zone: ZoneInfo) -> Text:
    """Say the time within which a duty is due and, where it can be told, until when that is.

    Args:
        clock: The clock.
        zone: Time zone in which hours are said.
    """
    within = within_words(clock.owed)
    if clock.due is None:
        return within
    return text("{within}: {due}", within=within, due=due_words(clock.due, zone))


def holders_words(holders: Sequence[Holder]) -> Arg:
    """Name who is owed a duty, by date where that changes.

    Args:
        holders: Who, in order; empty if no source names anybody.
    """
    if not holders:
        return _NOT_KNOWN
    return tuple(_holder_words(one, dated=one is not holders[0]) for one in holders)


def _holder_words(holder: Holder, *, dated: bool) -> Arg:
    """Name one who is owed a duty, with the first day where another was before."""
    name: Arg = holder.name or _NOT_KNOWN
    if holder.verify:
        name = text("{name} (to verify)", name=name)
    if dated and holder.from_:
        return text("from {day}: {name}", day=holder.from_, name=name)
    return name
