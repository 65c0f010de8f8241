"""Corrections in an account: what differs is said in words, never by the name of a field."""

from dataclasses import fields

import pytest

from relevo.core.words import LANGUAGES, Speaker
from relevo.register import model
from relevo.report.account_record import FIELDS

NEVER_SAID = {"row", "illustrative"}
KINDS = (
    model.Movement,
    model.Station,
    model.Handover,
    model.Use,
    model.Muster,
    model.Coverage,
    model.Refusal,
    model.Adoption,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_that_may_be_corrected_has_words_in_both_languages(kind):
    for name in {field.name for field in fields(kind)} - NEVER_SAID:
        said = {Speaker(language).say(FIELDS[name]) for language in LANGUAGES}
        assert "_" not in "".join(said)
        assert len(said) == len(LANGUAGES), name
