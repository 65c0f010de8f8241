"""The benchmark of reading: its rules on hand-made cases, its gold answers, and its floor."""

import json

import pytest
from benchmarks.reading import gold, results
from benchmarks.reading.__main__ import main
from benchmarks.reading.fields import EVENTS, FIELDS, fair
from benchmarks.reading.fold import folded, holds, names, place_name
from benchmarks.reading.runner import articles_a_minute, scores_of
from benchmarks.reading.scoring import Sums, score, sums_of, total_of

RULES = {field.name: field.right for field in (*FIELDS, EVENTS)}
LINE = {"item": "rifle-m4", "text": "fusiles M4", "qty": 14, "alternatives": []}
PERSONS = {"n": 55, "quantifier": "exact", "sender": "US", "category": None, "total": False}
WINDOW = {"kind": "presence", "from": "2031-01-01", "to": "2031-12-31", "of": None}


def read(**act):
    """Give a reading with one act."""
    return {"acts": [act], "status_events": []}


def counted(gold_act, read_act):
    """Give right, missed, wrong and invented values of one act beside the act itself."""
    found = score({"acts": [gold_act]}, read(**read_act))
    total = total_of(sums_of(found))
    return total.tp, total.fn, total.fp - total.invented, total.invented


def test_folding_leaves_words_and_figures():
    assert folded("  Á la «Señal»: N.º 7\n") == "a la senal n o 7"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("dos aviones C-130J Hercules", "C-130J", True),
        ("dos aviones C-130J Hercules", "C130J", True),
        ("dos aviones C-130J Hercules", "C-130", False),
        ("KC-130", "C-130", False),
        ("helicópteros Cougar", "helicóptero", True),
        ("anything", "", False),
    ],
)
def test_a_text_holds_whole_words(text, name, expected):
    assert holds(text, name) is expected


def test_an_acronym_in_brackets_is_a_name_by_itself():
    assert names("la Secretaría de Marina (SEMAR)") == {
        "secretaria marina semar",
        "secretaria marina",
        "semar",
    }


def test_the_sort_of_a_place_is_no_part_of_its_name():
    assert place_name("provincia de Mendoza") == place_name("Mendoza") == "mendoza"
    assert place_name("Base Naval de Iquitos") != place_name("Iquitos")
    assert place_name("Ciudad") == "ciudad"


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "expected"),
    [
        ("arms", LINE, LINE, True),
        ("arms", LINE, LINE | {"qty": 15}, False),
        ("arms", LINE, LINE | {"qty": None}, False),
        ("arms", LINE, LINE | {"quantifier": "about"}, False),
        ("arms", LINE, LINE | {"item": "carbine-m4", "text": "M-4"}, True),
        ("arms", LINE, LINE | {"item": "rifle", "text": "fusiles"}, False),
        ("arms", LINE, LINE | {"item": "rifle-m16", "text": "fusiles M16"}, False),
        ("arms", LINE | {"alternatives": ["pistol-m17"]}, LINE, False),
        ("arms", {"text": "FAL"}, {"item": "fal", "text": "fusil FAL", "qty": None}, True),
        ("arms", {"item": "rifle", "text": "fusiles"}, {"item": "pistol", "text": "x"}, False),
        ("arms", {"item": "machine_gun", "text": "x"}, {"item": "machine-gun", "text": "y"}, True),
        ("aircraft", {"text": "C-130", "qty": 1}, {"item": "c-130", "text": "", "qty": 1}, True),
        ("aircraft", {"text": "C-130", "qty": 1}, {"item": "kc-130", "text": "KC-130"}, False),
        ("vessels", {"name": "Stone", "text": "-"}, {"name": "USCGC Stone", "hull": None}, True),
        ("vessels", {"name": "Stone", "hull": "W 7", "text": "-"}, {"name": "Stone"}, False),
        ("vessels", {"text": "patrullero", "qty": 1}, {"text": "patrullero", "qty": 1}, True),
        ("headcounts", PERSONS, PERSONS, True),
        ("headcounts", PERSONS, PERSONS | {"quantifier": "at_most"}, False),
        ("headcounts", PERSONS, PERSONS | {"sender": "CO"}, False),
        ("headcounts", PERSONS, PERSONS | {"sender": None}, True),
        ("headcounts", PERSONS, PERSONS | {"total": True}, False),
        ("window", WINDOW, WINDOW, True),
        ("window", WINDOW, WINDOW | {"to": "2031-12-30"}, False),
        ("window", WINDOW, WINDOW | {"kind": "activity"}, False),
        ("window", WINDOW | {"kind": "any"}, WINDOW | {"kind": "activity"}, True),
        ("window", {"kind": "waters", "to": "2031-02-01"}, WINDOW | {"kind": "waters"}, False),
        ("places", {"text": "Lima"}, {"code": "PE-LIM", "text": "región Lima"}, True),
        ("places", {"code": "PE-LIM", "text": "Lima"}, {"code": "PE-LIM", "text": "-"}, True),
        ("places", {"text": "Lima", "kind": "region"}, {"text": "Lima", "kind": "city"}, False),
        ("places", {"text": "Lima", "kind": "city"}, {"text": "Lima", "kind": "ambiguous"}, True),
        ("places", {"text": "Lima"}, {"code": "PE-CAL", "text": "Callao"}, False),
        ("host_institutions", {"id": "foes", "text": "-"}, {"id": "foes", "text": "x"}, True),
        ("host_institutions", {"text": "Marina (SEMAR)"}, {"id": "x", "text": "SEMAR"}, True),
        ("host_institutions", {"text": "Marina"}, {"id": "x", "text": "Infantería"}, False),
        ("units", {"category": "seal", "text": "-"}, {"category": "seal", "text": "x"}, True),
        ("units", {"category": "seal", "text": "x"}, {"category": "army", "text": "x"}, False),
        ("units", {"text": "the medics"}, {"category": "medical", "text": "medics"}, True),
        ("number", {"value": "27.688"}, {"value": "27688"}, True),
        ("bill", {"value": "13436/2025-CR"}, {"value": "13436/2025-PE"}, False),
        ("body", {"value": "Senate"}, {"value": "senate"}, True),
        ("approved", {"value": "2031-01-01"}, {"value": "2031-01-02"}, False),
        ("armed", {"value": False}, {"value": False}, True),
        ("votes", {"what": "for", "n": 73}, {"what": "against", "n": 73}, False),
        ("claims", {"stance": "objects", "about": "cost"}, {"stance": "justifies"}, False),
        (
            "claims",
            {"who": "senator", "stance": "objects", "about": "any"},
            {"who": "a senator", "stance": "objects", "about": "cost"},
            True,
        ),
        (
            "status_events",
            {"state": "PE", "event": "notice", "date": None},
            {"state": "PE", "event": "notice", "date": "2025-12-11"},
            False,
        ),
    ],
)
def test_a_rule(field, mine, theirs, expected):
    assert RULES[field](mine, theirs) is expected


