"""The other Peruvian cases: each loads, and says what its sources say, with every conflict."""

from datetime import date, timedelta

import pytest
from tests.acts.reading import ROOT

from relevo.casefile.read import read_case
from relevo.core.bound import Quantifier, Quantity
from relevo.core.classes import EntryClass
from relevo.core.codes import packaged_codes
from relevo.instrument.model import Joined, Measure, WindowKind
from relevo.instrument.total import Sum, compare_total
from relevo.mandate.from_acts import mandate_on
from relevo.report.mandate import render_mandate_text

NAMES = (
    "peru-2016-rm945",
    "peru-2023-training",
    "peru-2023-resolute-sentinel",
    "peru-2023-jungle",
    "peru-2024-resolute-sentinel",
    "peru-2024-apec",
    "peru-2025",
    "peru-2025-stone",
)


def case_of(name):
    """Give a case that has no problem."""
    case, problems = read_case(ROOT / "cases" / name)
    assert problems == ()
    return case


def act_of(name):
    """Give the only act of a case."""
    (act,) = case_of(name).acts.values()
    return act


def numbers(act, measure):
    """Give the numbers of the limits with a measure, by identifier; None where none is found."""
    return {line.id: line.quantity.n for line in act.limits if line.measure is measure}


def items(act, name):
    """Give the items of a list."""
    (line,) = (line for line in act.lists if line.id == name)
    return line.items


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_planned_or_invented(name):
    case = case_of(name)
    assert case.planning is None
    assert not case.settings.illustrative
    assert not any(act.illustrative for act in case.acts.values())


@pytest.mark.parametrize(
    ("name", "number", "bill", "approved", "votes"),
    [
        ("peru-2016-rm945", "945-2016-DE/SG", None, date(2016, 8, 29), None),
        ("peru-2023-training", "31758", "4766/2022-PE", date(2023, 5, 19), (70, 33, 4)),
        ("peru-2023-resolute-sentinel", "31757", "5111/2022-PE", date(2023, 5, 25), (70, 31, 6)),
        ("peru-2023-jungle", None, "5318/2022-PE", date(2023, 6, 22), (66, 37, 5)),
        ("peru-2024-resolute-sentinel", None, None, date(2024, 4, 18), (76, 29, 1)),
        ("peru-2024-apec", "32151", "9307/2024-PE", date(2024, 10, 31), (62, 23, 7)),
        ("peru-2025", "32214", None, None, None),
        ("peru-2025-stone", None, None, date(2025, 9, 30), (67, 25, 3)),
    ],
)
def test_number_bill_day_and_votes(name, number, bill, approved, votes):
    act = act_of(name)
    found = act.votes.value
    assert (act.number.value, act.bill.value, act.dates.approved.value) == (number, bill, approved)
    assert (found and (found.for_, found.against, found.abstain)) == votes


@pytest.mark.parametrize(
    ("name", "disputed"),
    [
        ("peru-2016-rm945", []),
        ("peru-2023-training", ["number", "windows.presence-2023", "limits"]),
        ("peru-2023-resolute-sentinel", ["windows.presence-2023"]),
        ("peru-2023-jungle", ["votes", "limits.persons", "amendment_powers"]),
        ("peru-2024-resolute-sentinel", []),
        (
            "peru-2024-apec",
            [
                "bill",
                "votes",
                "dates.approved",
                "limits.aircraft-tanker",
                "lists.categories.marines",
            ],
        ),
        ("peru-2025", ["amendment_powers"]),
        ("peru-2025-stone", ["windows.waters-2025-10"]),
    ],
)
def test_every_conflict_is_kept(name, disputed):
    assert [conflict.about for conflict in act_of(name).conflicts] == disputed


def told(version):
    """Give who says a version, and what: its words, number, arms or remark."""
    number = version.quantity and (version.quantity.quantifier.value, version.quantity.n)
    return version.says, version.value or number or version.note.en


