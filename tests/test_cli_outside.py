"""The commands for what leaves the house and what comes after: publication, comments, follow-up, referrals."""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import inspection_core as ic

from .data.cases import contents, replace
from .test_cli import Said, run
from .test_publishing import DOCUMENTS, PUBLISH, lived, write_case

OFFICE = "publication_approvals: [{key: office, title: Office}]\n"
REPLIES = "comments: {reply: 10 days}\n"
KEPT_APART = """format: inspection-restricted/1
referrals:
  - {id: w1, received: 2024-01-10, due: 2024-02-10, answered: 2024-02-01, subject: About somebody}
  - {id: w2, received: 2024-01-12, due: 2024-02-10, subject: About somebody else}
  - {id: w3, received: 2024-03-12, subject: About a third}
commenters:
  - {comment: c1, name: Jane Roe, phone: "13900001111"}
"""


def made(path: Path, profile: str) -> Path:
    """The case of January, under a body's own profile that extends a neutral one."""
    write_case(path)
    replace(path / "profile.yaml", "extends: house-rules\n", f"extends: {profile}\n{OFFICE}{REPLIES}")
    return lived(path)


@pytest.fixture(scope="module")
def january(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with nothing drafted yet."""
    return made(tmp_path_factory.mktemp("outside") / "town", "neutral-en")


@pytest.fixture(scope="module")
def february(january: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a publication that is out, and two comments, one of them answered."""
    path = Path(shutil.copytree(january, tmp_path_factory.mktemp("february") / "town"))
    for words in (DRAFT, *OUT, *COMMENTS):
        done(path, *words)
    return path


@pytest.fixture
def case(january: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(january, tmp_path / "town"))


@pytest.fixture
def out(february: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(february, tmp_path / "out"))


DRAFT = ("publication", "draft", "p1", "--as-of", "2024-01-20", "--on", "2024-01-20", "--recorded-by", "p-clerk")
SUBMIT = ("publication", "submit", "p1", "--on", "2024-01-21")
APPROVE = (
    "publication", "approve", "p1", "--step", "office", "--decided-by", "p-head", "--on", "2024-01-22",
    "--basis", "minutes 3",
)  # fmt: skip
PUBLISHED = (
    "publication", "publish", "p1", "--on", "2024-01-23", "--decided-by", "p-head", "--address", "https://x.example",
    "--until", "2024-02-23",
)  # fmt: skip
OUT = (SUBMIT, APPROVE, PUBLISHED)
COMMENTS = (
    ("comments", "receive", "c1", "--publication", "p1", "--channel", "letter",
     "--text", "Why so late?", "--findings", "f01,f03", "--on", "2024-01-30"),
    ("comments", "receive", "c2", "--publication", "p1", "--channel", "phone",
     "--text", "Well done", "--on", "2024-01-25"),
    ("comments", "answer", "c2", "--text", "Thank you", "--on", "2024-01-29"),
)  # fmt: skip


def done(path: Path, *words: object, lang: str = "en") -> str:
    """What a command says that must do what it is asked for, called in the folder of the case."""
    said = run(*words, "--lang", lang, cwd=path)
    assert (0, "") == (said.status, said.err)
    return said.out


def refused(path: Path, *words: object, lang: str = "en") -> tuple[int, str]:
    """The status of a command that must refuse, and the first line that it says; nothing is written."""
    before = contents(path)
    said = run(*words, "--lang", lang, cwd=path)
    assert (before, "") == (contents(path), said.out)
    return said.status, said.err.splitlines()[0]


def faults(name: str, said: Said) -> list[str]:
    """What of the JSON that a command prints doesn't fit the schema that the command publishes."""
    validator = Draft202012Validator(run("schema", name).data)
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in validator.iter_errors(said.data)]


