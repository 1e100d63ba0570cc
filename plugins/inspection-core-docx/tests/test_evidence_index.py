"""The index of evidence in Word: where each piece is, and who keeps what is paper."""

import datetime as dt
from pathlib import Path

import inspection_core as ic

from ._documents import PLUGINS, paragraphs


def test_the_index_names_who_keeps_paper(root: Path) -> None:
    audit = ic.report(ic.load(root / "examples" / "audit-office-en"), as_of=dt.date(2025, 11, 28))
    lines = paragraphs(ic.export(audit, "docx-evidence-index", plugins=PLUGINS))
    assert {"EB-2025-07 Executive Office", "N-2025-112 Network Operations"} <= set(lines)
    ids = {each.custodian for each in audit.evidence if each.custodian}
    assert [] == [line for line in lines if ids.intersection(line.split())]
