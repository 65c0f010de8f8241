"""The law of a day in words and for programs."""

import json
from datetime import date

import pytest

from relevo.core.clause import Seen
from relevo.core.codes import packaged_codes
from relevo.core.words import Localized, Speaker
from relevo.mandate.covering import staged_on
from relevo.mandate.from_acts import mandate_on
from relevo.regime.packaged import packaged_regimes, regime_of_host
from relevo.report.law import first_day, is_outside, render_law_text
from relevo.report.law_case import CaseLaw, render_case_law_text
from relevo.report.law_case_json import render_case_law_json
from relevo.report.law_json import render_law_json
from relevo.report.norms import citation_words
from tests.regime.host_xa import regime
from tests.spec.world import act

DAY = date(2026, 8, 1)


def shown(law, day=DAY, lang="en", width=100):
    """Give the law of a day in words."""
    return render_law_text(law, packaged_codes(), day=day, lang=lang, width=width)


def section(page, title):
    """Give what stands under a heading."""
    return page.split(f"\n\n{title}\n")[1].split("\n\n")[0]


def of_case(*acts, law=None, day=DAY):
    """Give the law of a case of XA."""
    return CaseLaw(
        name=Localized("Caso", "Case"),
        host="XA",
        day=day,
        acts=staged_on(acts, day),
        mandate=mandate_on(acts, day),
        regime=law,
    )


def case_page(found, width=100):
    """Give the law of a case in words."""
    return render_case_law_text(found, packaged_codes(), lang="en", width=width)


def window(first="2026-01-01", last="2026-12-31"):
    """Give a window of presence."""
    clause = act().windows[0].clause
    return {"id": "w", "kind": "presence", "from": first, "to": last, "clause": clause}


def armed(**over):
    """Give an armed entry by a law, all through 2026."""
    return act(
        **{
            "kind": "law",
            "dates": {"published": "2025-12-01"},
            "windows": [window()],
            "class_of_entry": {"value": "armed"},
            **over,
        }
    )


def test_peru_before_and_after_the_senate():
    law = regime_of_host("PE")
    title = "Who may consent, by class of entry"
    before = section(shown(law, date(2026, 7, 27)), title)
    after = section(shown(law, date(2026, 7, 28)), title)
    assert "consents: Congress of the Republic" in before
    assert "Senate" not in before
    assert "armed: Legislative resolution; consents: Senate" in after
    assert "Congress of the Republic" not in after


def test_every_rule_says_its_norm_and_how_it_is_known():
    page = shown(regime_of_host("PE"))
    for title in ("Who may consent, by class of entry", "Purposes", "Duties and times"):
        items = section(page, title).split("\n  - ")
        assert all("[" in item for item in items if "No rule on record for" not in item)
    assert "this rule is to verify]" in page.replace("\n      ", " ")


def test_a_norm_that_no_press_reports_is_known_from_other_documents():
    press = {"agency", "newspaper", "broadcaster", ""}
    for law in packaged_regimes():
        kinds = {source.id: source.kind for source in law.sources}
        for norm in law.norms:
            said = Speaker("en").say(citation_words(law.cite(norm.id), {}, law))
            documents = "according to other documents; text not read" in said
            by_press = bool({kinds[one] for one in norm.says} & press)
            assert documents == (norm.seen is Seen.REPORTED and not by_press), norm.id


def test_the_two_peruvian_clocks_stand_apart():
    duties = section(shown(regime_of_host("PE")), "Duties and times")
    assert "Owed by: President of the Council of Ministers" in duties
    assert "within 24 hours" in duties
    assert "Owed by: Minister of Defence; to: not found (to verify)" in duties
    assert "within 48 hours" in duties


def test_a_class_without_a_rule_is_undetermined():
    found = section(shown(regime()), "Who may consent, by class of entry")
    assert "No rule on record for: protocol, logistic, transit. Undetermined." in found


def test_what_stands_in_for_a_rule_follows_it():
    found = section(shown(regime()), "Who may consent, by class of entry")
    usual = found.index("armed: Law; consents: Upper Chamber")
    substitute = found.index("armed: Emergency decree; consents: Minister of Defence")
    assert usual < substitute < found.index("unarmed, academic: ")
    assert "Only where: Natural disaster." in found
    assert "Stands in for: Law; consents: Upper Chamber" in found


def test_the_programme_year_that_runs_is_told():
    found = section(shown(regime()), "Programme year")
    assert "from 1 September 2025 to 31 August 2026" in found


def test_what_comes_later_is_told_and_what_passed_is_not():
    title = "What changes after this day"
    assert "From 1 July 2026 consents: Upper Chamber, by Law" in section(
        shown(regime(), date(2026, 6, 30)), title
    )
    assert title not in shown(regime(), date(2026, 7, 1))


def test_invented_law_says_so():
    assert "ILLUSTRATIVE: this law is invented." in shown(regime())
    assert "invented" not in shown(regime_of_host("MX"))


