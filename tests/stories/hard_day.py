"""A hard day at the counter: cards that cannot be taken, a PIN forgotten, a slip of the finger in the form, pages in the wrong
order, a printer without paper. Each time the clerk reads what to do, and what goes to the hall is what the clerk meant: read
off the line by somebody who stands between (between.py), under the digest that the hall's receipt signs."""

import io
import json
import re
from pathlib import Path

from between import Between
from counter import NEW_PIN, ZHANG, Counter
from first_case import CHOSEN, ITEM_NAME, SITUATION, judge_from_outside
from processes import until
from receipts import sm3
from screen import BUTTON, FIELD, ITEM, LIST, RADIO

PAGED = "最低生活保障申请书"
OTHER_PERSON = "为其新办一件"
PRINT = re.compile("打印(一张)?接收凭证")
OTHERS = {"家庭经济状况核对授权书": "licence", "家庭收入和财产状况声明": "letter"}


def reads(story, counter: Counter, words: str, seconds: float = 30) -> None:
    """The clerk reads it in the one line that says what to do now."""
    until(f"'{words}' in the guidance line (it says: {counter.screen.guidance()})", lambda: words in counter.screen.guidance(), seconds,
          counter.client.program.must_run)
    story.say(f"reads: {counter.screen.guidance()}")


# ---- signing in

def wrong_pins(story, counter: Counter, clerk: dict) -> None:
    """Five are free; the sixth asks for a wait, and says how long."""
    screen = counter.screen
    screen.press("退出登录", BUTTON)

    def enter(pin: str) -> None:
        field = screen.find((FIELD, "password text"), "PIN", enabled=True, seconds=30)
        screen.activate(field)
        field.focus()
        screen.keys("ctrl+a")
        screen.enter(field, pin, sign_in=True)
        screen.keys("Return")

    def refusals() -> int:
        return sum('"/v1/sessions"' in line and '"status":401' in line for line in story.world.hall.log.read_text().splitlines())

    for number in range(1, 7):
        enter("999111")
        until(f"refusal {number} of the hall", lambda: refusals() == number, 60, counter.client.program.must_run)
        reads(story, counter, "工号或PIN不正确")
        if number < 6:
            screen.find(BUTTON, "登录", enabled=True)  # the answer was taken in
    screen.wait_text("PIN多次输错，.*后可再试")
    story.held(not screen.find(BUTTON, "登录").enabled, "after six wrong PINs nobody can try at once")
    story.picture("six-wrong-pins")
    screen.find(BUTTON, "登录", enabled=True, seconds=90)
    story.say("the wait is over")
    enter(NEW_PIN)
    screen.wait_gone(FIELD, "工号", seconds=60)
    screen.wait_text(clerk["no"])
    story.say("and the right PIN opens")


# ---- cards

def take_away(story) -> None:
    """And lets the reader ask again, so that the next card is another card."""
    story.bench.lift_card()
    looked = story.bench.do("state")["emptyLooks"]
    until("the reader to have seen that it is gone", lambda: story.bench.do("state")["emptyLooks"] > looked + 1, 20)


def cards(story, counter: Counter) -> None:
    screen, bench = counter.screen, story.bench

    bench.put_card("wrong-check")
    reads(story, counter, "证件号码校验不通过")
    screen.wait_text("证件号码校验不通过")
    story.picture("card-wrong-check")
    take_away(story)
    bench.put_card("zhang")
    bench.do("two-cards")
    reads(story, counter, "读卡区有多张卡，请只放一张身份证")
    story.picture("two-cards")
    take_away(story)
    bench.do("withdraw-after-bytes", bytes=500)
    bench.put_card("zhang")
    reads(story, counter, "证件取走太早，请放回读卡区")
    take_away(story)
    bench.put_card("damaged")
    reads(story, counter, "没有读到，请拿起证件重新平放")
    story.picture("card-damaged")
    take_away(story)
    bench.put_card("bus")
    reads(story, counter, "这不是身份证")
    take_away(story)
    bench.put_card("expired")  # whoever comes for a new card brings the old one: taken, with a word on what it is good for
    story.say(f"expired: {screen.wait_text('只能办理换领、补领新证', seconds=30).name}")
    story.picture("card-expired")
    take_away(story)


