"""What a clerk waits for, measured on the real counter from outside: the X server's frame buffer says when something stands on
the screen, the twin of the card reader and the scanner's process say when they were done. The accessibility tree only drives."""

import datetime
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import glass
from counter import NEW_PIN, Counter, scanned_at
from processes import TookTooLong, until
from story import Story
from world import World
from years import fill_vault

CARDS = 15  # medians of this many: other work on the machine makes single ones useless
PAGES = 9
SIGN_INS = 5
A4_COLOUR = (2480, 3508)
THERE = 0.9  # of the places that change: a caret blinks, a time goes on
WAITING, SIGNED = re.compile("读到证件即开始办理"), re.compile("^已签字")
ITEM, ITEM_KEYS = "老年人优待证", "laonianyoudai"
MATERIAL, SHEET = "近期免冠照片", "letter"


class Play(Story):
    """A story that keeps no pictures and says nothing: figures are its only words."""

    def __init__(self, world):
        super().__init__("bench", world, Path(), stall_bound_ms=0, seconds_bound=0)

    def say(self, what: str) -> None:
        pass

    def picture(self, name: str) -> None:
        pass


def signed_in(world) -> Counter:
    """Hall, devices and a counter at which a clerk has just signed in for the first time."""
    world.prepare_hall()
    world.start_hall()
    world.start_devices()
    play = Play(world)
    play.open_bench()
    counter = Counter(play)
    counter.enrol()
    clerk = world.staff("clerk")
    counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
    return counter


def counter_command(world) -> list:
    return [world.programs / "yichuang-counter", "--vault", world.folder / "counter-vault", "--settings", world.folder / "counter.json"]


# ---- sign-in


def cases_after_sign_in_ms(world, pane, list_button: tuple, learned: dict | None) -> dict:
    """One start, a PIN, a click: how long from Enter until the list of cases stands, and from Down until the next line is chosen.
    Without what was learned from a first run it is that first run, and answers with it."""
    started = glass.Started(world, counter_command(world))
    x, y = list_button
    try:
        until("a window", pane.shows_window, 60, started.must_run)
        pane.steady()
        pane.shows_window()
        world.key("mousemove", *world.size)
        world.key("type", "--delay", "4", world.staff("clerk")["no"])
        world.key("key", "Return")
        world.key("type", "--delay", "4", NEW_PIN)
        pane.steady()
        world.key("mousemove", x, y)
        if learned is None:
            world.key("key", "Return")
            time.sleep(5)  # long enough to learn what the screen looks like afterwards
            before = pane.steady()
            world.key("click", 1)
            time.sleep(2)
            first = pane.steady()
            world.key("key", "Down")
            time.sleep(0.5)
            second = pane.steady()
            return {"list": glass.sample(pane.changes(before, first)), "line": glass.sample(pane.changes(first, second))}
        began = time.monotonic_ns()
        world.key("key", "Return")
        clicked = 0.0

        def there() -> bool:
            nonlocal clicked
            started.must_run()
            if time.monotonic() - clicked > 0.05:
                pane.click()
                clicked = time.monotonic()
            return pane.share(learned["list"], 1) >= THERE
        stands = pane.when("the list of cases", there, 60)
        pane.press("Down")
        asked = time.monotonic_ns()
        moved = pane.when("the next line", lambda: pane.share(learned["line"], 1) >= THERE, 10, started.must_run)
        return {"stands": (stands - began) / 1e6, "moved": (moved - asked) / 1e6}
    finally:
        started.end()


# ---- card


def to_empty_form(counter: Counter) -> None:
    """A new case with an item and no applicant, at its form."""
    screen = counter.screen
    counter.story.bench.lift_card()
    screen.keys("F2")
    screen.keys("Escape")
    screen.wait_text("读到证件即开始办理")
    screen.keys("F3")
    find_item(counter)
    screen.press("继续：申请信息", "push button")
    screen.find("text", "联系电话")


