"""Documents of views: whole files or none, the same bytes everywhere, options and recipes that say what is wrong."""

import csv
import io
import json
import multiprocessing
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import IO, Any

import attrs
import pytest

import inspection_core as ic
from inspection_core.exporting import read_options
from inspection_core.hooks import Exporter
from inspection_core.plugins import Spec

from .data.cases import DATA, adopted_case, contents, day, replace, small_case, told_case

AUDIENCES = tuple(audience.value for audience in ic.Audience)


@pytest.fixture(scope="module")
def case(root: Path) -> ic.Case:
    """The example, as it is in the repository."""
    return ic.load(root / "examples" / "foreign-affairs-office")


@pytest.fixture(scope="module")
def report(case: ic.Case) -> ic.Report:
    return ic.report(case, as_of=day(3, 1))


@attrs.frozen(kw_only=True)
class Options:
    """Options of a test's exporter."""

    title: str
    copies: int = 1
    signed: bool = False
    on: ic.Deadline | None = None


def plugin(render: Callable[..., None], *, name: str = "mine", **more: Any) -> ic.Plugins:
    """The built-in offers and one exporter."""

    class Mine:
        @ic.hookimpl
        def inspection_exporters(self) -> Iterator[ic.Exporter]:
            yield ic.Exporter(name=name, suffix=".txt", render=render, **more)

    return ic.Plugins(Mine())


def render_options(_view: object, options: Options, out: IO[bytes]) -> None:
    out.write(repr(options).encode())


WITH_OPTIONS = plugin(render_options, options=Options)


# --- options ----------------------------------------------------------------------------------------------------


def test_options_are_read_from_text_and_have_defaults(report: ic.Report) -> None:
    made = ic.export(report, "mine", options={"title": "通报", "signed": "是"}, plugins=WITH_OPTIONS)
    assert repr(Options(title="通报", signed=True)).encode() == made


def test_options_may_be_given_ready_made(report: ic.Report) -> None:
    options = Options(title="通报", copies=3)
    assert repr(options).encode() == ic.export(report, "mine", options=options, plugins=WITH_OPTIONS)


def refused(view: Any, exporter: str, options: Any, plugins: ic.Plugins | None = None) -> ic.OptionsError:
    with pytest.raises(ic.OptionsError) as raised:
        ic.export(view, exporter, options=options, plugins=plugins)
    return raised.value


def test_all_that_is_wrong_with_options_is_told_at_once(report: ic.Report) -> None:
    error = refused(report, "mine", {"titel": "通报", "copies": "two", "signed": "maybe"}, WITH_OPTIONS)
    assert {
        "IC010: unknown key 'titel'. Did you mean 'title'?",
        "IC011: 'title' is missing",
        "IC012 copies: expected a whole number, found 'two'",
        "IC012 signed: expected yes or no (是/否), found 'maybe'",
    } == set(str(error).splitlines())


def test_an_exporter_without_options_takes_none(report: ic.Report) -> None:
    error = refused(report, "text-bulletin", {"bom": "no"})
    assert "IC406: exporter 'text-bulletin' takes no options" == str(error)


@pytest.mark.parametrize("options", ["bom=no", [("bom", "no")], Options(title="t"), 5])
def test_options_of_another_kind_are_not_passed_over(options: object, report: ic.Report) -> None:
    """Silence would mean that a document is made with other options than were asked for."""
    with pytest.raises(ic.OptionsError):
        ic.export(report, "csv-ledger", options=options)


@pytest.mark.parametrize("options", [None, {}])
def test_no_options_are_the_defaults(options: object) -> None:
    offer = ic.Plugins().exporter("csv-ledger")
    assert offer.options is not None
    assert offer.options() == read_options(offer, options)


# --- one document -----------------------------------------------------------------------------------------------


def test_a_document_is_written_as_it_is_given_back(report: ic.Report, tmp_path: Path) -> None:
    target = tmp_path / "成套" / "通报.txt"
    made = ic.export(report, "text-bulletin", to=target)
    assert {"通报.txt": made} == contents(target.parent)


def fail_half_way(_view: object, _options: object, out: IO[bytes]) -> None:
    out.write(b"half")
    raise ZeroDivisionError("nothing to divide by")


