"""Two mandates compared, in words and for programs."""

import json
from datetime import date

from relevo.core.words import LANGUAGES
from relevo.mandate.compare import compare
from relevo.mandate.from_acts import mandate_on
from relevo.mandate.permits import permits
from relevo.report.compare import render_compare_text
from relevo.report.compare_json import render_compare_json
from relevo.report.compare_words import Version
from tests.spec.world import act, codes

DAY = date(2026, 8, 1)
POWER = {"element": "start_date", "by": "decree", "clause": "c"}
REPORT = {
    "id": "r",
    "what": {"es": "Informe", "en": "Report"},
    "by": "Minister",
    "to": [{"body": "Congress"}, {"body": "not_found"}],
    "after": "end_of_stay",
    "within": {"n": 48, "unit": "hour"},
    "clause": "c",
}
FULL = {
    "senders": ["XB", "XC"],
    "class_of_entry": {"value": "armed", "clause": "c"},
    "reasons": {"es": "Razones", "en": "Reasons given"},
    "rotation": [{"at_least": 3, "at_most": 6, "clause": "c", "categories": ["special"]}],
    "limits": [
        {
            "id": "pistols",
            "measure": "arms",
            "quantity": {"about": 9},
            "clause": "press",
            "scope": {"arms": ["glock", "m17"], "places": ["XA-N"]},
        }
    ],
    "lists": [
        {
            "id": "places",
            "of": "place",
            "items": ["XA-N", "XA-S"],
            "such_as": ["XA-S"],
            "complete": False,
            "clause": "press",
        },
        {"id": "aims", "of": "purpose", "items": ["drill"], "complete": True, "clause": "c"},
    ],
    "vessels": [{"name": "USS Imaginary", "sender": "XB"}],
    "amendment_powers": [
        {**POWER, "countersign": "Minister", "before_entry": True, "stay_not_longer": True}
    ],
    "duties": [REPORT],
    "conflicts": [
        {
            "about": "lists.places.XA-N",
            "versions": [{"says": ["s"], "value": "XA-N"}, {"says": ["t"], "value": "XA-NC"}],
        }
    ],
}


def version(name, **fields):
    """Give a mandate of the world's act under a name."""
    mandate = mandate_on([act(**fields)], DAY)
    return Version(name=name, day=DAY, mandate=mandate, codes=codes(), several=True)


def said(before, after, render=render_compare_text, lang="en"):
    """Compare two versions and render what differs."""
    differences = compare(before.mandate, after.mandate, arms=codes().arms)
    permission = permits(before.mandate, after.mandate, codes=codes())
    return render(differences, before, after, permission=permission, lang=lang)


def section(words, title):
    """Give the lines under a title."""
    part = words.split(f"\n{title}\n")[1].split("\n\n")[0]
    return part.replace("\n    ", " ").splitlines()


def test_what_is_new_with_its_clause():
    lines = section(said(version("old"), version("new", **FULL)), "New in new")
    assert "  - Sending state: XC [act]" in lines
    assert any("Presence, for XB, XC: from 1 January 2026" in line for line in lines)


def test_what_only_one_side_gives_is_not_found_on_the_other():
    words = said(version("old"), version("new", **FULL))
    lines = section(words, "Not found on one side, so not comparable")
    assert any("XA-N, XA-S (as an example) [clause press of act" in line for line in lines)
    assert all("not found" in line for line in lines)
    assert any("about 9, counting not specified" in line for line in lines)
    assert any(
        "decree may change the start date: not found in old; countersigned by Minister, only "
        "before entry, without a longer stay" in line
        for line in lines
    )
    assert any("to: Congress, not found; within 48 hours" in line for line in lines)
    assert any("USS Imaginary" in line for line in lines)


def test_a_change_says_both_sides():
    unarmed = {"value": "unarmed", "clause": "press"}
    after = {
        **FULL,
        "class_of_entry": unarmed,
        "amendment_powers": [POWER],
        "limits": [{**FULL["limits"][0], "quantity": {"exact": 7}}],
    }
    lines = section(said(version("old", **FULL), version("new", **after)), "Changed")
    assert lines[0] == (
        "  - Class of entry: armed [clause c of act: the text is held] in old; unarmed [clause "
        "press of act: according to the press; text not read] in new"
    )
    assert any("in old; 7 exactly, counting not specified" in line for line in lines)
    assert any("; without conditions [clause c of act" in line for line in lines)


