"""Codes held before both kinds of scanner at a counter that works, and the doctor's page: every device well, then two pulled out."""

import re

from counter import NEW_PIN, Counter
from processes import TookTooLong, until
from screen import BUTTON, FIELD, ITEM, LIST

USCC = "91990100M00010000G"
NUMBER = "34052419800101001X"


def type_as_a_scanner(world, code: str) -> None:
    """Real keys, as fast as a scanner that is a keyboard, and Enter behind them."""
    world.key("type", "--args", 1, "--delay", 6, code, "key", "--delay", 0, "Return")


def codes(story, counter: Counter) -> None:
    screen = counter.screen
    story.bench.do("scan-code", text=f"统一社会信用代码：{USCC}")
    until("the organisation's code", lambda: screen.find(FIELD, "统一社会信用代码").text == USCC, 20)
    story.picture("organisation-scanned")
    story.say("an organisation's code over the line begins its fields")
    screen.keys("Escape")
    screen.click(screen.find(name="设备状态"))
    screen.find(LIST, "设备列表")
    # Who types is a process like others: on a busy machine it may rest between two keys, which no scanner does.
    for _ in range(5):
        type_as_a_scanner(story.world, NUMBER)
        try:
            until("the number typed in", lambda: any(f.text == NUMBER for f in screen.look(FIELD)), 4)
            break
        except TookTooLong:
            story.picture("retry")
    story.picture("number-typed-by-a-scanner")
    story.say("a scanner that types is told from a person, and begins a typed document")
    screen.keys("Escape")
    screen.click(screen.find(name="设备状态"))
    story.bench.do("scan-code", text="6901234567892")
    screen.wait_text("扫到的码在这里用不上")
    story.picture("no-use-here")
    story.bench.do("tear-code", text="6901234567892")
    screen.wait_text("D-0801")
    screen.keys("Escape")


def said(screen) -> list[str]:
    return [i.name for i in screen.look(ITEM, within=screen.find(LIST, "检查结果"))]


def doctor(story, counter: Counter) -> None:
    screen = counter.screen
    screen.press("逐项诊断", BUTTON)
    story.picture("doctor")
    screen.press("开始检查", BUTTON)
    screen.wait_text("正在检查……")
    until("a line printed", lambda: any("打出了一行字" in line for line in said(screen)), 30)
    story.picture("doctor-asks")
    story.bench.put_card("zhang")
    until("a card read", lambda: any("张**" in line for line in said(screen)), 30)
    story.bench.do("scan-code", text="6901234567892")
    screen.wait_text("检查完毕")
    story.picture("doctor-all-well")
    screen.wait_text("检查完毕，没有发现问题")
    screen.keys("Tab")
    screen.keys("End")
    until("the code that was read", lambda: any("读到一个码" in line for line in said(screen)), 10)
    story.picture("doctor-all-well-below")
    story.held(not screen.look(name=re.compile("张样例")), "whose card it was nobody reads")
    story.bench.lift_card()


def pulled_out(story, counter: Counter) -> None:
    screen, bench = counter.screen, story.bench
    for device in ("reader", "codes"):
        bench.do("unplug", device=device)
    screen.wait_text(r"! 设备 2/4")
    screen.press("开始检查", BUTTON)
    screen.wait_text("检查完毕，有 2 台")
    story.picture("doctor-two-pulled-out")
    lines = said(screen)
    story.held(sum("（D-090" in line for line in lines) == 2, f"each with its code and remedy: {lines}")
    bench.do("plug", device="reader")
    screen.wait_text("设备 3/4")
    screen.press("开始检查", BUTTON)
    screen.keys("Escape")
    story.say("stopped at once, and the next applicant can come")
    bench.put_card("zhang")
    screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    world.start_devices()
    story.open_bench()
    counter = Counter(story)
    counter.enrol()
    clerk = world.staff("clerk")
    counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
    screen = counter.screen
    until("four devices", lambda: screen.look(name=re.compile("设备 4/4")), 30)
    codes(story, counter)
    doctor(story, counter)
    pulled_out(story, counter)
    story.judge_stalls(counter.client.stop())
