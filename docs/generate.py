"""Write the reference pages that come from the code: `python docs/generate.py`, with `--check` only compare.

Each page is a function that returns its text; `PAGES` says where it goes. A test holds the pages to the code.
"""

from __future__ import annotations

import datetime as dt
import enum
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

import attrs
from wording import (
    PRINTED,
    codes,
    default_of,
    english,
    first_sentence,
    heading_of,
    holds,
    message,
    name_of,
    prose,
    table,
    term_of,
)

DOCS = Path(__file__).parent
PLUGINS = tuple(path.parent for path in sorted(DOCS.parent.glob("plugins/*/src/*/__init__.py")))
PACKAGES = ("inspection_core", *(plugin.name for plugin in PLUGINS))
DISTRIBUTIONS = ("inspection-core", *(plugin.parents[1].name for plugin in PLUGINS))

# --- the pages --------------------------------------------------------------------------------------------------


def command() -> str:
    """Every subcommand with its options, and what its `--json` prints."""
    from inspection_core.cli import inspection
    from inspection_core.cli._outputs import LISTS, OUTPUTS

    lines = [
        "# The command · 命令",
        "",
        "`CASE` is the folder of a case and defaults to the one you are in; days default to today and are written",
        "2024-03-31 or 2024年3月31日; ids may be listed and ranged: `f01-f06,f09`. Messages are in English or Chinese,",
        "as the system or `--lang` says; names of fields, ids and codes are the same in both. Every command takes",
        "`--plugin FILE.py`, too. Without a command, `inspection` says what could be done next.",
        "`CASE` 为案卷文件夹，默认为当前文件夹；日期默认为今天；标识可写作 `f01-f06,f09`；信息语言随系统或 `--lang`。",
        "",
        "Exit status 退出状态: `0` done 完成 · `1` problems of the case 案卷有问题 · `2` misuse 用法有误.",
    ]
    for words, each in (*_commands(inspection), *_commands_of_plugins()):
        lines += ["", f"## inspection {words}", "", prose(each.help), ""]
        lines += ["| Argument or option 参数 | |", "|---|---|", *_options(each)]
        if words in OUTPUTS:
            name = OUTPUTS[words].__name__
            lines += ["", f"`--json`: {'a list of ' if words in LISTS else ''}[{name}](#{name.lower()})"]
    outputs = tuple(dict.fromkeys(part for cls in OUTPUTS.values() for part in _within(cls)))
    lines += [
        "",
        "## Outputs of --json · 数据输出",
        "",
        "A contract: fields are only ever added, ids are references, `rate` is null where nothing counts.",
        "`inspection schema NAME` prints the JSON Schema of an output, of `case`, `profile`, `build`, or of an event.",
        "字段只增不减；`inspection schema NAME` 给出相应的 JSON Schema。",
    ]
    for cls in outputs:
        lines += ["", heading_of(cls, 3), "", prose(cls.__doc__), "", "| Field 字段 | Holds 内容 |", "|---|---|"]
        lines += [f"| {name_of(field)} | {holds(cls, field, outputs, PRINTED)} |" for field in attrs.fields(cls)]
    return "\n".join(lines) + "\n"


def homes() -> str:
    """Every class of the model that holds facts: its fields, which of them the public may see, what changes them."""
    from inspection_core.model import FACTS, Home

    places = {Home.DOCUMENT: "`case.yaml`", Home.JOURNAL: "`journal.jsonl`", Home.RESTRICTED: "`restricted.yaml`"}
    lines = [
        "# Fields and their homes · 字段与归处",
        "",
        "Each fact has one home. `case.yaml` says what was agreed and what is said; the journal says what happened,",
        "and an event named in the last column overrides the field from its day on.",
        "每个事实只有一个归处：`case.yaml` 写商定了什么、对外怎么说；",
        "发生了什么记入日志，末列的事件自生效日起改变该字段。",
        "",
        "Only a field marked *public* can reach a public document, and only where the item's own `audience` and the",
        "profile's `audiences` let the item through. All else is internal at most. **Bold** fields must be given.",
        "只有标注 *public* 的字段才可能公开，且该项本身须在公开范围之内；其余至多为内部。**粗体**为必填。",
    ]
    for cls, facts in FACTS.items():
        lines += ["", heading_of(cls), "", prose(cls.__doc__), "", f"Home 归处: {places[facts.home]}", ""]
        lines += ["| Field 字段 | Holds 内容 | Audience 知悉范围 | Changed by 变更事件 |", "|---|---|---|---|"]
        for field in attrs.fields(cls):
            public = "public" if field.name in facts.public else "internal"
            changed = ", ".join(f"[`{kind}`](events.md#{kind})" for kind in facts.changed_by.get(field.name, ()))
            lines.append(f"| {name_of(field)} | {holds(cls, field, FACTS)} | {public} | {changed} |")
    return "\n".join(lines) + "\n"


