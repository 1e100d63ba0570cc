"""Publications are made again as they were: byte for byte after half a year, or refused with what changed."""

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import inspection_core_docx
import pytest

import inspection_core as ic
from inspection_core.formats import content_digest

from .data.cases import contents, day, replace
from .test_cli import run

TEMPLATES = Path(inspection_core_docx.__file__).parent / "templates"

# --- a case of January ------------------------------------------------------------------------------------------

CASE = """format: inspection-case/1
inspection:
  id: town
  title: Town Hall
  inspecting: b-team
  inspected: b-hall
  feedback_date: 2023-12-01
  profile: mine
bodies:
  - {id: b-team, name: Inspection Team, kind: inspecting}
  - {id: b-hall, name: Town Hall, kind: inspected}
  - {id: b-finance, name: Finance Section, parent: b-hall}
  - {id: b-office, name: Rectification Office, parent: b-hall}
people:
  - {id: p-head, name: Head, memberships: [{body: b-hall}]}
  - {id: p-clerk, name: Clerk, memberships: [{body: b-office}]}
findings:
"""
FINDING = """  - id: f0{n}
    number: "{n}"
    title: Title {n}
    text: Verbatim {n}.
    public: {public}
"""
MEASURE = """  - id: m0{n}
    findings: [f0{n}]
    text: Measure {n}
    owners: [{{role: lead_unit, who: b-finance}}, {{role: responsible_officer, who: p-head}}]
    deadline: 2024-0{n}-15
"""
ACCOUNT = (
    "  - {{finding: f0{n}, as_of: 2024-01-15, audience: public, paragraphs: [{{text: Account {n} of January}}]}}\n"
)
PUBLISH = "{decision: publish}"
WITHHOLD = "{decision: withhold, reason: state_secret, statement: Not told, approved_by: p-head}"
REWORD = "{decision: reword, title: Told 5, text: Outside 5}"
DECISIONS = {1: PUBLISH, 2: WITHHOLD, 3: PUBLISH, 4: PUBLISH, 5: REWORD, 6: PUBLISH}
PROFILE = """format: inspection-profile/1
extends: house-rules
name: mine
words: {state.closed: settled}
audiences: {measure: public, evidence: public, deadline: public, owner: public}
"""
HOUSE_RULES = """import inspection_core as ic

RULES = {
    "format": "inspection-profile/1",
    "extends": "neutral-en",
    "name": "house-rules",
    "phrases": {"lead_closing": "By the rules of the house."},
    "publication_approvals": [{"key": "office", "title": "Office"}],
}

@ic.hookimpl
def inspection_profiles():
    yield ic.ProfileOffer(name="house-rules", raw=lambda: RULES)
"""
RECIPES = """format: inspection-build/1
recipes:
  publication:
    - {exporter: docx-bulletin, to: 通报.docx, audience: public, options: {template: templates/own.docx}}
    - {exporter: docx-bulletin, to: plain.docx, audience: public, options: {compression: stored}}
    - {exporter: text-bulletin, to: bulletin.txt, audience: public}
    - {exporter: csv-ledger, to: tables/ledger.csv, audience: public, options: {bom: no}}
    - {exporter: markdown-digest, to: digest.md, audience: public, since: last}
    - {exporter: markdown-findings, to: sheets.md, audience: public, items: [f01, f05]}
    - {exporter: evidence-pack, to: evidence.zip, audience: public}
    - {exporter: json-report, to: report.json, audience: public}
  inside:
    - {exporter: csv-publication-review, to: review.csv}
  mixed:
    - {exporter: text-bulletin, to: a.txt, audience: public}
    - {exporter: text-bulletin, to: b.txt, audience: internal}
"""
DOCUMENTS = {
    "通报.docx", "plain.docx", "bulletin.txt", "tables/ledger.csv", "digest.md", "sheets.md", "evidence.zip",
    "report.json",
}  # fmt: skip


