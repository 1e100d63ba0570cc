"""Plugins: found, asked, blocked; one that is broken disables itself alone, a name that two offer that name alone."""

import datetime as dt
import json
import pickle
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

import inspection_core as ic
from inspection_core.hooks import HOOKS
from inspection_core.plugins import Spec
from inspection_core.testing import START, a_case

from .data.cases import DATA, adopted_case, day, small_case, told_case

Install = Callable[..., None]


def render(_view: object, _options: object, out: IO[bytes]) -> None:
    out.write(b"made")


def exporter(name: str, **more: Any) -> ic.Exporter:
    return ic.Exporter(name=name, suffix=".txt", render=render, **more)


def offering(*exporters: object) -> Any:
    """A plugin that is an object with one hook."""

    class Offering:
        @ic.hookimpl
        def inspection_exporters(self) -> Iterator[object]:
            yield from exporters

    return Offering()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """`install("name", "source")` makes a distribution with a plugin module, found by its entry point."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    made: list[str] = []

    def make(name: str, source: str, version: str = "1.0") -> None:
        module = f"plugin_{name.replace('-', '_')}"
        made.append(module)
        (site / f"{module}.py").write_text(HEAD + textwrap.dedent(source), encoding="utf-8")
        info = site / f"{name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[inspection_core.plugins]\n{name} = {module}\n", encoding="utf-8")

    yield make
    for module in made:
        sys.modules.pop(module, None)


HEAD = """\
import inspection_core as ic

def exporter(name):
    return ic.Exporter(name=name, suffix=".txt", render=lambda view, options, out: out.write(b"made"))

"""
GOOD = """\
@ic.hookimpl
def inspection_exporters():
    yield exporter("good-one")
    yield exporter("good-two")
"""
IMPORT_ERROR = "import no_such_module_anywhere\n" + GOOD
ERROR_IN_HOOK = """\
@ic.hookimpl
def inspection_exporters():
    yield exporter("early")
    raise RuntimeError("the day is wrong")
"""
WRONG_OFFER = """\
@ic.hookimpl
def inspection_exporters():
    yield exporter("early")
    yield "text-bulletin"
"""
OFFER_OF_ANOTHER_KIND = """\
@ic.hookimpl
def inspection_checks():
    yield exporter("early")
"""
ONE_INSTEAD_OF_MANY = """\
@ic.hookimpl
def inspection_exporters():
    return exporter("early")
"""
UNKNOWN_HOOK = """\
@ic.hookimpl
def inspection_exportres():
    yield exporter("early")
"""
HOOK_WITH_ARGUMENT = """\
@ic.hookimpl
def inspection_exporters(case):
    yield exporter("early")
"""
NAME_THAT_IS_NONE = """\
@ic.hookimpl
def inspection_exporters():
    yield exporter(None)
"""
NAME_THAT_IS_A_LIST = """\
@ic.hookimpl
def inspection_exporters():
    yield exporter(["early"])
"""
OPTIONS_THAT_ARE_NO_CLASS = """\
@ic.hookimpl
def inspection_exporters():
    yield ic.Exporter(name="early", suffix=".txt", render=print, options={"bom": True})
"""
SUFFIXES_IN_ONE_WORD = """\
@ic.hookimpl
def inspection_importers():
    yield ic.Importer(name="early", suffixes=".csv", read=print)
"""
SUFFIX_IN_CAPITALS = """\
@ic.hookimpl
def inspection_readers():
    yield ic.Reader(name="early", suffixes=(".CSV",), read=print)
"""
SUFFIX_WITHOUT_DOT = """\
@ic.hookimpl
def inspection_exporters():
    yield ic.Exporter(name="early", suffix="txt", render=print)
"""
NO_FUNCTION = """\
@ic.hookimpl
def inspection_checks():
    yield ic.Check(name="early", run="print")