def events() -> str:
    """Every kind of event: what it means, what it holds, and the guards that it meets."""
    from inspection_core.lifecycle import GUARDS
    from inspection_core.model import EVENT_CLASSES, Event

    common = [field.name for field in attrs.fields(Event)]
    lines = [
        "# Events · 事件",
        "",
        "What can be recorded: by `inspection record <kind>` (with dashes), or in Python by an object of the class.",
        "What each does to the state of a finding stands in [States and guards](states.md).",
        "可记录的事件：命令为 `inspection record <kind>`（下划线写作短横），在 Python 中为该类的对象。",
        "",
        "## Every event · 共有字段",
        "",
        prose(Event.__doc__),
        "",
        *table(Event, attrs.fields(Event)),
    ]
    for cls in EVENT_CLASSES:
        own = [field for field in attrs.fields(cls) if field.name not in common]
        guards = [guard.name for kind, found in GUARDS.items() if issubclass(cls, kind) for guard in found]
        lines += ["", f"## {cls.kind} {{ #{cls.kind} }}", "", f"`{cls.__name__}`: {prose(cls.__doc__)}"]
        lines += ["", *table(cls, own)] if own else []
        lines += ["", "Guards 条件: " + ", ".join(f"[`{name}`](states.md#guards)" for name in guards)] if guards else []
    return "\n".join(lines) + "\n"


def states() -> str:
    """The state table, found by folding each event in each state; and the guards with their rules."""
    from inspection_core.lifecycle import GUARDS
    from inspection_core.model import State

    word = _neutral()["neutral-zh"]["words"]
    lines = [
        "# States and guards · 状态与条件",
        "",
        "A finding has one state in each cycle, and only events move it. A cell holds the state that an event leads",
        "to, `=` where it stays, nothing where the event is refused ([`IC301`](diagnostics.md)).",
        "每个问题在每一轮中只有一个状态，只由事件改变。格内为事件之后的状态，`=` 表示不变，空白表示不允许。",
        "",
        "| | " + " | ".join(f"{state.value}<br>{word[f'state.{state.value}']}" for state in State) + " |",
        "|---|" + "---|" * len(State),
    ]
    for name, moves in _moves():
        cells = ("=" if to is state else to if isinstance(to, str) else to.value if to else "" for state, to in moves)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "`adopted` moves the findings whose plan is complete, `measure_done` those of its measures. `reopened` begins",
        "a new cycle and freezes the old one. `imported` is possible while nothing but an adoption has happened.",
        "`adopted` 只移动方案完整的问题；`reopened` 开启新一轮并冻结旧一轮；`imported` 只限于除印发外尚无记录的问题。",
        "",
        "## Guards · 条件 { #guards }",
        "",
        "Guards run once, when an event is recorded, under the profile in force. One that is not met refuses the",
        "event; a profile may say `warn` or `allow` instead, as in `guards: {verifier_independent: warn}`.",
        "条件只在记录时检查一次，不满足即拒绝；方案可改为 `warn`（警告后通过）或 `allow`（不查）。",
        "",
        "| Event 事件 | Guard 条件 | Says 提示 |",
        "|---|---|---|",
    ]
    for cls, guards in GUARDS.items():
        for guard in guards:
            rules = _rules_of(guard.test)
            said = (f"`{rule.code}` {message(rule.message.en)} · {message(rule.message.zh)}" for rule in rules)
            lines.append(f"| [`{cls.kind}`](events.md#{cls.kind}) | `{guard.name}` | {'<br>'.join(said)} |")
    return "\n".join(lines) + "\n"