def find_item(counter: Counter) -> None:
    screen = counter.screen
    screen.fill("查找事项", ITEM_KEYS)
    until(f"'{ITEM}' first in the list", lambda: [w.name for w in screen.look("list item", within=screen.find("list", "事项列表"))][:1]
          == [ITEM], 20)
    screen.keys("Return")
    screen.wait_text(f"^{ITEM}$")


def card_ms(counter: Counter, pane, learned: list | None):
    """From the last byte that the reader put out until name, number and address stand in the form's fields."""
    to_empty_form(counter)
    counter.story.world.key("mousemove", *counter.story.world.size)
    before = pane.steady()
    if learned is None:
        counter.story.bench.put_card("li")  # has a later address: the longest reading
        counter.screen.wait_text("李测试")
        time.sleep(1)
        after = pane.steady()
        boxes = [counter.screen.find("text", name).extents() for name in ("姓名", "证件号码", "户籍（证件）地址")]
        learned = [glass.sample(pane.changes(before, after, box)) for box in boxes]
        if not all(learned):
            raise RuntimeError("the card changed nothing in a field of the form")
        return learned
    if any(pane.share(field, 0) < THERE for field in learned):
        raise RuntimeError("the form is not empty, or not where it was")
    counter.story.bench.put_card("li")
    filled = pane.when("the filled form", lambda: all(pane.share(field, 1) >= THERE for field in learned), 20,
                       counter.client.program.must_run)
    return filled / 1e6 - counter.story.bench.do("state")["answeredUs"] / 1e3


# ---- page


def lay_sheet(world, bench, which: int) -> None:
    """The same sheet with a mark of its own in its last line, so that it was never scanned before."""
    bench.page(SHEET)
    path = Path(world.devices["sane"]["options"]["filename"])
    sheet = bytearray(path.read_bytes())
    if not sheet.startswith(b"P6\n%d %d\n" % A4_COLOUR):
        raise RuntimeError("the bench's sheet is no A4 page of 300 dpi in colour")
    sheet[-600:] = which.to_bytes(2, "big") * 300
    path.with_suffix(".new").write_bytes(sheet)
    path.with_suffix(".new").replace(path)


def to_empty_materials(counter: Counter) -> None:
    counter.story.bench.put_card("zhang")
    counter.screen.find("push button", "继续：选择事项", enabled=True)
    counter.screen.press("继续：选择事项", "push button")
    find_item(counter)
    counter.screen.press("继续：申请信息", "push button")
    counter.screen.fill("联系电话", "13800000000")
    counter.screen.press("继续：材料", "push button")
    counter.screen.find("push button", "扫描到此材料", enabled=True)


def page_ms(counter: Counter, pane, which: int, learned: list | None):
    """From the last byte of the page until it stands in the large view, and until what stands there came from the vault."""
    world, screen = counter.story.world, counter.screen
    lay_sheet(world, counter.story.bench, which)
    _, already = scanned_at(world, 0)
    world.key("mousemove", *world.size)
    before = pane.steady()
    view = screen.find(name="页面预览").extents() if learned is None else None
    if learned is not None and pane.share(learned, 0) < THERE:
        raise RuntimeError("the page view is not empty")
    screen.press("扫描到此材料", "push button")
    if learned is None:
        until("the page", lambda: scanned_at(world, already)[0], 60, counter.client.program.must_run)
        time.sleep(3)
        answer = glass.sample(pane.changes(before, pane.steady(), view))
        if len(answer) < 100:
            raise RuntimeError("no page in the view")
    else:
        alive = counter.client.program.must_run
        seen = pane.when("the page in the view", lambda: pane.nearer(learned) >= THERE, 60, alive)
        kept = pane.when("the page from the vault", lambda: pane.share(learned, 1) >= THERE, 60, alive)
        to_wall = time.time() - time.monotonic_ns() / 1e9
        answer = [(at / 1e9 + to_wall - scanned_at(world, already)[0]) * 1000 for at in (seen, kept)]
    screen.press("删除", "push button")
    screen.wait_text("按 F4 扫描")
    return answer


