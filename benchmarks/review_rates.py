"""Write how many planted defects the reviewer finds into the pages docs/explanation/review.md and review.zh.md."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = {language: ROOT / "docs" / "explanation" / f"review{tail}.md" for language, tail in (("en", ""), ("zh", ".zh"))}
BEGIN, END = "<!-- planted: begin -->\n", "<!-- planted: end -->\n"
HEADS = {"en": "| defect | code | found |", "zh": "| 差错 | 代码 | 查出 |"}
ALL = {"en": "| all | | {found}/{planted}, {rate:.1f} % |", "zh": "| 合计 | | {found}/{planted}，{rate:.1f}% |"}

sys.path.insert(0, str(ROOT / "plugins" / "inspection-core-cn" / "tests"))
from _planting import KINDS, rates, row  # noqa: E402
from _reviewing import review  # noqa: E402


def table(found: dict[str, tuple[int, int]], language: str) -> str:
    """The table of all kinds, and their sum."""
    rows = [row(kind, found[title], language) for title, kind in KINDS.items()]
    told, planted = (sum(each[part] for each in found.values()) for part in (0, 1))
    total = ALL[language].format(found=told, planted=planted, rate=100 * told / planted)
    return "\n".join([HEADS[language], "|---|---|---|", *rows, total, ""])


def main() -> int:
    """Measure, and write both tables."""
    found = rates(review)
    for language, page in PAGES.items():
        text = page.read_text(encoding="utf-8")
        head, tail = text.partition(BEGIN)[0], text.partition(END)[2]
        page.write_text(f"{head}{BEGIN}{table(found, language)}{END}{tail}", encoding="utf-8")
        print(page.relative_to(ROOT), table(found, language).splitlines()[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
