"""Zones, sentences, lists and tables of texts as people save and paste them."""

import textwrap

import pytest

from relevo.instrument.reading.document import Zone
from relevo.instrument.reading.page.lay_out import lay_out


def laid(text, language="es"):
    document = lay_out(textwrap.dedent(text).strip("\n"), language)
    return [
        (str(s.zone), document.text[s.start : s.end].replace("\n", " ")) for s in document.sentences
    ]


def facts(text, language="es"):
    return [words for zone, words in laid(text, language) if zone in {Zone.BODY, Zone.TABLE}]


def test_an_article_saved_with_its_page():
    text = """
        Política
        Congreso de Valdoria autoriza ingreso de tropas
        Por Ana Ruiz
        4 de diciembre de 2031 10:35 a. m.
        Vista del pleno. Foto: Agencia Ejemplo
        VALDORIA (Agencia).- El pleno aprobó el ingreso de 30 militares de EE. UU. por un mes.
        Lea también: Diez playas para el verano
        TE PUEDE INTERESAR
        Militares de otro país llegan en junio
        La norma rige desde el lunes.
        Síguenos en nuestras redes sociales.
        Comentarios (12)
        Usuario: que entren 500 soldados con 900 fusiles.
    """
    assert facts(text) == [
        "El pleno aprobó el ingreso de 30 militares de EE. UU. por un mes.",
        "La norma rige desde el lunes.",
    ]
    zones = {words: zone for zone, words in laid(text)}
    assert zones["Congreso de Valdoria autoriza ingreso de tropas"] == "title"
    assert zones["Vista del pleno. Foto: Agencia Ejemplo"] == "caption"
    assert zones["VALDORIA (Agencia).-"] == "furniture"
    assert zones["Militares de otro país llegan en junio"] == "furniture"


@pytest.mark.parametrize(
    ("language", "caption", "body"),
    [
        ("en", "The minister met a delegation of experts in Valdoria",
         "Valdorian authorities have approved the entry of troops."),
        ("en", "Marines on the deck of a ship last year (File photo)",
         "The Senate approved the visit."),
        ("es", "Soldados durante un ejercicio del año pasado en la selva. Foto: Andina",
         "El Congreso autorizó el ingreso."),
        ("es", "Vista del hemiciclo durante la sesión de ayer por la tarde",
         "El Congreso autorizó el ingreso de tropas."),
        ("pt", "Senadores durante a sessão de ontem no plenário (Foto: Agência)",
         "O Senado aprovou a entrada."),
    ],
)  # fmt: skip
def test_a_caption_glued_to_the_first_sentence_is_parted_from_it(language, caption, body):
    assert laid(f"{caption} {body} It ends here.", language)[:2] == [
        ("caption", caption),
        ("body", body),
    ]


@pytest.mark.parametrize(
    ("language", "line", "zone"),
    [
        ("es", "Archivo - Un avión cisterna en una base de otro país.", "caption"),
        ("es", "ARCHIVO: Militares en un desfile de hace años en Valdoria.", "caption"),
        ("pt", "Arquivo - Um avião de transporte pousa na base aérea.", "caption"),
        ("es", "Archivos del Senado muestran que aprobó la entrada de tropas.", "body"),
    ],
)
def test_a_picture_of_the_archive_is_a_caption(language, line, zone):
    assert laid(f"{line}\n\nEl Congreso autorizó el ingreso.", language)[0] == (zone, line)


def test_words_that_the_text_repeats_later_are_a_caption():
    caption = "Presidente Ruiz recibe a delegación de expertos en palacio"
    text = f"{caption} Autoridades confirmaron la visita.\nAyer {caption} de nuevo."
    assert laid(text)[0] == ("caption", caption)


def test_a_long_name_that_comes_back_is_no_caption():
    name = "El Comando Conjunto de Inteligencia y de Operaciones Especiales del Norte"
    text = f"{name} Imaginario recibirá a 30 militares. {name} Imaginario los aloja."
    assert facts(text)[0] == f"{name} Imaginario recibirá a 30 militares."