@pytest.mark.parametrize("law", packaged_regimes(), ids=lambda law: law.id)
@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_screen(law, lang, width):
    page = shown(law, lang=lang, width=width)
    assert max(map(len, page.splitlines())) <= width


def test_a_day_before_every_rule_is_outside():
    assert is_outside(regime(), date(2019, 12, 31))
    assert not is_outside(regime(), date(2020, 1, 1))
    assert first_day(regime()) == date(2020, 1, 1)


def test_the_law_as_json():
    document = json.loads(
        render_law_json(regime(), packaged_codes(), day=date(2026, 6, 30), lang="en")
    )
    assert document["version"] == 1
    assert [one["id"] for one in document["consents"]] == ["armed-assembly", "unarmed"]
    assert document["consents"][0]["norm"]["seen"] == "statute"
    assert {turn["about"] for turn in document["turns"]} == {"armed", "inform-24h", "report-10wd"}
    (addressee,) = next(one for one in document["turns"] if one["about"] == "inform-24h")["after"]
    assert addressee["body"] is None
    assert document["papers"][0]["verify"] is True


def test_a_case_tells_acts_authority_and_what_changes_in_its_window():
    page = case_page(of_case(armed(), law=regime()))
    assert "its windows end on 31 December 2026, in 152 days." in page
    assert "armed: Law; consents: Upper Chamber" in page
    changes = section(page, "What changes within the windows")
    assert "From 1 July 2026 consents: Upper Chamber, by Law; class of entry: armed" in changes
    assert "Until then: Assembly, by Law" in changes
    assert "Report the activity." in changes
    assert "Report the resolution." not in changes


def test_a_change_on_the_first_day_of_the_window_is_not_within_it():
    begun = armed(windows=[window("2026-07-01", "2026-12-31")])
    assert of_case(begun, law=regime()).turns == ()
    last = armed(windows=[window("2026-01-01", "2026-07-01")])
    assert of_case(last, law=regime(), day=date(2026, 5, 1)).turns != ()


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"windows": [window("2026-09-01")]}, "begins on 1 September 2026, in 31 days."),
        ({"windows": [window(last="2026-07-31")]}, "ended on 31 July 2026, one day ago."),
        ({"dates": {"published": "2026-08-02"}}, "it counts from 2 August 2026, in one day."),
        ({"status": "requested"}, "It permits nothing; its status: requested."),
        ({"direction": "outbound"}, "it permits no entry."),
    ],
)
def test_acts_that_do_not_run(over, said):
    page = case_page(of_case(armed(**over), law=regime()))
    assert "None of the acts of this case runs on this day." in page
    assert said in section(page, "Acts that do not: not yet, no longer, or not adopted")


def test_without_standing_law_it_is_said_once():
    page = case_page(of_case(armed()))
    assert page.count("No standing law of") == 1
    assert "Who may consent" not in page


def test_a_day_before_standing_law_is_said():
    early = armed(dates={"published": "2019-01-01"}, windows=[window("2019-01-01", "2019-12-31")])
    page = case_page(of_case(early, law=regime(), day=date(2019, 5, 1)))
    assert "No rule on record for" in page
    assert "Who may consent" not in page


def test_the_law_of_a_case_as_json():
    found = of_case(armed(), law=regime())
    document = json.loads(render_case_law_json(found, packaged_codes(), lang="en"))
    assert document["acts"][0]["stage"] == "running"
    assert document["mandate"]["day"] == "2026-08-01"
    assert [one["ids"] for one in document["duties"]] == [["report-10wd"]]
    assert {one["of"] for one in document["turns_within_windows"]} == {"consent", "addressee"}
    assert document["law"]["regime"] == "xa"
    assert json.loads(render_case_law_json(of_case(), packaged_codes(), lang="en"))["law"] is None


def test_steps_name_the_bodies_that_take_them():
    page = " ".join(shown(regime_of_host("PE"), date(2026, 7, 27)).split())
    assert "Steps: Cabinet: Council of Ministers, Request: President of the Republic" in page
    assert "Chamber: Congress of the Republic, Signature, Gazette" in page


def test_a_programme_year_that_is_not_yet_law_is_not_told():
    assert "Programme year" not in shown(regime_of_host("PE"), date(2006, 6, 30))
    assert "Programme year" in shown(regime_of_host("PE"), date(2016, 6, 30))


def test_a_duty_still_to_be_verified_says_so():
    page = section(shown(regime_of_host("AR")), "Duties and times")
    assert "this rule is to verify" in " ".join(page.split())


def test_the_conditions_of_a_power_of_the_act_itself_are_said():
    clause = act().windows[0].clause
    power = {"element": "start_date", "by": "supreme_resolution", "clause": clause}
    kept = {"countersign": "ministerio de defensa", "before_entry": True}
    page = case_page(of_case(armed(amendment_powers=[{**power, **kept}]), law=regime()))
    said = " ".join(section(page, "Who may change what of an act").split())
    assert (
        "Conditions: countersigned by: Minister of Defence, before the foreign personnel enter ["
        in said
    )
