"""A citizen at the kiosk: card, my cases and where they stand, a slip; and nothing of them is left when they go."""

import re

from contract_case import PERSON, enrol_outsider
from counter import ZHANG
from processes import until
from screen import BUTTON
from world import Child


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    world.start_devices()
    story.open_bench()
    # Two cases stand at the hall already, brought by a terminal that is not ours.
    counter = enrol_outsider(story, "counter", 1)
    clerk = world.staff("clerk", 1)
    waiting, accepted = (counter.hand_in(PERSON, page, clerk["no"]) for page in (b"first", b"second"))
    staff = counter.sign_in(clerk["no"], clerk["pin"], "270814")
    counter.ask("POST", f"/v1/cases/{accepted['caseId']}/endings", {"ending": "accept"}, staff)
    story.note(case=accepted["caseNumber"], state="accepted")

    kiosk = world.start_client("kiosk")
    shell = story.watch(kiosk)
    shell.find(BUTTON, "办件进度", seconds=60)
    story.picture("home")
    shell.press("办件进度", BUTTON)
    child = Child(kiosk, until("the session's own process", kiosk.children, 20)[0])
    session = story.watch(child)
    session.wait_text("请将身份证平放在读卡区")
    story.picture("place-card")
    story.held(not world.core_files(), "neither the shell nor the session can leave a core file")
    story.bench.put_card(ZHANG["sample"])
    session.wait_text("您共有2件办件", seconds=30)
    story.held(not session.look(name=re.compile(ZHANG["name"])), "the name is masked on the glass")
    story.picture("my-cases")
    row = until("the accepted case", lambda: next((b for b in session.look(BUTTON) if "老年人优待证" in b.name and "受理" in b.name), None), 20)
    if not row.act():
        session.click(row)
    session.wait_text(accepted["caseNumber"])
    story.held(not session.look(name=waiting["caseNumber"]), "the other case is another page")
    story.picture("one-case")
    prints = world.folder / "prints"
    session.press("打印查询单", BUTTON)
    session.wait_text("请取走查询单", seconds=60)
    story.held(bool(list(prints.glob("*.png"))), "the slip came out")
    story.picture("slip")
    story.bench.lift_card()
    session.press("办完了，退出", BUTTON)
    until("the end of the session's process", child.gone, 30, kiosk.program.must_run)
    story.say("the session's process is gone")
    shell = story.watch(kiosk)
    shell.find(BUTTON, "办件进度", seconds=20)
    for trace in (ZHANG["name"], ZHANG["number"], accepted["caseNumber"]):
        story.held(not shell.look(name=re.compile(re.escape(trace))), f"nothing of '{trace[:1]}…' is on the glass")
    story.picture("home-again")

    # A session ends with its shell, whatever happens.
    shell.press("办件进度", BUTTON)
    child = Child(kiosk, until("a second session", kiosk.children, 20)[0])
    story.watch(child).wait_text("请将身份证平放在读卡区")
    report = kiosk.stop()
    until("the session's end with its shell", child.gone, 20)
    story.say("a session dies with its shell")
    stall = report.get("max_ui_stall_ms")
    story.note(max_ui_stall_ms=round(stall, 1) if stall is not None else None)
    story.held(stall is not None and stall <= story.stall_bound_ms, f"longest stall of the shell's UI thread {stall} ms")
