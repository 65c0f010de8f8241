"""What a text does not state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from relevo.instrument.reading.model import Draft

FIELDS = (
    "host senders status kind number bill body submitted approved signed published "
    "in_force votes windows stay_days rotation class_of_entry armed units headcounts arms aircraft "
    "vessels equipment places host_institutions purposes legal amendment duties claims"
).split()
"""Fields of a draft in the order in which they are listed."""


def absent(draft: Draft) -> tuple[str, ...]:
    """Name the fields that a text does not state.

    A vote, a window and an interval that are stated in part are named by the part that is missing.

    Args:
        draft: An act as one text tells it.

    Returns:
        Names in the order of :data:`FIELDS`, e.g. ``"arms"``, ``"votes.abstain"``,
        ``"windows[0].to"``; empty if everything is stated.
    """
    return tuple(_absent(draft))


def _absent(draft: Draft) -> Iterator[str]:
    """Give each missing field in order."""
    for name in FIELDS:
        if getattr(draft, name) in (None, ()):
            yield name
        elif name in _PARTS:
            yield from _PARTS[name](draft)


def _votes(draft: Draft) -> Iterator[str]:
    """Give the missing parts of the vote."""
    if draft.votes:
        for name, value in (
            ("votes.for", draft.votes.for_),
            ("votes.against", draft.votes.against),
            ("votes.abstain", draft.votes.abstain),
        ):
            if value is None:
                yield name


def _windows(draft: Draft) -> Iterator[str]:
    """Give the missing days of the windows."""
    for number, window in enumerate(draft.windows):
        for name, day in (("from", window.from_), ("to", window.to)):
            if day is None:
                yield f"windows[{number}].{name}"


def _rotation(draft: Draft) -> Iterator[str]:
    """Give the missing ends of the rotation interval."""
    if draft.rotation:
        for name, end in (("min", draft.rotation.least), ("max", draft.rotation.most)):
            if end is None:
                yield f"rotation.{name}"


_PARTS = {"votes": _votes, "windows": _windows, "rotation": _rotation}