"""
CODES_IN_ONE_WORD = """\
@ic.hookimpl
def inspection_text_rules():
    yield ic.TextRule(name="early", run=print, codes="XX001")
"""
VIEW_THAT_IS_NO_CLASS = """\
@ic.hookimpl
def inspection_exporters():
    yield ic.Exporter(name="early", suffix=".txt", render=print, view="Digest")
"""
BROKEN = {
    "an import that fails": (IMPORT_ERROR, "IC401", ic.PluginLoadError),
    "an error in a hook": (ERROR_IN_HOOK, "IC401", ic.PluginLoadError),
    "a syntax error": ("def (", "IC401", ic.PluginLoadError),
    "what is no offer": (WRONG_OFFER, "IC403", ic.PluginContractError),
    "an offer of another kind": (OFFER_OF_ANOTHER_KIND, "IC403", ic.PluginContractError),
    "one offer instead of many": (ONE_INSTEAD_OF_MANY, "IC401", ic.PluginLoadError),
    "an unknown hook": (UNKNOWN_HOOK, "IC401", ic.PluginLoadError),
    "a hook with an argument": (HOOK_WITH_ARGUMENT, "IC401", ic.PluginLoadError),
    "a name that is None": (NAME_THAT_IS_NONE, "IC403", ic.PluginContractError),
    "a name that is a list": (NAME_THAT_IS_A_LIST, "IC403", ic.PluginContractError),
    "options that are no class": (OPTIONS_THAT_ARE_NO_CLASS, "IC403", ic.PluginContractError),
    "suffixes in one word": (SUFFIXES_IN_ONE_WORD, "IC403", ic.PluginContractError),
    "a suffix in capitals": (SUFFIX_IN_CAPITALS, "IC403", ic.PluginContractError),
    "a suffix without its dot": (SUFFIX_WITHOUT_DOT, "IC403", ic.PluginContractError),
    "no function": (NO_FUNCTION, "IC403", ic.PluginContractError),
    "codes in one word": (CODES_IN_ONE_WORD, "IC403", ic.PluginContractError),
    "a view that is no class": (VIEW_THAT_IS_NO_CLASS, "IC403", ic.PluginContractError),
}
EACH_BROKEN = pytest.mark.parametrize(("source", "code", "error"), BROKEN.values(), ids=BROKEN)


# --- finding ----------------------------------------------------------------------------------------------------


def test_without_any_plugin_there_are_the_built_in_offers() -> None:
    plugins = ic.Plugins()
    assert {"inspection-core"} == {offered.author for group in plugins.groups.values() for offered in group.values()}


def test_every_hook_has_a_built_in_offer() -> None:
    """Our own offers come through the hooks that strangers use."""
    groups = ic.Plugins().groups
    assert [] == [hook.name for hook in HOOKS if hook.group in {"exporters", "checks"} and not groups[hook.group]]


def test_a_module_or_object_can_be_a_plugin() -> None:
    plugins = ic.Plugins(offering(exporter("mine")))
    assert (b"made", "Offering") == (
        ic.export(a_report(), "mine", plugins=plugins),
        plugins.author("exporters", "mine"),
    )


def test_an_installed_distribution_is_found_and_named_as_the_author(install: Install) -> None:
    install("good-plugin", GOOD, version="2.5")
    plugins = ic.Plugins.installed()
    assert ("good-plugin", "2.5") == (
        plugins.author("exporters", "good-one"),
        plugins.groups["exporters"]["good-one"].version,
    )


def test_plugins_named_by_hand_leave_the_installed_ones_out(install: Install) -> None:
    install("good-plugin", GOOD)
    assert "good-one" not in ic.Plugins().exporters


def test_offers_are_in_the_order_of_their_names_whoever_makes_them() -> None:
    names = list(ic.Plugins(offering(exporter("zz"), exporter("aa")), offering(exporter("mm"))).exporters)
    assert (sorted(names), {"aa", "mm", "zz"}) == (names, {"aa", "mm", "zz"} & set(names))


@pytest.mark.parametrize("body", ["return []", "return None", "yield from ()", "return [exporter('x'), exporter('y')]"])
def test_a_hook_may_give_nothing_or_a_list(body: str, install: Install) -> None:
    install("quiet", f"@ic.hookimpl\ndef inspection_exporters():\n    {body}\n")
    assert () == ic.Plugins.installed(only=["quiet"], strict=True).problems


def test_only_the_named_distributions_are_loaded(install: Install) -> None:
    install("good-plugin", GOOD)
    install("other-plugin", "raise RuntimeError('must not be imported')")
    plugins = ic.Plugins.installed(only=["good-plugin"])
    assert ((), {"inspection-core", "good-plugin"}) == (plugins.problems, {source.name for source in plugins.sources})


def test_only_nothing_leaves_the_built_in_offers(install: Install) -> None:
    install("good-plugin", GOOD)
    assert ic.Plugins().exporters.keys() == ic.Plugins.installed(only=[]).exporters.keys()


def test_a_blocked_distribution_is_not_even_imported(install: Install) -> None:
    install("good-plugin", GOOD)
    install("other-plugin", "raise RuntimeError('must not be imported')")
    plugins = ic.Plugins.installed(block=["other-plugin"])
    assert ([], True) == (told(plugins, "other-plugin"), "good-one" in plugins.exporters)


@pytest.mark.parametrize("written", ["Other_Plugin", "other.plugin", "OTHER-PLUGIN"])
def test_a_distribution_is_blocked_however_its_name_is_written(written: str, install: Install) -> None:
    """Python's package names are the same whatever their case, and with dash, dot or underscore."""
    install("other-plugin", GOOD)
    assert "good-one" not in ic.Plugins.installed(block=[written]).exporters


