"""Listed acts, gaps and overlaps for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from relevo.report.acts import ActRow, Lead, Listing


def render_acts_json(listing: Listing, unread: Mapping[str, Sequence[str]], *, lang: str) -> str:
    """Write the acts of many cases.

    Args:
        listing: Acts, gaps and overlaps.
        unread: What is wrong with each case that could not be read, in words.
        lang: Language of titles.

    Returns:
        ``{"version":1,"acts":[…],"gaps":[…],"overlaps":[…],"undated":[…],"unread":[…]}``; null
        where no source gives a value, lead times in days, below 0 if the window began before;
        ``perhaps`` names acts without known days that may cover some days of a gap.
    """
    speaker = Speaker(lang)
    return dumped(
        {
            "version": 1,
            "acts": [_row(row, speaker) for row in listing.rows],
            "gaps": [
                {
                    "host": gap.host,
                    "sender": gap.sender,
                    **days_json(gap.term),
                    "days": gap.term.days,
                    "after": list(gap.after),
                    "before": list(gap.before),
                    "perhaps": list(gap.perhaps),
                    "disputed": list(gap.disputed),
                }
                for gap in listing.gaps
            ],
            "overlaps": [
                {
                    "host": one.host,
                    "sender": one.sender,
                    **days_json(one.term),
                    "days": one.term.days,
                    "acts": list(one.acts),
                }
                for one in listing.overlaps
            ],
            "undated": list(listing.undated),
            "unread": [
                {"case": case, "problems": list(problems)} for case, problems in unread.items()
            ],
        }
    )


def _lead(lead: Lead) -> dict[str, Any]:
    """Give a lead time in every version."""
    return {
        "versions": list(lead.versions),
        "between": list(lead.between) if lead.between else None,
        "verify": lead.verify,
    }


def _row(row: ActRow, speaker: Speaker) -> dict[str, Any]:
    """Give one act and window."""
    act, window, votes = row.act, row.window, row.act.votes.value
    approved, published = act.dates.approved.value, act.dates.published.value
    return {
        "case": row.case,
        "act": act.id,
        "title": speaker.say(act.title),
        "illustrative": act.illustrative,
        "host": act.host,
        "senders": list(row.senders) or None,
        "kind": act.kind,
        "number": act.number.value,
        "bill": act.bill.value,
        "body": act.body,
        "status": str(act.status),
        "direction": str(act.direction),
        "votes": {"for": votes.for_, "against": votes.against, "abstain": votes.abstain}
        if votes
        else None,
        "approved": approved.isoformat() if approved else None,
        "published": published.isoformat() if published else None,
        "window": {"id": window.id, "kind": str(window.kind), **days_json(window.term)}
        if window
        else None,
        "days": window.term.days if window else None,
        "entry": [str(entry) for entry in row.entries] or None,
        "lead_approved_days": row.lead_approved.days,
        "lead_published_days": row.lead_published.days,
        "lead_approved": _lead(row.lead_approved),
        "lead_published": _lead(row.lead_published),
        "amends": list(row.amends),
        "amended_by": list(row.amended_by),
        "disputed": list(row.disputed),
    }