# ---- memory


def person(serial: int) -> dict:
    """An invented resident of the card: a serial that is not given out, with the check digit that GB 11643 computes."""
    birth = (datetime.date(1940, 1, 1) + datetime.timedelta(days=serial)).strftime("%Y%m%d")
    digits = f"110105{birth}{900 + serial % 100}"
    check = "10X98765432"[sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]
    return {"layout": "resident", "name": "样例" + chr(0x4E00 + serial), "sexCode": "2" if int(digits[-1]) % 2 == 0 else "1",
            "ethnicityCode": "01", "birth": birth, "address": "北京市朝阳区样例街道测试路１号院２号楼３０１室", "number": digits + check,
            "issuer": "北京市公安局朝阳分局", "validFrom": "20200101", "validTo": "长期"}


class Hands:
    """Hands that remember where things are: the counter's pages stay, so a button is looked for once."""

    def __init__(self, counter: Counter):
        self.counter, self.screen, self.known = counter, counter.screen, {}

    def find(self, role, name, enabled: bool = True, seconds: float = 30):
        looks = 0

        def look():
            nonlocal looks
            looks += 1
            widget = self.known.get((role, name))
            if widget is not None and widget.showing and self.screen._fits(widget.name, name):
                return widget if widget.enabled or not enabled else None
            if widget is not None and looks % 20:  # its page is not shown yet, or it says something else still
                return None
            found = self.screen.look(role, name, enabled=enabled)
            if found:
                self.known[(role, name)] = found[0]
            return found[0] if found else None
        return until(f"{role} '{name}'", look, seconds, self.counter.client.program.must_run)

    def press(self, name, role="push button"):
        widget = self.find(role, name)
        if not widget.act():
            self.screen.click(widget)

    def type(self, name, text) -> None:
        field = self.find("text", name)
        field.focus()
        until(f"focus in '{name}'", lambda: field.has(self.focused), 10)
        self.screen.world.key("type", "--delay", "1", "--", text)
        until(f"'{text}' in '{name}'", lambda: text in field.text, 10)

    @property
    def focused(self):
        from screen import Atspi
        return Atspi.StateType.FOCUSED

    def case(self, serial: int) -> None:
        """One whole case: card, item, form, page, signature, receipt, slip, acceptance, the notice on the screen."""
        bench, screen, world = self.counter.story.bench, self.screen, self.counter.story.world
        bench.do("put-card", card=person(serial))
        self.press("继续：选择事项")
        bench.lift_card()
        self.type("查找事项", ITEM_KEYS)
        items = self.find("list", "事项列表")
        until(ITEM, lambda: (found := items.children()) and found[0].name == ITEM, 20)
        screen.keys("Return")
        self.press("继续：申请信息")
        self.type("联系电话", f"138{serial:08}")
        self.press("继续：材料")
        lay_sheet(world, bench, serial)
        self.press("扫描到此材料")
        materials = self.find("list", "材料清单")
        until("the page", lambda: any("已收 1 页" in m.description for m in materials.children()), 60)
        self.press("继续：签字确认")
        pad = self.find(None, "签字区")
        until("the pad open", lambda: "请在此处" in pad.description, 20)  # closed until the page is saved
        screen.stroke(pad, [(0.3, 0.3), (0.4, 0.35), (0.45, 0.6), (0.35, 0.75)])
        self.press("确认签字")
        self.find("label", SIGNED, enabled=False)
        self.press("继续：办理")
        self.press("提交")
        prints = world.folder / "prints"
        slips = len(list(prints.glob("*.png")))
        self.find("push button", "受理", seconds=60)  # only a receipt that verified opens it
        self.press("打印接收凭证")
        until("a slip", lambda: len(list(prints.glob("*.png"))) > slips, 30)
        self.press("受理")
        self.counter.look_at_paper()
        self.press("返回")
        self.press("办完，接待下一位")
        self.find("label", WAITING, enabled=False)


