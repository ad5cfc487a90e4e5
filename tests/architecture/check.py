#!/usr/bin/env python3
"""Walks the house and says where it breaks its own design: one line a finding, exit 1 if there is any.

    check.py --source ROOT [--build DIR]     DIR is where the tree is configured for the look (default: a temporary one)
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

import arrows
import codemodel

SKIPPED = {".git", "build", "out", "__pycache__", "node_modules"}
LINES = 500
CODE = {".cpp", ".h", ".py"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
KEYWORDS = re.compile(r"^\s*((public|private|protected)\s+)?(slots|signals)\s*:|(^|[;{}]\s*)emit\s+\w|\bforeach\s*\(|\bforever\s*\{")
GENERATED = re.compile(r"\.moc$|^moc_|^ui_|^[^/]+\.inc$")  # made by the build beside the file that asks for it
GLOB = re.compile(r"\bfile\s*\(\s*GLOB|\baux_source_directory\s*\(", re.I)
LINK = re.compile(r"\btarget_link_libraries\s*\(\s*\S+\s+(?!PUBLIC\b|PRIVATE\b|INTERFACE\b)", re.I)


class House:
    def __init__(self, source: Path, targets: list, table=arrows.ARROWS):
        self.source = source
        self.targets = targets
        self.table = table
        self.files = sorted(self._walk(source))
        self.qt = self._qt_headers()

    def _walk(self, folder: Path):
        for entry in folder.iterdir():
            if entry.is_dir():
                if entry.name not in SKIPPED and not (entry / "CMakeCache.txt").exists():
                    yield from self._walk(entry)
            elif not entry.is_symlink():
                yield entry

    def _qt_headers(self) -> dict:
        """Class header → Qt module, from the folders that the compiler is given."""
        roots = {Path(i).parent for t in self.targets for i in t.includes if Path(i).name == "QtCore"}
        return {header.name: module.name for root in roots for module in root.glob("Qt*") if module.is_dir()
                for header in module.iterdir() if header.is_file()}

    def name(self, path: Path) -> str:
        return path.relative_to(self.source).as_posix()

    def room(self, name: str) -> str | None:
        """The nearest row above a file or folder, 'tests' for all of tests/, None where the table knows nothing."""
        parts = name.split("/")
        if parts[0] == "tests":
            return "tests"
        for length in range(len(parts), 0, -1):
            folder = "/".join(parts[:length])
            if folder in self.table:
                return folder
        return None

    def may(self, user: str, used: str) -> bool:
        return user == "tests" or used in (user, "base") or used in self.table[user]


def includes(path: Path):
    """(line, quote, target) of every #include of a file; block comments are left out."""
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if inside:
            inside = "*/" not in line
            continue
        if found := INCLUDE.match(line):
            yield number, found[1], found[2]
        inside = "/*" in line and "*/" not in line.split("/*")[-1]


def code_lines(path: Path):
    """(line, text) without comments and without what stands in quotation marks."""
    text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), path.read_text(encoding="utf-8"), flags=re.S)
    for number, line in enumerate(text.splitlines(), 1):
        yield number, re.sub(r'"(\\.|[^"\\])*"', '""', line).split("//")[0]


def check_includes(house: House):
    for path in house.files:
        if path.suffix not in (".cpp", ".h"):
            continue
        name = house.name(path)
        room = house.room(name)
        if room is None:
            yield f"{name}:1: unknown room: no row of the arrow table holds this folder"
            continue
        for number, quote, target in includes(path):
            where = f"{name}:{number}"
            for pattern, allowed, why in arrows.NEVER_INCLUDED:
                if re.search(pattern, target) and room not in allowed:
                    yield f"{where}: never here: {target} ({why})"
            if quote == '"' and not GENERATED.search(target):
                if not (house.source / target).is_file():
                    yield f"{where}: not rooted: \"{target}\" is no path from the root of the repository"
                    continue
                used = house.room(target)
                if used is not None and not (used == "tests" and room == "tests") and (
                        used == "tests" or not house.may(room, used)):
                    yield f"{where}: arrow: {room} may not include {used} (\"{target}\")"
            elif quote == "<" and (house.source / target).is_file():
                yield f"{where}: not rooted: our own <{target}> is included like the system's"
            module = target.split("/")[0] if target.startswith("Qt") and "/" in target else house.qt.get(target)
            yield from (f"{where}: Qt: {room} may not use {module} ({why})" for why in forbidden_qt(room, module))


def forbidden_qt(room: str, module: str | None):
    for rooms, but, modules, why in arrows.NEVER_QT:
        if module in modules and room not in but and any(room == r or room.startswith(r + "/") for r in rooms):
            yield why


