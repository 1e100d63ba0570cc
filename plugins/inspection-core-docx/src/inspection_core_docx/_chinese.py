"""The help of `inspection docx` in Chinese, by what it is in English."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "Make and check Word templates of your own.": "制作和检查本单位的 Word 模板。",
    "Write a copy of our template, to be changed in Word.": "生成自带模板的副本，供在 Word 中修改。",
    "List every name that the template of a document knows: the bulletin's, or EXPORTER's.": (
        "列出模板可用的全部名称：默认为整改通报的模板，也可写明导出器 EXPORTER。"
    ),
    "Check a template; exit status 1 if an error is found.": "检查模板；有错误时退出状态为 1。",
    "The document that the template is of.": "模板用于哪种文书。",
    "Language of messages, and of the template. [default: the system's]": "提示和模板的语言。[默认：随系统]",
}
