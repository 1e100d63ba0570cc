"""Every hook is documented with its signature, offered through by somebody, and asked as it promises."""

import inspect
from collections.abc import Callable, Iterator, Mapping

import attrs
import pytest

import inspection_core as ic
from inspection_core import hooks
from inspection_core.hooks import HOOKS, Hook

from ._house import ROOT, modules

PAGE = (ROOT / "docs" / "reference" / "hooks.md").read_text(encoding="utf-8")
SAMPLES: Mapping[type, Callable[[str], object]] = {
    ic.Exporter: lambda name: ic.Exporter(name=name, suffix=".txt", render=lambda _view, _options, _out: None),
    ic.Importer: lambda name: ic.Importer(name=name, suffixes=(".txt",), read=lambda _files, _request: None),  # type: ignore[arg-type, return-value]
    ic.Proposer: lambda name: ic.Proposer(
        name=name, suffixes=(".txt",), propose=lambda _files, _request: ic.Proposals()
    ),
    ic.Reader: lambda name: ic.Reader(name=name, suffixes=(".txt",), read=lambda _path: ic.SourceText.of("")),
    ic.Check: lambda name: ic.Check(name=name, run=lambda _look: ()),
    ic.TextRule: lambda name: ic.TextRule(name=name, run=lambda _look: ()),
    ic.ProfileOffer: lambda name: ic.ProfileOffer(name=name, raw=dict),
    ic.CalendarOffer: lambda name: ic.CalendarOffer(name=name, make=ic.Weekdays),
    ic.Command: lambda name: ic.Command(name=name, target="os:path"),
}


def _plugin(hook: Hook, *offers: object) -> object:
    """An object that yields offers through one hook."""

    def give(_self: object) -> Iterator[object]:
        yield from offers

    give.__name__ = hook.name
    return type("Stranger", (), {hook.name: ic.hookimpl(give)})()


def test_the_list_of_hooks_is_what_is_specified() -> None:
    marked = {name for name, thing in vars(hooks).items() if hasattr(thing, f"{hooks.PROJECT}_spec")}
    assert marked == {hook.name for hook in HOOKS}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_a_hook_is_documented_with_its_signature(hook: Hook) -> None:
    signature = str(inspect.signature(getattr(hooks, hook.name))).replace("'", "")
    assert f"def {hook.name}{signature}\n" in PAGE
    assert f"() -> Iterable[{hook.offers.__name__}]" == signature
    assert [] == [field.name for field in attrs.fields(hook.offers) if f"`{field.name}`" not in PAGE]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_a_hook_has_a_user(hook: Hook) -> None:
    assert any(hasattr(getattr(module, hook.name, None), f"{hooks.PROJECT}_impl") for module in modules())


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_what_a_hook_gives_is_found_with_its_author(hook: Hook) -> None:
    offer = SAMPLES[hook.offers]("strange")
    found = ic.Plugins(_plugin(hook, offer))
    assert (offer, "Stranger") == (found.groups[hook.group]["strange"].offer, found.author(hook.group, "strange"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_a_hook_takes_nothing_but_its_own_offers(hook: Hook) -> None:
    with pytest.raises(ic.PluginContractError, match="IC403"):
        ic.Plugins(_plugin(hook, "a text"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_an_offer_is_frozen_and_keyword_only(hook: Hook) -> None:
    props = attrs.inspect(hook.offers)
    assert (True, True) == (props.is_frozen, props.kw_only is not attrs.ClassProps.KeywordOnly.NO)
