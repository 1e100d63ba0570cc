"""From profile files to a resolved Profile: `extends` is followed, mappings are merged, lists replaced.

A key of what is extended that is given nothing (`mass_petition: ~`) is taken out.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from importlib.resources import files

from ..codec import Locate, decode, nowhere, require_format
from ..diagnostics import Diagnostic, Location, Text, reading
from ..errors import InvalidCaseError
from ..formats import read_yaml
from ._phrases import phrase_faults
from ._profile import PROFILE_FORMAT, Profile

RawProfile = Mapping[str, object]
BUILT_IN = ("neutral-zh", "neutral-en")


def resolve(raw: object, find: Callable[[str], RawProfile], locate: Locate = nowhere) -> Profile:
    """Make a Profile of raw data and of all that it extends.

    `find` gives the raw data of a profile by name and raises UnknownOfferError where there is none.
    InvalidCaseError for data that doesn't fit, a format that is not known, or a circle.
    """
    profile = decode(_merged(raw, find, locate, ()), Profile, locate)
    faults = tuple(phrase_faults(profile.phrases, locate))
    if faults:
        raise InvalidCaseError(*faults)
    return profile


def built_in(name: str) -> RawProfile:
    """The raw data of a profile that comes with the core."""
    return read_profile(files(__package__).joinpath("data", f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")


def read_profile(text: str, file: str) -> RawProfile:
    """The raw data of a profile file, as a plugin offers it; CaseFileError or InvalidCaseError for what is none."""
    data, source = read_yaml(text, file)
    if not isinstance(data, dict):
        decode(data, Profile, source.locate)  # says what is there instead
    assert isinstance(data, dict)
    return data


@functools.cache
def neutral(language: str) -> Profile:
    """The neutral profile of a language; the English one for a language that has none."""
    return decode(built_in("neutral-zh" if language == "zh" else "neutral-en"), Profile)


def _merged(raw: object, find: Callable[[str], RawProfile], locate: Locate, seen: tuple[str, ...]) -> object:
    if not isinstance(raw, Mapping):
        return raw  # the codec says what is wrong with it
    require_format(raw, PROFILE_FORMAT, locate)
    base = raw.get("extends")
    if base is None:
        return {key: value for key, value in raw.items() if key != "extends"}
    if base in seen:
        raise InvalidCaseError(_circle(locate(("extends",)), (*seen, str(base))))
    below = _merged(find(str(base)), find, nowhere, (*seen, str(base)))
    return _merge(below, {key: value for key, value in raw.items() if key != "extends"})


def _circle(where: Location, names: tuple[str, ...]) -> Diagnostic:
    chain = " → ".join(names)
    return reading.BAD_VALUE(
        where, what=Text(f"profiles extend each other in a circle: {chain}", f"方案互相引用成环：{chain}")
    )


def _merge(below: object, above: object) -> object:
    if not (isinstance(below, Mapping) and isinstance(above, Mapping)):
        return above
    merged = dict(below)
    for key, value in above.items():
        merged[key] = _merge(below[key], value) if key in below else value
    return {key: value for key, value in merged.items() if value is not None or key not in below}
