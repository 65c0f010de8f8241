"""Families of things: what is a kind, which models fit it, and misspelt models."""

from relevo.instrument.reading.fields.families import arms_family, typed


def test_arms():
    family = arms_family()
    assert family.is_noun("rifle")
    assert not family.is_noun("m4")
    assert family.fits("rifle", "m4")
    assert not family.fits("mortar", "m4")
    assert family.noun_in("fusil m4", "m4") == ("rifle", True)


def test_a_model_one_letter_away_within_its_kind_only():
    family = arms_family()
    assert family.nearest("pistol", "glok") == "glock"
    assert family.nearest("mortar", "glok") == ""
    assert family.nearest("pistol", "zorbatron") == ""


def test_types_name_their_kind():
    family = typed("vessel", unknown=False)
    assert family.is_noun("frigate")
    assert typed("vessel", unknown=False) is family