def profile() -> str:
    """The fields of profile.yaml, the names that it may use, and the words of the neutral profiles."""
    from inspection_core import profiles
    from inspection_core.lifecycle import GUARDS
    from inspection_core.profiles._resolve import neutral
    from inspection_core.views._ledger import CELLS

    classes = (getattr(profiles, name) for name in profiles.__all__)
    parts = [cls for cls in classes if attrs.has(cls) and cls is not profiles.Profile]
    guards = sorted({guard.name for found in GUARDS.values() for guard in found})
    lines = [
        "# Profile · 方案",
        "",
        "`profile.yaml` holds the rules and words of a body. It names what it extends and says what differs: mappings",
        "are merged key by key, lists are replaced whole. Each edition of a case keeps the resolved profile.",
        "`profile.yaml` 写明一个单位的规则与用语：先用 `extends` 引用另一方案，再写不同之处。",
        "键值逐项合并，列表整体替换。",
        "",
        "Besides the fields below: `extends`, the name of another profile. 另有 `extends`：所引用方案的名称。",
        "",
        *table(profiles.Profile, attrs.fields(profiles.Profile), parts),
    ]
    for cls in parts:
        lines += ["", heading_of(cls), "", prose(cls.__doc__), "", *table(cls, attrs.fields(cls), parts)]
    lines += ["", "## Names · 可用名称"]
    lines += ["", f"Guards 条件 ([what they say](states.md#guards)): {codes(guards)}."]
    lines += ["", f"Ledger columns 台账列: {codes(CELLS)}."]
    lines += ["", f"Columns to fill in 填报列: {codes(column.key for column in neutral('en').columns('filling'))}."]
    review = neutral("en").columns("publication-review")
    lines += ["", f"Columns of a publication review 公开审核列: {codes(column.key for column in review)}."]
    data = _neutral()
    for part, title in (("words", "Words · 用语"), ("phrases", "Phrases · 句式")):
        lines += ["", f"## {title}", "", "| Key 键 | neutral-en | neutral-zh |", "|---|---|---|"]
        for key in dict.fromkeys(key for raw in data.values() for key in raw[part]):
            said = [str(data[name][part].get(key, "")) for name in ("neutral-en", "neutral-zh")]
            lines.append(
                f"| `{key}` | " + " | ".join(text.replace("|", "\\|").replace("\n", "<br>") for text in said) + " |"
            )
    return "\n".join(lines) + "\n"


def hooks() -> str:
    """Every hook with its signature, the class of its offers, and what the core offers through it."""
    from inspection_core import hooks as room
    from inspection_core.plugins import Plugins

    core = Plugins()
    lines = [
        "# Hooks · 钩子",
        "",
        "A plugin is a module with some of these functions, each marked with `inspection_core.hookimpl`. A hook takes",
        "no argument and yields offers. A distribution names the module as an entry point of the group",
        f"`{room.ENTRY_POINTS}`; a single file is loaded by `--plugin FILE.py`.",
        "插件是含有下列函数的模块，函数以 `inspection_core.hookimpl` 标记，不带参数，逐个给出所提供的内容。",
    ]
    for hook in room.HOOKS:
        function, offer = getattr(room, hook.name), hook.offers
        signature = str(inspect.signature(function)).replace("'", "")
        lines += ["", f"## {hook.name}", "", "```text", f"def {hook.name}{signature}", "```", ""]
        lines += [prose(function.__doc__), "", f"`{offer.__name__}`: {prose(offer.__doc__)}", ""]
        lines += ["| Field | Type | Default |", "|---|---|---|"]
        for field in attrs.fields(offer):
            name = f"**`{field.name}`**" if field.default is attrs.NOTHING else f"`{field.name}`"
            lines.append(f"| {name} | `{str(field.type).replace(' | ', ' or ')}` | {default_of(field)} |")
        own = codes(core.groups[hook.group])
        lines += ["", f"The core offers: {own}." if own else "The core offers none."]
    return "\n".join(lines) + "\n"


