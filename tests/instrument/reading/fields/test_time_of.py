"""Windows: of the act, not of what stands beside it. All texts illustrative."""

import pytest

from relevo.instrument.model import ActStatus
from relevo.instrument.reading.acts.frame import Frame
from relevo.instrument.reading.fields.time_of import read_windows
from relevo.instrument.reading.model import Read
from relevo.instrument.reading.page.lay_out import lay_out
from relevo.instrument.value import State


def framed(text, language="es", status=ActStatus.ADOPTED, senders=(), heads=()):
    document = lay_out(text, language)
    start = (document.span(0, 1),)
    return document, Frame(
        sentences=tuple(range(len(document.sentences))),
        host=None,
        senders=tuple(Read(sender, start) for sender in senders),
        status=Read(status, start),
        heads=heads,
    )


def windows(text, language="es", **of_the_frame):
    return [
        (w.kind.value.value, str(w.from_ and w.from_.value), str(w.to and w.to.value))
        for w in read_windows(*framed(text, language, **of_the_frame))
    ]


CONSENT = {
    "es": "Se autoriza el ingreso.",
    "en": "It authorised the entry.",
    "pt": "Se autoriza a entrada.",
}
STAY = [("presence", "2026-03-05", "2026-04-20")]
YEAR = ("presence", "2026-01-01", "2026-12-31")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Se autoriza el ingreso de la unidad del 1 de enero al 31 de diciembre de 2026."),
        ("es", "Se autoriza el ingreso de la unidad durante todo el 2026."),
        ("en", "The unit may enter the country from Jan. 1 to Dec. 31, 2026."),
        ("pt", "É autorizada a entrada da unidade de 1 de janeiro a 31 de dezembro de 2026."),
    ],
)
def test_presence(language, text):
    assert windows(text, language) == [YEAR]


def test_a_window_stated_twice_keeps_the_printed_days():
    text = (
        "Se autoriza el ingreso durante todo el 2026. "
        "Las tropas permanecerán del 1 de enero al 31 de diciembre de 2026."
    )
    (window,) = read_windows(*framed(text))
    assert window.to.state is State.VERIFIED
    assert text[window.to.spans[-1].start : window.to.spans[-1].end] == "31 de diciembre de 2026"


def test_a_derived_window_shows_its_arithmetic():
    text = "Se autoriza el ingreso por un periodo de 90 días a partir del 1 de junio de 2026."
    (window,) = read_windows(*framed(text))
    assert (window.from_.state, window.to.state) == (State.VERIFIED, State.DERIVED)
    assert window.to.shown == "2026-06-01 + 90 d - 1 d"


def test_a_year_from_the_context_is_derived():
    text = (
        "El 17 de diciembre de 2025 se aprobó el permiso. "
        "Las tropas ingresarán del 12 de enero al 15 de abril."
    )
    (window,) = read_windows(*framed(text))
    assert {window.from_.state, window.to.state} == {State.DERIVED}
    assert window.from_.shown == "01-12, 2025-12-17 -> 2026-01-12"


def test_presence_and_activity():
    text = (
        "Se autoriza el ingreso de la unidad del 15 de octubre al 1 de noviembre de 2023 para un "
        "ejercicio que se realizará del 20 al 27 de octubre de 2023."
    )
    assert windows(text) == [
        ("presence", "2023-10-15", "2023-11-01"),
        ("activity", "2023-10-20", "2023-10-27"),
    ]


def test_port_and_waters():
    text = (
        "Se autoriza el ingreso del buque, que estará en el puerto del 2 al 6 de octubre de 2025 y "
        "en aguas jurisdiccionales hasta el 8 de octubre de 2025."
    )
    assert windows(text) == [
        ("port_call", "2025-10-02", "2025-10-06"),
        ("waters", "None", "2025-10-08"),
    ]


def test_arrival_and_departure_in_two_sentences():
    text = "Las tropas llegarán el 10 de marzo de 2031. Saldrán del país el 9 de abril de 2031."
    assert windows(text)[0][1] == "2031-03-10"


@pytest.mark.parametrize(
    "text",
    [
        "El estado de emergencia rige del 1 de mayo al 30 de junio de 2026.",
        "El año pasado las tropas ingresaron del 1 de mayo al 30 de junio de 2025.",
        "La legislatura va del 1 de marzo al 15 de junio de 2026.",
        "El Congreso votó el 4 de diciembre de 2025.",
        "Las tropas ingresarán este jueves.",
        "Las tropas ingresarán del 30 de febrero al 31 de febrero de 2026.",
    ],
)
def test_what_is_no_window(text):
    assert windows(text) == []


def test_what_was_asked_for_gives_way_to_what_was_granted():
    asked = "El Ejecutivo solicitó el ingreso del 12 de enero al 15 de abril de 2026."
    granted = " El Senado autorizó el ingreso del 15 de febrero al 16 de abril de 2026."
    assert windows(asked + granted) == [("presence", "2026-02-15", "2026-04-16")]
    assert windows(asked, status=ActStatus.REQUESTED) == [("presence", "2026-01-12", "2026-04-15")]


