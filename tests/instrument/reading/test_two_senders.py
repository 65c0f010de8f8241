"""What two senders have alike, what is decided when, and other votes. All texts illustrative."""

import pytest

from relevo.instrument.reading.read_text import read_text


def first(text, language=None):
    return read_text(text, language).drafts[0]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            (
                "O Congresso do Brasil autorizou a entrada de 170 militares do Exército Argentino "
                "e de 54 militares do Exército Francês."
            ),
            [("army", "AR"), ("army", "FR")],
        ),
        (
            (
                "Congress of the Philippines approved the entry of 320 members of the Japanese "
                "Army and of 45 members of the New Zealand Army."
            ),
            [("army", "JP"), ("army", "NZ")],
        ),
    ],
)
def test_each_sender_has_its_own_army(text, units):
    assert [(one.category.value, one.sender) for one in first(text).units] == units


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        (
            (
                "The National Assembly of Kenya approved the entry of 80 soldiers of India.\n\n"
                "Ayes: 132, noes: 41, abstentions: 2."
            ),
            (132, 41, 2),
        ),
        (
            (
                "The Verkhovna Rada of Ukraine approved the entry of units of Romania. The bill "
                "was backed in the second reading and as a whole by 331 MPs. Nine voted against "
                "and 14 abstained. In the first reading, on December 4, it had received 298 votes."
            ),
            (331, 9, 14),
        ),
        (
            (
                "El Senado de México aprobó el ingreso de militares de Estados Unidos. Fue "
                "aprobado por 79 senadores, mientras que diez se opusieron y uno se abstuvo."
            ),
            (79, 10, 1),
        ),
    ],
)
def test_votes_are_those_of_the_last_word(text, votes):
    read = first(text).votes
    assert read is not None
    sides = (read.for_, read.against, read.abstain)
    assert tuple(one and one.value for one in sides) == votes


def test_the_decrees_year_goes_before_one_long_past():
    text = (
        "O Governo de Cabo Verde aprovou a Resolução n.º 18/2029, que autoriza a permanência de "
        "doze militares portugueses entre 10 e 24 de Março. O partido recorda que, em 2017, o "
        "acordo foi objecto de um debate."
    )
    assert [str(one.from_.value) for one in first(text).windows] == ["2029-03-10"]


def test_a_stay_prolonged_is_an_act():
    text = (
        "O Governo moçambicano decidiu prolongar até 31 de Março de 2029 a presença, no país, dos "
        "formadores militares de Portugal e da Índia."
    )
    assert [one.value for one in first(text).senders] == ["PT", "IN"]


def test_the_day_of_a_talk_decides_nothing():
    text = (
        "HELSINKI, 20 January 2030. The decision was discussed on 11 January in a committee, the "
        "Government said. The Government of Finland approved the entry of 420 soldiers of Sweden."
    )
    assert first(text).approved is None


def test_a_journal_is_of_the_day_it_sat():
    text = (
        "HOUSE OF REPRESENTATIVES\nJOURNAL No. 41\nTuesday, January 25, 2028\n\n"
        "The House of Representatives of the Philippines adopted the Resolution on the entry of "
        "320 soldiers of Japan."
    )
    assert str(first(text).approved.value) == "2028-01-25"


def test_a_house_bill_only_asks():
    text = (
        "HOUSE OF REPRESENTATIVES OF LIBERIA\n\nHOUSE BILL No. 64\n\n"
        "The President is authorized to permit the entry of 85 soldiers of Ghana."
    )
    assert first(text).status.value == "requested"


def test_national_forces_that_leave_are_the_first_acts_hosts():
    text = (
        "El presidente de Argentina autorizó por decreto el ingreso de militares de Estados "
        "Unidos para el Ejercicio Tridente, del 20 de octubre al 15 de noviembre de 2025. En "
        "paralelo, el decreto también autoriza la salida de efectivos y medios nacionales hacia "
        "Chile, del 5 al 11 de octubre de 2025."
    )
    drafts = read_text(text).drafts
    assert [one.host.value for one in drafts] == ["AR", "AR"]


def test_a_decree_in_the_gazette_is_no_bill():
    text = (
        "Este lunes se publicó en el Boletín Oficial el Decreto 697/2025, por el cual el "
        "presidente de Argentina autorizó el ingreso de militares de los Estados Unidos."
    )
    read = first(text)
    assert read.number.value == "697/2025"
    assert read.bill is None


@pytest.mark.parametrize(
    "words",
    [
        "autorizó el ingreso de militares estadounidenses armados.",
        (
            "autorizó el ingreso de militares de Estados Unidos. Los soldados irán con su propio "
            "armamento."
        ),
    ],
)
def test_they_come_armed(words):
    assert first(f"El Senado de México {words}").armed.value is True


@pytest.mark.parametrize(
    ("words", "item", "number"),
    [
        ("six CV90 infantry fighting vehicles", "cv90", 6),
        ("sixteen Boxer vehicles", "boxer", 16),
        ("twelve Centauro armoured vehicles", "centauro", 12),
    ],
)
def test_a_vehicle_without_an_entry_keeps_its_name_unverified(words, item, number):
    text = f"The Parliament of Kenya approved the entry of soldiers of India. India brings {words}."
    (one,) = first(text).equipment
    assert (one.item.value, one.item.state.value) == (item, "unverified")
    assert one.quantity.value.n == number


def test_who_acts_as_host_is_a_host_institution():
    text = (
        "The Parliament of Kenya approved the entry of soldiers of India. The Kenya Navy will act "
        "as host unit."
    )
    assert [one.id.value for one in first(text).host_institutions] == ["KE-KN"]
