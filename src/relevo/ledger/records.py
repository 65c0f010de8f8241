"""Records as the fields of an entry, and back: what each kind of entry says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from relevo.register.model import (
    Adoption,
    Coverage,
    Enrolment,
    Erasure,
    Handover,
    Movement,
    Muster,
    Recorded,
    Refusal,
    Station,
    Use,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pydantic import TypeAdapter

    from relevo.core.clause import RowRef
    from relevo.register.model import Record

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        Movement,
        Station,
        Handover,
        Use,
        Muster,
        Coverage,
        Refusal,
        Enrolment,
        Erasure,
        Adoption,
    )
}
"""What is recorded, by the kind of its entry."""

HIDDEN: dict[str, frozenset[str]] = {
    Enrolment.KIND: frozenset({"name", "document_type", "document", "state"})
}
"""Fields of a kind's entry that only the holder of a person's key can open."""

RECORDED_AT, CORRECTS, WITHDRAWS = "recorded_at", "corrects", "withdraws"
"""Fields that every entry of a record has beside the record's own."""

_ABOUT = frozenset({RECORDED_AT, CORRECTS, WITHDRAWS})
_ROW, _RECORDED = "row", "recorded"


class RecordError(ValueError):
    """Fields that are not those of a record."""


def values_of(recorded: Recorded) -> dict[str, object]:
    """Give what each field of a record's entry says.

    Args:
        recorded: The record; the position of its entry plays no part.

    Returns:
        Every field of the kind, empty ones too, so that an entry does not tell what was left out.
    """
    about = _reader(_RECORDED).dump_python(recorded, mode="json", include=set(_ABOUT))
    own = _reader(recorded.record.KIND).dump_python(recorded.record, mode="json", exclude={_ROW})
    return {**about, **own}


def record_of(entry: int, kind: str, values: Mapping[str, Any], row: RowRef) -> Recorded:
    """Read a record from the fields of its entry.

    Args:
        entry: Position of the entry.
        kind: Kind of the entry, one of ``KINDS``.
        values: What each field says; fields of no record are passed over.
        row: Where the record is read from, for messages.

    Raises:
        RecordError: If the fields are not those of the kind, or a value is none of its type.
    """
    from pydantic import ValidationError

    model = KINDS[kind]
    own = {name: value for name, value in values.items() if name in model.__slots__}
    try:
        record = _reader(kind).validate_python({**own, _ROW: row})
        return Recorded(
            entry=entry,
            recorded_at=_instant(values[RECORDED_AT]),
            record=record,
            corrects=values[CORRECTS],
            withdraws=values[WITHDRAWS],
        )
    except (KeyError, ValidationError) as error:
        message = f"entry {entry} is no {kind}: {error}"
        raise RecordError(message) from error


def _instant(value: str) -> datetime:
    """Read an instant."""
    from datetime import datetime

    return datetime.fromisoformat(value)


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    """Give the validator of a kind of record, or of what every record has about it."""
    from pydantic import TypeAdapter

    return TypeAdapter(Recorded if kind == _RECORDED else KINDS[kind])
