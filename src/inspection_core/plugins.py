"""Finding and asking plugins: an ordinary object, passed on, that keeps the author of every offer."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import pluggy
from attrs import frozen

from . import hooks
from .__about__ import __version__
from .calendars import Calendar
from .codec import did_you_mean
from .contracts import breaches
from .diagnostics import Diagnostic, Location, Text, offers as rules
from .errors import InspectionError, PluginConflictError, PluginContractError, PluginLoadError, UnknownOfferError
from .hooks import (
    CalendarOffer,
    Check,
    Command,
    Exporter,
    Hook,
    Importer,
    Offered,
    ProfileOffer,
    Proposer,
    Reader,
    TextRule,
)
from .profiles import Profile, RawProfile, resolve

OfferT = TypeVar("OfferT")
TakerT = TypeVar("TakerT", Importer, Proposer, Reader)
CORE = "inspection-core"


@frozen(kw_only=True)
class Spec:
    """Which plugins to load, as plain data that another process can be given."""

    only: tuple[str, ...] | None = None
    block: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@frozen(kw_only=True)
class Source:
    """A plugin as found: the module or object with its hooks, the distribution it came from, and its version.

    What was named by hand is wanted: where it is broken, that is an error and not a note.
    """

    name: str
    version: str
    module: Any
    by_hand: bool = False


class Plugins:
    """The offers of some plugins, sorted by name: `Plugins(my_module)`, or `Plugins.installed()`.

    Problems of a plugin disable that plugin alone, and a name that two offer disables that name alone;
    `problems` says so. `groups` holds each offer with its author; `spec` is what another process is given.
    """

    def __init__(self, *modules: Any) -> None:
        """The built-in offers and those of some modules or objects with hooks; PluginError for a broken one."""
        self._ask((_core(), *(_plain(module) for module in modules)), (), strict=True, spec=None)

    @classmethod
    def installed(
        cls,
        *,
        only: Iterable[str] | None = None,
        block: Iterable[str] = (),
        files: Iterable[str | Path] = (),
        strict: bool = False,
    ) -> Plugins:
        """The built-in offers, those of installed distributions, and those of some files.

        `only` and `block` choose by distribution name. With `strict` the first problem is raised as a
        PluginError; else it is kept in `problems`, but for a broken file, which is raised always.
        """
        spec = Spec(
            only=None if only is None else tuple(only), block=tuple(block), files=tuple(str(file) for file in files)
        )
        return cls.from_spec(spec, strict=strict)

    @classmethod
    def from_spec(cls, spec: Spec, *, strict: bool = False) -> Plugins:
        """The plugins that a specification names: the same in every process of one installation."""
        problems: list[Diagnostic] = []
        sources = [_core(), *_installed(spec, problems), *(_from_file(Path(file)) for file in spec.files)]
        if strict and problems:
            raise PluginLoadError(*problems)
        made = cls.__new__(cls)
        made._ask(tuple(sources), tuple(problems), strict=strict, spec=spec)
        return made

    def _ask(
        self, sources: tuple[Source, ...], problems: tuple[Diagnostic, ...], *, strict: bool, spec: Spec | None
    ) -> None:
        groups, found = _asked_all(sources, strict=strict)
        self.sources, self.spec = sources, spec
        self.groups: Mapping[str, Mapping[str, Offered]] = groups
        self.problems = (*problems, *found)

    @property
    def exporters(self) -> Mapping[str, Exporter]:
        return self._offers("exporters", Exporter)

    @property
    def importers(self) -> Mapping[str, Importer]:
        return self._offers("importers", Importer)

    @property
    def proposers(self) -> Mapping[str, Proposer]:
        return self._offers("proposers", Proposer)

    @property
    def readers(self) -> Mapping[str, Reader]:
        return self._offers("readers", Reader)

    @property
    def checks(self) -> Mapping[str, Check]:
        return self._offers("checks", Check)

    @property
    def text_rules(self) -> Mapping[str, TextRule]:
        return self._offers("text_rules", TextRule)

    @property
    def profiles(self) -> Mapping[str, ProfileOffer]:
        return self._offers("profiles", ProfileOffer)

    @cached_property
    def calendars(self) -> Mapping[str, Calendar]:
        """The calendars themselves; each is made when it is first asked for."""
        return _Calendars(self)

    @property
    def commands(self) -> Mapping[str, Command]:
        return self._offers("commands", Command)

    def exporter(self, name: str) -> Exporter:
        """The exporter of a name; UnknownOfferError where there is none."""
        return self._find("exporters", Exporter, name, Text("exporter", "导出器"))

    def importer(self, name: str) -> Importer:
        """The importer of a name; UnknownOfferError where there is none."""
        return self._find("importers", Importer, name, Text("importer", "导入器"))

    def raw_profile(self, name: str) -> RawProfile:
        """The data of a profile; UnknownOfferError where there is none."""
        offer = self._find("profiles", ProfileOffer, name, Text("profile", "方案"))
        with self.edge("profiles", name):
            raw = offer.raw()
        data: object = raw
        own = data.get("name", name) if isinstance(data, Mapping) else name
        if own != name:
            what = Text(f"a profile that is called {name}", f"名为 {name} 的方案")
            raise self.breach("profiles", name, f"name: {own}", what)
        return raw

    def profile(self, name: str) -> Profile:
        """A profile, with all that it extends merged into it."""
        return resolve(self.raw_profile(name), self.raw_profile)

    @contextmanager
    def edge(self, group: str, name: str, where: Location | None = None) -> Iterator[None]:
        """Where an offer runs, which may fail in any way: PluginLoadError for what is no error of ours."""
        with plugin_edge(f"{self.author(group, name)} ({name})", where):
            yield

    def require(self, group: str, name: str, found: object, kind: type[OfferT]) -> OfferT:
        """What an offer gave, of the class that its contract says; PluginContractError for anything else."""
        if not isinstance(found, kind):
            raise self.breach(group, name, type(found).__name__, kind.__name__)
        return found

    def breach(self, group: str, name: str, found: str, expected: Text | str) -> PluginContractError:
        """The error of an offer that gave something else than its contract says."""
        author = f"{self.author(group, name)} ({name})"
        return PluginContractError(rules.NOT_AN_OFFER(name=author, found=found, expected=expected))

    def author(self, group: str, name: str) -> str:
        """The distribution that offers a thing."""
        return self.groups[group][name].author

    def version(self, group: str, name: str) -> str:
        """The version of the distribution that offers a thing; empty where it has none."""
        return self.groups[group][name].version

    def suffixes(self, group: str) -> tuple[str, ...]:
        """The suffixes of all files that the offers of a group take, sorted."""
        return tuple(sorted({suffix for each in self.groups.get(group, {}).values() for suffix in each.offer.suffixes}))

    def taker(self, group: str, _kind: type[TakerT], path: Path) -> TakerT | None:
        """The offer of a group that takes a file, by its suffix; of several that of the plugin that was loaded last."""
        order = {source.name: at for at, source in enumerate(self.sources)}
        taking = (each for each in self.groups.get(group, {}).values() if path.suffix.lower() in each.offer.suffixes)
        found = max(taking, key=lambda each: order.get(each.author, 0), default=None)
        return None if found is None else found.offer

    def _offers(self, group: str, _kind: type[OfferT]) -> Mapping[str, OfferT]:
        """The offers of a group; that they are of its kind was seen to when they were asked for."""
        return MappingProxyType({name: found.offer for name, found in self.groups.get(group, {}).items()})

    def _find(self, group: str, kind: type[OfferT], name: str, word: Text) -> OfferT:
        found = self._offers(group, kind)
        if name not in found:
            hint = did_you_mean(name, tuple(found))
            raise UnknownOfferError(rules.UNKNOWN_OFFER(kind=word, name=name, hint=hint), *self.problems)
        return found[name]


class _Calendars(Mapping[str, Calendar]):
    """Calendars by name; one that can't be made is a PluginError of whoever asks for it, and of nobody else."""

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins
        self._offers = plugins._offers("calendars", CalendarOffer)
        self._ready: dict[str, Calendar] = {}

    def __getitem__(self, name: str) -> Calendar:
        if name not in self._ready:
            self._ready[name] = self._made(name, self._offers[name])
        return self._ready[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._offers)

    def __len__(self) -> int:
        return len(self._offers)

    def _made(self, name: str, offer: CalendarOffer) -> Calendar:
        with self._plugins.edge("calendars", name):
            made = offer.make()
            missing = [part for part in _PARTS_OF_CALENDAR if not hasattr(made, part)]
            known = None if missing else made.known_until
        if missing:
            what = Text(f"a Calendar with {', '.join(missing)}", f"含 {'、'.join(missing)} 的 Calendar")
            raise self._plugins.breach("calendars", name, type(made).__name__, what)
        if not (known is None or type(known) is dt.date):
            what = Text("a datetime.date or None", "datetime.date 或 None")
            raise self._plugins.breach("calendars", name, f"known_until={known!r}", what)
        return _Watched(made, name, self._plugins)


