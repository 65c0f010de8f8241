"""Values of an act: each may be *not found*, disputed, or accepted by a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar, get_args

from relevo.core.clause import Span
from relevo.core.words import Localized

T = TypeVar("T")

NOT_FOUND = "not_found"
"""What a file says where no source gives the value; never the same as *none*."""


class State(StrEnum):
    """How far a value has been checked against the words it was read from.

    ``verified``: the quoted words exist, hold the value and are operative text. ``derived``:
    calendar or other arithmetic on verified values. ``disputed``: sources differ. ``unverified``:
    read by a machine and confirmed by nobody. ``entered``: entered by a person from the sources
    named.
    """

    VERIFIED = "verified"
    DERIVED = "derived"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Generic[T]):
    """One value of an act and how it is known.

    In a file: the bare value, ``not_found``, or a mapping with ``value`` and what is known of it:
    ``{value: 2025-12-14, says: [efe26], note: {es: …, en: …}}``.

    Attributes:
        value: The value; None when no source gives it.
        state: How far it has been checked.
        accepted_by: Person who accepted it, or None.
        says: Identifiers of the sources that give it.
        any_of: Whether it is only known that one or more of these sources give it, not which.
        span: Where its words stand in the act's text, or None.
        note: A remark for the reader, or None.
        verify: Whether a source must still be found or read.
    """

    value: T | None
    state: State = State.ENTERED
    accepted_by: str | None = None
    says: tuple[str, ...] = ()
    any_of: bool = False
    span: Span | None = None
    note: Localized | None = None
    verify: bool = False

    @property
    def settled(self) -> bool:
        """Whether it may become a limit: checked, entered, or accepted by a person."""
        return self.state is not State.UNVERIFIED or self.accepted_by is not None


class _ShortForms:
    """Pydantic marker: read a bare value, ``not_found``, or the whole mapping."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        """Expand the short forms before the mapping is validated."""
        from pydantic_core import core_schema

        whole = handler(source)
        (bare,) = get_args(source)
        return core_schema.no_info_before_validator_function(
            _expand,
            whole,
            json_schema_input_schema=core_schema.union_schema(
                [
                    core_schema.literal_schema([NOT_FOUND]),
                    handler.generate_schema(bare),
                    whole,
                ]
            ),
        )


Stated = Annotated[Value[T], _ShortForms()]
"""A value of an act, written in any of the forms that :class:`Value` shows."""


def _expand(value: object) -> object:
    """Turn a bare value into a mapping with ``value``; ``not_found`` becomes None."""
    if isinstance(value, Value):
        return value
    if not (isinstance(value, dict) and "value" in value):
        value = {"value": value}
    return {**value, "value": None} if value["value"] == NOT_FOUND else value


def not_found() -> Value[Any]:
    """Give the value that no source gives."""
    return Value(value=None)
