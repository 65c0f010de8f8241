"""Instances, what is published of them, rows, and the table in the manual."""

import calendar
import json
from datetime import date, timedelta

import pytest
from benchmarks.rotation import best, published, results
from benchmarks.rotation.__main__ import main
from benchmarks.rotation.evaluator import judge
from benchmarks.rotation.generator import CEILINGS, SIZES, national
from benchmarks.rotation.instance import digest_of, form_of, text_of
from benchmarks.rotation.summary import ratio_of, summary_of
from benchmarks.rotation.table import BEGIN, END, PAGE, line_of, page_table, summary_lines


def test_the_generator_makes_the_published_instances():
    assert published.differences() == ()


def test_every_size_ceiling_and_seed_is_in_the_manifest():
    names = {f"nat{size}-s{s}-{c}" for size in SIZES for c in CEILINGS for s in range(20)}
    assert set(published.manifest()) == names
    assert len(set(published.manifest().values())) == len(names)


def test_a_changed_generator_shows(monkeypatch):
    said = published.manifest()
    monkeypatch.setattr(published, "manifest", lambda: said | {"nat12-s7-0.95": "0" * 64})
    monkeypatch.setattr(published, "SIZES", (12,))
    assert published.differences() == ("nat12-s7-0.95",)


def test_an_instance_is_read_as_it_was_written():
    form = form_of(national(5, 3), "x")
    assert json.loads(text_of(form)) == form
    assert digest_of(json.loads(text_of(form))) == digest_of(form)


def test_only_the_ceilings_differ_between_ceilings():
    slack, low = (form_of(national(12, 4, ceiling=c), "x") for c in (1.15, 0.855))
    assert slack["ceilings"] != low["ceilings"]
    assert {**slack, "ceilings": 0} == {**low, "ceilings": 0}


