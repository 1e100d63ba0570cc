"""Every error stands in one file, survives a pickle, is public, and is raised somewhere."""

import ast
import pickle
from collections.abc import Iterator

import pytest

import inspection_core
from inspection_core import errors
from inspection_core.diagnostics import Diagnostic, Location, Severity, Text

from ._house import CORE, PLUGINS, modules, parsed, sources

OWN = [
    thing for thing in vars(errors).values() if isinstance(thing, type) and issubclass(thing, errors.InspectionError)
]


def _all_errors() -> Iterator[type[errors.InspectionError]]:
    for module in modules():
        for thing in vars(module).values():
            own = isinstance(thing, type) and issubclass(thing, Exception) and thing.__module__ == module.__name__
            if own and not thing.__name__.startswith("_"):  # an underscored one never leaves its module
                yield thing


@pytest.mark.parametrize("error", OWN, ids=lambda error: error.__name__)
def test_an_error_survives_a_pickle(error: type[errors.InspectionError]) -> None:
    problem = Diagnostic(
        code="IC000",
        severity=Severity.ERROR,
        message=Text("five", "五"),
        where=Location(file="case.yaml", line=2),
        facts={"count": 5},
    )
    raised = error(problem, problem)
    back = pickle.loads(pickle.dumps(raised))
    assert (type(raised), raised.problems, str(raised), raised.where) == (
        type(back),
        back.problems,
        str(back),
        back.where,
    )
    assert {"count": 5} == back.problems[0].facts


def test_every_error_is_public_and_stands_in_the_tree_of_errors() -> None:
    assert [] == [error.__name__ for error in OWN if error.__name__ not in (errors.__doc__ or "")]
    assert set() == {error.__name__ for error in OWN} - set(inspection_core.__all__)


def test_every_error_is_one_of_the_tree() -> None:
    assert [] == [error for error in _all_errors() if not issubclass(error, errors.InspectionError)]
    assert [] == [
        error for error in _all_errors() if error.__module__.startswith("inspection_core.") and error not in OWN
    ]


def test_every_error_without_kinds_of_its_own_is_raised_somewhere() -> None:
    raised = {
        node.id
        for path in sources(CORE, *PLUGINS)
        if path.name != "errors.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name)
    }
    assert [] == [error.__name__ for error in OWN if not error.__subclasses__() and error.__name__ not in raised]