def offers() -> str:
    """What the core and the plugins of this repository offer, with the options of each exporter."""
    from inspection_core.plugins import Plugins

    found = Plugins.installed(only=DISTRIBUTIONS)
    lines = [
        "# Exporters and other offers · 导出器及其他",
        "",
        "What the core and the plugins of its repository offer; `inspection plugins` lists what is installed with you.",
        "本库及其插件所提供的内容；本机已安装的用 `inspection plugins` 查看。",
    ]
    for group, members in found.groups.items():
        if members:
            lines += ["", f"## {group.capitalize()}", "", "| Name 名称 | From 出处 | |", "|---|---|---|"]
        for name, offered in members.items():
            lines.append(f"| `{name}` | {offered.author} | {_about(offered.offer)} |")
    return "\n".join(lines) + "\n"


def word() -> str:
    """Every name that the templates of Word documents know: those of all, then each document's own."""
    from inspection_core_docx._fields import fields
    from inspection_core_docx._names import COMMON, documents

    lines = [
        "# Names in Word templates · Word 模板可用的名称",
        "",
        "What the template of a document may print; `inspection docx fields EXPORTER` lists the same. `[]` marks a",
        "list, → where the names below are listed. Names that are the same for every document come first.",
        "模板可以打印的名称，与 `inspection docx fields` 所列相同；",
        "`[]` 表示列表，→ 指向列出其下名称之处。先列各文书共有的名称。",
    ]
    told = {name: fields(name, "zh") for name in documents()}
    common = [field for field in told["bulletin"] if _root(field.path) in COMMON]
    lines += ["", "## All documents · 各文书共有", "", *_names(common)]
    for name, found in told.items():
        own = [field for field in found if _root(field.path) not in COMMON]
        lines += ["", f"## docx-{name}", "", *_names(own)]
    return "\n".join(lines) + "\n"


def _root(path: str) -> str:
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def _names(found: list[typing.Any]) -> list[str]:
    """A table of names; an example stands on one line."""
    lines = ["| Name 名称 | 中文名 | Type 类型 | Meaning 含义 | Example 示例 |", "|---|---|---|---|---|"]
    for field in found:
        sample = f"→ `{field.like}`" if field.like else " ".join(field.sample.split())[:40].replace("|", "\\|")
        meaning = f"{field.meaning.en} · {field.meaning.zh}" if field.meaning else ""
        kind = f"{field.type.en} · {field.type.zh}"
        lines.append(f"| `{field.path}` | {' '.join(field.words)} | {kind} | {meaning} | {sample} |")
    return lines


def diagnostics() -> str:
    """Every rule, with its words in both languages."""
    from inspection_core.diagnostics import Rule

    rules: dict[str, tuple[Rule, ModuleType]] = {}
    for module in sorted(_modules(), key=lambda module: ".diagnostics" not in module.__name__):
        for thing in _held(module):
            if isinstance(thing, Rule):
                rules.setdefault(thing.code, (thing, module))
    lines = [
        "# Diagnostics · 诊断",
        "",
        "Every problem that the library can report. A code never changes its meaning and is never used again.",
        "每种问题有固定编号，含义不变，也不另作他用。",
        "",
        "`error` stops 须改正 · `warning` wants a look 请核对 · `hint` may be ignored 供参考",
    ]
    title = ""
    for code in sorted(rules):
        rule, module = rules[code]
        heading = first_sentence(module.__doc__)
        if heading != title:
            lines += ["", f"## {heading}", ""]
            title = heading
        else:
            lines.append("")
        lines += [f"### `{code}` {rule.severity.value}", "", message(rule.message.en), "", message(rule.message.zh)]
        if rule.remedy is not None and not re.fullmatch(r"\{\w+\}", rule.remedy.en):
            lines += ["", f"→ {message(rule.remedy.en)}", "", f"→ {message(rule.remedy.zh)}"]
    return "\n".join(lines) + "\n"