# --- a file -----------------------------------------------------------------------------------------------------


def plugin_file(folder: Path, source: str, name: str = "mine.py") -> Path:
    (folder / name).write_text(HEAD + textwrap.dedent(source), encoding="utf-8")
    return folder / name


def test_a_file_can_be_a_plugin(tmp_path: Path) -> None:
    plugins = ic.Plugins.installed(only=[], files=[plugin_file(tmp_path, GOOD)])
    assert "mine.py" == plugins.author("exporters", "good-one")


def test_two_files_of_one_name_are_two_plugins(tmp_path: Path) -> None:
    files = []
    for number in ("one", "two"):
        (tmp_path / number).mkdir()
        files.append(plugin_file(tmp_path / number, GOOD.replace("good", number)))
    names = set(ic.Plugins.installed(only=[], files=files).exporters)
    assert {"one-one", "one-two", "two-one", "two-two"} <= names


@pytest.mark.parametrize("name", ["no.py", "plugin.txt", "folder.py"])
def test_what_is_no_python_file_is_told_by_its_path(name: str, tmp_path: Path) -> None:
    (tmp_path / "plugin.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "folder.py").mkdir()
    with pytest.raises(ic.PluginLoadError) as raised:
        ic.Plugins.installed(files=[tmp_path / name])
    assert ("IC401", str(tmp_path / name)) == (raised.value.problems[0].code, raised.value.where.file)


def test_a_file_that_fails_is_told_with_its_cause(tmp_path: Path) -> None:
    with pytest.raises(ic.PluginLoadError, match="ModuleNotFoundError: No module named") as raised:
        ic.Plugins.installed(files=[plugin_file(tmp_path, IMPORT_ERROR)])
    assert isinstance(raised.value.__cause__, ModuleNotFoundError)


def test_a_file_without_any_hook_is_told_what_it_lacks(tmp_path: Path) -> None:
    source = "def inspection_exporters():\n    yield exporter('unmarked')\n"
    with pytest.raises(ic.PluginContractError, match=r"IC408: .*hookimpl"):
        ic.Plugins.installed(files=[plugin_file(tmp_path, source)])


def test_a_file_with_a_hook_that_there_is_not_is_told_its_name(tmp_path: Path) -> None:
    with pytest.raises(ic.PluginLoadError, match="unknown hook 'inspection_exportres'"):
        ic.Plugins.installed(files=[plugin_file(tmp_path, UNKNOWN_HOOK)])


@pytest.mark.parametrize("source", [ERROR_IN_HOOK, WRONG_OFFER, CODES_IN_ONE_WORD], ids=["fails", "no offer", "codes"])
def test_a_broken_file_that_was_named_by_hand_is_not_left_out_unseen(source: str, tmp_path: Path) -> None:
    with pytest.raises(ic.PluginError, match=r"mine\.py"):
        ic.Plugins.installed(files=[plugin_file(tmp_path, source)])


# --- broken ones ------------------------------------------------------------------------------------------------


def told(plugins: ic.Plugins, name: str) -> list[str]:
    """Codes of the problems that mention a plugin."""
    return [problem.code for problem in plugins.problems if name in str(problem)]


@EACH_BROKEN
def test_a_broken_plugin_disables_itself_alone(source: str, code: str, error: type, install: Install) -> None:
    install("broken-plugin", source)
    install("good-plugin", GOOD)
    plugins = ic.Plugins.installed(only=["broken-plugin", "good-plugin"])
    expected = {*ic.Plugins().exporters, "good-one", "good-two"}
    assert (expected, [code]) == (set(plugins.exporters), told(plugins, "broken-plugin"))


@EACH_BROKEN
def test_strictly_the_first_broken_plugin_is_raised(source: str, code: str, error: type, install: Install) -> None:
    install("broken-plugin", source)
    with pytest.raises(ic.PluginError) as raised:
        ic.Plugins.installed(only=["broken-plugin"], strict=True)
    assert (error, code) == (type(raised.value), raised.value.problems[0].code)


def test_a_broken_module_given_by_hand_is_raised() -> None:
    with pytest.raises(ic.PluginContractError, match="Offering gave str where Exporter was asked for"):
        ic.Plugins(offering("text"))


def test_why_a_plugin_failed_is_said_in_both_languages(install: Install) -> None:
    install("broken-plugin", ERROR_IN_HOOK)
    (problem,) = ic.Plugins.installed(only=["broken-plugin"]).problems
    assert (
        "插件 broken-plugin 出错：RuntimeError: the day is wrong。请升级或卸载该插件；其他功能不受影响。"
        in problem.say("zh")
    )


def test_a_calendar_that_cannot_be_made_keeps_no_case_from_loading(tmp_path: Path) -> None:
    """Its case doesn't use it: the plugin is broken, and disables itself alone."""

    def fail() -> Any:
        raise OSError("no table of holidays")

    class Broken:
        @ic.hookimpl
        def inspection_calendars(self) -> Iterator[ic.CalendarOffer]:
            yield ic.CalendarOffer(name="broken", make=fail)

    assert "small" == ic.load(small_case(tmp_path), plugins=ic.Plugins(Broken())).id


def test_a_profile_that_cannot_be_read_is_the_error_of_its_plugin() -> None:
    def fail() -> Any:
        raise KeyError("title")

    class Broken:
        @ic.hookimpl
        def inspection_profiles(self) -> Iterator[ic.ProfileOffer]:
            yield ic.ProfileOffer(name="broken", raw=fail)

    with pytest.raises(ic.PluginError, match="broken"):
        ic.Plugins(Broken()).profile("broken")


def test_a_check_that_fails_says_so_and_lets_the_others_run(tmp_path: Path) -> None:
    def fail(look: ic.Examination) -> Iterator[ic.Diagnostic]:
        yield from ()
        raise ZeroDivisionError(look.as_of)

    class Broken:
        @ic.hookimpl
        def inspection_checks(self) -> Iterator[ic.Check]:
            yield ic.Check(name="a-broken-check", run=fail)

    path = adopted_case(tmp_path)
    usual = [problem.code for problem in ic.check(ic.load(path), as_of=day(5, 1), plugins=ic.Plugins())]
    found = ic.check(ic.load(path), as_of=day(5, 1), plugins=ic.Plugins(Broken()))
    assert (usual, ["a-broken-check"]) == (
        [problem.code for problem in found if problem.code != "IC412"],
        [problem.facts["name"] for problem in found if problem.code == "IC412"],
    )


def test_what_a_check_yields_is_looked_at(tmp_path: Path) -> None:
    broken = giving("checks", ic.Check(name="a-broken-check", run=lambda _: ["a word"]))  # type: ignore[list-item]
    found = ic.check(ic.load(small_case(tmp_path)), as_of=day(2, 1), plugins=ic.Plugins(broken))
    assert ["TypeError: 'a word' is no Diagnostic, as a Rule makes it"] == [
        problem.facts["why"] for problem in found if problem.code == "IC412"
    ]


def test_an_exporter_that_gives_its_document_back_makes_no_empty_file(tmp_path: Path) -> None:
    broken = offering(ic.Exporter(name="x", suffix=".x", render=lambda *_: b"made"))  # type: ignore[arg-type]
    with pytest.raises(ic.ExportError, match=r"IC407.*to be written to the stream"):
        ic.export(a_report(), "x", to=tmp_path / "a.x", plugins=ic.Plugins(broken))
    assert [] == list(tmp_path.iterdir())


# --- what comes of an offer is looked at ------------------------------------------------------------------------


def giving(group: str, offer: object) -> Any:
    """A plugin that offers one thing of a group."""
    return type("Giving", (), {f"inspection_{group}": ic.hookimpl(lambda _: [offer])})()


class Halfway:
    """Half a calendar."""

    name = "x"

    def is_workday(self, day: dt.date) -> bool:
        return day.weekday() < 5


class Wordy(Halfway):
    """A calendar that says why in one language."""

    known_until = None

    def why_not(self, day: dt.date) -> str:
        return f"{day} is free"


class Moment(Wordy):
    """A calendar that knows its last day as a text."""

    known_until: Any = "2024-12-31"


def given_back(value: object) -> Callable[..., Any]:
    return lambda *_: value


def read_by(group: str, offer: object) -> ic.Plugins:
    return ic.Plugins(giving(group, offer))


ODD = (".odd",)
GIVEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "an importer": (
        lambda file: ic.read_draft(
            [file],
            ic.Request(profile=ic.load(DATA / "small").draft.profile),
            plugins=read_by("importers", ic.Importer(name="x", suffixes=ODD, read=given_back(None))),
        ),
        "gave NoneType where Draft was asked for",
    ),
    "a proposer": (
        lambda file: ic.propose(
            [file],
            ic.CaseRequest(
                profile=ic.load(DATA / "small").draft.profile, case=ic.load(DATA / "small"), as_of=day(2, 1)
            ),
            plugins=read_by("proposers", ic.Proposer(name="x", suffixes=ODD, propose=given_back([]))),
        ),
        "gave list where Proposals was asked for",
    ),
    "a reader": (
        lambda file: ic.read_text(
            file, plugins=read_by("readers", ic.Reader(name="x", suffixes=ODD, read=given_back("a text")))
        ),
        "gave str where SourceText was asked for",
    ),
    "a profile of another name": (
        lambda _: read_by(
            "profiles",
            ic.ProfileOffer(name="x", raw=lambda: {"format": "inspection-profile/1", "name": "y", "language": "en"}),
        ).profile("x"),
        "gave name: y where a profile that is called x was asked for",
    ),
    "a calendar that is none": (
        lambda _: read_by("calendars", ic.CalendarOffer(name="x", make=given_back(None))).calendars["x"],
        "gave NoneType where a Calendar with name, known_until, is_workday, why_not was asked for",
    ),
    "half a calendar": (
        lambda _: read_by("calendars", ic.CalendarOffer(name="x", make=Halfway)).calendars["x"],  # type: ignore[arg-type]
        "gave Halfway where a Calendar with known_until, why_not was asked for",
    ),
    "a calendar that says why in one language": (
        lambda _: ic.due_day(
            ic.Span(count=3, unit=ic.Unit.WORKING_DAYS),
            dt.date(2024, 1, 4),
            read_by("calendars", ic.CalendarOffer(name="x", make=Wordy)).calendars["x"],  # type: ignore[arg-type]
        ),
        "gave str where Text was asked for",
    ),
    "a calendar that knows its last day as a text": (
        lambda _: read_by("calendars", ic.CalendarOffer(name="x", make=Moment)).calendars["x"],  # type: ignore[arg-type]
        "gave known_until='2024-12-31' where a datetime.date or None was asked for",
    ),
}


