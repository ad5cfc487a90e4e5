#!/usr/bin/env python3
"""Plays one story in a world of its own: run.py first-case --bin build/plain/bin [--screens docs/screens]

The last line is one JSON object; the exit status is 0 only if all of it held."""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

from story import play  # noqa: E402
from world import KIOSK, World  # noqa: E402

STORIES = {  # name → (module, how its world differs)
    "first-case": ("first_case", {}),
    "offline-case": ("offline_case", {}),
    "bad-hall": ("bad_hall", {}),
    "hard-day": ("hard_day", {}),
    "devices": ("devices_case", {"code_scanner": True}),
    "kills": ("kills", {}),
    "by-keys": ("by_keys", {}),
    "keys-ten": ("keys_ten", {}),
    "day": ("day", {}),
    "clerk-day": ("clerk_day", {}),
    "bad-input": ("bad_input", {}),
    "endings": ("endings_case", {}),
    "applicants": ("applicants_case", {}),
    "signatures": ("signatures_case", {}),
    "paper-print": ("paper_print", {}),
    "rare-name": ("rare_name", {"size": (2 * 1366, 768)}),
    "second-screen": ("second_screen", {"size": (2 * 1366, 768)}),
    "kiosk-status": ("kiosk_status", {"size": KIOSK}),
    "settings": ("settings", {}),
    "doctor": ("doctor", {"code_scanner": True}),
    "imports": ("imports", {}),
    "camera": ("camera", {}),
    "installed": ("installed", {}),
    "contract-case": ("contract_case", {"own_display": False}),
}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("story", choices=sorted(STORIES))
    options.add_argument("--bin", required=True, type=Path, help="where the programs are")
    options.add_argument("--screens", type=Path, help="where the screenshots go (default: nowhere that stays)")
    options.add_argument("--keep", type=Path, help="play in this folder and leave everything there")
    options.add_argument("--stall-bound", type=float, default=50, metavar="MS",
                         help="the longest turn of the UI thread's own doing that is still good (default: 50)")
    options.add_argument("--seconds-bound", type=float, default=180, metavar="S",
                         help="how long the first case may take (default: 180)")
    options.add_argument("--cpu-bound", type=float, default=50, metavar="MS",
                         help="the most work of the processor in one turn of the UI thread (default: 50)")
    options.add_argument("--cases", type=int, default=0, metavar="N",
                         help="the clerk's vault holds so many cases already, where a story begins with first-case's opening")
    options.add_argument("--plugs", type=int, default=20, metavar="N",
                         help="how often each kind of device is pulled out and plugged in, one after another (default: 20)")
    options.add_argument("--bench", type=Path, metavar="DIR", help="where bench_vault is, which fills it")
    given = options.parse_args()
    module, different = STORIES[given.story]
    tell = importlib.import_module(module).tell

    def make_world() -> World:
        world = World(given.bin, keep=given.keep, **different)
        world.cases_before, world.bench, world.plugs = given.cases, given.bench, given.plugs
        return world
    with tempfile.TemporaryDirectory(prefix="yichuang-screens-") as nowhere:
        return play(given.story, tell, make_world,
                    given.screens or Path(nowhere), given.stall_bound, given.seconds_bound, given.cpu_bound)


if __name__ == "__main__":
    sys.exit(main())
