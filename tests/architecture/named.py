#!/usr/bin/env python3
"""Whether the tests that the documents name are there: one line a name that is not, exit 1 if there is any.

    named.py ROOT

In backquotes: a file of tests (`tst_x`, `fuzz_x`) stands somewhere under tests/, and names of functions that follow it in the
same cell of a table, or in the same sentence, are functions of it or of another file that was named there.
"""

import re
import sys
from pathlib import Path

TICKED = re.compile(r"`([^`]+)`")
FILE = re.compile(r"(tst|fuzz)_\w+")
FUNCTION = re.compile(r"[a-z][a-z]*[A-Z]\w*")  # how tests are called here: a sentence, its words run together


def missing(root: Path) -> list[str]:
    files: dict[str, str] = {}
    for path in (root / "tests").rglob("*.cpp"):
        files[path.stem] = files.get(path.stem, "") + path.read_text(encoding="utf-8")
    told = []
    for document in sorted((root / "docs").rglob("*.md")):
        for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
            for part in line.split("|") if line.startswith("|") else [line]:
                here: list[str] = []
                for word in TICKED.findall(part):
                    if FILE.fullmatch(word):
                        here.append(word)
                        if word not in files:
                            told.append(f"{document.relative_to(root)}:{number}: no test {word}")
                    elif here and FUNCTION.fullmatch(word) and not any(f"::{word}(" in files.get(one, "") for one in here):
                        told.append(f"{document.relative_to(root)}:{number}: no {word} in {', '.join(here)}")
    return told


def main() -> int:
    told = missing(Path(sys.argv[1]))
    print("\n".join(told))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
