"""Run in an environment that holds nothing but the wheels of the core and of one plugin: what does it add?

use_house.py CASE    prints JSON
"""

from __future__ import annotations

import datetime as dt
import json
import sys

import inspection_core as ic

DAY = dt.date(2024, 1, 20)

if __name__ == "__main__":
    plugins = ic.Plugins.installed(strict=True)
    with ic.open(sys.argv[1]) as folder:
        adopted = folder.adopt(on=DAY)
    report = ic.report(ic.load(sys.argv[1]), as_of=DAY)
    house = [
        (group, name, offered.version)
        for group, offers in plugins.groups.items()
        for name, offered in offers.items()
        if offered.author == "inspection-house"
    ]
    told = {
        "core": ic.__file__,
        "house": sorted(house),
        "problems": [str(problem) for problem in plugins.problems],
        "list": ic.export(report, "house-list", options={"mark": "-"}).decode(),
        "check": [str(problem) for problem in ic.check(adopted, as_of=DAY) if problem.code.startswith("HS")],
        "title": report.profile.title,
        "ours": ic.export(report, "text-bulletin").decode().splitlines()[0],
    }
    sys.stdout.write(json.dumps(told))