@pytest.mark.parametrize(("call", "words"), GIVEN.values(), ids=GIVEN)
def test_what_is_not_what_an_offer_promises_is_told_with_its_author(
    call: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.odd"
    file.write_text("odd", encoding="utf-8")
    with pytest.raises(ic.PluginContractError) as raised:
        call(file)
    assert f"plugin Giving (x) {words}" == raised.value.problems[0].message.en


def test_an_error_that_is_raised_with_a_text_is_the_fault_of_its_plugin(tmp_path: Path) -> None:
    def read(path: Path) -> ic.SourceText:
        raise ic.CaseFileError(f"{path.name} is odd")  # type: ignore[arg-type]

    file = tmp_path / "a.odd"
    file.write_text("odd", encoding="utf-8")
    plugins = read_by("readers", ic.Reader(name="x", suffixes=ODD, read=read))
    with pytest.raises(ic.PluginLoadError) as raised:
        ic.read_text(file, plugins=plugins)
    assert (
        "plugin Giving (x) failed: TypeError: CaseFileError takes Diagnostics, as a Rule makes them, not str"
        == raised.value.problems[0].message.en
    )


# --- one name twice ---------------------------------------------------------------------------------------------

CLASH = GOOD.replace("good-two", "other-two")


def test_a_name_that_two_offer_is_the_only_one_to_go(install: Install) -> None:
    install("good-plugin", GOOD)
    install("other-plugin", CLASH)
    plugins = ic.Plugins.installed(only=["good-plugin", "other-plugin"])
    expected = {*ic.Plugins().exporters, "good-two", "other-two"}
    assert (expected, ["IC402"]) == (set(plugins.exporters), [problem.code for problem in plugins.problems])


def test_a_clash_names_both_and_what_to_do(install: Install) -> None:
    install("good-plugin", GOOD)
    install("other-plugin", CLASH)
    (problem,) = ic.Plugins.installed(only=["good-plugin", "other-plugin"]).problems
    assert (
        "IC402: exporter 'good-one' is offered by good-plugin and by other-plugin. "
        "Block one of the two; until then neither is used."
    ) == str(problem)


def test_blocking_one_of_two_that_clash_gives_the_name_to_the_other(install: Install) -> None:
    install("good-plugin", GOOD)
    install("other-plugin", CLASH)
    plugins = ic.Plugins.installed(only=["good-plugin", "other-plugin"], block=["good-plugin"])
    assert ("other-plugin", ()) == (plugins.author("exporters", "good-one"), plugins.problems)


def test_a_plugin_does_not_take_the_place_of_a_built_in_offer_unseen() -> None:
    with pytest.raises(ic.PluginConflictError, match="'text-bulletin' is offered by inspection-core and by Offering"):
        ic.Plugins(offering(exporter("text-bulletin")))


def test_the_same_name_in_two_groups_is_no_clash() -> None:
    class Both:
        @ic.hookimpl
        def inspection_exporters(self) -> Iterator[ic.Exporter]:
            yield exporter("case")

    plugins = ic.Plugins(Both())
    assert ("Both", "inspection-core") == (plugins.author("exporters", "case"), plugins.author("importers", "case"))


def test_a_name_that_three_offer_goes_once(install: Install) -> None:
    for name in ("a-plugin", "b-plugin", "c-plugin"):
        install(name, GOOD)
    plugins = ic.Plugins.installed(only=["a-plugin", "b-plugin", "c-plugin"])
    assert ic.Plugins().exporters.keys() == plugins.exporters.keys()


class Commanding:
    @ic.hookimpl
    def inspection_commands(self) -> Iterator[ic.Command]:
        yield ic.Command(name="mine", target="no_such_module_anywhere:command", summary="nothing")


def test_a_command_is_offered_without_being_loaded() -> None:
    plugins = ic.Plugins(Commanding())
    assert ("nothing", "Commanding") == (plugins.commands["mine"].summary, plugins.author("commands", "mine"))


def test_a_command_that_two_offer_goes_to_neither() -> None:
    with pytest.raises(ic.PluginConflictError, match="command 'mine' is offered by Commanding and by Commanding"):
        ic.Plugins(Commanding(), Commanding())


# --- asking -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda plugins: plugins.exporter("txt-bulletin"), "no exporter 'txt-bulletin'. Did you mean 'text-bulletin'?"),
        (lambda plugins: plugins.importer("finding"), "no importer 'finding'. Did you mean 'findings'?"),
        (lambda plugins: plugins.profile("neutral"), "no profile 'neutral'. Did you mean 'neutral-"),
        (
            lambda plugins: plugins.exporter("xyz"),
            "no exporter 'xyz'. Known here: csv-comments, csv-confirmation, csv-ledger, ",
        ),
    ],
)
def test_an_unknown_offer_comes_with_the_one_that_was_probably_meant(
    ask: Callable[[ic.Plugins], object], expected: str
) -> None:
    with pytest.raises(ic.UnknownOfferError) as raised:
        ask(ic.Plugins())
    assert expected in str(raised.value)