def write_case(path: Path) -> Path:
    """The folder of the case, with nothing adopted."""
    (path / "templates").mkdir(parents=True)
    findings = "".join(FINDING.format(n=n, public=public) for n, public in DECISIONS.items())
    measures = "measures:\n" + "".join(MEASURE.format(n=n) for n in DECISIONS)
    accounts = "accounts:\n" + "".join(ACCOUNT.format(n=n) for n in DECISIONS)
    written = {
        "case.yaml": CASE + findings + measures + accounts,
        "profile.yaml": PROFILE,
        "build.yaml": RECIPES,
        "house_rules.py": HOUSE_RULES,
        "evidence/01/01-1 Minutes.txt": "Minutes of January\n",
        "evidence/02/02-1 Secret.txt": "Secret of January\n",
    }
    for name, text in written.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8", newline="\n")
    shutil.copy(TEMPLATES / "bulletin.docx", path / "templates" / "own.docx")
    return path


def plugins_of_january(path: Path) -> ic.Plugins:
    """What was installed then: the plugin with the profile that ours extends, too."""
    return ic.Plugins.installed(files=(str(path / "house_rules.py"),))


def lived(path: Path) -> Path:
    """January: adopted, reviewed, some work done, one finding closed."""
    with ic.open(path, plugins=plugins_of_january(path)) as folder:
        folder.adopt(on=day(1, 2), recorded_by="p-clerk", decided_by="p-head", basis="minutes 1")
        for number, secret in ((1, "Minutes"), (2, "Secret")):
            file = Path(f"evidence/0{number}/0{number}-1 {secret}.txt")
            folder.add_evidence(
                file, on=day(1, 5), id=f"e{number}", index=f"0{number}-1", title=file.stem, supports=(f"m0{number}",)
            )
        folder.record(
            ic.Started(findings=("f01", "f02", "f03"), on=day(1, 8)),
            ic.Progressed(findings=("f03",), on=day(1, 9), text="A word too much"),
            ic.ProgressReviewHeld(issue=1, on=day(1, 10)),
            ic.MeasureDone(measures=("m01",), on=day(1, 12), evidence=("e1",)),
            ic.Submitted(findings=("f01",), on=day(1, 12), evidence=("e1",)),
            ic.Verified(findings=("f01",), on=day(1, 15), decided_by="b-office"),
            ic.Closed(findings=("f01",), on=day(1, 16), decided_by="p-head"),
        )
    return path


ON = day(1, 20)


def drafted(path: Path, recipe: str = "publication", id: str = "p1", to: Path | None = None) -> ic.Case:
    outputs = ic.read_recipes(path).recipes[recipe]
    asked = plugins_of_january(path)
    with ic.open(path, plugins=asked) as folder:
        return ic.draft_publication(
            folder, id, outputs, title="Bulletin", as_of=ON, on=ON, to=to, recorded_by="p-clerk", plugins=asked
        )