@pytest.mark.parametrize(
    ("name", "versions"),
    [
        (
            "peru-2023-jungle",
            [
                (("jungle",), "66-37-5"),
                (("razon23",), "63-34-5"),
                (("tiempo23",), ("at_most", 87)),
                (("merco23",), ("exact", 87)),
                (("razon23",), ("at_most", 99)),
                (("razon23",), "the executive may extend or interrupt the term"),
                (
                    ("siforex",),
                    "another resolution of 2023 only lets the start date be moved",
                ),
            ],
        ),
        (
            "peru-2024-apec",
            [
                (("ptv",), "9307"),
                (("eco24",), "9397"),
                (("apec1550",), "62-23-7"),
                (("noti24",), "63-24-7"),
                (("apec1550",), "2024-10-31"),
                (("am21",), "2024-11-01"),
                (("apecrpp",), ("exact", 4)),
                (("ptv",), ("exact", 7)),
                (("apecrpp",), "marines"),
                (("apecmega",), "navy"),
            ],
        ),
        (
            "peru-2025-stone",
            [(("stonereq",), "2025-10-08"), (("stone",), "2025-10-06")],
        ),
    ],
)
def test_every_version_keeps_who_says_it(name, versions):
    found = [told(one) for conflict in act_of(name).conflicts for one in conflict.versions]
    assert found == versions


@pytest.mark.parametrize(
    ("name", "parts", "total"),
    [
        ("peru-2023-training", [25, 5, 1], 31),
        ("peru-2023-resolute-sentinel", [42, 160, 970], 1172),
        ("peru-2025-stone", [28, 138], 166),
    ],
)
def test_the_parts_add_up_to_the_stated_total(name, parts, total):
    act = act_of(name)
    (stated,) = act.totals
    lines = {line.id: line.quantity for line in act.limits}
    quantities = [lines[part] for part in stated.of]
    assert [quantity.n for quantity in quantities] == parts
    assert stated.quantity == Quantity(Quantifier.EXACT, total)
    assert compare_total(stated.quantity, quantities) is Sum.AGREES


def test_a_wrong_total_of_2023_is_told(tmp_path):
    source = ROOT / "cases" / "peru-2023-resolute-sentinel"
    (tmp_path / "acts").mkdir()
    (tmp_path / "case.yaml").write_bytes((source / "case.yaml").read_bytes())
    (act,) = (source / "acts").iterdir()
    wrong = act.read_text(encoding="utf-8").replace("exact: 1172", "exact: 1173")
    (tmp_path / "acts" / act.name).write_text(wrong, encoding="utf-8")
    _, problems = read_case(tmp_path)
    assert [problem.code for problem in problems] == ["total-differs"]
    assert dict(problems[0].what.args) == {"name": "persons", "found": 1173, "expected": 1172}


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_each_is_said_in_both_languages_with_every_clause_it_cites(name, lang):
    act = act_of(name)
    day = act.windows[0].from_
    page = render_mandate_text(mandate_on([act], day), packaged_codes(), day=day, lang=lang)
    title = act.title.es if lang == "es" else act.title.en
    assert title in page
    cited = {line.clause for line in (*act.windows, *act.limits, *act.lists, *act.totals)}
    how = "cláusula {clause} de" if lang == "es" else "clause {clause} of"
    assert [clause for clause in cited if how.format(clause=clause) not in page] == []


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_token_of_a_file_is_on_screen(name, lang):
    act = act_of(name)
    day = act.windows[0].from_
    page = render_mandate_text(mandate_on([act], day), packaged_codes(), day=day, lang=lang)
    assert "not_found" not in page


@pytest.mark.parametrize(
    ("name", "first", "surely"),
    [
        ("peru-2016-rm945", date(2016, 8, 29), None),
        ("peru-2023-training", date(2023, 5, 19), None),
        ("peru-2023-resolute-sentinel", date(2023, 5, 25), None),
        ("peru-2023-jungle", date(2023, 6, 22), None),
        ("peru-2024-resolute-sentinel", date(2024, 4, 18), None),
        ("peru-2024-apec", date(2024, 11, 2), date(2024, 11, 2)),
        ("peru-2025", date(2024, 12, 1), date(2024, 12, 31)),
        ("peru-2025-stone", date(2025, 9, 30), None),
    ],
)
def test_nothing_is_in_force_before_it_was_approved_or_published(name, first, surely):
    act = act_of(name)
    assert mandate_on([act], first - timedelta(days=1)).acts == ()
    (force,) = mandate_on([act], first).acts
    assert force.certain is (surely == first)
    (later,) = mandate_on([act], date(2030, 1, 1)).acts
    assert later.certain is (surely is not None)


