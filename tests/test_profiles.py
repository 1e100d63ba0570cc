"""The words and rules of a body, as data: what a profile extends is merged into it, and its light table is read."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

import inspection_core as ic
from inspection_core.codec import decode, encode
from inspection_core.errors import InvalidCaseError, UnknownOfferError
from inspection_core.formats import read_yaml
from inspection_core.model import EVENT_CLASSES
from inspection_core.profiles import BUILT_IN, Policy, Profile, RawProfile, built_in, resolve

from .data.cases import adopted_case, day, replace, small_case

HEAD = {"format": "inspection-profile/1"}
SHELF: Mapping[str, RawProfile] = {
    "base": {
        **HEAD,
        "name": "base",
        "words": {"late": "late", "state": "state"},
        "guards": {"evidence_present": "warn"},
        "lights": [{"light": "green"}],
        "deadlines": {"calendar": "weekdays", "due_soon_days": "5"},
        "approvals": [{"key": "unit", "title": "Unit"}],
    },
    "round": {**HEAD, "name": "round", "extends": "trip"},
    "trip": {**HEAD, "name": "trip", "extends": "round"},
    "old": {"format": "inspection-profile/0", "name": "old"},
    "typo": {**HEAD, "name": "typo", "phrasse": {}},
}


def find(name: str) -> RawProfile:
    """What the plugins would know: the shelf of this test."""
    return SHELF[name]


def resolved(**above: object) -> Profile:
    return resolve({**HEAD, "name": "mine", **above}, find)


# --- built in ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_profile_is_complete_by_itself(name: str) -> None:
    profile = ic.Plugins().profile(name)
    assert (name, name[-2:]) == (profile.name, profile.language)


@pytest.mark.parametrize("part", ["phrases", "audiences", "publication_reasons"])
def test_the_built_in_profiles_have_the_same_keys(part: str) -> None:
    chinese, english = (decode(built_in(name), Profile) for name in ("neutral-zh", "neutral-en"))
    assert set(getattr(chinese, part)) == set(getattr(english, part))


def test_the_built_in_profiles_have_the_same_columns_and_lights() -> None:
    chinese, english = (decode(built_in(name), Profile) for name in ("neutral-zh", "neutral-en"))
    assert [c.key for c in chinese.ledger] == [c.key for c in english.ledger]
    assert chinese.lights == english.lights


@pytest.mark.parametrize("part", ["notices", "ageing", "follow_ups"])
def test_the_built_in_profiles_have_the_same_rules_under_their_own_titles(part: str) -> None:
    chinese, english = (decode(built_in(name), Profile) for name in ("neutral-zh", "neutral-en"))
    assert [each.key for each in getattr(chinese, part)] == [each.key for each in getattr(english, part)]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_profile_comes_back_from_plain_data(name: str) -> None:
    profile = decode(built_in(name), Profile)
    assert profile == decode(encode(profile), Profile)


def test_everything_that_is_printed_has_a_chinese_word() -> None:
    """In English a key's last part will do; in Chinese it would stand out as a fault."""
    groups = {ic.MeasureState: "measure", ic.DeadlineKind: "deadline", ic.PublicationState: "publication"}
    enums = (ic.State, ic.Resolution, ic.Nature, ic.Role, ic.Audience, ic.Decision, ic.Stance, ic.Verdict, *groups)
    wanted = {f"{groups.get(each, each.__name__.lower())}.{kind.value}" for each in enums for kind in each}
    moving = ic.FindingEvent | ic.MeasureEvent | ic.ItemEvent | ic.PublicationEvent
    wanted |= {f"event.{kind.kind}" for kind in EVENT_CLASSES if issubclass(kind, moving)}
    wanted.remove("resolution.implemented")  # printed as closed, unless a body has a word of its own for it
    assert set() == wanted - set(decode(built_in("neutral-zh"), Profile).words)


def test_the_file_of_a_profile_is_read_as_a_plugin_offers_it() -> None:
    raw = ic.read_profile("format: inspection-profile/1\nextends: neutral-zh\nname: mine\n", "mine.yaml")
    assert "已销号" == resolve(raw, built_in).word("state.closed")


def test_a_file_that_holds_no_profile_is_told_with_its_name() -> None:
    with pytest.raises(InvalidCaseError) as raised:
        ic.read_profile("- neutral-zh\n", "mine.yaml")
    assert ["mine.yaml"] == [problem.where.file for problem in raised.value.problems]


# --- extending --------------------------------------------------------------------------------------------------


