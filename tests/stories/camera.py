"""The desk of most halls: no feeder, a document camera. A hand pushes page after page under it, each is taken by itself and once; then by
Space, turned, under a covered lens, and with the cable pulled out in the middle. What came of it is counted at the hall."""

import io
from pathlib import Path

from applicants_case import kept, listened_counter
from comers import second_clerk
from first_case import PAGES, up_to_form
from hard_day import take_away
from imports import choose_material, has_pages
from processes import until
from receipts import sm3
from screen import BUTTON

FORM, CHECKED, STATED = PAGES  # the three papers of 最低生活保障对象认定


def words(counter) -> str:
    """What stands above the live picture."""
    return next((w.name for w in counter.screen.look() if w.role == "label" and any(
        part in w.name for part in ("放稳后自动拍", "按空格", "请换下一页", "移开手", "正在拍摄", "正在摆正", "画面全黑"))), "")


def open_camera(counter) -> None:
    counter.screen.keys("F4")
    counter.screen.wait_text("请把纸张平放在画面里|正在拍摄|正在摆正|没有看到", seconds=60)


def take_by_itself(story, counter) -> None:
    choose_material(counter, FORM)
    counter.screen.keys("shift+F4")
    story.picture("two-devices")
    counter.screen.keys("Down", "Down", "Return")
    counter.screen.find(BUTTON, "高拍到此材料 F4")
    open_camera(counter)
    counter.screen.keys("r")  # pages lie with their head to the left
    until("the bare desk passed over", lambda: counter.screen.look(name="没有看到完整的纸张：请把四个边都放进画面，或按空格直接拍"), 60)
    story.picture("bare-desk")
    for count, made in enumerate(("application-form-1", "application-form-2"), 1):
        story.bench.do("desk", made=made)
        has_pages(counter, FORM, count)
        counter.screen.wait_text(f"✓ 已收第{count}页，请换下一页")
        story.picture(f"page-{count}-by-itself")
    story.say("two pages came by themselves, one after the other")


def take_by_hand(story, counter) -> None:
    choose_material(counter, CHECKED)
    counter.screen.keys("a")
    counter.screen.wait_text("请把纸张平放在画面里，按空格拍摄")
    story.bench.do("desk", made="licence")
    until("the hand gone", lambda: story.bench.do("state")["handGone"], 20)
    has_pages(counter, FORM, 2)
    story.held(not any("已收" in w.description for w in counter.screen.look(name=CHECKED)), "what nobody asked for is not taken")
    counter.screen.keys("space")
    has_pages(counter, CHECKED, 1)
    counter.screen.wait_text("✓ 已收第1页，换好下一页后按空格")
    story.picture("by-hand")


def bear_faults(story, counter) -> None:
    choose_material(counter, STATED)
    story.bench.do("desk", fault="black")
    counter.screen.wait_text("高拍仪画面全黑，请取下镜头盖或打开补光灯")
    story.picture("covered")
    story.bench.do("desk", fault="")
    counter.screen.wait_text("请把纸张平放在画面里，按空格拍摄")
    story.bench.do("unplug", device="camera")
    until("D-0901 in the guidance line", lambda: "D-0901" in counter.screen.guidance(), 20)
    story.picture("pulled-out")
    story.bench.do("plug", device="camera")
    counter.screen.wait_text("请把纸张平放在画面里，按空格拍摄", seconds=30)
    story.say("pulled out in the middle it is said, and back it shows again by itself")
    story.bench.do("desk", made="letter")
    until("the hand gone", lambda: story.bench.do("state")["handGone"], 20)
    counter.screen.keys("Return")
    has_pages(counter, STATED, 1)
    counter.screen.keys("Escape")
    counter.screen.wait_gone(name="高拍仪画面")
    counter.screen.wait_text("已自动摆正")
    story.picture("straightened")
    counter.screen.press("恢复原样", BUTTON)
    counter.screen.wait_text("自动摆正", BUTTON)
    story.picture("as-it-was")
    counter.screen.press("自动摆正", BUTTON)
    counter.screen.wait_text("恢复原样", BUTTON)


def judge(story, told: dict) -> None:
    from PIL import Image
    names = [page["blob"] for filing in told["draft"]["filings"] for page in filing["pages"]]
    story.held(len(names) == 4, "the manifest names four pages: each was taken once")
    story.held(len(set(names)) == 4, "and no two are the same")
    store = story.world.folder / "hall" / "blobs"
    for name in names:
        data = (store / name[:2] / name).read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            if sm3(data).hex() != name or image.format != "JPEG" or image.height < image.width or image.height < 1800:
                story.held(False, f"{name}: {image.format} {image.size}")
    story.held(True, "all are upright pages of full size, each under its own digest")
    story.note(pages=len(names))


def no_traces_of_the_camera(story) -> None:
    left = [p for p in Path("/proc").glob("[0-9]*/comm") if named(p) == "yichuang-camera"]
    mine = [p for p in left if str(story.world.folder) in environment(p.parent)]
    story.held(not mine, "its helper went with the counter")


def named(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def environment(process: Path) -> str:
    try:
        return (process / "environ").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def tell(story) -> None:
    story.world.has_camera = True
    with listened_counter(story) as counter:
        second_clerk(story)  # and with it the authority to judge by
        up_to_form(story, counter)
        take_away(story)
        counter.screen.press("继续：材料", BUTTON)
        take_by_itself(story, counter)
        take_by_hand(story, counter)
        bear_faults(story, counter)
        counter.sign()
        counter.submit()
        counter.screen.wait_text("大厅回执已验签", seconds=120)
        judge(story, kept(story))
        report = counter.client.stop()
        no_traces_of_the_camera(story)
    story.judge_stalls(report)