def test_2025_has_the_power_to_amend_that_its_source_tells():
    (power,) = act_of("peru-2025").amendment_powers
    assert (power.countersign, power.before_entry, power.stay_not_longer) == (
        "Ministro de Defensa",
        True,
        True,
    )


def test_a_source_is_named_alone_only_where_it_is_known_to_give_the_value():
    """Sources that are known only together say so; those of a dispute give one version each."""
    jungle = act_of("peru-2023-jungle")
    assert (jungle.costs.any_of, jungle.bill.any_of, jungle.dates.approved.any_of) == (True,) * 3
    assert (jungle.votes.says, jungle.votes.any_of) == (("jungle",), False)
    assert jungle.clause("amendment").says == ("razon23",)
    sentinel = act_of("peru-2023-resolute-sentinel")
    assert sentinel.number.any_of
    assert (sentinel.clause("total-persons").says, sentinel.clause("total-persons").any_of) == (
        ("cong23",),
        False,
    )
    assert act_of("peru-2016-rm945").bill.says == ()


@pytest.mark.parametrize("name", NAMES)
def test_several_sources_of_one_value_are_said_to_be_known_together(name):
    """No facts say that each of several sources gives the same value; the annex of APEC apart."""
    act = act_of(name)
    values = (act.number, act.bill, act.votes, act.costs, act.dates.approved, act.dates.published)
    assert [value for value in values if len(value.says) > 1 and not value.any_of] == []


def test_2016_report_was_owed_to_the_congress_of_its_day():
    act = act_of("peru-2016-rm945")
    day = date(2030, 1, 1)
    page = render_mandate_text(mandate_on([act], day), packaged_codes(), day=day, lang="en")
    assert "to: Congreso de la República; within 24 hours" in page


def test_2016_is_unarmed_with_a_report_in_24_hours():
    act = act_of("peru-2016-rm945")
    assert act.class_of_entry.value is EntryClass.UNARMED
    assert act.kind == "ministerial_resolution"
    assert numbers(act, Measure.ARMS) == {"arms": 0}
    assert numbers(act, Measure.PERSONS) == {"persons": None}
    assert items(act, "places") == ("PE-CAL", "PE-iquitos", "PE-puerto-maldonado")
    (duty,) = act.duties
    assert (duty.by, duty.within.n) == ("Presidente del Consejo de Ministros", 24)
    assert duty.to[0].body == "Congreso de la República"


def test_2023_training_has_two_phases_and_a_day_outside_the_second():
    windows = {window.id: window for window in act_of("peru-2023-training").windows}
    assert windows["presence-2023"].to == date(2023, 12, 31)
    assert windows["phase-1"].to == date(2023, 9, 30)
    assert (windows["phase-2"].from_, windows["phase-2"].to) == (
        date(2023, 10, 1),
        date(2023, 12, 30),
    )


def test_2023_training_names_seven_kinds_of_arms_without_a_number():
    act = act_of("peru-2023-training")
    assert list(numbers(act, Measure.ARMS).values()) == [None] * 7
    assert len(items(act, "places")) == 15
    assert len(items(act, "hosts")) == 6


def test_2023_resolute_sentinel_has_nine_aircraft_with_the_second_contingent():
    act = act_of("peru-2023-resolute-sentinel")
    (aircraft,) = (line for line in act.limits if line.measure is Measure.AIRCRAFT)
    assert (aircraft.quantity.n, aircraft.scope.contingents) == (9, ("other-military",))
    assert (act.windows[0].from_, act.windows[0].to) == (date(2023, 6, 1), date(2023, 8, 29))


def test_the_jungle_has_one_number_for_three_kinds_of_arms():
    act = act_of("peru-2023-jungle")
    (arms,) = (line for line in act.limits if line.measure is Measure.ARMS)
    assert arms.scope.arms == ("rifle", "pistol", "grenade_launcher")
    assert (arms.quantity.n, arms.joined) == (56, Joined.AND)
    assert act.windows[0].term.days == 16
    assert numbers(act, Measure.STAY_DAYS) == {"stay": 16}