def test_mappings_are_merged_and_lists_replaced() -> None:
    profile = resolved(
        extends="base",
        words={"late": "overdue"},
        lights=[{"light": "red", "when": [{"fact": "state", "among": ["closed"]}]}],
        deadlines={"due_soon_days": "3"},
    )
    assert ({"late": "overdue", "state": "state"}, ["red"], "weekdays", 3, ["unit"]) == (
        profile.words,
        [light.light for light in profile.lights],
        profile.deadlines.calendar,
        profile.deadlines.due_soon_days,
        [step.key for step in profile.approvals],
    )


def test_what_extends_keeps_its_own_name() -> None:
    assert "mine" == resolved(extends="base").name


def test_an_extension_of_an_extension_sees_both() -> None:
    shelf = {**SHELF, "middle": {**HEAD, "name": "middle", "extends": "base", "words": {"late": "overdue"}}}
    profile = resolve({**HEAD, "name": "top", "extends": "middle", "title": "Top"}, shelf.__getitem__)
    assert ("Top", "overdue", Policy.WARN) == (profile.title, profile.words["late"], profile.policy("evidence_present"))


def test_profiles_that_extend_each_other_in_a_circle_are_refused() -> None:
    with pytest.raises(InvalidCaseError) as raised:
        resolved(extends="round")
    assert "IC013: profiles extend each other in a circle: round → trip → round" == str(raised.value)


def test_a_profile_may_extend_the_installed_one_of_its_own_name() -> None:
    profile = resolve({**HEAD, "name": "neutral-zh", "extends": "neutral-zh", "title": "Ours"}, built_in)
    assert ("Ours", "已销号") == (profile.title, profile.word("state.closed"))


def test_an_unknown_base_comes_with_the_one_that_was_probably_meant() -> None:
    raw = {**HEAD, "name": "mine", "extends": "neutral-hz"}
    with pytest.raises(UnknownOfferError, match=r"no profile 'neutral-hz'\. Did you mean 'neutral-zh'\?"):
        resolve(raw, ic.Plugins().raw_profile)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"name": "mine"}, "IC016"),
        ({"format": "inspection-case/1", "name": "mine"}, "IC016"),
        ({**HEAD, "name": "mine", "extends": "old"}, "IC016"),
        ({**HEAD}, "IC011"),
        ({**HEAD, "name": "mine", "extends": "typo"}, "IC010"),
        ({**HEAD, "name": "mine", "guards": {"evidence_present": "wran"}}, "IC014"),
        ({**HEAD, "name": "mine", "words": {"late": ["late"]}}, "IC012"),
        ({**HEAD, "name": "mine", "lights": {"light": "red"}}, "IC012"),
        ("neutral-zh", "IC012"),
        ([], "IC012"),
        (None, "IC012"),
    ],
)
def test_what_is_no_profile_is_refused(raw: object, code: str) -> None:
    with pytest.raises(InvalidCaseError) as raised:
        resolve(raw, find)
    assert [code] == [problem.code for problem in raised.value.problems]


def test_an_unknown_key_is_told_at_its_line() -> None:
    raw, source = read_yaml("format: inspection-profile/1\nname: mine\nwrods:\n  late: x\n", "profile.yaml")
    with pytest.raises(InvalidCaseError) as raised:
        resolve(raw, find, source.locate)
    assert "profile.yaml:3:1: IC010: unknown key 'wrods'. Did you mean 'words'?" == str(raised.value)


@pytest.mark.parametrize(("part", "text"), [("guards", "{evidence_presnt: warn}"), ("audiences", "{messure: public}")])
def test_a_rule_under_a_name_that_nothing_asks_for_is_told(part: str, text: str, tmp_path: Path) -> None:
    """A guard that is misspelt would silently go on refusing."""
    path = with_profile(tmp_path, f"{part}: {text}")
    assert text[1:-1].partition(":")[0] in problems_of(path)


# --- use --------------------------------------------------------------------------------------------------------


def test_a_word_that_nobody_has_is_its_key_made_readable() -> None:
    assert "of our own" == resolved().word("resolution.of_our_own")


@pytest.mark.parametrize(
    ("language", "word", "phrase"),
    [("zh", "接受风险", "回头看结论（成效巩固／反弹回潮）："), ("en", "risk accepted", "Verdict (holds / relapsed):")],
)
def test_what_a_profile_does_not_say_is_said_by_the_neutral_one(language: str, word: str, phrase: str) -> None:
    """An edition keeps its profile; a document that came later asks for words that it could not know."""
    old = Profile(name="old", language=language)
    assert (word, phrase) == (old.word("resolution.risk_accepted"), old.phrase("follow_up_verdict"))


def test_a_guard_that_no_profile_mentions_refuses() -> None:
    assert Policy.REFUSE is resolved().policy("measures_done")


def test_a_phrase_is_filled_with_facts() -> None:
    assert "截至3月，2个" == resolved(phrases={"p": "截至{month}，{count}个"}).phrase("p", month="3月", count=2)


