"""The standing law of a case: its own file, the packaged one, and every problem with its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relevo.casefile.folder import Folder
from relevo.casefile.read import read_case
from relevo.casefile.regime_file import read_regime, read_regime_file
from relevo.core.codes import packaged_codes
from relevo.core.errors import RelevoError
from relevo.regime.packaged import packaged_regime
from tests.errors.samples import BASE
from tests.regime.host_xa import content

STATES = packaged_codes().states


@pytest.fixture
def case(tmp_path):
    """Give the tiny case in a folder that may be changed."""
    for path in BASE.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(BASE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return tmp_path


def codes(folder):
    """Read a case and give the codes of its problems."""
    return [one.code for one in read_case(folder)[1]]


def settings(folder, *lines):
    """Add lines to ``case.yaml``."""
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def problems_with(tmp_path, old="", new="", sample=None):
    """Give the codes of the problems of the sample, or of another text, with one change."""
    sample = sample or content()
    assert old in sample
    (tmp_path / "regime.yaml").write_text(sample.replace(old, new, 1), encoding="utf-8")
    problems = []
    read_regime(Folder(tmp_path), "regime.yaml", STATES, problems)
    return [one.code for one in problems]


def test_a_host_without_regime_has_none(case):
    found, problems = read_case(case)
    assert problems == ()
    assert found.regime is None


def test_the_case_has_its_own(case):
    (case / "regime.yaml").write_text(content(), encoding="utf-8")
    found, problems = read_case(case)
    assert problems == ()
    assert found.regime.id == "xa"
    assert found.regime.illustrative


def test_the_name_of_its_own_may_be_said(case):
    (case / "regime.yaml").write_text(content(), encoding="utf-8")
    settings(case, "regime: xa")
    assert codes(case) == []


def test_a_name_that_nothing_has_is_a_problem_also_beside_its_own(case):
    (case / "regime.yaml").write_text(content(), encoding="utf-8")
    settings(case, "regime: xaa")
    (problem,) = read_case(case)[1]
    assert problem.code == "unknown-regime"
    assert (problem.line, problem.column) == (5, 9)


def test_the_packaged_one_of_another_host_is_a_problem(case):
    settings(case, "regime: pe")
    assert codes(case) == ["regime-host-differs"]


def test_a_broken_file_hides_no_problem_of_the_case(case):
    (case / "regime.yaml").write_text("id: [", encoding="utf-8")
    settings(case, "nonsense: 1")
    assert codes(case) == ["unknown-field", "yaml-syntax"]


def test_peru_uses_the_packaged_one(tmp_path):
    (tmp_path / "case.yaml").write_text("name: {es: a, en: a}\nhost: PE\nsending_states: [US]\n")
    (tmp_path / "acts").mkdir()
    act = (BASE / "acts" / "xa-1.yaml").read_text(encoding="utf-8")
    (tmp_path / "acts" / "xa-1.yaml").write_text(act.replace("host: XA", "host: PE"))
    found, problems = read_case(tmp_path)
    assert problems == ()
    assert found.regime is packaged_regime("pe")


def test_the_sample_has_no_problem(tmp_path):
    assert problems_with(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("host: XA", "host: QQ", "unknown-state"),
        ("id: report-10wd", "id: inform-24h", "duplicate-id"),
        ("unit: hour}", "unit: hours}", "unknown-word"),
        ("n: 24", "n: 0", "too-small"),
        ("n: 24", "n: many", "bad-number"),
        ("after: act_issued", "after: act_isued", "unknown-word"),
        ("kinds: [emergency_decree]", "kinds: [dnu]", "unknown-instrument"),
        ("by: [supreme_resolution]", "by: [supreme]", "unknown-instrument"),
        ("countersign: minister", "countersign: ministre", "unknown-body"),
        ("body: not_found", "body: nobody", "unknown-body"),
        ("by: minister\n    owed_to", "by: not_found\n    owed_to", "unknown-body"),
        ("substitute_for: armed-senate", "substitute_for: other", "unknown-consent"),
        ("norm: law-2", "norm: law-9", "unknown-norm"),
        ("from: 2026-07-01, verify", "from: 2026-07-32, verify", "no-such-day"),
        (
            "to: 2026-06-30}\n  - {id: armed-senate",
            "to: 2019-06-30}\n  - {id: armed-senate",
            "from-after-to",
        ),
        ("rest_days: [6, 7]", "rest_days: [6, 8]", "too-large"),
        ("rest_days: [6, 7]", "rest_days: [0]", "too-small"),
        ("begins: 09-01", "begins: 9-1", "bad-month-day"),
        ("time_zone: America/Lima", "time_zone: Lima", "unknown-time-zone"),
        ("{of: arms, is: [yes]}", "{of: arms, is: [maybe]}", "unknown-word"),
        ("{of: arms, is: [yes]}", "{of: arms, below: 2}", "test-answer"),
        ("{of: officers, below: 4}", "{of: officers}", "test-without-answer"),
        (
            "also: [Asamblea Nacional]",
            "also: [Asamblea Nacional, MINISTERIO DE DEFENSA]",
            "body-named-twice",
        ),
    ],
)
def test_each_problem_is_found_alone(tmp_path, old, new, code):
    assert problems_with(tmp_path, old, new) == [code]


def test_a_norm_that_was_read_names_its_source_unless_all_is_invented(tmp_path):
    assert problems_with(tmp_path, "    says: [invented]\n") == []
    real = content().replace("illustrative: true\n", "")
    assert problems_with(tmp_path, sample=real) == []
    assert problems_with(tmp_path, "    says: [invented]\n", sample=real) == ["norm-without-source"]


HEAD = """\
id: xa
host: XA
name: {es: XA, en: XA}
time_zone: UTC
illustrative: true
norms: [{id: n, title: {es: N, en: N}, seen: text, from: 2020-01-01, to: 2029-12-31}]
bodies:
  - {id: a, name: {es: A, en: A}}
  - {id: b, name: {es: B, en: B}}
