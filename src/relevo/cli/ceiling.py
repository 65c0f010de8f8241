"""Ceilings on the command line: the most there may be at once, as ``MEASURE=N``."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A ceiling as typed: ``persons=55``, ``units=12`` or ``arms:rifle=10``.

    Attributes:
        measure: What is counted.
        arm: Code of the arms counted; empty for another measure.
        number: Most there may be at once, at least 0.
    """

    measure: str
    arm: str
    number: int

    @property
    def what(self) -> str:
        """What is counted, as typed."""
        return f"{self.measure}:{self.arm}" if self.arm else self.measure


class CeilingType(click.ParamType[Ceiling]):
    """``MEASURE=N`` on the command line."""

    name = "ceiling"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Ceiling:
        """Give the ceiling; refuse what has no measure or no whole number."""
        if isinstance(value, Ceiling):
            return value
        what, equals, number = value.partition("=")
        measure, colon, arm = what.partition(":")
        known = (measure == "arms") == bool(arm) == bool(colon)
        if measure not in {"persons", "units", "arms"} or not known:
            self.fail(
                _(
                    "{value!r} is no ceiling; write persons=N, units=N or arms:CODE=N, for example "
                    "persons=55."
                ).format(value=value),
                param,
                ctx,
            )
        if not equals:
            self.fail(
                _("{value!r} gives no number; write {what}=N, for example {what}=55.").format(
                    value=value, what=what
                ),
                param,
                ctx,
            )
        if not (number.isascii() and number.isdigit()) or len(number) > 6:  # noqa: PLR2004 - a million persons
            self.fail(
                _(
                    "{number!r} is not a whole number from 0 to 999999; write for example "
                    "persons=55."
                ).format(number=number),
                param,
                ctx,
            )
        return Ceiling(measure, arm, int(number))
