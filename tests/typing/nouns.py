"""What a type checker makes of the nouns: checked by mypy, never run.

A line that must be refused says so with `type: ignore[code]`; mypy warns when it is not refused.
"""

import datetime as dt
from typing import assert_type

from inspection_core.diagnostics import Diagnostic, Location, Rule, Severity, Text
from inspection_core.errors import InspectionError, InvalidCaseError, TransitionError
from inspection_core.model import Closed, Deadline, Event, Finding, Measure, Submitted

finding = Finding(id="f01", number="1", title="Minutes are missing", text="Minutes are missing.")
assert_type(finding.deadline, Deadline | None)
assert_type(finding.found_on, dt.date | None)

Finding("f01", "1", "Minutes are missing", "Minutes are missing.")  # type: ignore[call-arg]
Finding(id="f01", number=1, title="Minutes are missing", text="…")  # type: ignore[arg-type]
Measure(id="m01-1", findings=["f01"], text="Keep minutes")  # type: ignore[arg-type]
finding.title = "Minutes"  # type: ignore[misc]

day = dt.date(2024, 3, 1)
events: list[Event] = [Submitted(findings=("f01",), on=day), Closed(findings=("f01",), on=day)]
Submitted(findings=("f01",))  # type: ignore[call-arg]
Submitted(findings=("f01",), on="2024-03-01")  # type: ignore[arg-type]

rule = Rule("XX001", Severity.HINT, Text("look at {what}", "请看 {what}"))
assert_type(rule(Location(line=1), what="this"), Diagnostic)


def problems(error: InspectionError) -> tuple[Diagnostic, ...]:
    return error.problems


refused: InvalidCaseError = TransitionError(rule(what="that"))
