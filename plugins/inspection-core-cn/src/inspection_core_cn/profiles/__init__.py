"""The rules and words of inspecting bodies, each in a file of its own that names its source."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import inspection_core as ic

PROFILES: Mapping[str, str] = {
    "cn-party-2017": "China: disciplinary inspection, rules of 2015 as amended in 2017",
    "cn-party-2024": "China: disciplinary inspection, revision of 2024, second-hand",
    "cn-enterprise": "China: inspection within a company, after a company's manual",
    "cn-audit": "China: rectification of what an audit found",
    "cn-environment": "China: environmental inspection",
    "uk-hmicfrs": "United Kingdom: inspection of police and fire services",
    "us-a50": "United States: audit follow-up after OMB Circular A-50",
}
"""Each profile by name, and what it is for."""


def raw_profile(name: str) -> ic.RawProfile:
    """The data of one of the profiles, as it stands in its file."""
    file = f"{name}.yaml"
    return ic.read_profile(files(__package__).joinpath("data", file).read_text(encoding="utf-8"), file)