def test_each_sender_has_its_window():
    text = (
        "Se autoriza el ingreso de Colombia del 26 de mayo al 16 de junio de 2024 y de Ecuador del "
        "28 de mayo al 12 de junio de 2024."
    )
    found = read_windows(*framed(text, senders=("CO", "EC")))
    assert [w.senders for w in found] == [("CO",), ("EC",)]


def test_phases_have_their_names():
    text = (
        "Se autoriza el ingreso: la primera fase del 1 de junio al 30 de setiembre de 2023 y la "
        "segunda fase del 1 de octubre al 30 de diciembre de 2023."
    )
    assert [w.of.value for w in read_windows(*framed(text))] == ["primera fase", "segunda fase"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Arribarán a Lima el 5 de marzo de 2026 y se quedarán hasta el 20 de abril."),
        (
            "es",
            (
                "La llegada está prevista para el 5 de marzo de 2026. "
                "El retorno está programado para el 20 de abril."
            ),
        ),
        ("es", "El 5 de marzo de 2026 llegarán los efectivos y el 20 de abril se irán."),
        ("en", "They will arrive on 5 March 2026. They are to return home on April 20."),
        ("pt", "Chegam em 5 de março de 2026 e ficam até 20 de abril."),
        ("pt", "A chegada está prevista para 5 de março de 2026 e a saída para 20 de abril."),
    ],
)
def test_coming_and_leaving_make_one_window(language, text):
    assert windows(f"{CONSENT[language]} {text}", language, heads=((3, 8),)) == STAY


def test_the_call_at_a_port_stands_beside_coming_and_leaving():
    text = (
        "El buque entrará al dominio marítimo el 3 de mayo de 2026. Hará una visita al puerto del "
        "Callao del 5 al 8 de mayo. La salida del país está prevista para el 10 de mayo."
    )
    assert windows(f"{CONSENT['es']} {text}", heads=((3, 8),)) == [
        ("presence", "2026-05-03", "2026-05-10"),
        ("port_call", "2026-05-05", "2026-05-08"),
    ]


def test_a_stay_said_to_go_on_after_a_range_prolongs_it():
    text = (
        "Ingresa el buque del 27 de octubre al 2 de noviembre de 2023, "
        "con permanencia hasta el 7 de noviembre."
    )
    assert windows(text) == [("presence", "2023-10-27", "2023-11-07")]


@pytest.mark.parametrize(
    "text",
    [
        "El 4 de diciembre de 2025 se autorizó el ingreso de la unidad.",
        "Se autorizó el 4 de diciembre de 2025 el ingreso de la unidad.",
    ],
)
def test_the_day_of_the_consent_is_no_first_day(text):
    assert windows(text) == []


def test_days_of_travel_are_no_window():
    text = (
        "Se autoriza el ingreso de la unidad. Arribará entre el 10 y 15 de marzo de 2026. "
        "Permanecerá del 15 de marzo al 30 de abril de 2026. Volverá entre el 1 y 4 de mayo."
    )
    assert windows(text) == [("presence", "2026-03-15", "2026-04-30")]


def test_leave_that_begins_on_a_day_and_runs_to_another():
    text = "El permiso arranca el 1 de octubre de 2026 y llega hasta el 31 de marzo de 2027."
    assert windows("El ingreso fue autorizado. " + text) == [
        ("presence", "2026-10-01", "2027-03-31")
    ]


def test_until_a_day_of_no_year_is_until_one_to_come():
    text = "Lima, 3 de marzo de 2029. Se autoriza el ingreso de tropas hasta el 31 de diciembre."
    assert windows(text) == [("presence", "None", "2029-12-31")]


def test_an_activity_between_two_days_is_no_journey():
    text = (
        "Ingresarán 16 soldados para el ejercicio que se realizará entre el 20 de julio y el 10 de"
        " agosto de 2029. Otros 220 ingresarán del 23 al 29 de junio de 2029."
    )
    assert windows(text) == [
        ("activity", "2029-07-20", "2029-08-10"),
        ("presence", "2029-06-23", "2029-06-29"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ingresan con fecha de llegada el 5 de enero de 2030 y de partida el 9 de marzo de 2030.",
        "El permiso de ingreso rige desde el 5 de enero y vence el 9 de marzo de 2030.",
    ],
)
def test_the_days_of_coming_and_going_have_their_words(text):
    assert windows(text) == [("presence", "2030-01-05", "2030-03-09")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "La compañía se reunirá en Puerto Real del 5 de marzo al 20 de abril de 2026.",
            "presence",
        ),
        ("El buque estará en Puerto Real del 5 de marzo al 20 de abril de 2026.", "port_call"),
        ("La dotación estará en puerto del 5 de marzo al 20 de abril de 2026.", "port_call"),
    ],
)
def test_a_town_called_after_its_port_is_a_call_of_a_ship_only(text, kind):
    assert windows(f"{CONSENT['es']} {text}") == [(kind, "2026-03-05", "2026-04-20")]