def test_what_an_unread_clause_does_not_say_is_not_stated_never_no():
    report = {"id": "r2", **{name: REPORT[name] for name in REPORT if name != "id"}}
    told = {**POWER, "clause": "press", "before_entry": True, "report": report}
    more = {**told, "countersign": "Minister", "stay_not_longer": True}
    old = version("old", amendment_powers=[told])
    words = said(old, version("new", amendment_powers=[more]))
    assert "\nChanged\n" not in words
    (line,) = section(words, "Not found on one side, so not comparable")
    assert "not stated: who countersigns, whether without a longer stay" in line
    assert "countersigned by Minister, only before entry, without a longer stay" in line


def test_a_dropped_line_of_an_annex_nobody_read_is_hedged():
    rifle = {**FULL["limits"][0], "id": "m4", "scope": {"arms": ["m4"]}}
    both, one = [rifle, FULL["limits"][0]], [FULL["limits"][0]]
    words = said(version("old", limits=both), version("new", limits=one))
    (line,) = section(words, "Dropped: in old, not in new")
    assert line.endswith("; what was read of new does not say that it has none")


def test_finer_lines_stand_together_beside_the_coarser_one():
    def line(id_, code, **number):
        quantity = number or "not_found"
        return {
            "id": id_,
            "measure": "arms",
            "quantity": quantity,
            "clause": "press",
            "scope": {"arms": [code]},
        }

    old = version("old", limits=[line("p", "pistol")])
    new = version("new", limits=[line("g", "glock", exact=3), line("m", "m17", exact=4)])
    (words,) = section(said(old, new), "Not found on one side, so not comparable")
    assert "pistol, for XB: number not found" in words
    assert "glock: 3 exactly" in words
    assert "m17: 4 exactly" in words


def test_nothing_is_compared_where_no_act_counts():
    words = said(version("old", dates={"published": "2030-01-01"}), version("new", **FULL))
    assert "Nothing is compared: no act counts on that day in old." in words
    assert "Dropped" not in words
    assert "New in" not in words


def test_an_act_that_may_not_be_in_force_is_said_so():
    words = " ".join(said(version("old", dates={}), version("new", **FULL)).split())
    assert "undetermined: no source gives a day since when. It is compared as if in force." in words


def test_disputes_have_a_section_of_their_own_and_name_their_codes():
    words = said(version("old", **FULL), version("new", **{**FULL, "conflicts": []}))
    (line,) = section(words, "Disputes that the two do not share")
    assert line.startswith("  - Only in old: Sources differ on Places, XA-N: (XA-N: s), (XA-NC: t)")


def test_a_dropped_place_says_whether_the_other_list_is_complete():
    fewer = {**FULL["lists"][0], "items": ["XA-N"], "such_as": []}
    for complete, note in ((False, True), (True, False)):
        clause = {"complete": complete, "clause": "c"}
        after = version("new", **{**FULL, "lists": [{**fewer, **clause}, FULL["lists"][1]]})
        words = said(version("old", **FULL), after)
        lines = section(words, "Dropped: in old, not in new")
        assert all(("not known to be complete" in line) is note for line in lines)


def test_no_difference_is_said():
    same = version("same", **FULL)
    assert "The two mandates do not differ." in said(same, same)


def test_json_holds_every_difference_with_its_sides():
    before, after = version("old"), version("new", **FULL)
    for lang in LANGUAGES:
        answer = json.loads(said(before, after, render_compare_json, lang))
        assert [answer[side]["name"] for side in ("before", "after")] == ["old", "new"]
        assert answer["after"]["illustrative"]
        assert len(answer["differences"]) == len(
            compare(before.mandate, after.mandate, arms=codes().arms)
        )
        for one in answer["differences"]:
            assert one["before"] or one["after"]
            assert one["words"]
        (pistols,) = [one for one in answer["differences"] if one["aspect"] == "arms"]
        assert pistols["after"]["scope"]["arms"] == ["glock", "m17"]
        assert pistols["after"]["limits"][0]["readings"][0]["bound"] == {
            "lo": 9,
            "hi": None,
            "upper": True,
        }


def test_a_stay_over_two_acts_in_a_row_is_said_to_be_judged_under_one():
    days = [
        ("2026-01-01", "2026-06-30"),
        ("2026-07-01", "2026-12-31"),
        ("2026-01-01", "2026-12-31"),
    ]
    first, second, whole = (
        act(
            id=f"a{n}",
            windows=[{"id": "w", "kind": "presence", "from": start, "to": end, "clause": "c"}],
            limits=[],
            lists=[],
        )
        for n, (start, end) in enumerate(days)
    )
    before, after = (
        Version(name=name, day=DAY, mandate=mandate_on(own, DAY), codes=codes())
        for name, own in (("two", [first, second]), ("one", [whole]))
    )
    assert "One stay is judged under one act" in " ".join(said(before, after).split())
    assert "One stay is judged under one act" not in said(after, after)
