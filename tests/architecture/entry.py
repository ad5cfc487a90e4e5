#!/usr/bin/env python3
"""./dev on a machine that has nothing: entry.py SOURCE

The first command of the README stands or falls with knowing what is missing. dpkg-query ends with 1 when it does not know a name,
and once that made a bare machine look complete; so a dpkg-query that knows only some names stands in the PATH here."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

KNOWN = """#!/bin/sh
# Answers as Debian's does: the installed names on stdout, 1 in the end if one was not known.
end=0
for name in "$@"; do
    case $name in
        -*) ;;
        %s) echo "$name install ok installed" ;;
        *) end=1 ;;
    esac
done
exit $end
"""


def missing(source: Path, known: str, purpose: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        query = Path(folder) / "dpkg-query"
        query.write_text(KNOWN % known)
        query.chmod(0o755)
        done = subprocess.run([source / "dev", "setup", "--for", purpose, "--dry-run"], capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"})
    if done.returncode != 0:
        sys.exit(f"./dev setup --for {purpose} --dry-run ended with {done.returncode}: {done.stderr}")
    return done.stdout.split()


def expect(what: str, holds: bool) -> None:
    if not holds:
        sys.exit(f"not so: {what}")
    print(f"so: {what}")


source = Path(sys.argv[1]).resolve()
bare = missing(source, "nothing-at-all", "test")
expect("a bare machine lacks the compiler, the build tool and the X server", {"build-essential", "cmake", "xvfb"} <= set(bare))
expect("what is there is not asked for again", "cmake" not in missing(source, "cmake", "test"))
expect("a machine that has everything lacks nothing", missing(source, "*", "test") == [])
expect("building asks for less than testing", set(missing(source, "nothing-at-all", "build")) < set(bare))