@pytest.fixture(scope="module")
def january(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of the case with its publication drafted, and a folder with the documents as they were made."""
    base = tmp_path_factory.mktemp("january")
    path = lived(write_case(base / "town"))
    drafted(path, to=base / "kept")
    return path, base / "kept"


@pytest.fixture
def case(january: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of January's folder, to change."""
    return Path(shutil.copytree(january[0], tmp_path / "town"))


def half_a_year(path: Path) -> None:
    """Over a hundred events, back-dated ones, a void and a correction among them; two editions; other rules."""
    asked = plugins_of_january(path)
    with ic.open(path, plugins=asked) as folder:
        kinds = {entry.event.kind: entry.seq for entry in folder.case.journal}
        weeks = (day(2, 1) + dt.timedelta(days=number) for number in range(100))
        folder.record(*(ic.Progressed(findings=("f02",), on=on, text=f"Day {on}") for on in weeks))
        folder.record(
            ic.Started(findings=("f04",), on=day(1, 9), note="back-dated"),
            ic.ExtensionAsked(findings=("f03",), on=day(1, 10), until=day(9, 1), reason="back-dated"),
            ic.ExtensionGranted(findings=("f03",), on=day(1, 11), until=day(9, 1), decided_by="p-head"),
            ic.EvidenceWithdrawn(evidence=("e2",), on=day(1, 18), reason="back-dated"),
            ic.Voided(targets=(kinds["progressed"],), on=day(6, 1), reason="a word too much"),
            ic.Reopened(findings=("f01",), on=day(6, 2), reason="it came back", basis="a letter"),
        )
        correction = ic.ProgressReviewHeld(
            issue=1, on=day(1, 10), note="put right", corrects=kinds["progress_review_held"]
        )
        folder.record(correction)
        edit(path, folder)
        folder.adopt(on=day(1, 6), recorded_by="p-clerk", basis="minutes 2, back-dated")
        (path / "profile.yaml").write_text(OTHER_RULES, encoding="utf-8", newline="\n")
        folder.reload()
        folder.adopt(on=day(6, 3), recorded_by="p-clerk", basis="minutes 3")
    (path / "house_rules.py").unlink()


def edit(path: Path, folder: ic.Folder) -> None:
    """The second edition: a title, an account, and one finding less for the public."""
    replace(path / "case.yaml", "title: Title 4", "title: Another title 4")
    replace(path / "case.yaml", "Account 1 of January", "Account 1 of June")
    text = (path / "case.yaml").read_text(encoding="utf-8")
    before, after = text.split("  - id: f03", 1)
    after = after.replace(PUBLISH, WITHHOLD, 1)
    (path / "case.yaml").write_text(f"{before}  - id: f03{after}", encoding="utf-8", newline="\n")
    folder.reload()


OTHER_RULES = """format: inspection-profile/1
extends: neutral-en
name: mine
renumber: no
words: {state.closed: finished}
phrases: {lead_closing: By other rules., bulletin_title: "Another title"}
ledger: [{key: title, title: What}, {key: state, title: How far}]
audiences: {account: internal}
"""


@pytest.fixture(scope="module")
def june(january: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copytree(january[0], tmp_path_factory.mktemp("june") / "town"))
    half_a_year(path)
    return path


# --- byte for byte ----------------------------------------------------------------------------------------------


def test_the_recipe_makes_these_documents(january: tuple[Path, Path]) -> None:
    assert DOCUMENTS == set(contents(january[1]))


def test_a_publication_of_january_is_the_same_in_june(january: tuple[Path, Path], june: Path, tmp_path: Path) -> None:
    made = ic.rebuild_publication(june, "p1", to=tmp_path / "again")
    kept = contents(january[1])
    assert (kept, kept) == (dict(made), contents(tmp_path / "again"))


def test_the_command_makes_it_again(january: tuple[Path, Path], june: Path, tmp_path: Path) -> None:
    said = run("publication", "rebuild", "p1", "--case", june, "--to", tmp_path / "again")
    paths = {str(tmp_path / "again" / name) for name in DOCUMENTS}
    assert (0, paths, contents(january[1])) == (said.status, set(said.out.splitlines()), contents(tmp_path / "again"))


def test_over_a_hundred_events_and_two_editions_lie_between(january: tuple[Path, Path], june: Path) -> None:
    before, after = (ic.load(path) for path in (january[0], june))
    fresh = [entry.event for entry in after.journal[len(before.journal) :]]
    backdated = [event for event in fresh if event.on < ON]
    assert (True, 2, True) == (len(fresh) > 100, len(after.editions) - len(before.editions), len(backdated) > 4)


def test_all_of_it_comes_out_otherwise_as_of_the_same_day_by_what_is_known_now(
    january: tuple[Path, Path], june: Path, tmp_path: Path
) -> None:
    """The test above would prove nothing of a case that didn't change."""
    asked = ic.Plugins.installed()
    list(ic.build(ic.jobs(june, as_of=ON, to=tmp_path, recipe="publication", plugins=asked), plugins=asked))
    now, kept = contents(tmp_path), contents(january[1])
    assert (DOCUMENTS, set()) == (set(now), {name for name in DOCUMENTS if now[name] == kept[name]})


def test_to_make_it_again_changes_nothing_in_the_folder(june: Path, tmp_path: Path) -> None:
    before = contents(june)
    ic.rebuild_publication(june, "p1", to=tmp_path)
    assert before == contents(june)


def test_a_redraft_after_a_return_is_what_is_made_again(case: Path, tmp_path: Path) -> None:
    first = ic.rebuild_publication(case, "p1")
    with ic.open(case) as folder:
        folder.record(
            ic.PublicationSubmitted(publication="p1", on=ON),
            ic.PublicationReturned(publication="p1", on=ON, reason="the title"),
        )
        replace(case / "case.yaml", "title: Town Hall\n", "title: The Town Hall\n")
        replace(case / "case.yaml", "Account 3 of January", "Account 3 said again")
        folder.reload()
        folder.adopt(on=ON)
    drafted(case, to=tmp_path / "second")
    second = contents(tmp_path / "second")
    assert (second, False) == (dict(ic.rebuild_publication(case, "p1")), second == dict(first))


# --- what is recorded -------------------------------------------------------------------------------------------


def draft_of(path: Path, id: str = "p1") -> ic.PublicationDrafted:
    return ic.load(path).standing.publications[id].draft


def test_the_digest_of_each_document_stands_in_the_event(january: tuple[Path, Path]) -> None:
    path, kept = january
    told = {made.to: made.digest for made in draft_of(path).documents}
    assert {name: content_digest(raw) for name, raw in contents(kept).items()} == told


def test_a_publication_is_pinned_to_what_was_known_before_it(january: tuple[Path, Path]) -> None:
    case = ic.load(january[0])
    draft = case.standing.publications["p1"].draft
    assert (ON, ic.Audience.PUBLIC, len(case.journal) - 1) == (draft.as_of, draft.audience, draft.known)


def test_who_made_a_document_and_of_which_template_stands_in_the_event(january: tuple[Path, Path]) -> None:
    import hashlib

    import inspection_core_docx as plugin

    made = draft_of(january[0]).documents[0]
    raw = (january[0] / "templates" / "own.docx").read_bytes()
    version = ic.Plugins.installed().version("exporters", "docx-bulletin")
    author = plugin.__name__.replace("_", "-")
    assert (f"{author} {version}", {"template": hashlib.sha256(raw).hexdigest()}) == (made.made_by, made.inputs)


@pytest.mark.parametrize("one", ["6", "1", "stored"])
def test_the_digest_of_a_document_does_not_depend_on_its_compression(one: str, january: tuple[Path, Path]) -> None:
    report = ic.report(ic.load(january[0]), as_of=ON, audience="public")
    made = [ic.export(report, "docx-bulletin", options={"compression": each}) for each in (one, "6", "stored")]
    assert (1, 2) == (len(set(map(content_digest, made))), len(set(made[1:])))


def test_the_digest_of_a_package_depends_on_names_and_on_where_a_part_ends() -> None:
    packages = ({"a": b"bc"}, {"b": b"bc"}, {"ab": b"c"}, {"a": b"b", "c": b""}, {"a": b"", "bc": b""})
    assert len(packages) == len({content_digest(_zipped(parts)) for parts in packages})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_what_is_kept_apart_changes_neither_the_documents_nor_the_journal(tmp_path: Path) -> None:
    kept = "format: inspection-restricted/1\nreferrals:\n  - {id: w1, received: 2024-01-02, subject: Somebody}\n"
    for name in ("with", "without"):
        path = lived(write_case(tmp_path / name / "town"))
        if name == "with":
            (path / "restricted.yaml").write_text(kept, encoding="utf-8")
        drafted(path, to=tmp_path / name / "made")
    made, journals = ([contents(tmp_path / name / part) for name in ("with", "without")] for part in ("made", "town"))
    told = [{name: raw for name, raw in each.items() if name != "restricted.yaml"} for each in journals]
    assert (made[0], told[0]) == (made[1], told[1])


# --- what is refused, with nothing written ----------------------------------------------------------------------


def refused(path: Path, to: Path, *, plugins: ic.Plugins | None = None) -> ic.InspectionError:
    """The error of making p1 again; no file is written."""
    with pytest.raises(ic.InspectionError) as raised:
        ic.rebuild_publication(path, "p1", to=to, plugins=plugins)
    assert {} == contents(to)
    return raised.value


def test_a_template_that_changed_is_named_with_its_option(case: Path, tmp_path: Path) -> None:
    shutil.copy(TEMPLATES / "bulletin.en.docx", case / "templates/own.docx")
    error = refused(case, tmp_path / "again")
    assert ["IC416"] == [problem.code for problem in error.problems]
    assert (
        "IC416: 通报.docx of publication p1 came out otherwise than it was made: "
        "the file of option template was changed since. Nothing was written." == str(error)
    )


def test_a_template_that_is_gone_is_told_and_nothing_is_written(case: Path, tmp_path: Path) -> None:
    (case / "templates" / "own.docx").unlink()
    assert "own.docx" in str(refused(case, tmp_path / "again"))


def test_evidence_that_changed_is_told_and_nothing_is_written(case: Path, tmp_path: Path) -> None:
    (case / "evidence/01/01-1 Minutes.txt").write_text("Others\n", encoding="utf-8")
    assert "01-1 Minutes.txt" in str(refused(case, tmp_path / "again"))


class House:
    """A plugin that prints its version, and may be told another."""

    def __init__(self, version: str, text: str) -> None:
        self.__version__, self.text = version, text

    @ic.hookimpl
    def inspection_exporters(self) -> Iterator[ic.Exporter]:
        yield ic.Exporter(name="house", suffix=".txt", render=self._render)

    def _render(self, _report: ic.Report, _options: None, out: IO[bytes]) -> None:
        out.write(self.text.encode())


def made_by_house(path: Path, first: House) -> None:
    output = ic.Output(exporter="house", to="house.txt", audience=ic.Audience.PUBLIC)
    asked = ic.Plugins(first)
    with ic.open(path) as folder:
        ic.draft_publication(folder, "p2", (output,), title="House", as_of=ON, on=ON, plugins=asked)


def test_a_document_that_is_split_is_pinned_part_by_part(case: Path, tmp_path: Path) -> None:
    with (case / "build.yaml").open("a", encoding="utf-8") as file:
        file.write("  split:\n    - {exporter: xlsx-ledger, to: units, audience: public, split_by: lead-unit}\n")
    drafting = ("publication", "draft", "p2", "--case", case, "--recipe", "split", "--as-of", ON, "--on", ON)
    made = run(*drafting, "--to", tmp_path / "to", "--lang", "en")
    name = "units/Finance Section.xlsx"
    assert (0, [name], str(tmp_path / "to" / name)) == (
        made.status,
        list(contents(tmp_path / "to")),
        made.out.splitlines()[-1],
    ), made.err
    run("publication", "rebuild", "p2", "--case", case, "--to", tmp_path / "again")
    assert contents(tmp_path / "to") == contents(tmp_path / "again")


def test_another_version_of_what_made_it_is_named(case: Path) -> None:
    made_by_house(case, House("1.0", "one"))
    with pytest.raises(ic.ExportError) as raised:
        ic.rebuild_publication(case, "p2", plugins=ic.Plugins(House("2.0", "two")))
    [problem] = raised.value.problems
    said = [problem.message.say(language) for language in ("en", "zh")]
    assert ("it was made by House 1.0, now by House 2.0", "原由 House 1.0 生成，现为 House 2.0") == (
        said[0].split(": ")[-1],
        said[1].split("：")[-1],
    )


def test_another_version_that_makes_the_same_is_as_good(case: Path) -> None:
    made_by_house(case, House("1.0", "one"))
    assert {"house.txt": b"one"} == ic.rebuild_publication(case, "p2", plugins=ic.Plugins(House("2.0", "one")))


def test_what_came_out_otherwise_for_no_known_reason_says_so(case: Path) -> None:
    made_by_house(case, House("1.0", "one"))
    with pytest.raises(ic.ExportError, match="nothing that is recorded of its making changed"):
        ic.rebuild_publication(case, "p2", plugins=ic.Plugins(House("1.0", "two")))


def test_an_exporter_that_is_gone_is_told(case: Path) -> None:
    made_by_house(case, House("1.0", "one"))
    with pytest.raises(ic.UnknownOfferError, match="'house'"):
        ic.rebuild_publication(case, "p2")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "IC417: there is no publication 'p11' of documents\n    Did you mean 'p1'?\n"),
        ("zh", "IC417：没有含文书的公开 'p11'\n    是否想写 'p1'？\n"),
    ],
    ids=["en", "zh"],
)
def test_a_publication_that_there_is_not_is_told_with_what_is_near(
    lang: str, said: str, january: tuple[Path, Path], tmp_path: Path
) -> None:
    told = run("publication", "rebuild", "p11", "--case", january[0], "--to", tmp_path / "again", "--lang", lang)
    assert (2, "", said, {}) == (told.status, told.out, told.err, contents(tmp_path))


