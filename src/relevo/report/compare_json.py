"""Two mandates compared, for programs."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from relevo.core.words import Speaker
from relevo.mandate.model import Limit
from relevo.report.compare import difference_words
from relevo.report.compare_permits_json import permission_json
from relevo.report.compare_values import clauses_of, values_words
from relevo.report.result_json import days_json, dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.instrument.model import Scope
    from relevo.mandate.compare import Difference, Side
    from relevo.mandate.item import Aspect
    from relevo.mandate.permits_model import Permission
    from relevo.report.compare_words import Version


def render_compare_json(
    differences: Sequence[Difference],
    before: Version,
    after: Version,
    *,
    permission: Permission,
    lang: str,
) -> str:
    """Write in what two mandates differ.

    Args:
        differences: The differences.
        before: The first mandate.
        after: The second.
        permission: What the second permits more and less.
        lang: Language of names and sentences.

    Returns:
        JSON; a side is null if its mandate has no such thing, and ``known`` is false where no
        source gives the value. ``certain`` is false where the other side is not known to hold
        all of its kind. ``terms`` is empty where a thing runs on all days of presence. ``permits``
        is as ``docs/explanation/permits.md`` says.
    """
    speaker = Speaker(lang)
    return dumped(
        {
            "version": 1,
            "before": _version(before, speaker),
            "after": _version(after, speaker),
            "permits": permission_json(permission, before, after, speaker),
            "differences": [
                {
                    "aspect": str(one.aspect),
                    "kind": str(one.kind),
                    "certain": one.certain,
                    "before": _side(one.before, before, one.aspect, speaker),
                    "after": _side(one.after, after, one.aspect, speaker),
                    "words": speaker.say(difference_words(one, before, after)),
                }
                for one in differences
            ],
        }
    )


def _version(version: Version, speaker: Speaker) -> dict[str, Any]:
    """Give one of the two mandates."""
    return {
        "name": speaker.say(version.name),
        "day": version.day.isoformat(),
        "acts": [one.act.id for one in version.mandate.acts],
        "in_force_certain": all(one.certain for one in version.mandate.acts),
        "illustrative": any(one.act.illustrative for one in version.mandate.acts),
    }


def _side(
    side: Side | None, version: Version, aspect: Aspect, speaker: Speaker
) -> dict[str, Any] | None:
    """Give one side of a difference."""
    if side is None:
        return None
    return {
        "name": side.subject.name,
        "kind": side.subject.kind,
        "scope": _scope(side.subject.scope),
        "known": side.known,
        "terms": [days_json(term) for term in side.terms],
        "limits": [_limit(found) for found in side.found if isinstance(found, Limit)],
        "clauses": [
            {"act": ref.act, "clause": ref.clause, "seen": str(ref.seen)}
            for ref in clauses_of(side)
        ],
        "words": [speaker.say(value) for value in values_words(side, version, aspect)],
    }


def _scope(scope: Scope) -> dict[str, list[str]]:
    """Give the fields that restrict a scope; those that do not are left out."""
    named = {one.name: getattr(scope, one.name) for one in fields(scope)}
    return {name: [str(code) for code in codes] for name, codes in named.items() if codes}


def _limit(limit: Limit) -> dict[str, Any]:
    """Give a limit with the bound of each reading, so that it can be judged further."""
    return {
        "id": limit.id,
        "terms": [days_json(term) for term in limit.terms],
        "readings": [
            {
                "reading": reading.id,
                "counting": str(reading.counting),
                "bound": {
                    "lo": reading.bound.lo,
                    "hi": reading.bound.hi,
                    "upper": reading.bound.upper,
                },
                "arms": list(reading.arms),
                "absent": reading.absent,
            }
            for reading in limit.readings
        ],
    }
