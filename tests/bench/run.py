#!/usr/bin/env python3
"""The figures of this house, each beside its peer in the same run: run.py --bin build/plain/bin [--json] [--only NAME]
[--cases N]

--cases says how many cases lie in the clerk's vault: each figure of the counter is then measured with them, and those that stand
for a first case without them too, in the same world.

A figure is a dictionary: what was measured, the value and its unit, the bound that the house has set itself, whether it holds,
and, where a peer is named, the peer's value and the ratio. Exit 1 if a bound does not hold."""

import argparse
import base64
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "stories"))

from world import World  # noqa: E402
from years import fill_vault  # noqa: E402

STARTS = 21
SUBMITS = 5
OF_YEARS = 10_000  # cases in the vault of a clerk, where --cases says nothing else
FOUND = 100_000  # and where they are looked through
AT_A_TIME = "3"  # core/sync/blob_sender.h


def against_bound(figure: dict) -> dict:
    figure["holds"] = figure.get("ratio", figure["value"]) <= figure["bound"]
    return figure


def start_figure(name: str, what: str, world, ours: list, bare: Path) -> dict:
    """exec → first character on the glass: ours, and by turns with it the bare window as large as ours, for a screen that is filled costs every
    program the same, and as small as it comes, which is told beside it."""
    import glass
    pane = glass.Glass(world)
    commands = {"ours": ours, "bare": [bare, "--whole-screen"], "small": [bare]}
    glyphs = {who: glass.glyph_of(pane, world, command) for who, command in commands.items()}
    times = {who: [] for who in commands}
    for _ in range(STARTS):
        for who, command in commands.items():
            times[who].append(glass.first_character_ms(pane, world, command, glyphs[who]))
    value, peer, small = (statistics.median(times[who]) for who in commands)
    return against_bound({"figure": name, "what": what, "value": round(value, 1), "unit": "ms", "peer": "a bare Qt Widgets window that fills the screen too",
                          "peer_value": round(peer, 1), "ratio": round(value / peer, 2), "bound": 1.5,
                          "more": {"small_bare_window_ms": round(small, 1), "ratio_to_it": round(value / small, 2)}})


def start(programs: Path, bench: Path, given):
    """The counter as it starts every morning: enrolled, a clerk's vault of years beside it, asking for the staff number."""
    import counter_figures
    with World(programs) as world:
        counter_figures.signed_in(world).client.stop()
        cases = given.cases or OF_YEARS
        fill_vault(world, bench, cases)
        yield start_figure("start", f"exec to the first character accepted, a vault of {cases:,} cases", world,
                           counter_figures.counter_command(world), bench / "bench_bare_window")


def sign_in(programs: Path, bench: Path, given):
    import counter_figures
    cases = given.cases or OF_YEARS
    yield against_bound({"figure": "sign-in", "what": f"PIN entered to the list of {cases:,} cases on the screen", "unit": "ms",
                         "bound": 2, "peer": "the same with ten cases"} | counter_figures.sign_in_figure(programs, bench, cases))


def with_a_vault(given) -> str:
    return f", a vault of {given.cases:,} cases" if given.cases else ""


def card(programs: Path, bench: Path, given):
    import counter_figures
    yield against_bound({"figure": "card", "what": f"last byte from the card reader to the filled form on the screen{with_a_vault(given)}",
                         "unit": "ms", "bound": 30} | counter_figures.card_figure(programs, bench, given.cases))


def page(programs: Path, bench: Path, given):
    import counter_figures
    yield against_bound({"figure": "page", "what": f"last byte of an A4 page, 300 dpi, colour, to the page on the screen{with_a_vault(given)}",
                         "unit": "ms", "bound": 300} | counter_figures.page_figure(programs, bench, given.cases))


def memory(programs: Path, bench: Path, given):
    import counter_figures
    worked = given.memory_cases
    last, tenth, all_of_it = counter_figures.memory_figures(programs, bench, worked, given.cases)
    yield against_bound({"figure": "memory", "what": f"the counter's memory after {worked} cases, with the scanner's process (Rss)"
                         f"{with_a_vault(given)}", "value": last["rss"], "unit": "MB", "bound": 200, "more": all_of_it})
    growth = (last["rss"] / tenth["rss"] - 1) * 100
    yield against_bound({"figure": "memory-growth", "what": f"its growth from the tenth case to case {worked}", "value": round(growth, 1),
                         "unit": "%", "bound": 10})


