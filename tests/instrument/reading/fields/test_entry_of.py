"""Armed or not, the class of entry, and purposes by code."""

import pytest
from tests.instrument.reading.reads import PERU, read, value, words

from relevo.core.classes import EntryClass
from relevo.instrument.reading.fields.entry_of import read_armed, read_class_of_entry, read_purposes

NORWAY = "Norway's parliament approved the entry of U.S. Marines into Norway. "


@pytest.mark.parametrize(
    ("language", "text", "armed", "entry"),
    [
        ("es", "Ingresarán con armas de guerra.", True, EntryClass.ARMED),
        ("es", "Ingresarán sin armas.", False, EntryClass.UNARMED),
        ("es", "El personal no portará armas.", False, EntryClass.UNARMED),
        ("es", "Llegarán armados a Lima.", True, EntryClass.ARMED),
        ("es", "Traerán 14 fusiles M4.", True, EntryClass.ARMED),
        ("es", "Vendrán con sus equipos, armamentos y municiones.", True, EntryClass.ARMED),
        ("es", "Llegan con sus armamentos, municiones y equipos.", True, EntryClass.ARMED),
        ("en", "They will bring from home their own weapons and kit.", True, EntryClass.ARMED),
        ("es", "Apoyarán a las Fuerzas Armadas.", None, None),
        ("es", "Combatirán a grupos armados.", None, None),
        ("en", "They may carry their weapons.", True, EntryClass.ARMED),
        ("en", "They come unarmed.", False, EntryClass.UNARMED),
        ("en", "They will train with the armed forces.", None, None),
        ("en", "None of them will be armed.", False, EntryClass.UNARMED),
        ("en", "They may not carry weapons.", False, EntryClass.UNARMED),
        ("en", "They teach the handling of weapons.", None, None),
        ("en", "Each will be issued a pistol and a rifle.", True, EntryClass.ARMED),
        ("es", "Vendrán con equipamiento y armamento.", True, EntryClass.ARMED),
        ("es", "Ninguno de ellos llevará armamento.", False, EntryClass.UNARMED),
        ("es", "Combatirán el tráfico de armas.", None, None),
    ],
)
def test_armed_or_not(language, text, armed, entry):
    lead = {"es": PERU, "en": NORWAY}[language]
    assert value(read(read_armed, lead + text, language)) is armed
    assert value(read(read_class_of_entry, lead + text, language)) is entry


def test_an_academic_exchange_without_arms():
    text = (
        "El Gobierno del Uruguay autorizó el ingreso sin armas de militares de Brasil para un "
        "intercambio académico."
    )
    assert value(read(read_class_of_entry, text)) is EntryClass.ACADEMIC
    assert value(read(read_armed, text)) is False


def test_arms_named_are_shown_as_the_reason():
    text = PERU + "Traerán 14 fusiles M4."
    armed = read(read_armed, text)
    assert armed.state == "derived"
    assert words(text, armed) == [armed.shown.removesuffix(" -> armed")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "El Congreso del Perú autorizó el ingreso de tropas de Brasil para el ejercicio Uno.",
            ["exercise"],
        ),
        (
            PERU + "Harán actividades de entrenamiento, apoyo y asistencia en seguridad.",
            ["training", "support", "security_assistance"],
        ),
        (PERU + "El entrenamiento de la policía empezó hace años.", []),
        (PERU + "Van a participar en el ejercicio con apoyo de una lancha.", ["exercise"]),
        (PERU + "Los entrenamientos se harán en Loreto.", ["training"]),
        (PERU + "Tiene por objeto brindar apoyo logístico a la cumbre.", ["support", "logistics"]),
        (PERU + "Los buques de apoyo se quedarán en la escuela de entrenamiento.", []),
        (PERU + "Se busca mejorar la interoperabilidad.", []),
        ("El Senado de México permitió el tránsito de tropas de Brasil.", ["transit"]),
        (PERU + "Entre los objetivos figuran cursos y maniobras.", ["training", "exercise"]),
        (PERU + "Los objetivos comprenden el adiestramiento de la tropa.", ["training"]),
        (PERU + "La oposición tiene otros objetivos.", []),
    ],
)
def test_purposes(text, codes):
    assert [r.value for r in read(read_purposes, text)] == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", NORWAY + "They will join the annual drills.", ["exercise"]),
        ("en", NORWAY + "The plan includes support and joint training.", ["support", "training"]),
        ("en", NORWAY + "The support ships improve interoperability.", []),
        ("en", NORWAY + "Training is also planned in the fjords.", ["training"]),
        ("en", NORWAY + "They will work together in exchanging experiences.", []),
        (
            "en",
            NORWAY + "They will work together with the Army in exchanging experiences.",
            ["exchange"],
        ),
        ("en", NORWAY + "A mutual exchange of letters followed.", []),
        (
            "pt",
            "O Congresso do Brasil autorizou a entrada de tropas do Chile. Farão um exercício.",
            ["exercise"],
        ),
    ],
)
def test_purposes_in_other_languages(language, text, codes):
    assert [r.value for r in read(read_purposes, text, language)] == codes
