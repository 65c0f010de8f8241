"""The one door to packaged data."""

from relevo.core.data import data_names, data_text, data_yaml


def test_the_files_of_a_folder_are_named_as_they_are_opened():
    names = data_names("", ".csv")
    assert "states.csv" in names
    assert list(names) == sorted(names)
    assert all(data_text(name) for name in names)


def test_a_folder_below_gives_its_name_and_one_that_is_not_there_gives_nothing():
    assert "es/numbers.yaml" in data_names("es", ".yaml", "relevo.instrument")
    assert data_names("no-such-folder", ".yaml") == ()
    assert data_names("", ".exe") == ()


def test_every_scalar_of_a_yaml_file_is_text():
    held = data_yaml("languages.yaml", "relevo.instrument")
    assert "no" in held["languages"]["en"]["abbreviations"].split()
    assert set(held["languages"]) == {"es", "en", "pt"}
