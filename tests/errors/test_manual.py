"""The reference page of problems is current."""

from relevo.casefile.problems import CATALOGUE
from tests.errors.manual import PAGE, PARTS, page


def test_page_is_current():
    hint = "run: python -m tests.errors.manual --write"
    assert PAGE.read_text(encoding="utf-8") == page(), hint


def test_page_holds_every_code():
    assert [code for kinds in PARTS.values() for code in kinds] == list(CATALOGUE)


def test_sentences_have_named_gaps_and_nothing_filled_in():
    for code, kind in CATALOGUE.items():
        for sentence in filter(None, (kind.what, kind.why, kind.remedy, kind.near)):
            assert "{}" not in sentence.id, code
            assert not sentence.args, code
