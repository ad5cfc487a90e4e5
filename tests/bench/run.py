#!/usr/bin/env python3
"""The figures of this house, each beside its peer in the same run: run.py --bin build/plain/bin [--json] [--only NAME]

A figure is a dictionary: what was measured, the value and its unit, the bound that the house has set itself, whether it holds,
and, where a peer is named, the peer's value and the ratio. Exit 1 if a bound does not hold."""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "stories"))

from world import World  # noqa: E402

STARTS = 7


def against_bound(figure: dict) -> dict:
    figure["holds"] = figure.get("ratio", figure["value"]) <= figure["bound"]
    return figure


def start_figure(name: str, what: str, world, ours: list, bare: Path) -> dict:
    """exec → first character on the glass, ours and the bare window by turns."""
    import glass
    pane = glass.Glass(world)
    glyphs = {"ours": glass.glyph_of(pane, world, ours), "bare": glass.glyph_of(pane, world, [bare])}
    times = {"ours": [], "bare": []}
    for _ in range(STARTS):
        for who, arguments in (("ours", ours), ("bare", [bare])):
            times[who].append(glass.first_character_ms(pane, world, arguments, glyphs[who]))
    value, peer = (statistics.median(times[who]) for who in ("ours", "bare"))
    return against_bound({"figure": name, "what": what, "value": round(value, 1), "unit": "ms", "peer": "a bare Qt Widgets window",
                          "peer_value": round(peer, 1), "ratio": round(value / peer, 2), "bound": 3})


def start(programs: Path, bench: Path):
    """The counter as it starts every morning: enrolled, its vault there, asking for the staff number."""
    with World(programs) as world:
        world.prepare_hall()
        world.start_hall()
        world.start_devices()
        client = world.start_client("counter")
        from screen import FIELD, Screen
        screen = Screen(world, client)
        screen.find(FIELD, enabled=True, seconds=60)
        settings = world.settings("counter")
        client.stop()
        arguments = [programs / "yichuang-counter", "--vault", world.folder / "counter-vault", "--settings", settings]
        yield start_figure("start", "exec to the first character accepted", world, arguments, bench / "bench_bare_window")


def search(_: Path, bench: Path):
    told = json.loads(subprocess.run([bench / "bench_search"], check=True, capture_output=True, text=True, timeout=300).stdout)
    yield against_bound({"figure": "search", "what": "a keystroke of search over 5,000 items, p99, the thread's own time",
                         "value": round(told["p99_ms"], 2), "unit": "ms", "bound": 16, "more": told})


FIGURES = {"start": start, "search": search}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bin", required=True, type=Path)
    options.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    options.add_argument("--only", choices=sorted(FIGURES), action="append")
    given = options.parse_args()
    programs = given.bin.resolve()
    figures, failed = [], []
    for name in given.only or FIGURES:
        try:
            for figure in FIGURES[name](programs, programs.parent / "bench"):
                figures.append(figure)
                if not given.json:
                    peer = f", {figure['ratio']} × {figure['peer']} ({figure['peer_value']} {figure['unit']})" if "ratio" in figure else ""
                    print(f"{'holds' if figure['holds'] else 'FAILS'}  {figure['what']}: {figure['value']} {figure['unit']}{peer}"
                          f"  [bound {figure['bound']}{' ×' if 'ratio' in figure else ' ' + figure['unit']}]", flush=True)
        except Exception as problem:
            failed.append({"figure": name, "why": f"{type(problem).__name__}: {problem}"})
            print(f"could not measure {name}: {problem}", file=sys.stderr, flush=True)
    if given.json:
        print(json.dumps({"figures": figures, "failed": failed}, ensure_ascii=False))
    return 0 if not failed and all(f["holds"] for f in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