def test_who_asks_for_an_offer_of_a_broken_plugin_is_told_why_it_is_not_there(install: Install) -> None:
    install("broken-plugin", ERROR_IN_HOOK)
    with pytest.raises(ic.UnknownOfferError, match="the day is wrong"):
        ic.Plugins.installed(only=["broken-plugin"]).exporter("early")


def test_offers_cannot_be_put_in_by_hand() -> None:
    with pytest.raises(TypeError):
        ic.Plugins().exporters["mine"] = exporter("mine")  # type: ignore[index]


# --- another process --------------------------------------------------------------------------------------------


def test_a_specification_is_plain_data() -> None:
    spec = Spec(only=("a",), block=("b",), files=("c.py",))
    assert spec == pickle.loads(pickle.dumps(spec))


def test_another_process_finds_the_same_plugins(tmp_path: Path) -> None:
    plugins = ic.Plugins.installed(only=[], files=[plugin_file(tmp_path, GOOD)])
    assert plugins.spec is not None
    command = [sys.executable, str(DATA / "plugins_elsewhere.py")]
    there = subprocess.run(command, input=pickle.dumps(plugins.spec), capture_output=True, check=True).stdout
    assert {name: plugins.author("exporters", name) for name in plugins.exporters} == json.loads(there)


# --- every error can be met -------------------------------------------------------------------------------------


