"""Several acts in one text: bills, what is asked now and granted before, forces that leave."""

import pytest

from relevo.instrument.model import ActStatus, Direction
from relevo.instrument.reading.acts.frames import frames
from relevo.instrument.reading.page.lay_out import lay_out


def read(text, language="es"):
    return [
        (f.host.value if f.host else None, [s.value for s in f.senders], f.status.value)
        for f in frames(lay_out(text, language))
    ]


def test_bills_named_by_their_numbers_alone_are_acts_of_their_own():
    text = (
        "El Congreso del Perú aprobó el proyecto de resolución legislativa 6101, que autoriza el "
        "ingreso de tropas de Chile. Luego aprobó el proyecto de resolución legislativa 6102, que "
        "autoriza el ingreso de naves de Ecuador."
    )
    assert read(text) == [
        ("PE", ["CL"], ActStatus.ADOPTED),
        ("PE", ["EC"], ActStatus.ADOPTED),
    ]


def test_what_is_asked_now_and_what_was_granted_shortly_before_are_two():
    text = (
        "El Senado de Bolivia dará su aprobación a otra solicitud para que entren 12 militares de "
        "Chile, del 3 al 9 de mayo de 2031.\n\nApenas el pasado 2 de abril el Senado dio "
        "autorización para que entren 20 marinos de Chile, del 10 al 15 de abril de 2031."
    )
    assert read(text) == [
        ("BO", ["CL"], ActStatus.REQUESTED),
        ("BO", ["CL"], ActStatus.ADOPTED),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El Senado de Chile aprobó que salgan del país 60 marinos chilenos hacia Perú.", "es"),
        ("El Congreso español autorizó que se manden tropas españolas al extranjero.", "es"),
        ("Turkey's parliament approved sending Turkish troops to Portugal.", "en"),
        ("O Congresso brasileiro autorizou o envio de tropas brasileiras ao Peru.", "pt"),
    ],
)
def test_own_forces_that_leave(text, language):
    (frame,) = frames(lay_out(text, language))
    assert frame.direction.value is Direction.OUTBOUND
    assert frame.host.value == frame.senders[0].value


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El juez autorizó que los militares acusados salgan del país.", "es"),
        ("The president of Peru authorised the sending of troops to the capital.", "en"),
    ],
)
def test_what_goes_nowhere_abroad_is_no_act(text, language):
    assert read(text, language) == []


def test_foreign_forces_beside_own_ones_are_let_in():
    text = (
        "Los diputados dieron su aprobación a la iniciativa que autoriza que salgan del país "
        "efectivos argentinos y que entren soldados extranjeros. Participan fuerzas de Chile."
    )
    assert read(text) == [("AR", ["CL"], ActStatus.ADOPTED)]
