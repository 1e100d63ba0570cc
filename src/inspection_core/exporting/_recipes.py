"""`build.yaml`: what the recipes of a case name, checked before anything is made."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from ..codec import decode_file
from ..diagnostics import Location, offers as rules
from ..errors import InvalidCaseError, OptionsError, UnknownOfferError
from ..formats import SourceMap, is_safe_path, read_source
from ..model import Audience
from ..plugins import Plugins
from ..proposals import Confirmation
from ..views import Digest, Subject
from ._export import require_suffix, require_way
from ._views import wrong_view

RECIPES_FORMAT = "inspection-build/1"


PART = "{part}"
"""What stands in a name for the part that a document is of."""


@frozen(kw_only=True)
class Output:
    """A document of a recipe: which exporter, for whom, under what file name, with which options.

    With `split_by` it is a document for each part, such as `lead-unit`: `to` is their folder, or a name with `{part}`.
    """

    exporter: str
    to: str
    audience: Audience = Audience.INTERNAL
    options: Mapping[str, str] = field(factory=dict)
    since: str | None = None
    items: tuple[str, ...] = ()
    split_by: str | None = None


@frozen(kw_only=True)
class Recipes:
    """`build.yaml`: named bundles of documents."""

    format: str = RECIPES_FORMAT
    recipes: Mapping[str, tuple[Output, ...]]


def read_recipes(folder: str | Path, plugins: Plugins | None = None) -> Recipes:
    """The recipes of a case folder; CaseFileError or InvalidCaseError with the place of what is wrong.

    With `plugins`, each exporter must be offered, and get what its view is made from.
    """
    path = Path(folder) / "build.yaml"
    data, source = read_source(path)
    recipes = decode_file(data, Recipes, RECIPES_FORMAT, source.locate)
    _require_safe_names(recipes, source)
    if plugins is not None:
        _require_makeable(recipes, source, plugins)
        _require_suffixes(recipes, source, plugins)
    return recipes


def _require_safe_names(recipes: Recipes, source: SourceMap) -> None:
    for name, outputs in recipes.recipes.items():
        for index, output in enumerate(outputs):
            if not is_safe_path(output.to):
                where = source.locate(("recipes", name, index, "to"))
                raise InvalidCaseError(rules.UNSAFE_OUTPUT(where, path=output.to))


def _require_suffixes(recipes: Recipes, source: SourceMap, plugins: Plugins) -> None:
    for name, outputs in recipes.recipes.items():
        for index, output in enumerate(outputs):
            try:
                require_suffix(plugins.exporter(output.exporter), output.to, plugins)
            except OptionsError as error:
                where = source.locate(("recipes", name, index, "to"))
                raise InvalidCaseError(*(evolve(problem, where=where) for problem in error.problems)) from None


def _require_makeable(recipes: Recipes, source: SourceMap, plugins: Plugins) -> None:
    """Every output has an exporter, says what that one's view is made from, and is split in a way that it knows."""
    for name, outputs in recipes.recipes.items():
        for index, output in enumerate(outputs):
            keys, unknown = ("recipes", name, index), "exporter"
            try:
                offer = plugins.exporter(output.exporter)
                unknown = "split_by"
                if output.split_by is not None:
                    require_way(offer, output.split_by)
                wanted = (offer.view is Digest, offer.view is Subject)
                if offer.view is Confirmation or wanted != (output.since is not None, bool(output.items)):
                    raise OptionsError(wrong_view(offer, in_recipe=True))
            except (UnknownOfferError, OptionsError) as error:
                place = source.locate((*keys, unknown)) if isinstance(error, UnknownOfferError) else None
                where = place or source.locate(keys)
                raise InvalidCaseError(*(evolve(problem, where=where) for problem in error.problems)) from None


def require_distinct(outputs: Iterable[Output]) -> None:
    """OptionsError for two documents in one file, on whatever system."""
    require_once((output.to, output.to) for output in outputs)


def require_once(targets: Iterable[tuple[str, str]]) -> None:
    """No target twice; each comes with the name that a recipe gives it."""
    seen: set[str] = set()
    for target, name in targets:
        if place_of(target) in seen:
            raise OptionsError(rules.SAME_TARGET(Location(file="build.yaml"), name=name))
        seen.add(place_of(target))


def place_of(target: str) -> str:
    """A path for two to be compared by, as systems do that don't tell a.txt from A.txt."""
    return posixpath.normpath(Path(target).as_posix()).casefold()