def test_a_perfect_reading_misses_and_invents_nothing():
    act = {"host": "PE", "senders": ["US"], "votes": {"for": 73, "against": 25}, "arms": [LINE]}
    assert counted(act, act) == (5, 0, 0, 0)


def test_a_wrong_value_is_a_miss_and_wrong():
    assert counted({"bill": "1"}, {"bill": "2"}) == (0, 1, 1, 0)


def test_a_value_that_the_text_does_not_state_is_invented():
    assert counted({"armed": None}, {"armed": False, "arms": [LINE]}) == (0, 0, 0, 2)


def test_a_host_is_no_sender():
    assert counted({"host": "PE"}, {"host": None, "senders": ["PE"]}) == (0, 1, 1, 0)


def test_any_is_not_scored():
    assert counted({"kind": "any", "units": "any"}, {"kind": "law", "units": [{}]}) == (0, 0, 0, 0)


def test_one_of_several_answers_is_right_and_silence_if_it_is_one():
    answer = {"body": {"any_of": ["Senate", None]}}
    assert counted(answer, {"body": "Senate"}) == (1, 0, 0, 0)
    assert counted(answer, {"body": None}) == (0, 0, 0, 0)
    assert counted(answer, {"body": "Congress"})[2:] == (0, 1)


def test_an_optional_item_may_be_left_out():
    answer = {"purposes": ["training", {"optional": "support"}]}
    assert counted(answer, {"purposes": ["training"]}) == (1, 0, 0, 0)
    assert counted(answer, {"purposes": ["support", "training"]}) == (2, 0, 0, 0)
    assert counted(answer, {"purposes": ["support"]}) == (1, 1, 0, 0)


def test_a_value_read_twice_is_right_once():
    assert counted({"arms": [LINE]}, {"arms": [LINE, LINE]}) == (1, 0, 1, 0)


def test_as_many_values_as_possible_are_paired():
    places = [{"code": "PE-LIM", "text": "Lima"}, {"code": "PE-CAL", "text": "Lima"}]
    theirs = [{"code": "PE-CAL", "text": "Callao"}, {"code": "PE-LMA", "text": "Lima"}]
    assert counted({"places": places}, {"places": theirs}) == (2, 0, 0, 0)


def test_acts_are_paired_with_those_most_alike():
    first, second = {"host": "AR", "number": "1"}, {"host": "AR", "number": "2"}
    both = score({"acts": [first, second]}, {"acts": [second, first], "status_events": []})
    assert total_of(sums_of(both)) == Sums(tp=4)


def test_an_act_where_the_text_has_none_is_invented_with_all_its_values():
    sums = sums_of(score({"acts": []}, read(host="PE", armed=True)))
    assert sums["acts"] == Sums(fp=1, invented=1)
    assert total_of(sums) == Sums(fp=2, invented=2)


def test_an_act_not_read_is_missed_with_all_its_values_unless_it_is_optional():
    nothing = {"acts": [], "status_events": []}
    missed = sums_of(score({"acts": [{"host": "PE", "armed": True}]}, nothing))
    assert (missed["acts"], total_of(missed)) == (Sums(fn=1), Sums(fn=2))
    assert score({"acts": [{"host": "PE", "optional": True}]}, nothing) == ()


