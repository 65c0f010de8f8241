"""The vote on the act in every phrasing; committees and other votes are left alone."""

import pytest
from tests.instrument.reading.reads import PERU, read, value, words

from relevo.instrument.reading.fields.votes_of import read_votes

NORWAY = "Norway's parliament approved the entry of U.S. Marines into Norway. "
BRAZIL = "O Senado do Brasil autorizou a entrada de militares da Argentina no Brasil. "


def counted(text, language):
    votes = read(read_votes, text, language)
    if votes is None:
        return None
    return value(votes.for_), value(votes.against), value(votes.abstain)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Hubo 73 votos a favor, 25 en contra y 2 abstenciones.", (73, 25, 2)),
        ("es", "Votación: setenta y tres a favor, veinticinco en contra.", (73, 25, None)),
        ("es", "Se aprobó con 92 votos.", (92, None, None)),
        (
            "es",
            "Se aprobó con el voto de 30 congresistas y el voto en contra de 21 diputados.",
            (30, 21, None),
        ),
        ("en", "The bill was passed by 240 deputies.", (240, None, None)),
        ("en", "Two lawmakers voted against. Some 41 cast votes in favor.", (41, 2, None)),
        ("en", "The 41 boats cast anchor, votes in Parliament being over.", None),
        ("es", "Hubo 61 diputados; 40 dieron su voto a favor.", (40, None, None)),
        (
            "en",
            "In all 363 MPs out of 447, registered there, have voted for this.",
            (363, None, None),
        ),
        ("en", "All 19 senators voted to concur.", (19, None, None)),
        ("en", "The 19 senators present unanimously ratified the pact.", (19, None, None)),
        ("es", "El Senado votó la norma, 25 en 25, ayer.", (25, None, None)),
        ("es", "Refrendaron la medida los 78 legisladores presentes.", (78, None, None)),
        ("en", "Backing the measure were 79 senators; ten voted against.", (79, 10, None)),
        ("es", "Se aprobó por 73 votos contra 25.", (73, 25, None)),
        ("es", "La votación fue de 91-0-6.", (91, 0, 6)),
        ("es", "Tuvo 105 votos a favor, ninguno en contra y una abstención.", (105, 0, 1)),
        ("es", "Resultado de la votación: sí, 24; no, 9; en blanco, 1.", (24, 9, 1)),
        ("es", "Se emitieron 88 votos en pro y 14 en contra.", (88, 14, None)),
        (
            "es",
            "Se autorizó con el voto de 78 legisladores, de los 91 diputados.",
            (78, None, None),
        ),
        ("es", "Votaron a favor 42 diputados en total y 10 en contra.", (42, 10, None)),
        ("es", "Por amplia mayoría de 63 votos contra 34 y cinco abstenciones.", (63, 34, 5)),
        ("es", "Apoyaron la norma 70 congresistas y 33 votaron en contra.", (70, 33, None)),
        ("en", "Lawmakers voted 42 to 10 for it.", (42, 10, None)),
        ("en", "The vote was 36 to 12.", (36, 12, None)),
        ("en", "The chamber agreed 42 to 10 to it.", (42, 10, None)),
        ("en", "On Tuesday 35 of the 44 lawmakers present voted in favor.", (35, None, None)),
        ("en", "Then 289 parliamentarians supported it; 226 votes were needed.", (289, None, None)),
        ("en", "It was approved by 309 votes “in favour” and five “against”.", (309, 5, None)),
        ("en", "It was approved for between May 6 and May 16 for joint exercises.", None),
        ("pt", "Votaram, nesta terça-feira, 27, a favor da resolução.", None),
        ("pt", "Apoiaram a proposta 73 legisladores e 25 votaram contra.", (73, 25, None)),
        ("en", "It passed by 73 votes to 25, with two abstentions.", (73, 25, 2)),
        ("en", "The vote was 66 votes for, 37 against and five abstentions.", (66, 37, 5)),
        ("en", "Lawmakers approved it: 73 in favor, 25 against and two abstaining.", (73, 25, 2)),
        ("en", "The motion was adopted by eighty-eight votes to eleven.", (88, 11, None)),
        ("pt", "Foram 51 votos a favor, 6 contra e duas abstenções.", (51, 6, 2)),
        ("pt", "A votação foi de 51 votos a 6.", (51, 6, None)),
    ],
)
def test_a_vote(language, text, expected):
    lead = {"es": PERU, "en": NORWAY, "pt": BRAZIL}[language]
    assert counted(lead + text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Se aprobó por unanimidad.",
        "En la Comisión de Defensa el dictamen tuvo 14 votos a favor.",
        "La dispensa de la segunda votación obtuvo 70 votos a favor y 20 en contra.",
        "Ingresarán 55 militares con 14 fusiles.",
        "Más de 100 personas protestaron en contra.",
    ],
)
def test_what_is_no_vote_on_the_act(text):
    assert counted(PERU + text, "es") is None


def test_the_plenary_counts_and_not_the_committee():
    text = PERU + (
        "El pleno la aprobó con 88 votos a favor y 14 en contra; en la Comisión de Defensa el "
        "dictamen había reunido 19 votos a favor."
    )
    assert counted(text, "es") == (88, 14, None)


def test_what_one_sentence_leaves_out_is_taken_from_the_next():
    text = PERU + "Hubo 73 votos a favor. Votaron 25 en contra y hubo 2 abstenciones."
    assert counted(text, "es") == (73, 25, 2)


def test_each_number_points_at_itself_and_none_is_derived():
    text = PERU + "Hubo 105 votos a favor y ninguno en contra."
    votes = read(read_votes, text)
    assert words(text, votes.for_) == ["105"]
    assert votes.against.state == "derived"
    assert words(text, votes.against) == ["ninguno en contra"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Congreso aprobó anoche con 86 votos el presupuesto."),
        ("es", "La sesión trató también un crédito, aprobado por 87 votos."),
        ("es", "El Parlamento tumbó ayer, por 175 votos contra 142, una moción sobre la pesca."),
        ("es", "En el Congreso, la Sala votó 77 a 61 la ley de pesca."),
        ("en", "The house, which voted 85-84 on Thursday on a power-price motion, is in recess."),
        ("pt", "Antes, haviam aprovado, por 52 votos a 18, o nome de um diretor."),
        ("pt", "O Parlamento aprovou ontem, com 38 votos a favor, a lei dos voos domésticos."),
    ],
)
def test_a_vote_on_another_matter_is_not_the_act_s(language, text):
    act = {"es": PERU, "en": NORWAY, "pt": BRAZIL}[language]
    assert counted(act + text, language) is None


def test_a_resolution_beside_another_matter_keeps_its_vote():
    text = "Tras rechazar una moción, el pleno aprobó la resolución con 77 votos a favor."
    assert counted(PERU + text, "es") == (77, None, None)
