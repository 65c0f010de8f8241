"""How far an act has come, and what sets two acts of one text apart."""

from __future__ import annotations

from datetime import date

import pytest

from relevo.instrument.reading.read_text import read_text


@pytest.mark.parametrize(
    "text",
    [
        (
            "El Gobierno del Perú pidió al Congreso que autorice el ingreso de tropas de Chile. "
            "Según la propuesta, la autorización aprobada regirá en julio."
        ),
        (
            "The government of Kenya asked parliament to allow the entry of British troops. "
            "According to the proposal, the resolution approved would end in July."
        ),
    ],
)
def test_what_a_request_says_is_granted_is_only_asked_for(text: str) -> None:
    """A sentence that tells what a request holds grants nothing."""
    (draft,) = read_text(text).drafts
    assert draft.status.value == "requested"


def test_a_grant_of_days_before_is_another_act() -> None:
    """What was also granted some days before is an act beside the one that the text is about."""
    drafts = read_text(
        "El Congreso del Perú autorizó el ingreso de tropas de Chile. La semana pasada el Congreso "
        "autorizó también la llegada del buque brasileño Aurora."
    ).drafts
    assert [[s.value for s in draft.senders] for draft in drafts] == [["CL"], ["BR"]]


def test_invited_states_send_and_none_of_them_is_the_host() -> None:
    """States in a list of invited troops are senders; the state that is not among them is none."""
    (draft,) = read_text(
        "El Senado autorizó la entrada de tropas extranjeras a México. Desfilaron tropas invitadas "
        "de tres países, entre ellos España. Participaron también representantes de Alemania, "
        "Brasil y Chile."
    ).drafts
    assert draft.host is not None
    assert draft.host.value == "MX"
    assert {s.value for s in draft.senders} == {"ES", "DE", "BR", "CL"}


@pytest.mark.parametrize(
    ("text", "against"),
    [
        (
            (
                "The Costa Rican legislature approved the entry of U.S. troops. Only one vote "
                "was cast against."
            ),
            1,
        ),
        (
            (
                "La Asamblea de Costa Rica autorizó el ingreso de tropas de Estados Unidos. "
                "Un solo diputado votó en contra."
            ),
            1,
        ),
    ],
)
def test_the_only_vote_against_is_one(text: str, against: int) -> None:
    """A lone vote against counts, though no number in figures is printed."""
    (draft,) = read_text(text).drafts
    assert draft.votes is not None
    assert draft.votes.against is not None
    assert draft.votes.against.value == against


def test_the_number_of_an_exercise_is_no_vote() -> None:
    """No vote is printed with a nought before it: "03-1" numbers an exercise."""
    (draft,) = read_text(
        "The Philippine president approved the entry of U.S. troops for Balikatan 03-1."
    ).drafts
    assert draft.votes is None


def test_the_day_of_an_election_dates_no_act() -> None:
    """The day on which somebody was elected is not the day of the vote."""
    (draft,) = read_text(
        "Elegido ya presidente García el 4 de junio, el Congreso del Perú, en sesión del 19 de "
        "junio de 2006, aprobó el ingreso de tropas de Chile."
    ).drafts
    assert draft.approved is not None
    assert draft.approved.value == date(2006, 6, 19)


@pytest.mark.parametrize(
    "text",
    [
        (
            "El Senado de Chile autorizó el ingreso de tropas argentinas entre el 1ro. de "
            "septiembre de este año y el 31 de agosto de 2023."
        ),
        (
            "The Senate of the Philippines authorised the entry of Australian troops from 1 "
            "September this year to 31 August 2023."
        ),
    ],
)
def test_this_year_inside_a_range(text: str) -> None:
    """A range may call the year of its first day this year; its last day tells which."""
    (draft,) = read_text(text).drafts
    days = [(w.from_ and w.from_.value, w.to and w.to.value) for w in draft.windows]
    assert days == [(date(2022, 9, 1), date(2023, 8, 31))]


def test_a_year_long_past_in_brackets_counts_nobody() -> None:
    """The year of an old war beside a state is no number of its soldiers."""
    (draft,) = read_text(
        "El Senado de México autorizó la entrada de 30 soldados extranjeros. Desfilaron tropas "
        "invitadas de España (1862) y Francia (1862)."
    ).drafts
    assert [count.quantity.value.n for count in draft.headcounts] == [30]


ASKED = (
    "El Gobierno del Perú presentó al Congreso un proyecto que pide el ingreso de tropas de Chile. "
)
QUOTED = "«Se autoriza el ingreso al territorio de tropas de Chile», señala el texto."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (ASKED + QUOTED, "requested"),
        (ASKED + QUOTED.replace("señala el texto", "dice el documento"), "requested"),
        ("El Congreso del Perú autorizó el ingreso de tropas de Chile. " + QUOTED, "adopted"),
        (ASKED + "El Congreso autorizó el ingreso de las tropas. " + QUOTED, "adopted"),
        (QUOTED.replace("territorio", "Perú"), "adopted"),
    ],
)
def test_words_quoted_from_a_paper_grant_only_where_more_than_asking_is_told(
    text: str, status: str
) -> None:
    """A paper that is quoted is the bill, as long as the text has only told of a request."""
    assert [draft.status.value for draft in read_text(text).drafts] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            (
                "La comisión del Senado de México suspendió la discusión del dictamen, que se "
                "vería el día 13, por el que se autoriza, a petición de la presidenta, la entrada "
                "de tropas de Chile al país."
            ),
            "requested",
        ),
        (
            "El Senado de México autorizó el ingreso de tropas de Chile y suspendió su sesión.",
            "adopted",
        ),
        (
            "El Senado suspendió el debate; luego autorizó el ingreso a México de tropas de Chile.",
            "adopted",
        ),
    ],
)
def test_a_bill_put_off_grants_nothing(text: str, status: str) -> None:
    """What a bill lets happen is not granted while its discussion is put off."""
    assert [draft.status.value for draft in read_text(text).drafts] == [status]