def story(programs: Path, bench: Path, given):
    """The first case, played as ./dev demo --headless plays it."""
    filled = ["--cases", str(given.cases), "--bench", bench] if given.cases else []
    run = subprocess.run([sys.executable, Path(__file__).parent.parent / "stories/run.py", "first-case", "--bin", programs, *filled],
                         timeout=3600 if given.cases else 600, stdout=subprocess.PIPE, text=True)
    told = json.loads(run.stdout.splitlines()[-1])
    if told["max_ui_stall_ms"] is None:
        raise RuntimeError(told.get("why", "the story measured no stalls"))
    yield against_bound({"figure": "stall", "what": f"longest stall of the UI thread's own doing in the first case{with_a_vault(given)}",
                         "value": told["max_ui_stall_ms"], "unit": "ms", "bound": 50})
    yield against_bound({"figure": "entered", "what": f"characters entered in the first case{with_a_vault(given)}", "value": told["entered_characters"],
                         "unit": "characters", "bound": 20})


def search(_: Path, bench: Path, given):
    told = json.loads(subprocess.run([bench / "bench_search"], check=True, capture_output=True, text=True, timeout=300).stdout)
    yield against_bound({"figure": "search", "what": "a keystroke of search over 5,000 items, p99, the thread's own time",
                         "value": round(told["p99_ms"], 2), "unit": "ms", "bound": 16, "more": told})


def usb(_: Path, bench: Path, given):
    told = json.loads(subprocess.run([bench / "bench_usb"], check=True, capture_output=True, text=True, timeout=300,
                                     env=os.environ | {"LD_PRELOAD": "libumockdev-preload.so.0"}).stdout)
    yield against_bound({"figure": "usb", "what": "what our transport adds to a round trip on the emulated USB bus, median", "value": round(told["added_ms"], 3),
                         "unit": "ms", "bound": 0.2, "peer": "plain libusb, by turns, added to nothing", "peer_value": round(told["plain_ms"], 3), "more": told})


def present(_: Path, bench: Path, given):
    told = json.loads(subprocess.run([bench / "bench_card"], check=True, capture_output=True, text=True, timeout=300).stdout)
    bare = told["poll_ms"] + told["wire_p95_ms"]
    yield against_bound({"figure": "present", "what": "a card laid down to its text in the program, p95, at moments spread over the reader's poll interval", "unit": "ms",
                         "value": round(told["p95_ms"], 1), "peer": "one poll interval and the same questions over a plain socket", "peer_value": round(bare, 1),
                         "ratio": round(told["p95_ms"] / bare, 3), "bound": round(bare, 1), "more": told})


def plugs(programs: Path, bench: Path, given):
    """A hundred times out and in of each kind that has a cable, told by the page of devices; threads and descriptors may not grow at all."""
    import counter_figures
    from devices_case import CodeScanner, Reader, ReceiptPrinter, hot_plugs, idle
    with World(programs, code_scanner=True) as world:
        counter = counter_figures.signed_in(world)
        story, kinds = counter.story, (Reader(), ReceiptPrinter(), CodeScanner())
        story.kinds = {kind.device: {} for kind in kinds}
        for kind in kinds:
            for world.plugs in (20, 100):  # what is made once is made in the first
                hot_plugs(story, counter, kind)
        idle(story, counter)
        counter.client.stop()
    yield against_bound({"figure": "plugs", "what": "memory that a hundred plugs of one kind leave behind, the most of three", "unit": "kB",
                         "value": max(told["kilobytes_more"] for told in story.kinds.values()), "bound": 1024, "more": story.kinds})
    yield against_bound({"figure": "idle", "what": "the idle client with all devices attached", "unit": "% of a core",
                         "value": story.facts["idle_percent_of_a_core"], "bound": 1})


