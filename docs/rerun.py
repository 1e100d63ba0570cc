"""Write what the console blocks of README and docs print now: `python docs/rerun.py [PAGE…]`.

Everything else on the page is run as the tests run it. Lines with `...` are left as they are. Read the difference
before you keep it: this makes a page agree with the program, right or wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import conftest  # noqa: E402 - the folder above is not on the path before


def rerun(page: Path) -> str:
    """The text of a page with the output of its commands as it is now."""
    document = conftest.MARKDOWN.parse(page)
    text, made, done = document.text, "", 0
    conftest.MARKDOWN.setup(document.namespace)
    try:
        for example in document.examples():
            if example.region.evaluator is conftest.evaluate_console:
                block = text[example.region.start : example.region.end]
                made += text[done : example.region.start] + _printed(block, chinese=page.stem.endswith(".zh"))
                done = example.region.end
            else:
                example.evaluate()
    finally:
        conftest.MARKDOWN.teardown(document.namespace)
    return made + text[done:]


def _printed(block: str, *, chinese: bool) -> str:
    """A console block with what its commands print; the lines of each command stay as they are written."""
    first, *lines, last = block.splitlines()
    made = [first]
    for command, expected in conftest.commands_of("\n".join(lines)):
        while lines:
            made.append(lines.pop(0))
            if not made[-1].endswith("\\"):
                break
        lines = lines[len(expected) :]
        actual = conftest.run_command(command, chinese=chinese)
        keep = actual is None or any("..." in line for line in expected)
        made += expected if keep else (actual or "").splitlines()
    return "\n".join([*made, last])


def main(names: list[str]) -> None:
    """Rewrite the pages that are named, or all."""
    everything = [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("plugins/*/README*.md")]
    for page in [Path(name).resolve() for name in names] or sorted(everything):
        text = rerun(page)
        if text != page.read_text(encoding="utf-8"):
            sys.stdout.write(f"{page.relative_to(ROOT)}\n")
            page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
