"""The worked imaginary host: its law is the sample of ``docs/formats/regime.yaml.md``."""

import re
from functools import cache
from pathlib import Path

from relevo.casefile.composer import parse_document
from relevo.casefile.fields import parse_fields
from relevo.casefile.schema import REGIME

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "regime.yaml.md"


def content():
    """Give the text of the sample."""
    page = PAGE.read_text(encoding="utf-8")
    return re.search(r"^```yaml file=regime.yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[1]


@cache
def regime():
    """Give the law of XA."""
    document, problems = parse_document(content(), "regime.yaml")
    assert problems == ()
    found, problems = parse_fields(document, REGIME)
    assert problems == ()
    return found