def check_links(house: House):
    folders = {t.name: t.folder for t in house.targets}
    for target in house.targets:
        if target.kind == "UTILITY":
            continue
        room = house.room(target.folder)
        where = "CMakeLists.txt" if target.folder == "." else f"{target.folder}/CMakeLists.txt"
        if room is None:
            yield f"{where}: unknown room: no row of the arrow table holds {target.name}"
            continue
        for link in target.links:
            if re.search(r"opencv|onnxruntime", link, re.I) and room not in arrows.OPENCV_ROOMS:
                yield f"{where}: never here: {target.name} links {link}"
            elif link.startswith("Qt6::"):
                module = "Qt" + link.removeprefix("Qt6::")
                yield from (f"{where}: Qt: {target.name} may not link {module} ({why})" for why in forbidden_qt(room, module))
            elif link in folders and room != "tests":
                used = house.room(folders[link])
                if used == "tests" or (used is not None and not house.may(room, used)):
                    yield f"{where}: arrow: {target.name} may not link {link} ({room} → {used})"
        wanted = "yc_" + target.folder.replace("/", "_")
        # Nobody links a plug-in, so a room may make several of one source.
        plugin = target.kind == "MODULE_LIBRARY" and target.name.startswith(wanted + "_")
        if target.kind.endswith("LIBRARY") and room != "tests" and target.name != wanted and not plugin:
            yield f"{where}: name: the library of {target.folder} is called {wanted}, not {target.name}"


def check_sources(house: House):
    listed = {s for t in house.targets for s in t.sources}
    for path in house.files:
        name = house.name(path)
        if path.suffix == ".cpp" and name not in listed and house.room(name) != "tests":
            yield f"{name}:1: unlisted: no target compiles this file"


def check_build_files(house: House):
    for path in house.files:
        name = house.name(path)
        if path.name != "CMakeLists.txt" and path.suffix != ".cmake":
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        # A folder of tests/ mirrors a room whose own file says what it is for.
        if path.name == "CMakeLists.txt" and not name.startswith("tests/") and not (lines and re.match(r"# ?\w", lines[0])):
            yield f"{name}:1: purpose: the first line has to say what this folder is for and what it may use"
        for number, line in enumerate(lines, 1):
            line = line.split("#")[0]
            if GLOB.search(line):
                yield f"{name}:{number}: glob: sources are listed by name"
            if LINK.search(line):
                yield f"{name}:{number}: link: every link is PUBLIC or PRIVATE"


def check_text(house: House):
    for path in house.files:
        name = house.name(path)
        if path.suffix in CODE:
            count = len(path.read_text(encoding="utf-8").splitlines())
            if count > LINES:
                yield f"{name}:{LINES + 1}: long: {count} lines; over {LINES} it is more than one thing"
        if path.suffix in (".cpp", ".h"):
            for number, line in code_lines(path):
                if KEYWORDS.search(line):
                    yield f"{name}:{number}: keyword: Q_SIGNALS, Q_SLOTS and Q_EMIT (Qt's own words break Asio)"


def check_beast_units(house: House):
    """Which .cpp files see Beast or Asio, through a header of hall/http too."""
    ours = {house.name(p): p for p in house.files if p.suffix in (".cpp", ".h")}
    edges = {n: [t for _, q, t in includes(p)] for n, p in ours.items()}

    def sees(name: str, seen: set) -> bool:
        if name in seen:
            return False
        seen.add(name)
        direct = name.startswith("hall/http/") and any(re.search(r"boost/(beast|asio)", t) for t in edges[name])
        return direct or any(t in ours and sees(t, seen) for t in edges[name])

    units = [n for n in ours if n.endswith(".cpp") and sees(n, set())]
    if len(units) > arrows.BEAST_UNITS:
        yield f"{units[0]}:1: beast: {len(units)} translation units see Beast or Asio, {arrows.BEAST_UNITS} may: {', '.join(units)}"


CHECKS = (check_includes, check_links, check_sources, check_build_files, check_text, check_beast_units)


def findings(source: Path, view: Path, table=arrows.ARROWS) -> list[str]:
    codemodel.configure(source, view)
    house = House(source, codemodel.read(view), table)
    return sorted({f for check in CHECKS for f in check(house)})


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--source", required=True, type=Path)
    options.add_argument("--build", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="yichuang-architecture-") as temporary:
        found = findings(given.source.resolve(), (given.build or Path(temporary)).resolve())
    print("\n".join(found) if found else "the house stands as drawn")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
