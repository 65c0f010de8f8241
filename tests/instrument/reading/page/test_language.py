"""The language of a text is told by its common words, or not at all."""

import pytest

from relevo.instrument.reading.page.language import language_of

TEXTS = {
    "es": "El pleno autorizó el ingreso de personal militar con armas de guerra por 30 días.",
    "en": "The Senate consented to the entry of the troops for a period of thirty days.",
    "pt": "O Senado autorizou a entrada de militares em território nacional por trinta dias.",
}
OTHERS = {
    "fr": "Le Parlement a autorisé le séjour des forces étrangères dans les ports pour une durée "
    "de trente jours, et le ministre en est informé par une note.",
    "it": "Il Parlamento ha autorizzato la permanenza delle forze straniere nella base per trenta "
    "giorni, che è stata comunicata dal ministro.",
    "de": "Der Bundestag hat die Anwesenheit der Truppen für dreißig Tage genehmigt, und das "
    "Ministerium wird nach dem Ende von ihr unterrichtet.",
    "ca": "El Parlament ha autoritzat l'entrada dels militars als ports amb les armes que porten, "
    "i els ministres van ser informats per una nota.",
    "none": "Fusil M4 14\nPistola Glock 20",
    "script": "국회는 외국군의 입국을 삼십일 동안 허가했다고 국방부가 오늘 밝혔다.",
    "empty": " \n ",
}


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_told_from_one_sentence(language):
    assert language_of(TEXTS[language]) == language
    assert language_of(TEXTS[language].upper()) == language


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_and_too_little_text_tell_nothing(language):
    assert language_of(OTHERS[language]) is None


def test_a_quotation_in_another_language_does_not_change_it():
    assert language_of(f"{TEXTS['es']} {TEXTS['es']} {TEXTS['en']}") == "es"
