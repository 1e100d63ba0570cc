"""Problems of plugins, offers, options and exports. Codes IC401 to IC449."""

from ._diagnostic import Rule, Severity, Text

LOAD_FAILED = Rule(
    "IC401",
    Severity.ERROR,
    Text("plugin {name} failed: {why}", "插件 {name} 出错：{why}"),
    Text("Upgrade or remove it; everything else works without it.", "请升级或卸载该插件；其他功能不受影响。"),
)
CONFLICT = Rule(
    "IC402",
    Severity.ERROR,
    Text("{kind} {name!r} is offered by {first} and by {second}", "{first} 和 {second} 都提供了{kind} {name!r}"),
    Text("Block one of the two; until then neither is used.", "请停用其一；在此之前两者都不生效。"),
)
NOT_AN_OFFER = Rule(
    "IC403",
    Severity.ERROR,
    Text(
        "plugin {name} gave {found} where {expected} was asked for", "插件 {name} 给出的是 {found}，而应为 {expected}"
    ),
    Text("This is a fault of the plugin; tell its authors.", "这是插件的错误，请告知其作者。"),
)
UNKNOWN_OFFER = Rule(
    "IC404",
    Severity.ERROR,
    Text("there is no {kind} {name!r}", "没有名为 {name!r} 的{kind}"),
    Text("{hint}", "{hint}"),
)
WRONG_VIEW = Rule(
    "IC405",
    Severity.ERROR,
    Text("exporter {name!r} is made from a {expected}", "导出器 {name!r} 需要 {expected}"),
    Text("{hint}", "{hint}"),
)
NO_OPTIONS = Rule(
    "IC406",
    Severity.ERROR,
    Text("exporter {name!r} takes no options", "导出器 {name!r} 没有选项"),
)
EXPORT_FAILED = Rule(
    "IC407",
    Severity.ERROR,
    Text("exporter {name!r} could not make {target}: {why}", "导出器 {name!r} 无法生成 {target}：{why}"),
    Text("No file was left behind.", "没有留下任何文件。"),
)
NO_CONTRACT = Rule(
    "IC408",
    Severity.ERROR,
    Text("plugin file {name} has no hook of ours", "插件文件 {name} 里没有任何钩子"),
    Text("Mark its functions with inspection_core.hookimpl.", "请用 inspection_core.hookimpl 标记其函数。"),
)
BAD_RECIPE = Rule(
    "IC409",
    Severity.ERROR,
    Text("there is no recipe {name!r}", "没有名为 {name!r} 的生成方案"),
    Text("{hint}", "{hint}"),
)
SAME_TARGET = Rule(
    "IC410",
    Severity.ERROR,
    Text("two outputs would write {name}", "有两个输出都要写入 {name}"),
    Text("Give one of them another name.", "请给其中一个另起文件名。"),
)
BAD_ARGUMENT = Rule(
    "IC411",
    Severity.ERROR,
    Text("{what}", "{what}"),
)
CHECK_FAILED = Rule(
    "IC412",
    Severity.ERROR,
    Text("check {name!r} of {author} failed: {why}", "{author} 的检查 {name!r} 出错：{why}"),
    Text("Its problems are missing from this list; tell its authors.", "其结果未列入；请告知其作者。"),
)
BAD_OPTIONS = Rule(
    "IC413",
    Severity.ERROR,
    Text(
        "exporter {name!r} takes {expected} or a mapping, not {found}",
        "{name!r} 的选项应为 {expected} 或键值对，非 {found}",
    ),
)
UNSAFE_OUTPUT = Rule(
    "IC414",
    Severity.ERROR,
    Text("{path!r} leads out of the folder that documents are written to", "{path!r} 超出文书的输出文件夹"),
    Text("Write a relative path without «..».", "请写相对路径，不含 ..。"),
)
MIXED_AUDIENCES = Rule(
    "IC415",
    Severity.ERROR,
    Text(
        "the documents of a publication are for one audience, these for several: {audiences}",
        "一次公开的文书应面向同一范围，此处有：{audiences}",
    ),
    Text("Make a recipe for each.", "请分成不同的生成方案。"),
)
REBUILD_DIFFERS = Rule(
    "IC416",
    Severity.ERROR,
    Text(
        "{name} of publication {publication} came out otherwise than it was made: {why}",
        "公开文书 {publication} 的 {name} 与原件不同：{why}",
    ),
    Text("Nothing was written.", "没有写入任何文件。"),
)
NO_PUBLICATION = Rule(
    "IC417",
    Severity.ERROR,
    Text("there is no publication {publication!r} of documents", "没有含文书的公开 {publication!r}"),
    Text("{hint}", "{hint}"),
)
OWN_COMMAND = Rule(
    "IC418",
    Severity.WARNING,
    Text(
        "plugin {name} offers a command {command!r}, but that is one of our own",
        "插件 {name} 的命令 {command!r} 与自带命令重名",
    ),
    Text("Ours is used; tell the authors of the plugin.", "以自带命令为准；请告知该插件的作者。"),
)
SAME_NAME = Rule(
    "IC419",
    Severity.ERROR,
    Text("{first!r} and {second!r} would both be written to {name}", "{first!r} 和 {second!r} 都要写入 {name}"),
    Text(
        "Rename one of the two in case.yaml, such that more than marks tells them apart.",
        "请在 case.yaml 中改一个名称，使两者不只是标点或大小写不同。",
    ),
)
WRONG_SUFFIX = Rule(
    "IC420",
    Severity.ERROR,
    Text("{exporter} makes a {suffix} file, not {name}", "{exporter} 生成的是 {suffix} 文件，不是 {name}"),
    Text("Name the file {proposed}.", "请把文件名改为 {proposed}。"),
)
