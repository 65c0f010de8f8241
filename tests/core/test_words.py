"""Texts stay translatable until a speaker says them."""

from __future__ import annotations

from datetime import date

import pytest

from relevo.core.errors import RelevoError
from relevo.core.term import Term
from relevo.core.words import Localized, Speaker, plural_text, text

JUNE = Term.inclusive(date(2026, 6, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("as it is", "as it is"),
        (1234, "1,234"),
        (date(2026, 9, 1), "1 September 2026"),
        (JUNE, "from 1 June 2026 to 30 June 2026"),
        (Term.inclusive(date(2026, 6, 1), date(2026, 6, 1)), "1 June 2026"),
        (Localized("Puerto", "Port"), "Port"),
        (("a", 2, Localized("b", "c")), "a, 2, c"),
        ((), ""),
        (
            text("{unit} leaves on {day}.", unit="U1", day=date(2026, 6, 30)),
            "U1 leaves on 30 June 2026.",
        ),
        (
            text("{finding} It is known.", finding=text("{n} arrive.", n=2)),
            "2 arrive. It is known.",
        ),
    ],
)
def test_english(what, said):
    assert Speaker("en").say(what) == said


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (date(2026, 9, 1), "1 de setiembre de 2026"),
        (JUNE, "del 1 de junio de 2026 al 30 de junio de 2026"),
        (Localized("Puerto", "Port"), "Puerto"),
    ],
)
def test_spanish(what, said):
    assert Speaker("es").say(what) == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_a_plural_chooses_by_its_number(n, said):
    assert Speaker("en").say(plural_text("{n} day", "{n} days", n)) == said


def test_texts_compare_and_hash_by_what_they_say():
    assert text("{a}.", a=1) == text("{a}.", a=1)
    assert len({text("{a}.", a=1), text("{a}.", a=1), text("{a}.", a=2)}) == 2


def test_an_error_keeps_its_translatable_message():
    error = RelevoError(text("{folder} is missing.", folder="case"))
    assert Speaker("en").say(error.message) == "case is missing."
