"""Every workbook is called what the profile calls it."""

import datetime as dt

import attrs
import inspection_core_xlsx
import pytest
from inspection_core_xlsx import WORKBOOKS

import inspection_core as ic

from ._books import parts

DAY = dt.date(2024, 7, 15)
OWN = "{inspected}/{inspecting}/{kind}/{as_of}"
TITLED = {name: view for name, view, _ in WORKBOOKS if view is not ic.Confirmation}


@pytest.mark.parametrize("workbook", TITLED)
@pytest.mark.parametrize("name", ["neutral-zh", "neutral-en"])
def test_a_workbook_has_the_title_that_the_profile_says(name: str, workbook: str) -> None:
    from inspection_core.testing import a_case, a_profile

    base = a_profile(name)
    profile = attrs.evolve(base, phrases={**base.phrases, f"{workbook.replace('-', '_')}_title": OWN})
    report = ic.report(a_case(profile=profile), as_of=DAY)
    view = ic.digest(report, report) if TITLED[workbook] is ic.Digest else report
    made = parts(ic.export(view, f"xlsx-{workbook}", plugins=ic.Plugins(inspection_core_xlsx)))
    day = "2024年7月15日" if name == "neutral-zh" else "15 July 2024"
    title = f"Office/Inspection Group/{base.word('inspection.regular')}/{day}"
    on_the_sheet = f"<t>{title}" in made["xl/sharedStrings.xml"].decode()
    of_the_file = f"<dc:title>{title}</dc:title>" in made["docProps/core.xml"].decode()
    assert (True, True) == (on_the_sheet, of_the_file)
