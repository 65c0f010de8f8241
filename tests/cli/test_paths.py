"""An empty path, as an unset variable of a script gives, is refused by every command."""

from importlib import import_module

import click
import pytest

from relevo.cli.main import COMMANDS
from relevo.cli.options import CaseFolder, SomePath
from tests.cli.shell import GOOD, relevo

PARAMETERS = [
    (name, parameter)
    for name in COMMANDS
    for parameter in import_module(f"relevo.cli.{name}").command().params
    if isinstance(parameter.type, (click.Path, CaseFolder))
]


def _words(name, parameter):
    """Give a line in which this path is empty and each case before it is a good one."""
    if isinstance(parameter, click.Option):
        cases = [GOOD for command, other in PARAMETERS if command == name and _is_case(other)]
        return [name, *cases, parameter.opts[-1], ""]
    return [name, ""]


def _is_case(parameter):
    return isinstance(parameter.type, CaseFolder)


@pytest.mark.parametrize(
    ("name", "parameter"), PARAMETERS, ids=[f"{name}-{one.opts[-1]}" for name, one in PARAMETERS]
)
def test_an_empty_path_is_refused(name, parameter):
    assert _is_case(parameter) or isinstance(parameter.type, SomePath)
    done = relevo(*_words(name, parameter), "--lang", "en")
    assert done.code == 2
    assert not done.out
    assert "is empty" in done.err
