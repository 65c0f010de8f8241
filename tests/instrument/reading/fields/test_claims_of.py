"""Claims: who is for and who is against, about what. The sentences are illustrative."""

import pytest
from tests.instrument.reading.framed import framed, words

from relevo.core.data import data_yaml
from relevo.instrument.reading.fields.claims_of import read_claims
from relevo.instrument.reading.model import Stance
from relevo.instrument.value import State

FOR, AGAINST = Stance.JUSTIFIES, Stance.OBJECTS


def said(text, language=None):
    document, frame = framed(text, language=language)
    return [
        (words(text, claim.who), claim.stance, claim.about.value)
        for claim in read_claims(document, frame)
    ]


def test_both_sides_of_one_sentence():
    text = (
        "While the authorities justify the action on the grounds of specialized training and "
        "logistical support, some critics have raised concerns that national sovereignty could "
        "be compromised by this type of foreign military presence."
    )
    assert said(text) == [
        ("the authorities", FOR, "training"),
        ("the authorities", FOR, "logistics"),
        ("some critics", AGAINST, "sovereignty"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        ("El ministro de Defensa aseguró que no se afecta la soberanía.", "es",
         ("El ministro de Defensa", FOR, "sovereignty")),
        ("“Estorba a la paz. Viola la soberanía. No la queremos”, dijo el diputado Juan Supuesto.",
         "es", ("el diputado Juan Supuesto", AGAINST, "sovereignty")),
        ("“There will be no loss of sovereignty,” Minister Jane Sample said.", "en",
         ("Minister Jane Sample", FOR, "sovereignty")),
        ("Jane Sample, whose party stayed away, called it a threat to sovereignty.", "en",
         ("Jane Sample", AGAINST, "sovereignty")),
        ("Los críticos alegan que la norma es inconstitucional.", "es",
         ("Los críticos", AGAINST, "constitutionality")),
        ("El ingreso fue criticado por el alcalde porque vulnera la soberanía.", "es",
         ("el alcalde", AGAINST, "sovereignty")),
        ("«Es una oportunidad de cooperación», dijo la ministra de Defensa.", "es",
         ("la ministra de Defensa", FOR, "cooperation")),
        ("The minority warned that the act hides a military base.", "en",
         ("The minority", AGAINST, "foreign_bases")),
        ("According to the Government, it strengthens cooperation.", "en",
         ("the Government", FOR, "cooperation")),
        ("O relator disse que a operação reforça o adestramento.", "pt",
         ("O relator", FOR, "training")),
        ("A oposição criticou os custos da operação.", "pt", ("A oposição", AGAINST, "cost")),
    ],
)  # fmt: skip
def test_who_says_what(text, language, claim):
    assert claim in said(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El Congreso autorizó el ingreso de militares para entrenamiento.", "es"),
        ("The minister said that the vote is on Tuesday.", "en"),
        ("The foreign minister stated that this was a gesture to a trustworthy partner.", "en"),
        ("Los militares portarán armas de guerra.", "es"),
        ("Se cuidará la soberanía y la cooperación.", "es"),
    ],
)
def test_a_plain_report_is_no_claim(text, language):
    assert said(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        (("El ministro negó que se instale una base militar. También descartó que se vulnere la "
         "soberanía."), "es",
         [("El ministro", FOR, "foreign_bases"), ("El ministro", FOR, "sovereignty")]),
        ("The minister ruled out a violation of sovereignty.", "en",
         [("The minister", FOR, "sovereignty")]),
        ("O ministro negou que haja base estrangeira.", "pt",
         [("O ministro", FOR, "foreign_bases")]),
        (("El legislador Luis Modelo dijo que la entrada de tropas es un pretexto, lo que rechazó "
         "la congresista Ana Muestra."), "es",
         [("El legislador Luis Modelo", AGAINST, "foreign_presence"),
          ("la congresista Ana Muestra", FOR, "foreign_presence")]),
    ],
)  # fmt: skip
def test_who_denies_a_fear_justifies(text, language, claims):
    assert said(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        (("El senador Luis Modelo habló ante el pleno y dijo que votaría. Sostuvo que no se cede "
         "soberanía."), "es", ("El senador Luis Modelo", FOR, "sovereignty")),
        ("Senator Mara Cruz said no more. She warned of a loss of sovereignty.", "en",
         ("Senator Mara Cruz", AGAINST, "sovereignty")),
        ("La senadora Ana Muestra habló. Muestra advirtió que se pierde soberanía.", "es",
         ("Muestra", AGAINST, "sovereignty")),
        (("Explicó el texto la ministra Ana Muestra. Añadió que para el Gobierno no se afecta la "
         "soberanía."), "es", ("el Gobierno", FOR, "sovereignty")),
    ],
)  # fmt: skip
def test_a_speaker_goes_on_without_a_name(text, language, claim):
    assert claim in said(text, language)


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("La senadora Luz Ejemplo, del grupo Aurora, defendió el adiestramiento.", "es",
         "La senadora Luz Ejemplo"),
        (("Carlos Modelo, presidente de la Comisión de Defensa, Orden Interno y Justicia, sostuvo "
         "que el adiestramiento es útil."), "es", "Carlos Modelo"),
        ("Senator Mara Cruz, chair of the committee, defended the training.", "en",
         "Senator Mara Cruz"),
        ("Para el presidente de la Cámara, el diputado Luis Modelo, el adiestramiento es útil.",
         "es", "el presidente de la Cámara, el diputado Luis Modelo"),
    ],
)  # fmt: skip
def test_an_office_beside_a_name_is_that_person(text, language, who):
    assert said(text, language) == [(who, FOR, "training")]


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("La oposición se opuso.", "es", [("La oposición", AGAINST, "foreign_presence")]),
        ("La oposición se opuso. La oposición dijo que viola la soberanía.", "es",
         [("La oposición", AGAINST, "sovereignty")]),
        ("La ley fue aprobada pese al rechazo de la oposición.", "es",
         [("la oposición", AGAINST, "foreign_presence")]),
        (
            "The plan drew strong criticism from the opposition.",
            "en",
            [("the opposition", AGAINST, "foreign_presence")],
        ),
        ("Diez se opusieron y uno se abstuvo.", "es", []),
        (("El artículo 75 de la Constitución Nacional permite la entrada de tropas; según el "
         "artículo 75 de la Constitución Nacional es útil la cooperación."), "es", []),
        ("El Pleno del Senado rechazó la propuesta.", "es", []),
    ],
)  # fmt: skip
def test_a_side_without_a_subject_is_about_the_presence(text, language, claims):
    assert said(text, language) == claims


