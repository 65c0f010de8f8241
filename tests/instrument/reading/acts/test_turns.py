"""Acts told one after the other: "authorised also the entry of …"."""

from __future__ import annotations

import pytest

from relevo.instrument.reading.read_text import read_text

FIRST = (
    "El Congreso del Perú autorizó el ingreso de 40 militares de Estados Unidos del 3 al 20 de "
    "marzo de 2031."
)


def acts(text: str) -> list[tuple[str, list[str], str, list[int | None]]]:
    """Give host, senders, direction and head counts of each act that is read from a text."""
    return [
        (
            draft.host.value if draft.host else "",
            [sender.value for sender in draft.senders],
            draft.direction.value.value if draft.direction else "",
            [one.quantity.value.n for one in draft.headcounts],
        )
        for draft in read_text(text).drafts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{FIRST} Asimismo, aprobó el ingreso de 25 militares de Brasil.",
            [("PE", ["US"], "inbound", [40]), ("PE", ["BR"], "inbound", [25])],
        ),
        (
            (
                f"{FIRST} Por otro lado, autorizó la entrada de 60 efectivos estadounidenses "
                "del 1 al 9 de julio de 2031."
            ),
            [("PE", ["US"], "inbound", [40]), ("PE", ["US"], "inbound", [60])],
        ),
        (
            (
                "The Senate of the Philippines approved the entry of 200 US troops from 3 to 9 May "
                "2031. It also authorised the entry of 90 Australian soldiers."
            ),
            [("PH", ["US"], "inbound", [200]), ("PH", ["AU"], "inbound", [90])],
        ),
        (
            (
                f"{FIRST} También aprobó que 60 elementos del Ejército peruano participen en un "
                "ejercicio en Brasil, del 4 al 9 de mayo de 2031."
            ),
            [("PE", ["US"], "inbound", [40]), ("PE", ["PE"], "outbound", [60])],
        ),
    ],
)
def test_a_second_grant_set_apart_is_an_act(
    text: str, expected: list[tuple[str, list[str], str, list[int | None]]]
) -> None:
    """Other days, another sender or a goal abroad make another act."""
    assert acts(text) == expected


@pytest.mark.parametrize(
    "added",
    [
        "También permitió que los militares lleven armas.",
        "Asimismo, autorizó que dichos militares permanezcan en el país.",
        "Además, aprobó la compra de dos aviones.",
        "Además, autorizó a la presidenta a viajar a Brasil.",
    ],
)
def test_what_only_adds_to_an_act_is_none(added: str) -> None:
    """Arms, a stay of the same force, a purchase and a journey are no second act."""
    assert acts(f"{FIRST} {added}") == [("PE", ["US"], "inbound", [40])]


@pytest.mark.parametrize(
    "text",
    [
        "Once ratified, the proposed defence pact would let French troops into Peru.",
        "Si se aprueba la solicitud, los militares de Estados Unidos ingresarían al Perú en mayo.",
    ],
)
def test_what_is_yet_to_be_approved_is_no_act(text: str) -> None:
    """A consent put under a condition grants nothing, and nobody asks."""
    assert acts(text) == []


def test_the_house_that_passed_an_act_is_its_body() -> None:
    """The executive that makes an act public did not decide it; a recipient decides nothing."""
    (draft,) = read_text(
        "El Gobierno del Perú oficializó el ingreso de tropas de Estados Unidos. La norma, que el "
        "Congreso aprobó el martes, rige desde mayo."
    ).drafts
    assert draft.body is not None
    assert draft.body.value == "Congress"


def test_a_score_of_members_is_no_single_vote() -> None:
    """A round number is not read as one vote; a single abstention is."""
    (draft,) = read_text(
        "El Congreso del Perú autorizó el ingreso de tropas de Estados Unidos con 63 votos a "
        "favor. Una veintena de congresistas votaron en contra."
    ).drafts
    assert draft.votes is not None
    assert draft.votes.for_ is not None
    assert draft.votes.for_.value == 63
    assert draft.votes.against is None
