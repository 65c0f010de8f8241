"""The account of a record: the document an oversight committee would ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relevo.core.words import Speaker, plural_text, text
from relevo.report.account_acts import acts_part, clocks_part, sources_part, withheld_part
from relevo.report.account_limits import limits_part, screen_part, short_part
from relevo.report.account_presence import entered_part, months_part, tours_part
from relevo.report.account_record import (
    corrections_part,
    despite_part,
    happened_part,
    musters_part,
)
from relevo.report.account_rest import beside_part, judged_part, open_part, reply_part, returns_part
from relevo.report.paper import Paper
from relevo.report.phrases import ILLUSTRATIVE_DATA, NO_POSITION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from relevo.compliance.account import AccountRow, MonthRow, TourRow
    from relevo.compliance.facts.matter import Facts
    from relevo.core.codes import Codes
    from relevo.core.finding import Finding
    from relevo.core.words import Arg, Localized, Text
    from relevo.instrument.model import Act, Source
    from relevo.regime.model import Regime
    from relevo.register.model import Recorded
    from relevo.register.withheld import Withheld
    from relevo.report.account_mask import Mask
    from relevo.report.clocks import CaseClocks
    from relevo.report.delegations import Beside
    from relevo.report.paper import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """Which log an account is of.

    Attributes:
        size: Number of entries.
        root: Root of its Merkle tree, in base64 as a checkpoint has it.
        custodian: Name of its custodian's key; empty if the case names none.
    """

    size: int
    root: str
    custodian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccount:
    """What an account is made from.

    Attributes:
        case: Name of the case's folder: where it lies is nobody's business.
        name: Name of the case.
        host: Host state.
        senders: Sending states.
        acts: Acts by identifier.
        regime: Standing law of the host; None if none is on record.
        codes: Names of codes.
        day: Day of knowledge.
        as_of: Instant of knowledge, UTC.
        made: Version of Relevo, whose rules judged.
        log: The log; None if the case has none.
        record: Every record known by then, in the log's order.
        late: Number of records made later.
        facts: The record and the mandate.
        rows: Limits: permitted, planned, recorded.
        tours: Tours that have begun, planned and recorded.
        later: Number of tours that have not.
        months: Strength by month.
        findings: What the rules on facts say.
        of_acts: What the rules on acts say.
        clocks: Duties and when they fall due.
        beside: Delegations and processes.
        withheld: What the office withholds, and why.
        sources: Sources of the case and of its acts.
        sealed: Entries that cannot be opened here.
        plan: What is said of the plan compared with: whether it was adopted.
        mask: Names what may be named.
        invented: What is said of what is invented for illustration; None if nothing is.
    """

    case: str
    name: Localized
    host: str
    senders: tuple[str, ...]
    acts: Mapping[str, Act]
    regime: Regime | None
    codes: Codes
    day: date
    as_of: datetime
    made: str
    log: LogHead | None
    record: tuple[Recorded, ...]
    late: int
    facts: Facts
    rows: tuple[AccountRow, ...]
    tours: tuple[TourRow, ...]
    later: int
    months: tuple[MonthRow, ...]
    findings: tuple[Finding, ...]
    of_acts: tuple[Finding, ...]
    clocks: CaseClocks
    beside: Beside
    withheld: tuple[Withheld, ...]
    sources: tuple[Source, ...]
    sealed: int
    plan: Arg
    mask: Mask
    invented: Text | None

    @property
    def illustrative(self) -> bool:
        """Whether anything is invented for illustration."""
        return self.invented is not None


def account_paper(found: CaseAccount, *, lang: str, short: bool = False) -> Paper:
    """Write the account.

    Args:
        found: What it is made from.
        lang: Its language.
        short: Whether only what fits a screen is said: the head, the limits, what is open.

    Returns:
        A paper; parts of which nothing is on record say so or are left out.
    """
    say: Callable[[Arg], str] = Speaker(lang).say
    limits = screen_part if short else short_part
    head: tuple[Part | None, ...] = (returns_part(found, say), limits(found, say))
    rest: tuple[Part | None, ...] = (
        acts_part(found, say),
        limits_part(found, say),
        judged_part(found, say),
        months_part(found, say),
        entered_part(found, say),
        tours_part(found, say),
        despite_part(found, say),
        corrections_part(found, say),
        musters_part(found, say),
        happened_part(found, say),
        clocks_part(found, say),
        withheld_part(found, say),
        open_part(found, say),
        beside_part(found, say),
        reply_part(found, say),
        sources_part(found, say),
    )
    parts = head if short else (*head, *rest)
    return Paper(
        title=say(text("Account: {case}", case=found.name)),
        lang=lang,
        lead=tuple(say(line) for line in _lead(found)),
        mark=say(_mark(found)),
        warning=say(found.invented) if found.invented else "",
        parts=tuple(part for part in parts if part is not None),
        foot=(say(NO_POSITION),),
    )


def _mark(found: CaseAccount) -> Arg:
    """Give what stands on each page: that data are invented, that it is not for publication."""
    marks: list[Arg] = [ILLUSTRATIVE_DATA] if found.illustrative else []
    if found.mask.full:
        marks.append(text("NOT FOR PUBLICATION"))
    return tuple(marks)


def _lead(found: CaseAccount) -> tuple[Arg, ...]:
    """Say of whom, as known when, of which log, and by which rules."""
    states = found.codes.states
    lines: list[Arg] = [
        text(
            "What {host} permitted, planned and recorded of the forces of {senders}, as known on "
            "{day}. Judged by the rules of Relevo {version}.",
            host=states.name(found.host),
            senders=tuple(states.name(one) for one in found.senders),
            day=found.day,
            version=found.made,
        )
    ]
    if found.log:
        lines.append(
            plural_text(
                "Log of {n} entry, root {root}.",
                "Log of {n} entries, root {root}.",
                found.log.size,
                root=found.log.root,
            )
        )
        if found.sealed:
            lines.append(
                plural_text(
                    "{n} entry of the log cannot be opened here and is not counted.",
                    "{n} entries of the log cannot be opened here and are not counted.",
                    found.sealed,
                )
            )
        if found.late:
            lines.append(
                plural_text(
                    "{n} record of it was made later and is left out.",
                    "{n} records of it were made later and are left out.",
                    found.late,
                )
            )
        lines.append(
            text("Custodian of the log: {name}.", name=found.log.custodian)
            if found.log.custodian
            else text("The case names no custodian of its log: nobody has signed it.")
        )
    else:
        lines.append(
            text("This case has no log: nothing was recorded, and nothing is known of what came.")
        )
    lines.append(found.plan)
    if found.mask.full:
        lines.append(
            text(
                "NOT FOR PUBLICATION: this account names groups, posts, persons by roll number, "
                "serial numbers and officers."
            )
        )
    else:
        lines.append(
            text(
                "Names of groups and posts, roll numbers, serial numbers and officers are "
                "withheld here, and numbers of persons below 5 are given as “<5”."
            )
        )
    return tuple(lines)
