"""The Spanish catalogue: what the code says, and whether Spanish has it.

Run ``uv run --group test python -m tests.house.catalogue --write`` after adding a message: it
puts new messages into ``relevo.po`` without a translation, drops those no longer said, and
compiles ``relevo.mo`` and ``docs/reference/messages.md``.
"""

import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "relevo"
FOLDER = SOURCE / "core" / "data" / "locale" / "es" / "LC_MESSAGES"
PO, MO = FOLDER / "relevo.po", FOLDER / "relevo.mo"
PAGE = ROOT / "docs" / "reference" / "messages.md"

CLICKS = {"_": None, "ngettext": (1, 2)}
"""How Click marks its messages; the numbers are the places of singular and plural."""

FORMS = {"_": 1, "text": 1, "plural_text": 2}
"""How we mark ours: name of the call, and how many literals it begins with."""

_HEADER = """\
# Spanish of Relevo and of the messages it takes from Click.
# Keys are the English sentences in the code; see CONTRIBUTING.md, "Add a message".
#"""

_FIXED = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date in the header, so that the files change only when a message does."""


def marked(path: Path) -> list[tuple[int, str | tuple | None]]:
    """Give line and message of each marked call in a source file; None for no literal."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = FORMS.get(node.func.id)
            if count:
                said = [
                    part.value if isinstance(part, ast.Constant) else None
                    for part in node.args[:count]
                ]
                whole = len(said) == count and all(isinstance(part, str) for part in said)
                message = (said[0] if count == 1 else tuple(said)) if whole else None
                found.append((node.lineno, message))
    return found


def our_messages() -> list:
    """Give the messages of our own code, sorted."""
    messages = {message for path in SOURCE.rglob("*.py") for _, message in marked(path)}
    return sorted(messages - {None}, key=str)


def unmarked() -> list[str]:
    """Give the places where a message is not a literal, so that nobody could translate it."""
    return [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, message in marked(path)
        if message is None
    ]


def click_messages() -> list:
    """Give the messages of the Click that is installed, sorted."""
    extracted = extract_from_dir(str(Path(click.__file__).parent), keywords=CLICKS)
    return sorted({message for _, _, message, _, _ in extracted}, key=str)


def read_catalogue() -> Catalog:
    """Read the catalogue as committed."""
    with PO.open("rb") as file:
        return read_po(file, locale="es")


def updated(old: Catalog) -> Catalog:
    """Give the catalogue with exactly the messages now said, keeping their Spanish."""
    new = Catalog(
        locale="es",
        project="relevo",
        version="1",
        header_comment=_HEADER,
        creation_date=_FIXED,
        revision_date=_FIXED,
        last_translator="Relevo",
        language_team="es",
        fuzzy=False,
    )
    ours = set(our_messages())
    for message in sorted(ours | set(click_messages()), key=str):
        key = message[0] if isinstance(message, tuple) else message
        known = old.get(key)
        said = known.string if known and isinstance(known.string, type(message)) else None
        flags = {"python-brace-format"} if "{" in key else set()
        comments = [] if message in ours else ["Click"]
        new.add(message, said or "", flags=flags, auto_comments=comments)
    return new


def po_bytes(catalogue: Catalog) -> bytes:
    """Give the text form of a catalogue."""
    file = io.BytesIO()
    write_po(file, catalogue, no_location=True, sort_output=True, width=98)
    return file.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Give the compiled form of a catalogue."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def forms(message) -> tuple:
    """Give the singular and plural English of a catalogue entry, or its only form."""
    return message.id if isinstance(message.id, tuple) else (message.id,)


def spanish(message) -> tuple:
    """Give the Spanish forms of a catalogue entry."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def page(catalogue: Catalog) -> str:
    """Give the page that lists every message of ours in both languages."""
    ours = set(our_messages())
    rows = [
        f"| {_cell(' / '.join(forms(entry)))} | {_cell(' / '.join(spanish(entry)))} |"
        for entry in sorted(
            (entry for entry in catalogue if entry.id and entry.id in ours),
            key=lambda entry: forms(entry)[0].casefold(),
        )
    ]
    return _PAGE_HEAD + "\n".join(rows) + "\n"


_PAGE_HEAD = """\
# Every message a user can see

Made from the code and the Spanish catalogue by `python -m tests.house.catalogue --write`; do not
edit. Words in braces are gaps. A message with a slash has a form for one and a form for more.
Messages about files, with their remedies, are explained in [problems.md](problems.md).

| English | Spanish |
| --- | --- |
"""


def _cell(said: str) -> str:
    """Give a text that fits a cell of a Markdown table."""
    return re.sub(r"\s+", " ", said).replace("|", "\\|").replace("<", "&lt;")


def update() -> list[str]:
    """Write the catalogue, its compiled form and its page; give what has no Spanish yet."""
    catalogue = updated(read_catalogue()) if PO.exists() else updated(Catalog(locale="es"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalogue))
    compiled = read_catalogue()
    MO.write_bytes(mo_bytes(compiled))
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(compiled), encoding="utf-8")
    return [forms(entry)[0] for entry in compiled if entry.id and not all(spanish(entry))]


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: python -m tests.house.catalogue --write")
    missing = update()
    for sentence in missing:
        print(f"no Spanish yet: {sentence!r}")  # noqa: T201 - a script speaks
    sys.exit(1 if missing else 0)
