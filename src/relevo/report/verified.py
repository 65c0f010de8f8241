"""What a verification found, as lines for people and as JSON."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from unicodedata import category

from relevo.core.finding import Verdict
from relevo.core.words import Speaker, plural_text, text
from relevo.ledger.custody import fingerprint
from relevo.report.phrases import ILLUSTRATIVE_RECORD, NO_POSITION, VERDICTS
from relevo.report.result_json import dumped

if TYPE_CHECKING:
    from relevo.core.words import Text
    from relevo.ledger.outcome import Outcome

VERSION = 1

_HOLDS, _FAILS = text("It holds."), text("It does not hold.")
_OBEYED = frozenset({"Cc", "Cf"})
"""Control and format characters, by their Unicode category."""
_SUBJECTS: dict[str, Text] = {
    "entry": text("Proof of an entry"),
    "finding": text("Proof of a finding"),
    "case": text("Log of a case"),
    "log": text("Published log"),
}


def render_verified_text(outcome: Outcome, *, lang: str) -> str:
    """Say what a verification found.

    Args:
        outcome: What was found.
        lang: Language.
    """
    say = Speaker(lang).say
    lines: list[str] = []
    if outcome.illustrative:
        lines.append(say(ILLUSTRATIVE_RECORD))
    lines.append(
        say(
            text(
                "{subject}: {verdict}",
                subject=_SUBJECTS[outcome.subject],
                verdict=_HOLDS if outcome.holds else _FAILS,
            )
        )
    )
    if outcome.why is not None:
        lines.append(say(outcome.why))
    lines.extend(say(line) for line in _of_log(outcome))
    if outcome.holds:
        lines.extend(say(line) for line in _of_claim(outcome, lang))
        lines.extend(_opened(outcome))
    lines.append(say(NO_POSITION))
    return "".join(f"{_visible(line)}\n" for line in lines)


def render_verified_json(outcome: Outcome, *, lang: str) -> str:
    """Give for programs what a verification found.

    Args:
        outcome: What was found.
        lang: Language of the reason.
    """
    key = outcome.key
    return dumped(
        {
            "version": VERSION,
            "subject": str(outcome.subject),
            "holds": outcome.holds,
            "why": None if outcome.why is None else Speaker(lang).say(outcome.why),
            "origin": outcome.origin,
            "size": outcome.size,
            "root": b64encode(outcome.root).decode(),
            "key": key.vkey if key else None,
            "fingerprint": fingerprint(key) if key else None,
            "pinned": outcome.pinned,
            "cosigned": [{"witness": name, "at": _at(at)} for name, at in outcome.cosigned],
            "cosigned_size": outcome.cosigned_size,
            "since": outcome.since,
            "entries": outcome.entries,
            "whole_log": outcome.whole,
            "claim": outcome.claim,
            "opened": [{"entry": at, "fields": said} for at, said in outcome.opened.items()],
            "unadopted": list(outcome.unadopted),
            "illustrative": outcome.illustrative,
        }
    )


def _visible(line: str) -> str:
    """Write out characters that a terminal obeys: what is verified may come from anybody."""
    return "".join(
        char.encode("unicode_escape").decode() if category(char) in _OBEYED else char
        for char in line
    )


def _of_log(outcome: Outcome) -> list[Text]:
    """Say of which log it is, how large that was, and who vouches for it."""
    if outcome.key is None:
        return []
    if not outcome.holds:
        return [text("Log: {name}", name=outcome.origin)]
    said = [
        text("Log: {name}", name=outcome.origin),
        plural_text(
            "Checkpoint: {n} entry, root {root}",
            "Checkpoint: {n} entries, root {root}",
            outcome.size,
            root=b64encode(outcome.root).decode(),
        ),
        text("Key: {fingerprint}", fingerprint=fingerprint(outcome.key)),
        text("The key is one that you trust.")
        if outcome.pinned
        else text(
            "It is consistent with itself. Whether the key is the office's own only you can tell: "
            "compare the fingerprint with one that you have from elsewhere."
        ),
    ]
    said += [
        plural_text(
            "Cosigned to {n} entry by {name}, {at}",
            "Cosigned to {n} entries by {name}, {at}",
            outcome.cosigned_size or 0,
            name=name,
            at=_at(at),
        )
        for name, at in outcome.cosigned
    ]
    if outcome.since is not None:
        said.append(text("It grew out of the older checkpoint of {n} entries.", n=outcome.since))
    return said


def _of_claim(outcome: Outcome, lang: str) -> list[Text]:
    """Say what a proof of a finding shows."""
    claim = outcome.claim
    if claim is None:
        return []
    said = [
        text("Finding: {message}", message=str(claim["message"][lang])),
        text(
            "Rule: {rule}; verdict: {verdict}",
            rule=claim["rule"],
            verdict=VERDICTS[Verdict(claim["verdict"])],
        ),
        plural_text(
            "Shown by the whole log to {n} entry, and judged again.",
            "Shown by the whole log to {n} entries, and judged again.",
            outcome.size,
        )
        if outcome.whole
        else plural_text(
            "Shown by these entries, as recorded up to {n} entry, and judged again. That none was "
            "corrected since only the whole log can show.",
            "Shown by these entries, as recorded up to {n} entries, and judged again. That none "
            "was corrected since only the whole log can show.",
            outcome.size,
        ),
    ]
    if outcome.known_on is not None:
        said.append(text("As known on {day}.", day=outcome.known_on))
    if outcome.last_day:
        said.append(text("The last entry is of {day}.", day=date.fromisoformat(outcome.last_day)))
    for clause in claim["clauses"]:
        words = clause["says"]
        cited = f"{clause['act']}/{clause['clause']}"
        said.append(
            text("Clause {clause}: {words}", clause=cited, words=words[lang])
            if words
            else text("Clause {clause}", clause=cited)
        )
    if outcome.unadopted:
        said.append(
            text(
                "Given with the proof, and not as its entries last adopted them: {files}",
                files=outcome.unadopted,
            )
        )
    return said


def _opened(outcome: Outcome) -> list[str]:
    """Give what entries say."""
    lines = []
    for index, said in outcome.opened.items():
        lines.append(f"{index}: {said['kind']}, {said['day']}")
        lines += [
            f"    {name}: {_value(value)}" for name, value in said.items() if name not in _HEAD
        ]
    return lines


_HEAD = ("kind", "day")


def _value(value: Any) -> str:  # noqa: ANN401 - whatever a field says
    """Give what a field says, on one line."""
    from json import dumps

    return dumps(value, ensure_ascii=False)


def _at(seconds: int) -> str:
    """Give an instant, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