def glossary() -> str:
    """Every noun of the model and of what tables propose, if its docstring gives its Chinese term."""
    from inspection_core import model, proposals, tables

    rows = list(TERMS)
    for name, thing in _nouns(model, proposals, tables):
        term = term_of(thing)
        if term:
            meaning = re.sub(r"\s*[（(][\u4e00-\u9fff][^）)]*[）)]", "", first_sentence(thing.__doc__))
            rows.append((english(name), term, f"`{name}`", meaning))
    lines = [
        "# Glossary · 术语",
        "",
        "| English | 中文 | Python | |",
        "|---|---|---|---|",
        *(f"| {words} | {chinese} | {name} | {meaning} |" for words, chinese, name, meaning in sorted(rows)),
    ]
    return "\n".join(lines) + "\n"


TERMS = (
    ("filling copy", "填报表", "`copy=fill`", "A table that is sent out to be filled in and comes back"),
    ("printing copy", "打印表", "`copy=print`", "A table to be read and printed"),
)
"""Terms that no class stands for."""


def _nouns(*modules: ModuleType) -> Iterator[tuple[str, type]]:
    """The classes that are at home in modules, by name."""
    for module in modules:
        for name, thing in sorted(vars(module).items()):
            if inspect.isclass(thing) and thing.__module__.startswith(module.__name__):
                yield name, thing


def python() -> str:
    """Every public name: functions first, then classes, then errors."""
    import inspection_core

    groups: dict[str, list[str]] = {"Functions": [], "Classes": [], "Words": [], "Errors": []}
    for name in getattr(inspection_core, "__all__", ()):
        if not name.startswith("_"):
            groups[_group(getattr(inspection_core, name))].append(name)
    lines = ["# Python", "", "The public names of `inspection_core`; everything else may change."]
    for title, names in groups.items():
        if names:
            lines += ["", f"## {title}"]
            for name in sorted(names):
                lines += ["", f"::: inspection_core.{name}", "    options:", "      heading_level: 3"]
    return "\n".join(lines) + "\n"


def tested() -> str:
    """Entity, event, guard and test: what each event does to what, what must hold, and which tests show it."""
    from inspection_core.lifecycle import GUARDS
    from inspection_core.model import EVENT_CLASSES

    found = _test_ids()
    lines = [
        "# Events, guards and their tests · 事件、条件与测试",
        "",
        "Each guard is tested four ways: it refuses, it lets pass what is right, it warns where the profile says so,",
        "and it says nothing where the profile allows. Each event is voided and corrected once.",
        "每个条件均测试四种情形：拒绝、放行、按方案警告、按方案放行；每种事件均测试作废与更正。",
        "",
        "| Entity | Event | Guard | refuses | lets pass | warns | allows | void | correction |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for cls in EVENT_CLASSES:
        guards = [guard.name for kind, each in GUARDS.items() if issubclass(cls, kind) for guard in each]
        ends = [_told(found, name, cls.kind) for name in ("test_a_mistake_is_voided", "test_a_mistake_is_corrected")]
        if not ends[1]:
            ends[1] = "not: " + _told(found, "test_what_is_not_corrected_says_so", cls.kind, part=True)
        for guard in guards or [""]:
            cells = [_told(found, test, f"{guard}-{cls.kind}") for test in GUARD_TESTS] if guard else ["no guard"] * 4
            row = [_entity(cls), f"[`{cls.kind}`](events.md#{cls.kind})", f"`{guard}`" if guard else "-", *cells, *ends]
            lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


GUARD_TESTS = (
    "test_a_guard_refuses",
    "test_a_guard_lets_pass_what_is_right",
    "test_a_guard_that_only_warns_leaves_its_code_in_the_event",
    "test_a_guard_that_allows_says_nothing",
)


def _entity(cls: type) -> str:
    from inspection_core.model import FindingEvent, MeasureEvent

    fields = {field.name for field in attrs.fields(cls)}
    for name in ("comment", "publication"):  # a comment names its publication, and maybe findings
        if name in fields:
            return name
    names = ["finding"] if issubclass(cls, FindingEvent) or "findings" in fields else []
    names += ["measure"] if issubclass(cls, MeasureEvent) or "measures" in fields else []
    return ", ".join(names or (["evidence"] if "evidence" in fields else ["case"]))


def _test_ids() -> set[str]:
    """What pytest collects of the tests of guards and events: `name[parameters]`."""
    files = [str(DOCS.parent / "tests" / name) for name in ("test_guards.py", "test_events.py")]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *files]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=DOCS.parent).stdout
    return {line.rpartition("::")[2] for line in listed.splitlines() if "::" in line}