@pytest.mark.parametrize(
    "sentence",
    [
        "El Comando Conjunto (CCFF) informó que ingresarán 30 militares.",
        "Anglo-American troops may enter the port.",
        "Según informó ayer por la mañana el diario El Peruano, rige la norma.",
        "La delegación viajará este jueves a San Pedro de La Libertad con 30 militares.",
        "Gral. Pérez dijo que entrarán 30 militares.",
        "Los militares estarán en Lima y Estados Unidos pagará los gastos.",
        "Queda prohibida la exhibición de armas fuera del cuartel.",
        "Publicado el 4 de mayo, el decreto autoriza el ingreso de 30 militares.",
    ],
)
def test_these_first_sentences_are_facts_as_a_whole(sentence):
    assert facts(f"{sentence} Luego siguió la sesión.")[0] == sentence


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA (EFE).-", "LIMA, Dec 4 (Reuters) -", "Lima, 4 dic (EFE).-", "WASHINGTON —",
        "Ciudad de México.-", "Ciudad de México.", "Tegucigalpa, Honduras.",
        "18 de diciembre de 2025.-", "(Lima, 1 October 2025)", "date 2025-12-16",
        "MEXICO CITY, Feb. 11, 2026 (Newsroom).", "VALPARAÍSO, 2 de julio de 2028.-",
    ],
)  # fmt: skip
def test_a_dateline_is_furniture_and_the_text_after_it_is_not(dateline):
    laid_out = laid(f"{dateline} El Senado aprobó el ingreso de 30 militares.")
    assert laid_out == [
        ("furniture", dateline),
        ("body", "El Senado aprobó el ingreso de 30 militares."),
    ]


def test_lines_broken_because_they_were_full_are_put_together():
    text = """
        El pleno del Congreso de Valdoria aprobó este jueves el ingreso de personal
        militar de los Estados Unidos de América con armas de guerra, que realizará
        Entrenamientos con las fuerzas locales en dos bases del norte del país entre
        enero y marzo. La norma rige desde hoy.
    """
    assert len(facts(text)) == 2


def test_an_instrument_keeps_its_number_day_and_labelled_lines():
    text = """
        EL PERUANO
        NORMAS LEGALES
        RESOLUCIÓN LEGISLATIVA
        N° 99151
        EL CONGRESO DE LA REPÚBLICA
        Ha dado la Resolución Legislativa siguiente:
        Artículo 1. Autorízase el ingreso de tropas.
        Lima, 4 de diciembre de 2031
        ANEXO
        Lugares: Lima, Pisco y Chiclayo
    """
    said = facts(text)
    assert "N° 99151" in said
    assert "Lugares: Lima, Pisco y Chiclayo" in said
    assert "Lima, 4 de diciembre de 2031" in said
    assert "Autorízase el ingreso de tropas." in said
    assert "EL PERUANO" not in said


def test_items_know_the_sentence_that_introduces_them_and_the_list_around_theirs():
    text = textwrap.dedent("""\
        Ingresan los siguientes grupos:
        1. Personal, a saber:
           - 30 infantes;
           - 12 médicos.
        2. Armas: catorce fusiles.
        La norma rige desde hoy.
        Además traen:
        14 fusiles M4
        20 pistolas
        El resto queda en el buque y no desembarca.
    """)
    document = lay_out(text, "es")
    leads = {text[s.start : s.end]: (s.item, s.lead) for s in document.sentences}
    assert leads["Ingresan los siguientes grupos:"] == (False, -1)
    assert leads["Personal, a saber:"] == (True, 0)
    assert leads["30 infantes;"] == (True, 1)
    assert leads["12 médicos."] == (True, 1)
    assert leads["Armas: catorce fusiles."] == (True, 0)
    assert leads["La norma rige desde hoy."] == (False, -1)
    assert leads["14 fusiles M4"] == (True, 6)
    assert leads["20 pistolas"] == (True, 6)
    assert leads["El resto queda en el buque y no desembarca."] == (False, -1)


