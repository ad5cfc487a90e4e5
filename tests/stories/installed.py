"""Programs as a package laid them down (./dev clean-room --package): run.py installed --bin /usr/bin. The hall begins with the
catalogue beside it and lays out papers with its helper, the counter shows its first page, is enrolled and signed in to, the kiosk
shows its own."""

import subprocess

from counter import NEW_PIN, Counter
from processes import until


def says(story, program: str, *words: str) -> str:
    run = subprocess.run([story.world.programs / program, *words], env=story.world.env, capture_output=True, text=True, timeout=60)
    story.held(run.returncode == 0, f"{program} {' '.join(words)} ends well: {(run.stdout + run.stderr).strip()[:60]}")
    return run.stdout


def helper(story, name: str):
    """As base/own_programs.cpp finds it."""
    beside = story.world.programs / name
    return beside if beside.exists() else story.world.programs / ".." / "libexec" / "yichuang" / name


def tell(story) -> None:
    world = story.world
    for program in ("yichuang-counter", "yichuang-kiosk", "yichuang-hall"):
        story.held(says(story, program, "--version").startswith(program + " "), f"{program} says its version")
        story.held("--" in says(story, program, "--help"), f"{program} helps")
    for name in ("yichuang-scand", "yichuang-imaged", "yichuang-camerad", "yichuang-vendord", "yichuang-kiosk-vendord"):
        run = subprocess.run([helper(story, name)], capture_output=True, text=True, timeout=60)
        story.held(run.returncode == 2 and "socket" in run.stderr, f"{name} loads, and wants its client")
    run = subprocess.run([helper(story, "yichuang-render")], input=b"{}\n", capture_output=True, timeout=60)
    story.held(run.returncode == 0 and run.stdout[:1] == b"E" and b"P-0211" in run.stdout, "yichuang-render loads and answers")

    world.prepare_hall()
    world.start_hall()
    story.say("the hall serves, its catalogue beside it")
    counter = Counter(story)
    counter.enrol()
    clerk = world.staff("clerk")
    counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
    counter.screen.wait_text("读到证件即开始办理", seconds=60)
    story.picture("signed-in")
    counter.client.stop()
    kiosk = world.start_client("kiosk")
    screen = story.watch(kiosk)
    until("the kiosk's window", lambda: any(w.showing for w in screen.application.children()), 60, kiosk.program.must_run)
    story.say("the kiosk shows its window")
    kiosk.stop()
