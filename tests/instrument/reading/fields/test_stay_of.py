"""Length of stay and rotation. All texts illustrative."""

import pytest
from tests.instrument.reading.fields.test_time_of import framed

from relevo.instrument.reading.fields.stay_of import read_rotation, read_stay


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Se autoriza el ingreso con una permanencia de 365 días.", 365),
        ("es", "El tiempo de permanencia será de dieciséis (16) días.", 16),
        ("es", "Permanecerán del 4 al 24 de noviembre de 2024, es decir 21 días.", 21),
        ("en", "The troops are allowed a 30-day stay.", 30),
        ("en", "They may stay for two weeks.", 14),
        ("pt", "A permanência será de 21 dias.", 21),
        ("es", "Dará cuenta a la comisión dentro de los 30 días.", None),
        ("es", "Las unidades permanecerán y rotarán cada 60 días.", None),
        ("es", "Permanecerán del 4 al 24 de noviembre de 2024.", None),
        ("es", "Permanecerán tres meses.", None),
    ],
)
def test_stay(language, text, expected):
    read = read_stay(*framed(text, language))
    assert (read and read.value) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Las unidades rotarán cada tres a seis meses.", (3, 6, "month")),
        ("es", "Habrá rotaciones de tres a seis meses y permanencia de 365 días.", (3, 6, "month")),
        ("es", "Cada quince días serán reemplazados por otro grupo.", (15, 15, "day")),
        ("en", "Different units cycle through every three to six months.", (3, 6, "month")),
        ("en", "Each company stays six months.", (6, 6, "month")),
        ("pt", "O rodízio será a cada quatro meses.", (4, 4, "month")),
    ],
)
def test_rotation(language, text, expected):
    read = read_rotation(*framed(text, language))
    assert (read.least.value, read.most.value, read.unit) == expected


@pytest.mark.parametrize(
    "text", ["Permanecerán seis meses.", "Habrá rotaciones de personal.", "Dará cuenta cada mes."]
)
def test_no_rotation(text):
    assert read_rotation(*framed(text)) is None


def test_a_rotation_points_at_its_two_numbers():
    text = "Units rotate every three to six months."
    read = read_rotation(*framed(text, "en"))
    spans = (read.least.spans[0], read.most.spans[0])
    assert [text[s.start : s.end] for s in spans] == ["three", "six"]