@pytest.mark.parametrize("text", ["{deu}，长期坚持", "{due", "{}", "{due.year}", "{due!x}"])
def test_a_phrase_with_a_slip_in_its_braces_is_told_by_its_name(text: str, tmp_path: Path) -> None:
    """People edit profile.yaml by hand; a slip there must not end a report in a bare KeyError."""
    path = with_profile(tmp_path, f"phrases:\n  due_sustained: '{text}'")
    replace(path / "case.yaml", "    deadline: 2024-03-31", "    deadline: {date: 2024-03-31, sustained: 是}")
    with pytest.raises(ic.InspectionError, match="due_sustained"):
        ic.report(ic.load(path), as_of=day(3, 1))


# --- lights -----------------------------------------------------------------------------------------------------

TABLE = """\
lights:
  - {light: green, when: [{fact: state, among: [closed]}]}
  - {light: blue, when: [{fact: sustained, among: ["true"]}]}
  - {light: red, when: [{fact: days_left, at_most: -1}]}
  - {light: yellow, when: [{fact: days_left, at_least: 0, at_most: 10}]}
  - {light: orange, when: [{fact: per_cent, at_least: 99.5}, {fact: days_left, at_most: 20}]}
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"state": "closed", "days_left": -5}, "green"),
        ({"state": "planned", "days_left": -1}, "red"),
        ({"state": "planned", "days_left": 0}, "yellow"),
        ({"state": "planned", "days_left": 10}, "yellow"),
        ({"state": "planned", "days_left": 11}, None),
        ({"state": "planned", "days_left": 20, "per_cent": Decimal("99.5")}, "orange"),
        ({"state": "planned", "days_left": 21, "per_cent": Decimal("99.5")}, None),
        ({"state": "planned", "days_left": 20, "per_cent": Decimal("99.49")}, None),
        ({"state": "planned", "sustained": "true", "days_left": -9}, "blue"),
        ({"state": "planned", "days_left": None}, None),
        ({}, None),
    ],
)
def test_the_first_rule_whose_conditions_all_hold_gives_the_light(
    facts: Mapping[str, object], expected: str | None
) -> None:
    lights = read_yaml(TABLE, "profile.yaml")[0]
    assert isinstance(lights, dict)
    assert expected == resolved(**lights).light(facts)


def test_a_rule_without_conditions_holds_for_the_rest() -> None:
    assert "green" == resolved(extends="base").light({"state": "planned", "days_left": -100})


# --- the case's own ---------------------------------------------------------------------------------------------


def test_a_profile_beside_the_document_is_the_one_that_it_names(tmp_path: Path) -> None:
    path = with_profile(tmp_path, "words: {state.planned: 已立项}")
    assert "已立项" == ic.load(path).draft.profile.word("state.planned")


def test_a_profile_beside_the_document_is_left_alone_if_it_has_another_name(tmp_path: Path) -> None:
    path = small_case(tmp_path)
    (path / "profile.yaml").write_text("format: inspection-profile/1\nname: mine\n", encoding="utf-8")
    assert "neutral-zh" == ic.load(path).draft.profile.name


def test_a_problem_of_the_profile_beside_the_document_is_told_at_its_line(tmp_path: Path) -> None:
    path = with_profile(tmp_path, "guards: {evidence_present: wran}")
    with pytest.raises(InvalidCaseError, match=r"profile\.yaml:4:10: IC014 guards › evidence_present: .*'warn'"):
        ic.load(path)


def test_changed_words_wait_for_their_adoption(tmp_path: Path) -> None:
    path = adopted_case(tmp_path)
    own = "format: inspection-profile/1\nextends: neutral-zh\nname: neutral-zh\nwords: {state.planned: 已立项}\n"
    (path / "profile.yaml").write_text(own, encoding="utf-8")
    case = ic.load(path)
    assert ["已制定方案", "已立项"] == [
        ic.report(case, as_of=day(1, 20), draft=draft).items[0].state_word for draft in (False, True)
    ]


# --- helpers ----------------------------------------------------------------------------------------------------


def with_profile(folder: Path, more: str) -> Path:
    """The small case with a profile of its own that extends the neutral one."""
    path = small_case(folder)
    own = f"format: inspection-profile/1\nextends: neutral-zh\nname: mine\n{more}\n"
    (path / "profile.yaml").write_text(own, encoding="utf-8")
    replace(path / "case.yaml", "  feedback_date: 2024-01-08", "  feedback_date: 2024-01-08\n  profile: mine")
    return path


def problems_of(path: Path) -> str:
    """What loading or checking a case says is wrong with it."""
    try:
        return "\n".join(str(problem) for problem in ic.check(ic.load(path), as_of=day(1, 20)))
    except ic.InspectionError as error:
        return str(error)
