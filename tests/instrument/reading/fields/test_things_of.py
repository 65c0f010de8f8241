"""Arms, aircraft and equipment: numbers, models, or-lines, group lines, tables, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.instrument.reading.framed import framed, words

from relevo.instrument.reading.fields.things_of import read_aircraft, read_arms, read_equipment
from relevo.instrument.value import State


def lines(read, text, **asked):
    document, frame = framed(text, **asked)
    return [
        (
            one.item.value,
            one.quantity.value.n if one.quantity else None,
            *(other.value for other in one.alternatives),
            *(f"+{other.value}" for other in one.together),
        )
        for one in read(document, frame)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Ingresarán 14 fusiles M4.", [("m4", 14)]),
        ("es", "Ingresarán fusiles M-4 (14).", [("m4", 14)]),
        ("es", "Ingresarán: fusiles M4: 14; morteros: 2.", [("m4", 14), ("mortar", 2)]),
        ("es", "Traen catorce (14) pistolas Glock o M17.", [("glock", 14, "m17")]),
        ("es", "Traen pistolas Glock o M17 (14).", [("glock", 14, "m17")]),
        ("es", "Portarán pistolas M18, o bien Glock 19.", [("m18", None, "glock-19")]),
        ("es", "Traen 4 lanzagranadas M320 y M32.", [("m320", 4, "+m32")]),
        ("es", "Traen dos M249 y dos M240.", [("m249", 2), ("m240", 2)]),
        ("es", "Traen dos ametralladoras M249, dos M240.", [("m249", 2), ("m240", 2)]),
        (
            "es",
            "Traen ametralladoras M249 y M240, morteros.",
            [("m249", None), ("m240", None), ("mortar", None)],
        ),
        ("es", "Traen un cañón Mk 110 de 57 mm.", [("mk110", 1)]),
        ("es", "Traen 4 ametralladoras calibre .50 (12,7 mm).", [("cal50", 4)]),
        ("es", "Traen 2 fusiles de precisión calibre 7,62 mm.", [("sniper_rifle", 2)]),
        ("es", "Traen 2 carabinas M4 marca Colt.", [("m4", 2)]),
        ("es", "No traerán fusiles ni pistolas.", []),
        ("es", "Llegarán sin portar fusiles ni pistolas.", []),
        ("es", "No traerán fusiles, salvo dos pistolas M9.", [("m9", 2)]),
        ("es", "Traen 2 ametralladoras FN Herstal M249.", [("m249", 2)]),
        ("es", "Traen 20 fusiles Galil ACE 21 de calibre 5,56 mm.", [("galil", 20)]),
        ("es", "Traen 15 pistolas Beretta PX9 Storm.", [("beretta", 15)]),
        ("es", "Traen 40 fusiles XR119A2.", [("xr119a2", 40)]),
        ("es", "Traen seis pistolas (cuatro Glock y dos M9).", [("glock", 4), ("m9", 2)]),
        ("en", "They bring 24 Abc 2000 self-propelled howitzers.", [("howitzer", None)]),
        (
            "en",
            "They bring 9 Galil ACE 21 rifles and 8 Type 88 missiles.",
            [("galil", 9), ("type-88", 8)],
        ),
        ("en", "They bring 14 M4 rifles and 2 mortars.", [("m4", 14), ("mortar", 2)]),
        ("en", "They bring 14 Glock or M17 pistols.", [("glock", 14, "m17")]),
        ("en", "They bring two M249 and two M240 machine guns.", [("m249", 2), ("m240", 2)]),
        ("en", "They carry a grenade launcher.", [("grenade_launcher", 1)]),
        ("pt", "Trazem 24 pistolas Glock ou M17.", [("glock", 24, "m17")]),
        (
            "pt",
            "Trazem seis armas entre M249 SAW e mini Dillon de 7,62 mm.",
            [("m249", 6, "+dillon-762")],
        ),
        ("pt", "Levarão oito morteiros e 180 fuzis M4.", [("mortar", 8), ("m4", 180)]),
    ],
)
def test_lines_of_arms(language, text, expected):
    assert lines(read_arms, text, language=language) == expected


def test_rows_of_a_table():
    text = (
        "El armamento autorizado es el siguiente:\n\n"
        "Arma | Cantidad\n"
        "Fusil M4 | 160\n"
        "Pistola Glock 19 | 40\n"
        "Ametralladora M249 SAW y mini Dillon de 7,62 mm | 6\n"
    )
    expected = [("m4", 160), ("glock-19", 40), ("m249", 6, "+dillon-762")]
    assert lines(read_arms, text, language="es") == expected


def test_a_list_over_bullets():
    text = "Podrán ingresar con:\n\n- 14 fusiles M4\n- 2 escopetas\n- visores nocturnos\n"
    assert lines(read_arms, text, language="es") == [("m4", 14), ("shotgun", 2)]
    assert lines(read_equipment, text, language="es") == [("night_vision_device", None)]


def test_a_model_that_no_gazetteer_holds_is_kept_unverified():
    text = "Traen cinco fusiles XR-99 y dos morteros."
    document, frame = framed(text, language="es")
    unknown, known = read_arms(document, frame)
    assert (unknown.item.value, unknown.item.state) == ("xr-99", State.UNVERIFIED)
    assert words(text, unknown.item) == "fusiles XR-99"
    assert known.item.state is State.VERIFIED


def test_an_open_list_is_of_examples():
    document, frame = framed("Traen 14 fusiles M4 y dos escopetas, entre otros.", language="es")
    assert all(one.such_as for one in read_arms(document, frame))


def test_a_kind_is_left_out_where_its_models_are_named():
    text = "Traerán fusiles y pistolas. Son 14 fusiles M4 y 14 pistolas Glock."
    assert lines(read_arms, text, language="es") == [("m4", 14), ("glock", 14)]


@pytest.mark.parametrize(
    "text",
    [
        "En la isla de Valdoria se incautaron 20 fusiles M16.",
        "El gobierno de Valdoria compró 20 fusiles M16.",
        "El año pasado ingresaron 20 fusiles M16.",
        "El ministro negó que ingresen 20 fusiles M16.",
        "Ingresarán con armas de guerra.",
        "El proyectil es de 57 mm.",
        "Fuerzas nacionales: 20 fusiles M16.",
        "Se vota el 14 de marzo.",
    ],
)
def test_what_is_no_arm_of_the_act(text):
    assert lines(read_arms, text, language="es") == []


def test_what_was_asked_for_gives_way_to_what_was_given():
    text = "Se pidió el ingreso: pidió 75 fusiles M16. Se autorizan cincuenta fusiles M16."
    assert lines(read_arms, text, language="es") == [("m16", 50)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Llegan en dos F-35A y un KC-135.", [("f-35a", 2), ("kc-135", 1)]),
        ("es", "Traen cuatro aviones cisterna KC-135 o KC-10.", [("kc-135", 4, "kc-10")]),
        ("es", "Traen un P-8A Poseidon o un P-3C Orion.", [("p-8", 1, "p-3")]),
        ("es", "Traen dos aviones B-747-200B (VC-25).", [("vc-25", 2)]),
        ("es", "Llegan 60 militares y 20 tripulantes.", []),
        ("es", "Traen dos drones MQ-9.", [("mq-9", 2)]),
        ("en", "They use four U.S. Air Force F-35A fighters.", [("f-35a", 4)]),
        ("en", "They use an MH-65E helicopter.", [("mh-65e", 1)]),
        ("en", "A visa of class B-2 is needed.", []),
        ("pt", "Voarão quatro helicópteros MH-60 Black Hawk.", [("mh-60", 4)]),
    ],
)
def test_lines_of_aircraft(language, text, expected):
    assert lines(read_aircraft, text, language=language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Vendrán un KC-135 y otro C-17.", [("kc-135", 1), ("c-17", 1)]),
        ("en", "They bring one KC-135 and another C-17.", [("kc-135", 1), ("c-17", 1)]),
        ("es", "Traen 4 aviones E-3G de alerta temprana (AWACS).", [("e-3g", 4)]),
        ("es", "Traen 4 tanqueros tipo KC-135.", [("kc-135", 4)]),
    ],
)
def test_another_is_one_and_brackets_may_hold_a_second_name(language, text, expected):
    assert lines(read_aircraft, text, language=language) == expected


def test_a_missile_frigate_is_no_missile():
    assert lines(read_arms, "They bring one missile frigate.", language="en") == []


def test_the_host_s_aircraft_are_its_own():
    text = "La Fuerza Aérea del Perú aporta dos helicópteros Bell 206 y llegan dos C-130."
    assert lines(read_aircraft, text, language="es") == []
    text = "Llegan dos C-130; la Fuerza Aérea del Perú aporta dos helicópteros Bell 206."
    assert lines(read_aircraft, text, language="es") == [("c-130", 2)]


def test_a_tail_number():
    document, frame = framed("Llegarán en un C-130J con matrícula 99-0001.", language="es")
    (aircraft,) = read_aircraft(document, frame)
    assert aircraft.hull.value == "99-0001"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Traen 6,000 cartuchos de 5.56 mm.", [("ammunition", 6000)]),
        ("es", "Ingresan con armas y municiones.", []),
        ("es", "Traen diez drones y dos ambulancias.", [("drone", 10), ("ambulance", 2)]),
        ("es", "Traen dos drones MQ-9.", []),
        ("es", "Llegará un equipo médico de 18 personas.", []),
        ("es", "El alcalde entregó 300 carpas.", []),
        ("en", "They may carry twelve snow vehicles.", [("vehicle", 12)]),
        ("pt", "Há ainda dez caminhões e meios de apoio.", []),
    ],
)
def test_lines_of_equipment(language, text, expected):
    assert lines(read_equipment, text, language=language) == expected


@given(
    st.lists(
        st.sampled_from("14 |fusiles |M4 |o |y |, |; |(|)|.50 |M249 |dos |XR-9 |: |\n".split("|"))
    )
)
def test_lines_point_inside_the_text(parts):
    text = "".join(parts)
    document, frame = framed(text, language="es")
    for one in (*read_arms(document, frame), *read_equipment(document, frame)):
        for span in (*one.item.spans, *(one.quantity.spans if one.quantity else ())):
            assert 0 <= span.start < span.end <= len(text)