def memory(counter: Counter, cases: int):
    """{case: {"rss":…, "pss":…}} after every tenth case, the helper process of the scanner counted in."""
    hands, told = Hands(counter), {}
    for serial in range(1, cases + 1):
        try:
            hands.case(serial)
        except Exception:
            print(counter.screen.tree(), file=sys.stderr)
            raise
        if serial % 10 == 0 or serial == cases:
            all_of_it = [glass.memory_mb(pid) for pid in [counter.client.pid, *counter.client.children()]]
            told[serial] = {kind: round(sum(one[kind] for one in all_of_it), 1) for kind in ("rss", "pss")}
            print(f"  {serial} cases: {told[serial]}", file=sys.stderr, flush=True)
    return told


# ---- the figures


def sign_in_figure(programs: Path, bench: Path, cases: int) -> dict:
    """With ten cases first, then with all of them, in one world."""
    with World(programs) as world:
        counter = signed_in(world)
        left, top, width, height = counter.screen.find(None, "我的待办").extents()
        place = (left + width // 2, top + height // 2)
        counter.client.stop()
        pane = glass.Glass(world)

        def times(more: int) -> list:
            fill_vault(world, bench, more)
            learned = cases_after_sign_in_ms(world, pane, place, None)
            return [cases_after_sign_in_ms(world, pane, place, learned) for _ in range(SIGN_INS)]
        few, many = times(10), times(cases - 10)

    def median(told: list, what: str) -> float:
        return round(statistics.median(one[what] for one in told), 1)
    value, peer = median(many, "stands"), median(few, "stands")  # two Argon2id and the hall's answer are in both
    return {"value": value, "peer_value": peer, "ratio": round(value / peer, 2),
            "more": {"next_line_ms": median(many, "moved"), "next_line_with_ten_cases_ms": median(few, "moved")}}


def years_later(counter: Counter, bench: Path, cases: int) -> Counter:
    """The same clerk at the same counter, with so many cases in the vault."""
    world = counter.story.world
    counter.story.bench.lift_card()
    counter.client.stop()
    fill_vault(world, bench, cases)
    again = Counter(counter.story)
    again.sign_in(world.staff("clerk")["no"], NEW_PIN)
    again.screen.wait_text(WAITING.pattern, seconds=60)
    return again


def before_and_after(programs: Path, bench: Path, cases: int, measure) -> dict:
    """What measure(counter, pane) says: a median in ms and more. Where there are cases, first without and then with them, in one world."""
    with World(programs) as world:
        counter = signed_in(world)
        pane = glass.Glass(world)
        value, more = measure(counter, pane)
        if cases:
            empty = value
            value, more = measure(years_later(counter, bench, cases), pane)
            more |= {"with_an_empty_vault": empty, "times_that": round(value / empty, 2)}
        return {"value": value, "more": more}


def card_figure(programs: Path, bench: Path, cases: int) -> dict:
    def measure(counter: Counter, pane):
        learned = card_ms(counter, pane, None)
        times = [card_ms(counter, pane, learned) for _ in range(CARDS)]
        return round(statistics.median(times), 1), {"all": [round(t, 1) for t in times]}
    return before_and_after(programs, bench, cases, measure)


def page_figure(programs: Path, bench: Path, cases: int) -> dict:
    def measure(counter: Counter, pane):
        to_empty_materials(counter)
        learned = page_ms(counter, pane, 0, None)
        times = [page_ms(counter, pane, which, learned) for which in range(1, PAGES + 1)]
        seen, kept = ([round(pair[i], 1) for pair in times] for i in (0, 1))
        return statistics.median(seen), {"all": seen, "from_the_vault": kept}
    return before_and_after(programs, bench, cases, measure)


def memory_figures(programs: Path, bench: Path, cases: int, in_vault: int) -> tuple:
    with World(programs) as world:
        counter = signed_in(world)
        if in_vault:
            counter = years_later(counter, bench, in_vault)
        told = memory(counter, cases)
    last, tenth = told[cases], told[min(10, cases)]
    return last, tenth, told
