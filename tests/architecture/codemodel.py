"""What CMake itself says of the tree: targets, folders and sources through its file API, and the links that each target
asked for by itself through its graph. (The file API of CMake 3.25 lists a target's links together with all that came
along with them and cannot tell the two apart; the graph draws only what was asked for.)"""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Target:
    name: str
    kind: str  # STATIC_LIBRARY, EXECUTABLE, …
    folder: str  # relative to the source root, "." for the root
    links: list = field(default_factory=list)  # what it links by name: our targets and others' (Qt6::Core)
    sources: list = field(default_factory=list)  # relative to the source root
    includes: list = field(default_factory=list)  # absolute folders on the compiler's path


def configure(source: Path, view: Path) -> None:
    """Configures the tree in a folder of its own with the question already asked."""
    query = view / ".cmake/api/v1/query"
    query.mkdir(parents=True, exist_ok=True)
    (query / "codemodel-v2").touch()
    run = subprocess.run(["cmake", "-G", "Ninja", "-S", source, "-B", view, f"--graphviz={view}/links.dot"],
                         capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError("cmake does not configure this tree:\n" + run.stdout + run.stderr)


def read(view: Path) -> list[Target]:
    """The targets of the newest answer in a configured folder."""
    reply = view / ".cmake/api/v1/reply"
    index = json.loads(max(reply.glob("index-*.json")).read_text())
    model = next(o for o in index["objects"] if o["kind"] == "codemodel")
    configuration = json.loads((reply / model["jsonFile"]).read_text())["configurations"][0]
    links = {}
    for user, used in re.findall(r"// (\S+) -> (\S+)$", (view / "links.dot").read_text(), re.M):
        links.setdefault(user, []).append(used)
    return [_target(json.loads((reply / t["jsonFile"]).read_text()), links) for t in configuration["targets"]]


def _target(raw: dict, links: dict) -> Target:
    target = Target(raw["name"], raw["type"], raw["paths"]["source"], links.get(raw["name"], []))
    target.sources = [s["path"] for s in raw.get("sources", []) if not s.get("isGenerated")]
    for group in raw.get("compileGroups", []):
        target.includes += [i["path"] for i in group.get("includes", []) if i["path"] not in target.includes]
    return target