def a_report() -> ic.Report:
    return ic.report(ic.load(DATA / "small"), as_of=day(2, 1))


def _fail(*_: object) -> None:
    raise ZeroDivisionError("no findings")


MET: dict[type[ic.InspectionError], Callable[[Path], object]] = {
    ic.InvalidCaseError: lambda folder: ic.load(_with(small_case(folder), "id: small", "di: small")),
    ic.TransitionError: lambda folder: ic.record(
        ic.load(told_case(folder)), ic.Started(findings=("f01",), on=day(3, 1))
    ),
    ic.CaseFileError: lambda folder: ic.load(folder / "nowhere"),
    ic.UnknownOfferError: lambda _: ic.export(a_report(), "no-such-exporter"),
    ic.OptionsError: lambda _: ic.export(a_report(), "csv-ledger", options={"bom": "maybe"}),
    ic.ExportError: lambda _: ic.export(
        a_report(), "x", plugins=ic.Plugins(offering(ic.Exporter(name="x", suffix=".x", render=_fail)))
    ),
    ic.PluginLoadError: lambda folder: ic.Plugins.installed(files=[folder / "no.py"]),
    ic.PluginConflictError: lambda _: ic.Plugins(offering(exporter("x")), offering(exporter("x"))),
    ic.PluginContractError: lambda _: ic.Plugins(offering(5)),
}