def _told(found: set[str], test: str, parameter: str, *, part: bool = False) -> str:
    """A mark where such a test is there; empty, which a test of the docs refuses, where it isn't."""
    for id in found:
        name, _, rest = id.partition("[")
        known = rest.rstrip("]")
        if name == test and (
            re.fullmatch(re.escape(parameter) + r"\d*", known) or (part and known.startswith(parameter))
        ):
            return known.removeprefix(parameter + "-") if part else "✓"
    return ""


PAGES: dict[str, Callable[[], str]] = {
    "reference/command.md": command,
    "reference/diagnostics.md": diagnostics,
    "reference/events.md": events,
    "reference/glossary.md": glossary,
    "reference/homes.md": homes,
    "reference/hooks.md": hooks,
    "reference/offers.md": offers,
    "reference/profile.md": profile,
    "reference/python.md": python,
    "reference/states.md": states,
    "reference/tests.md": tested,
    "reference/word.md": word,
}

# --- what is read from the code ---------------------------------------------------------------------------------


def _modules() -> Iterator[ModuleType]:
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                yield importlib.import_module(module.name)


def _held(module: ModuleType) -> Iterator[object]:
    """What a module and its classes hold by name."""
    for thing in vars(module).values():
        yield thing
        if inspect.isclass(thing) and thing.__module__ == module.__name__:
            yield from vars(thing).values()


def _commands(group: typing.Any, words: str = "") -> Iterator[tuple[str, typing.Any]]:
    """The subcommands of a command, by their words; those of `record` stand on the page of events."""
    import click

    context = click.Context(group)
    for name in group.list_commands(context):
        each = group.get_command(context, name)
        if hasattr(each, "list_commands") and name != "record":
            yield from _commands(each, f"{words}{name} ")
        else:
            yield words + name, each


def _commands_of_plugins() -> Iterator[tuple[str, typing.Any]]:
    """The commands of the plugins of this repository."""
    from inspection_core.plugins import Plugins

    for name, offer in Plugins.installed(only=DISTRIBUTIONS).commands.items():
        module, _, attribute = offer.target.partition(":")
        each = getattr(importlib.import_module(module), attribute)
        yield from _commands(each, f"{name} ") if hasattr(each, "list_commands") else [(name, each)]


def _options(command: typing.Any) -> Iterator[str]:
    """A row for each argument and option of a command, but for those that all share."""
    import click

    if hasattr(command, "list_commands"):
        yield "| `KIND` | the kind of an [event](events.md), with dashes; its fields are the options |"
    for param in command.params:
        if param.name in ("lang", "plugin_files"):
            continue
        is_option = param.opts[0].startswith("-")
        name = param.opts[-1] if is_option else param.make_metavar(click.Context(command))
        help_text = (getattr(param, "help", None) or "").rstrip(".")
        words = [help_text, " · ".join(f"`{choice}`" for choice in getattr(param.type, "choices", ()))]
        if is_option and param.required:
            words.append("required")
        elif isinstance(param.default, str | int) and param.default and "[default" not in help_text:
            words.append(f"default `{param.default}`")
        yield f"| `{name}` | {'; '.join(word for word in words if word)} |"


def _within(cls: type) -> Iterator[type]:
    """A class and those that it holds, each once."""
    seen: list[type] = [cls]
    for each in seen:
        hints = typing.get_type_hints(each)
        for field in attrs.fields(each):
            seen += [part for part in _parts(hints[field.name]) if attrs.has(part) and part not in seen]
    yield from seen