@pytest.mark.parametrize("before", [{}, {"out.txt": b"old"}], ids=["no file", "an old file"])
def test_an_exporter_that_fails_leaves_what_was_there(
    before: dict[str, bytes], report: ic.Report, tmp_path: Path
) -> None:
    for name, raw in before.items():
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(ic.ExportError):
        ic.export(report, "mine", to=tmp_path / "out.txt", plugins=plugin(fail_half_way))
    assert before == contents(tmp_path)


def test_an_exporter_that_fails_is_told_with_its_cause(report: ic.Report, tmp_path: Path) -> None:
    with pytest.raises(ic.ExportError, match=r"'mine' could not make .*: ZeroDivisionError: nothing to") as raised:
        ic.export(report, "mine", to=tmp_path / "out.txt", plugins=plugin(fail_half_way))
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


def test_an_exporter_that_says_itself_what_is_wrong_is_quoted(report: ic.Report) -> None:
    def refuse(_view: object, _options: object, _out: IO[bytes]) -> None:
        raise ic.OptionsError(*refused(report, "text-bulletin", {"bom": "no"}).problems)

    with pytest.raises(ic.OptionsError, match="IC406"):
        ic.export(report, "mine", plugins=plugin(refuse))


def test_an_interruption_is_not_taken_for_a_fault_of_the_exporter(report: ic.Report, tmp_path: Path) -> None:
    def interrupt(_view: object, _options: object, _out: IO[bytes]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ic.export(report, "mine", to=tmp_path / "out.txt", plugins=plugin(interrupt))
    assert {} == contents(tmp_path)


def test_an_exporter_that_closes_its_stream_has_made_its_document(report: ic.Report) -> None:
    """Many libraries close what they wrote to."""

    def close(_view: object, _options: object, out: IO[bytes]) -> None:
        out.write(b"made")
        out.close()

    assert b"made" == ic.export(report, "mine", plugins=plugin(close))


def test_an_exporter_is_not_given_a_view_that_it_does_not_take(report: ic.Report) -> None:
    digest = ic.digest(report, report)
    told = [str(refused(report, "markdown-digest", None)), str(refused(digest, "text-bulletin", None))]
    assert [
        "IC405: exporter 'markdown-digest' is made from a Digest. Say since when: --since DAY, and no --item.",
        "IC405: exporter 'text-bulletin' is made from a Report. Leave out --since and --item.",
    ] == told


def test_a_recipe_can_not_ask_for_a_sheet_about_a_file(tmp_path: Path) -> None:
    folder = with_recipes(small_case(tmp_path), "  all:\n    - {exporter: csv-confirmation, to: a.csv}\n")
    with pytest.raises(ic.InvalidCaseError, match="IC405: exporter 'csv-confirmation' is made from a Confirmation"):
        ic.read_recipes(folder, ic.Plugins())


# --- built in ---------------------------------------------------------------------------------------------------


def test_a_spreadsheet_runs_nothing_that_stands_in_a_ledger(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "title: 会议记录不全", "title: '=HYPERLINK(\"x\")'")
    made = ic.export(ic.report(ic.load(path), as_of=day(2, 1)), "csv-ledger")
    cells = [cell for row in csv.reader(io.StringIO(made.decode("utf-8-sig"))) for cell in row]
    assert ('\'=HYPERLINK("x")' in cells, []) == (True, [cell for cell in cells if cell.startswith(("=", "@", "+"))])


def test_a_ledger_opens_in_excel_unless_one_says_otherwise(report: ic.Report) -> None:
    marks = [ic.export(report, "csv-ledger", options={"bom": bom})[:3] == b"\xef\xbb\xbf" for bom in ("是", "否")]
    assert [True, False] == marks


def test_a_rate_of_nothing_is_null(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    text = (path / "case.yaml").read_text(encoding="utf-8")
    (path / "case.yaml").write_text(text[: text.index("findings:\n")], encoding="utf-8")
    made = json.loads(ic.export(ic.report(ic.load(path), as_of=day(2, 1)), "json-report"))
    assert None is made["progress"]["rate"]


def test_a_title_does_not_become_markdown(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    replace(path / "case.yaml", "title: 会议记录不全", "title: '[x](y) *b* <b> #1 | `c`'")
    made = ic.export(ic.report(ic.load(path), as_of=day(2, 1)), "markdown-report").decode()
    assert r"\[x\](y) \*b\* \<b\> \#1 \| \`c\`" in made


# --- recipes ----------------------------------------------------------------------------------------------------


def with_recipes(path: Path, recipes: str) -> Path:
    (path / "build.yaml").write_text(f"format: inspection-build/1\nrecipes:\n{recipes}", encoding="utf-8")
    return path


def all_exporters() -> str:
    """A recipe with a document of every built-in exporter, for each audience."""
    more = {"Digest": ", since: 2024-01-22", "Subject": ", items: [f02, f01]"}
    lines = [
        f"    - {{exporter: {name}, to: {audience}/{name}, audience: {audience}{more.get(offer.view.__name__, '')}}}"
        for name, offer in ic.Plugins().exporters.items()
        for audience in AUDIENCES
        if offer.view is not ic.Confirmation
    ]
    return "  all:\n" + "\n".join(lines) + "\n"


def all_jobs(path: Path, to: Path) -> tuple[ic.Job, ...]:
    return ic.jobs(with_recipes(path, all_exporters()), as_of=day(2, 8), to=to, plugins=ic.Plugins.installed(only=()))


def test_every_built_in_exporter_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    path = told_case(tmp_path)
    for to in ("one", "two"):
        assert all_exporters().count("exporter:") == len(list(ic.build(all_jobs(path, tmp_path / to))))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_other_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Spawned, so that each has another seed for its hashes, and nothing but what a job says."""
    path = told_case(tmp_path)
    here = list(ic.build(all_jobs(path, tmp_path / "here")))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        there = list(ic.build(all_jobs(path, tmp_path / "there"), executor=pool))
    assert len(here) == len(there)
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


def test_a_case_gives_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    made = []
    for place in ("here", "somewhere else/案卷"):
        path = told_case(tmp_path / place)
        list(ic.build(all_jobs(path, tmp_path / "out" / place)))
        made.append(contents(tmp_path / "out" / place))
    assert made[0] == made[1]


def test_a_job_is_plain_data_that_another_process_can_be_given(tmp_path: Path) -> None:
    work = all_jobs(small_case(tmp_path), tmp_path)
    assert work == pickle.loads(pickle.dumps(work))


def test_a_plugin_in_a_file_works_in_other_processes_too(tmp_path: Path) -> None:
    source = (
        "import inspection_core as ic\n"
        "def render(report, options, out): out.write(report.case.encode())\n"
        "@ic.hookimpl\n"
        "def inspection_exporters(): yield ic.Exporter(name='mine', suffix='.txt', render=render)\n"
    )
    (tmp_path / "mine.py").write_text(source, encoding="utf-8")
    path = with_recipes(small_case(tmp_path), "  one: [{exporter: mine, to: a.txt}]\n")
    spec = Spec(only=(), files=(str(tmp_path / "mine.py"),))
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        work = ic.jobs(path, as_of=day(2, 1), to=tmp_path / "out", plugins=ic.Plugins.from_spec(spec))
        assert [str(tmp_path / "out" / "a.txt")] == list(ic.build(work, executor=pool))
    assert {"a.txt": b"small"} == contents(tmp_path / "out")


def test_an_error_in_another_process_is_the_one_that_it_would_be_here(tmp_path: Path) -> None:
    path = with_recipes(small_case(tmp_path), "  one: [{exporter: txt-bulletin, to: a.txt}]\n")
    output = ic.Output(exporter="txt-bulletin", to="a.txt")
    work = (ic.Job(case=str(path), output=output, target="a.txt", as_of=day(2, 1), plugins=Spec(only=())),)
    with (
        ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool,
        pytest.raises(ic.UnknownOfferError, match="Did you mean 'text-bulletin'"),
    ):
        list(ic.build(work, executor=pool))


TWO = """\
  publication: [{exporter: text-bulletin, to: a.txt, audience: public}]
  internal: [{exporter: json-report, to: b.json}]
"""


def test_one_recipe_may_be_chosen(tmp_path: Path) -> None:
    path = with_recipes(small_case(tmp_path), TWO)
    list(ic.build(ic.jobs(path, as_of=day(2, 1), to=tmp_path / "out", recipe="internal")))
    assert ["b.json"] == list(contents(tmp_path / "out"))


def test_a_recipe_says_for_whom_a_document_is(tmp_path: Path) -> None:
    path = with_recipes(small_case(tmp_path), TWO)
    assert {"a.txt": ic.Audience.PUBLIC, "b.json": ic.Audience.INTERNAL} == {
        job.output.to: job.output.audience for job in ic.jobs(path, as_of=day(2, 1), to=tmp_path)
    }


def test_recipes_take_options(tmp_path: Path) -> None:
    path = with_recipes(small_case(tmp_path), "  one: [{exporter: csv-ledger, to: a.csv, options: {bom: 否}}]\n")
    list(ic.build(ic.jobs(path, as_of=day(2, 1), to=tmp_path / "out")))
    assert b"\xef\xbb\xbf" != contents(tmp_path / "out")["a.csv"][:3]


def test_an_unknown_recipe_comes_with_the_one_that_was_probably_meant(tmp_path: Path) -> None:
    path = with_recipes(small_case(tmp_path), TWO)
    with pytest.raises(ic.OptionsError, match=r"IC409: .* 'publicaton'\. Did you mean 'publication'\?"):
        ic.jobs(path, as_of=day(2, 1), to=tmp_path, recipe="publicaton")


@pytest.mark.parametrize("second", ["a.txt", "./a.txt", "x/../a.txt", "x//b.txt"])
def test_two_outputs_do_not_write_one_file(second: str, tmp_path: Path) -> None:
    one = "  one: [{exporter: text-bulletin, to: a.txt}, {exporter: json-report, to: x/b.txt}]"
    recipes = f"{one}\n  two: [{{exporter: json-report, to: {second}}}]\n"
    path = with_recipes(small_case(tmp_path), recipes)
    with pytest.raises(ic.InspectionError, match=r"IC410|IC414"):
        ic.jobs(path, as_of=day(2, 1), to=tmp_path)


@pytest.mark.parametrize(
    "name", ["../a.txt", "/tmp/a.txt", "x/../../a.txt", "''", ".", "a/..", "..\\a.txt", "C:\\a.txt"]
)
def test_a_recipe_does_not_write_outside_its_folder(name: str, tmp_path: Path) -> None:
    """Nor on Windows, where this case may be built next."""
    path = with_recipes(small_case(tmp_path), f"  one: [{{exporter: text-bulletin, to: {name}}}]\n")
    with pytest.raises(ic.InvalidCaseError, match=r"build\.yaml:3:35: IC414"):
        ic.jobs(path, as_of=day(2, 1), to=tmp_path)


# --- documents that are split -----------------------------------------------------------------------------------

BY_UNIT = """
import attrs
import inspection_core as ic

@attrs.frozen(kw_only=True)
class Options:
    lead_unit: str = ""
    mark: str = ""

def render(report, options, out):
    out.write(f"{options.mark}{options.lead_unit}: {len(report.items)}".encode())

@ic.hookimpl
def inspection_exporters():
    ways = {"lead-unit": lambda report: UNITS}
    yield ic.Exporter(name="by-unit", suffix=".txt", render=render, options=Options, splits=ways)
"""


def split_jobs(tmp_path: Path, recipes: str, *units: str, to: str = "out") -> tuple[ic.Job, ...]:
    """The jobs of recipes in which `by-unit` can be split into some units."""
    (tmp_path / "by_unit.py").write_text(BY_UNIT + f"UNITS = {units!r}\n", encoding="utf-8")
    path = tmp_path / "small" if (tmp_path / "small").exists() else small_case(tmp_path)
    plugins = ic.Plugins.from_spec(Spec(only=(), files=(str(tmp_path / "by_unit.py"),)))
    return ic.jobs(with_recipes(path, recipes), as_of=day(2, 1), to=tmp_path / to, plugins=plugins)


def by_unit(to: str, more: str = "") -> str:
    return f"  one: [{{exporter: by-unit, to: {to!r}, split_by: lead-unit{more}}}]\n"


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("填报", ["填报/综合科.txt", "填报/财务_办.txt"]),
        ("填报/{part}.md", ["填报/综合科.md", "填报/财务_办.md"]),
        ("{part}/台账 {part}.txt", ["综合科/台账 综合科.txt", "财务_办/台账 财务_办.txt"]),
    ],
)
def test_a_document_that_is_split_is_one_for_each_part(to: str, expected: list[str], tmp_path: Path) -> None:
    work = split_jobs(tmp_path, by_unit(to, ", options: {mark: '# '}"), "综合科", "财务/办")
    assert [str(tmp_path / "out" / name) for name in expected] == list(ic.build(work))
    assert {expected[0]: "# 综合科: 2", expected[1]: "# 财务/办: 2"} == {
        name: raw.decode() for name, raw in contents(tmp_path / "out").items()
    }


@pytest.mark.parametrize(
    ("unit", "name"),
    [("../甲", "_甲"), ("..", "_"), ("C:\\x", "C__x"), ("Roads. ", "Roads"), ("NUL", "_NUL"), ("com1.a", "_com1.a")],
)
def test_a_part_is_a_name_that_every_system_takes(unit: str, name: str, tmp_path: Path) -> None:
    work = split_jobs(tmp_path, by_unit("x"), unit)
    assert [(str(tmp_path / "out" / "x" / f"{name}.txt"), {"lead_unit": unit})] == [
        (job.target, job.output.options) for job in work
    ]


def test_parts_that_would_share_a_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(ic.OptionsError) as raised:
        split_jobs(tmp_path, by_unit("x"), "甲/A", "乙", "甲:a")
    told = "IC419: '甲/A' and '甲:a' would both be written to x/甲_a.txt. "
    assert str(raised.value).startswith(told), str(raised.value)


def test_a_part_does_not_write_over_another_document(tmp_path: Path) -> None:
    recipes = by_unit("x") + "  two: [{exporter: text-bulletin, to: x/A.txt}]\n"
    with pytest.raises(ic.OptionsError, match=r"IC410: two outputs would write x/A\.txt"):
        split_jobs(tmp_path, recipes, "a")


def test_parts_are_the_same_files_when_other_processes_make_them(tmp_path: Path) -> None:
    units, recipes = ("综合科", "财务科", "人事科"), by_unit("x", ", audience: public")
    list(ic.build(split_jobs(tmp_path, recipes, *units, to="here")))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(ic.build(split_jobs(tmp_path, recipes, *units, to="there"), executor=pool))
    assert 3 == len(contents(tmp_path / "here"))
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


def test_a_case_is_read_for_its_jobs_only_where_something_is_split(tmp_path: Path) -> None:
    path = with_recipes(small_case(tmp_path), TWO)
    (path / "case.yaml").write_text("no case", encoding="utf-8")
    assert 2 == len(ic.jobs(path, as_of=day(2, 1), to=tmp_path))
    with pytest.raises(ic.InspectionError):
        split_jobs(tmp_path, by_unit("x"), "a")


@pytest.mark.parametrize(("name", "way"), [("by-unit", "lead-units"), ("text-bulletin", "lead-unit")])
def test_a_way_to_split_that_there_is_not_is_told_at_its_place(name: str, way: str, tmp_path: Path) -> None:
    recipes = f"  one:\n    - exporter: {name}\n      to: x\n      split_by: {way}\n"
    with pytest.raises(ic.InvalidCaseError) as raised:
        split_jobs(tmp_path, recipes, "a")
    expected = f"build.yaml:6:7: IC404: there is no way to split {name}, named '{way}'."
    assert str(raised.value).startswith(expected), str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: inspection-build/2\nrecipes: {}\n", "build.yaml:1:1: IC015: format inspection-build/2 is newer"),
        ("format: inspection-build/2\nbundles: {}\n", "build.yaml:1:1: IC015: format inspection-build/2 is newer"),
        ("format: inspection-build/1\n", "build.yaml:1:1: IC011: 'recipes' is missing"),
        (
            "format: inspection-build/1\nrecipes:\n  one:\n    - {exporter: x, to: a, audiance: public}\n",
            "build.yaml:4:28: IC010 recipes › one 1: unknown key 'audiance'. Did you mean 'audience'?",
        ),
        (
            "format: inspection-build/1\nrecipes:\n  one:\n    - {exporter: x, to: a, audience: pubic}\n",
            "build.yaml:4:28: IC014 recipes › one 1 › audience: 'pubic' is none of public, internal, restricted. "
            "Did you mean 'public'?",
        ),
        ("recipes: [a: b\n", "build.yaml:2:1: IC004"),
    ],
)
def test_what_is_wrong_with_recipes_is_told_at_its_place(text: str, expected: str, tmp_path: Path) -> None:
    path = small_case(tmp_path)
    (path / "build.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ic.InspectionError) as raised:
        ic.read_recipes(path)
    assert str(raised.value).startswith(expected), str(raised.value)


def test_a_case_without_recipes_says_so(tmp_path: Path) -> None:
    with pytest.raises(ic.CaseFileError, match=r"IC001: there is no file build\.yaml"):
        ic.jobs(small_case(tmp_path), as_of=day(2, 1), to=tmp_path)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_example_exports_for_every_audience(audience: str, case: ic.Case) -> None:
    made = ic.report(case, as_of=day(3, 1), audience=audience)
    reports: list[Exporter] = [each for each in ic.Plugins().exporters.values() if each.view is ic.Report]
    assert [] == [each.name for each in reports if not ic.export(made, each.name, plugins=ic.Plugins())]


def test_the_small_case_is_not_touched_by_reading_it() -> None:
    before = contents(DATA / "small")
    ic.export(ic.report(ic.load(DATA / "small"), as_of=day(2, 1)), "json-report")
    assert before == contents(DATA / "small")


def test_nothing_is_published_that_the_working_copy_withholds_already(tmp_path: Path) -> None:
    """Whoever marks a finding as a secret and forgets to adopt must not see it published."""
    path = with_recipes(adopted_case(tmp_path), "  one: [{exporter: text-bulletin, to: a.txt, audience: public}]\n")
    secret = "public: {decision: withhold, reason: state_secret, statement: x, approved_by: b-office}"
    text = (path / "case.yaml").read_text(encoding="utf-8")
    (path / "case.yaml").write_text(text.replace("public: {decision: publish}", secret, 1), encoding="utf-8")
    with pytest.raises(ic.InvalidCaseError, match="IC115"):
        list(ic.build(ic.jobs(path, as_of=day(2, 1), to=tmp_path / "out")))
    assert not (tmp_path / "out").exists()


def test_a_document_is_not_named_as_if_it_were_of_another_kind(report: ic.Report, tmp_path: Path) -> None:
    said = r"IC420: csv-ledger makes a \.csv file, not 台账\.docx\. Name the file 台账\.csv"
    with pytest.raises(ic.OptionsError, match=said):
        ic.export(report, "csv-ledger", to=tmp_path / "台账.docx", plugins=ic.Plugins.installed())
    assert [] == list(tmp_path.iterdir())


def test_a_name_with_a_suffix_of_no_document_is_taken_as_it_is(report: ic.Report, tmp_path: Path) -> None:
    for name in ("v1.2", "v1.txt"):
        ic.export(report, "csv-ledger", to=tmp_path / name)
    assert ["v1.2", "v1.txt"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_recipe_says_where_a_name_is_of_another_kind(tmp_path: Path) -> None:
    folder = with_recipes(small_case(tmp_path), "  all:\n    - {exporter: csv-ledger, to: ledger.docx}\n")
    with pytest.raises(ic.InvalidCaseError, match=r"build\.yaml:4:30: IC420"):
        ic.read_recipes(folder, ic.Plugins.installed())


def test_what_goes_wrong_with_one_of_many_documents_names_it(tmp_path: Path) -> None:
    recipe = "  all:\n    - {exporter: markdown-digest, to: digest.md, since: 2025-11-01}\n"
    folder, plugins = with_recipes(told_case(tmp_path), recipe), ic.Plugins()
    work = ic.jobs(folder, as_of=day(2, 8), to=tmp_path / "out", plugins=plugins)
    with pytest.raises(ic.OptionsError, match=r"build\.yaml: IC411 digest\.md: 2025-11-01 is after 2024-02-08"):
        list(ic.build(work, plugins=plugins))
