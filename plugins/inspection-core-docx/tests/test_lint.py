"""`inspection docx lint`: each planted fault is found with its place and words; our own templates have none."""

import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from inspection_core_docx._lint import lint
from inspection_core_docx._names import documents

import inspection_core as ic

from ._documents import TEMPLATES, export, package, paragraphs, parts, run, said, template
from .test_templates import FORBIDDEN, HOSTILE

Lint = Callable[..., tuple[ic.Diagnostic, ...]]
MAIN = "word/document.xml"


@pytest.fixture
def found(tmp_path: Path) -> Lint:
    """`found(data)` lints a template of the bulletin, or of another document."""

    def lint_data(data: bytes, document: str = "bulletin") -> tuple[ic.Diagnostic, ...]:
        (tmp_path / "own.docx").write_bytes(data)
        return lint(tmp_path / "own.docx", document)

    return lint_data


def places(problems: Sequence[ic.Diagnostic]) -> list[tuple[str, str | None, int | None]]:
    return [(problem.code, problem.where.part, problem.where.paragraph) for problem in problems]


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.name)
def test_our_own_templates_have_no_fault(path: Path) -> None:
    assert () == lint(path, path.name.removesuffix(".docx").removesuffix(".en"))


FOR = "{%p for item in report.items %}"
END = "{%p endfor %}"
# texts, then code, paragraph and what is said of the one fault in them
PLANTED: list[tuple[list[str], str, int, list[str]]] = [
    (["一", "{{ reprot.case }}"], "DX012", 2, ["reprot: there is no 'reprot'", "Did you mean 'report'?"]),
    ([FOR, "{{ item.titel }}", END], "DX012", 2, ["item.titel: there is no 'titel'", "'title'"]),
    (["{{ report.items[0].limit.dya }}"], "DX012", 1, ["report.items[0].limit.dya", "'day'"]),
    ([FOR, "{{ loop.indx }}", END], "DX012", 2, ["loop.indx", "'index'"]),
    ([FOR, END, "{{ item.title }}"], "DX012", 3, ["item: there is no 'item'"]),
    ([FOR, "{%p for m in item.measures %}", "{{ m.due.txt }}", END, END], "DX012", 3, ["m.due.txt", "'text'"]),
    (["{% if bulletin.titel %}x{% endif %}"], "DX012", 1, ["bulletin.titel", "'title'"]),
    (["{{ report.date }}"], "DX012", 1, ["report.date: there is no 'date'"]),
    (["{%p for 问题 in 报告.问题 %}", "{{ 问题.题目 }}", END], "DX012", 2, ["there is no '题目'", "标题"]),
    (["一", "{{ report.date(report.as_of) }}"], "DX011", 2, ["templates may not use calls"]),
    (["{% set x = 1 %}"], "DX011", 1, ["{% set %}"]),
    (["{{ report.__class__ }}"], "DX011", 1, ["'__class__'"]),
    (["{{ title|safe }}"], "DX011", 1, ["the filter 'safe'"]),
    (["{{p title }}"], "DX011", 1, ["{{p"]),
    (["{{ report. }}"], "DX010", 1, ["it stands in '{{ report. }}'"]),
    (["{% fro item in report.items %}{% endif %}"], "DX010", 1, ["unknown tag 'fro'"]),
    (["{%tr for item in report.items %}"], "DX010", 1, ["stands in no table"]),
    (["{{ report.items }}"], "DX013", 1, ["a whole list of Item"]),
    (["{{ inspection }}"], "DX013", 1, ["a whole InspectionView"]),
    (["{{ report.pinned }}"], "DX013", 1, ["a whole yes or no"]),
    (["{%p if title %}{%p endif %}"], "DX032", 1, ["{%p if title %} and {%p endif %} stand in one paragraph"]),
    (["{%p if title %}lost", "x", "{%p endif %}"], "DX033", 1, ["'lost' stands in one paragraph with {%p if title %}"]),
    (["一", "｛｛ title ｝｝"], "DX034", 2, ["｛｛ is full-width"]),
    (["｛％ if title ％｝"], "DX034", 1, ["｛％ is full-width"]),
    (["{｛ title }}"], "DX034", 1, ["{｛ is full-width"]),
    (["一", "{{ title"], "DX035", 2, ["{{ has no counterpart in its paragraph"]),
    (["title }}"], "DX035", 1, ["}} has no counterpart"]),
    (["一", FOR], "DX038", 2, [f"{FOR} is never closed", "{%p endfor %}"]),
    ([FOR, "{%p if item.late %}", END], "DX038", 2, ["{%p if item.late %} is never closed"]),
    (["一", "{%p endif %}"], "DX039", 2, ["{%p endif %} belongs to nothing"]),
    (["{%p else %}"], "DX039", 1, ["{%p else %} belongs to nothing"]),
    (["{%p if title %}", "x", "{% endif %}"], "DX040", 3, ["{% endif %} goes with {%p if title %}"]),
    (["{%p for x in title %}", "{{ x }}", END], "DX041", 1, ["title is no list: it is text"]),
    (["{%p for x in inspection %}", END], "DX041", 1, ["inspection is no list"]),
    (["{{ title|date }}"], "DX042", 1, ["title is no day: it is text"]),
    (["{{ report.nothing|default('—') }}"], "DX043", 1, ["there never is a 'nothing'"]),
    (["{{ inspection.contact.phone }}"], "DX044", 1, ["inspection.contact may be empty"]),
    (['{{ report.profile.words["no.such"] }}'], "DX045", 1, ["the sample case has no 'no.such'"]),
]