def lines(text: str) -> list[str]:
    """The lines of a table, with one blank between words."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


# --- publication ------------------------------------------------------------------------------------------------


def test_a_draft_says_what_was_recorded_and_which_files_were_written(case: Path) -> None:
    said = done(case, *DRAFT).splitlines()
    files = [str(Path("publications/p1") / each.to) for each in ic.read_recipes(case).recipes["publication"]]
    assert ["11  2024-01-20  publication_drafted  p1", *files] == said
    assert DOCUMENTS == set(contents(case / "publications" / "p1"))


def test_a_draft_may_go_to_another_folder_under_another_title(case: Path, tmp_path: Path) -> None:
    done(case, *DRAFT, "--to", tmp_path / "elsewhere", "--title", "What was done")
    assert (DOCUMENTS, False) == (set(contents(tmp_path / "elsewhere")), (case / "publications").exists())
    assert "What was done" == ic.load(case).standing.publications["p1"].draft.title


def test_a_draft_of_another_recipe_is_for_the_audience_of_that_one(case: Path) -> None:
    done(case, *DRAFT, "--recipe", "inside")
    assert {"review.csv"} == set(contents(case / "publications" / "p1"))
    assert "internal" in done(case, "publication", "list", "--as-of", "2024-01-20")


def test_the_list_tells_where_each_publication_stands_and_what_it_lacks(case: Path) -> None:
    done(case, *DRAFT)
    told = [lines(done(case, "publication", "list", "--as-of", "2024-01-23"))]
    for words in OUT:
        done(case, *words)
        told.append(lines(done(case, "publication", "list", "--as-of", "2024-01-23")))
    assert [
        ["p1 Town Hall public drafted 2024-01-20 Office"],
        ["p1 Town Hall public submitted for approval 2024-01-21 Office"],
        ["p1 Town Hall public approved 2024-01-22"],
        ["p1 Town Hall public published 2024-01-23"],
    ] == told


def test_the_list_tells_which_are_undecided(case: Path) -> None:
    replace(case / "case.yaml", f"    title: Title 6\n    text: Verbatim 6.\n    public: {PUBLISH}\n", UNDECIDED)
    done(case, "adopt", "--on", "2024-01-19", "--recorded-by", "p-clerk")
    done(case, *DRAFT)
    told = {lang: done(case, "publication", "list", "--as-of", "2024-01-20", lang=lang) for lang in ("en", "zh")}
    assert {"en": True, "zh": True} == {
        "en": "Office, undecided: f06" in told["en"],
        "zh": "Office, 未定公开意见：f06" in told["zh"],
    }


UNDECIDED = "    title: Title 6\n    text: Verbatim 6.\n"


def test_one_publication_is_shown_whole_with_its_redaction_log(february: Path) -> None:
    said = done(february, "publication", "show", "p1", "--as-of", "2024-02-01")
    case = ic.load(february)
    documents = case.standing.publications["p1"].draft.documents
    words = [step.word for step in ic.report(case, as_of=dt.date(2024, 2, 1)).publications[0].steps]
    assert [
        "Town Hall",
        "p1 · published · as of 2024-01-20, entries known: 10",
        *(f"{made.to} {made.made_by} {made.digest}" for made in documents),
        "published at https://x.example",
        f"11 2024-01-20 {words[0]}",
        f"12 2024-01-21 {words[1]}",
        f"13 2024-01-22 {words[2]} Office Head minutes 3",
        f"14 2024-01-23 {words[3]} Head",
        "Redaction log (withheld, of the findings that carry a state: 1)",
        "2 Title 2 withhold state secret · Not told · Head",
        "5 Title 5 reword Told 5",
    ] == lines(said)


def test_one_publication_is_shown_in_the_language_of_the_call(february: Path) -> None:
    said = done(february, "publication", "show", "p1", "--as-of", "2024-02-01", lang="zh")
    assert [True, True] == [word in said for word in ("截至2024-01-20，已知日志 10 条", "不公开登记")]


def test_what_went_out_as_a_file_is_recorded_with_its_hash(case: Path) -> None:
    for words in (DRAFT, SUBMIT, APPROVE):
        done(case, *words)
    file = Path("publications/p1/bulletin.txt")
    done(case, "publication", "publish", "p1", "--on", "2024-01-23", "--decided-by", "p-head", "--file", file)
    digest = hashlib.sha256((case / file).read_bytes()).hexdigest()
    said = done(case, "publication", "show", "p1", "--as-of", "2024-01-23")
    assert f"  SHA-256 of the file  {digest}" in said.splitlines()


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "This file is none of the drafted documents; its SHA-256 is recorded.\n"),
        ("zh", "该文件不是拟稿时生成的文书；已记录其哈希值。\n"),
    ],
)
def test_what_went_out_as_another_file_is_said_to_be_one(lang: str, expected: str, case: Path) -> None:
    for words in (DRAFT, SUBMIT, APPROVE):
        done(case, *words)
    (case / "scan.pdf").write_bytes(b"%PDF of what was signed")
    said = run(*PUBLISHED, "--file", "scan.pdf", "--lang", lang, cwd=case)
    assert (0, expected) == (said.status, said.err)


def test_a_publication_is_made_again_and_each_file_named(february: Path, tmp_path: Path) -> None:
    said = done(february, "publication", "rebuild", "p1", "--to", tmp_path)
    assert {str(tmp_path / name) for name in DOCUMENTS} == set(said.splitlines())
    assert contents(february / "publications" / "p1") == contents(tmp_path)


REFUSED: Mapping[str, tuple[tuple[str, ...], int, str, str]] = {
    "publish nothing": (
        ("publish", "p1", "--on", "2024-01-23", "--address", "x", "--decided-by", "p-head"),
        1,
        "IC301: p1 is not drafted yet: it can't be published",
        "IC301：p1 现为“尚未拟稿”，不能公开",
    ),
    "show nothing": (
        ("show", "p1"),
        2,
        "IC417: there is no publication 'p1' of documents",
        "IC417：没有含文书的公开 'p1'",
    ),
    "rebuild nothing": (
        ("rebuild", "p1", "--to", "x"),
        2,
        "IC417: there is no publication 'p1' of documents",
        "IC417：没有含文书的公开 'p1'",
    ),
    "several audiences": (
        ("draft", "p1", "--recipe", "mixed", "--as-of", "2024-01-20", "--on", "2024-01-20"),
        2,
        "IC415: the documents of a publication are for one audience, these for several: internal, public",
        "IC415：一次公开的文书应面向同一范围，此处有：internal、public",
    ),
    "no id": (("draft", "p 1", "--as-of", "2024-01-20", "--on", "2024-01-20"), 1, "IC103: ", "IC103："),
    "a later day": (
        ("draft", "p1", "--as-of", "2024-01-21", "--on", "2024-01-20"),
        1,
        "IC341: publication p1 can't be made again: 2024-01-21 is after 2024-01-20",
        "IC341：公开文书 p1 无法重新生成：截至日 2024-01-21 晚于 2024-01-20",
    ),
    "no case": (("show", "p1", "--case", "nowhere"), 1, "nowhere: IC", "nowhere: IC"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_publication_is_refused_for(name: str, case: Path) -> None:
    words, status, *expected = REFUSED[name]
    told = [refused(case, "publication", *words, lang=lang) for lang in ("en", "zh")]
    assert [(status, line) for line in expected] == [
        (found, said[: len(line)]) for (found, said), line in zip(told, expected, strict=True)
    ]


NOT_OUT: Mapping[str, tuple[tuple[str, ...], str, str]] = {
    "nowhere": (
        ("publication", "publish", "p1", "--on", "2024-01-23", "--decided-by", "p-head"),
        "IC344: it is not said where p1 went out",
        "IC344：没有写明 p1 在何处公开",
    ),
    "nobody": (
        ("publication", "publish", "p1", "--on", "2024-01-23", "--address", "x"),
        "IC314: it is not said who decided this",
        "IC314：没有写明由谁决定",
    ),
    "too early": (
        ("comments", "receive", "c9", "--publication", "p1", "--channel", "x", "--text", "x", "--on", "2024-01-23"),
        "IC345: p1 was not published yet",
        "IC345：p1 尚未公开",
    ),
    "no file": (
        ("publication", "publish", "p1", "--on", "2024-01-23", "--decided-by", "p-head", "--file", "gone.pdf"),
        "gone.pdf: IC001: there is no file gone.pdf",
        "gone.pdf: IC001：没有文件 gone.pdf",
    ),
}


@pytest.mark.parametrize("name", NOT_OUT)
def test_what_an_approved_publication_is_refused_for(name: str, case: Path) -> None:
    for each in (DRAFT, SUBMIT, APPROVE):
        done(case, *each)
    words, *expected = NOT_OUT[name]
    told = [refused(case, *words, lang=lang) for lang in ("en", "zh")]
    assert [(1, line) for line in expected] == told


def test_a_step_that_the_chain_does_not_have_is_refused_with_what_is_near(case: Path) -> None:
    for each in (DRAFT, SUBMIT):
        done(case, *each)
    words = ("publication", "approve", "p1", "--step", "ofice", "--decided-by", "p-head", "--on", "2024-01-22")
    said = run(*words, "--lang", "en", cwd=case)
    assert (1, "IC323: the profile's chain has no step 'ofice'\n    Did you mean 'office'?\n") == (
        said.status,
        said.err,
    )


def test_what_was_decided_otherwise_since_is_not_published(case: Path) -> None:
    for each in (DRAFT, SUBMIT, APPROVE):
        done(case, *each)
    withhold = "{decision: withhold, reason: state_secret, statement: Not told, approved_by: p-head}"
    text = (case / "case.yaml").read_text(encoding="utf-8")
    before, after = text.split("  - id: f03", 1)
    changed = f"{before}  - id: f03{after.replace(PUBLISH, withhold, 1)}"
    (case / "case.yaml").write_text(changed, encoding="utf-8", newline="\n")
    status, said = refused(case, *PUBLISHED)
    assert (1, "IC343: since p1 was drafted, something else was decided on publishing f03,") == (status, said[:74])


# --- comments ---------------------------------------------------------------------------------------------------


def test_comments_are_listed_with_what_waits_first(february: Path) -> None:
    assert [
        "c1 p1 2024-01-30 letter Why so late? to be answered 2024-02-09",
        "c2 p1 2024-01-25 phone Well done answered 2024-02-04",
    ] == lines(done(february, "comments", "list", "--as-of", "2024-02-01"))


@pytest.mark.parametrize(("lang", "word"), [("en", "2024-02-09 late"), ("zh", "2024-02-09 逾期")])
def test_a_late_reply_is_marked(lang: str, word: str, february: Path) -> None:
    said = done(february, "comments", "list", "--as-of", "2024-02-10", lang=lang)
    assert [True, False] == [line.endswith(word) for line in lines(said)]


def test_who_commented_is_named_only_where_that_is_asked(out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART, encoding="utf-8")
    told = [lines(done(out, "comments", "list", *who, "--as-of", "2024-02-01")) for who in ((), ("--who",))]
    assert [[False, False], [True, False]] == [[line.endswith("Jane Roe") for line in each] for each in told]
    assert told[1][1].endswith(" -")


def test_without_what_is_kept_apart_nobody_can_be_named(february: Path) -> None:
    said = done(february, "comments", "list", "--who", "--as-of", "2024-02-01")
    assert [True, True] == [line.endswith(" -") for line in lines(said)]


def test_a_restricted_file_that_cannot_be_read_is_told_with_its_place(out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART.replace("name: Jane Roe", "nmae: Jane Roe"), encoding="utf-8")
    status, said = refused(out, "comments", "list", "--who")
    assert (1, "restricted.yaml:7:") == (status, said[:18])
    assert 0 == run("comments", "list", cwd=out).status


# --- follow-ups -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Nothing needs to be looked at again.\n"), ("zh", "没有需要回头看的问题。\n")]
)
def test_nothing_to_look_at_again_is_said(lang: str, said: str, january: Path) -> None:
    assert said == done(january, "follow-up", "due", "--as-of", "2024-02-01", lang=lang)


def test_what_to_look_at_again_is_listed_with_the_reason(january: Path) -> None:
    assert ["f01 1 Title 1 closed for a year"] == lines(done(january, "follow-up", "due", "--as-of", "2025-02-01"))


PLAN = ("follow-up", "plan", "u1", "f01", "--on", "2025-02-01")


def test_a_verdict_that_holds_is_recorded(case: Path) -> None:
    done(case, *PLAN)
    words = ("--verdict", "holds", "--text", "It holds", "--on", "2025-03-01", "--decided-by", "b-office")
    assert ["12 2025-03-01 follow_up_result u1 f01"] == lines(done(case, "follow-up", "result", "u1", "f01", *words))


def test_what_has_relapsed_is_reopened_in_the_same_call(case: Path) -> None:
    done(case, *PLAN)
    words = ("--verdict", "relapsed", "--text", "It is back", "--measures", "m01", "--until", "2025-05-01")
    said = done(case, "follow-up", "result", "u1", "f01", *words, "--on", "2025-03-01", "--decided-by", "b-office")
    assert ["12 2025-03-01 follow_up_result u1 f01", "13 2025-03-01 reopened f01 m01"] == lines(said)
    reopened = ic.load(case).journal[-1].event
    assert isinstance(reopened, ic.Reopened)
    assert ("It is back", "Follow-up u1", dt.date(2025, 5, 1)) == (reopened.reason, reopened.basis, reopened.until)


@pytest.mark.parametrize(
    ("id", "item", "by", "expected"),
    [
        ("u2", "f01", "b-office", "IC340: there is no follow-up 'u2'"),
        ("u1", "f03", "b-office", "IC301"),
        ("u1", "f01", "b-finance", "IC"),
        ("u1", "f09", "b-office", "IC"),
    ],
    ids=["no such follow-up", "not closed", "who led it", "no such finding"],
)
def test_a_verdict_that_cannot_be_is_refused(id: str, item: str, by: str, expected: str, case: Path) -> None:
    done(case, *PLAN)
    words = ("--verdict", "holds", "--text", "x", "--on", "2025-03-01", "--decided-by", by)
    status, said = refused(case, "follow-up", "result", id, item, *words)
    assert (1, expected) == (status, said[: len(expected)])


def test_a_verdict_of_another_word_is_misuse(case: Path) -> None:
    said = run("follow-up", "result", "u1", "f01", "--verdict", "maybe", "--text", "x", cwd=case)
    assert (2, True) == (said.status, "'holds', 'relapsed'" in said.err)


# --- referrals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("answered 2024-02-01", "late")), ("zh", ("2024-02-01 办结", "逾期"))],
)
def test_referrals_are_listed_with_their_days_and_nothing_of_their_subject(
    lang: str, words: tuple[str, str], out: Path
) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART, encoding="utf-8")
    said = done(out, "referrals", "list", "--as-of", "2024-02-15", lang=lang)
    assert [
        f"w1 2024-01-10 2024-02-10 {words[0]}",
        f"w2 2024-01-12 2024-02-10 {words[1]}",
    ] == lines(said)


def test_an_answer_of_a_later_day_is_not_known_yet(out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART, encoding="utf-8")
    said = lines(done(out, "referrals", "list", "--as-of", "2024-01-31"))
    assert ["w1 2024-01-10 2024-02-10 open", "w2 2024-01-12 2024-02-10 open"] == said


def test_only_the_counts_of_referrals_are_recorded(out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART, encoding="utf-8")
    assert ["18 2024-02-15 referrals_counted"] == lines(done(out, "referrals", "count", "--on", "2024-02-15"))
    payload = json.loads((out / "journal.jsonl").read_text("utf-8").splitlines()[-1])["payload"]
    assert {"on": "2024-02-15", "received": 2, "answered": 1} == {
        key: value for key, value in payload.items() if key != "recorded_at"
    }


@pytest.mark.parametrize("command", ["list", "count"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "restricted.yaml: IC001: there is no file restricted.yaml"),
        ("zh", "restricted.yaml: IC001：没有文件 restricted.yaml"),
    ],
    ids=["en", "zh"],
)
def test_without_the_file_there_is_nothing_to_count(command: str, lang: str, said: str, january: Path) -> None:
    assert (1, said) == refused(january, "referrals", command, lang=lang)


def test_a_referral_that_stands_twice_is_told(out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART.replace("id: w2", "id: w1"), encoding="utf-8")
    status, said = refused(out, "referrals", "list")
    assert (1, "restricted.yaml:4:") == (status, said[:18])


# --- what other commands say of it ------------------------------------------------------------------------------


def test_the_status_tells_comments_to_answer_and_publications_on_the_way(out: Path) -> None:
    done(out, "publication", "draft", "p2", "--as-of", "2024-02-01", "--on", "2024-02-01")
    said = done(out, "status", "--as-of", "2024-02-01")
    assert [
        "comments to answer 1",
        "c1 p1 Why so late? 2024-02-09 8 d left",
        "publications on the way 1",
        "p2 Town Hall drafted Office",
    ] == lines(said)[-4:]
    assert ["待答复意见 1", "办理中的公开文书 1"] == [
        line for line in lines(done(out, "status", "--as-of", "2024-02-01", lang="zh")) if line[0] in "待办"
    ]


def test_the_status_says_nothing_where_nothing_waits(january: Path) -> None:
    said = done(january, "status", "--as-of", "2024-01-20")
    assert [] == [word for word in ("comments", "publications") if word in said]


def test_the_status_for_the_public_tells_neither(february: Path) -> None:
    said = done(february, "status", "--as-of", "2024-02-10", "--audience", "public")
    assert [] == [word for word in ("comments", "publications", "Why so late") if word in said]


def test_the_status_for_programs_tells_what_waits(out: Path) -> None:
    done(out, "publication", "draft", "p2", "--as-of", "2024-02-01", "--on", "2024-02-01")
    data = run("status", "--as-of", "2024-02-10", "--json", cwd=out).data
    assert (
        [{"comment": "c1", "publication": "p1", "until": "2024-02-09", "late": True}],
        [{"publication": "p2", "state": "drafted", "lacking": ["Office"], "undecided": []}],
    ) == (data["comments"], data["publications"])


def next_steps(path: Path, *, chinese: bool = False) -> str:
    said = run(cwd=path, lang="zh_CN.UTF-8" if chinese else "en_US.UTF-8")
    assert 0 == said.status
    return " ".join(said.out.split())


def test_what_could_be_done_next_follows_the_publication(case: Path) -> None:
    expected = (
        "submit for approval p1 inspection publication submit",
        "have approved p1 inspection publication approve",
        "publish p1 inspection publication publish",
    )
    told = []
    for words in (DRAFT, SUBMIT, APPROVE):
        done(case, *words)
        said = next_steps(case)
        told.append([each in said for each in expected])
    assert [[True, False, False], [False, True, False], [False, False, True]] == told


def test_a_returned_publication_is_to_be_drafted_again(case: Path) -> None:
    done(case, *DRAFT)
    done(case, *SUBMIT)
    done(case, "publication", "return", "p1", "--reason", "the title", "--on", "2024-01-22")
    assert [True, True] == [
        "draft again p1 inspection publication draft" in next_steps(case),
        "重新拟稿：p1 inspection publication draft" in next_steps(case, chinese=True),
    ]


def test_comments_and_follow_ups_are_among_what_could_be_done(out: Path) -> None:
    said = next_steps(out)
    assert [True, True] == [
        "answer the comments c1 inspection comments answer" in said,
        "plan a follow-up of f01 inspection follow-up plan" in said,
    ]
    done(out, *PLAN)
    assert "look again at f01 inspection follow-up result" in next_steps(out)


def codes(path: Path, as_of: str) -> list[str]:
    return [problem["code"] for problem in run("check", "--as-of", as_of, "--json", cwd=path).data]


def test_check_tells_a_reply_that_is_late(february: Path) -> None:
    assert [False, True] == ["IC214" in codes(february, day) for day in ("2024-02-09", "2024-02-10")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "comment c1 was to be answered by 2024-02-09, 1 days ago"),
        ("zh", "意见 c1 应于 2024-02-09 前答复，已超1天"),
    ],
)
def test_check_says_so_in_the_language_of_the_call(lang: str, said: str, february: Path) -> None:
    assert said in run("check", "--as-of", "2024-02-10", "--lang", lang, cwd=february).out


def test_check_tells_a_publication_that_is_out_and_would_be_told_otherwise_now(out: Path) -> None:
    replace(out / "case.yaml", "title: Told 5", "title: Told otherwise")
    done(out, "adopt", "--on", "2024-02-01", "--recorded-by", "p-clerk")
    assert "IC215" in codes(out, "2024-02-01")


def test_check_tells_a_relapse_that_was_not_reopened(case: Path) -> None:
    done(case, *PLAN)
    done(
        case, "record", "follow-up-result", "--follow-up", "u1", "--findings", "f01", "--verdict", "relapsed",
        "--text", "It is back", "--on", "2025-03-01", "--decided-by", "b-office",
    )  # fmt: skip
    assert "IC216" in codes(case, "2025-03-01")


def test_the_digest_tells_comments_that_came_in(february: Path) -> None:
    said = done(february, "digest", "--from", "2024-01-26", "--to", "2024-02-01").splitlines()
    at = said.index("## Comments")
    assert [
        "- c2 · 2024-01-25 · phone · Well done · answered · 2024-02-04",
        "- c1 · 2024-01-30 · letter · Why so late? · to be answered · 2024-02-09",
    ] == said[at + 2 : at + 4]


# --- for programs -----------------------------------------------------------------------------------------------

OUTPUTS: Mapping[str, tuple[str, ...]] = {
    "publication list": ("publication", "list", "--as-of", "2024-02-10"),
    "publication show": ("publication", "show", "p1", "--as-of", "2024-02-10"),
    "comments list": ("comments", "list", "--as-of", "2024-02-10"),
    "follow-up due": ("follow-up", "due", "--as-of", "2025-02-01"),
    "referrals list": ("referrals", "list", "--as-of", "2024-02-15"),
    "status": ("status", "--as-of", "2024-02-10"),
    "digest": ("digest", "--from", "2024-01-20", "--to", "2024-02-10"),
    "check": ("check", "--as-of", "2025-02-01"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_put_out_for_programs_validates_and_tells_something(name: str, lang: str, out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART, encoding="utf-8")
    said = run(*OUTPUTS[name], "--json", "--lang", lang, cwd=out)
    assert (0, "", []) == (said.status, said.err, faults(name, said))
    assert [] != said.data


@pytest.mark.parametrize("name", ["publication list", "comments list", "follow-up due"])
def test_an_empty_list_is_one_for_programs_too(name: str, january: Path) -> None:
    said = run(*OUTPUTS[name][:-2], "--as-of", "2024-01-20", "--json", cwd=january)
    assert ([], []) == (said.data, faults(name, said))


def test_no_output_for_programs_names_who_commented(out: Path) -> None:
    (out / "restricted.yaml").write_text(KEPT_APART, encoding="utf-8")
    said = run("comments", "list", "--who", "--json", "--as-of", "2024-02-01", cwd=out)
    assert (0, False) == (said.status, "Jane Roe" in said.out)


def test_the_restricted_file_has_a_schema(out: Path) -> None:
    import yaml

    validator = Draft202012Validator(run("schema", "restricted").data)
    data = yaml.load(KEPT_APART, yaml.BaseLoader)
    assert [] == [fault.message for fault in validator.iter_errors(data)]
    data["referrals"][0]["subjct"] = "x"
    assert 1 == len(list(validator.iter_errors(data)))
