"""Reports that differ in a few words, and in what is read from them.

Every text is of our own making; its facts are illustrative.
"""

from __future__ import annotations

import pytest

from relevo.instrument.reading.read_text import read_text


def only_draft(text: str, language: str = "es"):
    """Give the one draft of a text."""
    (draft,) = read_text(text, language).drafts
    return draft


def days(text: str, language: str = "es") -> list[tuple[str, str]]:
    """Give first and last day of each window of a text."""
    return [
        (str(window.from_ and window.from_.value), str(window.to and window.to.value))
        for window in only_draft(text, language).windows
    ]


def hosts(text: str, language: str = "es") -> list[str]:
    """Give the institutions of the host in a text."""
    return [one.id.value for one in only_draft(text, language).host_institutions]


def claims(text: str, language: str = "es") -> set[tuple[str, str]]:
    """Give who is on which side in a text."""
    told = only_draft(text, language).claims
    return {(claim.who.value if claim.who else "", claim.stance.value) for claim in told}


GRANT = "El Congreso del Perú autorizó el ingreso de 50 militares de Estados Unidos"


@pytest.mark.parametrize("dateline", ["05-04-18.- ", "05-04-18.-", "05-04-18 - "])
def test_a_dateline_with_a_short_year_gives_it_to_the_days(dateline):
    assert days(f"{dateline}{GRANT} del 10 al 18 de abril.") == [("2018-04-10", "2018-04-18")]


def test_figures_that_are_no_day_give_no_year():
    assert days(f"12-13-25.- {GRANT} del 20 al 28 de noviembre.") == []


def test_a_long_range_of_entry_is_the_stay_and_a_short_one_a_journey():
    stay = f"{GRANT} entre el 1 de enero y el 31 de diciembre de 2025."
    journey = " Las tropas entrarán en grupos entre el 3 y el 9 de enero de 2025."
    assert days(stay + journey) == [("2025-01-01", "2025-12-31")]


@pytest.mark.parametrize("named", ["una solicitud", "una nueva solicitud", "otra petición"])
def test_a_house_that_received_a_request_has_one(named):
    text = f"El Congreso del Perú recibió {named} para que se autorice el ingreso al país de 12 "
    assert only_draft(f"{text}militares de Estados Unidos.").status.value.value == "requested"


def test_a_request_for_information_is_none():
    text = "El Congreso del Perú recibió una nueva solicitud de información sobre las armas de "
    assert read_text(f"{text}militares de Estados Unidos.", "es").drafts == ()


def test_a_facility_with_the_name_of_a_force_is_not_that_force():
    text = "The Senate of Mexico authorised the entry of 10 US soldiers. They will train with the "
    assert hosts(f"{text}Marine Infantry Training Center.", "en") == []
    assert hosts(f"{text}Marine Infantry.", "en") == ["MX-IM"]


def test_who_stands_for_a_person_named_before_is_no_speaker():
    text = f"{GRANT}. El congresista Equis Zeta rechazó la medida porque vulnera la soberanía. "
    assert claims(f"{text}El legislador denunció que viola la Constitución.") == {
        ("El congresista Equis Zeta", "objects")
    }


def test_an_aim_denied_speaks_for_the_act_and_one_feared_against_it():
    denied = "El congresista Equis Zeta señaló que no tiene por objeto instalar una base militar."
    feared = "El congresista Equis Zeta advirtió que busca instalar una base militar."
    assert claims(f"{GRANT}. {denied}") == {("El congresista Equis Zeta", "justifies")}
    assert claims(f"{GRANT}. {feared}") == {("El congresista Equis Zeta", "objects")}


def test_a_ship_each_time_is_any_ship():
    text = "La Asamblea de Costa Rica autorizó el ingreso de 46 buques de guerra de Estados Unidos."
    each = " La embajada avisará cada vez que un buque de guerra busque ingresar."
    assert [one.quantity.value.n for one in only_draft(text + each).vessels if one.quantity] == [46]


def test_tankers_after_trucks_are_no_aircraft():
    trucks = only_draft(f"{GRANT} con camiones de combustible y tanqueros.")
    aircraft = only_draft(f"{GRANT} con cuatro camiones y dos aviones tanqueros.")
    assert trucks.aircraft == ()
    assert [one.item.value for one in aircraft.aircraft] == ["tanker_aircraft"]
