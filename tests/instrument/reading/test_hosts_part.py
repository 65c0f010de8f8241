"""What the host puts in beside a force that comes is not the force's. All texts illustrative."""

import pytest

from relevo.instrument.reading.read_text import read_text

MEXICO = "El Senado de México autorizó el ingreso de 11 soldados de Estados Unidos. "
PERU = "El Congreso del Perú autorizó el ingreso de 60 militares de Estados Unidos. "


def first(text, language=None):
    return read_text(text, language).drafts[0]


def persons(text):
    return [one.quantity.value.n for one in first(text).headcounts]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            MEXICO + "La Armada de México designará a 70 elementos para tomar parte en dicha "
            "actividad.",
            [11],
        ),
        (PERU + "Por el lado peruano participarán 120 infantes de marina.", [60]),
        (PERU + "El Comando Conjunto de las Fuerzas Armadas destaca tres (3) oficiales.", [60]),
        (PERU + "La unidad anfitriona, el Grupo Aéreo 3, destinará quince pilotos.", [60]),
        (PERU + "La fragata BAP Aguirre, con sus 185 marineros, los escoltará.", [60]),
        (PERU + "El contingente sumará además diez oficiales estadounidenses.", [60, 10]),
        (
            (
                "O presidente do Brasil autorizou a entrada de 220 militares dos Estados Unidos. O "
                "Comando Militar do Norte vai empregar 800 homens da 22ª Brigada de Infantaria."
            ),
            [220],
        ),
        (
            (
                "Peru's defence ministry let in 362 sailors of the United States. The frigate BAP "
                "Aguirre, with her 185 sailors, will escort the ship."
            ),
            [362],
        ),
        (
            (
                "Jamaica's cabinet approved the entry of 65 Canadian soldiers. The Jamaica Defence "
                "Force is committing two companies, about 240 men and women."
            ),
            [65],
        ),
    ],
)
def test_the_hosts_own_persons_are_not_counted(text, counted):
    assert persons(text) == counted


def test_nor_are_its_units_and_arms():
    draft = first(
        MEXICO + "La Armada de México designará a 70 elementos de la Unidad de Operaciones "
        "Especiales con cuatro morteros."
    )
    assert draft.units == ()
    assert draft.arms == ()


def test_what_a_force_does_not_bring_is_no_arm():
    draft = first(
        "Jamaica's cabinet approved the entry of 65 Canadian soldiers. They come with shovels and "
        "chain saws, not rifles."
    )
    assert draft.arms == ()


def test_planes_are_no_sum_of_helicopters():
    draft = first(PERU + "Traerán dos aviones y cuatro helicópteros Blackhawk.")
    assert [(one.item.value, one.quantity.value.n) for one in draft.aircraft] == [
        ("aircraft", 2),
        ("black-hawk", 4),
    ]


def test_counted_units_of_no_named_state_are_the_forces():
    draft = first(PERU + "La tercera fase será de catorce (14) paracaidistas.")
    assert [unit.category.value for unit in draft.units] == ["paratroopers"]