def layouts(story, counter: Counter) -> None:
    """The other three cards that a resident may hold."""
    screen = counter.screen
    for sample, document, masked in (("hk", "港澳", r"810\*+"), ("foreigner-2017", "永久居留", r"UTO\*+"),
                                     ("foreigner-2023", "永久居留", r"911\*+")):
        story.bench.put_card(sample)
        # A case is in hand: another person's card does not simply take it over.
        screen.wait_text("读到另一位申请人的证件")
        screen.press(OTHER_PERSON, BUTTON)
        screen.wait_text(masked, seconds=30)
        said = screen.wait_text(document).name
        story.say(f"{sample}: {said}")
        story.picture(f"card-{sample}")
        take_away(story)
    story.bench.put_card(ZHANG["sample"])
    screen.press(OTHER_PERSON, BUTTON)


# ---- the form

def form(story, counter: Counter) -> None:
    screen = counter.screen
    screen.press("继续：申请信息", BUTTON)
    screen.fill("联系电话", "123")
    screen.keys("Tab")
    screen.wait_text("✕ 应为11位手机号")
    story.say("the error stands at the field")
    listed = [i.name for i in screen.look(ITEM, within=screen.find(LIST, "待补充内容"))]
    story.held("“联系电话”填写有误，请核对" in listed, f"and in the list, with {len(listed) - 1} that are open")
    story.held("有内容填写有误" in screen.guidance(), "and the guidance line says so")
    story.picture("form-error")
    field = screen.find(FIELD, "联系电话")
    screen.activate(field)
    field.focus()
    screen.keys("ctrl+a")
    screen.enter(field, "13800000000")
    until("the complaint to go", lambda: not screen.look(name="“联系电话”填写有误，请核对"), 20)
    story.say("both go when it is right")
    for label in ("家庭月收入合计", "现金、存款、有价证券合计"):
        screen.fill(label, "0")
    for label, words in CHOSEN.items():
        radio = until(f"'{words}' at '{label}'", lambda: next((r for r in screen.look(RADIO, words) if r.description == label), None), 20)
        if not radio.act():
            screen.click(radio)
    screen.wait_text("申请信息已齐全")


# ---- pages

def from_afar(picture) -> list:
    """What a sheet looks like from far away; picture: a file or bytes that Pillow reads."""
    from PIL import Image
    with Image.open(picture) as image:
        image.draft("L", (248, 351))
        return list(image.convert("L").resize((24, 34)).getdata())


def lay(story, made: str) -> None:
    """Puts a sheet on the glass and remembers what it looks like there, before any program of ours has seen it."""
    story.bench.page(made)
    if made not in story.sheets:
        story.sheets[made] = from_afar(Path(story.world.devices["sane"]["options"]["filename"]))


class Strip:
    """The thumbnails of the material in hand, and the tools below the page."""

    def __init__(self, counter: Counter):
        self.screen = counter.screen
        self.counter = counter

    def pages(self) -> list:
        return self.screen.look(ITEM, within=self.screen.find(LIST, "页面缩略图"))

    def settled(self, count: int) -> None:
        until(f"{count} pages, all kept", lambda: [p.name.split("\n")[-1] for p in self.pages()] == [f"第{i + 1}页" for i in range(count)],
              60, self.counter.client.program.must_run)

    def choose(self, number: int) -> None:
        page = self.pages()[number - 1]
        if not page.act():
            self.screen.click(page)
        until(f"page {number} chosen", lambda: self.pages()[number - 1].checked, 10)

    def scan(self, story, made: str) -> None:
        count = len(self.pages())
        lay(story, made)
        self.screen.press("扫描到此材料", BUTTON)
        self.settled(count + 1)


def pages(story, counter: Counter) -> None:
    """Four sheets in, then turned, moved, replaced, deleted, deleted and brought back. What must come of it is in PAPER_ORDER."""
    screen, strip = counter.screen, Strip(counter)
    screen.press("继续：材料", BUTTON)
    line = screen.find(ITEM, PAGED, within=screen.find(LIST, "材料清单"))
    line.act()
    screen.wait_text(f"请放好“{PAGED}”")
    for made in ("application-form-2", "application-form-1", "id-copy", "letter"):
        strip.scan(story, made)
    story.bench.do("page", fault="oversize")
    screen.press("扫描到此材料", BUTTON)
    reads(story, counter, "页面太大")
    story.held("D-0207" in screen.guidance(), "with its code")
    story.picture("page-too-big")
    strip.settled(4)
    story.say("and no page came of it")
    story.bench.do("page", fault="empty")
    screen.press("扫描到此材料", BUTTON)
    reads(story, counter, "扫描到空白页")
    strip.settled(4)

    strip.choose(1)  # form-2, form-1, id-copy, letter
    screen.press("下移", BUTTON)  # form-1, form-2, id-copy, letter
    strip.choose(1)
    screen.press("旋转", BUTTON)  # form-1 turned
    strip.choose(3)
    lay(story, "licence")
    screen.press("重扫", BUTTON)  # form-1 turned, form-2, licence, letter
    until("the replaced page kept", lambda: screen.find(BUTTON, "扫描到此材料").enabled, 60)
    strip.settled(4)
    strip.choose(4)
    screen.press("删除", BUTTON)  # form-1 turned, form-2, licence
    strip.settled(3)
    strip.choose(2)
    screen.press("删除", BUTTON)  # form-1 turned, licence
    strip.settled(2)
    screen.press("撤销", BUTTON)  # form-1 turned, form-2, licence
    strip.settled(3)
    story.picture("pages")