_PARTS_OF_CALENDAR = ("name", "known_until", "is_workday", "why_not")


@contextmanager
def plugin_edge(name: str, where: Location | None = None) -> Iterator[None]:
    """Where code of a stranger runs, which may fail in any way: PluginLoadError for what is no error of ours."""
    try:
        yield
    except InspectionError:
        raise
    except Exception as error:
        raise PluginLoadError(rules.LOAD_FAILED(where, name=name, why=what_failed(error))) from error


@frozen
class _Watched:
    """A calendar of a plugin, whose failures while days are counted are told as the plugin's."""

    calendar: Calendar
    offer: str
    plugins: Plugins

    @property
    def name(self) -> str:
        return self.calendar.name

    @property
    def known_until(self) -> dt.date | None:
        return self.calendar.known_until

    def is_workday(self, day: dt.date) -> bool:
        with self.plugins.edge("calendars", self.offer):
            return self.calendar.is_workday(day)

    def why_not(self, day: dt.date) -> Text:
        with self.plugins.edge("calendars", self.offer):
            why: object = self.calendar.why_not(day)
        return self.plugins.require("calendars", self.offer, why, Text)


def _core() -> Source:
    from . import builtin

    return Source(name=CORE, version=__version__, module=builtin)


def _plain(module: Any) -> Source:
    name = getattr(module, "__name__", type(module).__name__)
    return Source(name=name, version=str(getattr(module, "__version__", "")), module=module)


