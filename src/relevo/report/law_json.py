"""The standing law of a host on a day, for programs."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from relevo.core.words import Localized, Speaker
from relevo.regime.authority import authority_on
from relevo.regime.model import in_force
from relevo.regime.programme import periods_on
from relevo.regime.turns import turns
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from relevo.core.codes import Codes
    from relevo.regime.authority import MayConsent
    from relevo.regime.model import Norm, Regime
    from relevo.regime.turns import Bearer, Turn

VERSION = 1
"""Version of the format."""


def render_law_json(regime: Regime, codes: Codes, *, day: date, lang: str) -> str:
    """Write the standing law of a host on a day.

    Args:
        regime: The standing law.
        codes: Names of codes.
        day: Civil date of the host.
        lang: Language of names and sentences.

    Returns:
        JSON; the rules that are law that day, by kind, each with its norm. Null is not known.
    """
    speaker = Speaker(lang)
    return dumped(
        {
            "version": VERSION,
            "host": {"id": regime.host, "name": speaker.say(codes.states.name(regime.host))},
            "day": day.isoformat(),
            **regime_json(regime, day, speaker),
        }
    )


def regime_json(regime: Regime, day: date, speaker: Speaker) -> dict[str, Any]:
    """Give the rules of a regime that are law on a day.

    Args:
        regime: The standing law.
        day: Civil date of the host.
        speaker: Says names and sentences.
    """

    def rules(found: Iterable[Any]) -> list[dict[str, Any]]:
        return [rule_json(rule, regime, speaker) for rule in found]

    return {
        "regime": regime.id,
        "illustrative": regime.illustrative,
        "consents": [
            consent_json(one, regime, speaker) for one in authority_on(regime, day).consents
        ],
        **{
            name: rules(in_force(getattr(regime, name), day))
            for name in ("criteria", "required", "purposes", "changes", "clocks")
        },
        "periods": rules(periods_on(regime, day)),
        "papers": rules(in_force(regime.papers, day)),
        "statements": rules(in_force(regime.statements, day)),
        "turns": [turn_json(turn, regime, speaker) for turn in turns(regime) if turn.day > day],
        "bodies": {body.id: speaker.say(body.name) for body in regime.bodies},
        "norms": [norm_json(norm, regime, speaker) for norm in regime.norms],
    }


def consent_json(may: MayConsent, regime: Regime, speaker: Speaker) -> dict[str, Any]:
    """Give a rule of consent, with the body's name."""
    return {
        **rule_json(may.rule, regime, speaker),
        "body_name": speaker.say(may.body.name) if may.body else None,
    }


def rule_json(rule: Any, regime: Regime, speaker: Speaker) -> dict[str, Any]:  # noqa: ANN401 - any rule
    """Give a rule by the keys of its file; its norm in brief, texts in one language.

    Args:
        rule: Any rule of a regime.
        regime: Where it stands.
        speaker: Says texts.
    """
    content: dict[str, Any] = _plain(rule, speaker)
    norm = regime.norm(rule.norm)
    return {
        **content,
        "norm": {
            "id": norm.id,
            "title": speaker.say(norm.title),
            "seen": str(norm.seen),
            "verify": norm.verify,
        },
    }


def norm_json(norm: Norm, regime: Regime, speaker: Speaker) -> dict[str, Any]:
    """Give a norm with its sources."""
    known = {source.id: source for source in regime.sources}
    return {
        **_plain(norm, speaker),
        "says": [
            {"id": one, "who": known[one].who, "link": known[one].link or None} for one in norm.says
        ],
    }


def turn_json(turn: Turn, regime: Regime, speaker: Speaker) -> dict[str, Any]:
    """Give a role that passes to another body."""
    return {
        "day": turn.day.isoformat(),
        "of": str(turn.of),
        "about": str(turn.about),
        "before": [_bearer(one, regime, speaker) for one in turn.before],
        "after": [_bearer(one, regime, speaker) for one in turn.after],
    }


def _bearer(bearer: Bearer, regime: Regime, speaker: Speaker) -> dict[str, Any]:
    """Give who bears a role; the body is null where no source names it."""
    return {
        "body": bearer.body or None,
        "name": speaker.say(regime.body(bearer.body).name) if bearer.body else None,
        "kinds": list(bearer.kinds),
        "norm": bearer.norm,
        "verify": bearer.verify,
    }


def _plain(value: Any, speaker: Speaker) -> Any:  # noqa: ANN401 - any value of a rule
    """Give a value as JSON holds it."""
    match value:
        case Localized():
            return speaker.say(value)
        case StrEnum():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one, speaker) for one in value]
        case _ if is_dataclass(value):
            return {
                one.name.rstrip("_"): _plain(getattr(value, one.name), speaker)
                for one in fields(value)
            }
        case _:
            return value