def test_a_second_list_has_a_lead_of_its_own():
    text = "Van a:\n- Lima\n\n- Callao\nMilitares llegan\nTraen lo siguiente:\n- M4\n- Armas:\n- M9"
    document = lay_out(text, "es")
    said = [text[s.start : s.end] for s in document.sentences]
    leads = {word: s.lead for word, s in zip(said, document.sentences, strict=True)}
    assert (leads["Lima"], leads["Callao"]) == (0, 0)
    assert leads["Traen lo siguiente:"] == -1
    assert leads["M4"] == said.index("Traen lo siguiente:")
    assert leads["M9"] == said.index("Armas:")
    assert document.sentences[said.index("Militares llegan")].zone is Zone.TITLE


@pytest.mark.parametrize("sign", ["-", "•", "*", "a)", "(b)", "1)", "2.", "iv)", "II -", "\u2013"])
def test_every_sign_of_an_item_is_left_out_of_it(sign):
    document = lay_out(f"Ingresan:\n{sign} 14 fusiles M4;\n{sign} dos morteros.", "es")
    assert [document.text[s.start : s.end] for s in document.sentences[1:]] == [
        "14 fusiles M4;",
        "dos morteros.",
    ]
    assert all(s.item and s.lead == 0 for s in document.sentences[1:])


@pytest.mark.parametrize(
    "table",
    [
        "Armamento      Cantidad\nFusil M4       14\nPistola        20",
        "Armamento\tCantidad\nFusil M4\t14\nPistola\t20",
        "| Armamento | Cantidad |\n| Fusil M4 | 14 |\n| Pistola | 20 |",
        "Armamento | Cantidad\nFusil M4 | 14\nPistola | 20",
        "Armamento .... Cantidad\nFusil M4 ..... 14\nPistola ...... 20",
        "Armamento\nCantidad\nFusil M4\n14\nPistola\n20",
    ],
)
def test_a_row_of_a_table_is_one_sentence(table):
    document = lay_out(f"El anexo dice así:\n{table}\nLa norma rige.", "es")
    rows = [s for s in document.sentences if s.zone is Zone.TABLE]
    said = [document.text[s.start : s.end] for s in rows]
    assert any("Fusil M4" in row and "14" in row and "20" not in row for row in said)
    assert any("Pistola" in row and "20" in row and "14" not in row for row in said)
    assert all(row.item for row in rows)


def test_a_question_alone_is_a_heading_and_one_line_alone_is_a_text():
    assert laid("¿Qué armas traen?\nTraen catorce fusiles.")[0][0] == "title"
    assert laid("El pleno autorizó el ingreso de 30 militares")[0][0] == "body"


def test_an_empty_text_is_laid_out_as_nothing():
    assert lay_out("").sentences == ()
    assert lay_out(" \n\t\n").sentences == ()


def test_the_heading_of_a_law_glued_to_it_is_no_caption():
    heading = "Ley Nº 99.425 EJERCICIO COMBINADO SE AUTORIZA LA ENTRADA"
    zones = laid(f"{heading} El Senado y la Cámara de Representantes decretan: se autoriza.")
    assert zones[0] == ("body", heading)


def test_a_headline_behind_a_bullet_is_a_title():
    assert laid("+ El Senado da el sí\nEl Senado aprobó el ingreso.")[0][0] == "title"
    assert laid("- Fusiles: 14\n- Pistolas: 20")[0][0] == "body"


def test_a_readers_comment_in_a_printed_page_states_nothing():
    text = (
        "El Congreso del Perú autorizó el ingreso de militares extranjeros.\n\n"
        "Comentarios: el Congreso aprobó 500 fusiles.\n\nOtro: y 30 tanques.\n"
    )
    facts = [sentence for sentence in lay_out(text, "es").sentences if sentence.states_facts]
    assert len(facts) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Foreign ships may dock in Costa Rican ports until the end of June."),
        (
            "es",
            "Podrán reabastecerse dentro del Aeropuerto Internacional Las Américas de la ciudad.",
        ),
    ],
)
def test_a_name_of_two_words_is_no_end_of_a_caption(language, text):
    assert [text[s.start : s.end] for s in lay_out(text, language).sentences] == [text]
