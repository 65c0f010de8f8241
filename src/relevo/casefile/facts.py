"""What the rules on facts judge of a case, as known at an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from relevo.casefile.manifest_names import codes_of_case, points_of_case
from relevo.compliance.facts.matter import facts_of
from relevo.mandate.from_acts import mandate_on
from relevo.regime.due import midnight

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from relevo.casefile.model import Case
    from relevo.compliance.facts.matter import Facts


def facts_of_case(case: Case, as_of: datetime) -> Facts:
    """Give the record of a case and what is permitted, as known at an instant.

    Args:
        case: A case without problems.
        as_of: Instant of knowledge, UTC; what happened, was recorded or was published later is
            left out.
    """
    return facts_of(
        case.log.record,
        mandate_on(case.acts.values(), as_of.astimezone(case.zone).date()),
        case.settings.chosen,
        codes_of_case(case),
        case.zone,
        as_of=as_of,
        points=points_of_case(case),
    )


def end_of(day: date, zone: ZoneInfo, now: datetime) -> datetime:
    """Give the instant up to which a day of knowledge counts: its last, or now if that is earlier.

    Args:
        day: Civil date of the host state.
        zone: Time zone of the host.
        now: This instant, UTC.
    """
    last = midnight(day + timedelta(days=1), zone) - timedelta(microseconds=1)
    return min(last, now.astimezone(UTC))
