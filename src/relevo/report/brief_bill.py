"""What a brief is made from, gathered from the acts of a case and of the cases beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from relevo.instrument.model import ActStatus, Direction, WindowKind
from relevo.mandate.compare import compare
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.permits import permits
from relevo.regime.check_act import check_act
from relevo.regime.given import given_between
from relevo.report.acts import list_acts
from relevo.report.brief import Bill, Earlier
from relevo.report.compare_words import Version
from relevo.report.questions import questions_of
from relevo.rotation.draft import as_adopted, as_given

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from relevo.core.codes import Codes
    from relevo.core.finding import Finding
    from relevo.instrument.model import Act
    from relevo.regime.model import Regime
    from relevo.report.acts import ActRow


def bill_of(
    act: Act,
    *,
    case: str,
    cases: Mapping[str, Sequence[Act]],
    regime: Regime | None,
    codes: Codes,
    findings: Sequence[Finding],
    folders: str,
    day: date,
) -> Bill:
    """Gather what a brief is made from.

    Args:
        act: The act or bill.
        case: Folder of its case, as a user names it.
        cases: Acts by the folder of their case, that of the act among them.
        regime: Standing law of its host; None if none is on record.
        codes: Names of codes.
        findings: Findings on the acts of its case.
        folders: Folder of all cases, as a user names it.
        day: Day of knowledge.
    """
    own = {one.id: one for one in cases[case]}
    amended = [own[one.act] for one in act.amends if one.act in own]
    others = {name: tuple(one for one in acts if one.id != act.id) for name, acts in cases.items()}
    given = given_between(act)
    known = given.first or given.last if act.status is ActStatus.ADOPTED else None
    version = _version(act, [*amended, act], codes, day)
    return Bill(
        act=act,
        case=case,
        version=version,
        regime=regime,
        given=known or day,
        given_between=given if known else None,
        facts=check_act(act if known else as_given(act, day), regime, amended) if regime else None,
        earlier=_earlier(act, version, others, amended, day),
        precedents=_precedents(act, others),
        questions=questions_of(act, codes, day, findings),
        folders=folders,
        day=day,
    )


def _version(act: Act, acts: Sequence[Act], codes: Codes, day: date) -> Version:
    """Give the mandate of acts as if adopted and in force for all their days, named by one."""
    counted = tuple(as_adopted(one, _since(one, day)) for one in acts)
    known = max(day, *(_since(one, day) for one in acts))
    mandate = mandate_on(counted, known)
    return Version(name=act.id, day=day, mandate=mandate, codes=codes, several=len(act.senders) > 1)


def _since(act: Act, day: date) -> date:
    """Give the day from which an act counts: its own, else its first day or that of knowledge."""
    return act.published_on() or min([day, *(window.from_ for window in act.windows)])


def _earlier(
    act: Act,
    version: Version,
    others: Mapping[str, Sequence[Act]],
    amended: Sequence[Act],
    day: date,
) -> Earlier | None:
    """Compare with the act that is amended or followed, else the newest before it."""
    found = next(
        ((name, one) for name, acts in others.items() for one in acts if one in amended), None
    )
    found = found or _before(act, others)
    if found is None:
        return None
    name, one = found
    changes = [other for other in others[name] if any(its.act == one.id for its in other.amends)]
    before = _version(one, amended or [one, *changes], version.codes, day)
    return Earlier(
        act=one,
        case=name,
        version=before,
        differences=compare(before.mandate, version.mandate, arms=version.codes.arms),
        permission=permits(before.mandate, version.mandate, codes=version.codes)
        if amended or _common_series(act, one)
        else None,
    )


def _common_series(act: Act, other: Act) -> bool:
    """Whether one act goes on with another, or both are of one series."""
    mine, its = act.series, other.series
    return bool(mine and (mine.follows == other.id or (its and mine.id == its.id)))


def _before(act: Act, others: Mapping[str, Sequence[Act]]) -> tuple[str, Act] | None:
    """Give the act followed; else the newest earlier one of the series; else of the senders."""
    every = [
        (name, one)
        for name, acts in others.items()
        for one in acts
        if one.host == act.host and one.status is ActStatus.ADOPTED and not one.amends
    ]
    follows = act.series.follows if act.series else ""
    if named := [pair for pair in every if pair[1].id == follows]:
        return named[0]
    earlier = [
        (first, name, one)
        for name, one in every
        if (first := _first(one)) and (own := _first(act)) and first < own
    ]
    series = [
        entry
        for entry in earlier
        if act.series and entry[2].series and entry[2].series.id == act.series.id
    ]
    alike = [
        entry
        for entry in earlier
        if set(entry[2].senders) & set(act.senders) and entry[2].kind == act.kind
    ]
    chosen = max(series or alike, key=lambda entry: (entry[0], entry[2].id), default=None)
    return (chosen[1], chosen[2]) if chosen else None


def _first(act: Act) -> date | None:
    """Give the first day of presence of an act, else of anything it dates; None for no day."""
    presence = [one.from_ for one in act.windows if one.kind is WindowKind.PRESENCE]
    return min(presence or [one.from_ for one in act.windows], default=None)


def _precedents(act: Act, others: Mapping[str, Sequence[Act]]) -> tuple[ActRow, ...]:
    """Give the other inbound acts of the host that do not come later.

    Those of the same kind come first, then those for the same sending states, then the newest.
    """
    rows = list_acts(others, act.host).rows
    single: dict[str, ActRow] = {}
    for row in rows:
        inbound = row.act.direction is Direction.INBOUND and row.act.status is ActStatus.ADOPTED
        first, own = _first(row.act), _first(act)
        if inbound and (first is None or own is None or first <= own):
            single.setdefault(row.act.id, row)
    far = timedelta.max.days

    def place(row: ActRow) -> tuple[bool, bool, int, str]:
        first = row.window.from_ if row.window else None
        return (
            row.act.kind != act.kind,
            not set(row.senders) & set(act.senders),
            -first.toordinal() if first else far,
            row.act.id,
        )

    return tuple(sorted(single.values(), key=place))