def test_a_presence_that_no_word_names_is_derived():
    document, frame = framed("La oposición se opuso.")
    (claim,) = read_claims(document, frame)
    assert (claim.about.state, claim.about.shown) == (
        State.DERIVED,
        "se opuso -> foreign_presence",
    )


def test_an_article_cited_is_no_dispute_about_the_constitution():
    text = (
        "La ministra Ana Muestra aseguró que no se afecta la soberanía, conforme al artículo 102 "
        "de la Constitución Política."
    )
    assert said(text) == [("La ministra Ana Muestra", FOR, "sovereignty")]


def test_the_force_being_there_is_what_a_claim_is_about_if_it_names_nothing_else():
    assert said("Critics rejected the foreign troops.", "en") == [
        ("Critics", AGAINST, "foreign_presence")
    ]
    assert said("Critics said foreign troops put sovereignty at risk.", "en") == [
        ("Critics", AGAINST, "sovereignty")
    ]


def test_every_language_knows_the_same_subjects():
    topics = data_yaml("claim_topics.yaml", "relevo.instrument")
    assert set(topics) == {"es", "en", "pt"}
    assert len({frozenset(held) for held in topics.values()}) == 1


@pytest.mark.parametrize("unit", ["dijo que ", "los críticos, ", '"soberanía" ', "según el "])
def test_a_text_without_an_end_is_read_to_its_end(unit):
    text = unit * 3000 + "los críticos rechazan la pérdida de soberanía"
    claims = read_claims(*framed(text, language="es"))
    assert all(0 <= c.about.spans[0].start < c.about.spans[0].end <= len(text) for c in claims)


def test_a_government_that_argues_for_its_own_act_justifies_it():
    ((who, stance, about),) = said("El Gobierno sostuvo que los militares capacitarán a otros.")
    assert (who, stance, about) == ("El Gobierno", Stance.JUSTIFIES, "training")


def test_a_force_that_is_counted_claims_nothing():
    assert not said("Doce militares, dijo una fuente a favor, capacitarán al batallón.")


@pytest.mark.parametrize(
    "who",
    [
        "luego de la reunión de la embajada con varios ministros",
        "llegó a las puertas del ministerio la marcha que",
    ],
)
def test_when_it_was_said_or_what_was_done_is_nobody_who_says_it(who):
    text = f"La medida, {who} condenó la presencia de tropas, es un riesgo para la soberanía."
    assert all(not read.startswith(who[:5]) for read, _, _ in said(text, "es"))


def test_a_relative_pronoun_is_who_stands_right_before_it():
    text = (
        "According to the minister, the training strengthens the Army. "
        "Senator Jane Sample, who voted against, said that it violates the constitution."
    )
    assert ("Senator Jane Sample", AGAINST, "constitutionality") in said(text)
    assert ("the minister", AGAINST, "constitutionality") not in said(text)


def test_records_and_verbs_without_a_subject_say_nothing():
    assert said("It allowed seizures of cocaine, according to Assembly records.") == []


