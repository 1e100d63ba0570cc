"""Record in a case folder from a process of its own.

writer.py append FOLDER START COUNT   opens the folder anew for each piece of paper, and prints its number
writer.py hold FOLDER                 opens it, says so, and keeps it open until its input ends
"""

from __future__ import annotations

import sys
from pathlib import Path

import inspection_core as ic

sys.path.insert(0, str(Path(__file__).parent))
from cases import paper


def append(path: Path, start: int, count: int) -> None:
    """One piece of paper per opening."""
    for number in range(start, start + count):
        with ic.open(path, timeout=60) as folder:
            folder.record(paper(number))
        say(str(number))


def hold(path: Path) -> None:
    """Keep the lock until told to let go."""
    with ic.open(path):
        say("held")
        sys.stdin.read()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "append":
        append(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        hold(Path(sys.argv[2]))
