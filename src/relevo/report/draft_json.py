"""A draft as JSON: its numbers, what is missing, who consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relevo.core.words import Speaker
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from relevo.rotation.draft import Draft


def render_draft_json(draft: Draft, files: Sequence[str], *, lang: str) -> str:
    """Write a draft for programs.

    Args:
        draft: The draft.
        files: Files written, as paths.
        lang: Language of the words.

    Returns:
        JSON; ``body`` and ``kind`` are ``not_found`` where no rule on record names them.
    """
    say = Speaker(lang).say
    act = draft.act
    return dumped(
        {
            "version": 1,
            "act": act.id,
            "illustrative": act.illustrative,
            "kind": act.kind,
            "body": act.body,
            "asked_on": draft.asked_on.isoformat(),
            "consents": [may.rule.id for may in draft.consents],
            "follows": draft.follows.id if draft.follows else None,
            "windows": [
                {"id": one.id, "from": one.from_.isoformat(), "to": one.to.isoformat()}
                for one in act.windows
            ],
            "limits": [
                {"id": one.id, "measure": str(one.measure), "at_most": one.quantity.n}
                for one in act.limits
            ],
            "lists": {one.id: list(one.items) for one in act.lists},
            "missing": [one.rule.id for one in draft.missing],
            "verify": [say(one) for one in act.verify],
            "files": list(files),
        }
    )