"""
WORDS = "{es: w, en: w}"
LAW = "norm: n, from: 2020-01-01, to: 2029-12-31"


def clock(by, to, hours):
    """Give a duty to report an entry."""
    owed = f"by: {by}, owed_to: [{{body: {to}}}], within: {{n: {hours}, unit: hour}}"
    return f"what: {WORDS}, after: entered, {owed}"


def two(field, first, second):
    """Give a regime with two rules of one list."""
    return f"{HEAD}{field}:\n  - {{id: one, {first}, {LAW}}}\n  - {{id: two, {second}, {LAW}}}\n"


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("consents", "kinds: [law], body: a", "kinds: [law], body: b"),
        ("consents", "kinds: [law], body: a", "kinds: [decree], body: a, classes: [armed]"),
        ("consents", "kinds: [law], body: a", "kinds: [law], body: a, framework: true"),
        ("purposes", "items: [training], complete: true", "items: [exercise]"),
        ("purposes", "items: [training]", "items: [exercise], excluded: [training]"),
        (
            "changes",
            "kinds: [law], element: stay, by: [law]",
            "kinds: [law], element: stay, by: [decree]",
        ),
        (
            "changes",
            "kinds: [law], element: stay, by: [law]",
            "kinds: [law], element: stay, by: [law], before_entry: true",
        ),
        (
            "clocks",
            clock(by="a", to="b", hours=24),
            clock(by="a", to="b", hours=48),
        ),
        (
            "papers",
            f"about: access, says: {WORDS}, within: {{n: 5, unit: day}}",
            f"about: access, says: {WORDS}, within: {{n: 6, unit: day}}",
        ),
    ],
)
def test_two_rules_that_differ_for_the_same_days_contradict(tmp_path, field, first, second):
    assert problems_with(tmp_path, sample=two(field, first, second)) == ["contradictory-rules"]
    assert problems_with(tmp_path, sample=two(field, second, first)) == ["contradictory-rules"]


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("consents", "kinds: [law], body: a", "kinds: [law], body: a"),
        (
            "consents",
            "kinds: [law], body: a, classes: [armed]",
            "kinds: [law], body: b, classes: [unarmed]",
        ),
        ("consents", "kinds: [law], body: a", f"kinds: [decree], body: b, when: {WORDS}"),
        ("consents", "kinds: [law], body: a", "kinds: [decree], body: b, substitute_for: one"),
        (
            "purposes",
            "items: [training], kinds: [decree], complete: true",
            "items: [exercise], kinds: [law]",
        ),
        (
            "purposes",
            "items: [training], unclear: [exercise], complete: true",
            "items: [exercise], unclear: [training], complete: true",
        ),
        (
            "changes",
            "kinds: [law], element: stay, by: [law]",
            "kinds: [law], element: any, by: [decree]",
        ),
        (
            "changes",
            "kinds: [law], element: stay, by: [law]",
            "kinds: [decree], element: stay, by: [decree]",
        ),
        (
            "clocks",
            clock(by="a", to="b", hours=24),
            clock(by="b", to="a", hours=48),
        ),
        (
            "papers",
            f"about: access, says: {WORDS}, within: {{n: 5, unit: day}}",
            f"about: retention, says: {WORDS}, within: {{n: 6, unit: day}}",
        ),
    ],
)
def test_two_rules_that_may_stand_together_do(tmp_path, field, first, second):
    assert problems_with(tmp_path, sample=two(field, first, second)) == []


def test_a_regime_without_norms_is_one_problem(tmp_path):
    sample = f"{HEAD}consents: [{{id: c, kinds: [law], norm: n}}]\n"
    lines = [line for line in sample.splitlines() if not line.startswith("norms")]
    assert problems_with(tmp_path, sample="\n".join(lines)) == ["missing-field"]


def test_an_entry_that_cannot_be_read_hides_no_contradiction(tmp_path):
    sample = two("consents", "kinds: [law], body: a", "kinds: [law], body: b")
    broken = f"{sample}clocks: [{{id: c, what: {WORDS}, after: never, norm: n}}]\n"
    found = problems_with(tmp_path, sample=broken)
    assert sorted(found) == ["contradictory-rules", "unknown-word"]


DAYS = st.integers(0, 20).map(lambda n: date(2025, 1, 1).replace(day=1 + n))
SPANS = st.tuples(DAYS, DAYS).map(sorted)


@given(first=SPANS, second=SPANS)
def test_two_consents_contradict_exactly_on_shared_days(tmp_path_factory, first, second):
    rules = "".join(
        f"  - {{id: {id_}, kinds: [law], body: {id_}, norm: n, from: {from_}, to: {to}}}\n"
        for id_, (from_, to) in (("a", first), ("b", second))
    )
    found = problems_with(tmp_path_factory.mktemp("xa"), sample=f"{HEAD}consents:\n{rules}")
    shared = first[0] <= second[1] and second[0] <= first[1]
    assert found == (["contradictory-rules"] if shared else [])


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ("from: 2020-01-01, to: 2029-12-31", []),
        ("from: 2019-12-31, to: 2029-12-31", ["rule-beyond-norm"]),
        ("from: 2020-01-01, to: 2030-01-01", ["rule-beyond-norm"]),
        ("from: 2020-01-01", ["rule-beyond-norm"]),
        ("to: 2029-12-31", ["rule-beyond-norm"]),
    ],
)
def test_a_rule_keeps_within_the_days_of_its_norm(tmp_path, days, code):
    text = f"{HEAD}statements: [{{id: s, says: {WORDS}, norm: n, {days}}}]\n"
    assert problems_with(tmp_path, sample=text) == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "norm: const-12, from: 2020-01-01, to: 2026-06-30",
            "norm: law-1, from: 2021-01-01",
            "body",
        ),
        ("{body: senate, from: 2026-07-01}", "{body: senate, from: 2026-06-30}", "body"),
        ("{body: assembly, to: 2026-06-30}", "{body: assembly, to: 2026-07-01}", "body"),
        ("steps: [request,", "steps: [{stage: request, body: senate},", "body"),
    ],
)
def test_a_rule_names_a_body_while_it_is_there(tmp_path, old, new, code):
    assert f"rule-beyond-{code}" in problems_with(tmp_path, old, new)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("officers, below: 4", "officers, at_least: 3, below: 4", []),
        ("officers, below: 4", "officers, at_least: 4, below: 4", ["test-impossible"]),
        ("any_of: [persons]", "any_of: []", ["empty-value"]),
        ("by: [supreme_resolution]", "by: []", ["empty-value"]),
        ("holidays_complete: [2026]", "holidays_complete: [20266]", ["far-day"]),
        ("steps: [request,", "steps: [requst,", ["unknown-word"]),
        ("steps: [request,", "steps: [{stage: request, body: minister},", []),
        ("steps: [request,", "steps: [{stage: request, body: ministr},", ["unknown-body"]),
    ],
)
def test_what_would_never_apply_is_refused(tmp_path, old, new, codes):
    assert problems_with(tmp_path, old, new) == codes


def test_a_law_that_lies_in_no_case_is_read(tmp_path):
    path = tmp_path / "draft.yaml"
    path.write_text(content(), encoding="utf-8")
    found, problems = read_regime_file(path)
    assert problems == ()
    assert found.id == "xa"
    path.write_text(content().replace("norm: law-1", "norm: law-9"), encoding="utf-8")
    found, problems = read_regime_file(path)
    assert found is None
    assert {one.code for one in problems} == {"unknown-norm"}
    with pytest.raises(RelevoError):
        read_regime_file(tmp_path / "nothing.yaml")


@pytest.mark.parametrize(
    ("old", "more"),
    [
        ("    to: 2026-06-30\n", "    from: 2027-01-01\n"),
        ("    seen: reported\n    from: 2021-01-01\n", "    to: 2020-01-01\n"),
    ],
)
def test_days_the_wrong_way_round_are_one_problem(tmp_path, old, more):
    assert problems_with(tmp_path, old, old + more) == ["from-after-to"]
