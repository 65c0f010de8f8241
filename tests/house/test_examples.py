"""What README and docs show on a console is what the commands print."""

import shutil

import pytest

from tests.house import examples

SHOWN = {
    str(page.relative_to(examples.ROOT)): found
    for page in examples.PAGES
    if (found := examples.examples_of(page))
}


def test_the_readmes_show_the_main_command():
    for page in ("README.md", "README.es.md"):
        assert SHOWN[page][0].command == "pip install uv && uv run relevo plan cases/peru-2026"


@pytest.mark.parametrize("page", SHOWN)
def test_examples(page, tmp_path):
    """Run a page from top to bottom, as a reader would."""
    for folder in ("cases", "docs/examples"):
        shutil.copytree(examples.ROOT / folder, tmp_path / folder)
    for example in SHOWN[page]:
        printed = examples.run(example.command, cwd=tmp_path, language=examples.language_of(page))
        assert examples.fits(example.output, printed), f"$ {example.command}\n{printed}"


def test_an_output_that_differs_does_not_fit():
    assert examples.fits("a\n…\nd", "a\nb\nc\nd\n")
    assert examples.fits("1.2 s …", "1.2 s and more\nand more")
    assert not examples.fits("a\n…\nd", "a\nb\nc\n")
    assert not examples.fits("a.c", "abc")


def test_another_plan_for_the_same_posts_fits():
    rows = [f"{post}   {40 * cell}\n1 EJ-{unit}\n" for post, cell, unit in ROWS]
    assert examples.fits(rows[0] + "Proven", rows[1] + "Proven")
    assert not examples.fits(rows[0] + "Proven", rows[1] + "Valid")
    assert not examples.fits(rows[0], rows[2])


ROWS = (("P1", "1", "A"), ("P1", "2", "B"), ("P2", "1", "A"))