def months_later(day, months):
    """Give the end of a stay of whole calendar months, excluded, in plain arithmetic."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if day.day > last + 1:
        return date(year, month + 1, last) + timedelta(days=1)
    return date(year, month + 1, 1) + timedelta(days=day.day - 1)


def test_lengths_are_three_to_six_calendar_months():
    form = form_of(national(12, 0), "x")
    first = date.fromisoformat(form["first_day"])
    (lengths,) = form["lengths"]
    for day in range(form["days"]):
        least, most = ((months_later(first + timedelta(days=day), n) - first).days for n in (3, 6))
        expected = (least, min(most, form["days"])) if least <= form["days"] else (0, 0)
        assert (lengths["first_end"][day], lengths["last_end"][day]) == expected


def test_weeks_are_calendar_weeks_that_fill_the_year():
    form = form_of(national(12, 0), "x")
    first = date.fromisoformat(form["first_day"])
    assert [day for a, b in form["weeks"] for day in range(a, b)] == list(range(365))
    assert all((first + timedelta(days=a)).weekday() == 0 for a, _ in form["weeks"][1:])


def test_supply_is_as_scarce_as_the_generator_says():
    for size in SIZES:
        form = form_of(national(size, 0), "x")
        posts, units = {}, {}
        category = {pair["post"]: pair["unit"][3:5] for pair in form["pairs"]}
        for post in form["posts"]:
            posts[category[post["id"]]] = posts.get(category[post["id"]], 0) + 1
        for unit in form["units"]:
            units[unit["id"][3:5]] = units.get(unit["id"][3:5], 0) + 1
        assert abs(len(form["units"]) - 3 * size) <= len(posts)
        assert min(units.values()) >= 2
        offered = sorted(units[c] / posts[c] for c in posts)
        assert offered[0] < 2.5 < offered[-1]


def test_best_known_plans_are_valid_and_worth_what_is_said():
    known = best.read()
    assert set(known) <= set(published.manifest())
    in_files = [name for name in known if (published.FOLDER / f"{name}.json.xz").exists()]
    assert in_files
    for name in in_files:
        entry = known[name]
        judged = judge(published.read(name), entry["plan"])
        assert judged.violations == (), name
        assert judged.uncovered == entry["objective"], name
        assert 0 <= entry["bound"] <= entry["objective"], name
        assert entry["optimal"] == (entry["bound"] == entry["objective"]), name


def row(method="relevo", seed=0, **fields):
    return {
        "instance": f"nat12-s{seed}-slack",
        "size": 12,
        "seed": seed,
        "ceiling": "slack",
        "method": method,
        "version": "1",
        "status": "feasible",
        "objective": 100,
        "bound": 90,
        "gap": 0.1,
        "required": 10000,
        "coverage": 0.99,
        "seconds": 12.0,
        "first_level_seconds": None,
        "compile_seconds": 1.0,
        "memory_mb": 100,
        "broken": [],
        "lattice": None,
        "levels": None,
        "reason": None,
        "trace": [[1.0, 150, None], [4.0, 100, 90]],
        "plan": [["U", "P", 0, 90]],
    } | fields


def test_the_best_known_keeps_what_is_better_and_valid(tmp_path):
    file = tmp_path / "best.json"
    assert best.keep(row(), file)
    assert not best.keep(row(), file)
    assert not best.keep(row(objective=80, broken=["dwell"]), file)
    assert best.keep(row(method="cp-sat", objective=95, bound=10), file)
    assert best.keep(row(objective=97, bound=95), file)
    known = best.read(file)["nat12-s0-slack"]
    assert (known["objective"], known["objective_by"]) == (95, "cp-sat 1")
    assert (known["bound"], known["bound_by"], known["optimal"]) == (95, "relevo 1", True)
    assert best.contradicts(row(bound=96), file)
    assert not best.contradicts(row(bound=95), file)
    assert not best.contradicts(row(bound=None), file)


def test_a_ratio_compares_the_times_to_the_peers_final_value():
    peer = row(method="cp-sat-hinted", objective=120, trace=[[3.0, 150, 0], [40.0, 120, 0]])
    assert ratio_of(peer, row()) == 10.0
    assert ratio_of({**peer, "objective": 150}, row()) == 3.0
    assert ratio_of({**peer, "objective": 99, "trace": [[9.0, 99, 0]]}, row()) == 0.0
    assert ratio_of({**peer, "objective": None}, row()) is None
    assert ratio_of({**peer, "broken": ["dwell"]}, row()) is None


def test_a_summary_counts_proofs_gaps_and_peers():
    rows = [
        row(),
        row(seed=1, status="optimal", objective=7, bound=7, gap=0.0, first_level_seconds=3.0,
            seconds=9.5),
        row(seed=2, status="first-level-optimal", objective=50, bound=50, gap=0.0,
            first_level_seconds=8.0, seconds=60.0),
        row(seed=3, status="invalid", broken=["relief"]),
        row(method="cp-sat", objective=90, bound=0, gap=1.0),
        row(method="cp-sat", seed=1, objective=7, bound=7, gap=0.0, status="first-level-optimal"),
        row(method="cp-sat", seed=2, objective=None, bound=None, gap=None, status="unknown"),
    ]  # fmt: skip
    (group,) = summary_of(rows)
    assert (group["seeds"], group["broken"]) == (4, 1)
    assert (group["first_level_in_10s"], group["all_levels_in_10s"]) == (2, 1)
    assert (group["median_gap"], group["worst_gap"], group["worst_points"]) == (0.0, 0.1, 0.1)
    assert group["ratio"] is None
    assert group["peers"] == {
        "cp-sat": {
            "instances": 3,
            "proven": 1,
            "better": 1,
            "equal": 1,
            "worse": 1,
            "median_gap": 0.5,
        }
    }
    assert "| 12 | slack | 4 | 2 of 4 | 1 of 4 | 0.0 % | 10.0 % | 0.10 points | 1 |" in (
        summary_lines([group])
    )


def test_results_gather_run_after_run(tmp_path):
    file = tmp_path / "results" / "9.9.json"
    results.add(file, [row(seed=1), row()], time_limit_s=60.0)
    results.add(file, [row(objective=95), row(method="highs")], time_limit_s=60.0)
    found = results.read(file)
    assert [(r["method"], r["seed"], r["objective"]) for r in found["rows"]] == [
        ("relevo", 0, 95),
        ("highs", 0, 100),
        ("relevo", 1, 100),
    ]
    assert found["summary"] == json.loads(json.dumps(summary_of(found["rows"])))
    with pytest.raises(ValueError, match="time_limit_s"):
        results.add(file, [row()], time_limit_s=30.0)


def test_the_table_in_the_manual_is_that_of_the_recorded_results():
    page = PAGE.read_text(encoding="utf-8")
    assert page.partition(BEGIN)[2].partition(END)[0] == page_table()


def test_the_table_shows_each_version_newest_first(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    assert page_table() == "No results are recorded yet.\n"
    for version in ("0.9.0", "0.10.0"):
        results.add(tmp_path / f"{version}.json", [row(), row(method="highs")], time_limit_s=60.0)
    said = page_table()
    assert said.index("### Relevo 0.10.0") < said.index("### Relevo 0.9.0")
    assert "| 12 | slack | 1 | 0 of 1 | 0 of 1 | 10.0 % | 10.0 % | 0.10 points | 0 |" in said
    assert "60 s for each method and instance" in said


def test_a_line_says_what_is_wrong():
    said = line_of(row(objective=None, coverage=None, gap=None, reason="did not stop in time"))
    assert said.endswith("did not stop in time")
    assert line_of(row(broken=["dwell"])).endswith("breaks dwell")
    assert "every 5 days" in line_of(row(lattice=5, bound=None, gap=None))


def test_the_command_measures_and_gathers(tmp_path, capsys):
    file = tmp_path / "results.json"
    arguments = "national --sizes 3 --seeds 1 --ceilings slack --time-limit 5".split()
    assert main([*arguments, "--json", "--summary", "--save", str(file)]) == 0
    said, summed = map(json.loads, capsys.readouterr().out.splitlines())
    assert said["instance"] == "nat3-s1-slack"
    assert said["method"] == "relevo"
    assert said["objective"] == said["levels"][0][1]
    assert summed["summary"][0]["seeds"] == 1
    assert results.read(file)["rows"][0]["objective"] == said["objective"]


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "theatre",
        "national --seeds x",
        "national --seeds 3-1",
        "national --seeds -1",
        "national --sizes ,",
        "national --sizes 0",
        "national --ceilings loose",
        "national --time-limit 0",
        "national --time-limit nan",
    ],
)
def test_a_wrong_command_is_named(wrong, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(wrong.split())
    assert stopped.value.code == 2
    assert "error:" in capsys.readouterr().err