def _parts(hint: typing.Any) -> Iterator[typing.Any]:
    yield hint
    for part in typing.get_args(hint):
        yield from _parts(part)


def _neutral() -> Mapping[str, typing.Any]:
    """The raw data of the neutral profiles, by name."""
    from inspection_core.profiles import BUILT_IN, built_in

    return {name: built_in(name) for name in BUILT_IN}


def _moves() -> Iterator[tuple[str, list[tuple[typing.Any, typing.Any]]]]:
    """Each event that moves findings, with what a fold of it gives in each state: a state, or None if refused."""
    from inspection_core import model
    from inspection_core.errors import TransitionError
    from inspection_core.lifecycle import Cycle, FindingStanding, Standing, advance

    probes = [(cls.kind, _sample(cls)) for cls in model.EVENT_CLASSES if _moves_findings(cls)]
    otherwise = _sample(model.Closed, resolution=model.Resolution.NOT_IMPLEMENTED)
    at = 1 + [kind for kind, _ in probes].index("closed")
    for kind, event in [*probes[:at], ("closed otherwise", otherwise), *probes[at:]]:
        moves = []
        for state in model.State:
            before = Standing(findings={"f": FindingStanding((Cycle(state=state),))})
            try:
                after: object = advance(before, model.Entry(1, event)).finding("f").state
            except TransitionError:
                after = None
            moves.append((state, "as named" if after and kind == "imported" else after))
        term = "其他方式销号" if kind == "closed otherwise" else term_of(type(event))
        yield f"[`{kind}`](events.md#{event.kind}) {term}", moves


def _moves_findings(cls: type) -> bool:
    from inspection_core.model import Adopted, FindingEvent, MeasureDone

    return issubclass(cls, FindingEvent | Adopted | MeasureDone)


def _sample(cls: type, **given: object) -> typing.Any:
    """An event about finding `f`, with something in every field that must be given."""
    some: dict[object, object] = {str: "x", int: 1, dt.date: dt.date(2024, 1, 1)}
    values: dict[str, object] = {"findings": ("f",), "planned": ("f",), "started": ("f",), "measures": ("m",)}
    hints = typing.get_type_hints(cls)
    for field in attrs.fields(cls):
        if field.name not in values and field.default is attrs.NOTHING:
            hint = hints[field.name]
            is_word = inspect.isclass(hint) and issubclass(hint, enum.Enum)
            values[field.name] = next(iter(hint)) if is_word else some[hint]
    known = {field.name for field in attrs.fields(cls)}
    return cls(**{name: value for name, value in {**values, **given}.items() if name in known})


def _rules_of(function: Callable[..., object]) -> list[typing.Any]:
    """The rules that a function names."""
    from inspection_core.diagnostics import Rule

    rooms = [thing for thing in function.__globals__.values() if inspect.ismodule(thing)]
    named = (getattr(room, name, None) for name in function.__code__.co_names for room in rooms)
    return list(dict.fromkeys(thing for thing in named if isinstance(thing, Rule)))


def _about(offer: typing.Any) -> str:
    """What an offer says of itself; of an exporter its view, suffix and options, too."""
    view = getattr(offer, "view", None)
    words = [offer.summary, f"`{offer.suffix}` from a {view.__name__}" if view else ""]
    words.append(" ".join(f"`{suffix}`" for suffix in getattr(offer, "suffixes", ())))
    options = attrs.fields(offer.options) if getattr(offer, "options", None) else ()
    said = (f"`{field.name}` {default_of(field)}".strip() for field in options)
    words.append(f"options: {', '.join(said)}" if options else "")
    return "; ".join(word for word in words if word)


def _group(thing: object) -> str:
    if not inspect.isclass(thing):
        return "Functions"
    if issubclass(thing, Exception):
        return "Errors"
    return "Words" if issubclass(thing, enum.Enum) else "Classes"


def main(arguments: list[str]) -> int:
    """Write or compare all pages; 1 where `--check` finds one that differs."""
    stale = 0
    for place, page in PAGES.items():
        path, text = DOCS / place, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            print(place, "differs from the code" if "--check" in arguments else "written")
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
