"""Problems of writing workbooks. Codes XL020 to XL029."""

import inspection_core as ic

TOO_LONG = ic.Rule(
    "XL020",
    ic.Severity.ERROR,
    ic.Text(
        "{what}, column {column!r}: {length} characters are more than a cell of Excel holds (32,767)",
        "{what}，“{column}”列：共{length}个字符，超过 Excel 单元格的上限（32767）",
    ),
    ic.Text("Shorten the text, or leave the column out of the profile.", "请精简文字，或在方案里去掉该列。"),
)
