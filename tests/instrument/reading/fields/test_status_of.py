"""Steps of ally designations; what is only expected is none."""

from datetime import date

import pytest
from tests.instrument.reading.reads import value

from relevo.instrument.reading.fields.status_of import read_status
from relevo.instrument.reading.model import StatusStep
from relevo.instrument.reading.page.lay_out import lay_out


def steps(text, language):
    return [
        (e.state.value, e.step.value, value(e.to), value(e.on))
        for e in read_status(lay_out(text, language))
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            (
                "The government had notified the US Congress of its intention to designate "
                "Peru as a "
                "Major Non-NATO Ally (MNNA)."
            ),
            [("PE", StatusStep.NOTICE, "US Congress", None)],
        ),
        (
            "es",
            (
                "El 11 de diciembre de 2025 la Casa Blanca notificó al Congreso de "
                "Estados Unidos su "
                "intención de designar al Perú como aliado principal extra-OTAN."
            ),
            [
                (
                    "PE",
                    StatusStep.NOTICE,
                    "Congreso de Estados Unidos",
                    date(2025, 12, 11),
                )
            ],
        ),
        (
            "en",
            "The President designated Kenya as a major non-NATO ally on 24 June 2024.",
            [("KE", StatusStep.DETERMINATION, None, date(2024, 6, 24))],
        ),
        (
            "en",
            "The United States terminated the designation of Afghanistan as a major non-NATO ally.",
            [("AF", StatusStep.TERMINATION, None, None)],
        ),
        ("en", "Peru would be designated a major non-NATO ally next year.", []),
        ("en", "Major non-NATO allies may buy surplus equipment, Peru was told.", []),
        ("pt", "O Peru recebeu tropas dos Estados Unidos.", []),
    ],
)
def test_a_step(language, text, expected):
    assert steps(text, language) == expected


def test_the_designation_spoken_of_again_is_the_same_states():
    text = (
        "El presidente designó al Perú como aliado principal extra-OTAN. Antes había notificado "
        "al Congreso estadounidense la designación."
    )
    assert [s[:2] for s in steps(text, "es")] == [
        ("PE", StatusStep.DETERMINATION),
        ("PE", StatusStep.NOTICE),
    ]
