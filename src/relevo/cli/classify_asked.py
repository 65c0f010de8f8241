"""Questions about a visit that are put to the user in a terminal."""

from __future__ import annotations

import sys
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from relevo.cli.hosted import screen_width
from relevo.core.codes import plain
from relevo.core.words import text

if TYPE_CHECKING:
    from datetime import date

    from relevo.core.words import Speaker
    from relevo.regime.classify import Classified, Visit
    from relevo.regime.model import Feature, Regime

_YES = frozenset({"yes", "y", "si", "s", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})


class YesNo(click.ParamType[str]):
    """Yes or no, in either language."""

    name = "yes_no"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Give ``yes`` or ``no``; refuse anything else."""
        word = plain(str(value))
        if word in _YES:
            return "yes"
        if word in _NO:
            return "no"
        return self.fail(_("{value!r} is neither yes nor no.").format(value=value), param, ctx)


class Listed(click.ParamType[str]):
    """One of the codes that were listed."""

    name = "listed"

    def __init__(self, codes: tuple[str, ...]) -> None:
        """Keep the codes."""
        self._codes = codes

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str:
        """Give the code; refuse anything else."""
        if value in self._codes:
            return str(value)
        return self.fail(_("{value!r} is none of the codes above.").format(value=value), param, ctx)


def asked(
    regime: Regime,
    visit: Visit,
    day: date,
    codes: tuple[str, ...],
    speaker: Speaker,
    *,
    quiet: bool,
) -> Classified:
    """Classify a visit; in a terminal ask what is still open, until nothing is or nobody knows.

    Args:
        regime: Standing law of the host.
        visit: The visit.
        day: Day of the visit.
        codes: Codes of purposes.
        speaker: Puts the questions in the user's language.
        quiet: Whether nothing is asked.
    """
    from relevo.regime.classify import classify as by_law

    found = by_law(regime, visit, day)
    if quiet or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return found
    unknown: set[Feature] = set()
    while missing := [one for one in found.open if one not in unknown]:
        answer = _prompt(missing[0], codes, speaker)
        if answer is None:
            unknown.add(missing[0])
            continue
        visit = visit.answered(missing[0], answer)
        found = by_law(regime, visit, day)
    return found


def _prompt(feature: Feature, codes: tuple[str, ...], speaker: Speaker) -> str | int | None:
    """Ask one question; None if the user does not know."""
    from relevo.compliance.act_words import purpose_words
    from relevo.regime.classify import COUNTED
    from relevo.regime.model import Feature
    from relevo.report.columns import wrapped
    from relevo.report.visit_words import QUESTIONS

    kind: click.ParamType[Any] = YesNo()
    hint = _("yes/no")
    if feature in COUNTED:
        kind, hint = click.IntRange(min=0), _("number")
    elif feature is Feature.PURPOSE:
        kind, hint = Listed(codes), _("code")
        named = tuple(text("{code} ({name})", code=one, name=purpose_words(one)) for one in codes)
        for line in wrapped(speaker.say(text("Codes: {codes}", codes=named)), screen_width(), "  "):
            click.echo(line)
    return click.prompt(
        _("{question} [{hint}; Enter if not known]").format(
            question=speaker.say(QUESTIONS[feature]), hint=hint
        ),
        default="",
        show_default=False,
        show_choices=False,
        value_proc=lambda word: kind(word.strip()) if word.strip() else None,
    )
