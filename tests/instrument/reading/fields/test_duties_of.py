"""Duties to report and powers to amend. The sentences are illustrative."""

import pytest
from tests.instrument.reading.framed import framed, words

from relevo.instrument.model import ClockUnit
from relevo.instrument.reading.fields.duties_of import read_amendment, read_duties
from relevo.instrument.value import State

AMENDS = (
    "Se faculta al Poder Ejecutivo a modificar, mediante resolución suprema refrendada por el "
    "ministro de Defensa, la fecha de inicio de las actividades, siempre que no se supere el "
    "tiempo total de permanencia y que se emita antes del ingreso del personal. "
)
INFORMS = (
    "El ministro de Defensa informa a la Comisión de Defensa Nacional en el plazo de cuarenta y "
    "ocho (48) horas de expedida."
)


def test_a_duty_has_who_to_whom_within_and_after():
    text = (
        "La Secretaría de Marina deberá rendir un informe al Senado dentro de los treinta días "
        "siguientes a la conclusión de las actividades."
    )
    (duty,) = read_duties(*framed(text, "MX"))
    assert (duty.what.value, duty.within.value, duty.unit) == (
        "after_action_report", 30, ClockUnit.DAY,
    )  # fmt: skip
    assert words(text, duty.by) == "La Secretaría de Marina"
    assert words(text, duty.to) == "Senado"
    assert words(text, duty.after) == "siguientes a la conclusión de las actividades"


@pytest.mark.parametrize(
    ("text", "language", "within", "unit"),
    [
        ("Quien da cuenta al Congreso por escrito en 24 horas.", "es", 24, ClockUnit.HOUR),
        ("The Minister of Defence shall report to Parliament within ten working days.", "en", 10,
         ClockUnit.WORKING_DAY),
        ("O Ministro da Defesa informará a Assembleia no prazo de 48 horas.", "pt", 48,
         ClockUnit.HOUR),
        ("The Government must inform the Senate within one month.", "en", 1, ClockUnit.MONTH),
    ],
)  # fmt: skip
def test_clocks_in_three_languages(text, language, within, unit):
    (duty,) = read_duties(*framed(text, language=language))
    assert (duty.what.value, duty.within.value, duty.unit) == ("report", within, unit)


def test_weeks_are_days_by_arithmetic_that_is_shown():
    (duty,) = read_duties(*framed("The Government shall report to Congress within two weeks."))
    assert (duty.within.value, duty.unit, duty.within.state) == (14, ClockUnit.DAY, State.DERIVED)
    assert duty.within.shown == "2 * 7 d"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministro informó al Senado que la visita duró 30 días.", "es"),
        ("The report was filed after 30 days.", "en"),
        ("La estadía será de 11 días y todo cambio se comunicará a tiempo.", "es"),
        ("The ministry said that the stay is limited to 48 hours.", "en"),
    ],
)
def test_a_past_event_or_a_stay_is_no_duty(text, language):
    assert read_duties(*framed(text, language=language)) == ()


def test_a_duty_beside_a_power_to_amend_reports_the_change():
    text = AMENDS + INFORMS
    (duty,) = read_duties(*framed(text))
    assert (duty.what.value, duty.within.value, duty.unit) == ("inform_change", 48, ClockUnit.HOUR)
    assert words(text, duty.to) == "Comisión de Defensa Nacional"


def test_a_power_to_amend_and_its_conditions():
    document, frame = framed(AMENDS)
    power = read_amendment(document, frame)
    assert power.element.value == "start_date"
    assert words(AMENDS, power.by) == "resolución suprema"
    assert words(AMENDS, power.countersign) == "el ministro de Defensa"
    assert (power.before_entry, power.stay_not_longer) == (True, True)


@pytest.mark.parametrize(
    ("text", "language", "element"),
    [
        ("The Government may change the start date by decree.", "en", "start_date"),
        ("The Minister may extend the period by order.", "en", "dates"),
        ("O Ministro pode alterar a data de início.", "pt", "start_date"),
        ("Una resolución suprema podrá cambiar los términos del anexo.", "es", "terms"),
    ],
)
def test_what_may_be_changed(text, language, element):
    power = read_amendment(*framed(text, language=language))
    assert power.element.value == element
    assert not power.before_entry


@pytest.mark.parametrize(
    "text",
    [
        "El Congreso modificó la fecha de inicio de la sesión.",
        "El ejercicio no cambia de fechas.",
    ],
)
def test_a_change_already_made_is_no_power(text):
    assert read_amendment(*framed(text, language="es")) is None


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Concluida la actividad, rendirá al Senado un informe en 15 días.", "es", True),
        ("El ministro informará al Congreso sobre los resultados.", "es", True),
        ("The government will have to inform parliament of each rotation.", "en", False),
    ],
)
def test_a_duty_in_the_future_tense(text, language, what):
    (duty,) = read_duties(*framed(text, language=language))
    assert duty.what.value == ("after_action_report" if what else "report")