# --- drafting that is refused -----------------------------------------------------------------------------------


def not_drafted(
    path: Path, to: Path, error: type[ic.InspectionError], recipe: str = "publication", **more: Any
) -> list[str]:
    """The codes of what refuses a draft; neither a file nor an entry is written."""
    before = contents(path)
    outputs = ic.read_recipes(path).recipes[recipe]
    asked: dict[str, Any] = {"title": "Bulletin", "as_of": ON, "on": ON, **more}
    with ic.open(path) as folder, pytest.raises(error) as raised:
        ic.draft_publication(folder, asked.pop("id", "p1"), outputs, to=to, **asked)
    assert (before, {}) == (contents(path), contents(to))
    return [problem.code for problem in raised.value.problems]


def test_documents_for_several_audiences_are_no_publication(case: Path, tmp_path: Path) -> None:
    assert ["IC415"] == not_drafted(case, tmp_path / "to", ic.OptionsError, "mixed", id="p2")


def test_a_publication_has_documents(case: Path) -> None:
    with ic.open(case) as folder, pytest.raises(ic.OptionsError, match="IC415"):
        ic.draft_publication(folder, "p2", (), title="Nothing", as_of=ON, on=ON)


def test_what_the_working_copy_withholds_already_is_not_drafted(case: Path, tmp_path: Path) -> None:
    text = (case / "case.yaml").read_text(encoding="utf-8")
    before, after = text.split("  - id: f03", 1)
    (case / "case.yaml").write_text(f"{before}  - id: f03{after.replace(PUBLISH, WITHHOLD, 1)}", encoding="utf-8")
    assert {"IC115"} == set(not_drafted(case, tmp_path / "to", ic.InvalidCaseError, id="p2"))


