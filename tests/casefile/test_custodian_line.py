"""The custodian's line in case.yaml: one line more, every other byte kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.custodian_line import name_custodian, with_custodian
from relevo.core.errors import RelevoError
from relevo.tlog.note import Algorithm, Signer
from tests.casefile.folders import read_good, tiny
from tests.cli.shell import ROOT

VKEY = Signer("relevo/test", Algorithm.ED25519, bytes(32)).key.vkey
CASES = sorted((ROOT / "cases").glob("*/case.yaml"))


def one_line_more(before, after):
    """Whether the second text is the first with the custodian's line somewhere between lines."""
    ends = b"\r\n" if b"\r\n" in before else b"\n"
    return after.replace(f"custodian: {VKEY}".encode() + ends, b"", 1) == before


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_every_case_keeps_its_other_bytes(path, mark, ends):
    lines = [line for line in path.read_bytes().split(b"\n") if not line.startswith(b"custodian:")]
    before = mark + ends.join(lines)
    after = with_custodian(before, VKEY)
    assert after is not None
    assert one_line_more(before, after)


FIELDS = st.permutations(
    [
        "name:\n  es: 'host: XA'\n  en: |\n    time_zone: UTC\n",
        "host: XA # the host\n",
        "sending_states:\n- XB\n",
        "time_zone: America/Lima\n",
        "# a comment\n\n",
        "illustrative: [forces]\n",
        "note: {es: a, en: b}\n",
    ]
)


@given(fields=FIELDS, many=st.integers(1, 7))
def test_wherever_the_fields_stand(fields, many):
    before = "".join(fields[:many]).encode()
    after = with_custodian(before, VKEY)
    if before.strip() == b"# a comment":
        assert after is None
    else:
        assert after is not None
        assert one_line_more(before, after)


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"{host: XA, sending_states: [XB]}\n",
        b"host: XA\ncustodian: something\n",
        b"host: XA\n  sending_states: [XB]\n",
        b'name: "a\nhost: XA\n"\n',
        b"host: \xff\n",
    ],
)
def test_a_file_of_another_form_is_left_alone(before):
    after = with_custodian(before, VKEY)
    assert after is None or one_line_more(before, after)
    if b'"a' not in before:
        assert after is None


def test_the_case_reads_it(tmp_path):
    case = tiny(tmp_path)
    name_custodian(case, VKEY)
    assert read_good(case).settings.custodian == VKEY
    content = (case / "case.yaml").read_bytes()
    with pytest.raises(RelevoError):
        name_custodian(case, VKEY)
    assert (case / "case.yaml").read_bytes() == content
    assert [path.name for path in case.iterdir() if path.name.startswith(".")] == []
