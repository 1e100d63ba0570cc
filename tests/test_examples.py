"""The examples: told again they give the same bytes, are sound, say what their README says, and copy no sentence."""

import datetime as dt
import importlib.util
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest

import inspection_core as ic

from .data.cases import contents, day

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = sorted(path.parent for path in EXAMPLES.glob("*/case.yaml"))
OFFICE = EXAMPLES / "foreign-affairs-office"
AUDIT = EXAMPLES / "audit-office-en"
UNIVERSITY = EXAMPLES / "university"
RECORDED = re.compile(r".*/(journal\.jsonl|journal\.head|editions/.*)")

PROPER_NAMES = {"中共济宁市人民政府外事办公室党组", "人民政府外事办公室党组关于巡察"}
"""What may stand in an example as it stands in the bulletin that was its model: a name, and the title it begins."""
HAN = re.compile("[\u4e00-\u9fff]+")
LONGEST = 12


def test_the_histories_told_again_give_the_same_bytes(tmp_path: Path) -> None:
    copy = Path(
        shutil.copytree(
            EXAMPLES, tmp_path / "examples", ignore=shutil.ignore_patterns("build", "*.lock", "__pycache__")
        )
    )
    before = contents(copy)
    subprocess.run([sys.executable, str(copy / "retell.py")], check=True, capture_output=True)
    after = {name: raw for name, raw in contents(copy).items() if "__pycache__" not in name}
    assert [] == sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    assert len(CASES) <= sum(1 for name in after if RECORDED.fullmatch(name) and name.endswith("journal.jsonl"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_is_as_it_was_recorded(path: Path) -> None:
    verification = ic.verify(path)
    assert ((), True) == (verification.problems, verification.events > 0)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_is_adopted_and_contradicts_itself_in_nothing(path: Path) -> None:
    case = ic.load(path)
    assert ((), (), ()) == (case.notes, case.contradictions, ic.draft_changes(case))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_names_each_file_of_evidence(path: Path) -> None:
    pieces = [filed.evidence for filed in ic.load(path, plugins=ic.Plugins()).standing.evidence.values()]
    named = {piece.file.path for piece in pieces if piece.file}
    assert named == {f"evidence/{name}" for name in contents(path / "evidence")}


@pytest.fixture(scope="module")
def retell() -> ModuleType:
    """The program that tells the examples anew."""
    spec = importlib.util.spec_from_file_location("retell", EXAMPLES / "retell.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_an_example_gives_the_documents_that_are_kept_beside_it(path: Path, retell: ModuleType) -> None:
    assert dict(retell.expected(path)) == contents(path / "expected")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_publication_of_an_example_comes_out_as_it_was_made(path: Path) -> None:
    for id, publication in ic.load(path).standing.publications.items():
        made = ic.rebuild_publication(path, id)  # an ExportError if a digest differs
        assert [document.to for document in publication.draft.documents] == list(made)


def test_the_demonstration_shows_the_examples_on_the_days_of_their_readme(root: Path) -> None:
    shown = re.findall(r"^EXAMPLES [:+]= (.+?):(.+?):(.*)$", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
    published = {path.name: tuple(ic.load(path).standing.publications) for path in CASES}
    assert {name: ids for name, ids in published.items() if ids} == {name: (id,) for name, _, id in shown if id}
    assert {
        ("foreign-affairs-office", "2024-03-01"),
        ("audit-office-en", "2025-11-28"),
        ("university", "2025-03-31"),
    } <= {(name, on) for name, on, _ in shown}


STATES = {
    "closed": "1 2 4 5 7 8 10 11 12 13 14 15 18 19",
    "verified": "16",
    "submitted": "3 23",
    "substantially_done": "17",
    "in_progress": "6 9 21 22 24",
    "registered": "",
    "planned": "20",
}


@pytest.fixture(scope="module")
def march() -> ic.Report:
    """The large example on the day that its README describes."""
    return ic.report(ic.load(OFFICE, plugins=ic.Plugins()), as_of=day(3, 1))


def test_the_large_example_stands_where_its_readme_says(march: ic.Report) -> None:
    found: dict[str, str] = defaultdict(str)
    for item in march.items:
        found[item.state] = f"{found[item.state]} {item.number}".strip()
    assert {state: numbers for state, numbers in STATES.items() if numbers} == found


def test_the_large_example_is_late_with_three_findings_and_gave_one_more_time(march: ic.Report) -> None:
    assert ({"6", "22", "24"}, {"9"}) == (
        {item.number for item in march.late},
        {item.number for item in march.items if item.limit.extended},
    )


def test_the_recurrence_of_the_large_example_is_meant_to_fail_a_check() -> None:
    case = ic.load(OFFICE, plugins=ic.Plugins())
    problems = ic.check(case, as_of=day(3, 1), plugins=ic.Plugins())
    assert ["24"] == [problem.facts["number"] for problem in problems if problem.code == "IC208"]


def test_what_the_public_may_not_see_is_counted_and_not_named() -> None:
    case = ic.load(OFFICE, plugins=ic.Plugins())
    public = ic.report(case, as_of=day(3, 1), audience="public")
    assert (1, 24, 23) == (public.withheld, public.progress.findings.count, len(public.items))


# --- the foreign affairs office: publication, comments, follow-up, referrals ------------------------------------


def late(path: Path, as_of: dt.date) -> ic.Report:
    """An example as it stood on a day, with all its registers."""
    return ic.report(ic.load(path, plugins=ic.Plugins()), as_of=as_of)


def test_the_office_published_one_item_in_other_words_and_withheld_one() -> None:
    (publication,) = late(OFFICE, day(3, 8)).publications
    assert ("published", day(3, 8), day(4, 8), 1) == (
        publication.state,
        publication.published_on,
        publication.until,
        publication.withheld,
    )
    assert [("13", "withhold"), ("20", "reword")] == [(each.number, each.decision) for each in publication.redactions]


def test_the_first_draft_of_the_office_came_back_for_want_of_that_wording() -> None:
    (publication,) = late(OFFICE, day(3, 8)).publications
    assert [
        "drafted",
        "submitted",
        "submitted",
        "returned",
        "drafted",
        "submitted",
        "submitted",
        "approved",
        "published",
    ] == [step.state for step in publication.steps]
    (returned,) = (step for step in publication.steps if step.kind == "publication_returned")
    assert "第20项" in (returned.reason or "")


def test_the_public_bulletin_of_the_office_tells_the_new_words_and_nothing_of_what_is_withheld() -> None:
    bulletin = (OFFICE / "expected" / "公开通报.txt").read_text(encoding="utf-8")
    assert [True, False, False] == [words in bulletin for words in ("发展党员档案管理不够规范", "事后补写", "礼品")]


@pytest.mark.parametrize(("as_of", "overdue"), [(day(4, 18), []), (day(4, 19), ["c2"])], ids=["in time", "late"])
def test_one_comment_on_the_office_is_answered_and_one_is_not(as_of: dt.date, overdue: list[str]) -> None:
    comments = late(OFFICE, as_of).comments
    assert [("c1", "answered"), ("c2", "open")] == [(each.id, each.state) for each in comments]
    assert overdue == [each.id for each in comments if each.late]


def test_the_follow_up_of_the_office_reopened_one_finding_of_four() -> None:
    made = late(OFFICE, day(3, 28))
    (follow_up,) = made.follow_ups
    assert {"11": "holds", "14": "holds", "15": "holds", "20": "relapsed"} == {
        result.number: result.verdict for result in follow_up.results
    }
    assert ["20"] == [item.number for item in made.items if item.cycle > 1]


def test_of_the_referrals_of_the_office_only_counts_are_told() -> None:
    restricted = ic.read_restricted(OFFICE)
    assert restricted is not None
    told = "".join(raw.decode() for name, raw in contents(OFFICE).items() if name.endswith((".json", ".jsonl", ".txt")))
    secrets = [referral.subject for referral in restricted.referrals]
    secrets += [each.name for each in restricted.commenters]
    assert [] == [secret for secret in secrets if secret in told]
    counts = (late(OFFICE, on).referrals for on in (day(2, 29), day(6, 30)))
    assert [(2, 1), (2, 2)] == [(each.received, each.answered) for each in counts if each]


# --- the audit office: responses, publication, follow-up, accepted risk -----------------------------------------

NOVEMBER, DECEMBER, FEBRUARY = dt.date(2025, 11, 28), dt.date(2025, 12, 1), dt.date(2026, 2, 27)


def test_management_answers_to_every_recommendation_and_gives_a_reason_where_it_disagrees() -> None:
    responses = [item.response for item in late(AUDIT, NOVEMBER).items]
    assert {"agreed": 15, "partly": 2, "rejected": 1} == Counter(each.stance for each in responses if each)
    assert all(each.reason for each in responses if each and each.stance != "agreed")


def test_the_bulletin_of_the_audit_went_out_after_both_steps() -> None:
    (publication,) = late(AUDIT, DECEMBER).publications
    decided = [step.decided_by for step in publication.steps if step.kind == "publication_approved"]
    assert ("published", ["Chief Executive", "Audit Committee"], 2) == (
        publication.state,
        decided,
        publication.withheld,
    )
    assert [("3", "withhold"), ("8", "reword")] == [(each.number, each.decision) for each in publication.redactions]


def test_the_comment_on_the_audit_was_answered_in_time() -> None:
    (comment,) = late(AUDIT, FEBRUARY).comments
    assert comment.answered_on is not None
    assert comment.until is not None
    assert comment.answered_on < comment.until


def test_the_follow_up_of_the_audit_found_one_that_holds_one_relapse_and_has_one_to_go() -> None:
    made = late(AUDIT, FEBRUARY)
    (follow_up,) = made.follow_ups
    assert {"f01-1": "open", "f04-2": "relapsed", "f05-1": "holds"} == {
        result.item: result.verdict for result in follow_up.results
    }
    assert ["f04-2"] == [item.id for item in made.items if item.cycle > 1]


@pytest.mark.parametrize(("as_of", "due"), [(dt.date(2026, 9, 29), False), (dt.date(2026, 9, 30), True)], ids=str)
def test_the_accepted_risk_of_the_audit_is_looked_at_again_when_its_day_comes(as_of: dt.date, due: bool) -> None:
    chosen = [each for each in late(AUDIT, as_of).follow_up_due if "accepted risk is due" in each.reasons]
    assert (["f09-2"] if due else []) == [each.item for each in chosen]


def test_the_report_of_the_audit_shows_ages_and_revised_days() -> None:
    made = late(AUDIT, NOVEMBER)
    assert {1: 1, 3: 1} == {each.times: each.findings.count for each in made.revised}
    assert [("90", 0, 1), ("365", 4, 0)] == [
        (band.key, band.open.count, band.overdue.count) for band in made.ageing if band.open.count or band.overdue.count
    ]


# --- the university: nested findings, publication, comments, follow-up ------------------------------------------

MARCH, APRIL, MAY, OCTOBER = dt.date(2025, 3, 31), dt.date(2025, 4, 2), dt.date(2025, 5, 8), dt.date(2025, 10, 31)


def test_the_university_stands_where_its_readme_says() -> None:
    found: dict[str, str] = defaultdict(str)
    for item in late(UNIVERSITY, MARCH).items:
        if not item.groups and item.state != "closed":
            found[item.state] = f"{found[item.state]} {item.full_number}".strip()
    assert {
        "verified": "7（3）",
        "submitted": "13（5）",
        "substantially_done": "8（4） 9（5）",
        "in_progress": "3（1） 4（2） 6（3） 11（3） 15（1）",
    } == found


@pytest.mark.parametrize(
    ("as_of", "closed"),
    [
        (dt.date(2024, 6, 28), 9),
        (dt.date(2024, 7, 5), 19),
        (dt.date(2024, 9, 6), 30),
        (dt.date(2024, 10, 17), 44),
        (dt.date(2024, 11, 29), 54),
        (dt.date(2024, 12, 16), 53),
        (MARCH, 60),
        (APRIL, 62),
        (dt.date(2025, 6, 27), 64),
        (dt.date(2025, 9, 12), 65),
        (OCTOBER, 64),
    ],
    ids=str,
)
def test_the_university_closed_as_many_as_its_readme_says(as_of: dt.date, closed: int) -> None:
    progress = late(UNIVERSITY, as_of).progress
    assert (69, closed) == (progress.countable.count, progress.closed.count)


def test_the_totals_that_the_university_states_are_what_is_counted() -> None:
    totals = late(UNIVERSITY, MARCH).stated_totals
    assert [("aspects", 6, 6), ("problems", 17, 17), ("findings", 69, 69)] == [
        (total.counts, int(total.value), total.counted) for total in totals
    ]


def test_the_bulletin_of_the_university_says_of_an_aspect_that_nothing_was_found_in_it() -> None:
    lines = (UNIVERSITY / "expected" / "公开通报.txt").read_text(encoding="utf-8").split()
    assert ["a5"] == [aspect.id for aspect in late(UNIVERSITY, MARCH).aspects if not aspect.items]
    assert "本方面未反馈具体问题。" == lines[lines.index("（五）落实意识形态工作责任制方面") + 1]


def test_what_the_university_withholds_is_named_nowhere_in_its_bulletin() -> None:
    bulletin = (UNIVERSITY / "expected" / "公开通报.txt").read_text(encoding="utf-8")
    told = ("艺术类专业考试的组织管理不够严格", "暂不公开的2个具体问题", "说情打招呼", "校办企业", "取酬")
    assert [True, True, False, False, False] == [words in bulletin for words in told]


@pytest.mark.parametrize(("as_of", "number"), [(MARCH, 28), (OCTOBER, 27)], ids=["March", "October"])
def test_what_the_university_has_closed_and_must_sustain_is_blue_and_what_goes_on_too(
    as_of: dt.date, number: int
) -> None:
    leaves = [item for item in late(UNIVERSITY, as_of).items if not item.groups]
    sustained = [item for item in leaves if item.state == "closed" and item.limit.sustained]
    assert (number, {"blue"}) == (len(sustained), {item.light for item in sustained})
    assert {"green"} == {item.light for item in leaves if item.state == "closed" and not item.limit.sustained}


def test_the_bulletin_of_the_university_went_out_after_both_steps() -> None:
    (publication,) = late(UNIVERSITY, APRIL).publications
    decided = [step.decided_by for step in publication.steps if step.kind == "publication_approved"]
    assert ("published", APRIL, dt.date(2025, 4, 22), ["整改办", "临江大学党委"], 2) == (
        publication.state,
        publication.published_on,
        publication.until,
        decided,
        publication.withheld,
    )
    assert [("7（2）", "reword"), ("10", "withhold")] == [
        (each.number, each.decision) for each in publication.redactions
    ]


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [(dt.date(2025, 5, 1), []), (dt.date(2025, 5, 2), ["c2"]), (MAY, [])],
    ids=["in time", "late", "answered"],
)
def test_one_comment_on_the_university_was_answered_in_time_and_one_late(as_of: dt.date, overdue: list[str]) -> None:
    assert overdue == [each.id for each in late(UNIVERSITY, as_of).comments if each.late and each.state == "open"]


def test_both_comments_on_the_university_are_answered() -> None:
    comments = late(UNIVERSITY, OCTOBER).comments
    assert [("c1", -6), ("c2", 7)] == [
        (each.id, (each.answered_on - each.until).days) for each in comments if each.answered_on and each.until
    ]


def test_the_follow_up_of_the_university_looks_at_what_is_proposed_because_it_must_be_sustained() -> None:
    proposed = {
        each.item for each in late(UNIVERSITY, dt.date(2025, 9, 14)).follow_up_due if "长期坚持" in each.reasons
    }
    (follow_up,) = late(UNIVERSITY, OCTOBER).follow_ups
    assert {result.item for result in follow_up.results} < proposed


def test_the_follow_up_of_the_university_reopened_one_finding_of_nine() -> None:
    made = late(UNIVERSITY, OCTOBER)
    (follow_up,) = made.follow_ups
    assert {"holds": 8, "relapsed": 1} == Counter(result.verdict for result in follow_up.results)
    (reopened,) = (item for item in made.items if item.cycle > 1 and item.state != "closed")
    assert ("f12-3", "in_progress", dt.date(2025, 12, 31)) == (reopened.id, reopened.state, reopened.limit.day)


# --- no sentence is copied --------------------------------------------------------------------------------------


def shared_runs(text: str, model: str) -> set[str]:
    """The runs of Chinese characters, longer than allowed, that a text has in common with its model."""
    size = LONGEST + 1
    known = {run[at : at + size] for run in HAN.findall(model) for at in range(len(run) - size + 1)}
    found = set()
    for run in HAN.findall(text):
        same = [run[at : at + size] in known for at in range(len(run) - size + 1)]
        for at, is_same in enumerate(same):
            if is_same and (at == 0 or not same[at - 1]):
                end = next((later for later in range(at, len(same)) if not same[later]), len(same))
                found.add(run[at : end + LONGEST])
    return found


def test_the_longest_common_run_is_found_whole() -> None:
    model = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳，午未"
    assert {"乙丙丁戊己庚辛壬癸子丑寅卯"} == shared_runs(
        "天乙丙丁戊己庚辛壬癸子丑寅卯地；丙丁戊己庚辛壬癸子丑寅卯", model
    )


def test_the_examples_copy_no_sentence_of_the_bulletin_that_was_their_model(material: Path) -> None:
    model = (material / "seed" / "bulletin.txt").read_text(encoding="utf-8")
    found = {
        run: name
        for name, raw in contents(EXAMPLES).items()
        if "__pycache__" not in name and "/build/" not in name
        for run in shared_runs(raw.decode("utf-8", errors="ignore"), model)
    }
    assert {} == {run: name for run, name in found.items() if run not in PROPER_NAMES}