def test_what_the_working_copy_marks_for_fewer_readers_is_not_drafted(case: Path, tmp_path: Path) -> None:
    replace(case / "case.yaml", "    title: Title 3\n", "    title: Title 3\n    audience: restricted\n")
    assert {"IC115"} == set(not_drafted(case, tmp_path / "to", ic.InvalidCaseError, id="p2"))


def test_two_documents_in_one_file_are_not_drafted(case: Path, tmp_path: Path) -> None:
    """The first would be lost, and could never be made again."""
    replace(case / "build.yaml", "to: sheets.md", "to: Digest.md")
    assert ["IC410"] == not_drafted(case, tmp_path / "to", ic.OptionsError, id="p2")


def test_a_day_after_that_of_the_draft_is_not_drafted(case: Path, tmp_path: Path) -> None:
    later = ON + dt.timedelta(days=1)
    assert ["IC341"] == not_drafted(case, tmp_path / "to", ic.TransitionError, id="p2", as_of=later)


def test_what_was_submitted_is_not_drafted_again(case: Path, tmp_path: Path) -> None:
    with ic.open(case) as folder:
        folder.record(ic.PublicationSubmitted(publication="p1", on=ON))
    assert ["IC301"] == not_drafted(case, tmp_path / "to", ic.TransitionError)