@pytest.mark.parametrize(("texts", "code", "paragraph", "words"), PLANTED, ids=lambda value: str(value)[:40])
def test_a_planted_fault_is_found_in_its_place(
    found: Lint, texts: list[str], code: str, paragraph: int, words: list[str]
) -> None:
    problems = found(template(*texts))
    if code in ("DX034", "DX010"):  # half of the tag may be missed, too
        problems = tuple(problem for problem in problems if problem.code == code)
    assert {(code, MAIN, paragraph)} == set(places(problems))
    assert [] == [word for word in words if not any(word in str(problem) for problem in problems)]
    assert {True} == {str(problem.where.file).endswith("own.docx") for problem in problems}


SOUND = [
    ["{{ report.as_of|date }} {{ inspection.start }} {{ report.edition }} {{ report.progress.rate }}"],
    [FOR, "{{ loop.index }} {{ item.due|date }} {{ item.limit.days_left }} {{ item.owners|length }}", END],
    ["{%p if inspection.contact %}", "{{ inspection.contact.phone }}", "{%p endif %}"],
    ["{%p if not inspection.contact %}", "x", "{%p else %}", "{{ inspection.contact.phone }}", "{%p endif %}"],
    ["{{ inspection.contact.phone if inspection.contact is not none }}"],
    ["{% if inspection.contact and inspection.contact.phone %}x{% endif %}"],
    [FOR, "{% if item.response %}{{ item.response.by }}{% endif %}", END],
    ['{{ report.profile.words["late"] }} {{ report.progress.states.closed.count }}'],
    ["{{ (report.items|first).title }} {{ report.items[0].title }} {{ bulletin.contact|join('；') }}"],
    ["{{ report.audience.value }} {{ report.as_of.year }}"],
    ["{%p for 问题 in 报告.问题 %}", "{{ 问题.标题 }} {{ 问题.状态 }} {{ 问题.责任单位 }} {{ 问题.时限|date }}", END],
    ["{%p for 段 in 通报.段落 %}", "{{ 段.整段 }}", END, "{{ 通报.落款 }} {{ 通报.日期 }} {{ 标题 }}"],
    ["{# ｛｛ a note ｝｝ #}{{ title }}"],
]


@pytest.mark.parametrize("texts", SOUND, ids=lambda value: str(value)[:40])
def test_what_is_right_is_not_told_of(found: Lint, texts: list[str]) -> None:
    assert () == found(template(*texts))


def test_a_tag_torn_by_word_is_no_fault(found: Lint) -> None:
    torn = "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ ti</w:t></w:r><w:r><w:t>tle }}</w:t></w:r></w:p>"
    assert () == found(template(body=torn))


@pytest.mark.parametrize(
    ("holder", "kind"), [("hyperlink", "a link"), ('ins w:id="1" w:author="x"', "a tracked insertion")]
)
def test_a_tag_that_begins_outside_a_link_or_change_and_ends_inside_is_found(
    found: Lint, holder: str, kind: str
) -> None:
    end = holder.partition(" ")[0]
    torn = f"<w:p><w:r><w:t>{{{{ ti</w:t></w:r><w:{holder}><w:r><w:t>tle }}}}</w:t></w:r></w:{end}></w:p>"
    problems = found(template(body=said("一") + torn))
    assert [("DX036", MAIN, 2)] == places(problems)
    assert kind in str(problems[0])