def find(_: Path, bench: Path, given):
    """Ctrl+K over a vault of 100,000 sealed cases, made for it in memory: years at one window."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as room:
        at = ["--vault", f"{room}/vault"]
        subprocess.run([bench / "bench_find", *at, "--make", "--cases", str(given.cases or FOUND)], check=True, timeout=1800)
        told = json.loads(subprocess.run([bench / "bench_find", *at], check=True, capture_output=True, text=True, timeout=300).stdout)
    yield against_bound({"figure": "find", "what": f"a keystroke of Ctrl+K over {told['cases']:,} sealed cases, p99", "unit": "ms",
                         "value": round(told["p99_ms"], 2), "bound": 50, "more": told})
    yield against_bound({"figure": "find-memory", "what": "what they cost of memory while somebody is signed in", "unit": "MB",
                         "value": round(told["memory_mb"], 1), "bound": 60})
    yield against_bound({"figure": "find-open", "what": "what they are opened in at a sign-in, the PIN's own cost among it", "unit": "ms",
                         "value": round(told["unlock_ms"], 1), "bound": 1000})


def imaging(_: Path, bench: Path, given):
    told = json.loads(subprocess.run([bench / "bench_imaging"], check=True, capture_output=True, text=True, timeout=300).stdout)
    yield against_bound({"figure": "imaging", "what": "a photograph of 12 megapixels found, cut out, made upright, judged",
                         "value": round(told["ours_ms"], 1), "unit": "ms", "peer": "OpenCV's warp and resize alone",
                         "peer_value": round(told["bare_ms"], 1), "ratio": round(told["ours_ms"] / told["bare_ms"], 2), "bound": 4, "more": told})


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


def submit(programs: Path, bench: Path, given):
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


FIGURES = {"start": start, "sign-in": sign_in, "card": card, "search": search, "usb": usb, "present": present, "plugs": plugs, "find": find, "page": page, "submit": submit, "imaging": imaging, "story": story,
           "memory": memory}


def measured(name: str, given) -> dict:
    """One figure in a process of its own: libatspi knows one accessibility bus in its life."""
    run = subprocess.run([sys.executable, __file__, "--bin", given.bin, "--json", "--only", name, "--cases", str(given.cases),
                          "--memory-cases", str(given.memory_cases)], stdout=subprocess.PIPE, text=True, timeout=3 * 3600)
    return json.loads(run.stdout)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bin", required=True, type=Path)
    options.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    options.add_argument("--only", choices=sorted(FIGURES), action="append")
    options.add_argument("--cases", type=int, default=0, help="how many lie in the clerk's vault (default: 10000 for start and sign-in, "
                         "100000 for find, none for card, page and memory)")
    options.add_argument("--memory-cases", type=int, default=100, help="how many are worked at while the memory is measured (default: 100)")
    given = options.parse_args()
    programs = given.bin.resolve()
    figures, failed = [], []
    load = os.getloadavg()[0]  # above the number of cores, others were measured too
    names = given.only or list(FIGURES)
    for name in names:
        try:
            if len(names) > 1:
                told = measured(name, given)
                failed += told["failed"]
                found = told["figures"]
            else:
                found = FIGURES[name](programs, programs.parent / "bench", given)
            for figure in found:
                figures.append(figure)
                if not given.json:
                    peer = f", {figure['ratio']} × {figure['peer']} ({figure['peer_value']} {figure['unit']})" if "ratio" in figure else ""
                    print(f"{'holds' if figure['holds'] else 'FAILS'}  {figure['what']}: {figure['value']} {figure['unit']}{peer}"
                          f"  [bound {figure['bound']}{' ×' if 'ratio' in figure else ' ' + figure['unit']}]", flush=True)
        except Exception as problem:
            failed.append({"figure": name, "why": f"{type(problem).__name__}: {problem}"})
            print(f"could not measure {name}: {problem}", file=sys.stderr, flush=True)
    if given.json:
        print(json.dumps({"figures": figures, "failed": failed, "machine": {
            "cores": os.cpu_count(), "load_before": round(load, 1), "load_after": round(os.getloadavg()[0], 1)}}, ensure_ascii=False))
    return 0 if not failed and all(f["holds"] for f in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
