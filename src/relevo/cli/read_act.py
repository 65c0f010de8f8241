"""Writing the draft act of ``relevo read --out``, and a first ``case.yaml`` where there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from relevo.cli.options import CASE_FILE
from relevo.core.errors import RelevoError
from relevo.core.words import Localized, plural_text, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from relevo.cli.read_texts import ActTold, TextRead, Texts
    from relevo.core.problem import Problem
    from relevo.core.words import Speaker
    from relevo.instrument.model import Act, Source
    from relevo.instrument.reading.drafts.required import Requirement
    from relevo.instrument.reading.model import Draft

ACTS = "acts"
"""Folder of a case that holds its acts."""

_ENDING = ".yaml"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_HOST = re.compile(r"^host:\s*[\"']?([A-Z]{2})[\"']?\s*(?:#.*)?$", re.MULTILINE)


def check_out(out: Path, *, overwrite: bool) -> None:
    """Refuse a name that no act can have, or a file that is there.

    Args:
        out: File to write.
        overwrite: Whether a file that is there may be replaced.

    Raises:
        RelevoError: If the name is not ``<id>.yaml``, or the file is there.
    """
    if out.suffix != _ENDING or not _ID.fullmatch(out.stem) or out.is_dir():
        raise RelevoError(
            text(
                "{path} is not the name of an act. Write letters, digits and hyphens, and end it "
                "in .yaml, e.g. acts/pe-2026.yaml",
                path=str(out),
            )
        )
    if out.exists() and not overwrite:
        raise RelevoError(
            text(
                "{path} is there already, perhaps with what somebody accepted. Name another file, "
                "or add --overwrite",
                path=str(out),
            )
        )


def write_out(
    out: Path, texts: Texts, speaker: Speaker, *, keep_text: bool, overwrite: bool, quiet: bool
) -> None:
    """Write each act that the texts tell; say what was written and what comes next.

    Args:
        out: File of the first act; a second one is written beside it with ``-2``.
        texts: The texts and their acts.
        speaker: Says it.
        keep_text: Whether the text is kept beside the act.
        overwrite: Whether a file that is there may be replaced.
        quiet: Whether it is said on stderr, stdout being for JSON.

    Raises:
        RelevoError: If nobody says which state is entered, a file is there, or one cannot be
            written.
    """
    from relevo.casefile.write import write_files

    if not texts.acts:
        said = text("No act was written to {path}.", path=str(out))
        click.echo(speaker.say(said), err=quiet)
        return
    case = out.parent.parent if out.resolve().parent.name == ACTS else None
    host, required = _host_of(case), _required_in(case)
    files: dict[str, bytes] = {}
    acts: list[Act] = []
    for index, told in enumerate(texts.acts, start=1):
        act_id = out.stem if index == 1 else f"{out.stem}-{index}"
        if index > 1:
            check_out(out.with_name(f"{act_id}{_ENDING}"), overwrite=overwrite)
        act, written = _files(
            act_id, told, texts, speaker, host=host, required=required, keep_text=keep_text
        )
        acts.append(act)
        files |= written
    write_files(out.parent, files)
    for name in files:
        click.echo(speaker.say(text("Written: {path}", path=str(out.parent / name))), err=quiet)
    if case is not None and not (case / CASE_FILE).exists():
        _write_case(case, acts, speaker, quiet=quiet)
    points = sum(len(act.verify) for act in acts)
    for sentence in (
        plural_text(
            "{n} point to look at is listed under verify in the file.",
            "{n} points to look at are listed under verify in the file.",
            n=points,
        )
        if points
        else None,
        text("Next: relevo check {case}", case=str(case)) if case is not None else None,
    ):
        if sentence:
            click.echo(speaker.say(sentence), err=quiet)


def _host_of(case: Path | None) -> str:
    """Give the host state that the case names; empty without a case."""
    from relevo.casefile.folder import Folder

    if case is None or not (case / CASE_FILE).is_file():
        return ""
    data = Folder(case).read(CASE_FILE) or b""
    found = _HOST.search(data.decode("utf-8", errors="replace"))
    return found[1] if found else ""


def _required_in(case: Path | None) -> tuple[Requirement, ...]:
    """Give what laws say that acts must state; the case's own regime goes before its host's."""
    from relevo.casefile.folder import Folder
    from relevo.casefile.layout import REGIME
    from relevo.casefile.regime_file import read_regime
    from relevo.core.codes import packaged_codes
    from relevo.regime.packaged import packaged_regimes
    from relevo.regime.requirements import requirements_of

    regimes = packaged_regimes()
    if case is not None and (case / REGIME).is_file():
        problems: list[Problem] = []
        own = read_regime(Folder(case), REGIME, packaged_codes().states, problems)
        if own and not problems:
            regimes = (own, *(one for one in regimes if one.host != own.host))
    return requirements_of(regimes)


def _files(
    act_id: str,
    told: ActTold,
    texts: Texts,
    speaker: Speaker,
    *,
    host: str,
    required: Sequence[Requirement],
    keep_text: bool,
) -> tuple[Act, dict[str, bytes]]:
    """Give an act and its files: the act, and its text if it may be kept.

    Raises:
        RelevoError: If neither the text nor the case names the host state.
    """
    from relevo.casefile.write_act import write_act
    from relevo.core.codes import packaged_codes
    from relevo.instrument.model import ActStatus
    from relevo.instrument.reading.drafts.act import NoHostError, act_of
    from relevo.instrument.reading.drafts.source_kind import OPERATIVE

    used = [texts.named(name) for name in told.sources]
    ids = _ids(used)
    sources = tuple(_source(one, ids[one.source.file]) for one in used)
    held = keep_text and len(used) == 1
    adopted = told.draft.status is not None and told.draft.status.value is ActStatus.ADOPTED
    try:
        act = act_of(
            _renamed(told, ids),
            act_id=act_id,
            sources=sources,
            codes=packaged_codes(),
            says={path: tuple(ids[name] for name in names) for path, names in told.says.items()},
            required=required,
            host=host,
            operative=len(used) == 1 and used[0].kind == OPERATIVE and adopted,
            text_held=held,
            illustrative=any(one.illustrative for one in used),
        )
    except NoHostError as error:
        raise RelevoError(
            text(
                "The text does not say which state is entered, so no act was written. Write it "
                "into a case whose {file} names the host",
                file=CASE_FILE,
            )
        ) from error
    act = replace(act, verify=(*act.verify, *_points(used)))
    files = {f"{act_id}{_ENDING}": write_act(act, _comment(used, speaker)).encode()}
    if held:
        files[f"{act_id}.txt"] = used[0].source.text.encode()
    return act, files


def _points(used: Sequence[TextRead]) -> Iterator[Localized]:
    """Give what a person must settle about the texts: pages read from pictures, a guessed kind."""
    from relevo.instrument.reading.drafts.act_parts import localized
    from relevo.instrument.reading.drafts.source_kind import OPERATIVE

    for one in used:
        name = PurePath(one.source.file).name
        for problem in one.source.problems:
            yield localized(text("{path}: {value}", path=name, value=problem.what))
        if one.guessed and one.kind == OPERATIVE:
            yield localized(
                text(
                    "{path}: taken for the gazette itself, from its form; if it only reports the "
                    "act, read it again with --kind newspaper",
                    path=name,
                )
            )


def _renamed(told: ActTold, ids: Mapping[str, str]) -> Draft:
    """Give the draft with the files in its disputes named by their identifiers."""
    return replace(
        told.draft,
        conflicts=tuple(
            replace(
                conflict,
                versions=tuple(
                    replace(version, says=tuple(ids.get(name, name) for name in version.says))
                    for version in conflict.versions
                ),
            )
            for conflict in told.draft.conflicts
        ),
    )


def _ids(used: Sequence[TextRead]) -> dict[str, str]:
    """Give an identifier to each file: its name in small letters, digits and hyphens."""
    ids: dict[str, str] = {}
    for one in used:
        stem = PurePath(one.source.file).stem.lower()
        plain = re.sub(r"[^a-z0-9]+", "-", stem).strip("-") or "text"
        number, chosen = 1, plain
        while chosen in ids.values():
            number += 1
            chosen = f"{plain}-{number}"
        ids[one.source.file] = chosen
    return ids


def _source(one: TextRead, source_id: str) -> Source:
    """Give a file as a source of the act."""
    from relevo.instrument import model

    name = PurePath(one.source.file).name
    who = one.source.site or one.source.title or name
    note = Localized(f"Archivo leído: {name}", f"File read: {name}")
    return model.Source(id=source_id, who=who, read=date.today(), kind=one.kind, note=note)  # noqa: DTZ011 - the user's own day


def _comment(used: Sequence[TextRead], speaker: Speaker) -> list[str]:
    """Give the comment at the head of the file: what it is and how to accept it."""
    files = tuple(PurePath(one.source.file).name for one in used)
    return [
        speaker.say(one)
        for one in (
            text("Draft read by a machine from: {files}. Nobody has accepted it yet.", files=files),
            text("See each value beside its words: relevo read --show FILE"),
            text("To accept a line, correct it if needed and add: accepted_by: YOUR NAME"),
            text("A line with state: unverified counts for nothing until then."),
            text("The points under verify are those that a person must settle."),
        )
    ]


def _write_case(case: Path, acts: Sequence[Act], speaker: Speaker, *, quiet: bool) -> None:
    """Write a ``case.yaml`` that holds no more than what the acts say."""
    from relevo.casefile.write import write_files
    from relevo.casefile.write_act import write_settings

    name = case.resolve().name
    senders = dict.fromkeys(sender for act in acts for sender in act.senders)
    comment = [
        speaker.say(
            text(
                "First settings of the case, from the act read. Correct the name in both languages."
            )
        )
    ]
    content = write_settings(Localized(name, name), acts[0].host, senders, comment)
    write_files(case, {CASE_FILE: content.encode()})
    click.echo(speaker.say(text("Written: {path}", path=str(case / CASE_FILE))), err=quiet)
