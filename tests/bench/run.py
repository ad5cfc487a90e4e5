#!/usr/bin/env python3
"""The figures of this house, each beside its peer in the same run: run.py --bin build/plain/bin [--json] [--only NAME]

A figure is a dictionary: what was measured, the value and its unit, the bound that the house has set itself, whether it holds,
and, where a peer is named, the peer's value and the ratio. Exit 1 if a bound does not hold."""

import argparse
import base64
import hashlib
import json
import re
import statistics
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "stories"))

from world import World  # noqa: E402

STARTS = 7
SUBMITS = 5
AT_A_TIME = "3"  # core/sync/blob_sender.h


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
        from screen import BUTTON, Screen
        screen = Screen(world, client)
        screen.press("登记", BUTTON, seconds=60)
        screen.find(BUTTON, "登录", enabled=True, seconds=60)
        settings = world.settings("counter")
        client.stop()
        arguments = [programs / "yichuang-counter", "--vault", world.folder / "counter-vault", "--settings", settings]
        yield start_figure("start", "exec to the first character accepted", world, arguments, bench / "bench_bare_window")


def search(_: Path, bench: Path):
    told = json.loads(subprocess.run([bench / "bench_search"], check=True, capture_output=True, text=True, timeout=300).stdout)
    yield against_bound({"figure": "search", "what": "a keystroke of search over 5,000 items, p99, the thread's own time",
                         "value": round(told["p99_ms"], 2), "unit": "ms", "bound": 16, "more": told})


def curl_ms(config: Path, *how) -> float:
    began = time.monotonic()
    subprocess.run(["curl", "--silent", "--show-error", "--no-progress-meter", "--fail", *how, "--config", config], check=True, timeout=300,
                   stdout=subprocess.DEVNULL)
    return (time.monotonic() - began) * 1000


def curl_config(hall: str, told: dict, case: dict, folder: Path) -> tuple:
    """The requests that the counter makes, in the same order: which are missing and each blob begun; each blob sent, as many at
    a time as the counter sends; the manifest. Three runs of curl, all of which count: where an upload was begun is only known
    after the first, and the manifest comes last."""
    identity = [f'cacert = "{told["tls"]["authority"]}"', f'cert = "{told["tls"]["certificate"]}"', f'key = "{told["tls"]["key"]}"']
    tus = 'header = "Tus-Resumable: 1.0.0"'

    def write(name: str, requests: list) -> Path:
        path = folder / name
        path.write_text("\nnext\n".join("\n".join(identity + lines) for lines in requests) + "\n")
        return path

    names = json.dumps({"blobs": [b["name"] for b in case["blobs"]]})
    (folder / "names.json").write_text(names)
    headers = folder / f"{case['id']}.locations"
    first = [[f'url = "{hall}/v1/blobs/missing"', f'data = "@{folder}/names.json"', 'header = "Content-Type: application/json"',
              'output = "/dev/null"']]
    for blob in case["blobs"]:
        metadata = base64.b64encode(blob["name"].encode()).decode()
        first.append([f'url = "{hall}/v1/uploads"', "request = POST", tus, f'header = "Upload-Length: {blob["bytes"]}"',
                      f'header = "Upload-Metadata: digest {metadata},mediaType aW1hZ2UvanBlZw=="', 'header = "Content-Length: 0"',
                      f'dump-header = "{headers}.{blob["name"]}"', 'output = "/dev/null"'])
    begun = write(f"{case['id']}.begin", first)

    def send() -> Path:
        requests = []
        for blob in case["blobs"]:
            told_where = Path(f"{headers}.{blob['name']}").read_text()
            where = re.search(r"(?i)^location:\s*(\S+)", told_where, re.M)[1]
            checksum = base64.b64encode(hashlib.sha1(Path(blob["file"]).read_bytes()).digest()).decode()
            requests.append([f'url = "{urllib.parse.urljoin(hall, where)}"', "request = PATCH", tus, 'header = "Upload-Offset: 0"',
                             f'header = "Upload-Checksum: sha1 {checksum}"', 'header = "Content-Type: application/offset+octet-stream"',
                             'header = "Expect:"', f'data-binary = "@{blob["file"]}"', 'output = "/dev/null"'])
        return write(f"{case['id']}.send", requests)

    commit = write(f"{case['id']}.commit", [[f'url = "{hall}/v1/cases"', 'header = "Content-Type: application/json"',
                                             f'header = "Idempotency-Key: {case["id"]}"', f'data-binary = "@{case["manifest"]}"',
                                             'output = "/dev/null"']])
    return begun, send, commit


def submit(programs: Path, bench: Path):
    """Ten pages of 982 kB from a sealed vault to a verified receipt, against curl making the same requests."""
    with World(programs, own_display=False) as world:
        world.prepare_hall()
        world.start_hall()
        folder = world.folder / "submit"
        hall = f"https://127.0.0.1:{world.hall_port}"
        told = json.loads(subprocess.run([bench / "bench_submit", "--hall", hall, "--code", world.terminal_code("counter"), "--dir",
                                          folder, "--cases", str(SUBMITS)], check=True, stdout=subprocess.PIPE, text=True,
                                         timeout=600, env=world.env).stdout)
        peers = []
        for case in told["curl"]:
            begun, send, commit = curl_config(hall, told, case, folder)
            took = curl_ms(begun)
            took += curl_ms(send(), "--parallel", "--parallel-max", AT_A_TIME)
            peers.append(took + curl_ms(commit))
        value, peer = statistics.median(told["ours_ms"]), statistics.median(peers)
        yield against_bound({"figure": "submit", "what": "submit of a case of ten pages, none uploaded before", "value": round(value, 1),
                             "unit": "ms", "peer": "curl making the same requests", "peer_value": round(peer, 1),
                             "ratio": round(value / peer, 2), "bound": 2})


FIGURES = {"start": start, "search": search, "submit": submit}


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
