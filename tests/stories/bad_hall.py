"""A hall on a bad day, or somebody who says that they are it: what the clerk reads each time, that nothing untrue is shown, and
that everything completes by itself when the hall is as it should be."""

from between import Between
from counter import NEW_PIN, ZHANG, Counter, receipt_of
from first_case import judge_from_outside
from processes import TookTooLong, until
from receipts import sm3
from screen import BUTTON, ITEM, LIST

ITEM_NAME = "老年人优待证"


def top_bar(counter: Counter) -> str:
    """The word about the hall that stands on every page."""
    said = [b.name for b in counter.screen.look(BUTTON) if any(w in b.name for w in ("已同步", "离线", "待上传", "正在连接", "时间"))]
    return said[0] if said else ""


def reads_in_top_bar(story, counter: Counter, words: str) -> None:
    until(f"'{words}' in the top bar", lambda: words in top_bar(counter), 60, counter.client.program.must_run)
    story.say(f"the top bar: {top_bar(counter)}")


def well_again(story, counter: Counter, between: Between) -> None:
    between.behave()
    counter.screen.press("立即上传", BUTTON)
    reads_in_top_bar(story, counter, "✓ 已同步")
    counter.screen.wait_text("✓ 已连接大厅", seconds=60)


def idle_faults(story, counter: Counter, between: Between) -> None:
    """On the Sync page, with nothing owed."""
    counter.screen.click(counter.screen.find(name="数据同步"))
    reads_in_top_bar(story, counter, "✓ 已同步")
    for fault, cause in (("reset", "与大厅的连接中断"), ("captive", "连到的不是政务大厅系统"), ("stranger", "对方不是本大厅")):
        between.behave(fault)
        reads_in_top_bar(story, counter, "! 离线，可继续办理")
        counter.screen.wait_text(cause, seconds=60)
        story.say(f"{fault}: the Sync page says '{cause}'")
        story.held("连不上大厅" in counter.screen.guidance(), f"the guidance line: {counter.screen.guidance()}")
        story.picture(fault)
        well_again(story, counter, between)
        story.held(not counter.screen.look(name=cause), "and no longer when it is over")
    between.behave(days=1)
    reads_in_top_bar(story, counter, "本机时间")
    counter.screen.wait_text("本机时间与大厅相差较大")
    story.held("✓" not in top_bar(counter), "no green word beside a clock that is a day off")
    story.picture("clock-off")
    well_again(story, counter, between)


def fill_case(story, counter: Counter) -> None:
    counter.screen.click(counter.screen.find(name="收件受理"))
    counter.read_card(ZHANG)
    story.bench.lift_card()
    counter.take_item("laonianzheng", ITEM_NAME)
    counter.fill_form({"联系电话": "13800000000"}, {})
    counter.scan({"近期免冠照片": ["id-copy"]})
    counter.sign()


def forged_then_twice(story, counter: Counter, between: Between) -> bytes:
    """The hall's answer is lost, then signed by somebody else, then comes two times: one case, and never a word too early."""
    fill_case(story, counter)
    between.behave("lost")
    counter.submit()
    counter.screen.wait_text("离线办理，待系统确认", seconds=60)
    reads_in_top_bar(story, counter, "! 待上传 1 件")
    story.picture("answer-lost")
    counter.screen.click(counter.screen.find(name="数据同步"))
    counter.screen.wait_text("与大厅的连接中断|大厅没有应答", seconds=60)
    between.behave("forged")
    counter.screen.press("立即上传", BUTTON)
    counter.screen.wait_text("大厅回执验签未通过", seconds=60)
    story.say("a receipt under another key: 大厅回执验签未通过")
    story.picture("forged")
    owed = counter.screen.look(ITEM, within=counter.screen.find(LIST, "待上传列表"))
    story.held(len(owed) == 1, "the case is owed still")
    try:
        counter.screen.wait_text("大厅回执已验签", seconds=2)
        story.held(False, "a forged receipt is nowhere called verified")
    except TookTooLong:
        story.say("a forged receipt is nowhere called verified")
    between.behave("twice")
    counter.screen.press("立即上传", BUTTON)
    counter.screen.wait_text("没有待上传的办件", seconds=60)
    well_again(story, counter, between)
    case = judge_from_outside(story, "received")
    sent = between.bodies("POST", "/v1/cases")
    story.held(len(sent) >= 3 and len(set(sent)) == 1, f"the same manifest was sent {len(sent)} times, byte for byte")
    story.held(case["itemName"] == ITEM_NAME, "and it is the case that the clerk took")
    return sent[0]


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    world.start_devices()
    story.open_bench()
    with Between(world) as between:
        counter = Counter(story)
        for fault, cause in (("captive", "连到的不是政务大厅系统"), ("reset", "与大厅的连接中断")):
            between.behave(fault)
            counter.screen.press("登记", BUTTON, seconds=30)
            counter.screen.wait_text(cause, seconds=60)
            story.say(f"enrolment, {fault}: '{cause}'")
        story.picture("enrolment-refused")
        between.behave()
        counter.screen.press("登记", BUTTON, seconds=30)
        counter.screen.press("完成，去登录", BUTTON, seconds=60)
        counter.screen.find(BUTTON, "登录", seconds=60)
        clerk = world.staff("clerk")
        counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
        idle_faults(story, counter, between)
        manifest = forged_then_twice(story, counter, between)
        receipt = receipt_of(world, story.facts["case"])
        story.held(sm3(manifest).hex() == receipt["manifestDigest"], "the receipt signs what went over the line")
        report = counter.client.stop()
        story.note(max_ui_stall_ms=round(report["max_ui_stall_ms"], 1))