PAPER_ORDER = [("application-form-1", 1), ("application-form-2", 0), ("licence", 0)]


def nearest(seen: list, known: dict) -> str:
    """Which of the sheets it is."""
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(seen, known[name])))


def judge_manifest(story, between: Between) -> None:
    """What went over the line: the order, the turns and the very pixels that the clerk meant."""
    raw = between.bodies("POST", "/v1/cases")[0]
    story.held(sm3(raw).hex() == story.receipt["manifestDigest"], "the receipt signs the manifest that went over the line")
    filings = {f["material"]: f["pages"] for f in json.loads(raw)["draft"]["filings"]}
    store = story.world.folder / "hall" / "blobs"
    blobs = {p["blob"]: (store / p["blob"][:2] / p["blob"]).read_bytes() for pages in filings.values() for p in pages}
    story.held(all(sm3(content).hex() == name for name, content in blobs.items()), f"{len(blobs)} pages rest at the hall under their digests")
    seen = {blob: nearest(from_afar(io.BytesIO(content)), story.sheets) for blob, content in blobs.items()}
    orders = [[(seen[p["blob"]], p["turns"]) for p in pages] for pages in filings.values()]
    story.held(PAPER_ORDER in orders, f"the pages arrive in the clerk's order: {PAPER_ORDER}")
    story.held(sorted(len(o) for o in orders) == [1, 1, 3], "and nothing that was deleted or refused arrives")


# ---- the printer

def printer(story, counter: Counter) -> None:
    screen, bench = counter.screen, story.bench
    prints = story.world.folder / "prints"

    def slips() -> int:
        return len(list(prints.glob("*.png")))

    for state, words in (("paper-out", "凭条纸已用完，请更换纸卷"), ("cover", "请合上设备盖板")):
        before = slips()
        bench.printer(state)
        screen.press(PRINT, BUTTON)
        reads(story, counter, words)
        story.held(slips() == before, "and nothing is printed")
        story.picture(f"printer-{state}")
        bench.printer("ok")
        until("one slip, by itself", lambda: slips() == before + 1, 60, counter.client.program.must_run)
        screen.wait_text("已打印", seconds=30)
        story.say("mended, it prints by itself, once")
    before = slips()
    bench.printer("silent")
    screen.press(PRINT, BUTTON)
    reads(story, counter, "打印机没有应答", 90)
    screen.wait_text("没有打印|未打印")
    story.picture("printer-silent")
    bench.printer("ok")
    screen.press(PRINT, BUTTON, seconds=60)
    until("the slip", lambda: slips() >= before + 1, 60, counter.client.program.must_run)
    screen.wait_text("已打印", seconds=30)
    story.held(slips() == before + 1, "the job that was given up is not printed late as well")


def tell(story) -> None:
    world = story.world
    story.sheets = {}
    world.prepare_hall()
    world.start_hall()
    world.start_devices()
    story.open_bench()
    with Between(world) as between:
        counter = Counter(story)
        counter.enrol()
        clerk = world.staff("clerk")
        counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
        wrong_pins(story, counter, clerk)
        cards(story, counter)
        layouts(story, counter)
        counter.read_card(ZHANG)
        counter.take_item("dibao", ITEM_NAME)
        counter.answer(*SITUATION)
        form(story, counter)
        pages(story, counter)
        for material, made in OTHERS.items():
            lay(story, made)
            counter.put_sheets({material: [made]})
        counter.sign()
        counter.submit()
        counter.screen.wait_text("大厅回执已验签", seconds=60)
        printer(story, counter)
        judge_from_outside(story, "received")
        judge_manifest(story, between)
        report = counter.client.stop()
        story.note(max_ui_stall_ms=round(report["max_ui_stall_ms"], 1))
        story.held(report["max_ui_stall_ms"] <= story.stall_bound_ms, f"longest stall of the UI thread {report['max_ui_stall_ms']:.1f} ms")
