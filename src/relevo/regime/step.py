"""Steps of a consent: what is done and, where a rule names it, by which body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from relevo.instrument.model import FILE_KEYS, ConsentStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a consent. In a file: ``chamber``, or ``{stage: chamber, body: senate}``.

    Attributes:
        stage: What is done.
        body: Body that does it; empty where the rule does not name one.
    """

    __pydantic_config__: ClassVar = FILE_KEYS

    stage: ConsentStage
    body: str = ""


class _ShortForm:
    """Pydantic marker: read a bare stage, or the whole mapping."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:  # noqa: ANN401 - pydantic's protocol
        """Expand the short form before the mapping is validated."""
        from pydantic_core import core_schema

        whole = handler(source)
        return core_schema.no_info_before_validator_function(
            _expand,
            whole,
            json_schema_input_schema=core_schema.union_schema(
                [handler.generate_schema(ConsentStage), whole]
            ),
        )


Stepped = Annotated[Step, _ShortForm()]
"""A step in either of the forms that :class:`Step` shows."""


def _expand(value: object) -> object:
    """Turn a bare stage into a mapping with ``stage``."""
    return {"stage": value} if isinstance(value, str) else value
