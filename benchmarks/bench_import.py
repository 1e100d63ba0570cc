"""What it costs to import the library and to start the command."""

from __future__ import annotations

import sys
from pathlib import Path

from _harness import Case, compare, python

COMMAND = str(Path(sys.executable).with_name("inspection"))
CASES = (
    Case("python", python("pass")),
    Case("import attrs, pluggy", python("import attrs, pluggy")),
    Case("import inspection_core", python("import inspection_core"), "import attrs, pluggy", 1.5),
    Case("import click", python("import click")),
    Case("inspection --version", [COMMAND, "--version"], "import click", 2.0),
)

if __name__ == "__main__":
    sys.exit(compare("Starting up", CASES) > 0)