def _installed(spec: Spec, problems: list[Diagnostic]) -> Iterator[Source]:
    found = sorted(metadata.entry_points(group=hooks.ENTRY_POINTS), key=lambda entry: (entry.name, entry.value))
    for entry in found:
        name = entry.dist.name if entry.dist else entry.name
        version = entry.dist.version if entry.dist else ""
        if not _is_wanted(name, spec):
            continue
        try:
            yield Source(name=name, version=version, module=entry.load())
        except Exception as error:  # noqa: BLE001 - a plugin of a stranger may fail in any way
            problems.append(rules.LOAD_FAILED(name=name, why=what_failed(error)))


def _is_wanted(name: str, spec: Spec) -> bool:
    """Names of distributions are the same however they are written: Other_Plugin is other-plugin."""
    blocked, only = ({_plain_name(each) for each in names or ()} for names in (spec.block, spec.only))
    return _plain_name(name) not in blocked and (spec.only is None or _plain_name(name) in only)


def _plain_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _from_file(path: Path) -> Source:
    """A plugin in a file of its own; PluginLoadError where it can't be loaded or has no hook."""
    where = Location(file=str(path))
    mark = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]  # two files of one name are two modules
    name = f"inspection_plugin_{path.stem}_{mark}"
    spec = importlib.util.spec_from_file_location(name, path) if path.suffix == ".py" else None
    if spec is None or spec.loader is None or not path.is_file():
        why = Text("there is no such Python file", "没有这个 Python 文件")
        raise PluginLoadError(rules.LOAD_FAILED(where, name=path.name, why=why))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where typing looks for the names in its annotations
    with plugin_edge(path.name, where):
        spec.loader.exec_module(module)
    if not any(hasattr(each, f"{hooks.PROJECT}_impl") for each in vars(module).values()):
        raise PluginContractError(rules.NO_CONTRACT(where, name=path.name))
    return Source(name=path.name, version="", module=module, by_hand=True)


def _asked_all(
    sources: tuple[Source, ...], *, strict: bool
) -> tuple[dict[str, dict[str, Offered]], tuple[Diagnostic, ...]]:
    """Ask every source, one by one, for its offers; keep the good ones and say what is wrong with the others."""
    found: dict[str, dict[str, Offered]] = {hook.group: {} for hook in hooks.HOOKS}
    clashes: dict[tuple[str, str], Diagnostic] = {}
    failures: list[InspectionError] = []
    for source in sources:
        try:
            offers = _offers_of(source)
        except (PluginLoadError, PluginContractError) as error:
            if source.by_hand:
                raise
            failures.append(error)
            continue
        for group, offer in offers:
            first = found[group].setdefault(
                offer.name, Offered(offer=offer, author=source.name, version=source.version)
            )
            if first.offer is not offer:
                clashes[group, offer.name] = rules.CONFLICT(
                    kind=offer.kind, name=offer.name, first=first.author, second=source.name
                )
    if strict and failures:
        raise failures[0]
    if strict and clashes:
        raise PluginConflictError(*clashes.values())
    for group, name in clashes:
        del found[group][name]
    told = tuple(problem for error in failures for problem in error.problems)
    groups = {group: dict(sorted(offers.items())) for group, offers in found.items()}
    return groups, (*told, *clashes.values())


def _offers_of(source: Source) -> list[tuple[str, Any]]:
    """All that one plugin offers, each with its group; PluginError where it breaks its contract."""
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    with plugin_edge(source.name):
        manager.register(source.module, source.name)
        manager.check_pending()
        return [(hook.group, offer) for hook in hooks.HOOKS for offer in _asked(manager, hook, source)]


def _asked(manager: pluggy.PluginManager, hook: Hook, source: Source) -> Iterator[Any]:
    for offers in getattr(manager.hook, hook.name)():
        for offer in offers:
            for found, expected in breaches(offer, hook):
                raise PluginContractError(rules.NOT_AN_OFFER(name=source.name, found=found, expected=expected))
            yield offer


def what_failed(error: BaseException) -> str:
    """An error of a stranger's code in one line: its kind and what it says."""
    return f"{type(error).__name__}: {error}"
