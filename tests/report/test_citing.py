"""How findings on acts name norms, clauses and invented acts."""

from relevo.compliance.acts_catalogue import check_acts
from relevo.core.clause import ClauseRef, Seen
from relevo.core.finding import Verdict
from relevo.core.words import Speaker
from relevo.report.citing import Citing
from relevo.report.findings import acts_section, exit_code, finding_json, render_findings_text
from tests.spec.acts_world import build_grounds

SAY = Speaker("en").say


def citing(given=None):
    """Give what names the findings of a case."""
    grounds = build_grounds(given or {})
    return Citing(acts=grounds.acts, regime=grounds.regime), check_acts(grounds)


def test_a_norm_is_named_by_its_title_and_by_what_was_not_read_of_it():
    names, _ = citing()
    assert SAY(names.clause(ClauseRef("xa", "old", Seen.STATUTE))) == "Charter, 1"
    assert SAY(names.clause(ClauseRef("xa", "doubtful", Seen.UNSEEN))) == "Law 2 (to verify)"
    assert SAY(names.clause(ClauseRef("xa", "old", Seen.REPORTED))) == "Charter, 1 (text not read)"


def test_the_clause_of_an_act_keeps_its_identifiers():
    names, _ = citing()
    assert names.clause(ClauseRef("act", "c", Seen.TEXT)) == "act/c"
    assert names.clause(ClauseRef("act", "", Seen.UNSEEN)) == "act"
    assert names.title(ClauseRef("act", "c", Seen.TEXT)) is None
    assert Citing(acts={}, regime=None).title(ClauseRef("xa", "old", Seen.TEXT)) is None


def test_invented_acts_are_marked():
    names, _ = citing()
    assert SAY(names.subject("act")) == "act (ILLUSTRATIVE)"
    assert SAY(names.subject("other")) == "other"
    assert names.illustrative
    assert not Citing(acts={}, regime=None).illustrative


def test_what_is_met_is_only_counted_unless_all_is_wanted():
    names, found = citing()
    assert {finding.verdict for finding in found} == {Verdict.MET}
    few = acts_section(found, names, Speaker("en"), every=False)
    assert few == [
        "The acts against the standing law of XA:",
        "Nothing exceeds a recorded limit or is undetermined.",
        "",
    ]
    assert len(acts_section(found, names, Speaker("en"), every=True)) > len(few)
    assert exit_code(found) == 0


def test_a_text_counts_findings_on_acts_and_on_a_plan_together():
    names, found = citing({"act": {"dates": {"approved": "2026-07-01"}}})
    said = render_findings_text((), lang="en", of_acts=found, citing=names)
    assert "Findings: exceeds the recorded limit: 1" in said
    assert "The plan against the acts" not in said
    assert exit_code(found) == 1


def test_json_gives_the_title_of_a_norm_only():
    names, found = citing()
    clauses = finding_json(found[0], SAY, names)["clauses"]
    assert [clause.get("title") for clause in clauses] == ["Charter, 1", None]
    assert all("title" not in clause for clause in finding_json(found[0], SAY)["clauses"])