ENTRY = {
    "es": "El Congreso autorizó el ingreso de 40 militares de Estados Unidos. ",
    "en": "Parliament approved the entry of 40 U.S. troops. ",
    "pt": "O Senado autorizou a entrada de 40 militares dos Estados Unidos. ",
}


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        ("La diputada Rosa Quiroga dejó constancia de su rechazo al ingreso de tropas.", "es",
         ("La diputada Rosa Quiroga", AGAINST)),
        ("El senador Luis Prado tachó de ilegal la autorización.", "es",
         ("El senador Luis Prado", AGAINST)),
        ("El vocero Raúl Díaz respondió a las críticas y pidió calma.", "es",
         ("El vocero Raúl Díaz", FOR)),
        ("Raúl Díaz rechazó las críticas: no es una afectación a la soberanía.", "es",
         ("Raúl Díaz", FOR)),
        ("“No podemos aceptar esto. No hay urgencia”, dijo la diputada Sofía Prado.", "es",
         ("la diputada Sofía Prado", AGAINST)),
        ("La única bancada que se opuso a la medida fue Fuerza Nueva.", "es",
         ("Fuerza Nueva", AGAINST)),
        ("Se opuso a la moción la bancada de Tierra Nueva.", "es",
         ("la bancada de Tierra Nueva", AGAINST)),
        ("La norma salió con los votos en contra del partido Tierra.", "es",
         ("partido Tierra", AGAINST)),
        ("Ana Ríos, vocera de la bancada, calificó de positiva la medida.", "es",
         ("Ana Ríos", FOR)),
        ("La medida fue respaldada por la congresista Ana Ríos y fue criticada por el alcalde.",
         "es", ("la congresista Ana Ríos", FOR)),
        ("The move was backed by Minister Omar Sample but opposed by the minority.", "en",
         ("Minister Omar Sample", FOR)),
        ("The move was backed by Minister Omar Sample but opposed by the minority.", "en",
         ("the minority", AGAINST)),
        ("Minister Jan Sample dismissed the concerns about the agreement.", "en",
         ("Minister Jan Sample", FOR)),
        ("Jan Sample, a former defence minister, criticised the decision.", "en",
         ("Jan Sample", AGAINST)),
        ("O deputado Rui Costa fez firme oposição à medida.", "pt",
         ("O deputado Rui Costa", AGAINST)),
        ("O ministro Ivo Paz classificou como positiva a medida.", "pt",
         ("O ministro Ivo Paz", FOR)),
    ],
)  # fmt: skip
def test_a_side_is_told_without_a_subject(text, language, claim):
    assert claim in [one[:2] for one in said(ENTRY[language] + text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministro Pablo Ruiz dijo que llegarán el martes.", "es"),
        ("Veinte congresistas votaron en contra.", "es"),
        ("La actividad contará con el apoyo de la Marina y el respaldo de la Policía.", "es"),
        ("Según el ministro Pablo Ruiz, consiste en un curso en centros de capacitación.", "es"),
        ("Ramón Vega, jefe de la comisión, explicó que el texto tiene un anexo.", "es"),
        ("La alcaldesa Inés Mora criticó el aumento del pasaje.", "es"),
        ("Hubo un solo voto en contra y el rechazo no pasó de ahí.", "es"),
        ("Twelve lawmakers voted against.", "en"),
        ("The exercise is supported by the Navy and three helicopters.", "en"),
        ("O ministro Ivo Paz disse que chegam em maio.", "pt"),
        ("Dez senadores votaram contra.", "pt"),
    ],
)
def test_a_count_of_votes_or_a_bare_fact_is_no_claim(text, language):
    assert said(ENTRY[language] + text, language) == []


def test_a_surname_is_who_was_named_in_full_and_a_long_quotation_has_one_subject():
    text = ENTRY["es"] + (
        "La ministra Ana Ríos defendió la medida. “Es necesaria para la cooperación. Permitirá "
        "que nuestra gente conozca otros procedimientos y que se respete a la marina y también "
        "que se combata el narcotráfico”, dijo Ríos."
    )
    assert said(text) == [("Ríos", FOR, "cooperation")]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("La diputada Ana Ríos salió en defensa del proyecto.", "es", "La diputada Ana Ríos"),
        ("La diputada Ana Ríos asumió la defensa de la medida.", "es", "La diputada Ana Ríos"),
        ("O deputado João Rios saiu em defesa da medida.", "pt", "O deputado João Rios"),
    ],
)
def test_who_comes_to_its_defence_justifies(text, language, who):
    assert said(ENTRY[language] + text, language) == [(who, FOR, "foreign_presence")]


def test_who_leaves_the_ministry_of_defence_takes_no_side():
    assert said(ENTRY["es"] + "La diputada Ana Ríos salió de Defensa a las diez.", "es") == []