def test_the_jungle_keeps_three_versions_of_its_persons():
    act = act_of("peru-2023-jungle")
    (persons,) = (one for one in mandate_on([act], date(2023, 7, 1)).limits if "persons" in one.id)
    bounds = {(reading.bound.lo, reading.bound.hi) for reading in persons.readings}
    assert bounds == {(87, 87), (99, 99)}


def test_2024_has_three_senders_and_four_windows():
    act = act_of("peru-2024-resolute-sentinel")
    assert act.senders == ("US", "CO", "EC")
    assert [(window.senders, window.from_, window.to) for window in act.windows] == [
        (("US",), date(2024, 5, 1), date(2024, 6, 23)),
        (("CO",), date(2024, 5, 26), date(2024, 6, 16)),
        (("EC",), date(2024, 5, 28), date(2024, 6, 12)),
        (("EC",), date(2024, 5, 28), date(2024, 6, 15)),
    ]
    assert [one.entry.value for one in act.contingents] == [
        None,
        EntryClass.ARMED,
        None,
        EntryClass.ARMED,
    ]


def test_each_limit_of_2024_runs_for_its_own_sender_and_days():
    mandate = mandate_on([act_of("peru-2024-resolute-sentinel")], date(2024, 6, 1))
    persons = {
        one.key: (one.scope.senders, one.terms[0].days, one.readings[0].bound.hi)
        for one in mandate.limits
        if one.measure is Measure.PERSONS
    }
    assert persons == {
        "limits.persons-us": (("US",), 54, 1098),
        "limits.persons-co": (("CO",), 22, 73),
        "limits.persons-ec-1": (("EC",), 16, 36),
        "limits.persons-ec-2": (("EC",), 19, 15),
    }


def test_apec_has_a_group_line_an_or_line_and_aircraft():
    act = act_of("peru-2024-apec")
    assert numbers(act, Measure.PERSONS) == {"persons": 600}
    assert list(numbers(act, Measure.ARMS).values()) == [160, 40, 20, 19, 12, 36, 18, 4, 6]
    assert list(numbers(act, Measure.AIRCRAFT).values()) == [2, 4, 4, 4]
    assert list(numbers(act, Measure.EQUIPMENT).values()) == [48, 4, 10]
    joined = {line.id: (line.joined, line.scope) for line in act.limits if line.joined}
    assert joined["arms-machine-guns"][0] is Joined.AND
    assert joined["arms-machine-guns"][1].arms == ("m249", "dillon-762")
    assert joined["aircraft-tanker"][0] is Joined.OR
    assert joined["aircraft-tanker"][1].named == ("KC-135", "KC-10")
    assert act.windows[0].term.days == 21


def test_apec_had_no_second_vote():
    first, second, _ = act_of("peru-2024-apec").consent_chain
    assert (first.reading, first.waived, first.votes.value.for_) == (1, False, 62)
    assert (second.reading, second.waived, second.votes.value) == (2, True, None)


def test_2025_names_arms_without_a_number_and_sixteen_places():
    act = act_of("peru-2025")
    assert numbers(act, Measure.PERSONS) == {"persons": 55}
    assert list(numbers(act, Measure.ARMS).values()) == [None] * 4
    assert len(items(act, "places")) == 16
    assert {"PE-HUV", "PE-santa-lucia"} <= set(items(act, "places"))
    assert (act.series.n, act.series.follows) == (2, "pe-2023-training")


def test_the_last_day_in_port_is_not_the_last_in_waters():
    act = act_of("peru-2025-stone")
    assert {window.kind: window.to for window in act.windows} == {
        WindowKind.PORT_CALL: date(2025, 10, 6),
        WindowKind.WATERS: date(2025, 10, 8),
    }
    ship, helicopter = act.vessels
    assert (ship.hull, ship.displacement_t.value) == ("WMSL 758", 4500)
    assert (ship.officers.value, ship.crew.value) == (28, 138)
    assert helicopter.embarked_on == ("USCGC Stone",)
    assert list(numbers(act, Measure.ARMS).values()) == [1, 1, 4, 2]
