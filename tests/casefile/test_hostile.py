"""Whatever a file holds, reading a case ends with the case or with problems that can be said."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relevo.casefile.problems import CATALOGUE
from relevo.casefile.read import read_case
from relevo.core.words import Speaker
from tests.casefile.test_formats import samples

SAMPLES = samples()
WORD = re.compile(rb"[\w.-]+")
STRANGE = st.sampled_from(
    [
        part.encode("latin-1")
        for part in (
            *("", '"', ",", ";", "\n", "- ", ": ", "{", "]", "0", "-1", "=", "|", "..", "~", "XX"),
            *("2026-02-30", "9999-12-31", "0001-01-01", "not_found", "unspecified", "complete"),
            *("9" * 20, "1e400", "\xff", "\x00", "\xef\xbb\xbf", "\xc2\xb2", "\xd9\xa3"),
        )
    ]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Write the samples of the manual to a folder."""
    root = tmp_path_factory.mktemp("case")
    for path, content in SAMPLES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode())
    return root


@st.composite
def spoilt(draw):
    """Give a file of the case and its content with some words exchanged."""
    path = draw(st.sampled_from(sorted(SAMPLES)))
    content = SAMPLES[path].encode()
    for _ in range(draw(st.integers(1, 3))):
        words = [match.span() for match in WORD.finditer(content)] or [(0, 0)]
        start, end = draw(st.sampled_from(words))
        content = content[:start] + draw(STRANGE) + content[end:]
    return path, content


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(spoilt())
def test_a_spoilt_file_never_half_works(folder, change):
    path, content = change
    (folder / path).write_bytes(content)
    try:
        case, problems = read_case(folder)
    finally:
        (folder / path).write_bytes(SAMPLES[path].encode())
    assert (case is None) == bool(problems)
    say = Speaker("en").say
    for problem in problems:
        assert problem.code in CATALOGUE
        assert all(say(part) for part in (problem.what, problem.why, problem.remedy))
        assert problem.file.startswith(folder.as_posix())
