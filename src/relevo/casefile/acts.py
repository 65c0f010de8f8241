"""The folder ``acts``: each act in a file of its own, judged alone and together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relevo.casefile.act_meaning import check_amendments, check_meaning
from relevo.casefile.act_names import Known, check_names
from relevo.casefile.composer import parse_document
from relevo.casefile.encoding import parse_text
from relevo.casefile.fields import parse_fields
from relevo.casefile.layout import ACTS
from relevo.casefile.place import Place
from relevo.casefile.problems import problem
from relevo.casefile.schema import ACT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from relevo.casefile.document import Document
    from relevo.casefile.folder import Folder
    from relevo.core.problem import Problem
    from relevo.instrument.model import Act

YAML, TEXT = ".yaml", ".txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFiles:
    """The files of the folder ``acts`` as read.

    Attributes:
        documents: Documents that are YAML, by the name of their file without its ending.
        names: Names of all files in the folder.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    @property
    def unread(self) -> frozenset[str]:
        """Give the acts whose files are there and could not be read."""
        named = {name.removesuffix(YAML) for name in self.names if name.endswith(YAML)}
        return frozenset(named - set(self.documents))

    @property
    def disputes(self) -> dict[str, frozenset[str]] | None:
        """Give, for each thing disputed, the sources of its versions.

        None where an act, or what it says of disputes, could not be read.
        """
        if self.unread or any(one.is_broken(("conflicts",)) for one in self.documents.values()):
            return None
        found: dict[str, frozenset[str]] = {}
        for document in self.documents.values():
            for entry in document.groups(("conflicts",)):
                about = document.text((*entry, "about"))
                says = frozenset(
                    name
                    for version in document.groups((*entry, "versions"))
                    for _, name in document.texts((*version, "says"))
                )
                found[about] = found.get(about, frozenset()) | says
        return found


def open_acts(folder: Folder, problems: list[Problem], *, needed: bool = True) -> ActFiles:
    """Read the files of the folder ``acts`` as documents.

    Args:
        folder: The case folder.
        problems: Where problems are collected.
        needed: Whether it is a problem if there is none.
    """
    names = folder.names(ACTS)
    documents: dict[str, Document] = {}
    for name in names:
        stem, dot, ending = name.rpartition(".")
        path = f"{ACTS}/{name}"
        if dot + ending == TEXT:
            problems.extend(parse_text(folder.read(path) or b"", folder.shown(path))[1])
        elif dot + ending != YAML:
            place = Place(folder.shown(path))
            problems.append(problem("stray-act", place, name=name, expected=f"{stem or name}.yaml"))
        elif document := open_document(folder, path, problems):
            documents[stem] = document
    if needed and not any(name.endswith(YAML) for name in names):
        problems.append(problem("no-acts", Place(folder.shown(ACTS))))
    in_order = {stem: documents[stem] for stem in sorted(documents)}
    return ActFiles(documents=in_order, names=frozenset(names))


def open_document(folder: Folder, path: str, problems: list[Problem]) -> Document | None:
    """Read one YAML file; None if it is missing, no text or no YAML.

    Args:
        folder: The case folder.
        path: Path within it.
        problems: Where problems are collected.
    """
    data = folder.read(path)
    if data is None:
        problems.append(problem("missing-file", Place(folder.shown(path)), name=path))
        return None
    content, found = parse_text(data, folder.shown(path))
    problems.extend(found)
    if found:
        return None
    document, found = parse_document(content, folder.shown(path))
    problems.extend(found)
    return document if document.values else None


def read_acts(files: ActFiles, host: str, known: Known, problems: list[Problem]) -> dict[str, Act]:
    """Read the acts of a case.

    Args:
        files: The documents.
        host: Host state of the case; empty if ``case.yaml`` could not be read.
        known: What acts may cite outside themselves.
        problems: Where problems are collected.

    Returns:
        The acts that could be read, by the names of their files; complete only if no problem was
            added.
    """
    acts: dict[str, Act] = {}
    for stem, document in files.documents.items():
        parsed = parse_fields(document, ACT)
        problems.extend(parsed[1])
        problems.extend(check_names(document, known))
        problems.extend(check_meaning(document, stem, host, known.codes, files.names))
        if parsed[0]:
            acts[stem] = parsed[0]
    problems.extend(check_amendments(files.documents, files.unread))
    return acts
