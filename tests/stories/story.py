"""What every story has in common: a world, screenshots on the way, what held and what did not, one JSON line at the end."""

import json
import sys
import time
import traceback
from pathlib import Path

import pictures
from bench_control import Bench
from processes import Program
from traces import traces_in_logs


class DidNotHold(Exception):
    pass


class Story:
    """One run of a story. Facts gathered on the way end up in the last line; the first broken promise ends the story."""

    def __init__(self, name: str, world, screens: Path, stall_bound_ms: float, seconds_bound: float,
                 cpu_bound_ms: float = 50):
        self.name = name
        self.world = world
        self.screens = screens
        self.stall_bound_ms = stall_bound_ms
        self.cpu_bound_ms = cpu_bound_ms
        self.seconds_bound = seconds_bound
        self.facts: dict = {}
        self.kept: list[str] = []
        self.began = time.monotonic()
        self.bench: Bench | None = None
        self.pads: Bench | None = None
        self.screen = None

    def seconds(self) -> float:
        return time.monotonic() - self.began

    def say(self, what: str) -> None:
        print(f"  {self.seconds():6.1f} s  {what}", flush=True)

    def held(self, condition: bool, what: str) -> None:
        if not condition:
            raise DidNotHold(what)
        self.say(what)

    def note(self, **facts) -> None:
        self.facts |= facts

    def judge_stalls(self, report: dict) -> None:
        """What a client's report says of its UI thread; a turn that was too long is named."""
        stall, cpu = report["max_ui_stall_ms"], report["max_ui_cpu_ms"]
        self.note(max_ui_stall_ms=round(stall, 1), max_ui_cpu_ms=round(cpu, 1))
        turn = json.dumps(report["longest_turn"], ensure_ascii=False)
        self.held(stall <= self.stall_bound_ms, f"longest stall of the UI thread {stall:.1f} ms: {turn}")
        self.held(cpu <= self.cpu_bound_ms, f"most work in one turn of it {cpu:.1f} ms")

    def open_bench(self) -> Bench:
        self.bench = Bench(self.world.devices["control"])
        if self.world.pads:
            self.pads = Bench(self.world.pads["control"])
        return self.bench

    def watch(self, client):
        """Looks at a client's windows from now on; counting goes on where the last client's hands left off."""
        from screen import Screen  # libatspi may only be loaded once the world's bus is there
        before = self.screen.entered_characters if self.screen else 0
        self.screen = Screen(self.world, client)
        self.screen.entered_characters = before
        return self.screen

    def picture(self, name: str) -> None:
        self.world.key("mousemove", *self.world.size)  # the pointer is in nobody's way
        path = self.screens / f"{self.name}-{len(self.kept) + 1:02}-{name}.png"
        pictures.keep(self.screen.steady_picture(), path, self.screen.moving_places)
        self.kept.append(path.name)

    def keep_evidence(self) -> None:
        """For whoever has to find out why: the screen, its tree, the last words of every program."""
        folder = self.screens / "failed"
        folder.mkdir(parents=True, exist_ok=True)
        if self.screen is not None:
            try:
                (folder / f"{self.name}.png").write_bytes(self.screen.picture().to_png())
                self.screen.save_tree(folder / f"{self.name}.tree.txt")
                print(self.screen.tree(), file=sys.stderr)
            except Exception as problem:  # the evidence is extra: its own trouble must not hide the story's
                print(f"no picture of it: {problem}", file=sys.stderr)
        for program in {p.log: p for p in self.world.started}.values():  # one log each, however often it was started
            show_log(program)


def show_log(program: Program) -> None:
    text = program.tail()
    if text:
        print(f"---- {program.name}\n{text}", file=sys.stderr)


def play(name: str, tell, make_world, screens: Path, stall_bound_ms: float, seconds_bound: float = 180,
         cpu_bound_ms: float = 50) -> int:
    """Runs tell(story) in a new world and prints the last line. Returns the exit status."""
    story, ok = None, False
    began = time.monotonic()
    try:
        with make_world() as world:
            story = Story(name, world, screens, stall_bound_ms, seconds_bound, cpu_bound_ms)
            try:
                tell(story)
                world.stop()  # what they say at the end counts too
                found = traces_in_logs(world.folder)
                story.held(not found, f"nobody's data stands in {len(world.logs())} logs" if not found else
                           f"logs hold traces of people: {found}")
                ok = True
            except BaseException:
                story.keep_evidence()
                raise
    except Exception as problem:
        traceback.print_exc()
        why = f"{type(problem).__name__}: {problem}".splitlines()[0]
    facts = story.facts if story else {}
    line = {"story": name, "ok": ok} | facts | {
        "entered_characters": story.screen.entered_characters if story and story.screen else 0,
        "seconds": round(time.monotonic() - began, 1)}
    line.setdefault("max_ui_stall_ms", None)
    line["screenshots"] = story.kept if story else []
    if not ok:
        line["why"] = why
    print(json.dumps(line, ensure_ascii=False), flush=True)
    return 0 if ok else 1