def _with(path: Path, old: str, new: str) -> Path:
    text = (path / "case.yaml").read_text(encoding="utf-8")
    (path / "case.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("error", MET, ids=lambda error: error.__name__)
def test_every_error_can_be_met_by_a_public_call(error: type[ic.InspectionError], tmp_path: Path) -> None:
    with pytest.raises(ic.InspectionError) as raised:
        MET[error](tmp_path)
    assert error is type(raised.value)


def test_no_error_is_left_out() -> None:
    public = {cls for name in ic.__all__ if isinstance(cls := getattr(ic, name), type)}
    errors = {cls for cls in public if issubclass(cls, ic.InspectionError)}
    assert {ic.InspectionError, ic.PluginError} == errors - set(MET)


@pytest.mark.parametrize("error", MET, ids=lambda error: error.__name__)
def test_an_error_as_it_is_raised_comes_whole_from_another_process(
    error: type[ic.InspectionError], tmp_path: Path
) -> None:
    with pytest.raises(ic.InspectionError) as raised:
        MET[error](tmp_path)
    back = pickle.loads(pickle.dumps(raised.value))
    assert (raised.value.say("zh"), [problem.facts for problem in raised.value.problems]) == (
        back.say("zh"),
        [problem.facts for problem in back.problems],
    )


def test_time_is_an_argument_of_a_check(tmp_path: Path) -> None:
    """A check learns the day from whoever asks, never from a clock."""
    seen: list[dt.date] = []

    def look(examination: ic.Examination) -> tuple[ic.Diagnostic, ...]:
        seen.append(examination.as_of)
        return ()

    class Looking:
        @ic.hookimpl
        def inspection_checks(self) -> Iterator[ic.Check]:
            yield ic.Check(name="looking", run=look)

    ic.check(ic.load(small_case(tmp_path)), as_of=day(2, 1), plugins=ic.Plugins(Looking()))
    assert [day(2, 1)] == seen


def test_two_plugin_files_of_one_name_keep_to_their_own_names(tmp_path: Path) -> None:
    """What an annotation means is looked up in the file that it stands in, not in the one that came first."""
    for folder, kind in (("a", "int"), ("b", "str")):
        source = (
            "from __future__ import annotations\n"
            "import attrs\n"
            "import inspection_core as ic\n"
            f"Size = {kind}\n"
            "@attrs.frozen(kw_only=True)\n"
            "class Options:\n"
            "    size: Size\n"
            "def render(report, options, out): out.write(repr(options.size).encode())\n"
            "@ic.hookimpl\n"
            "def inspection_exporters():\n"
            f"    yield ic.Exporter(name='{folder}', suffix='.txt', render=render, options=Options)\n"
        )
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.py").write_text(source, encoding="utf-8")
    plugins = ic.Plugins.installed(only=(), files=[tmp_path / "a" / "mine.py", tmp_path / "b" / "mine.py"])
    report = ic.report(a_case(), as_of=START)
    made = [ic.export(report, name, options={"size": "7"}, plugins=plugins) for name in ("a", "b")]
    assert [b"7", b"'7'"] == made