def test_shares():
    sums = Sums(tp=3, fp=1, fn=2)
    assert (sums.precision, sums.recall, sums.f1) == (0.75, 0.6, pytest.approx(2 / 3))
    assert (Sums().precision, Sums().recall, Sums().f1) == (1, 1, 1)


def result(mine, theirs):
    """Give the result of a run over one text named t."""
    return results.result_of({"t": score({"acts": [mine]}, read(**theirs))})


def test_gained_and_lost_between_two_results():
    answer = {"host": "PE", "number": "1"}
    before, now = result(answer, {"host": "PE"}), result(answer, {"number": "1", "bill": "9"})
    change = results.change_of(before, now)
    assert change.gained == ("t number: 1",)
    assert change.lost == ("t states: host PE",)
    assert change.invented == ("t bill: 9",)
    assert results.change_of(now, before).cleared == change.invented


def test_texts_that_only_one_result_has_do_not_count():
    before, now = result({"host": "PE"}, {}), result({"host": "PE"}, {"host": "PE"})
    now["right"] = {"new": now["right"]["t"]}
    assert results.change_of(before, now) == results.Change((), (), (), ())


def test_a_result_is_read_as_it_was_kept(tmp_path):
    kept = result({"host": "PE"}, {"host": "PE"})
    results.save(tmp_path / "a" / "1.json", kept | {"speed": 7.0})
    assert results.read(tmp_path / "a" / "1.json") == kept


def test_a_gold_answer_is_checked():
    answer = {"illustrative": True, "x": 1, "acts": [{"y": 1, "arms": [{"text": "M4"}, {}]}]}
    assert gold.mistakes(gold.Text("t", "Two rifles", answer)) == (
        "t: unknown keys ['x']",
        "t: the text does not say in its first line that it is illustrative",
        "t: unknown keys ['y'] in an act",
        "t: arms: the text has no 'M4'",
        "t: arms: an item without text",
    )


def test_the_gold_answers_are_sound():
    assert [one for text in gold.read_texts() for one in gold.mistakes(text)] == []


def test_the_texts_are_many_of_eight_hosts_and_three_languages():
    texts = gold.read_texts()
    hosts = {host for text in texts for act in text.gold["acts"] for host in fair(act["host"])}
    assert len(texts) >= 40
    assert len(hosts) >= 8
    assert {text.gold["language"] for text in texts} == {"es", "en", "pt"}
    assert sum(not text.gold["acts"] for text in texts) >= 7


@pytest.fixture(scope="module")
def run():
    """Give the result of a run over all texts."""
    return results.result_of(scores_of(gold.read_texts()))


def test_no_field_is_read_worse_than_in_the_stored_result(run):
    stored = results.read(results.recorded()[0])
    both = run["right"].keys() & stored["right"].keys()
    now, before = results.f1_of(run, both), results.f1_of(stored, both)
    worse = {
        field: (before[field], f1) for field, f1 in now.items() if f1 < before.get(field, 0) - 1e-9
    }
    assert both
    assert worse == {}


def test_speed_is_measured():
    assert articles_a_minute(gold.read_texts()[:1], measured_s=0.01) > 0


def test_the_command_prints_keeps_and_compares(tmp_path, capsys):
    (tmp_path / "no-1.txt").write_text("Texto ilustrativo\nSe sirve con arroz.\n", "utf-8")
    answer = {"language": "es", "illustrative": True, "acts": []}
    (tmp_path / "no-1.json").write_text(json.dumps(answer), "utf-8")
    kept = tmp_path / "kept" / "1.json"
    assert main(["--texts", str(tmp_path), "--save", str(kept)]) == 0
    assert "1 texts" in capsys.readouterr().out
    assert main(["--texts", str(tmp_path), "--against", str(kept), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["change"] == {"gained": [], "lost": [], "invented": [], "cleared": []}


@pytest.mark.parametrize(
    "arguments",
    [["--texts", "no-such-folder"], ["--against", "no-such-file"], ["no-such-text"]],
)
def test_the_command_misused_says_so(arguments, capsys):
    assert main(arguments) == 2
    assert "no" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["[]", "not JSON", '{"fields": {}}'])
def test_a_file_that_is_no_result_is_refused(content, tmp_path, capsys):
    (tmp_path / "x.json").write_text(content, "utf-8")
    assert main(["--against", str(tmp_path / "x.json")]) == 2
    assert "no result of this benchmark" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["[]", "not JSON"])
def test_an_answer_that_is_no_object_is_named(content, tmp_path, capsys):
    (tmp_path / "x.txt").write_text("x", "utf-8")
    (tmp_path / "x.json").write_text(content, "utf-8")
    assert main(["--texts", str(tmp_path)]) == 2
    assert "x.json" in capsys.readouterr().err


def test_another_commit_that_git_does_not_know_is_said(capsys):
    assert main(["--against", "no-such-commit"]) == 2
    assert "no-such-commit" in capsys.readouterr().err
