"""Texts of ``relevo read``: opened, told apart by kind, read, and put together act by act."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from relevo.core.errors import RelevoError
from relevo.core.words import text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from relevo.casefile.source import Source
    from relevo.core.problem import Problem
    from relevo.core.words import Speaker
    from relevo.instrument.reading.model import Draft, Read, Reading
    from relevo.report.reading_view import View

_HEAD = 400
_INVENTED = re.compile(
    "texto (?:ilustrativo|inventado)|(?:illustrative|invented) text", re.IGNORECASE
)

FEW_WORDS = 8
"""Words up to which a text may be too short to tell its language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRead:
    """One text and what it gave.

    Attributes:
        source: The text and where it comes from.
        kind: Kind of source.
        guessed: Whether the kind was guessed from the text's form.
        reading: What it gave.
    """

    source: Source
    kind: str
    guessed: bool
    reading: Reading

    @property
    def illustrative(self) -> bool:
        """Whether the text says at its head or foot that it is invented."""
        told = self.source.text
        return any(_INVENTED.search(part) for part in (told[:_HEAD], told[-_HEAD:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTold:
    """One act of the texts.

    Attributes:
        draft: The draft.
        says: Files that give each value by path; empty where one text tells the act.
        sources: Files that tell the act, in order of rank.
    """

    draft: Draft
    says: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All texts of one run, and the acts they tell.

    Attributes:
        texts: The texts, in the order given.
        acts: The acts.
    """

    texts: tuple[TextRead, ...]
    acts: tuple[ActTold, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give what a person must look at, each with the file it is in."""
        return tuple(
            replace(problem, file=problem.file or one.source.file)
            for one in self.texts
            for problem in (*one.source.problems, *one.reading.problems)
        )

    def named(self, name: str) -> TextRead:
        """Give the text of a file."""
        return next(one for one in self.texts if one.source.file == name)

    def document(self, lang: str) -> dict[str, Any]:
        """Give the JSON of all acts.

        Args:
            lang: Language of the words of problems.
        """
        from relevo.report.reading_json import document_json, draft_json

        acts = [draft_json(act.draft, self._text_of(act), act.says) for act in self.acts]
        events = [event for one in self.texts for event in one.reading.status_events]
        return document_json(acts, events, self.problems, lang=lang)

    def _text_of(self, act: ActTold) -> Any:  # noqa: ANN401 - a text, or what gives one
        """Give the text of an act, or what gives the text of each of its values."""
        from relevo.report.reading_values import leaves_of

        first = self.named(act.sources[0]).source.text
        if not act.says:
            return first
        whose = {
            id(leaf.read): self.named(act.says[leaf.path][0]).source.text
            for leaf in leaves_of(act.draft)
            if leaf.path in act.says
        }

        def text_of(read: Read[Any]) -> str:
            return whose.get(id(read), first)

        return text_of


def read_texts(
    files: Sequence[Path],
    speaker: Speaker,
    *,
    kinds: Sequence[str],
    language: str | None,
    fallback: str | None,
    as_json: bool,
) -> Texts:
    """Read the texts of all files.

    Args:
        files: Files; ``-`` is standard input.
        speaker: Says what is wrong.
        kinds: Kinds of sources, for all or as ``file=kind``.
        language: Language of the texts, or None to tell it from each.
        fallback: Language of a text too short to tell its own, or None.
        as_json: Whether problems are printed as JSON.

    Raises:
        RelevoError: If a file is missing or named twice, or a kind is not known.
        SystemExit: With code 2, after every problem of every file is printed.
    """
    from relevo.cli.opened import refuse
    from relevo.instrument.reading.drafts.source_kind import source_kind

    names = [str(file) for file in files]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise RelevoError(text("{path} is named twice. Name each text once", path=twice))
    said = _kinds(kinds, names)
    sources, problems = _opened(files)
    read: list[TextRead] = []
    for source in sources:
        reading, found = _reading(source, language, fallback)
        problems.extend(found)
        told = said.get(source.file)
        kind = told or source_kind(source.text, source.site)
        read.append(TextRead(source=source, kind=kind, guessed=told is None, reading=reading))
    if problems:
        refuse(problems, speaker, as_json=as_json, of_case=False)
    return Texts(texts=tuple(read), acts=_acts(read))


def _kinds(kinds: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Give the kind of source that the user says for each file.

    Raises:
        RelevoError: If a kind is not known, or a file is not among those read.
    """
    from relevo.instrument.reading.drafts.reconcile import RANKS

    said: dict[str, str] = {}
    for one in kinds:
        file, _, kind = one.rpartition("=")
        if kind not in RANKS:
            raise RelevoError(
                text("{kind} is no kind of source. Write one of: {known}", kind=kind, known=RANKS)
            )
        if file and file not in names:
            raise RelevoError(
                text("--kind names {file}, which is not among the files to read", file=file)
            )
        said |= dict.fromkeys([file] if file else names, kind)
    return said


def _opened(files: Sequence[Path]) -> tuple[list[Source], list[Problem]]:
    """Give the words of all files, and what is wrong with those that cannot be read."""
    from relevo.casefile.source_ocr import find_tesseract
    from relevo.casefile.source_text import MOST_PDF, STDIN, is_pdf, open_source, parse_source

    sources: list[Source] = []
    problems: list[Problem] = []
    for file in files:
        name = str(file)
        found: tuple[Problem, ...] = ()
        source: Source | None = None
        if name == STDIN:
            data = sys.stdin.buffer.read(MOST_PDF + 1)
        else:
            data, found = open_source(file)
        if not found:
            ocr = find_tesseract() if is_pdf(data) else None
            source, found = parse_source(data, name, ocr=ocr)
        problems.extend(found)
        if source is not None:
            sources.append(source)
    return sources, problems


def _reading(
    source: Source, language: str | None, fallback: str | None
) -> tuple[Reading, tuple[Problem, ...]]:
    """Read one text; the problem is that nobody can tell its language."""
    from relevo.casefile.place import Place
    from relevo.casefile.problems import problem
    from relevo.instrument.reading.read_text import read_text

    reading = read_text(source.text, language)
    if not reading.language and fallback and len(source.text.split()) <= FEW_WORDS:
        reading = read_text(source.text, fallback)
    if reading.language:
        return reading, ()
    return reading, (problem("source-language", Place(source.file)),)


def _acts(read: Sequence[TextRead]) -> tuple[ActTold, ...]:
    """Put the drafts of all texts together, act by act."""
    from relevo.core.codes import packaged_codes
    from relevo.instrument.reading.drafts.reconcile import Told, grouped, reconcile

    told = [Told(one.source.file, one.kind, draft) for one in read for draft in one.reading.drafts]
    acts: list[ActTold] = []
    for group in grouped(told):
        if len(group) == 1:
            acts.append(ActTold(draft=group[0].draft, says={}, sources=(group[0].source,)))
            continue
        one = reconcile(group, packaged_codes())
        acts.append(ActTold(draft=one.draft, says=one.says, sources=one.sources))
    return tuple(acts)


def view(texts: Texts) -> View:
    """Give what is shown of the texts.

    Args:
        texts: The texts and their acts.
    """
    from relevo.instrument.reading.drafts.reconcile import rank_of
    from relevo.instrument.reading.drafts.required import missing_content
    from relevo.regime.requirements import packaged_requirements
    from relevo.report.reading_labels import SOURCE_KINDS
    from relevo.report.reading_view import ActRead, TextShown, view_of

    required = packaged_requirements()
    ranked = sorted(texts.texts, key=lambda one: rank_of(one.kind))
    return view_of(
        [
            TextShown(
                name=one.source.file,
                text=one.source.text,
                kind=text("{kind}, guessed from its form", kind=SOURCE_KINDS[one.kind])
                if one.guessed
                else SOURCE_KINDS[one.kind],
                illustrative=one.illustrative,
            )
            for one in ranked
        ],
        [
            ActRead(
                draft=act.draft,
                says=act.says,
                sources=act.sources,
                missing=missing_content(act.draft, required),
            )
            for act in texts.acts
        ],
        [(one.source.file, event) for one in texts.texts for event in one.reading.status_events],
        texts.problems,
    )
