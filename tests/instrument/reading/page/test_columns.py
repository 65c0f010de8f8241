"""Under which header a number stands."""

from tests.instrument.reading.framed import framed

from relevo.instrument.reading.page.columns import in_column_of

TABLE = "Las fuerzas son:\n\nFuerza | Personal | Buques\nArmada | 120 | 3\n"


def test_the_column_of_a_number():
    document, _ = framed(TABLE, language="es")
    row = document.sentences[-1]
    inside = {
        one.quantity.n: in_column_of(document, row, one, "column") for one in document.amounts
    }
    assert inside == {120: True, 3: False}


def test_a_sentence_has_no_columns():
    document, _ = framed("Llegan 120 militares.", language="es")
    assert not in_column_of(document, document.sentences[0], document.amounts[0], "column")