def test_a_style_that_is_not_there_is_found(found: Lint) -> None:
    styled = '<w:p><w:pPr><w:pStyle w:val="Nowhere"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    problems = found(template(body=said("一") + styled))
    assert ([("DX037", MAIN, 2)], "Nowhere") == (places(problems), problems[0].facts["style"])


def test_a_style_of_a_table_that_is_not_there_is_found(found: Lint) -> None:
    table = '<w:tbl><w:tblPr><w:tblStyle w:val="Nowhere"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'
    assert [("DX037", MAIN, 2)] == places(found(template(body=said("一") + table.format(said("x")))))


def test_a_fault_in_a_footer_is_found_there(found: Lint) -> None:
    assert [("DX012", "word/footer1.xml", 1)] == places(found(template("一", footer="{{ nobody }} ")))


def _table(*rows: Sequence[str]) -> str:
    made = ("<w:tr>" + "".join(f"<w:tc>{said(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def test_faults_in_and_after_a_table_keep_their_places(found: Lint) -> None:
    rows = [("{%tr for item in report.items %}", ""), ("{{ item.titel }}", "x"), ("{%tr endfor %}", "")]
    problems = found(template(body=said("一") + _table(*rows) + said("{{ titel }}")))
    assert [("DX012", MAIN, 4), ("DX012", MAIN, 8)] == places(problems)


def test_the_export_names_the_same_place_after_a_table(public: ic.Report, tmp_path: Path) -> None:
    rows = [("{%tr for item in report.items %}", ""), ("x", "x"), ("{%tr endfor %}", "")]
    (tmp_path / "own.docx").write_bytes(template(body=said("一") + _table(*rows) + said("{{ titel }}")))
    with pytest.raises(ic.ExportError) as raised:
        export(public, template=tmp_path / "own.docx")
    assert (8, "{{ titel }}") == (raised.value.problems[0].where.paragraph, raised.value.problems[0].quote)


def test_two_tags_of_a_row_are_found(found: Lint) -> None:
    rows = [("{%tr for item in report.items %}", "{%tr if item.late %}"), ("x", "x"), ("{%tr endif %}", "")]
    problems = found(template(body=_table(*rows, ("{%tr endfor %}", ""))))
    assert [("DX032", MAIN, 2)] == places(problems)


def test_all_faults_are_told_at_once_in_the_order_of_the_document(found: Lint) -> None:
    data = template("{{ titel }}", "{{ f() }}", "{{ report. }}", "｛｛ title ｝｝", FOR, footer="{%p endfor %}")
    codes = [("DX012", 1), ("DX011", 2), ("DX010", 3), ("DX034", 4), ("DX038", 5), ("DX039", 1), ("DX033", 1)]
    assert sorted(codes) == sorted((p.code, p.where.paragraph) for p in found(data))


def test_all_that_is_wrong_with_the_package_is_told_with_the_tags(found: Lint) -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    name = "word/_rels/document.xml.rels"
    row = '<Relationship Id="{}" Type="{}/{}" Target="http://example.org/a" TargetMode="External"/>'
    rows = row.format("rId98", kinds, "image") + row.format("rId99", kinds, "attachedTemplate")
    changed = parts(template("x"))[name].decode().replace("</Relationships>", f"{rows}</Relationships>").encode()
    problems = found(template("{{ titel }}", changed={name: changed, "word/x.xml": b"<x>"}))
    assert ["DX006", "DX006", "DX008", "DX012"] == sorted(problem.code for problem in problems)


@pytest.mark.parametrize(("data", "code"), [(b"hello", "DX002"), (package({"a.txt": b"a"}), "DX002")])
def test_what_is_no_template_is_told_as_a_problem(found: Lint, data: bytes, code: str) -> None:
    assert [code] == [problem.code for problem in found(data)]


def test_a_template_of_another_document_lacks_its_names(found: Lint) -> None:
    data = (TEMPLATES / "evidence-index.docx").read_bytes()
    assert {"DX012"} == {problem.code for problem in found(data)}
    assert () == found(data, "evidence-index")


def test_what_only_a_trial_shows_is_found_by_one(found: Lint) -> None:
    [problem] = found(template("一", "{{ report.case + 1 }}"))
    assert ("DX017", MAIN, 2) == (problem.code, problem.where.part, problem.where.paragraph)


# --- Chinese names ------------------------------------------------------------------------------------------------


def test_chinese_names_print_what_the_english_ones_print(public: ic.Report, tmp_path: Path) -> None:
    both = (
        ["{{ title }}", FOR, "{{ item.number }}{{ item.title }}{{ item.state_word }}", END, "{{ bulletin.signature }}"],
        ["{{ 标题 }}", "{%p for 项 in 报告.问题 %}", "{{ 项.序号 }}{{ 项.标题 }}{{ 项.状态 }}", END, "{{ 通报.落款 }}"],
    )
    made = []
    for texts in both:
        (tmp_path / "own.docx").write_bytes(template(*texts))
        made.append(paragraphs(export(public, template=tmp_path / "own.docx")))
    assert made[0] == made[1]


def test_a_variable_keeps_its_chinese_name(found: Lint, public: ic.Report, tmp_path: Path) -> None:
    data = template("{%p for 标题 in 通报.联系方式 %}", "{{ 标题 }}", END)
    assert () == found(data)
    (tmp_path / "own.docx").write_bytes(data)
    assert list(ic.bulletin(public).contact) == paragraphs(export(public, template=tmp_path / "own.docx"))


# --- the command --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("document", sorted(documents()))
def test_a_new_template_is_ours_and_sound(document: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "own.docx"
    ours = TEMPLATES / (f"{document}.docx" if language == "zh" else f"{document}.en.docx")
    assert (0, f"{file}\n", "") == run("new", file, "--document", document, "--lang", language)
    assert ours.read_bytes() == file.read_bytes()


def test_a_new_template_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_bytes(b"mine")
    status, out, err = run("new", tmp_path / "own.docx")
    assert (2, "", True, b"mine") == (status, out, "DX031" in err, (tmp_path / "own.docx").read_bytes())


def test_a_new_template_in_a_folder_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    status, _, err = run("new", tmp_path / "nowhere" / "own.docx")
    assert (2, True) == (status, "DX046" in err)


def test_an_unknown_document_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    status, _, err = run("new", tmp_path / "own.docx", "--document", "docx-bulletn")
    assert (2, True) == (status, "Did you mean 'bulletin'?" in err)


def test_the_command_ends_with_status_1_for_an_error_and_0_for_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "own.docx"
    given = ["{{ titel }}", "｛｛ title ｝｝", "{{ title }}"]
    said = []
    for text in given:
        file.write_bytes(template(text))
        said.append(run("lint", file)[0])
    assert [1, 0, 0] == said


def test_the_command_tells_problems_as_data(tmp_path: Path) -> None:
    file = tmp_path / "own.docx"
    file.write_bytes(template("一", "{{ titel }}"))
    status, out, _ = run("lint", file, "--json", "--lang", "zh")
    [problem] = json.loads(out)
    where = {key: value for key, value in problem["where"].items() if value is not None}
    assert (1, "DX012", "error", {"file": str(file), "part": MAIN, "paragraph": 2}) == (
        status,
        problem["code"],
        problem["severity"],
        where,
    )
    assert ("titel：没有 'titel'；所在段落：'{{ titel }}'", "是否想写 'title'？") == (
        problem["message"],
        problem["remedy"],
    )


# --- whatever an export refuses is found before -------------------------------------------------------------------


@pytest.mark.parametrize("text", [*FORBIDDEN, "{{ " + "(" * 5000 + ")" * 5000 + " }}", "{{ }}", "{% %}", "{{ a b }}"])
def test_what_an_export_refuses_is_found_with_its_paragraph(found: Lint, text: str) -> None:
    errors = [problem for problem in found(template("一", text)) if problem.severity is ic.Severity.ERROR]
    assert {(MAIN, 2)} == {(problem.where.part, problem.where.paragraph) for problem in errors}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_a_hostile_package_is_refused_for_is_found(found: Lint, kind: str) -> None:
    data, code, _ = HOSTILE[kind]
    assert code in {problem.code for problem in found(data)}


_PIECES = ["{{ ", " }}", "{% ", " %}", "{%p ", "{%tr ", "for x in report.items", "endfor", "if ", "endif", "else"]
_PIECES += [
    "report",
    ".items",
    ".title",
    "[0]",
    "|date",
    "|join('、')",
    "｛｛",
    "x",
    "x.limit.day",
    "问题",
    " is none",
    "{#",
]


@settings(max_examples=150)
@given(texts=st.lists(st.lists(st.sampled_from(_PIECES), max_size=6).map("".join), min_size=1, max_size=6))
def test_where_lint_finds_no_error_the_template_can_be_filled(public: ic.Report, texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "own.docx"
        file.write_bytes(template(*texts))
        problems = lint(file, "bulletin")
        if not problems:
            export(public, template=file)