def test_without_an_edition_nothing_is_drafted(tmp_path: Path) -> None:
    path = write_case(tmp_path / "town")
    replace(
        path / "build.yaml",
        "{exporter: markdown-digest, to: digest.md, audience: public, since: last}",
        "{exporter: json-report, to: b.json, audience: public}",
    )
    replace(path / "profile.yaml", "extends: house-rules", "extends: neutral-en")
    assert ["IC341"] == not_drafted(path, tmp_path / "to", ic.TransitionError)


def test_an_exporter_that_fails_leaves_neither_a_file_nor_an_entry(case: Path, tmp_path: Path) -> None:
    (case / "templates" / "own.docx").write_bytes(b"no template")
    assert [] != not_drafted(case, tmp_path / "to", ic.InspectionError, id="p2")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "IC409: there is no recipe 'publications'\n    Did you mean 'publication'?\n"),
        ("zh", "IC409：没有名为 'publications' 的生成方案\n    是否想写 'publication'？\n"),
    ],
    ids=["en", "zh"],
)
def test_a_recipe_that_there_is_not_is_told_with_what_is_near(lang: str, said: str, case: Path) -> None:
    words = ("publication", "draft", "p2", "--case", case, "--recipe", "publications", "--as-of", "2024-01-20")
    told = run(*words, "--lang", lang)
    assert (2, "", said) == (told.status, told.out, told.err)
